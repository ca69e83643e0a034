"""Patterns: the address of a post whose front matter names none, `/blog/{year}/{slug}/`."""

from __future__ import annotations

import difflib
import posixpath
import string

from .dialects.eleventy_permalink import file_slug
from .permalink import AddressError, Permalink
from .slug import slugify

PLACEHOLDERS = {
    "year": "four digits of the post's date",
    "month": "two digits",
    "day": "two digits",
    "slug": "`slug` in front matter, else the file's name without its date",
    "title": "the title as a slug",
    "folder": "the folders between the posts' folder and the file",
}


def check(pattern: str) -> None:
    """Raise AddressError where a pattern can give no address."""
    names = _placeholders(pattern)
    for name in names:
        if name not in PLACEHOLDERS:
            near = difflib.get_close_matches(name, PLACEHOLDERS, 1)
            raise AddressError(
                f"`{{{name}}}` is no placeholder; "
                + (f"did you mean `{{{near[0]}}}`? " if near else "")
                + "There are "
                + ", ".join(f"{{{p}}}" for p in PLACEHOLDERS)
            )
    if not {"slug", "title"} & set(names):
        raise AddressError("it gives many posts one address; add `{slug}` or `{title}`")
    Permalink.parse(pattern)


def permalink(pattern: str, *, place: str, title: str, slug: str | None, day: str) -> Permalink:
    """Return the permalink that `pattern` gives a post.

    `place` is its file below the posts' folder, `day` its date as `YYYY-MM-DD`. Raises AddressError
    where a part of the pattern has no value.
    """
    year, month, day_of_month = day.split("-")
    values = {
        "year": year,
        "month": month,
        "day": day_of_month,
        "slug": slug or file_slug(place),
        "title": slugify(title) if "{title}" in pattern else "",
        "folder": posixpath.dirname(place),
    }
    for name in ("slug", "title"):
        if f"{{{name}}}" in pattern and not values[name]:
            raise AddressError(
                f"`{{{name}}}` of the pattern `{pattern}` is empty for this post; "
                "add a `permalink` of its own"
            )
    if {".", ".."} & set(values["slug"].split("/")):
        raise AddressError(f"`slug` is '{values['slug']}', which climbs; take out the dots")
    return Permalink.parse(pattern.format_map(values))


def _placeholders(pattern: str) -> list[str]:
    try:
        fields = list(string.Formatter().parse(pattern))
    except ValueError as error:
        raise AddressError(f"its braces do not match: {error}") from None
    if any(spec or conversion for _, name, spec, conversion in fields if name is not None):
        raise AddressError("a placeholder is a plain name in braces, like `{year}`")
    return [name for _, name, _, _ in fields if name is not None]
