"""Unchanged: where nothing is new since the last build, there is nothing to build.

A build that said nothing that has to be said again is remembered, with the state of every file that
it may have read and of every file that it wrote. While all are as they were, the site is, too.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_datetime

from ..cache import key_of
from ..post import Post, Status
from ..published import State, state_of
from .build import Build, cache_of, records_of
from .purity import described, foreign, key_of_packages

_KIND = "unchanged"
_AROUND = ("HEAD", "logs/HEAD")
"""What changes in a repository when something is committed, on which what is lost depends."""

_MADE = ("__pycache__", "node_modules")
"""The folders that programs fill with what no build reads."""


class Inputs:
    """All that a build may read, as it is before it begins."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config = config
        settings = {key: value for key, value in config.items() if key != "strict"}
        self.settings = key_of(key_of_packages(), described(settings), _epoch())
        self.site = Path(config.site_dir).resolve()
        self.files = dict(_read(config, self.site))

    def is_unchanged(self) -> bool:
        """Tell whether the last build of this site read the same, and left what is there."""
        kept = records_of(cache_of(self.config)).get(_KIND, str(self.site), self._key())
        if not kept:
            return False
        until, site = kept
        is_due = until and dt.datetime.fromisoformat(until) <= get_build_datetime()
        return not is_due and site == self._written()

    def remember(self, build: Build) -> None:
        """Note that a build that read this has said nothing that has to be said again."""
        pure = build.settings.cache.pure if build.settings.cache else ()
        if not build.is_published or any(foreign(self.config, pure, *self.config.plugins.events)):
            return
        if name := build.settings.lock:  # the build itself has written it
            lock = Path(self.config.config_file_path).resolve().parent / name
            self.files |= dict(_at(lock))
        records, site = records_of(cache_of(self.config)), self._written()
        records.put(_KIND, str(self.site), self._key(), [_until(build), site])
        records.close()

    def _written(self) -> str:
        """Return the state of the site."""
        exists = self.site.is_dir()
        return _digest(dict(_below(self.site, lambda name, path: True))) if exists else ""

    def _key(self) -> str:
        return key_of(self.settings, _digest(self.files))


def _epoch() -> str:
    return os.environ.get("SOURCE_DATE_EPOCH", "")


def _until(build: Build) -> str | None:
    """Return when the next post that is written appears by itself."""
    hidden = (post for post in build.library.hidden if isinstance(post, Post))
    dates = [post.date for post in hidden if post.status is Status.SCHEDULED]
    return min(dates).isoformat() if dates else None


def _read(config: MkDocsConfig, site: Path) -> Iterator[tuple[str, State]]:
    """Yield all that a build may read: what is beside mkdocs.yml, and what that names elsewhere."""
    home, docs = Path(config.config_file_path).resolve().parent, Path(config.docs_dir).resolve()
    modules: Any = config.hooks
    yield from _below(
        home, lambda name, path: name[0] != "." and path not in (str(site), str(docs))
    )
    yield from _below(docs, lambda name, path: path != str(site))
    for folder in filter(None, (config.theme.custom_dir, str(Path(__file__).parents[2]))):
        yield from _below(Path(folder).resolve(), lambda name, path: True)
    for module in modules.values():
        yield from _at(Path(str(module.__file__)))
    for name in _AROUND:
        yield from _at(home / ".git" / name)


def _at(path: Path) -> Iterator[tuple[str, State]]:
    if path.exists():
        yield str(path), state_of(path.stat())


def _below(folder: Path | str, is_read: Callable[[str, str], bool]) -> Iterator[tuple[str, State]]:
    """Yield the files below a folder, but for those in folders of which their name says no."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                with suppress(OSError):  # a link that leads nowhere
                    yield entry.path, state_of(entry.stat())
            elif entry.name not in _MADE and is_read(entry.name, entry.path):
                yield from _below(entry.path, is_read)


def _digest(state: Mapping[str, State]) -> str:
    return key_of(*(f"{path} {values}" for path, values in sorted(state.items())))
