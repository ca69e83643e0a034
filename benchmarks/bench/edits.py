"""Edits: an author adds a paragraph to a post."""

from __future__ import annotations

BEFORE = "\n## "
"""The first heading, so that the paragraph is on the first screen and in no excerpt."""


def edited(text: str, word: str) -> str:
    """Return a post's file with a paragraph that holds a word."""
    top, heading, rest = text.partition(BEFORE)
    if not heading:
        raise ValueError("the post has no heading before which a paragraph could be added")
    return f"{top}\nSomebody saved {word} here.\n{heading}{rest}"
