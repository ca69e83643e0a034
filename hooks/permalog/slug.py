"""Slugs: the part of an address that is made from a title, a tag or a file name."""

from __future__ import annotations

import re
import unicodedata

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}-(.*)", re.S)
_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_LETTERS = str.maketrans(
    {
        "ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss",
        "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
        "đ": "d", "Đ": "D", "ð": "d", "þ": "th", "ı": "i", "&": " and ", "'": "", "’": "",
    }
)  # fmt: skip


def tag_slug(tag: str) -> str:
    """Return the part of an address that names a tag; empty where it has no letter or digit.

    Letters of other scripts stay as they are, and `C`, `C++` and `C#` are three tags.
    """
    named = tag.replace("+", " plus ").replace("#", " sharp ")
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", _spelt_out(named).casefold()))
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain)).strip("-")


def slugify(text: str) -> str:
    """Return `text` as one lowercase word of `a-z`, `0-9` and `-` (Eleventy's `slugify`)."""
    plain = unicodedata.normalize("NFKD", _spelt_out(text))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")


def _spelt_out(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(_LETTERS)


def undated(name: str) -> str:
    """Return a file or folder name without its date (Eleventy, `TemplateFileSlug.js`)."""
    found = _DATE.search(name)
    return found[1] if found else name
