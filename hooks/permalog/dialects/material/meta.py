"""Material's plugin meta: front matter that a folder gives to all its pages.

Source: Material for MkDocs 9.8, `plugins/meta/plugin.py`; mergedeep 1.3, additive and typesafe.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Any

from ...errors import ContentError, InvalidValueError, Problem
from ...frontmatter import Block, FrontMatter, FrontMatterError, plain_lines, read_yaml
from ..settings import Settings
from . import mkdocs


class Metas:
    """The `.meta.yml` files of an archive."""

    def __init__(self, settings: Settings, places: Mapping[str, str]) -> None:
        """Read them, if the plugin is there; raise ContentError."""
        listed = settings.value("plugins")
        plugins = mkdocs.plugins(listed, "meta", "material/meta") if listed is not None else [{}]
        self.name = plugins[0].get("meta_file", ".meta.yml") if plugins else None
        self.archive = settings.archive
        uris = [uri for uri in places if posixpath.basename(uri) == self.name]
        uris.sort(key=lambda uri: uri.split("/"))
        self.by_start = {posixpath.dirname(uri): self._read(places[uri]) for uri in uris}
        """What is added to each page, by how its path starts."""

    def added(self, uri: str, matter: FrontMatter, path: str) -> FrontMatter:
        """Return the front matter of a page, with what its folders add; raise ContentError."""
        for start, defaults in reversed(self.by_start.items()):
            if uri.startswith(start):
                matter = self._over(defaults, matter, path)
        return matter

    def _read(self, place: str) -> FrontMatter:
        text = plain_lines(self.archive.text(place))
        try:
            return read_yaml(Block(text, 1, "", 1), repeated=True)
        except FrontMatterError as error:
            problem = Problem(self.archive.path_of(place), error.line, str(error))
            raise ContentError([problem]) from None

    def _over(self, defaults: FrontMatter, own: FrontMatter, path: str) -> FrontMatter:
        texts = {**defaults.texts, **own.texts}
        for key, value in defaults.texts.items():
            other = own.texts.get(key)
            if isinstance(value, tuple) and isinstance(other, tuple):
                texts[key] = value + other
        try:
            return own._replace(data=_joined(defaults.data, own.data), texts=texts)
        except InvalidValueError as error:
            key = str(error)
            text = f"`{key}` is of another kind than in {self.name} above; write both alike"
            raise ContentError([Problem(path, own.line(key), text)]) from None


def _joined(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    """Return two mappings as one: lists are joined, mappings merged, the rest is the upper's.

    Raises InvalidValueError with a key whose values are of two kinds.
    """
    merged = {**lower, **upper}
    for key in lower.keys() & upper.keys():
        one, other = lower[key], upper[key]
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            merged[key] = _joined(one, other)
        elif isinstance(one, list) and isinstance(other, list):
            merged[key] = one + other
        elif type(one) is not type(other):
            raise InvalidValueError(key)
    return merged
