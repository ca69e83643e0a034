"""Hexo: posts in `_posts` and `_drafts`, and the pages and files around them.

`alias` and `aliases` are those of hexo-generator-alias. Addresses have the time on the machine that
built, whatever `timezone` says: that is the setting `TZ` here, UTC without one. Sources: Hexo 8,
`processor/*.js`, `generator/*.js`, `hexo/router.js`; hexo-util 4, `full_url_for.js`; what the real
generator answered is recorded in tests/conformance/hexo.json.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, ClassVar
from urllib.parse import unquote, urljoin, urlsplit

from ... import redirect
from ...archive import Archive
from ...errors import ContentError, InvalidValueError, Problem, shown
from ...frontmatter import FrontMatterError
from ...permalink import AddressError, Permalink, unquoted, within_site
from ...post import Page, Post, Status
from ...reader import Reader
from ...redirect import Redirect
from ...source import Source
from .. import Found, Skipped, feed_ids
from ..eleventy_permalink import file_title
from ..old_addresses import aliases
from ..tags import listed
from . import front_matter as hexo_front_matter
from .dates import Clock
from .names import Pattern
from .posts import Addresses, Data, Entry, NoDateError
from .source import MARKDOWN, PAGES, SourceFolder, settings

_OLD = ("alias", "aliases", "redirect_from")
_BAD_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


class Hexo:
    """The rules of Hexo, for one archive."""

    name: ClassVar[str] = "hexo"

    def __init__(self, archive: Archive) -> None:
        """Read _config.yml; raise ContentError for what is wrong in it."""
        self.archive = archive
        self.warnings: list[Problem] = []
        self.settings = settings(archive)
        site = self.settings.zone("timezone") if self.settings.value("timezone") else None
        self.clock = Clock(self.settings.zone("TZ"), site)
        self.source = SourceFolder(archive, self.settings)
        self.addresses = Addresses(self.settings, self.clock.machine)
        self.pretty = self.settings.get("pretty_urls", dict, {})
        self._name = Pattern(posixpath.splitext(self.source.new_post_name)[0])
        self._found: dict[str, Found] = {}
        self._paths: dict[str, str] = {}
        self._owners: Mapping[str, str] | None = None
        self._copies: frozenset[str] | None = None
        self._doubted: set[str] = set()
        self.redirects = tuple(self._redirects())

    @staticmethod
    def recognise(places: Iterable[str]) -> str | None:
        """Return the folder of Hexo's posts, or that of its drafts of new ones."""
        known = list(places)
        folders = ("source/_posts/", "source/_drafts/", "scaffolds/")
        return next((f for f in folders if any(p.startswith(f) for p in known)), None)

    def file(self, place: str) -> Found:
        """Return what a file of the archive is; raise ContentError with all that is wrong in it."""
        if place not in self._found:
            path = self.source.path(place)
            self._found[place] = Skipped() if path is None else self._read(place, path)
        return self._found[place]

    def link(self, page: Page, url: str) -> str:
        """Return a link of a page's text, which the old site resolved, from the site's root.

        Hexo resolves an image from the root, which is taken where only there is such a file.
        """
        if _HOST.match(url) or not page.permalink:
            return url
        root = f"/{self.settings.get('root', str, '/').strip('/')}/".replace("//", "/")
        if url.startswith(root):
            return f"/{url.removeprefix(root)}"
        try:
            address = urljoin(page.permalink.quoted, url)
            from_root = urljoin("/", url)
            is_copy = self._is_copy(from_root) and not self._is_copy(address)
            return from_root if is_copy else address
        except ValueError:
            return url

    def feed_id(self, post: Post, site_url: str) -> str | None:
        """Return the id that hexo-generator-feed gave a post: its full URL."""
        base = feed_ids.site(self.settings.value("url"), site_url)
        try:
            return feed_ids.quoted(feed_ids.normal(base), post.url, "/!$&'()*+,;=:@~")
        except ValueError:
            return None

    def _is_copy(self, url: str) -> bool:
        """Tell whether a file that is copied answers at an address."""
        if self._copies is None:
            others = (place for place in self.archive.files if not place.endswith(PAGES))
            found = [self.file(place) for place in others]
            self._copies = frozenset(one.url for one in found if isinstance(one, Permalink))
        return unquote(urlsplit(url).path) in self._copies

    def _read(self, place: str, path: str) -> Found:
        if not self.source.is_seen(path):
            is_text = self.source.is_of_posts(path) and path.endswith(MARKDOWN)
            return Skipped("Hexo passes over names with `_` or `.` in front" if is_text else None)
        is_post = self.source.is_post(path)
        if is_post or self.source.is_page(path):
            return self._text(place, path, is_post=is_post)
        if self.source.is_of_posts(path):
            return self._beside(place, path)
        return self._of_file(place, path)

    def _text(self, place: str, path: str, *, is_post: bool) -> Found:
        """Return the page that a file is; what Hexo or nobody could read is left out and named."""
        if not path.endswith(PAGES):
            self._doubt(place, "Hexo made a page of such a file, which is not done here")
            return Skipped()
        try:
            return self._page(place, path, is_post=is_post)
        except FrontMatterError as error:
            self._doubt(place, f"Hexo leaves the file out: {error}", error.line)
        except NoDateError as error:
            if path.startswith("_drafts/"):
                return Skipped("it is a draft without a date")
            self._doubt(place, f"the post is left out: {error}")
        return Skipped()

    def _beside(self, place: str, path: str) -> Found:
        """Return what a file among the posts is that is no post itself."""
        if not self.source.has_post_folders:
            is_text = path.lower().endswith((*MARKDOWN, ".txt"))
            return Skipped("Hexo makes no post of it" if is_text else None)
        folder = posixpath.dirname(path)
        while folder and folder not in self._post_folders():
            folder = posixpath.dirname(folder)
        name = path.removeprefix(f"{folder}/")
        if not folder or not self.source.is_seen(name):
            return Skipped()
        owner = self._post_folders()[folder]
        post = self.file(owner)
        if not isinstance(post, Page) or post.status == Status.DRAFT:
            return Skipped()
        base = re.sub(r"\.html?$", "", self._paths[owner])
        return self._of_file(place, posixpath.normpath(f"{base}/{name}").lstrip("/"))

    def _post_folders(self) -> Mapping[str, str]:
        """Return the folder whose files belong to a post, and the place of the post."""
        if self._owners is None:
            paths = ((self.source.path(place), place) for place in self.archive.files)
            posts = ((path, place) for path, place in paths if path and self.source.is_post(path))
            self._owners = {posixpath.splitext(path)[0]: place for path, place in posts}
        return self._owners

    def _of_file(self, place: str, file: str) -> Permalink:
        """Return the address that the path of a file decides; raise ContentError."""
        try:
            return Permalink(f"/{within_site(file)}", file)
        except AddressError as error:
            problem = Problem(self.archive.path_of(place), None, f"its path is no address: {error}")
            raise ContentError([problem]) from None

    def _page(self, place: str, path: str, *, is_post: bool) -> Page:
        """Return the page, or with a date the post, that a file is."""
        reader = self._reader(place)
        front = reader.matter
        entry = Entry(path.partition("/")[2], front.data, self._name, self.clock)
        route = self._route(reader, path, entry) if is_post else _page_route(reader, path)
        permalink = self._permalink(reader, route)
        self._paths[place] = route or ""
        said: dict[str, Any] = {
            "uri": reader.source.uri,
            "title": self._title(entry, is_post) or reader.first_heading() or file_title(path),
            "permalink": permalink,
            "permalink_line": front.lines.get("permalink"),
            "aliases": tuple(aliases(reader, _OLD, permalink, self.warnings)),
            "tags": tuple(self._tags(reader, entry)) if is_post else (),
            "description": _text(front.data, "description", "excerpt"),
            "status": self._status(path, entry),
            "front_matter": front,
        }
        reader.finish()
        return self._dated(said, entry) if is_post else Page(**said)

    def _reader(self, place: str) -> Reader:
        front = hexo_front_matter.read(self.archive.text(place))
        path, uri = self.archive.path_of(place), self.archive.uri(place)
        source = Source(path, uri, self.archive.folder, front)
        return Reader(source, self.clock.site or self.clock.machine)

    def _dated(self, said: Mapping[str, Any], entry: Entry) -> Page:
        """Return the post; without a date, which Hexo takes from the file, it is a page."""
        if entry.moment is None:
            return Page(**said)
        updated = self.clock.moment(entry.data.get("updated"))
        return Post(
            **said,
            date=self.clock.shown(entry.moment),
            updated=self.clock.shown(updated) if updated else None,
        )

    def _title(self, entry: Entry, is_post: bool) -> str:
        is_slug = is_post and self.settings.value("use_slug_as_post_title")
        title = entry.slug if is_slug and "title" not in entry.data else entry.title
        return " ".join(title.split())

    def _tags(self, reader: Reader, entry: Entry) -> Iterator[str]:
        line = reader.matter.lines.get("tags") or reader.matter.lines.get("categories")
        return listed(entry.tags(), reader.source.path, line, self.warnings)

    def _route(self, reader: Reader, path: str, entry: Entry) -> str | None:
        """Return the path that Hexo gives a post."""
        said = entry.data.get("permalink")
        if said and not isinstance(said, str):
            reader.problem("permalink", f"is {reader.written('permalink')}; put it in quotes")
            return None
        try:
            route = said or self.addresses.path(entry, path)
        except NoDateError:
            raise
        except AddressError as error:
            rule = self.addresses.pattern.rule
            reader.note(f"the post has no address by the pattern `{rule}`: {error}")
            return None
        if not said:
            self._doubt_machine(path, entry, route)
        is_file = route.endswith(("/", ".html"))
        return route if is_file or not self.source.has_post_folders else f"{route}/"

    def _permalink(self, reader: Reader, route: str | None) -> Permalink | None:
        try:
            return None if route is None else self._served(route)
        except AddressError as error:
            key = "permalink" if reader.matter.data.get("permalink") else None
            text = f"its address is {shown(route)}: {error}"
            reader.note(text, reader.matter.lines.get(key or ""))
            return None

    def _served(self, route: str) -> Permalink:
        """Return the permalink of a path; raise AddressError for what can be none."""
        path = route.replace("\\", "/").partition("?")[0].lstrip("/")
        if _BAD_PERCENT.search(path):
            raise AddressError("it holds a `%` that Hexo refuses; take it out")
        is_folder = not path or path.endswith("/")
        file = posixpath.normpath(unquoted(path) + ("index.html" if is_folder else ""))
        folder, _, name = within_site(file).rpartition("/")
        if name == "index.html":
            if is_folder or self.pretty.get("trailing_index") is False:
                return Permalink(f"/{folder}/" if folder else "/", file)
            return Permalink(f"/{file}", file)
        if name.endswith(".html") and self.pretty.get("trailing_html") is False:
            return Permalink(f"/{file.removesuffix('.html')}", file)
        return Permalink.served(f"/{file}")

    def _status(self, path: str, entry: Entry) -> Status:
        is_draft = path.startswith("_drafts/") or not _is_true(entry.data.get("published", True))
        if self.source.is_of_posts(path) and is_draft and not self.settings.value("render_drafts"):
            return Status.DRAFT
        is_future = entry.moment is not None and entry.moment > self.archive.now
        if is_future and not self.settings.get("future", bool, True):
            return Status.SCHEDULED
        return Status.PUBLISHED

    def _redirects(self) -> Iterator[Redirect]:
        """Yield the redirects of hexo-generator-alias that the configuration names."""
        for key in ("alias", "aliases"):
            said = self.settings.value(key)
            for old, new in said.items() if isinstance(said, Mapping) else ():
                path, line = self.settings.origin(key, str(old))
                try:
                    old_address, target = Permalink.parse_link(str(old)), urljoin("/", str(new))
                    yield Redirect(old_address, redirect.target(target), path, line)
                except InvalidValueError as error:
                    text = f"`{key}` has {shown(old)}, which is left out: {error}"
                    self.warnings.append(Problem(path, line, text))

    def _doubt_machine(self, path: str, entry: Entry, route: str) -> None:
        """Warn where the zone of the machine decides on an address, and is not said."""
        if self.clock.site is None or "TZ" in self.archive.settings or entry.moment is None:
            return
        there = self.addresses.path(entry, path, self.clock.site)
        if there != route:
            zone = self.settings.value("timezone")
            text = (
                f"Hexo gave the address {shown(route)} on a machine in UTC, as here, and "
                f"{shown(there)} in {zone}; if it ran there, write `TZ: {zone}` under `settings`"
            )
            self._doubt(self.settings.place or "_config.yml", text)

    def _doubt(self, place: str, text: str, line: int | None = None) -> None:
        if place not in self._doubted:
            self._doubted.add(place)
            self.warnings.append(Problem(self.archive.path_of(place), line, text))


def _page_route(reader: Reader, path: str) -> str | None:
    """Return the path that Hexo gives a page."""
    said = reader.matter.data.get("permalink") or f"{posixpath.splitext(path)[0]}.html"
    if not isinstance(said, str):
        reader.problem("permalink", f"is {reader.written('permalink')}; put it in quotes")
        return None
    route = f"{said}index" if said.endswith("/") else said
    return route if posixpath.splitext(route)[1] else f"{route}.html"


def _is_true(value: object) -> bool:
    """Return a value as Hexo's database reads a boolean."""
    return value is None or (value not in ("false", "0") and bool(value))


def _text(data: Data | Mapping[str, Any], *keys: str) -> str | None:
    """Return the first of these that is text."""
    for key in keys:
        if isinstance(text := data.get(key), str):
            return " ".join(text.split()) or None
    return None
