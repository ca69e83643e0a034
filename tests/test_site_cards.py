"""A drawn site as other sites and search engines show it: images, Open Graph, JSON-LD."""

import datetime as dt
import io
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

import pytest
from PIL import Image

from drawn import Blog, Document, Site

DRAWING = """
index.md
| # Home
about.md
| ---
| title: About
| image: /blog/2016/hall.png
| ---
| Text.
blog/2016/one.md
| ---
| title: One & <two>
| date: 2016-11-06 23:30:00
| updated: 2017-02-03
| tags: [Django]
| description: All about it.
| ---
| First.
blog/2016/own.md
| ---
| title: With an image
| date: 2016-11-07
| author: Bea
| image: {path: hall.png, alt: The hall}
| ---
| Text.
blog/2016/page.md
| ---
| title: Beside it
| date: 2016-11-08
| permalink: /one.html
| image: https://other.example/x.jpg
| ---
| Text.
"""


def png(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("1", (width, height)).save(file, "PNG")
    return file.getvalue()


@pytest.fixture(scope="module")
def site(blog_of_module: Callable[..., Blog]) -> Site:
    drawing = blog_of_module(DRAWING, site_author="Ann", site_name="Log & more")
    drawing.write({"docs/blog/2016/hall.png": png(1600, 900)})
    return drawing.build()


def picture(page: Document) -> dict[str, str]:
    names = ("og:image", "og:image:type", "og:image:width", "og:image:height", "og:image:alt")
    return {name: content for name in names for content in page.meta(name)}


def test_a_post_has_a_card_that_is_there(site: Site) -> None:
    found = picture(site["/blog/2016/one/"])
    url = urlsplit(found.pop("og:image"))
    assert url.geturl().startswith("https://blog.example/assets/cards/blog/2016/one.png?")
    with Image.open(site.folder / url.path.lstrip("/")) as image:
        assert image.size == (1200, 630)
    assert found == {
        "og:image:type": "image/png",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "One & <two>",
    }
    assert site["/blog/2016/one/"].meta("twitter:card") == ["summary_large_image"]


def test_an_image_of_its_own_goes_before_a_card(site: Site) -> None:
    assert picture(site["/blog/2016/own/"]) == {
        "og:image": "https://blog.example/blog/2016/hall.png",
        "og:image:type": "image/png",
        "og:image:width": "1600",
        "og:image:height": "900",
        "og:image:alt": "The hall",
    }
    assert picture(site["/about/"])["og:image"] == "https://blog.example/blog/2016/hall.png"
    assert picture(site["/one.html"]) == {
        "og:image": "https://other.example/x.jpg",
        "og:image:type": "image/jpeg",
        "og:image:alt": "Beside it",
    }
    assert not [file for file in site.files if file.startswith("assets/cards/one")]


def test_every_other_page_has_the_card_of_the_site(site: Site) -> None:
    for address in ("/", "/blog/", "/tags/"):
        url = urlsplit(picture(site[address])["og:image"])
        assert url.path == "/assets/card.png"
        assert url.path.lstrip("/") in site.files


def test_the_address_of_a_card_stays_and_its_version_changes(blog: Callable[..., Blog]) -> None:
    drawing = blog("blog/a.md\n| ---\n| title: A\n| date: 2016-11-06\n| ---\n")
    first = picture(drawing.build()["/blog/2016/a/"])["og:image"]
    assert picture(drawing.build()["/blog/2016/a/"])["og:image"] == first
    drawing.draw("blog/a.md\n| ---\n| title: B\n| date: 2016-11-06\n| ---\n")
    second = picture(drawing.build()["/blog/2016/a/"])["og:image"]
    assert second != first
    assert second.partition("?")[0] == first.partition("?")[0]


def test_pages_whose_addresses_are_nearly_one_have_cards_of_their_own(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog()
    for n, address in enumerate(["/a/", "/a.html", "/é/", "/" + "x" * 250 + "/"]):
        text = f"---\ntitle: T{n}\ndate: 2016-11-06\npermalink: {address}\n---\n"
        drawing.write({f"docs/blog/{n}.md": text})
    site = drawing.build(strict=False)
    pages = [page for page in site.pages if site[page].meta("og:type") == ["article"]]
    cards = {urlsplit(picture(site[page])["og:image"]).path for page in pages}
    assert len(cards) == 4
    assert all(card in site for card in cards)


def test_a_file_of_the_authors_goes_before_a_card(blog: Callable[..., Blog]) -> None:
    drawing = blog(
        """
        assets/card.png
        | mine
        assets/cards/a.png
        | mine
        blog/a.md
        | ---
        | date: 2016-11-06
        | permalink: /a/
        | ---
        """
    )
    site = drawing.build()
    assert site.text("assets/card.png") == site.text("assets/cards/a.png") == "mine\n"
    for address in ("/", "/a/"):
        path = urlsplit(picture(site[address])["og:image"]).path
        assert path in site
        assert path not in ("/assets/card.png", "/assets/cards/a.png")


def test_cards_can_be_switched_off_and_images_stay(blog: Callable[..., Blog]) -> None:
    drawing = blog(DRAWING, extra={"blog": {"cards": False}})
    drawing.write({"docs/blog/2016/hall.png": png(100, 200)})
    site = drawing.build()
    assert not [file for file in site.files if file.startswith("assets/card")]
    assert picture(site["/blog/2016/one/"]) == {}
    assert site["/blog/2016/one/"].meta("twitter:card") == ["summary"]
    assert picture(site["/blog/2016/own/"])["og:image:width"] == "100"
    assert site["/blog/2016/own/"].meta("twitter:card") == ["summary"]


def test_without_a_site_url_there_is_no_image(blog: Callable[..., Blog]) -> None:
    feeds = {"rss": False, "atom": False, "json": False}
    drawing = blog(DRAWING, site_url=None, extra={"blog": {"feeds": feeds}})
    drawing.write({"docs/blog/2016/hall.png": png(10, 10)})
    site = drawing.build()
    assert picture(site["/blog/2016/own/"]) == {}
    assert not [file for file in site.files if file.startswith("assets/card")]


WRONG = {
    "missing.png": "is 'missing.png', and no such file is there; correct the path",
    "/missing.png": "is '/missing.png', and no such file is there",
    "note.txt": "is 'note.txt', which is none that other sites show",
    "broken.png": "is 'broken.png', which can't be read",
    "5": "names no image; write its path",
    "{alt: x}": "names no image; write its path",
    "ftp://x.example/a.png": "is 'ftp://x.example/a.png', which is no URL of an image",
}


@pytest.mark.parametrize("value", WRONG)
def test_an_image_that_is_none_is_an_error_with_file_and_line(
    blog: Callable[..., Blog], value: str
) -> None:
    drawing = blog("blog/note.txt\n| x\nblog/broken.png\n| x\n")
    drawing.write({"docs/blog/a.md": f"---\ndate: 2016-11-06\nimage: {value}\n---\n"})
    assert f"docs/blog/a.md:3: `image` {WRONG[value]}" in drawing.fails()


def test_an_archive_keeps_the_images_that_are_still_there(blog: Callable[..., Blog]) -> None:
    drawing = blog(
        """
        blog/old/_config.yml
        | url: https://old.example
        blog/old/_posts/2016-11-06-a.md
        | ---
        | title: A
        | image: {path: /img/x.png}
        | ---
        blog/old/_posts/2016-11-07-b.md
        | ---
        | title: B
        | image: /img/gone.png
        | cover: {image: img/x.png, alt: What}
        | ---
        blog/old/_posts/2016-11-08-c.md
        | ---
        | title: C
        | image: 5
        | ---
        """,
        extra={"blog": {"archives": [{"folder": "blog/old"}]}},
    )
    drawing.write({"docs/blog/old/img/x.png": png(1200, 600)})
    site = drawing.build()
    own = "https://blog.example/img/x.png"
    assert picture(site["/2016/11/06/a.html"])["og:image"] == own
    assert picture(site["/2016/11/07/b.html"])["og:image"] == own
    assert "assets/cards" in picture(site["/2016/11/08/c.html"])["og:image"]


def test_a_title_that_no_font_has_gets_no_card_and_the_cure_is_named(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog(
        """
        blog/a.md
        | ---
        | title: リンク
        | date: 2016-11-06
        | ---
        """
    )
    site = drawing.build()
    assert "/assets/card.png" in picture(site["/blog/2016/a/"])["og:image"]
    (said,) = (text for _, text in site.log if "card" in text)
    assert "docs/blog/a.md has no card" in said
    assert "extra.blog.cards.fonts" in said


@pytest.mark.parametrize(
    ("cards", "said"),
    [
        ({"fonts": ["none.ttf"]}, "`extra.blog.cards.fonts` has 'none.ttf': it can't be read"),
        ({"fonts": ["mkdocs.yml"]}, "`extra.blog.cards.fonts` has 'mkdocs.yml': it is no font"),
        ({"fonts": ["/x.ttf"]}, "name a file beside this one"),
        ({"accent": "green"}, "`extra.blog.cards.accent` is 'green': write it in six digits"),
        ({"acent": "#000000"}, "did you mean `accent`?"),
        (5, "`extra.blog.cards` is `5`; write keys and values below it"),
    ],
)
def test_a_wrong_setting_of_cards_stops_the_build(
    blog: Callable[..., Blog], cards: object, said: str
) -> None:
    assert said in blog(extra={"blog": {"cards": cards}}).fails()


# What Google documents, as read in 2026:
# developers.google.com/search/docs/appearance/structured-data/article: no property is required;
# author (name, url), dateModified, datePublished, headline and image are recommended; dates are ISO
# 8601 with a time zone; URLs are full. …/structured-data/breadcrumb: at least two ListItems, each
# with position, name and, but for the last, item. …/appearance/site-names: on the home page, name
# and url, with alternateName recommended.
ARTICLE = {"author", "dateModified", "datePublished", "headline", "image"}


def linked(page: Document) -> dict[str, Any]:
    scripts = (e for e in page.tree.iter("script") if e.get("type") == "application/ld+json")
    found = [json.loads(script.text or "") for script in scripts]
    assert all(one["@context"] == "https://schema.org" for one in found)
    return {one["@type"]: one for one in found}


def urls_of(data: Mapping[str, Any]) -> Iterator[str]:
    for key, value in data.items():
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, Mapping):
                yield from urls_of(one)
            elif key in ("url", "image", "item", "mainEntityOfPage"):
                yield one


@pytest.mark.parametrize("address", ["/blog/2016/one/", "/blog/2016/own/", "/one.html"])
def test_a_post_has_all_that_google_recommends(site: Site, address: str) -> None:
    data = linked(site[address])
    article = data["BlogPosting"]
    assert set(article) >= ARTICLE
    for date in (article["datePublished"], article["dateModified"]):
        assert dt.datetime.fromisoformat(date).tzinfo
    assert article["author"]["@type"] in ("Person", "Organization")
    for one in data.values():
        assert all(urlsplit(url).scheme == "https" for url in urls_of(one)), one
    assert article["image"] == picture(site[address])["og:image"]


def test_the_author_is_a_person_with_a_page_or_who_the_post_says(site: Site) -> None:
    author = linked(site["/blog/2016/one/"])["BlogPosting"]["author"]
    assert author == {"@type": "Person", "name": "Ann", "url": "https://blog.example/"}
    author = linked(site["/blog/2016/own/"])["BlogPosting"]["author"]
    assert author == {"@type": "Person", "name": "Bea"}


@pytest.mark.parametrize(
    ("settings", "author"),
    [
        (
            {"url": "/about/", "kind": "organization"},
            ("Organization", "https://blog.example/about/"),
        ),
        ({"url": "https://ann.example/me"}, ("Person", "https://ann.example/me")),
    ],
)
def test_who_the_author_is_can_be_set(
    blog: Callable[..., Blog], settings: object, author: tuple[str, str]
) -> None:
    drawing = blog(
        "blog/a.md\n| ---\n| date: 2016-11-06\n| ---\n",
        site_author="Ann",
        extra={"blog": {"author": settings}},
    )
    page = drawing.build()["/blog/2016/a/"]
    found = linked(page)["BlogPosting"]["author"]
    assert (found["@type"], found["url"]) == author
    assert page.meta("article:author") == [author[1]]


def test_the_breadcrumbs_of_a_post_are_the_lists_in_which_it_stands(site: Site) -> None:
    steps = linked(site["/blog/2016/one/"])["BreadcrumbList"]["itemListElement"]
    assert [(step["position"], step["name"], step.get("item")) for step in steps] == [
        (1, "Archive", "https://blog.example/blog/"),
        (2, "2016", "https://blog.example/blog/2016/"),
        (3, "One & <two>", None),
    ]
    assert all(urlsplit(step["item"]).path in site for step in steps[:-1])


def test_the_home_page_names_the_site(site: Site) -> None:
    assert linked(site["/"]) == {
        "WebSite": {
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": "Log & more",
            "alternateName": "blog.example",
            "url": "https://blog.example/",
        }
    }
    assert site["/"].meta("og:title") == ["Log & more"]
    assert linked(site["/about/"]) == linked(site["/blog/"]) == {}


@pytest.mark.parametrize(
    ("language", "locale"),
    [("en", "en_US"), ("nl", "nl_NL"), ("pt-BR", "pt_BR"), ("zh-Hant", "zh_TW"), ("ja", "ja_JP")],
)
def test_the_locale_has_a_territory(blog: Callable[..., Blog], language: str, locale: str) -> None:
    drawing = blog("blog/a.md\n| ---\n| title: A\n| date: 2016-11-06\n| ---\n")
    config = drawing.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("language: en", f"language: {language}"))
    assert drawing.build()["/blog/2016/a/"].meta("og:locale") == [locale]
