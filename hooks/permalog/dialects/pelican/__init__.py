"""Pelican: its articles and pages in Markdown and HTML, its static files, its own form of links.

Sources: Pelican 4.12, `generators.py`, `contents.py`, `utils.py` (`process_translations`),
`writers.py`; feedgenerator 2.2 (`get_tag_uri`). What the real generator answered is recorded in
tests/conformance/pelican.json and feed_ids.json.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import ClassVar
from urllib.parse import quote, urljoin, urlparse, urlsplit, urlunsplit

from ...archive import Archive
from ...errors import ContentError, InvalidValueError, Problem, shown
from ...frontmatter import FrontMatter
from ...permalink import AddressError, Permalink, within_site
from ...post import Page, Post
from ...redirect import Redirect
from .. import Found, Skipped, feed_ids
from . import header as pelican_header
from .addresses import Addresses, Place
from .files import Folders, Statics
from .metadata import Content, Metadata, RefusedError
from .pages import Pages
from .settings import CONFIGS, PelicanSettings
from .values import CompletedMoment, filled

_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
_HTML = (".html", ".htm")
_UNREAD = {".rst": "reStructuredText", ".adoc": "AsciiDoc", ".asc": "AsciiDoc", ".org": "Org"}
"""What Pelican reads, with or without a plugin, and we do not."""
_NOT_READ = "it is written neither in Markdown nor in HTML; convert it, with Pandoc for example"
_ASKING = re.compile(r"[{|](.*?)[|}](.*)", re.S)
"""A link that Pelican resolves: `{filename}../a.md#b`."""
_NAMED_BY_LOCALE = re.compile(r"%-?[aAbBcpxX]")
_ENGLISH = re.compile(r"(?:C|POSIX|en|English)?(?![a-zA-Z])")
_PLUGINS = {
    "filetime_from_git": "takes dates from the history",
    "filetime_from_hg": "takes dates from the history",
    "i18n_subsites": "gives each language a folder",
    "jinja2content": "fills texts as templates",
    "md_metayaml": "reads headers as YAML",
    "metadataparsing": "changes headers",
    "page_hierarchy": "gives pages the addresses of their folders",
    "subcategory": "gives categories addresses in one another",
    "yaml_metadata": "reads headers as YAML",
}
"""Plugins that decide what is published, or where."""


class Pelican:
    """The rules of Pelican, for one archive."""

    name: ClassVar[str] = "pelican"

    def __init__(self, archive: Archive) -> None:
        """Read pelicanconf.py and publishconf.py; raise ContentError for what is wrong there."""
        self.archive = archive
        self.redirects: tuple[Redirect, ...] = ()
        self.settings = PelicanSettings(archive)
        self.warnings = self.settings.warnings
        self._root = self._content_folder()
        places = (place for place in archive.files if place.startswith(self._root))
        self._paths = frozenset(place[len(self._root) :] for place in places)
        self._metadata = Metadata(archive, self.settings)
        self._addresses = Addresses(self.settings)
        self._statics = Statics(
            self.settings, self._metadata, self._addresses, self._paths, self._contents
        )
        self._pages = Pages(self.settings, self._root)
        self._sources = dict(self._articles_and_pages())
        self._read: dict[str, tuple[Content, Place] | Skipped | ContentError] = {}
        self._found: dict[str, Found] = {}
        self._warn_of_months()
        self._warn_of_plugins()
        self._warn_of_unread()

    @staticmethod
    def recognise(places: Iterable[str]) -> str | None:
        """Return Pelican's configuration."""
        known = set(places)
        return next((place for place in CONFIGS if place in known), None)

    def file(self, place: str) -> Found:
        """Return what a file of the archive is; raise ContentError with all that is wrong in it."""
        if place not in self._found:
            self._found[place] = self._file(place)
        return self._found[place]

    def link(self, page: Page, url: str) -> str:
        """Return a link of a page's text, which the old site resolved, from the site's root."""
        if asking := _ASKING.match(url):
            return self._answer(page, asking[1], asking[2]) or url
        try:
            return urljoin(page.permalink.quoted if page.permalink else "/", url)
        except ValueError:
            return url

    def feed_id(self, post: Post, site_url: str) -> str | None:
        """Return the id that Pelican's feeds gave a post: a `tag:` with the day that it has."""
        place = post.uri[len(self.archive.uri("")) :]
        try:
            read = self._source(place[len(self._root) :])
            if isinstance(read, Skipped) or (date := read[0].date) is None:
                return None
            content, base = read[0], feed_ids.site(self.settings.text("SITEURL"), site_url)
            parts = urlparse(urljoin(f"{base.rstrip('/')}/", self._addresses.url(content)))
        except (ContentError, ValueError):
            return None
        mark = f"/{parts.fragment}" if parts.fragment else ""
        return f"tag:{parts.hostname},{date.date()}:{parts.path}{mark}"

    def _file(self, place: str) -> Found:
        path = place[len(self._root) :]
        if not place.startswith(self._root):
            return Skipped()
        if path not in self._sources:
            return self._copied(path) or Skipped()
        read = self._source(path)
        if isinstance(read, Skipped):
            return read
        return self._pages.page(*read, is_translation=path in self._translations)

    def _content_folder(self) -> str:
        """Return the folder of the content, with a slash; empty where the archive is that folder.

        Where PATH is not said, or leads elsewhere, it is the `content` of Pelican's quickstart.
        """
        config = self.settings.said.places.get("PATH", "")
        path = posixpath.join(posixpath.dirname(config), self.settings.text("PATH"))
        path = posixpath.normpath(path)
        if path == "." and self.settings.says("PATH"):
            return ""
        for folder in (path, "content"):
            if any(place.startswith(f"{folder}/") for place in self.archive.files):
                return f"{folder}/"
        return ""

    def _warn_of_months(self) -> None:
        """Warn where addresses hold names of months in a language that we do not write."""
        locale = next(iter(self.settings.texts("LOCALE")), "")
        found = _NAMED_BY_LOCALE.search(" ".join(self.settings.patterns()))
        if found and not _ENGLISH.match(locale):
            text = f"is {shown(locale)}, and what `{found[0]}` gives in addresses is English here"
            self.warnings.append(self.settings.said.problem("LOCALE", text))

    def _warn_of_plugins(self) -> None:
        """Warn of each plugin that decides what we decide without it."""
        listed = self.settings.said.value("PLUGINS")
        for plugin in listed if isinstance(listed, list) else ():
            name = str(plugin).rpartition(".")[2].removeprefix("pelican-").replace("-", "_")
            if name in _PLUGINS:
                text = f"has {plugin}, which {_PLUGINS[name]}; it is not followed here"
                self.warnings.append(self.settings.said.problem("PLUGINS", text))

    def _warn_of_unread(self) -> None:
        """Warn once of each language whose posts are not read."""
        unread: dict[str, list[str]] = {}
        for path in self._sources:
            if language := _UNREAD.get(posixpath.splitext(path)[1]):
                unread.setdefault(language, []).append(path)
        for language, paths in unread.items():
            text = f"it is in {language}, which is not read here; so are {len(paths)} posts in all"
            self.warnings.append(Problem(self._path_of(paths[0]), None, text))

    def _path_of(self, path: str) -> str:
        return self.archive.path_of(self._root + path)

    def _articles_and_pages(self) -> Iterator[tuple[str, bool]]:
        """Yield the path of each article and page, and whether it is an article."""
        articles = Folders(self.settings, "ARTICLE", other="PAGE")
        pages = Folders(self.settings, "PAGE", other="ARTICLE")
        readers = self.settings.mapping("READERS").items()
        unread = {f".{ending}" for ending, reader in readers if reader is None}
        endings = frozenset((*_MARKDOWN, *_HTML, *_UNREAD)) - unread
        for path in sorted(self._paths):
            if posixpath.splitext(path)[1] in endings:
                if articles.hold(path):
                    yield path, True
                elif pages.hold(path):
                    yield path, False

    def _copied(self, path: str) -> Permalink | None:
        try:
            written = self._statics.file(path)
            if written is None:
                return None
            file = posixpath.normpath(within_site(written))
            if file == "." or file.startswith("/"):
                raise AddressError(f"{shown(written)} is no file of the site")
            return Permalink(f"/{file}", file)
        except InvalidValueError as error:
            text = f"it cannot be copied to where Pelican copies it: {error}"
            raise ContentError([Problem(self._path_of(path), None, text)]) from None

    def _contents(self) -> Iterator[Content]:
        """Yield the articles and pages that Pelican writes."""
        for path in self._sources:
            try:
                read = self._source(path)
            except ContentError:
                continue
            if not isinstance(read, Skipped):
                yield read[0]

    def _source(self, path: str) -> tuple[Content, Place] | Skipped:
        """Return an article or a page and where it is served; raise ContentError, each time."""
        if path not in self._read:
            try:
                self._read[path] = self._reading(path)
            except ContentError as error:
                self._read[path] = error
        read = self._read[path]
        if isinstance(read, ContentError):
            raise read
        return read

    def _reading(self, path: str) -> tuple[Content, Place] | Skipped:
        if path.endswith(tuple(_UNREAD)):
            return Skipped(_NOT_READ)
        read = pelican_header.html if path.endswith(_HTML) else pelican_header.markdown
        matter = read(self.archive.text(self._root + path))
        try:
            content = self._metadata.content(path, matter, is_article=self._sources[path])
            place = self._addresses.place(content)
        except RefusedError as error:
            return Skipped(str(error))
        except InvalidValueError as error:
            raise self._error(path, matter, error) from None
        if isinstance(content.date, CompletedMoment):
            text = (
                "`date` lacks a part, which Pelican takes from the day of the build; write it out"
            )
            self.warnings.append(Problem(self._path_of(path), matter.lines.get("date"), text))
        return content, place

    def _error(self, path: str, matter: FrontMatter, error: InvalidValueError) -> ContentError:
        """Return what is wrong with a post, for an address with the line that makes it."""
        line, text = None, str(error)
        if isinstance(error, AddressError):
            keys = ("save_as", "url", "slug", "title")
            line = next((matter.lines[key] for key in keys if key in matter.lines), None)
            text = f"its address cannot be: {error}"
        return ContentError([Problem(self._path_of(path), line, text)])

    @cached_property
    def _translations(self) -> frozenset[str]:
        """Return the articles that no list has, since their original has their place in it."""
        if not self.settings.text("ARTICLE_TRANSLATION_ID"):
            return frozenset()
        groups: dict[str, list[Content]] = {}
        for content in self._contents():
            if content.is_article and content.status == "published":
                groups.setdefault(content.slug, []).append(content)
        several = [group for group in groups.values() if len(group) > 1]
        originals = {content.path for group in map(_originals, several) for content in group}
        return frozenset(c.path for group in several for c in group) - originals

    def _answer(self, page: Page, what: str, url: str) -> str | None:
        """Return where a link leads that Pelican resolves; None where it leads nowhere."""
        if what == "index":
            return f"/{quote(self.settings.text('INDEX_SAVE_AS'))}"
        if what in ("category", "tag", "author"):
            return self._list(what.upper(), url)
        return self._target(page, url) if what in ("filename", "static", "attach") else None

    def _list(self, kind: str, name: str) -> str | None:
        """Return the address of the list of a category, a tag or an author."""
        fields = {"slug": self.settings.slugify(kind)(name), "name": name}
        try:
            return f"/{quote(filled(self.settings.text(f'{kind}_URL'), fields))}"
        except InvalidValueError:
            return None

    def _target(self, page: Page, url: str) -> str | None:
        """Return the address of a file of the archive."""
        place = page.uri[len(self.archive.uri("")) :]
        path = self._statics.target(place[len(self._root) :], url)
        try:
            found = self.file(self._root + path) if path else None
            parts = urlsplit(html.unescape(url))
        except (ContentError, ValueError):
            return None
        permalink = found.permalink if isinstance(found, Page) else found
        if not isinstance(permalink, Permalink):
            return None
        return urlunsplit(("", "", permalink.quoted, parts.query, parts.fragment))


def _originals(group: list[Content]) -> list[Content]:
    """Return those of the articles with one slug that lists have."""
    candidates = [
        c for c in group if str(c.metadata.get("translation", "false")).lower() == "false"
    ]
    candidates = candidates or group
    return [c for c in candidates if c.is_default_lang] or candidates
