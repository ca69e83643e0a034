"""Lock: an address that was once published goes on answering, or is let go on purpose.

`urls.lock` lists them all. MkDocs calls `on_config` at the start of a build, `on_files` twice (to
publish a page where one was taken down and, last of all, to stop at what is lost), `on_env` when
all pages are rendered, for the places on them, `on_page_context` for each page, and `on_post_build`
when the site is published, to write down what is new. Lists that are gone are hooks/redirects.py's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from permalog import site
from permalog.errors import ContentError, Problem
from permalog.frontmatter import FrontMatter
from permalog.homes import Clue, Homes
from permalog.lock import Entry, Kind
from permalog.lost import Lost
from permalog.permalink import Permalink, fold
from permalog.site import Build, Origin

log = get_plugin_logger("permalog")

_TEMPLATE = "gone.html"
_HINT = (
    "`permalog fix` (with make: `make fix`) writes each cure that is beyond doubt, and with an "
    "address after it also one that is only likely; `permalog gone` (`make gone ARGS=/x/`) lets go"
)
_NEVER = (
    "{} of the pages that were published are lost. If none of them ever was published at your "
    "address, as in a new blog that began as a copy of another, delete {} and build again"
)


@event_priority(50)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the lock; a line that can't be read stops the build."""
    build = site.build_of(config)
    with site.problems_as_plugin_errors():
        build.lock = site.read_lock(build)
    return config


@event_priority(15)
def _take_down(files: Files, *, config: MkDocsConfig) -> Files:
    """Add a page for each address that was let go, where nothing else has it again."""
    build = site.build_of(config)
    gone = list(build.lock.of_kind(Kind.GONE))
    taken = {fold(path) for path in site.paths(build, files)} if gone else set()
    posts = site.homes_of(build, files, kinds=("post",)) if gone else Homes(())
    for entry in gone:
        address = Permalink.served(entry.url)
        if fold(entry.url) not in taken and address.file.endswith(".html"):
            uri = _add_gone(build, files, entry, address)
            near = posts.alternatives(Clue(entry.url, title=entry.title))
            build.alternatives[uri] = near
    return files


@event_priority(-100)
def _refuse_losses(files: Files, *, config: MkDocsConfig) -> Files:
    """Stop a build that loses an address; a preview only says so."""
    build = site.build_of(config)
    build.lost = site.resolve_lock(build, files)
    _report(build, build.lost)
    return files


on_files = CombinedEvent(_take_down, _refuse_losses)


@event_priority(80)  # before the search is begun
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Stop a build that loses a place on a page to which something leads."""
    build = site.build_of(config)
    _report(build, site.resolve_anchors(build, files))
    return env


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Show the template of a page that was taken down what may stand in for it."""
    context["alternatives"] = site.build_of(config).alternatives.get(page.file.src_uri)
    return context


@event_priority(-110)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Write down what is published now, when the site has changed over to it."""
    build = site.build_of(config)
    if build.is_published and site.invocation.is_publishing:
        site.write_lock(build, build.lock)


def _report(build: Build, lost: Sequence[Lost]) -> None:
    """Raise PluginError for what is lost, or say it in a preview."""
    name = build.settings.lock or ""
    problems = [one.problem(name) for one in lost]
    if build.preview:
        for problem in problems:
            log.info("%s", problem)
    elif problems and site.invocation.is_publishing:
        with site.problems_as_plugin_errors():
            raise ContentError([*_doubt(build), *_hint(build, lost), *problems])


def _hint(build: Build, lost: Sequence[Lost]) -> Iterator[Problem]:
    """Yield how the cures are written, where there are such."""
    if any(one.cure.mend for one in lost):
        yield Problem(build.settings.lock or "", None, _HINT)


def _doubt(build: Build) -> Iterator[Problem]:
    """Yield that the lock may be another blog's, where nothing is like most of its pages."""
    pages = sum(entry.kind in (Kind.POST, Kind.PAGE) for entry in build.lock.entries.values())
    strange = (one for one in build.lost if one.cure.mend is None)
    lost = sum(one.entry.kind in (Kind.POST, Kind.PAGE) for one in strange)
    if lost > 1 and 2 * lost > pages:
        yield Problem(build.settings.lock or "", None, _NEVER.format(lost, build.settings.lock))


def _add_gone(build: Build, files: Files, entry: Entry, address: Permalink) -> str:
    """Add the page of an address that was taken down, and return its file."""
    uri = f"gone/{address.file}.md"
    title = entry.title or entry.url
    keys = {"template": _TEMPLATE, "robots": "noindex", "search": {"exclude": True}}
    build.front_matter[uri] = FrontMatter({"title": title, **keys}, body="", texts={"title": title})
    origin = Origin("gone", build.settings.lock or "", build.lock.lines.get(entry.url))
    site.add_generated(build, files, uri, address, origin)
    return uri
