"""Globs: the patterns of paths that generators on Node take, `posts/**/*.{md,html}`."""

from __future__ import annotations

import functools
import re

_BRACES = re.compile(r"\{([^{}]*,[^{}]*)\}")
_TOKEN = re.compile(r"\*+|\?|\[\^?\]?[^]]*\]|\\.|.", re.S)
_RANGE = re.compile(r"(\w)\\-(\w)")
_MOST = 500


@functools.lru_cache(maxsize=256)
def matcher(glob: str, *, dots: bool = False) -> re.Pattern[str]:
    """Return what matches, as a whole, the paths that a glob names.

    A wildcard matches no name that begins with a dot, unless `dots`.
    """
    globs = _expanded(glob.removeprefix("./"))
    return re.compile("|".join(_regex(one, dots) for one in globs), re.S)


def _expanded(glob: str) -> list[str]:
    """Return the globs without braces that stand for one with them."""
    globs = [glob]
    while len(globs) < _MOST and (braces := _BRACES.search(globs[0])):
        first = globs.pop(0)
        before, after = first[: braces.start()], first[braces.end() :]
        globs += (f"{before}{one}{after}" for one in braces[1].split(","))
    return globs


def _regex(glob: str, dots: bool) -> str:
    any_name = "[^/]+" if dots else r"(?!\.)[^/]+"
    *folders, name = glob.split("/")
    above = (f"(?:{any_name}/)*" if part == "**" else f"{_part(part, dots)}/" for part in folders)
    below = f"{any_name}(?:/{any_name})*" if name == "**" else _part(name, dots)
    return "".join(above) + below


def _part(part: str, dots: bool) -> str:
    """Return the regex of a glob without slashes."""
    seen = "" if dots or part[:1] not in ("*", "?", "[") else r"(?!\.)"
    return seen + "".join(map(_token, _TOKEN.findall(part)))


def _token(token: str) -> str:
    if token[0] == "*":
        return "[^/]*"
    if token == "?":
        return "[^/]"
    if token[0] == "[" and len(token) > 1:
        return _class(token[1:-1])
    return re.escape(token[1:] if token[0] == "\\" and len(token) > 1 else token)


def _class(signs: str) -> str:
    is_not, signs = signs[:1] == "^", signs.removeprefix("^")
    ranges = _RANGE.sub(r"\1-\2", re.escape(signs))
    written = f"[^{ranges}]" if is_not else f"[{ranges}]"
    try:
        re.compile(written)
    except re.error:
        return re.escape(f"[{signs}]")
    return written
