"""Published: which pages are in a site folder as they were written, and of what they were made."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from .records import Records

_KIND = "site"


class Published:
    """The pages of one site folder; one that somebody has touched since is not among them."""

    def __init__(self, records: Records, variant: str, folder: Path) -> None:
        """Take what of all sites this one is, and where it is."""
        self.records, self.variant, self.folder = records, variant, folder
        self._known: Mapping[str, list[Any]] = records.get(_KIND, variant, str(folder)) or {}

    def has(self, file: str, key: str) -> bool:
        """Tell whether a page is there, by its file and its key."""
        known = self._known.get(file)
        return bool(known) and known == [key, *_state(self.folder, file)]

    def keep(self, pages: Iterable[tuple[str, str]]) -> None:
        """Keep what pages are there now, each with its key."""
        found = {file: [key, *_state(self.folder, file)] for file, key in pages}
        if found == self._known:
            return
        self.records.put(_KIND, self.variant, str(self.folder), found)


def _state(folder: Path, file: str) -> list[int | str]:
    """Return what changes when a file is written again."""
    try:
        found = os.stat(f"{folder}/{file}")  # noqa: PTH116 - as a Path it takes three times as long
    except OSError:
        return []
    return [found.st_size, found.st_mtime_ns, str(found.st_ino)]
