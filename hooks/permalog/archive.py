"""Archive: the posts of another generator, as they lie in a folder below docs/."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .errors import ContentError, Problem


@dataclass(frozen=True)
class Archive:
    """A moved archive: its files, and what the settings say of it.

    A place is the path of a file below the archive's folder: `_posts/2016-11-06-duth.md`.
    """

    folder: str
    """Below docs/: `blog/old`; empty where it is docs/ itself."""
    path: str
    """How messages name the folder: `docs/blog/old`."""
    files: Mapping[str, Path]
    """Every file, by its place."""
    now: dt.datetime
    """The moment of the build."""
    settings: Mapping[str, Any] = field(default_factory=dict)
    """The generator's own keys, as mkdocs.yml has them."""
    config: str | None = None
    """The place of the generator's configuration, where mkdocs.yml names it."""
    texts: Mapping[str, str] = field(default_factory=dict, repr=False)
    """What is known of files without reading them, by place."""

    def uri(self, place: str) -> str:
        """Return the path of a file below docs/."""
        return f"{self.folder}/{place}" if self.folder else place

    def place(self, uri: str) -> str:
        """Return the place of a file below docs/."""
        return uri.removeprefix(f"{self.folder}/") if self.folder else uri

    def path_of(self, place: str) -> str:
        """Return how messages name a file."""
        return f"{self.path}/{place}"

    def text(self, place: str) -> str:
        """Return the text of a file; raise ContentError where it is not UTF-8, or not there."""
        known = self.texts.get(place)
        return self._read(place) if known is None else known

    def _read(self, place: str) -> str:
        if place not in self.files:
            raise ContentError([Problem(self.path_of(place), None, "there is no such file")])
        return decoded(_content(self.files[place]), self.path_of(place))


def _content(path: Path) -> bytes:
    """Return what a file holds. The layers of `read_bytes` cost thrice what the reading does."""
    file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return os.read(file, os.fstat(file).st_size)
    finally:
        os.close(file)


def decoded(content: bytes, path: str) -> str:
    """Return the text of a file; raise ContentError, with its line, where it is not UTF-8."""
    try:
        return content.decode().removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        byte = content[error.start]
        text = f"the byte 0x{byte:02X} is not UTF-8; save the file in the encoding UTF-8"
        raise ContentError([Problem(path, line, text)]) from None
