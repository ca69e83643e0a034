"""What the files of a Nikola site say of themselves: beside them, at their top, and by their names.

Source: Nikola 8.3, `post.py` (`get_meta`). What lies beside a file goes before what stands at its
top, that before what its language holds (HTML, Markdown), and that before what its name says.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from ...archive import Archive
from ...errors import ContentError, Problem
from ...frontmatter import FrontMatter, FrontMatterError
from . import metadata
from .site import Origin, Site

_T = TypeVar("_T")


@dataclass(frozen=True)
class Sources:
    """The files of a site, by their paths from the folder of conf.py."""

    archive: Archive
    site: Site
    places: Mapping[str, str]
    """Where in the archive each of them lies."""
    origins: Mapping[str, Origin]
    """From what each page is made, in one of its languages."""
    known: dict[str, tuple[FrontMatter, str]] = field(default_factory=dict)
    """What was read already."""

    @cached_property
    def has_metas(self) -> bool:
        """Whether metadata may lie beside a page."""
        return any(".meta" in path for path in self.places)

    def matter(self, path: str) -> tuple[FrontMatter, str]:
        """Return the metadata of a page, with that of its first language, and where it stands.

        Raises ContentError.
        """
        if path not in self.known:
            self.known[path] = self._matter(path, self.origins[path])
        return self.known[path]

    def path_of(self, path: str) -> str:
        """Return how messages name a file."""
        return self.archive.path_of(self.places[path])

    def _matter(self, path: str, origin: Origin) -> tuple[FrontMatter, str]:
        own, place = self._own(path, origin)
        if path == origin.base:
            return own._replace(data={**own.data, "slug": self._slug(own, path)}), place
        default, _ = self.matter(origin.base)
        data, texts = {**default.data, **own.data}, {**default.texts, **own.texts}
        return own._replace(data=data, texts=texts), place

    def _slug(self, matter: FrontMatter, path: str) -> object:
        if slug := matter.data.get("slug"):
            return slug
        name = posixpath.splitext(posixpath.basename(path))[0]
        return metadata.slugify(name, is_plain=self.site.flag("USE_SLUGIFY", default=True))

    def _own(self, path: str, origin: Origin) -> tuple[FrontMatter, str]:
        """Return what a file says, and in which file it says so."""
        text = self._text(path)
        beside = self._beside(origin)
        found = self._header(beside, self._text(beside)) if beside else None
        lower = self._lower(path, text, origin)
        if beside and found and found.data:
            return _over(lower, found._replace(body=lower.body, body_line=lower.body_line)), beside
        found = self._header(path, text)
        if not found.data:
            found = found._replace(body=lower.body, body_line=lower.body_line)
        return _over(lower, found), path

    def _beside(self, origin: Origin) -> str | None:
        """Return the file of metadata that lies beside a page, if any."""
        if not self.has_metas:
            return None
        meta = posixpath.splitext(origin.base)[0] + ".meta"
        beside = self.site.languages.candidate(meta, origin.language)
        return beside if beside in self.places else None

    def _text(self, path: str) -> str:
        return self.archive.text(self.places[path])

    def _header(self, path: str, text: str) -> FrontMatter:
        try:
            return self._mapped(*metadata.header(text))
        except FrontMatterError as error:
            raise ContentError([Problem(self.path_of(path), error.line, str(error))]) from None

    def _mapped(self, found: FrontMatter, kind: str) -> FrontMatter:
        """Return metadata with the keys that METADATA_MAPPING gives it."""
        names = self.site.mappings.get(kind)
        if not isinstance(names, Mapping):
            return found
        return found._replace(
            data=_renamed(found.data, names),
            lines=_renamed(found.lines, names),
            texts=_renamed(found.texts, names),
        )

    def _lower(self, path: str, text: str, origin: Origin) -> FrontMatter:
        """Return what a file's name says, and its language; its body is all that is no header."""
        matter = FrontMatter({}, text)
        if origin.compiler == "html":
            matter = self._mapped(metadata.html(text), "html_metadata")
        elif self.site.reads_markdown_headers:
            matter = self._mapped(metadata.markdown(text), "markdown_metadata")
        named = self.site.regexp.match(origin.base) if self.site.regexp else None
        if named is None:
            return matter
        said = {key.lower(): text for key, text in named.groupdict().items() if text is not None}
        if "title" in said and self.site.flag("FILE_METADATA_UNSLUGIFY_TITLES", default=True):
            said["title"] = metadata.unslugify(said["title"])
        return _over(matter._replace(data=said, texts=said), matter)


def _over(lower: FrontMatter, upper: FrontMatter) -> FrontMatter:
    """Return the metadata of two sources: where both have a key, that of the upper."""
    if not lower.data:
        return upper
    return upper._replace(
        data={**lower.data, **upper.data},
        lines={**lower.lines, **upper.lines},
        texts={**lower.texts, **upper.texts},
    )


def _renamed(values: Mapping[str, _T], names: Mapping[Any, Any]) -> dict[str, _T]:
    found = dict(values)
    for foreign, own in names.items():
        if foreign in found:
            found[own] = found[foreign]
    return found
