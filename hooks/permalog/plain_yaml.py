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
_QUOTED = r""" "(?P<double>[^"\\\n]*)" | '(?P<single>[^'\n]*)' """
_PLAIN = r"(?P<plain>[^\W_][^\n:\#]*+(?:(?::(?=\S)|(?<=\S)\#)[^\n:\#]*+)*+|/[^\n:\#]*+)"
_ENTRY = re.compile(
    rf"""
      (?P<key>[A-Za-z_][\w-]*):
      (?: [ ]*\n (?P<items>(?P<indent>[ ]*)-[ ][^\n]* (?:\n(?P=indent)-[ ][^\n]*)*)
        | (?: [ ]+ (?: {_QUOTED} | {_PLAIN} | \[(?P<flow>[^\n\[\]{{}}\#]*)\] ) )? [ ]* )
      (?:\n|$)
    | (?P<blank>[ ]*(?:\#[^\n]*)?)(?:\n|$)
    """,
    re.X,
)
_ITEM = {
    "items": re.compile(rf"[ ]*-[ ]+ (?: {_QUOTED} | {_PLAIN} ) [ ]*(?:\n|$) | (?P<other>.)", re.X),
    "flow": re.compile(
        rf"[ ]* (?: {_QUOTED} | (?P<plain>[^\W_][\w ./+-]*) ) [ ]*(?:,|$) | (?P<other>.)", re.X
    ),
}
"""An item of a list: on a line of its own, or in brackets."""
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
    said = Said({}, {}, {})
    at, line, end = 0, first, len(block)
    while at < end:
        entry = _ENTRY.match(block, at)
        if entry is None or not _add(said, entry, line, typed):
            return None
        line += block.count("\n", at, entry.end())
        at = entry.end()
    return said


def _add(said: Said, entry: re.Match[str], line: int, typed: Typed) -> bool:
    """Add what an entry says; return False where its key came before or its list is not plain."""
    key, kind = entry["key"], entry.lastgroup or ""
    if kind == "blank":
        return True
    data, lines, texts = said
    if key in lines:
        return False
    lines[key], data[key] = line, None
    if kind == "plain":
        text = entry["plain"].rstrip(" ")
        data[key] = typed(text)
        if text not in _NULLS:
            texts[key] = text
    elif kind in _ITEM:
        items = _items(kind, entry[kind], typed)
        if items is None:
            return False
        data[key], texts[key] = items
    elif kind != "key":
        data[key] = texts[key] = entry[kind]
    return True


def _items(kind: str, text: str, typed: Typed) -> tuple[list[Any], tuple[str, ...]] | None:
    """Return the values of a list, and how they are written; None where it is not plain."""
    values: list[Any] = []
    texts: list[str] = []
    for item in _ITEM[kind].finditer(text.rstrip(" ")):
        style = item.lastgroup or ""
        if style == "other":
            return None
        is_plain = style == "plain"
        written = item[style].rstrip(" ") if is_plain else item[style]
        values.append(typed(written) if is_plain else written)
        if not (is_plain and written in _NULLS):
            texts.append(written)
    return values, tuple(texts)


def yaml_1_1(text: str) -> Any:
    """Return what a scalar without quotes stands for in YAML 1.1, as PyYAML reads it.

    A date that does not exist stays text, for the reader of dates to name.
    """
    if not "0" <= text[0] <= "9":
        return _WORDS.get(text, text)
    if _ISO.fullmatch(text):
        return _date(text)
    for tag, form in yaml.SafeLoader.yaml_implicit_resolvers[text[0]]:
        if form.match(text):
            return _MAKERS[tag](yaml.ScalarNode(tag, text))
    return text


def _date(text: str) -> dt.date | str:
    try:
        return (dt.datetime if len(text) > 10 else dt.date).fromisoformat(text)
    except ValueError:
        return text


def _time(node: yaml.ScalarNode) -> Any:
    try:
        return _MAKE.construct_yaml_timestamp(node)
    except ValueError:
        return node.value


_MAKERS = {
    "tag:yaml.org,2002:int": _MAKE.construct_yaml_int,
    "tag:yaml.org,2002:float": _MAKE.construct_yaml_float,
    "tag:yaml.org,2002:timestamp": _time,
}
