"""Search: readers find posts and pages by title, tag, heading and text.

MkDocs calls `on_env` when all pages are rendered. From then on Pagefind makes the index, beside all
else, and `on_post_build` puts it into the site; it stays as it is while readers would find the
same. That of a preview is made when the preview is served already. `on_config` of the next build,
a build that fails, and the end of `mkdocs serve`, `on_shutdown`, end what is still in the making.

Where `plugins` lists Material's own `search`, that is used instead.
"""

from __future__ import annotations

import atexit
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel

from permalog import markup, site
from permalog.background import Background
from permalog.post import Post
from permalog.search import Entry, Findable, SearchError, has_words
from permalog.site import Build

log = get_plugin_logger("permalog")
_warn = partial(log.warning, "the search finds nothing: %s")

_begun: set[site.Indexing] = set()
"""What this process has begun; MkDocs tells `on_build_error` of no config."""
_served = dict[Path, Background]()
"""The index of each preview, by its folder; it outlives the build that asked for it."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """End what the build before has asked for, as this one asks for another."""
    _stop()
    return config


@event_priority(70)
def _begin_soon(
    env: jinja2.Environment, *, config: MkDocsConfig, files: Files
) -> jinja2.Environment:
    """Begin the index, unless somebody may still change a text."""
    build = site.build_of(config)
    return env if site.may_change(build) else _begin(build, env, files)


@event_priority(-110)
def _begin_late(
    env: jinja2.Environment, *, config: MkDocsConfig, files: Files
) -> jinja2.Environment:
    """Begin it where it is not begun yet."""
    return env if "has_index" in env.globals else _begin(site.build_of(config), env, files)


on_env = CombinedEvent(_begin_soon, _begin_late)


def _begin(build: Build, env: jinja2.Environment, files: Files) -> jinja2.Environment:
    """Begin the index, and tell templates whether there is one."""
    pages = partial(_findable, build, files)
    has_index = site.has_index(build) and any(page.read() for page in pages())
    env.globals["has_index"] = has_index
    if has_index and not site.invocation.dirty:
        build.index = _index(build, pages)
    return env


def _index(
    build: Build, pages: Callable[[], Iterator[Findable]]
) -> site.Indexing | site.Previewing | None:
    if build.preview:
        folder = build.published_dir or Path(build.config.site_dir)
        served = _served.setdefault(folder, Background(folder, _warn))
        return site.Previewing(build, pages, served)
    try:
        index = site.Indexing(build, pages())
    except SearchError as error:
        _warn(error)
        return None
    _begun.add(index)
    return index


@event_priority(-50)  # before the site is published
def _finish(*, config: MkDocsConfig) -> None:
    """Put the index into the site."""
    build = site.build_of(config)
    if build.index:
        try:
            if not build.index.finish():
                log.info("the search finds nothing: no page has a word to find")
        except SearchError as error:
            _warn(error)


@event_priority(-110)  # after it
def _follow(*, config: MkDocsConfig) -> None:
    """Note the index that is published, or begin that of a preview."""
    _begun.clear()
    if index := site.build_of(config).index:
        index.follow()


on_post_build = CombinedEvent(_finish, _follow)  # type: ignore[arg-type]  # made for methods


def on_build_error(*, error: Exception) -> None:
    """Let go of the index, which nothing will have."""
    _stop()


def on_shutdown() -> None:
    """Let go of the index of a preview."""
    _stop()


@atexit.register
def _stop() -> None:
    while _begun:
        _begun.pop().stop()
    for served in _served.values():
        served.stop()


def _findable(build: Build, files: Files) -> Iterator[Findable]:
    """Yield what may be found: the posts, the newest first, then the pages by their files."""
    order = {post.uri: number for number, post in enumerate(build.library.posts)}
    pages = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    found = [file for file in pages if _is_found(build, file)]
    for file in sorted(found, key=lambda f: (order.get(f.src_uri, len(order)), f.src_uri)):
        head = _head(build, file)
        key = site.key_of_content(file, repr(head))
        yield Findable(head.url, key, partial(_entry, head, file))


def _is_found(build: Build, file: File) -> bool:
    """Tell whether a page is one of the site's that says nothing against being found."""
    page = build.library.by_uri.get(file.src_uri)
    if file.page is None or not site.is_shown(file, preview=build.preview):
        return False
    search = site.said(file.page, "search")
    return not (
        (page and not page.is_listed)
        or (isinstance(search, dict) and search.get("exclude"))
        or "noindex" in str(site.said(file.page, "robots"))
    )


def _head(build: Build, file: File) -> Entry:
    """Return what is to be found of a page, but for its text."""
    assert file.page
    page, search = build.library.by_uri.get(file.src_uri), site.said(file.page, "search")
    boost = search.get("boost", 1) if isinstance(search, dict) else 1
    return Entry(
        url=_url(build, file),
        title=page.title if page else markup.text(str(file.page.title or "")),
        content="",
        date=build.words.date(page.date) if isinstance(page, Post) else "",
        tags=page.tags if page else (),
        boost=max(0.0, min(float(boost), 10.0)),  # what Pagefind takes
    )


def _entry(head: Entry, file: File) -> Entry | None:
    """Return what is to be found of a page, if it has a word."""
    assert file.page
    _, content = markup.without_heading(file.page.content or "")
    if not has_words(content):
        if not head.date or not has_words(escape(head.title)):
            return None
        content += f"<p>{escape(head.title)}</p>"  # of a photo, say: all that there is to find
    return replace(head, content=content)


def _url(build: Build, file: File) -> str:
    """Return the address of a page as readers see it, percent-encoded."""
    origin = build.origins.get(file.src_uri)
    return origin.permalink.quoted if origin and origin.permalink else site.url_of(file)
