"""Host: what GitHub Pages sends for a path, held against a server written from the same rules."""

import tempfile
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawn import ROOT
from guide import codes, table
from pages_server import PagesServer, serving, visit, walk
from permalog.host import Answer, Host, paths, spellings
from permalog.permalink import Permalink

FOLDER, FILE = ["x/index.html"], ["x.html"]
BOTH = FOLDER + FILE
ANSWERS = {
    "a folder by its slash": (FOLDER, "/x/", "x/index.html", None),
    "a folder without its slash": (FOLDER, "/x", "x/index.html", "/x/"),
    "a folder by its file": (FOLDER, "/x/index.html", "x/index.html", None),
    "a folder by its file without .html": (FOLDER, "/x/index", "x/index.html", None),
    "a folder as .html": (FOLDER, "/x.html", None, None),
    "a file without .html": (FILE, "/x", "x.html", None),
    "a file with .html": (FILE, "/x.html", "x.html", None),
    "a file with a slash": (FILE, "/x/", None, None),
    "a file as a folder's": (FILE, "/x/index.html", None, None),
    "both without a slash": (BOTH, "/x", "x.html", None),
    "both with a slash": (BOTH, "/x/", "x/index.html", None),
    "both as .html": (BOTH, "/x.html", "x.html", None),
    "both as the folder's file": (BOTH, "/x/index.html", "x/index.html", None),
    "the root": (["index.html"], "/", "index.html", None),
    "the root by its file": (["index.html"], "/index.html", "index.html", None),
    "the root by its file without .html": (["index.html"], "/index", "index.html", None),
    "the root twice": (["index.html"], "//", None, None),
    "a root with no page": (FILE, "/", None, None),
    "another case": (BOTH, "/X/", None, None),
    "another case of the ending": (FILE, "/x.HTML", None, None),
    "a folder with no page": (["x/y.html"], "/x", None, None),
    "a folder with no page, by its slash": (["x/y.html"], "/x/", None, None),
    "a file above a folder": (["x.html", "x/y.html"], "/x", "x.html", None),
    "a name with no ending goes before .html": (["x", "x.html"], "/x", "x", None),
    "a folder called .html": (["x.html/index.html"], "/x.html", "x.html/index.html", "/x.html/"),
    "an image": (["x.png"], "/x.png", "x.png", None),
    "an image with a slash": (["x.png"], "/x.png/", None, None),
    "an image without its ending": (["x.png"], "/x", None, None),
    "two slashes": (["x/y.html"], "/x//y.html", None, None),
    "two slashes at the end": (FOLDER, "/x//", None, None),
    "dots": (FILE, "/y/../x.html", None, None),
    "dots at the end": (FOLDER, "/x/..", None, None),
    "a dot": (FILE, "/./x.html", None, None),
    "letters beyond ASCII": (["café/index.html"], "/café", "café/index.html", "/café/"),
    "a space": (["a b.html"], "/a b", "a b.html", None),
    "a percent sign in a name": (["100%25.html"], "/100%25", "100%25.html", None),
    "a question mark in a name": (["who?.html"], "/who?", "who?.html", None),
    "nothing there": ([], "/x", None, None),
}  # fmt: skip


def write(folder: Path, files: Iterable[str]) -> None:
    for name in files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, encoding="utf-8")


def of_server(server: PagesServer, asked: Iterable[str]) -> dict[str, Answer | None]:
    """Return what the server does with each path, in the words of Host."""
    answers: dict[str, Answer | None] = {}
    for path, (_, found) in zip(asked, walk(server, map(quote, asked)), strict=True):
        assert found.status in (200, 404)
        assert found.steps in ((), ("301",))
        location = path + "/" if found.steps else None
        answers[path] = Answer(found.file, location) if found.status == 200 else None
    return answers


@pytest.mark.parametrize(("files", "path", "file", "location"), ANSWERS.values(), ids=ANSWERS)
def test_host_and_server_know_what_is_sent(
    tmp_path: Path, files: list[str], path: str, file: str | None, location: str | None
) -> None:
    answer = Answer(file, location) if file else None
    assert Host(files).answer(path) == answer
    write(tmp_path, files)
    with serving(tmp_path) as server:
        assert of_server(server, [path]) == {path: answer}


NAMES = st.sampled_from(["a", "b", "é", "index", "a.html", "index.html", "a.html.html", "b.png"])
PATHS = st.lists(NAMES, min_size=1, max_size=3).map("/".join)


def without_files_as_folders(files: list[str]) -> list[str]:
    return [file for file in files if not any(other.startswith(file + "/") for other in files)]


@given(st.lists(PATHS, max_size=6).map(without_files_as_folders), st.lists(PATHS, max_size=6))
def test_host_and_server_agree(files: list[str], asked: list[str]) -> None:
    host = Host(set(files))
    all_paths = {path for file in files for path in paths(file)}
    all_paths |= {f"/{path}{slash}" for path in asked for slash in ("", "/")} | {"/"}
    with tempfile.TemporaryDirectory() as name:
        write(Path(name), files)
        with serving(Path(name)) as server:
            answers = of_server(server, sorted(all_paths))
    assert answers == {path: host.answer(path) for path in all_paths}


@given(st.lists(PATHS, max_size=6).map(without_files_as_folders), st.lists(PATHS, max_size=6))
def test_the_paths_of_a_file_are_those_that_it_answers(files: list[str], asked: list[str]) -> None:
    host = Host(set(files))
    for file in files:
        assert Host({file}).answer(f"/{file}") == Answer(file)
        for path in paths(file):
            alone, answer = Host({file}).answer(path), host.answer(path)
            assert alone
            assert alone.file == file
            assert answer, "another file may go before it, and none takes its answer away"
    for path in (f"/{name}{slash}" for name in asked for slash in ("", "/")):
        if answer := host.answer(path):
            assert path in set(paths(answer.file))


@pytest.mark.parametrize("value", ["/a/b/", "/a/b.html", "/a/b", "/", "/feed.xml", "/v1.2"])
def test_the_spellings_of_a_permalink_begin_with_its_url(value: str) -> None:
    permalink = Permalink.parse(value)
    first, *others = spellings(permalink)
    assert first == permalink.url
    assert {first, *others} == set(paths(permalink.file))


def test_the_server_sends_404_html_for_what_is_not_there(tmp_path: Path) -> None:
    write(tmp_path, ["404.html"])
    with serving(tmp_path) as server:
        assert visit(server, "/nothing").status == 404


def test_the_server_ignores_queries_and_decodes(tmp_path: Path) -> None:
    write(tmp_path, ["café/index.html"])
    with serving(tmp_path) as server:
        assert visit(server, "/caf%C3%A9/?utm=1").file == "café/index.html"
        assert visit(server, "/caf%c3%a9?utm=1").path == "/caf%C3%A9/?utm=1"


def test_the_server_serves_a_projects_site_below_its_path(tmp_path: Path) -> None:
    write(tmp_path, ["x/index.html"])
    with serving(tmp_path, "/repo/") as server:
        found = {path: one.status for path, one in walk(server, ["/repo/x", "/x/", "/repo/x/"])}
    assert found == {"/repo/x": 200, "/x/": 404, "/repo/x/": 200}


GUIDE = (ROOT / "docs/guide/addresses.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("row", table(GUIDE, "in `site/`"), ids=lambda row: row[0])
def test_the_table_of_the_guide_is_what_host_and_server_do(tmp_path: Path, row: list[str]) -> None:
    files, cells = codes(row[0]), row[1:]
    asked = ["/x", "/x/", "/x.html", "/x/index.html"]
    write(tmp_path, files)
    with serving(tmp_path) as server:
        answers = of_server(server, asked)
    assert answers == {path: Host(files).answer(path) for path in asked}
    for answer, cell in zip(answers.values(), cells, strict=True):
        said = f"301 to `{answer.location}`" if answer and answer.location else ""
        assert (said or (f"`{answer.file}`" if answer else "404")) == cell


def test_the_guide_asks_for_the_four_spellings() -> None:
    assert "| in `site/` | `/x` | `/x/` | `/x.html` | `/x/index.html` |" in GUIDE
