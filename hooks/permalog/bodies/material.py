"""The bodies of Material's blog: Markdown like ours, perhaps with more of pymdown-extensions.

What an extension of the old mkdocs.yml rendered, and ours would show as it is typed, becomes HTML
where there is a plain form for it, and is named where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from ..dialects.material import mkdocs
from ..post import Page
from . import Body, Converter, Moved, Shortcodes, Unknown, code


@dataclass(frozen=True, slots=True)
class _Construct:
    """What one extension of Markdown renders."""

    extension: str
    pattern: re.Pattern[str]
    shown: str
    """How messages name it."""
    element: str | None = None
    """The HTML element that it becomes, around the group `text`."""


def _pair(mark: str) -> re.Pattern[str]:
    sign = re.escape(mark)
    return re.compile(
        rf"(?<!{sign}){sign}{sign}(?P<text>(?![\s{sign}])(?:(?!{sign}|\n\n).)+?(?<!\s)){sign}{sign}"
        rf"(?!{sign})",
        re.S,
    )


_CONSTRUCTS = (
    _Construct("pymdownx.mark", _pair("="), "==mark==", "mark"),
    _Construct("pymdownx.caret", _pair("^"), "^^insert^^", "ins"),
    _Construct("pymdownx.tilde", _pair("~"), "~~delete~~", "del"),
    _Construct("pymdownx.snippets", re.compile(r"^[ \t]*-+8<-+[^\n]*", re.M), "--8<--"),
    _Construct(
        "pymdownx.keys", re.compile(r"(?<![+\w])\+\+[a-z\"][\w\"+-]*\+\+(?!\+)", re.M), "++key++"
    ),
    _Construct(
        "pymdownx.critic", re.compile(r"\{(?:\+\+|--|~~|==|>>)\S[^{}]*\}", re.M), "{++critic++}"
    ),
    _Construct(
        "pymdownx.emoji", re.compile(r"(?<![\w:]):[a-z][\w+-]*[a-z0-9]:(?![\w:])", re.M), ":emoji:"
    ),
    _Construct(
        "pymdownx.arithmatex", re.compile(r"\$\$.+?\$\$|\\\[.+?\\\]|\\\(.+?\\\)", re.M), "$$math$$"
    ),
    _Construct("mkdocstrings", re.compile(r"^:::[ \t]+[\w.]+", re.M), "::: module"),
)


def material(moved: Moved, shortcodes: Shortcodes) -> Converter:
    """Return what converts the bodies of a blog of Material."""
    enabled = _enabled(mkdocs.config(moved.dialect.archive)[0])
    constructs = [c for c in _CONSTRUCTS if enabled is None or c.extension in enabled]

    def converted(page: Page) -> Body:
        text, unknown = page.front_matter.body, []
        plain = code.blanked(text)
        for construct in constructs:
            found = construct.pattern.search(plain)
            if found and construct.element and enabled is not None:
                text = code.replaced(construct.pattern, _within(construct.element), text)
                plain = code.blanked(text)
            elif found:
                line = page.front_matter.body_line + plain.count("\n", 0, found.start())
                unknown.append(Unknown(f"{construct.shown} ({construct.extension})", line))
        return Body(text, tuple(unknown))

    return converted


def _within(element: str) -> Callable[[re.Match[str], str], str]:
    return lambda found, text: f"<{element}>{text[slice(*found.span('text'))]}</{element}>"


def _enabled(config: Mapping[str, Any]) -> set[str] | None:
    """Return the extensions and plugins of a mkdocs.yml; None where there is none."""
    if not config:
        return None
    names: set[str] = set()
    for key in ("markdown_extensions", "plugins"):
        entries = config.get(key)
        for entry in entries if isinstance(entries, list | dict) else ():
            names.update(map(str, entry) if isinstance(entry, Mapping) else [str(entry)])
    return names
