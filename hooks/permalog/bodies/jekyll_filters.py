"""The filters that Jekyll adds to Liquid's own (`lib/jekyll/filters.rb` and `filters/`)."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterable, Mapping
from email.utils import format_datetime
from html import escape
from typing import Any
from urllib.parse import quote, quote_plus

from markdown import markdown

from .. import dates

_NO_WORD = {
    None: r"[\W_]+",
    "default": r"[\W_]+",
    "raw": r"\s+",
    "ascii": r"[^A-Za-z0-9]+",
    "latin": r"[\W_]+",
    "pretty": r"[^\w.~!$&'()+,;=@]+",
}
_EXTENSIONS = ["abbr", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables"]


def date(now: dt.datetime, value: object, form: object) -> object:
    """Return a date in a form of strftime; what is none as it is, as Liquid does."""
    if not value or not form:
        return value
    return dates.strftime(now if value in ("now", "today") else _moment(value), str(form))


def date_to_string(value: object, kind: object = None, style: object = None) -> object:
    """Return `27 Jan 2011`, or an ordinal date."""
    return _written(value, "%b", kind, style)


def date_to_long_string(value: object, kind: object = None, style: object = None) -> object:
    """Return `27 January 2011`, or an ordinal date."""
    return _written(value, "%B", kind, style)


def date_to_xmlschema(value: object) -> object:
    """Return `2011-04-24T20:34:46+08:00`."""
    return _moment(value).isoformat(timespec="seconds") if value else value


def date_to_rfc822(value: object) -> object:
    """Return `Sun, 24 Apr 2011 12:34:46 +0000`."""
    return format_datetime(_moment(value)) if value else value


def uri(value: object) -> str:
    """Return an address with all that needs it percent-encoded."""
    return quote(str(value), safe="/%?#[]@!$&'()*+,;=:~")


def strip_index(value: object) -> object:
    """Return an address without `index.html` at its end."""
    return re.sub(r"/index\.html?$", "/", str(value)) if value else value


def slugify(value: object, mode: object = None) -> object:
    """Return the slug of a title."""
    if value is None or mode == "none":
        return value
    pattern = _NO_WORD.get(str(mode) if mode else None)
    text = str(value)
    return (re.sub(pattern, "-", text).strip("-") if pattern else text).lower()


def array_to_sentence_string(values: Iterable[object], connector: object = "and") -> str:
    """Return `apples, oranges, and grapes`."""
    words = [str(value) for value in values]
    if len(words) < 3:
        return f" {connector} ".join(words)
    return f"{', '.join(words[:-1])}, {connector} {words[-1]}"


def jsonify(value: object) -> str:
    """Return a value as JSON."""
    return json.dumps(value, default=_plain, ensure_ascii=False, separators=(",", ":"))


def group_by(values: Iterable[Mapping[str, Any]], key: object) -> list[dict[str, object]]:
    """Return the items in groups that have one value under a key."""
    groups: dict[str, list[object]] = {}
    for value in values:
        groups.setdefault(str(value.get(str(key), "")), []).append(value)
    return [{"name": name, "items": group, "size": len(group)} for name, group in groups.items()]


def where(values: object, key: object, target: object = None) -> object:
    """Return the items that have a value under a key, or in its list."""
    items = values.values() if isinstance(values, Mapping) else values
    if not isinstance(items, Iterable) or isinstance(items, str):
        return values
    return [item for item in items if isinstance(item, Mapping) and _has(item, str(key), target)]


def _has(item: Mapping[str, Any], key: str, target: object) -> bool:
    value = item.get(key)
    if isinstance(value, list):
        return str(target) in map(str, value)
    return value == target or (value is not None and str(value) == str(target))


def _moment(value: object) -> dt.datetime:
    if isinstance(value, dt.datetime) and value.tzinfo:
        return value
    if isinstance(value, int | float):
        return dt.datetime.fromtimestamp(value, dt.UTC)
    return dates.parse(value, dt.UTC)


def _written(value: object, month: str, kind: object, style: object) -> object:
    if not value:
        return value
    moment = _moment(value)
    if kind != "ordinal":
        return dates.strftime(moment, f"%d {month} %Y")
    ending = {1: "st", 2: "nd", 3: "rd"}.get(moment.day % 10, "th")
    day = f"{moment.day}{'th' if moment.day in (11, 12, 13) else ending}"
    return dates.strftime(moment, f"{month} {day}, %Y" if style == "US" else f"{day} {month} %Y")


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(value)


def _words(value: object, mode: object = None) -> int:
    return len(str(value).split())


FILTERS: Mapping[str, Callable[..., object]] = {
    "array_to_sentence_string": array_to_sentence_string,
    "cgi_escape": lambda value: quote_plus(str(value)),
    "date_to_long_string": date_to_long_string,
    "date_to_rfc822": date_to_rfc822,
    "date_to_string": date_to_string,
    "date_to_xmlschema": date_to_xmlschema,
    "group_by": group_by,
    "inspect": lambda value: escape(jsonify(value)),
    "jsonify": jsonify,
    "markdownify": lambda value: markdown(str(value), extensions=_EXTENSIONS),
    "normalize_whitespace": lambda value: " ".join(str(value).split()),
    "number_of_words": _words,
    "pop": lambda values, count=1: list(values)[:-count],
    "push": lambda values, value: [*values, value],
    "shift": lambda values, count=1: list(values)[count:],
    "slugify": slugify,
    "strip_index": strip_index,
    "to_integer": lambda value: int(float(value)),
    "unshift": lambda values, value: [value, *values],
    "uri_escape": uri,
    "where": where,
    "xml_escape": lambda value: escape(str(value)),
}
"""Each as Jekyll names it."""
