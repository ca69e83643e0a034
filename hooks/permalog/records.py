"""Records: what the last build made of each page, kept in one SQLite file.

A record has the key of all that it was made of, so that one that is out of date is never taken for
one that is not; and there is one of each name, so that the file is never larger than its site
needs. What can't be read or written is as if it were not there.

The file holds JSON, and so nothing that runs.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

_FORMAT = 1
"""Counted up whenever what is kept changes its shape."""
_TABLE = (
    "CREATE TABLE record (build TEXT, kind TEXT, name TEXT, key TEXT, content BLOB, "
    "PRIMARY KEY (build, kind, name))"
)
_PATIENCE = 30
"""How many seconds a build waits for another that writes."""

T = TypeVar("T")


class Record(NamedTuple):
    """What is kept under one name."""

    key: str
    """Of what it was made; see `cache.key_of`."""
    content: Any
    """What JSON can hold."""


class Records:
    """The records of one kind of build, which share a file with those of others."""

    def __init__(self, path: Path, build: str) -> None:
        """Take the file, and what tells this kind of build from others, such as a preview."""
        self._path, self._build = path, build
        self._connection: sqlite3.Connection | None = None
        self._is_broken = False

    def keys(self, kind: str) -> dict[str, str]:
        """Return the key of each record of a kind, by its name."""
        query = "SELECT name, key FROM record WHERE build = ? AND kind = ?"
        return dict(self._try(lambda c: c.execute(query, (self._build, kind)).fetchall(), []))

    def get(self, kind: str, name: str, key: str) -> Any:
        """Return the content of a record, if it has this key; else None."""
        query = "SELECT content FROM record WHERE build = ? AND kind = ? AND name = ? AND key = ?"
        values = (self._build, kind, name, key)
        row = self._try(lambda c: c.execute(query, values).fetchone(), None)
        return _read(row[0]) if row else None

    def put(self, kind: str, records: Mapping[str, Record]) -> None:
        """Keep records, by their names, in the place of those that had these names."""
        rows = [
            (self._build, kind, name, record.key, _written(record.content))
            for name, record in records.items()
        ]
        query = "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?, ?)"
        self._try(lambda c: c.executemany(query, rows) and None, None)

    def keep_only(self, kind: str, names: Collection[str]) -> None:
        """Drop the records of a kind with other names."""
        gone = self.keys(kind).keys() - set(names)
        rows = [(self._build, kind, name) for name in gone]
        query = "DELETE FROM record WHERE build = ? AND kind = ? AND name = ?"
        self._try(lambda c: c.executemany(query, rows) and None, None)

    def close(self) -> None:
        """Let go of the file, as before a process forks: no connection may be in two of them."""
        if self._connection:
            self._connection.close()
            self._connection = None

    def _try(self, ask: Callable[[sqlite3.Connection], T], otherwise: T) -> T:
        """Return what the file answers; a file that is none is begun anew, once."""
        if self._is_broken:
            return otherwise
        try:
            try:
                return self._ask(ask)
            except sqlite3.OperationalError:  # busy for too long, or a full disk
                raise
            except sqlite3.DatabaseError:  # no database, or a damaged one
                self.close()
                for path in (self._path, *_beside(self._path)):
                    path.unlink(missing_ok=True)
                return self._ask(ask)
        except (sqlite3.Error, OSError):
            self.close()
            self._is_broken = True
            return otherwise

    def _ask(self, ask: Callable[[sqlite3.Connection], T]) -> T:
        if self._connection is None:
            self._connection = _opened(self._path)
        with self._connection:
            return ask(self._connection)


def _opened(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=_PATIENCE)
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
    return zlib.compress(json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode(), 1)


def _read(data: bytes) -> Any:
    """Return what was written; None for what was not, of which zlib's checksum tells."""
    try:
        return json.loads(zlib.decompress(data))
    except (zlib.error, ValueError):
        return None
