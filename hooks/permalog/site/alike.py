"""Alike: which posts each post leads to, found again only where something has changed in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from mkdocs.structure.files import Files

from ..cache import key_of
from ..cores import apart
from ..extract import Extract
from ..post import Post
from ..related import Rarity, Related
from .build import Build
from .extracts import describe, extracts_of
from .purity import key_of_hooks

KINDS = _SKETCHES, _RELATED = "sketch", "related"
_WORTH_A_PROCESS = 300
"""For how many it takes as long as it takes to begin a process, many times over."""
_MANY = 1000
"""Of how many posts the words take more room than all else that a process has."""


def compare(build: Build, files: Files, posts: Collection[Post]) -> dict[str, tuple[str, ...]]:
    """Note what templates show of posts, and return the files of those that are most like each.

    The words of many posts are large: where all may be new, a copy of this process holds them.
    """

    def find() -> tuple[Mapping[str, Extract], Mapping[str, Sequence[str]]]:
        found = extracts_of(build, files, posts)
        alike = _related(build, found)
        build.records.close()
        return {uri: one._replace(words="") for uri, one in found.items()}, alike

    build.records.close()  # no connection may be in two processes
    is_large = len(posts) >= _MANY and not build.known
    found, alike = apart(find) if is_large else find()
    describe(build, files, posts, {uri: Extract(*one) for uri, one in found.items()})
    return {uri: tuple(one) for uri, one in alike.items()}


def _related(build: Build, extracts: Mapping[str, Extract]) -> Mapping[str, Sequence[str]]:
    """Return the files of the posts that are most like each listed one, the likest first."""
    count = build.settings.related
    if not count:
        return {}
    by_uri = build.library.by_uri
    words = {uri: found.words for uri, found in extracts.items() if by_uri[uri].is_listed}
    index = Related(build.library, _sketches(build, words))
    keys = {uri: key_of(key_of_hooks(), str(count), index.key(uri)) for uri in words}
    return build.records.made(
        _RELATED, keys, lambda uri: index.nearest(uri, count), _WORTH_A_PROCESS
    )


def _sketches(build: Build, words: Mapping[str, str]) -> Mapping[str, str]:
    """Return the words that stand out of each post."""
    rarity = Rarity(words.values())
    keys = {uri: key_of(key_of_hooks(), one, rarity.of(one)) for uri, one in words.items()}
    return build.records.made(
        _SKETCHES, keys, lambda uri: rarity.sketch(words[uri]), _WORTH_A_PROCESS
    )
