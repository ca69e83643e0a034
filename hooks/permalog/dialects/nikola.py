"""Nikola: posts and pages in Markdown and HTML, with their translations.

Sources: Nikola 8.3, `post.py`, `nikola.py` (links), `plugins/task` (files, images, redirects);
what the real generator answered is recorded in tests/conformance/nikola.json.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import quote, unquote, urljoin, urlsplit

from ..archive import Archive
from ..errors import ContentError, InvalidValueError, Problem, shown
from ..permalink import AddressError, Permalink, within_site
from ..post import Alias, Page, Post, Status
from ..reader import Reader
from ..redirect import Redirect
from ..source import Source
from . import Found, Skipped
from . import nikola_metadata as metadata
from .nikola_site import CONFIG, Origin, Site
from .nikola_sources import Sources

_IMAGES = (".jpg", ".png", ".jpeg", ".gif", ".svg", ".svgz", ".bmp", ".tiff", ".webp")
_LANGUAGES = {"rest": "reStructuredText", "ipynb": "a Jupyter notebook"}
_RENDERED = ("markdown", "html")
_MADE = ("GALLERY_FOLDERS", "LISTINGS_FOLDERS")
"""The settings of folders of which Nikola makes pages."""
_NEVER_COPIED = frozenset((".svn", ".git", ".DS_Store", "Thumbs.db"))
_READ = frozenset(
    (
        "CATEGORY_DESTPATH_AS_DEFAULT",
        "CATEGORY_DESTPATH_FIRST_DIRECTORY_ONLY",
        "CATEGORY_DESTPATH_NAMES",
        "CATEGORY_DESTPATH_TRIM_PREFIX",
        "COMPILERS",
        "DEFAULT_LANG",
        "DEPLOY_DRAFTS",
        "DEPLOY_FUTURE",
        "FILES_FOLDERS",
        "FILE_METADATA_REGEXP",
        "FILE_METADATA_UNSLUGIFY_TITLES",
        "FUTURE_IS_NOW",
        "GALLERY_FOLDERS",
        "IMAGE_FOLDERS",
        "INDEX_FILE",
        "LISTINGS_FOLDERS",
        "MARKDOWN_EXTENSIONS",
        "METADATA_MAPPING",
        "METADATA_VALUE_MAPPING",
        "PAGES",
        "POSTS",
        "PRETTY_URLS",
        "REDIRECTIONS",
        "SHOW_UNTRANSLATED_POSTS",
        "STRIP_INDEXES",
        "TIMEZONE",
        "TRANSLATIONS",
        "TRANSLATIONS_PATTERN",
        "USE_SLUGIFY",
        "USE_TAG_METADATA",
    )
)
"""The settings that decide what is published, and where."""


class Nikola:
    """The rules of Nikola, for one archive."""

    name: ClassVar[str] = "nikola"

    def __init__(self, archive: Archive) -> None:
        """Read conf.py; raise ContentError for what is wrong in it."""
        self.archive = archive
        self.site = Site(archive)
        self.settings = self.site.settings
        self._paths = self._from_conf()
        places = {path: place for place, path in self._paths.items()}
        self._sources = Sources(archive, self.site, places, self.site.origins(places))
        self._copied = tuple(self.site.copied())
        self._found: dict[str, Found] = {}
        self.warnings: list[Problem] = [
            *self.settings.doubts(dict.fromkeys(_READ)),
            *self._left_out(),
            *self._not_made(),
        ]

    @staticmethod
    def recognise(places: Iterable[str]) -> str | None:
        """Return conf.py, or a file of metadata beside a post."""
        known = set(places)
        if CONFIG in known:
            return CONFIG
        metas = (place for place in sorted(known) if place.endswith(".meta"))
        return next((meta for meta in metas if _is_beside_post(meta, known)), None)

    def file(self, place: str) -> Found:
        """Return what a file of the archive is; raise ContentError with all that is wrong in it."""
        if place not in self._found:
            self._found[place] = self._read(place)
        return self._found[place]

    def link(self, page: Page, url: str) -> str:
        """Return a link of a page's text, which the old site resolved, from the site's root."""
        try:
            parts = urlsplit(url)
        except ValueError:
            return url
        if parts.scheme == "link":
            mark = f"#{parts.fragment}" if parts.fragment else ""
            found = self._magic(page, parts.netloc, parts.path)
            return url if found is None else found + mark
        if parts.scheme or parts.netloc or url.startswith("#") or page.permalink is None:
            return url
        return urljoin(page.permalink.quoted, url)

    @cached_property
    def redirects(self) -> tuple[Redirect, ...]:
        """The REDIRECTIONS of conf.py."""
        return tuple(map(self._redirect, self.settings.get("REDIRECTIONS", list, [])))

    def _from_conf(self) -> dict[str, str]:
        """Return the path of each file from the folder of conf.py, by its place."""
        place, files = self.settings.place, self.archive.files
        if place:
            folder = posixpath.join(posixpath.dirname(place), "")
            return {file: file[len(folder) :] for file in files if file.startswith(folder)}
        folders = [f"{rule.folder}/" for rule in self.site.rules if rule.folder]
        if not folders or any(file.startswith(tuple(folders)) for file in files):
            return {file: file for file in files}
        return {file: folders[0] + file for file in files}

    def _left_out(self) -> Iterator[Problem]:
        """Yield a problem for each language of pages that is neither Markdown nor HTML."""
        left_out = defaultdict(list)
        for path in self._sources.origins:
            if (compiler := self._sources.compiler(path)) not in _RENDERED:
                left_out[compiler].append(path)
        for compiler, paths in sorted(left_out.items()):
            more = f" and {len(paths) - 1} more are" if len(paths) > 1 else " is"
            text = f"this{more} left out: {_foreign(compiler)}; convert them, say with pandoc"
            yield Problem(self._sources.path_of(min(paths)), None, text)

    def _not_made(self) -> Iterator[Problem]:
        """Yield a problem for the pages that Nikola makes of galleries and listings."""
        for copied in self._copied:
            if copied.key in _MADE and any(
                p.startswith(f"{copied.folder}/") for p in self._paths.values()
            ):
                text = f"leads to {copied.folder}, whose files are served; its pages are not made"
                yield self.settings.problem(copied.key, text)

    def _read(self, place: str) -> Found:
        path = self._paths.get(place)
        if path is None:
            return Skipped()
        if path not in self._sources.origins:
            return self._copy(place, path)
        compiler = self._sources.compiler(path)
        return self._page(path) if compiler in _RENDERED else Skipped(_foreign(compiler))

    def _copy(self, place: str, path: str) -> Permalink | Skipped:
        for copied in self._copied:
            if (
                path.startswith(f"{copied.folder}/")
                and not _NEVER_COPIED & set(path.split("/"))
                and (not copied.is_image or path.lower().endswith(_IMAGES))
            ):
                below = path[len(copied.folder) + 1 :]
                return self._copied_to(place, posixpath.normpath(posixpath.join(copied.to, below)))
        is_near = any(
            rule.folder and path.startswith(f"{rule.folder}/") for rule in self.site.rules
        )
        looks_like_post = is_near and path.endswith((".md", ".markdown", ".html"))
        return Skipped("POSTS and PAGES do not name it" if looks_like_post else None)

    def _copied_to(self, place: str, file: str) -> Permalink:
        try:
            return Permalink("/" + within_site(file), file)
        except AddressError as error:
            text = f"its address would be '/{file}': {error}"
            raise ContentError([Problem(self.archive.path_of(place), None, text)]) from None

    def _page(self, path: str) -> Page:
        origin = self._sources.origins[path]
        matter, said_in = self._sources.matter(path)
        uri = self.archive.uri(self._sources.places[path])
        source = Source(self._sources.path_of(said_in), uri, self.archive.folder, matter)
        reader = Reader(source, self.site.zone)
        fields: dict[str, Any] = {
            "uri": uri,
            "title": _title(reader) or posixpath.splitext(posixpath.basename(origin.base))[0],
            "permalink": self._permalink(reader, origin, origin.language),
            "permalink_line": matter.lines.get("slug"),
            "aliases": self._aliases(reader, origin, path),
            "tags": self._labels(reader, origin),
            "description": reader.text("description"),
            "status": self._status(origin),
            "front_matter": matter,
        }
        date, updated = self._dates(reader, origin)
        reader.finish()
        if fields["status"] is Status.UNLISTED:
            self._doubt_draft(path, origin)
        if date is None or not origin.rule.is_post:
            return Page(**fields)
        if fields["status"] is Status.PUBLISHED:
            fields["status"] = self._status_of_day(date)
        return Post(**fields, date=date, updated=updated)

    def _dates(
        self, reader: Reader, origin: Origin
    ) -> tuple[dt.datetime | None, dt.datetime | None]:
        """Return when a post was written and changed, which its first language says."""
        data = self._sources.matter(origin.base)[0].data
        date, updated = (self._moment(reader, key, data.get(key)) for key in ("date", "updated"))
        if origin.rule.is_post and data.get("date") in (None, ""):
            text = "a post needs a date; write it as `.. date: 2016-11-06`"
            reader.note(text, reader.matter.line("date"))
        return date, updated

    def _moment(self, reader: Reader, key: str, value: object) -> dt.datetime | None:
        if value in (None, ""):
            return None
        try:
            return metadata.moment(value, self.site.zone, self.archive.now)
        except InvalidValueError as error:
            reader.problem(key, f"is {error}; write it as 2016-11-06 or 2016-11-06 14:30:00")
            return None

    def _permalink(self, reader: Reader, origin: Origin, language: str) -> Permalink | None:
        slug = reader.matter.data["slug"]
        if not isinstance(slug, str):
            reader.problem("slug", f"is {reader.written('slug')}; write it in quotes")
            return None
        pretty = metadata.truth(reader.matter.data.get("pretty_url"))
        if pretty is None:
            pretty = self.site.flag("PRETTY_URLS", default=True) and slug != "index"
        name = posixpath.join(slug, "index.html") if pretty else f"{slug}.html"
        folder = posixpath.join(origin.rule.destinations[language], origin.below)
        file = posixpath.join(self.site.languages.folders[language], folder, name)
        try:
            return self._address(file)
        except AddressError as error:
            text = f"its address would be {shown('/' + file.lstrip('/'))}: {error}"
            reader.note(text, reader.matter.lines.get("slug"))
            return None

    def _address(self, file: str) -> Permalink:
        """Return the permalink of a file that Nikola writes, as its links say it.

        A link says `%25` for a file of that name, and a browser asks for `%`.
        """
        if file.startswith("/"):
            raise AddressError("it is outside of the site; take out the `/` at its start")
        path = within_site(unicodedata.normalize("NFC", unquote(posixpath.normpath(file))))
        is_stripped = self.site.flag("STRIP_INDEXES", default=True)
        if is_stripped and f"/{path}".endswith(f"/{self.site.index}"):
            return Permalink(f"/{path}".removesuffix(self.site.index), path)
        return Permalink(f"/{path}", path)

    def _aliases(self, reader: Reader, origin: Origin, path: str) -> tuple[Alias, ...]:
        """Return where a page also stood: at its place in each language that it lacks."""
        is_shown = self.site.flag("SHOW_UNTRANSLATED_POSTS", default=True)
        if path != origin.base or not is_shown:
            return ()
        missing = self.site.languages.folders.keys() - set(origin.languages)
        found = (self._permalink(reader, origin, language) for language in sorted(missing))
        return tuple(Alias(permalink, 1) for permalink in found if permalink)

    def _labels(self, reader: Reader, origin: Origin) -> tuple[str, ...]:
        """Return the tags and the category."""
        matter = reader.matter
        labels = (*self._tags(reader), *self._category(reader, origin))
        data, texts = {**matter.data, "tags": labels}, {**matter.texts, "tags": labels}
        reader.matter = replace(matter, data=data, texts=texts)
        found = reader.tags()
        reader.matter = matter
        return found

    def _tags(self, reader: Reader) -> tuple[str, ...]:
        """Return the tags without those that are a status."""
        value = reader.matter.data.get("tags", "")
        items = value.split(",") if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(item, str) for item in items):
            reader.problem("tags", f"is {reader.written('tags')}; write texts, in quotes")
            return ()
        tags = tuple(item.strip() for item in items)
        if not self.site.flag("USE_TAG_METADATA", default=True):
            return tags
        if "draft" in map(str.lower, tags) and "draft" not in tags:
            reader.problem("tags", "holds a draft in capitals; write `draft`, in small letters")
        return tuple(tag for tag in tags if tag not in ("draft", "private"))

    def _category(self, reader: Reader, origin: Origin) -> tuple[str, ...]:
        for key in ("category", "section"):
            if key in reader.matter.data:
                text = reader.text(key)
                return (text,) if text else ()
        if not self.site.flag("CATEGORY_DESTPATH_AS_DEFAULT", default=False):
            return ()
        folder = posixpath.join(origin.rule.destinations[origin.language], origin.below)
        if origin.below != "." and self.site.flag("CATEGORY_DESTPATH_TRIM_PREFIX", default=False):
            folder = origin.below
        name = posixpath.normpath(folder)
        if self.site.flag("CATEGORY_DESTPATH_FIRST_DIRECTORY_ONLY", default=True):
            name = name.split("/")[0]
        names = self.settings.get("CATEGORY_DESTPATH_NAMES", dict, {})
        names = names.get(origin.language, names)
        return (str(names.get(name, name)) if isinstance(names, Mapping) else name,)

    def _status(self, origin: Origin) -> Status:
        """Return the status of a page; Nikola publishes drafts all the same, in no list."""
        said = self._said(origin)
        if "draft" in said and not self.site.flag("DEPLOY_DRAFTS", default=True):
            return Status.DRAFT
        return Status.UNLISTED if said & {"draft", "private"} else Status.PUBLISHED

    def _said(self, origin: Origin) -> set[str]:
        """Return what a page says of its status, in any of its languages."""
        said: set[str] = set()
        for language in origin.languages:
            file = self.site.languages.candidate(origin.base, language)
            data = self._sources.matter(file)[0].data
            said.add(str(data.get("status")))
            tags = data.get("tags", "")
            if self.site.flag("USE_TAG_METADATA", default=True):
                said |= {
                    str(tag).strip() for tag in (tags.split(",") if isinstance(tags, str) else tags)
                }
        return said

    def _status_of_day(self, date: dt.datetime) -> Status:
        """Return the status of a post that is neither a draft nor private."""
        if date < self.archive.now or self.site.flag("FUTURE_IS_NOW", default=False):
            return Status.PUBLISHED
        is_shown = self.site.flag("DEPLOY_FUTURE", default=False)
        return Status.UNLISTED if is_shown else Status.SCHEDULED

    def _doubt_draft(self, path: str, origin: Origin) -> None:
        if "draft" in self._said(origin):
            text = (
                "it is a draft, and Nikola published it all the same, in no list; "
                "with `DEPLOY_DRAFTS: false` in the archive's settings it stays away"
            )
            self.warnings.append(Problem(self._sources.path_of(path), None, text))

    def _magic(self, page: Page, kind: str, path: str) -> str | None:
        """Return where a link like `link://slug/duth` leads; None where that is not known here."""
        name = unquote(path.lstrip("/"))
        if kind in ("", "root"):
            return path if not kind else "/"
        base = self._by_slug.get(name, "") if kind == "slug" else name
        origin = self._sources.origins.get(base)
        if kind not in ("slug", "filename") or origin is None:
            return None
        here = self._sources.origins.get(self._path(page))
        language = here.language if here and here.language in origin.languages else origin.language
        try:
            file = self.site.languages.candidate(base, language)
            found = self.file(self._sources.places[file])
        except ContentError:
            return None
        return found.permalink.quoted if isinstance(found, Page) and found.permalink else None

    def _path(self, page: Page) -> str:
        return self._paths[page.uri.removeprefix(f"{self.archive.folder}/")]

    @cached_property
    def _by_slug(self) -> dict[str, str]:
        """The files in their first language, by slug."""
        found: dict[str, str] = {}
        for path, origin in self._sources.origins.items():
            if path == origin.base and self._sources.compiler(path) in _RENDERED:
                try:
                    found.setdefault(str(self._sources.matter(path)[0].data["slug"]), path)
                except ContentError:
                    continue
        return found

    def _redirect(self, pair: object) -> Redirect:
        match pair:
            case [str() as old, str() as new]:
                path = "/" + old.lstrip("/")
            case _:
                text = f'holds {shown(pair)}; write each as ["old/a.html", "/posts/a/"]'
                raise self.settings.error("REDIRECTIONS", text)
        try:
            file = path + self.site.index if path.endswith("/") else path
            url = posixpath.normpath(within_site(file))
            permalink = Permalink.served(url.removesuffix("index.html"))
            target = urljoin(permalink.quoted, quote(new, safe="/?#:%@!$&'()*+,;=~[]"))
        except ValueError as error:
            raise self.settings.error("REDIRECTIONS", f"holds {shown(old)}: {error}") from None
        owner, line = self.settings.origin("REDIRECTIONS")
        return Redirect(permalink, target, owner, line)


def _foreign(compiler: str) -> str:
    language = _LANGUAGES.get(compiler, compiler)
    return f"Nikola reads it as {language}, and only Markdown and HTML are rendered here"


def _is_beside_post(meta: str, places: set[str]) -> bool:
    stem = meta.removesuffix(".meta")
    return any(f"{stem}{ending}" in places for ending in (".md", ".rst", ".html", ".txt"))


def _title(reader: Reader) -> str | None:
    title = reader.text("title") if reader.matter.data.get("title") else None
    return title or reader.first_heading()
