"""Hugo's pages: what each says of itself, what its sections hand down, and where it is written.

Sources: Hugo 0.168, `hugolib/page__meta.go`, `hugolib/page__paths.go`, `hugolib/page__tree.go`,
`resources/page/pagemeta`.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ...archive import Archive
from ...errors import ContentError, InvalidValueError, Problem
from ...frontmatter import FrontMatter, FrontMatterError
from . import front_matter, paths, targets, values
from .content import Content, Entry, key_of
from .permalinks import Pattern, pattern_for
from .sites import Site, Sites
from .targets import Cascade, Subject

_EMPTY = FrontMatter({}, "")
_NEVER = dt.datetime(1, 1, 1, tzinfo=dt.UTC)


@dataclass(slots=True)
class Sheet:
    """A page before its address is formed; a section may have no file."""

    site: Site
    kind: str
    """page, home, section, taxonomy or term."""
    path: str
    """Below the content folder, as it is written: `posts/My Trip`."""
    entry: Entry | None
    parent: Sheet | None
    """The section that it is in; None for the home page."""
    matter: FrontMatter = _EMPTY
    values: Mapping[str, Any] = field(default_factory=dict)
    """Its front matter, with what its sections hand down."""
    cascades: Sequence[Cascade] = ()
    """What it hands down, and what was handed to it."""
    title: str = ""
    slug: str = ""
    dates: Mapping[str, dt.datetime] = field(default_factory=dict)
    _written: paths.Written | None = None
    _folder: str | None = None

    @property
    def has_html(self) -> bool:
        """Whether the pages of its kind are put out as HTML."""
        return self.kind not in self.site.other_kinds

    @property
    def date(self) -> dt.datetime:
        """Its date; year 1 where it has none."""
        return self.dates.get("date", _NEVER)

    @property
    def name(self) -> str:
        """The last part of its path, without ending and language."""
        return self.path.rpartition("/")[2]

    @property
    def file_name(self) -> str:
        """As `name`; empty for a section."""
        return "" if self.entry is None or self.entry.is_section else self.name

    @property
    def section(self) -> str:
        """The first folder, as Hugo knows it; empty for a page at the top."""
        first, _, deeper = self.path.partition("/")
        is_own = self.kind not in ("page", "home")
        return key_of(first)[1:] if deeper or is_own else ""

    @property
    def nearest(self) -> Sheet | None:
        """The section that it is in, or that it is."""
        return self.parent if self.kind == "page" else self

    @property
    def sections(self) -> Sequence[str]:
        """The folders of the section that it is in."""
        path = self.nearest.path if self.nearest else ""
        return key_of(path)[1:].split("/") if path else ()

    def section_slugs(self, *, first: bool) -> Sequence[str]:
        """Return the slugs, or else the titles, of its sections, or of the first alone."""
        found: list[Sheet] = []
        sheet = self.nearest
        while sheet and sheet.path:
            found.insert(0, sheet)
            sheet = sheet.parent
        if first:
            found = [sheet for sheet in found[:1] if "/" not in sheet.path]
        return [sheet.slug or sheet.title for sheet in found]

    @property
    def folder(self) -> str:
        """Where it lies in addresses: a section's own folder, else the one that it is in."""
        if self._folder is None:
            self._folder = self._path_of_folder()
        return self._folder

    def _path_of_folder(self) -> str:
        around, above_it = self.parent, self.path.rpartition("/")[0]
        if self.kind == "page" and around and around.path == above_it:
            return around.folder
        base = around.folder.strip("/") if around else ""
        between = above_it[len(around.path) :].strip("/") if around else above_it
        parts = [base, self._plain(between)]
        if self.kind != "page":
            parts.append((self.path and self.slug.strip("/")) or self._plain(self.name))
        return "/" + "/".join(filter(None, parts))

    def _plain(self, path: str) -> str:
        return path if self.site.paths.keeps_case or not path else key_of(path)[1:]

    def subject(self) -> Subject:
        """Return the page as targets look at it."""
        return Subject(self.kind, key_of(self.path), self.site.language)

    @property
    def written(self) -> paths.Written:
        """Where it is written; raises InvalidValueError for a `url` that cannot be filled in."""
        if self._written is None:
            self._written = paths.written(self._route(), self.site.paths)
        return self._written

    def _route(self) -> paths.Route:
        pattern = pattern_for(self.site.rules, self.subject()) if self.site.rules else None
        expanded = pattern.expand(self, self.site.paths) if pattern else ""
        return paths.Route(
            kind=self.kind,
            folder=self.folder,
            name=self.slug or self._plain(self.name),
            url=self._url() if "url" in self.values else "",
            pattern=posixpath.normpath(expanded) if expanded else "",
            prefix=self.site.prefix,
            is_ugly=bool(self.site.ugly) and self.site.is_ugly(self.section),
            is_bundle=bool(self.entry and self.entry.is_bundle),
        )

    def _url(self) -> str:
        url = values.text(self.values.get("url"))
        if url.startswith(("http://", "https://")):
            raise InvalidValueError("is a full URL; write only its path, from the `/` on")
        return (Pattern.of(url).expand(self, self.site.paths) or url) if ":" in url else url


class Pages:
    """The pages of an archive, each read once."""

    def __init__(self, archive: Archive, sites: Sites, content: Content) -> None:
        self.archive, self.sites, self.content = archive, sites, content
        self.warnings: list[Problem] = []
        self._sheets: dict[tuple[str, str], Sheet] = {}
        self._around: dict[tuple[str, str], Sheet] = {}

    def sheet(self, entry: Entry) -> Sheet:
        """Return the sheet of a page; raise ContentError for what Hugo cannot read."""
        return self._known(entry.place, entry.language, entry.page_path, entry)

    def section(self, language: str, path: str) -> Sheet:
        """Return the sheet of a section, or of the home page for the empty path."""
        entry = self.content.pages.get((language, key_of(path)))
        return self._known(entry.place if entry else "", language, path, entry)

    def _known(self, place: str, language: str, path: str, entry: Entry | None) -> Sheet:
        known = (place, "" if place else f"{language}:{key_of(path)}")
        sheet = self._sheets.get(known)
        if sheet is None:
            sheet = self._sheets[known] = self._read(language, path, entry)
        return sheet

    def _read(self, language: str, path: str, entry: Entry | None) -> Sheet:
        site = self.sites.by_language[language]
        parent = self._section_around(language, path.rpartition("/")[0]) if path else None
        matter = self._matter(entry) if entry else _EMPTY
        sheet = Sheet(site, self._kind(site, path, entry), path, entry, parent, matter, matter.data)
        sheet.cascades = parent.cascades if parent else ()
        if "cascade" in matter.data:
            sheet.cascades = (*self._cascades(sheet), *sheet.cascades)
        for cascade in (*sheet.cascades, *site.cascades):
            if cascade.target.fits(sheet.subject()):
                sheet.values = {**cascade.fields, **sheet.values}
        sheet.slug = self._set_dates(sheet)
        if "slug" in sheet.values:
            sheet.slug = values.text(sheet.values["slug"]).strip("-")
        title = sheet.values.get("title")
        sheet.title = values.text(title) if entry else self._title_of_folder(sheet)
        return sheet

    def _section_around(self, language: str, folder: str) -> Sheet:
        """Return the section that is, or is above, a folder."""
        found = self._around.get((language, folder))
        if found is None:
            found = self.section(language, self.content.section_of(language, folder))
            self._around[language, folder] = found
        return found

    def _matter(self, entry: Entry) -> FrontMatter:
        try:
            return front_matter.split(self.archive.text(entry.place))
        except FrontMatterError as error:
            path = self.archive.path_of(entry.place)
            raise ContentError([Problem(path, error.line, str(error))]) from None

    def _kind(self, site: Site, path: str, entry: Entry | None) -> str:
        if not path:
            return "home"
        if entry and not entry.is_section:
            return "page"
        key = key_of(path)
        for taxonomy in site.taxonomies:
            if key == f"/{taxonomy}":
                return "taxonomy"
            if key.startswith(f"/{taxonomy}/"):
                return "term"
        return "section"

    def _cascades(self, sheet: Sheet) -> tuple[Cascade, ...]:
        try:
            return targets.cascades(sheet.matter.data.get("cascade"))
        except InvalidValueError as error:
            raise ContentError([self.problem(sheet, "cascade", str(error))]) from None

    def _title_of_folder(self, sheet: Sheet) -> str:
        """Return the title of a section that has no file."""
        title = _plural(sheet.name) if sheet.site.pluralises else sheet.name
        return title[:1].upper() + title[1:] if sheet.site.capitalises else title

    def problem(self, sheet: Sheet, key: str, text: str) -> Problem:
        """Return what is wrong with a key of a page, or of what is handed down to it."""
        place = sheet.entry.place if sheet.entry else ""
        line = sheet.matter.lines.get(key)
        return Problem(self.archive.path_of(place), line, f"`{key}` {text}")

    def _set_dates(self, sheet: Sheet) -> str:
        """Find the dates of a page; return the slug that a date in its name leaves."""
        dates: dict[str, dt.datetime] = {}
        read: dict[str, dt.datetime | None] = {}
        said = sheet.values
        slug = ""
        date: dt.datetime | None
        for kind, sources in sheet.site.dates.items():
            for source in sources:
                if source in said:
                    if source not in read:
                        read[source] = self._date(sheet, source)
                    date = read[source]
                elif source == ":filename" and (dated := self._dated_name(sheet)):
                    date, slug = dated
                else:
                    date = dates.get(source)
                if date:
                    dates[kind] = date
                    break
        sheet.dates = {kind: date for kind, date in dates.items() if not values.is_zero(date)}
        return slug

    def _dated_name(self, sheet: Sheet) -> tuple[dt.datetime, str] | None:
        return values.dated_name(sheet.name, sheet.site.zone) if sheet.entry else None

    def _date(self, sheet: Sheet, source: str) -> dt.datetime | None:
        value = sheet.values[source]
        is_word = isinstance(value, bool | str) and values.truth(value) is not None
        if value in (None, "") or (source == "published" and is_word):
            return None
        try:
            return values.moment(value, sheet.site.zone)
        except InvalidValueError as error:
            text = f"{error}; until then the page has no such date"
            self.warnings.append(self.problem(sheet, source, text))
            return None


def _plural(word: str) -> str:
    """Return the plural of a regular word."""
    if word.endswith("s"):
        return word
    if word.endswith("y") and word[-2:-1] not in tuple("aeiou"):
        return f"{word[:-1]}ies"
    return word + ("es" if word.endswith(("x", "z", "ch", "sh")) else "s")
