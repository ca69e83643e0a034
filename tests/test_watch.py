"""What is saved is told once, and soon; what is only read, or an editor's own, is not."""

from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from unittest import mock

import pytest
from watchdog.events import FileSystemEventHandler
from watchdog.observers.polling import PollingObserver

from permalog.site import Watch

PATIENCE = 20
"""How many seconds are waited for what must come."""
TOLD_BY_NOW = 0.5
"""After how many seconds it is taken that nothing comes: several looks at the files."""
TOLD_AT_ONCE = 0.2
"""How many seconds after a file it may be told of it again: it is emptied, and then written."""


class Watched:
    """A folder that is watched."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.heard = folder, Event()
        self.file = folder / "a.md"
        self.file.write_text("A", encoding="utf-8")
        self.looking = PollingObserver(timeout=0.1)
        self.watch = Watch(self.looking)
        handler = FileSystemEventHandler()
        handler.on_any_event = lambda event: self.heard.set()  # type: ignore[method-assign]
        self.watch.schedule(handler, str(folder), recursive=True)
        self.watch.start()

    def told(self, *, within: float = PATIENCE) -> set[str]:
        """Return the names of the files of which was told."""
        paths = set[str]()
        while self.heard.wait(within):
            self.heard.clear()
            paths |= self.watch.take()
            within = TOLD_AT_ONCE
        return {Path(path).name for path in paths}


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    found = Watched(tmp_path)
    yield found
    found.watch.stop()
    found.watch.join()


@pytest.fixture
def looked_at(tmp_path: Path) -> Iterator[Watched]:
    """A folder of whose files the system tells nothing."""
    with mock.patch("permalog.site.watch.Observer.start", side_effect=OSError("no more watches")):
        found = Watched(tmp_path)
    yield found
    found.watch.stop()
    found.watch.join()


@pytest.mark.parametrize("kind", ["watched", "looked_at"])
def test_a_file_that_is_saved_is_told(kind: str, request: pytest.FixtureRequest) -> None:
    found: Watched = request.getfixturevalue(kind)
    found.file.write_text("Another", encoding="utf-8")
    assert found.told() == {"a.md"}
    found.file.with_name("b.md").write_text("B", encoding="utf-8")
    assert "b.md" in found.told()
    found.file.unlink()
    assert found.told() == {"a.md"}


def test_what_was_told_is_not_told_again(watched: Watched) -> None:
    watched.file.write_text("Another", encoding="utf-8")
    assert watched.told() == {"a.md"}
    assert watched.told(within=TOLD_BY_NOW) == set()


@pytest.mark.parametrize(
    "touch",
    [
        lambda file: file.read_text(encoding="utf-8"),
        lambda file: file.with_name(".a.md.swp").write_text("", encoding="utf-8"),
        lambda file: file.with_name("4913").write_text("", encoding="utf-8"),
        lambda file: file.with_name("a.md~").write_text("", encoding="utf-8"),
        lambda file: file.with_name("#a.md#").write_text("", encoding="utf-8"),
    ],
    ids=["read", "swap", "vim", "backup", "emacs"],
)
def test_what_is_read_or_an_editors_own_is_not_told(
    watched: Watched, touch: Callable[[Path], object]
) -> None:
    touch(watched.file)
    assert watched.told(within=TOLD_BY_NOW) == set()


def test_a_file_that_takes_the_place_of_another_is_told(watched: Watched) -> None:
    new = watched.file.with_name("a.md~")
    new.write_text("Saved as many editors do.", encoding="utf-8")
    new.rename(watched.file)
    assert watched.told() == {"a.md"}


def test_when_the_system_has_told_of_a_file_none_is_looked_at_any_more(watched: Watched) -> None:
    watched.file.write_text("Another", encoding="utf-8")
    watched.told()
    watched.looking.join(PATIENCE)
    assert not watched.looking.is_alive()
    watched.file.write_text("And another", encoding="utf-8")
    assert watched.told() == {"a.md"}
