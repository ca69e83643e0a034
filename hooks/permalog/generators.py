"""Generators: the dialects that there are, and which of them an archive is in."""

from __future__ import annotations

from collections.abc import Collection
from importlib import import_module

from .bodies import Converter, Shortcodes
from .dialects import Dialect
from .errors import InvalidValueError
from .moved import Moved

NAMES = ("jekyll", "hugo", "eleventy", "pelican", "zola", "hexo", "nikola", "material")
"""What `extra.blog.archives[].generator` may be."""


def dialect_of(name: str) -> type[Dialect]:
    """Return the dialect of a generator."""
    module = import_module(f".dialects.{name}", __package__)
    found: type[Dialect] = getattr(module, name.capitalize())
    return found


def converter(moved: Moved, shortcodes: Shortcodes) -> Converter:
    """Return what turns the texts of an archive into our Markdown."""
    name = moved.dialect.name
    module = import_module(f".bodies.{name}", __package__)
    found: Converter = getattr(module, name)(moved, shortcodes)
    return found


def signs(places: Collection[str]) -> dict[str, str]:
    """Return what shows of which generator the files of an archive are, by its name."""
    found = {name: dialect_of(name).recognise(places) for name in NAMES}
    return {name: sign for name, sign in found.items() if sign}


def recognise(places: Collection[str]) -> tuple[str, str]:
    """Return of which generator the files of an archive are, and what shows it.

    Raises InvalidValueError where nothing shows it, or different things show different generators.
    """
    found = signs(places)
    if len(found) == 1:
        return next(iter(found.items()))
    if not found:
        raise InvalidValueError("nothing there shows which generator it is of")
    both = ", ".join(f"{sign} ({name})" for name, sign in found.items())
    raise InvalidValueError(f"there are signs of several generators: {both}")
