"""Slugs: the part of an address that is made from a title, a tag or a file name."""

from __future__ import annotations

import functools
import re
import unicodedata

from . import letters

_TAG_BYTES = 200
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}-(.*)", re.S)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
_STYLED = re.compile("[\U0001d400-\U0001d7ff\u24b6-\u24e9]")
_MARKS = re.compile("[\\^`¨¯´·¸\u02b0-\u02ff\u30fc]")
_NOT_IN_SLUG = re.compile(r"[^a-z0-9_\s$*+~.()'\"!\-:@]")
_CONTRACTION = re.compile(r"([a-z0-9])'([ts])(?=\s|$)")


@functools.lru_cache(maxsize=4096)
def tag_slug(tag: str) -> str:
    """Return the part of an address that names a tag; empty where it has no letter or digit.

    Letters of other scripts stay as they are, and `C`, `C++` and `C#` are three tags.
    """
    named = unicodedata.normalize("NFC", tag.replace("+", " plus ").replace("#", " sharp "))
    plain = unicodedata.normalize("NFKD", named.casefold().translate(_UMLAUTS))
    plain = _ACCENTS.sub("", plain)
    return re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", plain)).strip("-")


@functools.lru_cache(maxsize=4096)
def is_tag(text: str) -> bool:
    """Return whether a text can name a list of posts: it has letters or digits, and few enough."""
    return 0 < len(tag_slug(text).encode()) <= _TAG_BYTES


def slugify(text: str) -> str:
    """Return `text` as one lowercase word of `a-z`, `0-9` and `-`, as Eleventy's `slugify` does.

    Source: @sindresorhus/slugify 2.2 and transliterate 1.6; recorded in tests/conformance.
    """
    plain = _STYLED.sub(lambda m: unicodedata.normalize("NFKD", m[0]), text)
    plain = unicodedata.normalize("NFC", plain).lower()
    for pair, latin in letters.PAIRS.items():
        plain = plain.replace(pair, latin)
    plain = unicodedata.normalize("NFD", plain.translate(letters.SLUGIFY))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = _CONTRACTION.sub(r"\1\2", _MARKS.sub("", plain))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def slug(text: str) -> str:
    """Return `text` as Eleventy's older filter `slug` does: some signs stay, others become words.

    Source: slugify 1.6 with `lower`; recorded in tests/conformance.
    """
    plain = unicodedata.normalize("NFC", text).translate(letters.SLUG).lower()
    plain = "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))
    return re.sub(r"[\s-]+", "-", _NOT_IN_SLUG.sub("", plain)).strip("-")


def undated(name: str) -> str:
    """Return a file or folder name without its date (Eleventy, `TemplateFileSlug.js`)."""
    found = _DATE.search(name)
    return found[1] if found else name
