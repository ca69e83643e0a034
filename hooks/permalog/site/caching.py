"""Caching: what a build takes from earlier ones, and what it leaves to later ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import jinja2
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from ..errors import ContentError
from . import alike, converting, extracts, texts
from .build import Build, invocation, records_of
from .converting import is_converted
from .files import is_shown
from .known import still_known
from .pages import Pages
from .purity import foreign, impure_extensions
from .texts import Texts

log = get_plugin_logger("permalog")

_NOT_KEPT = (
    "every build renders all Markdown anew, as %s may make something else of the same text; if "
    "that is not so, name it under `extra.blog.cache.pure`"
)
_NOT_FINISHED = (
    "every build puts all pages into their templates anew, as nothing is known of what %s does to "
    "them; where that is the same each time, name it under `extra.blog.cache.pure`"
)


def open_cache(build: Build) -> None:
    """Let a build take what it can from earlier ones; all that pages may ask must be known."""
    settings, config = build.settings.cache, build.config
    if not settings or invocation.dirty:
        return
    build.records = records_of(build.cache)
    if impure := list(impure_extensions(config, settings.pure)):
        log.info(_NOT_KEPT, " and ".join(impure))
    elif build.links and build.answers:
        build.known = still_known(build)
        build.texts = Texts(build.answers, build.links, build.records)


def render_ahead(build: Build, files: Files) -> None:
    """Render what is new, on all cores, where it is known what MkDocs will ask for."""
    events = ("pre_page", "page_read_source", "page_markdown")
    if build.texts and not any(foreign(build.config, (), *events)):
        known = ((page, _known(build, page)) for page in _expected(build, files))
        build.texts.ahead(known, partial(_text, build))


def _expected(build: Build, files: Files) -> Iterator[Page]:
    """Yield the pages that may have a new text, for which MkDocs will ask."""
    inclusion = InclusionLevel.is_in_serve if build.preview else InclusionLevel.is_included
    for file in files.documentation_pages(inclusion=inclusion):
        is_new = file.src_uri not in build.known
        if is_new and is_shown(file, preview=False):  # MkDocs names others as it makes them
            yield file.page or Page(None, file, build.config)


def _known(build: Build, page: Page) -> str | None:
    """Return the Markdown of a page, where that takes no work."""
    return _text(build, page) if is_converted(build, page.file.src_uri) else None


def _text(build: Build, page: Page) -> str | None:
    """Return the Markdown of a page, as MkDocs will read it; None where it cannot be read."""
    try:
        source = build.config.plugins.on_page_read_source(page=page, config=build.config)
        if source is not None:  # without front matter: see hooks/permalinks.py
            return source.lstrip("\n")
        return meta.get_data(page.file.content_string)[0]
    except (ContentError, OSError, ValueError):  # said when MkDocs reads it
        return None


def finish_ahead(build: Build, files: Files, env: jinja2.Environment) -> None:
    """Make the pages that are new, on all cores, once all is known that they show."""
    settings = build.settings.cache
    if build.sidebar is None or not settings or invocation.dirty:
        return
    if impure := list(foreign(build.config, settings.pure, "env", "page_context", "post_page")):
        log.info(_NOT_FINISHED, " and ".join(impure))
        return
    build.pages = Pages(build, files, env, settings.pure)
    build.pages.ahead(build.sidebar.nav)


def close_cache(build: Build) -> None:
    """Leave what was made to later builds."""
    for kind in (converting.KIND, *texts.KINDS, extracts.KIND, *alike.KINDS):
        build.records.keep_only(kind, build.front_matter.keys())
    if build.pages:
        build.pages.close()
    build.records.close()
    if settings := build.settings.cache:
        build.cache.prune(settings.megabytes * 1_000_000)
