"""Hugo: what the files of a Hugo site are, and where they are published.

Sources: Hugo 0.168, `hugolib/page__meta.go`, `hugolib/page__output.go`, `hugolib/site.go`; what the
real generator answered is recorded in tests/conformance/hugo.json and feed_ids.json. Addresses
begin behind the path of `baseURL`, which is where the site itself lies. What versions before 0.168
published and that one refuses (HTML pages, `_build`, a date that it cannot read) is published.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar
from urllib.parse import quote

from ...archive import Archive
from ...errors import ContentError, InvalidValueError, Problem, shown
from ...permalink import AddressError, Permalink
from ...post import Alias, Page, Post, Status
from ...reader import Reader
from ...redirect import Redirect
from ...slug import tag_slug
from ...source import Source
from .. import Found, Skipped, feed_ids
from . import links as hugo_links
from . import paths, values
from .config import ENDINGS, Config
from .content import HTML, MARKDOWN, Content, Entry
from .links import Links
from .pages import Pages, Sheet
from .sites import Sites

_ENDING = rf"\.(?:{'|'.join(ENDINGS)})"
_SIGN = re.compile(rf"hugo{_ENDING}|config/_default/[^/]+{_ENDING}|archetypes/.*")
_OLD_SIGN = re.compile(r"config\.(?:yaml|yml|json)")
"""The configuration before 0.110; `config.toml` is Zola's too."""
_NEVER = ("never", "0", "false")


class Hugo:
    """The rules of Hugo, for one archive."""

    name: ClassVar[str] = "hugo"

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.redirects: tuple[Redirect, ...] = ()
        self._sites = Sites(Config(archive))
        self._content = Content(archive, self._sites)
        self._pages = Pages(archive, self._sites, self._content)
        self._links = Links(self._content)
        self.warnings = self._pages.warnings
        self.warnings += self._sites.warnings()
        for place in self._content.adapters:
            text = "makes pages by a template, which is not followed; write them as files"
            self.warnings.append(Problem(archive.path_of(place), None, text))

    @staticmethod
    def recognise(places: Iterable[str]) -> str | None:
        """Return what among the files of an archive shows that it is Hugo's, if any."""
        places = list(places)
        if sign := next(filter(_SIGN.fullmatch, places), None):
            return sign
        has_content = any(place.startswith("content/") for place in places)
        return next(filter(_OLD_SIGN.fullmatch, places), None) if has_content else None

    def file(self, place: str) -> Found:
        """Return what a file of the archive is; raise ContentError with all that is wrong in it."""
        if place in self._content.statics:
            return self._copied(place, self._content.statics[place])
        entry = self._content.entries.get(place)
        if not entry:
            is_page = place.rpartition(".")[2].lower() in MARKDOWN
            return Skipped(self._content.reasons.get(place) if is_page else None)
        if entry.is_disabled:
            return Skipped(f"its language, `{entry.language}`, is disabled")
        if not entry.is_content:
            return self._resource(entry)
        if self._content.bundle_of(entry) is not None:
            return Skipped("it is part of a bundle, and Hugo gives it no page")
        return self._page(entry)

    def _copied(self, place: str, path: str) -> Permalink:
        try:
            return paths.copied(path)
        except AddressError as error:
            text = f"its path cannot be an address: {error}"
            raise ContentError([Problem(self.archive.path_of(place), None, text)]) from None

    def _resource(self, entry: Entry) -> Found:
        """Return where a file beside pages goes: to the page whose folder it is in."""
        path, owner = self._content.owner_of(entry)
        is_bundle = self._content.bundle_of(entry) is not None
        if is_bundle and not owner:
            return Skipped()
        try:
            sheet = self._pages.sheet(owner) if owner else self._section(entry, path)
            base = sheet.written.base
        except (ContentError, InvalidValueError):  # said where the page is asked for
            return Skipped()
        if self._withheld(sheet) or not _publishes_files(sheet.values):
            return Skipped()
        return self._copied(entry.place, posixpath.join(base, entry.path[len(path) :].lstrip("/")))

    def _section(self, entry: Entry, path: str) -> Sheet:
        return self._pages.section(entry.language, path)

    def _page(self, entry: Entry) -> Page:
        sheet = self._pages.sheet(entry)
        source = Source(
            self.archive.path_of(entry.place),
            self.archive.uri(entry.place),
            self.archive.folder,
            sheet.matter,
        )
        reader = Reader(source, sheet.site.zone)
        self._warn(sheet)
        status = self._status(sheet)
        written = self._permalink(sheet, reader)
        permalink = None if status is Status.UNPUBLISHED else written
        known: dict[str, Any] = {
            "uri": source.uri,
            "title": _one_line(sheet.title) or reader.first_heading() or _title_of(sheet),
            "permalink": permalink,
            "permalink_line": _line(sheet),
            "aliases": self._aliases(sheet, reader, permalink),
            "tags": self._tags(sheet),
            "description": _description(sheet.values),
            "status": status,
            "front_matter": sheet.matter,
        }
        reader.finish()
        if sheet.kind != "page" or "date" not in sheet.dates:
            return Page(**known)
        changed = sheet.dates.get("lastmod")
        return Post(**known, date=sheet.date, updated=changed if changed != sheet.date else None)

    def _status(self, sheet: Sheet) -> Status:
        build = _build(sheet.values)
        outputs = values.texts(sheet.values.get("outputs"))
        has_html = "html" in map(str.lower, outputs) if outputs else sheet.has_html
        if build["render"] != "always" or not has_html:
            return Status.UNPUBLISHED
        if withheld := self._withheld(sheet):
            return withheld
        return Status.PUBLISHED if build["list"] == "always" else Status.UNLISTED

    def _withheld(self, sheet: Sheet) -> Status | None:
        """Return as what a page is left out, its files too; None for one that is built."""
        site, now = sheet.site, self.archive.now
        published, expired = sheet.dates.get("publishdate"), sheet.dates.get("expirydate")
        if _is_draft(sheet.values) and "drafts" not in site.builds:
            return Status.DRAFT
        if sheet.kind in site.disabled_kinds:
            return Status.UNPUBLISHED
        if expired and expired < now and "expired" not in site.builds:
            return Status.UNPUBLISHED
        is_early = published and published > now and "future" not in site.builds
        return Status.SCHEDULED if is_early else None

    def _permalink(self, sheet: Sheet, reader: Reader) -> Permalink | None:
        try:
            return paths.permalink(sheet.written.link)
        except AddressError as error:
            key = next((k for k in ("url", "slug") if sheet.values.get(k)), None)
            if key:
                reader.problem(key, f"is {shown(sheet.values[key])}: {error}")
            else:
                reader.note(f"its address would be {shown(sheet.written.link)}: {error}")
        except InvalidValueError as error:
            reader.problem("url", str(error))
        return None

    def _aliases(self, sheet: Sheet, reader: Reader, own: Permalink | None) -> tuple[Alias, ...]:
        found: list[Alias] = []
        for written in values.texts(sheet.values.get("aliases")) if own else ():
            if not sheet.site.has_aliases:
                continue
            try:
                permalink = self._alias(sheet, written)
            except AddressError as error:
                reader.problem("aliases", f"holds {shown(written)}: {error}")
                continue
            if permalink != own:
                found.append(Alias(permalink, reader.matter.line("aliases")))
        return tuple(dict.fromkeys(found))

    def _alias(self, sheet: Sheet, written: str) -> Permalink:
        if written.startswith(("http://", "https://")):
            raise AddressError("it is a full URL; write only its path, from the `/` on")
        is_ugly = sheet.site.is_ugly(sheet.section)
        return paths.alias(written, sheet.written.base, sheet.site.prefix, is_ugly=is_ugly)

    def _tags(self, sheet: Sheet) -> tuple[str, ...]:
        """Return tags, then categories, each once."""
        found = sheet.values
        if isinstance(params := found.get("params"), Mapping):
            found = {**found, **params}
        tags: dict[str, str] = {}
        for key in ("tags", "categories"):
            for tag in values.terms(found.get(key)):
                tags.setdefault(tag, key)
        for tag in [tag for tag in tags if not tag_slug(tag)]:
            text = f"holds {shown(tag)}, of which no address can be made; it is left out"
            self.warnings.append(self._pages.problem(sheet, tags.pop(tag), text))
        return tuple(tags)

    def _warn(self, sheet: Sheet) -> None:
        """Note what of a page would be shown otherwise than the old site did."""
        entry = sheet.entry
        draft = sheet.values.get("draft")
        if isinstance(draft, str) and draft.lower() in ("y", "yes", "on"):
            text = f"is {shown(draft)}, a draft as before Hugo 0.152; write `true`, or take it out"
            self.warnings.append(self._pages.problem(sheet, "draft", text))
        if entry and entry.ending not in (*MARKDOWN, *HTML):
            text = f"its body is `.{entry.ending}`, and is read as Markdown; convert it"
            self.warnings.append(Problem(self.archive.path_of(entry.place), None, text))

    def link(self, page: Page, url: str) -> str:
        """Return a link of a page's text, which the old site resolved, from the site's root."""
        entry = self._content.entries.get(self.archive.place(page.uri))
        if not entry:
            return url
        if named := hugo_links.reference(url):
            return self.reference(page, *named) or url
        if hugo_links.is_elsewhere(url) or not page.url:
            return url
        path = posixpath.normpath(hugo_links.path_of(url))
        base = self._sites.base_path
        if base and f"{url}/".startswith((f"{base}/", f"{base}#", f"{base}?")):
            return "/" + url[len(base) :].removeprefix("/")
        address = self._page_named(entry, path) or self._file_named(entry, path)
        return hugo_links.moved(url, address) if address else hugo_links.joined(page.url, url)

    def feed_id(self, post: Post, site_url: str) -> str | None:
        """Return the id that Hugo's own RSS gave a post: its `.Permalink`."""
        entry = self._content.entries.get(self.archive.place(post.uri))
        if not entry:
            return None
        try:
            link = self._pages.sheet(entry).written.link
        except (ContentError, InvalidValueError):  # said where the page is asked for
            return None
        base = feed_ids.site(self._sites.base_url(entry.language), site_url)
        return feed_ids.plain(base, paths.encoded(link))

    def reference(self, page: Page, path: str, language: str = "") -> str | None:
        """Return the address that `ref` and `relref` make of a path in a page's text."""
        entry = self._content.entries.get(self.archive.place(page.uri))
        path, sign, fragment = path.partition("#")
        if not path:
            return quote(page.url) + sign + fragment
        found = self._links.find(entry, path, language) if entry else None
        address = self._address(*found) if found else None
        return quote(address) + sign + fragment if address else None

    def _page_named(self, entry: Entry, path: str) -> str | None:
        """Return the address of the page whose file a link names."""
        if posixpath.splitext(path)[1][1:].lower() not in MARKDOWN:
            return None
        found = self._links.find(entry, path)
        return self._address(*found) if found else None

    def _file_named(self, entry: Entry, path: str) -> str | None:
        """Return the address of the file of its bundle that a link names."""
        if not entry.is_bundle or path.startswith(("/", "..")):
            return None
        place = self._content.place_of(posixpath.join(entry.folder, path))
        found = self.file(place) if place else None
        return found.url if isinstance(found, Permalink) else None

    def _address(self, language: str, key: str) -> str | None:
        """Return the address of a page or of a section."""
        entry = self._content.pages.get((language, key))
        try:
            sheet = self._pages.sheet(entry) if entry else self._pages.section(language, key[1:])
            return paths.permalink(sheet.written.link).url
        except (ContentError, InvalidValueError):
            return None


def _build(found: Mapping[str, Any]) -> dict[str, str]:
    """Return whether a page is listed and rendered: `always`, `never`, and others between."""
    written = found.get("_build", found.get("build"))
    options = {"list": "always", "render": "always"}
    for key in options if isinstance(written, Mapping) else ():
        option = values.text(written.get(key, "always"))
        known = ("never", "local") if key == "list" else ("never", "link")
        options[key] = "never" if option in _NEVER else option if option in known else "always"
    if values.truth(found.get("headless")):
        return dict.fromkeys(options, "never")
    return options


def _is_draft(found: Mapping[str, Any]) -> bool:
    """Return whether a page is a draft; `published` says the opposite, where it is no date."""
    if "draft" in found:
        return bool(values.truth(found["draft"]))
    published = found.get("published", True)
    is_word = published is None or isinstance(published, bool | str)
    return is_word and values.truth(published) is False


def _publishes_files(found: Mapping[str, Any]) -> bool:
    """Return whether the files of a page's folder are published without being asked for."""
    written = found.get("_build", found.get("build"))
    option = written.get("publishresources") if isinstance(written, Mapping) else None
    return option is None or values.truth(option) is not False


def _line(sheet: Sheet) -> int | None:
    return sheet.matter.lines.get("url", sheet.matter.lines.get("slug"))


def _description(found: Mapping[str, Any]) -> str | None:
    for key in ("description", "summary"):
        if text := _one_line(values.text(found.get(key))):
            return text
    return None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _title_of(sheet: Sheet) -> str:
    dated = values.dated_name(sheet.name, sheet.site.zone)
    name = (dated[1] if dated else "") or sheet.name or sheet.site.language
    title = name.replace("-", " ").replace("_", " ").strip()
    return title[:1].upper() + title[1:] or name
