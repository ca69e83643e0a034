"""Drawn sites with other settings of MkDocs and Material: what is promised holds there too."""

from collections.abc import Callable

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from drawn import ROOT, Blog, text_of

DRAWING = """
index.md
| # Home
| [one](blog/one.md) [about](about.md)
about.md
| # About
| [one](blog/one.md)
blog/one.md
| ---
| title: One
| date: 2016-11-06
| tags: [x]
| aliases: [/old/]
| ---
| [about](../about.md), <a href="two.md">two</a>
|
| ## Part
blog/two.md
| ---
| title: Two
| date: 2016-11-07
| permalink: /two.html
| ---
| Two. [one](one.md#part)
"""


def test_pages_as_files_leave_the_addresses_of_posts_alone(blog: Callable[..., Blog]) -> None:
    site = blog(DRAWING, use_directory_urls=False).build()
    assert {"/blog/2016/one/", "/two.html", "/about.html", "/old/", "/tags/x/"} <= set(site.pages)
    assert site.broken == []


def test_a_post_may_stand_in_the_nav_by_hand(blog: Callable[..., Blog]) -> None:
    nav = [{"Home": "index.md"}, {"Blog": []}, {"By hand": "blog/one.md"}, {"About": "about.md"}]
    site = blog(DRAWING, nav=nav).build()
    assert site.broken == []
    assert "By hand" in site["/"].sidebar
    assert [line for line in site["/two.html"].sidebar.splitlines() if "    " in line]


def test_a_preview_below_a_path_keeps_its_links(blog: Callable[..., Blog]) -> None:
    site = blog(DRAWING, site_url="https://someone.example/repo/").preview()
    assert site.site_url == "http://127.0.0.1:8000/repo/"
    assert site.broken == []


def test_a_post_can_stay_out_of_the_search(blog: Callable[..., Blog]) -> None:
    drawing = blog(DRAWING)
    drawing.draw(
        """
        blog/two.md
        | ---
        | date: 2016-11-07
        | search: {exclude: true}
        | hide: [navigation, toc]
        | status: new
        | icon: material/link-variant
        | ---
        | Not to be searched.
        """
    )
    site = drawing.build()
    assert "/blog/2016/two/" not in site.found
    assert "Not to be searched" in site["/blog/2016/two/"].text


@pytest.mark.parametrize("key", ["template", "icon", "hide", "search", "tags", "title", "status"])
def test_an_empty_key_is_as_none(blog: Callable[..., Blog], key: str) -> None:
    drawing = blog(DRAWING)
    drawing.write({"docs/blog/two.md": f"---\ndate: 2016-11-07\n{key}:\n---\nTwo. [one](one.md)\n"})
    drawing.write({"docs/about.md": f"---\n{key}:\n---\n# About\n"})
    site = drawing.build()
    assert "Two." in site["/blog/2016/two/"].text
    assert "About" in site["/about/"].text


def test_a_dirty_build_updates_the_site_in_place(blog: Callable[..., Blog]) -> None:
    drawing = blog(DRAWING)
    drawing.build()
    drawing.write({"docs/about.md": "# Changed\n"})
    config = load_config(str(drawing.folder / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=True)
    build(config, dirty=True)
    assert "Changed" in (drawing.folder / "site/about/index.html").read_text(encoding="utf-8")
    assert (drawing.folder / "site/blog/2016/one/index.html").is_file()
    assert [p.name for p in drawing.folder.iterdir() if p.name.startswith(".site")] == []


def test_a_blog_without_material_features_is_built(blog: Callable[..., Blog]) -> None:
    site = blog(DRAWING, theme={"name": "material", "custom_dir": f"{ROOT}/overrides"}).build()
    assert site.broken == []
    assert "One" in site["/blog/2016/one/"].sidebar


def test_two_posts_with_one_title_are_two_posts(blog: Callable[..., Blog]) -> None:
    site = blog(
        """
        blog/a.md
        | ---
        | title: Same
        | date: 2016-11-06
        | ---
        blog/b.md
        | ---
        | title: Same
        | date: 2016-11-06
        | ---
        """
    ).build()
    assert {"/blog/2016/a/", "/blog/2016/b/"} <= set(site.pages)
    assert [text_of(e) for e in site["/"].all("h2.pl-entry__title")] == ["Same", "Same"]
    assert site["/blog/"].text.count("Same") == 2


def test_a_key_that_is_nearly_one_of_ours_is_a_warning_with_its_line(
    blog: Callable[..., Blog],
) -> None:
    text = "blog/a.md\n| ---\n| titel: A\n| date: 2016-11-06\n| mine: 1\n| ---\n| A."
    said = blog(text).fails()
    assert "docs/blog/a.md:2: `titel` says nothing here; did you mean `title`?" in said
    assert "mine" not in said
