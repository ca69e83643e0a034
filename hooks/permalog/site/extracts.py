"""Extracts: what lists and other posts need of each post, made again only for new content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mkdocs.structure.files import Files

from ..cache import key_of
from ..extract import Extract, extract
from ..post import Post
from .build import Build
from .purity import key_of_hooks

KIND = "extract"
_WORTH_A_PROCESS = 96
"""How many take as long as it takes to begin a process, many times over."""


def extracts(build: Build, files: Files, posts: Iterable[Post]) -> dict[str, Extract]:
    """Return what there is to say of the content of posts, by their files."""
    by_uri = {post.uri: post for post in posts}
    contents = {uri: _content(files, uri) for uri in by_uri}
    keys = {uri: key_of(*_parts(post), contents[uri]) for uri, post in by_uri.items()}
    found = build.records.made(
        KIND, keys, lambda uri: extract(by_uri[uri], contents[uri]), _WORTH_A_PROCESS
    )
    return {uri: Extract(*one) for uri, one in found.items()}


def _parts(post: Post) -> Iterator[str]:
    yield from (key_of_hooks(), post.title, post.description or "", *post.tags)


def _content(files: Files, uri: str) -> str:
    page = files.src_uris[uri].page
    return page.content or "" if page else ""
