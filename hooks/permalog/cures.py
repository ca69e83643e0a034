"""Cures: what has to be written for a lost address to answer again, and where."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote

from . import mend
from .errors import ContentError
from .frontmatter import FrontMatterError
from .homes import Home
from .lock import written
from .mend import Alias, Mend, MendError, Setting
from .redirect import is_followed

REDIRECTS = ("extra", "blog", "redirects")
_FOR_PROGRAMS = "/.well-known/"
"""What is below is asked for by programs, which follow no page; MkDocs leaves such names out."""
FORMER_FEEDS = ("extra", "blog", "feeds", "former")


class Cure(NamedTuple):
    """What keeps an address."""

    text: str
    """For a message: ``add `aliases: [/blog/2016/duth/]` at docs/blog/duth.md:4``."""
    mend: Mend | None = None
    """The line to write; None where the author has to decide."""


@dataclass(frozen=True, slots=True)
class Cures:
    """The cures on one site."""

    path_of: Callable[[str], str]
    """Returns how messages name a file below docs/."""
    text_of: Callable[[str], str]
    """Returns the text of a file below docs/, its line ends as they are."""

    def of(self, url: str, home: Home | None) -> Cure | None:
        """Return what makes an old address answer; None for a page that has no home."""
        if url.startswith(_FOR_PROGRAMS):
            path = self.path_of(url.lstrip("/"))
            return Cure(
                f"put the file at {path}, with `exclude_docs: '!.well-known'` in mkdocs.yml"
            )
        if not is_followed(url) and not (home and home.feed):
            return Cure(f"put the file at {self.path_of(url.lstrip('/'))}")
        return self.keep(url, home) if home else None

    def instead(self, url: str, feed: str) -> Cure:
        """Return what keeps an address at which a redirect is not followed.

        `feed` is which feed readers mean there, by its name in the settings, empty for none.
        """
        if feed:
            former = setting(Setting(FORMER_FEEDS, url, feed))
            return Cure(f"{former.text}, in place of the redirect")
        ending = posixpath.splitext(url)[1]
        put = f"put the file at {self.path_of(url.lstrip('/'))} in place of the redirect"
        return Cure(f"{put}, or let that lead to a file in `{ending}`, which is published at both")

    def keep(self, url: str, home: Home) -> Cure:
        """Return how an address is made one more of a home."""
        if home.feed:
            return setting(Setting(FORMER_FEEDS, url, home.feed))
        if not home.takes_aliases:
            return setting(Setting(REDIRECTS, url, quote(home.url)))
        alias, path = Alias(home.uri, url), home.source
        try:
            mended = mend.with_alias(self.text_of(home.uri), url)
        except (MendError, FrontMatterError, ContentError) as error:
            return Cure(f"add `{written(url)}` to the `aliases` of {path} ({error})", alias)
        if not mended.is_entry:
            return Cure(f"add `{written(url)}` to the list at {path}:{mended.line}", alias)
        if mended.added.startswith("---"):
            entry = mended.added.split("\n")[1]
            return Cure(f"add `{entry}` between two lines `---` at the top of {path}", alias)
        return Cure(f"add `{mended.added}` at {path}:{mended.line}", alias)


def setting(line: Setting) -> Cure:
    """Return a cure by a line in mkdocs.yml."""
    return Cure(f"add `{line}` under {'.'.join(line.path)} in mkdocs.yml", line)
