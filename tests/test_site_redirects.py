"""Redirects: aliases, redirect_from, redirect_to and the settings are one map."""

from collections.abc import Callable

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin

from drawn import Blog, Site

POST = """
blog/a.md
| ---
| title: The post
| date: 2016-11-06
| permalink: /a/
| {line}
| ---
| Text.
"""


def refresh(site: Site, path: str) -> str:
    """Return where the page at an address sends its readers, as written there."""
    metas = site[path].tree.iter("meta")
    (content,) = [m.get("content") or "" for m in metas if m.get("http-equiv") == "refresh"]
    return content.partition("url=")[2]


def with_redirects(blog: Callable[..., Blog], redirects: dict[str, str], line: str = "") -> Blog:
    return blog(POST.format(line=line), extra={"blog": {"redirects": redirects}})


@pytest.mark.parametrize("key", ["aliases", "redirect_from"])
def test_an_old_address_leads_to_the_post(blog: Callable[..., Blog], key: str) -> None:
    site = blog(POST.format(line=f"{key}: [/old/, /older.html]")).build()
    assert refresh(site, "/old/") == "../a/"
    assert refresh(site, "/older.html") == "a/"


def test_an_old_address_with_a_slash_leads_to_the_post_without_one(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog(
        "blog/b.md\n| ---\n| date: 2016-11-06\n| permalink: /a/b\n| aliases: /a/b/\n| ---"
    )
    assert refresh(drawing.build(), "/a/b/") == "../b"


def test_a_page_that_is_no_post_has_old_addresses_too(blog: Callable[..., Blog]) -> None:
    site = blog("about.md\n| ---\n| aliases: /who/\n| ---\n| # About").build()
    assert refresh(site, "/who/") == "../about/"


def test_redirect_to_makes_a_post_a_redirect_that_no_list_shows(blog: Callable[..., Blog]) -> None:
    site = blog(POST.format(line="redirect_to: https://x.example/a?b=1#c")).build()
    assert refresh(site, "/a/") == "https://x.example/a?b=1#c"
    assert "The post" not in site["/blog/"].text
    assert "/a/<" not in site.text("sitemap.xml")


def test_redirect_to_takes_the_old_addresses_along(blog: Callable[..., Blog]) -> None:
    text = POST.format(line="redirect_to: /blog/\n| aliases: /old/")
    assert refresh(blog(text).build(), "/old/") == "../blog/"


def test_a_setting_names_addresses_that_no_post_knows(blog: Callable[..., Blog]) -> None:
    redirects = {
        "/feed/": "/feed.xml",
        "gone.md": "blog/a.md#end",
        "/cv.aspx": "https://people.example/cv",
        "https://former.example/p/1/": "/a/?x=1",
    }
    extra = {"blog": {"redirects": redirects, "former_sites": ["https://former.example"]}}
    site = blog(POST.format(line=""), extra=extra).build()
    assert refresh(site, "/feed/") == "../feed.xml"
    assert refresh(site, "/gone/") == "../a/#end"
    assert refresh(site, "/cv.aspx") == "https://people.example/cv"
    assert refresh(site, "/p/1/") == "../../a/?x=1"


def test_a_chain_is_one_step_and_keeps_the_last_fragment(blog: Callable[..., Blog]) -> None:
    redirects = {"/1/": "/2/", "/2/": "/3/#there", "/3/": "/old/"}
    site = with_redirects(blog, redirects, "aliases: [/old/]").build()
    assert refresh(site, "/1/") == "../a/#there"
    assert refresh(site, "/3/") == "../a/"


def test_redirects_in_a_circle_stop_the_build_and_name_each_other(
    blog: Callable[..., Blog],
) -> None:
    said = with_redirects(blog, {"/1/": "/2/", "/2/": "/1/"}).fails()
    assert "the redirect /1/ leads in a circle, over mkdocs.yml:" in said
    assert "the redirect /2/ leads in a circle, over mkdocs.yml:" in said


def test_a_redirect_to_nothing_stops_the_build_with_its_line(blog: Callable[..., Blog]) -> None:
    said = with_redirects(blog, {"/1/": "/nowhere/"}, "redirect_to: /gone/").fails()
    assert "docs/blog/a.md:5: the redirect /a/ leads to /gone/, where nothing is published" in said
    assert "the redirect /1/ leads to /nowhere/, where nothing is published" in said


def test_a_redirect_over_a_page_stops_the_build_and_names_both(blog: Callable[..., Blog]) -> None:
    said = with_redirects(blog, {"/a/": "/feed.xml"}).fails()
    assert "docs/blog/a.md:4: /a/ is also the address of mkdocs.yml:" in said


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("/1/", "feed.xml", "write a path from the `/` on"),
        ("/1/", "gone.md", "there is no file docs/gone.md"),
        ("/1/", "ftp://x.example/", "write a path from the `/` on"),
        ("/1/", "http://[", "it is no URL"),
        ("/1/", "/../x/", "it climbs out of the site"),
        ("/1/?p=2", "/a/", "it holds `?`"),
        ("https://x.example/", "/a/", "it is a full URL"),
    ],
)
def test_a_redirect_that_cannot_be_stops_the_build(
    blog: Callable[..., Blog], old: str, new: str, message: str
) -> None:
    said = with_redirects(blog, {old: new}).fails()
    assert message in said
    assert "`extra.blog.redirects` has" in said


def test_an_old_address_may_differ_only_in_case(blog: Callable[..., Blog]) -> None:
    drawing = blog(POST.format(line="aliases: [/A/]"))
    site = drawing.build()
    if not (drawing.folder / "SITE").exists():
        assert refresh(site, "/A/") == "../a/"
    assert "Text." in site["/a/"].text


def test_two_posts_whose_addresses_differ_only_in_case_are_a_clash(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog(POST.format(line=""))
    drawing.draw("blog/b.md\n| ---\n| date: 2016-11-07\n| permalink: /A/\n| ---\n| Text.")
    assert "differs from it only in case" in drawing.fails()


class Redirects(BasePlugin):
    """Stands for the plugin of mkdocs-redirects, which writes what is left in its map."""

    def __init__(self, maps: dict[str, str]) -> None:
        super().__init__()
        self.config = {"redirect_maps": maps}


def test_the_map_of_mkdocs_redirects_is_taken_over(blog: Callable[..., Blog]) -> None:
    plugin = Redirects({"old/page.md": "blog/a.md", "gone.md": "https://x.example/"})

    def on_config(config: MkDocsConfig) -> MkDocsConfig:
        config.plugins["redirects"] = plugin
        return config

    site = blog(POST.format(line="")).build(hooks={"config": on_config})
    assert refresh(site, "/old/page/") == "../../a/"
    assert refresh(site, "/gone/") == "https://x.example/"
    assert plugin.config["redirect_maps"] == {}


NOT_FOLLOWED = {"/feed/release.xml": "/feed.xml", "/img/x.png": "/a/", "/cv.aspx": "/a/"}


def test_a_redirect_that_nothing_follows_is_a_warning_with_its_cure(
    blog: Callable[..., Blog],
) -> None:
    said = with_redirects(blog, NOT_FOLLOWED, "aliases: [/talk.pdf]").fails()
    assert "add `/feed/release.xml: rss` under extra.blog.feeds.former in mkdocs.yml" in said
    assert "/img/x.png is lost to its readers: the redirect there is a page of HTML" in said
    assert "put the file at docs/img/x.png in place of the redirect" in said
    assert "docs/blog/a.md:5: /talk.pdf is lost to its readers" in said
    assert "/cv.aspx" not in said


def test_of_an_archive_a_redirect_that_nothing_follows_is_only_a_notice(
    blog: Callable[..., Blog],
) -> None:
    text = """
    old/_config.yml
    | title: x
    old/_posts/2016-11-06-duth.md
    | ---
    | redirect_from: /img/x.png
    | ---
    """
    drawing = blog(text, extra={"blog": {"archives": [{"folder": "old"}]}})
    drawing.build()
    notices = [text for level, text in drawing.log if level == "INFO" and "/img/x.png" in text]
    assert len(notices) == 1
    assert "docs/old/_posts/2016-11-06-duth.md:2: /img/x.png is lost to its readers" in notices[0]
