"""The cache: made once, never out of date, never in the way."""

import os
import time
from pathlib import Path

from permalog.cache import Cache, key_of


def test_what_was_made_once_is_not_made_again(tmp_path: Path) -> None:
    made = []

    def make() -> bytes:
        made.append("card")
        return b"a card"

    for _ in range(3):
        assert Cache(tmp_path).get(key_of("card", "A title"), make) == b"a card"
    assert made == ["card"]


def test_another_input_is_another_entry(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    assert cache.get(key_of("ab", "c"), lambda: b"one") == b"one"
    assert cache.get(key_of("a", "bc"), lambda: b"two") == b"two"


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    assert Cache(tmp_path / "file").get(key_of("x"), lambda: b"made") == b"made"


def test_nothing_half_written_is_left(tmp_path: Path) -> None:
    Cache(tmp_path).get(key_of("x"), lambda: b"made")
    assert [p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()] == [b"made"]


def test_what_is_used_least_goes_when_there_is_no_room(tmp_path: Path) -> None:
    cache = Cache(tmp_path)
    for number in range(4):
        key = key_of(str(number))
        cache.get(key, lambda: b"x" * 10)
        old = time.time() - 86_400 * (10 - number)
        os.utime(cache.path(key), (old, old))
    cache.get(key_of("0"), lambda: b"")
    cache.prune(20)
    assert [number for number in range(4) if cache.has(key_of(str(number)))] == [0, 3]


def test_what_adds_nothing_looks_for_no_room(tmp_path: Path) -> None:
    Cache(tmp_path).get(key_of("a"), lambda: b"x" * 10)
    Cache(tmp_path).prune(0)
    assert Cache(tmp_path).has(key_of("a"))
