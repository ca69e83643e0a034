"""The sidebar of a page: what is on the way to it, and of all else one link.

So the sidebar of a big blog stays as small as that of a small one, and a page changes only when the
part of it changes that the page shows.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from types import SimpleNamespace
from typing import Any, cast

import jinja2
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import normalize_url

from ..listing import Kind, Listing
from .build import Build

_DATED = (Kind.YEAR, Kind.MONTH)


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the sidebar, and what is below it; titles are HTML."""

    title: str
    url: str = ""
    """Relative to the site's root, as the filter `url` takes it; empty where there is no page."""
    source: str = ""
    """The file of its page below docs/; empty for a mere link."""
    subtitle: str = ""
    count: int = 0
    """How many posts are below it; 0 where that is not said."""
    iso: str = ""
    """The date of a post, for machines; empty where it is not shown."""
    day: str = ""
    """The day of the month."""
    children: tuple[Item, ...] = ()
    is_heading: bool = False
    """Whether it is the title of what is below it, and does not fold."""
    is_open: bool = False


_MARK = re.compile("\x02[^\x03]*\x03")
"""Where it is marked that a line is the page, with the file of its page."""


def mark(source: str) -> str:
    """Return what stands in a line of the sidebar, until it is known whether that is the page."""
    return f"\x02{source}\x03" if source else ""


def marked(html: str, source: str) -> str:
    """Return the HTML of a sidebar on the page of a file; of none on one that is nowhere in it."""
    if source:
        html = html.replace(mark(source), ' aria-current="page"')
    return _MARK.sub("", html)


@jinja2.pass_context
def from_here(context: Mapping[str, Any], url: str) -> str:
    """Return a link of the sidebar as it is written on all pages in the folder of this one."""
    beside = context["here"]
    if beside is None:  # on 404.html, which may be shown anywhere
        return normalize_url(url, base=context["base_url"])
    return normalize_url(url, cast(Page, SimpleNamespace(url=beside)))


class Sidebar:
    """The sidebar of a site, of which pages in one section have the same."""

    def __init__(self, build: Build, nav: Navigation) -> None:
        self.build, self.nav = build, nav
        self._known: dict[int, tuple[Item, ...]] = {}
        self._html: dict[tuple[int, str | None], str] = {}
        plugin = build.config.plugins.get("blog")
        self._has_dates = not (plugin and plugin.config["display-article-date"])

    def of(self, page: Page | None) -> tuple[Item, ...]:
        """Return the lines that a page shows; None stands for one that is nowhere in it."""
        above = list(page.ancestors) if page else []
        nearest = id(above[0]) if above else 0
        if nearest not in self._known:
            path = {id(section) for section in above}
            self._known[nearest] = tuple(self._items(self.nav.items, path))
        return self._known[nearest]

    def here(self, page: Page) -> str:
        """Return an address beside a page's that no page has: from there links are all the same."""
        folder = posixpath.dirname(page.url.rstrip("/"))
        name = "\x02/" if page.url.endswith("/") else "\x02.html"
        return posixpath.join(folder, name) if page.url else ""

    def once(self, items: tuple[Item, ...], here: str | None, caller: Callable[[], str]) -> str:
        """Return the HTML that `caller` makes of the lines of a sidebar, as seen from a folder."""
        key = id(items), here
        if key not in self._html:
            self._html[key] = caller()
        return self._html[key]

    @cached_property
    def _features(self) -> frozenset[str]:
        return frozenset(map(str, self.build.config.theme.get("features") or ()))

    def _items(self, items: Iterable[StructureItem], path: set[int]) -> Iterator[Item]:
        for item in items:
            if isinstance(item, Section) and item.children:
                yield self._section(item, path)
            else:
                yield self._line(item)

    def _section(self, section: Section, path: set[int]) -> Item:
        index = self._index(section)
        shown = self._listing(index)
        rest = [item for item in section.children if item is not index]
        kind = shown.kind if shown else None
        count = len(shown.posts) if shown and kind is not Kind.ARCHIVE else 0
        start = self._line(index) if index else Item("")
        line = replace(start, title=str(section.title), count=count)
        if index and (not rest or (kind in _DATED and id(section) not in path)):
            return line
        return replace(
            line,
            children=tuple(self._dated(rest) if kind is Kind.MONTH else self._items(rest, path)),
            is_heading=section.parent is None and "navigation.sections" in self._features,
            is_open=id(section) in path or "navigation.expand" in self._features,
        )

    def _index(self, section: Section) -> Page | None:
        if "navigation.indexes" not in self._features:
            return None
        pages = (item for item in section.children if isinstance(item, Page))
        return next((page for page in pages if page.is_index), None)

    def _listing(self, page: Page | None) -> Listing | None:
        return self.build.listings.get(page.file.src_uri) if page else None

    def _line(self, item: StructureItem) -> Item:
        page = item if isinstance(item, Page) else None
        return Item(
            title=str(item.title),
            url=str(getattr(item, "url", None) or ""),
            source=page.file.src_uri if page else "",
            subtitle=str(page.meta.get("subtitle") or "") if page else "",
        )

    def _dated(self, posts: Sequence[StructureItem]) -> Iterator[Item]:
        """Yield the posts of a month, each with its day."""
        for post in posts:
            line = self._line(post)
            card = self.build.cards.get(line.source) if self._has_dates else None
            yield replace(line, iso=card.iso, day=card.day_of_month) if card else line
