"""Moved: an archive once it was read, each of its files at its address."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import NamedTuple

from .addresses import folders
from .dialects import Dialect, Found, Skipped, series
from .errors import ContentError, Problem
from .permalink import Permalink
from .post import Alias, Page, Post, Status
from .redirect import Redirect

FIRST, NEWEST, ERROR = "first", "newest", "error"
ON_CLASH = (FIRST, NEWEST, ERROR)
"""What `on_clash` may say: which file has an address that several of an archive ask for."""


@dataclass(frozen=True, slots=True)
class Moved:
    """An archive that was read: what each of its files is."""

    dialect: Dialect
    found: Mapping[str, Found]
    """By place."""
    redirects: tuple[Redirect, ...] = ()
    """Old addresses that no page of the archive carries itself."""
    won: tuple[str, ...] = ()
    """What `on_clash` decided, a sentence for each address."""

    @property
    def passed_over(self) -> Mapping[str, list[str]]:
        """The places of files that look like posts and are not published, by the reason."""
        reasons: dict[str, list[str]] = {}
        for place, found in self.found.items():
            if isinstance(found, Skipped) and found.reason:
                reasons.setdefault(found.reason, []).append(place)
        return reasons


def read(dialect: Dialect) -> Moved:
    """Return what the files of an archive are; raise ContentError with all that is wrong in it."""
    found: dict[str, Found] = {}
    problems: list[Problem] = []
    with _without_collector():
        for place in sorted(dialect.archive.files):
            try:
                found[place] = in_series(dialect.file(place))
            except ContentError as error:
                problems += error.problems
    if problems:
        raise ContentError(problems)
    return Moved(dialect, found, tuple(dialect.redirects))


def in_series(found: Found) -> Found:
    """Return what a file is, a post with the series that it names."""
    name = series.named(found.front_matter) if isinstance(found, Post) else None
    return replace(found, series=name) if isinstance(found, Post) and name else found


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let Python look for no garbage while all that is made is kept; the search is costly."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


class _Bid(NamedTuple):
    """Who asks for an address, in the order in which `on_clash` serves them."""

    permalink: Permalink
    place: str
    alias: Alias | None


def settle(moved: Moved, on_clash: str) -> Moved:
    """Return the archive with each address given to one file; with `error`, as it is.

    A page goes before a redirect and a file that is copied. A page that loses its address is
    superseded, and its old addresses lead to the winner.
    """
    if on_clash == ERROR:
        return moved
    files: dict[str, str] = {}
    needed: dict[str, str] = {}
    lost: list[tuple[_Bid, str]] = []
    for bid in sorted(_bids(moved), key=lambda bid: _rank(moved, bid, on_clash)):
        file, above = bid.permalink.file, tuple(folders(bid.permalink.file))
        winner = files.get(file) or needed.get(file)
        if winner := winner or next((files[f] for f in above if f in files), None):
            lost.append((bid, winner))
            continue
        files[file] = bid.place
        for folder in above:
            needed.setdefault(folder, bid.place)
    return _without(moved, lost, on_clash)


def _bids(moved: Moved) -> Iterator[_Bid]:
    for place, found in moved.found.items():
        if isinstance(found, Permalink):
            yield _Bid(found, place, None)
        elif isinstance(found, Redirect):
            yield _Bid(found.permalink, place, None)
        elif isinstance(found, Page) and found.permalink:
            yield _Bid(found.permalink, place, None)
            yield from (_Bid(alias.permalink, place, alias) for alias in found.aliases)


def _rank(moved: Moved, bid: _Bid, on_clash: str) -> tuple[int, float, str]:
    found = moved.found[bid.place]
    is_page = isinstance(found, Page) and not bid.alias
    is_hidden = isinstance(found, Page) and not found.is_public
    age = -found.date.timestamp() if isinstance(found, Post) and on_clash == NEWEST else 0.0
    return 2 * is_hidden + (not is_page), age, bid.place


def _without(moved: Moved, lost: list[tuple[_Bid, str]], on_clash: str) -> Moved:
    found = dict(moved.found)
    redirects: list[Redirect] = []
    path_of = moved.dialect.archive.path_of
    aliases_first = sorted(lost, key=lambda one: one[0].alias is None)
    for (permalink, place, alias), _ in aliases_first:
        loser = found[place]
        if not isinstance(loser, Page):
            found[place] = Skipped()
        elif alias:
            kept = tuple(a for a in loser.aliases if a != alias)
            found[place] = replace(loser, aliases=kept)
        else:
            redirects += (
                Redirect(a.permalink, permalink.quoted, path_of(place), a.line)
                for a in loser.aliases
            )
            found[place] = replace(loser, status=Status.SUPERSEDED, aliases=())
    won = tuple(
        f"{bid.permalink.url} is the address of {path_of(winner)}, and no more of "
        f"{path_of(bid.place)} (`on_clash: {on_clash}`)"
        for bid, winner in lost
        if winner != bid.place
    )
    return replace(moved, found=found, redirects=(*moved.redirects, *redirects), won=won)
