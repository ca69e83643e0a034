"""A page as Markdown that stands alone, and llms.txt, which lists them (llmstxt.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from . import markup

_URL = r"(?P<{}><[^<>\n]*>|[^\s()<>]+(?:\([^\s()]*\)[^\s()<>]*)*)"
_LINK = re.compile(
    r"[`~<\[\]\\](?:"
    r"(?<=\\)(?:(?<!\[\\)\[[^\[\]\\\n]*\](?=\()|[`<\[\]\\])"
    r"|(?<=`)(?P<ticks>`*)[^`\n]+`(?P=ticks)"
    r"|(?<=[`~])(?P<fence>``+|~~+)[^\n]*\n.*?(?:^[ \t>]*[`~](?P=fence)|\Z)"
    r"|(?<=<)(?:!--.*?-->|(?P<tag>[a-zA-Z][\w-]*\s(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>))"
    rf"|(?<=\])\([ \t]*{_URL.format('inline')}"
    rf"|(?<=\[)(?!\^)[^\[\]\n]+\]:[ \t]*{_URL.format('reference')}"
    r")",
    re.S | re.M,
)
"""What is escaped, code and comments, which stay as they are, and links: of HTML, in the line, and
by reference.

All begin with one of six signs, for which a text is looked through fast.
"""
_INDENTED = re.compile(r"(?:\A|\n[ \t]*\n)(?: {4}| {0,3}\t)")
_ROOM = re.compile(r"(?:[*+-]|\d+[.)]|:|!!!|\?\?\?\+?|===[+!]*)[ \t]|\[\^[^\]]+\]:")
"""How a line begins below which what is indented is no code."""
_HTML = re.compile(r"<(?P<name>[a-zA-Z][\w-]*)\b(?!.*</(?P=name))")
_MORE = re.compile(r"^[ \t]*<!--\s*more\s*-->[ \t]*\n+", re.M | re.I)
_HEADING = re.compile(r"\s*# \S")


def document(head: Mapping[str, object], body: str, change: Callable[[str], str]) -> str:
    """Return a page as Markdown that stands alone, with each link replaced by `change(url)`.

    Its head is YAML, its title the first heading, also where only the head of the page had it.
    """
    lines = [f"{key}: {_yaml(value)}" for key, value in head.items() if value]
    text = with_links(_MORE.sub("", body), change).strip("\n")
    title = "" if _HEADING.match(text) else f"# {escaped(str(head['title']))}\n\n"
    return "\n".join(["---", *lines, "---", "", title + text]).rstrip("\n") + "\n"


def with_links(text: str, change: Callable[[str], str]) -> str:
    """Return Markdown with every link and image replaced by `change(url)`; code stays as it is."""
    code = set(_code(text)) if _INDENTED.search(text) else ()

    def replaced(found: re.Match[str]) -> str:
        if code and text.rfind("\n", 0, found.start()) + 1 in code:
            return found[0]
        if found["tag"]:
            return markup.map_links(found[0], change)
        url = found["inline"] or found["reference"]
        if not url or (found["reference"] and not _begins_a_line(found)):
            return found[0]
        is_bracketed = url.startswith("<")
        new = change(url[1:-1] if is_bracketed else url)
        return found[0].removesuffix(url) + (f"<{new}>" if is_bracketed else new)

    return _LINK.sub(replaced, text)


def _code(text: str) -> Iterator[int]:
    """Yield where each line begins that is code by being indented, below a list more than its text.

    Below a fence that looks like a list, or inside HTML, some are not found.
    """
    end, depth, html, is_below_blank, is_code = 0, 0, "", True, False
    for line in text.split("\n"):
        start, end = end, end + len(line) + 1
        words = line.lstrip()
        is_blank = not words
        if html:
            html = "" if f"</{html}" in line else html
        elif not is_blank:
            indent = len(line.expandtabs(4)) - len(words.expandtabs(4))
            own = indent // 4
            is_code = own > depth and (is_code or is_below_blank)
            if is_code:
                yield start
            elif _ROOM.match(words):
                depth = own + 1
            elif is_below_blank:
                depth = own
            if found := _HTML.match(line):
                html = found["name"]
        is_below_blank = is_blank


def _begins_a_line(found: re.Match[str]) -> bool:
    before = found.string[found.string.rfind("\n", 0, found.start()) + 1 : found.start()]
    return before in ("", " ", "  ", "   ")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of llms.txt."""

    title: str
    url: str
    note: str = ""


def llms_txt(name: str, summary: str, sections: Iterable[tuple[str, Iterable[Entry]]]) -> str:
    """Return llms.txt: the name of the site, what it is, and lists of links under headings."""
    return "\n".join(_llms_lines(name, summary, sections)) + "\n"


def _llms_lines(
    name: str, summary: str, sections: Iterable[tuple[str, Iterable[Entry]]]
) -> Iterator[str]:
    yield f"# {escaped(name)}"
    if summary:
        yield f"\n> {' '.join(summary.split())}"
    for title, entries in sections:
        lines = [_line(entry) for entry in entries]
        if lines:
            yield f"\n## {title}\n"
            yield from lines


def _line(entry: Entry) -> str:
    note = f": {entry.note}" if entry.note else ""
    return f"- [{escaped(entry.title)}]({entry.url}){note}"


def escaped(text: str) -> str:
    """Return plain text as Markdown on one line."""
    return re.sub(r"([\\`*_\[\]<])", r"\\\1", " ".join(text.split()))


def _yaml(value: object) -> str:
    """Return a value as YAML; what JSON is to a text, YAML is too."""
    return json.dumps(value, ensure_ascii=False)
