"""A drawn site: links follow what they point to, and a broken one is found with file and line."""

import time
from collections.abc import Callable
from urllib.parse import urljoin

import feedparser
import pytest

from drawn import Blog, Site, links_of, parse

LINKS = """
index.md
| # Home
| [a post](blog/2016/one.md)
guide/page.md
| # Guide
| ## Part two
| [one](../blog/2016/one.md#details) ![dot](../blog/2016/dot.png)
blog/2016/one.md
| ---
| title: One
| date: 2016-11-06
| permalink: /somewhere/else/one.html
| ---
| Begin: [two](../two.md), [part](../../guide/page.md#part-two), [below](#details), ![dot](dot.png),
| [home](../../index.md), [file](data.txt), [site](/blog/2015/two/), [out](https://other.example/),
| [mail](mailto:me@blog.example), <a href="../two.md#x">raw</a>, <img src="dot.png" alt="raw">,
| <img alt="set" src="dot.png" srcset="dot.png 1x, sub/big.png 2x">.
|
| <p><a href="../two.md">raw block</a> <a href='../../guide/page.md#part-two'>part</a></p>
| <picture><source srcset="sub/big.png"><img src="dot.png" alt=""></picture>
| <video src="film.mp4" poster="dot.png"></video>
|
| <!-- more -->
|
| ## Details
|
| [ref] and ![ref image][img] and <https://auto.example/>
|
| ```html
| <a href="../two.md">shown as it is</a>
| ```
|
| `<img src="dot.png">`
|
| [ref]: ../two.md "with title"
| [img]: sub/big.png
blog/2016/dot.png
| 2 × 2
blog/2016/film.mp4
| film
blog/2016/data.txt
| data
blog/2016/sub/big.png
| 4 × 4
blog/two.md
| ---
| title: Two
| date: 2015-01-01
| ---
| <span id="x"></span> [one](2016/one.md) <a href="2016/one.md">one</a>
"""

DOT, BIG = "/blog/2016/dot.png", "/blog/2016/sub/big.png"
EXCERPT = [
    "/blog/2015/two/",
    "/guide/page/#part-two",
    "/somewhere/else/one.html#details",
    DOT,
    "/",
    "/blog/2016/data.txt",
    "/blog/2015/two/",
    "https://other.example/",
    "mailto:me@blog.example",
    "/blog/2015/two/#x",
    DOT,
    DOT,
    DOT,
    BIG,
    "/blog/2015/two/",
    "/guide/page/#part-two",
    BIG,
    DOT,
    "/blog/2016/film.mp4",
    DOT,
]
REST = ["/blog/2015/two/", BIG, "https://auto.example/"]


@pytest.fixture(scope="module", params=["https://blog.example/", "https://someone.example/repo/"])
def site(request: pytest.FixtureRequest, blog_of_module: Callable[..., Blog]) -> Site:
    return blog_of_module(LINKS, site_url=request.param).build()


def test_links_of_a_post_lead_where_the_author_pointed(site: Site) -> None:
    page = site["/somewhere/else/one.html"]
    found = [urljoin(page.address, link) for link in links_of(page.content)]
    start = found.index(EXCERPT[0])
    found = [link for link in found[start:] if not link.endswith("one.html#details-1")]
    expected = [*EXCERPT, "/somewhere/else/one.html#details", *REST]
    assert found[: len(expected)] == expected


def test_every_link_of_the_site_is_answered(site: Site) -> None:
    assert site.broken == []


@pytest.mark.parametrize("file", ["feed.xml", "atom.xml"])
def test_links_of_a_feed_are_full_urls_of_the_same_places(site: Site, file: str) -> None:
    (content,) = feedparser.parse(site.text(file), sanitize_html=False).entries[0].content
    base = site.site_url.rstrip("/")
    expected = [base + link if link.startswith("/") else link for link in EXCERPT + REST]
    assert list(links_of(parse(content.value))) == expected


def test_code_is_shown_as_it_was_written(site: Site) -> None:
    page = site["/somewhere/else/one.html"]
    assert '<a href="../two.md">shown as it is</a>' in page.text
    assert '<img src="dot.png">' in page.text


BROKEN = [
    "[x](nowhere.md)",
    "[x](../gone/page.md#part)",
    "![x](gone.png)",
    "[x](b.md#no-such-part)",
    "[x](#no-such-part)",
    "[x](/blog/2016/gone/)",
    "[x](gone/)",
    '<a href="nowhere.md">x</a>',
    '<a href="b.md#no-such-part">x</a>',
    '<img src="gone.png" alt="x">',
    '<img srcset="dot.png 1x, gone.png 2x" alt="x">',
    '<p><a href="nowhere.md">block</a></p>',
    '<p><img src="gone.png" alt="x"></p>',
    "<p><a href='#no-such-part'>x</a></p>",
    "[x](http://[)",
    '<a href="http://[">x</a>',
]


@pytest.mark.parametrize("line", BROKEN)
def test_a_broken_link_fails_a_strict_build_with_file_and_line(
    blog: Callable[..., Blog], line: str
) -> None:
    drawing = blog(
        f"""
        blog/a.md
        | ---
        | date: 2016-11-06
        | ---
        | First line.
        | {line}
        | Last line.
        blog/b.md
        | ---
        | date: 2016-11-07
        | ---
        blog/dot.png
        | 2 × 2
        """
    )
    said = drawing.fails()
    assert "docs/blog/a.md:5: " in said
    assert "Aborted with 1 warnings in strict mode!" in said


def test_a_broken_link_of_a_page_that_is_no_post_has_file_and_line_too(
    blog: Callable[..., Blog],
) -> None:
    said = blog("page.md\n| # Page\n|\n| [x](gone.md)").fails()
    assert "docs/page.md:3: " in said


def test_of_two_broken_links_each_has_its_own_line(blog: Callable[..., Blog]) -> None:
    said = blog("page.md\n| # Page\n|\n| [x](gone.md)\n|\n| [y](gone.md#part)\n| [z](e.md)").fails()
    assert "docs/page.md:3: " in said
    assert "docs/page.md:5: " in said
    assert "docs/page.md:6: " in said


def test_the_lines_of_many_broken_links_in_a_long_text_are_found_at_once(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog("page.md\n| # Page\n" + "|\n| Some *text*, `code` and [x](gone.md).\n" * 2000)
    begin = time.perf_counter()
    assert "docs/page.md:3: " in drawing.fails()
    assert time.perf_counter() - begin < 10  # it took 40 seconds, as each looked at all the code


def test_a_broken_link_to_a_folder_has_its_line_below_a_list(blog: Callable[..., Blog]) -> None:
    assert "docs/page.md:3: " in blog("page.md\n| * A list\n|\n| [x](/gone/)").fails()


def test_a_link_to_a_draft_is_broken_in_a_build(blog: Callable[..., Blog]) -> None:
    said = blog(
        """
        blog/a.md
        | ---
        | date: 2016-11-06
        | ---
        | [soon](b.md)
        blog/b.md
        | ---
        | date: 2016-11-07
        | draft: true
        | ---
        """
    ).fails()
    assert "docs/blog/a.md:4: " in said


def test_a_build_that_is_not_strict_says_the_same_and_goes_on(blog: Callable[..., Blog]) -> None:
    site = blog("page.md\n| # Page\n|\n| [x](gone.md)").build(strict=False)
    (warning,) = (text for level, text in site.log if level == "WARNING")
    assert warning.startswith("docs/page.md:3: ")
    assert "/page/" in site


def test_links_with_umlauts_and_spaces_are_followed(blog: Callable[..., Blog]) -> None:
    site = blog(
        """
        blog/Über uns.md
        | ---
        | date: 2016-11-06
        | permalink: /Über uns/
        | ---
        | ![a](Straße%201.png) <img src="Straße 1.png" alt="a"> [b](b.md)
        blog/Straße 1.png
        | 2 × 2
        blog/b.md
        | ---
        | date: 2016-11-07
        | ---
        | [a](<Über uns.md>) [a](%C3%9Cber%20uns.md) [a](/%C3%9Cber%20uns/)
        | <a href="Über uns.md">a</a>
        """
    ).build()
    assert site.broken == []
    to_a = [link for link in site["/blog/2016/b/"].content_links if "ber%20uns" in link]
    assert to_a[:4] == ["/%C3%9Cber%20uns/"] * 4


@pytest.mark.parametrize("link", ["[x](/blog/2016/b/#nope)", '<a href="/blog/2016/b/#nope">x</a>'])
def test_a_broken_anchor_is_named_as_the_author_wrote_it(
    blog: Callable[..., Blog], link: str
) -> None:
    drawing = blog(
        f"""
        blog/a.md
        | ---
        | date: 2016-11-06
        | ---
        | In code, `/blog/2016/b/#nope` is no link.
        |
        | {link}
        blog/b.md
        | ---
        | date: 2016-11-06
        | ---
        | Text.
        """
    )
    assert "docs/blog/a.md:6: contains a link '/blog/2016/b/#nope'" in drawing.fails()
