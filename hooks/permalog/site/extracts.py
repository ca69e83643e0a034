"""Extracts: what lists and other posts show of each post, made again only for new content."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as DocPage

from .. import card
from ..cache import key_of
from ..card import Card
from ..extract import Extract, extract
from ..post import Post
from .build import Build
from .content import Content
from .pictures import author_of
from .purity import key_of_hooks

KIND = "extract"
_WORTH_A_PROCESS = 96
"""How many take as long as it takes to begin a process, many times over."""


def describe(
    build: Build, files: Files, posts: Iterable[Post], found: Callable[[str], Extract]
) -> None:
    """Note what templates show of posts; `found` gives the extract of one, by its file."""
    for post in posts:
        build.cards.take(post.uri, partial(_card, build, files, post, found))


def _card(build: Build, files: Files, post: Post, found: Callable[[str], Extract]) -> Card:
    author, url = author_of(build, post), _page(files, post.uri).url
    return card.card(post, url, found(post.uri), author, build.words, build.places)


def extracts_of(build: Build, files: Files, posts: Iterable[Post]) -> dict[str, Extract]:
    """Return what there is to say of the rendered texts of posts, by their files."""
    by_uri = {post.uri: post for post in posts}
    contents = {uri: Content.of(_page(files, uri)) for uri in by_uri}
    keys = {uri: key_of(*_parts(post), contents[uri].key) for uri, post in by_uri.items()}
    found = build.records.made(
        KIND, keys, lambda uri: extract(by_uri[uri], contents[uri].read()), _WORTH_A_PROCESS
    )
    return {uri: Extract(*one) for uri, one in found.items()}


def _parts(post: Post) -> Iterator[str]:
    yield from (key_of_hooks(), post.title, post.description or "", *post.tags)


def _page(files: Files, uri: str) -> DocPage:
    page = files.src_uris[uri].page
    assert page
    return page
