"""Renewal: the lock after a build, with what is published now, each post under the id it had."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from urllib.parse import quote, unquote

from .host import spellings
from .lock import Entry, Kind, Lock
from .permalink import Permalink


def renewed(
    lock: Lock,
    now: Mapping[str, Entry],
    *,
    sketch: Callable[[Entry], str] = lambda page: "",
    identify: Callable[[Entry], str | None] = lambda post: None,
    without: Iterable[Entry] = (),
) -> Lock:
    """Return the lock with the addresses of `now`, and without some.

    Of a page whose line changes `sketch` is asked, and of a post that is new the id that the
    feeds of another generator gave it.
    """
    changed = [e for e in now.values() if e.differs_from(lock.entries.get(e.url))]
    ids = _Ids(lock, now, identify) if any(e.kind is Kind.POST for e in changed) else None
    entries = dict(lock.entries)
    for entry in changed:
        if entry.kind in (Kind.POST, Kind.PAGE):
            entry = replace(entry, sketch=sketch(entry))
        if ids and entry.kind is Kind.POST:
            entry = ids.given(entry)
        entries[entry.url] = entry
    for entry in without:
        del entries[entry.url]
    return replace(lock, entries=entries)


class _Ids:
    """The ids that posts had in feeds, which follow them to other addresses."""

    def __init__(
        self, lock: Lock, now: Mapping[str, Entry], identify: Callable[[Entry], str | None]
    ) -> None:
        self.lock, self.identify = lock, identify
        known = {post.url: post for post in lock.of_kind(Kind.POST)}
        self.taken = {lock.id_of(post) for post in known.values()}
        self.heirs = _heirs(lock, known, now)

    def given(self, post: Entry) -> Entry:
        """Return a post with the id that it had before, or else with one that no other has."""
        if former := self.heirs.get(post.url):
            is_there = former.url == post.url
            return replace(post, id=former.id if is_there else former.id or quote(former.url))
        new, before = self.lock.with_id(post, self.identify(post)), self.lock.entries.get(post.url)
        is_another = before and before.kind is Kind.GONE and before.title != post.title
        if is_another or self.lock.id_of(new) in self.taken:
            return replace(post, id=quote(f"{post.url}#{post.detail}", safe="/#"))
        return new


def _heirs(lock: Lock, known: Mapping[str, Entry], now: Mapping[str, Entry]) -> Mapping[str, Entry]:
    """Return what each post was in the lock, by its address now; no two have one id.

    It is what stands at its address, if file or title is the same; else what had its file, what
    stood at its address, in any spelling, under another title, or what stood where a redirect leads
    to it now.
    """
    posts = {entry.url: entry for entry in now.values() if entry.kind is Kind.POST}
    by_file = {post.detail: post for post in posts.values()}
    spelled = {
        path: post for url, post in posts.items() for path in spellings(Permalink.served(url))
    }
    ends = {one.url: _path(one.detail) for one in now.values() if one.kind is Kind.REDIRECT}

    def there(old: Entry) -> Entry | None:
        post = posts.get(old.url)
        return post if post and (post.detail == old.detail or post.title == old.title) else None

    def elsewhere(old: Entry) -> Entry | None:
        return by_file.get(old.detail)

    def instead(old: Entry) -> Entry | None:
        return posts.get(old.url) or spelled.get(old.url)

    def behind(old: Entry) -> Entry | None:
        return posts.get(ends.get(old.url, ""))

    heirs: dict[str, Entry] = {}
    left = {lock.id_of(post): post for post in known.values()}
    for find in (there, elsewhere, instead, behind):
        for name, old in list(left.items()):
            if (post := find(old)) and post.url not in heirs:
                heirs[post.url] = left.pop(name)
    return heirs


def _path(url: str) -> str:
    return unquote(url).partition("#")[0]
