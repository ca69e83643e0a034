"""Indexing: the index of the search is made only when what readers find has changed.

While nothing has, that which is published stays where it is. Nobody waits for that of a preview.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from ..background import Background
from ..cache import key_of
from ..published import Published
from ..search import Entry, Index
from .build import Build
from .purity import foreign, key_of_hooks, key_of_packages


class Indexing:
    """The index of a build that is to be published."""

    def __init__(self, build: Build, entries: Sequence[Entry]) -> None:
        """Begin it, unless it is there; raise SearchError where it can't be made."""
        self._build, self._entries = build, entries
        self._key = key_of_index(language_of(build), entries)
        folder = build.published_dir or Path(build.config.site_dir)
        self._there = Published(build.records, f"search of {build.variant}", folder)
        self._files = self._kept()
        self._index = None if self._files else self._begun()

    def finish(self) -> bool:
        """Put the index into the site, or keep that which is there; return whether there is one."""
        if self._index is None and not self._kept():  # another build has published since
            self._index = self._begun()
        if self._index:
            self._files = self._index.finish(Path(self._build.config.site_dir))
        else:
            self._build.kept |= self._files
        return bool(self._files)

    def follow(self) -> None:
        """Note what is published, for the next build."""
        if self._build.is_published:
            self._there.keep((file, self._key) for file in self._files)

    def stop(self) -> None:
        """Let go of an index that nothing will have."""
        if self._index:
            self._index.stop()

    def _kept(self) -> frozenset[str]:
        """Return the files of the index, if it is published and no plugin waits for it."""
        cache = self._build.settings.cache
        pure = cache.pure if cache else ()
        is_awaited = any(foreign(self._build.config, pure, "post_build"))
        return frozenset() if is_awaited else self._there.all_of(self._key)

    def _begun(self) -> Index:
        return Index(self._entries, language_of(self._build))


class Previewing:
    """The index of a preview."""

    def __init__(
        self, build: Build, entries: Callable[[], Iterable[Entry]], served: Background
    ) -> None:
        self._build, self._entries, self._served = build, entries, served

    def finish(self) -> bool:
        """Keep the index of the preview before."""
        self._build.kept |= self._served.files
        return True

    def follow(self) -> None:
        """Begin the index; the preview is there."""
        language = language_of(self._build)
        self._served.begin(self._entries(), partial(key_of_index, language), language)

    def stop(self) -> None:
        """Leave the index as it is, until there is something to follow."""
        self._served.stop()

    def wait(self) -> None:
        """Return when the index is there."""
        self._served.wait()


def key_of_index(language: str, entries: Iterable[Entry]) -> str:
    """Return the key of all on which an index depends."""
    parts = (
        part
        for entry in entries
        for part in (
            entry.url,
            entry.title,
            entry.content,
            repr((entry.date, entry.tags, entry.boost)),
        )
    )
    return key_of(key_of_packages(), key_of_hooks(), language, *parts)


def language_of(build: Build) -> str:
    """Return the language by whose rules words are searched."""
    return str(build.config.theme.get("language") or "en")
