"""Feeds that readers find and can read, and a sitemap that search engines can."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin
from xml.etree import ElementTree

import feedparser
from benchmarks.audit.sites import Site
from benchmarks.audit.tools import Tools
from benchmarks.results import Result, none_of
from playwright.sync_api import Browser

KINDS = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
}
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def measure(site: Site, tools: Tools, browser: Browser) -> Iterator[Result]:
    """Discover the feeds from the home page, and read them."""
    found = discovered(_read(site.url("")).decode(), site.url(""))
    faults = [f"the home page names no {name}" for kind, name in KINDS.items() if kind not in found]
    for kind, url in found.items():
        faults += list(_faults(kind, url))
    yield none_of("feeds: faults", faults, f" in {', '.join(map(KINDS.__getitem__, found))}")
    yield none_of("sitemap: faults", list(_sitemap(site)))


def discovered(html: str, base: str) -> dict[str, str]:
    """Return the feeds that a page names, by media type."""
    parser = _Links()
    parser.feed(html)
    return {
        link["type"]: urljoin(base, link["href"])
        for link in parser.links
        if link.get("rel") == "alternate" and link.get("type") in KINDS
    }


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "link":
            self.links.append({name: value or "" for name, value in attrs})


def _read(url: str) -> bytes:
    with urllib.request.urlopen(url) as answer:
        content: bytes = answer.read()
    return content


def _faults(kind: str, url: str) -> Iterator[str]:
    content = _read(url)
    if kind == "application/feed+json":
        feed = json.loads(content)
        yield from json_feed_faults(feed)
        return
    parsed = feedparser.parse(content)
    if parsed.bozo:
        yield f"{KINDS[kind]}: {parsed.bozo_exception}"
    if not parsed.entries:
        yield f"{KINDS[kind]}: no entries"
    for entry in parsed.entries:
        for name in ("id", "title", "link"):
            if not entry.get(name):
                yield f"{KINDS[kind]}: an entry without {name}"
        if not (entry.get("published_parsed") or entry.get("updated_parsed")):
            yield f"{KINDS[kind]}: {entry.get('link')} has no date that can be read"


def json_feed_faults(feed: dict[str, object]) -> Iterator[str]:
    """Tell what JSON Feed 1.1 asks for and a feed lacks."""
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"JSON Feed: version {feed.get('version')}"
    if not feed.get("title"):
        yield "JSON Feed: no title"
    items = feed.get("items")
    for item in items if isinstance(items, list) else [{}]:
        if not isinstance(item.get("id"), str):
            yield "JSON Feed: an item without an id that is a string"
        if not (item.get("content_html") or item.get("content_text")):
            yield f"JSON Feed: {item.get('id')} has no content"
        date = item.get("date_published", "")
        if date and not RFC_3339.fullmatch(date):
            yield f"JSON Feed: {item.get('id')} has the date {date}, which is not of RFC 3339"


def _sitemap(site: Site) -> Iterator[str]:
    path = site.folder / "sitemap.xml"
    if not path.is_file():
        yield "there is none"
        return
    root = ElementTree.parse(path).getroot()
    if root.tag != f"{SITEMAP}urlset":
        yield f"its root is {root.tag}"
    seen: set[str] = set()
    for entry in root.iter(f"{SITEMAP}url"):
        place = entry.findtext(f"{SITEMAP}loc") or ""
        date = entry.findtext(f"{SITEMAP}lastmod")
        if not place.startswith(site.host.url):
            yield f"{place} is not of the site"
        if place in seen:
            yield f"{place} stands there twice"
        seen.add(place)
        if date is not None and not re.match(r"\d{4}-\d\d-\d\d", date):
            yield f"{place} has the date {date}"
