"""Progress: what takes long says from time to time how far it is."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

PATIENCE = 10
"""After how many seconds it is said."""

T = TypeVar("T")


def told(numbered: Iterable[tuple[int, T]], say: Callable[[int], object]) -> Iterator[T]:
    """Yield items, each of which comes with its number, and say every ten seconds how far it is."""
    said = time.monotonic()
    for number, item in numbered:
        if time.monotonic() - said > PATIENCE:
            said = time.monotonic()
            say(number)
        yield item
