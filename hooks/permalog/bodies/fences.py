"""Heads of code blocks: what follows the three backticks, in each generator's form."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

_TICKS = re.compile(r"^\s*(`{3,})", re.M)
_LANGUAGE = re.compile(r"[\w#.+-]+")
_WRITTEN = re.compile(r'(title|hl_lines|linenums)="([^"]*)"')
_NUMBER = re.compile(r"\d+(?:-\d+)?")


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of a code block besides its code."""

    language: str = ""
    title: str = ""
    marked: tuple[str, ...] = ()
    """Lines that stand out: `3`, `5-7`."""
    first: int | None = None
    """The number of its first line, where lines are numbered."""

    def __str__(self) -> str:
        options = {
            "title": self.title.replace('"', "'"),
            "hl_lines": " ".join(self.marked),
            "linenums": "" if self.first is None else str(self.first),
        }
        shown = [f'{key}="{value}"' for key, value in options.items() if value]
        return " ".join([self.language, *shown]).strip()


Heads = Callable[[str], Head]
"""Reads the head of a fence as one generator does."""


def plain(info: str) -> Head:
    """Read a head of which only the first word, up to a comma or brace, says anything."""
    found = _LANGUAGE.match(info.strip().lstrip("{."))
    return Head(found[0] if found else "")


def written(info: str) -> Head:
    """Read a head as it is written here, for a text whose tags were rendered before its blocks."""
    options = dict(_WRITTEN.findall(info))
    marked = line_numbers(options.get("hl_lines", ""))
    head = replace(plain(info), title=options.get("title", ""), marked=marked)
    return numbered(head, options.get("linenums", ""))


def fence(head: Head | str, code: str) -> list[str]:
    """Return the lines of a code block, its fence longer than any within."""
    longest = max(map(len, _TICKS.findall(code)), default=2)
    ticks = "`" * max(3, longest + 1)
    lines = code.expandtabs(4).rstrip("\n").split("\n")
    return [f"{ticks} {head}".rstrip(), *lines, ticks]


def numbered(head: Head, first: str) -> Head:
    """Return the head with its lines numbered from a number as written; as it was if it is none."""
    return replace(head, first=int(first)) if first.isdecimal() else head


def line_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers and ranges in a text: `1 3-5`, `1,3-5`, `[1,"3-5"]`."""
    return tuple(_NUMBER.findall(text))
