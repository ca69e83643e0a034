"""Heading ids: what each program that renders Markdown makes of the headings of a page.

Each rule takes all headings of a page, as a heading's id depends on those before it. The rules are
recorded in tests/conformance. Sources: kramdown 2.4, `converter/base.rb`, and its GFM parser 1.1;
Hugo, `markup/goldmark/autoid.go`; markdown-it-anchor 10; Eleventy 3, `IdAttributePlugin.js`;
Python-Markdown 3, `extensions/toc.py`; pymdown-extensions, `slugs.py`; github-slugger 2.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import quote

from . import slug

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as its author wrote it."""

    source: str
    """Its Markdown, without the marks of a heading and without attributes."""
    id: str = ""
    """The id that its attributes give it: `{#id}`."""
    attributes: str = ""
    """Its attributes as they are written, braces and all."""
    labels: frozenset[str] = frozenset()
    """The labels of links that its page defines, as CommonMark compares them."""


Rule = Callable[[Sequence[Heading]], list[str]]
"""Returns the id of each heading of a page, in order; empty for one that gets none."""

_WORD = frozenset(("Mn", "Mc", "Me", "Nd", "Nl", "Pc"))
"""The categories of Unicode that are part of words, beside letters."""
_JS_SPACE = re.compile(r"[\s\ufeff]+")
_DASHES = re.compile(r"---?")
_STRUCK = re.compile(r"(?<!~)~(?=[^\s~][^~]*~(?!~))|(?<=[^\s~])~(?!~)")
_URL = re.compile(r"(?:https?://|www\.)[^\s<]*|[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_FIRST_SEGMENT = re.compile(r"(?:[^*_~\[\"'.<>-]|\.(?!\.\.)|-(?!-)|<(?!<)|>(?!>))*(?:\*+|_+|~+)?")
"""What goldmark reads up to the next mark or sign of typography."""
_COUNTED = re.compile(r"(.*)_([0-9]+)", re.S)
_TAG = re.compile(r"</?[^>]*>")
_MARKED = re.compile(r"[\\`*_\[<&!~]")
"""What a text must hold for any Markdown to be in it."""


_slugify = functools.lru_cache(maxsize=1024)(slug.slugify)


# kramdown


def kramdown(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of kramdown's own parser, which takes the Markdown as it stands."""
    return _of_kramdown(headings, _source)


def kramdown_stripped(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of that parser with `auto_id_stripping`: of the text, and none of its code."""
    from .bodies.kramdown import shown, without_code

    return _of_kramdown(headings, lambda heading: shown(without_code(heading.source)))


def _of_kramdown(headings: Sequence[Heading], text: Callable[[Heading], str]) -> list[str]:
    counts: dict[str, int] = {}

    def made(heading: Heading) -> str:
        plain = re.sub(r"(?m)^[^a-zA-Z]+", "", text(heading))
        plain = re.sub(r"[^a-zA-Z0-9 -]", "", plain)
        return _counted(plain.replace(" ", "-").lower() or "section", counts)

    return [heading.id or made(heading) for heading in headings]


def kramdown_gfm(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of kramdown's GFM parser, which is Jekyll's default."""
    from .bodies.kramdown import shown  # it knows kramdown's Markdown; imported when needed

    counts: dict[str, int] = {}

    def made(heading: Heading) -> str:
        kept = (c for c in _lower(shown(heading.source)) if c in "- \t" or _is_word(c))
        return _counted(re.sub(r"[ \t]", "-", "".join(kept)), counts)

    return [heading.id or made(heading) for heading in headings]


def _counted(name: str, counts: dict[str, int]) -> str:
    """Return a name with how often it was there before; nothing else is looked at."""
    counts[name] = counts.get(name, -1) + 1
    return f"{name}-{counts[name]}" if counts[name] else name


# Hugo


def goldmark(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of Hugo, `autoHeadingIDType: github`."""
    return _of_hugo(headings, _goldmark_text, _github)


def goldmark_ascii(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of Hugo, `autoHeadingIDType: github-ascii`."""
    return _of_hugo(headings, _goldmark_text, _github_ascii)


def goldmark_blackfriday(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of Hugo, `autoHeadingIDType: blackfriday`."""
    return _of_hugo(headings, _goldmark_text, _blackfriday)


def goldmark_source(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of older Hugos, which made them from the Markdown, addresses and all."""
    return _of_hugo(headings, _source, _github)


def goldmark_ascii_source(headings: Sequence[Heading]) -> list[str]:
    """Return those ids in ASCII."""
    return _of_hugo(headings, _source, _github_ascii)


def blackfriday(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of blackfriday, which Hugo had before goldmark."""
    return _of_hugo(headings, _source, _blackfriday)


def _of_hugo(
    headings: Sequence[Heading], text: Callable[[Heading], str], made: Callable[[str], str]
) -> list[str]:
    def named(heading: Heading) -> tuple[str, bool]:
        shown = text(heading)  # Hugo gives no id where there is none
        name = made(shown.strip(" \t")) or "heading" if shown else ""
        return heading.id or name, bool(heading.id) or not shown

    return list(_told_apart(map(named, headings)))


def _source(heading: Heading) -> str:
    return heading.source


def _goldmark_text(heading: Heading) -> str:
    """Return the text of a heading as Hugo reads it: of a link or a stress, the first part."""
    if not _MARKED.search(heading.source):
        return _DASHES.sub("–", _URL.sub("", heading.source))
    parts: list[str] = []
    depth, is_read, is_address = 0, False, False
    source = _STRUCK.sub("~~", heading.source.replace("&#", "&amp;#"))
    source = source.replace("<<", "«").replace(">>", "»")
    for token in _tokens(replace(heading, source=source)):
        depth += token.nesting
        if token.nesting:
            is_read = is_read and depth > 0
            is_address = token.info == "auto" and token.nesting > 0
        elif token.content and not is_address and not (depth and is_read):
            is_read = depth > 0
            parts.append(_goldmark_part(token, is_first=depth > 0))
    return "".join(parts)


def _goldmark_part(token: Token, *, is_first: bool) -> str:
    if token.type == "code_inline":
        return token.content
    if token.type == "image":
        return _goldmark_part(token.children[0], is_first=True) if token.children else ""
    if token.type != "text":
        return ""
    text = _URL.sub("", token.content)
    found = _FIRST_SEGMENT.match(text) if is_first else None
    return _DASHES.sub("–", found[0] if found else text)


def _github(text: str) -> str:
    kept = (c for c in text if c in "-_ " or c.isalpha() or unicodedata.category(c) == "Nd")
    return _go_lower("".join(kept)).replace(" ", "-")


def _github_ascii(text: str) -> str:
    plain = unicodedata.normalize("NFD", text)
    return _github("".join(char for char in plain if char.isascii()))


def _blackfriday(text: str) -> str:
    kept = (c if unicodedata.category(c)[0] in "LN" else " " for c in text)
    return "-".join(_go_lower("".join(kept)).split())


def _go_lower(text: str) -> str:
    """Return a text in small letters, one for each."""
    return _lower(text.replace("İ", "i"))


# markdown-it and GitHub


def markdown_it_anchor(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of markdown-it-anchor as it comes: percent-encoded text."""
    return _of_markdown_it(headings, _encoded)


def markdown_it_anchor_slugify(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of markdown-it-anchor with Eleventy's filter `slugify`."""
    return _of_markdown_it(headings, _slugify)


def markdown_it_anchor_slug(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of markdown-it-anchor with Eleventy's older filter `slug`."""
    return _of_markdown_it(headings, slug.slug)


def _of_markdown_it(headings: Sequence[Heading], made: Callable[[str], str]) -> list[str]:
    return list(_told_apart((made(_text(_written(heading))), False) for heading in headings))


def _written(heading: Heading) -> Heading:
    """Return a heading whose attributes are text, as they are to markdown-it by itself."""
    if not heading.attributes:
        return heading
    return replace(heading, source=f"{heading.source} {heading.attributes}")


def _encoded(text: str) -> str:
    plain = _JS_SPACE.sub("-", text.strip("\ufeff \t\n\r\f\v\u00a0\u3000").lower())
    return quote(plain, safe="-_.!~*'()")


def eleventy_id_attribute(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of Eleventy's own IdAttributePlugin, which counts from 2."""
    counts: dict[str, int] = {}
    found = []
    for heading in headings:
        name = _slugify(_text(_written(heading), with_comments=True))
        counts[name] = count = counts.get(name, 0) + 1
        found.append(f"{name}-{count}" if count > 1 else name)
    return found


def github(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of headings on GitHub."""
    return _of_markdown_it(headings, _slugged)


def _slugged(text: str) -> str:
    return "".join(c for c in text.lower() if c in "- " or _is_word(c)).replace(" ", "-")


# Python-Markdown


def python_markdown(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of Python-Markdown, which Permalog's own headings have."""
    return _of_python(headings, lambda text: _python(_ascii(text)))


def python_markdown_unicode(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of Python-Markdown's `slugify_unicode`."""
    return _of_python(headings, _python)


def pymdownx(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of `pymdownx.slugs.slugify` in lower case, as Material recommends it."""
    return _of_python(headings, _pymdownx)


def _of_python(headings: Sequence[Heading], made: Callable[[str], str]) -> list[str]:
    used = {heading.id for heading in headings if heading.id}
    following: dict[str, int] = {}

    def unique(name: str) -> str:
        if name and name not in used:
            used.add(name)
            return name
        found = _COUNTED.fullmatch(name)
        base, count = (found[1], int(found[2])) if found else (name, 0)
        count = following.get(name, count + 1)
        while f"{base}_{count}" in used:
            count += 1
        following[name] = count + 1
        used.add(f"{base}_{count}")
        return f"{base}_{count}"

    texts = (heading.id or " ".join(_text(heading).split()) for heading in headings)
    return [heading.id or unique(made(text)) for heading, text in zip(headings, texts, strict=True)]


def _ascii(text: str) -> str:
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()


def _python(text: str) -> str:
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", text).strip().lower())


def _pymdownx(text: str) -> str:
    plain = _TAG.sub("", unicodedata.normalize("NFC", text)).strip().lower()
    return re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")


# Hexo and Zola


def hexo(headings: Sequence[Heading]) -> list[str]:
    """Return the ids of hexo-renderer-marked, their case kept."""
    from .dialects.hexo.names import slugize  # imported when needed, as all of these

    return list(_told_apart((slugize(_text(one).strip()), False) for one in headings))


def zola(headings: Sequence[Heading], strategy: str = "on") -> list[str]:
    """Return the ids of Zola; `strategy` is its `slugify.anchors`."""
    from .dialects.zola.slug import slugify

    names = (
        (one.id, True) if one.id else (slugify(_text(one), strategy), False) for one in headings
    )
    return list(_told_apart(names))


# What the rules share


def _told_apart(names: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """Yield names, `-1`, `-2` and so on behind those that were there before, but fixed ones."""
    used: set[str] = set()
    following: dict[str, int] = {}
    for name, is_fixed in names:
        found = name
        if name in used and not is_fixed:
            number = following.get(name, 1)
            while (found := f"{name}-{number}") in used:
                number += 1
            following[name] = number + 1
        used.add(found)
        yield found


def _lower(text: str) -> str:
    """Return a text in small letters, a sigma at the end of a word like any other."""
    return text.replace("Σ", "σ").lower()


def _is_word(char: str) -> bool:
    return char.isalpha() or unicodedata.category(char) in _WORD


def _text(heading: Heading, *, with_comments: bool = False) -> str:
    """Return the text that markdown-it shows of a heading."""
    if not _MARKED.search(heading.source):
        return heading.source
    return "".join(
        token.content
        for token in _tokens(heading)
        if token.type in ("text", "code_inline")
        or (with_comments and token.content.startswith("<!--"))
    )


@functools.lru_cache(maxsize=1024)  # several rules are asked for each page
def _tokens(heading: Heading) -> Sequence[Token]:
    """Return what a heading consists of."""
    links = {label: {"href": "", "title": ""} for label in heading.labels}
    (inline,) = _parser().parseInline(heading.source, {"references": links})
    return inline.children or ()


@functools.cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # few blogs need it, and it takes a while

    return MarkdownIt("commonmark").enable("strikethrough")


RULES: dict[str, Rule] = {
    "blackfriday": blackfriday,
    "eleventy-id-attribute": eleventy_id_attribute,
    "github": github,
    "goldmark": goldmark,
    "goldmark-ascii": goldmark_ascii,
    "goldmark-ascii-source": goldmark_ascii_source,
    "goldmark-blackfriday": goldmark_blackfriday,
    "goldmark-source": goldmark_source,
    "hexo": hexo,
    "kramdown": kramdown,
    "kramdown-gfm": kramdown_gfm,
    "kramdown-stripped": kramdown_stripped,
    "markdown-it-anchor": markdown_it_anchor,
    "markdown-it-anchor-slug": markdown_it_anchor_slug,
    "markdown-it-anchor-slugify": markdown_it_anchor_slugify,
    "pymdownx": pymdownx,
    "python-markdown": python_markdown,
    "python-markdown-unicode": python_markdown_unicode,
    "zola": zola,
}
"""The rules, by the names that `extra.blog.anchors.former` has for them."""

_OF_PYTHON = (python_markdown_unicode, pymdownx)
OF_ARCHIVES: dict[str, Sequence[Rule]] = dict.fromkeys(
    ("pelican", "nikola", "material"), _OF_PYTHON
)
"""The rules for archives whose headings get their ids from Python-Markdown here too, but by other
settings, by the generator. What converts the texts of any other says itself which ids they had."""
