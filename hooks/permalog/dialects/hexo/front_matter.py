"""Hexo's front matter: YAML over a line of dashes, or JSON without braces over one of semicolons.

The line in front of it may be missing. Source: hexo-front-matter 4, `front_matter.js`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ... import javascript
from ...frontmatter import Block, FrontMatter, NoKeysError, read_yaml

_FENCE = re.compile(r"-{3,}|;{3,}")
_FENCED = re.compile(r"(-{3,}|;{3,})\n(?P<front>.+?)\n\1\n?", re.S)
_ENDED = re.compile(r"(?P<front>.+?)\n(-{3,}|;{3,})\n?", re.S)
_TABS = re.compile(r"(?<=\n)\t+")
_KEY = re.compile(r'^\s*"([^"\\]+)"\s*:', re.M)


def read(text: str) -> FrontMatter:
    """Return the front matter of a file; raise FrontMatterError for YAML that Hexo refuses."""
    text = text.removeprefix("\ufeff")
    text = text.replace("\r\n", "\n") if "\r" in text else text
    found = _FENCED.match(text) or (None if _FENCE.match(text) else _ENDED.match(text))
    if not found:
        return FrontMatter({}, text)
    block = Block.between(text, *found.span("front"), found.end())
    fence = found[1] if found.re is _FENCED else found[2]
    try:
        matter = _json(block) if fence[0] == ";" else _yaml(block)
    except NoKeysError:
        matter = None
    return matter or FrontMatter({}, text)


def _yaml(block: Block) -> FrontMatter:
    text = f"{block.text}\n"
    if "\t" in text:
        text = _TABS.sub(lambda tabs: "  " * len(tabs[0]), text)
    return read_yaml(block._replace(text=text), plain=javascript.plain)


def _json(block: Block) -> FrontMatter | None:
    """Return the front matter in JSON; None for JSON that is broken, which Hexo shows as text."""
    try:
        data: Mapping[str, Any] = javascript.parse_json(f"{{{block.text}}}")
    except ValueError:
        return None
    lines = {
        key[1]: block.text.count("\n", 0, key.start(1)) + block.line
        for key in _KEY.finditer(block.text)
    }
    return FrontMatter(data, block.body, block.body_line, lines)
