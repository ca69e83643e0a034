"""The index of a preview is made behind it, by a program that ends when it is told to."""

import os
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from unittest import mock

import pytest

from drawn import Site
from permalog import background, search
from permalog.background import Background
from permalog.search import SHARED, Entry, Findable, Part

PAGES = [
    Findable("/a/", "bread", lambda: Entry("/a/", "Bread", "<p>Flour</p>")),
    Findable("/b/", "salt", lambda: Entry("/b/", "Salt", "<p>Sea</p>")),
]


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(background, "_CALM", 0)


@pytest.fixture
def warned() -> list[Exception]:
    return []


@pytest.fixture
def made(tmp_path: Path, warned: list[Exception]) -> Iterator[Background]:
    found = Background(tmp_path / "site", warned.append)
    yield found
    found.stop()


def begin(made: Background, pages: list[Findable], key: str) -> None:
    def keys(parts: Iterable[Part]) -> dict[str, str]:
        found = {part.tag: key + part.key for part in parts}
        return found | {SHARED: str(found)}

    made.begin(iter(pages), keys, "en")


def found(tmp_path: Path) -> set[str]:
    return set(Site(tmp_path / "site", "/", ()).found)


def test_the_index_is_there_in_the_end(made: Background, tmp_path: Path) -> None:
    begin(made, PAGES, "a")
    made.wait()
    assert found(tmp_path) == {"/a/", "/b/"}


def test_a_new_index_leaves_nothing_of_the_old(made: Background, tmp_path: Path) -> None:
    for pages in (PAGES, PAGES[1:]):
        begin(made, pages, "a")
        made.wait()
    assert found(tmp_path) == {"/b/"}
    files = {f.relative_to(tmp_path / "site").as_posix() for f in tmp_path.rglob("*.*")}
    assert files == made.files


def test_the_same_is_made_once(made: Background) -> None:
    begin(made, PAGES, "a")
    made.wait()
    with mock.patch.object(search, "get_executable") as asked:
        begin(made, PAGES, "a")
        made.wait()
    assert not asked.called


def test_the_same_is_made_again_where_it_is_no_longer_there(
    made: Background, tmp_path: Path
) -> None:
    begin(made, PAGES, "a")
    made.wait()
    (tmp_path / "site/pagefind/pagefind-entry.json").unlink()
    begin(made, PAGES, "a")
    made.wait()
    assert (tmp_path / "site/pagefind/pagefind-entry.json").exists()


def test_only_the_part_with_a_new_text_is_made_again(
    made: Background, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_MOST", 1)
    begin(made, PAGES, "a")
    made.wait()
    before = {path: path.stat().st_ino for path in tmp_path.rglob("*en-x-*")}
    other = Findable("/b/", "more salt", lambda: Entry("/b/", "Salt", "<p>Ocean</p>"))
    begin(made, [PAGES[0], other], "a")
    made.wait()
    after = {path: path.stat().st_ino for path in tmp_path.rglob("*en-x-*")}
    kept = {
        path.name.removeprefix("pagefind.").partition("_")[0]
        for path, _ in before.items() & after.items()
    }
    assert len(kept) == 1
    assert "Ocean" in Site(tmp_path / "site", "/", ()).found["/b/"]["content"]


def test_what_is_wrong_is_said(made: Background, warned: list[Exception]) -> None:
    with mock.patch.object(search, "get_executable", return_value=None):
        begin(made, PAGES, "a")
        made.wait()
    assert "install the Python package pagefind-bin" in str(warned[0])


def test_an_index_in_the_making_is_let_go(made: Background, tmp_path: Path) -> None:
    endless, told = tmp_path / "endless", tmp_path / "id"
    program = f"#!/bin/sh\necho $$ >{told}.new; mv {told}.new {told}; exec sleep 99\n"
    endless.write_text(program, encoding="utf-8")
    endless.chmod(0o755)
    begin(made, PAGES, "a")
    made.wait()
    with mock.patch.object(search, "get_executable", return_value=endless):
        begin(made, PAGES[1:], "b")
        while not told.exists():
            time.sleep(0.01)
        assert os.getpgid(int(told.read_text("utf-8"))) != os.getpgid(0)  # Ctrl+C is for them all
        made.stop()
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text("utf-8")), 0)
    assert found(tmp_path) == {"/a/", "/b/"}


def test_texts_are_not_read_once_it_is_to_stop(made: Background) -> None:
    def endless() -> Iterator[Findable]:
        while True:
            yield PAGES[0]

    made.begin(endless(), lambda found: {}, "en")
    made.stop()
