"""Hugo's permalinks: the rules of `permalinks`, and the tokens that stand in an address.

Sources: Hugo 0.168, `resources/page/permalinks.go`; Go's `time.Format`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import unquote_plus

from ...errors import InvalidValueError, shown
from . import targets
from .paths import Paths
from .targets import Subject, Target

_KINDS = ("page", "home", "section", "taxonomy", "term")
_TOKEN = re.compile(r":(\w+(?:\[.+?\])?)", re.A)
_ESCAPED = "\0"
_SLICED = re.compile(r"(sections|sectionslugs)\[(.*)\]", re.S)
_LAYOUT = re.compile(
    r"January|Jan(?![a-z])|Monday|Mon(?![a-z])|MST|002|0[1-6]|15|1|2006|2|_(?=2006)|__2|_2|3|4|5"
    r"|PM|pm|Z070000|Z0700|Z07"
)
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_REFERENCE = dt.datetime(2019, 11, 9, 23, 1, 42, tzinfo=dt.UTC)
"""A moment of which no part is written as in Go's layouts."""


class Subjects(Protocol):
    """What the tokens of a pattern ask of a page."""

    @property
    def date(self) -> dt.datetime:
        """Its date; year 1 where it has none."""

    @property
    def title(self) -> str:
        """Its title; empty where it has none."""

    @property
    def slug(self) -> str:
        """Its slug; empty where it has none."""

    @property
    def name(self) -> str:
        """Its file's name without ending and language; a bundle's folder."""

    @property
    def file_name(self) -> str:
        """As `name`; empty for a section."""

    @property
    def section(self) -> str:
        """The first folder: `posts`."""

    @property
    def sections(self) -> Sequence[str]:
        """The folders of the section that it is in."""

    def section_slugs(self, *, first: bool) -> Sequence[str]:
        """Return the slugs, or else the titles, of its sections, or of the first alone."""


Value = Callable[[Subjects, Paths], str]


@dataclass(frozen=True, slots=True)
class Pattern:
    """An address with tokens in it: `/:year/:slug/`."""

    text: str
    tokens: tuple[tuple[str, Value], ...]
    """Each token, and what it asks of a page."""

    @classmethod
    def of(cls, written: str) -> Pattern:
        """Return a pattern; raise InvalidValueError for a token that Hugo does not know."""
        text = written.replace("\\:", _ESCAPED)
        return cls(text, tuple((m[0], _value_of(m[1])) for m in _TOKEN.finditer(text)))

    def expand(self, page: Subjects, paths: Paths) -> str:
        """Return the address of a page."""
        text = self.text
        for token, value in self.tokens:
            text = text.replace(token, value(page, paths), 1)
        return unquote_plus(text.replace(_ESCAPED, ":"))


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern, and the pages whose addresses it forms."""

    target: Target
    pattern: Pattern


def rules(value: object) -> tuple[Rule, ...]:
    """Return the rules under `permalinks`, the first that fits to be taken.

    Of a map the rule for the longest path goes first, where Hugo leaves it to chance. Raises
    InvalidValueError for what is no rule.
    """
    if value is None:
        return ()
    if isinstance(value, list):
        found = [_listed(item) for item in value]
    elif isinstance(value, Mapping):
        found = [
            rule for key, item in sorted(value.items(), key=_rank) for rule in _mapped(key, item)
        ]
    else:
        raise InvalidValueError(f"is {shown(value)}; write sections with patterns")
    return tuple(found)


def _rank(item: tuple[str, object]) -> tuple[bool, int]:
    return any(sign in item[0] for sign in "*?[{"), -len(item[0])


def _listed(value: object) -> Rule:
    pattern = value.get("pattern") if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or not isinstance(pattern, str):
        raise InvalidValueError("holds a rule without a `pattern`; write `pattern: /:year/:slug/`")
    target = Target.of(value["target"]) if value.get("target") else Target()
    return Rule(target, Pattern.of(pattern))


def _mapped(key: str, value: object) -> list[Rule]:
    if isinstance(value, str):
        path = _below(key)
        return [Rule(Target(targets.glob(k), path), Pattern.of(value)) for k in ("page", "term")]
    if not isinstance(value, Mapping):
        raise InvalidValueError(f"holds {shown(value)} under `{key}`; write a pattern")
    if key not in _KINDS:
        raise InvalidValueError(f"holds the kind `{key}`; the kinds are {', '.join(_KINDS)}")
    if unfit := [item for item in value.values() if not isinstance(item, str)]:
        raise InvalidValueError(f"holds {shown(unfit[0])} under `{key}`; write a pattern")
    kind, patterns = targets.glob(key), sorted(value.items(), key=_rank)
    return [Rule(Target(kind, _below(k)), Pattern.of(item)) for k, item in patterns]


def _below(section: str) -> re.Pattern[str]:
    section = section.strip(" /")
    return targets.glob(f"/{{{section},{section}/**}}" if section else "/*")


def pattern_for(rules: Sequence[Rule], page: Subject) -> Pattern | None:
    """Return the pattern of the first rule that applies to a page; None where it is empty."""
    found = next((rule.pattern for rule in rules if rule.target.fits(page)), None)
    return found if found and found.text else None


def _value_of(token: str) -> Value:
    """Return what a token asks of a page."""
    if token in _VALUES:
        return _VALUES[token]
    if sliced := _SLICED.fullmatch(token):
        name, part = sliced[1], _Slice.of(sliced[2])
        if name == "sections":
            return lambda page, _: "/".join(part(page.sections))
        return lambda page, paths: "/".join(part(_slugs(page, paths)))
    if go_format(_REFERENCE, token) != token:
        return lambda page, _: go_format(page.date, token)
    raise InvalidValueError(
        f"has the token `:{token}`, which Hugo does not know; its tokens are "
        + ", ".join(f":{name}" for name in _VALUES)
    )


def _slugs(page: Subjects, paths: Paths, *, first: bool = False) -> list[str]:
    return [_titled(slug, paths) for slug in page.section_slugs(first=first)]


def _titled(title: str, paths: Paths) -> str:
    return paths.part(title.replace("/", "-").replace("\\", "-"))


def _slug_or(page: Subjects, paths: Paths, other: str) -> str:
    return paths.part(page.slug or other)


_VALUES: Mapping[str, Value] = {
    "year": lambda page, _: str(page.date.year),
    "month": lambda page, _: f"{page.date.month:02}",
    "monthname": lambda page, _: _MONTHS[page.date.month - 1],
    "day": lambda page, _: f"{page.date.day:02}",
    "weekday": lambda page, _: str(page.date.isoweekday() % 7),
    "weekdayname": lambda page, _: _WEEKDAYS[page.date.weekday()],
    "yearday": lambda page, _: str(page.date.timetuple().tm_yday),
    "section": lambda page, _: page.section,
    "sectionslug": lambda page, paths: "".join(_slugs(page, paths, first=True)),
    "sections": lambda page, _: "/" + "/".join(page.sections),
    "sectionslugs": lambda page, paths: "/".join(_slugs(page, paths)),
    "title": lambda page, paths: _titled(page.title, paths),
    "slug": lambda page, paths: paths.part(page.slug) if page.slug else _titled(page.title, paths),
    "slugorfilename": lambda page, paths: _slug_or(page, paths, page.file_name),
    "filename": lambda page, paths: paths.part(page.file_name),
    "contentbasename": lambda page, paths: paths.part(page.name),
    "slugorcontentbasename": lambda page, paths: _slug_or(page, paths, page.name),
}


@dataclass(frozen=True, slots=True)
class _Slice:
    """`[1:]`, `[last]`: a part of a list, where what lies outside is empty."""

    low: str
    high: str | None

    @classmethod
    def of(cls, written: str) -> _Slice:
        low, colon, high = written.lower().partition(":")
        return cls(low, high.partition(":")[0] if colon else None)

    def __call__(self, items: Sequence[str]) -> Sequence[str]:
        low = self._index(self.low, len(items), is_low=True)
        if self.high is None:
            return items[low : low + 1]
        return items[low : self._index(self.high, len(items), is_low=False)]

    @staticmethod
    def _index(written: str, length: int, *, is_low: bool) -> int:
        if not written:
            return 0 if is_low else length
        if written == "last":
            return max(length - 1, 0)
        index = int(written) if re.fullmatch(r"\d{1,9}", written, re.A) else 0
        return min(index, length)


def go_format(moment: dt.datetime, layout: str) -> str:
    """Return a moment in one of Go's layouts, of which a token can be: letters, digits and `_`."""
    return _LAYOUT.sub(lambda found: _LAYOUTS[found[0]](moment), layout)


def _zone(moment: dt.datetime) -> str:
    name = moment.tzname() or ""
    return name if name.isalpha() else f"{moment:%z}"


def _zulu(moment: dt.datetime, length: int) -> str:
    return f"{moment:%z}".ljust(7, "0")[:length] if moment.utcoffset() else "Z"


_LAYOUTS: Mapping[str, Callable[[dt.datetime], str]] = {
    "January": lambda m: _MONTHS[m.month - 1],
    "Jan": lambda m: _MONTHS[m.month - 1][:3],
    "1": lambda m: str(m.month),
    "01": lambda m: f"{m.month:02}",
    "Monday": lambda m: _WEEKDAYS[m.weekday()],
    "Mon": lambda m: _WEEKDAYS[m.weekday()][:3],
    "2": lambda m: str(m.day),
    "02": lambda m: f"{m.day:02}",
    "_2": lambda m: f"{m.day:2}",
    "_": lambda m: "_",
    "002": lambda m: f"{m.timetuple().tm_yday:03}",
    "__2": lambda m: f"{m.timetuple().tm_yday:3}",
    "15": lambda m: f"{m.hour:02}",
    "3": lambda m: str(m.hour % 12 or 12),
    "03": lambda m: f"{m.hour % 12 or 12:02}",
    "4": lambda m: str(m.minute),
    "04": lambda m: f"{m.minute:02}",
    "5": lambda m: str(m.second),
    "05": lambda m: f"{m.second:02}",
    "2006": lambda m: f"{m.year:04}",
    "06": lambda m: f"{m.year % 100:02}",
    "PM": lambda m: "PM" if m.hour >= 12 else "AM",
    "pm": lambda m: "pm" if m.hour >= 12 else "am",
    "MST": _zone,
    "Z07": lambda m: _zulu(m, 3),
    "Z0700": lambda m: _zulu(m, 5),
    "Z070000": lambda m: _zulu(m, 7),
}
