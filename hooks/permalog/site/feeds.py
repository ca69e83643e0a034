"""Feeds: the addresses at which each format is published, those of the old blog among them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..cures import FORMER_FEEDS
from ..permalink import Permalink
from .build import Build, Origin
from .settings import former_feed, line_of


@dataclass(frozen=True, slots=True)
class PublishedFeed:
    """A feed, or a copy of one where the old blog had it."""

    uri: str
    """Its name among the files of the site."""
    permalink: Permalink
    origin: Origin
    format: str
    """As in the settings: `atom`."""
    main: Permalink
    """The address that it gives as its own."""


def published_feeds(build: Build) -> Iterator[PublishedFeed]:
    """Yield what the settings ask for."""
    main = {name: Permalink.of_file(url) for name, url in build.feeds.items()}
    for name, permalink in main.items():
        origin = Origin("feed", f"the setting extra.blog.feeds.{name}", detail=name)
        yield PublishedFeed(f"feeds/{name}", permalink, origin, name, permalink)
    config = Path(build.config.config_file_path)
    for address, name in build.settings.feeds.former.items():
        permalink = former_feed(address, name)
        origin = Origin("feed", config.name, line_of(config, (*FORMER_FEEDS, address)), detail=name)
        uri = f"feeds/former{permalink.url}.{name}"
        yield PublishedFeed(uri, permalink, origin, name, main.get(name, permalink))
