"""Lock: every address that the blog has published, in `urls.lock`, one line for each.

But for the first, a line is the address, its kind, what it goes back to, and what else helps to
find it again:

    site https://blog.example/
    /blog/2016/duth/ post blog/duth.md text=5d1f0 "Django Under The Hood 2016 recap"
    /2016/11/duth.html redirect /blog/2016/duth/
    /old/ gone 2026-11-28 "What was there"

Lines may stand in any order and twice, and what git leaves behind in a merge is passed over: the
lines of both sides are meant. They are written sorted, so that two authors seldom meet.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from urllib.parse import quote, unquote

from .errors import ContentError, InvalidValueError, Problem, shown

HEAD = """\
# Every address that this blog has published. `mkdocs build` adds the new ones and stops where one
# is lost; commit this file with your posts. More: https://permalog.github.io/permalog/guide/lock/
"""
_SITE = "site "
_MERGE = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")
_NOT_PLAIN = re.compile(r"[\s%#?\"\x00-\x1f\x7f]")
_NOT_IN_URL = re.compile(r"[\s\"\x00-\x1f\x7f]")
_NAMED = re.compile(r"(text|id)=")
"""How a word begins that is no detail."""


class Kind(StrEnum):
    """What a locked address is."""

    POST = "post"
    PAGE = "page"
    LIST = "list"
    """A list of posts, which makes itself."""
    REDIRECT = "redirect"
    TWIN = "twin"
    """Another spelling of a post's address."""
    FEED = "feed"
    FILE = "file"
    ANCHOR = "anchor"
    """A place on a page, to which something leads."""
    RESERVED = "reserved"
    """The address of a post whose day is yet to come."""
    GONE = "gone"
    """Taken down on purpose."""


_KINDS = {kind.value: kind for kind in Kind}
_LEADING = (Kind.REDIRECT, Kind.TWIN)
"""The kinds whose detail is a URL already, and is written as it is."""


class LockError(InvalidValueError):
    """Raised when a line of the lock cannot be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One address, and what it was when it was last published."""

    url: str
    """The path on the site, decoded, an anchor's with its `#fragment`."""
    kind: Kind
    detail: str = ""
    """The source file below docs/ of a post, page or file; the URL to which one leads; what a list
    lists (`tags/django/`); which feed it is; the day on which an address was taken down."""
    title: str = ""
    sketch: str = ""
    """A few numbers by which a text is known again: see `likeness`."""
    id: str = ""
    """The id of a post's entry in feeds, where it is not made of `url`: a path, or a full URI."""

    @property
    def path(self) -> str:
        """The address without its fragment."""
        return self.url.partition("#")[0]

    @property
    def fragment(self) -> str:
        """The anchor; empty where there is none."""
        return self.url.partition("#")[2]

    def differs_from(self, old: Entry | None) -> bool:
        """Tell whether a line has to be written anew."""
        return old is None or (self.kind, self.detail, self.title) != (
            old.kind,
            old.detail,
            old.title,
        )

    @property
    def must_answer(self) -> bool:
        """Whether a site without this address has lost it."""
        return self.kind not in (Kind.RESERVED, Kind.GONE)

    def __str__(self) -> str:
        detail = (leading if self.kind in _LEADING else written)(self.detail)
        if _NAMED.match(detail):
            detail = detail.replace("=", "%3D", 1)
        words = [written(self.url), self.kind.value, detail]
        words += [f"text={self.sketch}"] if self.sketch else []
        words += [f"id={written(self.id)}"] if self.id else []
        words += [json.dumps(self.title, ensure_ascii=False)] if self.title else []
        return " ".join(filter(None, words))


def leading(url: str) -> str:
    """Return the URL to which a redirect leads as a word of a line."""
    return _NOT_IN_URL.sub(lambda sign: quote(sign[0]), url)


def written(address: str) -> str:
    """Return an address as people read it: only what would end it is percent-encoded."""
    path, sign, fragment = address.partition("#")
    return _plain(path) + sign + _plain(fragment)


def _plain(text: str) -> str:
    if not _NOT_PLAIN.search(text):
        return text
    return _NOT_PLAIN.sub(lambda m: "".join(f"%{byte:02X}" for byte in m[0].encode()), text)


@dataclass(frozen=True)
class Lock:
    """All addresses that were ever published, by address."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each in the file that was read."""
    site: str = ""
    """The full URL of the site when it was first published: the ids in feeds begin with it, also
    when the site has moved."""

    @classmethod
    def parse(cls, text: str, path: str) -> Lock:
        """Return the lock that a file holds; raise ContentError with every line that is none.

        Of two lines with one address, one that was taken down goes, else the later one counts.
        """
        entries: dict[str, Entry] = {}
        lines: dict[str, int] = {}
        problems: list[Problem] = []
        site = ""
        for number, line in enumerate(text.split("\n"), start=1):
            line = line.rstrip("\r")
            if not line or line.startswith(("#", *_MERGE)):
                continue
            if line.startswith(_SITE):
                site = site or line.removeprefix(_SITE).strip()
                continue
            try:
                entry = _entry(line)
            except LockError as error:
                problems.append(Problem(path, number, str(error)))
                continue
            known = entries.get(entry.url)
            if known is None or entry.must_answer or not known.must_answer:
                entries[entry.url], lines[entry.url] = entry, number
        if problems:
            raise ContentError(problems)
        return cls(entries, lines, site)

    @property
    def text(self) -> str:
        """The lock as a file."""
        site = f"{_SITE}{self.site}\n" if self.site else ""
        return (
            HEAD + site + "".join(f"{line}\n" for line in sorted(map(str, self.entries.values())))
        )

    def of_kind(self, kind: Kind) -> Iterator[Entry]:
        """Yield the addresses of one kind."""
        return (entry for entry in self.entries.values() if entry.kind is kind)

    def id_of(self, post: Entry) -> str:
        """Return the id of a post's entry in feeds."""
        name = post.id or quote(post.url)
        return self.site.rstrip("/") + name if name.startswith("/") else name

    def with_id(self, post: Entry, name: str | None) -> Entry:
        """Return a post whose entry in feeds has an id; with none, the one that its URL makes."""
        plain = replace(post, id="")
        return plain if name in (None, self.id_of(plain)) else replace(post, id=name or "")

    def with_entries(self, entries: Iterable[Entry]) -> Lock:
        """Return the lock with these addresses as they are now."""
        return replace(self, entries={**self.entries, **{entry.url: entry for entry in entries}})

    def missing(
        self, now: Mapping[str, Entry], answered: Callable[[], Container[str]]
    ) -> list[Entry]:
        """Return the addresses that are neither among those of `now` nor `answered` otherwise.

        Anchors are not asked for here: they are on a page, which may be missing itself.
        """
        absent = (entry for url, entry in self.entries.items() if url not in now)
        found = [e for e in absent if e.must_answer and e.kind is not Kind.ANCHOR]
        paths = answered() if found else ()
        return [entry for entry in found if entry.url not in paths]


def _entry(line: str) -> Entry:
    words = line.rstrip().split(" ", 2)
    if len(words) < 2 or not words[0].startswith("/"):
        raise LockError(
            f"{shown(line)} is no address and its kind; write it as `/a/ post a.md`, or take the "
            "line out"
        )
    url, kind = unquote(words[0]), _KINDS.get(words[1])
    if ".." in url and ".." in re.split(r"[/\\]", url):
        raise LockError(f"{shown(words[0])} climbs out of the site; take the line out")
    if kind is None:
        raise LockError(f"{shown(words[1])} is no kind of address; there are {', '.join(_KINDS)}")
    before, mark, after = (words[2] if len(words) > 2 else "").partition('"')
    detail = text = name = ""
    for word in before.split():
        if word.startswith("text="):
            text = word[5:]
        elif word.startswith("id="):
            name = word[3:]
        else:
            detail = word
    title = _title(after) if mark else ""
    detail = detail if kind in _LEADING else unquote(detail)
    return Entry(url, kind, detail, title, text, unquote(name))


def _title(quoted: str) -> str:
    """Return a title of which the first quote is taken away: a text of JSON."""
    if quoted.find('"') == len(quoted) - 1 and "\\" not in quoted:
        return quoted[:-1]
    text = f'"{quoted}'
    try:
        return str(json.loads(text))
    except ValueError:
        raise LockError(f"the title {shown(text)} is not closed by a quote") from None
