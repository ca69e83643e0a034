"""Code in a text of Python-Markdown, in which no other construct has a meaning."""

from __future__ import annotations

import re
from collections.abc import Callable

_CODE = re.compile(
    r"^[ \t>]*(?P<fence>`{3,}|~{3,}).*?(?:^[ \t>]*(?P=fence)|\Z)"
    r"|^(?: {4}|\t)[^\n]*"
    r"|(?<!`)(?P<ticks>`+)(?!`)(?:(?!\n\n).)*?(?<!`)(?P=ticks)(?!`)",
    re.S | re.M,
)
_SHOWN = re.compile(r"\S")


def blanked(text: str) -> str:
    """Return a text of the same length and lines, in which all code is NUL characters."""
    return _CODE.sub(lambda code: _SHOWN.sub("\0", code[0]), text)


def replaced(
    construct: re.Pattern[str], change: Callable[[re.Match[str], str], str], text: str
) -> str:
    """Return a text in which a construct is changed wherever it stands in no code.

    The change is told of the match, in which code is blank, and of the text itself.
    """
    parts: list[str] = []
    start = 0
    for found in construct.finditer(blanked(text)):
        parts += [text[start : found.start()], change(found, text)]
        start = found.end()
    return "".join((*parts, text[start:]))
