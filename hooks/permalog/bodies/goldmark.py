"""Goldmark, Hugo's Markdown: ids of headings, and the heads of its code blocks.

Source: Hugo 0.168, `markup/highlight/config.go`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from .. import heading_ids
from ..heading_ids import Rule
from . import fences
from .commonmark import Flavour
from .inline import Inline

_OPTION = re.compile(
    r"(?P<key>[a-zA-Z_]+)\s*[=:]\s*"
    r"(?P<value>\[[^\]]*\]|\"[^\"]*\"|'[^']*'|[^,}\"'\[]+?(?=\s*(?:[,}]|\Z|[a-zA-Z_]+\s*[=:])))"
)

_GITHUB = (heading_ids.goldmark, heading_ids.goldmark_source)
_KINDS = {
    "blackfriday": (heading_ids.goldmark_blackfriday, heading_ids.blackfriday),
    "github-ascii": (heading_ids.goldmark_ascii, heading_ids.goldmark_ascii_source),
}
"""Rules for ids by `autoHeadingIDType`: that of today, and that of older versions."""


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
        ids=None if parser.get("autoheadingid") is False else _rules(markup)[0],
        attributes=True,
        definitions=extensions.get("definitionlist") is not False,
    )


def former(markup: Mapping[str, Any]) -> Sequence[Rule]:
    """Return the rules for ids that headings had in older versions of Hugo."""
    parser = _table(_table(markup, "goldmark"), "parser")
    if parser.get("autoheadingid") is False:
        return ()
    return *_rules(markup)[1:], *_GITHUB, heading_ids.blackfriday


def _rules(markup: Mapping[str, Any]) -> Sequence[Rule]:
    """Return the rules for the kind of ids that the configuration asks for, today's first."""
    parser = _table(_table(markup, "goldmark"), "parser")
    kind = parser.get("autoheadingidtype") or markup.get("defaultmarkdownhandler")
    return _KINDS.get(str(kind), _GITHUB)


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    found = data.get(key)
    return found if isinstance(found, Mapping) else {}


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
