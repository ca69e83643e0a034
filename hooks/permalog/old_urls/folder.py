"""Folder: a built site as it lies there, of which each file is an address."""

from __future__ import annotations

import html
import os
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from .found import NOT_SENT, OldUrl, left_out, refuse

_TITLE = re.compile(rb"<title[^>]*>(.*?)</title>", re.S | re.I)
_HEAD = 20_000
_NO_ADDRESSES = frozenset(("404.html", "CNAME", "robots.txt"))
_NOT_SENT = re.compile(
    r"\.(?:_.*|git\w*|hg\w*|svn|nojekyll|DS_Store|ht(?:access|passwd)|(?:jekyll|sass)-cache"
    r"|jekyll-metadata|hugo_build\.lock|buildinfo|doctrees|keep|editorconfig)"
)
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
            title = _title(folder / place) if place.endswith(_HTML) else None
            yield OldUrl("/" + quote(path), str(folder / place), title=title)


def _places(folder: Path, not_asked: Counter[str]) -> Iterator[str]:
    """Yield each file below a folder that a host sends, from the folder on."""
    for above, folders, files in os.walk(folder):
        hidden = [name for name in (*folders, *files) if _NOT_SENT.fullmatch(name)]
        not_asked.update(NOT_SENT for _ in hidden)
        folders[:] = [name for name in folders if name not in hidden]
        for name in files:
            if name not in hidden:
                yield Path(above, name).relative_to(folder).as_posix()


def _is_index(place: str) -> bool:
    return place == "index.html" or place.endswith("/index.html")


def _title(file: Path) -> str | None:
    """Return what a page calls itself, without the name of the site behind a dash or a bar."""
    with file.open("rb") as content:
        found = _TITLE.search(content.read(_HEAD))
    if not found:
        return None
    text = " ".join(html.unescape(found[1].decode("utf-8", "replace")).split())
    return re.split(r"\s+[|–—·-]\s+", text)[0] or None
