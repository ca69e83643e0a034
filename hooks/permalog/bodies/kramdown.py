"""kramdown: texts of Jekyll written as Python-Markdown reads them.

Sources: kramdown 2.4, `parser/kramdown/{smart_quotes,typographic_symbol,escaped_chars}.rb`, and its
GFM parser, `parser/gfm.rb`, which is Jekyll's default.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from .. import heading_ids
from ..heading_ids import Rule
from . import fences, kramdown_blocks
from .commonmark import Flavour, converted
from .inline import Inline

_CODE = r"(?P<code>(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`))"
_SYMBOLS = {
    "---": "—",
    "--": "–",
    "...": "…",
    "<< ": "«\u00a0",
    " >>": "\u00a0»",
    "<<": "«",
    ">>": "»",
}
_QUOTES = {'"': ("“", "”"), "'": ("‘", "’")}
_TYPED = re.compile(r"[\"']|--|\.\.\.|<<|>>")
_TYPOGRAPHY = re.compile(
    rf"(?P<skipped>{_CODE}|\$\$.*?\$\$"
    r"|<(?P<raw>code|kbd|pre|script|style|samp|var)\b[^>]*>.*?</(?P=raw)\s*>"
    r"|<!--.*?-->|</?[a-zA-Z][^<>]*>"
    r"|\]\((?:[^()]|\([^()]*\))*\)|\]\[[^\]]*\]"
    r"|^[ ]{0,3}\[[^\]\n]+\]:[^\n]*|\{:[^}]*\}|[*_]+|\\.)"
    r"|(?P<symbol>---?|\.\.\.|<<[ ]?|[ ]?>>)|(?P<quote>[\"'])",
    re.S | re.M,
)
_CLOSING = re.compile(r"[!-/:-@\[-`{-~](?!\.\.)\B|\s|s\b|\Z")
_MATHS = re.compile(rf"{_CODE}|\$\$(?P<maths>.+?)\$\$", re.S)
_SPAN = re.compile(_CODE, re.S)
_NO_BREAK = re.compile("\u00a0(?=[*_])|(?<=[*_])\u00a0")
"""A no-break space beside a mark, which Python-Markdown would take for a space."""
_ESCAPABLE = frozenset("\\.*_+`<>()[]{}#!:|\"'$=-~\n")
_EXTENSION = re.compile(
    rf"{_CODE}|\{{::(?P<name>comment|nomarkdown)\b[^}}\n]*\}}(?P<inner>[^\n]*?)\{{:/(?:(?P=name))?\}}"
)
_ITEM_ATTRIBUTES = re.compile(r"\A\{:[^}\n]*\}[ \t]+")
_LAST_ATTRIBUTES = re.compile(r"\s*\{[:#.][^}]*\}\s*\Z")
_MARKS = re.compile(
    rf"{_CODE}|!\[[^\]]*\](?:\([^)]*\)|\[[^\]]*\])?"
    r"|\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\](?:\([^)]*\)|\[[^\]]*\])"
    r"|<(?P<url>[a-zA-Z][\w+.-]*:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>|<(?=[a-zA-Z/!?])[^>]*>"
    r"|\\(?P<escaped>[^a-zA-Z0-9\s])|\*+|~~"
    r"|(?<!\w)(?P<mark>_{1,3})(?P<stressed>\S|\S.*?\S)(?P=mark)(?!\w)",
    re.S,
)


def kramdown(text: str, options: Mapping[str, Any], former: Sequence[Rule] = ()) -> str:
    """Return a text as Python-Markdown reads it.

    `options` are those of `kramdown` in `_config.yml`, `former` the rules for further ids.
    """
    if options.get("parse_block_html") is True:
        text = f'{{::options parse_block_html="true" /}}\n\n{text}'
    return converted(text, _flavour(options, former))


def _flavour(options: Mapping[str, Any], former: Sequence[Rule]) -> Flavour:
    quotes = "apos" not in str(options.get("smart_quotes"))
    inline = _Inline(linkify=False, breaks=options.get("hard_wrap") is True, quotes=quotes)
    has_ids = options.get("auto_ids") is not False
    is_gfm = str(options.get("input", "GFM")).upper() == "GFM"
    ids = heading_ids.kramdown_gfm if is_gfm else heading_ids.kramdown
    return Flavour(
        inline,
        head=fences.written,
        ids=ids if has_ids else None,
        former=former if has_ids else (),
        attributes=True,
        rules=kramdown_blocks.rules,
    )


@dataclass(frozen=True, slots=True)
class _Inline(Inline):
    """The inline constructs of kramdown."""

    quotes: bool = True
    """Straight quotes become curly ones."""

    def converted(self, text: str) -> str:
        """Return the text of a paragraph for Python-Markdown."""
        if "{:" in text:
            text = _ITEM_ATTRIBUTES.sub("", text)
            text = _EXTENSION.sub(lambda found: found["code"] or _extended(found), text)
        text = _NO_BREAK.sub("&nbsp;", text)
        if "$$" in text:
            text = _MATHS.sub(
                lambda found: found["code"] or kramdown_blocks.literal(found[0]), text
            )
        return typographic(Inline.converted(self, text), quotes=self.quotes)

    def _token(self, found: re.Match[str]) -> str:
        if found.lastgroup == "code" and found["ticks"] == "`":
            return _spaced(found[0][1:-1])
        if found.lastgroup == "escaped":
            return self._escaped(found)
        if found.lastgroup == "brace" and found.string.startswith(":", found.end()):
            return found[0]
        if found.lastgroup == "tag" and _ends_nothing(found):
            return "&lt;" + found[0][1:]
        return Inline._token(self, found)

    def _escaped(self, found: re.Match[str]) -> str:
        """Return what a backslash and the character after it are."""
        char = found["escaped"]
        if char in _QUOTES:
            return f"&#{ord(char)};"
        if char == "\\" and found.string.startswith("\n", found.end()):
            return "  "
        return Inline._token(self, found) if char in _ESCAPABLE else "\\\\" + char


def _extended(found: re.Match[str]) -> str:
    return "" if found["name"] == "comment" else kramdown_blocks.verbatim(found["inner"])


def _spaced(code: str) -> str:
    """Return code with the spaces at its edges outside, as Python-Markdown drops them within."""
    bare = code.strip(" ")
    before, after = code.startswith(" "), code.endswith(" ")
    return f"{' ' * before}`{bare}`{' ' * after}" if bare else f"`{code}`"


def _ends_nothing(found: re.Match[str]) -> bool:
    """Return whether a tag would end a block of the page around the text."""
    name = found[0][2:-1].strip().lower()
    if not found[0].startswith("</") or kramdown_blocks.SPAN.fullmatch(name):
        return False
    return not re.search(rf"<{re.escape(name)}\b", found.string[: found.start()], re.I)


def typographic(text: str, *, quotes: bool = True) -> str:
    """Return a text with dashes, ellipses and quotes as kramdown prints them."""
    if not _TYPED.search(text):
        return text
    ended = 0

    def replaced(found: re.Match[str]) -> str:
        nonlocal ended
        before = "" if found.start() == ended else text[found.start() - 1]
        ended = found.end()
        if found["symbol"]:
            return _SYMBOLS[found["symbol"]]
        return _curly(found, before) if found["quote"] and quotes else found[0]

    return _TYPOGRAPHY.sub(replaced, text)


def _curly(found: re.Match[str], before: str) -> str:
    """Return a quote as it opens or closes; `before` is the text before it, where that is plain."""
    opening, closing = _QUOTES[found[0]]
    text, end = found.string, found.end()
    is_decade = found[0] == "'" and re.compile(r"\d\ds").match(text, end)
    if before and not before.isspace():
        return opening if before in "\\[{(-" else closing
    if is_decade:
        return closing
    if before or re.compile(r"[_*]{1,2}\S").match(text, end):
        return opening
    return closing if _CLOSING.match(text, end) else opening


def shown(source: str) -> str:
    """Return the text that readers see of a heading's Markdown."""
    return html.unescape(_MARKS.sub(_shown, typographic(_LAST_ATTRIBUTES.sub("", source))))


def without_code(source: str) -> str:
    """Return a heading's Markdown without what is code or mathematics in it."""
    return _MATHS.sub("", _SPAN.sub("", source))


def _shown(found: re.Match[str]) -> str:
    if found["code"]:
        return found["code"].strip("`").strip()
    inner = found["text"] or found["stressed"] or ""
    return found["url"] or found["escaped"] or _MARKS.sub(_shown, inner)
