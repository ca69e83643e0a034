"""Extract: what lists and other posts need of the content of a post."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from . import markup, related


class Extract(NamedTuple):
    """What there is to say of a post's rendered content; JSON can hold it."""

    excerpt: str
    """As plain text."""
    minutes: int
    """How long it takes to read."""
    words: Sequence[int]
    """The numbers of its words: see `related`."""
    counts: Sequence[int]
    """How often each stands in it."""


def extract(content: str) -> Extract:
    """Return what there is to say of the rendered content of a page."""
    _, below = markup.without_heading(content)
    words = related.counted(markup.prose(below))
    minutes = markup.minutes_to_read(below)
    return Extract(markup.excerpt(content), minutes, list(words), list(words.values()))
