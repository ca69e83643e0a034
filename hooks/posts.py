"""Posts: what a page of a post, and every list of posts, shows of it, and what is like it.

MkDocs calls `on_env` when all pages are rendered, and `on_page_context` before it puts each into
its template.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from permalog import feed, markup, site
from permalog.post import Post
from permalog.site import Build


@event_priority(50)
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Give templates the words of the site, the feeds, and what they show of posts."""
    build = site.build_of(config)
    posts = [post for post in build.library.shown if isinstance(post, Post)]
    alike = site.compare(build, files, posts)
    build.related.update((uri, tuple(others)) for uri, others in alike.items())
    env.globals.update(_globals(build))
    env.filters["card"] = lambda post: build.cards[post.uri]
    env.filters["heading_and_text"] = markup.without_heading
    env.filters["fitted"] = markup.fitted
    env.filters["from_root"] = lambda url: quote(url.lstrip("/"))
    return env


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Show the template which post it renders, of which series, and what is like it."""
    build, uri = site.build_of(config), page.file.src_uri
    context["post"] = build.cards.get(uri)
    context["part"] = build.library.parts.get(uri)
    context["related"] = [build.cards[other] for other in build.related.get(uri, ())]
    return context


def _globals(build: Build) -> dict[str, Any]:
    """Return what every template may use."""
    formats = ((feed.FORMATS[key], url) for key, url in build.feeds.items())
    return {
        "words": build.words,
        "places": build.places,
        "changes": build.changes,
        "newest": build.library.posts[:5],
        "has_tags": bool(build.library.tags),
        "feed_links": [{"name": f.name, "type": f.type, "url": url} for f, url in formats],
    }
