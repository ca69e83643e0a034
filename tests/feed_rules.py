"""Whether feeds keep the rules of their formats: RFC 4287, RSS 2.0, JSON Feed 1.1.

`faults` says what breaks a rule, a line for each. The rules for RSS are those of its specification
and, where it is silent, of the RSS Advisory Board's Best Practices Profile; whatever a feed's HTML
links to has to be a full URL, as a reader has no page to see it from. What Permalog does not write,
such as XHTML or content that is elsewhere, is not looked into but is a fault.

Of the invalid feeds among the test cases of the W3C's feed validator all were found that are about
what is looked into, but for wrong values of xml:base.
"""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from drawn import Document, links_of, parse

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
XML = "{http://www.w3.org/XML/1998/namespace}"
TYPES = {
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
    "application/feed+json": "json",
}
"""The formats, by the media types under which pages name their feeds."""

_RFC_3339 = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)"
)
_RFC_822 = re.compile(
    r"(?:(?P<day>Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d{1,2} "
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d(?::\d\d)? "
    r"(?:[+-]\d{4}|UT|GMT|[ECMP][SD]T)"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_MEDIA_TYPE = re.compile(r"[\w!#$&^.+-]+/[\w!#$&^.+-]+(?:\s*;.*)?", re.A)
_LINK = {
    "rel": re.compile("alternate|related|self|enclosure|via|hub|next|prev|first|last"),
    "type": _MEDIA_TYPE,
    "hreflang": _LANGUAGE,
    "length": re.compile(r"\d+"),
}
"""The attributes of a link in Atom."""
_EMAIL = re.compile(r"\S+@\S+")
_NOT_IN_IRI = re.compile(r"[\s<>\"{}|\\^`\x00-\x20\x7f]")


def faults(name: str, text: str) -> list[str]:
    """Return what in a feed breaks a rule of its format: `rss`, `atom` or `json`."""
    try:
        return list(_CHECKS[name](text))
    except (ElementTree.ParseError, json.JSONDecodeError) as error:
        return [f"it cannot be read: {error}"]


def discovered(page: Document) -> dict[str, str]:
    """Return the feeds that a page names, by format, as feed readers look for them."""
    links = (e for e in page.tree.iter("link") if e.get("rel", "").split() == ["alternate"])
    return {
        TYPES[link.get("type", "")]: link.get("href", "")
        for link in links
        if link.get("type", "") in TYPES
    }


def _atom(text: str) -> Iterator[str]:
    feed = ElementTree.fromstring(text)
    if feed.tag != f"{ATOM}feed":
        yield f"2: the root is {feed.tag}, not atom:feed"
        return
    yield from _atom_names(feed)
    children = Counter(child.tag.removeprefix(ATOM) for child in feed)
    yield from _counts("4.1.1 feed", children, one=("id", "title", "updated"), most=_FEED_ONCE)
    entries = feed.findall(f"{ATOM}entry")
    if not children["author"] and not all(e.find(f"{ATOM}author") is not None for e in entries):
        yield "4.1.1 feed: it has no author, nor has every entry"
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):
        yield "4.1.1 feed: no link says where it is itself"
    yield from _atom_links("4.1.1 feed", feed)
    for number, entry in enumerate(entries, 1):
        yield from _atom_entry(f"4.1.2 entry {number}", entry)
    yield from _twice("4.1.1 id", (e.findtext(f"{ATOM}id") for e in entries))
    for element in feed.iter():
        yield from _atom_value(element)


_FEED_ONCE = ("generator", "icon", "logo", "rights", "subtitle")
_ENTRY_ONCE = ("content", "published", "rights", "summary")
_PERSON = ("author", "contributor")
_TEXT = ("title", "subtitle", "summary", "rights")
_METADATA = {"author", "category", "contributor", "id", "link", "rights", "title", "updated"}
_CHILDREN = {
    "feed": _METADATA | {"generator", "icon", "logo", "subtitle", "entry"},
    "entry": _METADATA | {"content", "published", "summary"},
    "author": {"name", "uri", "email"},
    "contributor": {"name", "uri", "email"},
}
"""What may stand in which element; in all others stands text."""
_ATTRIBUTES = {
    "category": {"term", "scheme", "label"},
    "content": {"type"},
    "generator": {"uri", "version"},
    "link": {"href", "rel", "type", "hreflang", "title", "length"},
    **{name: {"type"} for name in _TEXT},
}


def _atom_names(parent: Element) -> Iterator[str]:
    """Yield each element and attribute of Atom that stands where none such may."""
    name = parent.tag.removeprefix(ATOM)
    for attribute in parent.attrib:
        if not attribute.startswith("{") and attribute not in _ATTRIBUTES.get(name, ()):
            yield f"{name} has the attribute {attribute}"
    for child in parent:
        if child.tag.startswith(ATOM):
            if child.tag.removeprefix(ATOM) not in _CHILDREN.get(name, ()):
                yield f"{child.tag.removeprefix(ATOM)} stands in {name}"
            yield from _atom_names(child)
        elif not child.tag.startswith("{"):
            yield f"{child.tag} has no namespace"


def _atom_entry(name: str, entry: Element) -> Iterator[str]:
    children = Counter(child.tag.removeprefix(ATOM) for child in entry)
    yield from _counts(name, children, one=("id", "title", "updated"), most=_ENTRY_ONCE)
    yield from _atom_links(name, entry)
    content, links = entry.find(f"{ATOM}content"), entry.findall(f"{ATOM}link")
    if content is None and not any(link.get("rel", "alternate") == "alternate" for link in links):
        yield f"{name}: it has neither content nor a link to it"


def _atom_links(name: str, parent: Element) -> Iterator[str]:
    alternates = [
        str((link.get("type"), link.get("hreflang")))
        for link in parent.findall(f"{ATOM}link")
        if link.get("rel", "alternate") == "alternate"
    ]
    yield from _twice(f"{name}: alternate link", alternates)


def _atom_value(element: Element) -> Iterator[str]:
    """Yield what is wrong with the text and the attributes of an element."""
    name, text = element.tag.removeprefix(ATOM), element.text or ""
    if (language := element.get(f"{XML}lang")) is not None:
        yield from _matches(f"2 {name}: xml:lang", language, _LANGUAGE)
    if name in _PERSON:
        children = Counter(child.tag.removeprefix(ATOM) for child in element)
        yield from _counts(f"3.2 {name}", children, one=("name",), most=("uri", "email"))
    elif name in ("updated", "published"):
        yield from _rfc_3339(f"3.3 {name}", text)
    elif name in ("id", "icon", "logo", "uri"):
        yield from _url(f"4.2.6 {name}", text, schemes=None)
    elif name == "email":
        yield from _matches("3.2.3 email", text, _EMAIL)
    elif name == "name" and not text.strip():
        yield "3.2.1 name: it is empty"
    elif name == "link":
        yield from _url("4.2.7 link", element.get("href"), schemes=None)
        for key, pattern in _LINK.items():
            if (value := element.get(key)) is not None:
                yield from _matches(f"4.2.7 link: {key}", value, pattern)
    elif name == "category":
        if not element.get("term"):
            yield "4.2.2 category: it has no term"
        if (scheme := element.get("scheme")) is not None:
            yield from _url("4.2.2 category", scheme, schemes=None)
    elif name == "generator" and (uri := element.get("uri")) is not None:
        yield from _url("4.2.4 generator", uri)
    elif name in (*_TEXT, "content"):
        yield from _atom_text(name, element)


def _atom_text(name: str, element: Element) -> Iterator[str]:
    kind = element.get("type", "text")
    if kind not in ("text", "html"):
        yield f"3.1.1 {name}: its type is {kind}"
    if len(element):
        yield f"3.1.1 {name}: there are elements in it"
    if kind == "html":
        yield from _html(name, element.text or "")
    if name == "title" and not (element.text or "").strip():
        yield "4.2.14 title: it is empty"


_CHANNEL_ONCE = (
    *("language", "copyright", "managingEditor", "webMaster", "pubDate", "lastBuildDate"),
    *("generator", "docs", "cloud", "ttl", "image", "rating", "textInput"),
    *("skipHours", "skipDays"),
)
_ITEM_ONCE = (
    *("title", "link", "description", "author", "comments", "enclosure", "guid", "pubDate"),
    "source",
    f"{CONTENT}encoded",
)


def _rss(text: str) -> Iterator[str]:
    root = ElementTree.fromstring(text)
    if (root.tag, root.get("version"), [e.tag for e in root]) != ("rss", "2.0", ["channel"]):
        yield "the root is not <rss version='2.0'> with one channel"
        return
    channel = root[0]
    children = Counter(child.tag for child in channel)
    one = ("title", "link", "description")
    yield from _counts("channel", children, one=one, most=_CHANNEL_ONCE)
    known = {*one, *_CHANNEL_ONCE, "category", "item"}
    yield from (f"channel: {tag} is no element of RSS" for tag in children if _is_bare(tag, known))
    yield from _url("channel: link", channel.findtext("link"))
    if (language := channel.findtext("language")) is not None:
        yield from _matches("channel: language", language, _LANGUAGE)
    for name in ("pubDate", "lastBuildDate"):
        yield from _rfc_822(f"channel: {name}", channel.findtext(name))
    own = [link for link in channel.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if [link.get("type") for link in own] != ["application/rss+xml"]:
        yield "channel: atom:link does not say where it is itself"
    for link in own:
        yield from _url("channel: atom:link", link.get("href"))
    items = channel.findall("item")
    for number, item in enumerate(items, 1):
        yield from _rss_item(f"item {number}", item)
    yield from _twice("guid", (item.findtext("guid") for item in items))


def _rss_item(name: str, item: Element) -> Iterator[str]:
    children = Counter(child.tag for child in item)
    yield from _counts(name, children, one=("link", "guid", "pubDate"), most=_ITEM_ONCE)
    if not (item.findtext("title") or item.findtext("description") or "").strip():
        yield f"{name}: it has neither title nor description"
    known = {*_ITEM_ONCE, "category"}
    yield from (f"{name}: {tag} is no element of RSS" for tag in children if _is_bare(tag, known))
    yield from _url(f"{name}: link", item.findtext("link"))
    yield from _rfc_822(f"{name}: pubDate", item.findtext("pubDate"))
    guid = item.find("guid")
    if guid is not None:
        if not (guid.text or "").strip():
            yield f"{name}: its guid is empty"
        if guid.get("isPermaLink", "true") not in ("true", "false"):
            yield f"{name}: isPermaLink is {guid.get('isPermaLink')}"
        if guid.get("isPermaLink", "true") == "true":
            yield from _url(f"{name}: guid", guid.text)
    for category in item.findall("category"):
        if not (category.text or "").strip():
            yield f"{name}: a category is empty"
    if (author := item.findtext("author")) is not None:
        yield from _matches(f"{name}: author", author.partition(" ")[0], _EMAIL)
    tags = [child.tag for child in item]
    encoded = f"{CONTENT}encoded"
    if (
        "description" in tags
        and encoded in tags
        and tags.index(encoded) < tags.index("description")
    ):
        yield f"{name}: description stands behind content:encoded"
    yield from _html(name, item.findtext(encoded) or "")


def _is_bare(tag: str, known: set[str]) -> bool:
    """Tell whether an element has no namespace and is not known."""
    return not tag.startswith("{") and tag not in known


_JSON_FEED: Mapping[str, type] = {
    **dict.fromkeys(("version", "title", "home_page_url", "feed_url", "description"), str),
    **dict.fromkeys(("user_comment", "next_url", "icon", "favicon", "language"), str),
    **dict.fromkeys(("authors", "hubs", "items"), list),
    "author": dict,
    "expired": bool,
}
_JSON_ITEM: Mapping[str, type] = {
    **dict.fromkeys(("id", "url", "external_url", "title", "content_html", "content_text"), str),
    **dict.fromkeys(("summary", "image", "banner_image", "date_published"), str),
    **dict.fromkeys(("date_modified", "language"), str),
    **dict.fromkeys(("authors", "tags", "attachments"), list),
    "author": dict,
}
_JSON_URLS = ("home_page_url", "feed_url", "next_url", "icon", "favicon", "url", "external_url")
_JSON_URLS = (*_JSON_URLS, "image", "banner_image", "avatar")


def _json(text: str) -> Iterator[str]:
    feed = json.loads(text)
    yield from _json_object("the feed", feed, _JSON_FEED, ("version", "title", "items"))
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"the feed: its version is {feed.get('version')}"
    items = [item for item in feed.get("items", ()) if isinstance(item, dict)]
    for number, item in enumerate(items, 1):
        name = f"item {number}"
        yield from _json_object(name, item, _JSON_ITEM, ("id",))
        if not {"content_html", "content_text"} & item.keys():
            yield f"{name}: it has no content"
        for key in {"date_published", "date_modified"} & item.keys():
            yield from _rfc_3339(f"{name}: {key}", item[key])
        if not all(isinstance(tag, str) and tag for tag in item.get("tags", ())):
            yield f"{name}: a tag is no text"
        yield from _html(name, item.get("content_html", ""))
    yield from _twice("id", (item.get("id") for item in items))


def _json_object(
    name: str, data: Mapping[str, Any], known: Mapping[str, type], required: Iterable[str]
) -> Iterator[str]:
    yield from (f"{name}: there is no {key}" for key in required if key not in data)
    for key, value in data.items():
        if key not in known and not key.startswith("_"):
            yield f"{name}: {key} is no key of JSON Feed"
        elif key in known and not isinstance(value, known[key]):
            yield f"{name}: {key} is {value!r}"
        elif key in _JSON_URLS:
            yield from _url(f"{name}: {key}", value)
        elif key == "language":
            yield from _matches(f"{name}: language", value, _LANGUAGE)
    for author in data.get("authors", ()):
        if not isinstance(author, dict) or not {"name", "url", "avatar"} & author.keys():
            yield f"{name}: an author has neither name, url nor avatar"


_CHECKS: Mapping[str, Callable[[str], Iterator[str]]] = {"rss": _rss, "atom": _atom, "json": _json}


def _counts(
    name: str, children: Mapping[str, int], one: Iterable[str], most: Iterable[str]
) -> Iterator[str]:
    """Yield each child that stands not once, or more than once."""
    for tag in one:
        if children.get(tag, 0) != 1:
            yield f"{name}: there are {children.get(tag, 0)} {tag}"
    for tag in set(most) - set(one):
        if children.get(tag, 0) > 1:
            yield f"{name}: there are {children[tag]} {tag}"


def _twice(name: str, values: Iterable[str | None]) -> Iterator[str]:
    counts = Counter(values)
    yield from (f"{name}: {value} stands {n} times" for value, n in counts.items() if n > 1)


def _matches(name: str, text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    if not pattern.fullmatch(text):
        yield f"{name}: {text!r}"


def _url(
    name: str, text: str | None, schemes: tuple[str, ...] | None = ("http", "https")
) -> Iterator[str]:
    """Yield what is wrong with a full URL, of any scheme where none are named."""
    parts = urlsplit(text or "")
    is_whole = parts.scheme and (parts.netloc or parts.path)
    if not is_whole or _NOT_IN_IRI.search(text or "") or (schemes and parts.scheme not in schemes):
        yield f"{name}: {text!r} is no full URL"


def _rfc_3339(name: str, text: str) -> Iterator[str]:
    try:
        dt.datetime.fromisoformat(text)
    except ValueError:
        yield f"{name}: {text!r} is no moment"
    else:
        yield from _matches(name, text, _RFC_3339)


def _rfc_822(name: str, text: str | None) -> Iterator[str]:
    found = _RFC_822.fullmatch(text or "")
    if text is not None and not found:
        yield f"{name}: {text!r}"
    elif found and found["day"] not in (None, parsedate_to_datetime(text or "").strftime("%a")):
        yield f"{name}: {text!r} was another day of the week"


def _html(name: str, content: str) -> Iterator[str]:
    """Yield each link of a feed's HTML that leads somewhere only from a page."""
    for link in links_of(parse(content)):
        if not urlsplit(link).scheme:
            yield f"{name}: the link {link} is relative"
