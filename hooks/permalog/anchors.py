"""Anchors: the ids that a heading had under another generator, kept as further targets.

Such a target is an empty element in the heading: nobody sees or hears it, and neither the table of
contents nor the text of the page has anything of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.treeprocessors import Treeprocessor

from .heading_ids import Heading, Rule

FORMER = "data-former"
"""The attribute of a heading in which a converted text says what ids it had."""
CLASS = "former"
"""The class of a target, by which feeds and excerpts leave it out."""

_LEVELS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNSAFE = re.compile(r"[^\w-]|_")
_WRITTEN = re.compile(r"%([0-9a-f]+);")
_STASHED = re.compile("\x02[^\x03]*\x03")
_ID = re.compile(r"#([^\s{}]+)|\bid=[\"']?([^\s\"']+)")
_ATTRIBUTES = AttrListTreeprocessor.HEADER_RE
_MKDOCS = "relpath"
"""The name of MkDocs' own treeprocessor, which knows the file (mkdocs/structure/pages.py)."""
_MKDOCS_RAW, _MKDOCS_ANCHORS = "mkdocs_raw_html", "mkdocs_extract_anchors"
"""Those that look for anchors, in what is raw HTML and in what is not."""


def written(ids: Iterable[str]) -> str:
    """Return ids as the value of an attribute in Markdown, in which no sign has a meaning."""
    return ",".join(_UNSAFE.sub(lambda sign: f"%{ord(sign[0]):x};", name) for name in ids)


def _read(value: str) -> list[str]:
    return [_WRITTEN.sub(lambda sign: chr(int(sign[1], 16)), name) for name in value.split(",")]


class AnchorsExtension(Extension):
    """Adds the targets."""

    def __init__(self, rules_of: Callable[[str], Sequence[Rule]]) -> None:
        """Take what tells the rules by which the headings of a file may have had their ids."""
        super().__init__()
        self.rules_of = rules_of

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run before the Markdown of headings is read, at 20, and after they have ids, at 5."""
        sources = _Sources(md, self)
        md.treeprocessors.register(sources, "permalog_heading_sources", 20.5)
        md.treeprocessors.register(_Targets(md, sources), "permalog_former_anchors", 4.5)


class _Sources(Treeprocessor):
    """Notes how the headings of a page were written."""

    def __init__(self, md: Markdown, anchors: AnchorsExtension) -> None:
        super().__init__(md)
        self.anchors = anchors
        self.rules: Sequence[Rule] = ()
        self.found: list[tuple[Element, Heading]] = []

    def run(self, root: Element) -> None:
        if _MKDOCS not in self.md.treeprocessors:
            return
        mkdocs: Any = self.md.treeprocessors[_MKDOCS]
        self.rules = self.anchors.rules_of(mkdocs.file.src_uri)
        if self.rules:
            labels = frozenset(label.lower().upper() for label in self.md.references)
            headings = [one for one in root.iter() if one.tag in _LEVELS and not len(one)]
            self.found = [(one, _heading(one.text or "", labels)) for one in headings]


def _heading(text: str, labels: frozenset[str]) -> Heading:
    text = _STASHED.sub("", text).strip()
    attributes = _ATTRIBUTES.search(text)
    if not attributes:
        return Heading(text, labels=labels)
    found = _ID.search(attributes[1])
    name = (found[1] or found[2]) if found else ""
    return Heading(text[: attributes.start()].rstrip(), name, attributes[0].strip(), labels)


class _Targets(Treeprocessor):
    """Adds to each heading the ids that it had and that nothing else on the page has."""

    def __init__(self, md: Markdown, sources: _Sources) -> None:
        super().__init__(md)
        self.sources = sources

    def run(self, root: Element) -> None:
        former = [*self._by_rules(), *_by_attributes(root)]
        if not former:
            return
        used = self._used(root)
        added: list[tuple[Element, str]] = []
        for heading, name in former:
            if name and name not in used and not any(map(str.isspace, name)):
                used.add(name)
                added.append((heading, name))
        for heading, name in reversed(added):
            _add(heading, name)
        if _MKDOCS_ANCHORS in self.md.treeprocessors:
            mkdocs: Any = self.md.treeprocessors[_MKDOCS_ANCHORS]
            for _, name in added:  # a browser takes one for the other
                mkdocs.present_anchor_ids |= {name, quote(name), unquote(name)}

    def _by_rules(self) -> Iterator[tuple[Element, str]]:
        elements = [element for element, _ in self.sources.found]
        headings = [heading for _, heading in self.sources.found]
        for rule in self.sources.rules if headings else ():
            yield from zip(elements, rule(headings), strict=True)

    def _used(self, root: Element) -> set[str]:
        used = {name for one in root.iter() if (name := one.get("id"))}
        if _MKDOCS_RAW in self.md.preprocessors:
            mkdocs: Any = self.md.preprocessors[_MKDOCS_RAW]
            used |= mkdocs.present_anchor_ids
        return used


def _by_attributes(root: Element) -> Iterator[tuple[Element, str]]:
    """Yield what converted headings say, the first of each heading first, then the second."""
    said = [
        (one, _read(one.attrib.pop(FORMER)))
        for one in root.iter()
        if one.tag in _LEVELS and FORMER in one.attrib
    ]
    for number in range(max((len(names) for _, names in said), default=0)):
        yield from ((one, names[number]) for one, names in said if number < len(names))


def _add(heading: Element, name: str) -> None:
    target = Element("span", {"class": CLASS, "id": name})  # MkDocs wants a link in each `a`
    target.tail, heading.text = heading.text, ""
    heading.insert(0, target)
