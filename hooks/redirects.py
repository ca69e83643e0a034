"""Redirects: a page at each old address sends readers on to the new one.

MkDocs calls `on_files` when all else has its address: aliases of posts, `redirect_to` of moved
archives, `extra.blog.redirects`, the `redirect_maps` of mkdocs-redirects, and lists that the lock
has and that are empty now or elsewhere, are one map.
"""

from __future__ import annotations

import logging
import posixpath
from collections.abc import Iterable, Iterator, Mapping

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files

from permalog import homes, markup, redirect, site
from permalog.errors import ContentError, Problem
from permalog.lock import Kind
from permalog.permalink import Permalink, fold
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
        asked = [one for one in asked if not _leads_nowhere_else(one)]
        claimed = {one.permalink.file for one in asked}
        asked += (one for one in site.kept_lists(build, files) if one.permalink.file not in claimed)
        redirects, problems = redirect.flattened(asked, _published(build, files).__contains__)
        if problems:
            raise ContentError(problems)
    titles = {page.url: page.title for page in build.library.shown}
    for one in _distinct(config, redirects):
        _add(build, files, one, titles)
    return files


def _leads_nowhere_else(one: Redirect) -> bool:
    """Tell whether an old address is that of today again, as after a change that was taken back."""
    if is_own := one.path == one.permalink.url:
        log.info("%s: %s is no old address, as its page is there", one.place, one.path)
    return is_own


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
            site.build_of(config).folded.add(one.permalink.url)
            log.info("%s is not written here: only its case differs from its target's", one.place)
        else:
            yield one


def _published(build: Build, files: Files) -> set[str]:
    """Return every path that is answered without a redirect."""
    return site.paths(build, files) | {entry.url for entry in build.lock.of_kind(Kind.GONE)}


def _add(build: Build, files: Files, one: Redirect, titles: Mapping[str, str]) -> None:
    old, path = one.permalink, one.path
    if path and (file := _copied(files, old.url, path)) and file.abs_src_path:
        _add_copy(build, files, one, file)
        return
    if not redirect.is_followed(old.url):
        _doubt(build, one)
    content = redirect.page(
        target=one.target if path is None else markup.relative(one.target, old.quoted),
        canonical=(build.absolute(one.target) if path else None) or one.target,
        title=titles.get(path or "", one.target),
        language=build.words.locale.language,
    )
    kind = "kept" if one.owner == build.settings.lock else "redirect"
    origin = Origin(kind, one.owner, one.line, path, detail=one.target)
    site.add_generated(build, files, f"{one.owner} → {old.url}.html", old, origin, content)


def _doubt(build: Build, one: Redirect) -> None:
    """Say that a redirect is not followed: a warning where the author has asked for it."""
    feed = homes.feed_of(one.permalink.url, one.path or "", build.feeds)
    cure = site.cures_of(build).instead(one.permalink.url, feed)
    moved = tuple(f"{build.path(archive.folder)}/" for archive in build.settings.archives)
    level = logging.INFO if one.owner.startswith(moved) else logging.WARNING
    text = f"{one.permalink.url} is lost to its readers: {redirect.NOT_FOLLOWED}; {cure.text}"
    log.log(level, "%s", Problem(one.owner, one.line, text))


def _copied(files: Files, old: str, path: str) -> File | None:
    """Return the file to which an address leads, where both are of one kind and neither a page.

    An image can't send its readers on.
    """
    ending = posixpath.splitext(old)[1].lower()
    if ending in ("", ".html", ".htm") or posixpath.splitext(path)[1].lower() != ending:
        return None
    file = files.src_uris.get(path.lstrip("/"))
    return None if file is None or file.is_documentation_page() else file


def _add_copy(build: Build, files: Files, one: Redirect, file: File) -> None:
    old = Permalink.of_file(one.permalink.url)
    name = f"{one.owner} → {old.url}"
    copy = File.generated(build.config, name, abs_src_path=str(file.abs_src_path))
    site.place(copy, old)
    build.origins[copy.src_uri] = Origin(
        "copy", one.owner, one.line, one.path, permalink=old, detail=one.target
    )
    files.append(copy)
