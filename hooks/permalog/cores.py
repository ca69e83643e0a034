"""Cores: work that is done by several processes at once, where the system has a cheap way to."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


def spread(work: Callable[[Sequence[T]], object], items: Sequence[T], least: int) -> None:
    """Let processes do work on parts of a list, this one among them, and wait for all.

    Each is a copy of this process, so that it knows what this one knows, and what it leaves is only
    what it writes. One that has less than `least` to do, or that dies, is done without: the work
    must be such that what is missing is done later. Copies are made on Linux alone, as macOS' own
    libraries may not be used in one (python.org/issue33725), and by a process of one thread.
    """
    count = _count(len(items), least)
    parts = [items[start::count] for start in range(count)]
    copies = [_copy(work, part) for part in parts[1:]]
    try:
        work(parts[0])
    finally:
        for number in copies:
            with suppress(ChildProcessError):
                os.waitpid(number, 0)


def _count(items: int, least: int) -> int:
    if sys.platform != "linux" or threading.active_count() > 1:
        return 1
    return max(1, min(len(os.sched_getaffinity(0)), items // least))


def _copy(work: Callable[[Sequence[T]], object], part: Sequence[T]) -> int:
    number = os.fork()
    if number == 0:
        try:
            work(part)
        finally:
            os._exit(0)  # nothing that this process is to do at its end is done twice
    return number
