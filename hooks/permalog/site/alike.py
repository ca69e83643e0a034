"""Alike: which posts each post leads to, found again only where something has changed in them."""

from __future__ import annotations

from collections.abc import Mapping

from ..cache import key_of
from ..extract import Extract
from ..related import Related
from .build import Build
from .purity import key_of_hooks

KIND = "related"
_WORTH_A_PROCESS = 300
"""For how many it takes as long as it takes to begin a process, many times over."""


def related(build: Build, extracts: Mapping[str, Extract]) -> dict[str, tuple[str, ...]]:
    """Return the files of the posts that are most like each listed one, the likest first."""
    count = build.settings.related
    if not count:
        return {}
    by_uri = build.library.by_uri
    words = {uri: found.words for uri, found in extracts.items() if by_uri[uri].is_listed}
    index = Related(build.library, words)
    keys = {uri: key_of(key_of_hooks(), str(count), index.key(uri)) for uri in words}
    found = build.records.made(KIND, keys, lambda uri: index.nearest(uri, count), _WORTH_A_PROCESS)
    return {uri: tuple(one) for uri, one in found.items()}
