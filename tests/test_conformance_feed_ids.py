"""Ids in feeds: ours are those that the feeds of the real generators had, for the same posts."""

import html
import json
from collections.abc import Callable, Mapping
from typing import Any

import feedparser
import pytest

from archived import archive, record
from drawn import Blog, Site
from permalog import generators
from permalog.post import Post

RECORD = record("feed_ids")
CASES: list[dict[str, Any]] = RECORD["cases"]
TODAY = "https://blog.example/"
"""Where the blog is now; the old one was at old.example."""

each_case = pytest.mark.parametrize(
    "case", CASES, ids=[f"{case['generator']}: {case['name']}" for case in CASES]
)


def recorded(case: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    """Return the ids of each feed of the old site, by the title of the post."""
    return {
        feed: {entry["title"]: _url(case, feed, entry["id"]) for entry in entries}
        for feed, entries in case["feeds"].items()
        if not _has_other_ids(case, feed)
    }


def _url(case: Mapping[str, Any], feed: str, id: str) -> str:
    """Return an id as the generator means it.

    The templates that eleventy-plugin-rss brings along escape the ids of Atom twice, and those of
    JSON Feed three times, against its own RSS: `it&#39;s`.
    """
    is_own = case["generator"] == "eleventy" and not any("feed.njk" in f for f in case["files"])
    return html.unescape(html.unescape(id)) if is_own else id


def _has_other_ids(case: Mapping[str, Any], feed: str) -> bool:
    """Tell whether a feed has other ids than the generator's usual one: Nikola's with a `guid`."""
    return feed == "index.atom" and any(".. guid:" in text for text in case["files"].values())


@each_case
def test_a_dialect_knows_the_id_of_each_post(case: dict[str, Any]) -> None:
    dialect = generators.dialect_of(case["generator"])(
        archive(case["files"], case.get("settings", {}))
    )
    found = [dialect.file(place) for place in case["files"]]
    ids = {post.title: dialect.feed_id(post, TODAY) for post in found if isinstance(post, Post)}
    for old in recorded(case).values():
        assert {title: ids[title] for title in old} == old


@each_case
def test_our_feeds_have_the_ids_of_the_old_ones(
    case: dict[str, Any], blog: Callable[..., Blog]
) -> None:
    own = {"folder": "old", "generator": case["generator"], "settings": case.get("settings", {})}
    settings = {"archives": [own], "feeds": {"entries": 100}}
    drawing = blog(extra={"blog": settings})
    drawing.write({f"docs/old/{place}": text for place, text in case["files"].items()})
    site = drawing.build(strict=False)
    for old in recorded(case).values():
        for file in ("feed.xml", "atom.xml", "feed.json"):
            ids = ids_of(site, file)
            assert {title: ids.get(title) for title in old} == old


def ids_of(site: Site, file: str) -> dict[str, str]:
    """Return the ids of a feed by the title of the post."""
    if file.endswith(".json"):
        return {item["title"]: item["id"] for item in json.loads(site.text(file))["items"]}
    parsed = feedparser.parse(site.text(file))
    assert not parsed.bozo
    return {entry.title: entry.id for entry in parsed.entries}
