"""Python settings: what a generator's Python file assigns by literals; nothing of it is executed.

Pelican's pelicanconf.py and Nikola's conf.py are programs. Nearly all that they say of addresses
stands in plain assignments, though, and these can be read as data.
"""

from __future__ import annotations

import ast
import posixpath
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..archive import Archive
from ..errors import ContentError, Problem
from .settings import Settings

_LONGEST = 100_000
"""Of a text or list that is put together; no setting comes near it."""


@dataclass(frozen=True, slots=True)
class PythonSettings(Settings):
    """The settings of one archive, whose generator keeps them in Python."""

    places: Mapping[str, str] = field(default_factory=dict)
    """In which file of the archive each key was assigned."""
    unread: Mapping[str, Problem] = field(default_factory=dict)
    """The keys that a file also changes in a way that only running it would tell."""

    def origin(self, key: str, inner: str | None = None) -> tuple[str, int | None]:
        """Return the file and the line where a key is said, or one that stands in its value."""
        place = self.places.get(key, self.place)
        return Settings.origin(replace(self, place=place, places={}), key, inner)

    def doubts(self, keys: Mapping[str, Any]) -> Iterator[Problem]:
        """Yield a problem for each of these keys that was not read, and mkdocs.yml does not say."""
        for key, problem in self.unread.items():
            if key in keys and key not in self.archive.settings:
                yield problem


def read(archive: Archive, *places: str) -> PythonSettings:
    """Return what these files of an archive say, the later ones over the earlier.

    Raises ContentError for a file that is not Python.
    """
    assignments = _Assignments(archive)
    for place in places:
        assignments.follow(place)
    found = assignments
    return PythonSettings(
        archive, found.values, places[-1] if places else None, found.places, found.unread
    )


class _NotLiteralError(Exception):
    """Raised for an expression that only running it would tell."""


class _Assignments:
    """Follows the assignments of a file, and those of the files whose names it imports."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.values: dict[str, Any] = {}
        self.places: dict[str, str] = {}
        self.unread: dict[str, Problem] = {}
        self._followed: set[str] = set()

    def follow(self, place: str) -> None:
        """Take over what a file assigns; each file counts once."""
        if place in self._followed:
            return
        self._followed.add(place)
        for statement in self._parsed(place).body:
            self._take(statement, place)

    def _parsed(self, place: str) -> ast.Module:
        text = self.archive.text(place)
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of `"\d"`, which is the author's old friend
                return ast.parse(text)
        except SyntaxError as error:
            raise self._not_python(place, error.lineno, error.msg) from None
        except (ValueError, RecursionError, MemoryError) as error:
            raise self._not_python(place, None, str(error)) from None

    def _not_python(self, place: str, line: int | None, text: str) -> ContentError:
        text = f"it is not Python 3: {text}; mend it, or take it out and write `settings` instead"
        return ContentError([Problem(self.archive.path_of(place), line, text)])

    def _take(self, statement: ast.stmt, place: str) -> None:
        match statement:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    self._assign(target, value, place)
            case ast.AnnAssign(target=target, value=ast.expr() as value):
                self._assign(target, value, place)
            case ast.AugAssign(target=ast.Name() as target, op=ast.Add(), value=value):
                self._assign(target, ast.BinOp(target, ast.Add(), value), place)
            case ast.ImportFrom(module=str() as module, names=[ast.alias(name="*")]):
                self._import(module, place)
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                pass
            case _:
                self._miss(statement, place)

    def _assign(self, target: ast.expr, value: ast.expr, place: str) -> None:
        if not isinstance(target, ast.Name):
            self._miss(target, place)
            return
        try:
            self.values[target.id] = self._value(value)
        except (_NotLiteralError, RecursionError):
            self._miss(target, place)
        else:
            self.places[target.id] = place
            self.unread.pop(target.id, None)

    def _import(self, module: str, place: str) -> None:
        """Follow `from pelicanconf import *`; what lies elsewhere is not followed."""
        name = module.replace(".", "/") + ".py"
        beside = posixpath.join(posixpath.dirname(place), name)
        for file in (beside, name):
            if file in self.archive.files:
                self.follow(file)
                return

    def _miss(self, node: ast.AST, place: str) -> None:
        """Note the names that a statement changes, without saying plainly to what."""
        for part in ast.walk(node):
            if name := _changed(part):
                line = getattr(part, "lineno", None)
                text = (
                    f"`{name}` is set by code, and no code of an archive is run; write its value "
                    "under `settings` of the archive in mkdocs.yml"
                )
                self.unread[name] = Problem(self.archive.path_of(place), line, text)

    def _value(self, node: ast.expr) -> Any:
        """Return what an expression of literals, and of names that stand for such, gives."""
        match node:
            case ast.Constant(value=str() | bool() | int() | float() | None as value):
                return value
            case ast.Name(id=name) if name in self.values:
                return self.values[name]
            case ast.List(elts=items) | ast.Tuple(elts=items) | ast.Set(elts=items):
                return self._list(items)
            case ast.Dict(keys=keys, values=values) if None not in keys:
                return self._mapping([self._value(k) for k in keys if k], values)
            case ast.Call(func=ast.Name(id="dict"), args=[], keywords=words):
                return self._mapping([word.arg for word in words], [word.value for word in words])
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as value)):
                return -value
            case ast.BinOp(left=left, op=ast.Add(), right=right):
                return _joined(self._value(left), self._value(right))
            case ast.JoinedStr(values=parts):
                return "".join(map(self._text, parts))
        raise _NotLiteralError

    def _list(self, items: list[ast.expr]) -> list[Any]:
        found: list[Any] = []
        for item in items:
            is_spread = isinstance(item, ast.Starred)
            value = self._value(item.value if isinstance(item, ast.Starred) else item)
            found = _joined(found, value if is_spread else [value])
        return found

    def _mapping(self, keys: list[Any], values: list[ast.expr]) -> dict[Any, Any]:
        if None in keys or any(isinstance(key, list | dict) for key in keys):
            raise _NotLiteralError
        return dict(zip(keys, map(self._value, values), strict=True))

    def _text(self, part: ast.expr) -> str:
        """Return a part of an f-string: text, or a name in braces."""
        if isinstance(part, ast.FormattedValue) and part.conversion == -1 and not part.format_spec:
            part = part.value
        value = self._value(part)
        if not isinstance(value, str):
            raise _NotLiteralError
        return value


def _joined(left: Any, right: Any) -> Any:
    is_same = type(left) is type(right) and isinstance(left, str | list)
    if not is_same or len(left) + len(right) > _LONGEST:
        raise _NotLiteralError
    return left + right


def _changed(node: ast.AST) -> str | None:
    """Return the name that a part of a statement sets or may change, by `X[…] = ` or `X.add()`."""
    if isinstance(node, ast.Name):
        return None if isinstance(node.ctx, ast.Load) else node.id
    if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.value, ast.Name):
        is_read = isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Load)
        return None if is_read else node.value.id
    if isinstance(node, ast.alias):
        return node.asname or node.name
    return None
