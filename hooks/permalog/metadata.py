"""What machines read in a page's head: Open Graph, Twitter's card, and schema.org's types.

Open Graph is as ogp.me has it. Of schema.org stands here what Google documents: BlogPosting
(developers.google.com/search/docs/appearance/structured-data/article), BreadcrumbList
(…/structured-data/breadcrumb) and, for the name of the site, WebSite (…/appearance/site-names).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

import babel
from babel.core import get_global

from .picture import Picture
from .post import Post


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a page."""

    name: str
    url: str | None = None
    """A page about the author, as a full URL."""
    is_person: bool = True


@dataclass(frozen=True, slots=True)
class About:
    """What is told of a page; all URLs are full ones, and None where the site has none."""

    title: str
    description: str
    url: str | None
    site: str
    """The name of the site."""
    home: str | None
    locale: babel.Locale
    author: Author
    picture: Picture | None = None
    post: Post | None = None
    trail: Sequence[tuple[str, str]] = ()
    """Title and URL of each list through which readers come to the post, the widest first."""


def properties(about: About) -> Iterator[tuple[str, str]]:
    """Yield the Open Graph properties of a page, those of an article for a post."""
    yield "og:type", "article" if about.post else "website"
    yield "og:title", about.title
    yield "og:site_name", about.site
    yield "og:locale", _territorial(about.locale)
    if about.description:
        yield "og:description", about.description
    if about.url:
        yield "og:url", about.url
    if image := _image(about):
        yield from image
    if about.post:
        yield from _article(about, about.post)


def twitter(about: About) -> Iterator[tuple[str, str]]:
    """Yield what of Twitter's card does not follow from Open Graph."""
    is_large = _image(about) and about.picture and about.picture.is_large
    yield "twitter:card", "summary_large_image" if is_large else "summary"


def linked_data(about: About, *, is_home: bool) -> Iterator[Mapping[str, Any]]:
    """Yield what a page is to schema.org, each for a JSON-LD script of its own."""
    if about.post:
        yield _blog_posting(about, about.post)
        if about.trail and about.url:
            yield _breadcrumbs(about)
    if is_home and about.home:
        yield _website(about)


def _image(about: About) -> list[tuple[str, str]]:
    """Return the properties of the image; none where its full URL is not known."""
    picture, url = about.picture, _picture_url(about)
    if picture is None or url is None:
        return []
    found = {
        "og:image": url,
        "og:image:type": picture.type,
        "og:image:width": picture.width,
        "og:image:height": picture.height,
        "og:image:alt": picture.alt or about.title,
    }
    return [(key, str(value)) for key, value in found.items() if value]


def _picture_url(about: About) -> str | None:
    if about.picture is None:
        return None
    url = about.picture.url
    if urlsplit(url).scheme:
        return url
    return about.home.rstrip("/") + url if about.home else None


def _article(about: About, post: Post) -> Iterator[tuple[str, str]]:
    yield "article:published_time", post.date.isoformat()
    if post.updated:
        yield "article:modified_time", post.updated.isoformat()
    if about.author.url:
        yield "article:author", about.author.url
    for tag in post.tags:
        yield "article:tag", tag


def _territorial(locale: babel.Locale) -> str:
    """Return a locale as Open Graph has it, with a territory: that of most speakers for `nl`."""
    if locale.territory:
        return f"{locale.language}_{locale.territory}"
    name = f"{locale.language}_{locale.script}" if locale.script else locale.language
    likely = get_global("likely_subtags").get(name, "")
    territory = likely.rpartition("_")[2]
    return f"{locale.language}_{territory}" if likely else locale.language


def _blog_posting(about: About, post: Post) -> Mapping[str, Any]:
    data = {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": about.title,
        "description": about.description,
        "image": _picture_url(about),
        "datePublished": post.date.isoformat(),
        "dateModified": post.last_change.isoformat(),
        "author": _author(about.author),
        "keywords": list(post.tags),
        "inLanguage": str(about.locale).replace("_", "-"),
        "mainEntityOfPage": about.url,
        "url": about.url,
    }
    return _filled(data)


def _author(author: Author) -> Mapping[str, Any]:
    kind = "Person" if author.is_person else "Organization"
    return _filled({"@type": kind, "name": author.name, "url": author.url})


def _breadcrumbs(about: About) -> Mapping[str, Any]:
    """Return the lists above a post; the last entry is the page itself and needs no `item`."""
    steps = [{"name": name, "item": url} for name, url in about.trail]
    return {
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, **step}
            for number, step in enumerate([*steps, {"name": about.title}], 1)
        ],
    }


def _website(about: About) -> Mapping[str, Any]:
    """Return the site by its name; its domain, where that is its own, is the second choice."""
    home = urlsplit(about.home or "")
    data = {
        "@context": "https://schema.org",
        "@type": "WebSite",
        "name": about.site,
        "alternateName": home.netloc if home.path == "/" else None,
        "url": about.home,
    }
    return _filled(data)


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value}
