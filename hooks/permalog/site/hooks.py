"""Hooks: which of them an owner's mkdocs.yml does not list, and what so is not done.

One that was written for an older version knows nothing of what came later.
"""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from ..errors import Problem
from .settings import Settings, line_of

_OF_THEIR_NAME = (
    "archives",
    "redirects",
    "spellings",
    "feeds",
    "lock",
    "anchors",
    "images",
    "cards",
)
_NEEDED = {name: name for name in _OF_THEIR_NAME} | dict.fromkeys(
    ("policy", "embeds", "comments", "analytics"), "policy"
)
"""The hook without which a setting does nothing."""


def unlisted_hooks(config: MkDocsConfig, folder: Path) -> Mapping[str, str]:
    """Return what each hook in a folder does that mkdocs.yml does not list, by its file."""
    modules: Any = config.hooks  # by their names, though MkDocs calls it a list
    listed = {Path(str(module.__file__)).resolve() for module in modules.values()}
    home = Path(config.config_file_path).resolve().parent
    missing = [path for path in sorted(folder.glob("*.py")) if path not in listed]
    return {Path(os.path.relpath(path, home)).as_posix(): _feature(path) for path in missing}


def idle_settings(config: MkDocsConfig, unlisted: Mapping[str, str]) -> Iterator[Problem]:
    """Yield each setting of mkdocs.yml whose hook it does not list."""
    given, file = config.extra.get("blog") or {}, Path(config.config_file_path)
    hooks = {Path(name).stem: name for name in unlisted}
    options = dict(Settings._schema)
    for key, hook in _NEEDED.items():
        if hook in hooks and given.get(key) not in (None, False, {}, options[key].default):
            text = (
                f"`extra.blog.{key}` does nothing without {hooks[hook]}; list that under `hooks:`"
            )
            yield Problem(file.name, line_of(file, ("extra", "blog", key)), text)


def _feature(path: Path) -> str:
    """Return the first sentence of a hook's docstring, without its name."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0].partition(": ")[2]
