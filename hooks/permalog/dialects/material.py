"""Material for MkDocs: its blog plugin, and the pages of the site around the blog.

Sources: Material for MkDocs 9.8, `plugins/blog`, `plugins/meta`; MkDocs 1.6; mkdocs-redirects 1.2;
what the real plugin answered is recorded in tests/conformance/material.json.
"""

from __future__ import annotations

import datetime as dt
import difflib
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from pathspec.gitignore import GitIgnoreSpec

from ..archive import Archive
from ..errors import ContentError, InvalidValueError, Problem, shown
from ..frontmatter import Block, FrontMatter, FrontMatterError, plain_lines, read_yaml
from ..permalink import AddressError, Permalink
from ..post import Page, Post, Status
from ..reader import Reader
from ..redirect import Redirect
from ..source import Source
from . import Found, Skipped, mkdocs
from .material_blog import Blog
from .settings import Settings

_BLOG = frozenset(
    (
        "blog_dir",
        "categories_allowed",
        "categories_slugify",
        "categories_slugify_separator",
        "draft",
        "draft_if_future_date",
        "enabled",
        "post_dir",
        "post_slugify",
        "post_slugify_separator",
        "post_url_date_format",
        "post_url_format",
        "post_url_max_categories",
    )
)
"""The settings of the plugin that decide what is published, and where."""
_SITE = frozenset(
    (
        "docs_dir",
        "draft_docs",
        "exclude_docs",
        "plugins",
        "site_url",
        "theme",
        "timezone",
        "use_directory_urls",
        "validation",
    )
)
"""The settings of MkDocs that do; and `timezone`, which is ours."""
_KINDS: Mapping[str, tuple[type, str]] = {
    "slug": (str, "text, in quotes where it is a number"),
    "draft": (bool, "`true` or `false`"),
    "pin": (bool, "`true` or `false`"),
    "readtime": (int, "a number of minutes"),
}
_LISTS = ("authors", "categories")
_HOST = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


class Material:
    """The rules of Material's blog plugin, and of MkDocs, for one archive."""

    name: ClassVar[str] = "material"

    def __init__(self, archive: Archive) -> None:
        """Read mkdocs.yml; raise ContentError for what is wrong in it."""
        config, place = mkdocs.config(archive)
        self.archive = archive
        self.warnings: list[Problem] = []
        self.settings = Settings(archive, config, place)
        self.directories = self.settings.get("use_directory_urls", bool, True)
        self.zone = self.settings.zone("timezone")
        self.blogs = tuple(self._blogs())
        self._uris = self._docs()
        self._places = {uri: place for place, uri in self._uris.items()}
        self._replaced = mkdocs.replaced(self._places, directories=self.directories)
        self._excluded = self._patterns("exclude_docs", ".*", "/templates/")
        self._drafts = self._patterns("draft_docs")
        self._metas = self._meta_files()
        self._found: dict[str, Found] = {}
        self._doubt_settings()

    @staticmethod
    def recognise(places: Iterable[str]) -> str | None:
        """Return mkdocs.yml, or the files that the plugin keeps in a blog's folder."""
        known = set(places)
        for place in (*mkdocs.CONFIGS, ".authors.yml", "blog/.authors.yml"):
            if place in known:
                return place
        posts = (place for place in known if place.startswith("blog/posts/"))
        return "blog/posts" if "blog/index.md" in known and any(posts) else None

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
        if _HOST.match(url) or not url or url.startswith("#") or page.permalink is None:
            return url
        uri = self._uris[page.uri.removeprefix(f"{self.archive.folder}/")]
        if target := self._target(uri, unquote(parts.path)):
            return urlunsplit(("", "", target.quoted, parts.query, parts.fragment))
        resolved = urljoin(page.permalink.quoted, url)
        return self._below_root(resolved) if url.startswith("/") else resolved

    @cached_property
    def redirects(self) -> tuple[Redirect, ...]:
        """The `redirect_maps` of mkdocs-redirects."""
        return tuple(self._redirects())

    def _blogs(self) -> Iterator[Blog]:
        """Yield the instances of the plugin; without mkdocs.yml there is one."""
        listed = self.settings.value("plugins")
        found = mkdocs.plugins(listed, "blog", "material/blog") if listed is not None else [{}]
        if not found and _BLOG & self.archive.settings.keys():
            found = [{}]
        for options in found:
            blog = Blog(replace(self.settings, config=options), self.settings, self.warnings)
            if blog.settings.get("enabled", bool, True):
                yield blog

    def _docs(self) -> dict[str, str]:
        """Return the path below docs/ of each file, by its place."""
        files, config = self.archive.files, self.settings.place
        docs = posixpath.join(posixpath.dirname(config or ""), self._docs_dir(), "")
        if self._is_project(docs):
            return {place: place[len(docs) :] for place in files if place.startswith(docs)}
        lead = "" if config else self._copied_from()
        return {place: posixpath.join(lead, place) for place in files if place != config}

    def _docs_dir(self) -> str:
        return posixpath.normpath(self.settings.get("docs_dir", str, "docs"))

    def _is_project(self, docs: str) -> bool:
        """Whether the archive is what holds docs/, and not that folder or one below it."""
        if self.settings.place or self.settings.value("docs_dir"):
            return self._holds(docs)
        posts = [f"{blog.posts}/" for blog in self.blogs]
        return any(self._holds(docs + start) for start in posts) and not any(
            self._holds(start) for start in posts
        )

    def _holds(self, start: str) -> bool:
        return any(place.startswith(start) for place in self.archive.files)

    def _copied_from(self) -> str:
        """Return which folder below docs/ the archive is: docs/ itself, the blog's, the posts'."""
        if not self.blogs or self.blogs[0].posts == ".":
            return ""
        parts = self.blogs[0].posts.split("/")
        for n in range(len(parts)):
            if self._holds("/".join(parts[n:]) + "/"):
                return "/".join(parts[:n])
        if {"index.md", "README.md"} & self.archive.files.keys():
            text = f"leads to {self.blogs[0].posts}, where no file lies"
            self.warnings.append(self.settings.problem("post_dir", text))
            return ""
        return self.blogs[0].posts

    def _patterns(self, key: str, *always: str) -> GitIgnoreSpec:
        lines = self.settings.get(key, str, "").splitlines()
        try:
            return GitIgnoreSpec.from_lines([*always, *lines])
        except ValueError as error:
            raise self.settings.error(key, f"cannot be read: {error}") from None

    def _meta_files(self) -> dict[str, FrontMatter]:
        """Return what the plugin meta adds to each page, by the start of the page's path."""
        listed = self.settings.value("plugins")
        found = mkdocs.plugins(listed, "meta", "material/meta") if listed is not None else [{}]
        if not found:
            return {}
        name = found[0].get("meta_file", ".meta.yml")
        uris = [uri for uri in self._places if posixpath.basename(uri) == name]
        uris.sort(key=lambda uri: uri.split("/"))
        return {posixpath.dirname(uri): self._meta(self._places[uri]) for uri in uris}

    def _meta(self, place: str) -> FrontMatter:
        text = plain_lines(self.archive.text(place))
        try:
            return read_yaml(Block(text, 1, "", 1), repeated=True)
        except FrontMatterError as error:
            problem = Problem(self.archive.path_of(place), error.line, str(error))
            raise ContentError([problem]) from None

    def _doubt_settings(self) -> None:
        """Warn of a setting that is nearly one of those that decide about addresses."""
        for key in self.archive.settings.keys() - _BLOG - _SITE:
            if near := difflib.get_close_matches(key, _BLOG | _SITE, 1, 0.8):
                text = f"says nothing here; did you mean `{near[0]}`?"
                self.warnings.append(self.settings.problem(key, text))

    def _read(self, place: str) -> Found:
        uri = self._uris.get(place)
        if uri is None:
            return Skipped()
        is_page = uri.endswith(mkdocs.MARKDOWN)
        if other := self._replaced.get(uri):
            return Skipped(f"{posixpath.basename(other)} beside it has its address")
        if self._excluded.match_file(uri):
            reason = "MkDocs leaves out what begins with a dot, and what `exclude_docs` names"
            return Skipped(reason if is_page else None)
        if not is_page:
            return self._asset(place, uri)
        blog = next((blog for blog in self.blogs if uri.startswith(blog.posts)), None)
        return self._post(place, uri, blog) if blog else self._page(place, uri)

    def _asset(self, place: str, uri: str) -> Permalink:
        """Return where a file is copied to; but for static pages, out of the posts' folder."""
        if not uri.endswith((".html", ".htm", ".xml", ".json")):
            for blog in self.blogs:
                if uri.startswith(blog.posts):
                    uri = uri.replace(blog.posts, blog.folder)
        try:
            return mkdocs.permalink(uri, directories=False)
        except AddressError as error:
            text = f"its address would be '/{uri}': {error}"
            raise ContentError([Problem(self.archive.path_of(place), None, text)]) from None

    def _page(self, place: str, uri: str) -> Page:
        path = self.archive.path_of(place)
        matter, problem = mkdocs.page_matter(self.archive.text(place), path)
        if problem:
            self.warnings.append(problem)
        reader = self._reader(place, uri, matter)
        file = mkdocs.destination(uri, directories=self.directories)
        page = Page(
            uri=self.archive.uri(place),
            title=self._title(reader, uri),
            permalink=self._permalink(reader, file),
            tags=reader.tags(),
            description=reader.text("description"),
            status=Status.DRAFT if self._drafts.match_file(uri) else Status.PUBLISHED,
            front_matter=reader.matter,
        )
        reader.finish()
        return page

    def _post(self, place: str, uri: str, blog: Blog) -> Post:
        matter = mkdocs.post_matter(self.archive.text(place), self.archive.path_of(place))
        reader = self._reader(place, uri, matter)
        _check(reader)
        created, updated = _dates(reader, self.zone)
        reader.finish()
        assert created
        post = Post(
            uri=self.archive.uri(place),
            title=self._title(reader, uri),
            permalink=self._permalink(reader, self._post_file(reader, blog, uri, created)),
            permalink_line=reader.matter.lines.get("slug"),
            tags=tuple(dict.fromkeys((*reader.tags(), *blog.categories(reader)))),
            description=reader.text("description"),
            status=self._status(reader, blog, uri, created),
            front_matter=reader.matter,
            date=created,
            updated=updated,
        )
        reader.finish()
        return post

    def _reader(self, place: str, uri: str, matter: FrontMatter) -> Reader:
        path = self.archive.path_of(place)
        for lead, defaults in reversed(self._metas.items()):
            if uri.startswith(lead):
                matter = _merged(defaults, matter, path)
        return Reader(Source(path, self.archive.uri(place), self.archive.folder, matter), self.zone)

    def _title(self, reader: Reader, uri: str) -> str:
        title = reader.text("title") if "title" in reader.matter.data else None
        return title or mkdocs.shown_title(reader.matter.body) or mkdocs.file_title(uri)

    def _post_file(self, reader: Reader, blog: Blog, uri: str, date: dt.datetime) -> str:
        slug = reader.matter.data.get("slug") or blog.slug(reader, uri)
        path = blog.path(slug=slug, file=mkdocs.stem(uri), date=date, reader=reader)
        return mkdocs.destination(f"{path}.md", directories=self.directories)

    def _permalink(self, reader: Reader, file: str) -> Permalink | None:
        try:
            return mkdocs.permalink(file, directories=self.directories)
        except AddressError as error:
            text = f"its address would be {shown('/' + file)}: {error}"
            reader.note(text, reader.matter.lines.get("slug"))
            return None

    def _status(self, reader: Reader, blog: Blog, uri: str, date: dt.datetime) -> Status:
        draft = reader.matter.data.get("draft")
        if self._drafts.match_file(uri):
            return Status.DRAFT
        if blog.shows_drafts or draft is False:
            return Status.PUBLISHED
        if draft:
            return Status.DRAFT
        is_late = blog.hides_future and date > self.archive.now
        return Status.SCHEDULED if is_late else Status.PUBLISHED

    def _target(self, uri: str, path: str) -> Permalink | None:
        """Return the address of the file to which a link leads, as MkDocs looks for it."""
        if path.startswith("/"):
            if not self._is_docs_root:
                return None
            path = posixpath.join(".", path.lstrip("/"))
        else:
            path = posixpath.join(posixpath.dirname(uri), path)
        return self._address(posixpath.normpath(path))

    @cached_property
    def _is_docs_root(self) -> bool:
        """Whether a link from the root is meant from the folder docs/."""
        links = self.settings.get("validation", dict, {}).get("links")
        said = links.get("absolute_links") if isinstance(links, Mapping) else None
        return bool(said == "relative_to_docs")

    def _address(self, uri: str) -> Permalink | None:
        place = self._places.get(uri)
        if place is None or uri in self._replaced:
            return None
        try:
            found = self.file(place)
        except ContentError:
            return None
        if isinstance(found, Permalink):
            return found
        return found.permalink if isinstance(found, Page) else None

    def _below_root(self, url: str) -> str:
        """Return a link from the root of the host from that of the site."""
        root = urlsplit(self.settings.get("site_url", str, "")).path.rstrip("/")
        return url.removeprefix(root) if root and url.startswith(f"{root}/") else url

    def _redirects(self) -> Iterator[Redirect]:
        for options in mkdocs.plugins(self.settings.value("plugins"), "redirects"):
            maps = options.get("redirect_maps")
            for old, new in maps.items() if isinstance(maps, Mapping) else ():
                if redirect := self._redirect(str(old), str(new)):
                    yield redirect

    def _redirect(self, old: str, new: str) -> Redirect | None:
        path, line = self.settings.origin("plugins", old)
        page, mark, fragment = new.partition("#")
        target = self._address(page) if page.endswith(mkdocs.MARKDOWN) else None
        try:
            file = mkdocs.destination(posixpath.normpath(old), directories=self.directories)
            permalink = mkdocs.permalink(file, directories=self.directories)
        except AddressError as error:
            text = f"the redirect `{old}` can be no address: {error}"
            raise ContentError([Problem(path, line, text)]) from None
        if new.lower().startswith(("http://", "https://")):
            return Redirect(permalink, new, path, line)
        if target:
            to = f"{target.quoted}{mark}{quote(fragment, safe='/?:@!$&()*+,;=%~')}"
            return Redirect(permalink, to, path, line)
        text = f"the redirect `{old}` leads to {shown(new)}, and there is no such page"
        self.warnings.append(Problem(path, line, text))
        return None


def _check(reader: Reader) -> None:
    """Note the values that the plugin refuses."""
    data = reader.matter.data
    for key, (kind, cure) in _KINDS.items():
        value = data.get(key)
        if value is not None and not isinstance(value, kind):
            reader.problem(key, f"is {reader.written(key)}; write {cure}")
    for key in _LISTS:
        value = data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            reader.problem(key, f"is {reader.written(key)}; write a list of texts: `[one, two]`")


def _dates(reader: Reader, zone: dt.tzinfo) -> tuple[dt.datetime | None, dt.datetime | None]:
    """Return when a post was created and updated; note what is no date."""
    written = reader.matter.data.get("date")
    dates = written if isinstance(written, Mapping) else {"created": written}
    if dates.get("created") is None:
        reader.problem("date", "is missing; add `date: 2016-11-06`")
    for value in dates.values():
        if not isinstance(value, dt.date | None):
            reader.problem(
                "date", f"is {shown(value)}; write it as 2016-11-06 or 2016-11-06 14:30:00"
            )
    found = {key: _moment(value, zone) for key, value in dates.items()}
    return found.get("created"), found.get("updated")


def _moment(value: object, zone: dt.tzinfo) -> dt.datetime | None:
    if isinstance(value, dt.datetime):
        return value if value.tzinfo else value.replace(tzinfo=zone)
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day, tzinfo=zone)
    return None


def _merged(defaults: FrontMatter, own: FrontMatter, path: str) -> FrontMatter:
    """Return the front matter of a page with what the plugin meta adds to it."""
    texts = {**defaults.texts, **own.texts}
    for key, value in defaults.texts.items():
        other = own.texts.get(key)
        if isinstance(value, tuple) and isinstance(other, tuple):
            texts[key] = value + other
    try:
        data = _added(defaults.data, own.data)
    except InvalidValueError as error:
        raise ContentError([Problem(path, own.line(str(error)), _unlike(str(error)))]) from None
    return replace(own, data=data, texts=texts)


def _unlike(key: str) -> str:
    return f"`{key}` is of another kind than in the folder's `.meta.yml`; write it alike"


def _added(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    """Return two mappings as one: lists are joined, mappings merged, the rest is the upper's.

    Raises InvalidValueError with a key whose values are of two kinds.
    """
    merged = {**lower, **upper}
    for key in lower.keys() & upper.keys():
        one, other = lower[key], upper[key]
        if isinstance(one, Mapping) and isinstance(other, Mapping):
            merged[key] = _added(one, other)
        elif isinstance(one, list) and isinstance(other, list):
            merged[key] = one + other
        elif type(one) is not type(other):
            raise InvalidValueError(key)
    return merged
