"""Jekyll: which files are posts, pages and copies, and the addresses that they have.

Sources: Jekyll 4.3, `reader.rb`, `readers/`, `document.rb`, `page.rb`, `static_file.rb`,
`publisher.rb`; jekyll-relative-links 0.6; jekyll-feed 0.17. What the real generator answered is
recorded in tests/conformance/jekyll.json and feed_ids.json.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import quote, unquote, urljoin, urlsplit

from ...archive import Archive
from ...errors import ContentError, Problem, shown
from ...permalink import AddressError, Permalink, within_site
from ...post import Page, Post
from ...redirect import Redirect
from .. import Found, Skipped, feed_ids
from . import ruby
from .pages import DATED, HTML, TEMPLATE, Entry, Pages
from .site import Site
from .url import TemplateError, page_url

_HEADER = re.compile(rb"---\s*\r?\n")
_YAML = (".yml", ".yaml")
_UNDATED = "its name does not begin with a date, as `2016-11-06-duth.md` does"
_NOT_READ = "it lies where Jekyll reads no posts, or `exclude` names it"


class Jekyll:
    """The rules of Jekyll, for one archive."""

    name = "jekyll"

    def __init__(self, archive: Archive) -> None:
        """Read the configuration; raise ContentError for what is wrong in it."""
        self.archive = archive
        self.site = Site(archive)
        self.config: Mapping[str, Any] = self.site.config
        """The configuration, with the settings of mkdocs.yml over it."""
        self.redirects: list[Redirect] = []
        self.warnings = self.site.warnings
        self._pages = Pages(archive, self.site, self.redirects)
        self._found: dict[str, Found] = {}
        self._open = {"": True}
        self._posts: dict[str, str] = {}
        self._cut, self._added = self._ends()

    @staticmethod
    def recognise(places: Iterable[str]) -> str | None:
        """Return what among the files of an archive shows that it is Jekyll's, if any."""
        for place in places:
            folder, name = posixpath.split(place)
            parts = folder.split("/")
            if place == "_config.toml" or "_layouts" in parts:
                return place
            if "_posts" in parts and parts[0] != "source" and DATED.fullmatch(name):
                return place
        return None

    def file(self, place: str) -> Found:
        """Return what a file of the archive is; raise ContentError with all that is wrong in it."""
        if place not in self._found:
            self._found[place] = self._file(place)
        return self._found[place]

    def link(self, page: Page, url: str) -> str:
        """Return a link of a page's text, which the old site resolved, from the site's root."""
        try:
            url = self.site.without_origin(url)
            parts = urlsplit(url)
            if parts.scheme or parts.netloc or page.permalink is None:
                return url
            linked = self._linked(page, unquote(parts.path))
            if linked:
                return parts._replace(path=linked.quoted).geturl()
            return urljoin(page.permalink.quoted, url)
        except ValueError:
            return url

    def feed_id(self, post: Post, site_url: str) -> str | None:
        """Return the id that jekyll-feed gave a post: the folder of its URL and its slug."""
        if post.uri not in self._pages.slugs:
            return None
        folder = quote(posixpath.dirname(post.url.rstrip("/")))
        base = self.site.url or site_url.rstrip("/")
        try:
            slug = ruby.text(self._pages.slugs[post.uri]).rstrip().lstrip("/")
            return feed_ids.normal(f"{base}/{posixpath.join(folder, slug).lstrip('/')}")
        except ValueError:
            return None

    def _linked(self, page: Page, path: str) -> Permalink | None:
        """Return the address of a file that a link names by its place; None for any other link."""
        is_source = path.lower().endswith(self.site.markdown) or self.site.has_relative_links
        if not is_source or not path or path.startswith("/"):
            return None
        folder = posixpath.dirname(self.archive.place(page.uri))
        place = posixpath.normpath(posixpath.join(folder, path))
        try:
            found = self.file(place) if place in self.archive.files else None
        except ContentError:
            return None
        if isinstance(found, Page | Redirect):
            return found.permalink
        return found if isinstance(found, Permalink) else None

    def _ends(self) -> tuple[str, str]:
        """Return the start of places that is not of the source, and that of paths left out."""
        source = posixpath.normpath(ruby.text(self.config.get("source") or ".")).strip("/")
        places = self.archive.files
        if any(place.startswith(f"{source}/") for place in places):
            return f"{source}/", ""
        folders = {part for place in places for part in place.split("/")[:-1]}
        is_site = any(folder.startswith("_") for folder in folders)
        if not is_site and any(DATED.fullmatch(posixpath.basename(place)) for place in places):
            return "", "_posts/"
        return "", ""

    def _file(self, place: str) -> Found:
        if place == self.site.place or not place.startswith(self._cut):
            return Skipped()
        path = self._added + place.removeprefix(self._cut)
        if posts := self._folder_of_posts(path.rpartition("/")[0]):
            return self._post(place, path, posts)
        return self._of_collection(place, path) or self._elsewhere(place, path)

    def _folder_of_posts(self, folder: str) -> str:
        """Return the folder of posts or drafts in which a folder lies; empty where it does not."""
        if folder not in self._posts:
            parts = folder.split("/")
            self._posts[folder] = next(
                (
                    "/".join(parts[: at + 1])
                    for at, part in enumerate(parts)
                    if part in ("_posts", "_drafts") and self._is_open("/".join(parts[:at]))
                ),
                "",
            )
        return self._posts[folder]

    def _is_open(self, folder: str) -> bool:
        """Return whether Jekyll looks into a folder."""
        if folder not in self._open:
            above, name = posixpath.split(folder)
            passes = self.site.filter.passes(name, above, is_folder=True)
            self._open[folder] = passes and self._is_open(above)
        return self._open[folder]

    def _post(self, place: str, path: str, folder: str) -> Found:
        """Return what a file below a folder of posts or drafts is."""
        below, inner = path[len(folder) + 1 :], self.site.inner(path)
        entry = Entry.of(place, inner or path)
        looks_like_one = self.site.converted(entry.ending) in HTML
        is_hidden = below.startswith(".") or "/." in below
        if inner is None or is_hidden or not self.site.filter.passes(below, folder):
            return Skipped(_NOT_READ if looks_like_one and entry.date else None)
        is_draft = folder.endswith("_drafts")
        if not (is_draft or entry.date):
            return Skipped(_UNDATED if looks_like_one else None)
        if not entry.ending or entry.ending in _YAML:
            return Skipped()
        try:
            return self._pages.document(entry, self.site.collections["_posts"])
        except ContentError as error:
            if is_draft and not self.site.is_on("show_drafts"):
                return Skipped(f"it is a draft: {error.problems[0].text}")
            raise

    def _of_collection(self, place: str, path: str) -> Found | None:
        """Return what a file of a collection is; None where it belongs to none."""
        inner = self.site.inner(path) or ""
        folder, _, below = inner.partition("/")
        collection = self.site.collections.get(folder)
        if collection is None or not below or collection.is_posts:
            return None
        if not self.site.filter.passes(below, folder) or not collection.is_written:
            return Skipped()
        entry = Entry.of(place, inner)
        if self._has_header(place):
            is_page = self.site.converted(entry.ending) in HTML
            return self._pages.document(entry, collection) if is_page else Skipped(TEMPLATE)
        stem = inner.removeprefix(folder).removesuffix(entry.ending).rstrip(".")
        values = {"collection": collection.label, "path": stem, "output_ext": ""}
        try:
            url = page_url(collection.template, values | {"name": entry.stem, "title": ""})
        except TemplateError as error:
            raise self.site.error(collection.key, collection.template, error) from None
        return self._copy(place, url.removesuffix("/") + entry.ending)

    def _elsewhere(self, place: str, path: str) -> Found:
        """Return what a file is that lies in no folder of posts or of a collection."""
        folder, _, name = path.rpartition("/")
        stem, ending = posixpath.splitext(path)
        is_read = self._is_open(folder) and self.site.filter.passes(name, folder)
        if not is_read and path not in self.site.filter.named:
            is_post = "_posts" in folder.split("/") and DATED.fullmatch(name)
            looks_like_one = is_post and self.site.converted(ending) in HTML
            return Skipped(_NOT_READ if looks_like_one else None)
        if self._has_header(place):
            return self._pages.page(place, path)
        url = f"/{stem.rstrip('.')}{ending}"
        is_published = self.site.defaults.of(url, None).get("published", True)
        return self._copy(place, url) if ruby.is_true(is_published) else Skipped()

    def _has_header(self, place: str) -> bool:
        if place in self.archive.texts:
            start = self.archive.texts[place][:200].encode()
        else:
            with self.archive.files[place].open("rb") as file:
                start = file.readline(200)
        return bool(_HEADER.match(start))

    def _copy(self, place: str, url: str) -> Permalink:
        try:
            path = within_site(unquote(url, errors="strict"))
            return Permalink(path, path.lstrip("/"))
        except (UnicodeDecodeError, AddressError) as error:
            text = f"it would be served as {shown(url)}, and that cannot be: {error}; rename it"
            raise ContentError([Problem(self.archive.path_of(place), None, text)]) from None
