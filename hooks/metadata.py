"""Metadata: Open Graph and JSON-LD in every page's head.

MkDocs calls `on_page_context` before it puts a page into its template.
"""

from __future__ import annotations

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from permalog import markup, metadata, site
from permalog.post import Post


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Add what the template prints: `description`, `open_graph` and, for a post, `json_ld`."""
    build = site.build_of(config)
    post = build.library.by_uri.get(page.file.src_uri)
    description = _description(page, post) or config.site_description or ""
    context["description"] = description
    context["open_graph"] = list(
        metadata.open_graph(
            title=post.title if post else markup.text(str(page.title or config.site_name)),
            description=description,
            site=config.site_name,
            url=page.canonical_url,
            locale=str(build.words.locale),
            post=post,
        )
    )
    if post:
        context["json_ld"] = metadata.blog_posting(
            post,
            url=page.canonical_url,
            description=description,
            author=config.site_author or config.site_name,
            language=build.words.locale.language,
        )
    return context


def _description(page: Page, post: Post | None) -> str:
    if post is None:
        return str(page.meta.get("description") or "")
    if post.description:
        return post.description
    text = markup.text(markup.excerpt(page.content or "")[0])
    return text if len(text) <= 160 else text[:159].rsplit(" ", 1)[0] + "…"
