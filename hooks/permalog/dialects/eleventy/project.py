"""Eleventy's project: its folders, and what the files in them are.

The folders are those of the setting `dir`, else the usual ones; what is no template keeps its path
below the input folder. Sources: Eleventy 3, `Util/ProjectDirectories.js`, `EleventyFiles.js`,
`TemplatePassthrough.js`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from ...archive import Archive
from ...errors import shown
from ...globs import matcher
from ..settings import Settings
from .config import CONFIGS

TEMPLATES = frozenset(
    (
        *("11ty.js", "11ty.cjs", "11ty.mjs", "11ty.ts", "11ty.tsx", "11ty.jsx", "ejs", "haml"),
        *("hbs", "html", "liquid", "md", "mdx", "mustache", "njk", "pug", "vto", "webc"),
    )
)
"""The endings of templates, of Eleventy itself and of its former and present plugins."""

_OF_PROJECT = re.compile(r"(?:(.*)/)?(?:_includes|_data)/")
_TOOLS = re.compile(
    r"[^/]+\.(?:config\.[cm]?[jt]s|lock|toml|ya?ml)|[A-Z]+|Makefile|Dockerfile|Gemfile"
    r"|(?:package(?:-lock)?|[jt]sconfig|vercel|firebase|renovate)\.json"
)
"""The files at the top of a project that its tools read, and nobody else."""


def template_ending(place: str) -> str | None:
    """Return the ending that makes a file a template; None for any other file."""
    rest, dot, ending = place.lower().rpartition(".")
    if ending in TEMPLATES and dot:
        return ending
    ending = f"11ty.{ending}"
    return ending if ending in TEMPLATES and rest.endswith(".11ty") else None


def stem(place: str) -> str:
    """Return a path without the ending of a template; one in capitals stays."""
    ending = template_ending(place)
    return place.removesuffix(f".{ending}") if ending else place


def within(place: str, folder: str) -> bool:
    """Tell whether a file lies in a folder, or somewhere below it; the empty one holds all."""
    return not folder or place.startswith(f"{folder}/")


def data_base(place: str) -> str:
    """Return the path, without ending, of the template or the folder that a data file is for."""
    folder, name = posixpath.split(place)
    base = name.partition(".11tydata.")[0] if ".11tydata." in name else name.rpartition(".")[0]
    return posixpath.join(folder, base)


def has_data_name(place: str) -> bool:
    """Tell whether a file may be data for templates, by its name alone."""
    return ".11tydata." in posixpath.basename(place) or place.endswith(".json")


class Folders(NamedTuple):
    """The folders of a project, below the archive's; the empty string is that itself."""

    input: str
    includes: str
    layouts: str
    data: str
    output: str

    def below_input(self, place: str) -> str:
        """Return the path of a file below the input folder."""
        return place.removeprefix(f"{self.input}/") if self.input else place


class Project:
    """Where things lie in an archive."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        """Read the settings of folders; raise ContentError for what is wrong in them."""
        self.archive, self.settings = archive, settings
        self.folders = self._folders()
        apart = {self.folders.includes, self.folders.layouts, self.folders.data}
        self._apart = tuple(f"{folder}/" for folder in apart - {self.folders.input})
        self.old_name = self._old_name()
        """What the archive's folder was called, where its own data file still says so."""
        self._copies = tuple(self._passthrough())
        self._ignored = re.compile("|".join(self._ignore_patterns()), re.S)
        self._stems = {stem(place) for place in archive.files if template_ending(place)}

    def is_template(self, place: str) -> bool:
        """Tell whether Eleventy makes a page, or anything else, of a file."""
        return bool(template_ending(place)) and self._is_input(place)

    def copy_of(self, place: str) -> str | None:
        """Return where a file that is no template is copied to; None for one that is not."""
        if (named := self.named_copy_of(place)) is not None:
            return named
        is_copied = self._is_input(place) and not self._is_data(place)
        return self.folders.below_input(place) if is_copied else None

    def named_copy_of(self, place: str) -> str | None:
        """Return where `addPassthroughCopy` has a file copied to, be it a template or not."""
        for source, target in self._copies:
            if place == source and not target.endswith("/"):
                return target
            if place == source or within(place, source):
                rest = place.removeprefix(source).lstrip("/") or posixpath.basename(place)
                return posixpath.join(target, rest).lstrip("/")
        return None

    def _is_input(self, place: str) -> bool:
        is_apart = place.startswith(self._apart) or self._ignored.fullmatch(place)
        return within(place, self.folders.input) and not is_apart

    def _is_data(self, place: str) -> bool:
        """Tell whether a file is for templates or tools, and for no reader."""
        folder, name = posixpath.split(place)
        if any(part.startswith(".") for part in place.split("/")) or ".11tydata." in name:
            return True
        if not folder and (_TOOLS.fullmatch(name) or name in CONFIGS):
            return True
        base = data_base(place)
        is_of_folder = posixpath.basename(base) == (posixpath.basename(folder) or self.old_name)
        return name.endswith(".json") and (is_of_folder or base in self._stems)

    def _folders(self) -> Folders:
        said = self.settings.get("dir", dict, {})
        for name, value in said.items():
            if not isinstance(value, str):
                raise self.settings.error("dir", f"has `{name}: {shown(value)}`; write a folder")
        top = _normal(said["input"]) if "input" in said else self._likely_input()
        if top and not any(within(place, top) for place in self.archive.files):
            if "dir" in self.archive.settings:
                text = f"has the input folder {shown(top)}, and no file lies there; correct it"
                raise self.settings.error("dir", text)
            top = self._likely_input()
        said_includes = said.get("includes", "_includes")
        return Folders(
            input=top,
            includes=_normal(posixpath.join(top, said_includes)),
            layouts=_normal(posixpath.join(top, said.get("layouts") or said_includes)),
            data=_normal(posixpath.join(top, said.get("data", "_data"))),
            output=_normal(said.get("output", "_site")),
        )

    def _likely_input(self) -> str:
        """Return the one folder that holds what only an input folder does, else the top."""
        matches = map(_OF_PROJECT.match, self.archive.files)
        found = {match[1] or "" for match in matches if match}
        return found.pop() if len(found) == 1 else ""

    def _old_name(self) -> str | None:
        if self.folders.input or self.settings.place or "package.json" in self.archive.files:
            return None
        tops = {place.split("/")[0] for place in self.archive.files}
        known = tops | {stem(name) for name in tops if template_ending(name)}
        data = {name for name in tops if has_data_name(name)}
        bases = set(map(data_base, data)) - known
        return bases.pop() if len(bases) == 1 else None

    def _passthrough(self) -> Iterator[tuple[str, str]]:
        """Yield the files and folders that `addPassthroughCopy` names, and where they go."""
        said = self.settings.value("addPassthroughCopy") or {}
        if not isinstance(said, Mapping):
            said = dict.fromkeys(map(str, said if isinstance(said, list) else [said]))
        for source, target in said.items():
            if target is None:
                target = self.folders.below_input(_normal(str(source)))
            is_folder = str(target).endswith("/")
            yield _normal(str(source)), _normal(str(target)) + ("/" if is_folder else "")

    def _ignore_patterns(self) -> Iterator[str]:
        yield matcher("**/node_modules/**", dots=True).pattern
        if self.folders.output:
            yield matcher(f"{self.folders.output}/**", dots=True).pattern
        for folder in dict.fromkeys(("", self.folders.input)):
            for name in (".gitignore", ".eleventyignore"):
                place = posixpath.join(folder, name)
                if place in self.archive.files and (not folder or name != ".gitignore"):
                    yield from map(self._ignore_pattern, self._ignore_lines(place, folder))

    def _ignore_lines(self, place: str, folder: str) -> Iterator[str]:
        lines = map(str.strip, self.archive.text(place).split("\n"))
        for line in lines:
            if line and line[0] not in "#!":
                yield _normal(posixpath.join(folder, line.lstrip("/")))

    def _ignore_pattern(self, glob: str) -> str:
        is_folder = any(within(place, glob) for place in self.archive.files)
        return matcher(f"{glob}/**" if is_folder else glob, dots=True).pattern


def _normal(path: str) -> str:
    """Return a path without dots and slashes that say nothing; the top is empty."""
    path = posixpath.normpath(path.strip("/") or ".")
    return "" if path == "." else path
