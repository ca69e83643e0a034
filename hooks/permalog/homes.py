"""Homes: where what was at an address that nothing answers any more is likely to be now."""

from __future__ import annotations

import difflib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from . import likeness
from .post import Page

_WORD = re.compile(r"[^\W\d_]{2,}|\d{2,}")
_ENDING = re.compile(r"(?:/index)?\.(?:html?|php|aspx?|jsp|md)$|/index$")
_ALIKE = 2
"""How many numbers of two sketches are the same where their texts may be one."""
_ONE = 1 / 2
"""What share of their numbers is at least the same where they are one without doubt."""
_TOLD = 3
"""How many numbers a sketch has at least for nothing shared to mean another text."""
_CLOSE = 0.75
"""How close two last parts of addresses are, as difflib counts, where one is mistaken for other."""


class Clue(NamedTuple):
    """What is known of an address that nothing answers any more."""

    url: str
    """The path, decoded."""
    source: str = ""
    """The file below docs/."""
    title: str = ""
    sketch: str = ""


class Home(NamedTuple):
    """A page that is likely to be what a clue speaks of."""

    page: Page
    reason: str
    """What shows it, as a message goes on after the page: `has the same title`."""
    is_sure: bool
    """Whether nothing else could be meant; else it is a guess, for the author to judge."""


@dataclass(frozen=True)
class Homes:
    """The pages of a site, by all that shows which of them is meant."""

    pages: Sequence[Page]

    def guess(self, clue: Clue) -> Home | None:
        """Return the page that a clue speaks of; None where nothing shows which."""
        own, title = self._by_source.get(clue.source), _folded(clue.title)
        if own and (_folded(own.title) == title or not _is_unlike(clue, own)):
            return Home(own, "is the same file", True)
        same = self._by_title.get(title, ())
        if page := _nearest(same, clue):
            return Home(page, "has the same title", len(same) == 1 and not _is_unlike(clue, page))
        if found := self._of_like_text(clue):
            return found
        if own:
            return Home(own, "is the same file", False)
        same = self._by_name.get(last_part(clue.url), ())
        if page := _nearest(same, clue):
            return Home(page, "ends alike", len(same) == 1 and not _is_unlike(clue, page))
        if page := self._of_like_name(clue):
            return Home(page, "ends nearly alike", False)
        return None

    def alternatives(self, clue: Clue, count: int = 5) -> list[Page]:
        """Return the pages that share most with a clue's title and address, likeliest first."""
        found: Counter[int] = Counter()
        for word in _words(f"{clue.title} {clue.url}"):
            numbers = self._by_word.get(word, ())
            for number in numbers:
                found[number] += 1000 // len(numbers)
        best = sorted(found, key=lambda number: (-found[number], number))
        return [self.pages[number] for number in best[:count]]

    @cached_property
    def by_url(self) -> Mapping[str, Page]:
        """The pages by their addresses."""
        return {page.url: page for page in self.pages}

    @cached_property
    def _by_source(self) -> Mapping[str, Page]:
        return {page.uri: page for page in self.pages}

    @cached_property
    def _by_title(self) -> Mapping[str, list[Page]]:
        return _grouped((_folded(page.title), page) for page in self.pages)

    @cached_property
    def _by_name(self) -> Mapping[str, list[Page]]:
        return _grouped((last_part(page.url), page) for page in self.pages)

    @cached_property
    def _by_number(self) -> Mapping[str, list[Page]]:
        """The pages by each number of the sketch of their text."""
        return _grouped(
            (part, page)
            for page in self.pages
            for part in likeness.parts(likeness.sketch(page.front_matter.body))
        )

    @cached_property
    def _by_word(self) -> Mapping[str, list[int]]:
        """The numbers of the pages by each word of their titles and addresses."""
        found: dict[str, list[int]] = defaultdict(list)
        for number, page in enumerate(self.pages):
            for word in _words(f"{page.title} {page.url}"):
                found[word].append(number)
        return found

    def _of_like_text(self, clue: Clue) -> Home | None:
        """Return the page whose text shares most with the clue's, of what no other page has.

        What several pages have is a phrase of the blog's, and shows nothing.
        """
        having = [self._by_number.get(part, ()) for part in likeness.parts(clue.sketch)]
        own = [pages for pages in having if len(pages) < 2]
        shared = Counter(page.uri for pages in own for page in pages)
        uri, count = next(iter(shared.most_common(1)), ("", 0))
        if not count or count < min(_ALIKE, len(own)):
            return None
        is_sure = count >= max(_ALIKE, _ONE * len(own))
        return Home(self._by_source[uri], "has nearly the same text", is_sure)

    def _of_like_name(self, clue: Clue) -> Page | None:
        """Return the page whose last part is most like the clue's, of those that share a word."""
        name = last_part(clue.url)
        numbers = {n for word in _words(name) for n in self._by_word.get(word, ())[:100]}
        near = difflib.get_close_matches(
            name, {last_part(self.pages[n].url) for n in numbers}, 1, _CLOSE
        )
        return _nearest(self._by_name[near[0]], clue) if near else None


def last_part(url: str) -> str:
    """Return what names a page in its address: `duth` of `/blog/2016/duth/` and `/duth.html`."""
    path = _ENDING.sub("", url.rstrip("/").casefold())
    return path.rpartition("/")[2]


def _is_unlike(clue: Clue, page: Page) -> bool:
    """Tell whether the text of a page is surely another one than a clue's."""
    one = likeness.parts(clue.sketch)
    other = likeness.parts(likeness.sketch(page.front_matter.body))
    return min(len(one), len(other)) >= _TOLD and not one & other


def _nearest(pages: Sequence[Page], clue: Clue) -> Page | None:
    """Return the one of several pages whose address shares most with the clue's."""
    if not pages:
        return None
    parts = set(clue.url.split("/"))
    return max(pages, key=lambda page: len(parts & set(page.url.split("/"))))


def _grouped(pairs: Iterable[tuple[str, Page]]) -> Mapping[str, list[Page]]:
    found: dict[str, list[Page]] = {}
    for key, page in pairs:
        if key:
            found.setdefault(key, []).append(page)
    return found


def _folded(title: str) -> str:
    return " ".join(title.casefold().split())


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
