"""Feeds after a move: the ids that they had, at the addresses where their readers look for them."""

import json
from collections.abc import Callable

import feedparser
import pytest

from drawn import Blog, Site

JEKYLL = """
old/_config.yml
| url: https://old.example
old/_posts/2016-11-06-duth.md
| ---
| title: Duth
| redirect_from: /2016/duth.html
| ---
| Text.
blog/own.md
| ---
| title: Own
| date: 2017-01-01
| aliases: [/node/7]
| ---
| Text.
"""

RSS = """<rss version="2.0"><channel>
{}</channel></rss>"""


def item(guid: str, link: str) -> str:
    return f"<item><guid isPermaLink='false'>{guid}</guid><link>{link}</link></item>\n"


@pytest.fixture
def moved(blog: Callable[..., Blog]) -> Callable[..., Blog]:
    """Return a blog with a moved archive of Jekyll, and settings of its feeds."""

    def draw(old_feed: str = "", blog_settings: object = None, **feeds: object) -> Blog:
        archives = [{"folder": "old", "generator": "jekyll"}]
        own = blog_settings if isinstance(blog_settings, dict) else {}
        drawing = blog(JEKYLL, extra={"blog": {"archives": archives, "feeds": feeds, **own}})
        if old_feed:
            drawing.write({"old-feed.xml": old_feed})
        return drawing

    return draw


def ids(site: Site, file: str = "atom.xml") -> dict[str, str]:
    parsed = feedparser.parse(site.text(file))
    assert not parsed.bozo
    return {entry.title: entry.id for entry in parsed.entries}


def test_posts_of_an_archive_keep_their_ids_and_ones_own_have_their_url(
    moved: Callable[..., Blog],
) -> None:
    site = moved().build()
    for file in ("atom.xml", "feed.xml"):
        assert ids(site, file) == {
            "Duth": "https://old.example/2016/11/06/duth",
            "Own": "https://blog.example/blog/2017/own/",
        }
    items = json.loads(site.text("feed.json"))["items"]
    assert {it["title"]: it["id"] for it in items} == ids(site)


def test_only_an_id_that_is_the_posts_url_is_a_permalink(moved: Callable[..., Blog]) -> None:
    own, duth = moved().build().text("feed.xml").split("<guid ")[1:]
    assert own.startswith('isPermaLink="true">https://blog.example/blog/2017/own/</guid>')
    assert duth.startswith('isPermaLink="false">https://old.example/2016/11/06/duth</guid>')


def test_a_recorded_feed_goes_before_what_a_generator_did(moved: Callable[..., Blog]) -> None:
    old = RSS.format(
        item("12 at old", "https://elsewhere.example/2016/11/06/duth.html?utm_source=feed")
        + item("urn:7", "https://elsewhere.example/node/7/")
    )
    site = moved(old, ids="old-feed.xml").build()
    assert ids(site, "feed.xml") == {"Duth": "12 at old", "Own": "urn:7"}


def test_an_id_that_is_no_iri_is_none_to_atom(moved: Callable[..., Blog]) -> None:
    old = RSS.format(item("12 at old", "https://o.example/2016/11/06/duth.html"))
    site = moved(old, ids="old-feed.xml").build()
    assert ids(site)["Duth"] == "https://blog.example/2016/11/06/duth.html"


@pytest.mark.parametrize(
    "link",
    [
        "https://o.example/2016/duth.html",
        "https://o.example/2016/duth",
        "/2016/11/06/duth",
        "https://o.example/2016/11/06/%64uth.html",
    ],
)
def test_entries_are_found_by_old_addresses_too(moved: Callable[..., Blog], link: str) -> None:
    site = moved(RSS.format(item("urn:1", link)), ids="old-feed.xml").build()
    assert ids(site)["Duth"] == "urn:1"


def test_entries_are_found_by_redirects_of_the_settings(moved: Callable[..., Blog]) -> None:
    settings = {"redirects": {"/first/": "/second/", "/second/": "/blog/2017/own/"}}
    old = RSS.format(item("urn:1", "https://o.example/first/"))
    site = moved(old, settings, ids="old-feed.xml").build()
    assert ids(site)["Own"] == "urn:1"


def test_entries_of_a_former_site_below_a_path_are_found(moved: Callable[..., Blog]) -> None:
    settings = {"former_sites": ["https://someone.example/weblog"]}
    old = RSS.format(item("urn:1", "https://someone.example/weblog/blog/2017/own/"))
    site = moved(old, settings, ids="old-feed.xml").build()
    assert ids(site)["Own"] == "urn:1"


def test_entries_of_this_site_below_a_path_are_found(blog: Callable[..., Blog]) -> None:
    drawing = blog(
        JEKYLL,
        site_url="https://someone.example/repo/",
        extra={"blog": {"feeds": {"ids": "old-feed.xml"}}},
    )
    drawing.remove("docs/old/_posts/2016-11-06-duth.md")
    old = RSS.format(item("urn:1", "https://someone.example/repo/blog/2017/own/"))
    drawing.write({"old-feed.xml": old})
    assert ids(drawing.build())["Own"] == "urn:1"


def test_entries_that_lead_to_no_post_are_counted_in_the_log(moved: Callable[..., Blog]) -> None:
    old = RSS.format(
        item("urn:1", "https://o.example/blog/2017/own/")
        + item("urn:2", "https://o.example/lost/")
        + item("urn:3", "https://[broken")
        + item("urn:4", "https://o.example/")
    )
    site = moved(old, ids="old-feed.xml").build()
    text = (
        "3 of the 4 entries in old-feed.xml lead to no post, the first to https://o.example/lost/; "
        "their ids are not kept"
    )
    assert [level for level, said in site.log if text in said] == ["INFO"]
    assert ids(site)["Own"] == "urn:1"


WRONG_FEEDS = {
    "<rss><channel/></rss>": "it holds no entry with an id and a link",
    "<rss>\n<channel>": "it cannot be read as XML, in line 2: no element found",
    "": "there is no such file beside mkdocs.yml; record it there",
}


@pytest.mark.parametrize(("old", "message"), WRONG_FEEDS.items(), ids=WRONG_FEEDS.values())
def test_a_recorded_feed_that_cannot_be_read_stops_the_build(
    moved: Callable[..., Blog], old: str, message: str
) -> None:
    drawing = moved(old, ids="old-feed.xml")
    lines = (drawing.folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if "ids: old-feed.xml" in text)
    said = f"mkdocs.yml:{line}: `extra.blog.feeds.ids` is 'old-feed.xml': {message}"
    assert said in drawing.fails()


FORMER = {
    "/index.xml": ("rss", "index.xml"),
    "/rss.atom": ("atom", "rss.atom"),
    "/feeds/all.rss.xml": ("rss", "feeds/all.rss.xml"),
    "/old.json": ("json", "old.json"),
    "/feed/": ("atom", "feed/index.html"),
    "/rss": ("rss", "rss.html"),
    "/f%C3%BCr/alle/": ("rss", "für/alle/index.html"),
}


def test_a_feed_is_served_at_its_old_addresses_as_well(moved: Callable[..., Blog]) -> None:
    former = {address: name for address, (name, _) in FORMER.items()}
    site = moved(former=former).build()
    main = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}
    for name, file in FORMER.values():
        assert site.text(file) == site.text(main[name])
    feeds = ["../../../" + f for f in main.values()]
    assert site["/blog/2017/own/"].rel("alternate") == [*feeds, "index.html.md"]
    assert "/feed/" not in site.text("sitemap.xml")
    assert site.broken == []


def test_a_feed_may_be_at_its_old_address_alone(moved: Callable[..., Blog]) -> None:
    site = moved(rss=False, former={"/index.xml": "rss"}).build()
    links = feedparser.parse(site.text("index.xml")).feed.links
    assert ("self", "https://blog.example/index.xml") in {(link.rel, link.href) for link in links}
    assert "feed.xml" not in site.files


CLASHES = {
    "/feed.xml": "/feed.xml is also the address of the setting extra.blog.feeds.rss",
    "/blog/2017/own/": "/blog/2017/own/ is also the address of docs/blog/own.md",
    "/node/7": "docs/blog/own.md:4: /node/7 is also the address of mkdocs.yml",
    "/sitemap.xml": "/sitemap.xml is also the address of MkDocs' own sitemap.xml",
}


@pytest.mark.parametrize(("address", "message"), CLASHES.items(), ids=CLASHES)
def test_an_old_address_of_a_feed_that_is_taken_stops_the_build(
    moved: Callable[..., Blog], address: str, message: str
) -> None:
    drawing = moved(former={address: "rss"})
    lines = (drawing.folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    line = next(n for n, text in enumerate(lines, 1) if text.strip() == f"{address}: rss")
    said = drawing.fails()
    assert message in said
    assert f"mkdocs.yml:{line}" in said
