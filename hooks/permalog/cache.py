"""Cache: what was made once and is made no second time, kept as files in a folder.

A key names all on which the made thing depends, so an entry is never out of date and need never be
looked through. What can't be read or written is as if it were not there.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


class Cache:
    """A folder of entries, each a file named by its key; safe for several builds at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str, make: Callable[[], bytes]) -> bytes:
        """Return the entry of a key; made, and kept, if there is none."""
        path = self.path(key)
        with suppress(OSError):
            return path.read_bytes()
        made = make()
        with suppress(OSError):
            _write(path, made)
        return made

    def path(self, key: str) -> Path:
        """Return where the entry of a key is, if there is one; for what need not be read."""
        return self.folder / key[:2] / key[2:]


def key_of(*parts: str | bytes) -> str:
    """Return the key of what depends on these parts and on nothing else."""
    digest = hashlib.blake2b(digest_size=20)
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big"))
        digest.update(data)
    return digest.hexdigest()


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
