"""A drawn site as machines read it: feeds, sitemap, robots.txt, and what a page's head says."""

import datetime as dt
import gzip
import html
import json
from collections.abc import Callable
from urllib.parse import urljoin
from xml.etree import ElementTree

import feedparser
import pytest

from drawn import Blog, Site, text_of

DRAWING = """
index.md
| # Home
blog/one.md
| ---
| title: One & <two>
| date: 2016-11-06 23:30:00
| updated: 2017-02-03
| tags: [Django, C & D]
| description: All "about" it & <more>.
| ---
| First.
|
| <!-- more -->
|
| ## Part
|
| Last.
blog/two.md
| ---
| date: 2015-06-01T12:00:00Z
| permalink: /two.html
| ---
| # Two from its *heading*
|
| What it says first, in a paragraph.
about.md
| ---
| description: Who writes here.
| ---
| # About
"""


@pytest.fixture(scope="module")
def site(blog_of_module: Callable[..., Blog]) -> Site:
    return blog_of_module(DRAWING, site_author="Ann", site_name="Log & more").build()


@pytest.mark.parametrize("file", ["feed.xml", "atom.xml"])
def test_a_feed_holds_each_post_whole_with_full_urls(site: Site, file: str) -> None:
    parsed = feedparser.parse(site.text(file), sanitize_html=False)
    assert not parsed.bozo
    assert parsed.feed.link == "https://blog.example/"
    one, two = parsed.entries
    assert (one.id, one.link) == ("https://blog.example/blog/2016/one/",) * 2
    assert (two.id, two.link) == ("https://blog.example/two.html",) * 2
    assert one.published_parsed[:5] == (2016, 11, 6, 22, 30)
    for part in ("First.", "Part", "Last."):
        assert part in one.content[0].value
    assert "headerlink" not in one.content[0].value
    assert [tag.term for tag in one.tags] == ["Django", "C & D"]
    shown = one.summary if file == "atom.xml" else html.unescape(one.summary)  # RSS has HTML there
    assert shown == 'All "about" it & <more>.'
    assert two.summary == "What it says first, in a paragraph."


def test_the_json_feed_says_the_same(site: Site) -> None:
    feed = json.loads(site.text("feed.json"))
    assert feed["title"] == "Log & more"
    assert feed["feed_url"] == "https://blog.example/feed.json"
    assert [item["url"] for item in feed["items"]] == [
        "https://blog.example/blog/2016/one/",
        "https://blog.example/two.html",
    ]
    assert feed["items"][0]["title"] == "One & <two>"
    changed = dt.datetime.fromisoformat(feed["items"][0]["date_modified"])
    assert changed.date() == dt.date(2017, 2, 3)


def test_every_page_names_the_feeds(site: Site) -> None:
    for address in ("/", "/blog/2016/one/", "/blog/", "/two.html"):
        links = [e for e in site[address].tree.iter("link") if e.get("rel") == "alternate"]
        links = [link for link in links if link.get("type") != "text/markdown"]
        assert [link.get("type") for link in links] == [
            "application/rss+xml",
            "application/atom+xml",
            "application/feed+json",
        ]
        assert all(urljoin(address, link.get("href")) in site for link in links)


def test_a_feed_holds_no_more_entries_than_the_settings_say(blog: Callable[..., Blog]) -> None:
    drawing = blog(extra={"blog": {"feeds": {"entries": 2}}})
    for n in range(1, 5):
        drawing.write({f"docs/blog/{n}.md": f"---\ndate: 2016-01-0{n}\n---\nText {n}."})
    site = drawing.build()
    for file in ("feed.xml", "atom.xml", "feed.json"):
        assert "Text 4." in site.text(file)
        assert "Text 3." in site.text(file)
        assert "Text 2." not in site.text(file)


def test_feeds_may_lie_elsewhere_or_be_switched_off(blog: Callable[..., Blog]) -> None:
    feeds = {"rss": "/blog/index.xml", "atom": False, "json": False}
    site = blog(DRAWING, extra={"blog": {"feeds": feeds, "alternates": False}}).build()
    assert "/blog/index.xml" in site
    assert not {"feed.xml", "atom.xml", "feed.json"} & set(site.files)
    assert site["/two.html"].rel("alternate") == ["blog/index.xml"]
    parsed = feedparser.parse(site.text("blog/index.xml"))
    assert ("self", "https://blog.example/blog/index.xml") in {
        (link.rel, link.href) for link in parsed.feed.links
    }


def test_a_feed_of_a_blog_without_posts_is_a_feed(blog: Callable[..., Blog]) -> None:
    site = blog().build()
    for file in ("feed.xml", "atom.xml"):
        assert not feedparser.parse(site.text(file)).bozo
    assert json.loads(site.text("feed.json"))["items"] == []


def test_without_a_site_url_feeds_are_a_warning_with_its_cure(blog: Callable[..., Blog]) -> None:
    assert "set `site_url` in mkdocs.yml" in blog(DRAWING, site_url=None).fails()


def test_without_a_site_url_and_feeds_the_site_is_built(blog: Callable[..., Blog]) -> None:
    feeds = {"rss": False, "atom": False, "json": False}
    site = blog(DRAWING, site_url=None, extra={"blog": {"feeds": feeds}}).build()
    assert "/blog/2016/one/" in site
    assert "Sitemap" not in site.text("robots.txt")


def sitemap(site: Site) -> dict[str, str]:
    root = ElementTree.fromstring(site.text("sitemap.xml"))
    return {url[0].text or "": url[1].text or "" if len(url) > 1 else "" for url in root}


def test_the_sitemap_has_each_posts_own_last_change(site: Site) -> None:
    changes = sitemap(site)
    assert changes["https://blog.example/blog/2016/one/"] == "2017-02-03"
    assert changes["https://blog.example/two.html"] == "2015-06-01"
    assert changes["https://blog.example/blog/2015/"] == "2015-06-01"
    assert changes["https://blog.example/blog/"] == "2017-02-03"


def test_the_sitemap_lists_pages_and_nothing_else(site: Site) -> None:
    pages = {"https://blog.example" + page for page in site.pages if page != "/404.html"}
    assert set(sitemap(site)) == pages
    compressed = gzip.decompress((site.folder / "sitemap.xml.gz").read_bytes())
    assert compressed.decode() == site.text("sitemap.xml")


def test_robots_txt_names_the_sitemap(site: Site) -> None:
    assert "Sitemap: https://blog.example/sitemap.xml" in site.text("robots.txt").splitlines()


def test_a_robots_txt_of_ones_own_stays_as_it_is(blog: Callable[..., Blog]) -> None:
    site = blog("robots.txt\n| User-agent: x\n| Disallow: /").build()
    assert site.text("robots.txt") == "User-agent: x\nDisallow: /\n"


def test_every_page_has_its_canonical_address(site: Site) -> None:
    for address in site.pages:
        if address != "/404.html":
            assert site[address].rel("canonical") == ["https://blog.example" + address]


def test_a_post_describes_itself_to_other_sites(site: Site) -> None:
    page = site["/blog/2016/one/"]
    assert page.meta("og:type") == ["article"]
    assert page.meta("og:title") == ["One & <two>"]
    assert page.meta("og:url") == ["https://blog.example/blog/2016/one/"]
    assert page.meta("og:description") == ['All "about" it & <more>.']
    assert page.meta("article:published_time") == ["2016-11-06T23:30:00+01:00"]
    assert page.meta("article:tag") == ["Django", "C & D"]
    assert site["/about/"].meta("og:type") == ["website"]
    assert site["/about/"].meta("description") == ["Who writes here."]
    assert site["/two.html"].meta("description") == ["What it says first, in a paragraph."]


def test_a_description_may_hold_quotes(site: Site) -> None:
    assert site["/blog/2016/one/"].meta("description") == ['All "about" it & <more>.']


def json_ld(site: Site, address: str) -> list[str]:
    scripts = site[address].tree.iter("script")
    return [e.text or "" for e in scripts if e.get("type") == "application/ld+json"]


def test_a_post_is_a_blog_posting_in_json_ld(site: Site) -> None:
    data = json.loads(json_ld(site, "/blog/2016/one/")[0])
    assert data["@type"] == "BlogPosting"
    assert data["headline"] == "One & <two>"
    assert data["datePublished"] == "2016-11-06T23:30:00+01:00"
    assert data["dateModified"].startswith("2017-02-03")
    assert data["author"]["name"] == "Ann"
    assert data["url"] == "https://blog.example/blog/2016/one/"
    assert json_ld(site, "/about/") == []


def test_no_title_ends_the_json_ld_early(blog: Callable[..., Blog]) -> None:
    site = blog(
        """
        blog/a.md
        | ---
        | title: '</script><script>alert(1)</script>'
        | description: '</script>'
        | date: 2016-11-06
        | ---
        """
    ).build()
    scripts = [e.text or "" for e in site["/blog/2016/a/"].tree.iter("script")]
    assert [text for text in scripts if text.startswith("alert")] == []


def test_a_title_in_the_text_is_the_only_one_on_the_page(site: Site) -> None:
    (heading,) = site["/two.html"].all("h1")
    assert text_of(heading) == "Two from its heading"


def test_a_link_to_the_title_in_the_text_finds_it(site: Site) -> None:
    (heading,) = site["/two.html"].all("h1")
    assert heading.get("id") == "two-from-its-heading"


def test_a_title_in_the_text_names_the_post_without_its_markup(site: Site) -> None:
    assert site["/two.html"].meta("og:title") == ["Two from its heading"]
    assert json.loads(site.text("feed.json"))["items"][1]["title"] == "Two from its heading"
    assert "*" not in site["/"].sidebar
