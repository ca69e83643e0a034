"""Jekyll's defaults: front matter that files have without writing it.

Source: Jekyll 4.3, `frontmatter_defaults.rb`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ...errors import InvalidValueError, shown
from . import ruby

_TYPES = {"page": "pages", "post": "posts", "draft": "drafts"}
_GLOB = re.compile(r"\*\*/|\*|\?|\[[^]]*\]|\{[^}]*\}|[^*?[{]+|.", re.S)

Set = tuple[Mapping[str, Any], Mapping[str, Any]]
"""The `scope` and the `values` of an entry of `defaults`."""


class Defaults:
    """Front matter that a file has without writing it, by its path and its type."""

    def __init__(self, sets: Iterable[Set], collections_dir: str) -> None:
        """Take the sets as they are listed; raise InvalidValueError for a scope that is none."""
        self._scopes = [(_Scope.parse(scope, collections_dir), values) for scope, values in sets]
        self._found: dict[tuple[int, ...], dict[str, Any]] = {}

    def of(self, path: str, kind: str | None) -> dict[str, Any]:
        """Return the values for a path below the source, or below the folder of collections."""
        fitting = tuple([n for n, (scope, _) in enumerate(self._scopes) if scope.fits(path, kind)])
        if fitting not in self._found:
            self._found[fitting] = self._merged(fitting)
        return self._found[fitting]

    def _merged(self, fitting: tuple[int, ...]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        last: _Scope | None = None
        for number in fitting:
            scope, values = self._scopes[number]
            if last is None or scope.goes_before(last):
                found, last = merged(found, values), scope
            else:
                found = merged(values, found)
        return found


@dataclass(frozen=True, slots=True)
class _Scope:
    """Which files a set of defaults is for."""

    start: str
    length: int
    glob: re.Pattern[str] | None
    kind: str | None

    @classmethod
    def parse(cls, scope: Mapping[str, Any], collections_dir: str) -> _Scope:
        written = scope.get("path")
        path = written if isinstance(written, str) else ""
        kind = ruby.text(scope["type"]) if "type" in scope else None
        start = path.removeprefix(f"{collections_dir}/") if collections_dir else path
        try:
            glob = re.compile(_glob(start) + r"(?:/|\Z)") if "*" in path else None
        except re.error as error:
            text = f"has the path {shown(path)}, which is no glob: {error}"
            raise InvalidValueError(text) from None
        return cls(start, len(path.removeprefix("/")), glob, _TYPES.get(kind or "", kind))

    def fits(self, path: str, kind: str | None) -> bool:
        if self.kind is not None and self.kind != kind:
            return False
        path = path.removeprefix("/")
        return bool(self.glob.match(path)) if self.glob else path.startswith(self.start)

    def goes_before(self, other: _Scope) -> bool:
        if self.length != other.length:
            return self.length > other.length
        return self.kind is not None or other.kind is None


def merged(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    """Return two mappings as one, and so those in them; what is null above leaves what is below."""
    found = dict(lower)
    for key, value in upper.items():
        own = found.get(key)
        if isinstance(own, Mapping) and isinstance(value, Mapping):
            found[key] = merged(own, value)
        elif value is not None or key not in found:
            found[key] = value
    return found


def _glob(pattern: str) -> str:
    """Return the regular expression of what Ruby's `Dir.glob` finds for a pattern."""
    return "".join(map(_glob_part, _GLOB.findall(pattern)))


def _glob_part(part: str) -> str:
    if part == "**/":
        return r"(?:[^/.][^/]*/)*"
    if part in ("*", "**"):
        return r"(?:(?<=[^/])|(?!\.))[^/]*"
    if part == "?":
        return "[^/]"
    if part[0] == "[" and len(part) > 2:
        return part.replace("[!", "[^").replace("\\", r"\\")
    if part[0] == "{" and len(part) > 1:
        return f"(?:{'|'.join(map(_glob, part[1:-1].split(',')))})"
    return re.escape(part)
