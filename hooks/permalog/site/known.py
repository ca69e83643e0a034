"""Known: what a build need not find out again of pages, as only the texts of posts have changed.

A page depends on its text, on what its post says of itself, on all addresses, titles and dates, on
settings, templates and images. Where no file is new, gone or other than in the last build but for
some posts, and these only below a front matter that says the same, all of that is as it was on all
other pages, but for what they show of these posts.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ..cache import key_of
from ..post import Post
from .build import Build, invocation
from .purity import foreign

if TYPE_CHECKING:
    from .pages import Pages


class Known(NamedTuple):
    """What was known of a page."""

    said: str
    """The key of what a post says of itself; empty for what is none."""
    text: str
    """The key of its text: see `Texts`."""
    page: str
    """The key of the finished page, but for what it shows of posts: see `Pages`."""
    card: str
    """The key of what other pages show of it."""


def known_of(build: Build) -> Mapping[str, Known]:
    """Return what a build knows of its pages, by their files below docs/."""
    if not build.texts or not build.pages or build.pages.reads_all:
        return {}
    keys = {uri: key for uri, key in build.texts.keys.items() if uri in build.pages.keys}
    return {uri: build.known.get(uri) or _found(build, build.pages, uri, keys[uri]) for uri in keys}


def _found(build: Build, pages: Pages, uri: str, text: str) -> Known:
    post = build.library.by_uri.get(uri)
    said = _said(post) if isinstance(post, Post) else ""
    return Known(said, text, pages.keys[uri], pages.cards[uri])


def still_known(build: Build) -> Mapping[str, Known]:
    """Return what holds of what the last build knew."""
    inputs, settings = invocation.inputs, build.settings.cache
    if inputs is None or inputs.changed is None or not settings:
        return {}
    if any(foreign(build.config, settings.pure, *build.config.plugins.events)):
        return {}
    docs, known = Path(build.config.docs_dir).resolve(), inputs.known
    uris = [
        Path(path).relative_to(docs).as_posix()
        for path in inputs.changed
        if Path(path).is_relative_to(docs)
    ]
    if len(uris) < len(inputs.changed) or not all(_is_text(build, known, uri) for uri in uris):
        return {}
    return {uri: one for uri, one in known.items() if uri not in uris}


def _is_text(build: Build, known: Mapping[str, Known], uri: str) -> bool:
    """Tell whether a file is a post that says of itself what it said."""
    post = build.library.by_uri.get(uri)
    is_own = isinstance(post, Post) and uri not in build.moved and uri in known
    return is_own and isinstance(post, Post) and known[uri].said == _said(post)


def _said(post: Post) -> str:
    matter = post.front_matter._replace(body="")
    return key_of(repr((post.title, post.status, post.permalink, matter)))
