"""LiquidJS: Liquid as Eleventy has it, where Permalog's own permalinks are stricter.

What is not there prints nothing, and dates, numbers and lists print as JavaScript prints them.
Sources: LiquidJS 10, `filters/*.ts`, `util/strftime.ts`; recorded in tests/conformance.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
from collections.abc import Callable
from typing import Any, TextIO
from urllib.parse import quote, unquote
from zoneinfo import ZoneInfo

import liquid
from liquid.builtin.output import Output, OutputNode
from liquid.exceptions import FilterArgumentError

from . import javascript, javascript_dates
from .slug import slug, slugify

_DIRECTIVE = re.compile(r"%([-_0^#:]+)?(\d+)?([EO])?(.)")
_WIDTHS = dict.fromkeys("CdeHIklmMSUWy", 2) | dict.fromkeys("jL", 3) | {"Y": 4}
_SPACED = frozenset("aAbBceklpP")
_WHOLE = "%A, %B %-e, %Y at %-l:%M %P %z"
_TEXT_FILTERS = (
    "append", "capitalize", "downcase", "lstrip", "prepend", "remove", "remove_first", "replace",
    "replace_first", "rstrip", "split", "strip", "strip_html", "strip_newlines", "truncatewords",
    "truncate", "upcase",
)  # fmt: skip
_WIDEST = 255
"""A wider number would be no part of an address."""


class _Output(OutputNode):
    def render_to_output(self, context: liquid.RenderContext, buffer: TextIO) -> int:
        return buffer.write(_printed(self.expression.evaluate(context)))


class _OutputTag(Output):
    node_class = _Output


def extend(environment: liquid.Environment, zone: dt.tzinfo) -> None:
    """Make a Liquid environment print, and filter, as LiquidJS does in `zone`."""
    environment.undefined = liquid.Undefined
    environment.add_tag(_OutputTag)
    date = functools.partial(_date, zone)
    for name in _TEXT_FILTERS:
        environment.filters[name] = _of_texts(environment.filters[name])
    environment.filters |= {
        "cgi_escape": lambda value: _encode(value, "-_.~").replace("%20", "+"),
        "date": date,
        "date_to_long_string": functools.partial(_written_date, date, "%B"),
        "date_to_rfc822": lambda value: date(value, "%a, %d %b %Y %H:%M:%S %z"),
        "date_to_string": functools.partial(_written_date, date, "%b"),
        "date_to_xmlschema": lambda value: date(value, "%Y-%m-%dT%H:%M:%S%:z"),
        "divided_by": _divided_by,
        "json": _json,
        "jsonify": _json,
        "log": lambda value, *_: value,
        "slug": lambda value, *_, **__: slug(_string(value)),
        "slugify": lambda value, *_, **__: slugify(_string(value)),
        "uri_escape": lambda value: _encode(value, ";/?:@&=+$,#-_.!~*'()[]"),
        "url": lambda value, *_: _printed(value),
        "url_decode": lambda value: unquote(_printed(value).replace("+", " ")),
        "url_encode": lambda value: _encode(value, "-_.!~*'()").replace("%20", "+"),
    }


def _printed(value: object) -> str:
    """Return a value as `{{ value }}` prints it."""
    if value is None or liquid.is_undefined(value):
        return ""
    if isinstance(value, list):
        return "".join(map(_printed, value))
    return value if isinstance(value, str) else javascript.text(value)


def _string(value: object) -> str:
    return "undefined" if liquid.is_undefined(value) else javascript.text(value)


def _of_texts(make: Callable[..., object]) -> Callable[..., object]:
    """Return a filter of texts that takes other values as JavaScript would print them."""

    @functools.wraps(make)
    def filtered(value: object, *options: object, **named: object) -> object:
        return make(_printed(value), *options, **named)

    return filtered


def _encode(value: object, safe: str) -> str:
    return quote(_printed(value), safe=safe)


def _json(value: object, *_: object) -> str:
    if liquid.is_undefined(value):
        return ""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=str)


def _divided_by(value: Any, by: Any, *_: object) -> float:
    try:
        quotient = float(value) / float(by)
    except (ValueError, ArithmeticError, TypeError):
        raise FilterArgumentError("`divided_by` got no number", token=None) from None
    return int(quotient) if quotient.is_integer() else quotient


def _written_date(
    date: Callable[..., object], month: str, value: object, kind: object = "", style: object = ""
) -> object:
    if kind != "ordinal":
        return date(value, f"%d {month} %Y")
    return date(value, f"{month} %-d%q, %Y" if style == "US" else f"%-d%q {month} %Y")


def _date(zone: dt.tzinfo, value: object, form: object = None, display: object = None) -> object:
    moment = _moment(zone, value)
    if moment is None:
        return value
    if display is not None:
        zone = _zone(display)
        moment = moment.astimezone(zone)
    return strftime(moment, _WHOLE if form is None else _printed(form))


def _zone(display: object) -> dt.tzinfo:
    """Return the zone of a name, or of JavaScript's minutes west of Greenwich."""
    try:
        if isinstance(display, int):
            return dt.timezone(-dt.timedelta(minutes=display))
        return ZoneInfo(str(display))
    except (ValueError, OSError, LookupError, OverflowError):
        text = f"`date` got the time zone {display}, which does not exist"
        raise FilterArgumentError(text, token=None) from None


def _moment(zone: dt.tzinfo, value: object) -> dt.datetime | None:
    if isinstance(value, dt.datetime):
        return value.astimezone(zone)
    if isinstance(value, str) and value not in ("now", "today"):
        if not value.isdecimal():
            return javascript_dates.parse(value, zone)
        value = int(value[:18])
    if value in ("now", "today"):
        return dt.datetime.now(zone)
    if isinstance(value, int | float):
        try:
            return dt.datetime.fromtimestamp(value, zone)
        except (ValueError, OverflowError, OSError):
            return None
    return None


def strftime(moment: dt.datetime, form: str) -> str:
    """Return a moment in LiquidJS's strftime form; a directive that it does not have stays."""
    return _DIRECTIVE.sub(functools.partial(_directive, moment), form)


def _directive(moment: dt.datetime, written: re.Match[str]) -> str:
    flags, width, letter = written[1] or "", int(written[2] or 0), written[4]
    if letter not in _LETTERS or width > _WIDEST:
        return written[0]
    if letter == "N":
        return f"{moment.microsecond // 1000:03d}"[: width or 9].ljust(width or 9, "0")
    text = str(_LETTERS[letter](moment))
    if letter == "z" and ":" in flags:
        text = f"{text[:3]}:{text[3:]}"
    if "^" in flags:
        text = text.upper()
    elif "#" in flags:
        text = text.lower() if text.isupper() else text.upper()
    is_spaced = "_" in flags or (letter in _SPACED and "0" not in flags)
    least = 0 if "-" in flags else width or _WIDTHS.get(letter, 0)
    return text.rjust(least, " " if is_spaced else "0")


def _hour(moment: dt.datetime) -> int:
    return moment.hour % 12 or 12


def _ordinal(moment: dt.datetime) -> str:
    is_teen = moment.day in (11, 12, 13)
    return "th" if is_teen else {1: "st", 2: "nd", 3: "rd"}.get(moment.day % 10, "th")


def _american_day(moment: dt.datetime) -> str:
    return f"{moment.month}/{moment.day}/{moment.year}"


def _american_time(moment: dt.datetime) -> str:
    return f"{_hour(moment)}:{moment:%M:%S %p}"


def _zone_name(moment: dt.datetime) -> str:
    return getattr(moment.tzinfo, "key", None) or moment.tzname() or ""


_LETTERS: dict[str, Callable[[dt.datetime], object]] = {
    **{letter: f"{{:%{letter}}}".format for letter in "aAbBhpz"},
    "c": lambda moment: f"{_american_day(moment)}, {_american_time(moment)}",
    "C": lambda moment: moment.year // 100,
    "d": lambda moment: moment.day,
    "e": lambda moment: moment.day,
    "H": lambda moment: moment.hour,
    "I": _hour,
    "j": lambda moment: moment.timetuple().tm_yday,
    "k": lambda moment: moment.hour,
    "l": _hour,
    "L": lambda moment: moment.microsecond // 1000,
    "m": lambda moment: moment.month,
    "M": lambda moment: moment.minute,
    "n": lambda _: "\n",
    "N": lambda _: "",
    "P": lambda moment: f"{moment:%p}".lower(),
    "q": _ordinal,
    "s": lambda moment: int(moment.timestamp()),
    "S": lambda moment: moment.second,
    "t": lambda _: "\t",
    "u": lambda moment: moment.isoweekday(),
    "U": lambda moment: int(f"{moment:%U}"),
    "w": lambda moment: moment.isoweekday() % 7,
    "W": lambda moment: int(f"{moment:%W}"),
    "x": _american_day,
    "X": _american_time,
    "y": lambda moment: moment.year % 100,
    "Y": lambda moment: moment.year,
    "Z": _zone_name,
    "%": lambda _: "%",
}
