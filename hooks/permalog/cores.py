"""Cores: work that is done by several processes at once, where the system has a cheap way to."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

import orjson

_MADE = 50_000
"""After how many new objects Python looks for garbage."""

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
    with _tidied():
        copies = [_copy(work, part) for part in parts[1:]]
        try:
            work(parts[0])
        finally:
            for number in copies:
                with suppress(ChildProcessError):
                    os.waitpid(number, 0)


def apart(make: Callable[[], Any]) -> Any:
    """Return what `make` gives, as JSON can hold it, from a copy of this process.

    What that has needed is free again. If there can be none, or it dies, this process makes it.
    What it logs nobody counts.
    """
    if _count(2, 1) == 1:
        return make()
    end, begin = os.pipe()

    def tell(_: object) -> None:
        os.close(end)  # so that it ends where nobody listens any more
        data = orjson.dumps(make(), default=list)
        with os.fdopen(begin, "wb") as pipe:
            pipe.write(data)

    number = _copy(tell, ())
    os.close(begin)
    with os.fdopen(end, "rb") as pipe:
        data = pipe.read()
    with suppress(ChildProcessError):
        os.waitpid(number, 0)
    try:
        return orjson.loads(data)
    except orjson.JSONDecodeError:
        return make()


@contextmanager
def _tidied() -> Iterator[None]:
    """Let Python look for garbage, in what is made from now on alone, even where it is told not to.

    Much work leaves much: of ten thousand pages, a third of what all else takes.
    """
    is_enabled, threshold = gc.isenabled(), gc.get_threshold()
    gc.freeze()
    gc.set_threshold(_MADE, *threshold[1:])
    gc.enable()
    try:
        yield
    finally:
        gc.unfreeze()
        gc.set_threshold(*threshold)
        if not is_enabled:
            gc.disable()


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
