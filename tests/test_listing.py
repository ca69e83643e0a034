"""Listings: which there are, and that their addresses and contents stay as posts are added."""

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from permalog.library import Library
from permalog.listing import Kind, Listing, Places, listings
from permalog.post import Post
from permalog.words import Words, locale_of
from sample import dated, written

WORDS = Words(locale_of("en"))


def listed(posts: Iterable[Post], **places: object) -> dict[str, Listing]:
    found = list(listings(Library.of(posts, preview=False), Places(**places), WORDS))  # type: ignore[arg-type]
    by_url = {listing.permalink.url: listing for listing in found}
    assert len(by_url) == len(found), "an address is listed twice"
    return by_url


ALL = tuple(dated(f"{2000 + n // 300}-{n // 25 % 12 + 1:02}-{n % 25 + 1:02}" for n in range(61)))


def days(count: int) -> list[Post]:
    return list(ALL[:count])


def numbered(pages: dict[str, Listing]) -> dict[str, tuple[Post, ...]]:
    return {url: page.posts for url, page in pages.items() if url.startswith("/page/")}


@given(st.integers(0, 60), st.integers(1, 12))
def test_a_numbered_page_keeps_its_address_and_its_posts_when_a_post_is_added(
    count: int, size: int
) -> None:
    posts = days(count + 1)
    before = numbered(listed(posts[:count], per_page=size))
    after = numbered(listed(posts, per_page=size))
    assert before.items() <= after.items()


@given(st.integers(0, 60), st.integers(1, 12))
def test_home_and_the_numbered_pages_hold_every_post_once(count: int, size: int) -> None:
    posts = days(count)
    newest = [p for p in listed(posts, per_page=size).values() if p.kind is Kind.NEWEST]
    shown = [post.uri for page in newest for post in page.posts]
    assert shown == sorted((p.uri for p in posts), reverse=True)
    home, *full = newest
    assert all(len(page.posts) == size for page in full)
    assert min(count, size) <= len(home.posts) < 2 * size


@given(st.integers(0, 60), st.integers(1, 12))
def test_older_leads_from_home_through_every_page_and_newer_leads_back(
    count: int, size: int
) -> None:
    pages = {u: p for u, p in listed(days(count), per_page=size).items() if p.kind is Kind.NEWEST}
    url, way = "/", ["/"]
    while older := pages[url].older:
        assert pages[older].newer == url
        url = older
        way.append(url)
    assert sorted(way) == sorted(pages)


def test_page_1_holds_the_oldest_posts() -> None:
    pages = listed(days(25), per_page=10)
    assert [p.uri for p in pages["/page/1/"].posts] == [f"blog/{n:04}.md" for n in range(9, -1, -1)]
    assert "/page/2/" not in pages
    assert len(pages["/"].posts) == 15


def test_a_blog_without_posts_has_a_home_page_and_an_archive() -> None:
    assert {url: page.posts for url, page in listed([]).items()} == {"/": (), "/blog/": ()}


def test_there_is_a_page_for_each_year_and_month_with_posts() -> None:
    pages = listed(dated(["2016-11-06", "2016-03-01", "2015-11-06"]))
    assert set(pages) == {
        "/", "/blog/", "/blog/2016/", "/blog/2016/11/", "/blog/2016/03/", "/blog/2015/",
        "/blog/2015/11/",
    }  # fmt: skip
    assert [p.date.month for p in pages["/blog/2016/"].posts] == [11, 3]
    assert pages["/blog/2016/11/"].title == "November 2016"


def test_there_is_a_page_for_each_tag_and_an_index_of_them() -> None:
    pages = listed([written("tags: [Django, C]")])
    assert {url for url in pages if url.startswith("/tags/")} == {
        "/tags/",
        "/tags/django/",
        "/tags/c/",
    }
    assert [tag.name for tag in pages["/tags/"].tags] == ["C", "Django"]


PARTS = st.lists(st.sampled_from(["a", "b", "2016", "11", "blog", "tags"]), max_size=5)


@given(st.lists(PARTS, max_size=6), st.sampled_from(["/", ".html"]))
def test_every_folder_above_a_post_is_a_page_and_each_address_is_there_once(
    folders: list[list[str]], ending: str
) -> None:
    posts = [
        written(f"permalink: /{'/'.join([*parts, f'post-{n}'])}{ending}", uri=f"blog/{n}.md")
        for n, parts in enumerate(folders)
    ]
    pages = listed(posts)
    for parts in folders:
        for n in range(len(parts) + 1):
            assert "/" + "".join(f"{part}/" for part in parts[:n]) in pages


def test_a_folder_lists_the_posts_below_it() -> None:
    posts = [
        written("permalink: /trips/2016/a/", "date: 2016-01-01", uri="blog/a.md"),
        written("permalink: /trips/b.html", "date: 2017-01-01", uri="blog/b.md"),
        written("permalink: /c", uri="blog/c.md"),
    ]
    pages = listed(posts)
    assert [p.uri for p in pages["/trips/"].posts] == ["blog/b.md", "blog/a.md"]
    assert [p.uri for p in pages["/trips/2016/"].posts] == ["blog/a.md"]


def test_archive_and_tags_lie_where_the_settings_say() -> None:
    pages = listed([written("tags: [x]")], archive="/log/", tags="/log/about/")
    assert {"/log/", "/log/2016/", "/log/2016/11/", "/log/about/", "/log/about/x/"} <= set(pages)
