"""Slugs: the part of an address that is made from a title, a tag or a file name."""

from __future__ import annotations

import re
import unicodedata

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}-(.*)", re.S)
_LETTERS = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss",
        "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
        "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i", "&": " and ", "'": "", "’": "",
    }
)  # fmt: skip


def slugify(text: str) -> str:
    """Return `text` as one lowercase word of `a-z`, `0-9` and `-` (Eleventy's `slugify`)."""
    plain = unicodedata.normalize("NFC", text).translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", plain)
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def undated(name: str) -> str:
    """Return a file or folder name without its date (Eleventy, `TemplateFileSlug.js`)."""
    found = _DATE.search(name)
    return found[1] if found else name
