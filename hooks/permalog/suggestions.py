"""Suggestions: which page of the site an address that is lost was probably that of."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import product

from .slug import tag_slug, undated

_ENDING = re.compile(r"\.(?:x?html?|php|aspx?|md|cgi|jsp)$", re.I)
_INDEX = re.compile(r"/(?:index|default)\.\w+$", re.I)
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?!\d)")
_FEED = re.compile(
    r"/(?:(?:feed|rss2?|atom)(?:\.\w+)?/?|(?:feeds?/[\w.-]+|index)\.(?:xml|rss|rdf|atom|json))$",
    re.I,
)
_LIST = re.compile(r"/(?:tags?|categor(?:y|ies)|topics?|label)/", re.I)
_IS_CLOSE = 0.7
"""How similar two names are of which one may be the other's."""
_SHARED = 0.4
"""How many of their words two names share before their letters are compared, which is costly."""
_COMMON, _COMPARED = 100, 8
"""How many pages a word may name and still tell something; how many pages are compared."""


@dataclass(frozen=True, slots=True)
class Home:
    """A page of the site to which readers of an old address can be sent."""

    url: str
    """Its address, decoded."""
    kind: str
    """As in Published: `post`, `page`, `listing`, `feed`, `file`."""
    title: str | None = None
    date: dt.date | None = None
    source: str | None = None
    """The author's file: `docs/blog/a.md`."""
    takes_aliases: bool = False
    """Whether its front matter may name old addresses."""
    aliases_line: int | None = None
    """The line of the `aliases` that it has."""
    setting: str | None = None
    """The setting that places it, where it is a feed: `extra.blog.feeds.rss`."""


@dataclass(frozen=True, slots=True)
class Clue:
    """What is known of an address that is lost."""

    path: str
    """Decoded."""
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where the readers of a lost address should be sent."""

    home: Home
    why: str
    """What they have in common, for a message: `it ends in the same words`."""


Suggest = Callable[[Clue], Suggestion | None]
"""Guesses the home of an address; None where nothing is near enough."""


class Nearest:
    """Guesses from the last part of the address, the title, and the date in the address."""

    def __init__(self, homes: Iterable[Home]) -> None:
        self.by_slug: dict[str, list[Home]] = defaultdict(list)
        self.by_title: dict[str, list[Home]] = defaultdict(list)
        self.by_word: dict[str, list[int]] = defaultdict(list)
        self.by_day: dict[tuple[int, ...], list[Home]] = defaultdict(list)
        self.feeds: list[Home] = []
        self.known: list[tuple[Home, dict[str, frozenset[str]]]] = []
        for home in homes:
            self._add(home)

    def __call__(self, clue: Clue) -> Suggestion | None:
        """Return the home that is most likely; None where nothing is near enough."""
        slug, title = _slug(clue.path), tag_slug(clue.title or "")
        if _FEED.search(clue.path) and self.feeds:
            return Suggestion(_feed(clue.path, self.feeds), "it is a feed")
        if same := self.by_slug.get(slug):
            return Suggestion(_best(clue, same), "its address ends in the same words")
        if title and (same := self.by_title.get(title)):
            return Suggestion(_best(clue, same), "it has the same title")
        if same := self.by_title.get(slug):
            return Suggestion(_best(clue, same), "the address has the words of its title")
        if near := self._closest(slug, title):
            return Suggestion(near, "its address or title is similar")
        if len(same := self.by_day.get(_day(clue.path), [])) == 1:
            return Suggestion(same[0], "it is the only post of that date")
        return None

    def _add(self, home: Home) -> None:
        if home.kind == "feed":
            self.feeds.append(home)
            return
        slug, title = _slug(home.url), tag_slug(home.title or "")
        if slug:
            self.by_slug[slug].append(home)
        if title:
            self.by_title[title].append(home)
        names = {name: _words(name) for name in (slug, title) if name}
        for word in set().union(*names.values()):
            self.by_word[word].append(len(self.known))
        self.known.append((home, names))
        if home.date:
            self.by_day[home.date.year, home.date.month, home.date.day].append(home)
            self.by_day[home.date.year, home.date.month].append(home)

    def _closest(self, slug: str, title: str) -> Home | None:
        """Return the page whose address or title is most similar, of those with common words."""
        asked = {name: _words(name) for name in (slug, title) if name}
        shared: Counter[int] = Counter()
        for word in set().union(*asked.values()):
            found = self.by_word.get(word, ())
            if len(found) <= _COMMON:
                shared.update(found)
        closest, home = _IS_CLOSE, None
        for number, _ in shared.most_common(_COMPARED):
            candidate, names = self.known[number]
            for one, other in product(asked.items(), names.items()):
                if (ratio := _closeness(one, other, closest)) >= closest:
                    closest, home = ratio, candidate
        return home


def _words(name: str) -> frozenset[str]:
    return frozenset(name.split("-")) - {""}


def _slug(path: str) -> str:
    """Return the last part of an address in the form in which two are compared."""
    name = _INDEX.sub("/", path).rstrip("/").rpartition("/")[2]
    return tag_slug(undated(_ENDING.sub("", name)))


def _day(path: str) -> tuple[int, ...]:
    """Return the date in an address: year and month, and the day where it is there."""
    found = _DATE.search(path)
    return tuple(int(part) for part in found.groups() if part) if found else ()


def _best(clue: Clue, homes: list[Home]) -> Home:
    """Return the page that fits best among those that are called the same."""
    is_list, day = bool(_LIST.search(clue.path)), _day(clue.path)

    def fits(home: Home) -> tuple[bool, int, bool]:
        date = (home.date.year, home.date.month, home.date.day) if home.date else ()
        common = sum(1 for one, other in zip(day, date, strict=False) if one == other)
        return (home.kind == "listing") == is_list, common, home.kind == "post"

    return max(homes, key=fits)


def _feed(path: str, feeds: list[Home]) -> Home:
    """Return the feed of the same format, where the address tells it."""
    for sign in ("atom", "json"):
        for feed in feeds:
            if sign in path and sign in feed.url:
                return feed
    return feeds[0]


_Name = tuple[str, frozenset[str]]
"""A slug, and its words."""


def _closeness(one: _Name, other: _Name, least: float) -> float:
    """Return how similar two names are, from 0 to 1; 0 where that is less than `least`."""
    common = 2 * len(one[1] & other[1]) / (len(one[1]) + len(other[1]))
    if common < _SHARED:
        return 0.0
    matcher = SequenceMatcher(None, one[0], other[0], autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= least else 0.0
