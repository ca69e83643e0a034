"""Card: what every list of posts, and its own page, shows of a post beside its text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from .extract import Extract
from .listing import Places
from .post import Post, Status
from .slug import tag_slug
from .words import Words

_SHOWN = {Status.DRAFT: "draft", Status.SCHEDULED: "scheduled"}


@dataclass(frozen=True, slots=True)
class Card:
    """What templates show of one post, as plain text."""

    title: str
    url: str
    """Relative to the site's root, as MkDocs' filter `url` takes it."""
    description: str
    """As the author wrote it; empty where there is none."""
    summary: str
    """The description, else the excerpt."""
    iso: str
    """The date for machines: `2016-11-06`."""
    date: str
    """The date for readers: `November 6, 2016`."""
    day: str
    """The date without its year: `Nov 6`."""
    day_of_month: str
    author: str
    """Who wrote it; empty where nobody is named."""
    updated: str
    """`Updated November 7, 2016`; empty where the post was not."""
    minutes: int
    """How long it takes to read."""
    tags: tuple[tuple[str, str], ...]
    """Each tag's name and the address of its list."""
    status: str
    """`Draft` or `Scheduled` in a preview; empty for a published post."""


class Cards(Mapping[str, Card]):
    """What templates show of posts, by their files below docs/; made when it is asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Card] = {}
        self._makers: dict[str, Callable[[], Card]] = {}

    def __getitem__(self, uri: str) -> Card:
        if uri not in self._made:
            self._made[uri] = self._makers[uri]()
        return self._made[uri]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)

    def take(self, uri: str, make: Callable[[], Card]) -> None:
        """Let what templates show of a post be what `make` gives."""
        self._makers[uri] = make
        self._made.pop(uri, None)


def card(post: Post, url: str, extract: Extract, author: str, words: Words, places: Places) -> Card:
    """Return what templates show of a post, served at `url`, and of whose content is an extract."""
    updated = words.fill("updated", date=words.date(post.updated)) if post.updated else ""
    return Card(
        title=post.title,
        url=url,
        description=post.description or "",
        summary=post.description or extract.excerpt,
        iso=post.date.date().isoformat(),
        date=words.date(post.date),
        day=words.day(post.date),
        day_of_month=str(post.date.day),
        author=author,
        updated=updated,
        minutes=extract.minutes,
        tags=tuple((tag, places.tag(tag_slug(tag))) for tag in post.tags),
        status=words[_SHOWN[post.status]] if post.status in _SHOWN else "",
    )
