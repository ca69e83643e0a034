"""Where nothing is new since the last build, nothing is built, and else all that is new."""

import os
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest

import drawn
from drawn import Blog

DRAWING = """
index.md
| # Home
blog/a.md
| ---
| date: 2016-11-06
| ---
| Flour, water, salt.
blog/b.md
| ---
| date: 2026-06-02
| ---
| Tomorrow.
"""


@pytest.fixture
def built(blog: Callable[..., Blog]) -> Blog:
    found = blog(DRAWING, extra={"blog": {"search": False}})
    found.has_own_cache = found.may_rest = True
    found.build()
    return found


def rests(blog: Blog) -> bool:
    """Tell whether a build finds nothing to do."""
    blog.build(strict=False)
    return any("Nothing has changed" in text for _, text in blog.log)


def test_a_build_of_what_is_built_has_nothing_to_do(built: Blog) -> None:
    assert rests(built)
    assert rests(built)


@pytest.mark.parametrize(
    "name", ["docs/blog/a.md", "docs/new.png", "mkdocs.yml", "snippets/x.md", "site/index.html"]
)
def test_a_file_that_is_new_or_other_is_something_to_do(built: Blog, name: str) -> None:
    path = built.folder / name
    before = path.read_text(encoding="utf-8") if path.exists() else ""
    built.write({name: before + "\n"})
    assert not rests(built)
    assert rests(built), "and then that is done"


@pytest.mark.skipif(os.name == "nt", reason="links take a right of their own on Windows")
def test_a_file_in_a_linked_folder_is_something_to_do(built: Blog, tmp_path: Path) -> None:
    linked = tmp_path.with_name(f"{tmp_path.name}-linked")
    linked.mkdir()
    post = linked / "c.md"
    post.write_text("---\ndate: 2016-11-07\n---\nHere.\n", encoding="utf-8")
    (built.folder / "docs/blog/linked").symlink_to(linked)
    assert not rests(built)
    assert rests(built)
    post.write_text("---\ndate: 2016-11-07\n---\nThere.\n", encoding="utf-8")
    assert not rests(built)
    [page] = (built.folder / "site").glob("**/c/index.html")
    assert "There." in page.read_text(encoding="utf-8")
    (built.folder / "snippets").mkdir()
    (built.folder / "snippets/round").symlink_to(built.folder)
    assert rests(built), "and a folder in itself has an end"


def test_a_file_that_is_gone_is_something_to_do(built: Blog) -> None:
    built.remove("site/feed.xml")
    assert not rests(built)
    assert (built.folder / "site/feed.xml").exists()


def test_a_site_that_is_gone_is_something_to_do(built: Blog) -> None:
    (built.folder / "site").rename(built.folder / "elsewhere")
    assert not rests(built)


def test_what_the_environment_says_is_something_to_do(built: Blog) -> None:
    with mock.patch.dict(drawn.ENVIRONMENT, SITE_URL="https://other.example/"):
        assert not rests(built)


def test_the_day_of_a_post_is_something_to_do(built: Blog) -> None:
    later = str(int(drawn.ENVIRONMENT["SOURCE_DATE_EPOCH"]) + 86_400)
    with mock.patch.dict(drawn.ENVIRONMENT, SOURCE_DATE_EPOCH=later):
        assert not rests(built)
        assert (built.folder / "site/blog/2026/b/index.html").exists()


def test_what_has_to_be_said_is_said_in_every_build(built: Blog) -> None:
    built.draw("about.md\n| [nowhere](nowhere.md)")
    for _ in range(2):
        assert not rests(built)
        assert any("nowhere.md" in text for level, text in built.log if level == "WARNING")


def test_a_plugin_of_which_nothing_is_known_may_have_something_to_do(
    blog: Callable[..., Blog], tmp_path: Path
) -> None:
    (tmp_path / "mine.py").write_text("def on_post_build(config): pass\n", encoding="utf-8")
    text = drawn.shipped_config()
    found = blog(DRAWING)
    found.has_own_cache = found.may_rest = True
    found.write({"mkdocs.yml": text.replace("hooks:  ", "hooks:\n  - mine.py\n  #", 1)})
    found.build()
    assert not rests(found)
    named = text.replace("hooks:  ", "hooks:\n  - mine.py\n  #", 1)
    named = named.replace("  blog:  ", "  blog:\n    cache: {pure: [mine.py]}\n  #", 1)
    found.write({"mkdocs.yml": named})
    assert not rests(found)
    assert rests(found)


def test_without_a_cache_every_build_is_one(blog: Callable[..., Blog]) -> None:
    found = blog(DRAWING, extra={"blog": {"cache": False}})
    found.has_own_cache = found.may_rest = True
    found.build()
    assert not rests(found)
