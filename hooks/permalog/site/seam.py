"""Seam: where Permalog reaches into MkDocs further than by its events, and nowhere else.

`mkdocs build` calls `build` of mkdocs/commands/build.py, which is not asked here where nothing is
new. A page is made in two steps that no event can answer for: `Page.render` turns Markdown into
HTML, and `_build_page` of the same module puts that into a template and writes it. A build that
knows the result of either (`Build.texts`, `Build.pages`) is asked first. With
`extra.blog.cache: false`, and where a build does not know, MkDocs' own runs as ever. Of the
server, what watches and what builds is changed, and of files, where they are written.
tests/test_seam.py fails when MkDocs changes any of these.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from types import SimpleNamespace
from typing import Any

import markdown
from jinja2 import Environment
from mkdocs.commands import build as build_module
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure import pages as pages_module
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from .build import Build, build_of
from .files import is_shown
from .hearing import Hearing
from .unchanged import Inputs

log = get_plugin_logger("permalog")

_build, _render, _build_page = build_module.build, Page.render, build_module._build_page
"""MkDocs' own."""


def open_seam() -> None:
    """Let builds that have a cache answer from it, in this process, from now on."""
    build_module.build = _build_or_rest
    Page.render = _render_or_know  # type: ignore[assignment,method-assign]
    build_module._build_page = _build_or_know


def _build_or_rest(
    config: MkDocsConfig, *, serve_url: str | None = None, dirty: bool = False
) -> None:
    if serve_url or dirty or (config.extra.get("blog") or {}).get("cache") is False:
        _build(config, serve_url=serve_url, dirty=dirty)
        return
    inputs = Inputs(config)
    if inputs.is_unchanged():
        log.info("Nothing has changed since the last build; %s stays as it is", config.site_dir)
        return
    with Hearing() as said:
        _build(config)
    if not said:
        inputs.remember(build_of(config))


def _render_or_know(page: Page, config: MkDocsConfig, files: Files) -> None:
    build: Build | None = getattr(config, "_permalog", None)
    if build is None or build.texts is None:
        _render(page, config, files)
    else:
        build.texts.render(page)


def _build_or_know(page: Page, config: MkDocsConfig, *rest: Any, **options: Any) -> None:
    build: Build | None = getattr(config, "_permalog", None)
    make = partial(_build_page, page, config, *rest, **options)
    if build is None or build.pages is None:
        make()
    else:
        build.pages.build_page(page, make)


def build_page(
    page: Page, build: Build, shown: Sequence[File], nav: Navigation, env: Environment
) -> None:
    """Put a page into its template and write it, as MkDocs does when its turn comes."""
    is_excluded = not is_shown(page.file, preview=False)
    _build_page(page, build.config, shown, nav, env, excluded=is_excluded)


def populate(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read a page and render its text, as MkDocs does when its turn comes."""
    build_module._populate_page(page, config, files)


def move(files: Files, folder: str) -> None:
    """Let files be written into another folder from now on."""
    for file in files:
        file.dest_dir = folder
        file.__dict__.pop("abs_dest_path", None)  # kept there once it was asked for


def watch_with(server: LiveReloadServer, observer: Any) -> None:
    """Let MkDocs' server watch with another observer what it watches, before it begins to."""
    paths = list(server._watched_paths)
    for path in paths:
        server.unwatch(path)
    server.observer = observer
    for path in paths:
        server.watch(path)


class Markdown:
    """`Page.render`, with one Markdown for all pages instead of one for each.

    Setting one up takes as long as a short page does. Extensions must begin anew when they are told
    to, with `reset`.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._own: markdown.Markdown | None = None

    def render(self, page: Page, files: Any) -> None:
        """Render a page; `files` stands for MkDocs' Files, of which one method is asked."""
        module: Any = pages_module
        theirs, module.markdown = module.markdown, SimpleNamespace(Markdown=self._get)
        try:
            _render(page, self._config, files)
        except BaseException:
            self._own = None  # who knows in what state it is
            raise
        finally:
            module.markdown = theirs

    def _get(self, **options: Any) -> markdown.Markdown:
        if self._own is None:
            self._own = markdown.Markdown(**options)
        return self._own.reset()
