"""Nikola's bodies: its shortcodes, then Python-Markdown like ours.

Sources: Nikola 8.3, `shortcodes.py`, `plugins/shortcode`, `data/themes/base/templates/shortcodes`
and `plugins/compile/markdown`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..archive import Archive
from . import Converter, Moved, Shortcodes, code, embeds, emoji, fences
from .shortcodes import Call, Kind, Render, Tag, arguments, converter

_TAG = re.compile(
    r"\{\{%\s*raw\s*%\}\}(?P<raw>.*?)\{\{%\s*/raw\s*%\}\}"
    r"|\{\{%\s*(?P<slash>/?)(?P<name>[\w.-]+)(?P<markup>(?>\"(?:[^\"\\]|\\.)*\"|(?!\{\{%).)*?)\s*%\}\}",
    re.S,
)
_MARKUP = re.compile(
    r"<!--\s*TEASER_END(?::.*?)?\s*-->|~~(?P<struck>[^\s~](?:[^~\n]*[^\s~])?)~~"
    r"|\[:gist:\s*(?P<gist>[\w/]+)(?:\s+(?P<file>[^\]\s]+))?\s*\]",
    re.S,
)


def nikola(moved: Moved, shortcodes: Shortcodes) -> Converter:
    """Return what converts the bodies of a Nikola archive."""
    archive = moved.dialect.archive

    def doc(call: Call) -> str | None:
        name = (call.inner or call.get("", 0)).strip()
        url = moved.dialect.link(call.page, f"link://slug/{name}")
        return None if url.startswith("link:") else embeds.link(url, call.get("title") or name)

    known = {**_KNOWN, "doc": doc, "listing": lambda call: _listing(archive, call)}
    return converter(_tags, known, shortcodes, _text)


def _text(text: str) -> str:
    return code.replaced(_MARKUP, _rendered, text)


def _rendered(found: re.Match[str], text: str) -> str:
    """Return what Nikola's own extensions of Markdown make of a construct."""
    if found["struck"]:
        return f"<del>{text[slice(*found.span('struck'))]}</del>"
    if found["gist"]:
        return embeds.gist(found["gist"], found["file"] or "")
    return "<!-- more -->"


def _tags(text: str) -> Iterator[Tag]:
    """Yield the tags of a text: `{{% name %}}…{{% /name %}}`."""
    for found in _TAG.finditer(text) if "{{%" in text else ():
        if found["raw"] is not None:
            yield Tag(*found.span(), Kind.LITERAL, found["raw"])
        else:
            kind = Kind.END if found["slash"] else Kind.CALL
            name, shown = found["name"], f"{{{{% {found['slash']}{found['name']} %}}}}"
            yield Tag(*found.span(), kind, shown, name, *arguments(found["markup"]))


def _listing(archive: Archive, call: Call) -> str | None:
    path, language = call.get("", 0), call.get("language", 1)
    place = next((p for p in archive.files if path and f"/{p}".endswith(f"/listings/{path}")), None)
    if place is None:
        return None
    head = fences.Head(fences.plain(language).language, path)
    return "\n".join(fences.fence(head, archive.text(place)))


def _figure(call: Call) -> str:
    named = {"src": call.get("", 0), **call.named}
    inner = call.inner or ""
    return embeds.figure(named, embeds.inline(call.get("caption")) + inner.strip())


def _thumbnail(call: Call) -> str:
    shown = embeds.image(call.get("", 0), alt=call.get("alt"), title=call.get("title"))
    caption = embeds.inline((call.inner or "").strip())
    return f"<figure>{shown}<figcaption>{caption}</figcaption></figure>" if caption else shown


_KNOWN: Mapping[str, Render] = {
    "emoji": lambda call: emoji.named(call.get("", 0)),
    "figure": _figure,
    "gist": lambda call: embeds.gist(call.get("", 0), call.get("", 1)),
    "media": lambda call: embeds.link(call.get("url", 0)),
    "thumbnail": _thumbnail,
    "vimeo": lambda call: embeds.vimeo(call.get("id", 0)),
    "youtube": lambda call: embeds.youtube(call.get("id", 0)),
}
