"""Eleventy's data cascade: what it knows of a file from itself and from the files around it.

Lowest first: the settings in mkdocs.yml, `_data/`, layouts, the folders' data from the input folder
down, the file's own data, its front matter. Sources: Eleventy 3, `Data/TemplateData.js`,
`TemplateContent.js`, `TemplateLayout.js`; `Merge.js` of its utils; gray-matter, `index.js`.
"""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ... import javascript
from ...errors import ContentError, Problem, shown
from ...frontmatter import (
    Block,
    FrontMatter,
    FrontMatterError,
    NoKeysError,
    read_json,
    read_toml,
    read_yaml,
)
from . import config as eleventy_config
from .project import Project, data_base, stem, within

Data = dict[str, Any]

_SCRIPTS = (".js", ".cjs", ".mjs", ".ts", ".tsx", ".jsx")
_OF_SITE = ("metadata", "site", "meta")
"""The global data in which the address of the site most often is."""
_LAYOUT_ENDINGS = ("liquid", "md", "njk", "html", "11ty.js")
_OPENING = re.compile(r"---(?!-)([^\n]*)")
_COMMENT = re.compile(r"^\s*#[^\n]+", re.M)
_DATA_ENDINGS = tuple(
    f"{infix}.{ending}"
    for infix, endings in (
        ("", ("json", "yaml", "yml", "toml")),
        (".11tydata", ("json", "yaml", "yml", "toml", "mjs", "cjs", "js", "ts")),
    )
    for ending in endings
)
"""The endings of data files, the weakest first."""
_DATA_ENDING = re.compile("|".join(re.escape(ending) + r"\Z" for ending in _DATA_ENDINGS[::-1]))
_CONSTANT = re.compile(
    r"""^(?:(?:const|let|var)\s+|[{\s]{0,9})(?P<key>title|date|description|layout)\s*[:=]\s*"""
    r"""(?P<quote>["'`])(?P<text>[^"'`$\n\\]*)(?P=quote)""",
    re.M,
)
_OVERRIDE = "override:"


def matter(text: str, path: str, said: Mapping[str, Any]) -> FrontMatter:
    """Return the front matter of a file, as gray-matter splits it; raise ContentError.

    `said` is what mkdocs.yml says over it, or in place of what cannot be read.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter({}, text)
    end = text.find("\n---", opening.end())
    end, after = (end, end + 4) if end >= 0 else (len(text), len(text))
    after += text.startswith("\n", after)
    body, body_line = text[after:].replace("\r", "\n"), text.count("\n", 0, after) + 1
    block = Block(f"{text[opening.end() : end]}\n", 1, body, body_line)
    try:
        read = _read(block, opening[1].strip().lower(), said)
        return read._replace(data=merged(read.data, said)) if said else read
    except NoKeysError:
        return FrontMatter({}, block.body, block.body_line)
    except FrontMatterError as error:
        raise ContentError([Problem(path, error.line, str(error))]) from None


def _read(block: Block, language: str, said: Mapping[str, Any]) -> FrontMatter:
    if not _COMMENT.sub("", block.text).strip():
        return FrontMatter({}, block.body, block.body_line)
    if language in ("", "yaml", "yml"):
        return read_yaml(block, plain=javascript.plain)
    if language == "toml":
        return read_toml(block)
    if language == "json":
        _refuse_broken_json(block)
        return read_json(block)
    if language in ("js", "javascript", "node"):
        return _script(block, said)
    raise FrontMatterError(1, f"front matter in {shown(language)} is not read; write it in YAML")


def _script(block: Block, said: Mapping[str, Any]) -> FrontMatter:
    """Return the texts of front matter in JavaScript, which is not run."""
    data: Data = {match["key"]: match["text"] for match in _CONSTANT.finditer(block.text)}
    if eleventy_config.has_pagination(block.text):
        return FrontMatter({**data, "pagination": True}, block.body, block.body_line)
    written = eleventy_config.permalink(block.text)
    if written is None and not said and "permalink" in block.text:
        raise FrontMatterError(
            1,
            "its front matter is JavaScript, which is not run; name this file under `settings`, "
            "and its permalink: `blog/post.md: {permalink: /a/}`",
        )
    return FrontMatter({**data, **(written or {})}, block.body, block.body_line)


def _refuse_broken_json(block: Block) -> None:
    try:
        javascript.parse_json(block.text)
    except json.JSONDecodeError as error:
        line = block.line + error.lineno - 1
        raise FrontMatterError(line, f"the front matter is not valid JSON: {error.msg}") from None


def merged(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> Data:
    """Return two layers of data as one: lists are joined, what has keys is merged."""
    data = dict(lower)
    for key, value in upper.items():
        data[key.removeprefix(_OVERRIDE)] = _item(data.get(key), value)
    return data


def _item(lower: Any, upper: Any) -> Any:
    if isinstance(lower, dict):
        return merged(lower, upper) if isinstance(upper, dict) else lower
    if isinstance(upper, list) and isinstance(lower, list):
        return lower + upper
    return merged({}, upper) if isinstance(upper, dict) else upper


def tags(value: object) -> list[str]:
    """Return the tags of one layer, each once; raise ValueError for what can be none."""
    if not value:
        return []
    if isinstance(value, Mapping):
        raise ValueError("is no list; write `[one, two]`")
    listed = value if isinstance(value, list) else javascript.text(value).split(",")
    return list(dict.fromkeys(map(javascript.text, listed)))


class Cascade:
    """The data of the files of one archive."""

    def __init__(self, project: Project) -> None:
        """Read the global data; raise ContentError for what cannot be read."""
        self.project, self.archive, self.folders = project, project.archive, project.folders
        self.settings = project.archive.settings
        self.unread: dict[str, str] = {}
        """Keys of global data that no file says which can be read, each with its file."""
        self._files = _data_files({*self.archive.files, *self.settings})
        self._global = self._global_data()
        self._of_folders: dict[str, tuple[Data, tuple[str, ...]]] = {}
        self._of_layouts: dict[str, Data] = {}
        self._bases: dict[tuple[str, str], Data] = {}

    def data(self, place: str, matter: FrontMatter) -> tuple[Data, tuple[str, ...]]:
        """Return the data of a file, and the files around it that may say more: JavaScript."""
        folder = posixpath.dirname(place)
        front = self._cleaned(matter.data, place, matter.lines.get("tags"))
        local, unread = self._folder_data(folder)
        own, own_unread = self._files_data(stem(place))
        layout = front.get("layout") or own.get("layout") or local.get("layout")
        base = self._base(folder, layout or self._global.get("layout"))
        return merged(merged(base, own) if own else base, front), unread + own_unread

    def site_urls(self) -> Iterator[object]:
        """Yield what global data says of the address of the site."""
        for key in _OF_SITE:
            data = self._global.get(key)
            if isinstance(data, Mapping):
                yield from (data.get("base"), data.get("url"))
            place = self.unread.get(key, "")
            if place.endswith(_SCRIPTS):
                yield eleventy_config.site_url(self.archive.text(place))

    def _base(self, folder: str, layout: object) -> Data:
        """Return the data that all files of a folder with one layout have."""
        name = layout if isinstance(layout, str) else ""
        if (folder, name) not in self._bases:
            lower = merged(self._global, self._layout_data(name)) if name else self._global
            self._bases[folder, name] = merged(lower, self._folder_data(folder)[0])
        return self._bases[folder, name]

    def _folder_data(self, folder: str) -> tuple[Data, tuple[str, ...]]:
        """Return the data of a folder and of those above it, up to the input folder."""
        if folder not in self._of_folders:
            self._of_folders[folder] = self._read_folder(folder)
        return self._of_folders[folder]

    def _read_folder(self, folder: str) -> tuple[Data, tuple[str, ...]]:
        name = posixpath.basename(folder) or self.project.old_name
        own, unread = self._files_data(posixpath.join(folder, name)) if name else ({}, ())
        if folder == self.folders.input:
            return own, unread
        lower, above = self._folder_data(posixpath.dirname(folder))
        return merged(lower, own), above + unread

    def _files_data(self, base: str) -> tuple[Data, tuple[str, ...]]:
        """Return what the data files of a path say, and those of them that cannot be read."""
        data: Data = {}
        unread = []
        for place in self._files.get(base, ()):
            read = self._read_data(place) if place in self.archive.files else {}
            data = merged(data, self._cleaned(read or {}, place))
            if place in self.settings:
                data = merged(data, self.project.settings.get(place, dict, {}))
            elif read is None:
                unread.append(place)
        return data, tuple(unread)

    def _read_data(self, place: str) -> Any:
        """Return what a data file says; None for one that may say more than can be read of it."""
        if place.endswith(".json"):
            return self._json(place)
        if "permalink" in self.settings:
            return {}
        is_script = place.endswith(_SCRIPTS)
        return eleventy_config.permalink(self.archive.text(place)) if is_script else None

    def _cleaned(self, data: object, place: str, line: int | None = None) -> Mapping[str, Any]:
        if not isinstance(data, Mapping):
            return {}
        try:
            return {**data, "tags": tags(data["tags"])} if "tags" in data else data
        except ValueError as error:
            problem = Problem(self.archive.path_of(place), line, f"`tags` {error}")
            raise ContentError([problem]) from None

    def _json(self, place: str) -> Any:
        text = self.archive.text(place)
        try:
            return javascript.parse_json(text) if text else {}
        except json.JSONDecodeError as error:
            text = f"it is not valid JSON: {error.msg}; mend it, or leave the file out"
            path = self.archive.path_of(place)
            raise ContentError([Problem(path, error.lineno, text)]) from None

    def _global_data(self) -> Data:
        data: Data = dict(self.settings)
        if not self.folders.input and "package.json" in self.archive.files:
            data["pkg"] = self._json("package.json")
        for place in sorted(self.archive.files):
            if within(place, self.folders.data) and self.folders.data != self.folders.input:
                path, ending = posixpath.splitext(place.removeprefix(f"{self.folders.data}/"))
                if ending == ".json":
                    _set(data, path.split("/"), self._json(place))
                elif (key := path.split("/")[0]) not in self.settings:
                    self.unread.setdefault(key, place)
        return data

    def _layout_data(self, name: str) -> Data:
        """Return the front matter of a layout, over that of the layouts around it."""
        if name not in self._of_layouts:
            self._of_layouts[name] = {}
            self._of_layouts[name] = self._read_layout(name)
        return self._of_layouts[name]

    def _read_layout(self, name: str) -> Data:
        whole = posixpath.normpath(posixpath.join(self.folders.layouts, name))
        places = (whole, *(f"{whole}.{ending}" for ending in _LAYOUT_ENDINGS))
        place = next((place for place in places if place in self.archive.files), None)
        if place is None or place.endswith(_SCRIPTS):
            return {}
        front = dict(matter(self.archive.text(place), self.archive.path_of(place), {}).data)
        outer = front.pop("layout", None)
        around = self._layout_data(outer) if isinstance(outer, str) else {}
        return merged(around, self._cleaned(front, place))


def _data_files(places: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return the data files of each template and folder there may be, the weakest first."""
    files: dict[str, list[tuple[int, str]]] = {}
    for place in places:
        ending = _DATA_ENDING.search(posixpath.basename(place))
        if ending:
            base = data_base(place)
            files.setdefault(base, []).append((_DATA_ENDINGS.index(ending[0]), place))
    return {base: [place for _, place in sorted(found)] for base, found in files.items()}


def _set(data: Data, path: list[str], value: Any) -> None:
    *folders, name = path
    for folder in folders:
        inner = data.get(folder)
        data[folder] = data = dict(inner) if isinstance(inner, Mapping) else {}
    data[name] = value
