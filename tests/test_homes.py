"""Homes: which page an address that is lost was probably that of."""

import datetime as dt

import pytest

from permalog.homes import Clue, Home, Homes


def post(url: str, title: str = "", date: str = "") -> Home:
    day = dt.date.fromisoformat(date) if date else None
    return Home(url, "post", title, day, takes_aliases=True)


HOMES = [
    post("/blog/2016/duth-2016-recap/", "Django Under The Hood 2016", "2016-11-06"),
    post("/blog/2017/hello/", "Hello", "2017-01-02"),
    post("/blog/2018/hello/", "Hello again", "2018-03-04"),
    post("/blog/2018/why-urls-break/", "Why URLs break, and how not to", "2018-03-09"),
    Home("/about/", "page", "About us", takes_aliases=True),
    Home("/tags/hello/", "listing", "Posts tagged “hello”"),
    Home("/feed.xml", "feed", feed="rss"),
    Home("/atom.xml", "feed", feed="atom"),
    Home("/feed.json", "feed", feed="json"),
]
NEAR = {
    "the same last part": ("/2016/11/06/duth-2016-recap.html", None, "/blog/2016/duth-2016-recap/"),
    "the same behind a date": ("/2016-11-06-duth-2016-recap", None, "/blog/2016/duth-2016-recap/"),
    "an index file": ("/old/about/index.php", None, "/about/"),
    "the same in capitals": ("/About.aspx", None, "/about/"),
    "of two the one of that year": ("/2018/03/hello/", None, "/blog/2018/hello/"),
    "of two the other": ("/2017/01/02/hello/", None, "/blog/2017/hello/"),
    "a tag's page": ("/tag/hello/", None, "/tags/hello/"),
    "the same title": ("/?p=1", "Django under the hood 2016", "/blog/2016/duth-2016-recap/"),
    "the words of the title": ("/django-under-the-hood-2016/", None, "/blog/2016/duth-2016-recap/"),
    "a similar last part": ("/why-url-break/", None, "/blog/2018/why-urls-break/"),
    "a similar title": ("/p/77/", "Why URLs break and how not", "/blog/2018/why-urls-break/"),
    "the only post of a day": ("/2018/03/09/x/", None, "/blog/2018/why-urls-break/"),
    "the only post of a month": ("/2016/11/x.html", None, "/blog/2016/duth-2016-recap/"),
    "a feed": ("/rss.xml", None, "/feed.xml"),
    "a feed by its folder": ("/feed/", None, "/feed.xml"),
    "a feed of a format": ("/feeds/all.atom.xml", None, "/atom.xml"),
    "an unlike address": ("/zzz/", None, None),
    "an unlike address with a common word": ("/hello-to-quite-another-thing/", None, None),
    "two posts of a month": ("/2018/03/zzz/", None, None),
    "the root": ("/", None, None),
}  # fmt: skip


@pytest.mark.parametrize(("path", "title", "url"), NEAR.values(), ids=NEAR)
def test_the_nearest_page_is_suggested(path: str, title: str | None, url: str | None) -> None:
    found = Homes(HOMES).guess(Clue(path, title=title or ""))
    assert (found and found.home.url) == url
    assert found is None or found.why


def test_without_pages_nothing_is_suggested() -> None:
    assert Homes([]).guess(Clue("/feed/", title="Hello")) is None
