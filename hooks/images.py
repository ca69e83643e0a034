"""Images: each in its size, smaller ones for small screens, and with a text in its place.

MkDocs calls `on_files`, for this hook when all files are known, and `on_env` when all pages are
rendered, before anything else takes their content.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from permalog import site
from permalog.errors import Problem
from permalog.images import ImagesExtension
from permalog.site import Build

log = get_plugin_logger("permalog")

_LEVELS = {"warn": logging.WARNING, "info": logging.INFO, "ignore": logging.DEBUG}


@event_priority(-100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Teach Markdown to tell an image without alternative text from one that needs none."""
    if site.build_of(config).settings.images:
        config.markdown_extensions.append(ImagesExtension())  # type: ignore[arg-type]
    return files


@event_priority(60)
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Write images into the pages as readers get them, and say what is wrong with them."""
    build = site.build_of(config)
    if build.settings.images:
        pages = site.pages_with_images(build, files)
        silent = list(site.images_without_alt(build, pages))
        _report(build, silent, "without alternative text", build.settings.images.alt)
        damaged = site.show_images(build, files, pages)
        _report(build, damaged, "that cannot be read", "warn")
    return env


def _report(build: Build, problems: Iterable[Problem], what: str, level: str) -> None:
    """Say what is wrong: of an archive, which was as it is, in one line for all of it."""
    old = defaultdict[str, list[Problem]](list)
    folders = [f"{build.path(one.dialect.archive.folder)}/" for one in build.archives]
    for problem in problems:
        folder = next((f for f in folders if problem.path.startswith(f)), None)
        if folder is None:
            log.log(_LEVELS[level], "%s", problem)
        else:
            old[folder].append(problem)
            log.debug("%s", problem)
    for folder, ones in old.items():
        if level != "ignore":
            first = str(ones[0]).partition(": ")[0]
            log.info("%s has %d images %s, first %s", folder, len(ones), what, first)
