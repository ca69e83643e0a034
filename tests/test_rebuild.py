"""Builds in one process: a second one knows nothing of the first, as `mkdocs serve` needs."""

from collections.abc import Callable

from drawn import Blog, snapshot

FIRST = """
index.md
| # Home
blog/one.md
| ---
| title: One
| date: 2016-11-06
| tags: [x]
| aliases: [/old/]
| ---
| First. [two](two.md)
blog/two.md
| ---
| title: Two
| date: 2016-11-07
| ---
| Second.
"""


def test_a_rebuild_shows_what_has_changed(blog: Callable[..., Blog]) -> None:
    drawing = blog(FIRST)
    drawing.build()
    drawing.draw(
        """
        blog/one.md
        | ---
        | title: One again
        | date: 2015-01-01
        | tags: [y]
        | permalink: /elsewhere/
        | ---
        | Changed. [three](three.md)
        blog/three.md
        | ---
        | title: Three
        | date: 2017-01-01
        | ---
        | Third. [one](one.md)
        """
    )
    drawing.remove("docs/blog/two.md")
    drawing.remove("urls.lock")  # as if nothing had been published
    site = drawing.build()
    assert "Changed." in site["/elsewhere/"].text
    assert {"/tags/y/", "/blog/2017/three/"} <= set(site.pages)
    for gone in ("/blog/2016/one/", "/blog/2016/two/", "/tags/x/", "/old/", "/blog/2016/"):
        assert gone not in site
    assert site.holding("Second.") == []
    assert "Two" not in site["/"].sidebar
    assert site.broken == []


def test_a_rebuild_of_the_same_is_the_same_to_the_byte(blog: Callable[..., Blog]) -> None:
    drawing = blog(FIRST)
    drawing.build()
    first = snapshot(drawing.folder)
    drawing.build()
    second = snapshot(drawing.folder)
    assert {path for path in first if first[path] != second.get(path)} == set()
    assert first.keys() == second.keys()


def test_builds_of_two_sites_do_not_mix(
    blog: Callable[..., Blog], blog_of_module: Callable[..., Blog]
) -> None:
    one, two = (
        blog(FIRST),
        blog_of_module("blog/other.md\n| ---\n| date: 2016-11-06\n| ---\n| Other."),
    )
    one.build()
    other = two.build()
    site = one.build()
    assert site.holding("Other.") == []
    assert other.holding("First.") == []
    two.write({"docs/page.md": "[x](gone.md)"})
    one.write({"docs/page.md": "[x](gone.md)"})
    for drawing in (one, two):
        assert drawing.fails().count("docs/page.md:1: ") == 1


def test_a_build_after_one_that_failed_is_good(blog: Callable[..., Blog]) -> None:
    drawing = blog(FIRST)
    drawing.write({"docs/blog/bad.md": "---\n"})
    drawing.fails()
    drawing.write({"docs/blog/bad.md": "---\ndate: 2016-11-08\n---\n[x](gone.md)\n"})
    drawing.fails()
    drawing.write({"docs/blog/bad.md": "---\ndate: 2016-11-08\n---\nMended.\n"})
    site = drawing.build()
    assert "Mended." in site["/blog/2016/bad/"].text
    assert site.broken == []


def test_a_preview_after_a_build_and_a_build_after_a_preview_are_what_they_are(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog(FIRST)
    drawing.write({"docs/blog/d.md": "---\ndate: 2016-11-08\ndraft: true\n---\nDrafted.\n"})
    for _ in range(2):
        assert drawing.build().holding("Drafted.") == []
        assert drawing.preview().holding("Drafted.") != []


def test_a_preview_that_failed_shows_the_next_good_state(blog: Callable[..., Blog]) -> None:
    drawing = blog(FIRST)
    drawing.preview()
    drawing.write({"docs/blog/two.md": "---\ndate: 2016-11-07\ntitle: Two, mended\n---\nSecond.\n"})
    site = drawing.preview()
    assert "Two, mended" in site["/blog/2016/two/"].text
    assert "Two, mended" in site["/"].sidebar
