"""Mend: one line more in a file of the author's, every other byte as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from . import frontmatter
from .errors import InvalidValueError, shown
from .frontmatter import FrontMatter, FrontMatterError
from .lock import written
from .permalink import AddressError, Permalink
from .reader import ALIASES

_PLAIN = re.compile(r"[\w/.~+-]+")
_HEAD = re.compile(r"\w[\w-]*:")
_TOML_LIST = re.compile(rf"^[ \t]*(?:{'|'.join(ALIASES)})[ \t]*=[ \t]*\[", re.M)
_TOML_TOKEN = re.compile(
    r"\"{3}(?:\\.|[^\\])*?\"{3}|'{3}.*?'{3}|\"(?:\\.|[^\"\\])*\"|'[^']*'|#[^\n]*|\]", re.S
)
_UNUSUAL = "its front matter is written in an unusual way; add the address by hand"
_UNUSUAL_SETTINGS = "mkdocs.yml is written in an unusual way; add the line by hand"


class MendError(InvalidValueError):
    """Raised where a file can't be mended without touching more than the one line."""


class Alias(NamedTuple):
    """One more old address in the front matter of a page."""

    uri: str
    """The page's file below docs/."""
    url: str

    def __str__(self) -> str:
        return f"aliases: [{_flow_item(self.url)}]"


class Setting(NamedTuple):
    """One more line in mkdocs.yml."""

    path: tuple[str, ...]
    """The setting that gets it: `("extra", "blog", "redirects")`."""
    key: str
    """A path, decoded."""
    value: str
    """A URL, or a word."""

    def __str__(self) -> str:
        return f"{_flow_item(self.key)}: {_scalar(self.value)}"


Mend = Alias | Setting
"""What is wanted in a file."""


class Mended(NamedTuple):
    """A text, and what was done to it."""

    text: str
    line: int
    """The line that is new, or that was changed, from 1."""
    added: str = ""
    """What is new, as the file has it: a whole entry, or an item of a list that was there."""

    @property
    def is_entry(self) -> bool:
        """Whether a key is new, and not only an item."""
        return self.added.strip('"').startswith(("aliases", "---"))


def with_alias(text: str, url: str) -> Mended:
    """Return the text of a page with one more old address in its front matter.

    YAML, TOML and JSON are written to as they stand. Raises MendError where that can't be done, and
    FrontMatterError for front matter that can't be read.
    """
    end = _line_end(text)
    plain = text.replace(end, "\n") if end != "\n" else text
    _refuse_unreadable(url)
    before = frontmatter.parse(plain)
    mended = _with_alias(plain, url)
    _check(before, mended.text, url)
    return mended._replace(text=mended.text.replace("\n", end) if end != "\n" else mended.text)


def _refuse_unreadable(url: str) -> None:
    """Raise MendError for an address that is none in front matter: some old generators had such."""
    try:
        read = Permalink.parse_link(written(url)).url
    except AddressError as error:
        raise MendError(f"an old address can't be {shown(url)}: {error}") from None
    if read != url:
        raise MendError(f"an old address can't be {shown(url)}: it is read as {shown(read)}")


def _line_end(text: str) -> str:
    """Return what ends the lines of a text; raise MendError where different things do."""
    crlf, lf, cr = text.count("\r\n"), text.count("\n"), text.count("\r")
    if cr == 0:
        return "\n"
    if crlf == lf == cr:
        return "\r\n"
    if lf == 0:
        return "\r"
    raise MendError("its lines end in different ways; save it with one kind of line end")


def _with_alias(text: str, url: str) -> Mended:
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    found = frontmatter.fenced(text.removeprefix(mark))
    if found is None:
        if _HEAD.match(text.removeprefix(mark)):
            raise MendError("its head is not between `---` lines; put it there")
        head = f"---\naliases: [{_flow_item(url)}]\n---\n"
        return Mended(mark + head + text.removeprefix(mark), 2, head)
    language, block = found
    at, length, new = _LANGUAGES[language](block.text, url)
    at += text.index("\n") + 1
    line = text.count("\n", 0, at) + 1 + new.startswith("\n")
    return Mended(text[:at] + new + text[at + length :], line, new.strip(", \n"))


_Change = tuple[int, int, str]
"""Where to change a text, how many signs to take out there, and what to put in."""


def _in_yaml(block: str, url: str) -> _Change:
    root = _composed(block)
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise MendError("its front matter is no list of keys")
    found = {key.value: value for key, value in root.value} if root else {}
    if key := next((key for key in ALIASES if key in found), None):
        return _one_more(block, found[key], _flow_item(url))
    if root and root.flow_style:
        return _in_brackets(block, root, f'"aliases": [{_quoted(url)}]')
    indent = " " * root.start_mark.column if root else ""
    return len(block), 0, f"{indent}aliases: [{_flow_item(url)}]\n"


def _in_json(block: str, url: str) -> _Change:
    root = _composed(block.replace("\t", " "))
    if not isinstance(root, yaml.MappingNode):
        raise MendError("its front matter is no list of keys")
    found = {key.value: value for key, value in root.value}
    if key := next((key for key in ALIASES if key in found), None):
        return _one_more(block, found[key], _quoted(url))
    return _in_brackets(block, root, f'"aliases": [{_quoted(url)}]')


def _one_more(block: str, node: yaml.Node, item: str) -> _Change:
    """Return how a value becomes a list with one more item."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, yaml.SequenceNode):
        if node.flow_style:
            return _in_brackets(block, node, item)
        last = node.value[-1].end_mark.index
        line_end = block.find("\n", max(last - 1, 0))
        at = len(block) if line_end < 0 else line_end
        return at, 0, f"\n{' ' * node.start_mark.column}- {item}"
    old = block[start:end]
    if not isinstance(node, yaml.ScalarNode) or "\n" in old or node.style in ("|", ">"):
        raise MendError("its old addresses are no list of paths; write them as `[/a/, /b/]`")
    if node.tag == "tag:yaml.org,2002:null":
        space = "" if block[start - 1 : start] == " " else " "
        return start, end - start, f"{space}[{item}]"
    return start, end - start, f"[{old}, {item}]"


def _in_brackets(block: str, node: yaml.Node, item: str) -> _Change:
    """Return how a list or mapping in brackets gets one more item, behind the last one."""
    if not node.value:
        return node.start_mark.index + 1, 0, item
    last = node.value[-1]
    end = last[1] if isinstance(last, tuple) else last
    return end.end_mark.index, 0, f", {item}"


def _in_toml(block: str, url: str) -> _Change:
    item = _quoted(url)
    found = _TOML_LIST.search(block)
    table = re.search(r"^[ \t]*\[", block, re.M)
    if found and not (table and table.start() < found.start()):
        at = _last_text(block, found.end())
        return at or found.end(), 0, f", {item}" if at else item
    return 0, 0, f"aliases = [{item}]\n"


_LANGUAGES = {"yaml": _in_yaml, "yml": _in_yaml, "json": _in_json, "toml": _in_toml}


def _last_text(block: str, start: int) -> int | None:
    """Return where the last text of a list in TOML ends; None where there is none in it."""
    end = None
    for found in _TOML_TOKEN.finditer(block, start):
        if found[0] == "]":
            break
        if not found[0].startswith("#"):
            end = found.end()
    return end


def _flow_item(url: str) -> str:
    """Return an address as an item of a YAML list in brackets, its quotes with it."""
    return _scalar(written(url))


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) else json.dumps(text, ensure_ascii=False)


def _quoted(url: str) -> str:
    return json.dumps(written(url), ensure_ascii=False)


def _composed(text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise MendError(f"it is not valid YAML: {' '.join(str(error).split())}") from None
    return node


def _check(before: FrontMatter, new: str, url: str) -> None:
    """Raise MendError unless the new text says what the old one does, and one address more."""
    try:
        after = frontmatter.parse(new)
    except FrontMatterError:
        raise MendError(_UNUSUAL) from None
    key = next((key for key in ALIASES if before.data.get(key) != after.data.get(key)), "aliases")
    was, now = before.data.get(key) or [], after.data.get(key)
    wanted = [*(was if isinstance(was, list) else [was]), written(url)]
    rest = {k: v for k, v in before.data.items() if k != key}
    if now != wanted or {k: v for k, v in after.data.items() if k != key} != rest:
        raise MendError(_UNUSUAL)
    if before.body != after.body:
        raise MendError("its text would change; add the line by hand")


def with_settings(text: str, settings: Sequence[Setting]) -> tuple[str, Sequence[int]]:
    """Return mkdocs.yml with more settings in one mapping, and the line of each, from 1.

    A mapping that is not there is made. Raises MendError where that can't be done without touching
    other lines.
    """
    end = _line_end(text)
    plain = text.replace(end, "\n") if end != "\n" else text
    entries = [str(setting) for setting in settings]
    at, length, new = _setting(plain, settings[0].path, entries)
    mended = plain[:at] + new + plain[at + length :]
    _check_settings(plain, mended, settings)
    last = mended.count("\n", 0, at + new.rindex(entries[-1])) + 1
    count, is_block = len(entries), "\n" in new
    lines = range(last - count + 1, last + 1) if is_block else [last] * count
    return mended.replace("\n", end) if end != "\n" else mended, lines


def _setting(text: str, path: Sequence[str], entries: Sequence[str]) -> _Change:
    node, rest = _deepest(_composed(text), path)
    if isinstance(node, yaml.MappingNode) and not node.flow_style:
        column = node.value[0][0].start_mark.column
        start = node.value[0][0].start_mark.index - column
        return start, 0, _nested(rest, entries, column)
    if isinstance(node, yaml.MappingNode) and node.value and not rest:
        return _in_brackets(text, node, ", ".join(entries))
    if node is not None and rest != path and _is_empty(node):
        return _in_place_of(text, node, rest, entries)
    if node is None:
        return len(text), 0, _nested(rest, entries, 0)
    raise _unusual(path)


def _deepest(node: yaml.Node | None, path: Sequence[str]) -> tuple[yaml.Node | None, Sequence[str]]:
    """Return what is there of a path below a node, and the names that are not."""
    for known, name in enumerate(path):
        found = _value(node, name)
        if found is None:
            if _value(node, "<<"):
                raise _unusual(path)
            return node, path[known:]
        node = found
    return node, ()


def _in_place_of(
    text: str, node: yaml.Node, names: Sequence[str], entries: Sequence[str]
) -> _Change:
    """Return how an empty value becomes a mapping on lines of its own; a comment stays."""
    start, length = node.start_mark.index, node.end_mark.index - node.start_mark.index
    line = text[text.rfind("\n", 0, start) + 1 : start]
    cut = len(line) - len(line.rstrip(" "))
    after = text[start + length :].partition("\n")[0]
    nested = _nested(names, entries, len(line) - len(line.lstrip()) + 2).rstrip("\n")
    return start - cut, cut + length + len(after), f"{after}\n{nested}"


def _unusual(path: Sequence[str]) -> MendError:
    return MendError(f"`{'.'.join(path)}` is written in an unusual way; add the line by hand")


def _value(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def _is_empty(node: yaml.Node) -> bool:
    if isinstance(node, yaml.MappingNode):
        return not node.value
    return isinstance(node, yaml.ScalarNode) and node.value in ("", "~", "null")


def _nested(names: Sequence[str], entries: Sequence[str], column: int) -> str:
    """Return lines with entries below the keys of `names`, the first at a column."""
    indents = [" " * (column + 2 * depth) for depth in range(len(names) + 1)]
    keys = [f"{indent}{name}:\n" for indent, name in zip(indents, names, strict=False)]
    return "".join([*keys, *(f"{indents[-1]}{entry}\n" for entry in entries)])


def _check_settings(old: str, new: str, settings: Sequence[Setting]) -> None:
    """Raise MendError unless what is set now is what was, and these."""
    try:
        after = _plain_data(_composed(new))
    except MendError:
        raise MendError(_UNUSUAL_SETTINGS) from None
    data = _plain_data(_composed(old))
    inner = before = data if isinstance(data, dict) else {}
    for name in settings[0].path:
        if not isinstance(inner.get(name), dict):
            inner[name] = {}
        inner = inner[name]
    inner |= {written(setting.key): setting.value for setting in settings}
    if before != after:
        raise MendError(_UNUSUAL_SETTINGS)


def _plain_data(node: yaml.Node | None) -> Any:
    """Return what a node holds as plain text, its tags aside: mkdocs.yml has some of its own."""
    if isinstance(node, yaml.MappingNode):
        pairs: Mapping[Any, Any] = {key.value: _plain_data(value) for key, value in node.value}
        return dict(pairs)
    if isinstance(node, yaml.SequenceNode):
        return [_plain_data(value) for value in node.value]
    return node.value if isinstance(node, yaml.ScalarNode) else None
