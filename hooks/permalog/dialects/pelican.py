"""Pelican: its articles and pages in Markdown and HTML, its static files, its own form of links.

Sources: Pelican 4.12, `generators.py`, `contents.py`, `utils.py` (`process_translations`);
pelican-alias 1.1 and pelican-redirect 3.0 for old addresses. What the real generator answered is
recorded in tests/conformance/pelican.json.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from ..archive import Archive
from ..errors import ContentError, InvalidValueError, Problem, shown
from ..frontmatter import FrontMatter
from ..permalink import AddressError, Permalink, within_site
from ..post import Alias, Page, Post, Status
from ..reader import Reader, unmarked
from ..redirect import Redirect
from ..slug import tag_slug
from ..source import Source
from . import Found, Skipped, pelican_header, pelican_values
from .pelican_addresses import Addresses, Place
from .pelican_files import Folders, Statics
from .pelican_metadata import Content, Metadata, RefusedError
from .pelican_settings import CONFIGS, PelicanSettings
from .pelican_values import CompletedMoment, Name

_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
_HTML = (".html", ".htm")
_UNREAD = {".rst": "reStructuredText", ".adoc": "AsciiDoc", ".asc": "AsciiDoc", ".org": "Org"}
"""What Pelican reads, with or without a plugin, and we do not."""
_NOT_READ = "it is written neither in Markdown nor in HTML; convert it, with Pandoc for example"
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--.*?-->", re.S)
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
_NO_CATEGORY = "misc"
"""The category that Pelican gives to what has none."""
_TAG_BYTES = 200


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
        self._sources = dict(self._articles_and_pages())
        self._read: dict[str, tuple[Content, Place] | Skipped | ContentError] = {}
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
        path = place[len(self._root) :]
        if not place.startswith(self._root):
            return Skipped()
        if path not in self._sources:
            return self._copied(path) or Skipped()
        read = self._source(path)
        return read if isinstance(read, Skipped) else self._page(*read)

    def link(self, page: Page, url: str) -> str:
        """Return a link of a page's text, which the old site resolved, from the site's root."""
        if asking := _ASKING.match(url):
            return self._answer(page, asking[1], asking[2]) or url
        try:
            return urljoin(page.permalink.quoted if page.permalink else "/", url)
        except ValueError:
            return url

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
        for path in sorted(self._paths):
            language = _UNREAD.get(posixpath.splitext(path)[1])
            if language and path in self._sources:
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
        if posixpath.splitext(path)[1] in _UNREAD:
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

    def _page(self, content: Content, place: Place) -> Page:
        uri, path = self.archive.uri(self._root + content.path), self._path_of(content.path)
        source = Source(path, uri, self.archive.folder, content.matter)
        lines = content.matter.lines
        common: dict[str, Any] = {
            "uri": uri,
            "title": self._title(content, Reader(source, self.settings.zone)),
            "permalink": place.permalink,
            "permalink_line": lines.get("url", lines.get("save_as")),
            "aliases": tuple(self._aliases(content, place)),
            "tags": tuple(self._tags(content)),
            "description": _description(content.metadata),
            "status": self._status(content, place),
            "front_matter": content.matter,
        }
        if not content.is_article or not content.date:
            return Page(**common)
        is_dated = "date" in content.metadata
        date = content.date.plain() if is_dated else self.archive.now
        updated = content.modified.plain() if content.modified else None
        return Post(**common, date=date, updated=updated)

    def _title(self, content: Content, reader: Reader) -> str:
        name = posixpath.splitext(posixpath.basename(content.path))[0]
        return _plain(content.metadata["title"]) or reader.first_heading() or name

    def _status(self, content: Content, place: Place) -> Status:
        if place.permalink is None:
            return Status.UNPUBLISHED
        if content.status == "draft":
            return Status.SCHEDULED if content.is_scheduled else Status.DRAFT
        is_listed = content.status == "published" and content.path not in self._translations
        return Status.PUBLISHED if is_listed else Status.UNLISTED

    @cached_property
    def _translations(self) -> frozenset[str]:
        """Return the articles that no list has, since their original has their place in it."""
        if not self.settings.text("ARTICLE_TRANSLATION_ID"):
            return frozenset()
        groups: dict[str, list[Content]] = {}
        for content in self._contents():
            if content.is_article and content.status == "published":
                groups.setdefault(content.slug, []).append(content)
        listed = (_originals(group) for group in groups.values())
        originals = {content.path for group in listed for content in group}
        return frozenset(c.path for group in groups.values() for c in group) - originals

    def _aliases(self, content: Content, place: Place) -> Iterator[Alias]:
        """Yield the address of a post's file where it is not its own, and those of plugins.

        What can be no address is left out, with a warning: the site worked without it.
        """
        lines, metadata = content.matter.lines, content.metadata
        seen = {place.permalink, place.alias}
        if place.alias:
            yield Alias(place.alias, lines.get("save_as", 1))
        delimiter = self.settings.text("ALIAS_DELIMITER")
        for key in ("alias", "original_url"):
            for value in _split(metadata.get(key), delimiter if key == "alias" else None):
                try:
                    old = Permalink.parse_link(value)
                except AddressError as error:
                    text = f"`{key}` holds {shown(value)}, which is left out: {error}"
                    path = self._path_of(content.path)
                    self.warnings.append(Problem(path, lines.get(key), text))
                    continue
                if old not in seen:
                    seen.add(old)
                    yield Alias(old, lines.get(key, 1))

    def _tags(self, content: Content) -> Iterator[str]:
        """Yield the tags of a page, and the category that an article's author gave it."""
        given = content.metadata.get("tags", ())
        names = [
            str(tag) for tag in (given if isinstance(given, list) else [given] if given else ())
        ]
        category = content.metadata.get("category")
        if content.is_article and isinstance(category, Name) and category.name != _NO_CATEGORY:
            names.append(category.name)
        for name in dict.fromkeys(" ".join(name.split()) for name in names):
            if 0 < len(tag_slug(name).encode()) <= _TAG_BYTES:
                yield name
            else:
                line = content.matter.lines.get("tags")
                text = f"the tag {shown(name)} is left out: a tag is a name of letters and digits"
                self.warnings.append(Problem(self._path_of(content.path), line, text))

    def _answer(self, page: Page, what: str, url: str) -> str | None:
        """Return where a link leads that Pelican resolves; None where it leads nowhere."""
        if what in ("category", "tag", "author"):
            name = Name(url, what, self.settings.slugify(what.upper()))
            fields = {"slug": name.slug, "name": url}
            return "/" + quote(
                pelican_values.filled(self.settings.text(f"{what.upper()}_URL"), fields)
            )
        if what == "index":
            return "/" + quote(self.settings.text("INDEX_SAVE_AS"))
        if what not in ("filename", "static", "attach"):
            return None
        place = page.uri[len(self.archive.uri("")) :]
        target = self._statics.target(place[len(self._root) :], url)
        try:
            found = self.file(self._root + target) if target else None
        except ContentError:
            return None
        permalink = found.permalink if isinstance(found, Page) else found
        if not isinstance(permalink, Permalink):
            return None
        parts = urlsplit(html.unescape(url))
        return urlunsplit(("", "", permalink.quoted, parts.query, parts.fragment))


def _originals(group: list[Content]) -> list[Content]:
    """Return those of the articles with one slug that lists have."""
    candidates = [
        c for c in group if str(c.metadata.get("translation", "false")).lower() == "false"
    ]
    candidates = candidates or group
    return [c for c in candidates if c.is_default_lang] or candidates


def _split(value: object, delimiter: str | None) -> Iterator[str]:
    """Yield the addresses of a list, or of a text; those of other sites are none."""
    texts = value if isinstance(value, list) else [] if value is None else [value]
    for text in map(str, texts):
        for part in text.split(delimiter) if delimiter else [text]:
            if part.strip() and "://" not in part:
                yield part.strip()


def _plain(value: object) -> str:
    """Return a value of the header as text, without mark-up."""
    text = " ".join(map(str, value)) if isinstance(value, list) else str(value)
    return " ".join(html.unescape(_TAG.sub("", text)).split())


def _description(metadata: Mapping[str, Any]) -> str | None:
    for key in ("summary", "description"):
        if text := _plain(metadata.get(key, "")):
            return unmarked(text)
    return None
