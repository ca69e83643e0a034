"""The `permalog` command, as the author runs it."""

import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from click.testing import CliRunner, Result

from drawn import ENVIRONMENT, Blog, shipped_config, snapshot
from permalog.cli import main

DRAWING = """
index.md
| # Home
about.md
| # About
data.json
| {}
blog/one.md
| ---
| title: One & <two> é
| date: 2016-11-06
| permalink: /Café/one/
| aliases: [/old/, older.html]
| tags: [x]
| ---
blog/timed.md
| ---
| title: Timed
| date: 2016-11-07 10:30:00
| permalink: /timed
| ---
blog/draft.md
| ---
| title: Drafted
| date: 2016-11-08
| draft: true
| ---
blog/later.md
| ---
| title: Later
| date: 2030-01-01
| ---
blog/nowhere.md
| ---
| title: Nowhere
| date: 2016-11-09
| permalink: false
| ---
"""


@pytest.fixture(scope="module")
def drawing(blog_of_module: Callable[..., Blog]) -> Blog:
    return blog_of_module(DRAWING)


def run(drawing: Blog, *arguments: str) -> Result:
    config = str(drawing.folder / "mkdocs.yml")
    return CliRunner(env=ENVIRONMENT).invoke(main, ["urls", *arguments, "-f", config])


@pytest.fixture(scope="module")
def urls(drawing: Blog) -> list[dict[str, Any]]:
    done = run(drawing, "--json")
    assert done.exit_code == 0, done.output
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_every_object_has_the_same_keys(urls: list[dict[str, Any]]) -> None:
    keys = {"source", "url", "file", "date", "title", "status", "aliases"}
    assert [found for found in urls if not keys <= found.keys()] == []


def test_a_post_is_told_whole(urls: list[dict[str, Any]]) -> None:
    (one,) = (found for found in urls if found["source"] == "docs/blog/one.md" and found["date"])
    assert one["url"] == "/Café/one/"
    assert one["file"] == "Café/one/index.html"
    assert one["date"] == "2016-11-06"
    assert one["title"] == "One & <two> é"
    assert one["status"] == "published"
    assert one["aliases"] == ["/old/", "/older.html"]


def test_a_date_with_a_time_keeps_it_with_its_zone(urls: list[dict[str, Any]]) -> None:
    (timed,) = (found for found in urls if found["source"] == "docs/blog/timed.md")
    assert timed["date"] == "2016-11-07T10:30:00+01:00"
    assert (timed["url"], timed["file"]) == ("/timed", "timed.html")


def test_a_post_that_is_not_published_says_why(urls: list[dict[str, Any]]) -> None:
    statuses = {found["source"]: found["status"] for found in urls}
    assert statuses["docs/blog/draft.md"] == "draft"
    assert statuses["docs/blog/later.md"] == "scheduled"
    assert statuses["docs/blog/nowhere.md"] == "unpublished"
    assert [found["url"] for found in urls if found["title"] == "Nowhere"] == [None]


def test_what_is_listed_is_what_a_build_writes(drawing: Blog, urls: list[dict[str, Any]]) -> None:
    site = drawing.build()
    hidden = {"draft", "scheduled", "unpublished"}
    listed = {found["file"] for found in urls if found["status"] not in hidden}
    by_mkdocs = {"404.html", "sitemap.xml", "sitemap.xml.gz", "llms.txt"}
    made = {f for f in site.files if f.startswith("assets/") or f.endswith(".md")}
    assert listed == set(site.files) - by_mkdocs - made
    for found in urls:
        if found["status"] not in hidden:
            assert site.file(found["url"]) == found["file"]


def test_each_address_is_listed_once(urls: list[dict[str, Any]]) -> None:
    found = [one["url"] for one in urls if one["url"]]
    assert len(found) == len(set(found))


def test_without_json_each_line_is_an_address_and_its_source(drawing: Blog) -> None:
    done = run(drawing)
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert any(line.startswith("/Café/one/") and "docs/blog/one.md" in line for line in lines)
    assert any("docs/blog/draft.md" in line and "draft" in line for line in lines)


def test_nothing_is_built(blog: Callable[..., Blog]) -> None:
    drawing = blog(DRAWING)
    before = snapshot(drawing.folder)
    run(drawing)
    assert snapshot(drawing.folder) == before
    assert not (drawing.folder / "site").exists()


BAD = {
    "a bad post": ({"docs/blog/bad.md": "---\n"}, "docs/blog/bad.md:1: "),
    "two at one address": (
        {"docs/blog/bad.md": "---\ndate: 2016-11-06\npermalink: /about/\n---\n"},
        "docs/blog/bad.md:3: /about/ is also the address of docs/about.md",
    ),
    "a bad setting": (
        {"mkdocs.yml": shipped_config(extra={"blog": {"per_pgae": 1}})},
        "`extra.blog.per_pgae` is no setting; did you mean `per_page`?",
    ),
    "no YAML": ({"mkdocs.yml": "a: ["}, "mkdocs.yml"),
    "no site_name": ({"mkdocs.yml": shipped_config(site_name=None)}, "site_name"),
    "no such plugin": ({"mkdocs.yml": shipped_config(plugins=["nothing"])}, "nothing"),
    "a site that is no Permalog": ({"mkdocs.yml": "site_name: x\n"}, "mkdocs.yml"),
    "no docs": ({"mkdocs.yml": shipped_config(docs_dir="gone")}, "gone"),
}


@pytest.mark.parametrize(("files", "message"), BAD.values(), ids=BAD)
def test_what_stops_a_build_stops_the_command_with_the_same_message(
    blog: Callable[..., Blog],
    caplog: pytest.LogCaptureFixture,
    files: dict[str, str],
    message: str,
) -> None:
    drawing = blog(DRAWING)
    drawing.write(files)
    for arguments in ([], ["--json"]):
        done = run(drawing, *arguments)
        assert isinstance(done.exception, SystemExit)
        assert done.exit_code == 1
        assert message in done.output + caplog.text


def test_an_error_is_a_message_on_stderr_and_no_traceback(blog: Callable[..., Blog]) -> None:
    drawing = blog(DRAWING)
    drawing.write({"docs/blog/bad.md": "---\n"})
    command = [sys.executable, "-c", "from permalog.cli import main; main()", "urls", "--json"]
    done = subprocess.run(command, cwd=drawing.folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (1, "")
    assert "docs/blog/bad.md:1: the front matter opened by" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_config_that_is_not_there_is_an_error() -> None:
    done = CliRunner().invoke(main, ["urls", "-f", "nothing/mkdocs.yml"])
    assert done.exit_code in (1, 2)
    assert "nothing/mkdocs.yml" in done.output
    assert "Traceback" not in done.output
