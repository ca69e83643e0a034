"""The cache: made once, never out of date, never in the way."""

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
