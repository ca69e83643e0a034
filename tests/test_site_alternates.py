"""A drawn site: each page as Markdown beside it, and llms.txt."""

import re
from collections.abc import Callable

import pytest
import yaml

from drawn import Blog, Site

DRAWING = """
index.md
| # Home
guide/page.md
| ---
| title: The guide
| description: How it is done.
| ---
| ## Part two
|
| [one](../blog/2016/one.md)
hidden.md
| ---
| robots: noindex
| ---
| # Hidden
blog/2016/one.md
| ---
| title: "One: & <two>"
| date: 2016-11-06
| tags: [Django]
| description: All about it.
| permalink: /somewhere/else/
| secret: not for machines
| ---
| First: [two](../two.md#x), [part](../../guide/page.md#part-two), [below](#details),
| ![dot](dot.png), [site](/bare), [out](https://other.example/), <a href="../two.md">raw</a>
|
| <!-- more -->
|
| ## Details
|
| ```html
| [two](../two.md)
| ```
|
| [ref]
|
| [ref]: ../two.md
blog/2016/dot.png
| dot
blog/two.md
| ---
| title: Two
| date: 2015-01-01
| permalink: /two.html
| ---
| <span id="x"></span> Text.
blog/bare.md
| ---
| title: Bare
| date: 2014-01-01
| permalink: /bare
| ---
| Text.
blog/draft.md
| ---
| title: Draft
| draft: true
| date: 2014-01-01
| ---
| Not yet.
"""
ROOTS = ["https://blog.example/", "https://someone.example/repo/"]


@pytest.fixture(scope="module", params=ROOTS)
def site(request: pytest.FixtureRequest, blog_of_module: Callable[..., Blog]) -> Site:
    validation = {"links": {"absolute_links": "ignore"}}
    drawing = blog_of_module(DRAWING, site_url=request.param, validation=validation)
    return drawing.build(strict=False)


ADDRESSES = {
    "/somewhere/else/": "/somewhere/else/index.html.md",
    "/two.html": "/two.html.md",
    "/bare": "/bare.md",
    "/guide/page/": "/guide/page/index.html.md",
}


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_page_leads_to_its_markdown_at_its_own_address(site: Site, address: str) -> None:
    page = site[address]
    (link,) = (e for e in page.tree.iter("link") if e.get("type") == "text/markdown")
    assert link.get("rel") == "alternate"
    assert ADDRESSES[address].endswith("/" + (link.get("href") or "").rpartition("/")[2])
    assert ADDRESSES[address].lstrip("/") in site.files


def test_lists_drafts_and_pages_that_are_not_to_be_found_have_none(site: Site) -> None:
    found = {"/" + file for file in site.files if file.endswith(".md")}
    assert found == {*ADDRESSES.values()}
    assert not [e for e in site["/blog/"].tree.iter("link") if e.get("type") == "text/markdown"]


def test_the_markdown_of_a_post_stands_alone(site: Site) -> None:
    text, root = site.text("somewhere/else/index.html.md"), site.site_url
    _, front, body = text.split("---\n", 2)
    assert yaml.safe_load(front) == {
        "title": "One: & <two>",
        "date": "2016-11-06T00:00:00+01:00",
        "description": "All about it.",
        "url": f"{root}somewhere/else/",
        "tags": ["Django"],
    }
    assert body.startswith("\n# One: & \\<two>\n\nFirst: ")
    for link in (
        f"[two]({root}two.html#x)",
        f"[part]({root}guide/page/#part-two)",
        f"[below]({root}somewhere/else/#details)",
        f"![dot]({root}blog/2016/dot.png)",
        f"[site]({root}bare)",
        "[out](https://other.example/)",
        f'<a href="{root}two.html">raw</a>',
        f"[ref]: {root}two.html",
    ):
        assert link in body
    assert "[two](../two.md)\n```" in body
    assert "more -->" not in body
    assert "secret" not in text


def test_llms_txt_lists_posts_newest_first_and_where_the_rest_is(site: Site) -> None:
    text, root = site.text("llms.txt"), site.site_url
    links = re.findall(r"^- \[(.*)\]\((.*?)\)", text, re.M)
    assert links == [
        ("One: & \\<two>", f"{root}somewhere/else/index.html.md"),
        ("Two", f"{root}two.html.md"),
        ("Bare", f"{root}bare.md"),
        ("The guide", f"{root}guide/page/index.html.md"),
        ("Archive", f"{root}blog/"),
        ("2016", f"{root}blog/2016/"),
        ("2015", f"{root}blog/2015/"),
        ("2014", f"{root}blog/2014/"),
        ("RSS", f"{root}feed.xml"),
        ("Atom", f"{root}atom.xml"),
        ("JSON Feed", f"{root}feed.json"),
    ]
    assert re.findall(r"^#+ .*", text, re.M) == [
        "# Permalog",
        "## Newest posts",
        "## Pages",
        "## Optional",
    ]
    assert ": 2016-11-06. All about it." in text


def test_neither_is_an_address_of_the_blog(site: Site) -> None:
    lock = (site.folder.parent / "urls.lock").read_text("utf-8")
    locked = {line.split()[0] for line in lock.splitlines() if line.startswith("/")}
    assert "/two.html" in locked
    for known in (locked, set(re.findall("<loc>(.*?)</loc>", site.text("sitemap.xml")))):
        assert not [url for url in known if url.endswith((".md", "llms.txt", ".png?"))]
        assert not [url for url in known if "/assets/card" in url]


def test_llms_txt_lists_a_hundred_posts_of_many(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    for n in range(103):
        drawing.write({f"docs/blog/{n}.md": f"---\ndate: 2016-01-01\n---\nText {n}."})
    text = drawing.build().text("llms.txt")
    assert text.count("index.html.md)") == 100
    assert "103 posts" in text


def test_what_the_author_has_there_stays_as_it_is(blog: Callable[..., Blog]) -> None:
    site = blog(
        """
        llms.txt
        | My own.
        blog/a.md
        | ---
        | date: 2016-11-06
        | permalink: /a
        | ---
        blog/b.md
        | ---
        | date: 2016-11-06
        | permalink: /a.md
        | ---
        | A page that is called so.
        """
    ).build()
    assert site.text("llms.txt") == "My own.\n"
    assert "A page that is called so." in site["/a.md"].text
    assert site.text("a.md.md").startswith("---\n")


def test_alternates_can_be_switched_off(blog: Callable[..., Blog]) -> None:
    site = blog(DRAWING, extra={"blog": {"alternates": False}}).build(strict=False)
    assert [file for file in site.files if file.endswith(".md") or file == "llms.txt"] == []
    assert "text/markdown" not in site["/two.html"].html


def test_llms_txt_lists_no_page_that_its_archive_keeps_out_of_lists(
    blog: Callable[..., Blog],
) -> None:
    text = (
        blog(
            """
            blog/old/hugo.toml
            | baseURL = "https://old.example/"
            blog/old/content/about.md
            | ---
            | title: About
            | ---
            | Text.
            blog/old/content/apart.md
            | ---
            | title: Apart
            | build: {list: never}
            | ---
            | Text.
            """,
            extra={"blog": {"archives": [{"folder": "blog/old"}]}},
        )
        .build()
        .text("llms.txt")
    )
    assert "[About]" in text
    assert "[Apart]" not in text


def test_a_post_of_an_archive_is_there_as_the_markdown_that_it_became(
    blog: Callable[..., Blog],
) -> None:
    site = blog(
        """
        blog/old/_config.yml
        | url: https://old.example
        blog/old/_posts/2016-11-06-a.md
        | ---
        | title: A
        | ---
        | {% highlight ruby %}
        | puts 1
        | {% endhighlight %}
        |
        | ![x](/img/x.png) [b]({% post_url 2016-11-07-b %})
        blog/old/_posts/2016-11-07-b.md
        | ---
        | title: B
        | ---
        | Text.
        blog/old/img/x.png
        | x
        """,
        extra={"blog": {"archives": [{"folder": "blog/old"}]}},
    ).build()
    text = site.text("2016/11/06/a.html.md")
    assert "{%" not in text
    assert "puts 1" in text
    assert "![x](https://blog.example/img/x.png)" in text
    assert "[b](https://blog.example/2016/11/07/b.html)" in text
