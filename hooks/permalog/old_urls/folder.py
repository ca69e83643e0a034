"""Folder: a built site as it lies there, of which each file is an address."""

from __future__ import annotations

import html
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from ..host import is_sent
from .found import NOT_SENT, OldUrl, is_url, joined, left_out, refuse

_TITLE = re.compile(rb"<title[^>]*>(.*?)</title>", re.S | re.I)
_REFRESH = re.compile(rb"<meta\b[^>]*http-equiv\s*=\s*[\"']?refresh\b[^>]*>", re.I)
_REFRESH_URL = re.compile(r"content\s*=.*?\burl\s*=\s*['\"]?([^'\">]+)", re.I | re.S)
_ROOT = re.compile(rb"\s*(?:<(?:\?.*?\?|!--.*?--)>\s*)*<(?:\w+:)?(rss|feed|RDF)\b", re.S)
_JSON_FEED = re.compile(rb"\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org")
_FEEDS = (".xml", ".rss", ".rdf", ".atom", ".json")
_HEAD = 20_000
_NO_ADDRESSES = frozenset(("404.html", "CNAME", "robots.txt"))
_HTML = (".html", ".htm", ".xhtml")


def read(folder: Path, not_asked: Counter[str]) -> Iterator[OldUrl]:
    """Yield the address of each page, feed, image and document below a folder."""
    places = sorted(_places(folder, not_asked))
    if not any(place.endswith(_HTML) for place in places):
        text = "there is no HTML below it; name the folder of a built site, like _site/ or public/"
        raise refuse(str(folder), None, text)
    for place in places:
        if reason := left_out(place):
            not_asked[reason] += 1
        elif place not in _NO_ADDRESSES:
            path = place.removesuffix("index.html") if _is_index(place) else place
            yield _old_url("/" + quote(path), folder / place)


def _places(folder: Path, not_asked: Counter[str]) -> Iterator[str]:
    """Yield each file below a folder that a host sends, from the folder on."""
    for above, folders, files in os.walk(folder):
        hidden = [name for name in (*folders, *files) if not is_sent(name)]
        not_asked.update(NOT_SENT for _ in hidden)
        folders[:] = [name for name in folders if name not in hidden]
        for name in files:
            if name not in hidden:
                yield Path(above, name).relative_to(folder).as_posix()


def _is_index(place: str) -> bool:
    return place == "index.html" or place.endswith("/index.html")


def _old_url(url: str, file: Path) -> OldUrl:
    """Return the address of a file, and what the file tells of itself."""
    if file.name.endswith(_HTML):
        start = _start(file)
        return OldUrl(url, str(file), title=_title(start), target=_target(start, url))
    is_feed = file.suffix.lower() in _FEEDS
    return OldUrl(url, str(file), feed=_feed(_start(file)) if is_feed else "")


def _start(file: Path) -> bytes:
    with file.open("rb") as content:
        return content.read(_HEAD)


def _title(page: bytes) -> str | None:
    """Return what a page calls itself, without the name of the site behind a dash or a bar."""
    found = _TITLE.search(page)
    if not found:
        return None
    text = " ".join(html.unescape(found[1].decode("utf-8", "replace")).split())
    return re.split(r"\s+[|–—·-]\s+", text)[0] or None


def _target(page: bytes, url: str) -> str:
    """Return where a page sends its readers; empty where it does not."""
    meta = _REFRESH.search(page)
    found = _REFRESH_URL.search(html.unescape(meta[0].decode("utf-8", "replace"))) if meta else None
    target = joined(url, found[1]) if found else ""
    return target if target.startswith("/") or is_url(target) else ""


def _feed(document: bytes) -> str:
    """Return the format of a feed; empty for any other document."""
    if found := _ROOT.match(document):
        return "atom" if found[1] == b"feed" else "rss"
    return "json" if document.lstrip()[:1] == b"{" and _JSON_FEED.search(document) else ""
