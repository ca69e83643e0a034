"""Pages of the guide about moving in, read as their readers read them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import yaml

from drawn import ROOT

MOVING = ROOT / "docs/guide/moving"
COLUMNS = ("File", "Front matter", "Setting", "For", "Link", "In a text", "Here")
"""What the tables may have for columns; `For` is a file, lines of front matter, or both."""

_PATH = re.compile(r"[^:=]+\.\w+")
_BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.M | re.S)
_CODE = re.compile(r"(?P<ticks>`+)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)")
_TABLE = re.compile(r"^\|(.*)\|\n\|[-| ]+\|\n((?:\|.*\|\n)+)", re.M)


@dataclass(frozen=True)
class Claim:
    """One thing that a table says: its words, `·` for each code in them, and these codes."""

    words: str
    codes: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A row of a table: what is in the archive, line by line, and what is claimed of it."""

    lines: Mapping[str, tuple[str, ...]]
    """By the head of the column."""
    claims: tuple[Claim, ...]

    def __str__(self) -> str:
        return " ".join(line for lines in self.lines.values() for line in lines)


@dataclass(frozen=True)
class Guide:
    """The page about a generator."""

    generator: str
    text: str = field(repr=False)

    @classmethod
    def of(cls, generator: str) -> "Guide":
        path = MOVING / f"{generator}.md"
        return cls(generator, path.read_text(encoding="utf-8"))

    @cached_property
    def settings(self) -> Mapping[str, Any]:
        """The entry of `extra.blog.archives` that the page tells to write first."""
        (text, *_) = self._blocks("yaml", "mkdocs.yml").values()
        (found,) = yaml.safe_load(text)["extra"]["blog"]["archives"]
        assert isinstance(found, Mapping)
        return found

    @property
    def more_settings(self) -> Mapping[str, Any]:
        """The settings of the generator that the page shows."""
        (text,) = self._blocks("yaml", "mkdocs.yml: with settings").values()
        (found,) = yaml.safe_load(text)["extra"]["blog"]["archives"]
        settings = found["settings"]
        assert isinstance(settings, Mapping)
        return settings

    @property
    def folder(self) -> str:
        """The folder below docs/ into which the page tells to copy."""
        return str(self.settings["folder"])

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The files of the tree that the page draws, below the folder."""
        (tree,) = self._blocks("text", f"docs/{self.folder}/").values()
        return tuple(_places(tree))

    @cached_property
    def contents(self) -> Mapping[str, str]:
        """The files of the tree of which the page shows the text."""
        prefix = f"docs/{self.folder}/"
        shown = {title: text for _, title, text in _BLOCK.findall(self.text)}
        places = (title.removeprefix(prefix) for title in shown if title.startswith(prefix))
        return {place: shown[prefix + place] for place in places if place in self.places}

    @property
    def example(self) -> str:
        """The place of the post that the page shows first, which the tables are about."""
        return next(place for place in self.contents if place.endswith(".md"))

    @cached_property
    def told(self) -> Mapping[str, tuple[str, ...]]:
        """The lines that the page expects after each command that it shows."""
        found: dict[str, tuple[str, ...]] = {}
        for kind, _, text in _BLOCK.findall(self.text):
            if kind == "console":
                command, *lines = text.removeprefix("$ ").splitlines()
                found[command] = tuple(line for line in lines if line != "…")
        return found

    @cached_property
    def rows(self) -> tuple[Row, ...]:
        """The rows of all tables."""
        return tuple(row for table in _TABLE.finditer(self.text) for row in _rows(table))

    def _blocks(self, kind: str, title: str) -> Mapping[int, str]:
        found = _BLOCK.finditer(self.text)
        return {one.start(): one[3] for one in found if (one[1], one[2]) == (kind, title)}


def table(text: str, first: str) -> list[list[str]]:
    """Return the cells of the table of a page whose first column has this head."""
    found = next(one for one in _TABLE.finditer(text) if _cells(one[1])[0] == first)
    return [_cells(line) for line in found[2].splitlines()]


def codes(text: str) -> tuple[str, ...]:
    """Return the codes in a text, in order."""
    return tuple(_said(found) for found in _CODE.finditer(text))


def blocks(text: str, kind: str) -> list[str]:
    """Return the code blocks of a language on a page."""
    return [code for language, _, code in _BLOCK.findall(text) if language == kind]


def _places(tree: str) -> Iterator[str]:
    """Yield the paths of the files in a tree as `tree` draws it."""
    folders: list[str] = []
    for line in tree.splitlines():
        drawn = re.fullmatch(r"(?P<above>(?:[│ ]   )*)[├└]── (?P<name>.*?)(?P<folder>/?)", line)
        if drawn:
            folders[len(drawn["above"]) // 4 :] = [drawn["name"]]
            if not drawn["folder"]:
                yield "/".join(folders)


def _rows(table: re.Match[str]) -> Iterator[Row]:
    heads = _cells(table[1])
    assert heads[-1] == "Here", f"the last column is no `Here`: {heads}"
    assert set(heads) <= set(COLUMNS), f"columns that nothing runs: {heads}"
    for line in table[2].splitlines():
        *left, here = _cells(line)
        assert len(left) == len(heads) - 1, line
        lines = {head: _lines(cell) for head, cell in zip(heads, left, strict=False) if cell}
        if about := lines.pop("For", ()):
            is_file = int(bool(_PATH.fullmatch(about[0])))
            lines |= {"File": about[:is_file], "Front matter": about[is_file:]}
            lines = {head: found for head, found in lines.items() if found}
        yield Row(lines, tuple(map(_claim, _apart("; ", here))))


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in _apart("|", line.strip().strip("|"))]


def _apart(sign: str, text: str) -> list[str]:
    """Return the parts of a text around a sign, but not around one in code."""
    hidden = _CODE.sub(lambda found: found[0].replace(sign, "\0"), text)
    return [part.replace("\0", sign) for part in hidden.split(sign)]


def _lines(cell: str) -> tuple[str, ...]:
    """Return the lines of a text: each a code, and `<br>` between them."""
    return tuple(_line(part) for part in cell.split("<br>"))


def _line(part: str) -> str:
    code = _CODE.fullmatch(part)
    assert code or not part, f"{part} stands in no code"
    return _said(code).replace("␣", " ") if code else ""


def _claim(text: str) -> Claim:
    words = _CODE.sub("·", text)
    return Claim(re.sub(r"·(?:(?:,| and|, and) ·)+", "·", words).strip(), codes(text))


def _said(code: re.Match[str]) -> str:
    return code["code"].strip() if len(code["ticks"]) > 1 else code["code"]
