"""Zola's pages and sections: what front matter and path make of a file.

Sources: Zola 0.22, `content/src/page.rs`, `section.rs`, `site/src/lib.rs` (`render_alias`,
`render_section`), `config/src/config/mod.rs` (`make_permalink`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any

from ... import dates
from ...errors import ContentError, InvalidValueError, Problem, shown
from ...frontmatter import FrontMatterError
from ...permalink import AddressError, Permalink
from ...post import Alias, Page, Post, Status
from ...reader import Reader
from ...redirect import Redirect, target
from ...source import Source
from .. import tags
from . import front_matter as zola_front_matter
from . import slug as zola_slug
from .content import Text
from .settings import ZolaSettings


class Pages:
    """Reads the Markdown files of one archive."""

    def __init__(self, settings: ZolaSettings) -> None:
        self.settings = settings
        self.archive = settings.said.archive

    def reader(self, place: str) -> Reader:
        """Return what reads a file; raise ContentError for what is wrong in its front matter."""
        path, uri = self.archive.path_of(place), self.archive.uri(place)
        try:
            matter = zola_front_matter.parse(self.archive.text(place))
        except FrontMatterError as error:
            raise ContentError([Problem(path, error.line, str(error))]) from None
        source = Source(path, uri, self.archive.folder, matter)
        reader = Reader(source, self.settings.zone)
        zola_front_matter.check(reader)
        reader.finish()
        return reader

    def page(self, reader: Reader, text: Text, *, is_draft: bool) -> Page:
        """Return a page, a post where it has a date; raise ContentError."""
        data = reader.matter.data
        path = self._path(reader, text)
        permalink = _permalink(reader, path) if data.get("render", True) else None
        known = self._known(reader, text, permalink, is_draft=is_draft)
        date, updated = self._date(reader, text), reader.moment("updated")
        reader.finish()
        return Post(**known, date=date, updated=updated) if date else Page(**known)

    def section(self, reader: Reader, text: Text, *, is_draft: bool) -> Page:
        """Return the page of a section; raise ContentError."""
        is_rendered = reader.matter.data.get("render", True)
        permalink = _permalink(reader, section_path(text)) if is_rendered else None
        page = Page(**self._known(reader, text, permalink, is_draft=is_draft))
        reader.finish()
        return page

    def redirects(self, reader: Reader, text: Text) -> Iterator[Redirect]:
        """Yield the redirect that a section is, then those from its old addresses."""
        path, to = reader.source.path, reader.matter.data["redirect_to"]
        permalink = _permalink(reader, section_path(text))
        try:
            end = target(_absolute(to))
        except AddressError as error:
            reader.problem("redirect_to", f"is {shown(to)}: {error}")
            end = ""
        aliases = tuple(self._aliases(reader, permalink))
        reader.finish()
        assert permalink
        yield Redirect(permalink, end, path, reader.matter.line("redirect_to"))
        for alias in aliases:
            yield Redirect(alias.permalink, end, path, alias.line)

    def _known(
        self, reader: Reader, text: Text, permalink: Permalink | None, *, is_draft: bool
    ) -> dict[str, Any]:
        """Return what pages of all kinds have."""
        status = Status.DRAFT if is_draft else Status.PUBLISHED
        lines = reader.matter.lines
        return {
            "uri": reader.source.uri,
            "title": reader.text("title") or reader.first_heading() or _title(text),
            "permalink": permalink,
            "permalink_line": lines.get("path", lines.get("slug")),
            "aliases": tuple(self._aliases(reader, permalink)) if permalink else (),
            "tags": tuple(
                tags.listed(
                    zola_front_matter.terms(reader),
                    reader.source.path,
                    reader.matter.line("taxonomies"),
                    self.settings.warnings,
                )
            ),
            "description": reader.text("description"),
            "status": status if permalink else Status.UNPUBLISHED,
            "front_matter": reader.matter,
        }

    def _path(self, reader: Reader, text: Text) -> str:
        """Return the path of a page, as front matter or the file's own path gives it."""
        path, slug = reader.matter.data.get("path"), reader.matter.data.get("slug")
        if path is not None:
            return f"/{path.strip().removeprefix('/')}/"
        if text.name == "index" and not text.folders:
            reader.note("Zola refuses `index.md` at the top; move its text into `_index.md`")
        if slug is None:
            dated = text.dated
            slug = dated["slug"] if dated and not self.settings.keeps_dates else None
            slug = slug or text.name
        self._doubt(reader, slug)
        slug = zola_slug.slugify(slug, self.settings.strategy)
        return f"{section_path(text)}{slug}/"

    def _doubt(self, reader: Reader, name: str) -> None:
        if sign := zola_slug.doubt(name, self.settings.strategy):
            line = reader.matter.lines.get("slug")
            text = f"Zola may write {shown(sign)} otherwise in its address; look it up there"
            self.settings.warnings.append(Problem(reader.source.path, line, text))

    def _date(self, reader: Reader, text: Text) -> dt.datetime | None:
        """Return the date of front matter, else that of the file's name, or of `path`.

        To Zola a page that has its date only in `path` has none, and its templates take it from
        there; here it would be in no list and no feed.
        """
        dated, path = text.dated, reader.matter.data.get("path")
        if reader.matter.data.get("date") is not None:
            return reader.moment("date")
        written = dated["date"] if dated else dates.in_address(f"/{path}/" if path else "")
        try:
            return dates.parse(written, self.settings.zone) if written else None
        except InvalidValueError as error:
            if dated:
                reader.note(f"the date in its name is {error}")
            return None

    def _aliases(self, reader: Reader, own: Permalink | None) -> Iterator[Alias]:
        """Yield the old addresses: files where they end in `.html`, else folders.

        What can be no address is left out, with a warning: nobody can have reached it.
        """
        line, seen = reader.matter.line("aliases"), {own}
        for written in reader.matter.data.get("aliases") or ():
            path = written if written.endswith(".html") else f"{written.rstrip('/')}/"
            try:
                old = Permalink.parse_link(path)
            except AddressError as error:
                text = f"`aliases` holds {shown(written)}, which is left out: {error}"
                self.settings.warnings.append(Problem(reader.source.path, line, text))
                continue
            if old not in seen:
                seen.add(old)
                yield Alias(old, line)


def section_path(text: Text) -> str:
    """Return the path of the section in which a file lies, or which it is."""
    parts = (*((text.lang,) if text.lang else ()), *text.folders)
    return "/" + "".join(f"{part}/" for part in parts)


def _permalink(reader: Reader, path: str) -> Permalink | None:
    try:
        return Permalink.parse_link(path)
    except AddressError as error:
        lines = reader.matter.lines
        reader.note(
            f"its address would be {shown(path)}: {error}", lines.get("path", lines.get("slug"))
        )
        return None


def _absolute(to: str) -> str:
    """Return the target of a section: a full URL, or a folder or fragment of the site."""
    if to.startswith(("http:", "https:")):
        return to
    return f"/{to.lstrip('/')}" + ("" if to.endswith("/") or "#" in to else "/")


def _title(text: Text) -> str:
    """Return what a page without a title is called: its name in words."""
    dated = text.dated
    name = (dated["slug"] if dated else None) or text.name or "".join(text.folders[-1:]) or "Home"
    words = name.replace("-", " ").replace("_", " ").strip()
    return words[:1].upper() + words[1:] or name
