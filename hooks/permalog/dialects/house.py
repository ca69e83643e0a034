"""The house's own dialect: posts written for Permalog, with the permalinks of Eleventy."""

from __future__ import annotations

import datetime as dt
import difflib
import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from .. import dates, pattern
from ..errors import InvalidValueError, Problem, shown
from ..permalink import Permalink
from ..post import Page, Post, Status
from ..reader import Reader
from ..source import Source
from . import eleventy_permalink as eleventy

_KEYS = frozenset(
    (
        "title",
        "date",
        "updated",
        "permalink",
        "aliases",
        "redirect_from",
        "redirect_to",
        "tags",
        "description",
        "draft",
        "series",
        "slug",
    )
)


@dataclass(frozen=True, slots=True)
class House:
    """Reads posts by the settings of the blog."""

    pattern: str
    """The address of a post that names none: `/blog/{year}/{slug}/`."""
    zone: dt.tzinfo
    """The zone that decides on which day a moment falls."""
    now: dt.datetime
    """The moment of the build; what is dated later is scheduled."""

    def post(self, source: Source) -> Post:
        """Return the post that a file is; raise ContentError with all that is wrong in it."""
        reader = Reader(source, self.zone)
        _refuse_foreign_keys(reader)
        title = _title(reader)
        date = _date(reader)
        permalink = self._permalink(reader, title, date) if date else None
        post = Post(
            uri=source.uri,
            title=title,
            date=date or self.now,
            updated=reader.moment("updated"),
            series=reader.series(),
            permalink=permalink,
            permalink_line=reader.matter.lines.get("permalink"),
            aliases=reader.aliases(),
            tags=reader.tags(),
            description=reader.text("description"),
            status=self._status(permalink, date or self.now, is_draft=reader.flag("draft")),
            front_matter=reader.matter,
        )
        reader.finish()
        return post

    def page(self, source: Source, permalink: Permalink) -> Page:
        """Return the page that a file is which is no post, where MkDocs publishes it."""
        title, matter = _title(Reader(source, self.zone)), source.front_matter
        return Page(uri=source.uri, title=title, permalink=permalink, front_matter=matter)

    def _permalink(self, reader: Reader, title: str, date: dt.datetime) -> Permalink | None:
        source, data = reader.source, reader.matter.data
        try:
            if data.get("permalink") in (None, "", {}):
                return self._by_pattern(reader, title, date)
            value = reader.word("permalink")
            return eleventy.permalink(value, source.uri, {**data, "title": title}, date)
        except InvalidValueError as error:
            reader.problem("permalink", f"is {reader.written('permalink')}: {error}")
            return None

    def _by_pattern(self, reader: Reader, title: str, date: dt.datetime) -> Permalink | None:
        slug, day = reader.text("slug"), date.date().isoformat()
        try:
            place = reader.source.place
            return pattern.permalink(self.pattern, place=place, title=title, slug=slug, day=day)
        except InvalidValueError as error:
            key = "slug" if slug else "title" if "{title}" in self.pattern else "permalink"
            given = f"is {shown(slug or title)}" if key != "permalink" else "is missing"
            reader.problem(key, f"{given}, and in the pattern `{self.pattern}`: {error}")
            return None

    def _status(self, permalink: Permalink | None, date: dt.datetime, *, is_draft: bool) -> Status:
        if is_draft:
            return Status.DRAFT
        if permalink is None:
            return Status.UNPUBLISHED
        return Status.SCHEDULED if date > self.now else Status.PUBLISHED


def doubts(source: Source) -> Iterator[Problem]:
    """Yield a problem for each key that is nearly one of ours; any other is the author's own."""
    for key in source.front_matter.data:
        if key.lower() in _KEYS:
            continue
        if near := difflib.get_close_matches(key, _KEYS, 1, 0.8):
            line = source.front_matter.line(key)
            text = f"`{key}` says nothing here; did you mean `{near[0]}`?"
            yield Problem(source.path, line, text)


def _title(reader: Reader) -> str:
    uri = reader.source.uri
    return reader.text("title") or reader.first_heading() or eleventy.file_title(uri)


def _refuse_foreign_keys(reader: Reader) -> None:
    """Note the keys that say something to another generator, and nothing here."""
    data = reader.matter.data
    for key in data:
        if key not in _KEYS and key.lower() in _KEYS:
            reader.problem(key, f"is read in small letters only; write `{key.lower()}`")
    if data.get("published") is False:
        reader.problem("published", "hides nothing here; write `draft: true`")
    if str(data.get("url", "")).startswith("/"):
        reader.problem("url", "gives no address here; write `permalink`")


def _date(reader: Reader) -> dt.datetime | None:
    uri = reader.source.uri
    if reader.matter.data.get("date") is not None:
        return reader.moment("date")
    if written := dates.in_path(uri):
        try:
            return dates.parse(written, reader.zone)
        except InvalidValueError as error:
            reader.note(f"the date in its path is {error}")
            return None
    reader.note(
        "a post needs a date; add `date: 2016-11-06` to its front matter, or put the date "
        f"at the start of its file name: `2016-11-06-{posixpath.basename(uri)}`",
        reader.matter.line("date"),
    )
    return None
