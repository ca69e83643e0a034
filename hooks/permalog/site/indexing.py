"""Indexing: the index of the search is made only when what readers find has changed.

While nothing has, that which is published stays where it is. Nobody waits for that of a preview.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from mkdocs.structure.files import File

from ..background import Background
from ..cache import key_of
from ..published import Published
from ..search import (
    SHARED,
    Findable,
    Index,
    Made,
    Part,
    files_of,
    parts_of,
    parts_to_make,
    write_at_once,
)
from .build import Build
from .content import Content
from .purity import foreign, key_of_hooks, key_of_packages

_PART = "part of search"


class Indexing:
    """The index of a build that is to be published."""

    def __init__(self, build: Build, pages: Iterable[Findable]) -> None:
        """Begin what of it is not there; raise SearchError where it can't be made."""
        self._build = build
        self._parts = parts_of(pages, language_of(build))
        self._keys = keys_of_index(self._parts)
        folder = build.published_dir or Path(build.config.site_dir)
        self._there = Published(build.records, f"search of {build.variant}", folder)
        self._begin(self._published())

    def finish(self) -> bool:
        """Put the index into the site, and keep what is there; return whether there is one."""
        if self._published() != self._kept:  # another build has published since
            self.stop()
            self._begin(self._published())
        self._found = self._made()
        if self._kept and not self._found:  # no page of the new parts has a word
            self._begin({})
            self._found = self._made()
        return bool(self._found)

    def follow(self) -> None:
        """Note what is published, for the next build."""
        if self._build.is_published:
            for tag, made in self._found.items():
                self._build.records.put(_PART, tag, self._keys[tag], made.about)
            self._there.keep(
                (file, self._keys[tag]) for tag, made in self._found.items() for file in made.files
            )

    def stop(self) -> None:
        """Let go of an index that nothing will have."""
        if self._index:
            self._index.stop()

    def _published(self) -> dict[str, Made]:
        """Return the parts that are published, by their tags, unless a plugin waits for some."""
        cache = self._build.settings.cache
        if any(foreign(self._build.config, cache.pure if cache else (), "post_build")):
            return {}
        found = {
            tag: Made(about, sorted(self._there.all_of(key)))
            for tag, key in self._keys.items()
            if (about := self._build.records.get(_PART, tag, key)) is not None
        }
        return {tag: made for tag, made in found.items() if made.files}

    def _begin(self, kept: dict[str, Made]) -> None:
        """Begin what is not kept, if there is any."""
        self._kept, self._found, self._index = kept, dict[str, Made](), None
        if new := parts_to_make(self._parts, kept):
            self._build.records.close()  # no connection may be in two processes
            self._index = Index(partial(write_at_once, new), language_of(self._build))

    def _made(self) -> dict[str, Made]:
        """Return all parts, which are in the site or stay in the old one; none without words."""
        made: dict[str, Made] = {}
        if self._index:
            made = self._index.finish(Path(self._build.config.site_dir), self._kept)
            if not made:
                return {}
        self._build.kept |= files_of({t: one for t, one in self._kept.items() if t not in made})
        return self._kept | made


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
        self._served.begin(self._pages(), keys_of_index, language)

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


def keys_of_index(parts: Iterable[Part]) -> dict[str, str]:
    """Return the key of all on which each part of an index depends, by its tag."""
    keys = {part.tag: key_of(key_of_packages(), key_of_hooks(), part.key) for part in parts}
    return keys | {SHARED: key_of(*keys.values())}


def language_of(build: Build) -> str:
    """Return the language by whose rules words are searched."""
    return str(build.config.theme.get("language") or "en")
