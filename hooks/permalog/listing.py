"""Listings: the pages that list posts, and which of them a blog has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from .library import Library, Tag, Year
from .permalink import Permalink
from .post import Post
from .words import Words


class Kind(StrEnum):
    """What a listing lists, which is also how it looks."""

    NEWEST = "newest"
    """The newest posts with excerpts: the home page and the numbered pages after it."""
    ARCHIVE = "archive"
    """All posts by year and month."""
    YEAR = "year"
    MONTH = "month"
    TAGS = "tags"
    """The index of all tags."""
    TAG = "tag"
    FOLDER = "folder"
    """The posts whose addresses lie below this one."""


@dataclass(frozen=True)
class Listing:
    """A page that lists posts."""

    kind: Kind
    permalink: Permalink
    title: str
    posts: tuple[Post, ...] = ()
    """Newest first."""
    years: tuple[Year, ...] = ()
    """The same posts by year and month, where the listing is by date."""
    tags: tuple[Tag, ...] = ()
    newer: str | None = None
    """The address of the listing that goes on with newer posts."""
    older: str | None = None


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of the listings, as the settings say."""

    home: str = "/"
    archive: str = "/blog/"
    tags: str = "/tags/"
    per_page: int = 10

    def page(self, number: int) -> str:
        """Return the address of a numbered page."""
        return f"{self.home}page/{number}/"

    def year(self, year: int) -> str:
        """Return the address of a year's list."""
        return f"{self.archive}{year:04d}/"

    def month(self, year: int, month: int) -> str:
        """Return the address of a month's list."""
        return f"{self.archive}{year:04d}/{month:02d}/"

    def tag(self, slug: str) -> str:
        """Return the address of a tag's list."""
        return f"{self.tags}{slug}/"

    def key(self, listing: Listing) -> str:
        """Return what a list lists, wherever it is: `tags/django/`; empty for that of a folder."""
        if listing.kind is Kind.FOLDER:
            return ""
        starts = {Kind.NEWEST: self.home, Kind.TAGS: self.tags, Kind.TAG: self.tags}
        name = {Kind.NEWEST: "newest/", Kind.TAGS: "tags/", Kind.TAG: "tags/"}
        start = starts.get(listing.kind, self.archive)
        return name.get(listing.kind, "archive/") + listing.permalink.url.removeprefix(start)


def listings(library: Library, places: Places, words: Words) -> Iterator[Listing]:
    """Yield every listing of a blog; one of a folder only where there is no other."""
    own = [
        *_newest(library, places, words),
        *_by_date(library, places, words),
        *_by_tag(library, places, words),
    ]
    yield from own
    known = {listing.permalink.url for listing in own}
    yield from (one for one in _folders(library, words) if one.permalink.url not in known)


def _newest(library: Library, places: Places, words: Words) -> Iterator[Listing]:
    """Yield the home page and the numbered pages.

    Pages are numbered from the oldest, so `/page/1/` holds the same posts for ever and no address
    goes as posts come. The home page shows what no full page holds, and at least one page's worth.
    """
    size, posts = places.per_page, library.posts
    full = max(0, len(posts) // size - 1)
    home = Listing(Kind.NEWEST, Permalink.parse(places.home), "", posts[: len(posts) - full * size])
    yield replace(home, older=places.page(full) if full else None)
    for number in range(full, 0, -1):
        end = len(posts) - (number - 1) * size
        yield Listing(
            Kind.NEWEST,
            Permalink.parse(places.page(number)),
            _span(posts[end - size : end], words),
            posts[end - size : end],
            newer=places.page(number + 1) if number < full else places.home,
            older=places.page(number - 1) if number > 1 else None,
        )


def _span(posts: tuple[Post, ...], words: Words) -> str:
    first, last = (words.year_month(p.date.year, p.date.month) for p in (posts[-1], posts[0]))
    return first if first == last else f"{first} – {last}"


def _by_date(library: Library, places: Places, words: Words) -> Iterator[Listing]:
    yield Listing(
        Kind.ARCHIVE,
        Permalink.parse(places.archive),
        words["archive"],
        library.posts,
        library.years,
    )
    for year in library.years:
        address = Permalink.parse(places.year(year.year))
        yield Listing(Kind.YEAR, address, str(year.year), year.posts, (year,))
        for month in year.months:
            yield Listing(
                Kind.MONTH,
                Permalink.parse(places.month(month.year, month.month)),
                words.year_month(month.year, month.month),
                month.posts,
            )


def _by_tag(library: Library, places: Places, words: Words) -> Iterator[Listing]:
    if not library.tags:
        return
    yield Listing(Kind.TAGS, Permalink.parse(places.tags), words["tags"], tags=library.tags)
    for tag in library.tags:
        title = words.fill("tagged", tag=tag.name)
        yield Listing(Kind.TAG, Permalink.parse(places.tag(tag.slug)), title, tag.posts)


def _folders(library: Library, words: Words) -> Iterator[Listing]:
    below: dict[str, list[Post]] = {}
    for post in library.posts:
        for folder in post.permalink.parents if post.permalink else ():
            below.setdefault(folder, []).append(post)
    for folder, posts in below.items():
        title = words.fill("posts_under", path=folder)
        yield Listing(Kind.FOLDER, Permalink.served(folder), title, tuple(posts))
