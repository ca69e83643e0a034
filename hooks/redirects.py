"""Redirects: a page at each old address sends readers on to the new one.

MkDocs calls `on_files` when all else has its address: aliases of posts, `redirect_to` of moved
archives, `extra.blog.redirects`, and the `redirect_maps` of mkdocs-redirects, are one map.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from permalog import markup, redirect, site
from permalog.errors import ContentError
from permalog.permalink import fold
from permalog.post import Page
from permalog.redirect import Redirect
from permalog.site import Build, Origin

log = get_plugin_logger("permalog")


@event_priority(30)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add a page for every old address; loops and ends where nothing is stop the build."""
    build = site.build_of(config)
    with site.problems_as_plugin_errors():
        asked = [*_asked(build), *site.configured_redirects(build, files)]
        redirects, problems = redirect.flattened(asked, _published(build, files).__contains__)
        if problems:
            raise ContentError(problems)
    titles = {page.url: page.title for page in build.library.shown}
    for one in _distinct(config, redirects):
        _add(build, files, one, titles)
    return files


def _asked(build: Build) -> Iterator[Redirect]:
    yield from build.redirects
    for _, found in build.moved.values():
        if isinstance(found, Redirect):
            yield found
    for page in build.library.shown:
        yield from _aliases(build, page)


def _aliases(build: Build, page: Page) -> Iterator[Redirect]:
    assert page.permalink
    for alias in page.aliases:
        yield Redirect(alias.permalink, page.permalink.quoted, build.path(page.uri), alias.line)


def _distinct(config: MkDocsConfig, redirects: Iterable[Redirect]) -> Iterator[Redirect]:
    """Yield the redirects that are files of their own, where names ignore case."""
    folds = site.ignores_case(config.docs_dir)
    for one in redirects:
        if folds and one.path and fold(one.path) == fold(one.permalink.url):
            log.info("%s is not written here: only its case differs from its target's", one.place)
        else:
            yield one


def _published(build: Build, files: Files) -> set[str]:
    """Return every path that is answered without a redirect."""
    shown = (file for file in files if site.is_shown(file, preview=build.preview))
    return {path for file in shown for path in site.paths_of(file)}


def _add(build: Build, files: Files, one: Redirect, titles: Mapping[str, str]) -> None:
    old, path = one.permalink, one.path
    content = redirect.page(
        target=one.target if path is None else markup.relative(one.target, old.quoted),
        canonical=(build.absolute(one.target) if path else None) or one.target,
        title=titles.get(path or "", one.target),
        language=build.words.locale.language,
    )
    origin = Origin("redirect", one.owner, one.line, path, one.target)
    site.add_generated(build, files, f"{one.owner} → {old.url}.html", old, origin, content)
