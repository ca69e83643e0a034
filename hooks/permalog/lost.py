"""Lost: a published address that nothing answers any more, what became of it, and its cure."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote, unquote, urldefrag

from .cures import FORMER_FEEDS, REDIRECTS, Cure, Cures, setting
from .errors import Problem
from .frontmatter import FrontMatter
from .homes import Clue, Home, Homes, Suggestion, slug_of
from .lock import Entry, Kind, Lock, written
from .mend import Setting
from .permalink import Permalink
from .post import Page, Status
from .reader import unmarked

_ATTRIBUTES = re.compile(r"[ \t]*\{[^{}]*\}[ \t]*$")
"""What stands after a heading in braces: `{#part}`."""
_BRING_BACK = "bring it back, or name its new home under extra.blog.redirects in mkdocs.yml"
_LIST_AGAIN = "put hooks/listings.py under `hooks:` in mkdocs.yml again, or write a page there"
_HIDDEN = {
    Status.DRAFT: ("is a draft now", "take `draft: true` out of it", "draft"),
    Status.SCHEDULED: ("has a date to come now", "correct its `date`", "date"),
    Status.UNPUBLISHED: ("is not published any more", "correct its `permalink`", "permalink"),
    Status.SUPERSEDED: ("lost it to another file", "see what `on_clash` says of it", "permalink"),
}


class Lost(NamedTuple):
    """A published address that nothing answers any more."""

    entry: Entry
    line: int | None
    """Its line in the lock."""
    what: str
    """What became of it: `docs/blog/duth.md moved to /blog/2016/duth-2016-recap/`."""
    cure: Cure
    """How it is kept."""
    is_sure: bool = False
    """Whether the cure is what is meant, without doubt."""

    def problem(self, path: str) -> Problem:
        """Return what is wrong, with its cure; `path` is how messages name the lock."""
        url = written(self.entry.url)
        text = f"{url} was published and is now lost; {self.what}. Keep it: {self.cure.text}. "
        return Problem(path, self.line, text + f"Let it go: `permalog gone {url}`.")


class _Told(NamedTuple):
    what: str
    cure: Cure
    is_sure: bool = False


@dataclass(frozen=True)
class Scene:
    """The site as it would be published now, and what is asked of it about what is lost."""

    lock: Lock
    """As it was left."""
    homes: Homes
    cures: Cures
    hidden: Mapping[str, Page]
    """What is not published, by its file below docs/."""
    files: tuple[str, ...]
    """The addresses of files that are no pages."""
    redirects: Mapping[str, str]
    """The target of each redirect, by its address."""
    published: Container[str]
    """Every address of the site."""
    feeds: Mapping[str, str]
    """The address of each feed, by its name in the settings."""
    is_there: Callable[[str], bool]
    """Tells whether there is a file below docs/, though it may not be published."""

    def of(self, entries: Iterable[Entry]) -> Iterator[Lost]:
        """Yield what became of each of these addresses."""
        told = {
            Kind.REDIRECT: self._redirect,
            Kind.FEED: self._feed,
            Kind.FILE: self._file,
            Kind.TWIN: self._twin,
            Kind.LIST: self._list,
        }
        for entry in sorted(entries, key=lambda entry: entry.url):
            what = self._taken(entry) or told.get(entry.kind, self._page)(entry)
            yield Lost(entry, self.lock.lines.get(entry.url), *what)

    def _taken(self, entry: Entry) -> _Told | None:
        """Return what is said where another post is to have the address, once its day has come."""
        one = self._scheduled.get(Permalink.served(entry.url).file)
        if one is None or one.uri == entry.detail:
            return None
        path, line = self.cures.path_of(one.uri), one.front_matter.line("permalink")
        what = f"{path}, whose date is to come, has its address now"
        return _Told(what, Cure(f"give that another `permalink` at {path}:{line}"))

    @cached_property
    def _scheduled(self) -> Mapping[str, Page]:
        """The posts whose day is to come, by the files that they will be."""
        pages = (one for one in self.hidden.values() if one.status is Status.SCHEDULED)
        return {one.permalink.file: one for one in pages if one.permalink}

    def _page(self, entry: Entry) -> _Told:
        if found := self.hidden.get(entry.detail):
            what, keep, key = _HIDDEN[found.status]
            path, line = self.cures.path_of(found.uri), found.front_matter.lines.get(key)
            cure = Cure(f"{keep} at {path}:{line}" if line else "publish it again")
            return _Told(f"{path} {what}", cure)
        near, gone = self._near(entry), self._gone(entry)
        if near is None:
            return _Told(f"{gone}, and nothing like it is published", Cure(_BRING_BACK))
        cure = self.cures.keep(entry.url, near.home)
        return _Told(self._moved(entry, near, gone), cure, near.is_sure)

    def _gone(self, entry: Entry) -> str:
        if not entry.detail:
            return "its source is gone"
        path, is_there = self.cures.path_of(entry.detail), self.is_there(entry.detail)
        return f"{path} is {'not published any more' if is_there else 'gone'}"

    def _moved(self, entry: Entry, near: Suggestion, gone: str) -> str:
        home = near.home
        if home.uri == entry.detail:
            return f"{home.source} moved to {home.url}"
        name = f"{home.source} at {home.url}" if home.source else home.url
        if near.is_sure:
            return f"{gone}, and {name} {near.why}"
        return f"{gone}, and perhaps it is now {name}, which {near.why}"

    def _redirect(self, entry: Entry) -> _Told:
        target = self._end(unquote(urldefrag(entry.detail).url))
        if not target.startswith("/"):
            what = f"the redirect to {entry.detail} is asked for no more"
            return _Told(what, setting(Setting(REDIRECTS, entry.url, entry.detail)), True)
        if moved := self._moved_from(target):
            what = f"{moved.source}, to which it led, moved to {moved.url}"
            return _Told(what, self.cures.keep(entry.url, moved), True)
        what = f"the redirect to {target} is asked for no more"
        fragment, home = urldefrag(entry.detail).fragment, self.homes.by_url.get(target)
        if home and home.takes_aliases and not fragment:
            return _Told(what, self.cures.keep(entry.url, home), True)
        if target in self.published:
            end = quote(target) + (f"#{fragment}" if fragment else "")
            return _Told(what, setting(Setting(REDIRECTS, entry.url, end)), True)
        if known := self.lock.entries.get(target):
            return self._follower(entry, known)
        return _Told(f"it led to {target}, which is not there", Cure(_BRING_BACK))

    def _moved_from(self, url: str) -> Home | None:
        """Return where the page of an address is now, if another page has that address."""
        known, home = self.lock.entries.get(url), self.homes.by_url.get(url)
        if home is None or known is None or known.kind not in (Kind.POST, Kind.PAGE):
            return None
        near = self._near(known) if home.uri != known.detail else None
        return near.home if near and near.home.uri == known.detail else None

    def _follower(self, entry: Entry, target: Entry) -> _Told:
        """Return what became of a redirect whose target is not there either."""
        if target.kind is Kind.GONE:
            what = f"it led to {target.url}, which was taken down"
            return _Told(what, Cure("name its new home under extra.blog.redirects"))
        near = None if target.detail in self.hidden else self._near(target)
        what = f"it led to {target.url}, which is lost too"
        if near is None:
            return _Told(
                what, Cure(f"keep {target.url}, and name this address in its `aliases` again")
            )
        return _Told(what, self.cures.keep(entry.url, near.home), near.is_sure)

    def _end(self, url: str) -> str:
        """Return where a redirect of the site leads; any other address as it is."""
        return unquote(urldefrag(self.redirects.get(url, url)).url)

    def _near(self, entry: Entry) -> Suggestion | None:
        return self.homes.guess(Clue(entry.url, entry.detail, entry.title, entry.sketch))

    def _feed(self, entry: Entry) -> _Told:
        url = self.feeds.get(entry.detail)
        if url is None:
            what = f"the setting extra.blog.feeds.{entry.detail} is false"
            return _Told(what, Cure("give the feed an address again"))
        cure = setting(Setting(FORMER_FEEDS, entry.url, entry.detail))
        return _Told(f"the feed is at {url} now", cure, True)

    def _file(self, entry: Entry) -> _Told:
        new = self._new_files.get(slug_of(entry.url), ())
        if len(new) != 1:
            return _Told(self._gone(entry), Cure("put the file back"))
        added = setting(Setting(REDIRECTS, entry.url, quote(new[0])))
        text = f"put the file back, or {added.text}, which publishes it at both"
        return _Told(f"a file of its name is at {new[0]}", Cure(text, added.mend), True)

    @cached_property
    def _new_files(self) -> Mapping[str, Sequence[str]]:
        """The files that were never published before, by what they are called."""
        found: dict[str, list[str]] = {}
        for url in self.files:
            if url not in self.lock.entries:
                found.setdefault(slug_of(url), []).append(url)
        return found

    def _twin(self, entry: Entry) -> _Told:
        home = self.homes.by_url.get(unquote(entry.detail))
        if home is None:
            what = f"it is a spelling of {entry.detail}, which is lost too"
            return _Told(what, Cure("keep that"))
        what = f"it is a spelling of {entry.detail}, and extra.blog.spellings is no more `all`"
        return _Told(what, self.cures.keep(entry.url, home), True)

    def _list(self, entry: Entry) -> _Told:
        what = "no hook makes this list any more"
        return _Told(what, Cure(_LIST_AGAIN))


def lost_anchor(
    entry: Entry,
    line: int | None,
    path: str,
    matter: FrontMatter | None,
    headings: Sequence[tuple[str, str]],
) -> Lost:
    """Return what became of a place on a page.

    `path` is how messages name the page's file, `headings` are its ids and titles now.
    """
    titles = {title: name for name, title in headings}
    near = difflib.get_close_matches(entry.title, titles, 1, 0.6) if entry.title else []
    if not near:
        what = f"{path} has no such place any more"
        what += f", which was the heading '{entry.title}'" if entry.title else ""
        keep = f'put `<a id="{entry.fragment}"></a>` in its place in {path}'
        return Lost(entry, line, what, Cure(keep))
    number, is_named = (matter and _heading(matter, near[0])) or (None, False)
    place = f"{path}:{number}" if number else path
    what = f"the heading '{near[0]}' is #{titles[near[0]]} now"
    if is_named:
        keep = f'put `<a id="{entry.fragment}"></a>` on a line above that heading at {place}'
    else:
        keep = f"write ` {{#{entry.fragment}}}` after that heading at {place}"
    return Lost(entry, line, what, Cure(keep))


def _heading(matter: FrontMatter, title: str) -> tuple[int, bool] | None:
    """Return the line of a heading, and whether it names an id of its own already."""
    for number, line in enumerate(matter.body.split("\n"), start=matter.body_line):
        text = _ATTRIBUTES.sub("", line)
        if line.startswith("#") and unmarked(text.strip("# \t")) == title:
            return number, text != line
    return None
