"""Cache: what an earlier build has made is not made again, and what is new is made on all cores.

MkDocs calls `on_startup` once, `on_config` at the start of every build, and the rest of this hook
after all others: `on_files` and `on_nav` when all is known that texts may ask, `on_env` when all is
known that pages show, `on_post_page` with each page, `on_post_build` when the site is done.
"""

from __future__ import annotations

import atexit
import gc
from typing import Literal

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from permalog import site


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Let what MkDocs calls answer from the cache."""
    site.open_seam()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let Python look for no garbage: a build makes much and lets go of little."""
    site.forget_preview()
    gc.disable()
    return config


@event_priority(-120)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Open the cache."""
    site.open_cache(site.build_of(config))
    return files


@event_priority(-120)
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Render the texts that are new."""
    site.render_ahead(site.build_of(config), files)
    return nav


@event_priority(-120)
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Make the pages that are new."""
    site.finish_ahead(site.build_of(config), files, env)
    return env


@event_priority(-120)
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Note how a page is written."""
    if pages := site.build_of(config).pages:
        pages.output = output
    return output


@event_priority(-120)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Keep what was made."""
    build = site.build_of(config)
    site.close_cache(build)
    gc.enable()
    site.remember_preview(build)


def on_build_error(*, error: Exception) -> None:
    """Let Python look for garbage again."""
    gc.enable()


@atexit.register
def _end() -> None:
    """Let Python end without a last look at all that ten thousand pages have left."""
    gc.freeze()
