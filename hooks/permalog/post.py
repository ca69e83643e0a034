"""Page and Post: what is known of a file that readers see, once it is read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from .frontmatter import FrontMatter
from .permalink import Permalink


class Status(StrEnum):
    """Whether readers see a post."""

    PUBLISHED = "published"
    UNLISTED = "unlisted"
    """It has its page, and stands in no list and no feed."""
    DRAFT = "draft"
    """`draft: true`: only `mkdocs serve` shows it."""
    SCHEDULED = "scheduled"
    """Dated in the future: only `mkdocs serve` shows it until then."""
    UNPUBLISHED = "unpublished"
    """`permalink: false`, or what says so elsewhere: it has no page."""
    SUPERSEDED = "superseded"
    """Another file of its archive has its address, and `on_clash` chose that one."""


@dataclass(frozen=True, slots=True)
class Alias:
    """An old address of a post, from which readers are sent on."""

    permalink: Permalink
    line: int
    """The line of `aliases` in the post's file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page: where it lies, what it says of itself, and where it is served."""

    uri: str
    """The file below docs/: `blog/2016/duth-2016-recap.md`."""
    title: str
    permalink: Permalink | None
    """Where it is served; None for `permalink: false`."""
    permalink_line: int | None = None
    """The line of `permalink`; None where the pattern decides."""
    aliases: tuple[Alias, ...] = ()
    tags: tuple[str, ...] = ()
    description: str | None = None
    status: Status = Status.PUBLISHED
    front_matter: FrontMatter

    @property
    def url(self) -> str:
        """The address on the site; empty for a post that is not published."""
        return self.permalink.url if self.permalink else ""

    @property
    def is_public(self) -> bool:
        """Whether `mkdocs build` publishes it."""
        return self.status in (Status.PUBLISHED, Status.UNLISTED)

    @property
    def is_listed(self) -> bool:
        """Whether what lists pages, and finds them, may name it."""
        return self.status is not Status.UNLISTED


@dataclass(frozen=True, slots=True, kw_only=True)
class Post(Page):
    """A page with a date."""

    date: dt.datetime
    """In the blog's zone, or in that of the archive; a bare date is the start of its day."""
    updated: dt.datetime | None = None
    """When the author last changed it, where that is written down."""
    series: str | None = None
    """The name of the series of which it is a part."""

    @property
    def last_change(self) -> dt.datetime:
        """The later of date and `updated`."""
        return max(self.date, self.updated or self.date)
