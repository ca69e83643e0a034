"""Feeds: where each format is published, at addresses of the old blog too, and what is in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from mkdocs.structure.files import File, Files

from .. import feed, images, markup
from ..cures import FORMER_FEEDS
from ..permalink import Permalink
from ..post import Post
from .build import Build, Origin
from .files import bare_links, url_of
from .identity import entry_id
from .settings import former_feed, line_of


@dataclass(frozen=True, slots=True)
class PublishedFeed:
    """A feed, or a copy of one where the old blog had it."""

    uri: str
    """Its name among the files of the site."""
    permalink: Permalink
    origin: Origin
    format: str
    """As in the settings: `atom`."""
    main: Permalink
    """The address that it gives as its own."""


def published_feeds(build: Build) -> Iterator[PublishedFeed]:
    """Yield what the settings ask for."""
    main = {name: Permalink.of_file(url) for name, url in build.feeds.items()}
    for name, permalink in main.items():
        origin = Origin("feed", f"the setting extra.blog.feeds.{name}", detail=name)
        yield PublishedFeed(f"feeds/{name}", permalink, origin, name, permalink)
    config = Path(build.config.config_file_path)
    for address, name in build.settings.feeds.former.items():
        permalink = former_feed(address, name)
        origin = Origin("feed", config.name, line_of(config, (*FORMER_FEEDS, address)), detail=name)
        uri = f"feeds/former{permalink.url}.{name}"
        yield PublishedFeed(uri, permalink, origin, name, main.get(name, permalink))


def fed(build: Build) -> tuple[Post, ...]:
    """Return the posts that are in the feeds, the newest first."""
    public = (post for post in build.library.posts if post.is_public)
    return tuple(islice(public, build.settings.feeds.entries))


def write_feeds(build: Build, files: Files) -> list[File]:
    """Write the feeds from the rendered posts; return their files."""
    entries = tuple(_entry(build, files, post) for post in fed(build))
    written = []
    for one in published_feeds(build):
        file = files.src_uris[one.uri]
        content = _feed(build, one.main.quoted, entries)
        file.content_string = feed.FORMATS[one.format].write(content)
        written.append(file)
    return written


def _feed(build: Build, url: str, entries: tuple[feed.Entry, ...]) -> feed.Feed:
    config = build.config
    return feed.Feed(
        title=config.site_name,
        home=build.absolute("/") or "/",
        url=build.absolute(url) or url,
        description=config.site_description or config.site_name,
        author=config.site_author or config.site_name,
        language=str(build.words.locale).replace("_", "-"),
        entries=entries,
    )


def _entry(build: Build, files: Files, post: Post) -> feed.Entry:
    page = files.src_uris[post.uri].page
    assert page
    assert post.permalink
    url = build.absolute(post.permalink.quoted) or post.permalink.quoted
    content = images.plain(markup.for_feed(page.content or ""))
    return feed.Entry(
        id=entry_id(build, post),
        url=url,
        title=post.title,
        html=markup.absolute(bare_links(build, content, url_of(page.file)), url),
        summary=build.cards[post.uri].summary,
        published=post.date,
        updated=post.last_change,
        tags=post.tags,
    )
