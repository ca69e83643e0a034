"""Series in archives: the one key that all generators leave to their themes and plugins."""

from __future__ import annotations

from collections.abc import Mapping

from ..frontmatter import FrontMatter

_HOLDERS = ("taxonomies", "params", "extra")
"""Where Zola and Hugo keep such keys as well."""


def named(matter: FrontMatter) -> str | None:
    """Return the name of the series that front matter names; of a list the first.

    What is no name, such as a mapping that a theme alone understood, names none.
    """
    for holder in (matter.data, *map(matter.data.get, _HOLDERS)):
        value = holder.get("series") if isinstance(holder, Mapping) else None
        first = next(iter(value), None) if isinstance(value, list) else value
        if isinstance(first, str | int) and not isinstance(first, bool):
            return " ".join(str(first).split()) or None
    return None
