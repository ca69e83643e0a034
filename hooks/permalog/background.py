"""Background: the index of a preview, made when that is served already.

Nobody who has saved a post waits for it; a search finds what there was before, until it is there.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from .search import (
    Findable,
    Index,
    Made,
    Part,
    SearchError,
    files_of,
    parts_of,
    parts_to_make,
    tagged,
    write_pages,
)

T = TypeVar("T")

_CALM = 1.0
"""How many seconds it waits at least while there is another, for the browser to have its page and
the author to save again; it waits as long as it takes, so that little is begun in vain."""
_GLANCE = 0.1
"""How many seconds pass until it sees that it is to stop."""


class Background:
    """The index in one site folder."""

    def __init__(self, site: Path, warn: Callable[[SearchError], object]) -> None:
        self._site, self._warn = site, warn
        self._keys, self._took = dict[str, str](), 0.0
        self._made: dict[str, Made] = {}
        """The parts of the index that is there, by their tags."""
        self._thread: threading.Thread | None = None
        self._stops = threading.Event()

    @property
    def files(self) -> frozenset[str]:
        """The files of the index that is there."""
        return files_of(self._made)

    def begin(
        self,
        pages: Iterable[Findable],
        keys: Callable[[Iterable[Part]], Mapping[str, str]],
        language: str,
    ) -> None:
        """Make those parts of the index anew that are made of something else than before.

        `keys` gives the key of what each is made of, by its tag.
        """
        self.stop()
        self._stops.clear()
        run = threading.Thread(target=self._make, args=(pages, keys, language), daemon=True)
        self._thread = run
        run.start()

    def stop(self) -> None:
        """Leave the index as it is, if a new one is not there yet."""
        self._stops.set()
        self.wait()

    def wait(self) -> None:
        """Return when nothing is in the making."""
        if self._thread:
            self._thread.join()
            self._thread = None

    def _make(
        self,
        pages: Iterable[Findable],
        keys_of: Callable[[Iterable[Part]], Mapping[str, str]],
        language: str,
    ) -> None:
        if self._stops.wait(max(_CALM, self._took) if self._made else 0):
            return
        start = time.monotonic()
        parts = parts_of(self._until_stopped(pages), language)
        keys = keys_of(parts)
        kept = {tag: made for tag, made in self._made.items() if self._is_kept(tag, keys)}
        new = parts_to_make(parts, kept)
        if self._stops.is_set() or not new:
            return
        try:
            write = partial(write_pages, self._until_stopped(tagged(new)))
            index = Index(write, language, yields=True)
            while not index.is_done(_GLANCE):
                if self._stops.is_set():
                    index.stop()
                    return
            made, old = index.finish(self._site, kept), self.files
        except SearchError as error:
            self._warn(error)
            return
        self._made = kept | made if made else {}  # no page of the new parts has a word: all goes
        self._keys, self._took = dict(keys), time.monotonic() - start
        for file in old - self.files:
            (self._site / file).unlink(missing_ok=True)

    def _is_kept(self, tag: str, keys: Mapping[str, str]) -> bool:
        """Tell whether a part is there and made of what it is to be made of."""
        is_same = keys.get(tag) == self._keys.get(tag)
        return is_same and all((self._site / file).is_file() for file in self._made[tag].files)

    def _until_stopped(self, some: Iterable[T]) -> Iterator[T]:
        for one in some:
            if self._stops.is_set():
                return
            yield one
