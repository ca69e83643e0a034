"""Pelican's bodies: Python-Markdown like ours, with codehilite's heads of code and liquid_tags.

Sources: Python-Markdown 3, `extensions/codehilite.py`; the pelican-plugins liquid_tags and summary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from ..archive import Archive
from . import Converter, Moved, Shortcodes, code, embeds, fences
from .hexo import arguments
from .shortcodes import Call, Kind, Render, Tag, converter

_TAG = re.compile(r"\{%[ \t]*(?P<name>\w+)(?P<markup>(?:(?!\{%).)*?)%\}", re.S)
_CODE_HEAD = re.compile(
    r"(?P<before>\A\n?|\n[ \t]*\n)"
    r"(?P<indent>(?: {4}|\t)+)(?::{2,}|(?P<numbers>\#!))(?P<path>(?:/\w+)*[/ ])?"
    r"(?P<language>[\w#.+-]*)[ \t]*(?:hl_lines=(?P<marked>\"[^\"\n]*\"|'[^'\n]*'))?[ \t]*\n"
    r"(?P<code>(?:(?:(?P=indent)[^\n]*|[ \t]*)(?:\n|\Z))*)"
)
_MORE = re.compile(r"<!--\s*PELICAN_END_SUMMARY\s*-->")


def pelican(moved: Moved, shortcodes: Shortcodes) -> Converter:
    """Return what converts the bodies of a Pelican archive."""
    archive = moved.dialect.archive
    known = {**_KNOWN, "include_code": lambda call: _include_code(archive, call)}
    return converter(_tags, known, shortcodes, _text)


def _text(text: str) -> str:
    return _MORE.sub("<!-- more -->", _CODE_HEAD.sub(_fence, text))


def _tags(text: str) -> Iterator[Tag]:
    """Yield the tags of a text: `{% img /a.png %}`."""
    for found in _TAG.finditer(code.blanked(text)) if "{%" in text else ():
        name = found["name"]
        kind = Kind.END if name.startswith("end") else Kind.CALL
        args = arguments(text[slice(*found.span("markup"))])
        yield Tag(*found.span(), kind, f"{{% {name} %}}", name.removeprefix("end"), args)


def _fence(found: re.Match[str]) -> str:
    """Return indented code with a head as a fence; a head that names a program stays in it."""
    indent, text = found["indent"], found["code"].rstrip()
    if not found["language"] and not found["numbers"]:
        return found[0]
    lines = [line.removeprefix(indent) for line in text.split("\n")]
    if found["path"]:
        lines.insert(0, f"#!{found['path']}{found['language']}")
    head = fences.Head(
        found["language"],
        marked=fences.line_numbers(found["marked"] or ""),
        first=1 if found["numbers"] else None,
    )
    outer = indent[:-4] if indent.endswith("    ") else indent[:-1]
    written = "\n".join(outer + line for line in fences.fence(head, "\n".join(lines)))
    blank = found["code"][len(text) :]
    return f"{found['before']}{written}{blank}"


def _include_code(archive: Archive, call: Call) -> str | None:
    language = next((a[5:] for a in call.args if a.startswith("lang:")), "")
    names = [a for a in call.args if not a.startswith(("lang:", "lines:", ":"))]
    path = names[0] if names else ""
    place = next((p for p in archive.files if path and f"/{p}".endswith(f"/code/{path}")), None)
    if place is None:
        return None
    title = " ".join(names[1:]) or PurePosixPath(path).name
    head = fences.Head(language or PurePosixPath(path).suffix[1:], title)
    return "\n".join(fences.fence(head, archive.text(place)))


def _literal(call: Call) -> str:
    return call.source.replace("literal ", "", 1).replace("\\%", "%")


_KNOWN: Mapping[str, Render] = {
    "gist": lambda call: embeds.gist(call.get("", 0), call.get("", 1)),
    "img": lambda call: embeds.tagged_image(call.args),
    "literal": _literal,
    "video": lambda call: embeds.video(call.get("", 0)),
    "vimeo": lambda call: embeds.vimeo(call.get("", 0)),
    "youtube": lambda call: embeds.youtube(call.get("", 0)),
}
