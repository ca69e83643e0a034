"""Unchanged: where nothing is new since the last build, there is nothing to build.

A build is remembered, with the state of every file that it may have read and of every file that it
wrote. While all are as they were, the site is, too, if nothing was said that has to be said again.
"""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils import get_build_datetime

from ..cache import key_of
from ..post import Post, Status
from ..published import State, state_of
from .build import Build, cache_of, records_of
from .known import Known, known_of
from .purity import described, foreign, key_of_packages

_KIND = "unchanged"
_AROUND = ("HEAD", "logs/HEAD")
"""What changes in a repository when something is committed, on which what is lost depends."""

_MADE = ("__pycache__", "node_modules")
"""The folders that programs fill with what no build reads."""


class _Last(NamedTuple):
    """What is kept of the last build of a site."""

    until: str | None
    """When the next post that is written appears by itself."""
    is_calm: bool
    """Whether it said nothing that has to be said again."""
    site: str
    """The state of all that it wrote."""
    files: dict[str, State]
    """The state of each file that it may have read."""
    known: dict[str, list[str]]
    """See `Known`."""


class Inputs:
    """All that a build may read, as it is before it begins."""

    def __init__(self, config: MkDocsConfig) -> None:
        self.config = config
        settings = {key: value for key, value in config.items() if key != "strict"}
        self.settings = key_of(key_of_packages(), described(settings), _epoch())
        self.site = Path(config.site_dir).resolve()
        self.files = dict(_read(config, self.site))
        self._last = self._kept()

    def is_unchanged(self) -> bool:
        """Tell whether the last build of this site read the same, and left what is there."""
        last = self._last
        is_same = last is not None and last.is_calm and last.files == self.files
        return is_same and last is not None and last.site == self._written()

    @property
    def changed(self) -> Set[str] | None:
        """The files that are new, other or gone since the last build; None where there was none.

        Commits are not among them, which change no page.
        """
        if self._last is None:
            return None
        around = {str(path) for path in _around(self.config)}
        return {path for path, _ in self.files.items() ^ self._last.files.items()} - around

    def known(self, now: dt.datetime) -> dict[str, Known]:
        """Return what the last build knew of its pages, by their files below docs/.

        Nothing holds of that at a moment at which a post has appeared.
        """
        if self._last is None or _is_due(self._last, now):
            return {}
        return {uri: Known(*one) for uri, one in self._last.known.items()}

    def remember(self, build: Build, *, is_calm: bool) -> None:
        """Note what a build that has read this knows, and whether it had nothing to say."""
        pure = build.settings.cache.pure if build.settings.cache else ()
        if not build.is_published or any(foreign(self.config, pure, *self.config.plugins.events)):
            return
        if name := build.settings.lock:  # the build itself has written it
            lock = Path(self.config.config_file_path).resolve().parent / name
            self.files |= dict(_at(lock))
        known = {uri: list(one) for uri, one in known_of(build).items()}
        last = _Last(_until(build), is_calm, self._written(), self.files, known)
        records = records_of(cache_of(self.config))
        records.put(_KIND, str(self.site), self.settings, last)
        records.close()

    def _kept(self) -> _Last | None:
        """Return what is kept of the last build; None where time alone has made it another."""
        records = records_of(cache_of(self.config))
        found = records.get(_KIND, str(self.site), self.settings)
        records.close()
        last = _Last(*found) if found else None
        return None if last and _is_due(last, get_build_datetime()) else last

    def _written(self) -> str:
        """Return the state of the site."""
        exists = self.site.is_dir()
        return _digest(dict(_below(self.site, lambda name, path: True))) if exists else ""


def _is_due(last: _Last, now: dt.datetime) -> bool:
    return last.until is not None and dt.datetime.fromisoformat(last.until) <= now


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
    apart = (str(site), str(docs))
    yield from _below(
        home, lambda name, path: name[0] != "." and name not in _MADE and path not in apart
    )
    yield from _below(docs, lambda name, path: path != str(site))
    for folder in filter(None, (config.theme.custom_dir, str(Path(__file__).parents[2]))):
        yield from _below(Path(folder).resolve(), lambda name, path: name not in _MADE)
    for name in _fonts(config):
        yield from _at(home / name)
    for module in modules.values():
        yield from _at(Path(str(module.__file__)))
    for path in _around(config):
        yield from _at(path)


def _fonts(config: MkDocsConfig) -> Sequence[str]:
    """Return the fonts of cards, which may lie where nothing else is read."""
    cards = (config.extra.get("blog") or {}).get("cards")
    return (cards.get("fonts") or ()) if isinstance(cards, Mapping) else ()


def _around(config: MkDocsConfig) -> Iterator[Path]:
    home = Path(config.config_file_path).resolve().parent
    yield from (home / ".git" / name for name in _AROUND)


def _at(path: Path) -> Iterator[tuple[str, State]]:
    if path.exists():
        yield str(path), state_of(path.stat())


def _below(folder: Path | str, is_read: Callable[[str, str], bool]) -> Iterator[tuple[str, State]]:
    """Yield the files below a folder, but for those in folders of which their name says no."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                with suppress(OSError):  # a link that leads nowhere
                    yield entry.path, state_of(entry.stat())
            elif is_read(entry.name, entry.path) and not _is_round(entry):
                yield from _below(entry.path, is_read)


def _is_round(entry: os.DirEntry[str]) -> bool:
    """Tell whether a folder is a link to one of those that it is in."""
    path = Path(entry.path)
    return entry.is_symlink() and path.parent.resolve().is_relative_to(path.resolve())


def _digest(state: Mapping[str, State]) -> str:
    return key_of(*(f"{path} {one}" for path, one in sorted(state.items())))
