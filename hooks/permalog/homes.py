"""Homes: which page of the site what was at a lost address is now, or comes closest to it."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from itertools import product
from typing import NamedTuple

from . import likeness
from .slug import tag_slug, undated

_ENDING = re.compile(r"\.(?:x?html?|php|aspx?|md|cgi|jsp)$", re.I)
_INDEX = re.compile(r"/(?:index|default)\.\w+$", re.I)
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})(?:[/-](\d{1,2}))?(?!\d)")
_FEED = re.compile(
    r"/(?:(?:feed|rss2?|atom)(?:\.(?:xml|rss|rdf|atom|json|php|aspx?|html?))?/?"
    r"|(?:feeds?/[\w.-]+|feed_(?:rss|json)_\w+|index)\.(?:xml|rss|rdf|atom|json))$",
    re.I,
)
NUMBERED = re.compile(
    r"(?P<list>/(?:.*/)?)(?:page[/-]?|index-?)(?P<number>\d{1,9})(?P<after>/|\.html?|/index\.html?)?",
    re.I,
)
"""The address of a numbered page of a list, and where the list is."""
_LIST = re.compile(r"/(?:tags?|categor(?:y|ies)|topics?|label)/", re.I)
_FEED_OF_LIST = re.compile(r"/feeds/(?!all\.)[\w-]+\.(?:atom|rss)\.xml$", re.I)
"""Pelican's feed of a category."""
_ALIKE = 2
"""How many numbers of two sketches are the same where their texts may be one."""
_ONE = 1 / 2
"""What share of their numbers is at least the same where they are one without doubt."""
_TOLD = 3
"""How many numbers a sketch has at least for nothing shared to mean another text."""
_IS_CLOSE = 0.7
"""How similar two names are of which one may be the other's."""
_SHARED = 0.4
"""How many of their words two names share before their letters are compared, which is costly."""
_SHORT = 3
"""How many letters a word has that tells nothing: `and`."""
_COMMON, _COMPARED = 100, 8
"""How many pages a word may name and still tell something; how many pages are compared."""


@dataclass(frozen=True, slots=True)
class Home:
    """A page of the site to which readers of an old address can be sent."""

    url: str
    """Its address, decoded."""
    kind: str
    """As in Published: `post`, `page`, `listing`, `feed`."""
    title: str = ""
    date: dt.date | None = None
    uri: str = ""
    """The author's file below docs/."""
    source: str = ""
    """The same, as messages name it: `docs/blog/a.md`."""
    takes_aliases: bool = False
    """Whether its front matter may name old addresses."""
    feed: str = ""
    """Which feed it is, by its name in the settings."""
    text: str = ""
    """What stands in its file below the front matter."""


class Clue(NamedTuple):
    """What is known of an address that nothing answers any more."""

    url: str
    """The path, decoded."""
    uri: str = ""
    """The file below docs/ that was published there."""
    title: str = ""
    sketch: str = ""
    """That of its text."""
    feed: str = ""
    """Which format it had, if it was a feed: `atom`."""


class Suggestion(NamedTuple):
    """Where the readers of a lost address should be sent."""

    home: Home
    why: str
    """What shows it, as a message goes on after the page: `has the same title`."""
    is_sure: bool = True
    """Whether nothing else could be meant; else it is a guess, for the author to judge."""


class Homes:
    """The pages of a site, by all that shows which of them is meant."""

    def __init__(self, homes: Iterable[Home]) -> None:
        self.homes: Sequence[Home] = tuple(home for home in homes if not _is_numbered(home))
        self.by_url = {home.url: home for home in self.homes}
        self.by_uri = {home.uri: home for home in self.homes if home.uri}
        self.feeds = {home.feed: home.url for home in self.homes if home.feed}

    def guess(self, clue: Clue) -> Suggestion | None:
        """Return the home that is most likely; None where nothing is near enough."""
        if self.feeds and (clue.feed or _FEED.search(clue.url)):
            feed = self.feeds[_alike(clue.feed or clue.url, self.feeds)]
            is_sure = not (_LIST.search(clue.url) or _FEED_OF_LIST.search(clue.url))
            return Suggestion(self.by_url[feed], "is a feed", is_sure)
        if not clue.uri and clue.url.startswith("/.well-known/"):
            return None
        if not clue.uri and (numbered := NUMBERED.fullmatch(clue.url)):
            above = self.by_url.get(numbered["list"])
            return Suggestion(above, "is the list that it was part of", False) if above else None
        name, title, own = slug_of(clue.url), tag_slug(clue.title), self.by_uri.get(clue.uri)
        same = Suggestion(own, "is the same file") if own else None
        if own and (tag_slug(own.title) == title or not _is_unlike(clue, own)):
            return same
        return (
            _first(clue, self._by_title.get(title, ()), "has the same title")
            or self._of_like_text(clue)
            or (same and same._replace(is_sure=False))
            or self._rather_of_that_day(
                clue,
                _first(clue, self._by_name.get(name, ()), "ends in the same words")
                or _first(clue, self._by_title.get(name, ()), "has these words as its title")
                or self._closest(clue, name, title),
            )
            or self._of_that_day(clue)
        )

    def alternatives(self, clue: Clue, count: int = 5) -> list[Home]:
        """Return the homes that share most words with a clue's title and address, best first."""
        found: Counter[int] = Counter()
        for word in _words_of(clue.url, clue.title):
            numbers = self._by_word.get(word, ())
            found.update(dict.fromkeys(numbers, 1000 // max(1, len(numbers))))
        best = sorted(found, key=lambda number: (-found[number], number))
        return [self.homes[number] for number in best[:count]]

    @cached_property
    def _names(self) -> Sequence[Mapping[str, frozenset[str]]]:
        """The words of the address and of the title of each home, by the slugs of these."""
        return [
            {name: _words(name) for name in (slug_of(one.url), tag_slug(one.title)) if name}
            if not one.feed
            else {}
            for one in self.homes
        ]

    @cached_property
    def _by_name(self) -> Mapping[str, list[Home]]:
        return _grouped((slug_of(home.url), home) for home in self.homes if not home.feed)

    @cached_property
    def _by_title(self) -> Mapping[str, list[Home]]:
        return _grouped((tag_slug(home.title), home) for home in self.homes)

    @cached_property
    def _by_word(self) -> Mapping[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for number, names in enumerate(self._names):
            for word in set().union(*names.values()):
                found[word].append(number)
        return found

    @cached_property
    def _by_day(self) -> Mapping[tuple[int, ...], list[Home]]:
        """The homes by their day, and by their month."""
        found: dict[tuple[int, ...], list[Home]] = defaultdict(list)
        for home in self.homes:
            if home.date:
                found[home.date.year, home.date.month, home.date.day].append(home)
                found[home.date.year, home.date.month].append(home)
        return found

    @cached_property
    def _by_number(self) -> Mapping[str, list[Home]]:
        """The homes by each number of the sketch of their text."""
        sketches = ((home, likeness.sketch(home.text)) for home in self.homes if home.text)
        return _grouped((part, home) for home, one in sketches for part in likeness.parts(one))

    def _of_like_text(self, clue: Clue) -> Suggestion | None:
        """Return the home whose text shares most with the clue's, of what no other home has.

        What several have is a phrase of the blog's, and shows nothing.
        """
        having = [self._by_number.get(part, ()) for part in likeness.parts(clue.sketch)]
        own = [homes for homes in having if len(homes) < 2]
        shared = Counter(home.url for homes in own for home in homes)
        url, count = next(iter(shared.most_common(1)), ("", 0))
        if not count or count < min(_ALIKE, len(own)):
            return None
        is_sure = count >= max(_ALIKE, _ONE * len(own))
        return Suggestion(self.by_url[url], "has nearly the same text", is_sure)

    def _rather_of_that_day(self, clue: Clue, found: Suggestion | None) -> Suggestion | None:
        """Return what was found, or before one of another date what is alike and of that day."""
        day = _day(clue.url)
        asked = {word for word in _words_of(clue.url, clue.title) if len(word) > _SHORT}
        if found and found.home.date and _common(day, found.home) == len(day):
            return found
        shared: Counter[str] = Counter()
        for home in self._by_day.get(day, ()):
            shared[home.url] = len(
                asked & (_words(slug_of(home.url)) | _words(tag_slug(home.title)))
            )
        (url, count), (_, second) = (*shared.most_common(2), ("", 0), ("", 0))[:2]
        if count <= second:
            return found
        return Suggestion(self.by_url[url], "is of that date and has a similar title", False)

    def _closest(self, clue: Clue, slug: str, title: str) -> Suggestion | None:
        """Return the home whose address or title is most similar, of those with common words."""
        asked = {name: _words(name) for name in (slug, title) if name}
        shared: Counter[int] = Counter()
        for word in set().union(*asked.values()):
            found = self._by_word.get(word, ())
            if len(found) <= _COMMON:
                shared.update(found)
        closest, best = _IS_CLOSE, None
        is_post = _is_of_post(clue.url)
        for number, _ in shared.most_common(_COMPARED):
            if is_post and self.homes[number].kind == "listing":
                continue
            for one, other in product(asked.items(), self._names[number].items()):
                if (ratio := _closeness(one, other, closest)) >= closest:
                    closest, best = ratio, self.homes[number]
        return Suggestion(best, "has a similar address or title", False) if best else None

    def _of_that_day(self, clue: Clue) -> Suggestion | None:
        same = self._by_day.get(_day(clue.url), [])
        return (
            Suggestion(same[0], "is the only post of that date", False) if len(same) == 1 else None
        )


def _is_numbered(home: Home) -> bool:
    """Tell whether a home is a part of a list, to which other posts move as new ones come."""
    return home.kind == "listing" and bool(NUMBERED.fullmatch(home.url))


def slug_of(url: str) -> str:
    """Return the last part of an address in the form in which two are compared.

    That of `/2016/11/06-duth.html`, `/duth/index.php` and `/Duth/` is `duth`.
    """
    name = _INDEX.sub("/", url).rstrip("/").rpartition("/")[2]
    return tag_slug(undated(_ENDING.sub("", name)))


def _words_of(url: str, title: str) -> frozenset[str]:
    return _words(slug_of(url)) | _words(tag_slug(title))


def _words(name: str) -> frozenset[str]:
    return frozenset(name.split("-")) - {""}


def _grouped(pairs: Iterable[tuple[str, Home]]) -> Mapping[str, list[Home]]:
    found: dict[str, list[Home]] = {}
    for key, home in pairs:
        if key:
            found.setdefault(key, []).append(home)
    return found


def _day(path: str) -> tuple[int, ...]:
    """Return the date in an address: year and month, and the day where it is there."""
    found = _DATE.search(path)
    return tuple(int(part) for part in found.groups() if part) if found else ()


def _is_of_post(path: str) -> bool:
    """Tell whether an address has a date and more after it, as no list has."""
    found = _DATE.search(path)
    return bool(found and path[found.end() :].strip("/"))


def _common(day: tuple[int, ...], home: Home) -> int:
    """Return how much of a date a home has too: year, month, day."""
    date = (home.date.year, home.date.month, home.date.day) if home.date else ()
    return sum(1 for one, other in zip(day, date, strict=False) if one == other)


def _first(clue: Clue, homes: Sequence[Home], why: str) -> Suggestion | None:
    """Return the home that fits best among those that are called the same."""
    if _is_of_post(clue.url):
        homes = [home for home in homes if home.kind != "listing"]
    if not homes:
        return None
    is_list, day, parts = bool(_LIST.search(clue.url)), _day(clue.url), set(clue.url.split("/"))

    def fits(home: Home) -> tuple[bool, int, bool]:
        return (home.kind == "listing") == is_list, _common(day, home), home.kind == "post"

    def fits_best(home: Home) -> tuple[tuple[bool, int, bool], int]:
        return fits(home), len(parts & set(home.url.split("/")))

    best, *others = sorted(homes, key=fits_best, reverse=True)
    is_one = not others or fits(best) > fits(others[0])
    return Suggestion(best, why, is_one and not _is_unlike(clue, best))


def _is_unlike(clue: Clue, home: Home) -> bool:
    """Tell whether the text of a home is surely another one than a clue's."""
    one, other = likeness.parts(clue.sketch), likeness.parts(likeness.sketch(home.text))
    return min(len(one), len(other)) >= _TOLD and not one & other


def feed_of(url: str, target: str, feeds: Mapping[str, str]) -> str:
    """Return which feed readers mean at an old address that leads to `target`; empty for none.

    `feeds` has the address of each, by its name in the settings.
    """
    named = (name for name, at in feeds.items() if at == target)
    return next(named, "") or (_alike(url, feeds) if _FEED.search(url) else "")


def _alike(path: str, feeds: Mapping[str, str]) -> str:
    """Return the feed of the same format, where the address tells it, else the first."""
    same = (name for name in ("atom", "json") if name in path and name in feeds)
    return next(same, "") or next(iter(feeds), "")


_Name = tuple[str, frozenset[str]]
"""A slug, and its words."""


def _closeness(one: _Name, other: _Name, least: float) -> float:
    """Return how similar two names are, from 0 to 1; 0 where that is less than `least`."""
    common = 2 * len(one[1] & other[1]) / (len(one[1]) + len(other[1]))
    if common < _SHARED:
        return 0.0
    matcher = SequenceMatcher(None, one[0], other[0], autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= least else 0.0
