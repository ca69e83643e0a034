"""Inline constructs of CommonMark and GFM that Python-Markdown reads otherwise, or not at all.

Bare addresses, `~~strike~~`, a backslash that ends a line or escapes any punctuation, code as the
label of a link, and braces that attr_list would take for attributes. Code, tags and the targets of
links are left as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from html import escape

LESS = "\ue03c"
"""Stands for a `<` that starts no tag, until it is known whether it stands in code."""

_LINK_TEXT = r"(?:[^\[\]\\`]|\\.|`[^`]*`|\[(?:[^\[\]\\]|\\.)*\](?:\([^()\s]*\))?)*"
_TITLE = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|\([^()]*\)"
_TARGET = (
    r"\(\s*(?:<[^<>\n]*>|(?:[^()\\\s]|\\.|\((?:[^()\\\s]|\\.)*\))*)"
    rf"(?:\s+(?:{_TITLE}))?\s*\)|\[[^\[\]]*\]|"
)
_HOST = r"(?:(?:https?|ftp)://|www\.)[-a-zA-Z0-9@:%._+~#=]+\.[a-z]+(?::\d+)?(?![a-zA-Z0-9-])"
_PATH = r"(?:[/?#][-a-zA-Z0-9@:%_+.~#$!?&/=(),;'*]*)?"
_VALUE = r"(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?"
TAG = rf"</[a-zA-Z][a-zA-Z0-9-]*\s*>|<[a-zA-Z][a-zA-Z0-9-]*(?:\s+[a-zA-Z_:][\w.:-]*{_VALUE})*\s*/?>"
_CONSTRUCTS = (
    r"(?P<code>(?P<ticks>`+)(?!`)(?:(?!\n\n).)*?(?<!`)(?P=ticks)(?!`))"
    r"|(?P<unclosed>`+)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~\n])"
    r"|(?P<anchor><a\b[^<>]*>(?:(?!<a\b).)*?</a\s*>)"
    rf"|(?P<tag><!--.*?-->|{TAG}|<[a-zA-Z][\w+.-]+:[^\s<>]*>|<[^\s<>@]+@[^\s<>]+>)"
    rf"|(?P<less><(?=[a-zA-Z/!?])|{LESS})"
    rf"|(?P<text>!?\[{_LINK_TEXT}\])(?P<target>{_TARGET})"
    r"|~~(?P<struck>(?![\s~])(?:[^~`\\]|\\.|`[^`]*`|~(?!~))*?(?<!\s))~~(?!~)"
    rf"|(?<!\]\()(?P<url>{_HOST}{_PATH})"
    r"|(?<=[*_`)\]>])(?P<brace>\{)"
)
_EMAIL = r"|(?P<email>(?<![\w.+/:-])[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.\w+(?![\w@/-]))"
_BREAK = r"|[ ]*(?P<end>\n)"
_WORTH = re.compile(rf"[\\`~{{@<{LESS}]|://|www\.")
"""What a text must hold before it is read at all."""
_SPECIAL = frozenset("\\`*_{}[]()>#+-.!|")
"""The characters before which Python-Markdown too reads a backslash as an escape."""
_BEFORE_URL = frozenset(" \n\t*_~(")
_TRAILING = re.compile(r"(?:[?!.,:;*_~']|&[a-zA-Z0-9]+;)+$")
_END_IN_BRACES = re.compile(r"(?:(?<=[ \n])|^)\{(?=[^\n]*\}[ ]*$)")


@dataclass(frozen=True, slots=True)
class Inline:
    """How the inline constructs of one text are read."""

    linkify: bool = True
    """A bare address becomes a link."""
    linkify_anywhere: bool = False
    """It does so even where no space stands before it, as in `：https://example.org`."""
    breaks: bool = False
    """Each end of a line is a break."""
    strike: bool = True
    """`~~struck~~`."""
    names: Mapping[str, str] = field(default_factory=dict)
    """The labels of links that the text defines, and the name that each has for Python-Markdown."""

    def converted(self, text: str) -> str:
        """Return the text of a paragraph for Python-Markdown."""
        if not (_WORTH.search(text) or self.names or (self.breaks and "\n" in text)):
            return text
        return _pattern("@" in text, self.breaks).sub(self._token, text)

    def _token(self, found: re.Match[str]) -> str:
        match found.lastgroup:
            case "unclosed":
                return r"\`" * len(found[0])
            case "escaped":
                return _escaped(found["escaped"])
            case "target":
                return self._link(found["text"], found["target"])
            case "struck" if self.strike:
                return f"<del>{self.converted(found['struck'])}</del>"
            case "url" | "email" if self.linkify:
                return self._url(found)
            case "less":
                return "&lt;"
            case "brace":
                return r"\{"
            case "end" if self.breaks:
                return "  \n"
        return found[0]

    def _link(self, text: str, target: str) -> str:
        """Return a link; in its text, an address is none."""
        mark, _, inner = text[:-1].partition("[")
        if target[:1] != "(" and (name := self.names.get(label(target[1:-1] or inner))):
            target = f"[{name}]"
        within = replace(self, linkify=False) if target else self
        return f"{mark}[{within.converted(inner)}]{target}"

    def _url(self, found: re.Match[str]) -> str:
        """Return a bare address as a link, less the marks that end its sentence."""
        before = found.string[found.start() - 1 : found.start()]
        if before and before not in _BEFORE_URL and not self.linkify_anywhere:
            return found[0]
        url = _trimmed(found[0])
        rest = found[0][len(url) :]
        if url.startswith("www."):
            return f"[{url}](http://{url}){rest}"
        return f"<{url}>{rest}"


@cache
def _pattern(with_emails: bool, with_breaks: bool) -> re.Pattern[str]:
    """Return the pattern of all constructs; to know how they start makes the search quick."""
    starts = r"`\\<\[!~hfw{" + LESS + (" \n" if with_breaks else "")
    rest = (_EMAIL if with_emails else "") + (_BREAK if with_breaks else "")
    return re.compile(f"{'' if with_emails else f'(?=[{starts}])'}(?:{_CONSTRUCTS}{rest})", re.S)


def label(text: str) -> str:
    """Return the label of a link as CommonMark compares it."""
    return " ".join(text.split()).lower().upper()


def braces_kept(text: str) -> str:
    """Return a text whose end in braces is shown, and not taken for attributes."""
    return _END_IN_BRACES.sub(r"\\{", text) if "{" in text else text


def _escaped(char: str) -> str:
    if char == "\n":
        return "  \n"
    return "\\" + char if char in _SPECIAL else escape(char, quote=False)


def _trimmed(url: str) -> str:
    """Return an address without the punctuation and the closing brackets that are not its own."""
    while True:
        shorter = _TRAILING.sub("", url)
        if shorter.endswith(")") and shorter.count(")") > shorter.count("("):
            shorter = shorter[:-1]
        if shorter == url:
            return url
        url = shorter
