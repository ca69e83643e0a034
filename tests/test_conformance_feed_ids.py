"""Ids in feeds: ours are those that the feeds of the real generators had, for the same posts."""

import html
from collections.abc import Mapping
from typing import Any

import pytest

from archived import archive, record
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
