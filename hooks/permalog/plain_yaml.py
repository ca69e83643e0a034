"""Plain YAML: front matter as nearly all of it is written, read line by line.

A line is `key: value`, or an item of a list; a value is text without quotes, text in quotes without
escapes, or a list of those in brackets. This part of YAML is read several times faster than PyYAML
reads it, and to the same values, as the tests see to; any other block is left to PyYAML.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

_OTHER = re.compile(
    "[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What is not printable to YAML, or ends a line there, or is a tab."""
_QUOTED = r"""("[^"\\\n]*"|'[^'\n]*')"""
_PLAIN = r"([^\W_][^\n:\#]*+(?:(?::(?=\S)|(?<=\S)\#)[^\n:\#]*+)*+|/[^\n:\#]*+)"
_REST = "((?s:.+))"
_ENTRIES = re.compile(
    rf"""
      ([A-Za-z_][\w-]*):
      (?: [ ]* (\n([ ]*)-[ ][^\n]* (?:\n\3-[ ][^\n]*)*)
        | (?: [ ]+ (?: {_QUOTED} | {_PLAIN} | (\[[^\n\[\]{{}}\#]*\]) ) )? [ ]* )
      (?:\n|$)
    | [ ]*(?:\#[^\n]*)?(?:\n|$)
    | {_REST}
    """,
    re.X,
)
"""A key with a list on lines of its own (and their indent), in quotes, plain, or with a list in
brackets; a comment; or what is not plain YAML."""
_ITEMS = re.compile(rf"\n[ ]*-[ ]+ (?: {_QUOTED} | {_PLAIN} ) [ ]*(?=\n|$) | {_REST}", re.X)
_FLOW_ITEMS = re.compile(rf"[ ]* (?: {_QUOTED} | ([^\W_][\w ./+-]*) ) [ ]*(?:,|$) | {_REST}", re.X)
_ISO = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?", re.A)
_NULLS = frozenset(("null", "Null", "NULL"))
_WORDS: dict[str, bool | None] = {
    form: value
    for words, value in ((("yes", "true", "on"), True), (("no", "false", "off"), False))
    for word in words
    for form in (word, word.capitalize(), word.upper())
}
_WORDS |= dict.fromkeys(_NULLS)
_MAKE = yaml.constructor.SafeConstructor()
_FORMS = dict(yaml.SafeLoader.yaml_implicit_resolvers["2"])
_TIMESTAMP = "tag:yaml.org,2002:timestamp"
_NUMBERS = {
    "tag:yaml.org,2002:int": _MAKE.construct_yaml_int,
    "tag:yaml.org,2002:float": _MAKE.construct_yaml_float,
}


class Said(NamedTuple):
    """What a block says: the values, their lines, and how they are written."""

    data: dict[str, Any]
    lines: dict[str, int]
    texts: dict[str, str | tuple[str, ...]]


Typed = Callable[[str], Any]
"""Says what a scalar without quotes stands for."""


def read(block: str, first: int, typed: Typed) -> Said | None:
    """Return what a block says whose first line has the number `first` in its file.

    What `typed` raises passes through. None where the block is not as plain as that, or holds a
    key twice.
    """
    if _OTHER.search(block):
        return None
    data, lines, texts = said = Said({}, {}, {})
    line = first
    for key, items, _, quoted, plain, flow, other in _ENTRIES.findall(block):
        if other or key in lines:
            return None
        if key:
            lines[key], data[key] = line, None
        if plain:
            text = plain.rstrip(" ")
            data[key] = typed(text)
            if text not in _NULLS:
                texts[key] = text
        elif quoted:
            data[key] = texts[key] = quoted[1:-1]
        elif items or flow:
            listed = _listed(items, flow, typed)
            if listed is None:
                return None
            data[key], texts[key] = listed
        line += 1 + items.count("\n")
    return said


def _listed(items: str, flow: str, typed: Typed) -> tuple[list[Any], tuple[str, ...]] | None:
    """Return the values of a list, and how they are written; None where it is not plain."""
    values: list[Any] = []
    texts: list[str] = []
    found = _ITEMS.findall(items) if items else _FLOW_ITEMS.findall(flow[1:-1].rstrip(" "))
    for quoted, plain, other in found:
        if other:
            return None
        text = plain.rstrip(" ") if plain else quoted[1:-1]
        values.append(typed(text) if plain else text)
        if not (plain and text in _NULLS):
            texts.append(text)
    return values, tuple(texts)


def yaml_1_1(text: str) -> Any:
    """Return what a scalar without quotes stands for in YAML 1.1, as PyYAML reads it.

    A date that does not exist stays text, for the reader of dates to name.
    """
    if not "0" <= text[0] <= "9":
        return _WORDS.get(text, text)
    if (moment := timestamp(text)) is not text:
        return moment
    for tag, make in _NUMBERS.items():
        if _FORMS[tag].match(text):
            return make(yaml.ScalarNode(tag, text))
    return text


def timestamp(text: str) -> dt.date | str:
    """Return the date, or the time, that a text is to YAML; the text where it is none."""
    try:
        if _ISO.fullmatch(text):
            return (dt.datetime if len(text) > 10 else dt.date).fromisoformat(text)
        if _FORMS[_TIMESTAMP].match(text):
            moment: dt.date = _MAKE.construct_yaml_timestamp(yaml.ScalarNode(_TIMESTAMP, text))
            return moment
    except (ValueError, OverflowError):
        pass
    return text
