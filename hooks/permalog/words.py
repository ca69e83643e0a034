"""Words and dates as readers see them: in the theme's language, the owner's own words first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import babel
import babel.dates
from babel import localedata
from babel.localedata import LocaleDataDict

DEFAULTS = {
    "analytics": "May this site count your visit? Nothing is counted before you agree.",
    "analytics_no": "Reject",
    "analytics_yes": "Accept",
    "archive": "Archive",
    "close": "Close",
    "comments": "Comments",
    "comments_link": "Read them on GitHub",
    "comments_load": "Load the comments from {host}",
    "draft": "Draft",
    "embed_load": "Load it from {host}",
    "feed": "Feed",
    "gone": "What was here was taken down.",
    "gone_help": "Perhaps one of these is what you look for:",
    "heading_link": "Permanent link",
    "made_with": "Made with",
    "neighbours": "Older and newer",
    "newer": "Newer",
    "newer_posts": "Newer posts",
    "newest": "Newest posts",
    "not_found": "This page is not here",
    "not_found_help": "Search for it, look through the archive, or read what is new.",
    "older": "Older",
    "older_posts": "Older posts",
    "part": "Part {number} of {count}",
    "pages": "Pages",
    "posts": "{count} posts",
    "posts_one": "1 post",
    "posts_under": "Posts under {path}",
    "read_minutes": "{count} min read",
    "read_minutes_one": "1 min read",
    "related": "Related posts",
    "results": "{count} matching documents",
    "results_more": "More results",
    "results_none": "No matching documents",
    "results_one": "1 matching document",
    "scheduled": "Scheduled",
    "search": "Search",
    "search_failed": "The search could not be loaded.",
    "search_hint": "Type to start searching",
    "similar": "Did you mean one of these?",
    "tagged": "Posts tagged “{tag}”",
    "tags": "Tags",
    "updated": "Updated {date}",
}
"""The words of the templates; `extra.blog.words` replaces any of them."""
MATERIAL = {
    "analytics_no": "consent.reject",
    "analytics_yes": "consent.accept",
    "archive": "blog.archive",
    "comments": "meta.comments",
    "draft": "blog.draft",
    "feed": "rss.created",
    "read_minutes": "readtime.other",
    "read_minutes_one": "readtime.one",
    "related": "blog.references",
    "results": "search.result.other",
    "results_none": "search.result.none",
    "results_one": "search.result.one",
    "search": "search",
    "search_hint": "search.result.placeholder",
    "updated": "source.file.date.updated",
}
"""Those that Material has in many languages, by its own keys; `#` in them is a number."""
_MATERIAL_ENGLISH = {
    "feed": "RSS feed",
    "related": "Related links",
    "updated": "Last update",
}
"""What Material says in English, and in languages that have no translation, where we differ."""


@dataclass(frozen=True)
class Words:
    """The words of one site."""

    locale: babel.Locale
    own: Mapping[str, str] = field(default_factory=dict)
    """The owner's words, by the keys of DEFAULTS."""

    def __getitem__(self, key: str) -> str:
        return self.own.get(key) or DEFAULTS[key]

    def fill(self, key: str, **values: object) -> str:
        """Return a word with its `{names}` filled in."""
        text = self[key]
        for name, value in values.items():
            text = text.replace(f"{{{name}}}", str(value))
        return text

    def minutes(self, count: int) -> str:
        """Return `3 min read`."""
        one = count == 1
        return self["read_minutes_one"] if one else self.fill("read_minutes", count=count)

    def count(self, posts: int) -> str:
        """Return `12 posts`, `1 post`."""
        return self["posts_one"] if posts == 1 else self.fill("posts", count=posts)

    def date(self, date: dt.date) -> str:
        """Return a full date: `November 6, 2016`."""
        return _date(dt.date(date.year, date.month, date.day), self.locale)

    def day(self, date: dt.date) -> str:
        """Return a day without its year: `Nov 6`."""
        return _day(dt.date(date.year, date.month, date.day), self.locale)

    def month(self, month: int) -> str:
        """Return the name of a month that stands alone: `November`."""
        name = _months(str(self.locale))[month]
        return name[:1].upper() + name[1:]

    def year_month(self, year: int, month: int) -> str:
        """Return a month of a year: `November 2016`."""
        text = babel.dates.format_skeleton("yMMMM", dt.date(year, month, 1), locale=self.locale)
        return text[:1].upper() + text[1:]


@lru_cache(maxsize=10_000)
def _date(date: dt.date, locale: babel.Locale) -> str:
    return babel.dates.format_date(date, "long", locale)


@lru_cache(maxsize=10_000)
def _day(date: dt.date, locale: babel.Locale) -> str:
    return babel.dates.format_skeleton("MMMd", date, locale=locale)


@lru_cache
def _months(locale: str) -> Mapping[int, str]:
    """Return the names of months that stand alone.

    They are read from a copy: where a language has none of its own, Babel 2.18 writes those that it
    found into what all languages share, and the next has them too.
    """
    data: Any = deepcopy(localedata.load(locale))
    names: Mapping[int, str] = LocaleDataDict(data)["months"]["stand-alone"]["wide"]
    return names


def of_material(found: Mapping[str, str]) -> Mapping[str, str]:
    """Return Material's words, by the keys of DEFAULTS, as ours; ours stay where they are better.

    A label that stands before a date there becomes one with the date behind it.
    """
    return {
        key: f"{word} {{date}}" if key == "updated" else word.replace("#", "{count}")
        for key, word in found.items()
        if word and word != _MATERIAL_ENGLISH.get(key)
    }


def locale_of(language: str) -> babel.Locale:
    """Return the locale of Material's `theme.language`; English where Babel knows none such."""
    for name in (language.replace("-", "_"), language.partition("-")[0]):
        try:
            return babel.Locale.parse(name)
        except (ValueError, babel.UnknownLocaleError):
            continue
    return babel.Locale("en")
