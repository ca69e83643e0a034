"""Links: a Markdown extension that makes every link of a page follow the file it points to.

MkDocs makes Markdown's own links and images relative to the page's address, and warns of broken
ones. This extension lets it do the same for raw HTML (`<a href>`, `<img src srcset>`, …), and for
links written as an address of this site (`/blog/2016/a/`).
"""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import quote, unquote, urlsplit, urlunsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import STX

from . import markup

log = logging.getLogger("mkdocs.structure.pages")
"""MkDocs' own log for links: whoever words its warnings words ours."""

_ADDED = ("headerlink", "footnote-ref", "footnote-backref")
"""The classes of links that the extensions toc and footnotes add."""
_MKDOCS = "relpath"
"""The name of MkDocs' own treeprocessor, which runs at priority 0 (mkdocs/structure/pages.py)."""


class LinksExtension(Extension):
    """Lets links follow the files that they lead to."""

    def __init__(
        self,
        source_at: Callable[[str], str | None],
        rooted: Callable[[str, str], str] = lambda uri, url: url,
    ) -> None:
        """Take what is known of the site.

        `source_at` tells which source file is published at an address; `rooted` takes a file and a
        link in it, and returns the link from the site's root where another generator had it mean
        something else than MkDocs does.
        """
        super().__init__()
        self.source_at, self.rooted = source_at, rooted
        self.written: dict[str, dict[str, str]] = {}
        """What the author wrote, by the file and then by the link that MkDocs resolves instead."""
        self.own_anchors: dict[str, set[str]] = {}
        """The anchors of each file to which its own text links, by the file."""

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
        if STX in url:  # `<me@example.org>`, which Markdown writes in entities of its own
            return url
        uri = self.mkdocs.file.src_uri
        rooted = self.links.rooted(uri, url)
        parts = markup.local(rooted)
        if parts is None or not parts.path.startswith("/"):
            return rooted
        folder = posixpath.dirname(uri)
        source = self.links.source_at(unquote(parts.path))
        if source is None:
            return self.left(uri, folder, url, rooted)
        path = posixpath.relpath(source, folder or ".")
        found = urlunsplit(("", "", quote(path), parts.query, parts.fragment))
        self.links.written.setdefault(uri, {})[found] = url
        return found

    def left(self, uri: str, folder: str, url: str, rooted: str) -> str:
        """Return a link that leads to no address: to the file beside it, or to be reported."""
        beside = posixpath.normpath(posixpath.join(folder, unquote(urlsplit(url).path)))
        if self.mkdocs.files.get_file_from_path(beside):
            return url
        if rooted != url:
            self.links.written.setdefault(uri, {})[rooted] = url
        return rooted


class _Addresses(_Links):
    def run(self, root: Element) -> None:
        if self.mkdocs:
            self.links.own_anchors[self.mkdocs.file.src_uri] = set(_own_anchors(root))
            for tag, attribute in (("a", "href"), ("img", "src")):
                for element in root.iter(tag):
                    if url := element.get(attribute):
                        element.set(attribute, self.relative(self.readable(url)))


def _own_anchors(root: Element) -> Iterator[str]:
    """Yield the anchors to which a text links in itself; not what Markdown's extensions add."""
    for element in root.iter("a"):
        url = element.get("href") or ""
        if url.startswith("#") and element.get("class") not in _ADDED:
            yield unquote(url[1:])


class _RawHtml(_Links):
    def run(self, root: Element) -> None:
        if not self.mkdocs:
            return

        def resolve(url: str) -> str:
            resolved: str = self.mkdocs.path_to_url(self.relative(self.readable(url)))
            return resolved

        stash = self.md.htmlStash.rawHtmlBlocks
        stash[:] = [markup.map_links(x, resolve) if isinstance(x, str) else x for x in stash]
        for element in (one for one in root.iter() if one.tag in markup.LINKS):
            for attribute in _unresolved(element):
                changed = markup.map_link(attribute, element.get(attribute, ""), resolve)
                element.set(attribute, changed)


def _unresolved(element: Element) -> list[str]:
    """Return the attributes of a Markdown element that hold links which MkDocs does not know."""
    known: Mapping[str, str] = {"a": "href", "img": "src"}
    names = markup.LINKS.get(str(element.tag), ())
    return [n for n in names if n != known.get(str(element.tag)) and element.get(n)]
