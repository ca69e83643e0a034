"""Background: the index of a preview, made when that is served already.

Nobody who has saved a post waits for it; a search finds what there was before, until it is there.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from .search import Findable, Index, SearchError, write_pages

_CALM = 1.0
"""How many seconds it waits at least while there is another, for the browser to have its page and
the author to save again; it waits as long as it takes, so that little is begun in vain."""
_GLANCE = 0.1
"""How many seconds pass until it sees that it is to stop."""


class Background:
    """The index in one site folder."""

    def __init__(self, site: Path, warn: Callable[[SearchError], object]) -> None:
        self._site, self._warn = site, warn
        self._key, self._took = "", 0.0
        self._thread: threading.Thread | None = None
        self._stops = threading.Event()
        self.files: frozenset[str] = frozenset()
        """The files of the index that is there."""

    def begin(
        self, pages: Iterable[Findable], key: Callable[[Iterable[str]], str], language: str
    ) -> None:
        """Make the index anew, unless what it is made of has the key that it had."""
        self.stop()
        self._stops.clear()
        run = threading.Thread(target=self._make, args=(pages, key, language), daemon=True)
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
        self, pages: Iterable[Findable], key: Callable[[Iterable[str]], str], language: str
    ) -> None:
        if self._stops.wait(max(_CALM, self._took) if self.files else 0):
            return
        start = time.monotonic()
        found = list(self._until_stopped(pages))
        new = key(page.key for page in found)
        if self._stops.is_set() or (new == self._key and self._is_there()):
            return
        try:
            write = partial(write_pages, self._until_stopped(found))
            index = Index(write, language, yields=True)
            while not index.is_done(_GLANCE):
                if self._stops.is_set():
                    index.stop()
                    return
            old, self.files = self.files, index.finish(self._site)
        except SearchError as error:
            self._warn(error)
            return
        self._key, self._took = new, time.monotonic() - start
        for file in old - self.files:
            (self._site / file).unlink(missing_ok=True)

    def _until_stopped(self, pages: Iterable[Findable]) -> Iterator[Findable]:
        for page in pages:
            if self._stops.is_set():
                return
            yield page

    def _is_there(self) -> bool:
        return all((self._site / file).is_file() for file in self.files)
