"""A drawn site: home, numbered pages, archive, tags, 404, and lists below pages of one's own."""

from collections.abc import Callable
from urllib.parse import urljoin

import pytest

from drawn import ROOT, Blog, Site, shipped_config, text_of


def posts(count: int) -> dict[str, str]:
    return {
        f"docs/blog/{n:02}_.md": "\n".join(
            [
                "---",
                f"title: Post {n}",
                f"date: 2016-{n:02}-01",
                f"tags: [{'odd' if n % 2 else 'Even'}, all]",
                "---",
                f"Begin {n}.",
                "",
                f"Rest {n}.",
            ]
        )
        for n in range(1, count + 1)
    }


@pytest.fixture(scope="module")
def site(blog_of_module: Callable[..., Blog]) -> Site:
    drawing = blog_of_module(extra={"blog": {"per_page": 3}}, site_description="All of it.")
    drawing.write(posts(11))
    return drawing.build()


def titles(site: Site, address: str) -> list[str]:
    page = site[address]
    entries = page.all("h2.pl-entry__title") or [
        a for ul in page.all("ul.pl-dates") for a in ul.iter("a")
    ]
    return [text_of(entry) for entry in entries]


def named(*numbers: int) -> list[str]:
    return [f"Post {n}" for n in numbers]


def test_home_shows_the_newest_posts_with_date_reading_time_and_excerpt(site: Site) -> None:
    assert titles(site, "/") == named(11, 10, 9, 8, 7)
    entry = site["/"].all("article.pl-entry")[0]
    assert "November 1, 2016" in text_of(entry)
    assert "1 min read" in text_of(entry)
    assert "Begin 11." in text_of(entry)
    assert "Rest 11." not in text_of(entry)
    assert [a.get("href") for a in entry.iter("a")] == ["blog/2016/11_/"]


def test_older_posts_are_on_numbered_pages_counted_from_the_oldest(site: Site) -> None:
    assert titles(site, "/page/1/") == named(3, 2, 1)
    assert titles(site, "/page/2/") == named(6, 5, 4)
    assert "/page/3/" not in site


def test_numbered_pages_link_to_their_neighbours(site: Site) -> None:
    def neighbours(address: str) -> dict[str, str]:
        links = site[address].one("nav.pl-neighbours").iter("a")
        return {a.get("rel", ""): urljoin(address, a.get("href")) for a in links}

    assert neighbours("/") == {"prev": "/page/2/"}
    assert neighbours("/page/2/") == {"prev": "/page/1/", "next": "/"}
    assert neighbours("/page/1/") == {"next": "/page/2/"}


def test_the_archive_holds_all_posts_by_year_and_month_with_counts(site: Site) -> None:
    assert titles(site, "/blog/") == named(*range(11, 0, -1))
    text = site["/blog/"].text
    assert text.startswith("Archive 11 posts 2016 11 posts November Nov 1 Post 11")
    assert titles(site, "/blog/2016/") == named(*range(11, 0, -1))


def test_a_month_holds_its_posts(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    drawing.write(posts(2))
    drawing.write({"docs/blog/a.md": "---\ntitle: Post 3\ndate: 2016-02-28\n---\n"})
    site = drawing.build()
    assert titles(site, "/blog/2016/02/") == named(3, 2)
    assert site["/blog/2016/02/"].text.startswith("February 2016 2 posts")


def test_each_tag_has_a_page_and_all_of_them_an_index(site: Site) -> None:
    assert titles(site, "/tags/odd/") == named(11, 9, 7, 5, 3, 1)
    assert titles(site, "/tags/even/") == named(10, 8, 6, 4, 2)
    assert site["/tags/"].text == "Tags all 11 posts Even 5 posts odd 6 posts"
    assert site["/tags/even/"].text.startswith("Posts tagged “Even” 5 posts")


def test_the_tags_of_a_post_lead_to_their_pages(site: Site) -> None:
    links = [a.get("href") for a in site["/blog/2016/02_/"].all("a.pl-tag")]
    assert links == ["../../../tags/even/", "../../../tags/all/"]


def test_every_link_of_every_list_leads_somewhere(site: Site) -> None:
    assert site.broken == []


def test_a_list_has_a_title_of_its_own_and_is_not_searched(site: Site) -> None:
    titles = {address: text_of(site[address].one("title")) for address in site.pages}
    assert len(set(titles.values())) == len(titles)
    assert set(site.found) == {f"/blog/2016/{n:02}_/" for n in range(1, 12)}


def test_the_404_page_works_at_any_depth_and_lists_the_newest_posts(site: Site) -> None:
    page = site["/404.html"]
    links = [link for link in page.links if not link.startswith("http")]
    assert [link for link in links if not link.startswith(("/", "#", "."))] == []
    assert "Post 11" in page.text
    assert site.broken == []


def test_the_404_page_of_a_site_below_a_path_has_links_below_it(blog: Callable[..., Blog]) -> None:
    drawing = blog(site_url="https://someone.example/repo/")
    drawing.write(posts(2))
    links = drawing.build()["/404.html"].links
    assert "/repo/blog/2016/02_/" in links
    assert [link for link in links if link.startswith("/") and not link.startswith("/repo/")] == []


def test_a_page_of_ones_own_at_a_lists_address_stands_above_the_list(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog(
        """
        index.md
        | ---
        | title: Welcome
        | ---
        | Hello, I write here.
        blog/index.md
        | # Everything
        | All of it.
        tags/odd.md
        | # The odd ones
        blog/2016/index.md
        | # A good year
        """
    )
    drawing.write(posts(3))
    site = drawing.build()
    assert "Hello, I write here." in site["/"].text
    assert titles(site, "/") == named(3, 2, 1)
    assert site["/blog/"].text.startswith("Everything All of it. 3 posts")
    assert site["/tags/odd/"].text.startswith("The odd ones 2 posts")
    assert site["/blog/2016/"].text.startswith("A good year 3 posts")
    assert len(site["/blog/"].all("h1")) == 1


def test_listing_false_leaves_the_list_out(blog: Callable[..., Blog]) -> None:
    drawing = blog(
        """
        index.md
        | ---
        | listing: false
        | ---
        | # Just me
        | No list.
        """
    )
    drawing.write(posts(2))
    site = drawing.build()
    assert site["/"].text == "Just me No list."
    assert "/blog/" in site
    assert site.broken == []


@pytest.mark.parametrize("value", ["maybe", "[]", "1"])
def test_listing_takes_true_or_false(blog: Callable[..., Blog], value: str) -> None:
    said = blog(f"index.md\n| ---\n| listing: {value}\n| ---\n| # Home").fails()
    assert "docs/index.md:2: `listing`" in said


def test_a_blog_without_any_post_is_built(blog: Callable[..., Blog]) -> None:
    site = blog().build()
    assert site.broken == []
    assert {"/", "/blog/"} <= set(site.pages)
    assert "0 posts" in site["/blog/"].text


def test_a_site_of_only_drafts_is_built(blog: Callable[..., Blog]) -> None:
    site = blog("blog/a.md\n| ---\n| date: 2016-11-06\n| draft: true\n| ---").build()
    assert site.broken == []


def test_lists_lie_where_the_settings_say(blog: Callable[..., Blog]) -> None:
    drawing = blog(extra={"blog": {"archive": "/log/", "tags": "log/topics/", "per_page": 1}})
    drawing.write(posts(2))
    site = drawing.build()
    assert titles(site, "/log/") == named(2, 1)
    assert titles(site, "/log/topics/odd/") == named(1)
    assert titles(site, "/log/2016/02/") == named(2)
    assert site.broken == []


def test_the_themes_language_is_that_of_dates_and_lists(blog: Callable[..., Blog]) -> None:

    drawing = blog(
        "blog/a.md\n| ---\n| title: Größe\n| date: 2016-03-06\n| tags: [Ä]\n| ---\n| Hallo."
    )
    config = shipped_config().replace("language: en", "language: de")
    drawing.write({"mkdocs.yml": config})
    site = drawing.build()
    assert "6. März 2016" in site["/blog/2016/a/"].text
    assert site["/blog/2016/03/"].text.startswith("März 2016")
    assert site["/"].one("html").get("lang") == "de"
    assert "März ▾" in site["/blog/2016/a/"].sidebar
    assert site["/blog/2016/a/"].meta("og:locale") == ["de_DE"]
    assert "<language>de</language>" in site.text("feed.xml")


def test_words_of_ones_own_replace_permalogs(blog: Callable[..., Blog]) -> None:
    words = {"archive": "Alles <hier>", "posts_one": "1 Beitrag", "newest": "Neu"}
    drawing = blog(extra={"blog": {"words": words}})
    drawing.write(posts(1))
    site = drawing.build()
    assert site["/blog/"].text.startswith("Alles <hier> 1 Beitrag")
    assert "Neu" in site["/404.html"].text


TITLES = {
    "markup": "<b>bold</b> & \"quoted\" 'title' <script>alert(1)</script>",
    "umlauts": "Größe, Čapek, Ærø",
    "emoji": "🎉 Party 👩‍👩‍👧 flags 🇳🇱",
    "right to left": "مرحبا بالعالم",
    "Liquid and Jinja": "{{ 7 * 7 }} {% raw %}",
    "Markdown": "*stars* _lines_ `code` [link](x) # hash",
    "entities": "&amp; &lt; &copy; &#65;",
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_a_title_is_shown_as_it_was_written_wherever_it_stands(
    blog: Callable[..., Blog], title: str
) -> None:
    quoted = title.replace("'", "''")
    site = blog(
        f"""
        blog/a.md
        | ---
        | title: '{quoted}'
        | date: 2016-11-06
        | tags: ['{quoted.replace("/", "")}']
        | aliases: [/old/]
        | ---
        | Text.
        blog/b.md
        | ---
        | title: Other
        | date: 2016-11-07
        | ---
        """
    ).build()
    for address in ("/", "/blog/", "/blog/2016/", "/blog/2016/a/", "/blog/2016/b/", "/404.html"):
        assert title in text_of(site[address].content), address
        assert title in site[address].sidebar, address
    assert title in text_of(site["/blog/2016/a/"].one("title"))
    assert text_of(site["/old/"].one("title")) == title
    assert site["/blog/2016/a/"].meta("og:title") == [title]
    assert site.broken == []


@pytest.mark.parametrize(
    "content",
    [
        b"\xef\xbb\xbf---\r\ntitle: Sch\xc3\xb6n\r\ndate: 2016-11-06\r\n---\r\nText.\r\n\r\nMore.",
        b"---\rtitle: Sch\xc3\xb6n\rdate: 2016-11-06\r---\rText.\r\rMore.\r",
    ],
    ids=["BOM and CRLF", "CR"],
)
def test_a_file_from_another_system_is_read_like_any_other(
    blog: Callable[..., Blog], content: bytes
) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": content, "docs/page.md": content})
    site = drawing.build()
    assert "Schön" in site["/blog/2016/a/"].text
    assert [text_of(p) for p in site["/blog/2016/a/"].content.findall("p")][-2:] == [
        "Text.",
        "More.",
    ]
    assert "Schön" in text_of(site["/page/"].one("title"))


def test_toml_front_matter_makes_the_same_post(blog: Callable[..., Blog]) -> None:
    site = blog(
        """
        blog/a.md
        | +++
        | title = "From Hugo"
        | date = 2016-11-06T10:00:00Z
        | tags = ["x"]
        | aliases = ["/old/"]
        | permalink = "/a/"
        | +++
        | Text.
        page.md
        | +++
        | title = "A page"
        | +++
        | Text.
        """
    ).build()
    assert "From Hugo" in site["/a/"].text
    assert {"/old/", "/tags/x/"} <= set(site.pages)
    assert "+++" not in site["/page/"].html
    assert "A page" in text_of(site["/page/"].one("title"))


def test_words_that_material_has_are_in_the_theme_s_language(blog: Callable[..., Blog]) -> None:
    site = blog(
        "blog/a.md\n| ---\n| date: 2016-11-06\n| ---\n| One.\n|\n| Two.",
        theme={"name": "material", "language": "de", "custom_dir": f"{ROOT}/overrides"},
    ).build()
    assert "Archiv" in site["/blog/"].text
    assert "1 Min. Lesezeit" in site["/"].text


@pytest.mark.parametrize("address", ["/blog/", "/blog/2016/", "/tags/"])
def test_a_post_in_the_place_of_a_list_is_a_clash(blog: Callable[..., Blog], address: str) -> None:
    said = blog(
        f"blog/a.md\n| ---\n| date: 2016-11-06\n| permalink: {address}\n| tags: [a]\n| ---\n| A."
    ).fails()
    assert f"docs/blog/a.md:3: {address} is also the address of the list" in said


def test_two_lists_at_one_address_are_a_clash(blog: Callable[..., Blog]) -> None:
    said = blog(
        "blog/a.md\n| ---\n| date: 2016-11-06\n| tags: [a]\n| ---\n| A.",
        extra={"blog": {"tags": "/blog/"}},
    ).fails()
    assert "/blog/ is also the address of the list" in said


def test_a_post_names_the_guest_who_wrote_it(blog: Callable[..., Blog]) -> None:
    drawn = blog("blog/a.md\n| ---\n| date: 2016-11-06\n| author: A Guest\n| ---\n| Text.\n")
    page = drawn.build()["/blog/2016/a/"]
    header = page.one("header.pl-header")
    assert "A Guest" in text_of(header)
    assert not page.all("span.pl-author", header)
    assert [e.get("content") for e in page.all("meta") if e.get("name") == "author"] == ["A Guest"]
