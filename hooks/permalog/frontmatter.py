"""Front matter: the block of data at the top of a file, with the line of every key.

YAML between `---` lines (as Eleventy, Jekyll and MkDocs read it) and TOML between `+++` lines (as
Hugo and Zola do). MkDocs itself prints broken YAML into the page as text and does not know TOML;
here both are read, or refused with file and line.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import yaml

from . import plain_yaml
from .errors import InvalidValueError

try:
    from yaml import CSafeLoader as _SafeLoader
except ImportError:  # PyYAML without libyaml
    from yaml import SafeLoader as _SafeLoader  # type: ignore[assignment]

_OPENING = re.compile(r"(---|\+\+\+)[ \t]*(\w*)[ \t]*(?:\n|\Z)")
_LATE_OPENING = re.compile(r"\s+(---|\+\+\+)[ \t]*\n[ \t]*[\w-]+[ \t]*[:=]")
_CLOSING = {
    "---": re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M),
    "+++": re.compile(r"^\+\+\+[ \t]*(?:\n|\Z)", re.M),
}
_UNREADABLE = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError)
"""What PyYAML raises, without a mark, for a value that does not fit its tag."""


class FrontMatterError(InvalidValueError):
    """Raised when front matter cannot be read; `line` is the line in the file, from 1."""

    def __init__(self, line: int, text: str) -> None:
        self.line = line
        super().__init__(text)


class NoKeysError(FrontMatterError):
    """Raised for YAML that is valid, and no list of keys: some generators read it as nothing."""


_NOTHING: Mapping[str, Any] = MappingProxyType({})


class FrontMatter(NamedTuple):
    """The data at the top of a file, and the text that follows it."""

    data: Mapping[str, Any]
    """Keys and values, typed as YAML or TOML types them."""
    body: str
    """The text after the front matter, with `\\n` line ends."""
    body_line: int = 1
    """The line of the file, from 1, where the body starts."""
    lines: Mapping[str, int] = _NOTHING
    """The line of each key, from 1."""
    texts: Mapping[str, str | tuple[str, ...]] = _NOTHING
    """Scalars, and flat lists of them, as the author wrote them: `title: 1.10` is `1.10` here."""

    def line(self, key: str) -> int:
        """Return the line of `key`, or that of the front matter where the key is missing."""
        return self.lines.get(key, 1)


class Block(NamedTuple):
    """Front matter as text, and where it lies in its file."""

    text: str
    """What stands between the fences."""
    line: int
    """The line of the file, from 1, on which `text` begins."""
    body: str
    """What follows."""
    body_line: int
    """The line of the file, from 1, on which `body` begins."""

    @classmethod
    def between(cls, text: str, start: int, end: int, body: int) -> Block:
        """Return the block of `text` from offset `start` to `end`, whose body begins at `body`."""
        line, body_line = text.count("\n", 0, start) + 1, text.count("\n", 0, body) + 1
        return cls(text[start:end], line, text[body:], body_line)


def plain_lines(text: str) -> str:
    """Return `text` without a byte order mark, with a line feed at the end of every line."""
    text = text.removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def parse(text: str) -> FrontMatter:
    """Split `text` into front matter and body.

    Raises FrontMatterError for a block that is not closed, does not parse, is not a mapping, or
    holds one key twice.
    """
    text = plain_lines(text)
    found = fenced(text)
    if found is None:
        _refuse_late_opening(text)
        return FrontMatter({}, text)
    language, block = found
    read = _LANGUAGES.get(language)
    if read is None:
        known = ", ".join(_LANGUAGES)
        raise FrontMatterError(1, f"front matter in {language} is not read; write it in {known}")
    return read(block)


def fenced(text: str) -> tuple[str, Block] | None:
    """Return the front matter of a text with plain lines, and its language; None without any.

    It begins on the second line. Raises FrontMatterError where it is not closed.
    """
    opening = _OPENING.match(text)
    if not opening:
        return None
    fence, language = opening[1], opening[2].lower()
    closing = _CLOSING[fence].search(text, opening.end())
    if not closing:
        raise FrontMatterError(
            1,
            f"the front matter opened by `{fence}` is never closed; add a line `{fence}` after its "
            "last key (or, where a horizontal rule was meant, write it as `***`)",
        )
    block = Block.between(text, opening.end(), closing.start(), closing.end())
    return language or {"---": "yaml", "+++": "toml"}[fence], block


def _refuse_late_opening(text: str) -> None:
    """Raise FrontMatterError for front matter that would be shown as text."""
    if late := _LATE_OPENING.match(text):
        line = text.count("\n", 0, late.start(1)) + 1
        raise FrontMatterError(
            line, "front matter stands on the first line, without a space before"
        )


Plain = Callable[[str], Any]
"""What a generator's YAML takes a scalar without quotes for: `2016` for a number."""


def read_yaml(block: Block, *, plain: Plain | None = None, repeated: bool = False) -> FrontMatter:
    """Return the front matter that a block of YAML holds.

    `plain` types the scalars without quotes, in place of PyYAML; with `repeated` the last of two
    equal keys counts. Raises FrontMatterError.
    """
    if said := _read_plain(block, plain or plain_yaml.yaml_1_1):
        return FrontMatter(said.data, block.body, block.body_line, said.lines, said.texts)
    try:
        return _read_yaml(block, plain, repeated=repeated)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise FrontMatterError(
            mark.line + block.line if mark else 1,
            f"the front matter is not valid YAML: {_sentence(error)}"
            + (_quoting_hint(block.text, mark.line) if mark else ""),
        ) from None
    except yaml.reader.ReaderError as error:
        line = block.text.count("\n", 0, error.position) + block.line
        raise FrontMatterError(
            line, f"the front matter holds the character {error.character!r}, which YAML forbids"
        ) from None
    except RecursionError:
        raise FrontMatterError(1, "the front matter is nested too deeply") from None


def _read_plain(block: Block, plain: Plain) -> plain_yaml.Said | None:
    """Return what a block of plain YAML says; None where it is for PyYAML to read or to refuse."""
    try:
        return plain_yaml.read(block.text, block.line, plain)
    except _UNREADABLE:
        return None


def _read_yaml(block: Block, plain: Plain | None, *, repeated: bool) -> FrontMatter:
    loader = _Loader(block.text)
    try:
        node = loader.get_single_node()
        if node is None:
            return FrontMatter({}, block.body, block.body_line)
        if not isinstance(node, yaml.MappingNode):
            raise NoKeysError(
                block.line,
                "the front matter is not a list of keys; write each line as `key: value`",
            )
        data: dict[str, Any] = {}
        lines: dict[str, int] = {}
        texts: dict[str, str | tuple[str, ...]] = {}
        for key, line, value in _entries(loader, node, block.line):
            if key in lines and not repeated:
                raise FrontMatterError(
                    line, f"`{key}` stands here and on line {lines[key]}; keep one of the two"
                )
            lines[key] = line
            data[key] = _construct(loader, key, line, value, plain)
            texts.pop(key, None)
            _note_text(texts, key, value)
        return FrontMatter(data, block.body, block.body_line, lines, texts)
    finally:
        loader.dispose()


def _entries(
    loader: Any, node: yaml.MappingNode, first: int
) -> Iterator[tuple[str, int, yaml.Node]]:
    own = [(k, v) for k, v in node.value if k.tag != "tag:yaml.org,2002:merge"]
    if len(own) != len(node.value):
        written = {str(k.value) for k, _ in own}
        loader.flatten_mapping(node)
        own = [*((k, v) for k, v in node.value if str(k.value) not in written), *own]
    for key, value in own:
        if not isinstance(key, yaml.ScalarNode):
            line = key.start_mark.line + first
            raise FrontMatterError(line, "a key of the front matter is a list or a mapping")
        yield str(key.value), key.start_mark.line + first, value


def _construct(loader: Any, key: str, line: int, node: yaml.Node, plain: Plain | None) -> Any:
    try:
        if plain:
            return _typed(loader, node, plain)
        if node.tag == "tag:yaml.org,2002:str" and isinstance(node, yaml.ScalarNode):
            return node.value
        return loader.construct_object(node, deep=True)
    except yaml.YAMLError:
        raise
    except _UNREADABLE as error:
        raise FrontMatterError(line, f"`{key}` cannot be read: {error}") from None


def _typed(loader: Any, node: yaml.Node, plain: Plain) -> Any:
    """Return what a node stands for, its scalars without quotes as `plain` has them."""
    if isinstance(node, yaml.MappingNode):
        loader.flatten_mapping(node)
        pairs = ((_typed(loader, k, plain), _typed(loader, v, plain)) for k, v in node.value)
        return {k if isinstance(k, str) else str(k): v for k, v in pairs}
    if isinstance(node, yaml.SequenceNode):
        return [_typed(loader, item, plain) for item in node.value]
    quoted = isinstance(node, yaml.ScalarNode) and node.style
    return node.value if quoted else plain(node.value)


def _note_text(texts: dict[str, str | tuple[str, ...]], key: str, node: yaml.Node) -> None:
    if isinstance(node, yaml.ScalarNode):
        if node.tag != "tag:yaml.org,2002:null":
            texts[key] = node.value
    elif isinstance(node, yaml.SequenceNode):
        items = [n for n in node.value if n.tag != "tag:yaml.org,2002:null"]
        if all(isinstance(n, yaml.ScalarNode) for n in items):
            texts[key] = tuple(n.value for n in items)


def _sentence(error: yaml.MarkedYAMLError) -> str:
    return " ".join(filter(None, (error.context, error.problem)))


def _quoting_hint(block: str, index: int) -> str:
    lines = block.split("\n")
    line = lines[index].strip() if index < len(lines) else ""
    key, colon, value = line.partition(":")
    if colon and (":" in value or "#" in value or value.strip()[:1] in tuple("@`%&*!|>[]{}\"'")):
        return f"; if the value is text, put it in quotes: `{key}: '…'`"
    return ""


class _Loader(_SafeLoader):
    """A safe loader that leaves an impossible date as text, for the reader of dates to name."""


def _timestamp(loader: Any, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except _UNREADABLE:
        return node.value


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


def read_toml(block: Block) -> FrontMatter:
    """Return the front matter that a block of TOML holds; raise FrontMatterError."""
    try:
        data = tomllib.loads(block.text)
        texts = _toml_texts(data)
    except tomllib.TOMLDecodeError as error:
        at = re.search(r"at line (\d+)", str(error))
        line = int(at[1]) + block.line - 1 if at else block.body_line - 1
        raise FrontMatterError(line, f"the front matter is not valid TOML: {error}") from None
    except (RecursionError, ValueError) as error:
        raise FrontMatterError(1, f"the front matter is not valid TOML: {error}") from None
    lines = _toml_lines(block.text, block.line)
    return FrontMatter(data, block.body, block.body_line, lines, texts)


def _toml_texts(data: Mapping[str, Any]) -> dict[str, str | tuple[str, ...]]:
    texts: dict[str, str | tuple[str, ...]] = {}
    for key, value in data.items():
        if not isinstance(value, list | dict):
            texts[key] = str(value)
        elif isinstance(value, list) and not any(isinstance(x, list | dict) for x in value):
            texts[key] = tuple(map(str, value))
    return texts


def _toml_lines(block: str, first: int) -> dict[str, int]:
    """Return the line of each top-level key; lines inside a long text are none."""
    lines: dict[str, int] = {}
    is_text = False
    for number, line in enumerate(block.split("\n"), start=first):
        key = re.match(r"\s*\[*\s*[\"']?([\w-]+)[\"']?\s*[].=]", line)
        if key and not is_text:
            lines.setdefault(key[1], number)
        is_text ^= len(re.findall(r"\"{3}|'{3}", line)) % 2 == 1
    return lines


def read_json(block: Block) -> FrontMatter:
    """Return the front matter that a block of JSON holds: it is YAML, with tabs allowed."""
    return read_yaml(block._replace(text=block.text.replace("\t", "  ")))


_LANGUAGES = {"yaml": read_yaml, "yml": read_yaml, "json": read_json, "toml": read_toml}
