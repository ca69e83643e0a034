"""Alternates: each page as Markdown beside it, and llms.txt, for readers that are machines.

MkDocs calls `on_files` when all pages have their addresses, and `on_page_context` before it puts a
page into its template. Each is written from the text of its page once all are rendered.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from permalog import site


@event_priority(10)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Reserve the address of each page as Markdown, where nothing else is."""
    build = site.build_of(config)
    if build.settings.alternates:
        site.add_alternates(build, files)
    return files


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Tell the template where the page is as Markdown."""
    context["as_markdown"] = site.build_of(config).as_markdown.get(page.file.src_uri)
    return context
