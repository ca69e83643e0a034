"""Pelican's articles and pages as posts and pages: what readers see of them.

Sources: Pelican 4.12, `contents.py`; pelican-alias 1.1 and pelican-redirect 3.0 for old addresses.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import Any

from ...errors import Problem, shown
from ...permalink import AddressError, Permalink
from ...post import Alias, Page, Post, Status
from ...reader import Reader, unmarked
from ...source import Source
from .. import tags
from .addresses import Place
from .metadata import Content
from .settings import PelicanSettings
from .values import Name

_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.S)
_NO_CATEGORY = "misc"
"""The category that Pelican gives to what has none."""


class Pages:
    """Makes the posts and pages of one archive."""

    def __init__(self, settings: PelicanSettings, root: str) -> None:
        """Take the folder of the content, with a slash."""
        self._settings, self._root = settings, root
        self._archive = settings.said.archive

    def page(self, content: Content, place: Place, *, is_translation: bool) -> Page:
        """Return a page, or the post that an article is."""
        file, lines = self._root + content.path, content.matter.lines
        uri, path = self._archive.uri(file), self._archive.path_of(file)
        source = Source(path, uri, self._archive.folder, content.matter)
        common: dict[str, Any] = {
            "uri": uri,
            "title": _title(content, Reader(source, self._settings.zone)),
            "permalink": place.permalink,
            "permalink_line": lines.get("url", lines.get("save_as")),
            "aliases": tuple(self._aliases(content, place, path)),
            "tags": tuple(
                tags.listed(_tags(content), path, lines.get("tags"), self._settings.warnings)
            ),
            "description": _description(content.metadata),
            "status": _status(content, place, is_translation=is_translation),
            "front_matter": content.matter,
        }
        if not content.is_article or not content.date:
            return Page(**common)
        date = content.date.plain() if "date" in content.metadata else self._archive.now
        updated = content.modified.plain() if content.modified else None
        return Post(**common, date=date, updated=updated)

    def _aliases(self, content: Content, place: Place, path: str) -> Iterator[Alias]:
        """Yield the address of a post's file where it is not its own, and those of plugins.

        What can be no address is left out, with a warning: the site worked without it.
        """
        lines, seen = content.matter.lines, {place.permalink, place.alias}
        if place.alias:
            yield Alias(place.alias, lines.get("save_as", 1))
        for key, value in self._old_addresses(content.metadata):
            try:
                old = Permalink.parse_link(value)
            except AddressError as error:
                text = f"`{key}` holds {shown(value)}, which is left out: {error}"
                self._settings.warnings.append(Problem(path, lines.get(key), text))
                continue
            if old not in seen:
                seen.add(old)
                yield Alias(old, lines.get(key, 1))

    def _old_addresses(self, metadata: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Yield what the keys of plugins say; an address of another site is none."""
        if "alias" not in metadata and "original_url" not in metadata:
            return
        delimiter = self._settings.text("ALIAS_DELIMITER") or ","
        aliases = [part for text in _texts(metadata, "alias") for part in text.split(delimiter)]
        for key, values in (("alias", aliases), ("original_url", _texts(metadata, "original_url"))):
            for value in values:
                if value.strip() and "://" not in value:
                    yield key, value.strip()


def _texts(metadata: Mapping[str, Any], key: str) -> list[str]:
    value = metadata.get(key, [])
    return [str(item) for item in (value if isinstance(value, list) else [value])]


def _title(content: Content, reader: Reader) -> str:
    name = posixpath.splitext(posixpath.basename(content.path))[0]
    return _plain(content.metadata["title"]) or reader.first_heading() or name


def _status(content: Content, place: Place, *, is_translation: bool) -> Status:
    if place.permalink is None:
        return Status.UNPUBLISHED
    if content.status == "draft":
        return Status.SCHEDULED if content.is_scheduled else Status.DRAFT
    is_listed = content.status == "published" and not is_translation
    return Status.PUBLISHED if is_listed else Status.UNLISTED


def _tags(content: Content) -> Iterator[str]:
    """Yield the tags of a page, and the category that somebody gave an article."""
    yield from _texts(content.metadata, "tags")
    category = content.metadata.get("category")
    if content.is_article and isinstance(category, Name) and category.name != _NO_CATEGORY:
        yield category.name


def _description(metadata: Mapping[str, Any]) -> str | None:
    for key in ("summary", "description"):
        if text := _plain(metadata.get(key, "")):
            return unmarked(text)
    return None


def _plain(value: object) -> str:
    """Return a value of the header as text, without mark-up."""
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    if "<" in text or "&" in text:
        text = html.unescape(_MARKUP.sub("", text))
    return " ".join(text.split())
