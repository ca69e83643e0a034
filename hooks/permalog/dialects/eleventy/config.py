"""Eleventy's JavaScript, which is not run: the texts that stand in it.

Folders, engines, copied files and permalinks are nearly always written out: `dir: {input: "src"}`.
Sources: Eleventy 3, `UserConfig.js`, `TemplateConfig.js`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ...archive import Archive
from ..settings import Settings

CONFIGS = (".eleventy.js", *(f"eleventy.config.{ending}" for ending in ("js", "cjs", "mjs", "ts")))

_COMMENT = re.compile(r"/\*.*?\*/|(?:^|(?<=[\s;,{}()]))//[^\n]*", re.S | re.M)
_TEXT = r"""(?P<quote{0}>["'`])(?P<text{0}>[^"'`$\n\\]*)(?P=quote{0})"""
_DIR = re.compile(r"\bdir\s*:\s*\{([^{}]*)\}")
_FOLDER = re.compile(rf"\b(?P<key>input|includes|layouts|data|output)\s*:\s*{_TEXT.format(1)}")
_SET_FOLDER = re.compile(
    rf"\.set(?P<key>Input|Includes|Layouts|Data|Output)Directory\(\s*{_TEXT.format(1)}"
)
_ENGINE = re.compile(rf"\b(?P<key>(?:markdown|html)TemplateEngine)\s*:\s*{_TEXT.format(1)}")
_COPY = re.compile(rf"\.addPassthroughCopy\(\s*(?:{_TEXT.format(1)}|\{{(?P<pairs>[^{{}}]*)\}})")
_PAIR = re.compile(rf"{_TEXT.format(1)}\s*:\s*{_TEXT.format(2)}")
_FILTER = re.compile(rf"\.add(?:Async|Liquid|Nunjucks|Universal)*Filter\(\s*{_TEXT.format(1)}")
_PERMALINK = re.compile(rf"\bpermalink[\"']?\s*[:=]\s*(?:{_TEXT.format(1)}|(?P<no>false)\b)")
_PAGINATION = re.compile(r"\bpagination[\"']?\s*[:=]")
_PREFIX = re.compile(rf"\bpathPrefix\s*:\s*{_TEXT.format(1)}")
_BASE = re.compile(rf"\bbase\s*:\s*{_TEXT.format(1)}")
_SITE_URL = re.compile(rf"\b(?:url|base)[\"']?\s*:\s*{_TEXT.format(1)}")
_INNER = re.compile(r":\s*\{[^{}]*\}")
_IMPORT = re.compile(r"\bimport\b|\brequire\b|\.\.\.")


def settings(archive: Archive) -> Settings:
    """Return the settings of an archive: what mkdocs.yml says, over the texts in its JavaScript."""
    named = archive.config
    place = named or next((name for name in CONFIGS if name in archive.files), None)
    return Settings(archive, _texts(archive.text(place)) if place else {}, place)


def _texts(script: str) -> dict[str, Any]:
    script = _COMMENT.sub("", script)
    found: dict[str, Any] = {}
    folders = [*_SET_FOLDER.finditer(script)]
    for block in _DIR.finditer(script):
        folders += _FOLDER.finditer(block[1])
    if folders:
        found["dir"] = {match["key"].lower(): match["text1"] for match in folders}
    for match in _ENGINE.finditer(script):
        found[match["key"]] = match["text1"]
    for key, pattern in (("pathPrefix", _PREFIX), ("url", _BASE)):
        if said := pattern.search(script):
            found[key] = said["text1"]
    if copies := dict(_copies(script)):
        found["addPassthroughCopy"] = copies
    return found


def filters(archive: Archive, place: str | None) -> frozenset[str]:
    """Return the names of the site's own filters."""
    script = _COMMENT.sub("", archive.text(place)) if place else ""
    return frozenset(match["text1"] for match in _FILTER.finditer(script))


def site_url(script: str) -> str | None:
    """Return the address of the site that stands in a script as data: its `url`, or its `base`."""
    found = _SITE_URL.search(_INNER.sub(":", _COMMENT.sub("", script)))
    return found["text1"] if found else None


def permalink(script: str) -> dict[str, Any] | None:
    """Return the permalink that stands in a script as data; None for what only a run would show."""
    script = _COMMENT.sub("", script)
    count = len(re.findall(r"\bpermalink\b", script))
    found = _PERMALINK.search(script)
    if found and count == 1:
        return {"permalink": False if found["no"] else found["text1"]}
    return None if count or _IMPORT.search(script) else {}


def has_pagination(script: str) -> bool:
    """Tell whether a script makes many pages of one file."""
    return bool(_PAGINATION.search(_COMMENT.sub("", script)))


def _copies(script: str) -> Iterator[tuple[str, str | None]]:
    """Yield what is copied, and where to; None is its path below the input folder."""
    for match in _COPY.finditer(script):
        if match["pairs"] is None:
            yield match["text1"], None
        for pair in _PAIR.finditer(match["pairs"] or ""):
            yield pair["text1"], pair["text2"]
