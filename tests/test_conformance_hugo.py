"""What the files of a Hugo site are, beside what the real Hugo was recorded to answer."""

import datetime as dt
import json
import re
from typing import Any
from urllib.parse import quote, unquote, urljoin

import pytest

from archived import archive, record
from permalog.dialects.hugo import Hugo
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status

RECORD = record("hugo")
CASES = {case["name"]: case for case in RECORD["cases"]}
CONFIG = re.compile(r"(hugo|config)[./]")
LINK = re.compile(r"\[a\]\((.*)\)")
HOME_REDIRECTS = ("en/index.html", "index.html", "index.htmlen/index.html")

OTHERWISE = {
    # why our answer is another than Hugo's, and in which cases
    "GitHub Pages would send Hugo's file as a download": """
        a .php file | a .aspx file | an extension of digits | a folder with a dot, then a name
        a trailing dot | a folder with three trailing dots | a query with a file
    """,
    "a browser asks for what is percent-encoded by the name that it stands for": """
        umlauts, percent-encoded | a percent-encoded space | a slug with percent-encoded text
        a percent-encoded name | an alias with percent signs
    """,
    "a browser takes `/./` out of an address": "a part that is one dot | a leading ./",
    "one site holds the pages of all languages": "a base of its own for a language",
    "templates of a theme ask for files of other languages, which Hugo publishes then": """
        files of a leaf bundle in two languages | files of a leaf bundle of another language
    """,
    "a reference to nothing stays, so that it is reported": """
        relref to what is missing, as a warning
    """,
    "`yes` was true before 0.152, and no draft goes out by mistake": "draft: yes",
    "Hugo's own hook for links, which sites switch on, leads to the page": """
        a Markdown file, relative | a Markdown file from the root
    """,
}

REFUSED = {
    # why we stop with file and line where Hugo publishes something, and in which cases
    "it leaves the site, or no link reaches it": """
        a backslash | a slug of two dots | a slug that climbs | a slug with a backslash
        an alias with a backslash
    """,
}

BEFORE = {
    # what 0.168 refuses and Hugo published before, as recorded of an older version
    "HTML and Org were allowed": """
        a leaf bundle in html | the extension html | the extension htm | the extension org
        an org file's own front matter | a html file without front matter | markup
        files with html in a leaf bundle
    """,
    "`build` was `_build`": """
        _build: {render: never} | _build: {render: link} | _build: {render: always}
        _build: {render: true} | _build: {render: false} | _build: {list: never}
        _build: {list: local} | _build: {list: always} | _build: {list: never, render: never}
        _build: {publishResources: false}
    """,
    "of two equal keys the last counted": "url twice | a duplicate key",
    "`published` said the opposite of `draft`": """
        published: false | published: true | published: false and draft: false
        published: true and draft: true
    """,
    "a date that could not be read was passed over (here with a warning)": """
        a date and a time without seconds | an offset of hours alone | the zone UTC | the zone EST
        a month of one digit | hours and minutes of one digit | slashes | slashes, day last
        dots, day first | words | words, a short month | words, day first
        words, a long month, day first | a pm time | a year and a month | month thirteen
        the thirtieth of February | the thirtieth of February in quotes | a word that is no date
        a date that is false | a list as date | a date with text behind
        lastmod that is no date | words and timeZone
    """,
}

NOT_OURS = {
    # what no dialect is asked for, and in which cases
    "the time of a file on the disk": """
        a date in the name and :fileModTime | frontmatter: date by :fileModTime
        frontmatter: lastmod by :fileModTime
    """,
    "shortcodes are those of the body": """
        relref to what is missing | relref by the slug | an unknown shortcode
    """,
    "an archive without a content folder is the content folder": "a folder outside content",
}


def names(*tables: dict[str, str]) -> set[str]:
    lines = (line for table in tables for text in table.values() for line in text.splitlines())
    return {cell.strip() for line in lines for cell in line.split("|") if cell.strip()}


def files_of(case: dict[str, Any]) -> dict[str, str]:
    """Return the whole site of a case, as the recorder lays it out."""
    files = dict(case.get("files", {}))
    if "config" in case or not any(CONFIG.match(name) for name in files):
        files["hugo.toml"] = case.get("config", "")
    return files | {case["path"]: case["text"]}


def base_of(case: dict[str, Any]) -> str:
    """Return the path of the site: our addresses begin behind it."""
    found = re.search(r'baseURL = "https://e\.example(/\w+)/?"', case.get("config", ""))
    return found[1] if found and "canonifyURLs" not in case["config"] else ""


def expected_link(case: dict[str, Any], link: str) -> str:
    """Return where a link leads from the site's root."""
    address = unquote(urljoin(f"https://example.org{quote(case['url'])}", link))
    base = base_of(case)
    return re.sub(rf"https://(?:example\.org(?:{base}(?=/))?|e\.example/blog)", "", address)


def ours(case: dict[str, Any]) -> dict[str, Any]:
    """Return what our dialect makes of a case, in the words of the record."""
    dialect = Hugo(archive(files_of(case)))
    found = dialect.file(case["path"])
    answer: dict[str, Any] = {"url": None, "file": None, "hidden": True}
    if isinstance(found, Page):
        answer = page(found)
        answer["links"] = [dialect.link(found, url) for url in LINK.findall(case["text"])]
    others = {place: dialect.file(place) for place in case.get("files", {})}
    assets = {place: one.file for place, one in others.items() if isinstance(one, Permalink)}
    return answer | {"assets": assets}


def page(found: Page) -> dict[str, Any]:
    is_post = isinstance(found, Post)
    return {
        "url": found.permalink.url if found.permalink and found.is_public else None,
        "file": found.permalink.file if found.permalink and found.is_public else None,
        "hidden": not found.is_public,
        "draft": found.status is Status.DRAFT,
        "title": found.title,
        "date": found.date.replace(microsecond=0).isoformat() if isinstance(found, Post) else None,
        "lastmod": found.updated.isoformat() if is_post and found.updated else None,
        "tags": list(found.tags),
        "redirects": sorted(alias.permalink.file for alias in found.aliases),
    }


def theirs(case: dict[str, Any], answer: dict[str, Any]) -> dict[str, Any]:
    """Return what Hugo answered, as far as it is asked of us."""
    base = base_of(case)
    expected: dict[str, Any] = {"hidden": case["file"] is None, "assets": case.get("assets", {})}
    expected["url"] = case["url"].removeprefix(base) if case["file"] else None
    expected["file"] = case["file"]
    if "draft" not in case or "draft" not in answer:
        return expected
    expected["title"] = " ".join(case["title"].split()) or answer["title"]
    is_page = case["kind"] == "page"
    expected["date"] = iso(case["date"]) if is_page else None
    expected["lastmod"] = iso(case.get("lastmod")) if is_page and case["date"] else None
    tags = case.get("tags") or []
    tags = [tags] if isinstance(tags, str) else map(str, tags)
    expected["tags"] = list(dict.fromkeys(tags))
    redirects = (row["file"] for row in case.get("redirects", ()))
    expected["redirects"] = sorted(file for file in redirects if file not in HOME_REDIRECTS)
    expected["links"] = [expected_link(case, link) for link in case.get("links", ())]
    return expected


def iso(date: str | None) -> str | None:
    return dt.datetime.fromisoformat(date).isoformat() if date else None


ANSWERED = [name for name, case in CASES.items() if not case["error"]]
LISTED = names(OTHERWISE, REFUSED, BEFORE, NOT_OURS)


@pytest.mark.parametrize("name", [name for name in ANSWERED if name not in LISTED])
def test_a_page_is_what_hugo_makes_of_it(name: str) -> None:
    answer = ours(CASES[name])
    expected = theirs(CASES[name], answer)
    assert {key: answer[key] for key in expected} == expected


@pytest.mark.parametrize("name", [n for n, c in CASES.items() if c["error"] and n not in LISTED])
def test_what_hugo_does_not_publish_is_not_published(name: str) -> None:
    case = CASES[name]
    if case["error"] in ("no page", "not published"):
        answer = ours(case)
        assert answer["hidden"]
        assert answer.get("draft", False) == case.get("draft", False)
    else:
        with pytest.raises(ContentError):
            ours(case)


def older(case: dict[str, Any]) -> dict[str, Any]:
    """Return the answer of the newest version that did not refuse the page."""
    answers = [case | more for more in case["older"].values()]
    return next(one for one in answers if one["error"] in (None, "no page", "not published"))


@pytest.mark.parametrize("name", sorted(names(BEFORE)))
def test_what_hugo_published_before_it_refused_it_is_published(name: str) -> None:
    case = CASES[name]
    assert case["error"] not in (None, "no page", "not published")
    before = older(case)
    assert ours(case)["url"] == (before["url"] if before["file"] else None)


@pytest.mark.parametrize("name", sorted(names(OTHERWISE)))
def test_where_an_answer_is_another_it_is_listed_why(name: str) -> None:
    answer = ours(CASES[name])
    expected = theirs(CASES[name], answer)
    assert {key: answer[key] for key in expected} != expected


@pytest.mark.parametrize("name", sorted(names(REFUSED)))
def test_where_a_page_is_refused_it_is_listed_why(name: str) -> None:
    assert not CASES[name]["error"]
    with pytest.raises(ContentError, match=r"docs/old/content/post/duth\.md:\d+: "):
        ours(CASES[name])


SLUGS = [
    (row["text"], kind, config, row[f"{kind}_{name}"])
    for row in RECORD["slugify"]
    for kind in ("title", "slug")
    for name, config in {
        "plain": "",
        "as_written": "disablePathToLower = true\n",
        "no_accents": "removePathAccents = true\n",
    }.items()
]


@pytest.mark.parametrize(("text", "kind", "config", "url"), SLUGS)
def test_a_title_and_a_slug_become_what_hugo_makes_of_them(
    text: str, kind: str, config: str, url: str
) -> None:
    front = {"title": text} if kind == "title" else {"title": "x", "slug": text}
    files = {
        "hugo.toml": f'{config}[permalinks]\npost = "/:{kind}/"\n',
        "content/post/a.md": json.dumps(front),
    }
    if "\\" in url:
        with pytest.raises(ContentError):
            Hugo(archive(files)).file("content/post/a.md")
        return
    found = Hugo(archive(files)).file("content/post/a.md")
    assert isinstance(found, Page)
    assert found.url == url
