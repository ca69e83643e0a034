"""A drawn site: the sidebar by date, and Older/Newer in order of time."""

from collections.abc import Callable, Mapping
from textwrap import dedent
from urllib.parse import urljoin

import pytest

from drawn import Blog, Site, text_of


def post(date: str, title: str = "", permalink: str = "", **more: str) -> str:
    lines = [f"title: {title or date}", f"date: {date}"]
    lines += [f"permalink: {permalink}"] if permalink else []
    lines += [f"{key}: {value}" for key, value in more.items()]
    return "\n".join(["---", *lines, "---", "Text."])


# The order of files, of titles and of addresses all differ from that of time.
POSTS = {
    "docs/blog/e.md": post("2017-02-03", "Amsterdam", "/zzz/amsterdam/"),
    "docs/blog/a.md": post("2016-11-06", "Recap", "/blog/1999/01/01/recap/"),
    "docs/blog/d.md": post("2016-11-05", "Travel", "/a.html"),
    "docs/blog/b.md": post("2016-03-01", "Plans", "/blog/2030/12/31/plans/"),
    "docs/blog/deep/c.md": post("2015-12-31", "Begin", "/begin"),
}


def plugin(**settings: object) -> list[object]:
    known = {"folder": "blog", "articles": 2, "more-articles": "All (% more)"}
    return ["search", {"/blog": known | {"display-article-date": False} | settings}]


@pytest.fixture(scope="module")
def site(blog_of_module: Callable[..., Blog]) -> Site:
    drawing = blog_of_module("about.md\n| # About", plugins=plugin())
    drawing.write(POSTS)
    drawing.configure(
        nav=[{"Home": "index.md"}, {"Blog": []}, {"About": "about.md"}], plugins=plugin()
    )
    return drawing.build()


def outline(text: str) -> str:
    return dedent(text).strip()


def test_the_current_years_and_months_are_open_and_others_closed(site: Site) -> None:
    assert site["/blog/1999/01/01/recap/"].sidebar == outline(
        """
        Home
        Blog ▾
          Amsterdam
          Recap
          All (3 more)
          2017 ▸
          2016 ▾
            November ▾
              Recap ←
              Travel
            March ▸
          2015 ▸
        About
        """
    )


@pytest.mark.parametrize(
    ("address", "open_sections"),
    {
        "/zzz/amsterdam/": ["Blog ▾", "2017 ▾", "February ▾", "Amsterdam ←"],
        "/a.html": ["Blog ▾", "2016 ▾", "November ▾", "Travel ←"],
        "/blog/2030/12/31/plans/": ["Blog ▾", "2016 ▾", "March ▾", "Plans ←"],
        "/begin": ["Blog ▾", "2015 ▾", "December ▾", "Begin ←"],
        "/blog/2016/": ["Blog ▾", "2016 ▾"],
        "/blog/2016/11/": ["Blog ▾", "2016 ▾", "November ▾"],
        "/blog/": ["Blog ▾"],
        "/": ["Home ←", "Blog ▾"],
        "/about/": ["Blog ▾", "About ←"],
    }.items(),
    ids=str,
)
def test_a_post_is_found_under_its_date_whatever_its_url(
    site: Site, address: str, open_sections: list[str]
) -> None:
    lines = [line.strip() for line in site[address].sidebar.splitlines()]
    assert [line for line in lines if line.endswith(("▾", "←"))] == open_sections


def test_every_post_is_in_the_sidebar_once_below_its_month(site: Site) -> None:
    for address in ("/zzz/amsterdam/", "/a.html", "/begin"):
        lines = site[address].sidebar.splitlines()
        title = next(line.strip() for line in lines if line.endswith("←"))
        assert [line.strip() for line in lines].count(title) == 1


def test_sections_link_to_their_lists_and_posts_to_their_pages(site: Site) -> None:
    nav = site["/begin"].one("nav.pl-nav")
    links = {text_of(a): a.get("href") for a in nav.iter("a")}
    assert links["Blog"] == "blog/"
    assert links["2016 3"] == "blog/2016/"
    assert links["Amsterdam"] == "zzz/amsterdam/"
    assert links["All (3 more)"] == "blog/"


def test_older_and_newer_follow_time(site: Site) -> None:
    chain = ["/zzz/amsterdam/", "/blog/1999/01/01/recap/", "/a.html", "/blog/2030/12/31/plans/"]
    chain.append("/begin")
    for address, older, newer in zip(chain, [*chain[1:], ""], ["", *chain], strict=False):
        page = site[address]
        nav = page.one("nav.pl-neighbours")
        for relation, target in (("prev", older), ("next", newer)):
            found = [a.get("href") for a in nav.iter("a") if a.get("rel") == relation]
            assert [site.file(resolved(address, link)) for link in found] == (
                [site.file(target)] if target else []
            )


def resolved(address: str, link: str | None) -> str:
    return urljoin(address, link or "")


def test_pages_that_are_no_posts_have_no_older_and_newer(site: Site) -> None:
    assert not site["/about/"].all("nav.pl-neighbours")


@pytest.mark.parametrize(
    ("settings", "sidebar"),
    [
        ({"articles": 0}, "Blog ▾\n  All (5 more)\n  2017 ▸\n  2016 ▸\n  2015 ▸"),
        (
            {"articles": 5},
            "Blog ▾\n  Amsterdam\n  Recap\n  Travel\n  Plans\n  Begin"
            "\n  2017 ▸\n  2016 ▸\n  2015 ▸",
        ),
        ({"articles": 1, "display-more-articles": False}, "Blog ▾\n  Amsterdam"),
        (
            {"articles": 1, "display-article-date": True, "format": "(%d.%m.%y)"},
            "Blog ▾\n  (03.02.17) Amsterdam\n  All (4 more)\n  2017 ▸\n  2016 ▸\n  2015 ▸",
        ),
        (
            {
                "articles": 1,
                "display-article-date": True,
                "format": "%Y",
                "text-align": "right",
                "more-articles": "Archive",
            },
            "Blog ▾\n  Amsterdam 2017\n  Archive\n  2017 ▸\n  2016 ▸\n  2015 ▸",
        ),
    ],
    ids=["no articles", "as many as there are", "nothing below", "dates", "dates at the right"],
)
def test_the_plugins_settings_keep_their_meaning(
    blog: Callable[..., Blog], settings: Mapping[str, object], sidebar: str
) -> None:
    drawing = blog(plugins=plugin(**settings))
    drawing.write(POSTS)
    assert drawing.build()["/"].sidebar == "Home ←\n" + sidebar


def test_the_section_keeps_its_place_and_its_name_in_the_nav(blog: Callable[..., Blog]) -> None:
    drawing = blog(
        "about.md\n| # About",
        nav=[{"BLOG": []}, {"About": "about.md"}, {"Home": "index.md"}],
        plugins=plugin(),
    )
    drawing.write(POSTS)
    lines = drawing.build()["/"].sidebar.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == ["BLOG ▾", "About", "Home ←"]


def test_another_folder_names_another_section(blog: Callable[..., Blog]) -> None:
    drawing = blog(nav=[{"Home": "index.md"}, {"News": []}], plugins=plugin(folder="news"))
    drawing.write(POSTS)
    assert drawing.build()["/"].sidebar.splitlines()[1:3] == ["News ▾", "  Amsterdam"]


def test_a_nav_without_the_section_is_a_warning_with_its_cure(blog: Callable[..., Blog]) -> None:
    drawing = blog(nav=[{"Home": "index.md"}], plugins=plugin())
    drawing.write(POSTS)
    said = drawing.fails()
    assert "has no section 'blog'" in said
    assert "add `- Blog: []`" in said


def test_without_a_nav_the_section_is_there_all_the_same(blog: Callable[..., Blog]) -> None:
    drawing = blog("about.md\n| # About", nav=None, plugins=plugin())
    drawing.write(POSTS)
    site = drawing.build()
    assert "Blog ▾\n  Amsterdam\n  Recap\n  All (3 more)\n  2017 ▸" in site["/"].sidebar
    assert "About" in site["/"].sidebar
    assert site.broken == []


def test_without_the_plugin_the_site_has_no_blog_section_and_stands(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog(nav=[{"Home": "index.md"}], plugins=["search"])
    drawing.write(POSTS)
    site = drawing.build()
    assert site["/"].sidebar == "Home ←"
    assert site["/a.html"].all("nav.pl-neighbours")


def test_posts_of_one_moment_stand_in_one_order_everywhere(blog: Callable[..., Blog]) -> None:
    drawing = blog(plugins=plugin(articles=3))
    titles = {"x": "One", "y": "Two", "z": "Three"}
    drawing.write({f"docs/blog/{n}.md": post("2016-11-06", t) for n, t in titles.items()})
    site = drawing.build()
    order = [line.strip() for line in site["/"].sidebar.splitlines()[2:5]]
    assert sorted(order) == sorted(titles.values())
    listed = [text_of(a) for a in site["/"].all("h2.pl-entry__title")]
    assert listed == order
    names = {title: name for name, title in titles.items()}
    newest = site[f"/blog/2016/{names[order[0]]}/"]
    (older,) = (a for a in newest.one("nav.pl-neighbours").iter("a"))
    assert older.get("href") == f"../{names[order[1]]}/"


def test_a_title_is_text_in_the_sidebar(blog: Callable[..., Blog]) -> None:
    drawing = blog(plugins=plugin(articles=1))
    drawing.write({"docs/blog/a.md": post("2016-11-06", "'<b> & \"x\" <i>y</i>'")})
    drawing.write({"docs/blog/b.md": post("2016-11-05", "Other")})
    site = drawing.build()
    for address in ("/", "/blog/2016/a/", "/blog/2016/b/"):
        assert '<b> & "x" <i>y</i>' in site[address].sidebar
        assert not site[address].all("b")
    assert '<b> & "x" <i>y</i>' in text_of(site["/blog/2016/b/"].one("nav.pl-neighbours"))


def test_a_month_of_many_posts_lists_those_around_the_page(blog: Callable[..., Blog]) -> None:
    def post(number: int) -> str:
        return (
            f"blog/p{number}.md\n| ---\n| title: Post {number:02}\n"
            f"| date: 2016-11-01 10:{number:02}\n| ---\n| Text.\n"
        )

    def listed(site: Site, address: str) -> list[str]:
        """Return the titles that stand below November, which is open."""
        _, _, month = site[address].sidebar.partition("November ▾\n")
        return [line.strip(" ←").removeprefix("Post ") for line in month.splitlines()]

    drawing = blog("".join(post(n) for n in range(25)), plugins=plugin(articles=0))
    site = drawing.build()
    oldest = [f"{n:02}" for n in reversed(range(10))] + ["25 posts"]
    newest = [f"{n:02}" for n in reversed(range(10, 25))] + ["25 posts"]
    assert listed(site, "/blog/2016/p3/") == oldest
    assert listed(site, "/blog/2016/p24/") == newest
    assert listed(site, "/blog/2016/11/") == newest
    drawing.draw(post(25))
    site = drawing.build()
    assert listed(site, "/blog/2016/p3/") == [*oldest[:-1], "26 posts"]
