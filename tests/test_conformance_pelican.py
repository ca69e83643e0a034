"""Articles, pages and files beside what the real Pelican was recorded to answer."""

import html
import re
from typing import Any
from urllib.parse import unquote, urljoin

import pytest

from archived import archive, record
from permalog.dialects import Found, Skipped
from permalog.dialects.pelican import Pelican
from permalog.dialects.pelican.settings import PelicanSettings
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status

RECORD = record("pelican")
CASES = {case["name"]: case for case in RECORD["cases"]}

NOT_OURS = {
    # what is not the dialect's to answer, and in which cases
    "reStructuredText is not read; a warning says so": """
        reStructuredText | fields of reStructuredText | url and save_as in reStructuredText
        capitals in reStructuredText | the author in reStructuredText
        authors in reStructuredText | a draft in reStructuredText | no title in reStructuredText
        a title among the fields | a title among the fields only | mark-up in a title
        a field twice | a field over two lines | German fields | fields before the title
        a comment before the fields
    """,
    "the map of all addresses finds what two pages, or a page and a list, both ask for": """
        a slug of one dot | a slug named index | a slug named archives
        a translation in the same language | two posts of one title | two posts with one save_as
        a post and a page with one address | a draft and a post with one pattern
        a post at another's save_as | a post and a static file with one address
    """,
}
OTHERWISE = {
    # why our answer is another than Pelican's, and in which cases
    "GitHub Pages would send Pelican's file as a download": """
        no ending | the ending .aspx | a trailing slash | a title of an emoji
        a title of signs only | an empty title
    """,
    "Pelican's URL leads nowhere, or elsewhere, and its file has an address": """
        only save_as | a save_as without an ending | a save_as with a trailing slash
        a save_as that starts with ./ | a save_as that climbs and returns
        a save_as with double slashes | a save_as over another post's address
        two posts whose addresses differ in case | a save_as over an archive
        a save_as over a category | a full address | a full address as URL | an empty url
        an empty ARTICLE_URL | a url with a query | a url with a fragment
        an anchor in ARTICLE_URL
    """,
    "a browser asks for what is percent-encoded by the name that it stands for": """
        a slug with a percent sign | a url with percent signs
    """,
    "a browser and a host take dots and doubled slashes out": """
        two dots that stay in | double slashes | a slug that ends with a slash
    """,
    "a quotation mark ends no folder": "a url in quotes",
    "what is not written has no address": """
        an empty pattern | an empty ARTICLE_SAVE_AS | an empty save_as | no DRAFT_SAVE_AS
    """,
    "a draft without a date is of now, and not of the end of time": """
        a draft without a date | a draft without a date, dated address
    """,
    "what is hidden until its day is scheduled": """
        a date in the future without WITH_FUTURE_DATES
        a hidden post of the future without WITH_FUTURE_DATES
    """,
    "no list of Pelican has a translation; it is not recorded": "a translation",
    "the time of a file tells nothing": "DEFAULT_DATE of the file system and a date in the name",
    "a link to what is not there stays as it is, to be reported": "a static file that is not there",
    "two posts ask for one address, which the map of all addresses finds": "two posts with one url",
}
REFUSED = {
    # why we publish nothing where Pelican does, and in which cases
    "no link reaches it": """
        a slug with a question mark | a slug with a hash | a comment at the end of a value
    """,
    "it leaves the site": "a save_as that climbs out to a folder of like name",
    "no copy keeps the time of a file": """
        DEFAULT_DATE of the file system | DEFAULT_DATE of the file system, elsewhere
    """,
}
STATUSES = {"published": Status.PUBLISHED, "hidden": Status.UNLISTED, "draft": Status.DRAFT}


def names(table: dict[str, str]) -> set[str]:
    lines = (line for text in table.values() for line in text.splitlines())
    return {cell.strip() for line in lines for cell in line.split("|") if cell.strip()}


LISTED = names(NOT_OURS) | names(OTHERWISE) | names(REFUSED)


def pelican(case: dict[str, Any]) -> Pelican:
    """Return the dialect of a case's site, laid out as its recorder does."""
    settings = {"PATH": "content", **case.get("settings", {})}
    config = "".join(f"{key} = {value!r}\n" for key, value in settings.items())
    files = {f"content/{place}": text for place, text in case.get("files", {}).items()}
    texts = {"pelicanconf.py": config, **files, f"content/{case['path']}": case["text"]}
    return Pelican(archive(texts))


def files_of(dialect: Pelican, case: dict[str, Any]) -> dict[str, Found]:
    return {place: dialect.file(f"content/{place}") for place in case.get("files", {})}


def links(dialect: Pelican, page: Page, text: str) -> list[str]:
    written = re.findall(r'(?<=\]\()[^)]*|(?<=src=")[^"]*', text)
    return [unquote(dialect.link(page, url)) for url in written]


def served(page: Page, file: str | None) -> str | None:
    """Return this file if it answers for a page, be it with a redirect; else the page's own.

    Where Pelican's URL and file do not fit together, our page is where the URL leads, and the
    address of the file sends readers there.
    """
    own = page.permalink.file if page.permalink else None
    return file if file in {alias.permalink.file for alias in page.aliases} else own


def ours(case: dict[str, Any]) -> dict[str, Any]:
    dialect = pelican(case)
    page = dialect.file(f"content/{case['path']}")
    assert isinstance(page, Page)
    others = files_of(dialect, case)
    is_post = isinstance(page, Post)
    return {
        "url": page.url,
        "file": served(page, case["file"]),
        "title": page.title,
        "date": page.date.isoformat() if is_post else None,
        "updated": page.updated.isoformat() if is_post and page.updated else None,
        "tags": page.tags,
        "status": page.status,
        "assets": {p: f.file for p, f in others.items() if isinstance(f, Permalink)},
        "others": {p: f.permalink.file for p, f in others.items() if isinstance(f, Page)},
        "links": links(dialect, page, case["text"].partition("\n\n")[2]),
    }


def theirs(case: dict[str, Any]) -> dict[str, Any]:
    title = case["title"] if isinstance(case["title"], str) else " ".join(case["title"])
    title = html.unescape(re.sub(r"</?\w+>", "", title))
    is_post = not case["path"].startswith("pages/") and "PAGE_PATHS" not in case.get("settings", {})
    category = [case["category"]] if is_post and case["category"] != "misc" else []
    site = case.get("settings", {}).get("SITEURL", "")
    base, found = "/" + case["url"], [link.removeprefix(site) for link in case.get("links", [])]
    return {
        "url": "/" + case["url"].removeprefix("/"),
        "file": case["file"],
        "title": " ".join(title.split()) or "duth",
        "date": case["date"] if is_post else None,
        "updated": case["modified"],
        "tags": tuple(dict.fromkeys((*case["tags"], *category))),
        "status": STATUSES[case["status"]],
        "assets": case.get("assets", {}),
        "others": case.get("others", {}),
        "links": [link if link[0] == "{" else unquote(urljoin(base, link)) for link in found],
    }


ANSWERED = {name for name, case in CASES.items() if not case["error"]}


@pytest.mark.parametrize("name", sorted(ANSWERED - LISTED))
def test_a_file_is_what_pelican_makes_of_it(name: str) -> None:
    assert ours(CASES[name]) == theirs(CASES[name])


@pytest.mark.parametrize("name", sorted(names(OTHERWISE)))
def test_where_a_file_is_another_it_is_listed_why(name: str) -> None:
    assert ours(CASES[name]) != theirs(CASES[name])


def found(case: dict[str, Any]) -> Found | ContentError:
    try:
        return pelican(case).file(f"content/{case['path']}")
    except ContentError as error:
        return error


@pytest.mark.parametrize("name", sorted(names(REFUSED)))
def test_where_nothing_is_published_it_is_listed_why(name: str) -> None:
    assert name in ANSWERED
    assert isinstance(found(CASES[name]), Skipped | ContentError)


@pytest.mark.parametrize("name", sorted(CASES.keys() - ANSWERED - LISTED))
def test_what_pelican_leaves_out_is_left_out_and_what_stops_it_is_an_error(name: str) -> None:
    case = CASES[name]
    stops = case.get("failed") or case["error"] == "unknown time zone"
    assert isinstance(found(case), ContentError if stops else Skipped)


SPOKEN = {name for name, case in CASES.items() if case["error"] not in (None, "no page")}


@pytest.mark.parametrize("name", sorted(SPOKEN - LISTED))
def test_where_pelican_says_why_so_do_we(name: str) -> None:
    answer = found(CASES[name])
    assert str(answer) if isinstance(answer, ContentError) else answer.reason


@pytest.mark.parametrize("case", RECORD["slugify"], ids=lambda case: ascii(case["title"]))
@pytest.mark.parametrize(
    ("kind", "setting"),
    [("slug", None), ("unicode", "SLUGIFY_USE_UNICODE"), ("case", "SLUGIFY_PRESERVE_CASE")],
)
def test_a_slug_is_the_one_that_pelican_makes(
    case: dict[str, str], kind: str, setting: str | None
) -> None:
    settings = PelicanSettings(archive({}, {setting: True} if setting else {}))
    assert settings.slugify("SLUG")(case["title"]) == case[kind]
