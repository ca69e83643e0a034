"""Colour schemes: the one for the dark without a script, and light on paper.

Material names a scheme and its colours in attributes of `<body>`, and a script sets those of the
palette that the reader prefers. Without a script those of the first palette stand there, so the
sheet has the rules of the others a second time, for readers who prefer them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .selector import Selector
from .stylesheet import Group, Node, Rule

_PREFIX = "data-md-color-"
_SCREEN = "@media screen"


@dataclass(frozen=True, slots=True)
class Palette:
    """One of the palettes among which a reader chooses."""

    media: str | None
    """What a reader prefers to whom it is shown first: `(prefers-color-scheme: dark)`."""
    attributes: Mapping[str, str]
    """The attributes of `<body>` that it stands for, with their values."""

    @property
    def is_dark(self) -> bool:
        """Whether it is shown to those who prefer the dark."""
        return "dark" in (self.media or "")


def palettes(configured: object) -> tuple[Palette, ...]:
    """Return the palettes of `theme.palette`, a mapping or a list of such."""
    entries = configured if isinstance(configured, list) else [configured]
    return tuple(_palette(entry) for entry in entries if isinstance(entry, Mapping))


def _palette(entry: Mapping[str, object]) -> Palette:
    defaults = {"scheme": "default", "primary": "indigo", "accent": "indigo"}
    values = {key: str(entry.get(key) or value) for key, value in defaults.items()}
    media = str(entry["media"]) if entry.get("media") else None
    return Palette(media, {_PREFIX + key: v.replace(" ", "-") for key, v in values.items()})


def with_schemes(nodes: Iterable[Node], choices: Sequence[Palette]) -> tuple[Node, ...]:
    """Return the rules with those that readers without a script need, and no dark ones on paper."""
    if not choices:
        return tuple(nodes)
    dark = {one.attributes[f"{_PREFIX}scheme"] for one in choices if one.is_dark} | {"slate"}
    first, *others = choices
    copies = [one for one in others if one.media and one.attributes != first.attributes]
    return tuple(_changed(nodes, _Schemes(first, tuple(copies), frozenset(dark)), ""))


@dataclass(frozen=True, slots=True)
class _Schemes:
    first: Palette
    others: tuple[Palette, ...]
    dark: frozenset[str]

    def is_dark(self, selector: Selector) -> bool:
        return any(n == f"{_PREFIX}scheme" and v in self.dark for n, v in selector.attributes())

    def without_script(self, rule: Rule, palette: Palette) -> Rule | None:
        """Return what a rule says of a palette, for a page that has the first in its attributes."""
        found = (self._instead(selector, palette) for selector in rule.selectors)
        selectors = tuple(selector for selector in found if selector)
        return replace(rule, selectors=selectors) if selectors else None

    def _instead(self, selector: Selector, palette: Palette) -> Selector | None:
        asked = [(n, v) for n, v in selector.attributes() if n.startswith(_PREFIX)]
        first, its = self.first.attributes, palette.attributes
        changed = [(name, value) for name, value in asked if first.get(name) != value]
        is_its = all(its.get(name) == value for name, value in asked)
        if not changed or not is_its or any(_excludes(selector, *one) for one in its.items()):
            return None
        text = selector.text
        for name, value in changed:
            new = f":is(.no-js>[{name}={first[name]}])"
            text = re.sub(_attribute(name, value), new, text)
        return replace(selector, text=text)


def _attribute(name: str, value: str) -> str:
    return rf"\[\s*{name}\s*=\s*[\"']?{re.escape(value)}[\"']?\s*\]"


def _excludes(selector: Selector, name: str, value: str) -> bool:
    return bool(re.search(rf":not\({_attribute(name, value)}", selector.text))


def _changed(nodes: Iterable[Node], schemes: _Schemes, media: str) -> Iterator[Node]:
    """Yield the rules, each run of those that have copies with the copies behind it."""
    copies: dict[str, list[Node]] = {}
    for node in nodes:
        found = list(_copies(node, schemes))
        if not found:
            yield from _given(copies)
        for prelude, copy in found:
            copies.setdefault(prelude, []).append(copy)
        if isinstance(node, Group):
            body = tuple(_changed(node.body, schemes, media + node.prelude))
            yield replace(node, body=body)
        elif isinstance(node, Rule):
            yield from _on_screen(node, schemes, media)
        else:
            yield node
    yield from _given(copies)


def _copies(node: Node, schemes: _Schemes) -> Iterator[tuple[str, Rule]]:
    if isinstance(node, Rule):
        for palette in schemes.others:
            if copy := schemes.without_script(node, palette):
                yield f"@media {palette.media}".replace(" (", "(", 1).replace(": ", ":"), copy


def _given(copies: dict[str, list[Node]]) -> Iterator[Node]:
    """Yield the copies of the rules just before, and forget them."""
    for prelude, rules in copies.items():
        yield Group(_SCREEN, (Group(prelude, tuple(rules)),))
    copies.clear()


def _on_screen(rule: Rule, schemes: _Schemes, media: str) -> Iterator[Node]:
    """Yield a rule, with what it says of a dark scheme for the screen alone."""
    rule = replace(rule, body=tuple(_changed(rule.body, schemes, media)))
    dark = tuple(one for one in rule.selectors if schemes.is_dark(one))
    rest = tuple(one for one in rule.selectors if one not in dark)
    if "screen" in media or not dark:
        yield rule
        return
    if rest:
        yield replace(rule, selectors=rest)
    yield Group(_SCREEN, (replace(rule, selectors=dark),))
