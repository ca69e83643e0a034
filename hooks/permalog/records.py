"""Records: what the last build made of each page, kept in one SQLite file.

A record has the key of all that it was made of, so that one that is out of date is never taken for
one that is not; and there is one of each name, so that the file is never larger than its site
needs. What can't be read or written is as if it were not there.

The file holds JSON, and so nothing that runs.
"""

from __future__ import annotations

import os
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import orjson

from .cores import spread
from .progress import told

_AT_ONCE = 256
"""How many records wait before they are written together."""
_FEW = 16
"""How many records are read one by one sooner than all of their kind."""
_LONG = 20_000
"""From how many bytes on a record is compressed: a finished page, which is seldom read."""
_ZIPPED = b"\x78"
"""How that begins, and JSON never does."""
_FORMAT = 8
"""Counted up whenever what is kept changes its shape."""
_TABLE = (
    "CREATE TABLE record (kind TEXT, name TEXT, key TEXT, content BLOB, PRIMARY KEY (kind, name))"
)
_PATIENCE = 30
"""How many seconds a build waits for another that writes."""

T = TypeVar("T")


class Records:
    """A file of records, each of a kind and with a name."""

    def __init__(self, path: Path | None) -> None:
        """Take the file; without one nothing is kept."""
        self._path = path
        self._connection: sqlite3.Connection | None = None
        self._waiting: dict[tuple[str, str], tuple[str, bytes]] = {}
        """What is not yet in the file: key and content, by kind and name."""

    def __del__(self) -> None:
        """Let go of the file, also after a build that failed."""
        self._let_go()

    def keys(self, kind: str) -> dict[str, str]:
        """Return the key of each record of a kind, by its name."""
        self.flush()
        query = "SELECT name, key FROM record WHERE kind = ?"
        return dict(self._try(lambda c: c.execute(query, (kind,)).fetchall(), []))

    def get(self, kind: str, name: str, key: str) -> Any:
        """Return the content of a record, if it has this key; else None."""
        if waiting := self._waiting.get((kind, name)):
            return _read(waiting[1]) if waiting[0] == key else None
        query = "SELECT content FROM record WHERE kind = ? AND name = ? AND key = ?"
        values = (kind, name, key)
        row = self._try(lambda c: c.execute(query, values).fetchone(), None)
        return _read(row[0]) if row else None

    def latest(self, kind: str, name: str) -> Any:
        """Return the content of a record, whatever its key; None where there is none."""
        if waiting := self._waiting.get((kind, name)):
            return _read(waiting[1])
        query = "SELECT content FROM record WHERE kind = ? AND name = ?"
        row = self._try(lambda c: c.execute(query, (kind, name)).fetchone(), None)
        return _read(row[0]) if row else None

    def all(
        self, kind: str, shape: Callable[[Any], Any] = lambda found: found
    ) -> Iterator[tuple[str, str, Any]]:
        """Yield name, key and content of each record of a kind; quicker than one by one.

        The content is what `shape` makes of it; records that hold the same give the same object.
        """
        self.flush()
        query = "SELECT name, key, content FROM record WHERE kind = ?"
        rows: list[Any] = self._try(lambda c: c.execute(query, (kind,)).fetchall(), [])
        known: dict[bytes, Any] = {}
        for name, key, content in rows:
            if content not in known and (found := _read(content)) is not None:
                known[content] = shape(found)
            if content in known:
                yield name, key, known[content]

    def made(
        self, kind: str, keys: Mapping[str, str], make: Callable[[str], Any], least: int
    ) -> dict[str, Any]:
        """Return the content of the records of some names, each with its key.

        What is not kept `make` gives, from a name, as in `make_all`.
        """
        known = self._with_keys(kind, keys)

        def keep(name: str) -> Any:
            content = make(name)
            self.put(kind, name, keys[name], content)
            return content

        new = [name for name in keys if name not in known]
        if new and self.make_all(new, keep, least):
            known = self._with_keys(kind, keys)
        return {name: known[name] if name in known else keep(name) for name in keys}

    def _with_keys(self, kind: str, keys: Mapping[str, str]) -> dict[str, Any]:
        if len(keys) < _FEW:
            one_by_one = ((name, self.get(kind, name, key)) for name, key in keys.items())
            return {name: found for name, found in one_by_one if found is not None}
        return {name: found for name, key, found in self.all(kind) if keys.get(name) == key}

    def put(self, kind: str, name: str, key: str, content: Any) -> None:
        """Keep what JSON can hold as the record of a name, in the place of that which it had."""
        if self._path:
            self._waiting[kind, name] = key, _written(content)
            if len(self._waiting) >= _AT_ONCE:
                self.flush()

    def make_all(
        self,
        items: Sequence[T],
        make: Callable[[T], object],
        least: int,
        say: Callable[[int], object] = bool,
    ) -> bool:
        """Let processes make what is missing of things; what `make` puts is kept.

        No process has less than `least` to make, and so there may be nothing for them to do: return
        whether there was. `say` is called from time to time, with about how many are made.
        """
        first = os.getpid()

        def work(some: Iterator[tuple[int, T]]) -> None:
            for item in told(some, lambda number: os.getpid() == first and say(number)):
                make(item)
            self.close()

        self._try(lambda c: None, None)  # the file is begun by one process
        self.close()  # no connection may be in two
        if self._path is None or len(items) < 2 * least:
            return False
        spread(work, list(enumerate(items)), least)
        return True

    def keep_only(self, kind: str, names: Collection[str]) -> None:
        """Drop the records of a kind with other names."""
        gone = self.keys(kind).keys() - set(names)
        rows = [(kind, name) for name in gone]
        self._write("DELETE FROM record WHERE kind = ? AND name = ?", rows)

    def flush(self) -> None:
        """Write what is not yet written."""
        waiting, self._waiting = self._waiting, {}
        rows = [(*at, *record) for at, record in waiting.items()]
        self._write("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", rows)

    def _write(self, query: str, rows: Sequence[tuple[str | bytes, ...]]) -> None:
        def write(connection: sqlite3.Connection) -> None:
            connection.commit()
            with connection:
                connection.executemany(query, rows)

        if rows:
            self._try(write, None)

    def close(self) -> None:
        """Write what is not yet written, and let go of the file."""
        self.flush()
        self._let_go()

    def _let_go(self) -> None:
        if self._connection:
            self._connection.close()
            self._connection = None

    def _try(self, ask: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Return what the file answers; a file that is none is begun anew, once."""
        path = self._path
        if path is None:
            return otherwise
        try:
            try:
                return self._ask(path, ask)
            except sqlite3.OperationalError:  # busy for too long, or a full disk
                raise
            except sqlite3.DatabaseError:  # no database, or a damaged one
                self._let_go()
                for one in (path, *_beside(path)):
                    one.unlink(missing_ok=True)
                return self._ask(path, ask)
        except (sqlite3.Error, OSError):
            self._let_go()
            self._path = None
            return otherwise

    def _ask(self, path: Path, ask: Callable[[sqlite3.Connection], T]) -> T:
        if self._connection is None:
            self._connection = _opened(path)
        if not self._connection.in_transaction:  # one for all that is read until something is
            self._connection.execute("BEGIN")  # written: to begin one takes longer than to read
        return ask(self._connection)


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    # Any thread may let go of it; no two use it at the same time.
    connection = sqlite3.connect(path, timeout=_PATIENCE, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = NORMAL")
    with connection:
        connection.execute("BEGIN IMMEDIATE")  # of two builds that begin it, one waits
        if connection.execute("PRAGMA user_version").fetchone()[0] != _FORMAT:
            connection.execute("DROP TABLE IF EXISTS record")
            connection.execute(_TABLE)
            connection.execute(f"PRAGMA user_version = {_FORMAT}")
    return connection


def _beside(path: Path) -> Iterable[Path]:
    return (path.with_name(path.name + ending) for ending in ("-wal", "-shm", "-journal"))


def _written(content: Any) -> bytes:
    """Return what is kept: JSON, made smaller where it is long, behind its checksum."""
    data = orjson.dumps(content, default=list)
    if len(data) > _LONG:
        data = zlib.compress(data, 1)
    return zlib.crc32(data).to_bytes(4, "big") + data


def _read(kept: bytes) -> Any:
    """Return what was written; None for what was not, of which the checksum tells."""
    data = kept[4:]
    if zlib.crc32(data) != int.from_bytes(kept[:4], "big"):
        return None
    return orjson.loads(zlib.decompress(data) if data[:1] == _ZIPPED else data)
