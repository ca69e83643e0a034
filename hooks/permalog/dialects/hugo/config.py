"""Hugo's configuration: `hugo.toml` and its like, and the folder `config`, laid over each other.

Sources: Hugo 0.168, `config/configLoader.go`, `config/allconfig/load.go`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

from ...archive import Archive
from ...errors import ContentError, Problem
from ...frontmatter import Block, FrontMatterError, plain_lines, read_toml, read_yaml
from . import front_matter

NAMES = ("hugo", "config")
ENDINGS = ("toml", "yaml", "yml", "json")
_FOLDER = "config"
_LAYERS = ("_default", "production")


class Config:
    """What Hugo's configuration says, and the archive's settings over it; keys in small letters."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.places: list[str] = []
        """The files that were read."""
        self.data: Mapping[str, Any] = {}
        self._origins: dict[str, str] = {}
        for place, found in _read(archive):
            self.places.append(place)
            self._origins.update(dict.fromkeys(found, place))
            self.data = over(self.data, found)
        settings = front_matter.lower(archive.settings)
        for key in settings:
            self._origins.pop(key, None)
        self.data = over(self.data, settings)

    def table(self, key: str) -> Mapping[str, Any]:
        """Return what stands under a key; empty where no table does."""
        found = self.data.get(key)
        return found if isinstance(found, Mapping) else {}

    def problem(self, key: str, text: str) -> Problem:
        """Return what is wrong with the value of a key, at the place where it is said."""
        place = self._origins.get(key)
        if place is None:
            spelt = next((one for one in self.archive.settings if one.lower() == key), key)
            return Problem("mkdocs.yml", None, f"the archive {self.archive.path}: `{spelt}` {text}")
        whole = self.archive.text(place)
        found = re.search(rf"^[ \t\[\"'{{]*({re.escape(key)})\b", whole, re.M | re.I)
        line = whole.count("\n", 0, found.end()) + 1 if found else None
        return Problem(self.archive.path_of(place), line, f"`{found[1] if found else key}` {text}")

    def refuse(self, key: str, text: str) -> NoReturn:
        """Raise ContentError for the value of a key."""
        raise ContentError([self.problem(key, text)])


def over(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return settings with others laid over them, table by table."""
    merged = {**lower, **upper}
    for key in lower.keys() & upper.keys():
        if isinstance(lower[key], Mapping) and isinstance(upper[key], Mapping):
            merged[key] = over(lower[key], upper[key])
    return merged


def _read(archive: Archive) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the files of the configuration, each to be laid over those before it."""
    named = archive.config
    folder = _FOLDER
    if named and (found := re.match(r"(.*?)/(?:_default|production)(?:/|\Z)", f"{named}/")):
        folder, named = found[1], None
    elif named and any(
        place.startswith(f"{named.rstrip('/')}/_default/") for place in archive.files
    ):
        folder, named = named.rstrip("/"), None
    usual = (f"{name}.{ending}" for name in NAMES for ending in ENDINGS)
    place = named or next((name for name in usual if name in archive.files), None)
    if place:
        yield place, _file(archive, place)
    for layer in _LAYERS:
        below = f"{folder}/{layer}/"
        for place in sorted(place for place in archive.files if place.startswith(below)):
            if place.rpartition(".")[2] in ENDINGS:
                yield place, _nested(posixpath.basename(place), _file(archive, place))


def _file(archive: Archive, place: str) -> Mapping[str, Any]:
    text = plain_lines(archive.text(place))
    block = Block(text, 1, "", text.count("\n") + 2)
    try:
        if place.endswith((".yaml", ".yml")):
            matter = read_yaml(block, plain=front_matter.scalar, repeated=True)
        elif place.endswith(".json"):
            matter = front_matter.read_json(block)
        else:
            matter = read_toml(block)
    except FrontMatterError as error:
        wrong = str(error).replace("the front matter", "the configuration")
        raise ContentError([Problem(archive.path_of(place), error.line, wrong)]) from None
    return front_matter.lowered(matter).data


def _nested(name: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a file of the configuration's folder says, by its name: `menus.en.toml`."""
    stem = name.rpartition(".")[0].lower()
    if stem in NAMES:
        return data
    key, _, language = stem.partition(".")
    inner = data[key] if len(data) == 1 and key in data else data
    if not language:
        return {key: inner}
    is_own = key in ("menu", "menus", "params")
    return {"languages": {language: {key: inner} if is_own else inner}}
