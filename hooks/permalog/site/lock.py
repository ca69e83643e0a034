"""The lock of a build: what is published now, and what of that before is lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from urllib.parse import unquote

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from .. import likeness
from ..frontmatter import FrontMatter
from ..furniture import is_furniture
from ..lock import Entry, Kind, leading
from ..lost import Lost, Scene
from ..permalink import Permalink
from ..post import Page, Post, Status
from ..redirect import Redirect
from ..renewal import renewed
from ..source import Source
from .build import Build, Origin
from .files import address, is_shown, origin, paths, url_of
from .homes import cures_of, homes_of
from .identity import generator_id, recorded_ids
from .lock_file import lock_path

log = get_plugin_logger("permalog")

_KINDS = {
    "post": Kind.POST,
    "page": Kind.PAGE,
    "listing": Kind.LIST,
    "redirect": Kind.REDIRECT,
    "copy": Kind.REDIRECT,
    "twin": Kind.TWIN,
    "feed": Kind.FEED,
    "robots": Kind.FILE,
    "file": Kind.FILE,
}
"""The kind of what an Origin is; what is not here is published because the lock says so."""


def kept_lists(build: Build, files: Files) -> Iterator[Redirect]:
    """Yield a redirect for each list that was published and is there no more.

    Where a setting gave it another address it leads there; where it is empty, to the list above it.
    """
    path = lock_path(build)
    published = {file.dest_uri for file in files if is_shown(file, preview=build.preview)}
    by_key = {build.places.key(one): one.permalink for one in build.listings.values()}
    for entry in build.lock.of_kind(Kind.LIST):
        old = Permalink.served(entry.url)
        if path and old.file not in published:
            homes = (above for above in _above(entry, by_key) if above.file in published)
            if home := next(homes, None):
                yield Redirect(old, home.quoted, path.name, build.lock.lines.get(entry.url))


def _above(entry: Entry, by_key: Mapping[str, Permalink]) -> Iterator[Permalink]:
    """Yield where a list may be, and the lists above it, nearest first."""
    key = entry.detail
    while key:
        if key in by_key:
            yield by_key[key]
        key = key.rstrip("/").rpartition("/")[0]
        key += "/" if key else ""
    yield from map(Permalink.served, Permalink.served(entry.url).parents)


def answered(build: Build, files: Files) -> dict[str, Entry]:
    """Return every address that the site has now, by the address, as the lock writes it.

    A post of the future reserves its address only where nothing else ever had it.
    """
    found = {}
    for file in files:
        if is_shown(file, preview=build.preview) and (source := origin(build, file)):
            kind = _KINDS.get(source.kind)
            is_linked = kind is not Kind.FILE or not is_furniture(file.dest_uri)
            if kind and is_linked:
                entry = _entry(build, file, source, kind)
                found[entry.url] = entry
    for page in build.library.hidden:
        known = build.lock.entries.get(page.url)
        is_free = page.url not in found and (known is None or known.kind is Kind.RESERVED)
        if page.status is Status.SCHEDULED and page.permalink and is_free:
            found[page.url] = Entry(page.url, Kind.RESERVED, page.uri, page.title)
    return found


def _entry(build: Build, file: File, source: Origin, kind: Kind) -> Entry:
    url = address(build, file)
    if kind is Kind.POST:
        return Entry(url, kind, file.src_uri, build.library.by_uri[file.src_uri].title)
    if kind is Kind.PAGE:
        return Entry(url, kind, file.src_uri, page_of(build, file).title)
    if kind is Kind.FILE:
        return Entry(url, kind, file.src_uri)
    return Entry(url, kind, leading(source.detail))


def page_of(build: Build, file: File) -> Page:
    """Return a page of docs/, also one that is no post and of no archive."""
    if known := build.library.by_uri.get(file.src_uri):
        return known
    url = unquote(url_of(file))
    matter = build.front_matter.get(file.src_uri) or FrontMatter({}, "")  # another plugin's
    source = Source(build.path(file.src_uri), file.src_uri, build.root, matter)
    return build.house.page(source, Permalink(url, file.dest_uri))


def dotted(build: Build) -> set[str]:
    """Return the names at the root of the site, now or once, that begin with a dot."""
    urls = [entry.path for entry in build.lock.entries.values() if entry.url.startswith("/.")]
    files = (*(url.lstrip("/") for url in urls), *(Permalink.served(url).file for url in urls))
    return {file.partition("/")[0] for file in files}


def resolve_lock(build: Build, files: Files) -> list[Lost]:
    """Bring the lock of a build up to what is published now, and return what is lost."""
    if not build.lock.site and build.config.site_url:
        build.lock = replace(build.lock, site=build.config.site_url)
    now, lock = answered(build, files), build.lock
    missing = lock.missing(now, lambda: paths(build, files))
    found = list(_scene(build, files, now).of(missing)) if missing else []
    _say_who_swapped(build, now)
    released = [entry for entry in lock.of_kind(Kind.RESERVED) if entry.url not in now]
    build.lock = renewed(
        lock,
        now,
        sketch=partial(_sketch, build),
        identify=partial(_first_id, build),
        without=released,
    )
    build.lock = build.lock.with_entries(_recorded(build))
    return found


def _say_who_swapped(build: Build, now: Mapping[str, Entry]) -> None:
    """Say of each address that another post has now where the one is that it showed before."""
    places = {entry.detail: entry.url for entry in now.values() if entry.kind is Kind.POST}
    for old in build.lock.of_kind(Kind.POST):
        new = now.get(old.url)
        is_other = new and new.kind is Kind.POST and new.detail != old.detail
        if is_other and old.detail in places:
            log.info("%s showed “%s”, which is at %s now", old.url, old.title, places[old.detail])


def _sketch(build: Build, page: Entry) -> str:
    matter = build.front_matter.get(page.detail)
    return likeness.sketch(matter.body) if matter else ""


def _first_id(build: Build, entry: Entry) -> str | None:
    """Return the id of a post that was never published here."""
    post = build.library.by_uri[entry.detail]
    return generator_id(build, post) if isinstance(post, Post) else None


def _recorded(build: Build) -> Iterator[Entry]:
    """Yield the posts of a recorded feed, each with its id there."""
    for uri, name in recorded_ids(build).items():
        entry = build.lock.entries.get(build.library.by_uri[uri].url)
        if entry and build.lock.id_of(entry) != name:
            yield build.lock.with_id(entry, name)


def _scene(build: Build, files: Files, now: Mapping[str, Entry]) -> Scene:
    """Return the site with the addresses of `now`, for questions about what is lost."""
    return Scene(
        lock=build.lock,
        homes=homes_of(build, files),
        cures=cures_of(build),
        hidden={page.uri: page for page in build.library.hidden},
        files=tuple(entry.url for entry in now.values() if entry.kind is Kind.FILE),
        redirects={e.url: e.detail for e in now.values() if e.kind is Kind.REDIRECT},
        published=now,
        feeds=build.feeds,
        is_there=lambda uri: Path(build.config.docs_dir, uri).is_file(),
    )
