"""Seam: where Permalog reaches into MkDocs further than by its events, and nowhere else.

MkDocs makes a page in two steps that no event can answer for: `Page.render` turns Markdown into
HTML, and `_build_page` of mkdocs/commands/build.py puts that into a template and writes it. A build
that knows the result of either (`Build.texts`, `Build.pages`) is asked first; where it does not,
MkDocs' own runs as ever. tests/test_seam.py fails when MkDocs changes them.
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
from mkdocs.structure import pages as pages_module
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from .build import Build
from .files import is_shown

_render, _build_page = Page.render, build_module._build_page
"""MkDocs' own."""


def open_seam() -> None:
    """Let builds that have a cache answer from it, in this process, from now on."""
    Page.render = _render_or_know  # type: ignore[assignment,method-assign]
    build_module._build_page = _build_or_know


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
