"""Extracts: what lists and other posts need of each post, made again only for new content."""

from __future__ import annotations

from collections.abc import Iterable

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
    contents = {post.uri: _content(files, post.uri) for post in posts}
    keys = {uri: key_of(key_of_hooks(), content) for uri, content in contents.items()}
    known = build.records.keys(KIND)
    new = [uri for uri, key in keys.items() if known.get(uri) != key]

    def make(uri: str) -> Extract:
        made = extract(contents[uri])
        build.records.put(KIND, uri, keys[uri], made)
        return made

    build.records.make_all(new, make, _WORTH_A_PROCESS)
    kept = ((uri, build.records.get(KIND, uri, key)) for uri, key in keys.items())
    return {uri: Extract(*found) if found else make(uri) for uri, found in kept}


def _content(files: Files, uri: str) -> str:
    page = files.src_uris[uri].page
    return page.content or "" if page else ""
