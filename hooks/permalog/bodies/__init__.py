"""Bodies: what an old generator's own syntax in a text would have rendered, as our Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..dialects import Dialect, Found
from ..post import Page


@dataclass(frozen=True, slots=True)
class Unknown:
    """A construct in a text that is not understood, and is shown as it stands."""

    construct: str
    """Its kind, as messages name it: `{% gist %}`, `{{< tweet >}}`."""
    line: int
    """The line of the file, from 1."""


@dataclass(frozen=True, slots=True)
class Body:
    """The text of a page for Permalog's own Markdown."""

    text: str
    unknown: tuple[Unknown, ...] = ()


@dataclass(frozen=True, slots=True)
class Moved:
    """An archive that was read: what each of its files is."""

    dialect: Dialect
    found: Mapping[str, Found]
    """By place."""


Shortcodes = Mapping[str, Callable[[Mapping[str, object]], str]]
"""The owner's templates of `extra.blog.shortcodes`, by the name of the construct: each takes `args`
(a list), `named` (a mapping), `inner` (text or None) and `page`, and returns Markdown or HTML."""

Converter = Callable[[Page], Body]
"""Turns the body of a page of one archive into Permalog's Markdown."""
