"""Links: a Markdown extension that makes every link of a page follow the file it points to.

MkDocs makes Markdown's own links and images relative to the page's address, and warns of broken
ones. This extension lets it do the same for raw HTML (`<a href>`, `<img src srcset>`, …), and for
links written as an address of this site (`/blog/2016/a/`).
"""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from . import markup

log = logging.getLogger("mkdocs.structure.pages")
"""MkDocs' own log for links: whoever words its warnings words ours."""

_MKDOCS = "relpath"
"""The name of MkDocs' own treeprocessor, which runs at priority 0 (mkdocs/structure/pages.py)."""


class LinksExtension(Extension):
    """Lets links follow the files that they lead to."""

    def __init__(self, source_at: Callable[[str], str | None]) -> None:
        """Take a function from an address of the site to the source file published there."""
        super().__init__()
        self.source_at = source_at
        self.written: dict[tuple[str, str], str] = {}
        """What the author wrote, by the file and by the link that MkDocs resolves instead."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run once before MkDocs resolves links, and once after it."""
        md.treeprocessors.register(_Addresses(md, self), "permalog_addresses", 0.5)
        md.treeprocessors.register(_RawHtml(md, self), "permalog_raw_html", -1)


class _Links(Treeprocessor):
    def __init__(self, md: Markdown, links: LinksExtension) -> None:
        super().__init__(md)
        self.links = links

    @property
    def mkdocs(self) -> Any:
        """MkDocs' resolver for the page in work; None where something else renders Markdown."""
        known = _MKDOCS in self.md.treeprocessors
        return self.md.treeprocessors[_MKDOCS] if known else None

    def readable(self, url: str) -> str:
        """Return a link that can be taken apart; MkDocs ends in a traceback at `http://[`."""
        try:
            urlsplit(url)
        except ValueError:
            uri = self.mkdocs.file.src_uri
            log.warning(f"Doc file '{uri}' contains a link '{url}', which is no URL.")
            return quote(url, safe=":/?#@!$&'()*+,;=%")
        return url

    def relative(self, url: str) -> str:
        """Return a link to an address of this site as one to the file published there."""
        parts = markup.local(url)
        if parts is None or not parts.path.startswith("/"):
            return url
        source = self.links.source_at(unquote(parts.path))
        if source is None:
            return url
        uri = self.mkdocs.file.src_uri
        path = posixpath.relpath(source, posixpath.dirname(uri) or ".")
        found = urlunsplit(("", "", quote(path), parts.query, parts.fragment))
        self.links.written[uri, found] = url
        return found


class _Addresses(_Links):
    def run(self, root: Element) -> None:
        if self.mkdocs:
            for tag, attribute in (("a", "href"), ("img", "src")):
                for element in root.iter(tag):
                    if url := element.get(attribute):
                        element.set(attribute, self.relative(self.readable(url)))


class _RawHtml(_Links):
    def run(self, root: Element) -> None:
        if not self.mkdocs:
            return

        def resolve(url: str) -> str:
            resolved: str = self.mkdocs.path_to_url(self.relative(self.readable(url)))
            return resolved

        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [markup.map_links(x, resolve) if isinstance(x, str) else x for x in stash]
        for element in root.iter():
            for attribute in _unresolved(element):
                changed = markup.map_link(attribute, element.get(attribute, ""), resolve)
                element.set(attribute, changed)


def _unresolved(element: Element) -> list[str]:
    """Return the attributes of a Markdown element that hold links which MkDocs does not know."""
    known: Mapping[str, str] = {"a": "href", "img": "src"}
    names = markup.LINKS.get(str(element.tag), ())
    return [n for n in names if n != known.get(str(element.tag)) and element.get(n)]
