"""Eleventy: a moved archive of Markdown and HTML; what it has in JavaScript is not read.

`redirect_from` and `aliases` are not Eleventy's own, but what its redirects are most often made of.
Sources: Eleventy 3, `Template.js`, `TemplatePermalink.js`; eleventy-plugin-rss 2; what the real
generator answered is recorded in tests/conformance/eleventy.json and feed_ids.json.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar
from urllib.parse import unquote, urljoin, urlsplit

from ... import javascript, javascript_dates
from ...archive import Archive
from ...errors import ContentError, InvalidValueError, Problem, shown
from ...permalink import AddressError, Permalink, unquoted, within_site
from ...post import Alias, Page, Post, Status
from ...reader import Reader
from ...redirect import Redirect
from ...source import Source
from .. import Found, Skipped, feed_ids
from ..eleventy_permalink import file_title
from ..old_addresses import aliases
from ..tags import listed
from .config import CONFIGS, settings
from .data import Cascade, Data, matter, tags
from .project import Project, stem, template_ending
from .strings import NoDateError, Strings

_RENDERED = ("md", "html", "liquid")
_OTHER_MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd")
_FILE_TIMES = ("last modified", "created", "git last modified", "git created")
_IN_PATH = re.compile(r"\d{4}-\d{2}-\d{2}", re.A)
_NO_TAGS = frozenset(("all", "nav", "post", "posts"))
"""Collections that Eleventy's own starter keeps out of the tags that readers see."""
_OLD = ("redirect_from", "aliases")
_HOST = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:|//")


class Eleventy:
    """The rules of Eleventy, for one archive."""

    name: ClassVar[str] = "eleventy"

    def __init__(self, archive: Archive) -> None:
        """Read settings and global data; raise ContentError for what is wrong in them."""
        self.archive = archive
        self.redirects: list[Redirect] = []
        self.warnings: list[Problem] = []
        self._doubted: set[Problem] = set()
        self.settings = settings(archive)
        self.zone = self.settings.zone("timezone")
        self.project = Project(archive, self.settings)
        self.cascade = Cascade(self.project)
        self.strings = Strings(self.project, self.cascade.unread, self._doubt)
        self._found: dict[str, Found] = {}
        self._reasons: dict[str, tuple[int, list[str]]] = {}
        self._doubt_configuration()

    @staticmethod
    def recognise(places: Iterable[str]) -> str | None:
        """Return Eleventy's configuration, or a data file of its kind."""
        known = sorted(places)
        data = (place for place in known if ".11tydata." in posixpath.basename(place))
        return next((place for place in known if place in CONFIGS), None) or next(data, None)

    def file(self, place: str) -> Found:
        """Return what a file of the archive is; raise ContentError with all that is wrong in it."""
        if place not in self._found:
            self._found[place] = self._read(place)
        return self._found[place]

    def link(self, page: Page, url: str) -> str:
        """Return a link of a page's text, which the old site resolved, from the site's root."""
        if _HOST.match(url) or not page.permalink:
            return url
        try:
            parts = urlsplit(url)
            target = self._linked(page, unquote(parts.path))
            if target:
                return parts._replace(path=target.quoted).geturl()
            return urljoin(page.permalink.quoted, url)
        except ValueError:
            return url

    def feed_id(self, post: Post, site_url: str) -> str | None:
        """Return the id that eleventy-plugin-rss gave a post: its full URL as Node writes it."""
        written = self._site_url
        try:
            if written is None:
                return feed_ids.of_browser(site_url, post.url)
            base = feed_ids.origin(written)
            prefix = self.settings.value("pathPrefix")
            folder = prefix.strip("/") if isinstance(prefix, str) else ""
            return feed_ids.of_browser(f"{base}/{folder}", post.url)
        except ValueError:
            return None

    @cached_property
    def _site_url(self) -> str | None:
        """The address of the old site, where anything but a run of its JavaScript shows it."""
        said = self.settings.value("url"), *self.cascade.site_urls()
        return next((url for url in said if feed_ids.site(url, "")), None)

    def _linked(self, page: Page, path: str) -> Permalink | None:
        """Return the address of a template that a link names by its file, if it does."""
        folder = posixpath.dirname(self.archive.place(page.uri))
        start = self.project.folders.input if path.startswith("/") else folder
        place = posixpath.normpath(posixpath.join(start, path.lstrip("/")))
        if place not in self.archive.files or not self.project.is_template(place):
            return None
        found = self.file(place)
        return found.permalink if isinstance(found, Page) else None

    def _read(self, place: str) -> Found:
        if self.project.is_template(place):
            return self._with_copy(place, self._template(place))
        copy = self.project.copy_of(place)
        if copy and copy.lower().endswith(_OTHER_MARKDOWN):
            return Skipped("Eleventy reads Markdown in `.md` files only")
        return self._of_file(place, f"/{copy}", copy) if copy else Skipped()

    def _with_copy(self, place: str, found: Found) -> Found:
        """Return a template that `addPassthroughCopy` has copied too, at both of its addresses.

        One without front matter is meant as it is, such as what proves to a search engine whose
        the site is.
        """
        file = self.project.named_copy_of(place)
        if not file or file.endswith(".md") or not isinstance(found, Page | Skipped):
            return found
        copy = self._of_file(place, f"/{file}", file)
        if isinstance(found, Skipped) or found.permalink is None:
            return copy
        if found.permalink.file == file:
            return found
        if found.front_matter.body_line > 1:
            return replace(found, aliases=(*found.aliases, Alias(copy, 1)))
        path = self.archive.path_of(place)
        self.redirects.append(Redirect(found.permalink, copy.quoted, path))
        return copy

    def _template(self, place: str) -> Found:
        ending = template_ending(place)
        if ending not in _RENDERED:
            return self._left_out(place, f"templates of the kind `.{ending}` are not rendered here")
        path = self.archive.path_of(place)
        front = matter(self.archive.text(place), path, self.settings.get(place, dict, {}))
        reader = Reader(
            Source(path, self.archive.uri(place), self.archive.folder, front), self.zone
        )
        data, unread = self.cascade.data(place, front)
        if data.get("pagination"):
            return self._left_out(place, "many pages of one file (`pagination`) are not made here")
        if "permalink" not in front.data:
            self._doubt_scripts(unread)
        try:
            page = self._page(reader, place, data)
        except NoDateError as error:
            return self._left_out(place, str(error))
        reader.finish()
        if ending != "md" and page.permalink and not page.permalink.file.endswith(".html"):
            return self._left_out(place, "templates of anything but pages are not rendered here")
        return page

    def _page(self, reader: Reader, place: str, data: Data) -> Page:
        """Return the page, or with a date the post, that a template is."""
        date = self._date(reader, place, data)
        permalink = self._permalink(reader, place, data, date)
        said: dict[str, Any] = {
            "uri": self.archive.uri(place),
            "title": _text(reader, data, "title") or reader.first_heading() or file_title(place),
            "permalink": permalink,
            "permalink_line": reader.matter.lines.get("permalink"),
            "aliases": tuple(aliases(reader, _OLD, permalink, self.warnings)),
            "tags": tuple(self._tags(reader, data)),
            "description": _text(reader, data, "description", "summary", "excerpt"),
            "status": _status(data, permalink),
            "front_matter": reader.matter,
        }
        if date is None:
            return Page(**said)
        return Post(**said, date=date, updated=self._updated(data))

    def _date(self, reader: Reader, place: str, data: Data) -> dt.datetime | None:
        """Return the date; None where Eleventy takes the time of the file."""
        value = data.get("date")
        if not value:
            found = _IN_PATH.search(place)
            moment = javascript_dates.parse_iso(found[0]) if found else None
            return self._shown(moment)
        if isinstance(value, str) and value.lower() in _FILE_TIMES:
            return None
        moment = javascript_dates.parse_iso(value) if isinstance(value, str) else value
        if isinstance(moment, dt.datetime) and (shown_date := self._shown(moment)):
            return shown_date
        reader.problem("date", f"is {shown(value)}, which Eleventy refuses; write it as 2016-11-06")
        return None

    def _shown(self, moment: dt.datetime | None) -> dt.datetime | None:
        """Return a moment in the archive's zone; None beyond the years that Python knows."""
        try:
            return moment.astimezone(self.zone) if moment else None
        except (OverflowError, ValueError):
            return None

    def _updated(self, data: Data) -> dt.datetime | None:
        for key in ("updated", "modified", "lastmod"):
            value = data.get(key)
            if isinstance(value, str):
                value = javascript_dates.parse(value, self.zone)
            if isinstance(value, dt.datetime):
                return self._shown(value)
        return None

    def _permalink(
        self, reader: Reader, place: str, data: Data, date: dt.datetime | None
    ) -> Permalink | None:
        value = data.get("permalink")
        try:
            data = self._computed(place, data, date)
            value = data.get("permalink")
            if value in (None, "", 0, {}) and value is not False:
                return self._default(place)
            link = self._link(value, place, data, date)
            return None if link is None else _served(link)
        except NoDateError:
            raise
        except InvalidValueError as error:
            said = "true" if value is True else value
            reader.problem("permalink", f"is {shown(said)}: {error}")
            return None

    def _default(self, place: str) -> Permalink:
        """Return the permalink of a file that says none, by its path below the input folder."""
        folder, name = posixpath.split(stem(self.project.folders.below_input(place)))
        is_index = name == "index" or (folder and name == posixpath.basename(folder))
        page = folder if is_index else posixpath.join(folder, name)
        return self._of_file(place, f"/{page}/" if page else "/", f"{page}/index.html".lstrip("/"))

    def _of_file(self, place: str, url: str, file: str) -> Permalink:
        """Return the address that the path of a file decides; raise ContentError."""
        try:
            return Permalink(url, within_site(file))
        except AddressError as error:
            problem = Problem(self.archive.path_of(place), None, f"its path is no address: {error}")
            raise ContentError([problem]) from None

    def _link(self, value: object, place: str, data: Data, date: dt.datetime | None) -> str | None:
        """Return the address that a value names, rendered; None for no page."""
        if value is False or (isinstance(value, Mapping) and "build" not in value):
            return None
        if isinstance(value, Mapping):
            value = value["build"]
        if value is None or isinstance(value, bool | Mapping | dt.datetime):
            raise AddressError("it is no text; write a path like `/blog/my-post/`, or `false`")
        if data.get("dynamicPermalink") is not False:
            return self.strings.render(javascript.text(value), place, data, date)
        if not isinstance(value, str):
            raise AddressError("it is no text; put it in quotes")
        return value

    def _computed(self, place: str, data: Data, date: dt.datetime | None) -> Data:
        """Return the data with the permalink that `eleventyComputed` gives, if it gives one."""
        computed = data.get("eleventyComputed")
        if not isinstance(computed, Mapping) or "permalink" not in computed:
            return data
        value = computed["permalink"]
        if isinstance(value, str):
            used = (k for k, v in computed.items() if k in value and isinstance(v, str))
            own = {
                key: self.strings.render(computed[key], place, data, date)
                for key in used
                if key != "permalink"
            }
            value = self.strings.render(value, place, {**data, **own}, date)
        return {**data, "permalink": value}

    def _tags(self, reader: Reader, data: Data) -> Iterator[str]:
        value = data.get("tags")
        names = () if isinstance(value, dict) else tags(value)
        shown = (name for name in names if name.strip().lower() not in _NO_TAGS)
        line = reader.matter.lines.get("tags")
        return listed(shown, reader.source.path, line, self.warnings)

    def _doubt_configuration(self) -> None:
        """Warn of JavaScript that may decide on addresses, and does not say it in so many words."""
        place = self.settings.place
        if place and self.settings.value("dir") is None:
            folder = self.project.folders.input or "the top"
            text = f"it names no input folder that can be read, which is taken to be {folder}; "
            self._doubt(
                place, f"{text}if it is another, write `dir: {{input: …}}` under `settings`"
            )
        if place and "permalink" in self.archive.text(place) and not self._says_permalink:
            text = (
                "its JavaScript has to do with permalinks, and is not run; if it gives one, write "
            )
            self._doubt(place, f"{text}`permalink: …` under `settings`")

    @property
    def _says_permalink(self) -> bool:
        return "permalink" in self.archive.settings

    def _doubt_scripts(self, unread: Iterable[str]) -> None:
        if not self._says_permalink:
            for place in unread:
                self._doubt(
                    place,
                    "it is not read; if it gives a permalink, write that under `settings`, as "
                    f"`permalink: …` or, for these files only, as `{place}: {{permalink: …}}`",
                )

    def _left_out(self, place: str, reason: str) -> Skipped:
        """Warn of a file that is not published, once for all that have the same reason."""
        index, places = self._reasons.setdefault(reason, (len(self.warnings), []))
        places.append(self.archive.path_of(place))
        who = "it is" if len(places) == 1 else f"it and {len(places) - 1} more are"
        self.warnings[index : index + 1] = [Problem(places[0], None, f"{who} left out: {reason}")]
        return Skipped()

    def _doubt(self, place: str, text: str) -> None:
        problem = Problem(self.archive.path_of(place), None, text)
        if problem not in self._doubted:
            self._doubted.add(problem)
            self.warnings.append(problem)


def _text(reader: Reader, data: Data, *keys: str) -> str | None:
    """Return the first of these that is text, as its author wrote it."""
    for key in keys:
        written = reader.matter.texts.get(key) or data.get(key)
        is_text = isinstance(written, int | float | str) and not isinstance(written, bool)
        if is_text and (text := " ".join(javascript.text(written).split())):
            return text
    return None


def _status(data: Data, permalink: Permalink | None) -> Status:
    """Return the status; `draft` is what Eleventy's own starter and documentation go by."""
    if data.get("draft") is True:
        return Status.DRAFT
    if permalink is None:
        return Status.UNPUBLISHED
    excluded = data.get("eleventyExcludeFromCollections")
    names = excluded.split(",") if isinstance(excluded, str) else excluded
    is_unlisted = excluded is True or (isinstance(names, list) and "all" in names)
    return Status.UNLISTED if is_unlisted else Status.PUBLISHED


def _served(link: str) -> Permalink:
    """Return the permalink of a rendered address; raise AddressError for what can be none."""
    if not link or link != link.strip(" "):
        raise AddressError("it is empty, or begins or ends with a space; correct it")
    path = posixpath.normpath(unquoted(link) + ("index.html" if link.endswith("/") else ""))
    path = within_site(path).lstrip("/")
    folder, name = posixpath.split(path)
    if name in ("index", "index.html"):
        return Permalink(f"/{folder}/" if folder else "/", posixpath.join(folder, "index.html"))
    return Permalink.served(f"/{path}")
