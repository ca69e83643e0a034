"""Cures: what has to be written for a lost address to answer again, and where."""

from __future__ import annotations

import re
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

REDIRECTS = ("extra", "blog", "redirects")
FORMER_FEEDS = ("extra", "blog", "feeds", "former")
_COPIED = re.compile(
    r"\.(?:avif|bmp|docx?|epub|gif|gz|ico|jpe?g|m4[av]|mov|mp[34]|od[pst]|og[gv]|pdf|png|pptx?|svg"
    r"|tar|tgz|txt|wav|web[mp]|xlsx?|zip)$",
    re.I,
)
"""What is no page: a page that leads elsewhere cannot stand in its place."""


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
        if _COPIED.search(url):
            return Cure(f"put the file at {self.path_of(url.lstrip('/'))}")
        return self.keep(url, home) if home else None

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
