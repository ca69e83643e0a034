"""Cures: what has to be written for a lost address to answer again."""

import pytest

from permalog.cures import Cures
from permalog.homes import Home

TEXTS = {
    "blog/x.md": "---\ntitle: x\n---\n",
    "blog/y.md": "---\naliases: [/a/]\n---\n",
    "blog/z.md": "Title: z\n\nText.\n",
}


def post(uri: str, *, takes_aliases: bool = True) -> Home:
    return Home("/café/", "post", uri=uri, source=f"docs/{uri}", takes_aliases=takes_aliases)


CURES = {
    "a post": (post("blog/x.md"), "/p/1/", "add `aliases: [/p/1/]` at docs/blog/x.md:3"),
    "a post that has some": (
        post("blog/y.md"),
        "/p/1/",
        "add `/p/1/` to the list at docs/blog/y.md:2",
    ),
    "a post that can't be written to": (
        post("blog/z.md"),
        "/p/1/",
        "add `/p/1/` to the `aliases` of docs/blog/z.md "
        "(its head is not between `---` lines; put it there)",
    ),
    "a post of an archive": (
        post("old/x.md", takes_aliases=False),
        "/p/1/",
        'add `/p/1/: "/caf%C3%A9/"` under extra.blog.redirects in mkdocs.yml',
    ),
    "a list": (
        Home("/tags/", "listing"),
        "/tag/",
        "add `/tag/: /tags/` under extra.blog.redirects in mkdocs.yml",
    ),
    "a feed": (
        Home("/feed.xml", "feed", feed="rss"),
        "/rss.xml",
        "add `/rss.xml: rss` under extra.blog.feeds.former in mkdocs.yml",
    ),
    "an image": (post("blog/x.md"), "/img/A B.PNG", "put the file at docs/img/A B.PNG"),
    "signs that YAML reads": (
        post("blog/x.md"),
        "/a: [b]/",
        'add `aliases: ["/a:%20[b]/"]` at docs/blog/x.md:3',
    ),
    "a percent sign": (
        post("blog/x.md"),
        "/100%/",
        'add `aliases: ["/100%25/"]` at docs/blog/x.md:3',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("home", "url", "cure"), CURES.values(), ids=CURES)
def test_the_cure_is_the_line_to_write(home: Home, url: str, cure: str) -> None:
    found = Cures(lambda uri: f"docs/{uri}", TEXTS.__getitem__).of(url, home)
    assert found
    assert found.text == cure


def test_a_page_that_has_no_home_has_no_cure() -> None:
    assert Cures(str, str).of("/p/1/", None) is None
