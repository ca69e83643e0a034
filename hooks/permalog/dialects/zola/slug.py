"""Zola's slugs: what becomes of a file name or a `slug` in an address.

Sources: Zola 0.22, `utils/src/slugs.rs`; the crates slug 0.1.6 and deunicode 1.6.2. Unidecode
writes nearly all letters of living scripts as deunicode does; the rest of them stands here.
"""

from __future__ import annotations

import re
import unicodedata

from unidecode import unidecode

ON, SAFE, OFF = "on", "safe", "off"
STRATEGIES = (ON, SAFE, OFF)
"""What `slugify.paths` may be."""

_DEUNICODE = str.maketrans(
    {"¼": "1/4", "½": "1/2", "¾": "3/4", "Є": "E", "ー": ""}
    | dict.fromkeys("אءإ", "'")
    | {"ח": "kh", "ך": "k", "כ": "k", "ק": "q", "ײ": "i"}
    | dict.fromkeys("しシ", "si")
    | dict.fromkeys("ちチ", "ti")
    | dict.fromkeys("っつッツ", "tu")
    | {"么": "Me ", "什": "Shen ", "价": "Jia ", "旅": "Lv ", "术": "Shu "}
)
"""Letters that deunicode writes in another way than Unidecode."""
_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_ARABIC = range(0x600, 0x700)


def slugify(text: str, strategy: str) -> str:
    """Return a text as a part of a path."""
    if strategy == OFF:
        return text
    if strategy == SAFE:
        return _FORBIDDEN.sub("", text.rstrip(" ."))
    latin = unidecode(text.translate(_DEUNICODE))
    return re.sub(r"[^a-z0-9]+", "-", latin.lower()).strip("-")


def doubt(text: str, strategy: str) -> str | None:
    """Return a sign of a text, an emoji for example, that Zola may write in another way."""
    return next(filter(_is_doubtful, text), None) if strategy == ON else None


def _is_doubtful(sign: str) -> bool:
    if sign.isascii() or ord(sign) in _ARABIC:
        return False
    kind = unicodedata.category(sign)
    return kind == "So" or (kind[0] in "LNS" and not unidecode(sign.translate(_DEUNICODE)))
