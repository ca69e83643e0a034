"""Post: front matter in, a frozen value out, or every problem with file and line."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from . import dates, pattern
from .dialects import eleventy
from .errors import ContentError, InvalidValueError, Problem, shown
from .frontmatter import FrontMatter
from .permalink import AddressError, Permalink
from .slug import tag_slug

_LINK = re.compile(r"!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|[*_`]|~~)(.+?)\1(?!\w)")
_TAG_BYTES = 200
_HEADING = re.compile(r"\A\s*#[ \t]+(.+?)[ \t]*#*[ \t]*(?:\{.*\})?[ \t]*$", re.M)


class Status(StrEnum):
    """Whether readers see a post."""

    PUBLISHED = "published"
    DRAFT = "draft"
    """`draft: true`: only `mkdocs serve` shows it."""
    SCHEDULED = "scheduled"
    """Dated in the future: only `mkdocs serve` shows it until then."""
    UNPUBLISHED = "unpublished"
    """`permalink: false`: it has no page."""


@dataclass(frozen=True, slots=True)
class Alias:
    """An old address of a post, from which readers are sent on."""

    permalink: Permalink
    line: int
    """The line of `aliases` in the post's file."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the settings say of every post."""

    root: str
    """The folder of the posts below docs/."""
    pattern: str
    """The address of a post that names none: `/blog/{year}/{slug}/`."""
    zone: dt.tzinfo
    """The zone that decides on which day a moment falls."""
    now: dt.datetime
    """The moment of the build; what is dated later is scheduled."""


@dataclass(frozen=True, slots=True)
class Post:
    """A post: where it lies, what it says of itself, and where it is served."""

    uri: str
    """The file below docs/: `blog/2016/duth-2016-recap.md`."""
    title: str
    date: dt.datetime
    """In the blog's zone; a bare date is the start of its day."""
    updated: dt.datetime | None
    """When the author last changed it, where that is written down."""
    permalink: Permalink | None
    """Where it is served; None for `permalink: false`."""
    permalink_line: int | None
    """The line of `permalink`; None where the pattern decides."""
    aliases: tuple[Alias, ...]
    tags: tuple[str, ...]
    description: str | None
    status: Status
    front_matter: FrontMatter

    @property
    def url(self) -> str:
        """The address on the site; empty for a post that is not published."""
        return self.permalink.url if self.permalink else ""

    @property
    def last_change(self) -> dt.datetime:
        """The later of date and `updated`."""
        return max(self.date, self.updated or self.date)

    @property
    def is_public(self) -> bool:
        """Whether `mkdocs build` publishes it."""
        return self.status is Status.PUBLISHED


def read(path: str, uri: str, matter: FrontMatter, rules: Rules) -> Post:
    """Return the post that lies at `uri` below docs/ with this front matter and body.

    `path` is how messages name the file. Raises ContentError with every problem of the file.
    """
    return _Reader(path, uri, matter, rules).post()


class _Reader:
    """Reads the keys of one post and keeps every problem, so that the author sees all at once."""

    def __init__(self, path: str, uri: str, matter: FrontMatter, rules: Rules) -> None:
        self.path, self.uri, self.matter, self.rules = path, uri, matter, rules
        self.problems: list[Problem] = []

    def post(self) -> Post:
        """Return the post, or raise ContentError with all that is wrong."""
        title = self.text("title") or self._first_heading() or self._file_title()
        date = self._date()
        updated = self._moment("updated")
        draft = self._flag("draft")
        permalink = self._permalink(title, date) if date else None
        post = Post(
            uri=self.uri,
            title=title,
            date=date or self.rules.now,
            updated=updated,
            permalink=permalink,
            permalink_line=self.matter.lines.get("permalink"),
            aliases=self._aliases(),
            tags=self._tags(),
            description=self.text("description"),
            status=self._status(permalink, draft, date or self.rules.now),
            front_matter=self.matter,
        )
        if self.problems:
            raise ContentError(self.problems)
        return post

    def problem(self, key: str, text: str) -> None:
        """Note what is wrong with the value of `key`."""
        self.problems.append(Problem(self.path, self.matter.line(key), f"`{key}` {text}"))

    def text(self, key: str) -> str | None:
        """Return the text of `key` as the author wrote it; None where there is none."""
        if self.matter.data.get(key) is None:
            return None
        text = self.matter.texts.get(key)
        if not isinstance(text, str):
            self.problem(key, f"is {_kind(self.matter.data[key])}; write one line of text")
            return None
        return " ".join(text.split()) or None

    def _first_heading(self) -> str | None:
        heading = _HEADING.match(self.matter.body)
        return _unmarked(heading[1]) if heading else None

    def _file_title(self) -> str:
        title = eleventy.file_slug(self.uri).replace("-", " ").replace("_", " ").strip()
        return title[:1].upper() + title[1:] or self.uri

    def _date(self) -> dt.datetime | None:
        if self.matter.data.get("date") is not None:
            return self._moment("date")
        if written := dates.in_path(self.uri):
            try:
                return dates.parse(written, self.rules.zone)
            except InvalidValueError as error:
                self.problems.append(Problem(self.path, None, f"the date in its path is {error}"))
                return None
        self.problems.append(
            Problem(
                self.path,
                self.matter.line("date"),
                "a post needs a date; add `date: 2016-11-06` to its front matter, or put the date "
                f"at the start of its file name: `2016-11-06-{posixpath.basename(self.uri)}`",
            )
        )
        return None

    def _moment(self, key: str) -> dt.datetime | None:
        value = self.matter.data.get(key)
        if value is None:
            return None
        try:
            return dates.parse(value, self.rules.zone)
        except InvalidValueError as error:
            self.problem(key, f"is {error}")
            return None

    def _flag(self, key: str) -> bool:
        value = self.matter.data.get(key)
        if not isinstance(value, bool | None):
            self.problem(key, f"is {shown(value)}; write `true` or `false`")
        return bool(value)

    def _tags(self) -> tuple[str, ...]:
        if self.matter.data.get("tags") is None:
            return ()
        written = self.matter.texts.get("tags")
        if written is None:
            self.problem("tags", f"is {_kind(self.matter.data['tags'])}; write `[one, two]`")
            return ()
        lines = [written] if isinstance(written, str) else written
        tags = dict.fromkeys(filter(None, (" ".join(tag.split()) for tag in lines)))
        for tag in tags:
            if not 0 < len(tag_slug(tag).encode()) <= _TAG_BYTES:
                self.problem("tags", f"holds {shown(tag)}; a tag is a name of letters and digits")
        return tuple(tags)

    def _permalink(self, title: str, date: dt.datetime) -> Permalink | None:
        data = self.matter.data
        try:
            if data.get("permalink") in (None, "", {}):
                return pattern.permalink(
                    self.rules.pattern,
                    uri=self.uri,
                    root=self.rules.root,
                    title=title,
                    slug=self.text("slug"),
                    day=date.date().isoformat(),
                )
            value = self._word("permalink")
            return eleventy.permalink(value, self.uri, {**data, "title": title}, date)
        except InvalidValueError as error:
            self.problem("permalink", f"is {shown(data.get('permalink'))}: {error}")
            return None

    def _word(self, key: str) -> object:
        """Return the value of `key`, with `no` and `off` as the words they are in YAML 1.2."""
        value, text = self.matter.data[key], self.matter.texts.get(key)
        is_word = isinstance(value, bool) and str(text).lower() not in ("true", "false")
        return text if is_word else value

    def _aliases(self) -> tuple[Alias, ...]:
        if self.matter.data.get("aliases") is None:
            return ()
        written = self.matter.texts.get("aliases")
        if written is None:
            kind = _kind(self.matter.data["aliases"])
            self.problem("aliases", f"is {kind}; write a list of paths: `[/old/address/]`")
            return ()
        aliases = []
        for value in [written] if isinstance(written, str) else written:
            try:
                aliases.append(Alias(Permalink.parse(value), self.matter.line("aliases")))
            except AddressError as error:
                self.problem("aliases", f"holds {shown(value)}: {error}")
        return tuple(dict.fromkeys(aliases))

    def _status(self, permalink: Permalink | None, draft: bool, date: dt.datetime) -> Status:
        if draft:
            return Status.DRAFT
        if permalink is None:
            return Status.UNPUBLISHED
        return Status.SCHEDULED if date > self.rules.now else Status.PUBLISHED


def _unmarked(line: str) -> str:
    """Return a line of Markdown without its marks for links, images, emphasis and code."""
    return _EMPHASIS.sub(r"\2", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", line)))


def _kind(value: object) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    if isinstance(value, list):
        return "a list of more than text"
    return shown(value)
