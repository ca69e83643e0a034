"""Eleventy: what `permalink` in front matter means, and the names it gives to a file.

Sources: Eleventy 3, `TemplatePermalink.js`, `TemplateFileSlug.js`; what the real generator answered
is recorded in tests/conformance/eleventy.json.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Mapping
from typing import Any

from ..permalink import AddressError, Permalink
from ..slug import undated

_MISTAKES = (
    (
        re.compile(r"(?<=/):[a-z_]+"),
        "as Jekyll and Hugo write it; write `{{ page.date }}` and so on",
    ),
    (re.compile(r"\$\{[^}]*\}?"), "as JavaScript writes it; write `{{ title }}`"),
    (re.compile(r"%2[Ff]"), "a slash that is part of a name; no static host can answer it"),
)
"""What Eleventy would publish to the letter, at an address that nobody can have meant."""


def file_slug(uri: str) -> str:
    """Return the name of a file without extension and date; of an index file, its folder's."""
    folder, name = posixpath.split(posixpath.splitext(uri)[0])
    slug = undated(name)
    return undated(posixpath.basename(folder)) if slug == "index" else slug


def file_title(uri: str) -> str:
    """Return a title made of the name of a file, for one that says none."""
    title = file_slug(uri).replace("-", " ").replace("_", " ").strip()
    return title[:1].upper() + title[1:] or uri


def path_stem(uri: str) -> str:
    """Return the path of a file without its ending and the date in its name."""
    folder, name = posixpath.split(posixpath.splitext(uri)[0])
    return posixpath.join("/", folder, undated(name))


def permalink(
    value: object, uri: str, data: Mapping[str, Any], date: dt.datetime
) -> Permalink | None:
    """Return the permalink that the front matter value names; None for `false`: not published.

    Raises AddressError or TemplateError, without file and line.
    """
    if value is False:
        return None
    if isinstance(value, Mapping):
        built = value.get("build")
        if isinstance(built, bool):
            raise AddressError("its `build` is no text; for no page, write `permalink: false`")
        return permalink(built, uri, data, date) if built is not None else None
    if not isinstance(value, str):
        raise AddressError("it is no text; write a path like `/blog/2016/my-post/`, or `false`")
    if data.get("dynamicPermalink", True) and "{" in value:
        value = _rendered(value, uri, data, date)
    for mark, text in _MISTAKES:
        if found := mark.search(value):
            raise AddressError(f"it holds `{found[0]}`, {text}")
    return Permalink.parse_link(value)


def _rendered(value: str, uri: str, data: Mapping[str, Any], date: dt.datetime) -> str:
    from .. import template  # few addresses ask for Liquid, and it takes long to import

    if not template.is_template(value):
        return value
    page = {
        "date": date,
        "fileSlug": file_slug(uri),
        "filePathStem": path_stem(uri),
        "inputPath": f"./{uri}",
        "outputFileExtension": "html",
    }
    return template.render(value, {**data, "page": page}, date.tzinfo or dt.UTC)
