"""Shortcodes: the tags of Hugo, Zola, Hexo and Nikola in a text, found and put in place.

Each generator finds its own tags and renders what it knows; pairing, nesting, the owner's templates
and what becomes of a tag that nobody knows are the same for all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from ..post import Page
from ..raw_html import is_html
from . import Body, Converter, Shortcodes, Unknown
from .inline import LESS

_LINE_START = re.compile(r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*")
_NOT_QUOTE = re.compile(r"[^>\s]")
_ARGUMENT = re.compile(
    r"(?s)(?:(?P<key>[\w-]+)\s*=\s*)?"
    r"(?:\"(?P<quoted>(?:[^\"\\]|\\.)*)\"|`(?P<raw>[^`]*)`|(?P<bare>[^\s\"`]+))"
)
_BLOCK = re.compile(r"```|>|<(?:blockquote|details|div|figure|iframe|p|table)\b")


class Kind(Enum):
    """What a tag does."""

    CALL = auto()
    """Calls a shortcode; what stands up to its end, where it has one, is its inner text."""
    ALONE = auto()
    """Calls a shortcode that never has an end."""
    END = auto()
    LITERAL = auto()
    """Shows what was asked to be left alone."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag as it stands in a text."""

    start: int
    end: int
    kind: Kind
    shown: str
    """How messages name it: `{{< tweet >}}`; what is shown of a literal."""
    name: str = ""
    """Empty for an end that ends whatever is open."""
    args: Sequence[str] = ()
    named: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """A shortcode as it is called."""

    name: str
    args: Sequence[str]
    named: Mapping[str, str]
    inner: str | None
    """What stands between it and its end, its own shortcodes rendered; None where it has no end."""
    source: str
    """The tag as it is written."""
    page: Page

    def get(self, name: str, position: int | None = None) -> str:
        """Return the argument with a name, else the one at a position, else nothing."""
        if name in self.named or position is None:
            return self.named.get(name, "")
        return self.args[position] if position < len(self.args) else ""


Render = Callable[[Call], str | None]
"""Returns the Markdown or HTML of a shortcode; None where it is not understood."""


def converter(
    tags: Callable[[str], Iterable[Tag]],
    known: Mapping[str, Render],
    shortcodes: Shortcodes,
    after: Callable[[str], str],
) -> Converter:
    """Return what renders the shortcodes of a page, the owner's first, and then its Markdown."""

    def render(call: Call) -> str | None:
        if own := shortcodes.get(call.name):
            data = {"args": list(call.args), "named": dict(call.named), "inner": call.inner}
            return own({**data, "page": call.page})
        return known[call.name](call) if call.name in known else None

    def converted(page: Page) -> Body:
        matter = page.front_matter
        text = _Text(page, matter.body, list(tags(matter.body)), render)
        rendered = text.between(0, len(text.tags), 0, len(matter.body))
        unknown = (Unknown(name, matter.body_line + line) for name, line in text.unknown)
        return Body(rendered if is_html(page.uri) else after(rendered), tuple(unknown))

    return converted


class _Text:
    """A text and its tags, in order."""

    def __init__(self, page: Page, text: str, tags: Sequence[Tag], render: Render) -> None:
        self.page, self.text, self.tags, self.render = page, text, tags, render
        self.ends = _paired(tags)
        self.unknown: list[tuple[str, int]] = []

    def between(self, first: int, last: int, start: int, end: int) -> str:
        """Return the text from start to end, in which the tags from first to last stand."""
        parts: list[str] = []
        while first < last:
            close = self.ends.get(first, first)
            parts += [self.text[start : self.tags[first].start], self._one(first, close)]
            start, first = self.tags[close].end, close + 1
        return "".join((*parts, self.text[start:end]))

    def _one(self, opened: int, close: int) -> str:
        """Return what a tag, with all up to its end, is rendered to."""
        tag = self.tags[opened]
        if tag.kind is Kind.LITERAL:
            return tag.shown
        inner, source = None, self.text[tag.start : tag.end]
        if close != opened:
            inner = self.between(opened + 1, close, tag.end, self.tags[close].start)
        if tag.kind is not Kind.END:
            call = Call(tag.name, tag.args, tag.named, inner, source, self.page)
            out = self.render(call)
            if out is not None:
                return self._placed(out, tag.start, self.tags[close].end)
        self.unknown.append((tag.shown, self.text.count("\n", 0, tag.start)))
        kept = source.replace("<", LESS)
        if inner is None:
            return kept
        return (
            kept
            + inner
            + self.text[self.tags[close].start : self.tags[close].end].replace("<", LESS)
        )

    def _placed(self, out: str, start: int, end: int) -> str:
        """Return what a tag is rendered to, as the line that it stands on needs it."""
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        after, _, below = self.text[end:].partition("\n")
        if not _BLOCK.match(out) or after.strip() or not _LINE_START.fullmatch(before):
            return out
        indent = _NOT_QUOTE.sub(" ", before)
        out = out.replace("\n", f"\n{indent}")
        follows = below.partition("\n")[0].strip(" \t>")
        return f"{out}\n{indent.rstrip()}" if follows else out


def _paired(tags: Sequence[Tag]) -> dict[int, int]:
    """Return the end of each shortcode that has one, both by their numbers."""
    ends: dict[int, int] = {}
    opened: list[int] = []
    for number, tag in enumerate(tags):
        if tag.kind is Kind.CALL:
            opened.append(number)
        elif tag.kind is Kind.END and any(tag.name in ("", tags[n].name) for n in opened):
            while tag.name not in ("", tags[n := opened.pop()].name):
                pass
            ends[n] = number
    return ends


def arguments(markup: str) -> tuple[list[str], dict[str, str]]:
    """Return the positional arguments in the markup of a tag, and the named ones."""
    args: list[str] = []
    named: dict[str, str] = {}
    for found in _ARGUMENT.finditer(markup):
        value = found["raw"] if found["raw"] is not None else found["bare"]
        if value is None:
            value = found["quoted"].replace('\\"', '"').replace("\\\\", "\\")
        if found["key"]:
            named[found["key"]] = value
        else:
            args.append(value)
    return args, named
