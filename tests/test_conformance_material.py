"""Posts beside what Material's blog plugin was recorded to answer."""

import json
import re
from html import unescape
from typing import Any
from urllib.parse import unquote, urljoin

import pytest

from archived import archive, record
from permalog.dialects import Found
from permalog.dialects.material import Material
from permalog.dialects.material.blog import slug_function
from permalog.dialects.material.mkdocs import Tagged
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post

RECORD = record("material")
CASES = {case["name"]: case for case in RECORD["cases"]}

OTHERWISE = {
    # why our answer is another than the plugin's, and in which cases
    "a browser takes the dots out of a URL before it asks": "two dots that climb out",
    "an attribute list is none of the title, whether or not attr_list is on": """
        a heading with an attribute list
    """,
    "a post without a title has its heading": "an empty title",
    "a link in raw HTML that led nowhere leads to the file of that name": "a file in HTML",
    "the page of the blog that the plugin writes into docs/ is not there": """
        post_dir of the whole blog
    """,
    "the file of the authors need not come along": "an unknown author",
    "a tab after a colon is harmless": "a tab",
}
REFUSED = {
    # why we stop with file and line where the plugin publishes something, and in which cases
    "it leaves the site": "two dots that climb too far",
}


def names(table: dict[str, str]) -> set[str]:
    lines = (line for text in table.values() for line in text.splitlines())
    return {cell.strip() for line in lines for cell in line.split("|") if cell.strip()}


def material(case: dict[str, Any]) -> Material:
    """Return the dialect of a case's site, laid out as its recorder does."""
    config = {"site_name": "Blog", **case.get("mkdocs", {})}
    config["plugins"] = [*case.get("plugins", []), {"blog": case.get("settings", {})}]
    text = re.sub(r'"(!!python/[^"]*)"', r"\1 ", json.dumps(config))
    files = {f"docs/{place}": text for place, text in case.get("files", {}).items()}
    return Material(archive({"mkdocs.yml": text, **files, f"docs/{case['path']}": case["text"]}))


def file_of(found: Found) -> str | None:
    permalink = found.permalink if isinstance(found, Page) else found
    return permalink.file if isinstance(permalink, Permalink) else None


def links(dialect: Material, post: Post, text: str) -> list[str]:
    written = re.findall(r'(?<=\]\()[^)]*|(?<=src=")[^"]*', text)
    return [dialect.link(post, url) for url in written]


def ours(case: dict[str, Any]) -> dict[str, Any]:
    dialect = material(case)
    post = dialect.file(f"docs/{case['path']}")
    assert isinstance(post, Post)
    assert post.permalink
    return {
        "url": post.url,
        # Where another page took the place of the post's file, none is recorded.
        "file": post.permalink.file if case["file"] else None,
        "title": post.title,
        "date": post.date.isoformat(),
        "updated": post.updated.isoformat() if post.updated else None,
        "tags": post.tags,
        "status": post.status,
        "assets": {
            place: file_of(dialect.file(f"docs/{place}")) for place in case.get("assets", {})
        },
        "others": {
            place: file_of(dialect.file(f"docs/{place}")) for place in case.get("others", {})
        },
        "links": links(dialect, post, case["text"]),
    }


def theirs(case: dict[str, Any]) -> dict[str, Any]:
    tags = [case["tags"]] if isinstance(case["tags"], str) else case["tags"]
    return {
        "url": "/" + unquote(case["url"]),
        "file": case["file"],
        "title": " ".join(unescape(case["title"]).split()),
        "date": case["date"],
        "updated": case["dates"].get("updated"),
        "tags": (*tags, *case["categories"]),
        "status": "published",
        "assets": case.get("assets", {}),
        "others": case.get("others", {}),
        "links": [urljoin(f"/{case['url']}", link) for link in case.get("links", [])],
    }


ANSWERED = sorted(name for name, case in CASES.items() if not case["error"])
LISTED = names(OTHERWISE) | names(REFUSED)


@pytest.mark.parametrize("name", [name for name in ANSWERED if name not in LISTED])
def test_a_post_is_what_the_plugin_makes_of_it(name: str) -> None:
    assert ours(CASES[name]) == theirs(CASES[name])


@pytest.mark.parametrize("name", sorted(names(OTHERWISE)))
def test_where_a_post_is_another_it_is_listed_why(name: str) -> None:
    answer = ours(CASES[name])
    assert CASES[name]["error"] or answer != theirs(CASES[name])


@pytest.mark.parametrize("name", sorted(names(REFUSED)))
def test_where_a_post_is_refused_it_is_listed_why(name: str) -> None:
    assert not CASES[name]["error"]
    with pytest.raises(ContentError):
        ours(CASES[name])


FAILED = {name for name, case in CASES.items() if case["error"] not in (None, "no page")}


@pytest.mark.parametrize("name", sorted(FAILED - LISTED))
def test_what_the_plugin_refuses_is_refused(name: str) -> None:
    with pytest.raises(ContentError):
        ours(CASES[name])


@pytest.mark.parametrize("name", [n for n, case in CASES.items() if case["error"] == "no page"])
def test_what_the_plugin_passes_over_is_no_post_that_readers_see(name: str) -> None:
    case = CASES[name]
    found = material(case).file(f"docs/{case['path']}")
    if isinstance(found, Post):
        assert not found.is_public
        assert found.url
    elif case["file"]:
        assert file_of(found) == case["file"]


SLUGS = {
    "slug": None,
    "case": Tagged("python/object/apply:pymdownx.slugs.slugify", {"kwds": {"case": "none"}}),
    "percent": Tagged(
        "python/object/apply:pymdownx.slugs.slugify",
        {"kwds": {"case": "lower", "percent_encode": True}},
    ),
}


@pytest.mark.parametrize("case", RECORD["slugify"], ids=lambda case: ascii(case["title"]))
@pytest.mark.parametrize("kind", SLUGS)
def test_a_slug_is_the_one_that_the_plugin_makes(case: dict[str, str], kind: str) -> None:
    slug = slug_function(SLUGS[kind], "-")
    assert slug
    assert slug(case["title"], "-") == case[kind]
