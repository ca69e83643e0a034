"""Permalinks, slugs and moved archives beside what the real Eleventy was recorded to answer."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from archived import archive
from permalog import frontmatter
from permalog.dialects import Found, Skipped
from permalog.dialects.eleventy import Eleventy
from permalog.dialects.house import House
from permalog.errors import ContentError
from permalog.frontmatter import FrontMatterError
from permalog.permalink import Permalink
from permalog.post import Page, Post
from permalog.slug import slug, slugify
from permalog.source import Source

RECORD = json.loads((Path(__file__).parent / "conformance/eleventy.json").read_text("utf-8"))
HOUSE = House("/{folder}/{slug}/", dt.UTC, dt.datetime(2100, 1, 1, tzinfo=dt.UTC))
NEEDS_A_SITE = {"directory_data", "files", "config", "tz", "copies"}
CASES = [
    case
    for case in RECORD["cases"]
    if not NEEDS_A_SITE & set(case) and "permalink: " in case["text"] and case["date"]
]

OTHERWISE = {
    # why our answer is another than Eleventy's, and in which cases
    "GitHub Pages would send Eleventy's file as a download": """
        a file without an extension, allowed | index without extension, allowed
        an extension of digits | _redirects is allowed to have no extension | a hidden file
        a .aspx file | a .php file
    """,
    "without a permalink our own pattern decides": """
        nothing | the value null | an empty string | an empty object | four dashes
        a comment as front matter | a no-break space in front of a key
    """,
    "line ends of any kind are line ends": "CR alone",
    "a browser asks for what is percent-encoded by the name that it stands for": """
        percent-encoded text
    """,
    "nothing leaves the site folder": "past the output folder",
    "Eleventy's configuration and computed data are not read": """
        a computed permalink | a computed permalink and a plain one | no template engine
    """,
    "YAML 1.1, as MkDocs reads it": """
        octal and hexadecimal numbers | yes and on are words | times are numbers or words
        numbers with underscores
    """,
    "what JavaScript prints for a date, an object or a fraction": """
        page.date as it is | date as it is | a date key in a template | an object
        minus, times and divided_by
    """,
    "letters of strftime that JavaScript's Liquid has otherwise": """
        the date directive %V | the date directive %G | the date directive %L
        the date directive %3N | the date directive %N | the date directive %:z
        the date directive %D | the date directive %F | the date directive %T
        the date directive %R | the date directive %c | the date directive %x
        the date directive %X | the date directive %q | no argument | the last day of an ISO year
    """,
}


REFUSED = {
    # why we stop with file and line where Eleventy publishes something, and in which cases
    "it leaves the site, or no link reaches it": """
        a leading ../ | climbing two folders | two dots that reach the root | a backslash | a hash
        a question mark | a query with a file | a tab | the date directive %n
        the date directive %t | url_encode | a full address | a full address without a scheme
    """,
    "a name that is not there would leave a hole in the address": """
        an unknown key | a key of an unknown key | a key in upper case | an item out of range
        an unknown key, slugify | null, slugify | date of an unknown key | page.lang
        page.url is not known yet | the key pkg in a template | the number of posts in a template
        a computed value in the permalink | a string of tags is a list
    """,
    "it says that the post is hidden": "published: false",
    "it is no text": "a list | a number with a fraction as permalink | zero",
    "it is no date": """
        date of a string that is no date | date of a string with words | date of an empty string
        date of a string with a zone by name | date of seconds | date of seconds in a string
        month thirteen in the permalink | fileSlug and filePathStem of index.md
        fileSlug and filePathStem of blog/index.md | fileSlug and filePathStem of blog/v1.2.md
        fileSlug and filePathStem of blog/page.html.md
    """,
    "front matter that would be shown as text, or is not read": """
        a blank line in front | a space in front | four dashes at the end | a list as front matter
        front matter that is not closed | the language js
    """,
    "a filter or a form that python-liquid does not have": """
        Nunjucks | a filter without a name | comparison in braces | cgi_escape | uri_escape | json
        url | date_to_string | date_to_long_string | date_to_xmlschema | date with a zone
        date with an offset in minutes
    """,
}


def names(table: dict[str, str]) -> set[str]:
    lines = (line for text in table.values() for line in text.splitlines())
    return {cell.strip() for line in lines for cell in line.split("|") if cell.strip()}


def ours(case: dict[str, Any]) -> tuple[str | bool, str | None] | None:
    """Return URL and file of a case by Permalog's own dialect; None where it refuses."""
    try:
        matter = frontmatter.parse(case["text"])
        post = HOUSE.post(Source(case["path"], case["path"], "", matter))
    except (ContentError, FrontMatterError):
        return None
    return post.url or False, post.permalink.file if post.permalink else None


ANSWERED = {case["name"]: case for case in CASES if not case["error"]}
SAME = sorted(ANSWERED.keys() - names(OTHERWISE) - names(REFUSED))


@pytest.mark.parametrize("name", SAME)
def test_an_address_is_the_one_that_eleventy_gives(name: str) -> None:
    assert ours(ANSWERED[name]) == (ANSWERED[name]["url"], ANSWERED[name]["file"])


@pytest.mark.parametrize("name", sorted(names(OTHERWISE)))
def test_where_an_address_is_another_it_is_listed_why(name: str) -> None:
    assert ours(ANSWERED[name]) not in (None, (ANSWERED[name]["url"], ANSWERED[name]["file"]))


@pytest.mark.parametrize("name", sorted(names(REFUSED)))
def test_where_an_address_is_refused_it_is_listed_why(name: str) -> None:
    assert ours(ANSWERED[name]) is None


@pytest.mark.parametrize("case", RECORD["slugify"], ids=lambda case: ascii(case["title"]))
def test_a_slug_is_the_one_that_eleventy_makes(case: dict[str, str]) -> None:
    assert slugify(case["title"]) == case["slugify"]


@pytest.mark.parametrize("case", RECORD["slugify"], ids=lambda case: ascii(case["title"]))
def test_the_older_filter_slug_is_eleventys_too(case: dict[str, str]) -> None:
    assert slug(case["title"]) == case["slug"]


ALL = {case["name"]: case for case in RECORD["cases"]}
FORMERLY = {
    # what Eleventy refuses since version 3, and published before: archives are of either
    name: case | older
    for name, case in ALL.items()
    if (older := case.get("older", {}).get("2.0.1")) and case["error"] and not older.get("error", 1)
}
MOVED_OTHERWISE = {
    # why a moved post has another address than Eleventy's, and in which cases
    "GitHub Pages would send Eleventy's file as a download": """
        a file without an extension | a file without an extension or a slash | a hidden file
        a file named index without an extension | a file without an extension, allowed
        index without extension, allowed | an extension of digits | a .aspx file | a .php file
        _redirects is allowed to have no extension
        a folder with a dot, then a name without an extension
        CNAME is not allowed to have no extension | a trailing dot | a trailing /.. | a trailing /.
        a hash after a space is a comment | a query | a query with a file | the word no
        the word off | false in quotes | a number as permalink | a number in quotes
        a number with a fraction as permalink | an object with a number as build
        a template that ends without an extension | a template that gives false
    """,
    "a browser asks for what is percent-encoded by the name that it stands for": """
        percent-encoded text | uri_escape | cgi_escape
    """,
    "nothing leaves the site folder": "past the output folder",
}
MOVED_REFUSED = {
    # why we stop with file and line where Eleventy publishes something, and in which cases
    "it is copied as it is, and its page is a redirect to that": """
        a page without front matter that is copied too
    """,
    "it leaves the site, or stands in no URL": """
        a leading ../ | climbing two folders | a permalink that is another input | a backslash
        a tab | the date directive %n | the date directive %t | a new line at the end
        a folded block | a permalink that is the input itself | a space at each end
        a string of one space
    """,
    "no host answers a name with a slash in it": "url_encode",
    "it is no date, and nobody's address": """
        an impossible date in the file name, in the permalink | a date as permalink
        an object with build: false | an object with build: true | an object with build: null
        an object in an object
    """,
    "a form that python-liquid does not have": "a filter without a name",
    "it is no valid YAML": "a tab in front of a key",
}
MOVED_WHOLE = {
    # why we publish what Eleventy refuses, and in which cases
    "layouts and bodies are rendered by Permalog": """
        a layout that is missing | a body with an error in its template | a body with an unknown tag
    """,
    "two files at one address are found among all of the site": """
        two posts with one address | two posts with one file, spelt in two ways
        a post and a default page with one address | a file and a folder of one name
    """,
    "the configuration may say it, and is not read": """
        Nunjucks and Markdown | the language toml
    """,
    "a tag of YAML says nothing that an address needs": "an unknown tag in YAML",
}


def moved(case: dict[str, Any]) -> Found | None:
    """Return what the post of a case is in a moved archive; None where it is refused."""
    data = {place: json.dumps(value) for place, value in case.get("directory_data", {}).items()}
    files = {".eleventy.js": "", **data, **case.get("files", {}), case["path"]: case["text"]}
    settings = {**case.get("config", {}), "timezone": case.get("tz", "UTC")}
    if "copies" in case:
        settings["addPassthroughCopy"] = case["copies"]
    try:
        return Eleventy(archive(files, settings)).file(case["path"])
    except ContentError:
        return None


def expected(case: dict[str, Any]) -> tuple[Any, ...] | None:
    """Return URL, file and date that Eleventy gave, or gave before version 3."""
    case = FORMERLY.get(case["name"], case)
    if case["error"]:
        return None
    has_date = case["date"] not in ("file time", None)
    date = dt.datetime.fromisoformat(case["date"]) if has_date else None
    return case["url"] or "", case["file"], date


def address(found: Found | None) -> tuple[Any, ...] | None:
    if not isinstance(found, Page):
        return None
    date = found.date.astimezone(dt.UTC) if isinstance(found, Post) else None
    return found.url, found.permalink.file if found.permalink else None, date


MOVED_LISTED = names(MOVED_OTHERWISE) | names(MOVED_REFUSED) | names(MOVED_WHOLE)


@pytest.mark.parametrize("name", sorted(ALL.keys() - MOVED_LISTED))
def test_a_moved_post_has_the_address_and_date_that_eleventy_gave(name: str) -> None:
    assert address(moved(ALL[name])) == expected(ALL[name])


@pytest.mark.parametrize("name", sorted(names(MOVED_OTHERWISE)))
def test_where_a_moved_post_has_another_address_it_is_listed_why(name: str) -> None:
    assert address(moved(ALL[name])) not in (None, expected(ALL[name]))


@pytest.mark.parametrize("name", sorted(names(MOVED_REFUSED)))
def test_where_a_moved_post_is_refused_it_is_listed_why(name: str) -> None:
    assert not isinstance(moved(ALL[name]), Page)
    assert expected(ALL[name])


@pytest.mark.parametrize("name", sorted(names(MOVED_WHOLE)))
def test_where_a_moved_post_is_published_in_spite_of_eleventy_it_is_listed_why(name: str) -> None:
    assert isinstance(moved(ALL[name]), Page)
    assert expected(ALL[name]) is None


@pytest.mark.parametrize("name", [name for name, case in ALL.items() if case.get("copied_to")])
def test_what_is_copied_too_answers_there_unless_it_is_markdown(name: str) -> None:
    (file,) = ALL[name]["copied_to"]
    one = moved(ALL[name])
    files = [one.file] if isinstance(one, Permalink) else []
    files += [a.permalink.file for a in one.aliases] if isinstance(one, Page) else []
    assert files == ([] if file.endswith(".md") else [file])


@pytest.mark.parametrize("case", [c for c in ALL.values() if c["error"] == "no page"], ids=str)
def test_what_eleventy_passed_over_is_skipped(case: dict[str, Any]) -> None:
    assert isinstance(moved(case), Skipped)
