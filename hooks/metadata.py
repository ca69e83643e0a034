"""Metadata: Open Graph and JSON-LD in every page's head.

MkDocs calls `on_page_context` before it puts a page into its template.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from permalog import markup, metadata, site
from permalog.post import Post
from permalog.site import Build


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Describe the page, and add what the template prints: `open_graph`, `json_ld` for a post."""
    build = site.build_of(config)
    found = build.library.by_uri.get(page.file.src_uri)
    post = found if isinstance(found, Post) else None
    written = _cut(build.cards[post.uri].summary) if post else page.meta.get("description")
    description = str(written or config.site_description or "")
    page.meta["description"] = escape(description)  # Material prints it as HTML
    context["open_graph"] = list(_open_graph(build, page, post, description))
    if post:
        context["json_ld"] = _blog_posting(build, page, post, description)
    return context


def _open_graph(
    build: Build, page: Page, post: Post | None, description: str
) -> Iterator[tuple[str, str]]:
    name = build.config.site_name
    return metadata.open_graph(
        title=post.title if post else markup.text(str(page.title or name)),
        description=description,
        site=name,
        url=page.canonical_url,
        locale=str(build.words.locale),
        post=post,
    )


def _blog_posting(build: Build, page: Page, post: Post, description: str) -> Mapping[str, Any]:
    return metadata.blog_posting(
        post,
        url=page.canonical_url,
        description=description,
        author=build.config.site_author or build.config.site_name,
        language=build.words.locale.language,
    )


def _cut(text: str) -> str:
    """Return what search engines show of a description."""
    return text if len(text) <= 160 else text[:159].rsplit(" ", 1)[0] + "…"
