"""Zola's front matter: TOML between `+++` or YAML between `---`, with a type for each key.

Sources: Zola 0.22, `content/src/front_matter/` (`split.rs`, `page.rs`, `section.rs`); for YAML's
scalars without quotes, serde_yaml 0.9.
"""

from __future__ import annotations

import re
from typing import Any, TypeGuard

from ...errors import shown
from ...frontmatter import Block, FrontMatter, FrontMatterError, plain_lines, read_toml, read_yaml
from ...reader import Reader

_SPLIT = {
    mark: re.compile(
        rf"\s*{re.escape(mark)}\n(.*?){re.escape(mark)}[ \t\n\f\v]*(?:\Z|\n(.*)\Z)", re.S
    )
    for mark in ("+++", "---")
}
_NO_FRONT_MATTER = (
    "Zola found no front matter; begin the file with the lines `+++` and `+++`, and move it up "
    "where text stands above it"
)
_NUMBER = re.compile(r"[+-]?(?!0\d)(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_WORDS: dict[str, Any] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_KINDS = {
    **dict.fromkeys(("title", "description", "slug", "path", "template", "redirect_to"), str),
    **dict.fromkeys(("draft", "render", "transparent", "in_search_index"), bool),
    **dict.fromkeys(("aliases", "authors"), list),
    **dict.fromkeys(("taxonomies", "extra"), dict),
}
_CURES = {
    str: "text; put it in quotes",
    bool: "`true` or `false`",
    list: "a list of texts",
    dict: "keys with values",
}


def parse(text: str) -> FrontMatter:
    """Return the front matter and the body of a file; raise FrontMatterError."""
    text = plain_lines(text)
    for mark, split in _SPLIT.items():
        if found := split.match(text):
            body = found.start(2) if found[2] is not None else found.end()
            block = Block.between(text, found.start(1), found.end(1), body)
            return read_toml(block) if mark == "+++" else read_yaml(block, plain=_scalar)
    raise FrontMatterError(1, _NO_FRONT_MATTER)


def check(reader: Reader) -> None:
    """Note each value that is not of the type that Zola asks for."""
    for key, kind in _KINDS.items():
        value = reader.matter.data.get(key)
        if value is None:
            continue
        if not isinstance(value, kind) or (kind is list and not _is_texts(value)):
            reader.problem(key, f"is {reader.written(key)}; write {_CURES[kind]}")
        elif key in ("slug", "path") and not value:
            reader.problem(key, "is empty; write a name, or leave the key out")
    taxonomies = reader.matter.data.get("taxonomies")
    for name, terms in (taxonomies if isinstance(taxonomies, dict) else {}).items():
        if not _is_texts(terms):
            reader.problem("taxonomies", f"has {shown(terms)} as {name}; write a list of texts")


def terms(reader: Reader) -> list[str]:
    """Return the tags, then the categories."""
    taxonomies = reader.matter.data.get("taxonomies") or {}
    return [*taxonomies.get("tags", ()), *taxonomies.get("categories", ())]


def _is_texts(value: object) -> TypeGuard[list[str]]:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _scalar(text: str) -> Any:
    """Return what a YAML scalar without quotes is: a word, a number, or text, as a date is."""
    if text in _WORDS:
        return _WORDS[text]
    return float(text) if _NUMBER.fullmatch(text) else text
