"""Style sheets: read into rules, and written again as small as they go.

What a selector needs of a page is in `selector`, what pages have in `used`, and what colour schemes
do without a script in `schemes`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import tinycss2
from tinycss2 import ast

from .selector import Selector, compact, selectors

_GROUPS = {"container", "layer", "media", "scope", "starting-style", "supports"}
"""The at-rules that hold rules."""
_IN_PRELUDE = frozenset(",:<>=")
_IN_VALUE = frozenset(",")
_IN_BLOCK = frozenset(",;:")


@dataclass(frozen=True, slots=True)
class Declaration:
    """A property and its value."""

    name: str
    value: str

    @property
    def is_variable(self) -> bool:
        """Whether it is a custom property."""
        return self.name.startswith("--")


@dataclass(frozen=True, slots=True)
class Rule:
    """Declarations for what one of the selectors matches, and rules nested in it."""

    selectors: tuple[Selector, ...]
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rules that hold under a condition: `@media print`."""

    prelude: str
    body: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Statement:
    """Any other at-rule, copied: `@font-face`, `@keyframes`, `@page`."""

    keyword: str
    name: str
    """Of keyframes and of a registered property; empty for others."""
    text: str


Node = Declaration | Rule | Group | Statement


def parse(sheet: str) -> tuple[Node, ...]:
    """Return the rules of a style sheet; what no browser would understand is left out."""
    found = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    return tuple(_nodes(found, is_nested=False))


def bundle(sheets: Iterable[str]) -> tuple[Node, ...]:
    """Return several style sheets as one; what they import has to come before all rules."""
    nodes = [node for sheet in sheets for node in parse(sheet)]
    return tuple(sorted(nodes, key=lambda node: not _is_import(node)))


def write(nodes: Iterable[Node]) -> str:
    """Return rules as a style sheet."""
    text = "".join(map(_text, nodes))
    return text.removesuffix(";")


def _is_import(node: Node) -> bool:
    return isinstance(node, Statement) and node.keyword == "import"


def _text(node: Node) -> str:
    match node:
        case Declaration():
            return f"{node.name}:{node.value};"
        case Rule():
            return f"{','.join(one.text for one in node.selectors)}{{{write(node.body)}}}"
        case Group():
            return f"{node.prelude}{{{write(node.body)}}}"
        case Statement():
            return node.text


def _nodes(found: Iterable[ast.Node], *, is_nested: bool) -> Iterator[Node]:
    for node in found:
        if node.type == "declaration":
            name = node.name if node.name.startswith("--") else node.lower_name
            value = tinycss2.serialize(compact(node.value, _IN_VALUE)) or " "
            yield Declaration(name, value + "!important" * node.important)
        elif node.type == "qualified-rule":
            body = tinycss2.parse_blocks_contents(node.content, True, True)
            yield Rule(selectors(node.prelude), tuple(_nodes(body, is_nested=True)))
        elif node.type == "at-rule" and node.lower_at_keyword != "charset":
            yield _at_rule(node, is_nested=is_nested)


def _at_rule(node: ast.AtRule, *, is_nested: bool) -> Node:
    keyword = node.lower_at_keyword
    prelude = tinycss2.serialize(compact(node.prelude, _IN_PRELUDE))
    head = f"@{keyword}" + (f" {prelude}" if prelude and prelude[0] != "(" else prelude)
    if node.content is None:
        return Statement(keyword, "", f"{head};")
    if keyword in _GROUPS:
        parse_body = tinycss2.parse_blocks_contents if is_nested else tinycss2.parse_rule_list
        body = parse_body(node.content, True, True)
        return Group(head, tuple(_nodes(body, is_nested=is_nested)))
    content = tinycss2.serialize(compact(node.content, _IN_BLOCK)).removesuffix(";")
    is_named = keyword.endswith("keyframes") or keyword == "property"
    return Statement(keyword, prelude if is_named else "", f"{head}{{{content}}}")
