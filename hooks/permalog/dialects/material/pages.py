"""Material's posts, and the pages around them: addresses, titles, dates, and who sees them.

Sources: Material for MkDocs 9.8, `plugins/blog/structure`; MkDocs 1.6, `structure/pages.py`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pathspec.gitignore import GitIgnoreSpec

from ...archive import Archive
from ...errors import Problem, shown
from ...frontmatter import FrontMatter
from ...permalink import AddressError, Permalink
from ...post import Page, Post, Status
from ...reader import Reader
from ...source import Source
from . import mkdocs
from .blog import Blog
from .meta import Metas

_KINDS: Mapping[str, tuple[type, str]] = {
    "slug": (str, "text, in quotes where it is a number"),
    "draft": (bool, "`true` or `false`"),
    "pin": (bool, "`true` or `false`"),
    "readtime": (int, "a number of minutes"),
}
_LISTS = ("authors", "categories")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """Reads the pages and posts of a site."""

    archive: Archive
    zone: dt.tzinfo
    directories: bool
    """Whether `use_directory_urls` is on."""
    drafts: GitIgnoreSpec
    metas: Metas
    warnings: list[Problem]

    def page(self, place: str, uri: str) -> Page:
        """Return the page that a file is; raise ContentError."""
        path = self.archive.path_of(place)
        matter, problem = mkdocs.page_matter(self.archive.text(place), path)
        if problem:
            self.warnings.append(problem)
        reader = self._reader(place, uri, matter)
        file = mkdocs.destination(uri, directories=self.directories)
        known = self._known(reader, uri)
        page = Page(
            **known,
            permalink=self._permalink(reader, file),
            tags=reader.tags(),
            status=Status.DRAFT if self._is_draft(uri) else Status.PUBLISHED,
        )
        reader.finish()
        return page

    def post(self, place: str, uri: str, blog: Blog) -> Post:
        """Return the post that a file is; raise ContentError."""
        matter = mkdocs.post_matter(self.archive.text(place), self.archive.path_of(place))
        reader = self._reader(place, uri, matter)
        _check(reader)
        created, updated = _dates(reader, self.zone)
        reader.finish()
        assert created
        post = Post(
            **self._known(reader, uri),
            permalink=self._permalink(reader, self._post_file(reader, blog, uri, created)),
            permalink_line=reader.matter.lines.get("slug"),
            tags=tuple(dict.fromkeys((*reader.tags(), *blog.categories(reader)))),
            status=self._status(reader, blog, uri, created),
            date=created,
            updated=updated,
        )
        reader.finish()
        return post

    def _reader(self, place: str, uri: str, matter: FrontMatter) -> Reader:
        path, folder = self.archive.path_of(place), self.archive.folder
        matter = self.metas.added(uri, matter, path)
        return Reader(Source(path, self.archive.uri(place), folder, matter), self.zone)

    def _known(self, reader: Reader, uri: str) -> dict[str, Any]:
        """Return what pages and posts have in common."""
        title = reader.text("title") if "title" in reader.matter.data else None
        return {
            "uri": reader.source.uri,
            "title": title or mkdocs.shown_title(reader.matter.body) or mkdocs.file_title(uri),
            "description": reader.text("description"),
            "front_matter": reader.matter,
        }

    def _post_file(self, reader: Reader, blog: Blog, uri: str, date: dt.datetime) -> str:
        slug = reader.matter.data.get("slug") or blog.slug(reader, uri)
        path = blog.path(slug=slug, uri=uri, date=date, reader=reader)
        return mkdocs.destination(f"{path}.md", directories=self.directories)

    def _permalink(self, reader: Reader, file: str) -> Permalink | None:
        try:
            return mkdocs.permalink(file, directories=self.directories)
        except AddressError as error:
            text = f"its address would be {shown('/' + file)}: {error}"
            reader.note(text, reader.matter.lines.get("slug"))
            return None

    def _is_draft(self, uri: str) -> bool:
        return len(self.drafts) > 0 and self.drafts.match_file(uri)

    def _status(self, reader: Reader, blog: Blog, uri: str, date: dt.datetime) -> Status:
        draft = reader.matter.data.get("draft")
        if self._is_draft(uri):
            return Status.DRAFT
        if blog.shows_drafts or draft is False:
            return Status.PUBLISHED
        if draft:
            return Status.DRAFT
        is_late = blog.hides_future and date > self.archive.now
        return Status.SCHEDULED if is_late else Status.PUBLISHED


def _check(reader: Reader) -> None:
    """Note the values that the plugin refuses."""
    data = reader.matter.data
    for key, (kind, cure) in _KINDS.items():
        value = data.get(key)
        if value is not None and not isinstance(value, kind):
            reader.problem(key, f"is {reader.written(key)}; write {cure}")
    for key in _LISTS:
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            reader.problem(key, f"is {reader.written(key)}; write a list of texts: `[one, two]`")


def _dates(reader: Reader, zone: dt.tzinfo) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Return when a post was created and updated; note what is no date."""
    written = reader.matter.data.get("date")
    if isinstance(written, dt.date):
        return _moment(written, zone), None
    dates = written if isinstance(written, Mapping) else {"created": written}
    if dates.get("created") is None:
        reader.problem("date", "is missing; add `date: 2016-11-06`")
    for value in dates.values():
        if not isinstance(value, dt.date | None):
            reader.problem(
                "date", f"is {shown(value)}; write it as 2016-11-06 or 2016-11-06 14:30:00"
            )
    found = {key: _moment(value, zone) for key, value in dates.items()}
    return found.get("created"), found.get("updated")


def _moment(value: object, zone: dt.tzinfo) -> dt.datetime | None:
    if isinstance(value, dt.datetime):
        return value if value.tzinfo else value.replace(tzinfo=zone)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=zone)
    return None
