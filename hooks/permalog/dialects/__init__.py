"""One module per generator: how it reads an address out of front matter, path and settings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Protocol

from ..archive import Archive
from ..errors import Problem
from ..permalink import Permalink
from ..post import Page, Post
from ..redirect import Redirect


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file of an archive that is not published."""

    reason: str | None = None
    """Why the generator passed over a file that looks like a post; None for what nobody expects to
    see on the site: layouts, data, the configuration."""


Found = Page | Redirect | Permalink | Skipped
"""What a file of an archive is: a page or a post (a page with a date), a redirect, a file that is
copied as it stands to a Permalink, or nothing that is published."""


class Dialect(Protocol):
    """The rules of one generator, for one archive."""

    name: ClassVar[str]
    """As in `extra.blog.archives[].generator`: `jekyll`."""

    archive: Archive
    redirects: Sequence[Redirect]
    """Old addresses that the configuration names."""
    warnings: list[Problem]
    """What of the archive cannot be followed; complete once every file was asked for."""

    def __init__(self, archive: Archive) -> None:
        """Read the configuration; raise ContentError for what is wrong in it."""

    @staticmethod
    def recognise(places: Iterable[str]) -> str | None:
        """Return what among the files of an archive shows that it is this generator's, if any."""

    def file(self, place: str) -> Found:
        """Return what a file of the archive is; raise ContentError with all that is wrong in it."""

    def link(self, page: Page, url: str) -> str:
        """Return a link of a page's text, which the old site resolved, from the site's root.

        What leaves the site is returned as it is.
        """

    def feed_id(self, post: Post, site_url: str) -> str | None:
        """Return the id that the feeds of the old site gave a post; None where it can't be told.

        They are those of the generator, or of its usual plugin. `site_url` is the address of the
        blog today, for a configuration that names none.
        """
