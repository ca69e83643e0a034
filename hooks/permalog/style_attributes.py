"""Style attributes: `style="…"` as a rule of a style sheet, which a hash can let through.

The element gets `data-style` and no class, as a theme may mean elements without a class by
`table:not([class])`. As the attribute goes before every rule but those with `!important`, so does
its rule: three ids that no element has make it heavier than any selector that people write.
"""

from __future__ import annotations

import functools
import hashlib
from typing import Any

import tinycss2

from . import markup

ATTRIBUTE = "data-style"
_WEIGHT = ":not(#s#s#s)"


@functools.lru_cache(maxsize=1024)  # a site has few of them, and many times
def rule(style: str) -> tuple[str, str]:
    """Return the key and the rule of a style; both are empty where there is nothing in it."""
    parsed = tinycss2.parse_blocks_contents(style, skip_comments=True, skip_whitespace=True)
    good = (_written(one) for one in parsed if one.type == "declaration")
    css = ";".join(good).replace("</", "<\\/")
    if not css or len(tinycss2.parse_stylesheet(f"a{{{css}}}b{{}}")) != 2:  # something is open
        return "", ""
    key = hashlib.blake2b(css.encode(), digest_size=4).hexdigest()
    return key, f'{_WEIGHT}[{ATTRIBUTE}="{key}"]{{{css}}}'


def _written(declaration: Any) -> str:
    important = "!important" * declaration.important
    return f"{declaration.name}:{tinycss2.serialize(declaration.value).strip()}{important}"


def replaced(attributes: str, key: str | None) -> str:
    """Return the attributes of a tag as they are written, with a key in place of the style.

    Of two styles the first counts, and the other goes.
    """
    new = f' {ATTRIBUTE}="{key}"' if key else ""
    parts: list[str] = []
    done = 0
    for one in markup.ATTRIBUTE.finditer(attributes):
        if one["name"].lower() == "style":
            parts += (attributes[done : one.start()].rstrip(), new)
            done, new = one.end(), ""
    rest = attributes[done:]
    gap = " " if done and rest[:1] not in " \t\n\r\f/" else ""
    return "".join((*parts, gap, rest))
