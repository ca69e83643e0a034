"""Where only texts of posts are new, nothing else is looked at, and the site is as from nothing."""

import datetime as dt
import os
import shutil
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from mkdocs.structure.pages import Page

import drawn
from drawn import Blog, snapshot
from permalog.records import Records
from permalog.site import alike, caching
from permalog.site import build as build_module
from saves import BODY, FLOUR_AND_SALT, HEAD

SUBJECTS = ("dough yeast oven crust knead loaf", "harbour mast sail rudder keel tide")


@pytest.fixture
def built(blog: Callable[..., Blog]) -> Blog:
    found = blog(FLOUR_AND_SALT, extra={"blog": {"lock": False}})
    for number in range(12):
        text = f"---\ndate: 2015-{number + 1:02}-01\n---\n{SUBJECTS[number % 2]} {number % 5}\n"
        found.write({f"docs/blog/p{number}.md": text})
    found.has_own_cache = found.may_rest = True
    found.build()
    return found


def known_in_a_build(blog: Blog) -> Collection[str]:
    """Build, and return the files of the pages that were not looked at."""
    told: list[Collection[str]] = []

    def still_known(build: Any) -> Any:
        told.append(found := original(build))
        return found

    original = caching.still_known
    with mock.patch.object(caching, "still_known", still_known):
        blog.build(strict=False)
    return told[0]


def known_in_a_good_build(blog: Blog) -> Collection[str]:
    """Return the same, and see that the site is as one that is built from nothing."""
    known, said = known_in_a_build(blog), sorted(blog.log)
    other = blog.folder.with_name("from-nothing")
    shutil.rmtree(other, ignore_errors=True)
    shutil.copytree(blog.folder, other, ignore=shutil.ignore_patterns("site", ".cache"))
    clean = Blog.__new__(Blog)
    clean.folder, clean.log, clean.has_own_cache, clean.may_rest = other, [], True, False
    clean.build(strict=False)
    assert snapshot(blog.folder / "site") == snapshot(other / "site")
    assert warnings(said) == warnings(sorted(clean.log))
    return known


def warnings(said: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [one for one in said if one[0] == "WARNING"]


def read_in_a_good_build(blog: Blog) -> set[str]:
    """Return the files of the pages that were read in a build as from nothing."""
    told: list[set[str]] = []

    def read_source(page: Page, config: Any) -> None:
        read.add(page.file.src_uri)
        original(page, config)

    def build(*args: Any, **options: Any) -> Any:
        read.clear()
        found = whole(*args, **options)
        told.append(set(read))
        return found

    read, original, whole = set[str](), Page.read_source, blog.build
    with (
        mock.patch.object(Page, "read_source", read_source),
        mock.patch.object(blog, "build", build),
    ):
        known_in_a_good_build(blog)
    return told[0]


def sources(blog: Blog) -> set[str]:
    docs = blog.folder / "docs"
    return {path.relative_to(docs).as_posix() for path in docs.rglob("*.md")}


@pytest.mark.parametrize(
    "text",
    [
        BODY + "\nAnd once more.\n",
        "Other first words, in lists and feeds.\n\n## Mills\n",
        BODY + "\n```python\nprint(1)\n```\n\n!!! note\n\n    Sieve.\n",
        BODY + "\n![A hall](hall.png)\n",
        BODY + "\n[Salt](named.md), [nowhere](nowhere.md), [home](../index.md#rooms)\n",
        "Flour is ground.\n\n## Stones\n\nThey turn.\n",
        "Flour, dough, yeast, oven, crust, knead, loaf.\n\n## Mills\n",
    ],
    ids=["end", "start", "style", "image", "links", "heading", "alike"],
)
def test_of_all_but_a_text_it_is_known_how_they_are(built: Blog, text: str) -> None:
    built.write({"docs/blog/flour.md": HEAD + text})
    known = known_in_a_good_build(built)
    assert sources(built) - set(known) == {"blog/flour.md"}


def test_texts_are_new_one_after_the_other(built: Blog) -> None:
    for number in range(3):
        built.write({"docs/blog/flour.md": f"{HEAD}{BODY}\n{'Sieve. ' * number}\n"})
        built.write({f"docs/blog/p{number}.md": "---\ndate: 2015-01-01\n---\nBread is alike.\n"})
        known_in_a_good_build(built)
        built.write({f"docs/blog/p{number}.md": "---\ndate: 2015-01-01\n---\n[F](flour.md#mills)"})
        known = known_in_a_good_build(built)
        assert sources(built) - set(known) == {f"blog/p{number}.md"}


@pytest.fixture
def lean(built: Blog) -> Blog:
    """A blog of which nothing shows all texts at once."""
    off = {
        "lock": False,
        "alternates": False,
        "search": False,
        "feeds": {"entries": 2},
    }
    built.configure(extra={"blog": off})
    built.build()
    return built


def test_a_post_that_nothing_asks_is_not_read(lean: Blog) -> None:
    lean.write({"docs/blog/flour.md": HEAD + BODY + "\nMore.\n"})
    read = read_in_a_good_build(lean)
    assert "blog/flour.md" in read
    assert "blog/p3.md" not in read


def test_a_post_that_is_unread_is_read_for_the_page_that_leads_to_it(lean: Blog) -> None:
    lean.write({"docs/blog/p5.md": "---\ndate: 2015-06-01\n---\n# Rye\n\nRye.\n"})
    lean.build()
    lean.write({"docs/blog/p6.md": "---\ndate: 2015-07-01\n---\nBread is alike.\n"})
    read = read_in_a_good_build(lean)
    assert {"blog/p5.md", "blog/p6.md", "blog/p7.md"} <= read


@pytest.mark.parametrize(
    "text",
    [
        "See [flour](flour.md#mills).",
        "See [here](#here).",
        "See [nowhere](#nowhere).",
        '<span id="here">Here.</span>',
        "![A hall](hall.png)",
        "[nowhere](nowhere.md)",
        "## Here\n\nAnd [a link](p2.md).",
    ],
)
def test_what_matters_to_others_of_a_post_is_read(lean: Blog, text: str) -> None:
    lean.write({"docs/blog/p3.md": f"---\ndate: 2015-04-01\n---\n{text}\n"})
    lean.build(strict=False)
    for body in (BODY + "\nMore.\n", BODY.replace("## Mills", "## Stones")):
        lean.write({"docs/blog/flour.md": HEAD + body})
        known_in_a_good_build(lean)
        lean.write({"docs/blog/p2.md": f"---\ndate: 2015-03-01\n---\n[To](p3.md#here) {body}"})
        known_in_a_good_build(lean)


def test_pages_as_markdown_stay_where_nothing_of_their_text_is_new(lean: Blog) -> None:
    lean.configure(extra={"blog": {"lock": False, "search": False, "feeds": {"entries": 2}}})
    lean.build()
    [other], [same] = (lean.folder.glob(f"site/**/{name}/*.md") for name in ("flour", "p3"))
    was = other.stat().st_ino, same.stat().st_ino
    lean.write({"docs/blog/flour.md": HEAD + BODY + "\nMore.\n"})
    read = read_in_a_good_build(lean)
    assert "blog/p1.md" not in read
    assert (other.stat().st_ino == was[0], same.stat().st_ino == was[1]) == (False, True)
    same.write_text("x", encoding="utf-8")
    lean.write({"docs/blog/flour.md": HEAD + BODY + "\nOnce more.\n"})
    known_in_a_good_build(lean)


def test_posts_that_are_unread_are_found_as_before(lean: Blog) -> None:
    lean.configure(extra={"blog": {"lock": False, "alternates": False, "feeds": {"entries": 2}}})
    lean.write({"docs/blog/p3.md": "---\ndate: 2015-04-01\nsearch: {boost: 2}\n---\nSalt.\n"})
    lean.write({"docs/blog/p4.md": "---\ndate: 2015-05-01\nsearch: {exclude: true}\n---\nSalt.\n"})
    lean.build()
    lean.write({"docs/blog/flour.md": HEAD + BODY + "\nMore.\n"})
    known_in_a_good_build(lean)


def test_a_post_that_is_not_to_be_found_stays_out_of_the_site_map(lean: Blog) -> None:
    lean.write({"docs/blog/p3.md": "---\ndate: 2015-04-01\nrobots: noindex\n---\nx\n"})
    lean.build()
    lean.write({"docs/blog/flour.md": HEAD + BODY + "\nMore.\n"})
    known_in_a_good_build(lean)
    assert "/p3/" not in (lean.folder / "site/sitemap.xml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("docs/blog/flour.md", HEAD.replace("Flour", "Meal") + BODY),
        ("docs/blog/flour.md", HEAD.replace("---\n", "---\ndraft: true\n", 1) + BODY),
        ("docs/blog/flour.md", HEAD.replace("bread", "mill") + BODY),
        ("docs/blog/named.md", "---\ndate: 2016-12-01\n---\n# Pepper\n\nSalt is mined.\n"),
        ("docs/blog/new.md", HEAD.replace("Flour", "New") + BODY),
        ("docs/about.md", "# About us\n"),
        ("docs/notes.txt", "x"),
        ("overrides/partials/footer.html", "A foot."),
        ("snippets/x.md", "x"),
    ],
    ids=[
        "title", "draft", "tag", "heading for a title", "post", "page", "file", "template", "beside"
    ],
)  # fmt: skip
def test_what_else_is_new_may_be_anywhere(built: Blog, name: str, text: str) -> None:
    built.write({name: text})
    assert not known_in_a_build(built)


def test_a_post_that_is_gone_may_be_anywhere(built: Blog) -> None:
    built.remove("docs/blog/named.md")
    assert not known_in_a_build(built)


def test_an_image_that_is_new_may_be_anywhere(built: Blog) -> None:
    built.write({"docs/blog/flour.md": HEAD + BODY + "\n![A hall](hall.png)\n"})
    built.build()
    built.draw("blog/hall.png\n| 90 × 90")
    assert not known_in_a_build(built)


def test_a_commit_is_nothing_new(built: Blog) -> None:
    built.write({".git/HEAD": "ref: refs/heads/main\n"})
    built.write({"docs/blog/flour.md": HEAD + BODY + "\nMore.\n"})
    assert known_in_a_build(built)


def test_a_build_that_failed_leaves_nothing_to_rely_on(built: Blog) -> None:
    flour, other = built.folder / "docs/blog/flour.md", built.folder / "docs/blog/p1.md"
    before = other.read_text(encoding="utf-8")
    built.write({"docs/blog/flour.md": HEAD.replace("---\n", "---\npermalink: /x/\n", 1) + BODY})
    built.write({"docs/blog/p1.md": before + "\n[F](flour.md), [nowhere](nowhere.md)\n"})
    with pytest.raises(BaseException, match="strict mode"):
        built.build()
    flour.write_text(HEAD + BODY, encoding="utf-8")
    known_in_a_good_build(built)
    other.write_text(before, encoding="utf-8")
    known_in_a_good_build(built)


def test_the_site_of_a_build_that_had_something_to_say_is_known(built: Blog) -> None:
    built.write({"docs/blog/p1.md": "---\ndate: 2015-02-01\n---\n[nowhere](nowhere.md)\n"})
    known_in_a_good_build(built)
    built.write({"docs/blog/flour.md": HEAD + BODY + "\nMore.\n"})
    known = known_in_a_good_build(built)
    assert sources(built) - set(known) == {"blog/flour.md"}


def test_a_page_of_the_site_that_is_gone_is_made_again(built: Blog) -> None:
    built.write({"docs/blog/flour.md": HEAD + BODY + "\nMore.\n"})
    [page] = (built.folder / "site").glob("**/p3/index.html")
    page.unlink()
    assert known_in_a_good_build(built)
    assert Path(page).exists()


def test_a_hook_of_which_nothing_is_known_may_show_anything(built: Blog) -> None:
    hook = "def on_page_markdown(markdown, page, config, files): return markdown\n"
    config = (built.folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("hooks:  ", "hooks:\n  - mine.py\n  #", 1)
    config = config.replace("  blog:\n", "  blog:\n    cache: {pure: [mine.py]}\n", 1)
    built.write({"mine.py": hook, "mkdocs.yml": config})
    built.build()
    built.write({"docs/blog/flour.md": HEAD + BODY + "\nMore.\n"})
    assert not known_in_a_good_build(built)


def test_a_font_of_cards_may_be_new_where_nothing_else_is_read(built: Blog) -> None:
    shipped = drawn.ROOT / "hooks/permalog/fonts/Inter-Medium.ttf"
    font = built.folder / "node_modules/inter/inter.ttf"
    font.parent.mkdir(parents=True)
    shutil.copy(shipped, font)
    name = "node_modules/inter/inter.ttf"
    built.configure(extra={"blog": {"lock": False, "cards": {"fonts": [name]}}})
    built.build()
    built.write({"docs/blog/flour.md": HEAD + BODY + "\nMore.\n"})
    os.utime(font, (1, 1))
    assert not known_in_a_good_build(built)


def test_a_post_that_appears_while_a_build_begins_changes_all(built: Blog) -> None:
    built.write({"docs/blog/later.md": "---\ndate: 2026-06-02\n---\nLater.\n"})
    built.build()
    built.write({"docs/blog/flour.md": HEAD + BODY + "\nMore.\n"})
    later = dt.datetime(2026, 6, 3, tzinfo=dt.UTC)
    with mock.patch.object(build_module, "get_build_datetime", return_value=later):
        assert not known_in_a_build(built)
    assert any((built.folder / "site").glob("**/later/index.html"))


def test_the_text_of_a_page_that_another_build_has_left_is_looked_at(built: Blog) -> None:
    built.write({"docs/blog/flour.md": HEAD + BODY + "\nMore.\n"})
    records = Records(built.folder / ".cache/permalog/records.sqlite")
    for kind in ("text", "content", "facts of site", "page of site"):
        for name, key in list(records.keys(kind).items())[::2]:
            records.put(kind, name, key, None)
    records.close()
    known_in_a_good_build(built)


def test_many_posts_are_compared_apart_as_few_are(built: Blog) -> None:
    built.write({"overrides/partials/footer.html": "A foot."})
    with mock.patch.object(alike, "_MANY", 1):
        assert not known_in_a_good_build(built)


def test_a_page_that_a_hook_renders_has_its_own_text(built: Blog) -> None:
    hook = (
        "def on_nav(nav, config, files):\n"
        "    page = files.src_uris['blog/p1.md'].page\n"
        "    page.markdown = 'x'\n"
        "    page.render(config, files)\n"
    )
    config = (built.folder / "mkdocs.yml").read_text(encoding="utf-8")
    built.write({"mine.py": hook})
    built.write({"mkdocs.yml": config.replace("hooks:  ", "hooks:\n  - mine.py\n  #", 1)})
    built.build()
    built.write({"docs/blog/flour.md": HEAD + BODY + "\nMore.\n"})
    known_in_a_good_build(built)
