"""Old URLs: the addresses of a blog as it was, from whatever still knows them.

A sitemap, a feed, the folder of a built site, a list, the log of a web server, or the address of
one of these. What a source is shows in what it holds, not in its name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import quote, unquote

from ..errors import ContentError, Problem
from ..permalink import AddressError, unquoted
from . import folder, json_feed, text, xml
from .found import NO_ADDRESSES, OldUrl, is_url
from .places import Opened, opened

__all__ = ["OldUrl", "OldUrls", "read"]

_Reader = Callable[[Opened, Counter[str]], Iterator[OldUrl]]
"""Yields what it finds, and counts what it passes over."""


@dataclass(frozen=True)
class OldUrls:
    """What the sources say together."""

    urls: tuple[OldUrl, ...]
    """Each address once."""
    left_out: Mapping[str, int]
    """What in the sources is not asked about, and how often it is there."""


def read(sources: Iterable[str]) -> OldUrls:
    """Return the addresses in some files, folders, or at some addresses.

    Raises ContentError for every source that cannot be read.
    """
    found: list[OldUrl] = []
    problems: list[Problem] = []
    left_out: Counter[str] = Counter()
    for source in sources:
        passed_over: Counter[str] = Counter()
        try:
            read = list(_addresses(_read(source, passed_over), passed_over))
            if not read and not passed_over:
                text = (
                    "there is no address in it; name a sitemap, a feed, a list, a log or a folder"
                )
                raise ContentError([Problem(source, None, text)])
            found += read
            left_out += passed_over
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)
    return OldUrls(tuple(_merged(found)), left_out)


def _read(source: str, left_out: Counter[str]) -> Iterator[OldUrl]:
    if Path(source).is_dir():
        yield from folder.read(Path(source), left_out)
        return
    with opened(source) as place:
        yield from _reader(place)(place, left_out)


def _addresses(found: Iterable[OldUrl], passed_over: Counter[str]) -> Iterator[OldUrl]:
    for one in found:
        if one.url.startswith("/") or is_url(one.url):
            yield one
        else:
            passed_over[NO_ADDRESSES] += 1


def _reader(place: Opened) -> _Reader:
    """Return what reads a source of its kind; raise ContentError for what is none."""
    start = place.start
    if start[:1] == b"<":
        return xml.read
    if start[:1] == b"{":
        return json_feed.read
    if b"\0" in start:
        what = "it is no text; name a sitemap, a feed, a list of addresses, a log or a folder"
        raise ContentError([Problem(place.name, None, what)])
    return text.read


def _merged(found: Iterable[OldUrl]) -> Iterator[OldUrl]:
    """Yield each address once, with all its hits and the first of its titles."""
    by_key: dict[str, OldUrl] = {}
    for one in found:
        url = one.url.partition("#")[0]
        key = _encoded_alike(url)
        known = by_key.get(key) or replace(one, url=url, hits=0)
        by_key[key] = replace(
            known,
            hits=known.hits + one.hits,
            title=known.title or one.title,
            feed=known.feed or one.feed,
            target=known.target or one.target,
        )
    yield from by_key.values()


def _encoded_alike(url: str) -> str:
    """Return an address with its path percent-encoded in one way, where that changes nothing."""
    path, sign, query = url.partition("?")
    try:
        return quote(_decoded(path), safe="/:@[]") + sign + query
    except (UnicodeDecodeError, AddressError):
        return url


def _decoded(path: str) -> str:
    unquote(path, errors="strict")
    return unquoted(path)
