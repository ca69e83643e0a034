"""Cache: what was made once and is made no second time, kept as files in a folder.

A key names all on which the made thing depends, so an entry is never out of date; it goes when
there is no room for it. What can't be read or written is as if it were not there.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_DAY = 86_400


class Cache:
    """A folder of entries, each a file named by its key; safe for several builds at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._is_new = False
        """Whether something was added."""

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the entry of a key; made, and kept, if there is none."""
        path = self.path(key)
        with suppress(OSError):
            _note_use(path)
            return path.read_bytes()
        made = make()
        with suppress(OSError):
            _write(path, made)
            self._is_new = True
        return made

    def has(self, key: str) -> bool:
        """Tell whether there is an entry of a key, which is used then."""
        with suppress(OSError):
            _note_use(self.path(key))
            return True
        return False

    def path(self, key: str) -> Path:
        """Return where the entry of a key is, if there is one; for what need not be read."""
        return self.folder / key[:2] / key[2:]

    def prune(self, limit: int) -> None:
        """Drop what was not used for the longest time, where there are more bytes than a limit.

        Nothing is looked at in a build that has added nothing.
        """
        if not self._is_new:
            return
        found = [(path.stat(), path) for path in self.folder.glob("??/*")]
        size = sum(state.st_size for state, _ in found)
        for state, path in sorted(found, key=lambda one: one[0].st_mtime):
            if size <= limit:
                break
            path.unlink(missing_ok=True)
            size -= state.st_size


def _note_use(path: Path) -> None:
    """Keep the day on which an entry was used last."""
    if path.stat().st_mtime < time.time() - _DAY:
        os.utime(path)


def key_of(*parts: str | bytes) -> str:
    """Return the key of what depends on these parts and on nothing else."""
    data = [part.encode() if isinstance(part, str) else part for part in parts]
    sizes = repr([*map(len, data)]).encode()
    return hashlib.sha256(b"".join([sizes, *data])).hexdigest()[:40]


def _write(path: Path, content: bytes) -> None:
    """Write a file whole: who reads at the same time finds all of it, or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
