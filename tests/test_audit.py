"""What the measuring of pages computes, without a browser: benchmarks/audit and its posts."""

import sys
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import posts, results  # noqa: E402
from benchmarks.audit import feeds, serving  # noqa: E402
from benchmarks.results import Result  # noqa: E402

MADE = posts.posts(12, 200)


def test_invented_posts_are_the_same_each_time_and_in_a_larger_blog() -> None:
    assert posts.posts(12, 200) == MADE
    assert posts.posts(20, 200)[:12] == MADE
    assert posts.photograph("one.jpg") == posts.photograph("one.jpg")
    assert posts.photograph("one.jpg") != posts.photograph("other.jpg")


def test_no_two_invented_posts_have_one_title_or_address() -> None:
    made = posts.posts(400, 20)
    assert len({post.title for post in made}) == 400
    assert len({(post.date.year, post.slug) for post in made}) == 400


def test_invented_posts_have_all_that_is_measured() -> None:
    kinds = {block.kind for post in MADE for block in post.blocks}
    assert {"image", "pair", "code", "table", "list", "footnote", "admonition", "tabs"} <= kinds
    headings = [block for block in MADE[posts.LONG].blocks if block.kind == "heading"]
    assert len(headings) == 40


def test_a_generator_gets_only_what_it_reads() -> None:
    plain = posts.Flavour(
        excerpt="", admonitions=False, tabs=False, footnotes=False, pair=False, titles=False
    )
    text = "".join(posts.markdown(post, MADE, plain) for post in MADE)
    for ours in ("!!! ", '=== "', "[^1]", "#only-dark", "<!-- more -->", " title="):
        assert ours not in text
        assert ours in "".join(posts.markdown(post, MADE, posts.Flavour()) for post in MADE)


@pytest.mark.parametrize(
    ("value", "bar", "shown", "passed"),
    [(0.002, 0.003, "≤ 0.003", True), (0.0031, 0.003, "≤ 0.003", False), (0, 0, "0", True)],
)
def test_a_result_says_whether_its_bar_is_met(
    value: float, bar: float, shown: str, passed: bool
) -> None:
    result = results.at_most("CLS", value, bar)
    assert (result.bar, result.passed) == (shown, passed)


def test_the_table_marks_what_is_missed_and_leaves_open_what_was_not_measured() -> None:
    table = results.markdown(
        [
            Result("axe", "0", "3", False, site="ours"),
            Result("CLS", "≤ 0.003", "0", True, site="ours"),
            Result("axe", "0", "57", None, site="theirs"),
        ]
    )
    assert table == (
        "| measure | bar | ours | theirs |\n|---|---|---|---|\n"
        "| axe | 0 | **3** | 57 |\n| CLS | ≤ 0.003 | 0 | – |\n"
    )


def test_the_host_compresses_text_counts_it_and_has_a_page_for_what_is_missing(
    tmp_path: Path,
) -> None:
    (tmp_path / "404.html").write_text("not here")
    (tmp_path / "style.css").write_text("a { color: red }\n" * 100)
    with serving.hosting(tmp_path) as host:
        asked = urllib.request.Request(f"{host.url}style.css", headers={"Accept-Encoding": "gzip"})
        with urllib.request.urlopen(asked) as answer:
            assert answer.headers["Content-Encoding"] == "gzip"
            assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
            size = len(answer.read())
        with pytest.raises(HTTPError, match="404") as missing:
            urllib.request.urlopen(f"{host.url}nothing/")
        with missing.value as answer:
            assert answer.read() == b"not here"
    assert [(one.address, one.status) for one in host.sent] == [
        ("/style.css", 200),
        ("/nothing/", 404),
    ]
    assert host.sent[0].size == size < 100


def test_feeds_are_discovered_by_their_media_type() -> None:
    html = (
        '<link rel="alternate" type="application/atom+xml" href="/atom.xml">'
        '<link rel="alternate" type="text/markdown" href="index.md">'
    )
    found = feeds.discovered(html, "https://blog.example/a/")
    assert found == {"application/atom+xml": "https://blog.example/atom.xml"}


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({}, None),
        ({"id": 7}, "an item without an id that is a string"),
        ({"content_html": ""}, "no content"),
        ({"date_published": "2026-05-04"}, "not of RFC 3339"),
    ],
)
def test_a_json_feed_is_held_to_its_version(change: dict[str, object], fault: str | None) -> None:
    item = {"id": "1", "content_html": "x", "date_published": "2026-05-04T12:00:00Z"} | change
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": [item]}
    faults = list(feeds.json_feed_faults(feed))
    assert len(faults) == (fault is not None)
    assert fault is None or fault in faults[0]
