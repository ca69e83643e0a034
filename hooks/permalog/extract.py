"""Extract: what lists and other posts need of the text of a post."""

from __future__ import annotations

from typing import NamedTuple

from . import markup, related
from .post import Post


class Extract(NamedTuple):
    """What there is to say of a post's text; JSON can hold it."""

    excerpt: str
    """As plain text."""
    minutes: int
    """How long it takes to read."""
    words: str
    """How often each of its words counts, packed: see `related`."""


def extract(post: Post, content: str) -> Extract:
    """Return what there is to say of a post and its rendered content."""
    _, below = markup.without_heading(content)
    words = related.words(post, related.counted(markup.runs(below)))
    minutes = markup.minutes_to_read(below)
    return Extract(markup.excerpt(content), minutes, words)
