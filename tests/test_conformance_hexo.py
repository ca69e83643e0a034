"""Posts, pages and slugs beside what the real Hexo was recorded to answer."""

import datetime as dt
import json
from typing import Any
from urllib.parse import unquote

import pytest

from archived import archive, record
from permalog.dialects import Skipped
from permalog.dialects.hexo import Hexo
from permalog.dialects.hexo.names import slugize
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post

RECORD = record("hexo")
CASES = {case["name"]: case for case in RECORD["cases"]}
OTHERWISE = {
    # why our answer is another than Hexo's, and in which cases
    "GitHub Pages would send Hexo's file as a download": """
        two keys without a sign in between | no trailing slash | a permalink without an ending
        a permalink with another ending | a permalink with a hash
    """,
    "a query names no file; the page answers without it": """
        a question mark in the name | a query | a permalink with a query
    """,
    "two slashes in front name a host, and a host names no page": """
        two leading slashes | a permalink with two leading slashes | a full address
    """,
    "a browser asks for what is percent-encoded by the name that it stands for": """
        a permalink with percent signs
    """,
    "no host finds a file by half of its name": "pretty_urls without index, a name that ends so",
    "titles are shown as they are written": "titlecase",
    "two files at one address are found among all of the site": """
        a newer post with an older one's permalink | a post and a file with one address
    """,
}
REFUSED = {
    # why we stop with file and line where Hexo publishes something, and in which cases
    "it leaves the site": "two dots | a permalink with two dots",
}


def names(table: dict[str, str]) -> set[str]:
    lines = (line for text in table.values() for line in text.splitlines())
    return {cell.strip() for line in lines for cell in line.split("|") if cell.strip()}


def hexo(case: dict[str, Any]) -> Hexo:
    """Return the dialect of a case's site, laid out as its recorder does."""
    files = {f"source/{place}": text for place, text in case.get("files", {}).items()}
    files[f"source/{case['path']}"] = case["text"]
    files["_config.yml"] = json.dumps(case.get("settings", {}))
    return Hexo(archive(files, {"TZ": case.get("tz", "UTC")}))


def ours(case: dict[str, Any]) -> dict[str, Any] | None:
    """Return what Permalog makes of a case; None where it refuses, or does not publish it."""
    try:
        dialect = hexo(case)
        page = dialect.file(f"source/{case['path']}")
        others = {place: dialect.file(f"source/{place}") for place in case.get("files", {})}
    except ContentError:
        return None
    if not isinstance(page, Page) or not page.is_public or not page.permalink:
        return None
    copies = {place: one.file for place, one in others.items() if isinstance(one, Permalink)}
    return {
        "url": page.permalink.url,
        "file": page.permalink.file,
        "title": page.title if case.get("title") else "",
        "date": page.date.astimezone(dt.UTC) if isinstance(page, Post) else None,
        "tags": page.tags,
        "assets": copies,
    }


def theirs(case: dict[str, Any]) -> dict[str, Any] | None:
    """Return what Hexo made of a case; its pages have a date that no reader sees."""
    if case["error"]:
        return None
    root = case.get("settings", {}).get("root", "/")
    is_post = case["path"].startswith(("_posts/", "_drafts/"))
    has_date = is_post and case["date"] != "file time"
    tags = [*case["tags"], *(name for name, _ in case["categories"])]
    return {
        "url": "/" + unquote(case["url"]).removeprefix(root),
        "file": case["file"],
        "title": case["title"],
        "date": dt.datetime.fromisoformat(case["date"]) if has_date else None,
        "tags": tuple(dict.fromkeys(tags)),
        "assets": case.get("assets", {}),
    }


@pytest.mark.parametrize("name", sorted(CASES.keys() - names(OTHERWISE) - names(REFUSED)))
def test_a_post_is_what_hexo_makes_of_it(name: str) -> None:
    assert ours(CASES[name]) == theirs(CASES[name])


@pytest.mark.parametrize("name", sorted(names(OTHERWISE)))
def test_where_a_post_is_another_it_is_listed_why(name: str) -> None:
    assert ours(CASES[name]) not in (None, theirs(CASES[name]))


@pytest.mark.parametrize("name", sorted(names(REFUSED)))
def test_where_a_post_is_refused_it_is_listed_why(name: str) -> None:
    with pytest.raises(ContentError):
        hexo(CASES[name]).file(f"source/{CASES[name]['path']}")
    assert theirs(CASES[name])


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if case["error"] not in (None, "no page")]
)
def test_what_hexo_refused_is_an_error_or_left_out_and_named(name: str) -> None:
    """Hexo goes on without a file whose front matter it cannot read, and so do we."""
    try:
        dialect = hexo(CASES[name])
        found = dialect.file(f"source/{CASES[name]['path']}")
    except ContentError:
        assert CASES[name]["error"] != "front matter error"
        return
    assert isinstance(found, Skipped)
    assert CASES[name]["error"] == "front matter error"
    assert dialect.warnings[0].line


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if case["error"] == "no page"]
)
def test_what_hexo_passed_over_is_skipped_or_hidden(name: str) -> None:
    found = hexo(CASES[name]).file(f"source/{CASES[name]['path']}")
    assert isinstance(found, Skipped) or (isinstance(found, Page) and not found.is_public)


@pytest.mark.parametrize("case", RECORD["slugify"], ids=lambda case: ascii(case["title"]))
def test_a_slug_is_the_one_that_hexo_makes(case: dict[str, str]) -> None:
    assert (slugize(case["title"]), slugize(case["title"], 1)) == (case["slug"], case["lower"])
