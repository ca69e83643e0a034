"""Ruby's dates: the many ways of writing one that `Time.parse` reads.

Sources: Ruby 3.1, `time.rb`; date 3.2, `date_parse.c`. Ruby fills up what a text leaves out with
the day of the build; here a text without a year is no date.
"""

from __future__ import annotations

import datetime as dt
import re

from ...errors import InvalidValueError, shown

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)"
    r"(?:(?:\s+|[Tt])(\d\d?):(\d\d)(?::(\d\d)(?:\.\d*)?)?(?:\s*([-+]\d\d:?\d\d|UTC|Z))?)?",
    re.A,
)
"""The way of nearly everyone, which the longer search below reads no otherwise."""
_NOISE = re.compile(r"[^-+',./:@\w\[\]]+|_+")
_WEEKDAY = re.compile(r"\b(?:sun|mon|tue|wed|thu|fri|sat)[^-/\d\s]*", re.I)
_TIME = re.compile(
    r"(?<!\d)(?P<hour>\d+)\s*"
    r"(?:"
    r"(?::\s*(?P<minute>\d+)(?:\s*:\s*(?P<second>\d+)(?:[,.]\d*)?)?"
    r"|h(?:\s*(?P<minute_h>\d+)m?(?:\s*(?P<second_h>\d+)s?)?)?)"
    r"(?:\s*(?P<half>[ap])(?:m\b|\.m\.))?"
    r"|(?P<half_alone>[ap])(?:m\b|\.m\.)"
    r")"
    r"(?:\s*(?P<zone>(?:gmt|utc?)?[-+]\d+(?:[,.:]\d+(?::\d+)?)?|[^\W\d_]+\b))?",
    re.I | re.A,
)
_FORMS = tuple(
    re.compile(form.replace("MONTH", f"(?P<month>{'|'.join(_MONTHS)})"), re.I | re.A)
    for form in (
        r"(?P<day>'?(?<!\d)\d+)[^-\d\s]*\s*MONTH[^-\d\s']*"
        r"(?:\s*(?P<year>'?-?\d+(?:(?:st|nd|rd|th)\b)?))?",
        r"\bMONTH[^-\d\s']*\s*(?P<day>'?\d+)[^-\d\s']*(?:\s*,?\s*(?P<year>'?-?\d+))?",
        r"(?P<year>'?[-+]?(?<!\d)\d+)-(?P<month>\d+)-(?P<day>'?-?\d+)",
        r"(?P<day>'?-?(?<!\d)\d+)-MONTH[^-/.]*-(?P<year>'?-?\d+)",
        r"\bMONTH[^-/.]*-(?P<day>'?-?\d+)(?:-(?P<year>'?-?\d+))?",
        r"(?P<year>'?-?(?<!\d)\d+)/\s*(?P<month>'?\d+)(?:\D\s*(?P<day>'?-?\d+))?",
        r"(?P<year>'?-?(?<!\d)\d+)\.\s*(?P<month>'?\d+)\.\s*(?P<day>'?-?\d+)",
        r"(?<![\d.,])(?P<year>\d{4}|\d\d)-(?P<day_of_year>\d{3})\b",
    )
)
"""How a date may be written; the first that fits counts. Which part is the year is seen later."""
_DIGITS = re.compile(
    r"(?<!\d)(?P<digits>\d{6,14})(?:\s*t?\s*(?P<time>\d{2,6}))?(?:\s*(?P<zone>z\b|[-+]\d{1,4}\b))?",
    re.I | re.A,
)
_NUMBER = re.compile(r"[-+]?\d+", re.A)
_OFFSET = re.compile(r"([-+])(\d\d)(?::?(\d\d))?", re.A)
_HOURS = {"UTC": 0, "UT": 0, "GMT": 0, "Z": 0}
_HOURS |= {"EST": -5, "EDT": -4, "CST": -6, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7}
_HOURS |= {letter: hours for hours, letter in enumerate("ABCDEFGHIKLM", 1)}
_HOURS |= {letter: -hours for hours, letter in enumerate("NOPQRSTUVWXY", 1)}


def parse(text: str, zone: dt.tzinfo) -> dt.datetime:
    """Return the moment that a text names, in `zone`, as `Time.parse(text).localtime` does.

    Raises InvalidValueError for what is no date with a year.
    """
    try:
        iso = _ISO.fullmatch(text)
        parts = [int(part or 0) for part in iso.groups()[:6]] if iso else []
        offset = iso[7] if iso else None
        if not iso:
            parts, offset = _searched(text)
        if parts:
            return _at(clock(*parts), offset, zone)
    except (ValueError, OverflowError):
        pass
    raise InvalidValueError(f"{shown(text)}, which is no date; write it as 2016-11-06")


def clock(year: int, month: int, day: int, hour: int, minute: int, second: int) -> dt.datetime:
    """Return a time without a zone; the 31st of a shorter month is a day of the next one.

    Raises ValueError for what Ruby's `Time.utc` refuses.
    """
    if not (1 <= day <= 31 and 0 <= minute <= 59 and 0 <= second <= 60 and 0 <= hour <= 24):
        raise ValueError("argument out of range")
    if hour == 24 and minute + second:
        raise ValueError("argument out of range")
    try:
        return dt.datetime(year, month, day, hour, minute, second)
    except ValueError:
        pass
    days, seconds = day - 1, hour * 3600 + minute * 60 + second
    return dt.datetime(year, month, 1) + dt.timedelta(days=days, seconds=seconds)


def _at(time: dt.datetime, offset: str | None, zone: dt.tzinfo) -> dt.datetime:
    """Return a time with an offset as it is written in `zone`."""
    behind = _seconds(offset.upper(), time.year, zone) if offset else None
    if behind is not None:
        return (time - dt.timedelta(seconds=behind)).replace(tzinfo=dt.UTC).astimezone(zone)
    first, second = time.replace(tzinfo=zone), time.replace(tzinfo=zone, fold=1)
    comes_twice = (first.utcoffset() or dt.timedelta()) > (second.utcoffset() or dt.timedelta())
    return (second if comes_twice else first).astimezone(dt.UTC).astimezone(zone)


def _seconds(offset: str, year: int, zone: dt.tzinfo) -> int | None:
    """Return the seconds of an offset east of UTC; None for one that Ruby passes over."""
    if found := _OFFSET.fullmatch(offset):
        seconds = int(found[2]) * 3600 + int(found[3] or 0) * 60
        return -seconds if found[1] == "-" else seconds
    if offset in _HOURS:
        return _HOURS[offset] * 3600
    for month in (1, 7):
        day = dt.datetime(year, month, 1, tzinfo=zone)
        if (day.tzname() or "").upper() == offset:
            return int((day.utcoffset() or dt.timedelta()).total_seconds())
    return None


def _searched(text: str) -> tuple[list[int], str | None]:
    """Return the six parts of the date in a text, none where it holds no date, and its offset."""
    text = _WEEKDAY.sub(" ", _NOISE.sub(" ", text), count=1)
    time, offset = [0, 0, 0], None
    if found := _TIME.search(text):
        time, offset = _time(found), found["zone"]
        text = f"{text[: found.start()]} {text[found.end() :]}"
    if written := next(filter(None, (form.search(text) for form in _FORMS)), None):
        day = _day(**written.groupdict())
        return ([*day, *time] if day else []), offset
    if digits := _DIGITS.search(text):
        parts = _split(digits["digits"], digits["time"] or "")
        return ([*parts[:3], *(parts[3:] or time)] if parts else []), offset or digits["zone"]
    return [], None


def _time(found: re.Match[str]) -> list[int]:
    hour = int(found["hour"])
    if half := found["half"] or found["half_alone"]:
        hour = hour % 12 + 12 * (half in "pP")
    minute, second = found["minute"] or found["minute_h"], found["second"] or found["second_h"]
    return [hour, int(minute or 0), int(second or 0)]


def _day(
    year: str | None = None,
    month: str | None = None,
    day: str | None = None,
    day_of_year: str | None = None,
) -> list[int]:
    """Return year, month and day out of what stands at their places, in whatever order."""
    if month and month.lower() in _MONTHS:
        month = str(_MONTHS.index(month.lower()) + 1)
    if year and month and not day:
        year, month, day = None, year, month
    if not year and day and _is_year(day):
        year, day = day, None
    if year and year[-1:].isalpha():
        year, day = day, year
    if month and _is_year(month):
        year, month, day = month, day, year
    if day and _is_year(day):
        year, day = day, year
    if not year:
        return []
    if day_of_year:
        first = dt.date(_full_year(year), 1, 1)
        date = first + dt.timedelta(days=int(day_of_year) - 1)
        return [date.year, date.month, date.day] if date.year == first.year else []
    return [_full_year(year), _number(month) if month else 1, _number(day) if day else 1]


def _is_year(text: str) -> bool:
    return text.startswith("'") or len(text) > 2


def _number(text: str) -> int:
    found = _NUMBER.search(text)
    return abs(int(found[0])) if found else 0


def _full_year(text: str) -> int:
    """Return the year that two digits, or more, stand for."""
    digits = text.strip("'")
    year = int(digits)
    if len(digits) > 2 or not 0 <= year <= 99:
        return year
    return year + (1900 if year >= 69 else 2000)


def _split(digits: str, time: str) -> list[int]:
    """Return the parts of a date that is all digits: `20150102`, `150102`, `20150102030405`."""
    if len(digits) not in (6, 8, 10, 12, 14):
        return []
    size = 2 if len(digits) == 6 else 4
    year, rest = digits[:size], digits[size:] + time
    pairs = [int(rest[at : at + 2]) for at in range(0, len(rest), 2)]
    if len(pairs) == 2:
        return [_full_year(year), *pairs]
    return [_full_year(year), *[*pairs, 0, 0, 0][:5]]
