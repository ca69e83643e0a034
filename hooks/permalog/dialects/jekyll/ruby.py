"""Ruby: what its YAML takes a scalar for, and how it prints a value.

Sources: Psych 4.0, `scalar_scanner.rb`; `to_s` and `inspect` of Ruby 3.1.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from typing import Any

from . import ruby_time

_WORD = re.compile(r"[^0-9.:-]?(?:[^\W0-9]|[\s!@#$%^&*(){}<>|/\\~;=])")
_WORDS = {"~": None, "null": None} | dict.fromkeys(("yes", "true", "on"), True)
_WORDS |= dict.fromkeys(("no", "false", "off"), False)
_LONGEST_WORD = max(map(len, _WORDS))
_TIME = re.compile(
    r"(\d{4})-(\d\d?)-(\d\d?)(?:[Tt]|\s+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?"
    r"(?:\s*(?:Z|([-+]\d\d?):?(\d\d)?))?",
    re.A,
)
_UTC = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", re.A)
_DATE = re.compile(r"\d{4}-(?:1[012]|0\d|\d)-(?:[12]\d|3[01]|0\d|\d)", re.A)
_BASE_60 = re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9]){1,2}(\.[0-9_]*)?")
_FLOAT = re.compile(r"[-+]?([0-9][0-9_,]*)?\.[0-9]*([eE][-+][0-9]+)?")
_INTEGERS = {
    2: re.compile(r"[-+]?0b[0-1_,]+"),
    8: re.compile(r"[-+]?0[0-7_,]+"),
    10: re.compile(r"[-+]?(?:0|[1-9](?:[0-9]|,[0-9]|_[0-9])*)"),
    16: re.compile(r"[-+]?0x[0-9a-fA-F_,]+"),
}
_WORD_BETWEEN = re.compile(r"[^ \t\n\v\f\r\0]+")
_LONGEST_NUMBER = 3500
"""How many digits Python reads in one; no address is as long."""
_INFINITE = re.compile(r"([+-]?)\.inf|\.nan", re.I)


def scalar(text: str) -> Any:
    """Return what Psych takes a YAML scalar without quotes for.

    A symbol (`:compressed`) is text, as to Jekyll before 4.3, which GitHub Pages has.
    """
    if not text:
        return None
    if "a" <= text[0] <= "z" or "A" <= text[0] <= "Z" or _WORD.match(text) or "\n" in text:
        return text if len(text) > _LONGEST_WORD else _WORDS.get(text.lower(), text)
    return _date_or_time(text) if _DATE.match(text) else _number(text)


def _date_or_time(text: str) -> Any:
    """Return a date, a time in UTC, or the text where it is neither."""
    try:
        if _UTC.fullmatch(text):
            return dt.datetime.fromisoformat(f"{text}+00:00")
    except ValueError:  # the 31st of a shorter month, 24:00 or a second 60
        pass
    try:
        if time := _TIME.fullmatch(text):
            moment = ruby_time.clock(*map(int, time.groups()[:6])).replace(tzinfo=dt.UTC)
            return moment - _offset(time[7], time[8]) if time[7] else moment
        return dt.date(*map(int, text.split("-"))) if _DATE.fullmatch(text) else text
    except (ValueError, OverflowError):
        return text


def _offset(hours: str, minutes: str | None) -> dt.timedelta:
    """Return an offset from UTC; raise ValueError for a day and more."""
    rest = int(minutes or 0)
    offset = dt.timedelta(hours=int(hours), minutes=-rest if int(hours) < 0 else rest)
    dt.timezone(offset)
    return offset


def _number(text: str) -> Any:
    if len(text) > _LONGEST_NUMBER:
        return text
    plain = re.sub("[_,]", "", text)
    if _INFINITE.fullmatch(text):
        return float(text.replace(".", ""))
    if _BASE_60.fullmatch(text):
        kind = float if "." in text else int
        return sum(kind(part) * 60 ** abs(n - 2) for n, part in enumerate(plain.split(":")))
    if _FLOAT.fullmatch(text) and plain.strip("+-") != ".":
        return float(plain)
    base = next((base for base, form in _INTEGERS.items() if form.fullmatch(text)), None)
    return int(plain, base) if base else text


def is_true(value: object) -> bool:
    """Return whether Ruby takes a value for true: all but `nil` and `false`."""
    return value is not None and value is not False


def text(value: object) -> str:
    """Return a value as Ruby prints it (`to_s`)."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    return _inspected(value)


def words(text: str) -> list[str]:
    """Return the parts of a text between white space, as Ruby's `split` does."""
    return _WORD_BETWEEN.findall(text)


def flat(values: Iterable[object]) -> list[object]:
    """Return the items of a list, and of the lists in it."""
    found: list[object] = []
    for value in values:
        found += flat(value) if isinstance(value, list) else (value,)
    return found


def _inspected(value: object) -> str:
    """Return a value as Ruby prints it in a list (`inspect`)."""
    if isinstance(value, str):
        return '"{}"'.format(value.replace("\\", "\\\\").replace('"', '\\"'))
    if value is None or isinstance(value, bool):
        return {None: "nil", True: "true", False: "false"}[value]
    if isinstance(value, Mapping):
        pairs = (f"{_inspected(key)}=>{_inspected(item)}" for key, item in value.items())
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_inspected, value))}]"
    if isinstance(value, dt.datetime):
        return f"{value:%Y-%m-%d %H:%M:%S} UTC"
    return str(value)
