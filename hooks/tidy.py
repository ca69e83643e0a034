"""Tidy: pages without blank lines and indents, in HTML and not XHTML.

MkDocs calls `on_config` before it makes its Markdown, and `on_post_page` and `on_post_template`
with each finished page.
"""

from __future__ import annotations

from markdown import Extension, Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

from permalog import markup


class HtmlExtension(Extension):
    """Lets Markdown write `<br>` and `checked`, and not `<br />` and `checked="checked"`."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        """Ask to be called before each text: Markdown sets its own format when all are asked."""
        self.md = md
        md.registerExtension(self)

    def reset(self) -> None:
        """Set what Markdown writes."""
        self.md.set_output_format("html")


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let Markdown write HTML."""
    extension = HtmlExtension()
    config.markdown_extensions.append(extension)  # type: ignore[arg-type] # takes instances too
    return config


@event_priority(-80)
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Take out of a page what templates leave between their lines."""
    return markup.tidy(output)


@event_priority(-80)
def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Do the same for a page that belongs to the theme: 404.html."""
    return markup.tidy(output_content) if template_name.endswith(".html") else output_content
