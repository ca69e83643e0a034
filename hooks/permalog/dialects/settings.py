"""Settings: the keys of an old generator, from mkdocs.yml and from its own configuration."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from ..archive import Archive
from ..errors import ContentError, Problem, shown

_T = TypeVar("_T")
_KINDS = {
    bool: "true or false",
    int: "a number",
    str: "text",
    list: "a list",
    dict: "keys with values",
}


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one archive; what mkdocs.yml says goes before the configuration."""

    archive: Archive
    config: Mapping[str, Any]
    """What the generator's own configuration says."""
    place: str | None
    """Where in the archive the configuration lies; None where there is none."""

    def value(self, key: str) -> Any:
        """Return what is said under a key; None where nothing is."""
        settings = self.archive.settings
        return settings[key] if key in settings else self.config.get(key)

    def get(self, key: str, kind: type[_T], default: _T) -> _T:
        """Return the value of a key; raise ContentError where it is of another kind."""
        value = self.value(key)
        if value is None:
            return default
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.error(key, f"is {shown(value)}; write {_KINDS[kind]}")
        return value

    def zone(self, key: str) -> dt.tzinfo:
        """Return the time zone under a key, UTC where there is none."""
        name = self.get(key, str, "UTC")
        try:
            return dt.UTC if name == "UTC" else ZoneInfo(name)
        except (ValueError, LookupError, OSError):
            raise self.error(
                key, f"is {shown(name)}, which is no time zone; write one like `Europe/Berlin`"
            ) from None

    def error(self, key: str, text: str) -> ContentError:
        """Return the error that says what is wrong with the value of a key."""
        return ContentError([self.problem(key, text)])

    def problem(self, key: str, text: str) -> Problem:
        """Return what is wrong with the value of a key, at the place where it is said."""
        path, line = self.origin(key)
        whose = f"the archive {self.archive.path}: " if path == "mkdocs.yml" else ""
        return Problem(path, line, f"{whose}`{key}` {text}")

    def misspelt(self, known: Collection[str]) -> Iterator[Problem]:
        """Yield a problem for each key of mkdocs.yml that is nearly one of those known."""
        for key in sorted(set(self.archive.settings) - set(known)):
            if near := difflib.get_close_matches(key, known, 1, 0.8):
                yield self.problem(key, f"says nothing here; did you mean `{near[0]}`?")

    def origin(self, key: str, inner: str | None = None) -> tuple[str, int | None]:
        """Return the file and the line where a key is said, or one that stands in its value."""
        if key in self.archive.settings or self.place is None:
            return "mkdocs.yml", None
        return self.archive.path_of(self.place), self._line(inner or key)

    def _line(self, key: str) -> int | None:
        text = self.archive.text(self.place) if self.place else ""
        found = re.search(rf"(?:^[\s[-]*|[{{,]\s*)[\"']?{re.escape(key)}[\"']?\s*[]:=]", text, re.M)
        return text.count("\n", 0, found.end()) + 1 if found else None
