"""Posts: what a page of a post, and every list of posts, shows of it.

MkDocs calls `on_env` when all pages are rendered, and `on_page_context` before it puts each into
its template.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from permalog import markup, site
from permalog.library import tag_slug
from permalog.post import Post, Status
from permalog.site import Build


@dataclass(frozen=True, slots=True)
class Card:
    """What templates show of one post; text is plain, `heading` and `content` are HTML."""

    title: str
    url: str
    """Relative to the site's root, as MkDocs' filter `url` takes it."""
    heading: str
    """The title; the page's own first heading where it has one."""
    content: str
    """The page's content below its title."""
    description: str
    iso: str
    """The date for machines: `2016-11-06`."""
    date: str
    """The date for readers: `November 6, 2016`."""
    day: str
    """The date without its year: `Nov 6`."""
    updated: str
    minutes: int
    tags: tuple[tuple[str, str], ...]
    """Each tag's name and the address of its list."""
    status: str
    """`Draft` or `Scheduled` in a preview; empty for a published post."""


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Give templates the words of the site, the feeds, and what they show of posts."""
    build = site.build_of(config)
    env.globals["words"] = build.words
    env.globals["places"] = build.places
    env.globals["newest"] = build.library.posts[:5]
    env.globals["feed_links"] = [(name, url.lstrip("/")) for name, url in build.feeds.items()]
    pages = {post.uri: _page(files, post) for post in build.library.posts}
    env.filters["card"] = lambda post: card(build, pages[post.uri], post)
    env.filters["excerpt"] = lambda post, shown_on: excerpt(pages[post.uri], shown_on)
    env.filters["from_root"] = lambda url: quote(url.lstrip("/"))
    return env


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Show the template which post it renders."""
    build = site.build_of(config)
    post = build.library.by_uri.get(page.file.src_uri)
    context["post"] = card(build, page, post) if post else None
    return context


def _page(files: Files, post: Post) -> Page:
    page = files.src_uris[post.uri].page
    assert page
    return page


def card(build: Build, page: Page, post: Post) -> Card:
    """Return what templates show of a post."""
    heading, content = markup.without_heading(page.content or "")
    status = {Status.DRAFT: "draft", Status.SCHEDULED: "scheduled"}.get(post.status)
    updated = build.words.date(post.updated) if post.updated else ""
    return Card(
        title=post.title,
        url=page.url,
        heading=heading or str(page.meta["title"]),
        content=content,
        description=post.description or "",
        iso=post.date.date().isoformat(),
        date=build.words.date(post.date),
        day=build.words.day(post.date),
        updated=build.words.fill("updated", date=updated) if updated else "",
        minutes=markup.minutes_to_read(content),
        tags=tuple((tag, build.places.tag(tag_slug(tag))) for tag in post.tags),
        status=build.words[status] if status else "",
    )


def excerpt(page: Page, shown_on: Page) -> tuple[str, bool]:
    """Return a post's excerpt, its links as seen from another page, and whether there is more."""
    html, more = markup.excerpt(page.content or "")
    old, new = site.url_of(page.file), site.url_of(shown_on.file)
    return markup.rebase(html, old, new), more
