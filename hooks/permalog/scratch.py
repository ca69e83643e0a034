"""Scratch: the folders in which a build works, and what is left of those that were killed."""

from __future__ import annotations

import shutil
import time
from contextlib import suppress
from pathlib import Path

_DAY = 86_400


def drop_stale(above: Path, pattern: str) -> None:
    """Remove the folders of a pattern that builds left; where one is a day old, none is at work."""
    for folder in above.glob(pattern):
        with suppress(OSError):  # another build may do the same
            if folder.stat().st_mtime < time.time() - _DAY:
                shutil.rmtree(folder, ignore_errors=True)
