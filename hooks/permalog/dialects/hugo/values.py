"""Hugo's values: what a value of front matter or configuration is as text, as truth, as a date.

Sources: spf13/cast 1.10, `basic.go`, `time.go`, `internal/time.go`, and Go's `time.Parse`;
Hugo 0.168, `page_frontmatter.go`.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal

from ...errors import InvalidValueError, shown

_TRUE = ("1", "t", "T", "TRUE", "true", "True", "y", "Y", "yes", "Yes", "YES", "on", "On", "ON")
_FALSE = ("0", "f", "F", "FALSE", "false", "False", "n", "N", "no", "No", "NO", "off", "Off", "OFF")
_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)?)?", re.A)
"""The way of nearly everyone, which the longer form reads no otherwise."""
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)"
    r"(?:([T ])(\d\d?):(\d\d):(\d\d)(?:[.,](\d+))?(Z| ?[+-]\d\d:\d\d| ?[+-]\d{4})?)?",
    re.A,
)
"""The form of most dates; behind a `T` no space stands in front of the offset."""
_TIME = r"(?P<hour>\d\d?):(?P<minute>\d\d):(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?"
_OFFSET = r"(?P<offset>[+-]\d{4})"
_NAMED = r"(?:[A-Z]{3,5}|[+-]\d\d)"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>(?i:{'|'.join(_MONTHS)}))"
_WEEKDAY = "(?i:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_LONG_WEEKDAY = "(?i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?i:day)"
_FORMS = tuple(
    re.compile(form, re.A)
    for form in (
        rf"(?P<year>\d{{4}})-(?P<month>\d\d)-(?P<day>\d\d) {_TIME} {_OFFSET} {_NAMED}",
        rf"{_WEEKDAY}, (?P<day>\d\d) {_MONTH} (?P<year>\d{{4}}) {_TIME} (?:{_OFFSET}|{_NAMED})",
        rf"(?P<day>\d\d) {_MONTH} (?P<year>\d\d) (?P<hour>\d\d?):(?P<minute>\d\d)"
        rf" (?:{_OFFSET}|{_NAMED})",
        rf"{_LONG_WEEKDAY}, (?P<day>\d\d)-{_MONTH}-(?P<year>\d\d) {_TIME} {_NAMED}",
        rf"{_WEEKDAY} {_MONTH} (?P<day>[ \d]?\d) {_TIME}"
        rf"(?: {_OFFSET}| {_NAMED})? (?P<year>\d{{4}})",
        rf"(?P<day>\d\d) {_MONTH} (?P<year>\d{{4}})",
    )
)
"""The other forms of a date."""
HOLDERS = frozenset((list, dict))
"""What holds other values."""
_EARLIEST = dt.datetime(1, 1, 1)
FORMS = "write it as `2016-11-06` or `2016-11-06T14:30:00+01:00`"


def text(value: object) -> str:
    """Return a value as text; what is no scalar is empty."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _real(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value) if isinstance(value, int) else ""


def _real(value: float) -> str:
    if math.isinf(value):
        return "+Inf" if value > 0 else "-Inf"
    if math.isnan(value):
        return "NaN"
    digits = format(Decimal(repr(value)), "f")
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def texts(value: object) -> tuple[str, ...]:
    """Return the texts of a list, or the words of a text."""
    if isinstance(value, list):
        has_more = not HOLDERS.isdisjoint(map(type, value))
        return () if has_more else tuple(map(text, value))
    if isinstance(value, str):
        return tuple(value.split())
    return (text(value),) if isinstance(value, int | float | dt.date) else ()


def terms(value: object) -> tuple[str, ...]:
    """Return the terms of a taxonomy: those of a list, or the one text."""
    found = (value,) if isinstance(value, str) else texts(value)
    return tuple(filter(None, [" ".join(term.split()) for term in found]))


def truth(value: object) -> bool | None:
    """Return what a value says; None where it is neither true nor false.

    `yes` is true and `no` is false, as in the YAML of versions before 0.152.
    """
    if value is None or isinstance(value, int | float):
        return bool(value)
    if isinstance(value, str) and value in _TRUE + _FALSE:
        return value in _TRUE
    return None


def moment(value: object, zone: dt.tzinfo) -> dt.datetime:
    """Return the moment that a value names, with the offset that it gives, else in `zone`.

    Raises InvalidValueError for what is no date.
    """
    try:
        found = _moment(value, zone)
        if not _EARLIEST.year < found.year < dt.MAXYEAR:
            found.astimezone(dt.UTC)
            found.astimezone(zone)
    except (ValueError, OverflowError, OSError):
        raise InvalidValueError(f"is {shown(value)}, which is no date; {FORMS}") from None
    return found


def is_zero(date: dt.datetime) -> bool:
    """Return whether a date is the first moment of year 1, which is Hugo's word for none."""
    return date.year == 1 and date.replace(tzinfo=None) == _EARLIEST and not date.utcoffset()


def _moment(value: object, zone: dt.tzinfo) -> dt.datetime:
    if isinstance(value, str):
        return _written(value, zone)
    if isinstance(value, dt.datetime):
        return value if value.tzinfo else value.replace(tzinfo=zone)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=zone)
    if isinstance(value, int) and not isinstance(value, bool):
        return dt.datetime.fromtimestamp(value, dt.UTC)
    raise ValueError


def _written(value: str, zone: dt.tzinfo) -> dt.datetime:
    if _RFC_3339.fullmatch(value):
        moment = dt.datetime.fromisoformat(value)
        return moment if moment.tzinfo else moment.replace(tzinfo=zone)
    value = re.sub(" +", " ", value)
    if not (found := _ISO.fullmatch(value)):
        return _in_words(value, zone)
    year, month, day, between, hour, minute, second, fraction, offset = found.groups()
    if between is None:
        return dt.datetime(int(year), int(month), int(day), tzinfo=zone)
    if between == "T" and offset and offset[0] == " ":
        raise ValueError
    return dt.datetime(
        int(year),
        int(month),
        int(day),
        int(hour),
        int(minute),
        int(second),
        _micro(fraction),
        _offset(offset) or zone,
    )


def _in_words(value: str, zone: dt.tzinfo) -> dt.datetime:
    found = next(filter(None, (form.fullmatch(value) for form in _FORMS)), None)
    if not found:
        raise ValueError
    parts: dict[str, str | None] = {"name": None, "hour": None, **found.groupdict()}
    year, name = int(parts["year"] or 0), parts["name"]
    if len(parts["year"] or "") == 2:
        year += 1900 if year >= 69 else 2000
    month = _MONTHS.index(name.lower()) + 1 if name else int(parts["month"] or 0)
    return dt.datetime(
        year,
        month,
        int(parts["day"] or 0),
        int(parts["hour"] or 0),
        int(parts.get("minute") or 0),
        int(parts.get("second") or 0),
        _micro(parts.get("fraction")),
        _offset(parts.get("offset")) or zone,
    )


def _micro(fraction: str | None) -> int:
    return int(fraction[:6].ljust(6, "0")) if fraction else 0


def _offset(written: str | None) -> dt.tzinfo | None:
    if not written:
        return None
    digits = written.strip().replace(":", "")
    if digits in ("Z", "+0000"):
        return dt.UTC
    minutes = int(digits[1:3]) * 60 + int(digits[3:])
    return dt.timezone(dt.timedelta(minutes=-minutes if digits[0] == "-" else minutes))


def dated_name(name: str, zone: dt.tzinfo) -> tuple[dt.datetime, str] | None:
    """Return the date that a name begins with, and the rest of the name; None where none does."""
    stem = name.rpartition(".")[0] if "." in name else name
    for length, written in ((19, f"{stem[:10]}T{stem[11:19].replace('-', ':')}"), (10, stem[:10])):
        try:
            date = moment(written, zone) if len(stem) >= length else None
        except InvalidValueError:
            continue
        if date:
            return date, stem[length:].strip(" -_")
    return None
