"""Feeds: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1 from one list of entries."""

from __future__ import annotations

import datetime as dt
import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import format_datetime

_ATOM = "http://www.w3.org/2005/Atom"
_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ABSOLUTE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:\S")
"""How an IRI begins, which is all that Atom takes as an id; RSS takes any text."""
_NEVER = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)

ET.register_namespace("atom", _ATOM)
ET.register_namespace("content", _CONTENT)


@dataclass(frozen=True, slots=True)
class Entry:
    """One post in a feed; all URLs are absolute."""

    id: str
    """By which the clients of readers know it again; it need be no URL."""
    url: str
    title: str
    html: str
    summary: str
    published: dt.datetime
    updated: dt.datetime
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """What all formats of a feed say; all URLs are absolute."""

    title: str
    home: str
    url: str
    """The feed's own address."""
    description: str
    author: str
    language: str
    entries: tuple[Entry, ...]
    """Newest first."""

    @property
    def updated(self) -> dt.datetime:
        """The last change of any entry."""
        return max((entry.updated for entry in self.entries), default=_NEVER)


def rss(feed: Feed) -> str:
    """Return the feed as RSS 2.0, with the whole content in `content:encoded`."""
    root = ET.Element("rss", version="2.0")
    channel = ET.SubElement(root, "channel")
    _add(channel, "title", feed.title)
    _add(channel, "link", feed.home)
    _add(channel, "description", feed.description)
    _add(channel, "language", feed.language)
    _add(channel, "lastBuildDate", format_datetime(feed.updated))
    link = {"href": feed.url, "rel": "self", "type": "application/rss+xml"}
    _add(channel, f"{{{_ATOM}}}link", None, **link)
    for entry in feed.entries:
        item = ET.SubElement(channel, "item")
        _add(item, "title", entry.title)
        _add(item, "link", entry.url)
        is_url = entry.id == entry.url and _ABSOLUTE.match(entry.id)
        _add(item, "guid", entry.id, isPermaLink="true" if is_url else "false")
        _add(item, "pubDate", format_datetime(entry.published))
        for tag in entry.tags:
            _add(item, "category", tag)
        if entry.summary:
            # Readers take it for HTML, in which `<b>` as text is `&lt;b&gt;`.
            _add(item, "description", html.escape(entry.summary, quote=False))
        _add(item, f"{{{_CONTENT}}}encoded", entry.html)
    return _xml(root)


def atom(feed: Feed) -> str:
    """Return the feed as Atom."""
    root = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": feed.language})
    _add(root, "id", feed.home)
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.description)
    _add(root, "updated", feed.updated.isoformat())
    _add(ET.SubElement(root, "author"), "name", feed.author)
    _add(root, "link", None, href=feed.home, rel="alternate", type="text/html")
    _add(root, "link", None, href=feed.url, rel="self", type="application/atom+xml")
    for entry in feed.entries:
        item = ET.SubElement(root, "entry")
        _add(item, "id", entry.id if _ABSOLUTE.match(entry.id) else entry.url)
        _add(item, "title", entry.title)
        _add(item, "link", None, href=entry.url, rel="alternate", type="text/html")
        _add(item, "published", entry.published.isoformat())
        _add(item, "updated", entry.updated.isoformat())
        for tag in entry.tags:
            _add(item, "category", None, term=tag)
        if entry.summary:
            _add(item, "summary", entry.summary)
        _add(item, "content", entry.html, type="html")
    return _xml(root)


def json_feed(feed: Feed) -> str:
    """Return the feed as JSON Feed 1.1."""
    items = [
        {
            "id": entry.id,
            "url": entry.url,
            "title": entry.title,
            "content_html": entry.html,
            "summary": entry.summary,
            "date_published": entry.published.isoformat(),
            "date_modified": entry.updated.isoformat(),
            "tags": list(entry.tags),
        }
        for entry in feed.entries
    ]
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": feed.url,
        "description": feed.description,
        "language": feed.language,
        "authors": [{"name": feed.author}],
        "items": items,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a feed."""

    name: str
    """As readers know it."""
    type: str
    """Its media type."""
    write: Callable[[Feed], str]


FORMATS = {
    "rss": Format("RSS", "application/rss+xml", rss),
    "atom": Format("Atom", "application/atom+xml", atom),
    "json": Format("JSON Feed", "application/feed+json", json_feed),
}
"""Each format by its name in the settings."""


def _add(parent: ET.Element, tag: str, value: str | None, **attributes: str) -> None:
    clean = {name: _NOT_XML.sub("", text) for name, text in attributes.items()}
    ET.SubElement(parent, tag, clean).text = _NOT_XML.sub("", value) if value else None


def _xml(root: ET.Element) -> str:
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, "unicode") + "\n"
