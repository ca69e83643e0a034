"""What builds keep of each page, in one file that may be missing, damaged, busy or read-only."""

import sqlite3
from pathlib import Path
from time import sleep
from unittest import mock

import pytest

from permalog.records import Records


@pytest.fixture
def records(tmp_path: Path) -> Records:
    return Records(tmp_path / "cache/records.sqlite")


def test_a_record_is_found_by_its_name_and_its_key(records: Records) -> None:
    records.put("text", "a.md", "k1", {"html": "ü"})
    assert records.get("text", "a.md", "k1") == {"html": "ü"}
    assert records.get("text", "a.md", "k2") is None
    assert records.get("page", "a.md", "k1") is None
    assert records.keys("text") == {"a.md": "k1"}


def test_there_is_one_of_each_name(records: Records) -> None:
    records.put("text", "a.md", "k1", 1)
    records.put("text", "a.md", "k2", 2)
    assert records.get("text", "a.md", "k1") is None
    assert records.get("text", "a.md", "k2") == 2


def test_what_is_gone_from_the_site_is_dropped(records: Records) -> None:
    records.put("text", "a.md", "k", 1)
    records.put("text", "b.md", "k", 2)
    records.keep_only("text", {"b.md", "c.md"})
    assert records.keys("text") == {"b.md": "k"}


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 4000])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "records.sqlite"
    path.write_bytes(content)
    records = Records(path)
    assert records.get("text", "a.md", "k") is None
    records.put("text", "a.md", "k", 1)
    records.close()
    assert Records(path).get("text", "a.md", "k") == 1


def test_a_damaged_record_is_none(records: Records) -> None:
    records.put("text", "a.md", "k", 1)
    records.close()
    with sqlite3.connect(records._path) as connection:
        connection.execute("UPDATE record SET content = ?", (b"\x78\x9c damaged",))
    connection.close()
    assert records.get("text", "a.md", "k") is None


def test_a_file_of_another_format_is_begun_anew(records: Records) -> None:
    records.put("text", "a.md", "k", 1)
    records.close()
    with sqlite3.connect(records._path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    assert records.get("text", "a.md", "k") is None


def test_nothing_is_kept_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where a folder should be", encoding="utf-8")
    records = Records(tmp_path / "cache/records.sqlite")
    records.put("text", "a.md", "k", 1)
    records.flush()
    assert records.get("text", "a.md", "k") is None


def test_two_builds_at_once_share_the_file(records: Records) -> None:
    other = Records(records._path)
    records.put("text", "a.md", "k", 1)
    other.put("text", "b.md", "k", 2)
    records.flush()
    other.flush()
    assert records.keys("text") == other.keys("text") == {"a.md": "k", "b.md": "k"}


def test_what_processes_make_is_kept(records: Records) -> None:
    def make(number: int) -> None:
        records.put("text", f"{number}.md", "k", number)

    assert records.make_all(range(600), make, least=10)
    assert records.keys("text") == {f"{number}.md": "k" for number in range(600)}
    assert not records.make_all(range(19), make, least=10), "too little to do for two"


def test_it_is_said_how_many_are_made(records: Records) -> None:
    said: list[int] = []
    with mock.patch("permalog.progress.PATIENCE", 0):
        records.make_all(range(40), lambda number: sleep(0.01), least=10, say=said.append)
    assert said == sorted(said)
    assert 20 < said[-1] < 40, "it counts what the other processes make"
