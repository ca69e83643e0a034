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
_PAPER = "@media print"
_OF_BODY = re.compile(r"(?:body|html|:root)?(?:\[[^\]]*\])*")


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
        first, its, asked = self.first.attributes, palette.attributes, _asked(selector)
        changed = {name for name, value in asked.items() if first.get(name) != value}
        is_its = all(its.get(name) == value for name, value in asked.items())
        if not changed or not is_its or any(_excludes(selector, *one) for one in its.items()):
            return None
        return _with(selector, {name: f":is(.no-js>[{name}={first[name]}])" for name in changed})

    def without_others(self, selector: Selector) -> tuple[Palette, ...]:
        """Return the palettes with which a selector must not match, though it would.

        It names the first, which stands in the attributes when there is no script. What `<body>`
        itself has by it needs no such care, as the others say something else there.
        """
        first, asked = self.first.attributes, _asked(selector)
        if _OF_BODY.fullmatch(selector.text) or any(first.get(n) != v for n, v in asked.items()):
            return ()
        return tuple(
            one for one in self.others if any(one.attributes[name] != first[name] for name in asked)
        )


def _asked(selector: Selector) -> dict[str, str]:
    return {name: value for name, value in selector.attributes() if name.startswith(_PREFIX)}


def _with(selector: Selector, new: Mapping[str, str]) -> Selector:
    """Return a selector with other attributes in place of those that say the palette."""
    text, asked = selector.text, _asked(selector)
    for name, instead in new.items():
        text = re.sub(_attribute(name, asked[name]), instead, text)
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
                yield f"@media{_condition(palette)}", copy


def _given(copies: dict[str, list[Node]]) -> Iterator[Node]:
    """Yield the copies of the rules just before, and forget them."""
    for prelude, rules in copies.items():
        yield Group(_SCREEN, (Group(prelude, tuple(rules)),))
    copies.clear()


def _condition(palette: Palette) -> str:
    media = (palette.media or "").replace(": ", ":")
    return media if media.startswith("(") else f" {media}"


def _on_screen(rule: Rule, schemes: _Schemes, media: str) -> Iterator[Node]:
    """Yield a rule, with what it says of a scheme where readers see that and nowhere else."""
    rule = replace(rule, body=tuple(_changed(rule.body, schemes, media)))
    light = tuple(one for one in rule.selectors if schemes.without_others(one))
    dark = tuple(one for one in rule.selectors if schemes.is_dark(one) and "screen" not in media)
    rest = tuple(one for one in rule.selectors if one not in light and one not in dark)
    if rest:
        yield replace(rule, selectors=rest)
    if dark:
        yield Group(_SCREEN, (replace(rule, selectors=dark),))
    for one in light:
        yield from _first_alone(rule, one, schemes)


def _first_alone(rule: Rule, selector: Selector, schemes: _Schemes) -> Iterator[Node]:
    """Yield a rule of the first palette: with a script, on paper, and for who prefers no other."""
    first, names = schemes.first.attributes, _asked(selector)

    def rewritten(pattern: str) -> Rule:
        new = {name: pattern.format(name, first[name]) for name in names}
        return replace(rule, selectors=(_with(selector, new),))

    alone: Node = rewritten(":is(.no-js>[{}={}])")
    for palette in schemes.without_others(selector):
        alone = Group(f"@media not all and {_condition(palette).strip()}", (alone,))
    yield from (rewritten(":is(:not(.no-js)>[{}={}])"), alone, Group(_PAPER, (rewritten("[{}]"),)))
