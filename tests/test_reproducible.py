"""The same blog gives the same bytes, wherever, whenever and by whomever it is built."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from drawn import Blog, drawing, snapshot

DRAWING = """
index.md
| # Home
about.md
| # About
| See [a](blog/2016/a.md).
blog/2016/a.md
| ---
| title: One & two
| date: 2016-11-06 23:30
| updated: 2016-12-01
| tags: [Django, C++, Bread, Café]
| aliases: [/old/a.html, /old/b/]
| series: Harbours
| ---
| First, with [the other](b.md#part), ![a hall](hall.svg) and ![a door](door.png).
|
| ## Part
|
| Bread, dough, flour, yeast, oven.
|
| ```python
| print(1)
| ```
blog/2016/b.md
| ---
| date: 2016-11-07
| permalink: /b.html
| tags: [Bread, Django]
| series: Harbours
| ---
| # Second
|
| ## Part
|
| Bread, dough, flour, yeast, oven.
blog/2016/c.md
| ---
| date: 2015-01-01T23:30:00Z
| tags: [Bread]
| ---
| Bread, dough, flour, yeast, oven; a note[^1] and an HTML abbreviation.
|
| [^1]: The note.
|
| *[HTML]: Hyper Text
blog/2016/hall.svg
| <svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>
blog/2030-01-01-later.md
| Not yet.
blog/draft.md
| ---
| date: 2016-01-01
| draft: true
| ---
| Never.
blog/old/_config.yml
| url: https://old.example
blog/old/_posts/2014-03-02-moved.md
| ---
| title: Moved
| categories: [x, y]
| ---
| Bread, dough, flour, yeast, oven. {% highlight ruby %}puts 1{% endhighlight %}
"""
SETTINGS = {
    "archives": [{"folder": "blog/old", "generator": "jekyll"}],
    "redirects": {"/gone/": "/about/", "/away/": "https://elsewhere.example/"},
    "spellings": "all",
}
HERE = {
    "TZ": "UTC",
    "PYTHONHASHSEED": "1",
    "LC_ALL": "C.UTF-8",
    "SOURCE_DATE_EPOCH": "1780315200",  # 1 June 2026
}
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "2",
    "LC_ALL": "C",
    "SOURCE_DATE_EPOCH": "1795867200",  # 28 November 2026
    "COLUMNS": "40",
}


def built(
    folder: Path, environment: Mapping[str, str], *, umask: int, changed: int, backwards: bool
) -> dict[str, bytes | None]:
    """Return what a build writes in a process of its own, from files of some age and order."""
    blog = Blog(folder, extra={"blog": SETTINGS})
    files = sorted(drawing(DRAWING).items(), reverse=backwards)
    blog.write({f"docs/{path}": text for path, text in files})
    Image.radial_gradient("L").resize((1300, 700)).save(folder / "docs/blog/2016/door.png")
    for path in folder.rglob("*"):
        os.utime(path, (changed, changed))
    subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "mkdocs", "build", "--quiet", "--strict"],
        cwd=folder,
        env=os.environ | environment | {"SITE_URL": "https://blog.example/"},
        umask=umask,
        check=True,
    )
    return snapshot(folder / "site")


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Mapping[str, bytes | None], ...]:
    one, other = tmp_path_factory.mktemp("one"), tmp_path_factory.mktemp("other")
    return (
        built(one, HERE, umask=0o022, changed=1_000_000_000, backwards=False),
        built(other / "deeper/down", ELSEWHERE, umask=0o077, changed=1_700_000_000, backwards=True),
    )


def test_two_builds_write_the_same_files(builds: tuple[Mapping[str, bytes | None], ...]) -> None:
    one, other = builds
    assert sorted(one) == sorted(other)
    expected = {"blog/2016/a/index.html", "x/y/2014/03/02/moved.html", "sitemap.xml.gz", "atom.xml"}
    assert expected <= one.keys()


def test_every_file_has_the_same_bytes(builds: tuple[Mapping[str, bytes | None], ...]) -> None:
    one, other = builds
    assert [path for path in one if one[path] != other.get(path)] == []


def test_no_file_knows_where_and_when_it_was_built(
    builds: tuple[Mapping[str, bytes | None], ...], tmp_path_factory: pytest.TempPathFactory
) -> None:
    place = str(tmp_path_factory.getbasetemp()).encode()
    for path, content in builds[0].items():
        assert place not in (content or b""), path
        assert b"2026-06-01" not in (content or b""), path
