"""MkDocs: its configuration, the addresses of its files, and what its pages say of themselves.

Sources: MkDocs 1.6, `structure/files.py`, `structure/pages.py`, `utils/meta.py`, `utils/yaml.py`.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import yaml

from ...archive import Archive
from ...errors import ContentError, Problem
from ...frontmatter import Block, FrontMatter, FrontMatterError, plain_lines, read_yaml
from ...permalink import Permalink, within_site
from ...reader import unmarked

MARKDOWN = (".markdown", ".mdown", ".mkdn", ".mkd", ".md")
"""The endings of pages."""
CONFIGS = ("mkdocs.yml", "mkdocs.yaml")

_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:\.{3}|-{3})[ \t]*\n+", re.S)
_META = re.compile(r" {0,3}([A-Za-z0-9_-]+):\s*(.*)")
_META_MORE = re.compile(r"(?: {4}|\t)\s*(.*)")
_ATX = re.compile(r"\n*#(?!#)[ \t]*((?:\\.|[^\\\n])*?)#*[ \t]*(?:\n|\Z)")
_SETEXT = re.compile(r"\n*(\S.*)\n=+[ ]*(?:\n|\Z)")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[#.\w][^{}]*\}\Z")
_CODE_OR_TAG = re.compile(r"(`[^`]*`)|</?[a-zA-Z][^<>]*>")


class Tagged(NamedTuple):
    """A value with a tag that MkDocs would have Python follow, which is left as it stands."""

    tag: str
    """`python/name:pymdownx.slugs.uslugify`."""
    value: Any


def config(archive: Archive) -> tuple[Mapping[str, Any], str | None]:
    """Return the configuration of an archive, and its place; empty and None where it has none.

    Raises ContentError for a file that cannot be read.
    """
    place = archive.config or next((name for name in CONFIGS if name in archive.files), None)
    return (_inherited(archive, place, ()), place) if place else ({}, None)


def _inherited(archive: Archive, place: str, below: tuple[str, ...]) -> dict[str, Any]:
    """Return a configuration with what it inherits from the file that `INHERIT` names."""
    found = _read(archive, place)
    name = found.pop("INHERIT", None)
    if not isinstance(name, str):
        return found
    parent = posixpath.normpath(posixpath.join(posixpath.dirname(place), name))
    if parent in (*below, place):
        text = f"`INHERIT` is '{name}', which leads in a circle; take it out"
        raise ContentError([Problem(archive.path_of(place), None, text)])
    if parent not in archive.files:
        text = f"`INHERIT` is '{name}', and no such file lies there; copy it beside this one"
        raise ContentError([Problem(archive.path_of(place), None, text)])
    return _over(_inherited(archive, parent, (*below, place)), found)


def _over(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> dict[str, Any]:
    merged = {**lower, **upper}
    for key in lower.keys() & upper.keys():
        if isinstance(lower[key], Mapping) and isinstance(upper[key], Mapping):
            merged[key] = _over(lower[key], upper[key])
    return merged


def _read(archive: Archive, place: str) -> dict[str, Any]:
    path, text = archive.path_of(place), archive.text(place)
    try:
        found = yaml.load(text, _Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        raise ContentError(
            [Problem(path, line, f"it is not valid YAML: {error.problem}")]
        ) from None
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise ContentError([Problem(path, None, f"it is not valid YAML: {error}")]) from None
    if not isinstance(found, dict | None):
        raise ContentError([Problem(path, 1, "it is no list of keys; write lines of `key: value`")])
    return {str(key): value for key, value in (found or {}).items()}


class _Loader(yaml.SafeLoader):
    """A safe loader of mkdocs.yml; what its tags would have Python do is not done."""


def _tagged(loader: Any, _: str, node: yaml.Node) -> Tagged:
    return Tagged(node.tag.removeprefix("tag:yaml.org,2002:"), _constructed(loader, node))


def _environment(loader: Any, node: yaml.Node) -> Any:
    """Return the default of `!ENV [NAME, default]`; nothing of this machine is read."""
    value = _constructed(loader, node)
    return value[-1] if isinstance(value, list) and len(value) > 1 else None


def _constructed(loader: Any, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)


_Loader.add_constructor("!ENV", _environment)
_Loader.add_multi_constructor("!", _tagged)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", _tagged)


def plugins(value: object, *names: str) -> list[Mapping[str, Any]]:
    """Return the options of each plugin of these names that `plugins` of mkdocs.yml lists."""
    found = []
    for name, options in _entries(value):
        options = options if isinstance(options, Mapping) else {}
        if name in names:
            found.append(options)
        elif name in ("group", "material/group"):
            found += plugins(options.get("plugins"), *names)
    return found


def _entries(value: object) -> list[tuple[object, object]]:
    if isinstance(value, Mapping):
        return list(value.items())
    entries: list[tuple[object, object]] = []
    for entry in value if isinstance(value, list) else []:
        entries += entry.items() if isinstance(entry, Mapping) else [(entry, None)]
    return entries


def stem(uri: str) -> str:
    """Return the name of a page without its ending; README is index."""
    name = posixpath.splitext(uri.rpartition("/")[2])[0]
    return "index" if name == "README" else name


def destination(uri: str, *, directories: bool) -> str:
    """Return the file that MkDocs writes for a file of docs/."""
    if not uri.endswith(MARKDOWN):
        return uri
    folder, slash, _ = uri.rpartition("/")
    name = stem(uri)
    is_folder = directories and name != "index"
    return f"{folder}{slash}{name}{'/index' if is_folder else ''}.html"


def permalink(file: str, *, directories: bool) -> Permalink:
    """Return the permalink of a file that MkDocs writes; raise AddressError."""
    file = within_site(posixpath.normpath(file))
    is_index = directories and f"/{file}".endswith("/index.html")
    return Permalink(f"/{file.removesuffix('index.html') if is_index else file}", file)


def replaced(uris: Iterable[str], *, directories: bool) -> dict[str, str]:
    """Return which files of docs/ give way to another of their folder: README.md to index.md."""
    firsts: dict[tuple[str, str], str] = {}
    found = {}
    for uri in sorted(uris, key=_rank):
        key = uri.rpartition("/")[0], destination(uri, directories=directories)
        if (first := firsts.setdefault(key, uri)) != uri:
            found[first] = uri
    return found


def _rank(uri: str) -> tuple[bool, str]:
    return stem(uri) != "index", uri


def post_matter(text: str, path: str) -> FrontMatter:
    """Return the front matter of a post, as the blog plugin reads it; raise ContentError."""
    block = _block(text)
    if block is None:
        cure = "a post begins with front matter; add the lines `---`, `date: 2016-11-06`, `---`"
        raise ContentError([Problem(path, 1, cure)])
    try:
        return read_yaml(block, repeated=True)
    except FrontMatterError as error:
        raise ContentError([Problem(path, error.line, str(error))]) from None


def page_matter(text: str, path: str) -> tuple[FrontMatter, Problem | None]:
    """Return the front matter of a page, and what is wrong where MkDocs shows it as text."""
    block = _block(text)
    if block is None:
        return _multimarkdown(plain_lines(text)), None
    try:
        return read_yaml(block, repeated=True), None
    except FrontMatterError as error:
        problem = Problem(path, error.line, f"{error}; MkDocs shows it as text")
        return FrontMatter({}, plain_lines(text)), problem


def _block(text: str) -> Block | None:
    text = plain_lines(text)
    found = _FRONT_MATTER.match(text)
    return Block.between(text, found.start(1), found.end(1), found.end()) if found else None


def _multimarkdown(text: str) -> FrontMatter:
    """Return the front matter without fences that MkDocs knows: lines of `key: value`."""
    data: dict[str, str] = {}
    lines: dict[str, int] = {}
    key, number, rows = "", 0, text.split("\n")
    for number, row in enumerate([*rows, ""]):
        if found := _META.match(row):
            key = found[1].lower()
            data[key] = f"{data[key]} {found[2].strip()}" if key in data else found[2].strip()
            lines.setdefault(key, number + 1)
        elif key and row.strip() and (more := _META_MORE.match(row)):
            data[key] += f" {more[1].strip()}"
        else:
            break
    rest = rows[number:]
    blank = next((n for n, row in enumerate(rest) if row), 0)
    return FrontMatter(data, "\n".join(rest[blank:]), number + blank + 1, lines, dict(data))


def written_title(body: str) -> str | None:
    """Return the heading from which the blog plugin makes a slug: the first line, as it stands."""
    first = body.lstrip().split("\n", 1)[0].strip()
    return first.lstrip("# ") if first.startswith("# ") else None


def shown_title(body: str) -> str | None:
    """Return the heading that a page begins with, as its reader sees it."""
    found = _ATX.match(body) or _SETEXT.match(body)
    if not found:
        return None
    plain = _CODE_OR_TAG.sub(lambda found: found[1] or "", _ATTRIBUTES.sub("", found[1].strip()))
    return " ".join(html.unescape(unmarked(plain)).split()) or None


def file_title(uri: str) -> str:
    """Return the title of a page that names none."""
    if posixpath.dirname(uri) == "" and stem(uri) == "index":
        return "Home"
    title = stem(uri).replace("-", " ").replace("_", " ")
    return title.capitalize() if title.lower() == title else title
