"""Identity: the clients of readers know a post again, wherever it and the blog have moved to."""

from collections.abc import Callable

import feedparser

from drawn import Blog, Site

POST = """
blog/one.md
| ---
| title: One
| date: 2016-11-06
| permalink: /one/
| ---
| Text of the post. It is all here, as ever.
"""
MOVED = POST.replace("/one/", "/uno/\n| aliases: [/one/]").replace("title: One", "title: Uno")
OLD_FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Old</title><link>https://old.example/</link>
<item><guid isPermaLink="false">https://old.example/?p=7</guid>
<link>https://old.example/one/</link></item></channel></rss>
"""


def entry(site: Site, file: str = "atom.xml") -> tuple[str, str]:
    """Return the id and the link of the only entry of a feed."""
    (one,) = feedparser.parse(site.text(file)).entries
    return one.id, one.link


def test_a_post_that_moves_keeps_its_id(blog: Callable[..., Blog]) -> None:
    drawing = blog(POST)
    first, _ = entry(drawing.build())
    drawing.draw(MOVED)
    for _ in range(2):
        site = drawing.build()
        for file in ("atom.xml", "feed.xml"):
            assert entry(site, file) == (first, "https://blog.example/uno/")
    drawing.draw(MOVED.replace("/uno/", "/eins/").replace("[/one/]", "[/one/, /uno/]"))
    assert entry(drawing.build()) == (first, "https://blog.example/eins/")


def test_a_post_in_another_file_at_another_address_keeps_its_id(blog: Callable[..., Blog]) -> None:
    drawing = blog(POST)
    first, _ = entry(drawing.build())
    drawing.remove("docs/blog/one.md")
    drawing.draw(MOVED.replace("blog/one.md", "blog/more/uno.md"))
    assert entry(drawing.build()) == (first, "https://blog.example/uno/")


def test_a_blog_that_moves_to_another_domain_keeps_its_ids(blog: Callable[..., Blog]) -> None:
    drawing = blog(POST)
    drawing.build()
    drawing.configure(site_url="https://new.example/blog/")
    for site in (drawing.build(), drawing.preview()):
        assert entry(site)[0] == "https://blog.example/one/"
    assert entry(drawing.build())[1] == "https://new.example/blog/one/"


def test_ids_of_a_recorded_feed_stay_when_the_record_goes(blog: Callable[..., Blog]) -> None:
    drawing = blog(POST)
    assert entry(drawing.build())[0] == "https://blog.example/one/"
    drawing.write({"old-feed.xml": OLD_FEED})
    settings = {"feeds": {"ids": "old-feed.xml"}, "former_sites": ["https://old.example"]}
    drawing.configure(extra={"blog": settings})
    assert entry(drawing.build())[0] == "https://old.example/?p=7"
    drawing.configure()
    drawing.remove("old-feed.xml")
    assert entry(drawing.build())[0] == "https://old.example/?p=7"


def test_a_new_post_in_the_place_of_one_that_was_let_go_has_an_id_of_its_own(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog(POST + POST.replace("one", "two").replace("One", "Two"))
    drawing.build()
    drawing.remove("docs/blog/one.md")
    drawing.draw(POST.replace("one", "two").replace("One", "Two").replace("/two/", "/zwei/"))
    text = "---\ntitle: Else\ndate: 2020-01-01\npermalink: /two/\n---\nSomething else.\n"
    drawing.write({"docs/blog/else.md": text})
    lock = drawing.folder / "urls.lock"
    lock.write_text(lock.read_text().replace("/one/ post blog/one.md", "/one/ gone 2026-01-01"))
    ids = {one.link: one.id for one in feedparser.parse(drawing.build().text("atom.xml")).entries}
    assert ids["https://blog.example/zwei/"] == "https://blog.example/two/"
    assert ids["https://blog.example/two/"] != ids["https://blog.example/zwei/"]


def test_a_post_in_a_new_file_keeps_its_id_from_one_that_took_its_old_files_name(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog(POST)
    drawing.build()
    drawing.write({"docs/blog/uno.md": (drawing.folder / "docs/blog/one.md").read_bytes()})
    drawing.draw(POST.replace("/one/", "/two/").replace("title: One", "title: Two"))
    entries = feedparser.parse(drawing.build().text("atom.xml")).entries
    assert {one.link: one.id for one in entries} == {
        "https://blog.example/one/": "https://blog.example/one/",
        "https://blog.example/two/": "https://blog.example/two/",
    }
