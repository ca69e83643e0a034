"""What machines read in a page's head: Open Graph and schema.org's BlogPosting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .post import Post


def open_graph(
    *, title: str, description: str, site: str, url: str | None, locale: str, post: Post | None
) -> Iterator[tuple[str, str]]:
    """Yield the Open Graph properties of a page (ogp.me), those of an article for a post."""
    yield "og:type", "article" if post else "website"
    yield "og:title", title
    yield "og:site_name", site
    yield "og:locale", locale
    if description:
        yield "og:description", description
    if url:
        yield "og:url", url
    if post:
        yield "article:published_time", post.date.isoformat()
        if post.updated:
            yield "article:modified_time", post.updated.isoformat()
        for tag in post.tags:
            yield "article:tag", tag


def blog_posting(
    post: Post, *, url: str | None, description: str, author: str, language: str
) -> Mapping[str, Any]:
    """Return the post as a schema.org BlogPosting, for a JSON-LD script."""
    data = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": post.title,
        "description": description,
        "datePublished": post.date.isoformat(),
        "dateModified": post.last_change.isoformat(),
        "author": {"@type": "Person", "name": author},
        "keywords": list(post.tags),
        "inLanguage": language,
        "mainEntityOfPage": url,
        "url": url,
    }
    return {key: value for key, value in data.items() if value}
