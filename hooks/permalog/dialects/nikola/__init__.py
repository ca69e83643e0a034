"""Nikola: posts and pages in Markdown and HTML, with their translations.

Sources: Nikola 8.3, `post.py`, `nikola.py` (links), `plugins/task` (files, images, redirects);
what the real generator answered is recorded in tests/conformance/nikola.json.
"""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import ClassVar
from urllib.parse import quote, unquote, urljoin, urlsplit

from ...archive import Archive
from ...errors import ContentError, Problem, shown
from ...permalink import AddressError, Permalink, within_site
from ...post import Page, Post
from ...redirect import Redirect
from .. import Found, Skipped, feed_ids
from .pages import Pages
from .site import CONFIG, READ, Site
from .sources import Sources

_IMAGES = (".jpg", ".png", ".jpeg", ".gif", ".svg", ".svgz", ".bmp", ".tiff", ".webp")
_LANGUAGES = {"rest": "reStructuredText", "ipynb": "a Jupyter notebook"}
_RENDERED = ("markdown", "html")
_MADE = ("GALLERY_FOLDERS", "LISTINGS_FOLDERS")
"""The settings of folders of which Nikola makes pages."""
_NEVER_COPIED = frozenset((".svn", ".git", ".DS_Store", "Thumbs.db"))


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
            *self.settings.doubts(dict.fromkeys(READ)),
            *self.settings.misspelt(READ),
            *self._left_out(),
            *self._not_made(),
        ]
        self._pages = Pages(self._sources, self.warnings)

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

    def feed_id(self, post: Post, site_url: str) -> str | None:
        """Return the id that Nikola's RSS gave a post: its `guid`, else its full URL."""
        if guid := post.front_matter.data.get("guid"):
            return str(guid)
        written = self.settings.value("BASE_URL") or self.settings.value("SITE_URL")
        return feed_ids.quoted(feed_ids.site(written, site_url), post.url, "/~")

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
        for path, origin in self._sources.origins.items():
            if origin.compiler not in _RENDERED:
                left_out[origin.compiler].append(path)
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
        origin = self._sources.origins.get(path)
        if origin is None:
            return self._copy(place, path)
        if origin.compiler not in _RENDERED:
            return Skipped(_foreign(origin.compiler))
        return self._pages.page(path)

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
            if path == origin.base and origin.compiler in _RENDERED:
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
