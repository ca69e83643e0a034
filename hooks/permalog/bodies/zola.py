"""Zola's bodies: its shortcodes, then pulldown-cmark.

Sources: Zola 0.22, `components/markdown/src/content.pest` (shortcodes), `fence.rs`, `markdown.rs`.
An archive's `templates/shortcodes` are programs, and are never run: `extra.blog.shortcodes` takes
their place; those that Zola itself once had, and its documentation still shows, are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from .. import heading_ids
from ..dialects.zola.settings import ZolaSettings
from ..dialects.zola.slug import ON
from . import Converter, Moved, Shortcodes, embeds, emoji, fences
from .commonmark import Flavour, converted
from .inline import LESS, Inline
from .shortcodes import Call, Kind, Render, Tag, converter

_VALUE = r"(?>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'|`[^`]*`|[^\"'`()]|\([^()]*\))*?"
_TAG = re.compile(
    r"(?s)(?P<literal>\{\{/\*.*?\*/\}\}|\{%/\*.*?\*/%\})"
    rf"|\{{\{{\s*(?P<call>[a-zA-Z_][\w:]*)\((?P<markup>{_VALUE})\)\s*\}}\}}"
    rf"|\{{%-?\s*(?P<open>[a-zA-Z_][\w:]*)\((?P<with>{_VALUE})\)\s*-?%\}}"
    r"|\{%-?\s*(?P<end>end)\s*-?%\}"
)
_ARGUMENT = re.compile(
    r"(?s)(?P<key>[a-zA-Z_]\w*)\s*=\s*(?:\"(?P<double>(?:[^\"\\]|\\.)*)\"|'(?P<single>(?:[^'\\]|\\.)*)'"
    r"|`(?P<raw>[^`]*)`|(?P<bare>\[[^\]]*\]|[^\s,]+))"
)


def zola(moved: Moved, shortcodes: Shortcodes) -> Converter:
    """Return what converts the bodies of a Zola archive."""
    said = ZolaSettings(moved.dialect.archive).said
    anchors = said.get("slugify", dict, {}).get("anchors", ON)
    flavour = Flavour(
        inline=Inline(linkify=False),
        head=head,
        ids=partial(heading_ids.zola, strategy=str(anchors)),
        attributes=True,
        definitions=False,
    )
    has_emoji = said.get("markdown", dict, {}).get("render_emoji") is True

    def text(source: str) -> str:
        return converted(emoji.shown(source) if has_emoji else source, flavour)

    return converter(_tags, _KNOWN, shortcodes, text)


def _tags(text: str) -> Iterator[Tag]:
    """Yield the tags of a text: `{{ name(key="value") }}`, `{% name() %}…{% end %}`."""
    for found in _TAG.finditer(text) if "{{" in text or "{%" in text else ():
        if literal := found["literal"]:
            shown = (literal[:2] + literal[4:-4] + literal[-2:]).replace("<", LESS)
            yield Tag(*found.span(), Kind.LITERAL, shown)
        elif found["end"]:
            yield Tag(*found.span(), Kind.END, "{% end %}")
        elif name := found["call"]:
            yield Tag(
                *found.span(), Kind.ALONE, f"{{{{ {name}() }}}}", name, (), _named(found["markup"])
            )
        else:
            name, shown = found["open"], f"{{% {found['open']}() %}}"
            yield Tag(*found.span(), Kind.CALL, shown, name, (), _named(found["with"]))


def _named(markup: str) -> dict[str, str]:
    found = _ARGUMENT.finditer(markup)
    return {f["key"]: next(v for v in f.groups()[1:] if v is not None) for f in found}


def head(info: str) -> fences.Head:
    """Read the head of a fence: `rust,linenos,linenostart=5,hl_lines=1 3-4,name=main.rs`."""
    language, *parts = (part.strip() for part in info.split(","))
    options = dict(part.partition("=")[::2] for part in parts)
    marked = fences.line_numbers(options.get("hl_lines", ""))
    found = replace(fences.plain(language), title=options.get("name", ""), marked=marked)
    return fences.numbered(found, options.get("linenostart", "1") if "linenos" in options else "")


def _gist(call: Call) -> str | None:
    return embeds.link(call.get("url")) if call.get("url") else None


_KNOWN: Mapping[str, Render] = {
    "gist": _gist,
    "streamable": lambda call: embeds.link(f"https://streamable.com/{call.get('id')}"),
    "vimeo": lambda call: embeds.vimeo(call.get("id")),
    "youtube": lambda call: embeds.youtube(call.get("id")),
}
