"""Library: all posts in order of time, their neighbours, years, months and tags."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permalog.errors import ContentError
from permalog.library import Library
from permalog.listing import Kind, Places, listings
from permalog.words import Words, locale_of
from sample import ascii_id, dated, written

DAYS = ["1999-12-31", "2015-11-06", "2016-03-01", "2016-11-06", "2016-11-07", "2024-02-29"]
DATES = st.lists(st.sampled_from(DAYS), max_size=8)


def library(*posts: object, preview: bool = False) -> Library:
    return Library.of(posts, preview=preview)  # type: ignore[arg-type]


@given(DATES, st.randoms())
def test_posts_are_in_order_of_time_whatever_order_they_are_read_in(
    days: list[str], random
) -> None:  # type: ignore[no-untyped-def]
    posts = dated(days)
    expected = library(*posts).posts
    random.shuffle(posts)
    assert library(*posts).posts == expected
    assert [p.date for p in expected] == sorted((p.date for p in posts), reverse=True)


def test_the_hour_orders_posts_of_one_day() -> None:
    posts = dated(["2016-11-06 09:00", "2016-11-06T09:30:00Z", "2016-11-06", "2016-11-06 10:00"])
    assert [p.uri.removesuffix(".md")[-1] for p in library(*posts).posts] == ["1", "3", "0", "2"]


@given(DATES)
def test_neighbours_are_a_chain_through_all_posts(days: list[str]) -> None:
    shelf = library(*dated(days))
    assert len(shelf.neighbours) == len(days)
    post = shelf.posts[0] if shelf.posts else None
    chain = []
    while post:
        chain.append(post)
        older, _ = shelf.neighbours[post.uri]
        assert older is None or shelf.neighbours[older.uri][1] is post
        post = older
    assert tuple(chain) == shelf.posts
    assert not shelf.posts or shelf.neighbours[shelf.posts[0].uri][1] is None


@given(DATES)
def test_years_and_months_hold_every_post_once_newest_first(days: list[str]) -> None:
    shelf = library(*dated(days))
    assert [p for year in shelf.years for p in year.posts] == list(shelf.posts)
    months = [(m.year, m.month) for y in shelf.years for m in y.months]
    assert months == sorted(set(months), reverse=True)


def test_a_preview_shows_drafts_and_scheduled_posts_and_a_build_hides_them() -> None:
    posts = [
        written(uri="blog/public.md"),
        written("draft: true", uri="blog/draft.md"),
        written("date: 2030-01-01", uri="blog/later.md"),
        written("permalink: false", uri="blog/nowhere.md"),
        written("draft: true", "permalink: false", uri="blog/draft-nowhere.md"),
    ]
    shown = {p.uri for p in library(*posts).posts}
    previewed = {p.uri for p in library(*posts, preview=True).posts}
    assert shown == {"blog/public.md"}
    assert previewed == {"blog/public.md", "blog/draft.md", "blog/later.md"}
    for preview in (False, True):
        both = library(*posts, preview=preview)
        assert {p.uri for p in both.posts + both.hidden} == {p.uri for p in posts}


def test_a_day_belongs_to_the_month_that_it_has_in_the_blogs_zone() -> None:
    (year,) = library(written("date: 2016-12-31T23:30:00Z")).years
    assert (year.year, year.months[0].month) == (2017, 1)


def test_tags_that_differ_only_in_case_are_one_named_as_the_newest_post_writes_it() -> None:
    shelf = library(
        written("date: 2015-01-01", "tags: [django]", uri="blog/a.md"),
        written("date: 2016-01-01", "tags: [Django, DJANGO]", uri="blog/b.md"),
    )
    (tag,) = shelf.tags
    assert (tag.slug, [p.uri for p in tag.posts]) == ("django", ["blog/b.md", "blog/a.md"])
    assert tag.name in ("Django", "DJANGO")


@pytest.mark.parametrize("names", [["C", "C++", "C#"], ["日本", "本日"]], ids=ascii)
def test_tags_that_differ_in_more_than_case_have_pages_of_their_own(names: list[str]) -> None:
    posts = [written(f'tags: ["{name}"]', uri=f"blog/{n}.md") for n, name in enumerate(names)]
    tags = library(*posts).tags
    assert {tag.name: len(tag.posts) for tag in tags} == dict.fromkeys(names, 1)
    assert len({tag.slug for tag in tags}) == len(names)


def test_tags_are_in_order_of_the_alphabet() -> None:
    assert [t.name for t in library(written("tags: [b, C, a]")).tags] == ["a", "b", "C"]


@pytest.mark.parametrize(
    "tag", ["?", "..", "日本?", "日本#1", "\\", "/", "x" * 300, "\u200f"], ids=ascii_id
)
def test_whatever_a_tag_is_called_it_has_a_page_of_its_own_or_is_refused(tag: str) -> None:
    try:
        post = written(f"tags: [{tag!r}]")
    except ContentError:
        return
    pages = listings(library(post), Places(), Words(locale_of("en")))
    (url,) = (page.permalink.url for page in pages if page.kind is Kind.TAG)
    assert url.startswith("/tags/")
    assert url != "/tags/"


def test_the_parts_of_a_series_are_in_order_of_time() -> None:
    shelf = library(
        written("date: 2016-03-01", "series: Ports", uri="blog/b.md"),
        written("date: 2016-02-01", "series: [PORTS, Harbours]", uri="blog/c.md"),
        written("date: 2016-03-01", "series: ' ports '", uri="blog/a.md"),
        written("date: 2016-01-01", uri="blog/d.md"),
    )
    parts = {uri: (part.series, part.number) for uri, part in shelf.parts.items()}
    assert parts == {
        "blog/c.md": ("PORTS", 1),
        "blog/a.md": ("PORTS", 2),
        "blog/b.md": ("PORTS", 3),
    }


def test_a_post_alone_is_no_series() -> None:
    hidden = written("draft: true", "series: Ports", uri="blog/b.md")
    shelf = library(written("series: Ports"), written("series: ''", uri="blog/c.md"), hidden)
    assert shelf.parts == {}
    assert len(library(written("series: Ports"), hidden, preview=True).parts) == 2


LONG = {
    # parts, the one that is read: those that its page lists
    (2, 1): [1, 2],
    (41, 21): [*range(1, 42)],
    (60, 1): [*range(1, 22), 60],
    (60, 30): [1, *range(10, 51), 60],
    (60, 59): [1, *range(39, 61)],
}


@pytest.mark.parametrize(("count", "number"), LONG)
def test_a_page_lists_the_parts_near_its_own_and_both_ends(count: int, number: int) -> None:
    days = (dt.date(2016, 1, 1) + dt.timedelta(n) for n in range(count))
    shelf = library(
        *(
            written(f"date: {day}", "series: Ports", uri=f"blog/{n}.md")
            for n, day in enumerate(days, 1)
        )
    )
    near = shelf.parts[f"blog/{number}.md"].near
    assert [(n, post.uri) for n, post in near] == [(n, f"blog/{n}.md") for n in LONG[count, number]]
