"""Jekyll's pages: what a file with front matter becomes, and its address.

Sources: Jekyll 4.3, `document.rb`, `page.rb`, `convertible.rb`, `publisher.rb`.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from ...archive import Archive
from ...errors import ContentError, InvalidValueError, Problem, shown
from ...frontmatter import FrontMatter, FrontMatterError
from ...permalink import AddressError, Permalink
from ...post import Alias, Page, Post, Status
from ...reader import Reader
from ...redirect import Redirect
from ...source import Source
from .. import Found, Skipped
from . import ruby, ruby_time
from . import url as jekyll_url
from .defaults import merged
from .keys import Keys, split, target
from .site import Collection, Site
from .url import Document, SlugError

DATED = re.compile(r"(\d{2,4}-\d{1,2}-\d{1,2})-(.*)(\.[^.]+)", re.A | re.S)
"""The name of a post: its date, its slug, and its ending."""
HTML = (".html", ".xhtml", ".htm")
TEMPLATE = "it is no page, but a template that Jekyll fills"
"""Why a feed or a script with front matter is not published."""

_TEXTS = frozenset(
    (".atom", ".css", ".csv", ".ics", ".js", ".json", ".rss", ".svg", ".txt", ".webmanifest")
) | {".xml", ".xsl", ".yaml", ".yml"}
_NOT_UTF_8 = "it is not UTF-8"


class Entry(NamedTuple):
    """A file of a collection."""

    place: str
    path: str
    """From the folder of the collections: `_posts/2016-11-06-duth.md`."""
    name: str
    stem: str
    """The name without its ending."""
    ending: str
    date: str | None
    """What its name begins with, where that is a date: `2016-11-06`."""
    slug: str

    @classmethod
    def of(cls, place: str, path: str) -> Entry:
        """Return what the path of a file says of it."""
        name = path.rpartition("/")[2]
        if dated := DATED.fullmatch(name):
            date, slug, ending = dated.groups()
            return cls(place, path, name, f"{date}-{slug}", ending, date, slug.rstrip("."))
        stem, ending = posixpath.splitext(name)
        return cls(place, path, name, stem, ending, None, stem.rstrip("."))


class Pages:
    """Makes posts, pages and redirects of the files of one archive."""

    def __init__(self, archive: Archive, site: Site, redirects: list[Redirect]) -> None:
        self.archive, self.site, self.redirects = archive, site, redirects
        self.slugs: dict[str, object] = {}
        """What ids in feeds end in, by the post's file below docs/."""
        self._now = archive.now.replace(microsecond=0)

    def document(self, entry: Entry, collection: Collection) -> Found:
        """Return what a file of a collection is."""
        try:
            matter, error = split(self.archive.text(entry.place))
        except ContentError:
            return Skipped(_NOT_UTF_8)
        keys, categories = self._document_keys(entry, collection, matter, error)
        date = self._date(keys, entry)
        keys.reader.finish()
        document = self._document(entry, collection, keys, categories, date)
        self.slugs[self.archive.uri(entry.place)] = document.slug
        status = self._status(keys, document)
        is_written = status is not Status.UNPUBLISHED
        is_dated = date is not None or collection.is_posts
        return self._made(
            entry.place,
            keys,
            permalink=self._address(keys, document, collection) if is_written else None,
            title=_title(keys, entry.slug, entry.name),
            tags=keys.tags(categories),
            status=status if is_dated else _undated(status),
            date=document.date if is_dated else None,
        )

    def page(self, place: str, path: str) -> Found:
        """Return what a file with front matter is that lies in no folder of a collection."""
        folder, name = posixpath.split(path)
        stem, ending = posixpath.splitext(name)
        stem = stem.rstrip(".")
        keys = self._page_keys(place, path)
        permalink, converted = keys.data.get("permalink"), self.site.converted(ending)
        ending = jekyll_url.ending(permalink, converted)
        if converted not in HTML or ending in _TEXTS:
            return Skipped(TEMPLATE)
        values = {"path": f"/{folder}", "basename": stem, "output_ext": ending}
        is_written = self.site.is_on("unpublished") or ruby.is_true(keys.own.get("published", True))
        return self._made(
            place,
            keys,
            permalink=self._page_address(keys, values) if is_written else None,
            title=_title(keys, posixpath.basename(folder) if stem == "index" else stem, name),
            tags=keys.tags(()),
            status=Status.PUBLISHED if is_written else Status.UNPUBLISHED,
            date=None,
        )

    def _document_keys(
        self,
        entry: Entry,
        collection: Collection,
        matter: FrontMatter,
        error: FrontMatterError | None,
    ) -> tuple[Keys, tuple[str, ...]]:
        """Return what the front matter says, or only its defaults where Jekyll stumbles over it."""
        defaults = self.site.defaults.of(entry.path, collection.label)
        above = _folders_above(entry.path, collection)
        data = merged(defaults, matter.data) if defaults else matter.data
        keys = self._keys(entry.place, matter, data, defaults, error)
        try:
            return keys, keys.categories(above)
        except FrontMatterError as stumble:
            bare = FrontMatter({}, matter.body, matter.body_line)
            keys = self._keys(entry.place, bare, defaults, defaults, stumble)
            return keys, keys.categories(above)

    def _page_keys(self, place: str, path: str) -> Keys:
        matter, error = split(self.archive.text(place))
        defaults = self.site.defaults.of(path, "pages")
        keys = self._keys(place, matter, {**defaults, **matter.data}, defaults, error)
        if keys.own.get("permalink") == "":
            keys.reader.problem("permalink", "is empty; write a path, or take it out")
            keys.reader.finish()
        return keys

    def _keys(
        self,
        place: str,
        matter: FrontMatter,
        data: Mapping[str, Any],
        defaults: Mapping[str, Any],
        error: FrontMatterError | None,
    ) -> Keys:
        path, archive, own = self.archive.path_of(place), self.archive, matter.data
        if error and self.site.is_on("strict_front_matter"):
            raise ContentError([Problem(path, error.line, str(error))])
        if error:
            text = f"{error}; Jekyll passes over it, so that the file has neither title nor date"
            self.site.warnings.append(Problem(path, error.line, text))
        if data is not own:
            matter = matter._replace(data=data)
        reader = Reader(Source(path, archive.uri(place), archive.folder, matter), self.site.zone)
        return Keys(reader, own, data, defaults, self.site.warnings, is_broken=error is not None)

    def _date(self, keys: Keys, entry: Entry) -> dt.datetime | None:
        """Return the date of a document; None where nothing gives it one."""
        date = None if keys.is_broken else keys.date()
        if keys.is_broken or not entry.date or (date and date != self._now):
            return date
        try:
            return ruby_time.parse(entry.date, self.site.zone)
        except InvalidValueError as error:
            keys.reader.note(f"the date in its name is {error}")
            return None

    def _document(
        self,
        entry: Entry,
        collection: Collection,
        keys: Keys,
        categories: tuple[str, ...],
        date: dt.datetime | None,
    ) -> Document:
        slug = keys.data.get("slug")
        if not ruby.is_true(slug):
            slug = entry.stem if keys.is_broken else entry.slug
        converted = self.site.converted(entry.ending)
        return Document(
            path=entry.path,
            name=entry.stem,
            collection=collection.label,
            date=date or self._file_time(entry).astimezone(self.site.zone),
            slug=slug,
            categories=categories,
            ending=jekyll_url.ending(keys.data.get("permalink"), converted),
        )

    def _file_time(self, entry: Entry) -> dt.datetime:
        """Return when a draft was last written; of any other document, the time of the build."""
        try:
            if "_drafts" in entry.path:
                written = self.archive.files[entry.place].stat().st_mtime
                return dt.datetime.fromtimestamp(int(written), dt.UTC)
        except OSError:
            pass
        return self._now

    def _status(self, keys: Keys, document: Document) -> Status:
        is_post = document.collection == "posts"
        if is_post and "_posts" not in document.path and not self.site.is_on("show_drafts"):
            return Status.DRAFT
        is_hidden = "published" in keys.data and not keys.is_on("published")
        if is_hidden and not self.site.is_on("unpublished"):
            return Status.UNPUBLISHED
        if document.date > self._now and not self.site.is_on("future"):
            return Status.SCHEDULED
        return Status.UNLISTED if not is_post or keys.is_on("hidden") else Status.PUBLISHED

    def _address(self, keys: Keys, document: Document, collection: Collection) -> Permalink | None:
        own = keys.data.get("permalink")
        template, key = (
            (own, "defaults") if ruby.is_true(own) else (collection.template, collection.key)
        )
        try:
            url = jekyll_url.document_url(template, document)
            return jekyll_url.permalink(url, document.ending)
        except SlugError as error:
            keys.reader.problem("slug", str(error))
        except InvalidValueError as error:
            self._blame(keys, key, template, error)
        return None

    def _page_address(self, keys: Keys, values: Mapping[str, str]) -> Permalink | None:
        template = keys.data.get("permalink")
        if not ruby.is_true(template):
            is_index = values["basename"] == "index"
            template = (
                "/:path/" if is_index else jekyll_url.suffixed("/:path/:basename", self.site.style)
            )
        try:
            url = jekyll_url.page_url(template, values)
            return jekyll_url.permalink(url, values["output_ext"], f"index{values['output_ext']}")
        except InvalidValueError as error:
            self._blame(keys, "defaults", template, error)
            return None

    def _blame(self, keys: Keys, key: str, template: object, error: InvalidValueError) -> None:
        """Note what is wrong with an address, at the place that gives it."""
        if keys.own.get("permalink") is not None:
            keys.reader.problem("permalink", f"is {keys.reader.written('permalink')}: {error}")
        elif isinstance(error, AddressError):
            keys.reader.note(f"its address is of the form {shown(template)}: {error}")
        else:
            raise self.site.error(key, template, error)

    def _made(
        self,
        place: str,
        keys: Keys,
        *,
        permalink: Permalink | None,
        title: str,
        tags: tuple[str, ...],
        status: Status,
        date: dt.datetime | None,
    ) -> Page | Redirect:
        """Return the page, the post, or the redirect that a file is."""
        aliases = tuple(keys.aliases(permalink)) if permalink else ()
        to = keys.redirect_to()
        keys.reader.finish()
        if to and permalink and status in (Status.PUBLISHED, Status.UNLISTED):
            return self._redirect(place, keys, permalink, aliases, to)
        fields: dict[str, Any] = {
            "uri": self.archive.uri(place),
            "title": title,
            "permalink": permalink,
            "permalink_line": keys.line("permalink"),
            "aliases": aliases,
            "tags": tags,
            "description": keys.text("description") or keys.text("excerpt"),
            "status": status,
            "front_matter": keys.reader.matter,
        }
        if date is None:
            return Page(**fields)
        return Post(**fields, date=date, updated=keys.updated())

    def _redirect(
        self, place: str, keys: Keys, permalink: Permalink, aliases: tuple[Alias, ...], to: str
    ) -> Redirect:
        """Return the redirect that a file is; its own old addresses lead to it."""
        owner = self.archive.path_of(place)
        self.redirects += (
            Redirect(alias.permalink, permalink.quoted, owner, alias.line) for alias in aliases
        )
        to = target(self.site.without_origin(to))
        return Redirect(permalink, to, owner, keys.line("redirect_to"))


def _undated(status: Status) -> Status:
    return Status.PUBLISHED if status is Status.UNLISTED else status


def _title(keys: Keys, slug: str, name: str) -> str:
    written = keys.text("title") or keys.reader.first_heading()
    return written or " ".join(jekyll_url.titled(slug).split()) or name


def _folders_above(path: str, collection: Collection) -> list[str]:
    """Return the folders above that of the collection or of the drafts, which are categories."""
    folder = f"_{collection.label}"
    if path.startswith(folder):
        return []
    folder = "_drafts" if collection.is_posts and folder not in path else folder
    return [part for part in path.partition(folder)[0].split("/") if part]
