"""Hugo's values: what a value of front matter or configuration is as text, as truth, as a date.

Sources: spf13/cast 1.10, `basic.go`, `time.go`, `internal/time.go`, and Go's `time.Parse`;
Hugo 0.168, `page_frontmatter.go`.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from decimal import Decimal
from typing import Any

from ..errors import InvalidValueError, shown

_TRUE = ("1", "t", "T", "TRUE", "true", "True")
_FALSE = ("0", "f", "F", "FALSE", "false", "False")
_DAY = r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"
_TIME = r"(?P<hour>\d\d?):(?P<minute>\d\d):(?P<second>\d\d)(?:[.,](?P<fraction>\d+))?"
_SHORT = r"[+-]\d{4}"
_LONG = r"[+-]\d\d:\d\d"
_NAMED = r"(?:[A-Z]{3,5}|[+-]\d\d)"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<name>(?i:{'|'.join(_MONTHS)}))"
_WEEKDAY = "(?i:Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
_LONG_WEEKDAY = "(?i:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)(?i:day)"
_FORMS = tuple(
    re.compile(form, re.A)
    for form in (
        _DAY,
        rf"{_DAY}T{_TIME}(?P<offset>Z|{_LONG}|{_SHORT})?",
        rf"{_DAY} {_TIME}(?P<offset>Z| ?{_LONG}| ?{_SHORT})?",
        rf"{_DAY} {_TIME} (?P<offset>{_SHORT}) {_NAMED}",
        rf"{_WEEKDAY}, (?P<day>\d\d) {_MONTH} (?P<year>\d{{4}}) {_TIME}"
        rf" (?:(?P<offset>{_SHORT})|{_NAMED})",
        rf"(?P<day>\d\d) {_MONTH} (?P<year>\d\d) (?P<hour>\d\d?):(?P<minute>\d\d)"
        rf" (?:(?P<offset>{_SHORT})|{_NAMED})",
        rf"{_LONG_WEEKDAY}, (?P<day>\d\d)-{_MONTH}-(?P<year>\d\d) {_TIME} {_NAMED}",
        rf"{_WEEKDAY} {_MONTH} (?P<day>[ \d]?\d) {_TIME}"
        rf"(?: (?P<offset>{_SHORT})| {_NAMED})? (?P<year>\d{{4}})",
        rf"(?P<day>\d\d) {_MONTH} (?P<year>\d{{4}})",
    )
)
"""The forms of a date, in the order in which they are tried."""
_EARLIEST = dt.datetime(1, 1, 1)
FORMS = "write it as `2016-11-06` or `2016-11-06T14:30:00+01:00`"


def text(value: object) -> str:
    """Return a value as text; what is no scalar is empty."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _real(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value) if isinstance(value, str | int) else ""


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
        has_more = any(isinstance(item, list | dict) for item in value)
        return () if has_more else tuple(map(text, value))
    if isinstance(value, str):
        return tuple(value.split())
    return (text(value),) if isinstance(value, int | float | dt.date) else ()


def terms(value: object) -> tuple[str, ...]:
    """Return the terms of a taxonomy: those of a list, or the one text."""
    found = (value,) if isinstance(value, str) else texts(value)
    return tuple(filter(None, (" ".join(term.split()) for term in found)))


def truth(value: object) -> bool | None:
    """Return what a value says; None where it is neither true nor false."""
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
        found.astimezone(dt.UTC)
        found.astimezone(zone)
    except (ValueError, OverflowError, OSError):
        raise InvalidValueError(f"is {shown(value)}, which is no date; {FORMS}") from None
    return found


def is_zero(date: dt.datetime) -> bool:
    """Return whether a date is the first moment of year 1, which is Hugo's word for none."""
    return date.replace(tzinfo=None) == _EARLIEST and not date.utcoffset()


def _moment(value: object, zone: dt.tzinfo) -> dt.datetime:
    if isinstance(value, dt.datetime):
        return value if value.tzinfo else value.replace(tzinfo=zone)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=zone)
    if isinstance(value, int) and not isinstance(value, bool):
        return dt.datetime.fromtimestamp(value, dt.UTC)
    for form in _FORMS if isinstance(value, str) else ():
        if found := form.fullmatch(str(value)):
            return _written(found.groupdict(), zone)
    raise ValueError


def _written(parts: dict[str, Any], zone: dt.tzinfo) -> dt.datetime:
    year, name = int(parts["year"]), parts.get("name")
    if len(parts["year"]) == 2:
        year += 1900 if year >= 69 else 2000
    return dt.datetime(
        year,
        _MONTHS.index(name.lower()) + 1 if name else int(parts["month"]),
        int(parts["day"]),
        int(parts.get("hour") or 0),
        int(parts.get("minute") or 0),
        int(parts.get("second") or 0),
        int((parts.get("fraction") or "0")[:6].ljust(6, "0")),
        _offset(parts.get("offset")) or zone,
    )


def _offset(written: str | None) -> dt.tzinfo | None:
    if not written:
        return None
    digits = written.strip().replace(":", "")
    if digits == "Z":
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
