"""Spellings: with `spellings: all` a post answers in all four, and nothing else changes."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from drawn import Blog, Document, Site
from pages_server import serving, visit
from permalog.host import twin

DRAWING = """
index.md
| # Home
about.md
| # About
blog/folder.md
| ---
| title: The folder
| date: 2016-11-06
| permalink: /a/folder/
| aliases: [/was/here/]
| ---
| The text.
blog/file.md
| ---
| title: The file
| date: 2016-11-07
| permalink: /a/caf\u00e9.html
| ---
| See [folder](folder.md).
blog/bare.md
| ---
| title: The bare
| date: 2016-11-08
| permalink: /a/bare
| ---
blog/draft.md
| ---
| title: The draft
| date: 2016-11-09
| permalink: /a/draft/
| draft: true
| ---
old/_config.yml
| timezone: UTC
old/_posts/2015-01-02-moved.md
| ---
| title: Moved
| permalink: /2015/moved
| ---
"""
ALL = {"spellings": "all", "archives": [{"folder": "old", "generator": "jekyll"}]}
POSTS = {
    "/a/folder/": "a/folder",
    "/a/caf\u00e9.html": "a/caf\u00e9",
    "/a/bare": "a/bare",
    "/2015/moved": "2015/moved",
}
TWINS = ["2015/moved/index.html", "a/bare/index.html", "a/caf\u00e9/index.html", "a/folder.html"]


@pytest.fixture(scope="module")
def drawing(blog_of_module: Callable[..., Blog]) -> Blog:
    return blog_of_module(DRAWING, extra={"blog": ALL})


@pytest.fixture(scope="module")
def site(drawing: Blog) -> Site:
    return drawing.build()


def refreshes(page: Document) -> list[str]:
    metas = page.tree.iter("meta")
    return [m.get("content") or "" for m in metas if m.get("http-equiv") == "refresh"]


def html_of(site: Site) -> set[str]:
    return {file for file in site.files if file.endswith(".html")}


@pytest.mark.parametrize("base", ["/", "/repo/"])
def test_all_four_spellings_lead_to_the_post(site: Site, base: str) -> None:
    with serving(site.folder, base) as server:
        for url, stem in POSTS.items():
            for spelling in (stem, f"{stem}/", f"{stem}.html", f"{stem}/index.html"):
                found = visit(server, base + spelling.replace("\u00e9", "%C3%A9"))
                assert found.status == 200, spelling
                assert "page" in found.steps or found.file in (f"{stem}.html", f"{stem}/index.html")
                assert found.file == site.file(url), spelling


def test_by_default_there_are_no_twins(blog: Callable[..., Blog], site: Site) -> None:
    usual = blog(DRAWING, extra={"blog": {**ALL, "spellings": "one"}}).build()
    assert html_of(site) - html_of(usual) == set(TWINS)
    assert html_of(usual) < html_of(site)


@pytest.mark.parametrize("file", TWINS)
def test_a_twin_is_a_page_that_leads_to_the_post_and_no_copy(site: Site, file: str) -> None:
    page = Document(f"/{file}", site.text(file))
    (refresh,) = refreshes(page)
    assert refresh.startswith("0; url=")
    assert page.meta("robots") == ["noindex"]
    (canonical,) = page.rel("canonical")
    assert canonical.startswith("https://blog.example/")
    assert "The text." not in page.html


def test_twins_stand_in_no_list_no_search_no_feed_and_no_sitemap(site: Site) -> None:
    for file in TWINS:
        url = "/" + file.removesuffix("index.html").replace("\u00e9", "%C3%A9")
        assert site.holding(f"{url}<") == []
        assert site.holding(f'{url}"') == []
    assert site.broken == []


def test_links_lead_to_the_post_itself(site: Site) -> None:
    assert "/a/folder/" in site["/a/caf\u00e9.html"].content_links


TAKEN: Mapping[str, tuple[str, dict[str, Any], str]] = {
    "a page": ("a/x.html\n| mine", {}, "a/x.html"),
    "an alias": ("about.md\n| ---\n| aliases: [/a/x.html]\n| ---", {}, "a/x.html"),
    "a redirect": ("", {"redirects": {"/a/x.html": "/blog/"}}, "a/x.html"),
    "a page in other letters": ("a/X.html\n| mine", {}, "a/X.html"),
    "a folder": ("a/x.html/y.txt\n| mine", {}, "a/x.html/y.txt"),
    "a draft": (
        "blog/d.md\n| ---\n| date: 2016-11-06\n| draft: true\n| permalink: /a/x.html\n| ---",
        {},
        "",
    ),
}


@pytest.mark.parametrize(("more", "settings", "file"), TAKEN.values(), ids=TAKEN)
def test_what_is_published_at_the_place_of_a_twin_stays(
    blog: Callable[..., Blog], more: str, settings: dict[str, Any], file: str
) -> None:
    post = "blog/x.md\n| ---\n| title: The x\n| date: 2016-11-06\n| permalink: /a/x/\n| ---\n"
    drawing = blog(post + more, extra={"blog": {"spellings": "all", **settings}})
    site = drawing.build()
    assert "The x" in site["/a/x/"].html
    twins = [f for f in html_of(site) if f.casefold() == "a/x.html"]
    assert twins == [file] * file.endswith(".html")
    if twins:
        assert refreshes(Document("/", site.text(file))) != ["0; url=x/"]


def test_a_file_where_the_twin_needs_a_folder_stays(blog: Callable[..., Blog]) -> None:
    post = "blog/x.md\n| ---\n| date: 2016-11-06\n| permalink: /a/x.html\n| ---\n"
    site = blog(post + "a/x\n| mine", extra={"blog": {"spellings": "all"}}).build()
    assert site.text("a/x").strip() == "mine"


def test_a_name_that_is_too_long_with_its_ending_has_no_twin(blog: Callable[..., Blog]) -> None:
    post = f"blog/x.md\n| ---\n| date: 2016-11-06\n| permalink: /a/{'x' * 252}/\n| ---\n"
    site = blog(post, extra={"blog": {"spellings": "all"}}).build()
    assert f"/a/{'x' * 252}/" in site


def test_a_list_above_posts_is_no_place_for_a_twin(blog: Callable[..., Blog]) -> None:
    posts = "blog/{0}.md\n| ---\n| title: Post {0}\n| date: 2016-11-06\n| permalink: {1}\n| ---\n"
    drawing = posts.format("a", "/x.html") + posts.format("b", "/x/y/")
    site = blog(drawing, extra={"blog": {"spellings": "all"}}).build()
    assert refreshes(site["/x/"]) == []
    assert "Post b" in site["/x/"].text


def test_another_value_stops_the_build(blog: Callable[..., Blog]) -> None:
    said = blog(DRAWING, extra={"blog": {"spellings": "some"}}).fails()
    assert "`extra.blog.spellings`" in said
    assert "one" in said
    assert "all" in said


TWIN_OF = {
    "x/index.html": "x.html",
    "x.html": "x/index.html",
    "a/b/index.html": "a/b.html",
    "index.html": None,
    "feed.xml": None,
    "x.htm": None,
}


@pytest.mark.parametrize("file", TWIN_OF)
def test_the_twin_of_a_file_is_the_other_one_for_the_same_address(file: str) -> None:
    assert twin(file) == TWIN_OF[file]
    other = TWIN_OF[file]
    assert other is None or twin(other) == file
