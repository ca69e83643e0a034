"""Hugo's bodies: its own shortcodes, then goldmark.

Sources: Hugo 0.168, `parser/pageparser/pagelexer_shortcode.go` and the templates of
`tpl/tplimpl/embedded/templates/_shortcodes`. Those of an archive's own `layouts` are programs, and
are never run: `extra.blog.shortcodes` takes their place.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import escape
from typing import Any

from ..dialects.hugo.config import Config
from . import Converter, Moved, Shortcodes, embeds, emoji, fences, goldmark
from .commonmark import converted
from .inline import LESS
from .shortcodes import Call, Kind, Render, Tag, arguments, converter

_TAG = re.compile(
    r"(?s)\{\{[<%](?:/\*(?P<literal>.*?)\*/|(?P<call>(?>\"(?:[^\"\\]|\\.)*\"|`[^`]*`|(?!\{\{[<%]).)*?))[>%]\}\}"
)
_CALL = re.compile(
    r"(?s)\s*(?P<slash>/?)\s*(?P<name>[\w.-]+(?:/[\w.-]+)*)(?P<markup>(?=[\s/]|\Z).*?)\s*/?\s*"
)


def hugo(moved: Moved, shortcodes: Shortcodes) -> Converter:
    """Return what converts the bodies of a Hugo archive."""
    config = Config(moved.dialect.archive)
    markup = config.table("markup")
    flavour = replace(goldmark.flavour(markup), former=goldmark.former(markup))
    has_emoji = config.data.get("enableemoji") is True

    def reference(call: Call) -> str | None:
        url = moved.dialect.link(call.page, call.source)
        return url if url != call.source else None

    def param(call: Call) -> str | None:
        own = call.page.front_matter.data
        tables = (own, own.get("params"), config.table("params"))
        known = (data for data in tables if isinstance(data, Mapping))
        return next(filter(None, (_value(data, call.get("", 0)) for data in known)), None)

    def text(source: str) -> str:
        return converted(emoji.shown(source) if has_emoji else source, flavour)

    known = {**_KNOWN, "ref": reference, "relref": reference, "param": param}
    return converter(_tags, known, shortcodes, text)


def _tags(text: str) -> Iterator[Tag]:
    """Yield the tags of a text: `{{< name >}}`, `{{% /name %}}`, `{{</* literal */>}}`."""
    if "{{" not in text:
        return
    for found in _TAG.finditer(text):
        left, right = found[0][:3], found[0][-3:]
        if found["literal"] is not None:
            literal = f"{left}{found['literal']}{right}".replace("<", LESS)
            yield Tag(*found.span(), Kind.LITERAL, literal)
        elif call := _CALL.fullmatch(found["call"]):
            kind = Kind.END if call["slash"] else Kind.CALL
            shown = f"{left} {call['slash']}{call['name']} {right}"
            yield Tag(*found.span(), kind, shown, call["name"], *arguments(call["markup"]))


def _value(data: Mapping[str, Any], key: str) -> str | None:
    """Return the value under a key whose dots lead into mappings, in any case."""
    value: Any = data
    for part in key.lower().split("."):
        folded = {str(k).lower(): v for k, v in value.items()} if isinstance(value, Mapping) else {}
        value = folded.get(part)
    return None if value is None or isinstance(value, Mapping | list) else str(value)


def _highlight(call: Call) -> str:
    code = textwrap.dedent((call.inner or "").strip("\r\n"))
    return "\n".join(fences.fence(f"{call.get('', 0)} {{{call.get('', 1)}}}", code))


def _figure(call: Call) -> str:
    caption, by = embeds.inline(call.get("caption")), embeds.inline(call.get("attr"))
    if by and call.get("attrlink"):
        by = f'<a href="{escape(call.get("attrlink"))}">{by}</a>'
    title = f"<h4>{escape(call.get('title'))}</h4>" if call.get("title") else ""
    text = " ".join(filter(None, (caption, by)))
    return embeds.figure(call.named, title + (f"<p>{text}</p>" if text else ""))


def _details(call: Call) -> str:
    is_open = " open" if call.get("open") in ("true", "1") else ""
    summary = embeds.inline(call.get("summary") or "Details")
    inner = (call.inner or "").strip("\n")
    return f"<details{is_open}>\n<summary>{summary}</summary>\n\n{inner}\n\n</details>"


def _tweet(call: Call) -> str:
    return embeds.post_on_x(call.get("id", 0), call.get("user"))


def _gist(call: Call) -> str:
    return embeds.gist(f"{call.get('', 0)}/{call.get('', 1)}", call.get("", 2))


def _qr(call: Call) -> str:
    """Return the text of a QR code, which readers of this page need no camera for."""
    text = call.get("text") or (call.inner or "").strip()
    return embeds.link(text) if re.match(r"https?://\S+\Z", text) else escape(text)


_KNOWN: Mapping[str, Render] = {
    "comment": lambda call: "",
    "details": _details,
    "figure": _figure,
    "gist": _gist,
    "highlight": _highlight,
    "instagram": lambda call: embeds.instagram(call.get("id", 0)),
    "instagram_simple": lambda call: embeds.instagram(call.get("id", 0)),
    "qr": _qr,
    "tweet": _tweet,
    "twitter": _tweet,
    "twitter_simple": _tweet,
    "vimeo": lambda call: embeds.vimeo(call.get("id", 0), call.get("title", 2)),
    "vimeo_simple": lambda call: embeds.vimeo(call.get("id", 0), call.get("title", 2)),
    "x": _tweet,
    "x_simple": _tweet,
    "youtube": lambda call: embeds.youtube(call.get("id", 0), call.get("title"), call.get("start")),
}
