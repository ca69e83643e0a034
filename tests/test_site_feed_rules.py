"""Feeds keep the rules of their formats, whatever a blog holds, and are found from every page."""

from collections.abc import Callable
from urllib.parse import urljoin

import feedparser
import pytest

from drawn import Blog, Site
from feed_rules import TYPES, discovered, faults
from permalog.feed import FORMATS

FILES = {"rss": "feed.xml", "atom": "atom.xml", "json": "feed.json"}

RICH = """
index.md
| # Home
blog/everything.md
| ---
| title: Ports & <b>harbours</b> ]]> "x" 🎉
| date: 2016-11-06 23:30:00 +01:00
| updated: 2017-02-03
| tags: [C++, C & D, 日本, "<i>"]
| description: All "about" it & <more> ]]>
| ---
| ![The hall](hall.svg), [the other](heading.md#part), [a part](#part), <a href="?x=1&y">x</a>.
|
| <!-- more -->
|
| ## Part
|
| A note[^1], `<code>` & ]]> and 𝄞.
|
| [^1]: See <https://elsewhere.example/?a=1&b=2>.
|
| <img src="hall.svg" srcset="hall.svg 1x, hall.svg 2x" alt="">
| <video poster="hall.svg" controls><source src="film.mp4"></video>
| <a href="//other.example/x">o</a> <a href="mailto:a@b.example">m</a> <a href="/blog/">b</a>
|
| ```html
| <img src="no-link.png">
| ```
|
| | a | b |
| |---|---|
| | 1 | 2 |
blog/hall.svg
| <svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>
blog/film.mp4
| x
blog/heading.md
| ---
| date: 1969-12-31
| ---
| # *A* `heading` & more
|
| ## Part
|
| Text.
blog/empty.md
| ---
| date: 2015-06-01T12:00:00Z
| permalink: /a b/ü.html
| tags: C++
| ---
blog/rtl.md
| ---
| title: שלום עולם
| date: 2015-06-01T12:00:00Z
| permalink: /bare
| ---
| טקסט
about.md
| # About
"""


@pytest.fixture(scope="module")
def site(blog_of_module: Callable[..., Blog]) -> Site:
    drawing = blog_of_module(RICH, site_author="Ann & Bob", site_name="Log & <more>")
    for n in range(1, 30):
        drawing.write({f"docs/blog/more{n}.md": f"---\ndate: 2014-01-{n:02}\n---\nText {n}."})
    return drawing.build(strict=False)


@pytest.mark.parametrize("name", FILES)
def test_the_feed_of_a_rich_blog_breaks_no_rule(site: Site, name: str) -> None:
    assert faults(name, site.text(FILES[name])) == []


BLOGS = {
    "without posts": ("index.md\n| # Home", {}),
    "below a path": (RICH, {"site_url": "https://someone.example/repo/"}),
    "with feeds elsewhere": (
        RICH,
        {"extra": {"blog": {"feeds": {"rss": "/a b/ü.xml", "atom": "/x/atom.xml"}}}},
    ),
}


@pytest.mark.parametrize("kind", BLOGS)
def test_the_feeds_of_other_blogs_break_no_rule_either(
    blog: Callable[..., Blog], kind: str
) -> None:
    drawing, changes = BLOGS[kind]
    site = blog(drawing, **changes).build(strict=False)
    found = discovered(site["/"])
    assert list(found) == ["rss", "atom", "json"]
    for name, href in found.items():
        assert faults(name, site.text(site.file(urljoin("/", href)) or "")) == []


@pytest.mark.parametrize("name", ["rss", "atom"])
def test_a_feed_reader_reads_every_entry(site: Site, name: str) -> None:
    parsed = feedparser.parse(site.text(FILES[name]), sanitize_html=False)
    assert not parsed.bozo
    assert len(parsed.entries) == 20
    for entry in parsed.entries:
        assert entry.id.startswith("https://blog.example/")
        assert entry.link == entry.id
        assert entry.published_parsed
    titles = {entry.title for entry in parsed.entries}
    assert "שלום עולם" in titles


def test_the_feeds_are_found_from_every_page(site: Site) -> None:
    for address in site.pages:
        found = discovered(site[address])
        assert {name: urljoin(address, href) for name, href in found.items()} == {
            name: f"/{file}" for name, file in FILES.items()
        }, address


def test_every_media_type_is_that_of_a_format() -> None:
    assert {known.type: name for name, known in FORMATS.items()} == TYPES
