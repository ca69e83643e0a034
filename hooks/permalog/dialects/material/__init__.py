"""Material for MkDocs: its blog plugin, and the pages of the site around the blog.

Sources: Material for MkDocs 9.8, `plugins/blog`, `plugins/meta`; MkDocs 1.6; mkdocs-redirects 1.2;
what the real plugin answered is recorded in tests/conformance/material.json.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import ClassVar
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from pathspec.gitignore import GitIgnoreSpec

from ...archive import Archive
from ...errors import ContentError, Problem, shown
from ...permalink import AddressError, Permalink, within_site
from ...post import Page, Post
from ...redirect import Redirect
from .. import Found, Skipped, feed_ids
from ..settings import Settings
from . import mkdocs
from .blog import Blog
from .docs import Docs
from .meta import Metas
from .pages import Pages

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
        self.blogs = tuple(self._blogs())
        posts = tuple(blog.posts for blog in self.blogs)
        self._uris = Docs(self.settings, posts, self.warnings).uris()
        self._places = {uri: place for place, uri in self._uris.items()}
        self._replaced = mkdocs.replaced(self._places, directories=self.directories)
        self._excluded = self._patterns("exclude_docs", ".*", "/templates/")
        self._pages = Pages(
            archive=archive,
            zone=self.settings.zone("timezone"),
            directories=self.directories,
            drafts=self._patterns("draft_docs"),
            metas=Metas(self.settings, self._places),
            warnings=self.warnings,
        )
        self._found: dict[str, Found] = {}
        self.warnings += self.settings.misspelt(_BLOG | _SITE)

    @staticmethod
    def recognise(places: Iterable[str]) -> str | None:
        """Return mkdocs.yml, or the files that the plugin keeps in a blog's folder."""
        known = set(places)
        if signs := [place for place in mkdocs.CONFIGS if place in known]:
            return signs[0]
        if signs := [place for place in known if posixpath.basename(place) == ".authors.yml"]:
            return min(signs)
        has_posts = any(place.startswith("blog/posts/") for place in known)
        return "blog/posts" if has_posts and "blog/index.md" in known else None

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
        uri = self._uris[self.archive.place(page.uri)]
        if target := self._target(uri, unquote(parts.path)):
            return urlunsplit(("", "", target.quoted, parts.query, parts.fragment))
        resolved = urljoin(page.permalink.quoted, url)
        return self._below_root(resolved) if url.startswith("/") else resolved

    def feed_id(self, post: Post, site_url: str) -> str | None:
        """Return the id that mkdocs-rss-plugin gave a post: its canonical URL."""
        return feed_ids.quoted(feed_ids.site(self.settings.value("site_url"), site_url), post.url)

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

    def _is_excluded(self, uri: str) -> bool:
        """Return whether MkDocs leaves a file out: hidden files, the theme's, what is named."""
        if not self._excluded:
            return "/." in f"/{uri}" or uri.startswith("templates/")
        return self._excluded.match_file(uri)

    def _patterns(self, key: str, *always: str) -> GitIgnoreSpec:
        """Return what a setting says after what always holds; nothing where it is not set."""
        lines = self.settings.get(key, str, "").splitlines()
        try:
            return GitIgnoreSpec.from_lines([*always, *lines] if lines else [])
        except ValueError as error:
            raise self.settings.error(key, f"cannot be read: {error}") from None

    def _read(self, place: str) -> Found:
        uri = self._uris.get(place)
        if uri is None:
            return Skipped()
        is_page = uri.endswith(mkdocs.MARKDOWN)
        if other := self._replaced.get(uri):
            return Skipped(f"{posixpath.basename(other)} beside it has its address")
        if self._is_excluded(uri):
            reason = "MkDocs leaves out what begins with a dot, and what `exclude_docs` names"
            return Skipped(reason if is_page else None)
        if not is_page:
            return self._asset(place, uri)
        blog = next((blog for blog in self.blogs if uri.startswith(blog.posts)), None)
        return self._pages.post(place, uri, blog) if blog else self._pages.page(place, uri)

    def _asset(self, place: str, uri: str) -> Permalink:
        """Return where a file is copied to; but for static pages, out of the posts' folder."""
        file = uri
        if not uri.endswith((".html", ".htm", ".xml", ".json")):
            for blog in self.blogs:
                if uri.startswith(blog.posts):
                    file = file.replace(blog.posts, blog.folder)
        try:
            return mkdocs.permalink(file, directories=False)
        except AddressError as error:
            text = f"its address would be '/{file}': {error}"
            raise ContentError([Problem(self.archive.path_of(place), None, text)]) from None

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
            permalink = self._old_address(old)
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

    def _old_address(self, old: str) -> Permalink:
        uri = posixpath.normpath(old.lstrip("/"))
        if uri.endswith(mkdocs.MARKDOWN):
            file = mkdocs.destination(uri, directories=self.directories)
            return mkdocs.permalink(file, directories=self.directories)
        if uri == ".":
            raise AddressError("it names no page; write the path of one, like `old/page.md`")
        return Permalink.served(within_site(f"/{uri}"))
