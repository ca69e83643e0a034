"""`permalog verify` on small sites: what it says is what readers of the built site meet."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from click.testing import CliRunner, Result

from drawn import ENVIRONMENT, Blog, Site, snapshot
from pages_server import serving, walk
from permalog.cli import main

DRAWING = """
index.md
| # Home
about.md
| ---
| title: About us
| aliases: [/who.html]
| ---
img/a.png
| no image
blog/recap.md
| ---
| title: Django Under The Hood 2016
| date: 2016-11-06
| permalink: /blog/2016/duth-2016-recap/
| tags: [Django]
| ---
blog/cafe.md
| ---
| title: A café
| date: 2017-01-02
| permalink: /Café.html
| aliases:
|   - /p/17/
|   - /p/18.html
| ---
blog/bare.md
| ---
| title: The bare one
| date: 2018-02-03
| permalink: /bare
| ---
blog/draft.md
| ---
| title: Drafted
| date: 2018-02-04
| permalink: /drafted/
| draft: true
| ---
old/_posts/2015-01-02-moved.md
| ---
| title: Moved along
| ---
"""
BLOG = {
    "archives": [{"folder": "old", "generator": "jekyll"}],
    "redirects": {"/cv.aspx": "https://people.example/cv", "/start/": "/blog/?x=1#top"},
    "former_sites": ["https://former.example/blog"],
}
LIST = {
    "/blog/2016/duth-2016-recap/": "kept",
    "/blog/2016/duth-2016-recap": "kept slash",
    "/blog/2016/duth-2016-recap/index.html": "kept index",
    "/Caf%C3%A9.html": "kept",
    "/Caf%c3%a9": "kept encoding ending",
    "/Café.html?utm_source=x": "kept query",
    "/bare": "kept",
    "/bare.html": "kept ending",
    "/bare/": "lost",
    "/img/a.png": "kept",
    "/2015/01/02/moved.html": "kept",
    "/2015/01/02/moved": "kept ending",
    "/feed.xml": "kept",
    "/sitemap.xml": "kept",
    "/404.html": "kept",
    "/tags/": "kept",
    "/p/17/": "redirected",
    "/p/17": "redirected slash",
    "/p/18.html": "redirected",
    "/p/18": "redirected ending",
    "/cv.aspx": "redirected",
    "/start/index.html": "redirected index",
    "/who.html": "redirected",
    "http://blog.example/about": "kept scheme slash",
    "https://old.example/about/": "kept host",
    "https://former.example/blog/bare": "kept host",
    "/About/": "lost",
    "/drafted/": "lost",
    "/2016/11/duth-2016-recap.html": "lost",
    "/moved-along/": "lost",
    "/?p=12": "lost",
    "/rss/": "lost",
    "/nothing/at/all/": "lost",
}


@pytest.fixture(scope="module", params=["/", "/repo/"])
def drawing(request: pytest.FixtureRequest, blog_of_module: Callable[..., Blog]) -> Blog:
    site_url = f"https://blog.example{request.param}"
    return blog_of_module(DRAWING, extra={"blog": BLOG}, site_url=site_url)


@pytest.fixture(scope="module")
def site(drawing: Blog) -> Site:
    return drawing.build()


def run(drawing: Blog, *arguments: str) -> Result:
    config = str(drawing.folder / "mkdocs.yml")
    return CliRunner(env=ENVIRONMENT).invoke(main, ["verify", *arguments, "-f", config])


def verified(drawing: Blog, *arguments: str) -> dict[str, Any]:
    done = run(drawing, "--json", *arguments)
    assert done.exit_code in (0, 1), done.output
    found: dict[str, Any] = json.loads(done.stdout)
    assert done.exit_code == bool(found["lost"])
    return found


def listed(folder: Path, urls: Iterable[str]) -> str:
    path = folder / "list.txt"
    path.write_text("\n".join(urls) + "\n", encoding="utf-8")
    return str(path)


def test_the_sitemap_of_a_site_is_kept_by_it_to_the_letter(drawing: Blog, site: Site) -> None:
    for name in ("sitemap.xml", "sitemap.xml.gz", "feed.xml", "atom.xml", "feed.json"):
        found = verified(drawing, str(site.folder / name))
        assert found["counts"] == {**dict.fromkeys(found["counts"], 0), "kept": len(found["kept"])}
        assert found["differences"] == {}
    assert len(found["kept"]) == 5


def test_the_folder_of_a_site_is_kept_or_redirected_by_it(drawing: Blog, site: Site) -> None:
    found = verified(drawing, str(site.folder))
    assert found["lost"] == []
    assert {one["path"] for one in found["redirected"]} == {
        "/p/17/",
        "/p/18.html",
        "/cv.aspx.html",
        "/start/",
        "/who.html",
    }
    assert found["not_judged"].keys() == {
        "style sheets, scripts, fonts and source maps of the old theme"
    }


def test_the_addresses_of_permalog_urls_are_kept(drawing: Blog, tmp_path: Path) -> None:
    arguments = ["urls", "-f", str(drawing.folder / "mkdocs.yml")]
    urls = CliRunner(env=ENVIRONMENT).invoke(main, arguments).stdout
    shown = [line for line in urls.splitlines() if "(draft)" not in line]
    assert verified(drawing, listed(tmp_path, shown))["counts"]["lost"] == 0


def test_every_kind_of_difference_is_judged(drawing: Blog, tmp_path: Path) -> None:
    base = urlsplit(drawing.site_url).path
    urls = {url.replace("blog.example/", f"blog.example{base}"): said for url, said in LIST.items()}
    found = verified(drawing, listed(tmp_path, urls))
    judged = {
        one["url"]: [verdict, *one.get("differences", ())]
        for verdict in ("kept", "redirected", "gone", "lost", "outside")
        for one in found[verdict]
    }
    for url, said in urls.items():
        verdict, *differences = said.split()
        assert judged[url] == [verdict, *sorted(differences)], url
    assert len(judged) == len(urls)


def test_a_walk_over_the_built_site_meets_what_is_said(
    drawing: Blog, site: Site, tmp_path: Path
) -> None:
    found = verified(drawing, listed(tmp_path, [url for url in LIST if url.startswith("/")]))
    said = {
        one["url"]: (verdict, one.get("target"))
        for verdict in ("kept", "redirected", "lost")
        for one in found[verdict]
    }
    with serving(site.folder, site.base) as server:
        asked = {site.base[:-1] + url.replace("é", "%C3%A9"): url for url in said}
        for path, met in walk(server, asked):
            verdict, target = said[asked[path]]
            if verdict == "lost":
                assert met.status == 404 or "?" in path, path
            else:
                assert met.status == 200, path
                assert ("page" in met.steps) == (verdict == "redirected"), path
            if verdict == "kept" and not target.endswith(".html"):
                assert site.file(target) == met.file
            if verdict == "redirected" and "://" in target:
                assert met.path == target
            elif verdict == "redirected":
                assert met.path == site.base[:-1] + target.partition("#")[0]


SUGGESTED = {
    "/About/": ("/about/", "add `/About/` to the list at docs/about.md:3"),
    "/2016/11/duth-2016-recap.html": (
        "/blog/2016/duth-2016-recap/",
        "add `aliases: [/2016/11/duth-2016-recap.html]` at docs/blog/recap.md:6",
    ),
    "/bare/": ("/bare", "add `aliases: [/bare/]` at docs/blog/bare.md:5"),
    "/moved-along/": (
        "/2015/01/02/moved.html",
        "add `/moved-along/: /2015/01/02/moved.html` under extra.blog.redirects in mkdocs.yml",
    ),
    "/rss/": ("/feed.xml", "add `/rss/: rss` under extra.blog.feeds.former in mkdocs.yml"),
    "/?p=12": None,
    "/nothing/at/all/": None,
    "/drafted/": None,
}


def test_what_is_lost_has_a_suggestion_and_the_line_to_write(drawing: Blog, tmp_path: Path) -> None:
    found = verified(drawing, listed(tmp_path, SUGGESTED))
    assert len(found["lost"]) == len(SUGGESTED)
    for one in found["lost"]:
        expected = SUGGESTED[one["url"]]
        near = one["suggestion"]
        assert (near and (near["url"], one["cure"])) == expected


def test_the_lines_that_are_suggested_save_what_was_lost(
    blog: Callable[..., Blog], tmp_path: Path
) -> None:
    drawing = blog(DRAWING, extra={"blog": BLOG})
    urls = listed(tmp_path, SUGGESTED)
    assert verified(drawing, urls)["counts"]["lost"] == 8
    text = DRAWING.replace("[/who.html]", "[/who.html, /About/]")
    text = text.replace(
        "2016-recap/\n", "2016-recap/\n| aliases: [/2016/11/duth-2016-recap.html]\n"
    )
    text = text.replace("/bare\n", "/bare\n| aliases: [/bare/]\n")
    drawing.draw(text)
    redirects = {"/moved-along/": "/2015/01/02/moved.html", "/rss/": "/feed.xml"}
    drawing.configure(extra={"blog": {**BLOG, "redirects": redirects}})
    found = verified(drawing, urls)
    assert {one["url"] for one in found["lost"]} == {"/?p=12", "/nothing/at/all/", "/drafted/"}


def test_the_most_visited_come_first(drawing: Blog, tmp_path: Path) -> None:
    line = '203.0.113.9 - - [06/Nov/2016:10:00:00 +0100] "GET {} HTTP/1.1" 200 5\n'
    log = tmp_path / "access.log"
    log.write_text("".join(line.format(url) for url in ("/a/", "/b/", "/b/", "/c/", "/bare")))
    done = run(drawing, str(log))
    assert done.exit_code == 1
    lines = [line.strip() for line in done.stdout.splitlines()]
    start = lines.index("Lost:") + 1
    assert lines[start : start + 3] == ["/b/  (2 hits)", "/a/  (1 hit)", "/c/  (1 hit)"]


def test_counts_come_first_and_each_difference_is_said_once(drawing: Blog, tmp_path: Path) -> None:
    done = run(drawing, listed(tmp_path, LIST))
    assert done.exit_code == 1
    lines = done.stdout.splitlines()
    outside = urlsplit(drawing.site_url).path != "/"
    assert lines[0] == f"{len(LIST) - outside} addresses in {tmp_path / 'list.txt'}"
    assert [line.split()[0] for line in lines[2:6]] == ["kept", "redirected", "gone", "lost"]
    assert sum("without the slash at the end: GitHub Pages adds it" in line for line in lines) == 1
    assert done.stderr == ""


def test_an_address_of_the_same_host_that_is_no_part_of_the_site_is_not_judged(
    blog: Callable[..., Blog], tmp_path: Path
) -> None:
    drawing = blog("index.md\n| # Home", site_url="https://blog.example/repo/")
    done = run(drawing, listed(tmp_path, ["https://blog.example/other/", "/"]))
    assert done.exit_code == 0
    assert "Not judged: 1 outside this site" in done.stdout


def test_all_is_well_is_exit_status_0_and_builds_nothing(
    blog: Callable[..., Blog], tmp_path: Path
) -> None:
    drawing = blog(DRAWING, extra={"blog": BLOG})
    source = listed(tmp_path, ["/bare"])
    before = snapshot(drawing.folder)
    done = run(drawing, source)
    assert (done.exit_code, done.stdout.splitlines()[0]) == (0, f"1 address in {source}")
    assert "Lost:" not in done.stdout
    assert done.stderr == ""
    assert snapshot(drawing.folder) == before


def test_every_object_of_the_json_has_the_keys_that_the_guide_names(
    drawing: Blog, tmp_path: Path
) -> None:
    found = verified(drawing, listed(tmp_path, LIST))
    verdicts = {"kept", "redirected", "gone", "lost", "outside"}
    assert found.keys() == {"sources", "counts", "differences", "not_judged"} | verdicts
    assert found["counts"].keys() == verdicts
    always = {"url", "place", "hits", "path", "title"}
    for verdict in ("kept", "redirected"):
        assert all(one.keys() == always | {"target", "differences"} for one in found[verdict])
    for one in found["lost"]:
        assert one.keys() == always | {"reason", "suggestion", "cure"}
        assert one["suggestion"] is None or one["suggestion"].keys() == {"url", "source", "why"}


def test_a_source_may_be_served(drawing: Blog, site: Site) -> None:
    with serving(site.folder) as server:
        found = verified(drawing, f"{server.url}sitemap.xml.gz", f"{server.url}feed.json")
    assert found["counts"]["lost"] == 0
    assert found["counts"]["kept"] > 4


UNREADABLE = {
    "nothing": ([], "Missing argument"),
    "no such file": (["gone.xml"], "gone.xml: there is no such file"),
    "a page": (["page.html"], "page.html: it is a page of HTML; name the sitemap of that site"),
    "an option": (["--nothing"], "No such option"),
}


@pytest.mark.parametrize(("arguments", "message"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_exit_status_2(
    blog: Callable[..., Blog],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    arguments: list[str],
    message: str,
) -> None:
    drawing = blog("index.md\n| # Home")
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text("<!doctype html>")
    done = run(drawing, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr
    assert "Traceback" not in done.output


def test_a_site_that_cannot_be_built_is_exit_status_2(
    blog: Callable[..., Blog], tmp_path: Path
) -> None:
    drawing = blog("blog/bad.md\n| ---")
    done = run(drawing, listed(tmp_path, ["/"]))
    assert done.exit_code == 2
    assert "docs/blog/bad.md:1: " in done.stderr


def test_what_takes_long_shows_how_far_it_is(
    drawing: Blog, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("permalog.cli._is_long_since", lambda started: True)
    done = run(drawing, listed(tmp_path, LIST), "--json")
    assert "Judging" in done.stderr
    assert json.loads(done.stdout)["counts"]["kept"] > 0


def test_an_image_that_is_lost_has_to_be_copied(drawing: Blog, tmp_path: Path) -> None:
    done = run(drawing, listed(tmp_path, ["/img/b.png"]))
    assert done.stdout.splitlines()[-1].strip() == "put the file at docs/img/b.png"


def test_twins_are_told_as_redirects(blog: Callable[..., Blog], tmp_path: Path) -> None:
    drawing = blog(DRAWING, extra={"blog": {**BLOG, "spellings": "all"}})
    found = verified(drawing, listed(tmp_path, ["/bare/", "/bare", "/bare.html"]))
    assert {one["url"]: one["target"] for one in found["redirected"]} == {"/bare/": "/bare"}
    assert found["counts"]["kept"] == 2
