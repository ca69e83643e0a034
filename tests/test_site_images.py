"""A drawn site: its images in their sizes, smaller for small screens, each with a text."""

import io
import json
import re
import shutil
from collections.abc import Callable
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import feedparser
import pytest
from PIL import Image

from drawn import Blog, Site, parse, picture

HALL = """
blog/2016/one.md
| ---
| title: One
| date: 2016-11-06
| permalink: /somewhere/else/one.html
| ---
| Begin: ![The hall](hall.jpg) and ![Again](hall.jpg){ width="300" } and
| <img src="/logo.svg" alt="A">.
|
| <!-- more -->
|
| ![Day](day.png#only-light) ![Night](night.png#only-dark)
|
| [![Linked](hall.jpg)](hall.jpg) ![Small](small.png) ![Far](https://other.example/far.jpg)
|
| ![A film](film.gif) ![With a name](<Über uns, 1.jpg>)
blog/2015/two.md
| ---
| title: Two
| date: 2015-11-06
| ---
| Another: ![The hall](../2016/hall.jpg)
blog/2016/hall.jpg
| 3000 × 2000
blog/2016/day.png
| 1000 × 500
blog/2016/night.png
| 1000 × 500
blog/2016/small.png
| 20 × 10
blog/2016/Über uns, 1.jpg
| 1000 × 500
logo.svg
| <svg viewBox="0 0 20 10"></svg>
"""


@pytest.fixture(scope="module", params=["https://blog.example/", "https://someone.example/repo/"])
def site(request: pytest.FixtureRequest, blog_of_module: Callable[..., Blog]) -> Site:
    blog = blog_of_module(HALL, site_url=request.param)
    frames = [Image.effect_noise((400, 300), 40 + n) for n in range(2)]
    stream = io.BytesIO()
    frames[0].save(stream, "GIF", save_all=True, append_images=frames[1:])
    blog.write({"docs/blog/2016/film.gif": stream.getvalue()})
    return blog.build()


def images(site: Site, address: str) -> dict[str, Element]:
    """Return the images of a page by their texts."""
    return {e.get("alt", ""): e for e in site[address].content.iter("img")}


POST = "/somewhere/else/one.html"


def test_every_image_of_the_site_has_its_size(site: Site) -> None:
    sizes = {alt: (e.get("width"), e.get("height")) for alt, e in images(site, POST).items()}
    assert sizes == {
        "The hall": ("3000", "2000"),
        "Again": ("300", "200"),
        "A": ("740", "370"),
        "Day": ("1000", "500"),
        "Night": ("1000", "500"),
        "Linked": ("3000", "2000"),
        "Small": ("20", "10"),
        "Far": (None, None),
        "A film": ("400", "300"),
        "With a name": ("1000", "500"),
    }


def test_only_the_first_image_is_loaded_at_once(site: Site) -> None:
    found = images(site, POST)
    assert found["The hall"].get("fetchpriority") == "high"
    assert [alt for alt, e in found.items() if e.get("loading") != "lazy"] == ["The hall"]


def test_each_width_of_a_srcset_is_published_and_as_wide_as_it_says(site: Site) -> None:
    widths = {}
    for alt, element in images(site, POST).items():
        for candidate in filter(None, element.get("srcset", "").split(", ")):
            url, width = candidate.split()
            file = site.file(urljoin(POST, url))
            assert file
            with Image.open(site.folder / file) as image:
                assert image.width == int(width.removesuffix("w"))
                widths.setdefault(alt, []).append(image.width)
    assert widths == {
        "The hall": [480, 768, 1200],
        "Again": [480, 768, 1200],
        "Linked": [480, 768, 1200],
        "Day": [480, 768, 1000],
        "Night": [480, 768, 1000],
        "With a name": [480, 768, 1000],
    }


def test_every_link_of_the_site_is_answered(site: Site) -> None:
    assert site.broken == []


def test_an_image_of_two_posts_is_published_once(site: Site) -> None:
    names = [name for name in site.files if name.startswith("assets/resized/hall-")]
    assert len(names) == 3


def test_the_original_is_where_it_was_to_the_byte(site: Site) -> None:
    assert (site.folder / "blog/2016/hall.jpg").read_bytes() == picture(
        "blog/2016/hall.jpg", 3000, 2000
    )
    assert images(site, POST)["The hall"].get("src") == "../../blog/2016/hall.jpg"


def test_a_pair_of_images_stays_one_for_material(site: Site) -> None:
    found = images(site, POST)
    assert found["Day"].get("src", "").endswith("day.png#only-light")
    assert found["Night"].get("src", "").endswith("night.png#only-dark")


def test_an_image_leads_to_the_whole_of_it_unless_it_is_linked(site: Site) -> None:
    page = site[POST]
    zoomed = {a.find("img").get("alt"): a.get("href") for a in page.all("a.pl-zoom")}
    assert zoomed == {
        "The hall": "../../blog/2016/hall.jpg",
        "Again": "../../blog/2016/hall.jpg",
        "Day": "../../blog/2016/day.png#only-light",
        "Night": "../../blog/2016/night.png#only-dark",
        "With a name": "../../blog/2016/%C3%9Cber%20uns%2C%201.jpg",
    }


@pytest.mark.parametrize("file", ["feed.xml", "atom.xml"])
def test_a_feed_has_the_originals_alone(site: Site, file: str) -> None:
    content = feedparser.parse(site.text(file), sanitize_html=False).entries[0].content[0].value
    assert "assets/resized" not in content
    assert "pl-zoom" not in content
    urls = [e.get("src") for e in parse(content).iter("img")]
    assert urls[0] == f"{site.site_url}blog/2016/hall.jpg"
    assert not [url for url in urls if "night" in url], "a feed has one colour scheme"
    assert len(urls) == 9


def test_the_search_and_the_sitemap_know_no_variants(site: Site) -> None:
    holding = site.holding("assets/resized/hall-")
    assert {name for name in holding if not name.endswith((".html", ".webp"))} == set()


def test_neither_the_lock_nor_the_list_of_addresses_has_variants(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    lock = (site.folder.parent / "urls.lock").read_text(encoding="utf-8")
    assert "/blog/2016/hall.jpg" in lock
    assert "resized" not in lock


def test_a_build_that_finds_all_in_the_cache_is_the_same(blog: Callable[..., Blog]) -> None:
    drawn = blog("page.md\n| ![The hall](hall.jpg)\nhall.jpg\n| 900 × 600")
    drawn.has_own_cache = True
    first = drawn.build()
    made = {name: (first.folder / name).read_bytes() for name in first.files}
    entries = sorted((drawn.folder / ".cache").rglob("??/*"))
    stamps = [path.stat().st_mtime_ns for path in entries if path.is_file()]
    second = drawn.build()
    assert {name: (second.folder / name).read_bytes() for name in second.files} == made
    assert [p.stat().st_mtime_ns for p in entries if p.is_file()] == stamps
    assert sum("resized" in name for name in made) == 3


def test_a_build_that_cannot_keep_a_cache_is_the_same(blog: Callable[..., Blog]) -> None:
    drawn = blog("page.md\n| ![The hall](hall.jpg)\nhall.jpg\n| 900 × 600")
    drawn.has_own_cache = True
    first = drawn.build()
    made = {name: (first.folder / name).read_bytes() for name in first.files}
    shutil.rmtree(drawn.folder / ".cache")
    drawn.write({".cache/permalog": "no folder"})
    second = drawn.build()
    assert {name: (second.folder / name).read_bytes() for name in second.files} == made


def test_an_image_that_changes_has_new_variants_at_new_addresses(
    blog: Callable[..., Blog],
) -> None:
    drawn = blog("page.md\n| ![The hall](hall.jpg)\nhall.jpg\n| 900 × 600")
    before = {name for name in drawn.build().files if "resized" in name}
    drawn.write({"docs/hall.jpg": picture("other.jpg", 900, 600)})
    after = {name for name in drawn.build().files if "resized" in name}
    assert len(before) == len(after) == 3
    assert not before & after


PAGE = """
blog/a.md
| ---
| date: 2016-11-06
| ---
| First line, `![](hall.jpg)`.
| {}
| Last line.
blog/hall.jpg
| 90 × 60
blog/broken.png
| not really
"""

SILENT = [
    "![](hall.jpg)",
    '![](hall.jpg "A title")',
    "![ ](hall.jpg)",
    "![](/blog/hall.jpg)",
    '<img src="hall.jpg">',
    '<p><img class="x" src="hall.jpg"></p>',
    "![][hall]\n|\n| [hall]: hall.jpg",
]


@pytest.mark.parametrize("line", SILENT)
def test_an_image_without_a_text_fails_a_strict_build_with_file_and_line(
    blog: Callable[..., Blog], line: str
) -> None:
    said = blog(PAGE.format(line)).fails()
    place = re.search(r"docs/blog/a\.md:(\d): the image 'hall\.jpg' has no alternative text", said)
    assert place
    assert place[1] == ("7" if "[hall]" in line else "5")
    assert "`![The hall](hall.jpg)`" in said
    assert "Aborted with 1 warnings in strict mode!" in said


SPOKEN = [
    "![The hall](hall.jpg)",
    '![](hall.jpg){ alt="" }',
    '![](hall.jpg){ role="presentation" }',
    '<img src="hall.jpg" alt="">',
    '<img src="hall.jpg" role="none">',
    '<img src="hall.jpg" aria-hidden="true">',
]


@pytest.mark.parametrize("line", SPOKEN)
def test_an_image_that_only_adorns_says_so(blog: Callable[..., Blog], line: str) -> None:
    site = blog(PAGE.format(line)).build()
    (image,) = site["/blog/2016/a/"].content.iter("img")
    assert image.get("alt") is not None


@pytest.mark.parametrize(("level", "said"), [("info", ["INFO"]), ("ignore", [])])
def test_an_owner_may_live_with_images_without_a_text(
    blog: Callable[..., Blog], level: str, said: list[str]
) -> None:
    extra = {"blog": {"images": {"alt": level}}}
    site = blog(PAGE.format("![](hall.jpg)"), extra=extra).build()
    assert [at for at, text in site.log if "alternative text" in text] == said


def test_an_archive_has_one_line_for_all_its_images_without_a_text(
    blog: Callable[..., Blog],
) -> None:
    post = "blog/old/_posts/2016-11-0{}-a.md\n| ---\n| title: A\n| ---\n"
    post += "| ![](/hall.jpg)\n| ![](/b.png)\n|\n| Some text.\n"
    text = "blog/old/_config.yml\n| title: Old\nblog/old/hall.jpg\n| 9 × 6\nblog/old/b.png\n| no\n"
    text += "".join(post.format(n) for n in range(1, 4))
    archives = [{"folder": "blog/old", "generator": "jekyll"}]
    site = blog(text, extra={"blog": {"archives": archives}}).build()
    first = "first docs/blog/old/_posts/2016-11-01-a.md:"
    assert [said for level, said in site.log if " images " in said and "first" in said] == [
        f"permalog: docs/blog/old/ has 6 images without alternative text, {first}4",
        f"permalog: docs/blog/old/ has 3 images that cannot be read, {first}5",
    ]


def test_an_image_that_cannot_be_read_is_named_with_file_and_line(
    blog: Callable[..., Blog],
) -> None:
    said = blog(PAGE.format("![A](broken.png)")).fails()
    assert (
        "docs/blog/a.md:5: the image 'broken.png' is no PNG, JPEG, WebP, GIF, AVIF or SVG" in said
    )
    assert "Aborted with 1 warnings in strict mode!" in said


def test_an_image_that_ends_too_soon_is_shown_as_it_is(blog: Callable[..., Blog]) -> None:
    drawn = blog(PAGE.format("![A](half.jpg)"))
    whole = picture("half.jpg", 2000, 1000)
    drawn.write({"docs/blog/half.jpg": whole[: len(whole) // 2]})
    site = drawn.build(strict=False)
    (warning,) = (said for level, said in site.log if level == "WARNING")
    assert warning.startswith("permalog: docs/blog/a.md:5: the image 'half.jpg' is damaged")
    (image,) = site["/blog/2016/a/"].content.iter("img")
    assert image.get("srcset") is None


def test_a_png_that_is_a_jpeg_is_shown_as_browsers_show_it(blog: Callable[..., Blog]) -> None:
    drawn = blog(PAGE.format("![A](a.png)"))
    drawn.write({"docs/blog/a.png": picture("a.jpg", 800, 600)})
    (image,) = drawn.build()["/blog/2016/a/"].content.iter("img")
    assert image.get("width") == "800"


def test_images_are_left_as_they_are_if_the_owner_says_so(blog: Callable[..., Blog]) -> None:
    site = blog(PAGE.format("![](hall.jpg)"), extra={"blog": {"images": False}}).build()
    (image,) = site["/blog/2016/a/"].content.iter("img")
    assert image.attrib == {"alt": "", "src": "../../hall.jpg"}


@pytest.mark.parametrize(
    ("images", "widths", "zooms"),
    [
        ({"widths": []}, [], True),
        ({"widths": [1000, 500]}, ["500w", "1000w"], True),
        ({"zoom": False}, ["480w", "768w", "1200w"], False),
    ],
)
def test_an_owner_chooses_widths_and_whether_images_open(
    blog: Callable[..., Blog], images: dict[str, object], widths: list[str], zooms: bool
) -> None:
    text = "page.md\n| ![The hall](hall.jpg)\nhall.jpg\n| 3000 × 600"
    page = blog(text, extra={"blog": {"images": images}}).build()["/page/"]
    assert re.findall(r" (\d+w)", page.html) == widths
    assert bool(page.all("a.pl-zoom")) is zooms


@pytest.mark.parametrize(
    ("images", "said"),
    [
        ({"widths": 480}, "`extra.blog.images.widths` is `480`; write numbers of pixels, like"),
        ({"widths": [0]}, "`extra.blog.images.widths` is `[0]`; write numbers of pixels"),
        ({"alt": "loud"}, "`extra.blog.images.alt`"),
        ({"zom": True}, "`extra.blog.images.zom` is no setting; did you mean `zoom`?"),
    ],
)
def test_a_wrong_setting_stops_the_build(
    blog: Callable[..., Blog], images: object, said: str
) -> None:
    assert said in blog(extra={"blog": {"images": images}}).fails()


def test_a_figure_with_a_caption_is_one(blog: Callable[..., Blog]) -> None:
    site = blog(
        """
        page.md
        | <figure markdown="span">
        |   ![The hall](hall.jpg)
        |   <figcaption>Seen from the last row</figcaption>
        | </figure>
        |
        | ![The hall](hall.jpg)
        | /// caption
        | Seen again
        | ///
        hall.jpg
        | 3000 × 2000
        """
    ).build()
    first, second = site["/page/"].all("figure")
    assert first.find("a/img").get("sizes") == "(min-width: 780px) 740px, 100vw"
    assert second.find(".//figcaption/p").text == "Seen again"
    assert second.find(".//img").get("sizes") == "(min-width: 780px) 740px, 100vw"


def test_a_preview_shows_images_as_the_site_will(blog: Callable[..., Blog]) -> None:
    page = blog("page.md\n| ![The hall](hall.jpg)\nhall.jpg\n| 900 × 600").preview()["/page/"]
    assert json.dumps(page.html).count("resized") == 3


@pytest.mark.parametrize("line", ["draft: true", "date: 2030-01-01"])
def test_a_preview_shows_the_images_of_what_is_not_yet_published(
    blog: Callable[..., Blog], line: str
) -> None:
    drawn = blog("blog/hall.jpg\n| 900 × 600")
    text = "---\ndate: 2016-11-06\npermalink: /soon/\n---\n![The hall](hall.jpg) ![](hall.jpg)\n"
    text = text.replace("date: 2016-11-06", line) if "date" in line else f"---\n{line}{text[3:]}"
    drawn.write({"docs/blog/a.md": text})
    site = drawn.preview()
    hall, silent = site["/soon/"].content.iter("img")
    assert "resized" in hall.get("srcset", "")
    assert silent.get("alt") == ""
    assert [said for _, said in site.log if "docs/blog/a.md:" in said and "no alternative" in said]
