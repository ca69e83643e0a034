"""What real archives hold: odd addresses, dates, keys and file names, each seen in the wild."""

from typing import Any

import pytest

from archived import archive
from permalog.dialects import Skipped
from permalog.generators import dialect_of
from permalog.post import Page, Post

POST = "_posts/2016-11-06-duth.md"
LONG = "a-very-" + "very-" * 30 + "long-name"

ADDRESSES: dict[str, tuple[str, str, str, str]] = {
    # what it is: generator, place, front matter, the address
    "no leading slash": ("jekyll", POST, "permalink: a/b/", "/a/b/"),
    "no ending": ("jekyll", POST, "permalink: /a/b", "/a/b"),
    "capitals": ("hugo", "content/post/A.md", "url: /Blog/Why-Go.html", "/Blog/Why-Go.html"),
    "dots": ("hugo", "content/post/a.md", "url: /v1.2/notes.v3/", "/v1.2/notes.v3/"),
    "brackets": ("jekyll", POST, 'permalink: "/a[1](2)/"', "/a[1](2)/"),
    "quotes": ("jekyll", POST, 'permalink: /it\'s-"it"/', '/it\'s-"it"/'),
    "umlauts": ("hugo", "content/post/Über uns.md", "title: a", "/post/über-uns/"),
    "! & ,": ("jekyll", POST, 'permalink: "/wow!/a&b,c/"', "/wow!/a&b,c/"),
    "double dashes": ("jekyll", POST, "permalink: /a--b/", "/a--b/"),
    "a trailing dash": ("jekyll", POST, "permalink: /a-/", "/a-/"),
    "a folder .aspx": ("jekyll", "_posts/2016-11-06-a.aspx.md", "permalink: /:title/", "/a.aspx/"),
    "a long name": ("jekyll", f"_posts/2016-11-06-{LONG}.md", "permalink: /:title/", f"/{LONG}/"),
    "a tab after the colon": ("jekyll", POST, "permalink:\t/a/", "/a/"),
    "a key twice": ("jekyll", POST, "permalink: /a/\npermalink: /b/", "/b/"),
    "a key in capitals": ("hugo", "content/post/a.md", "Url: /a/", "/a/"),
    "a slug in capitals": ("hugo", "content/post/a.md", "Slug: Other", "/post/other/"),
    "a space in the name": ("jekyll", "_posts/2016-11-06-a b.md", "permalink: /:title/", "/a-b/"),
    "@ in the name": ("jekyll", "_posts/2016-11-06-@me.md", "permalink: /:title/", "/@me/"),
    "# in the name": ("hugo", "content/post/c#.md", "title: a", "/post/c#/"),
    "a pelican key in capitals": ("pelican", "content/a.md", "SLUG: b", "/b.html"),
}


def found(generator: str, place: str, text: str, settings: dict[str, Any] | None = None) -> Any:
    return dialect_of(generator)(archive({place: text}, settings)).file(place)


def page(generator: str, place: str, text: str, settings: dict[str, Any] | None = None) -> Page:
    one = found(generator, place, text, settings)
    assert isinstance(one, Page), one
    return one


def fenced(matter: str, body: str = "Text.") -> str:
    return f"---\n{matter}\n---\n{body}\n"


@pytest.mark.parametrize(("generator", "place", "matter", "url"), ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_is_kept(generator: str, place: str, matter: str, url: str) -> None:
    text = f"Title: A\nDate: 2016-11-06\n{matter}\n\nText.\n"
    dated = text if generator == "pelican" else fenced(f"date: 2016-11-06\n{matter}")
    assert page(generator, place, dated).url == url


ALIASES = {
    "/2015/Default.aspx/index.html": "/2015/Default.aspx/",
    "/old.aspx": "/old.aspx",
    "/archive/index.php": "/archive/index.php",
    "/a/b/": "/a/b/",
}


@pytest.mark.parametrize(("written", "url"), ALIASES.items(), ids=ALIASES)
def test_an_old_address_with_a_foreign_ending_is_kept(written: str, url: str) -> None:
    one = page("jekyll", POST, fenced(f"redirect_from: [{written}]"))
    assert [alias.permalink.url.removesuffix("index.html") for alias in one.aliases] == [url]


def test_an_old_address_may_differ_from_the_new_one_only_in_case() -> None:
    one = page("jekyll", POST, fenced("permalink: /a/\nredirect_from: /A/"))
    assert [alias.permalink.url for alias in one.aliases] == ["/A/"]


def test_the_day_of_the_url_is_that_of_the_generators_zone() -> None:
    text = fenced("date: 2016-11-06 23:30:00 +0000")
    settings = {"timezone": "Europe/Amsterdam", "permalink": "/:year/:month/:day/:title/"}
    assert page("jekyll", POST, text, settings).url == "/2016/11/07/duth/"


@pytest.mark.parametrize("zone", ["+0000", "UTC", "Z", " +00:00", " -0000"])
def test_a_date_that_yaml_leaves_as_text_is_a_date(zone: str) -> None:
    one = page("jekyll", POST, fenced(f"date: 2016-11-07 10:00:00 {zone}"))
    assert isinstance(one, Post)
    assert one.date.isoformat() == "2016-11-07T10:00:00+00:00"


@pytest.mark.parametrize(
    "text",
    [
        "\ufeff---\ntitle: A\n---\nText.",
        "---\r\ntitle: A\r\n---\nText.\r\n",
        "--- \ntitle: A\n--- \n",
    ],
    ids=["a byte order mark", "mixed line ends", "spaces after the fences"],
)
def test_front_matter_that_was_accepted_is_read(text: str) -> None:
    assert page("jekyll", POST, text).title == "A"


def test_a_no_break_space_in_a_title_is_a_space() -> None:
    assert page("jekyll", POST, fenced("title: A\u00a0b\nlayout: post")).title == "A b"


TAGS = {"tags: a b": ("a", "b"), "tags:": (), "tags: [a, b, a]": ("a", "b"), "tag: a b": ("a b",)}


@pytest.mark.parametrize(("matter", "tags"), TAGS.items(), ids=TAGS)
def test_tags_are_a_text_a_list_or_nothing(matter: str, tags: tuple[str, ...]) -> None:
    assert page("jekyll", POST, fenced(matter)).tags == tags


TITLES = {"# The heading\n\nText.": "The heading", "Text.": "Duth", "": "Duth"}


@pytest.mark.parametrize(("body", "title"), TITLES.items(), ids=["a heading", "a text", "nothing"])
def test_without_a_title_there_is_the_heading_or_the_name(body: str, title: str) -> None:
    assert page("jekyll", POST, fenced("layout: post", body)).title == title


def test_a_file_without_a_date_that_was_skipped_says_why() -> None:
    skipped = found("jekyll", "_posts/duth.md", fenced("title: A"))
    assert isinstance(skipped, Skipped)
    assert "date" in (skipped.reason or "")
