"""Library: all posts of one build, in order, and every question that is asked of all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .post import Page, Post, Status
from .slug import tag_slug

_NEAR = 20
"""How many parts of a series are listed on either side of the one that is read."""


@dataclass(frozen=True, slots=True)
class Month:
    """The posts of one month, newest first."""

    year: int
    month: int
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """The months of one year that have posts, newest first."""

    year: int
    months: tuple[Month, ...]

    @property
    def posts(self) -> tuple[Post, ...]:
        """The posts of the year, newest first."""
        return tuple(post for month in self.months for post in month.posts)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and its posts, newest first. Spellings that differ only in case are one tag."""

    name: str
    """As the newest post writes it."""
    slug: str
    """Its part of an address."""
    posts: tuple[Post, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """The place of a post in its series."""

    series: str
    """The name, as the first part writes it."""
    number: int
    """From 1."""
    posts: tuple[Post, ...]
    """All parts, oldest first."""

    @property
    def near(self) -> tuple[tuple[int, Post], ...]:
        """The parts that a page of this one lists, with their numbers: the nearest, and both ends.

        Were they all, a series of thousands would have as many lines on each of its pages.
        """
        low, high = self.number - 1 - _NEAR, self.number + _NEAR
        ends = {0, len(self.posts) - 1}
        shown = sorted(ends.union(range(max(0, low), min(len(self.posts), high))))
        return tuple((index + 1, self.posts[index]) for index in shown)


def _is_shown(page: Page, *, preview: bool) -> bool:
    if page.permalink is None or page.status is Status.SUPERSEDED:
        return False
    return preview or page.is_public


@dataclass(frozen=True)
class Library:
    """All posts that this build lists, newest first; equal dates stand in order of their paths."""

    posts: tuple[Post, ...]
    pages: tuple[Page, ...] = ()
    """What this build shows and lists nowhere: pages of archives, and unlisted posts."""
    hidden: tuple[Page, ...] = ()
    """What this build does not show: drafts, scheduled, unpublished and superseded posts."""

    @classmethod
    def of(cls, found: Iterable[Page], *, preview: bool) -> Library:
        """Return the library of these pages; a preview shows drafts and scheduled posts too."""
        posts: list[Post] = []
        pages: list[Page] = []
        hidden: list[Page] = []
        for page in found:
            if not _is_shown(page, preview=preview):
                hidden.append(page)
            elif isinstance(page, Post) and page.status is not Status.UNLISTED:
                posts.append(page)
            else:
                pages.append(page)
        posts.sort(key=lambda post: (post.date, post.uri), reverse=True)
        return cls(tuple(posts), tuple(pages), tuple(hidden))

    @cached_property
    def shown(self) -> tuple[Page, ...]:
        """Every post and page that has an address in this build."""
        return self.posts + self.pages

    @cached_property
    def by_uri(self) -> Mapping[str, Page]:
        """Every post and page that has an address in this build, by its file below docs/."""
        return {page.uri: page for page in self.shown}

    @cached_property
    def years(self) -> tuple[Year, ...]:
        """The years that have posts, newest first, each with its months."""
        grouped: dict[int, dict[int, list[Post]]] = defaultdict(lambda: defaultdict(list))
        for post in self.posts:
            grouped[post.date.year][post.date.month].append(post)
        return tuple(
            Year(y, tuple(Month(y, m, tuple(posts)) for m, posts in months.items()))
            for y, months in grouped.items()
        )

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Every tag, in order of the alphabet."""
        names: dict[str, str] = {}
        posts: dict[str, list[Post]] = defaultdict(list)
        for post in self.posts:
            for slug, name in {tag_slug(tag): tag for tag in post.tags}.items():
                names.setdefault(slug, name)
                posts[slug].append(post)
        tags = (Tag(name, slug, tuple(posts[slug])) for slug, name in names.items())
        return tuple(sorted(tags, key=lambda tag: (tag.name.casefold(), tag.slug)))

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """The place of each post in its series, by its file; a series has two posts at least.

        Names that differ only in case are one.
        """
        found: dict[str, list[Post]] = defaultdict(list)
        for post in reversed(self.posts):
            if post.series:
                found[post.series.casefold()].append(post)
        series = (tuple(posts) for posts in found.values() if len(posts) > 1)
        return {
            post.uri: Part(posts[0].series or "", number, posts)
            for posts in series
            for number, post in enumerate(posts, 1)
        }

    @cached_property
    def neighbours(self) -> Mapping[str, tuple[Post | None, Post | None]]:
        """For each post's file, the next older and the next newer post."""
        around = (None, *self.posts, None)
        return {
            post.uri: (older, newer)
            for newer, post, older in zip(around, self.posts, around[2:], strict=False)
        }
