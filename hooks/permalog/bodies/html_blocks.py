"""HTML blocks: CommonMark ends them at a blank line, Python-Markdown at the tag that closes them.

A tag that is closed in a later block gets `markdown="1"`, so that what stands between is Markdown
still; one that is never closed is closed at the end of its block, before it swallows the page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<raw>script|style|pre|textarea)\b.*?(?:</(?P=raw)\s*>|\Z)"
    r"|<(?P<close>/?)(?P<name>[a-zA-Z][a-zA-Z0-9-]*)(?P<rest>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.S | re.I,
)
_INDENT = re.compile(r"^[ \t]+", re.M)
_VOID = frozenset(
    """area base br col embed hr img input link meta param source track wbr""".split()  # noqa: SIM905
)
_CONTAINERS = frozenset(
    """address article aside blockquote center details div figure figcaption footer header main
    nav p section""".split()  # noqa: SIM905
)
"""What md_in_html takes for a block that can hold Markdown, as far as posts have it."""


@dataclass(slots=True)
class _Open:
    block: int
    name: str
    at: int
    """Where the tag's `>` stands."""


def balanced(blocks: Sequence[str | None]) -> list[str | None]:
    """Return the HTML blocks among sibling blocks, None for any other kind, made whole."""
    if not any(blocks):
        return list(blocks)
    pairs, unclosed = _paired(blocks)
    inserts: dict[int, list[tuple[int, str]]] = {}
    for opened, closed in pairs:
        between = blocks[opened.block + 1 : closed]
        if opened.name in _CONTAINERS and not all(between):
            inserts.setdefault(opened.block, []).append((opened.at, ' markdown="1"'))
    result = []
    for number, block in enumerate(blocks):
        if block is not None:
            for at, text in sorted(inserts.get(number, ()), reverse=True):
                block = block[:at] + text + block[at:]
            if number in inserts and "<pre" not in block.lower():
                block = _INDENT.sub("", block)  # what is indented would be code
            block += "".join(f"</{o.name}>" for o in reversed(unclosed) if o.block == number)
        result.append(block)
    return result


def _paired(blocks: Sequence[str | None]) -> tuple[list[tuple[_Open, int]], list[_Open]]:
    """Return the tags that a later block closes, with its number, and those that none closes."""
    pairs: list[tuple[_Open, int]] = []
    stack: list[_Open] = []
    unclosed: list[_Open] = []
    for number, block in enumerate(blocks):
        for tag in _TAG.finditer(block or ""):
            name = (tag["name"] or "").lower()
            if not name or name in _VOID or tag["rest"].endswith("/"):
                continue
            if not tag["close"]:
                stack.append(_Open(number, name, tag.end() - 1))
            elif any(opened.name == name for opened in stack):
                while (opened := stack.pop()).name != name:
                    unclosed.append(opened)
                if opened.block != number:
                    pairs.append((opened, number))
    return pairs, sorted(unclosed + stack, key=lambda opened: (opened.block, opened.at))
