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
    records, count = build.records, build.settings.related
    counts = {
        uri: dict(zip(found.words, found.counts, strict=True))
        for uri, found in extracts.items()
        if build.library.by_uri[uri].is_listed
    }
    if not count:
        return {}
    index = Related(build.library, counts)
    keys = {uri: key_of(key_of_hooks(), str(count), index.key(uri)) for uri in counts}
    known = _known(build, keys)
    new = [uri for uri in keys if uri not in known]

    def make(uri: str) -> tuple[str, ...]:
        found = index.nearest(uri, count)
        records.put(KIND, uri, keys[uri], found)
        return found

    if records.make_all(new, make, _WORTH_A_PROCESS):
        known = _known(build, keys)
    return {uri: known[uri] if uri in known else make(uri) for uri in keys}


def _known(build: Build, keys: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    kept = build.records.all(KIND).items()
    return {
        uri: tuple(found)
        for uri, (key, found) in kept
        if found is not None and keys.get(uri) == key
    }
