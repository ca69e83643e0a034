"""A drawn site's posts: the box of their series, and the posts that are like them."""

from collections.abc import Callable
from urllib.parse import urljoin

import pytest

from drawn import Blog, Document, Site, text_of

BREAD = "Dough, yeast, flour and an oven: knead the dough, bake the loaf, mind the crust."
BOATS = "Mast, sail, rudder and keel: leave the harbour with the tide, mind the rigging."


def post(day: str, text: str, *front: str) -> str:
    return "\n".join(["---", f"date: {day}", *front, "---", text])


def texts() -> dict[str, str]:
    """Return eight posts, on bread and on boats in turn; those on bread are a series."""
    found = {}
    for n in range(1, 5):
        found[f"docs/blog/bread{n}.md"] = post(f"2016-0{2 * n - 1}-01", BREAD, "series: Bread & co")
        found[f"docs/blog/boats{n}.md"] = post(f"2016-0{2 * n}-01", BOATS)
    return found


@pytest.fixture(scope="module")
def site(blog_of_module: Callable[..., Blog]) -> Site:
    drawing = blog_of_module()
    drawing.write(texts())
    return drawing.build()


def box(page: Document) -> list[tuple[str, str, bool]]:
    """Return the parts that a page lists: number, address, whether it is the page itself."""
    found, number = [], 0
    for item in page.all("li", page.one("nav.pl-series")):
        number = int(item.get("value", number + 1))
        (link,) = page.all("a", item)
        address = urljoin(page.address, link.get("href"))
        found.append((str(number), address, link.get("aria-current") == "page"))
    return found


def related(page: Document) -> list[str]:
    links = page.all("a", page.one("nav.pl-related"))
    return [urljoin(page.address, link.get("href")) for link in links]


def test_a_part_shows_all_parts_and_which_it_is(site: Site) -> None:
    page = site["/blog/2016/bread2/"]
    expected = [(str(n), f"/blog/2016/bread{n}/", n == 2) for n in range(1, 5)]
    assert box(page) == expected
    (summary,) = page.all("summary", page.one("nav.pl-series"))
    assert text_of(summary) == "Bread & co Part 2 of 4"
    assert page.one("nav.pl-series").get("aria-label") == "Bread & co"


def test_a_short_series_is_open_and_a_long_one_folded(
    site: Site, blog: Callable[..., Blog]
) -> None:
    (details,) = site["/blog/2016/bread2/"].all(
        "details", site["/blog/2016/bread2/"].one("nav.pl-series")
    )
    assert details.get("open") is not None
    drawing = blog()
    for n in range(1, 8):
        drawing.write({f"docs/blog/p{n}.md": post(f"2016-01-0{n}", BREAD, "series: [Long]")})
    page = drawing.build()["/blog/2016/p7/"]
    (details,) = page.all("details", page.one("nav.pl-series"))
    assert details.get("open") is None
    assert len(box(page)) == 7


def test_a_post_without_a_series_has_no_box(site: Site) -> None:
    assert site["/blog/2016/boats2/"].all("nav.pl-series") == []


def test_posts_of_an_archive_are_parts_too(blog: Callable[..., Blog]) -> None:
    archives = [{"folder": "old", "generator": "hugo"}]
    drawing = blog(extra={"blog": {"archives": archives}})
    drawing.write(
        {
            "docs/old/hugo.toml": "",
            "docs/old/content/posts/one.md": post("2015-01-01", BREAD, "Series: [bread]"),
            "docs/blog/two.md": post("2016-01-01", BREAD, "series: Bread"),
        }
    )
    found = box(drawing.build()["/blog/2016/two/"])
    assert found == [("1", "/posts/one/", False), ("2", "/blog/2016/two/", True)]


def test_a_part_that_is_a_draft_is_none_to_readers(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    drawing.write(
        texts()
        | {"docs/blog/bread2.md": post("2016-03-01", "A", "draft: true", "series: Bread & co")}
    )
    assert len(box(drawing.build()["/blog/2016/bread3/"])) == 3
    page = drawing.preview()["/blog/2016/bread3/"]
    assert len(box(page)) == 4
    assert [text_of(e) for e in page.all("strong.pl-status", page.one("nav.pl-series"))] == [
        "Draft"
    ]


def test_a_post_leads_to_those_that_are_like_it(site: Site) -> None:
    assert related(site["/blog/2016/boats1/"]) == [f"/blog/2016/boats{n}/" for n in (4, 3, 2)]


def test_where_nothing_else_is_like_a_post_there_is_no_heading(site: Site) -> None:
    assert site["/blog/2016/bread1/"].all("nav.pl-related") == []


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (1, 1), (9, 3)])
def test_the_settings_say_how_many(blog: Callable[..., Blog], count: int, shown: int) -> None:
    drawing = blog(extra={"blog": {"related": count}})
    drawing.write(texts())
    page = drawing.build()["/blog/2016/boats1/"]
    assert len(related(page) if shown else page.all("nav.pl-related")) == shown


def test_drafts_are_related_to_nothing_and_unlisted_posts_neither(
    blog: Callable[..., Blog],
) -> None:
    archives = [{"folder": "old", "generator": "hugo"}]
    drawing = blog(extra={"blog": {"archives": archives}})
    drawing.write(
        texts()
        | {
            "docs/blog/draft.md": post("2014-01-01", BOATS, "draft: true"),
            "docs/old/hugo.toml": "",
            "docs/old/content/x.md": post("2013-01-01", BOATS, "build: {list: never}"),
        }
    )
    site = drawing.build()
    assert len(related(site["/blog/2016/boats1/"])) == 3
    assert site["/x/"].all("nav.pl-related") == []


def test_code_makes_no_post_like_another(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    code = f"Nothing.\n\n```text\n{BOATS}\n```\n"
    drawing.write(texts() | {f"docs/blog/code{n}.md": post(f"2014-0{n}-01", code) for n in (1, 4)})
    assert drawing.build()["/blog/2014/code1/"].all("nav.pl-related") == []


def test_the_boxes_lead_somewhere(site: Site) -> None:
    assert site.broken == []
