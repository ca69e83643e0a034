"""Emoji by their names, as GitHub has them: `:smile:`."""

from __future__ import annotations

import re
from functools import cache

from pymdownx import gemoji_db

from . import code

_NAME = re.compile(r":[a-z0-9_+-]+:")


def shown(text: str) -> str:
    """Return a text with each name of an emoji that stands in no code replaced by it."""
    if not _NAME.search(text):
        return text
    return code.replaced(_NAME, lambda found, _: named(found[0][1:-1]) or found[0], text)


@cache
def named(name: str) -> str | None:
    """Return the emoji of a name; None where there is none."""
    name = f":{name}:"
    found = gemoji_db.emoji.get(gemoji_db.aliases.get(name, name), {}).get("unicode")
    return "".join(chr(int(part, 16)) for part in found.split("-")) if found else None
