"""Verify: what becomes of each address of an old blog on this site, as GitHub Pages will answer."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from urllib.parse import SplitResult, quote, unquote, urlsplit

from .cures import Cure, Cures
from .homes import Clue, Homes, Suggestion, feed_of
from .host import Answer, Host, paths, spellings
from .old_urls import OldUrl
from .permalink import AddressError, Permalink, file_of, fold, unquoted
from .programs import asks_a_program
from .redirect import NOT_FOLLOWED, is_followed


class Verdict(StrEnum):
    """What becomes of an old address."""

    KEPT = "kept"
    """It answers, or the host itself leads from it to another spelling of the same."""
    REDIRECTED = "redirected"
    """A redirect page is there."""
    GONE = "gone"
    """It was let go on purpose."""
    LOST = "lost"
    """It is a 404, or a redirect page where nothing reads one."""
    OUTSIDE = "outside"
    """It is of the same host and not below the path of this site."""


class Difference(StrEnum):
    """How an address that answers is not written as this site writes it."""

    HOST = "host"
    SCHEME = "scheme"
    SLASH = "slash"
    INDEX = "index"
    ENDING = "ending"
    ENCODING = "encoding"
    QUERY = "query"


@dataclass(frozen=True)
class NewSite:
    """The site as it will be, as far as old addresses are judged by it."""

    files: Collection[str]
    """Every file below the site folder."""
    site_url: str | None = None
    addresses: Mapping[str, str] = field(default_factory=dict)
    """The address of each file, decoded, where it is not just that of the file."""
    redirects: Mapping[str, str] = field(default_factory=dict)
    """Where each file leads that is a redirect page."""
    hidden: Mapping[str, str] = field(default_factory=dict)
    """Why a file is not there that could be: `docs/blog/a.md is a draft`."""
    gone: frozenset[str] = frozenset()
    """The addresses that were let go on purpose."""
    homes: Homes = field(default_factory=lambda: Homes(()))
    """The pages to which readers can be sent."""
    cures: Cures = field(default_factory=lambda: Cures(str, str))
    """What has to be written for that."""
    at_home: Callable[[str], str] = str
    """Turns a URL of a former site into a path of this one."""

    @cached_property
    def base(self) -> str:
        """The path of `site_url`: `/`, or `/repo/`."""
        return urlsplit(self.site_url or "/").path.rstrip("/") + "/"


@dataclass(frozen=True, slots=True)
class Judged:
    """An old address, and what becomes of it."""

    old: OldUrl
    verdict: Verdict
    path: str
    """The path on this site that was asked for, decoded; as the source has it where it is none."""
    target: str | None = None
    """Where readers end: an address of the site from its root, or a full URL elsewhere."""
    differences: frozenset[Difference] = frozenset()
    reason: str | None = None
    """Why it is lost, where that is known."""
    suggestion: Suggestion | None = None
    can_answer: bool = True
    """Whether a file could answer it."""
    cure: Cure | None = None
    """What to write, and where, for it to answer; None where nothing is near, or nothing helps."""

    @property
    def is_sure(self) -> bool:
        """Whether its cure is what is meant, without doubt."""
        return self.suggestion is not None and self.suggestion.is_sure


_HOPELESS = "no static host can answer it"


class Judge:
    """Judges old addresses by what a site publishes."""

    def __init__(self, site: NewSite) -> None:
        self.site = site
        self.host = Host(site.files)
        self.gone = {path for url in site.gone for path in paths(file_of(url))} | site.gone

    def judge(self, old: OldUrl) -> Judged:
        """Return what becomes of an old address."""
        asked = _asked(old.url, self.site)
        if asked is None:
            return Judged(old, Verdict.OUTSIDE, old.url)
        if query := asks_a_program(old.url):
            path = _decoded(asked.paths[-1]) or "/"
            return self._hopeless(old, path, f"`?{query}` is for a program to read")
        for raw in asked.paths:
            path = _decoded(raw)
            if path in self.gone:
                return Judged(old, Verdict.GONE, path)
            if path and (answer := self.host.answer(path)):
                return self._answered(old, raw, path, answer, asked.differences)
        raw = asked.paths[-1]
        if reason := _reason(raw):
            return self._hopeless(old, raw, reason)
        return self._lost(old, _decoded(raw))

    def _answered(
        self, old: OldUrl, raw: str, path: str, answer: Answer, known: frozenset[Difference]
    ) -> Judged:
        url = self.site.addresses.get(answer.file, f"/{answer.file}")
        differences = known | set(_spelt(raw, path, url, answer))
        target = self.site.redirects.get(answer.file)
        if target and not is_followed(path):
            cure = self.site.cures.instead(path, feed_of(path, target, self.site.homes.feeds))
            return Judged(old, Verdict.LOST, path, reason=NOT_FOLLOWED, cure=cure)
        verdict = Verdict.REDIRECTED if target else Verdict.KEPT
        return Judged(old, verdict, path, target or quote(url), differences)

    def _hopeless(self, old: OldUrl, path: str, reason: str) -> Judged:
        """Return an address that no file could answer, whatever the author did."""
        near = self.site.homes.guess(_clue(old, _latin(path)))
        reason = f"{reason}, and {_HOPELESS}"
        return Judged(old, Verdict.LOST, path, reason=reason, suggestion=near, can_answer=False)

    def _lost(self, old: OldUrl, path: str) -> Judged:
        if hidden := self._hidden.answer(path):
            why = f"it is the address of {self.site.hidden[hidden.file]}"
            return Judged(old, Verdict.LOST, path, reason=why)
        reason: str | None = None
        near: Suggestion | None = None
        if other := self._folded.get(fold(path)):
            forms = (unicodedata.normalize(form, path) for form in ("NFC", "NFD"))
            is_form = any(map(self.host.answer, forms))
            what = "the way in which its accents are made" if is_form else "capitals"
            reason = f"it differs from {other} in {what}, and is another address to GitHub Pages"
            home = self.site.homes.by_url.get(other)
            near = Suggestion(home, "is spelt otherwise") if home else None
        near = near or self._target(old) or self.site.homes.guess(_clue(old, path))
        if near and not near.home.feed and not is_followed(path):
            near = None  # an image is no page
        cure = self.site.cures.of(path, near.home if near else None)
        return Judged(old, Verdict.LOST, path, reason=reason, suggestion=near, cure=cure)

    def _target(self, old: OldUrl) -> Suggestion | None:
        """Return where an old redirect page led, if that is a page of this site.

        A root is no sign of that: every site has one.
        """
        asked = _asked(old.target, self.site) if old.target else None
        path = _decoded(asked.paths[-1]) if asked else ""
        answer = self.host.answer(path) if path.strip("/") else None
        url = self.site.addresses.get(answer.file, "") if answer else ""
        end = self.site.redirects.get(answer.file, url) if answer else ""
        home = self.site.homes.by_url.get(unquote(end.partition("#")[0]))
        return Suggestion(home, "is where it led") if home else None

    @cached_property
    def _hidden(self) -> Host:
        return Host(self.site.hidden)

    @cached_property
    def _folded(self) -> Mapping[str, str]:
        """The address behind each path, by what is left of the path without case and accents."""
        known = {file: f"/{file}" for file in self.site.files} | dict(self.site.addresses)
        return {fold(path): url for file, url in known.items() for path in paths(file)}


def _clue(old: OldUrl, path: str) -> Clue:
    return Clue(path, title=old.title or "", feed=old.feed)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which paths of this site an old address may mean, as it has them, the likeliest first."""

    paths: tuple[str, ...]
    differences: frozenset[Difference] = frozenset()


def _asked(url: str, site: NewSite) -> _Asked | None:
    """Return what an old address asks for on this site; None where it is outside."""
    if url.startswith("/"):
        path, _, query = url.partition("?")
        return _Asked(_with_and_without(path, site.base), _differences({Difference.QUERY: query}))
    parts, own = urlsplit(url), urlsplit(site.site_url or "")
    path = parts.path or "/"
    is_own = _host(parts) == _host(own)
    marks = {
        Difference.QUERY: parts.query,
        Difference.HOST: own.netloc and not is_own,
        Difference.SCHEME: is_own and parts.scheme != own.scheme,
    }
    home = _at_home(url, site)
    if home is not None:
        return _Asked((home,), _differences(marks | {Difference.HOST: True}))
    if not is_own:
        return _Asked(_with_and_without(path, site.base), _differences(marks))
    if f"{path}/" == site.base:
        return _Asked(("/",), _differences(marks | {Difference.SLASH: True}))
    if not path.startswith(site.base):
        return None
    return _Asked((path.removeprefix(site.base[:-1]),), _differences(marks))


def _with_and_without(path: str, base: str) -> tuple[str, ...]:
    """Return a path as it is, and as it is below the site's own path."""
    is_below = base != "/" and path.startswith(base)
    return (path, path.removeprefix(base[:-1])) if is_below else (path,)


def _differences(marks: Mapping[Difference, object]) -> frozenset[Difference]:
    return frozenset(one for one, is_there in marks.items() if is_there)


def _host(parts: SplitResult) -> tuple[str, int]:
    return parts.hostname or "", 443 if parts.port in (None, 80) else parts.port


def _at_home(url: str, site: NewSite) -> str | None:
    """Return the path of a URL of a former site, with either scheme."""
    scheme, _, rest = url.partition("://")
    for one in (scheme, "http", "https"):
        found = site.at_home(f"{one}://{rest}")
        if found.startswith("/"):
            return found.partition("?")[0].partition("#")[0] or "/"
    return None


def _decoded(raw: str) -> str:
    """Return a path decoded; empty where that cannot be."""
    try:
        unquote(raw, errors="strict")
        return unquoted(raw)
    except (UnicodeDecodeError, AddressError):
        return ""


def _reason(raw: str) -> str | None:
    """Return why a path can be that of no file; None where it can."""
    try:
        unquote(raw, errors="strict")
        path = unquoted(raw)
    except UnicodeDecodeError:
        return "what it has percent-encoded is not UTF-8"
    except AddressError:
        return "it holds a slash that is percent-encoded"
    return None if _can_answer(path) else "it is no path that a file can have"


def _latin(path: str) -> str:
    """Return a path that is percent-encoded in an old way as it was meant."""
    return unquote(path, encoding="latin-1") if "%" in path else path


def _can_answer(path: str) -> bool:
    """Tell whether a file can answer a path."""
    try:
        return path in spellings(Permalink.parse(path))
    except AddressError:
        return False


def _spelt(raw: str, path: str, url: str, answer: Answer) -> Iterator[Difference]:
    """Yield how a path is written that is answered by the file of `url`."""
    if raw not in (path, quote(path)):
        yield Difference.ENCODING
    if answer.location:
        yield Difference.SLASH
    elif path != url:
        is_index = answer.file == path.lstrip("/") and url.endswith("/")
        yield Difference.INDEX if is_index else Difference.ENDING
