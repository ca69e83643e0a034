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
_RUN = 10
"""How many posts of a month are listed together, where it has twice as many or more."""


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
        self._known: dict[tuple[int, int], tuple[Item, ...]] = {}
        self._html: dict[tuple[int, str | None], str] = {}
        self._run_of: dict[int, Mapping[int, int]] = {}
        self._folded: dict[int, Item] = {}
        """The sections that are not on the way to a page, which look the same on all others."""
        plugin = build.config.plugins.get("blog")
        self._has_dates = not (plugin and plugin.config["display-article-date"])

    def of(self, page: Page | None) -> tuple[Item, ...]:
        """Return the lines that a page shows; None stands for one that is nowhere in it."""
        above: list[Any] = list(page.ancestors) if page else []
        runs = self._runs(above[0]) if above else {}
        run = runs.get(id(page), max(runs.values(), default=0))
        key = id(above[0]) if above else 0, run
        if key not in self._known:
            path = {id(section): run for section in above}
            self._known[key] = tuple(self._items(self.nav.items, path))
        return self._known[key]

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

    def _runs(self, section: Section) -> Mapping[int, int]:
        """Return in which run of its posts each of a month is, by its identity.

        They are counted from the oldest, so that a new post changes the pages of one run alone.
        """
        if id(section) not in self._run_of:
            posts = self._posts(section)
            last = max(0, len(posts) // _RUN - 1)
            self._run_of[id(section)] = {
                id(post): min(number // _RUN, last) for number, post in enumerate(reversed(posts))
            }
        return self._run_of[id(section)]

    def _posts(self, section: Section) -> Sequence[StructureItem]:
        """Return the posts of a month, the newest first; none of what is no month."""
        index = self._index(section)
        shown = self._listing(index)
        is_month = shown and shown.kind is Kind.MONTH
        return [item for item in section.children if item is not index] if is_month else []

    def _month(self, section: Section, run: int, whole: Item) -> Iterator[Item]:
        """Yield the posts of a run, each with its day, and where all of the month are."""
        posts, runs = self._posts(section), self._runs(section)
        near = [post for post in posts if runs[id(post)] == run]
        yield from self._dated(near)
        if len(near) < len(posts):
            yield Item(self.build.words.count(len(posts)), whole.url)

    def _items(self, items: Iterable[StructureItem], path: Mapping[int, int]) -> Iterator[Item]:
        for item in items:
            if not isinstance(item, Section) or not item.children:
                yield self._line(item)
            elif id(item) in path:
                yield self._section(item, path)
            else:
                if id(item) not in self._folded:
                    self._folded[id(item)] = self._section(item, path)
                yield self._folded[id(item)]

    def _section(self, section: Section, path: Mapping[int, int]) -> Item:
        index = self._index(section)
        shown = self._listing(index)
        rest = [item for item in section.children if item is not index]
        kind = shown.kind if shown else None
        count = len(shown.posts) if shown and kind is not Kind.ARCHIVE else 0
        start = self._line(index) if index else Item("")
        line = replace(start, title=str(section.title), count=count)
        if index and (not rest or (kind in _DATED and id(section) not in path)):
            return line
        if kind is Kind.MONTH:
            inner = self._month(section, path[id(section)], line)
        else:
            inner = self._items(rest, path)
        return replace(
            line,
            children=tuple(inner),
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
