"""Zola's content folder: what a file there is, by its path.

Sources: Zola 0.22, `content/src/file_info.rs`, `page.rs` (`Page::parse`), `section.rs`,
`content/src/utils.rs` and `utils/src/fs.rs` (assets), `utils/src/globs.rs`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable
from typing import NamedTuple

from ...errors import InvalidValueError

_DATED = re.compile(
    r"(?P<date>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])"
    r"(?:T(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?"
    r"(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d))?)"
    r"(?:\s?[_-](?P<slug>.+)$)?"
)
_TEMPORARY = re.compile(r"swp|swx|tmp|kate-swp|.*(?:jb_(?:old|tmp|bak)___|~|bck)")
_GLOB = re.compile(r"/\*\*/|^\*\*/|/\*\*$|\*+|\[!?\]?[^\]]*\]|\\.|.", re.S)
_SIGNS = {"/**/": "/(?:.*/)?", "**/": "(?:.*/)?", "/**": "/.*", "?": ".", "{": "(?:", "}": ")"}


class Text(NamedTuple):
    """A Markdown file of the content, by its path."""

    folders: tuple[str, ...]
    """Those in its address."""
    name: str
    """Its name, or that of the folder whose index it is; with the date."""
    is_section: bool
    is_bundle: bool
    """Whether it is the index of a folder, whose files are its own."""
    lang: str | None
    """Its language; None for the default one."""

    @property
    def dated(self) -> re.Match[str] | None:
        """The `date` that its name begins with, and the `slug` behind it, if any."""
        return _DATED.match(self.name)


def text(path: str, default: str, others: Collection[str]) -> Text | None:
    """Return what a Markdown file is; None for a section in a language that there is not.

    Raises InvalidValueError for a page in such a language.
    """
    *folders, file = path.split("/")
    stem = file.removesuffix(".md")
    if stem.startswith("_index.") or stem == "_index":
        suffix = stem.removeprefix("_index").removeprefix(".")
        is_known = not suffix or suffix in others
        return Text(tuple(folders), "", True, False, suffix or None) if is_known else None
    name, lang = _language(stem, default, others)
    is_bundle = bool(folders) and stem.split(".")[0] == "index"
    parent = folders[-1] if folders else name
    above = tuple(folders[:-1] if is_bundle else folders)
    return Text(above, parent if name == "index" else name, False, is_bundle, lang)


def _language(stem: str, default: str, others: Collection[str]) -> tuple[str, str | None]:
    """Return the name of a page, and its language where the name has one."""
    name, dot, lang = stem.partition(".")
    if not others or not dot or lang == default:
        return stem, None
    if lang not in others:
        raise InvalidValueError(
            f"its name ends in the language `{lang}`, which is none of the `languages` of the "
            f"configuration; rename it, or add `languages: {{{lang}: {{}}}}` under `settings`"
        )
    return name, lang


def is_copied(path: str) -> bool:
    """Return whether Zola copies a file that lies beside an index."""
    stem, ending = posixpath.splitext(posixpath.basename(path))
    is_temporary = _TEMPORARY.fullmatch(ending[1:]) or stem.startswith(("#", ".#"))
    return bool(ending) and not is_temporary


def glob(patterns: Iterable[str]) -> re.Pattern[str]:
    """Return what matches the whole of a path that one of these globs names; raise re.error."""
    return re.compile("|".join(map(_regex, patterns)) or "(?!)", re.S)


def _regex(pattern: str) -> str:
    """Return the regular expression of a glob whose `*` takes slashes too."""
    depth, parts = 0, []
    for token in _GLOB.findall(pattern):
        depth += (token == "{") - (token == "}")
        if token == "," and depth:
            parts.append("|")
        elif token in _SIGNS:
            parts.append(_SIGNS[token])
        elif token[0] == "*":
            parts.append(".*")
        elif token[0] == "[" and len(token) > 1:
            parts.append("[" + token[1:].replace("!", "^", 1) if token[1] == "!" else token)
        else:
            parts.append(re.escape(token[1:] if token[0] == "\\" and token[1:] else token))
    return "".join(parts)
