"""Identity: by which id the clients of readers know the entry of a post, which is to last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from mkdocs.plugins import get_plugin_logger

from .. import old_feed
from ..errors import ContentError, InvalidValueError, Problem, shown
from ..host import spellings
from ..post import Post
from .build import Build
from .settings import line_of

log = get_plugin_logger("permalog")

_UNMATCHED = "%s of the %s entries in %s lead to no post, the first to %s; their ids are not kept"


def entry_id(build: Build, post: Post) -> str:
    """Return the id of a post's entry, the same in every feed.

    It is the one under which the post was first published, which the lock has. Where hooks/lock.py
    is not listed it is what the recorded feed says, else what the feeds of the old generator said,
    else the full URL of the post. Ask once the redirects are placed: a recorded entry may lead to
    one.
    """
    assert post.permalink
    if locked := build.lock.entries.get(post.url):
        return build.lock.id_of(locked)
    url = build.absolute(post.permalink.quoted) or post.permalink.quoted
    return recorded_ids(build).get(post.uri) or generator_id(build, post) or url


def read_old_feed(build: Build) -> None:
    """Read the feed that `extra.blog.feeds.ids` names; raise ContentError where that fails."""
    name = build.settings.feeds.ids
    if not name:
        return
    config = Path(build.config.config_file_path)
    try:
        build.old_entries = old_feed.entries((config.parent / name).read_bytes())
    except (OSError, InvalidValueError) as error:
        is_there = isinstance(error, InvalidValueError)
        said = error if is_there else f"there is no such file beside {config.name}; record it there"
        line = line_of(config, ("extra", "blog", "feeds", "ids"))
        text = f"`extra.blog.feeds.ids` is {shown(name)}: {said}"
        raise ContentError([Problem(config.name, line, text)]) from None


def generator_id(build: Build, post: Post) -> str | None:
    """Return the id that the feeds of the old generator gave to a post of an archive."""
    dialect, _ = build.moved.get(post.uri, (None, None))
    site_url = build.lock.site or build.config.site_url
    return dialect.feed_id(post, site_url) if dialect and site_url else None


def recorded_ids(build: Build) -> Mapping[str, str]:
    """Return the ids of the recorded feed, by the posts' files below docs/."""
    if build.recorded_ids is None:
        build.recorded_ids = _matched(build) if build.old_entries else {}
    return build.recorded_ids


def _matched(build: Build) -> Mapping[str, str]:
    uris, unmatched = _uris(build), []
    found: dict[str, str] = {}
    for id, url in build.old_entries:
        uri = next((uris[path] for path in _paths(build, url) if path in uris), None)
        if uri:
            found.setdefault(uri, id)
        else:
            unmatched.append(url)
    if unmatched:
        count, name = len(build.old_entries), build.settings.feeds.ids
        log.info(_UNMATCHED, len(unmatched), count, name, unmatched[0])
    return found


def _uris(build: Build) -> Mapping[str, str]:
    """Return the file below docs/ of each post, by every path that leads there."""
    posts = {post.url: post for post in build.library.shown if isinstance(post, Post)}
    found = {
        path: post.uri
        for post in posts.values()
        if post.permalink
        for path in spellings(post.permalink)
    }
    for origin in build.origins.values():
        if origin.kind == "redirect" and origin.permalink and origin.target in posts:
            for path in spellings(origin.permalink):
                found.setdefault(path, posts[origin.target].uri)
    return found


def _paths(build: Build, url: str) -> Iterator[str]:
    """Yield the paths on this site that an old link may mean, also without a slash at the end."""
    yield from (meant := build.paths_meant(url))
    yield from (path.rstrip("/") for path in meant)
