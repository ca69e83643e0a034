"""Alike: which posts each post leads to, found again only where something has changed in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import partial

from mkdocs.structure.files import Files

from ..cache import key_of
from ..compared import Compared
from ..cores import apart
from ..extract import Extract
from ..post import Post
from ..related import Rarity, Related, Sketch, used_in
from . import extracts
from .build import Build
from .extracts import describe, extracts_of
from .purity import key_of_hooks

KINDS = _SKETCHES, _RELATED = "sketch", "related"
_COMPARED = "compared"
_WORTH_A_PROCESS = 300
"""For how many it takes as long as it takes to begin a process, many times over."""
_MANY = 1000
"""Of how many posts the words take more room than all else that a process has."""


def compare(build: Build, files: Files, posts: Collection[Post]) -> Mapping[str, Sequence[str]]:
    """Note what templates show of posts, and return the files of those that are most like each.

    The words of many posts are large: where all may be new, a copy of this process holds them.
    """

    def find() -> tuple[Mapping[str, Extract], Mapping[str, Sequence[str]]]:
        found = extracts_of(build, files, posts)
        alike = _related(build, found)
        build.records.close()
        return {uri: one._replace(words="") for uri, one in found.items()}, alike

    if again := _again(build, files, posts):
        describe(build, files, posts, partial(_one, build, files))
        return again.alike
    build.records.close()  # no connection may be in two processes
    is_large = len(posts) >= _MANY and not build.known
    found, alike = apart(find) if is_large else find()
    describe(build, files, posts, lambda uri: Extract(*found[uri]))
    return alike


def _again(build: Build, files: Files, posts: Collection[Post]) -> Compared | None:
    """Return what is found from what was found of the same posts; None where all is looked at.

    Of a post that is known the words are as they were.
    """
    if not build.known:
        return None
    key = _key(build)
    kept = build.records.get(_COMPARED, build.variant, key)
    if not kept:
        return None
    was = Compared(*kept)
    some = [post for post in posts if post.uri not in build.known]
    rows = ((post.uri, build.records.latest(extracts.KIND, post.uri)) for post in some)
    old = _words(build, {uri: Extract(*row) for uri, row in rows if row})
    new = _words(build, extracts_of(build, files, some))
    if old.keys() != new.keys() or not was.was_of(old):
        return None
    if not new:
        return was
    found = was.again(
        build.library,
        old,
        new,
        lambda: _words(build, extracts_of(build, files, posts)),
        build.settings.related,
    )
    build.records.put(_COMPARED, build.variant, key, found)
    return found


def _one(build: Build, files: Files, uri: str) -> Extract:
    """Return what there is to say of a post."""
    post = build.library.by_uri[uri]
    assert isinstance(post, Post)
    return extracts_of(build, files, [post])[uri]


def _words(build: Build, found: Mapping[str, Extract]) -> dict[str, str]:
    """Return the packed words of the posts that lists may name."""
    by_uri = build.library.by_uri
    return {uri: one.words for uri, one in found.items() if by_uri[uri].is_listed}


def _key(build: Build) -> str:
    """Return the key of all but their words on which it depends which posts are alike."""
    posts = (page for page in build.library.shown if isinstance(page, Post))
    said = (f"{post.uri} {post.date} {post.series} {post.is_listed}" for post in posts)
    return key_of(key_of_hooks(), str(build.settings.related), *said)


def _related(build: Build, found: Mapping[str, Extract]) -> Mapping[str, Sequence[str]]:
    """Return the files of the posts that are most like each listed one, the likest first."""
    count = build.settings.related
    if not count:
        return {}
    words = _words(build, found)
    used = used_in(words.values())
    sketches = _sketches(build, words, Rarity(used, len(words)))
    index = Related(build.library, {uri: Sketch.of(one) for uri, one in sketches.items()})
    keys = {uri: key_of(key_of_hooks(), str(count), index.key(uri)) for uri in words}
    alike = build.records.made(
        _RELATED, keys, lambda uri: index.nearest(uri, count), _WORTH_A_PROCESS
    )
    compared = Compared.of(words, used, sketches, alike)
    build.records.put(_COMPARED, build.variant, _key(build), compared)
    return alike


def _sketches(build: Build, words: Mapping[str, str], rarity: Rarity) -> Mapping[str, str]:
    """Return the words that stand out of each post."""
    keys = {uri: key_of(key_of_hooks(), one, rarity.of(one)) for uri, one in words.items()}
    return build.records.made(
        _SKETCHES, keys, lambda uri: rarity.sketch(words[uri]), _WORTH_A_PROCESS
    )
