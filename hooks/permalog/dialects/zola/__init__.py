"""Zola: its pages and sections, the files beside them, its static folder, its links.

Sources: Zola 0.22, `site/src/lib.rs`, `content/src/utils.rs`, `utils/src/site.rs`, and its
documentation. No package of Zola can be installed, so that it could not be asked.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import ClassVar
from urllib.parse import unquote, urljoin

from ...archive import Archive
from ...errors import ContentError, InvalidValueError, Problem
from ...permalink import AddressError, Permalink, within_site
from ...post import Page, Post
from ...redirect import Redirect
from .. import Found, Skipped, feed_ids
from . import content as zola_content
from .content import Text
from .pages import Pages, section_path
from .settings import ZolaSettings

_OTHER_MARKDOWN = (".markdown", ".mdown", ".mkd", ".MD")


class Zola:
    """The rules of Zola, for one archive."""

    name: ClassVar[str] = "zola"

    def __init__(self, archive: Archive) -> None:
        """Read config.toml; raise ContentError for what is wrong in it."""
        self.archive = archive
        self.settings = ZolaSettings(archive)
        self.warnings = self.settings.warnings
        self.redirects: list[Redirect] = []
        self._content, self._static = self.settings.content, self.settings.static
        self._pages = Pages(self.settings)
        self._found: dict[str, Found | ContentError] = {}

    @staticmethod
    def recognise(places: Iterable[str]) -> str | None:
        """Return Zola's configuration; where it may be Hugo's, the folders beside it decide."""
        known = set(places)
        if "zola.toml" in known:
            return "zola.toml"
        folders = {place.split("/")[0] for place in known if "/" in place}
        is_hugo = folders & {"layouts", "archetypes"}
        is_zola = "config.toml" in known and folders & {"templates", "sass"}
        return "config.toml" if is_zola and not is_hugo else None

    def file(self, place: str) -> Found:
        """Return what a file of the archive is; raise ContentError with all that is wrong in it."""
        if place not in self._found:
            try:
                self._found[place] = self._read(place)
            except ContentError as error:
                self._found[place] = error
        found = self._found[place]
        if isinstance(found, ContentError):
            raise found
        return found

    def link(self, page: Page, url: str) -> str:
        """Return a link of a page's text, which the old site resolved, from the site's root."""
        if url.startswith("@/"):
            return self._internal(url[2:]) or url
        try:
            return urljoin(page.permalink.quoted if page.permalink else "/", url)
        except ValueError:
            return url

    def feed_id(self, post: Post, site_url: str) -> str | None:
        """Return the id that Zola's own templates of feeds gave a post: its `permalink`."""
        return feed_ids.plain(feed_ids.site(self.settings.base_url, site_url), post.url)

    def _read(self, place: str) -> Found:
        if place == self.settings.said.place:
            return Skipped()
        if self._static is not None and place.startswith(self._static):
            path = place[len(self._static) :]
            is_ignored = self.settings.ignored_static.fullmatch(path)
            return Skipped() if is_ignored else self._copied(place, path)
        path = place[len(self._content) :]
        if not place.startswith(self._content) or self._is_ignored(path):
            return Skipped()
        if not path.endswith(".md"):
            return self._asset(place, path)
        return self._text_file(place, path)

    def _is_ignored(self, path: str) -> bool:
        """Return whether `ignored_content` names a page, an asset, or the folder of a section."""
        is_section = posixpath.basename(path).startswith("_index.")
        named = posixpath.dirname(path) if is_section else path
        return bool(self.settings.ignored.fullmatch(f"/content/{named}"))

    def _text_file(self, place: str, path: str) -> Found:
        if posixpath.basename(path).startswith("."):
            return Skipped("Zola passes over a name that begins with a dot")
        text = self._text(path)
        if text is None:
            return Skipped("its language is none of the configuration's")
        reader = self._pages.reader(place)
        is_draft = bool(reader.matter.data.get("draft")) or path.startswith(self._draft_folders)
        if not text.is_section:
            return self._pages.page(reader, text, is_draft=is_draft)
        data = reader.matter.data
        if data.get("redirect_to") is None or not data.get("render", True):
            return self._pages.section(reader, text, is_draft=is_draft)
        if is_draft:
            return Skipped("it is a draft")
        found, *others = self._pages.redirects(reader, text)
        self.redirects += others
        return found

    def _text(self, path: str) -> Text | None:
        languages = self.settings.languages
        try:
            return zola_content.text(path, self.settings.default_language, languages)
        except InvalidValueError as error:
            problem = Problem(self.archive.path_of(self._content + path), None, str(error))
            raise ContentError([problem]) from None

    def _copied(self, place: str, path: str) -> Permalink:
        try:
            return Permalink(f"/{within_site(path)}", path)
        except AddressError as error:
            text = f"its path cannot be an address: {error}"
            raise ContentError([Problem(self.archive.path_of(place), None, text)]) from None

    def _asset(self, place: str, path: str) -> Permalink | Skipped:
        """Return where a file beside an index is copied to."""
        if zola_content.is_copied(path):
            for index in self._indices(path):
                if (address := self._address(index)) is not None:
                    below = path[len(posixpath.dirname(index)) :].lstrip("/")
                    return self._copied(place, address + below)
        is_text = path.endswith(_OTHER_MARKDOWN)
        return Skipped("Zola reads only what ends in `.md`" if is_text else None)

    def _indices(self, path: str) -> Iterator[str]:
        """Yield the indices that copy a file, the nearest first: a section those beside it only."""
        folder, names = posixpath.dirname(path), ["index", "_index"]
        languages = ("", *(f".{code}" for code in sorted(self.settings.languages)))
        while True:
            for name in names:
                for language in languages:
                    index = posixpath.join(folder, f"{name}{language}.md")
                    if self._content + index in self.archive.files:
                        yield index
            if not folder:
                return
            folder, names = posixpath.dirname(folder), ["index"]

    def _address(self, index: str) -> str | None:
        """Return the folder of an index on the site; None where its files are not copied."""
        text = self._text(index)
        if text is None:
            return None
        if text.is_section:
            return section_path(text).removeprefix("/")
        try:
            found = self.file(self._content + index)
        except ContentError:
            return None
        is_served = isinstance(found, Page) and found.permalink is not None
        return found.url.removeprefix("/") if is_served and isinstance(found, Page) else None

    @cached_property
    def _draft_folders(self) -> tuple[str, ...]:
        """Return the folders of sections that are drafts: so is all that lies in them."""
        return tuple(self._find_draft_folders())

    def _find_draft_folders(self) -> Iterator[str]:
        for place in self.archive.files:
            folder, name = posixpath.split(place)
            is_section = name.startswith("_index.") and name.endswith(".md")
            if is_section and place.startswith(self._content):
                try:
                    is_draft = self._pages.reader(place).matter.data.get("draft")
                except ContentError:
                    continue
                if is_draft:
                    yield posixpath.join(folder, "")[len(self._content) :]

    def _internal(self, url: str) -> str | None:
        """Return where `@/blog/a.md#b` leads; None where it leads nowhere."""
        path, sign, fragment = url.partition("#")
        place = self._content + unquote(path)
        try:
            found = self.file(place) if place in self.archive.files else None
        except ContentError:
            return None
        permalink = found.permalink if isinstance(found, Page | Redirect) else None
        return permalink.quoted + sign + fragment if permalink else None
