"""Indexing: the index of the search is made only when what readers find has changed.

While nothing has, that which is published stays where it is. Nobody waits for that of a preview.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from mkdocs.structure.files import File

from ..background import Background
from ..cache import key_of
from ..published import Published
from ..search import Findable, Index, write_at_once
from .build import Build
from .content import Content
from .purity import foreign, key_of_hooks, key_of_packages


class Indexing:
    """The index of a build that is to be published."""

    def __init__(self, build: Build, pages: Sequence[Findable]) -> None:
        """Begin it, unless it is there; raise SearchError where it can't be made."""
        self._build, self._pages = build, pages
        self._key = key_of_index(language_of(build), (page.key for page in pages))
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
        self._build.records.close()  # no connection may be in two processes
        return Index(partial(write_at_once, self._pages), language_of(self._build))


class Previewing:
    """The index of a preview."""

    def __init__(
        self, build: Build, pages: Callable[[], Iterable[Findable]], served: Background
    ) -> None:
        self._build, self._pages, self._served = build, pages, served

    def finish(self) -> bool:
        """Keep the index of the preview before."""
        self._build.kept |= self._served.files
        return True

    def follow(self) -> None:
        """Begin the index; the preview is there."""
        language = language_of(self._build)
        self._served.begin(self._pages(), partial(key_of_index, language), language)

    def stop(self) -> None:
        """Leave the index as it is, until there is something to follow."""
        self._served.stop()

    def wait(self) -> None:
        """Return when the index is there."""
        self._served.wait()


def may_change(build: Build) -> bool:
    """Tell whether plugins may still change texts when all are rendered."""
    cache = build.settings.cache
    return any(foreign(build.config, cache.pure if cache else (), "env"))


def key_of_content(file: File, *more: str) -> str:
    """Return the key of the rendered text of a file, and of what else there is."""
    assert file.page
    return key_of(Content.of(file.page).key, *more)


def key_of_index(language: str, keys: Iterable[str]) -> str:
    """Return the key of all on which an index of pages with some keys depends."""
    return key_of(key_of_packages(), key_of_hooks(), language, *keys)


def language_of(build: Build) -> str:
    """Return the language by whose rules words are searched."""
    return str(build.config.theme.get("language") or "en")
