"""The metadata of Nikola's posts: `.. key: value`, YAML, TOML, and headers in Markdown and HTML.

Sources: Nikola 8.3, `metadata_extractors.py`, `plugins/compile` (markdown, html), `utils.py`
(`slugify`, `unslugify`, `to_datetime`, `bool_from_meta`).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import Any

from unidecode import unidecode

from ... import plain_yaml
from ...errors import InvalidValueError, shown
from ...frontmatter import Block, FrontMatter, plain_lines, read_toml, read_yaml
from ..pelican import header as pelican_header
from ..pelican import values as pelican_values

_LINE = re.compile(r"\s*\.\. (.*?): (.*)")
_END_OF_COMMENT = re.compile(r"[ \t]*-->[ \t]*\n?")
_UTC_OFFSET = re.compile(r" UTC([+-]\d\d:\d\d)")
_NOT_IN_SLUG = re.compile(r"[^+\w\s-]")
_HYPHENS = re.compile(r"[-\s]+")
_UNSAFE = str.maketrans(dict.fromkeys("/\\?#\"'\r\n\t*:<>|", "-"))
_SPACED = re.compile(r"[_\-.]")
_TRUE, _FALSE = ("true", "yes", "1"), ("false", "no", "0")
_WORDS: Mapping[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), ""),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_NUMBER = re.compile(
    r"[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[\da-fA-F_]+|\d[\d_]*(?:\.[\d_]*)?(?:[eE][-+]?\d+)?"
    r"|\.[\d_]+(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF))|\.(?:nan|NaN|NAN)"
)
_NUMERIC = frozenset("0123456789+-.")
"""What a number, or a date, begins with."""


def header(text: str) -> tuple[FrontMatter, str]:
    """Return the metadata at the top of a text, and its kind, as METADATA_MAPPING names it.

    Raises FrontMatterError.
    """
    text = plain_lines(text)
    if text.startswith("---\n"):
        return _filled(read_yaml(_fenced(text, "\n---\n"), plain=plain)), "yaml"
    if text.startswith("+++\n"):
        return read_toml(_fenced(text, "\n+++\n")), "toml"
    return _lines(text), "nikola"


def markdown(text: str) -> FrontMatter:
    """Return the header that Python-Markdown's extension meta reads: `Key: value`."""
    if text.startswith("---\n"):
        return FrontMatter({}, text)
    found = pelican_header.markdown(text)
    data = {k: v if isinstance(v, str) else ",".join(v) for k, v in found.data.items()}
    return found._replace(data=data, texts=data)


def html(text: str) -> FrontMatter:
    """Return what the title and the `<meta>` of a page say; the page itself is the body."""
    text = plain_lines(text)
    page = _Page()
    try:
        page.feed(text)
        page.close()
    except AssertionError:  # from a broken `<![`
        pass
    return FrontMatter(page.found, text, 1, page.lines, page.found)


def plain(text: str) -> Any:
    """Return what a scalar without quotes stands for in YAML 1.2, as ruamel.yaml reads it."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC:
        return text
    if _NUMBER.fullmatch(text):
        return int(text) if text.isdecimal() and len(text) < 20 else 0.5
    return plain_yaml.timestamp(text)


def moment(value: object, zone: dt.tzinfo, now: dt.datetime) -> dt.datetime:
    """Return the moment that a value names, in its own zone, else in that of the site.

    Raises InvalidValueError.
    """
    found = value
    if isinstance(value, str):
        found = pelican_values.date(_UTC_OFFSET.sub(r"\1", value), now)
    if isinstance(found, dt.datetime):
        return found if found.tzinfo else found.replace(tzinfo=zone)
    if isinstance(found, dt.date):
        return dt.datetime(found.year, found.month, found.day, tzinfo=zone)
    raise InvalidValueError(f"{shown(value)}, which is no date")


def truth(value: object) -> bool | None:
    """Return what a switch says; None where it says nothing."""
    if isinstance(value, str):
        word = value.lower().strip()
        return word in _TRUE if word else None
    return None if value is None else isinstance(value, int) and bool(value)


def slugify(text: str, *, is_plain: bool) -> str:
    """Return the slug of a name; where it is not plain (USE_SLUGIFY), nearly all signs stay."""
    if not is_plain:
        return text.translate(_UNSAFE)
    return _HYPHENS.sub("-", _NOT_IN_SLUG.sub("", unidecode(text)).strip().lower())


def unslugify(text: str) -> str:
    """Return the title that a slug stands for."""
    return _SPACED.sub(" ", text).strip().capitalize()


def _fenced(text: str, fence: str) -> Block:
    """Return the block between the first line and the next fence, or the end of the text."""
    end = text.find(fence)
    if end < 0:
        return Block.between(text, 4, len(text), len(text))
    return Block.between(text, 4, max(end + 1, 4), end + len(fence))


def _filled(matter: FrontMatter) -> FrontMatter:
    """Return the metadata with an empty text where a key has no value."""
    if None not in matter.data.values():
        return matter
    return matter._replace(data={k: "" if v is None else v for k, v in matter.data.items()})


def _lines(text: str) -> FrontMatter:
    """Return the metadata in the lines above the first blank one."""
    start = len(text) - len(text.lstrip())
    end = text.find("\n\n", start)
    data: dict[str, str] = {}
    lines: dict[str, int] = {}
    last, number = start, text.count("\n", 0, start)
    for row in text[start : end if end >= 0 else None].splitlines(keepends=True):
        number += 1
        start += len(row)
        if (found := _LINE.match(row)) and found[2]:
            data[found[1]], lines[found[1]], last = found[2], number, start
    if not data:
        return FrontMatter({}, text)
    comment = _END_OF_COMMENT.match(text, last)
    body = end + 2 if end >= 0 else comment.end() if comment else last
    return FrontMatter(data, text[body:], text.count("\n", 0, body) + 1, lines, data)


class _Page(HTMLParser):
    """Reads the title and the metadata of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.lines: dict[str, int] = {}
        self._is_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._is_title = tag == "title" and "title" not in self.found
        name = (values.get("name") or "").lower() if tag == "meta" else ""
        if name and values.get("content"):
            key = "tags" if name == "keywords" else name
            self.found[key], self.lines[key] = values["content"] or "", self.getpos()[0]

    def handle_endtag(self, tag: str) -> None:
        self._is_title = False

    def handle_data(self, data: str) -> None:
        if self._is_title:
            self.found["title"] = self.found.get("title", "") + data
            self.lines["title"] = self.getpos()[0]
