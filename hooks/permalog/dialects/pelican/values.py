"""The values of Pelican's metadata: dates, names with slugs, and the patterns that they fill.

Sources: Pelican 4.12, `utils.py` (`get_date`, `strftime`, `slugify`), `urlwrappers.py`,
`contents.py` (`url_format`).
"""

from __future__ import annotations

import datetime as dt
import re
import string
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any, Self

from dateutil import parser
from markupsafe import Markup
from unidecode import unidecode

from ...errors import InvalidValueError, shown

_PLAIN_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}(?::\d{2})?)?")
_ANOTHER_DAY = dt.timedelta(days=400)
"""From one day to another of another year, month and day of the month."""
_UNPARSABLE = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError)
"""What dateutil raises for what is no date."""
_MARKED = re.compile("[<&]")
_DIRECTIVE = re.compile(r"%(-?)(.)")
_C89 = frozenset("aAbBcdfGHIjmMpSUuVwWxXyYzZ%")
_WIDTH = re.compile(r"^(?!%).*\d{4}")
"""More signs than an address holds: `{slug:>9999}`."""

Substitutions = Sequence[tuple[re.Pattern[str], str]]
"""What a slug has replaced, in turn."""


class Moment(dt.datetime):
    """A date that patterns write as Pelican does: `{date:%-m}`, and what C knows of `strftime`."""

    @classmethod
    def of(cls, moment: dt.datetime) -> Self:
        """Return the same moment."""
        return cls.combine(moment.date(), moment.timetz())

    def plain(self) -> dt.datetime:
        """Return the date as any other."""
        return dt.datetime.combine(self.date(), self.timetz())

    def strftime(self, form: str) -> str:
        """Return the date in a form; directives that C89 does not have stay as they are."""
        return _DIRECTIVE.sub(lambda found: self._part(found[0], found[1], found[2]), form)

    def _part(self, written: str, dash: str, letter: str) -> str:
        if letter not in _C89:
            return written
        part = str(self.year) if letter == "Y" else super().strftime(f"%{letter}")
        return (part.lstrip("0") or "0") if dash else part


class CompletedMoment(Moment):
    """A date of which the text lacks a part, that the day of the build gave it."""


def date(text: str, now: dt.datetime) -> Moment:
    """Return the date that a text names, without a zone where the text has none.

    Raises InvalidValueError.
    """
    if _PLAIN_DATE.fullmatch(text):
        try:
            return Moment.fromisoformat(text)
        except ValueError:
            pass  # `2016-13-05`: dateutil tries it the other way round
    today = dt.datetime(now.year, now.month, now.day)
    try:
        found = _parse(text, today)
        is_complete = found == _parse(text, today - _ANOTHER_DAY)
        return Moment.of(found) if is_complete else CompletedMoment.of(found)
    except _UNPARSABLE:
        raise InvalidValueError(f"{shown(text)}, which is no date") from None


def _parse(text: str, default: dt.datetime) -> dt.datetime:
    text = re.sub(" +", " ", text)
    return parser.parse(text, default=default, tzinfos=_zone)


def _zone(name: str | None, offset: int | None) -> dt.tzinfo | None:
    """Return the zone of an offset; a name says nothing, wherever the blog is built."""
    if offset is None:
        return None
    return dt.timezone(dt.timedelta(seconds=offset)) if offset else dt.UTC


def substitution(written: str, replacement: str) -> tuple[re.Pattern[str], str]:
    """Return a pair of SLUG_REGEX_SUBSTITUTIONS; raise InvalidValueError."""
    try:
        pattern = re.compile(unicodedata.normalize("NFKC", written), re.IGNORECASE)
        replacement = unicodedata.normalize("NFKC", replacement)
        pattern.sub(replacement, "")
    except (re.error, OverflowError, RecursionError, IndexError) as error:
        raise InvalidValueError(f"{shown(written)}, which is no pattern: {error}") from None
    return pattern, replacement


@dataclass(frozen=True, slots=True)
class Slugify:
    """How names of one kind become slugs."""

    substitutions: Substitutions
    use_unicode: bool
    preserve_case: bool

    def __call__(self, text: str) -> str:
        """Return the slug of a text."""
        plain = Markup(text).striptags() if _MARKED.search(text) else " ".join(text.split())
        slug = unicodedata.normalize("NFKC", plain)
        if not self.use_unicode:
            slug = unidecode(slug)
        for pattern, replacement in self.substitutions:
            slug = pattern.sub(replacement, slug)
        return (slug if self.preserve_case else slug.lower()).strip()


@dataclass(eq=False)
class Name:
    """A category, a tag or an author."""

    name: str
    kind: str
    """As Pelican calls it: `Tag`."""
    slugify: Slugify

    @cached_property
    def slug(self) -> str:
        """The name in addresses."""
        return self.slugify(self.name)

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"<{self.kind} {self.name!r}>"


@lru_cache(1000)
def _checked(pattern: str) -> str:
    """Return a pattern as it is; raise InvalidValueError for what shows Python's own, or no end."""
    for _, name, spec, _ in string.Formatter().parse(pattern):
        if "._" in (name or "") or _WIDTH.search(spec or "") or "{" in (spec or ""):
            raise InvalidValueError(f"holds `{name}` in a form that is not read")
    return pattern


def filled(pattern: str, fields: Mapping[str, Any]) -> str:
    """Return a pattern with its fields: `{date:%Y}/{slug}/`; raise InvalidValueError."""
    try:
        return _checked(pattern).format_map(fields)
    except (KeyError, IndexError) as error:
        name = str(error).strip("'")
        raise InvalidValueError(f"asks for `{name}`, which the post does not have") from None
    except InvalidValueError:
        raise
    except (ValueError, TypeError, AttributeError, OverflowError) as error:
        raise InvalidValueError(f"cannot be filled: {error}") from None
