"""Plain YAML: front matter as nearly all of it is written, read line by line.

A line is `key: value`, or an item of a list; a value is text without quotes, text in quotes without
escapes, or a list of those in brackets. This part of YAML is read several times faster than PyYAML
reads it, and to the same values, as the tests see to; any other block is left to PyYAML.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

_OTHER = re.compile(
    "[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What is not printable to YAML, or ends a line there, or is a tab."""
_QUOTED = r""" "(?P<double>[^"\\\n]*)" | '(?P<single>[^'\n]*)' """
_PLAIN = r" (?P<plain> [^\W_] (?: [^\n:\#] | :(?=\S) | (?<=\S)\# )* | /[^\n:\#]* ) "
_KEY = re.compile(r"([A-Za-z_][\w-]*):(?:[ ]+|$)")
_VALUE = re.compile(rf"(?: {_QUOTED} | {_PLAIN} | \[(?P<list>[^\n\[\]{{}}\#]*)\] )? [ ]*", re.X)
_ITEM = re.compile(rf"(?P<indent>[ ]*)-[ ]+ (?: {_QUOTED} | {_PLAIN} ) [ ]*", re.X)
_FLOW_ITEM = re.compile(rf"[ ]* (?: {_QUOTED} | (?P<plain>[^\W_][\w ./+-]*) ) [ ]* (?:,|$)", re.X)

_WORDS = {
    form: value
    for words, value in ((("yes", "true", "on"), True), (("no", "false", "off"), False))
    for word in words
    for form in (word, word.capitalize(), word.upper())
}
_NULLS = frozenset(("null", "Null", "NULL"))
_MAKE = yaml.constructor.SafeConstructor()


class Scalar(NamedTuple):
    """A text, and whether it stands in quotes."""

    text: str
    is_quoted: bool

    @property
    def is_null(self) -> bool:
        """Whether it stands for no value."""
        return not self.is_quoted and self.text in _NULLS


Value = Scalar | list[Scalar] | None
"""What stands behind a key; None where nothing does."""


class Entry(NamedTuple):
    """A key, its line in the block, from 0, and its value."""

    key: str
    line: int
    value: Value


def entries(block: str) -> list[Entry] | None:
    """Return the keys of a block; None where it is not as plain as that, or holds a key twice."""
    if _OTHER.search(block):
        return None
    found: dict[str, Entry] = {}
    items: list[Scalar] | None = None
    indent = ""
    for number, line in enumerate(block.split("\n")):
        if not line or line.isspace() or line.lstrip(" ").startswith("#"):
            continue
        if key := _KEY.match(line):
            value = _VALUE.fullmatch(line, key.end())
            if value is None or key[1] in found:
                return None
            entry = _entry(key[1], number, value)
            if entry is None:
                return None
            found[entry.key], items = entry, None
            continue
        item = _ITEM.fullmatch(line)
        last = next(reversed(found.values()), None)
        if item is None or last is None:
            return None
        if items is None:
            if last.value is not None:
                return None
            items, indent = [], item["indent"]
            found[last.key] = last._replace(value=items)
        if item["indent"] != indent:
            return None
        items.append(_scalar(item))
    return list(found.values())


def _entry(key: str, line: int, value: re.Match[str]) -> Entry | None:
    if value["list"] is None:
        return Entry(key, line, _scalar(value) if value[0].strip(" ") else None)
    items = _flow(value["list"])
    return None if items is None else Entry(key, line, items)


def _flow(text: str) -> list[Scalar] | None:
    """Return the items of a list in brackets."""
    items: list[Scalar] = []
    at, text = 0, text.rstrip(" ")
    while at < len(text):
        item = _FLOW_ITEM.match(text, at)
        if item is None:
            return None
        items.append(_scalar(item))
        at = item.end()
    return items


def _scalar(found: re.Match[str]) -> Scalar:
    plain = found["plain"]
    if plain is not None:
        return Scalar(plain.rstrip(" "), is_quoted=False)
    double = found["double"]
    return Scalar(found["single"] if double is None else double, is_quoted=True)


def yaml_1_1(text: str) -> Any:
    """Return what a scalar without quotes stands for in YAML 1.1, as PyYAML reads it.

    A date that does not exist stays text, for the reader of dates to name.
    """
    if not "0" <= text[0] <= "9":
        return None if text in _NULLS else _WORDS.get(text, text)
    for tag, form in yaml.SafeLoader.yaml_implicit_resolvers[text[0]]:
        if form.match(text):
            return _MAKERS[tag](yaml.ScalarNode(tag, text))
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
