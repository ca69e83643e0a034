"""The pages to which readers of a lost address can be sent, and what has to be written for that."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial
from pathlib import Path

from mkdocs.structure.files import Files

from ..cures import Cures
from ..homes import Home, Homes
from ..post import Post
from .build import Build
from .files import address, is_shown, origin, title_of

_KINDS = ("post", "page", "listing", "feed")


def homes_of(build: Build, files: Files, kinds: Collection[str] = _KINDS) -> Homes:
    """Return the pages, lists and feeds that are published now, or those of some kinds."""
    return Homes(_homes(build, files, kinds))


def cures_of(build: Build) -> Cures:
    """Return what has to be written for a lost address to lead to one of them."""
    return Cures(build.path, partial(_text, build))


def _homes(build: Build, files: Files, kinds: Collection[str]) -> Iterator[Home]:
    feeds = {url: name for name, url in build.feeds.items()}
    for file in files:
        found = origin(build, file)
        if not found or found.kind not in kinds or not is_shown(file, preview=build.preview):
            continue
        uri, url = file.src_uri, address(build, file)
        matter, page = build.front_matter.get(uri), build.library.by_uri.get(uri)
        is_written = found.kind in ("post", "page")
        yield Home(
            url=url,
            kind=found.kind,
            title=title_of(build, file) or "",
            date=page.date.date() if isinstance(page, Post) else None,
            uri=uri if is_written else "",
            source=found.owner if is_written else "",
            takes_aliases=is_written and uri not in build.moved and matter is not None,
            feed=feeds.get(url, ""),
            text=matter.body if matter and is_written else "",
        )


def _text(build: Build, uri: str) -> str:
    return Path(build.config.docs_dir, uri).read_bytes().decode()
