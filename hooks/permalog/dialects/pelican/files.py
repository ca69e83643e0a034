"""Which of an archive's files Pelican reads, which it copies, and where to.

Sources: Pelican 4.12, `generators.py` (`get_files`, `StaticGenerator`), `contents.py`
(`get_static_links`, `attach_to`).
"""

from __future__ import annotations

import fnmatch
import html
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from .addresses import Addresses
from .metadata import Content, Metadata
from .settings import PelicanSettings
from .values import filled

_REFERENCE = re.compile(r"[{|](static|attach|filename)[}|]")
_URL = re.compile(r"""(?:[^()"<>\n]+|\([^()\n]*\))*""")


class Folders:
    """Which files of the content a setting names, ARTICLE_PATHS with ARTICLE_EXCLUDES."""

    def __init__(self, settings: PelicanSettings, kind: str, other: str | None = None) -> None:
        """Take the settings of a kind; the paths of the other kind are excluded."""
        excludes = settings.texts(f"{kind}_EXCLUDES")
        if other:
            excludes += settings.texts(f"{other}_PATHS")
        tops = settings.texts(f"{kind}_PATHS")
        self._tops = ["" if top in ("", ".") else posixpath.normpath(top) for top in tops]
        self._excludes = frozenset(excludes)
        self._reached: dict[str, bool] = {}
        self._ignored = _any_of(settings.texts("IGNORE_FILES"))

    def hold(self, path: str) -> bool:
        """Return whether a file is there, and neither excluded nor ignored."""
        folder, _, name = path.rpartition("/")
        if self._ignored.match(name):
            return False
        if folder not in self._reached:
            self._reached[folder] = any(self._reach(top, folder) for top in self._tops)
        return self._reached[folder] or path in self._tops

    def _reach(self, top: str, folder: str) -> bool:
        """Return whether a walk through one folder comes to another."""
        if top and not f"{folder}/".startswith(f"{top}/"):
            return False
        while folder != top:
            if folder in self._excludes or self._ignored.match(posixpath.basename(folder)):
                return False
            folder = posixpath.dirname(folder)
        return True


def _any_of(names: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(fnmatch.translate, names)) or "(?!)")


class Linker(NamedTuple):
    """A page that links to a static file, and whether it attaches it."""

    content: Content
    attaches: bool


class Statics:
    """The files that are copied: those in STATIC_PATHS, and those that a page links to."""

    def __init__(
        self,
        settings: PelicanSettings,
        metadata: Metadata,
        addresses: Addresses,
        paths: Set[str],
        pages: Callable[[], Iterable[Content]],
    ) -> None:
        """Take the paths of all files, and what gives the articles and pages among them."""
        self._folders = Folders(settings, "STATIC")
        self._pattern = settings.text("STATIC_SAVE_AS")
        self._metadata, self._addresses = metadata, addresses
        self._paths, self._pages = paths, pages

    def file(self, path: str) -> str | None:
        """Return where a file is copied to, below the site; None where it is not copied.

        Raises InvalidValueError where it cannot be told.
        """
        linker = self._linkers.get(path)
        if path not in self._linked and not self._folders.hold(path):
            return None
        own = self._metadata.of_path(path)
        if linker and linker.attaches and not {"save_as", "url"} & own.keys():
            return self._beside(path, linker.content)
        fields = {"path": path, **own}
        written = own["save_as"] if "save_as" in own else filled(self._pattern, fields)
        return str(written)

    def target(self, source: str, url: str) -> str | None:
        """Return the file to which a link in a file leads; None where there is none."""
        for written in (url, unquote(url), html.unescape(url)):
            try:
                path = urlsplit(written).path
            except ValueError:
                continue
            folder = "" if path.startswith("/") else posixpath.dirname(source)
            path = posixpath.normpath(posixpath.join(folder, path.lstrip("/")))
            if path in self._paths:
                return path
        return None

    def _beside(self, path: str, content: Content) -> str:
        """Return where an attached file is: at its page, below which it keeps its folder."""
        folder = posixpath.dirname(content.path)
        below = path.removeprefix(f"{folder}/") if folder else path
        tail = posixpath.basename(path) if folder and below == path else below
        return posixpath.join(posixpath.dirname(self._addresses.file(content)), tail)

    @cached_property
    def _linkers(self) -> dict[str, Linker]:
        """Return the first page that links to each file; it alone can attach it."""
        found: dict[str, Linker] = {}
        for target, what, content in self._links:
            found.setdefault(target, Linker(content, what == "attach"))
        return found

    @cached_property
    def _linked(self) -> frozenset[str]:
        return frozenset(target for target, what, _ in self._links if what != "filename")

    @cached_property
    def _links(self) -> list[tuple[str, str, Content]]:
        """Return each link of a page to a file, in the order in which Pelican comes to them."""
        return [
            (target, what, content)
            for content in sorted(self._pages(), key=_turn)
            for what, url in _references(content.matter.body)
            if (target := self.target(content.path, url))
        ]


def _turn(content: Content) -> tuple[int, float, str]:
    """Return when Pelican writes a page: articles from the newest, then drafts, then pages."""
    turn = ("published", "hidden", "draft").index(content.status)
    age = -content.date.timestamp() if content.date else 0.0
    return turn if content.is_article else 3, age, content.slug


def _references(text: str) -> Iterator[tuple[str, str]]:
    """Yield what each link of a text asks for, and its URL; in HTML it ends with a quote."""
    for found in _REFERENCE.finditer(text):
        end = _URL.match(text, found.end())
        url = end[0] if end else ""
        if text[found.start() - 1] == "'":
            url = url.partition("'")[0]
        yield found[1], url.strip()
        if " " in url:
            yield found[1], url.split()[0]
