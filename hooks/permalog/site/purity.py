"""Purity: what of a build is known to make the same of the same, and the key of all that it is."""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2
import jinja2.nodes
import markdown
from markdown.extensions import Extension
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.theme import Theme

from ..cache import key_of

OURS = {
    "alternates", "anchors", "archives", "assets", "cache", "cards", "feeds", "guard", "images",
    "links", "listings", "lock", "metadata", "navigation", "permalinks", "policy", "posts",
    "preview", "publish", "redirects", "search", "settings", "spellings", "tidy",
}  # fmt: skip
"""The hooks that are Permalog's own; beside them may lie some of the owner's."""
_HOOKS = Path(__file__).resolve().parents[2]

_ALL = {"build_date_utc", "changes", "nav", "newest", "pages"}
"""What templates may read of the whole site, by its name."""

_PURE = ("markdown", "material", "pymdownx")
"""The packages whose Markdown extensions look at the text and at nothing else…"""
_IMPURE = ("pymdownx.b64", "pymdownx.snippets")
"""… but for these, which read files."""


def foreign(config: MkDocsConfig, declared: Collection[str], *events: str) -> Iterator[str]:
    """Yield the plugins and hooks, but Permalog's own, that have a hand in some events of MkDocs.

    `declared` are those of which the owner says that they make the same of the same.
    """
    handlers = {handler for event in events for handler in config.plugins.events[event]}
    names = {_plugin(config, handler) for handler in handlers if not _is_ours(handler)}
    yield from sorted(names - set(declared))


def _plugin(config: MkDocsConfig, handler: Any) -> str:
    """Return the name of a plugin, or of a hook's file, as mkdocs.yml has it."""
    owner = getattr(handler, "__self__", None)
    names = (name for name, plugin in config.plugins.items() if plugin is owner)
    return next(names, str(handler.__module__))


def _is_ours(made: Any) -> bool:
    """Tell whether a function or a class is of Permalog's own."""
    if made.__module__ == "mkdocs_blog":  # it sets titles that hooks/navigation.py sets anew
        return True
    file = Path(str(getattr(sys.modules.get(made.__module__), "__file__", "")))
    is_hook = file.parent == _HOOKS and file.stem in OURS
    return is_hook or file.is_relative_to(_HOOKS / "permalog")


def impure_extensions(config: MkDocsConfig, declared: Collection[str]) -> Iterator[str]:
    """Yield the Markdown extensions that may make something else of the same text, by their names.

    `declared` are those of which the owner says that they don't.
    """
    reader = markdown.Markdown()
    for extension in config.markdown_extensions:
        name = extension if isinstance(extension, str) else _name(extension)
        made = reader.build_extension(name, {}) if isinstance(extension, str) else extension
        functions = _functions(config.mdx_configs.get(name, {}))
        if name not in declared and not all(map(_is_pure, (type(made), *functions))):
            yield name


def _functions(value: object) -> Iterator[Any]:
    """Yield what is called of the options of an extension."""
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _functions(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _functions(one)
    elif isinstance(value, partial):
        yield from _functions([value.func, value.args, value.keywords])
    elif callable(value):
        yield value


def _is_pure(made: Any) -> bool:
    module = str(getattr(made, "__module__", ""))
    is_known = module.partition(".")[0] in _PURE and not module.startswith(_IMPURE)
    return is_known or _is_ours(made)


def key_of_markdown(config: MkDocsConfig) -> str:
    """Return the key of all that decides what a text becomes, but for what it asks."""
    settings = (
        config.markdown_extensions,
        config.mdx_configs,
        config.use_directory_urls,
        config.validation,
        config.extra.get("blog"),
    )
    return key_of(key_of_packages(), key_of_hooks(), described(settings))


def key_of_templates(config: MkDocsConfig) -> str:
    """Return the key of what pages are put into: packages, hooks, and templates of the owner's."""
    contents = (part for path in _own_templates(config) for part in (str(path), path.read_bytes()))
    return key_of(key_of_packages(), key_of_hooks(), *contents)


def reads_all(config: MkDocsConfig) -> bool:
    """Tell whether a template of the owner's reads what goes beyond the page that it shows."""
    reader = jinja2.Environment()
    for path in _own_templates(config):
        if path.suffix == ".html" and path.name not in config.theme.static_templates:
            try:
                tree = reader.parse(path.read_text(encoding="utf-8"))
            except (jinja2.TemplateError, ValueError):  # said where it is used
                continue
            if _names(tree) & _ALL:
                return True
    return False


def _names(tree: jinja2.nodes.Template) -> set[str]:
    """Return the names that a template reads; `nav.homepage` is the same on all pages."""
    home = [one.node for one in tree.find_all(jinja2.nodes.Getattr) if one.attr == "homepage"]
    names = (one for one in tree.find_all(jinja2.nodes.Name) if not any(one is h for h in home))
    return {one.name for one in names}


def _own_templates(config: MkDocsConfig) -> list[Path]:
    """Return the templates of the theme that belong to no package, in order."""
    own = config.theme.custom_dir
    files = sorted(Path(own).rglob("*")) if own else []
    return [path for path in files if path.is_file() and path.suffix not in (".css", ".js")]


@cache
def key_of_packages() -> str:
    """Return all packages that are installed, with their versions, and Python's own."""
    folders = {Path(name) for name in sys.path if name}
    names = {p.name for f in folders if f.is_dir() for p in f.glob("*.dist-info")}
    return "\n".join([sys.version, *sorted(names)])


@cache
def key_of_hooks() -> str:
    """Return the sources of what Permalog is made of."""
    return key_of(*(path.read_bytes() for path in sorted(_HOOKS.rglob("*.py"))))


def described(value: object) -> str:
    """Return what says of a setting all that it says, the same in each process."""
    if isinstance(value, str | int | float | None):
        return repr(value)
    if isinstance(value, Mapping | Config):
        return "{" + ",".join(f"{k!r}:{described(v)}" for k, v in value.items()) + "}"
    if isinstance(value, set | frozenset):
        return "{" + ",".join(sorted(map(described, value))) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(described, value)) + "]"
    if isinstance(value, re.Pattern):
        return repr(value.pattern)
    if isinstance(value, partial):
        return described([value.func, value.args, value.keywords])
    if isinstance(value, BasePlugin):
        return _name(value) + described(value.config)
    if isinstance(value, Theme):
        return described(vars(value))
    if isinstance(value, Extension):
        return _name(value)
    return repr(value) if _has_repr(value) else _name(value)


def _has_repr(value: object) -> bool:
    """Tell whether what a value prints says what it is, rather than where in memory."""
    return not callable(value) and type(value).__repr__ is not object.__repr__


def _name(value: Any) -> str:
    """Return the name of a function, of a class, or of the class of anything else."""
    named = value if hasattr(value, "__qualname__") else type(value)
    return f"{named.__module__}.{named.__qualname__}"
