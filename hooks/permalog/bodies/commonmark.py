"""CommonMark: texts for goldmark, marked and pulldown-cmark, written as Python-Markdown reads them.

The blocks are found by markdown-it-py, which follows the CommonMark specification, and are written
anew in the one form that both understand: nested by four spaces, each set off by blank lines. What
stands inside a paragraph is left as its author wrote it, but for the few constructs of inline.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from ..anchors import FORMER, written
from ..heading_ids import Heading, Rule
from . import fences, html_blocks
from .inline import LESS, Inline, braces_kept

_APART = "<!-- -->"
"""Between two lists or two quotes, which Python-Markdown would take for one."""
_HANGING = ("paragraph", "heading", "bullet_list", "ordered_list")
"""The blocks that Python-Markdown knows on the very line of an item's mark."""
_NO_BLOCK = re.compile(r"^(?:#|!!!|:(?=\s)|\?(?=\?\?)|\d+(?=\.\s))", re.M)
"""Starts of lines that are text in CommonMark, and something else in Python-Markdown."""
_ATTRIBUTES = re.compile(
    r"\s*\{:?\s*((?:(?:[#.][^\s{}\"'=]+|[\w:-]+=(?:\"[^\"]*\"|'[^']*'|[^\s{}\"']+))\s*)+)\}\s*$"
)
_ID = re.compile(r"#([^\s{}]+)|\bid=[\"']?([^\s\"']+)")
_UNWRITABLE = re.compile(r"(?<!\w)_|_(?!\w)|__|[*`\[\]{}<>&\\=\"'#]")
"""Signs that Python-Markdown would take for markup, even in an id."""
_CLOSING_MARKS = re.compile(r"#+$")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_UNREADABLE_LABEL = re.compile(r"[`\\\[\]&]")
_CODE_OR_TUBE = re.compile(r"(?P<code>(`+)(?:(?!\2).)+\2(?!`))|(?<!\\)\|")
_ALIGNED = {"text-align:left": ":--", "text-align:center": ":-:", "text-align:right": "--:"}


@dataclass(frozen=True, slots=True)
class Flavour:
    """How the Markdown of one generator differs from another's."""

    inline: Inline = field(default_factory=Inline)
    head: fences.Heads = fences.plain
    ids: Rule | None = None
    """Gives headings their ids; None where they have none."""
    former: Sequence[Rule] = ()
    """Gives the ids that they may have had besides."""
    attributes: bool = False
    """`{#id .class}` gives attributes to the heading or the paragraph before it."""
    definitions: bool = True
    """`: ` below a term makes a definition list."""
    rules: Callable[[MarkdownIt], None] | None = None
    """Changes how blocks are found, where CommonMark's own rules do not do."""


@dataclass(slots=True)
class _Node:
    token: Token
    children: list[_Node] = field(default_factory=list)

    @property
    def kind(self) -> str:
        return self.token.type.removesuffix("_open")

    @property
    def text(self) -> str:
        """The Markdown of a paragraph, a heading or a cell."""
        return self.children[0].token.content if self.children else ""


def converted(text: str, flavour: Flavour) -> str:
    """Return a text of the flavour as Python-Markdown reads it."""
    tokens: list[Token] = []
    found: dict[str, Any] = {}
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "\ufffd")
    parser = _parser(flavour.definitions, flavour.rules)
    parser.block.parse(text, parser, found, tokens)
    links: dict[str, dict[str, Any]] = found.get("references", {})
    names = {label: _name(label, number) for number, label in enumerate(links, 1)}
    _note_ids(flavour, tokens, frozenset(links))
    writer = _Writer(flavour, names)
    lines = writer.blocks(_balanced(_tree(tokens)))
    lines += writer.footnotes_of("\n".join(lines))
    lines += [line for label in links for line in ["", _defined(names[label], links[label])]]
    return "\n".join(lines).replace(LESS, "<") + "\n"


@cache
def _parser(definitions: bool, rules: Callable[[MarkdownIt], None] | None) -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table").use(footnote_plugin)
    if definitions:
        parser.use(deflist_plugin)
    if rules:
        rules(parser)
    return parser


def _note_ids(flavour: Flavour, tokens: list[Token], labels: frozenset[str]) -> None:
    """Note with each heading the ids that it had, by the rules of the flavour."""
    rules = dict.fromkeys((*([flavour.ids] if flavour.ids else ()), *flavour.former))
    found = [pair for pair in pairwise(tokens) if pair[0].type == "heading_open"]
    if not rules or not found:
        return
    headings = []
    for _, inner in found:
        source, attributes = _parts(inner.content, flavour)
        name = _id_in(attributes)
        braces = f"{{{attributes}}}" if attributes else ""
        headings.append(Heading(source, name, braces, labels))
    ids = zip(*(rule(headings) for rule in rules), strict=True)
    for (token, _), names in zip(found, ids, strict=True):
        token.meta["ids"] = names


def _parts(text: str, flavour: Flavour) -> tuple[str, str]:
    """Return the Markdown of a heading, on one line, and its attributes."""
    source = " ".join(line.strip() for line in text.split("\n"))
    found = _ATTRIBUTES.search(source) if flavour.attributes else None
    return (source[: found.start()], found[1].strip()) if found else (source, "")


def _id_in(attributes: str) -> str:
    found = _ID.search(attributes)
    return (found[1] or found[2]) if found else ""


def _tree(tokens: list[Token]) -> list[_Node]:
    top: list[_Node] = []
    stack = [top]
    for token in tokens:
        if token.nesting < 0:
            stack.pop()
            continue
        node = _Node(token)
        stack[-1].append(node)
        if token.nesting > 0:
            stack.append(node.children)
    return top


def _balanced(nodes: list[_Node]) -> list[_Node]:
    """Make the HTML blocks whole; within lists and quotes, Python-Markdown knows none."""
    htmls = [node.token.content if node.kind == "html_block" else None for node in nodes]
    for node, html in zip(nodes, html_blocks.balanced(htmls), strict=True):
        if html:
            node.token.content = html
    return nodes


def _name(label: str, number: int) -> str:
    """Return a name that Python-Markdown can read for the label of a link."""
    return f"link {number}" if _UNREADABLE_LABEL.search(label) else label.lower()


def _defined(name: str, link: Mapping[str, Any]) -> str:
    title = ' "' + link["title"].replace('"', "&quot;") + '"' if link["title"] else ""
    return f"[{name}]: <{link['href']}>{title}"


class _Writer:
    """Writes the blocks of one text."""

    def __init__(self, flavour: Flavour, names: Mapping[str, str]) -> None:
        self.flavour = flavour
        self.inline = replace(flavour.inline, names=names)
        self.ids: set[str] = set()
        self.footnotes: dict[str, list[str]] = {}

    def blocks(self, nodes: list[_Node], *, tight: bool = False) -> list[str]:
        """Return the lines of sibling blocks."""
        lines: list[str] = []
        previous = ""
        for node in nodes:
            written: list[str] = getattr(self, f"_{node.kind}", self._paragraph)(node)
            if not written:
                continue
            if lines and not (tight and previous == "paragraph" and _is_list(node.kind)):
                lines.append("")
            if _merge(previous, node.kind):
                lines += [_APART, ""]
            lines += written
            previous = node.kind
        return lines

    def footnotes_of(self, text: str) -> list[str]:
        """Return the lines of the footnotes that a text has, in the order of their marks."""
        order = list(dict.fromkeys(_FOOTNOTE.findall(text)))
        lines: list[str] = []
        for mark in order:  # grows: a footnote can have footnotes
            found = self.footnotes.get(mark, [])
            order += [m for m in _FOOTNOTE.findall("\n".join(found)) if m not in order]
            lines += ["", *found]
        return lines

    def _paragraph(self, node: _Node) -> list[str]:
        text = node.text
        if "\n" in text:
            text = self._attributed("\n".join(map(str.lstrip, text.split("\n"))))
        return _NO_BLOCK.sub(_as_text, self.inline.converted(text)).split("\n")

    def _attributed(self, text: str) -> str:
        """Return a paragraph whose last line in braces is shown, unless it holds attributes."""
        body, _, last = text.rpartition("\n")
        if self.flavour.attributes and _ATTRIBUTES.fullmatch(last):
            return f"{body}\n{{: {last.strip().strip('{}')} }}"
        return braces_kept(text)

    def _heading(self, node: _Node) -> list[str]:
        source, attributes = _parts(node.text, self.flavour)
        if not source and not attributes:
            return []
        text = self.inline.converted(source if attributes else braces_kept(source))
        text = _CLOSING_MARKS.sub(lambda marks: r"\#" * len(marks[0]), text)
        text = self._identified(text, attributes, node.token.meta.get("ids", ()))
        return [f"{'#' * int(node.token.tag[1])} {text}"]

    def _identified(self, text: str, attributes: str, ids: Sequence[str]) -> str:
        """Return a heading with its attributes, and with the ids that the generator gave it."""
        own = _id_in(attributes)
        if self.flavour.ids and ids and not own:
            # a second heading of one id was no target, and one that cannot be written is former
            own = "" if ids[0] in self.ids or _UNWRITABLE.search(ids[0]) else ids[0]
            attributes = f"#{own} {attributes}".rstrip() if own else attributes
        self.ids.add(own)
        former = ["" if name in self.ids else name for name in ids]
        if any(former):
            attributes = f'{attributes} {FORMER}="{written(former)}"'.lstrip()
        return f"{text} {{: {attributes} }}" if attributes else text

    def _fence(self, node: _Node) -> list[str]:
        return fences.fence(self.flavour.head(node.token.info), node.token.content)

    def _code_block(self, node: _Node) -> list[str]:
        return fences.fence(fences.Head(), node.token.content)

    def _html_block(self, node: _Node) -> list[str]:
        return node.token.content.strip("\n").replace(LESS, "&lt;").split("\n")

    def _hr(self, node: _Node) -> list[str]:
        return ["***"]

    def _blockquote(self, node: _Node) -> list[str]:
        return [f"> {line}" if line else ">" for line in self.blocks(node.children)]

    def _bullet_list(self, node: _Node) -> list[str]:
        items = (("-   ", item) for item in self._items(node))
        return _listed(items, loose=not _is_tight(node))

    def _ordered_list(self, node: _Node) -> list[str]:
        items = self._items(node)
        start = int(node.token.attrs.get("start", 1))
        if start != 1 and items[0][0]:
            end = items[0].index("") if "" in items[0] else len(items[0])
            items[0].insert(end, f"{{: value={start} }}")
        marked = ((f"{n}. ".ljust(4), item) for n, item in enumerate(items, start))
        return _listed(marked, loose=not _is_tight(node))

    def _items(self, node: _Node) -> list[list[str]]:
        tight = _is_tight(node)
        return [self._item(item, tight=tight) for item in node.children]

    def _item(self, node: _Node, *, tight: bool) -> list[str]:
        """Return the lines of an item, the first being what follows its mark."""
        lines = self.blocks(node.children, tight=tight)
        hangs = lines and node.children[0].kind in _HANGING
        return lines if hangs else ["", *([""] if lines else []), *lines]

    def _dl(self, node: _Node) -> list[str]:
        lines: list[str] = []
        for child in node.children:
            if child.kind == "dt":
                lines += ["", self.inline.converted(braces_kept(child.text))]
            elif written := self.blocks(child.children):
                blank = [] if _is_tight(_Node(child.token, [child])) else [""]
                lines += blank + _hung(":   ", written)
        return lines[1:]

    def _footnote_reference(self, node: _Node) -> list[str]:
        mark = f"[^{node.token.meta['label']}]"
        self.footnotes.setdefault(mark, _hung(f"{mark}: ", self.blocks(node.children) or [""]))
        return []

    def _table(self, node: _Node) -> list[str]:
        rows = [row.children for part in node.children for row in part.children]
        lines = [f"| {' | '.join(map(self._cell, row))} |" for row in rows]
        rules = (_ALIGNED.get(str(cell.token.attrs.get("style")), "---") for cell in rows[0])
        return [lines[0], f"| {' | '.join(rules)} |", *lines[1:]]

    def _cell(self, node: _Node) -> str:
        text = self.inline.converted(braces_kept(node.text))
        return _CODE_OR_TUBE.sub(lambda found: found["code"] or r"\|", text)


def _as_text(found: re.Match[str]) -> str:
    """Return the start of a line so that it starts no heading, admonition or list."""
    start = found[0]
    if start in ":?":
        return f"&#{ord(start)};"
    return f"{start}\\" if start.isdecimal() else f"\\{start}"


def _listed(items: Iterable[tuple[str, list[str]]], *, loose: bool) -> list[str]:
    """Return the lines of a list; an item that has blank lines is set off by them too."""
    lines: list[str] = []
    for mark, item in items:
        loose = loose or "" in item
        if lines and loose:
            lines.append("")
        lines += _hung(mark, item)
    return lines


def _hung(mark: str, lines: list[str]) -> list[str]:
    """Return lines of which the first hangs on a mark, and the others stand below it."""
    return [mark + lines[0]] + [f"    {line}" if line else "" for line in lines[1:]]


def _is_list(kind: str) -> bool:
    return kind in ("bullet_list", "ordered_list")


def _merge(previous: str, kind: str) -> bool:
    return (_is_list(previous) and _is_list(kind)) or previous == kind == "blockquote"


def _is_tight(node: _Node) -> bool:
    """Return whether no blank lines part the items of a list."""
    paragraphs = (c for item in node.children for c in item.children if c.kind == "paragraph")
    return all(paragraph.token.hidden for paragraph in paragraphs)
