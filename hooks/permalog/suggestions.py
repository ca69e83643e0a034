"""Suggestions: which page of the site an address that is lost was probably that of."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from .slug import tag_slug, undated

_ENDING = re.compile(r"\.(?:x?html?|php|aspx?|md|cgi|jsp)$", re.I)
_INDEX = re.compile(r"/(?:index|default)\.\w+$", re.I)
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?!\d)")
_FEED = re.compile(
    r"/(?:feed|rss2?|atom|feeds?/all|index)(?:\.(?:xml|rss|rdf|atom|json))?/?$", re.I
)
_LIST = re.compile(r"/(?:tags?|categor(?:y|ies)|topics?|label)/", re.I)
_IS_CLOSE = 0.7
_COMMON, _COMPARED = 100, 8


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
        self.by_word: dict[str, list[Home]] = defaultdict(list)
        self.by_day: dict[tuple[int, ...], list[Home]] = defaultdict(list)
        self.feeds: list[Home] = []
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
        for word in {*slug.split("-"), *title.split("-")} - {""}:
            self.by_word[word].append(home)
        if home.date:
            self.by_day[home.date.year, home.date.month, home.date.day].append(home)
            self.by_day[home.date.year, home.date.month].append(home)

    def _closest(self, slug: str, title: str) -> Home | None:
        """Return the page whose address or title is most similar, of those with common words."""
        shared: Counter[Home] = Counter()
        for word in {*slug.split("-"), *title.split("-")} - {""}:
            homes = self.by_word.get(word, ())
            if len(homes) <= _COMMON:
                shared.update(homes)
        found = [(_closeness(h, slug, title), h) for h, _ in shared.most_common(_COMPARED)]
        score, home = max(found, key=lambda one: one[0], default=(0.0, None))
        return home if score >= _IS_CLOSE else None


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


def _closeness(home: Home, slug: str, title: str) -> float:
    return max(_ratios(home, slug, title), default=0.0)


def _ratios(home: Home, slug: str, title: str) -> Iterator[float]:
    own_slug, own_title = _slug(home.url), tag_slug(home.title or "")
    for one in filter(None, {slug, title}):
        for other in filter(None, {own_slug, own_title}):
            matcher = SequenceMatcher(None, one, other, autojunk=False)
            if matcher.real_quick_ratio() >= _IS_CLOSE and matcher.quick_ratio() >= _IS_CLOSE:
                yield matcher.ratio()
