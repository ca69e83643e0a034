"""Bodies: what an old generator's own syntax in a text would have rendered, as our Markdown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..moved import Moved
from ..post import Page

__all__ = ["Body", "Converter", "Moved", "Shortcodes", "Unknown"]


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


Shortcodes = Mapping[str, Callable[[Mapping[str, object]], str]]
"""The owner's templates of `extra.blog.shortcodes`, by the name of the construct: each takes `args`
(a list), `named` (a mapping), `inner` (text or None) and `page`, and returns Markdown or HTML."""

Converter = Callable[[Page], Body]
"""Turns the body of a page of one archive into Permalog's Markdown."""
