"""What the pages of a site use of a style sheet, and the sheet without the rest.

A rule goes where each of its selectors needs a tag, a class, an id or an attribute that is on no
page and that no script names. What stands in `:not()` is no need.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from .selector import Need
from .stylesheet import Declaration, Group, Node, Rule, Statement

_VALUE = re.compile(r"\s*=\s*(\"[^\"]*\"|'[^']*'|[^\s\"'>]+)")
_CLASSES = re.compile("class" + _VALUE.pattern)
_IDS = re.compile("id" + _VALUE.pattern)
_TAGS = re.compile(r"<([a-zA-Z][\w-]*)")
_SCRIPTS = re.compile(r"<script((?![^>]*type=.?application/)[^>]*)>(.*?)</script>", re.S)
_USES = re.compile(r"var\(\s*(--[\w-]+)")
_ASKED = re.compile(r"\[\s*([\w-]+)\s*(?:=\s*[\"']?([^\"'\]]*[^\"'\]\s]))?")
_WORD = re.compile(r"[\w-]+")
_NO_PROPERTY = re.compile(r"(?<![\w.-])[\w-]+")
_VARIABLE = re.compile(r"--[\w-]+")
_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_IMPLIED = {"colgroup", "tbody"}
"""The tags that browsers put in."""
_BY_BROWSER = {"open"}
"""The attributes that browsers set: on what a reader has unfolded."""


class Use(NamedTuple):
    """What one page has that a style sheet may ask for; JSON can hold it."""

    tags: Sequence[str] = ()
    lists: Sequence[str] = ()
    """The values of `class`, as they are written."""
    ids: Sequence[str] = ()
    attributes: Sequence[str] = ()
    values: Sequence[Sequence[str]] = ()
    """Attributes, each with a value of it."""
    variables: Sequence[str] = ()
    scripts: Sequence[str] = ()

    @classmethod
    def of(cls, *parts: Sequence[Any]) -> Use:
        """Return what has these parts, which JSON may have held."""
        return cls._make(
            tuple(map(_once, part)) if name == "values" else _once(part)
            for name, part in zip(cls._fields, parts, strict=True)
        )


@dataclass
class Used:
    """What occurs on pages and in scripts, filled page by page."""

    sheet: str
    """The style sheet; only what it names is of interest."""
    tags: set[str] = field(default_factory=lambda: set(_IMPLIED))
    classes: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=lambda: set(_BY_BROWSER))
    values: set[tuple[str, str]] = field(default_factory=set)
    """Attributes with a value that the sheet asks for."""
    variables: set[str] = field(default_factory=set)
    """Custom properties that something beside the sheet reads."""
    words: set[str] = field(default_factory=set)
    """Every word of the scripts: the attributes, keyframes and custom properties they may set."""
    names: set[str] = field(default_factory=set)
    """Those that stand somewhere without a dot before them: the tags, classes and values they may
    set. With a dot it is a property, `field.select()`, or looks for what is there, `".md-top"`."""

    def __post_init__(self) -> None:
        self._words = set(_WORD.findall(self.sheet))
        self._asked = dict[str, set[str]]()
        for name, value in _ASKED.findall(self.sheet):
            self._asked.setdefault(name, set()).update([value] if value else [])
        self._lists, self._scripts = set[str](), set[str]()

    def of_page(self, page: str) -> Use:
        """Return what is on a page.

        There may be ten thousand: every expression begins with letters, which makes it fast, and
        what is seldom there is looked for without one, which is faster.
        """
        present = [name for name in self._asked if name in page]
        return Use.of(
            sorted(set(map(str.lower, set(_TAGS.findall(page))))),
            sorted(set(_CLASSES.findall(page))),
            sorted(self._words.intersection(map(_bare, _IDS.findall(page)))),
            present,
            [(name, value) for name in present for value in self._values(name, page)],
            sorted(set(_USES.findall(page))),
            sorted({text for _, text in _SCRIPTS.findall(page)}),
        )

    def _values(self, name: str, page: str) -> Sequence[str]:
        """Return the values of an attribute on a page of which the sheet knows."""
        known = self._asked[name]
        return sorted(known.intersection(map(_bare, _values_of(name, page)))) if known else ()

    def add(self, use: Use) -> None:
        """Note what is on a page."""
        self._lists.update(use.lists)
        self.tags.update(use.tags)
        self.ids.update(use.ids)
        self.attributes.update(use.attributes)
        self.values.update((name, value) for name, value in use.values)
        self.variables.update(use.variables)
        self._scripts.update(use.scripts)

    def add_script(self, script: str) -> None:
        """Note all words of a script, also as the attributes that `dataset` would set."""
        found = set(_WORD.findall(script))
        self.words |= found & self._words
        self.names |= self._words.intersection(_NO_PROPERTY.findall(script))
        split = {_CAPITAL.sub("-", word).lower() for word in found}
        self.words |= (split | {f"data-{word}" for word in split}) & self._words

    def add_values(self, values: Iterable[tuple[str, str]]) -> None:
        """Note attributes with values that a script may set."""
        self.values.update(values)

    def add_sheet(self, sheet: str) -> None:
        """Note the custom properties that another style sheet may read."""
        self.variables.update(_VARIABLE.findall(sheet))

    def has(self, need: Need) -> bool:
        """Tell whether something that a selector needs may occur."""
        if need.kind != "attribute":
            known = {"tag": self.tags, "class": self.classes, "id": self.ids}[need.kind]
            return need.name in known or need.name in self.names
        is_named = need.name in self.attributes or need.name in self.words
        if need.value is None or need.name == "class":
            return is_named
        return (need.name, need.value) in self.values or (is_named and need.value in self.names)

    def finish(self) -> None:
        """Forget of what was noted all that the sheet does not name."""
        for text in self._scripts:
            self.add_script(text)
        lists = " ".join(html.unescape(_bare(value)) for value in self._lists)
        self.classes |= set(lists.split()) & self._words
        self.tags &= self._words
        self.variables &= self._words

    @property
    def key(self) -> str:
        """All that it knows, as one text, in an order that is always the same."""
        sets: tuple[Set[object], ...] = (
            self.tags, self.classes, self.ids, self.attributes, self.values, self.variables,
            self.words, self.names,
        )  # fmt: skip
        return "\n".join(" ".join(sorted(map(str, one))) for one in sets)


def without_unused(nodes: Iterable[Node], used: Used) -> tuple[Node, ...]:
    """Return the rules that may match something, with the custom properties that something reads.

    Their order is kept, and so is the specificity of what stays.
    """
    kept = tuple(_possible(nodes, used))
    animated = {word for text in _values(kept) for word in _WORD.findall(text)} | used.words
    kept = tuple(_named(kept, animated))
    return tuple(_read(kept, _variables(kept, used)))


def _once(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts that are in memory once, though they are on ten thousand pages."""
    return tuple(map(sys.intern, texts))


def _values_of(name: str, page: str) -> Iterator[str]:
    """Yield the values of an attribute on a page, as they are written."""
    end = 0
    while (at := page.find(name, end)) >= 0:
        end = at + len(name)
        if value := _VALUE.match(page, end):
            yield value[1]
            end = value.end()


def _bare(value: str) -> str:
    return value.strip("\"'")


def _possible(nodes: Iterable[Node], used: Used) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Rule):
            selectors = tuple(one for one in node.selectors if one.is_possible(used))
            if selectors and (body := tuple(_possible(node.body, used))):
                yield Rule(selectors, body)
        elif isinstance(node, Group):
            if body := tuple(_possible(node.body, used)):
                yield replace(node, body=body)
        else:
            yield node


def _named(nodes: Iterable[Node], words: Set[str]) -> Iterator[Node]:
    """Yield all but the keyframes that nothing names."""
    for node in nodes:
        if isinstance(node, Group):
            if body := tuple(_named(node.body, words)):
                yield replace(node, body=body)
        elif (
            not (isinstance(node, Statement) and node.keyword.endswith("keyframes"))
            or node.name.strip("\"'") in words
        ):
            yield node


def _read(nodes: Iterable[Node], variables: Set[str]) -> Iterator[Node]:
    """Yield all but the custom properties that nothing reads, and what is empty without them."""
    for node in nodes:
        if isinstance(node, Rule | Group):
            if body := tuple(_read(node.body, variables)):
                yield replace(node, body=body)
        elif not _is_unread(node, variables):
            yield node


def _is_unread(node: Node, variables: Set[str]) -> bool:
    if isinstance(node, Declaration):
        return node.is_variable and node.name not in variables
    return isinstance(node, Statement) and node.keyword == "property" and node.name not in variables


def _variables(nodes: Iterable[Node], used: Used) -> set[str]:
    """Return the custom properties that something reads, at first hand or through others."""
    read, through = set(used.variables | used.words), dict[str, set[str]]()
    for node in _flat(nodes):
        if isinstance(node, Declaration) and node.is_variable:
            through.setdefault(node.name, set()).update(_VARIABLE.findall(node.value))
        else:
            text = node.value if isinstance(node, Declaration) else node.text
            read.update(_VARIABLE.findall(text))
    waiting = list(read)
    while waiting:
        more = through.get(waiting.pop(), set()) - read
        read |= more
        waiting += more
    return read


def _values(nodes: Iterable[Node]) -> Iterator[str]:
    for node in _flat(nodes):
        if isinstance(node, Declaration) and ("animation" in node.name or node.is_variable):
            yield node.value


def _flat(nodes: Iterable[Node]) -> Iterator[Declaration | Statement]:
    for node in nodes:
        if isinstance(node, Rule | Group):
            yield from _flat(node.body)
        else:
            yield node
