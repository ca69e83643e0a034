"""Known: what a build need not find out again of pages, as only the texts of posts have changed.

A page depends on its text, on what its post says of itself, on all addresses, titles and dates, on
settings, templates and images, and on which posts have appeared. Where no file is new, gone or
other than in the last build but for some posts, and these only below a front matter that says the
same, all of that is as it was on all other pages, but for what they show of these posts.
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
    content: str
    """The key of its HTML, where it is a post that need not be read: see `Texts.alone`."""


def known_of(build: Build) -> Mapping[str, Known]:
    """Return what a build knows of its pages, by their files below docs/."""
    if not build.texts or not build.pages or build.pages.reads_all:
        return {}
    keys = {uri: key for uri, key in build.texts.keys.items() if uri in build.pages.bases}
    return {uri: build.known.get(uri) or _found(build, build.pages, uri, keys[uri]) for uri in keys}


def _found(build: Build, pages: Pages, uri: str, text: str) -> Known:
    post = build.library.by_uri.get(uri)
    said = _said(post) if isinstance(post, Post) else ""
    content = _content(build, post) if isinstance(post, Post) else ""
    return Known(said, text, pages.bases[uri], pages.cards[uri], content)


def _content(build: Build, post: Post) -> str:
    """Return the key of the HTML of a post that need not be read; of any other an empty one.

    The site map asks for `robots`, and the search for both.
    """
    said = post.front_matter.data
    is_other = post.uri in build.moved or "robots" in said or "search" in said
    return "" if is_other or not build.texts else build.texts.alone.get(post.uri, "")


def still_known(build: Build) -> dict[str, Known]:
    """Return what holds of what the last build knew.

    Plugins may read what nobody knows of, texts of archives the day, and pages of what was let go
    all that is said of others: of these nothing is known.
    """
    inputs, config = invocation.inputs, build.config
    changed = inputs.changed if inputs else None
    if inputs is None or changed is None or any(foreign(config, (), *config.plugins.events)):
        return {}
    known, docs = inputs.known(build.house.now), Path(config.docs_dir).resolve()
    new = {_below(docs, path) for path in changed}
    if not all(_is_text(build, known, uri) for uri in new):
        return {}
    others = new | build.moved.keys() | build.alternatives.keys()
    return {uri: one for uri, one in known.items() if uri not in others}


def _below(docs: Path, path: str) -> str:
    """Return a file as one below docs/; empty for one elsewhere."""
    file = Path(path)
    return file.relative_to(docs).as_posix() if file.is_relative_to(docs) else ""


def _is_text(build: Build, known: Mapping[str, Known], uri: str) -> bool:
    """Tell whether a file is a post of the blog's own that says of itself what it said."""
    post = build.library.by_uri.get(uri)
    if not isinstance(post, Post) or uri in build.moved or uri not in known:
        return False
    return known[uri].said == _said(post)


def _said(post: Post) -> str:
    matter = post.front_matter._replace(body="")
    return key_of(repr((post.title, post.status, post.permalink, matter)))
