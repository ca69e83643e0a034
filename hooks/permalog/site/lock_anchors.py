"""The anchors in the lock: places on pages to which something leads."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from ..lock import Entry, Kind
from ..lost import Lost, lost_anchor
from ..renewal import renewed
from .build import Build
from .files import address

_FOOTNOTES = ("fn:", "fnref:", "fnref2:")


def resolve_anchors(build: Build, files: Files) -> list[Lost]:
    """Bring the lock up to the anchors of the pages, once these are rendered; return what is lost.

    Of an address that is a redirect now, the page to which it leads has to have them, and is asked
    once. Of a page that was taken down nothing is asked.
    """
    pages = {
        address(build, file): file.page
        for file in files.documentation_pages()
        if file.page and not _is_gone(build, file)
    }
    ends = {
        one.url: unquote(urlsplit(one.detail).path) for one in build.lock.of_kind(Kind.REDIRECT)
    }
    now = {entry.url: entry for entry in _anchors(build, pages, ends)}
    lost: list[Lost] = []
    for entry in build.lock.of_kind(Kind.ANCHOR):
        end = ends.get(entry.path, entry.path)
        page, is_asked_there = pages.get(end), f"{end}#{entry.fragment}" in build.lock.entries
        ids = page.present_anchor_ids if page else None
        is_missing = ids is not None and entry.fragment not in ids
        if page and is_missing and (end == entry.path or not is_asked_there):
            lost.append(_lost(build, page, entry))
    build.lock = renewed(build.lock, now)
    return lost


def _is_gone(build: Build, file: File) -> bool:
    origin = build.origins.get(file.src_uri)
    return origin is not None and origin.kind == "gone"


def _anchors(build: Build, pages: Mapping[str, Page], ends: Mapping[str, str]) -> Iterator[Entry]:
    """Yield the anchors that are locked by the settings, where the page has them."""
    for url, page in pages.items():
        if build.settings.anchors.lock == "all":
            yield from (_entry(url, page, one.id) for one in _headings(page.toc))
    urls = {page.file: url for url, page in pages.items()}
    for file, fragment in _linked(build, pages, ends):
        target = file.page
        if target and file in urls and fragment in (target.present_anchor_ids or ()):
            yield _entry(urls[file], target, fragment)


def _linked(
    build: Build, pages: Mapping[str, Page], ends: Mapping[str, str]
) -> Iterator[tuple[File, str]]:
    """Yield every anchor to which a page or a redirect leads, and the file it is in."""
    for page in pages.values():
        for fragment in build.links.own_anchors.get(page.file.src_uri, ()) if build.links else ():
            if not fragment.startswith(_FOOTNOTES):
                yield page.file, fragment
        for file, anchors in (page.links_to_anchors or {}).items():
            if file is not page.file:
                yield from ((file, unquote(anchor)) for anchor in anchors)
    for redirect in build.lock.of_kind(Kind.REDIRECT):
        parts = urlsplit(redirect.detail)
        target = pages.get(ends[redirect.url]) if parts.fragment else None
        if target:
            yield target.file, unquote(parts.fragment)


def _entry(url: str, page: Page, fragment: str) -> Entry:
    titles = (one.title for one in _headings(page.toc) if one.id == fragment)
    return Entry(f"{url}#{fragment}", Kind.ANCHOR, title=html.unescape(next(titles, "")))


def _headings(links: Iterable[AnchorLink]) -> Iterator[AnchorLink]:
    for link in links:
        yield link
        yield from _headings(link.children)


def _lost(build: Build, page: Page, entry: Entry) -> Lost:
    headings = [(one.id, html.unescape(one.title)) for one in _headings(page.toc)]
    uri = page.file.src_uri
    line, matter = build.lock.lines.get(entry.url), build.front_matter.get(uri)
    return lost_anchor(entry, line, build.path(uri), matter, headings)
