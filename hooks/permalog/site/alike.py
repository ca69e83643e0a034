"""Alike: which posts each post leads to, found again only where something has changed in them."""

from __future__ import annotations

from collections.abc import Mapping

from ..cache import key_of
from ..extract import Extract
from ..related import Rarity, Related
from .build import Build
from .purity import key_of_hooks

KINDS = _SKETCHES, _RELATED = "sketch", "related"
_WORTH_A_PROCESS = 300
"""For how many it takes as long as it takes to begin a process, many times over."""


def related(build: Build, extracts: Mapping[str, Extract]) -> dict[str, tuple[str, ...]]:
    """Return the files of the posts that are most like each listed one, the likest first."""
    count = build.settings.related
    if not count:
        return {}
    by_uri = build.library.by_uri
    words = {uri: found.words for uri, found in extracts.items() if by_uri[uri].is_listed}
    index = Related(build.library, _sketches(build, words))
    keys = {uri: key_of(key_of_hooks(), str(count), index.key(uri)) for uri in words}
    found = build.records.made(
        _RELATED, keys, lambda uri: index.nearest(uri, count), _WORTH_A_PROCESS
    )
    return {uri: tuple(one) for uri, one in found.items()}


def _sketches(build: Build, words: Mapping[str, str]) -> Mapping[str, str]:
    """Return the words that stand out of each post."""
    rarity = Rarity(words.values())
    keys = {uri: key_of(key_of_hooks(), one, rarity.of(one)) for uri, one in words.items()}
    return build.records.made(
        _SKETCHES, keys, lambda uri: rarity.sketch(words[uri]), _WORTH_A_PROCESS
    )
