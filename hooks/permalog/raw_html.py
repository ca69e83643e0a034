"""Raw HTML: pages that were written in HTML pass through Markdown as they are."""

from __future__ import annotations

from html.parser import HTMLParser

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_MARK = "<!-- permalog: HTML -->"
_MKDOCS = "mkdocs_raw_html"
"""The name of MkDocs' own preprocessor, at priority 21 (mkdocs/structure/pages.py)."""


def is_html(name: str) -> bool:
    """Tell whether a file is written in HTML, by its name."""
    return name.lower().endswith((".html", ".htm", ".xhtml"))


def marked(html: str) -> str:
    """Return HTML as a text that `RawHtmlExtension` lets through."""
    return f"{_MARK}\n{html}"


class RawHtmlExtension(Extension):
    """Lets a text that is marked as HTML through, its links as open to treeprocessors as any."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run before what knows Markdown, and once after MkDocs has looked for anchors.

        At 30 Python-Markdown takes out the marks of what is stashed already.
        """
        anchors = _Anchors(md)
        md.preprocessors.register(_RawHtml(md, anchors), "permalog_html_pages", 29)
        md.preprocessors.register(anchors, "permalog_html_anchors", 20.5)


class _Anchors(Preprocessor):
    """Tells MkDocs of the anchors in a page that it did not see."""

    found: frozenset[str] = frozenset()

    def run(self, lines: list[str]) -> list[str]:
        if _MKDOCS in self.md.preprocessors:
            self.md.preprocessors[_MKDOCS].present_anchor_ids |= self.found  # type: ignore[attr-defined]
        return lines


class _RawHtml(Preprocessor):
    def __init__(self, md: Markdown, anchors: _Anchors) -> None:
        super().__init__(md)
        self.anchors = anchors

    def run(self, lines: list[str]) -> list[str]:
        if not lines or lines[0].strip() != _MARK:
            return lines
        html = "\n".join(lines[1:])
        self.anchors.found = _anchors(html)
        return [self.md.htmlStash.store(html)]


def _anchors(html: str) -> frozenset[str]:
    """Return every `id` of an element, and every `name` of a link."""
    found: set[str] = set()

    class Reader(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.update(v for k, v in attrs if v and (k == "id" or (k, tag) == ("name", "a")))

    Reader().feed(html)
    return frozenset(found)
