"""Goldmark, Hugo's Markdown: ids of headings, and the heads of its code blocks.

Source: Hugo 0.111, `markup/goldmark/autoid.go`, `markup/highlight/config.go`.
"""

from __future__ import annotations

import re
from dataclasses import replace

from . import fences
from .commonmark import Flavour

_OPTION = re.compile(
    r"(?P<key>[a-zA-Z_]+)\s*[=:]\s*"
    r"(?P<value>\[[^\]]*\]|\"[^\"]*\"|'[^']*'|[^,}\"'\[]+?(?=\s*(?:[,}]|\Z|[a-zA-Z_]+\s*[=:])))"
)


def identifier(source: str) -> str:
    """Return the id that goldmark gives a heading, as GitHub does."""
    kept = (c for c in source.strip() if c.isalpha() or c.isdecimal() or c in "-_ ")
    return "".join(kept).replace(" ", "-").lower() or "heading"


def head(info: str) -> fences.Head:
    """Read the head of a fence: `go {hl_lines=[1,"3-4"],linenos=true}`."""
    language, _, text = info.partition("{")
    options = {o["key"].lower(): o["value"].strip("\"'") for o in _OPTION.finditer(text)}
    numbers = options.get("linenos", "false") not in ("false", "0")
    found = replace(
        fences.plain(language or text),
        title=options.get("title", ""),
        marked=fences.line_numbers(options.get("hl_lines", "")),
    )
    return fences.numbered(found, options.get("linenostart", "1") if numbers else "")


FLAVOUR = Flavour(head=head, identifier=identifier, attributes=True)
