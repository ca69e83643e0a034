"""XML: sitemaps, and feeds in RSS, Atom and RDF."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from ..errors import shown
from .found import OTHER_SITEMAPS, OldUrl, is_url, joined, of_that_host, refuse
from .places import Opened, opened

_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_HTML = (
    "it is a page of HTML; name the sitemap of that site, often /sitemap.xml or "
    "/sitemap_index.xml, or its feed"
)


def read(place: Opened, left_out: Counter[str]) -> Iterator[OldUrl]:
    """Yield the addresses in a sitemap or a feed."""
    yield from _document(place, left_out, {place.name})


def _document(place: Opened, left_out: Counter[str], seen: set[str]) -> Iterator[OldUrl]:
    root = _root(place)
    kind = _local(root)
    if kind == "urlset":
        yield from _sitemap(place, root)
    elif kind == "sitemapindex":
        yield from _index(place, root, left_out, seen)
    elif kind in ("rss", "RDF"):
        yield from _rss(place, root)
    elif kind == "feed":
        yield from _atom(place, root)
    elif kind.lower() == "html":
        raise refuse(place.name, None, _HTML)
    else:
        text = f"it is XML, `<{kind}>`, and no sitemap and no feed; name one of these"
        raise refuse(place.name, None, text)


def _root(place: Opened) -> ET.Element:
    start = place.start.lower()
    if start.startswith((b"<!doctype html", b"<html")):
        raise refuse(place.name, None, _HTML)
    try:
        return ET.parse(place.file).getroot()
    except ET.ParseError as error:
        if b"<html" in start:
            raise refuse(place.name, None, _HTML) from None
        line, _ = error.position
        what = str(error).partition(":")[0]
        text = f"the XML is broken here: {what}; fetch or export it again"
        raise refuse(place.name, line, text) from None
    except (LookupError, ValueError) as error:
        raise refuse(
            place.name, None, f"the XML cannot be read: {error}; save it as UTF-8"
        ) from None


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _children(element: ET.Element, name: str) -> Iterator[ET.Element]:
    return (child for child in element if _local(child) == name)


def _text(element: ET.Element, name: str) -> str:
    """Return the text of the first child of a name, as far as it has any."""
    for child in _children(element, name):
        if text := " ".join("".join(child.itertext()).split()):
            return text
    return ""


def _sitemap(place: Opened, root: ET.Element) -> Iterator[OldUrl]:
    for url in _children(root, "url"):
        if address := _text(url, "loc"):
            yield OldUrl(address, place.name)


def _index(
    place: Opened, root: ET.Element, left_out: Counter[str], seen: set[str]
) -> Iterator[OldUrl]:
    for entry in _children(root, "sitemap"):
        address = _text(entry, "loc")
        if not address:
            continue
        source = _nested(place, address)
        if source is None:
            left_out[OTHER_SITEMAPS] += 1
        elif source not in seen:
            seen.add(source)
            with opened(source) as inner:
                yield from _document(inner, left_out, seen)


def _nested(place: Opened, address: str) -> str | None:
    """Return where a sitemap of an index is; None for one of another host.

    Beside a file that is a file, by the last part of the address or more of it. Where there is none
    it is fetched.
    """
    if is_url(place.name):
        url = urljoin(place.name, address)
        return url if urlsplit(url).netloc == urlsplit(place.name).netloc else None
    parts = unquote(urlsplit(address).path).strip("/").split("/")
    folder = Path(place.name).parent
    for start in range(len(parts)):
        beside = folder.joinpath(*parts[start:])
        if {"", ".", ".."}.isdisjoint(parts[start:]) and beside.is_file():
            return str(beside)
    if is_url(address):
        return address
    text = f"it names {shown(address)}, and there is no such file beside it; save that there too"
    raise refuse(place.name, None, text)


def _rss(place: Opened, root: ET.Element) -> Iterator[OldUrl]:
    for channel in _children(root, "channel"):
        yield from _itself(place, channel, _text(channel, "link"), "rss")
    for item in root.iter():
        if _local(item) == "item" and (address := _link_of_item(item)):
            yield OldUrl(address, place.name, title=_text(item, "title") or None)


def _itself(place: Opened, feed: ET.Element, home: str, name: str) -> Iterator[OldUrl]:
    """Yield the address of a feed, where it is of the blog's own host."""
    for link in _children(feed, "link"):
        address = joined(home, link.get("href", ""))
        if link.get("rel") == "self" and of_that_host(address, home):
            yield OldUrl(address, place.name, feed=name)


def _link_of_item(item: ET.Element) -> str:
    for child in _children(item, "link"):
        if (child.text or "").strip():
            return (child.text or "").strip()
    for guid in _children(item, "guid"):
        text = (guid.text or "").strip()
        if guid.get("isPermaLink", "true") != "false" and is_url(text):
            return text
    return item.get(_ABOUT, "")


def _atom(place: Opened, root: ET.Element) -> Iterator[OldUrl]:
    pages = (joined(root.get(_BASE, ""), address) for address in _alternates(root))
    yield from _itself(place, root, next(pages, root.get(_BASE, "")), "atom")
    for entry in _children(root, "entry"):
        for link in _children(entry, "link"):
            address = link.get("href", "").strip()
            if address and link.get("rel", "alternate") == "alternate":
                base = joined(root.get(_BASE, ""), entry.get(_BASE, ""))
                title = _text(entry, "title") or None
                yield OldUrl(joined(base, address), place.name, title=title)
                break


def _alternates(feed: ET.Element) -> Iterator[str]:
    """Yield where the page is of which a feed tells."""
    for link in _children(feed, "link"):
        if link.get("href") and link.get("rel", "alternate") == "alternate":
            yield link.get("href", "")
