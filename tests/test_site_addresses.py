"""A drawn site: every post is at the address that its front matter names."""

from collections.abc import Callable
from urllib.parse import urljoin

import pytest

from drawn import Blog, Site

PERMALINKS = {
    # permalink                         the address, and the file that answers it
    "/blog/2016/recap/": ("/blog/2016/recap/", "blog/2016/recap/index.html"),
    "blog/2016/recap/": ("/blog/2016/recap/", "blog/2016/recap/index.html"),
    '"/blog/2016/recap/index.html"': ("/blog/2016/recap/", "blog/2016/recap/index.html"),
    "/old/recap.html": ("/old/recap.html", "old/recap.html"),
    "/old/recap": ("/old/recap", "old/recap.html"),
    "/v1.2": ("/v1.2", "v1.2.html"),
    "/recap/": ("/recap/", "recap/index.html"),
    "/a/b/c/d/e/": ("/a/b/c/d/e/", "a/b/c/d/e/index.html"),
    "'/{{ page.date | date: \"%Y/%m/%d\" }}/{{ page.fileSlug }}/'": (
        "/2016/11/06/recap/",
        "2016/11/06/recap/index.html",
    ),
    "'/{{ title | slugify }}/'": ("/the-recap-of-2016/", "the-recap-of-2016/index.html"),
    "/café/日本 語/": ("/caf%C3%A9/%E6%97%A5%E6%9C%AC%20%E8%AA%9E/", "café/日本 語/index.html"),
    "/Mixed/Case/": ("/Mixed/Case/", "Mixed/Case/index.html"),
    "/100%/it's-(one)&two/": ("/100%25/it%27s-%28one%29%26two/", "100%/it's-(one)&two/index.html"),
    "": ("/blog/2016/recap/", "blog/2016/recap/index.html"),
}


@pytest.mark.parametrize(("permalink", "expected"), PERMALINKS.items(), ids=PERMALINKS)
def test_a_post_is_served_at_its_permalink(
    blog: Callable[..., Blog], permalink: str, expected: tuple[str, str]
) -> None:
    address, file = expected
    site = blog(
        f"""
        blog/deep/2016-11-06-recap.md
        | ---
        | title: The recap of 2016
        | permalink: {permalink}
        | ---
        | The text of the recap.
        | See [the other](../other.md) and ![dot](../dot.png).
        blog/other.md
        | ---
        | date: 2015-01-01
        | ---
        | Back to [the recap](deep/2016-11-06-recap.md).
        blog/dot.png
        | 2 × 2
        """
    ).build()
    assert site.file(address) == file
    assert "The text of the recap." in site[address].text
    assert site[address].rel("canonical") == [f"https://blog.example{address}"]
    shown = {site.file(page) for page in site.pages if "text of the recap" in site[page].text}
    assert shown == {"index.html", file}
    assert site.broken == []
    assert f"https://blog.example{address}" in site.text("sitemap.xml")


SITE = """
index.md
| # Home
about.md
| # About
| Text of [a post](blog/2016/one.md).
blog/2016/one.md
| ---
| title: One
| date: 2016-11-06
| permalink: /blog/2016/one/
| ---
blog/two.md
| ---
| title: Two
| date: 2017-05-01
| permalink: /writing/notes/two.html
| aliases: [/2017/two/, /two.html, "/alt/tw%20o/", /plain]
| ---
blog/README.md
| # About this blog
blog/trips/index.md
| # Trips
| Where I went.
blog/trips/three.md
| ---
| title: Three
| date: 2017-06-01
| permalink: /blog/trips/three/
| ---
blog/nowhere.md
| ---
| title: Nowhere to be seen
| date: 2017-06-01
| permalink: false
| ---
| Not a single word of it.
"""


@pytest.fixture(scope="module")
def site(blog_of_module: Callable[..., Blog]) -> Site:
    return blog_of_module(SITE).build()


def test_every_link_of_the_site_leads_somewhere(site: Site) -> None:
    assert site.broken == []


def test_every_parent_path_of_every_post_is_a_page(site: Site) -> None:
    for post in ("/blog/2016/one/", "/writing/notes/two.html", "/blog/trips/three/"):
        parts = post.strip("/").split("/")[:-1]
        for count in range(len(parts) + 1):
            assert "/" + "".join(f"{part}/" for part in parts[:count]) in site


def test_a_folder_above_a_post_lists_it(site: Site) -> None:
    assert "Two" in site["/writing/"].text
    assert "Two" in site["/writing/notes/"].text
    assert "/writing/notes/two.html" in site["/writing/"].content_links


def test_an_index_file_among_posts_is_an_ordinary_page(site: Site) -> None:
    assert site["/blog/trips/"].text.startswith("Trips Where I went.")
    assert site["/blog/"].text.startswith("About this blog")


def test_pages_that_are_no_posts_stay_where_mkdocs_puts_them(site: Site) -> None:
    assert site["/about/"].content_links[-1:] == ["/blog/2016/one/"]


def test_a_post_with_permalink_false_is_nowhere(site: Site) -> None:
    assert site.holding("nowhere") == []
    assert site.holding("Nowhere to be seen") == []
    assert site.holding("Not a single word") == []


@pytest.mark.parametrize("old", ["/2017/two/", "/two.html", "/alt/tw%20o/", "/plain"])
def test_an_old_address_sends_readers_on_to_the_new_one(site: Site, old: str) -> None:
    page = site[old]
    assert page.rel("canonical") == ["https://blog.example/writing/notes/two.html"]
    assert page.meta("robots") == ["noindex"]
    assert urljoin(old, page.one("a").get("href")) == "/writing/notes/two.html"


def test_an_old_address_is_in_no_list_and_not_in_the_sitemap(site: Site) -> None:
    for file in ("sitemap.xml", "feed.xml", "blog/index.html"):
        assert "2017/two/" not in site.text(file)
    assert "/2017/two/" not in site.found


@pytest.mark.parametrize("posts", ["notes", "notes/", "/notes/", "notes/public"])
def test_posts_may_lie_in_another_folder(blog: Callable[..., Blog], posts: str) -> None:
    site = blog(
        """
        notes/public/one.md
        | ---
        | date: 2016-11-06
        | ---
        blog/page.md
        | No post.
        """,
        extra={"blog": {"posts": posts}},
    ).build()
    assert "/blog/2016/one/" in site
    assert "/blog/page/" in site


def test_posts_may_lie_anywhere_in_docs(blog: Callable[..., Blog]) -> None:
    site = blog(
        """
        index.md
        | # Home
        trips/one.md
        | ---
        | date: 2016-11-06
        | ---
        """,
        extra={"blog": {"posts": "", "permalink": "/{folder}/{slug}/"}},
    ).build()
    assert "/trips/one/" in site
    assert site.broken == []


@pytest.mark.parametrize("ending", [".markdown", ".mdown", ".mkd"])
def test_every_ending_of_markdown_makes_a_post(blog: Callable[..., Blog], ending: str) -> None:
    drawing = blog(f"blog/one{ending}\n| ---\n| date: 2016-11-06\n| ---\n| Text.")
    assert "/blog/2016/one/" in drawing.build()


def test_a_site_below_a_path_keeps_its_links(blog: Callable[..., Blog]) -> None:
    site = blog(
        """
        blog/one.md
        | ---
        | title: One
        | date: 2016-11-06
        | aliases: [/old/one/]
        | tags: [x]
        | ---
        | See [two](two.md), [two](/blog/2016/two.html) and [two](/repo/blog/2016/two.html).
        |
        | <a href="two.md">two</a> <a href="/repo/blog/2016/two.html">two</a>
        blog/two.md
        | ---
        | title: Two
        | date: 2016-11-07
        | permalink: /blog/2016/two.html
        | ---
        """,
        site_url="https://someone.example/repo/",
    ).build()
    assert site.broken == []
    links = site["/blog/2016/one/"].content_links
    assert [link for link in links if "two" in link][:5] == ["/blog/2016/two.html"] * 5
    assert site["/blog/2016/one/"].rel("canonical") == [
        "https://someone.example/repo/blog/2016/one/"
    ]
    assert site["/old/one/"].rel("canonical") == ["https://someone.example/repo/blog/2016/one/"]
    assert site["/old/one/"].one("a").get("href") == "../../blog/2016/one/"
    for file in ("feed.xml", "atom.xml", "feed.json", "sitemap.xml"):
        assert "https://someone.example/repo/blog/2016/two.html" in site.text(file)
        assert "https://someone.example/blog/" not in site.text(file)
    assert "Sitemap: https://someone.example/repo/sitemap.xml" in site.text("robots.txt")


def test_a_link_to_a_post_without_ending_is_none_to_the_folder_of_that_name(
    blog: Callable[..., Blog],
) -> None:
    site = blog(
        """
        blog/short.md
        | ---
        | title: Short
        | date: 2016-11-06
        | permalink: /short
        | ---
        | [sub](../short/sub.md)
        short/sub.md
        | # Sub
        | [up](../blog/short.md)
        """
    ).build()
    assert site.file("/short") == "short.html"
    assert site["/short/sub/"].content_links[-1] == "/short"
    assert site.broken == []
