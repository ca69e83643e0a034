"""JavaScript's dates: what `new Date(text)` makes of a text, in the V8 of Node and Chrome.

The form of ECMAScript (`2016-11-06T09:05:03Z`), else V8's own reading of nearly anything (`Nov 6,
2016`, `11/06/2016 9:05 PM EST`). Source: V8, `src/date/dateparser*`.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field

from .javascript import in_zone, utc

_ISO = re.compile(
    r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?"
    r"(?:[tT]([01]\d|2[0-4]):([0-5]\d)(?::([0-5]\d)(?:\.(\d+))?)?"
    r"([zZ]|([-+])(\d\d):?([0-5]\d))?)?",
    re.A,
)
_LUXON = re.compile(
    r"(\d{4})(?:-?(\d\d)(?:-?(\d\d))?|-?W(\d\d)(?:-?(\d))?|-?(\d{3}))?"
    r"(?:[Tt](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,30}))?)?)?"
    r"(?:[Zz]|([-+]\d\d)(?::?(\d\d))?)?)?",
    re.A,
)
_TOKEN = re.compile(r"[0-9]+|[^\s\x00-@]+|\s+|.", re.S)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ZONES = {"ut": 0, "utc": 0, "z": 0, "gmt": 0, "cdt": -5, "cst": -6, "edt": -4, "est": -5}
_ZONES |= {"mdt": -6, "mst": -7, "pdt": -7, "pst": -8}
_AFTERNOON = {"am": 0, "pm": 12}
_MOST = (24, 59, 59, 999)
"""The most that hour, minute, second and millisecond may be."""


class _InvalidDateError(ValueError):
    """Raised for a text that is no date."""


def parse(text: str, zone: dt.tzinfo) -> dt.datetime | None:
    """Return the moment, in `zone`, that a text names; None where JavaScript says Invalid Date."""
    iso = _ISO.fullmatch(text)
    try:
        return (_read_iso(iso) if iso else _Reader(text).read()).moment(zone)
    except (ValueError, OverflowError):
        return None


def parse_iso(text: str) -> dt.datetime | None:
    """Return the moment that ISO 8601 names, as Luxon reads it in UTC; None for anything else."""
    written = _LUXON.fullmatch(text)
    try:
        return _luxon(*written.groups()) if written else None
    except (ValueError, OverflowError):
        return None


def _luxon(
    year: str, month: str, day: str, week: str, weekday: str, ordinal: str, *time: str
) -> dt.datetime:
    if week:
        date = dt.date.fromisocalendar(int(year), int(week), int(weekday or 1))
    elif ordinal:
        date = dt.date(int(year), 1, 1) + dt.timedelta(days=int(ordinal) - 1)
        if date.year != int(year):
            raise _InvalidDateError
    else:
        date = dt.date(int(year), int(month or 1), int(day or 1))
    *parts, fraction, hours, minutes = time
    hour, minute, second = (int(part or 0) for part in parts)
    is_late = hour == 24 and (minute or second or int(fraction or 0))
    if is_late or hour > 24 or minute > 59 or second > 59:
        raise _InvalidDateError
    ahead = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    if (hours or "").startswith("-"):
        ahead -= dt.timedelta(minutes=2 * int(minutes or 0))
    moment = utc(date.year, date.month, date.day, hour, minute, second, _milli(fraction or "0"))
    return moment - ahead


@dataclass
class _Parts:
    """What was read of a date so far."""

    is_iso: bool = False
    day: list[int] = field(default_factory=list)
    month: int | None = None
    """The month that was named by a word."""
    time: list[int] = field(default_factory=list)
    afternoon: int | None = None
    ahead: int | None = None
    """1 east of Greenwich, -1 west of it; None while no zone was read."""
    hours: int | None = None
    minutes: int | None = None

    def moment(self, zone: dt.tzinfo) -> dt.datetime:
        """Return the moment that the parts make."""
        moment = utc(*self._date(), *self._time())
        if self.ahead is None:
            return in_zone(moment.replace(tzinfo=None), zone)
        offset = dt.timedelta(hours=self.hours or 0, minutes=self.minutes or 0)
        return (moment - self.ahead * offset).astimezone(zone)

    def _date(self) -> tuple[int, int, int]:
        one, two, three = [*self.day, 1, 1, 1][:3]
        is_day = 1 <= one <= 31
        if self.month:
            year, month, day = (two, self.month, one) if is_day else (one, self.month, two)
        elif self.is_iso or not is_day:
            year, month, day = one, two, three
        else:
            year, month, day = three, one, two
        if not (self.day and 1 <= month <= 12 and 1 <= day <= 31):
            raise _InvalidDateError
        return year if self.is_iso else _whole_year(year), month, day

    def _time(self) -> list[int]:
        hour, *rest = [*self.time, 0, 0, 0, 0][:4]
        if self.afternoon is not None:
            if hour > 12:
                raise _InvalidDateError
            hour = hour % 12 + self.afternoon
        is_late = hour == 24 and any(rest)
        if is_late or any(n > most for n, most in zip((hour, *rest), _MOST, strict=True)):
            raise _InvalidDateError
        return [hour, *rest]


def _whole_year(year: int) -> int:
    return year + 2000 if year < 50 else year + 1900 if year < 100 else year


def _read_iso(written: re.Match[str]) -> _Parts:
    *numbers, fraction, zone, sign, hours, minutes = written.groups()
    parts = _Parts(is_iso=True, day=[int(n) for n in numbers[:3] if n])
    parts.time = [int(n) for n in numbers[3:] if n] + ([_milli(fraction)] if fraction else [])
    if zone or not parts.time:
        parts.ahead = -1 if sign == "-" else 1
        parts.hours, parts.minutes = int(hours or 0), int(minutes or 0)
    return parts


def _milli(fraction: str) -> int:
    return int(fraction.ljust(3, "0")[:3])


def _is_number(token: str) -> bool:
    return "0" <= token[:1] <= "9"


class _Reader:
    """Reads what has no form: numbers, words and signs in nearly any order."""

    def __init__(self, text: str) -> None:
        self.tokens = [match[0] for match in _TOKEN.finditer(text)][::-1]
        self.parts = _Parts()
        self.has_number = False

    def read(self) -> _Parts:
        while self.tokens:
            token = self.tokens.pop()
            if _is_number(token):
                self._number(token)
            elif token >= "A" and not token.isspace():
                self._word(token.lower())
            elif token in "+-" and (self.parts.time or self._is_utc):
                self._offset(1 if token == "+" else -1)
            elif token in "+-)" and self.has_number:
                raise _InvalidDateError
            elif token == "(":
                self._skip_parentheses()
        return self.parts

    @property
    def _is_utc(self) -> bool:
        return self.parts.hours == 0 and self.parts.minutes == 0

    def _next(self) -> str:
        return self.tokens[-1] if self.tokens else ""

    def _skip(self, sign: str) -> bool:
        is_there = self._next() == sign
        if is_there:
            self.tokens.pop()
        return is_there

    def _number(self, token: str) -> None:
        self.has_number = True
        parts, number = self.parts, int(token[:18])
        if self._skip(":"):
            self._hour_or_minute(number)
        elif self._next() == "." and self._expects_time(number):
            self.tokens.pop()
            if not _is_number(self._next()):
                raise _InvalidDateError
            self._end_time(number, _milli(self.tokens.pop()))
        elif parts.hours is not None and parts.minutes is None and number <= 59:
            self._skip(".")
            parts.minutes = number
        elif self._expects_time(number):
            self._end_time(number)
            after = self._next()
            if after and not after.isspace() and after.lower() != "z" and after not in "+-":
                raise _InvalidDateError
        else:
            self._skip(".")
            parts.day.append(number)
            if len(parts.day) > 3:
                raise _InvalidDateError
            self._skip("-")

    def _hour_or_minute(self, number: int) -> None:
        time = self.parts.time
        if self._skip(":"):
            if time:
                raise _InvalidDateError
            time += [number, 0]
            return
        time.append(number)
        if len(time) > 4:
            raise _InvalidDateError
        self._skip(".")

    def _expects_time(self, number: int) -> bool:
        read = len(self.parts.time)
        return 1 <= read <= 3 and number <= _MOST[read]

    def _end_time(self, *numbers: int) -> None:
        self.parts.time = [*self.parts.time, *numbers, 0, 0, 0][:4]

    def _word(self, word: str) -> None:
        if word in _AFTERNOON and self.parts.time:
            self.parts.afternoon = _AFTERNOON[word]
        elif word[:3] in _MONTHS:
            self.parts.month = _MONTHS.index(word[:3]) + 1
            self._skip("-")
        elif word in _ZONES and self.has_number:
            hours = _ZONES[word]
            self.parts.ahead = -1 if hours < 0 else 1
            self.parts.hours, self.parts.minutes = abs(hours), 0
        elif self.has_number or _is_number(self._next()):
            raise _InvalidDateError

    def _offset(self, ahead: int) -> None:
        parts, self.has_number = self.parts, True
        digits = self.tokens.pop() if _is_number(self._next()) else ""
        number = int(digits or 0)
        parts.ahead = ahead
        if self._next() == ":":
            parts.hours, parts.minutes = number, None
        elif 1 <= len(digits) <= 2:
            parts.hours, parts.minutes = number, 0
        elif 3 <= len(digits) <= 4:
            parts.hours, parts.minutes = divmod(number, 100)
        else:
            raise _InvalidDateError

    def _skip_parentheses(self) -> None:
        depth = 1
        while depth and self.tokens:
            depth += {"(": 1, ")": -1}.get(self.tokens.pop(), 0)
