"""Raw HTML: pages that were written in HTML pass through Markdown as they are."""

from __future__ import annotations

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

_MARK = "<!-- permalog: HTML -->"


def is_html(name: str) -> bool:
    """Tell whether a file is written in HTML, by its name."""
    return name.lower().endswith((".html", ".htm", ".xhtml"))


def marked(html: str) -> str:
    """Return HTML as a text that `RawHtmlExtension` lets through."""
    return f"{_MARK}\n{html}"


class RawHtmlExtension(Extension):
    """Lets a text that is marked as HTML through, its links as open to treeprocessors as any."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run before every other preprocessor."""
        md.preprocessors.register(_RawHtml(md), "permalog_html_pages", 100)


class _RawHtml(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        if not lines or lines[0].strip() != _MARK:
            return lines
        return [self.md.htmlStash.store("\n".join(lines[1:]))]
