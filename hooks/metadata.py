"""Metadata: Open Graph, Twitter's card and JSON-LD in every page's head.

MkDocs calls `on_page_context` before it puts a page into its template.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from permalog import markup, metadata, site
from permalog.metadata import About, Author
from permalog.post import Post
from permalog.site import Build

_SHOWN = 160
"""How much of a description search engines show, in letters."""


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Describe the page, and add what the template prints: properties, and data for JSON-LD."""
    build = site.build_of(config)
    about = _about(build, page)
    page.meta["description"] = escape(about.description)  # Material prints it as HTML
    context["open_graph"] = list(metadata.properties(about))
    context["twitter"] = list(metadata.twitter(about))
    context["linked_data"] = list(metadata.linked_data(about, is_home=page.is_homepage))
    return context


def _about(build: Build, page: Page) -> About:
    config, uri = build.config, page.file.src_uri
    found = build.library.by_uri.get(uri)
    post = found if isinstance(found, Post) else None
    summary = markup.shortened(build.cards[post.uri].summary, _SHOWN) if post else ""
    written = summary or page.meta.get("description")
    return About(
        title=post.title if post else _title(config, page),
        description=str(written or config.site_description or ""),
        url=page.canonical_url,
        site=config.site_name,
        home=build.absolute("/"),
        locale=build.words.locale,
        author=_author(build, post),
        picture=build.pictures.get(uri) or build.site_card,
        post=post,
        trail=tuple(_trail(build, post)) if post else (),
    )


def _title(config: MkDocsConfig, page: Page) -> str:
    named = "" if page.is_homepage else page.title
    return markup.text(str(named or config.site_name))


def _author(build: Build, post: Post | None) -> Author:
    """Return who wrote a post; the site is its own author where none is named."""
    config, settings = build.config, build.settings.author
    name = site.author_of(build, post) if post else config.site_author
    if not name:
        return Author(config.site_name, build.absolute("/"), is_person=False)
    if name != config.site_author:
        return Author(name)
    own = settings.url.startswith("/")
    url = build.absolute(settings.url) if own else settings.url
    return Author(name, url, is_person=settings.kind == "person")


def _trail(build: Build, post: Post) -> Iterator[tuple[str, str]]:
    """Yield the lists by date in which a post stands."""
    year = post.date.year
    lists = ((build.words["archive"], build.places.archive), (str(year), build.places.year(year)))
    if post.uri in build.library.neighbours:
        yield from ((name, url) for name, at in lists if (url := build.absolute(at)))
