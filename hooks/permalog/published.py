"""Published: which files are in a site folder as they were written, and of what they were made."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .records import Records

_KIND = "site"


class Published:
    """Files of one site folder; one that somebody has touched since is not among them."""

    def __init__(self, records: Records, variant: str, folder: Path) -> None:
        """Take what of all that is published is asked for, and where the site is."""
        self.records, self.variant, self.folder = records, variant, folder
        self._known: Mapping[str, list[Any]] = records.get(_KIND, variant, str(folder)) or {}

    def has(self, file: str, key: str) -> bool:
        """Tell whether a file is there, by its name and its key."""
        known = self._known.get(file)
        return bool(known) and known == [key, state_at(f"{self.folder}/{file}")]

    def all_of(self, key: str) -> frozenset[str]:
        """Return the files of a key; none if one of them is no longer there as it was."""
        files = frozenset(file for file, (of, _) in self._known.items() if of == key)
        return files if all(self.has(file, key) for file in files) else frozenset()

    def keep(self, files: Iterable[tuple[str, str]]) -> None:
        """Keep what files are there now, each with its key."""
        found = {file: [key, state_at(f"{self.folder}/{file}")] for file, key in files}
        if found == self._known:
            return
        self.records.put(_KIND, self.variant, str(self.folder), found)


State = str
"""What of a file changes when it is written, as JSON can hold it, however large its numbers."""


def state_of(found: os.stat_result) -> State:
    """Return what tells a file from what it was."""
    return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"


def state_at(path: str) -> State | None:
    """Return it for a path; None where nothing is."""
    try:
        return state_of(os.stat(path))  # noqa: PTH116 - as a Path it takes three times as long
    except OSError:
        return None
