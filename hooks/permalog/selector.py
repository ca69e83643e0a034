"""Selectors of style sheets: what a page must have for one to match anything."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import tinycss2
from tinycss2 import ast

if TYPE_CHECKING:
    from .used import Used

_TIGHT = frozenset(",>~+")
_ANY_OF = {"is", "where", "matches", "any", "-webkit-any", "-moz-any", "has"}
"""The pseudo-classes one of whose arguments has to match something."""


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that must occur on a page."""

    kind: str
    """`tag`, `class`, `id` or `attribute`."""
    name: str
    value: str | None = None
    """What the attribute must be; None where that it is there may do."""


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Needs of which one set has to be met."""

    choices: tuple[tuple[Need | AnyOf, ...], ...]


@dataclass(frozen=True, slots=True)
class Selector:
    """One of the selectors of a rule, and what it needs."""

    text: str
    needs: tuple[Need | AnyOf, ...]

    def is_possible(self, used: Used) -> bool:
        """Tell whether it may match something on a page that has what is used."""
        return _are_met(self.needs, used)

    def attributes(self) -> Iterator[tuple[str, str]]:
        """Yield the attributes that must have a value, with it."""
        for need in self.needs:
            if isinstance(need, Need) and need.kind == "attribute" and need.value is not None:
                yield need.name, need.value


def selectors(prelude: Sequence[ast.Node]) -> tuple[Selector, ...]:
    """Return the selectors of a rule."""
    return tuple(
        Selector(tinycss2.serialize(one).replace("/**/", ""), tuple(_needs(one)))
        for one in _split(compact(prelude, _TIGHT))
    )


def compact(tokens: Iterable[ast.Node], tight: frozenset[str]) -> list[ast.Node]:
    """Return tokens without comments and without the spaces that say nothing.

    Beside what is `tight`, and beside a block in braces, a space says nothing.
    """
    found: list[ast.Node] = []
    for token in tokens:
        if token.type == "comment":
            continue
        if token.type == "whitespace":
            if found and found[-1].type != "whitespace" and not _is_tight(found[-1], tight):
                found.append(ast.WhitespaceToken(token.source_line, token.source_column, " "))
            continue
        if _is_tight(token, tight) and found and found[-1].type == "whitespace":
            found.pop()
        if token.type == "function":
            token.arguments = compact(token.arguments, tight)
        elif hasattr(token, "content"):
            token.content = compact(token.content, tight)
        found.append(token)
    if found and found[-1].type == "whitespace":
        found.pop()
    return found


def _is_tight(token: ast.Node, tight: frozenset[str]) -> bool:
    return token.type == "{} block" or (token.type == "literal" and token.value in tight)


def _split(tokens: Iterable[ast.Node]) -> list[list[ast.Node]]:
    """Return what stands between the commas."""
    parts: list[list[ast.Node]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _needs(tokens: Iterable[ast.Node]) -> Iterator[Need | AnyOf]:
    before: ast.Node | None = None
    for token in tokens:
        if token.type == "ident" and before == ".":
            yield Need("class", token.value)
        elif token.type == "ident" and before != ":":
            yield Need("tag", token.lower_value)
        elif token.type == "hash":
            yield Need("id", token.value)
        elif token.type == "[] block":
            yield from _attribute(token.content)
        elif token.type == "function" and before == ":" and token.lower_name in _ANY_OF:
            yield AnyOf(tuple(tuple(_needs(one)) for one in _split(token.arguments)))
        before = token


def _attribute(content: Iterable[ast.Node]) -> Iterator[Need]:
    """Yield the attribute that a selector needs; none where that is no mere name."""
    name, *rest = [token for token in content if token.type != "whitespace"] or [None]
    if name is not None and name.type == "ident" and rest[:1] != ["|"]:
        is_exact = len(rest) > 1 and rest[0] == "="
        yield Need("attribute", name.lower_value, str(rest[1].value) if is_exact else None)


def _are_met(needs: Iterable[Need | AnyOf], used: Used) -> bool:
    return all(
        used.has(need)
        if isinstance(need, Need)
        else any(_are_met(choice, used) for choice in need.choices)
        for need in needs
    )
