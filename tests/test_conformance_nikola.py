"""Posts and pages beside what the real Nikola was recorded to answer."""

import re
from typing import Any
from urllib.parse import unquote, urljoin

import pytest

from archived import archive, record
from permalog.dialects import Found
from permalog.dialects.nikola import Nikola
from permalog.dialects.nikola.metadata import slugify, unslugify
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status

RECORD = record("nikola")
CASES = {case["name"]: case for case in RECORD["cases"]}
SITE = "https://example.com"
SETTINGS = {
    # as the recorder has them
    "POSTS": [(f"posts/*.{e}", "posts", "post.tmpl") for e in ("rst", "md", "txt", "html")],
    "PAGES": [(f"pages/*.{e}", "pages", "page.tmpl") for e in ("rst", "md", "txt", "html")],
    "DEFAULT_LANG": "en",
}

OTHERWISE = {
    # why our answer is another than Nikola's, and in which cases
    "two slashes are one, and a browser takes the dots out of a URL": """
        a slug with a trailing slash | a slug with two dots
    """,
    "the page is where Nikola's links say, which a browser asks for decoded": """
        a slug with a percent sign
    """,
    "a post without a title has its heading": "no title, and a heading",
}
REFUSED = {
    # why we stop with file and line where Nikola publishes something, and in which cases
    "it leaves the site": "POSTS with two dots",
}
NOT_OURS = {
    # what the dialect does not decide, and the cases
    "only Markdown and HTML are rendered here": """
        metadata in reStructuredText | metadata in a text file | fields of reStructuredText
    """,
    "two pages at one address are found where all addresses are known": """
        two posts with one slug | a post and a page with one address
        a post at the address of the index
    """,
}


def names(table: dict[str, str]) -> set[str]:
    lines = (line for text in table.values() for line in text.splitlines())
    return {cell.strip() for line in lines for cell in line.split("|") if cell.strip()}


def nikola(case: dict[str, Any]) -> Nikola:
    """Return the dialect of a case's site, laid out as its recorder does."""
    settings = SETTINGS | case.get("settings", {})
    conf = "".join(f"{name} = {value!r}\n" for name, value in settings.items())
    return Nikola(archive({"conf.py": conf, **case.get("files", {}), case["path"]: case["text"]}))


def file_of(found: Found) -> str | None:
    permalink = found.permalink if isinstance(found, Page) else found
    return permalink.file if isinstance(permalink, Permalink) else None


def files_of(found: Found) -> set[str | None]:
    """Return where a page stands, and where it also stood in languages that it lacks."""
    assert isinstance(found, Page)
    return {file_of(found), *(alias.permalink.file for alias in found.aliases)}


def ours(case: dict[str, Any]) -> dict[str, Any]:
    dialect = nikola(case)
    page = dialect.file(case["path"])
    assert isinstance(page, Page)
    answer: dict[str, Any] = {
        "url": page.url,
        "file": file_of(page),
        "title": page.title,
        "labels": set(page.tags),
        "others": {
            name: files_of(dialect.file(name.split(" ")[0])) for name in case.get("others", {})
        },
        "aliases": len(page.aliases),
        "assets": {place: file_of(dialect.file(place)) for place in case.get("assets", {})},
        "redirects": {one.permalink.file: one.target for one in dialect.redirects},
        "links": [dialect.link(page, url) for url in re.findall(r"\]\(([^)]*)", case["text"])],
    }
    if isinstance(page, Post):
        answer["date"] = page.date.isoformat()
        answer["updated"] = (page.updated or page.date).isoformat()
        answer["is_listed"] = page.status is Status.PUBLISHED
    return answer


def theirs(case: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    others = case.get("others", {})
    found: dict[str, Any] = {
        "url": unquote(case["url"]),
        "file": case["file"],
        "title": str(case["title"]),
        "labels": {*case["tags"], case["category"]} - {""},
        "others": {name: {*answer["others"][name], file} for name, file in others.items()},
        "aliases": sum(name.startswith(f"{case['path']} ") for name in others),
        "assets": case.get("assets", {}),
        "redirects": case.get("redirects", {}),
        "links": [resolved(case["url"], link) for link in case.get("links", [])],
    }
    if "date" in answer:
        found |= {"date": case["date"], "updated": case["updated"], "is_listed": case["listed"]}
    return found


def resolved(url: str, link: str) -> str:
    found = urljoin(SITE + url, link).removeprefix(SITE)
    # `link://filename` gives an address without its last slash, to which a host adds it.
    return found if re.search(r"[./#]", found.rpartition("/")[2] or "/") else f"{found}/"


LISTED = names(OTHERWISE) | names(REFUSED) | names(NOT_OURS)
ANSWERED = {name for name, case in CASES.items() if not case["error"]}
FAILED = {name for name, case in CASES.items() if case["error"] not in (None, "no page")}


@pytest.mark.parametrize("name", sorted(ANSWERED - LISTED))
def test_a_page_is_what_nikola_makes_of_it(name: str) -> None:
    answer = ours(CASES[name])
    assert answer == theirs(CASES[name], answer)


@pytest.mark.parametrize("name", sorted(names(OTHERWISE)))
def test_where_a_page_is_another_it_is_listed_why(name: str) -> None:
    answer = ours(CASES[name])
    assert answer != theirs(CASES[name], answer)


@pytest.mark.parametrize("name", sorted(names(REFUSED)))
def test_where_a_page_is_refused_it_is_listed_why(name: str) -> None:
    assert not CASES[name]["error"]
    with pytest.raises(ContentError):
        ours(CASES[name])


@pytest.mark.parametrize("name", sorted(FAILED - LISTED))
def test_what_nikola_refuses_is_refused(name: str) -> None:
    with pytest.raises(ContentError):
        ours(CASES[name])


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case["error"] == "no page"])
def test_what_nikola_passes_over_is_no_page(name: str) -> None:
    assert not isinstance(nikola(CASES[name]).file(CASES[name]["path"]), Page)


@pytest.mark.parametrize("name", sorted(names(NOT_OURS)))
def test_what_is_not_ours_is_no_other_page_all_the_same(name: str) -> None:
    case = CASES[name]
    dialect = nikola(case)
    found = dialect.file(case["path"])
    others = {file_of(dialect.file(place)) for place in case.get("files", {})}
    assert case["path"].endswith((".rst", ".txt")) != isinstance(found, Page)
    assert not others or file_of(found) in others


@pytest.mark.parametrize("case", RECORD["slugify"], ids=lambda case: ascii(case["title"]))
def test_a_slug_is_the_one_that_nikola_makes(case: dict[str, str]) -> None:
    assert slugify(case["title"], is_plain=True) == case["slug"]
    assert slugify(case["title"], is_plain=False) == case["unicode"]


@pytest.mark.parametrize("case", RECORD["slugify"], ids=lambda case: ascii(case["title"]))
def test_a_name_as_a_title_is_the_one_that_nikola_makes(case: dict[str, str]) -> None:
    assert unslugify(case["title"]) == case["file_title"]
