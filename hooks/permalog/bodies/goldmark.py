"""Goldmark, Hugo's Markdown: ids of headings, and the heads of its code blocks.

Source: Hugo 0.168, `markup/goldmark/autoid.go`, `markup/highlight/config.go`. Older versions made
the id of a heading from its Markdown, with the addresses of its links.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from . import fences
from .commonmark import Flavour
from .inline import TAG, Inline

_OPTION = re.compile(
    r"(?P<key>[a-zA-Z_]+)\s*[=:]\s*"
    r"(?P<value>\[[^\]]*\]|\"[^\"]*\"|'[^']*'|[^,}\"'\[]+?(?=\s*(?:[,}]|\Z|[a-zA-Z_]+\s*[=:])))"
)


_MARKUP = re.compile(
    r"(`+)(?P<code>.+?)\1(?!`)|!?\[(?P<text>[^\]]*)\](?:\([^)]*\)|\[[^\]]*\])"
    r"|(?<!\w)(?P<mark>_{1,3})(?P<stressed>\S|\S.*?\S)(?P=mark)(?!\w)"
    rf"|{TAG}|<?https?://[^\s<>]*>?"
)


def flavour(markup: Mapping[str, Any]) -> Flavour:
    """Return how goldmark reads a text, by the table `markup` of Hugo's configuration."""
    goldmark = _table(markup, "goldmark")
    parser, extensions = _table(goldmark, "parser"), _table(goldmark, "extensions")
    inline = Inline(
        linkify=extensions.get("linkify") is not False,
        breaks=_table(goldmark, "renderer").get("hardwraps") is True,
        strike=extensions.get("strikethrough") is not False,
    )
    return Flavour(
        inline=inline,
        head=head,
        identifier=_identifier(markup, parser),
        attributes=True,
        definitions=extensions.get("definitionlist") is not False,
    )


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key)
    return found if isinstance(found, Mapping) else {}


def _identifier(
    markup: Mapping[str, Any], parser: Mapping[str, Any]
) -> Callable[[str], str] | None:
    if parser.get("autoheadingid") is False:
        return None
    kind = parser.get("autoheadingidtype") or markup.get("defaultmarkdownhandler")
    named = {"blackfriday": _blackfriday, "github-ascii": _github_ascii}.get(str(kind), _github)
    return lambda source: named(_shown(source))


def _shown(source: str) -> str:
    """Return the text that readers see of a heading's Markdown."""
    plain = _MARKUP.sub(lambda m: m["code"] or _shown(m["text"] or m["stressed"] or ""), source)
    return html.unescape(plain)


def _github(source: str) -> str:
    kept = (c for c in source.strip() if c.isalpha() or c.isdecimal() or c in "-_ ")
    return "".join(kept).replace(" ", "-").lower() or "heading"


def _github_ascii(source: str) -> str:
    plain = unicodedata.normalize("NFD", source)
    return _github("".join(char for char in plain if char.isascii()))


def _blackfriday(source: str) -> str:
    kept = (c if c.isalpha() or c.isnumeric() else " " for c in source)
    return "-".join("".join(kept).split()).lower() or "heading"


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
