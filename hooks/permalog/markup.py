"""HTML fragments: links moved to another base, excerpts, words counted.

Works on tags as text and copies everything else to the letter, so it is safe on fragments that
are no whole document.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from urllib.parse import SplitResult, urljoin, urlsplit

LINKS = {
    "a": ("href",),
    "area": ("href",),
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "video": ("src", "poster"),
}
_LINKING = re.compile(rf"<(?:{'|'.join(LINKS)})[\s/]", re.I)
_TOKEN = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style|textarea)\b.*?</(?P=raw)\s*>"
    r"|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9-]*)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.S | re.I,
)
ATTRIBUTE = re.compile(
    r"(?P<name>[^\s\"'<>/=]+)(?:(?P<equals>\s*=\s*)"
    r"(?P<value>\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?"
)
"""An attribute as it stands in a tag."""
_CANDIDATE = re.compile(r"(?P<before>[\s,]*)(?P<url>\S*[^\s,])(?P<after>\s*[^,]*)")
_MORE = re.compile(r"<!--\s*more\s*-->", re.I)
_HEADING = re.compile(r"\s*<h1\b.*?</h1>", re.S)
_CODE = re.compile(r"<pre\b.*?</pre>", re.S)
_INLINE = (
    r"(?:!--|/?(?:a|abbr|b|cite|code|del|em|i|ins|kbd|mark|q|s|small|span|strong|sub|sup|u)\b)[^>]*"
)
_TAG = re.compile(
    rf"<(?:!--.*?--|{_INLINE}|()(?:script\b.*?</script\s*|style\b.*?</style\s*|[^>]*))>", re.S
)
"""A tag or a comment, with a group for those that part words."""
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+(?:['’-][^\W_]+)*")
_NOT_IN_EXCERPT = re.compile(r"<sup id=\"fnref[^>]*>.*?</sup>|<a class=\"headerlink\".*?</a>", re.S)
_AS_WRITTEN = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2\s*>)", re.S | re.I)
_BLANKS = " \t\n\f\r"
"""What is a blank to HTML: others, such as that which indents a Japanese text, are shown."""
_TABLE = re.compile(r"<!--.*?-->|<(?P<close>/?)(?P<tag>table)\b[^>]*>", re.S)
_ALONE = re.compile(r"<p>(?=(?:<a\b[^>]*>)?<img\b[^>]*>(?:</a>)?</p>)")
_PRE_CODE = re.compile(r"(<pre\b[^>]*>(?:<span></span>)?)<code(?![^>]*tabindex)")
_HEADERLINK = re.compile(r"<a class=\"headerlink\"[^>]*>.*?</a>", re.S)
_TARGET = re.compile(r"<span class=\"former\"[^>]*></span>")
"""An id that a heading had elsewhere (`anchors`)."""
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "source", "track", "wbr"}
_WORDS_PER_MINUTE = 265
_KEPT = 1 << 15
"""Of how many runs the words are counted once: most stand in many posts."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a fragment, and where it stands in it."""

    match: re.Match[str]

    @property
    def name(self) -> str:
        """In small letters: `img`."""
        return self.match["tag"].lower()

    @property
    def written(self) -> str:
        """The name as it was written."""
        return self.match["tag"]

    @property
    def closes(self) -> bool:
        """Whether it is the end of an element."""
        return bool(self.match["close"])

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.match.start()

    @property
    def end(self) -> int:
        """Where it has ended."""
        return self.match.end()

    @property
    def attribute_text(self) -> str:
        """All that stands in it behind its name."""
        return self.match["attributes"]

    @property
    def attributes(self) -> dict[str, str | None]:
        """Each attribute with its value, if it has one."""
        return attributes(self.match["attributes"])


def tags(fragment: str) -> Iterator[Tag]:
    """Yield every tag of a fragment, but for those in comments, scripts and the like."""
    return (Tag(token) for token in _TOKEN.finditer(fragment) if token["tag"])


def attributes(written: str) -> dict[str, str | None]:
    """Return the attributes of a tag, each by its name in small letters with its value, if any.

    Of two of one name the first counts.
    """
    found: dict[str, str | None] = {}
    for one in ATTRIBUTE.finditer(written):
        value = one["value"]
        found.setdefault(one["name"].lower(), _value(value) if value else None)
    return found


def _value(written: str) -> str:
    """Return the value of an attribute without the quotes around it."""
    return html.unescape(written[1:-1] if written[0] in "\"'" else written)


def candidates(srcset: str) -> Iterator[str]:
    """Yield the URLs of a `srcset`."""
    return (found["url"] for found in _CANDIDATE.finditer(srcset))


def map_links(fragment: str, change: Callable[[str], str]) -> str:
    """Return the fragment with every link replaced by `change(url)`."""

    def tag(match: re.Match[str]) -> str:
        name = (match["tag"] or "").lower()
        wanted = LINKS.get(name)
        if not wanted or match["close"]:
            return match[0]

        def attribute(found: re.Match[str]) -> str:
            key = found["name"].lower()
            if key not in wanted or not found["value"]:
                return found[0]
            old = _value(found["value"])
            new = map_link(key, old, change)
            if new == old:
                return found[0]
            return f'{found["name"]}{found["equals"]}"{html.escape(new)}"'

        return f"<{match['tag']}{ATTRIBUTE.sub(attribute, match['attributes'])}>"

    return _TOKEN.sub(tag, fragment) if _LINKING.search(fragment) else fragment


def map_link(attribute: str, value: str, change: Callable[[str], str]) -> str:
    """Return the value of one attribute with its link, or those of a `srcset`, replaced."""
    if attribute != "srcset":
        return change(value)
    return _CANDIDATE.sub(lambda m: m["before"] + change(m["url"]) + m["after"], value)


def absolute(fragment: str, base: str) -> str:
    """Return the fragment with its links made absolute, seen from the URL `base`."""

    def change(url: str) -> str:
        try:
            return urljoin(base, url)
        except ValueError:  # no URL, such as http://[
            return url

    return map_links(fragment, change)


def local(url: str) -> SplitResult | None:
    """Return the parts of a link that stays on the site; None for one that names a host."""
    try:
        parts = urlsplit(url)
    except ValueError:  # no URL, such as http://[
        return None
    return None if parts.scheme or parts.netloc else parts


def relative(path: str, base: str) -> str:
    """Return the relative URL of `path`, seen from the page `base`; both start with a slash."""
    folder, _, name = path.rpartition("/")
    above = posixpath.relpath(folder or "/", base.rpartition("/")[0] or "/")
    if above == ".":
        return name or "./"
    return f"{above}/{name}"


def without_heading(content: str) -> tuple[str | None, str]:
    """Split the content of a page into its leading `<h1>`, if any, and the rest."""
    heading = _HEADING.match(content)
    if not heading:
        return None, content
    return _HEADERLINK.sub("", heading[0]).strip(), content[heading.end() :]


def excerpt(content: str) -> str:
    """Return what lists show of a page's content, as plain text.

    That is all before `<!-- more -->`, else the first paragraph with text in it, without a leading
    heading and footnote marks.
    """
    _, content = without_heading(content)
    marker = _MORE.search(content)
    if marker:
        return text(_NOT_IN_EXCERPT.sub("", content[: marker.start()]))
    shown = (text(_NOT_IN_EXCERPT.sub("", paragraph)) for paragraph in _paragraphs(content))
    return next(filter(None, shown), "")


def for_feed(content: str) -> str:
    """Return a page's content as a feed shows it: no heading links, no leading title."""
    _, content = without_heading(content)
    return _TARGET.sub("", _HEADERLINK.sub("", content))


def fitted(content: str) -> str:
    """Return a page's content so that what is wide has room, and scrolls where there is none.

    Tables get a box, and that and code take the keyboard's focus, without which only a mouse could
    scroll them. Material's script does the same when the page is shown. An image that has a
    paragraph to itself may be as wide as a figure.
    """
    depth = 0

    def box(tag: re.Match[str]) -> str:
        nonlocal depth
        if not tag["tag"] or (tag["close"] and not depth):  # a comment, or the end of no table
            return tag[0]
        if tag["close"]:
            depth -= 1
            return tag[0] if depth else f"{tag[0]}</div>"
        depth += 1
        return tag[0] if depth > 1 else f'<div class="pl-scroll" tabindex="0">{tag[0]}'

    boxed = _TABLE.sub(box, content) if "<table" in content else content
    return _PRE_CODE.sub(r'\1<code tabindex="0"', _ALONE.sub('<p class="pl-wide">', boxed))


def tidy(page: str) -> str:
    """Return a page without blank lines and indents, but where they were written."""
    parts = _AS_WRITTEN.split(page)
    parts[::3] = map(_without_blanks, parts[::3])
    del parts[2::3]  # the names of the elements that are as they were written
    return "".join(parts).lstrip(_BLANKS)


def _without_blanks(part: str) -> str:
    """Return a part of a page without blank lines and indents; an expression would be slower."""
    if "\n" not in part:
        return part
    first, *lines, last = part.split("\n")
    kept = [stripped for line in lines if (stripped := line.strip(_BLANKS))]
    return "\n".join([first.rstrip(_BLANKS), *kept, last.lstrip(_BLANKS)])


def text(fragment: str) -> str:
    """Return the plain text of a fragment, on one line."""
    parts = _TAG.split(fragment)
    parts[1::2] = ["" if gap is None else " " for gap in parts[1::2]]
    return " ".join(html.unescape("".join(parts)).split())


def shortened(text: str, most: int) -> str:
    """Return a plain text with at most so many letters, cut between words."""
    return text if len(text) <= most else text[: most - 1].rsplit(" ", 1)[0] + "…"


@lru_cache(maxsize=1)  # of one page it is asked twice in a row
def runs(content: str) -> Mapping[str, int]:
    """Return how often each run of letters and signs stands in a page, but for blocks of code."""
    return Counter(text(_CODE.sub(" ", content)).split())


def minutes_to_read(content: str) -> int:
    """Return how many minutes the prose of a page takes; at least 1."""
    words = sum(count * _words_in(run) for run, count in runs(content).items())
    return max(1, ceil(words / _WORDS_PER_MINUTE))


@lru_cache(maxsize=_KEPT)
def _words_in(run: str) -> int:
    """Return how many words stand in a run of letters and signs."""
    return len(_WORD.findall(run))


def _paragraphs(content: str) -> Iterator[str]:
    """Yield the paragraphs that stand in nothing else, such as a quote or an admonition."""
    stack: list[tuple[str, int]] = []
    for token in _TOKEN.finditer(content):
        tag = (token["tag"] or "").lower()
        if not tag or tag in _VOID:
            continue
        if not token["close"]:
            stack.append((tag, token.start()))
            continue
        while stack:
            opened, start = stack.pop()
            if opened == tag:
                if tag == "p" and not stack:
                    yield content[start : token.end()]
                break
