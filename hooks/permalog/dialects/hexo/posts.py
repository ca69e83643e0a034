"""Hexo's posts: what their files and front matter say, and the addresses that patterns make of it.

Sources: Hexo 8, `processor/post.js`, `filter/post_permalink.js`, `models/post.js`,
`models/category.js`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import posixpath
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from ... import javascript
from ...permalink import AddressError
from ..settings import Settings
from .dates import Clock
from .names import Pattern, slugize

Data = dict[str, Any]

_OWN = frozenset(("title", "year", "month", "day", "i_month", "i_day", "hash"))
_GETTERS = frozenset(
    ("path", "permalink", "full_source", "asset_dir", "tags", "categories", "content", "excerpt")
)
"""The tokens that Hexo refuses in a pattern: they are made of it."""
_OF_DATE: Mapping[str, Callable[[dt.datetime], str]] = {
    "year": lambda moment: f"{moment.year:04}",
    "month": lambda moment: f"{moment.month:02}",
    "day": lambda moment: f"{moment.day:02}",
    "hour": lambda moment: f"{moment.hour:02}",
    "minute": lambda moment: f"{moment.minute:02}",
    "second": lambda moment: f"{moment.second:02}",
    "date": lambda moment: f"{moment:%a %b %d %Y %H:%M:%S GMT%z}",
    "i_month": lambda moment: str(moment.month),
    "i_day": lambda moment: str(moment.day),
    "timestamp": lambda moment: str(int(moment.timestamp() // 1)),
}


class NoDateError(AddressError):
    """Raised for an address that needs a date, where Hexo took the time of the file."""


class Entry:
    """What Hexo knows of a post."""

    def __init__(self, path: str, front: Mapping[str, Any], name: Pattern, clock: Clock) -> None:
        """Read what the front matter, and by the pattern `name` the path, say."""
        parts = _parts(path, name)
        self.slug = parts["title"]
        self.data: Data = {**front, **{k: v for k, v in parts.items() if k not in _OWN}}
        for one, many in (("category", "categories"), ("tag", "tags")):
            if self.data.get(one) and not self.data.get(many):
                self.data[many] = self.data.pop(one)
        date = self.data.get("date")
        self.moment = clock.moment(date) if date else clock.of_name(parts)
        """None where Hexo takes the time of the file."""

    @property
    def title(self) -> str:
        """The title; empty where there is none."""
        value = self.data.get("title")
        return "" if value is None else javascript.text(value)

    def tags(self) -> Iterator[str]:
        """Yield the tags, then the categories."""
        tags = self.data.get("tags") or []
        yield from _names(tags if isinstance(tags, list) else [tags])
        for chain in self.categories():
            yield from chain

    def categories(self) -> list[list[str]]:
        """Return the categories, each list from the outermost in."""
        value = self.data.get("categories") or []
        listed = value if isinstance(value, list) else [value]
        if not any(isinstance(one, list) for one in listed):
            return [chain] if (chain := _names(listed)) else []
        chains = (_names(one if isinstance(one, list) else [one]) for one in listed)
        return [chain for chain in chains if chain]


def _parts(path: str, name: Pattern) -> Mapping[str, str]:
    """Return what the path of a post, below `_posts`, has at the tokens of `new_post_name`."""
    path = posixpath.splitext(path)[0]
    return {"title": slugize(path), **(name.read(path) or {})}


def _names(values: list[Any]) -> list[str]:
    return [javascript.text(value) for value in values if value is not None and value != ""]


class Addresses:
    """Fills the pattern of a site's addresses."""

    def __init__(self, settings: Settings, machine: dt.tzinfo) -> None:
        """Read the settings; raise ContentError for what is wrong in them."""
        self.settings, self.machine = settings, machine
        rule = settings.get("permalink", str, ":year/:month/:day/:title/")
        if not rule:
            raise settings.error("permalink", "is empty; write `:year/:month/:day/:title/`")
        self.pattern = Pattern(rule)
        self._defaults = settings.get("permalink_defaults", dict, {})
        self._categories = settings.get("category_map", dict, {})
        self._case = settings.value("filename_case")

    def path(self, entry: Entry, source: str, zone: dt.tzinfo | None = None) -> str:
        """Return the address of a post by the pattern; raise AddressError where it has none."""
        return self.pattern.fill(lambda name: self._value(entry, source, name, zone))

    def _value(self, entry: Entry, source: str, name: str, zone: dt.tzinfo | None) -> str:
        """Return what stands for a token; raise AddressError where nothing can."""
        if name in _OF_DATE:
            return _of_date(entry, name, zone or self.machine)
        if name in _GETTERS:
            raise AddressError(f"`:{name}` stands for what is made of the address; take it out")
        match name:
            case "title" | "slug":
                return entry.slug
            case "name":
                return posixpath.basename(entry.slug)
            case "post_title":
                return slugize(entry.title, 1)
            case "hash":
                return _hash(entry)
            case "category":
                return self._category(entry)
            case "source":
                return source
            case "id" if not entry.data.get("id"):
                raise AddressError("`:id` is chance for a post without an `id`; add its own")
        data = {"layout": "post", "comments": True, "published": True} | self._defaults | entry.data
        return javascript.text(data[name]) if name in data else "undefined"

    def _category(self, entry: Entry) -> str:
        chains = entry.categories()
        if not chains:
            return str(self.settings.value("default_category") or "uncategorized")
        names = (javascript.text(self._categories.get(name) or name) for name in chains[-1])
        return "/".join(slugize(name, self._case) for name in names)


def _of_date(entry: Entry, name: str, zone: dt.tzinfo) -> str:
    if entry.moment is None:
        raise NoDateError(f"its address has `:{name}`, and it has no date; add `date: 2016-11-06`")
    return _OF_DATE[name](entry.moment.astimezone(zone))


def _hash(entry: Entry) -> str:
    if not (entry.slug and entry.moment):
        return "null"
    text = f"{entry.slug}{int(entry.moment.timestamp() // 1)}"
    return hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()[:12]
