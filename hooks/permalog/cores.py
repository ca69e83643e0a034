"""Cores: work that is done by several processes at once, where the system has a cheap way to."""

from __future__ import annotations

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, TypeVar

import orjson

_MADE = 50_000
"""After how many new objects Python looks for garbage."""

_PORTIONS = 32
"""In how many portions a process takes what it does, where it is as fast as others."""
_ALL = 65_536
"""How many bytes a pipe of Linux holds."""
_NUMBER = 4
"""How many bytes the number of the first item of a portion has."""

T = TypeVar("T")


def spread(work: Callable[[Iterator[T]], object], items: Sequence[T], least: int) -> None:
    """Let processes do work on items, this one among them, each on the next until none is left.

    Each is a copy of this process, so that it knows what this one knows, and what it leaves is only
    what it writes. One that would have less than `least` to do, or that dies, is done without: the
    work must be such that what is missing is done later. Copies are made on Linux alone, as macOS'
    own libraries may not be used in one (python.org/issue33725), and by a process of one thread.
    """
    count = _count(len(items), least)
    if count == 1:
        with _tidied():
            work(iter(items))
        return
    size = max(1, len(items) // (count * _PORTIONS))
    end = _queued(range(0, len(items), size))

    def take() -> Iterator[T]:
        while number := os.read(end, _NUMBER):
            start = int.from_bytes(number, "big")
            yield from items[start : start + size]

    with _tidied():
        copies = [_copy(partial(work, take())) for _ in range(count - 1)]
        try:
            work(take())
        finally:
            while os.read(end, _ALL):  # where this one fails, others shall soon end too
                pass
            os.close(end)
            for number in copies:
                with suppress(ChildProcessError):
                    os.waitpid(number, 0)


def _queued(numbers: Iterable[int]) -> int:
    """Return the end of a pipe from which processes take numbers, each one only once.

    All are in it before the first is taken, and so there must be no more than it holds.
    """
    end, begin = os.pipe()
    os.write(begin, b"".join(number.to_bytes(_NUMBER, "big") for number in numbers))
    os.close(begin)
    return end


def apart(make: Callable[[], Any]) -> Any:
    """Return what `make` gives, as JSON can hold it, from a copy of this process.

    What that has needed is free again. If there can be none, or it dies, this process makes it.
    What it logs nobody counts.
    """
    if _count(2, 1) == 1:
        return make()
    end, begin = os.pipe()

    def tell() -> None:
        os.close(end)  # so that it ends where nobody listens any more
        data = orjson.dumps(make(), default=list)
        with os.fdopen(begin, "wb") as pipe:
            pipe.write(data)

    number = _copy(tell)
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


def _copy(work: Callable[[], object]) -> int:
    number = os.fork()
    if number == 0:
        try:
            work()
        finally:
            os._exit(0)  # nothing that this process is to do at its end is done twice
    return number
