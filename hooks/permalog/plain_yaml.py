"""Plain YAML: front matter as nearly all of it is written, read line by line.

A line is `key: value`, or an item of a list; a value is text without quotes, text in quotes without
escapes, or a list of those in brackets. This part of YAML is read several times faster than PyYAML
reads it, and to the same values, as the tests see to; any other block is left to PyYAML.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

_OTHER = re.compile(
    "[^\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
"""What is not printable to YAML, or ends a line there, or is a tab."""
_PLAIN = r"[^\W_] (?: [^\n:\#] | :(?=\S) | (?<=\S)\# )* | /[^\n:\#]*"
_LINE = re.compile(
    rf"""
      (?P<key>[A-Za-z_][\w-]*):
      (?: [ ]+ (?: "(?P<double>[^"\\\n]*)" | '(?P<single>[^'\n]*)' | (?P<plain>{_PLAIN})
                 | \[(?P<list>[^\n\[\]{{}}\#]*)\] ) )?
      [ ]*(?:\n|$)
    | (?P<indent>[ ]*)-[ ]+
      (?: "(?P<item_double>[^"\\\n]*)" | '(?P<item_single>[^'\n]*)' | (?P<item_plain>{_PLAIN}) )
      [ ]*(?:\n|$)
    | (?P<blank>[ ]*(?:\#[^\n]*)?)(?:\n|$)
    """,
    re.X,
)
_FLOW_ITEM = re.compile(
    r"""[ ]* (?: "(?P<double>[^"\\]*)" | '(?P<single>[^']*)' | (?P<plain>[^\W_][\w ./+-]*) )
        [ ]* (?:,|$)""",
    re.X,
)
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


def read(block: str, first: int, typed: Callable[[str], Any]) -> Said | None:
    """Return what a block says whose first line has the number `first` in its file.

    `typed` says what a scalar without quotes stands for; what it raises passes through. None where
    the block is not as plain as that, or holds a key twice.
    """
    if _OTHER.search(block):
        return None
    said = Said({}, {}, {})
    at, line, end = 0, first - 1, len(block)
    listed: str | None = None  # the key to which the next item of a list belongs
    indent: str | None = None  # of the items so far
    while at < end:
        found = _LINE.match(block, at)
        if found is None:
            return None
        at, line, kind = found.end(), line + 1, found.lastgroup
        if kind == "blank":
            continue
        if (key := found["key"]) is None:
            if listed is None or indent not in (None, found["indent"]):
                return None
            _add_item(said, listed, found[kind or 0], kind == "item_plain", typed)
            indent = found["indent"]
            continue
        if key in said.lines:
            return None
        said.lines[key], said.data[key] = line, None
        listed, indent = (key if kind == "key" else None), None
        if kind == "list":
            if not _add_list(said, key, found["list"], typed):
                return None
        elif kind == "plain":
            text = found["plain"].rstrip(" ")
            said.data[key] = typed(text)
            if text not in _NULLS:
                said.texts[key] = text
        elif kind != "key":
            said.data[key] = said.texts[key] = found[kind or 0]
    return said


def _add_item(said: Said, key: str, text: str, is_plain: bool, typed: Callable[[str], Any]) -> None:
    """Add an item to the list of a key."""
    if said.data[key] is None:
        said.data[key], said.texts[key] = [], ()
    text = text.rstrip(" ") if is_plain else text
    said.data[key].append(typed(text) if is_plain else text)
    if not (is_plain and text in _NULLS):
        said.texts[key] = (*said.texts[key], text)


def _add_list(said: Said, key: str, text: str, typed: Callable[[str], Any]) -> bool:
    """Add the list that stands in brackets behind a key; False where it is not plain."""
    said.data[key], said.texts[key] = [], ()
    at, text = 0, text.rstrip(" ")
    while at < len(text):
        item = _FLOW_ITEM.match(text, at)
        if item is None:
            return False
        kind = item.lastgroup or ""
        _add_item(said, key, item[kind], kind == "plain", typed)
        at = item.end()
    return True


def yaml_1_1(text: str) -> Any:
    """Return what a scalar without quotes stands for in YAML 1.1, as PyYAML reads it.

    A date that does not exist stays text, for the reader of dates to name.
    """
    if not "0" <= text[0] <= "9":
        return _WORDS.get(text, text)
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
