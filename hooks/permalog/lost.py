"""Lost: a published address that nothing answers any more, what became of it, and its cure."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, unquote, urldefrag

from . import mend
from .errors import ContentError, Problem
from .frontmatter import FrontMatterError
from .homes import Clue, Home, Homes, last_part
from .lock import Entry, Kind, Lock, written
from .mend import Alias, Mend, MendError, Setting
from .post import Page, Status

REDIRECTS = ("extra", "blog", "redirects")
FORMER_FEEDS = ("extra", "blog", "feeds", "former")
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
    keep: str
    """How it is kept: ``add `aliases: [/blog/2016/duth/]` at docs/blog/duth.md:4``."""
    mend: Mend | None = None
    """The line that keeps it; None where the author has to decide."""
    is_sure: bool = False
    """Whether `mend` is what is meant, without doubt."""

    def problem(self, path: str) -> Problem:
        """Return what is wrong, with its cure; `path` is how messages name the lock."""
        url = written(self.entry.url)
        text = f"{url} was published and is now lost; {self.what}. Keep it: {self.keep}. "
        return Problem(path, self.line, text + f"Let it go: `permalog gone {url}`.")


@dataclass(frozen=True)
class Scene:
    """The site as it would be published now, and what is asked of it about what is lost."""

    lock: Lock
    """As it was left."""
    homes: Homes
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
    is_archived: Callable[[str], bool]
    """Tells whether a file belongs to a moved archive, and so is not written to."""
    is_there: Callable[[str], bool]
    """Tells whether there is a file below docs/, though it may not be published."""
    path_of: Callable[[str], str]
    """Returns how messages name a file below docs/."""
    text_of: Callable[[str], str]
    """Returns a file's text, its line ends as they are."""

    def of(self, entries: Iterable[Entry]) -> Iterator[Lost]:
        """Yield what became of each of these addresses."""
        told = {
            Kind.REDIRECT: self._redirect,
            Kind.FEED: self._feed,
            Kind.FILE: self._file,
            Kind.TWIN: self._twin,
        }
        for entry in sorted(entries, key=lambda entry: entry.url):
            what, keep, cure, is_sure = told.get(entry.kind, self._page)(entry)
            yield Lost(entry, self.lock.lines.get(entry.url), what, keep, cure, is_sure)

    def keep(self, url: str, page: Page) -> tuple[str, Mend]:
        """Return how an address becomes an old one of a page, in words and as a line to write."""
        assert page.permalink
        redirect = Setting(REDIRECTS, url, page.permalink.quoted)
        if self.is_archived(page.uri):
            return _add(redirect), redirect
        alias = Alias(page.uri, url)
        path = self.path_of(page.uri)
        try:
            mended = mend.with_alias(self.text_of(page.uri), url)
        except (MendError, FrontMatterError, ContentError) as error:
            return f"add `{written(url)}` to the `aliases` of {path} ({error})", alias
        if not mended.is_entry:
            return f"add `{written(url)}` to the list at {path}:{mended.line}", alias
        if mended.added.startswith("---"):
            entry = mended.added.split("\n")[1]
            return f"add `{entry}` between two lines `---` at the top of {path}", alias
        return f"add `{mended.added}` at {path}:{mended.line}", alias

    def _page(self, entry: Entry) -> _Told:
        if found := self.hidden.get(entry.detail):
            what, keep, key = _HIDDEN[found.status]
            path, line = self.path_of(found.uri), found.front_matter.lines.get(key)
            keep = f"{keep} at {path}:{line}" if line else "publish it again"
            return _Told(f"{path} {what}", keep, None, False)
        home = self._home(entry)
        gone = self._gone(entry)
        if home is None:
            return _Told(f"{gone}, and nothing like it is published", _BRING_BACK, None, False)
        keep, cure = self.keep(entry.url, home.page)
        return _Told(self._moved(entry, home, gone), keep, cure, home.is_sure)

    def _gone(self, entry: Entry) -> str:
        if not entry.detail:
            return "its source is gone"
        is_there = self.is_there(entry.detail)
        return f"{self.path_of(entry.detail)} is {'not published any more' if is_there else 'gone'}"

    def _moved(self, entry: Entry, home: Home, gone: str) -> str:
        path, url = self.path_of(home.page.uri), home.page.url
        if home.page.uri == entry.detail:
            return f"{path} moved to {url}"
        perhaps = "" if home.is_sure else "perhaps it is meant: "
        return f"{gone}, and {perhaps}{path} at {url} {home.reason}"

    def _redirect(self, entry: Entry) -> _Told:
        target = self._end(unquote(urldefrag(entry.detail).url))
        if not target.startswith("/"):
            what = f"the redirect to {entry.detail} is asked for no more"
            redirect = Setting(REDIRECTS, entry.url, entry.detail)
            return _Told(what, _add(redirect), redirect, True)
        what = f"the redirect to {target} is asked for no more"
        fragment = urldefrag(entry.detail).fragment
        if not fragment and (page := self.homes.by_url.get(target)):
            return _Told(what, *self.keep(entry.url, page), True)
        if target in self.published:
            end = quote(target) + (f"#{fragment}" if fragment else "")
            redirect = Setting(REDIRECTS, entry.url, end)
            return _Told(what, _add(redirect), redirect, True)
        if known := self.lock.entries.get(target):
            return self._follower(entry, known)
        return _Told(f"it led to {target}, which is not there", _BRING_BACK, None, False)

    def _follower(self, entry: Entry, target: Entry) -> _Told:
        """Return what became of a redirect whose target is not there either."""
        if target.kind is Kind.GONE:
            what = f"it led to {target.url}, which was taken down"
            return _Told(what, "name its new home under extra.blog.redirects", None, False)
        home = self._home(target)
        what = f"it led to {target.url}, which is lost too"
        if home is None:
            return _Told(what, "keep that, and ask for this redirect again", None, False)
        return _Told(what, *self.keep(entry.url, home.page), home.is_sure)

    def _end(self, url: str) -> str:
        """Return where a redirect of the site leads; any other address as it is."""
        return unquote(urldefrag(self.redirects.get(url, url)).url)

    def _home(self, entry: Entry) -> Home | None:
        return self.homes.guess(Clue(entry.url, entry.detail, entry.title, entry.sketch))

    def _feed(self, entry: Entry) -> _Told:
        url = self.feeds.get(entry.detail)
        if url is None:
            what = f"the setting extra.blog.feeds.{entry.detail} is false"
            return _Told(what, "give the feed an address again", None, False)
        former = Setting(FORMER_FEEDS, entry.url, entry.detail)
        return _Told(f"the feed is at {url} now", _add(former), former, True)

    def _file(self, entry: Entry) -> _Told:
        name = last_part(entry.url)
        same = [url for url in self.files if last_part(url) == name]
        new = [url for url in same if url not in self.lock.entries]
        if len(new) != 1:
            return _Told(self._gone(entry), "put the file back", None, False)
        redirect = Setting(REDIRECTS, entry.url, quote(new[0]))
        keep = f"put the file back, or {_add(redirect)}, which publishes it at both"
        return _Told(f"a file of its name is at {new[0]}", keep, redirect, True)

    def _twin(self, entry: Entry) -> _Told:
        page = self.homes.by_url.get(entry.detail)
        if page is None:
            what = f"it is a spelling of {entry.detail}, which is lost too"
            return _Told(what, "keep that", None, False)
        what = f"it is a spelling of {entry.detail}, and extra.blog.spellings is no more `all`"
        return _Told(what, *self.keep(entry.url, page), True)


class _Told(NamedTuple):
    what: str
    keep: str
    mend: Mend | None
    is_sure: bool


_BRING_BACK = "bring it back, or name its new home under extra.blog.redirects in mkdocs.yml"


def _add(setting: Setting) -> str:
    return f"add `{setting}` under {'.'.join(setting.path)} in mkdocs.yml"
