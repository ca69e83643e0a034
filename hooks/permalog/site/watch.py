"""Watch: what is saved is told when the system tells of it, and not at the next look at all files.

MkDocs' server looks at every file twice a second, which takes as long as that where there are ten
thousand. The system tells of most changes by itself, but not of those that are made elsewhere, on a
network drive or outside of a container. So both are asked, until it has told of one.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from mkdocs.plugins import get_plugin_logger
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from ..published import State, state_at

log = get_plugin_logger("permalog")

_EVENTS = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""What is told of a file; not that it is read, which builds do with all."""
_SCRATCH = re.compile(r"\..+\.sw[a-z]|4913|\.?#.+|.+~")
"""The names of what Vim and Emacs write beside a file that is being edited."""

_Watches: TypeAlias = list[tuple[BaseObserver, ObservedWatch]]


class Watch:
    """Stands in for the observer of MkDocs' server, and knows what was saved."""

    def __init__(self, looking: BaseObserver) -> None:
        """Take the observer that looks."""
        self._looking, self._told = looking, Observer()
        self._known: dict[str, State | None] = {}
        """How each file was when it was last heard of."""
        self._saved: set[str] = set()
        self._lock = Lock()

    def schedule(
        self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> _Watches:
        """Tell `handler` of each file at or below a path that is new, other or gone."""
        self._known |= {file: state_at(file) for file in _files(path)}
        return [
            (one, self._schedule(one, _News(self, handler, one), path, recursive=recursive))
            for one in (self._looking, self._told)
        ]

    def _schedule(
        self, observer: BaseObserver, handler: _News, path: str, *, recursive: bool
    ) -> ObservedWatch:
        return observer.schedule(
            handler, path, recursive=recursive, event_filter=_EVENTS, follow_symlink=True
        )

    def unschedule(self, watches: _Watches) -> None:
        """Tell nothing more of what `schedule` returned this for."""
        for observer, watch in watches:
            observer.unschedule(watch)

    def start(self) -> None:
        """Begin."""
        self._looking.start()
        try:
            self._told.start()
        except OSError as error:  # Linux lets each user watch so many folders, and no more
            log.info("saved files are found by looking at all, every half second: %s", error)
            self._told.unschedule_all()

    def stop(self) -> None:
        """End."""
        for observer in (self._looking, self._told):
            observer.stop()

    def join(self) -> None:
        """Wait until it has ended."""
        for observer in (self._looking, self._told):
            if observer.is_alive():
                observer.join()

    def take(self) -> set[str]:
        """Return the files of which was told since this was last asked."""
        with self._lock:
            saved, self._saved = self._saved, set()
        return saved

    def note(self, event: FileSystemEvent, observer: BaseObserver) -> bool:
        """Tell whether an event is news, and note its files if it is."""
        if observer is self._told and self._looking.is_alive():
            self._looking.stop()
        paths = {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}
        with self._lock:
            new = {path for path in paths if self._is_new(path)}
            self._saved |= new
        return bool(new)

    def _is_new(self, path: str) -> bool:
        """Tell whether a file is not as it was; what an editor keeps for itself never is."""
        state = state_at(path)
        if _SCRATCH.fullmatch(Path(path).name) or self._known.get(path) == state:
            return False
        self._known[path] = state
        return True


class _News(FileSystemEventHandler):
    """Lets through to a handler what is news."""

    def __init__(
        self, watch: Watch, handler: FileSystemEventHandler, observer: BaseObserver
    ) -> None:
        self.watch, self.handler, self.observer = watch, handler, observer

    def dispatch(self, event: FileSystemEvent) -> None:
        """Pass it on."""
        if self.watch.note(event, self.observer):
            self.handler.dispatch(event)


def _files(path: str) -> Iterator[str]:
    if Path(path).is_file():
        yield path
    for folder, _, names in os.walk(path, followlinks=True):
        yield from (f"{folder}{os.sep}{name}" for name in names)
