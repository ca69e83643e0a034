"""Posts, pages and redirects beside what the real Jekyll was recorded to answer."""

import datetime as dt
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import normalize
from urllib.parse import unquote, urlsplit

import pytest

from archived import archive, record
from permalog.dialects import Found
from permalog.dialects.jekyll import Jekyll, ruby
from permalog.dialects.jekyll.url import lowered, slugify
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status
from permalog.redirect import Redirect

RECORD = record("jekyll")
CASES = {case["name"]: case for case in RECORD["cases"]}
WRITTEN = dt.datetime(2025, 5, 5, 5, 5, 5, tzinfo=dt.UTC)
"""When the files of the recorded sites were last written."""
SITE = {"_posts/1999-01-01-first.md": "---\ntitle: First\n---\n"}
"""What makes a folder of few files a whole site, and not only its posts."""
STUMBLES = ("front matter error",)
"""What Jekyll only warns of, to publish the post as if it had no front matter."""

FILE_OTHERWISE = {
    # why our file, or that of a redirect, is another than Jekyll's, and in which cases
    "GitHub Pages would send Jekyll's file as a download": """
        a .php file | a .aspx file | an extension of digits | a trailing dot | a query with a file
        defaults that end in php | defaults that end in a version | a date and a dash
        an emoji alone | the extension textile | the extension rst | the extension org
        the extension adoc | an extension that the site takes away | redirect_to from a php file
        a collection's permalink of all placeholders
    """,
}
OTHERWISE = {
    # why our answer is another than Jekyll's, and in which cases
    "Jekyll before 4.3, which GitHub Pages has, takes a symbol for text": """
        a style with a colon | a symbol | a symbol as key
    """,
    "a tag of YAML is passed over": "a tag of Ruby",
    "a file has one address": "an excluded post that is included",
    "every file is UTF-8": "another encoding",
    "every post is published": "a limit of posts",
    "Ruby reckons otherwise with the time before zones": "before a zone knew hours",
    "Jekyll stumbled over the colon": "a placeholder in categories",
}
REDIRECT_OTHERWISE = {
    "GitHub Pages would send Jekyll's file as a download": """
        redirect_from a php file | redirect_from an aspx file | redirect_from a name with a dot
    """,
    "no link asks a static host for a query or a fragment": """
        redirect_from a query | redirect_from a hash
    """,
    "an empty redirect_from is none": "redirect_from an empty string",
}
REFUSED = {
    # why we stop with file and line where Jekyll publishes something, and in which cases
    "it leaves the site, or no link reaches it": """
        climbing by percent-encoded dots | a trailing /. | a backslash | a tab
        a new line at the end | a backslash in front of a placeholder
    """,
    "Python's years are from 1 to 9999": "a year of five digits | year zero",
    "a configuration is a list of keys": "a configuration that is a list",
    "a redirect to nowhere": "redirect_to an empty string",
}
NOT_OURS = {
    # what a dialect is not asked about, and the cases
    "clashes are seen where all addresses are known": """
        two posts with one address, this one first | a file and a folder of one name
        two posts with one file, spelt in two ways | one name in two folders
        one redirect_from in two posts | redirect_from a file and its folder
        redirect_from another post's address | a chain of redirects
    """,
    "bodies are rendered elsewhere": """
        a body with a Liquid error | post_url of a post that is missing | post_url without a date
        post_url of a draft | post_url with a part of the name | post_url with an extension
        post_url in quotes | link with a leading slash | link to what is missing
        link without an extension
    """,
    "a text file with front matter is a template of Liquid, and no page": """
        a page in txt | a page in xml | a collection's page in txt
    """,
}
TITLE_OTHERWISE = {
    "the heading that a text begins with is better than the name of its file": """
        a heading and no title
    """,
    "Liquid prints a list as its items": "a list as title",
    "an empty title is none": "an empty title",
}
ID_OTHERWISE = {
    "a slash is a slash in an address, percent-encoded or not": "a percent-encoded slash",
}
TODAY = "https://blog.example"
TAGS_OTHERWISE = {
    "a tag has a letter or a digit": "two dots in categories",
}


def names(*tables: dict[str, str]) -> set[str]:
    lines = (line for table in tables for text in table.values() for line in text.splitlines())
    return {cell.strip() for line in lines for cell in line.split("|") if cell.strip()}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file as old as those of the recorded sites."""
    path = tmp_path_factory.mktemp("site") / "file"
    path.touch()
    os.utime(path, (WRITTEN.timestamp(),) * 2)
    return path


def jekyll(case: dict[str, Any], written: Path) -> Jekyll:
    """Return the dialect of a case's site."""
    config = {"_config.yml": case["config"]} if "config" in case else {}
    files = {**SITE, **config, **case.get("files", {}), case["path"]: case["text"]}
    zone = "tz" in case and "timezone" not in case.get("config", "")
    site = archive(files, {"timezone": case["tz"]} if zone else None)
    return Jekyll(replace(site, files=dict.fromkeys(files, written)))


def ours(case: dict[str, Any], written: Path) -> Found | None:
    """Return what a case's file is to us; None where we refuse it."""
    try:
        return jekyll(case, written).file(case["path"])
    except ContentError:
        return None


def address(found: Found | None) -> tuple[str, str] | None:
    """Return URL and file of what is published."""
    if isinstance(found, Page) and not found.is_public:
        return None
    permalink = found.permalink if isinstance(found, Page | Redirect) else found
    return (permalink.url, permalink.file) if isinstance(permalink, Permalink) else None


def recorded_address(case: dict[str, Any]) -> tuple[str, str] | None:
    if case["error"] == "static file":
        file = case["path"].removeprefix("_")
        return f"/{file}", file
    return (unquote(case["url"]), case["file"]) if case["url"] else None


def redirects(case: dict[str, Any], written: Path) -> dict[str, str]:
    """Return where a case's old addresses lead, by their files."""
    dialect = jekyll(case, written)
    found = dialect.file(case["path"])
    sent = {one.permalink.file: unquote(one.target) for one in dialect.redirects}
    if isinstance(found, Redirect):
        return {**sent, found.permalink.file: unquote(found.target)}
    assert isinstance(found, Page)
    return {**sent, **{alias.permalink.file: found.url for alias in found.aliases}}


def recorded_redirects(case: dict[str, Any]) -> dict[str, str]:
    """Return where the redirects lead, below the address of the old site."""
    config = case.get("config", "")
    roots = [re.search(rf"^{key}: (.*)$", config, re.M) for key in ("url", "baseurl")]
    root = "".join(found[1] for found in roots if found)
    sent = {one["file"]: unquote(one["to"]) for one in case.get("redirects", [])}
    return {file: to.removeprefix("own").removeprefix(root) for file, to in sent.items()}


ASKED = CASES.keys() - names(NOT_OURS)
BUILT = {n for n in ASKED if CASES[n]["error"] in (None, "no page", "future date", "static file")}
SAME = BUILT - names(OTHERWISE, REFUSED)
PUBLISHED = {name for name in SAME if CASES[name]["url"]}


@pytest.mark.parametrize("name", sorted(SAME - names(FILE_OTHERWISE)))
def test_url_and_file_are_those_that_jekyll_gives(name: str, written: Path) -> None:
    found = ours(CASES[name], written)
    assert found is not None
    assert address(found) == recorded_address(CASES[name])


@pytest.mark.parametrize("name", sorted(names(FILE_OTHERWISE)))
def test_where_a_file_is_another_its_url_is_the_same(name: str, written: Path) -> None:
    found, recorded = ours(CASES[name], written), recorded_address(CASES[name])
    assert recorded
    assert address(found) == (recorded[0], f"{recorded[1]}.html")


@pytest.mark.parametrize("name", sorted(PUBLISHED - names(REDIRECT_OTHERWISE)))
def test_old_addresses_are_those_that_jekyll_sends_on(name: str, written: Path) -> None:
    sent = redirects(CASES[name], written)
    if name in names(FILE_OTHERWISE):
        sent = {file.removesuffix(".html"): to for file, to in sent.items()}
    assert sent == recorded_redirects(CASES[name])


@pytest.mark.parametrize("name", sorted(names(REDIRECT_OTHERWISE)))
def test_where_an_old_address_is_another_it_is_listed_why(name: str, written: Path) -> None:
    assert redirects(CASES[name], written) != recorded_redirects(CASES[name])


@pytest.mark.parametrize("name", sorted(names(OTHERWISE)))
def test_where_an_address_is_another_it_is_listed_why(name: str, written: Path) -> None:
    found = ours(CASES[name], written)
    assert found is not None
    assert address(found) != recorded_address(CASES[name])


@pytest.mark.parametrize("name", sorted(names(REFUSED)))
def test_where_a_post_is_refused_it_is_listed_why(name: str, written: Path) -> None:
    assert name in BUILT
    assert ours(CASES[name], written) is None


@pytest.mark.parametrize("name", sorted(ASKED - BUILT - names(OTHERWISE)))
def test_what_jekyll_refuses_is_an_error_here_as_well(name: str, written: Path) -> None:
    assert ours(CASES[name], written) is None


@pytest.mark.parametrize("name", sorted(PUBLISHED - names(TITLE_OTHERWISE)))
def test_a_title_is_the_one_that_jekyll_shows(name: str, written: Path) -> None:
    found, title = ours(CASES[name], written), CASES[name]["title"]
    if isinstance(found, Page) and title is not None:
        assert found.title == ruby.text(title)


@pytest.mark.parametrize("name", sorted(names(TITLE_OTHERWISE)))
def test_where_a_title_is_another_it_is_listed_why(name: str, written: Path) -> None:
    found = ours(CASES[name], written)
    assert isinstance(found, Page)
    assert found.title != CASES[name]["title"]


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_a_date_is_the_one_that_jekyll_gives(name: str, written: Path) -> None:
    found = ours(CASES[name], written)
    if isinstance(found, Post):
        assert found.date.isoformat() == CASES[name]["date"]
    elif isinstance(found, Page):
        assert "date" not in CASES[name] or CASES[name]["date"].startswith("2026-05-17T12:00:00")


@pytest.mark.parametrize("name", sorted(n for n in PUBLISHED if CASES[n].get("id")))
def test_an_id_in_feeds_is_below_the_address_of_the_site(name: str, written: Path) -> None:
    dialect = jekyll(CASES[name], written)
    found = dialect.file(CASES[name]["path"])
    if isinstance(found, Post) and name not in names(ID_OTHERWISE):
        base = dialect.site.url or TODAY
        id = urlsplit(normalize("NFKC", unquote(CASES[name]["id"]))).geturl().rstrip(" ")
        assert unquote(dialect.feed_id(found, TODAY) or "") == f"{base}{id}"


@pytest.mark.parametrize("name", sorted(PUBLISHED - names(TAGS_OTHERWISE)))
def test_tags_are_the_tags_and_the_categories_of_jekyll(name: str, written: Path) -> None:
    case, found = CASES[name], ours(CASES[name], written)
    if isinstance(found, Page):
        listed = [*(case.get("tags") or ()), *(case.get("categories") or ())]
        assert set(found.tags) == {ruby.text(tag) for tag in listed} - {""}


@pytest.mark.parametrize("name", sorted(names(TAGS_OTHERWISE)))
def test_where_tags_are_others_it_is_listed_why(name: str, written: Path) -> None:
    dialect = jekyll(CASES[name], written)
    found = dialect.file(CASES[name]["path"])
    assert isinstance(found, Page)
    assert set(found.tags) != {*CASES[name]["tags"], *CASES[name]["categories"]}
    assert len(dialect.warnings) == 1


@pytest.mark.parametrize("name", sorted(PUBLISHED))
def test_only_posts_are_listed_as_posts(name: str, written: Path) -> None:
    found = ours(CASES[name], written)
    is_listed = isinstance(found, Post) and found.status is Status.PUBLISHED
    is_post = {"_posts", "_drafts"} & set(CASES[name]["path"].split("/"))
    assert isinstance(found, Redirect) or is_listed == bool(is_post)


@pytest.mark.parametrize("name", sorted(n for n in SAME if CASES[n]["error"] == "future date"))
def test_a_date_in_the_future_is_scheduled(name: str, written: Path) -> None:
    found = ours(CASES[name], written)
    assert isinstance(found, Post)
    assert found.status is Status.SCHEDULED
    assert found.permalink


@pytest.mark.parametrize("name", sorted(n for n in BUILT if "assets" in CASES[n]))
def test_a_file_is_copied_to_where_jekyll_copies_it(name: str, written: Path) -> None:
    dialect = jekyll(CASES[name], written)
    copied = {place: address(dialect.file(place)) for place in CASES[name]["files"]}
    for place, file in CASES[name]["assets"].items():
        assert copied.pop(place) == (f"/{file}", file)
    assert not any(isinstance(dialect.file(place), Permalink) for place in copied)


@pytest.mark.parametrize("name", sorted(n for n in SAME if CASES[n].get("warning") in STUMBLES))
def test_where_jekyll_stumbles_the_line_is_named(name: str, written: Path) -> None:
    dialect = jekyll(CASES[name], written)
    dialect.file(CASES[name]["path"])
    (warning,) = dialect.warnings
    assert warning.line in range(1, CASES[name]["text"].count("\n") + 1)


@pytest.mark.parametrize("row", RECORD["slugify"], ids=lambda row: ascii(row["text"]))
def test_a_slug_is_the_one_that_jekyll_makes(row: dict[str, str]) -> None:
    assert slugify(row["text"], signs=True) == unquote(row["title"])
    assert lowered(slugify(row["text"])) == unquote(row["slug"])
    if row["categories"]:
        assert lowered(row["text"]) == unquote(row["categories"])
