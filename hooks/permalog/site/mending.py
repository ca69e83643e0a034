"""Mending: what `permalog fix` and `permalog gone` write."""

from __future__ import annotations

import difflib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urldefrag

from mkdocs.exceptions import PluginError

from .. import mend
from ..errors import ContentError, Problem, shown
from ..frontmatter import FrontMatterError
from ..host import spellings
from ..lock import Entry, Kind, Lock
from ..mend import Alias, Mend, MendError, Setting
from ..permalink import Permalink
from .build import Build
from .lock_file import lock_path, read_lock, write_lock, write_whole

_STILL = "%s is still published%s, and then let it go"


def mend_all(build: Build, mends: Iterable[Mend], *, write: bool) -> Iterator[str]:
    """Write the lines that keep addresses, and yield of each where it is and what it says.

    Raises PluginError, when all else is written, with what can't be.
    """
    problems: list[str] = []
    for added in _added(build, mends, write=write):
        try:
            yield from added
        except PluginError as error:
            problems.append(str(error))
    if problems:
        raise PluginError("\n".join(problems))


def _added(build: Build, mends: Iterable[Mend], *, write: bool) -> Iterator[Iterator[str]]:
    """Yield what adds each old address, and what adds all settings of one mapping in one go.

    To read mkdocs.yml again for each of a thousand takes many minutes.
    """
    settings: dict[tuple[str, ...], list[Setting]] = {}
    for one in mends:
        if isinstance(one, Alias):
            yield _add_alias(build, one, write=write)
        else:
            settings.setdefault(one.path, []).append(one)
    for group in settings.values():
        yield _add_settings(build, group, write=write)


def _add_alias(build: Build, alias: Alias, *, write: bool) -> Iterator[str]:
    path, name = Path(build.config.docs_dir, alias.uri), build.path(alias.uri)
    with _problems_in(name):
        done = mend.with_alias(path.read_bytes().decode(), alias.url)
    if write:
        write_whole(path, done.text.encode())
    yield f"{name}:{done.line}: {alias}"


def _add_settings(build: Build, settings: Sequence[Setting], *, write: bool) -> Iterator[str]:
    path = Path(build.config.config_file_path)
    with _problems_in(path.name):
        text, lines = mend.with_settings(path.read_bytes().decode(), settings)
    if write:
        write_whole(path, text.encode())
    for setting, line in zip(settings, lines, strict=True):
        yield f"{path.name}:{line}: {setting}"


@contextmanager
def _problems_in(name: str) -> Iterator[None]:
    """Raise PluginError where a file can't be written to without touching other lines."""
    try:
        yield
    except (MendError, FrontMatterError, ContentError) as error:
        raise PluginError(f"{name}: {error}") from None


def named(build: Build, addresses: Sequence[str]) -> list[Entry]:
    """Return the locked addresses that an author names, as a path or a full URL, in any spelling.

    Raises PluginError for one that was never published.
    """
    if addresses and lock_path(build) is None:
        raise PluginError("the setting extra.blog.lock is false: no address is written down")
    known = _by_spelling(read_lock(build))
    problems: list[str] = []
    found: list[Entry] = []
    for address in addresses:
        meant = _meant(build, address)
        if entry := next((known[path] for path in meant if path in known), None):
            found.append(entry)
        else:
            problems.append(f"{shown(address)} was never published{_hint(meant[0], known)}")
    if problems:
        raise PluginError("\n".join(problems))
    return found


def _by_spelling(lock: Lock) -> Mapping[str, Entry]:
    """Return the locked addresses by each spelling that answers, unless that is another's own."""
    spelt = {
        spelling: entry
        for entry in lock.entries.values()
        for spelling in spellings(Permalink.served(entry.url))
    }
    return {**spelt, **lock.entries}


def _meant(build: Build, address: str) -> Sequence[str]:
    """Return what an address that an author names may be in the lock, the likeliest first."""
    fragment = unquote(address.partition("#")[2])
    mark = f"#{fragment}" if fragment else ""
    return [path + mark for path in build.paths_meant(address)] or [address]


def _hint(path: str, known: Mapping[str, Entry]) -> str:
    near = difflib.get_close_matches(path, {entry.url for entry in known.values()}, 1, 0.6)
    return f"; did you mean {near[0]}?" if near else ""


def let_go(build: Build, entries: Iterable[Entry]) -> list[Entry]:
    """Write into the lock that addresses are gone, and those that only led to them too.

    Raises PluginError for one that is still published.
    """
    entries, lost = list(entries), {one.entry.url for one in build.lost}
    asked = [entry for entry in entries if entry.kind is not Kind.GONE]
    before = [entry for entry in entries if entry.kind is Kind.GONE]
    if problems := [_still(build, entry) for entry in asked if _is_published(entry, lost)]:
        raise PluginError("\n".join(problems))
    titles = {entry.url: entry.title for entry in asked}
    lock = read_lock(build)
    followers = [
        replace(entry, title=titles[target])
        for entry in lock.of_kind(Kind.REDIRECT)
        if entry.url in lost and (target := unquote(urldefrag(entry.detail).url)) in titles
    ]
    day = build.house.now.date().isoformat()
    gone = [replace(e, kind=Kind.GONE, detail=day, sketch="", id="") for e in [*asked, *followers]]
    gone = list({entry.url: entry for entry in gone}.values())
    write_lock(build, lock.with_entries(gone))
    return [*before, *gone]


def _is_published(entry: Entry, lost: Container[str]) -> bool:
    """Tell whether an address still answers; of a place on a page only a build can tell."""
    return entry.kind is not Kind.ANCHOR and entry.url not in lost


def _still(build: Build, entry: Entry) -> str:
    name, now = build.settings.lock or "", build.lock.entries.get(entry.url)
    if now is None:
        return f"{entry.url} was never published: no commit has it, and a build takes it out"
    if now.kind in (Kind.POST, Kind.PAGE):
        place = f": {build.path(now.detail)}; delete that, or make it a draft"
    else:
        place = f", as a {now.kind}; take that away"
    return str(Problem(name, build.lock.lines.get(entry.url), _STILL % (entry.url, place)))
