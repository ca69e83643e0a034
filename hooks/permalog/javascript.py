"""JavaScript: what it makes of YAML, dates and numbers, for the generators that run on Node.

Sources: js-yaml 4 (`lib/type/*.js`), V8's parser of dates (`dateparser.h`), ECMAScript's ToString.
"""

from __future__ import annotations

import datetime as dt
import json
import math
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, NoReturn

from babel.dates import get_timezone_name

_FIRST = frozenset("-+.0123456789~nNtTfF")
_WORDS = {
    "": None,
    "~": None,
    **dict.fromkeys(("null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), math.nan),
    **{f"{sign}{word}": math.inf for sign in ("", "+") for word in (".inf", ".Inf", ".INF")},
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), -math.inf),
}
_INTEGER = re.compile(r"([-+]?)(?:0b([01]+)|0o([0-7]+)|0x([0-9a-fA-F]+)|([0-9]+))")
_FLOAT = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?")
_TIMESTAMP = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?"
    r"(?:[ \t]*(Z|([-+])(\d\d?)(?::(\d\d))?))?|(\d{4})-(\d\d)-(\d\d)",
    re.A,
)
_UTC = re.compile(r"[1-9]\d{3}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?", re.A)
"""The way of nearly everyone, which the longer form reads no otherwise."""
_SAFE = 2**53
"""Up to here every whole number is itself."""
_HUGE = 10**308


def plain(text: str) -> object:
    """Return what js-yaml takes an unquoted scalar for: YAML 1.2's words, and YAML 1.1's dates.

    Raises ValueError or OverflowError for a date beyond the years that Python knows.
    """
    if text and text[0] not in _FIRST:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _UTC.fullmatch(text):
        return _utc(text)
    if whole := _INTEGER.fullmatch(text):
        return _integer(whole, text)
    if _FLOAT.fullmatch(text):
        return _float(text)
    if written := _TIMESTAMP.fullmatch(text):
        return _timestamp(written)
    return text


def _utc(text: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)
    except ValueError:  # the 30th of February is in March
        written = _TIMESTAMP.fullmatch(text)
        assert written
        return _timestamp(written)


def _integer(written: re.Match[str], text: str) -> object:
    sign, *bases = written.groups()
    if bases[3] and len(bases[3]) > 15:
        return _float(text)
    digits, base = next((d, b) for d, b in zip(bases, (2, 8, 16, 10), strict=True) if d)
    return text if len(digits) > 1000 else int(digits, base) * (-1 if sign == "-" else 1)


def _float(text: str) -> object:
    value = float(text)
    if math.isinf(value):
        return text
    return int(value) if value.is_integer() and abs(value) <= _SAFE else value


def _timestamp(written: re.Match[str]) -> dt.datetime:
    *parts, fraction, _, sign, hours, minutes, y, m, d = written.groups()
    year, *rest = map(int, (y, m, d, "0", "0", "0") if y else parts)
    milli = dt.timedelta(milliseconds=int((fraction or "").ljust(3, "0")[:3]))
    moment = utc(year + 1900 * (year < 100), *rest) + milli
    offset = dt.timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
    return moment + offset if sign == "-" else moment - offset


def utc(
    year: int, month: int, day: int, hour: int = 0, minute: int = 0, second: int = 0, milli: int = 0
) -> dt.datetime:
    """Return the moment in UTC; what is too much of one part is carried to the next (`Date.UTC`).

    Raises ValueError or OverflowError beyond the years that Python knows.
    """
    first = dt.datetime(year + (month - 1) // 12, (month - 1) % 12 + 1, 1, tzinfo=dt.UTC)
    return first + dt.timedelta(
        days=day - 1, hours=hour, minutes=minute, seconds=second, milliseconds=milli
    )


def parse_json(text: str) -> Any:
    """Return what a JSON text holds, as `JSON.parse` reads it; raise JSONDecodeError."""
    try:
        return json.loads(text, parse_constant=_no_constant)
    except json.JSONDecodeError:
        raise
    except (ValueError, RecursionError) as error:
        raise json.JSONDecodeError(str(error), text, 0) from None


def _no_constant(word: str) -> NoReturn:
    raise ValueError(f"{word} is no JSON")


def text(value: object) -> str:
    """Return a value as `String(value)` writes it."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, dt.datetime):
        zone = get_timezone_name(value, "long", locale="en_US")
        return f"{value:%a %b %d %Y %H:%M:%S GMT%z} ({zone})"
    if isinstance(value, list):
        return ",".join("" if item is None else text(item) for item in value)
    return "[object Object]" if isinstance(value, Mapping) else str(value)


def _number(value: float) -> str:
    if isinstance(value, int):
        if abs(value) <= _SAFE:
            return str(value)
        value = float(value) if abs(value) < _HUGE else math.inf if value > 0 else -math.inf
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
    shortest = repr(float(value))
    if 1e-6 <= abs(value) < 1e21:
        digits = format(Decimal(shortest), "f")
        return digits.rstrip("0").rstrip(".") if "." in digits else digits
    return re.sub(r"\.0(?=e|$)|(?<=e[-+])0+", "", shortest)


def in_zone(moment: dt.datetime, zone: dt.tzinfo) -> dt.datetime:
    """Return the moment that a time without zone is in `zone`; the hour that is not is skipped."""
    return moment.replace(tzinfo=zone).astimezone(dt.UTC).astimezone(zone)
