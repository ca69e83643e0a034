"""Hugo's content: what each file of an archive is to Hugo, by its path alone.

Sources: Hugo 0.168, `common/paths/pathparser.go`, `hugolib/pages_capture.go`,
`hugolib/content_map_page_assembler.go`, `source/sourceSpec.go`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ...archive import Archive
from .paths import lower
from .sites import Mount, Sites

MARKDOWN = ("md", "mdown", "markdown")
HTML = ("html", "htm")
_OTHER_CONTENT = ("adoc", "asciidoc", "ad", "pandoc", "pdc", "rst", "org")
_CONTENT = frozenset((*MARKDOWN, *HTML, *_OTHER_CONTENT))
_PROJECT_FOLDERS = (
    "archetypes/",
    "assets/",
    "config/",
    "data/",
    "i18n/",
    "layouts/",
    "public/",
    "resources/",
    "themes/",
)
_WHOLE = Mount("", False, "")
"""The archive is the content folder."""


class Entry(NamedTuple):
    """A file below the content folder."""

    place: str
    path: str
    """From the content folder, as it is written: `posts/My Trip/index.de.md`."""
    folder: str
    """`posts/My Trip`; empty at the top."""
    name: str
    """The file's name without its ending and language: `index`."""
    ending: str
    """`md`."""
    language: str
    is_disabled: bool
    """Whether its language is."""
    is_content: bool
    """Whether Hugo makes a page of such a file."""
    is_bundle: bool
    """Whether the page is named by its folder."""
    page_path: str
    """The path of the page, as it is written: `posts/My Trip`."""
    key: str
    """The path by which Hugo knows the page: `/posts/my-trip`."""

    @property
    def is_section(self) -> bool:
        """Whether the page is a list of others."""
        return self.is_content and self.name == "_index"


def key_of(path: str) -> str:
    """Return a path as Hugo's tree of pages has it."""
    return lower(f"/{path}").replace(" ", "-")


def above(path: str) -> Iterator[str]:
    """Yield the folders above a path without a leading slash, nearest first, the top last."""
    while path:
        path = path.rpartition("/")[0]
        yield path


class Content:
    """The tree of pages of an archive, before any of them is read."""

    def __init__(self, archive: Archive, sites: Sites) -> None:
        self._sites = sites
        self.statics: dict[str, str] = {}
        """The path of each file that is copied as it is, by its place."""
        self.entries: dict[str, Entry] = {}
        """By place."""
        self.reasons: dict[str, str] = {}
        """Why a file is passed over, by its place."""
        self.adapters: list[str] = []
        """The places of templates that make pages."""
        mounts = _mounts(archive, sites)
        for place in archive.files:
            if mounts[-1] != _WHOLE or not _is_of_project(place, sites.config.places):
                self._add(place, mounts)
        pages = [e for e in self.entries.values() if e.is_content and not e.is_disabled]
        self._leaves = {entry.folder for entry in pages if entry.name == "index"}
        self.pages: dict[tuple[str, str], Entry] = {}
        """By language and key; what lies in the bundle of another page is none."""
        for entry in pages:
            if self.bundle_of(entry) is None:
                self.pages.setdefault((entry.language, entry.key), entry)
        self.sections = set(self._sections())
        """Language and key of each section, also of those without a file."""

    def _add(self, place: str, mounts: Sequence[Mount]) -> None:
        for mount in mounts:
            path = _below(place, mount)
            if path is not None and self._mounted(place, path, mount):
                return

    def _mounted(self, place: str, path: str, mount: Mount) -> bool:
        """Note what a file of a mount is; return False for one of another language."""
        if mount.is_static:
            self.statics[place] = path
        elif reason := self._reason(path):
            self.reasons[place] = reason
        elif path.endswith("_content.gotmpl"):
            self.adapters.append(place)
        else:
            entry = self._entry(place, path, mount.language)
            if mount.language and entry.language != mount.language:
                return False
            self.entries[place] = entry
        return True

    def _reason(self, path: str) -> str | None:
        """Return why Hugo passes over a path, if it does."""
        for part in path.split("/"):
            if part[:1] in (".", "#") or part[-1:] == "~":
                return "Hugo passes over names that begin with `.` or `#`, or end with `~`"
        if not self._sites.ignored:
            return None
        steps = [f"/content/{step}" for step in (path, *above(path)) if step]
        for pattern in self._sites.ignored:
            if any(map(pattern.search, steps)):
                return f"`ignoreFiles` names it: {pattern.pattern}"
        return None

    def _entry(self, place: str, path: str, language: str | None) -> Entry:
        folder, _, file = path.rpartition("/")
        *parts, ending = file.split(".")
        if not parts:
            parts, ending = [ending], ""
        at = self._language_in(parts)
        if at is not None:
            language, parts = parts[at].lower(), parts[:at] or parts
        language = language or self._sites.default
        name, ending = ".".join(parts), ending.lower()
        is_content = ending in _CONTENT
        is_bundle = is_content and name in ("index", "_index")
        page_path = folder if is_bundle else f"{folder}/{name}" if folder else name
        return Entry(
            place=place,
            path=path,
            folder=folder,
            name=name,
            ending=ending,
            language=language,
            is_disabled=language not in self._sites.by_language,
            is_content=is_content,
            is_bundle=is_bundle,
            page_path=page_path,
            key=key_of(page_path),
        )

    def _language_in(self, parts: Sequence[str]) -> int | None:
        """Return which part of a name is a language: the last that is."""
        if len(parts) < 2:
            return None
        known = self._sites.known
        found = (at for at in range(len(parts) - 1, -1, -1) if parts[at].lower() in known)
        return next(found, None)

    def bundle_of(self, entry: Entry) -> str | None:
        """Return the folder of the leaf bundle that a file belongs to; None for its own page."""
        if not self._leaves:
            return None
        folders = [folder for folder in above(entry.path) if folder in self._leaves]
        if not folders:
            return None
        outermost = folders[-1]
        is_page = entry.is_content and entry.name == "index" and entry.folder == outermost
        return None if is_page else outermost

    def _sections(self) -> Iterator[tuple[str, str]]:
        for language, site in self._sites.by_language.items():
            yield language, "/"
            for taxonomy in site.taxonomies:
                yield language, key_of(taxonomy)
        for (language, key), entry in self.pages.items():
            if entry.is_section:
                yield language, key
            first, deeper, _ = entry.path.partition("/")
            is_top = entry.is_bundle and "/" not in entry.folder
            if deeper and not is_top and (language, key_of(first)) not in self.pages:
                yield language, key_of(first)

    def section_of(self, language: str, path: str) -> str:
        """Return the path of the nearest section that is, or is above, a path."""
        for folder in (path, *above(path)):
            if (language, key_of(folder)) in self.sections:
                return folder
        return ""

    def owner_of(self, entry: Entry) -> tuple[str, Entry | None]:
        """Return the path of the page to which a file that is no page belongs, and the page."""
        bundle = self.bundle_of(entry)
        if bundle is not None:
            page = self.pages.get((entry.language, key_of(bundle)))
            return bundle, page or self._in_other_language(bundle)
        for folder in above(entry.path):
            page = self.pages.get((entry.language, key_of(folder)))
            if page or (entry.language, key_of(folder)) in self.sections:
                return folder, page
        return "", None

    def place_of(self, path: str) -> str | None:
        """Return the place of the file at a path of the content folder."""
        return self._places.get(path)

    @cached_property
    def _places(self) -> dict[str, str]:
        return {entry.path: place for place, entry in self.entries.items()}

    def _in_other_language(self, bundle: str) -> Entry | None:
        found = (self.pages.get((name, key_of(bundle))) for name in self._sites.by_language)
        return next(filter(None, found), None)


def _below(place: str, mount: Mount) -> str | None:
    """Return where a file of the archive lies in the site; None where the mount has it not."""
    if not mount.source:
        below = place
    elif place == mount.source:
        return mount.target
    elif place.startswith(f"{mount.source}/"):
        below = place[len(mount.source) + 1 :]
    else:
        return None
    return f"{mount.target}/{below}" if mount.target else below


def _mounts(archive: Archive, sites: Sites) -> list[Mount]:
    """Return the mounts, the deepest source first; without a content folder all is content."""
    mounts = list(sites.mounts())
    folders = [mount.source for mount in mounts if not mount.is_static]
    if not any(_is_within(place, folders) for place in archive.files):
        mounts = [mount for mount in mounts if mount.is_static and sites.config.places]
        mounts.append(_WHOLE)
    return sorted(mounts, key=lambda mount: -len(mount.source))


def _is_of_project(place: str, config: Sequence[str]) -> bool:
    """Return whether a file beside the configuration is something else than content."""
    return place in config or (bool(config) and place.startswith(_PROJECT_FOLDERS))


def _is_within(place: str, folders: Iterable[str]) -> bool:
    return any(not folder or place.startswith(f"{folder}/") for folder in folders)
