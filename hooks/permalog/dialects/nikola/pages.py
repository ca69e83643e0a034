"""Nikola's posts and pages: their addresses, dates, labels, and who sees them.

Source: Nikola 8.3, `post.py`.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote

from ...errors import InvalidValueError, Problem, shown
from ...permalink import AddressError, Permalink, within_site
from ...post import Alias, Page, Post, Status
from ...reader import Reader
from ...source import Source
from . import metadata
from .site import Origin
from .sources import Sources

_HIDING = frozenset(("draft", "private"))
"""The tags that say a status, where USE_TAG_METADATA lets them."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Reads the posts and pages of a site."""

    sources: Sources
    warnings: list[Problem]

    def page(self, path: str) -> Page:
        """Return the post or the page that a file is; raise ContentError."""
        origin = self.sources.origins[path]
        reader = self._reader(path)
        date, updated = self._dates(reader, origin)
        known: dict[str, Any] = {
            "uri": reader.source.uri,
            "title": _title(reader) or posixpath.splitext(posixpath.basename(origin.base))[0],
            "permalink": self._permalink(reader, origin, origin.language),
            "permalink_line": reader.matter.lines.get("slug"),
            "aliases": self._aliases(reader, origin) if path == origin.base else (),
            "tags": self._labels(reader, origin),
            "description": reader.text("description"),
            "status": self._status(path, origin, date if origin.rule.is_post else None),
            "front_matter": reader.matter,
        }
        reader.finish()
        if date is None or not origin.rule.is_post:
            return Page(**known)
        return Post(**known, date=date, updated=updated)

    def _flag(self, key: str, *, default: bool) -> bool:
        return self.sources.site.flag(key, default=default)

    def _reader(self, path: str) -> Reader:
        archive, sources = self.sources.archive, self.sources
        matter, said_in = sources.matter(path)
        uri = archive.uri(sources.places[path])
        return Reader(
            Source(sources.path_of(said_in), uri, archive.folder, matter), sources.site.zone
        )

    def _dates(
        self, reader: Reader, origin: Origin
    ) -> tuple[dt.datetime | None, dt.datetime | None]:
        """Return when a post was written and changed, which its first language says."""
        data = self.sources.matter(origin.base)[0].data
        if origin.rule.is_post and data.get("date") in (None, ""):
            text = "a post needs a date; write it as `.. date: 2016-11-06`"
            reader.note(text, reader.matter.line("date"))
        return self._moment(reader, "date", data), self._moment(reader, "updated", data)

    def _moment(self, reader: Reader, key: str, data: Mapping[str, Any]) -> dt.datetime | None:
        value = data.get(key)
        if value in (None, ""):
            return None
        try:
            return metadata.moment(value, self.sources.site.zone, self.sources.archive.now)
        except InvalidValueError as error:
            reader.problem(key, f"is {error}; write it as 2016-11-06 or 2016-11-06 14:30:00")
            return None

    def _permalink(self, reader: Reader, origin: Origin, language: str) -> Permalink | None:
        slug = reader.matter.data["slug"]
        if not isinstance(slug, str):
            reader.problem("slug", f"is {reader.written('slug')}; write it in quotes")
            return None
        is_pretty = metadata.truth(reader.matter.data.get("pretty_url"))
        if is_pretty is None:
            is_pretty = self._flag("PRETTY_URLS", default=True) and slug != "index"
        name = posixpath.join(slug, "index.html") if is_pretty else f"{slug}.html"
        root = self.sources.site.languages.folders[language]
        file = posixpath.join(root, origin.rule.destinations[language], origin.below, name)
        try:
            return self._address(file)
        except AddressError as error:
            text = f"its address would be {shown('/' + file.lstrip('/'))}: {error}"
            reader.note(text, reader.matter.lines.get("slug"))
            return None

    def _address(self, file: str) -> Permalink:
        """Return the permalink of a file that Nikola writes, as its links say it.

        A link says `%25` for a file of that name, and a browser asks for `%`.
        """
        if file.startswith("/"):
            raise AddressError("it is outside of the site; take out the `/` at its start")
        path = within_site(unicodedata.normalize("NFC", unquote(posixpath.normpath(file))))
        url, index = f"/{path}", self.sources.site.index
        if self._flag("STRIP_INDEXES", default=True) and url.endswith(f"/{index}"):
            url = url.removesuffix(index)
        return Permalink(url, path)

    def _aliases(self, reader: Reader, origin: Origin) -> tuple[Alias, ...]:
        """Return where a page also stood: at its place in each language that it lacks."""
        if not self._flag("SHOW_UNTRANSLATED_POSTS", default=True):
            return ()
        missing = self.sources.site.languages.folders.keys() - origin.languages.keys()
        found = (self._permalink(reader, origin, language) for language in sorted(missing))
        return tuple(Alias(permalink, 1) for permalink in found if permalink)

    def _labels(self, reader: Reader, origin: Origin) -> tuple[str, ...]:
        """Return the tags and the category."""
        return reader.as_tags((*self._tags(reader), *self._category(reader, origin)))

    def _tags(self, reader: Reader) -> tuple[str, ...]:
        """Return the tags without those that are a status."""
        tags = _listed(reader.matter.data.get("tags", ""))
        if tags is None:
            reader.problem("tags", f"is {reader.written('tags')}; write texts, in quotes")
            return ()
        if not self._flag("USE_TAG_METADATA", default=True):
            return tuple(tags)
        if "draft" in map(str.lower, tags) and "draft" not in tags:
            reader.problem("tags", "holds a draft in capitals; write `draft`, in small letters")
        return tuple(tag for tag in tags if tag not in _HIDING)

    def _category(self, reader: Reader, origin: Origin) -> tuple[str, ...]:
        for key in ("category", "section"):
            if key in reader.matter.data:
                text = reader.text(key)
                return (text,) if text else ()
        if not self._flag("CATEGORY_DESTPATH_AS_DEFAULT", default=False):
            return ()
        folder = posixpath.join(origin.rule.destinations[origin.language], origin.below)
        if origin.below != "." and self._flag("CATEGORY_DESTPATH_TRIM_PREFIX", default=False):
            folder = origin.below
        name = posixpath.normpath(folder)
        if self._flag("CATEGORY_DESTPATH_FIRST_DIRECTORY_ONLY", default=True):
            name = name.split("/")[0]
        names = self.sources.site.settings.get("CATEGORY_DESTPATH_NAMES", dict, {})
        names = names.get(origin.language, names)
        return (str(names.get(name, name)) if isinstance(names, Mapping) else name,)

    def _status(self, path: str, origin: Origin, date: dt.datetime | None) -> Status:
        """Return who sees a page. Nikola publishes drafts all the same, in no list."""
        said = self._said(origin)
        if "draft" in said:
            return self._draft(path)
        if "private" in said:
            return Status.UNLISTED
        is_now = self._flag("FUTURE_IS_NOW", default=False)
        if date is None or date < self.sources.archive.now or is_now:
            return Status.PUBLISHED
        return Status.UNLISTED if self._flag("DEPLOY_FUTURE", default=False) else Status.SCHEDULED

    def _draft(self, path: str) -> Status:
        if not self._flag("DEPLOY_DRAFTS", default=True):
            return Status.DRAFT
        text = (
            "it is a draft, and Nikola published it all the same, in no list; "
            "with `DEPLOY_DRAFTS: false` in the archive's settings it stays away"
        )
        self.warnings.append(Problem(self.sources.path_of(path), None, text))
        return Status.UNLISTED

    def _said(self, origin: Origin) -> set[str]:
        """Return what a page says of its status, in any of its languages."""
        said: set[str] = set()
        for path in origin.languages.values():
            data = self.sources.matter(path)[0].data
            said.add(str(data.get("status")))
            if self._flag("USE_TAG_METADATA", default=True):
                said |= _HIDING & set(_listed(data.get("tags", "")) or ())
        return said


def _title(reader: Reader) -> str | None:
    title = reader.text("title") if reader.matter.data.get("title") else None
    return title or reader.first_heading()


def _listed(value: object) -> list[str] | None:
    """Return tags, which are a list of texts, or one with commas; None for anything else."""
    items = value.split(",") if isinstance(value, str) else value
    if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
        return None
    return [item.strip() for item in items]
