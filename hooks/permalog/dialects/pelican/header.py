"""The headers of Pelican's posts: `Key: value` above Markdown, `<meta>` in the head of HTML.

Sources: Pelican 4.12, `readers.py`; Python-Markdown 3, `extensions/meta.py`. A key that stands
several times, or over several lines, has a list of texts.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from ...frontmatter import FrontMatter, plain_lines

_KEY = re.compile(r" {0,3}([A-Za-z0-9_-]+):\s*(.*)")
_MORE = re.compile(r" {4,}(.*)")
_LINE = re.compile(r"([^\n]*)(?:\n|\Z)")
_OPENING = re.compile(r"---")
_CLOSING = re.compile(r"---|\.\.\.")
_BODY_END = re.compile(r"</body\s*>", re.IGNORECASE)


def markdown(text: str) -> FrontMatter:
    """Return the header of a post in Markdown, and its body."""
    text = plain_lines(text)
    found: dict[str, list[str]] = {}
    lines: dict[str, int] = {}
    key, body, number = "", 0, 0
    for line in _LINE.finditer(text):
        row = line[1].replace("\x02", "").replace("\x03", "").expandtabs(4)
        if number == 0 and _OPENING.match(line[1]):
            pass
        elif not row.strip() or _CLOSING.match(row):
            return _matter(found, lines, text[line.end() :], number + 2)
        elif named := _KEY.match(row):
            key = named[1].lower()
            lines.setdefault(key, number + 1)
            found.setdefault(key, []).append(named[2].strip())
        elif key and (more := _MORE.match(row)):
            found[key].append(more[1].strip())
        else:
            break
        body, number = line.end(), number + 1
    return _matter(found, lines, text[body:], number + 1)


def html(text: str) -> FrontMatter:
    """Return what the head of a post in HTML says, and the inside of its body."""
    text = plain_lines(text)
    head = _Head()
    try:
        head.feed(text)
        head.close()
    except (_BodyError, AssertionError):  # the latter from a broken `<![`
        pass
    end = _BODY_END.search(text, head.body or len(text))
    body = text[head.body : end.start() if end else None] if head.body else ""
    return _matter(head.found, head.lines, body, text.count("\n", 0, head.body) + 1)


def _matter(
    found: Mapping[str, list[str]], lines: Mapping[str, int], body: str, body_line: int
) -> FrontMatter:
    data = {key: values[0] if len(values) == 1 else values for key, values in found.items()}
    texts = {key: text if isinstance(text, str) else tuple(text) for key, text in data.items()}
    return FrontMatter(data, body, body_line, lines, texts)


class _BodyError(Exception):
    """Raised where the body begins: the head is known."""


class _Head(HTMLParser):
    """Reads title and metadata of a page up to its body."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.found: dict[str, list[str]] = {}
        self.lines: dict[str, int] = {}
        self.body = 0
        """Where the inside of the body begins; 0 where there is none."""
        self._is_inside = False
        self._title: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "head":
            self._is_inside = True
        elif tag == "body" and not self._is_inside:
            self.body = self._offset() + len(self.get_starttag_text() or "")
            raise _BodyError
        elif self._is_inside and tag == "title":
            self._title = []
        elif self._is_inside and tag == "meta":
            self._note_meta(dict(reversed(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag == "head":
            self._is_inside = False
        elif tag == "title" and self._is_inside:
            self.found["title"] = ["".join(self._title or ())]
            self.lines["title"] = self.getpos()[0]

    def handle_data(self, data: str) -> None:
        if self._title is not None:
            self._title.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _note_meta(self, attrs: Mapping[str, str | None]) -> None:
        if (name := attrs.get("name")) is not None:
            key = {"keywords": "tags"}.get(name.lower(), name.lower())
            value = attrs.get("content") or attrs.get("contents") or ""
            self.lines.setdefault(key, self.getpos()[0])
            self.found.setdefault(key, []).append(value)

    def _offset(self) -> int:
        row, column = self.getpos()
        starts = [0, *(found.end() for found in re.finditer("\n", self.rawdata))]
        return starts[row - 1] + column
