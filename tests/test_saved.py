"""A preview makes again what shows a text that was saved, and shows what a whole build would."""

import gzip
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from drawn import ENVIRONMENT, SHARED, Blog, captured, snapshot
from permalog.site import Build, Previewing, Rebuild, invocation
from saves import BODY, FLOUR_AND_SALT, HEAD

DRAWING = f"""
{FLOUR_AND_SALT}
blog/water.md
| ---
| title: Water
| date: 2016-11-07
| tags: [bread]
| ---
| Water runs to [flour](flour.md).
blog/draft.md
| ---
| title: Yeast
| date: 2016-12-02
| draft: true
| ---
| Yeast is alive.
"""


class Told:
    """Stands for what the system tells of saved files."""

    def __init__(self, paths: set[str]) -> None:
        self.paths = paths

    def take(self) -> set[str]:
        return self.paths


class Previewed:
    """A blog that `mkdocs serve` shows."""

    def __init__(self, blog: Blog) -> None:
        self.blog, self.log = blog, list[tuple[str, str]]()
        blog.preview()

    def save(self, files: dict[str, str]) -> bool:
        """Save files below docs/, and return whether that took a whole build."""
        self.blog.write({f"docs/{name}": text for name, text in files.items()})
        wholes: list[Any] = []
        paths = {str(self.blog.folder / "docs" / name) for name in files}
        self.log.clear()
        cache = mock.patch.object(Build, "cache", SHARED)
        with captured(self.log), mock.patch.dict(os.environ, ENVIRONMENT), cache:
            Rebuild(Told(paths), lambda: wholes.append(1))()  # type: ignore[arg-type]
        return bool(wholes)

    def shown(self) -> dict[str, bytes]:
        return pages(self.blog.folder / "preview")


def pages(folder: Path) -> dict[str, bytes]:
    return {
        str(path): content
        for path, content in snapshot(folder).items()
        if "pagefind" not in Path(path).parts
    }


@pytest.fixture
def previewed(blog: Callable[..., Blog]) -> Previewed:
    return Previewed(blog(DRAWING, extra={"blog": {"related": 0}}))


@pytest.mark.parametrize(
    "files",
    [
        {"blog/flour.md": HEAD + BODY + "\nAnd once more.\n"},
        {"blog/flour.md": HEAD + "Other first words, in lists and feeds.\n\n## Mills\n"},
        {"blog/flour.md": HEAD + BODY + "\n```python\nprint(1)\n```\n\n!!! note\n\n    Sieve.\n"},
        {"blog/flour.md": HEAD + BODY + "\n![A hall](hall.png)\n"},
        {"blog/flour.md": HEAD + BODY + '\n<p style="color: red">Oven.</p>\n'},
        {"about.md": "# About\n\nSomething else.\n"},
        {"index.md": "# Home\n\nWelcome.\n"},
        {"blog/draft.md": "---\ntitle: Yeast\ndate: 2016-12-02\ndraft: true\n---\nYeast rests.\n"},
        {"blog/flour.md": HEAD + "A.\n\n## Mills\n", "about.md": "# About\n\n[W](blog/water.md)\n"},
    ],
    ids=["end", "start", "code", "image", "style", "page", "home", "draft", "both"],
)
def test_texts_are_shown_as_a_whole_build_would(
    previewed: Previewed, files: dict[str, str]
) -> None:
    before = previewed.shown()
    assert not previewed.save(files)
    found = previewed.shown()
    previewed.blog.preview()
    assert found != before
    assert differing(found, previewed.shown()) == []


def differing(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))


def test_a_text_that_was_taken_back_is_gone(previewed: Previewed) -> None:
    before = previewed.shown()
    assert not previewed.save({"blog/flour.md": HEAD + "Not for long.\n\n## Mills\n"})
    assert not previewed.save({"blog/flour.md": HEAD + BODY})
    assert differing(before, previewed.shown()) == []


@pytest.mark.parametrize(
    "files",
    [
        {"blog/flour.md": HEAD.replace("2016-11-06", "2016-11-05") + BODY},
        {"blog/flour.md": HEAD.replace("[bread]", "[bread, mill]") + BODY},
        {"blog/flour.md": "\n" + BODY},
        {"blog/named.md": "---\ndate: 2016-12-01\n---\n# Rock salt\n\nSalt is mined.\n"},
        {"about.md": "# About us\n"},
        {"blog/new.md": "---\ndate: 2016-12-03\n---\nNew.\n"},
        {"blog/hall.txt": "Not a page."},
    ],
    ids=["date", "tags", "no-head", "heading", "page-title", "new", "file"],
)
def test_what_is_more_than_text_takes_a_whole_build(
    previewed: Previewed, files: dict[str, str]
) -> None:
    assert previewed.save(files)


def test_after_a_build_that_failed_the_next_is_a_whole_one(previewed: Previewed) -> None:
    before = (previewed.blog.folder / "docs/blog/flour.md").read_text(encoding="utf-8")
    previewed.blog.write({"docs/blog/flour.md": "---\ndate: yesterday\n---\n"})
    with pytest.raises(Exception, match=r"yesterday|Abort"):
        previewed.blog.preview()
    assert previewed.save({"blog/flour.md": before})


def test_a_broken_link_in_a_saved_text_has_file_and_line(previewed: Previewed) -> None:
    assert not previewed.save({"blog/flour.md": HEAD + BODY + "\n[x](gone.md)\n"})
    assert any("docs/blog/flour.md:12: " in text for _, text in previewed.log), previewed.log


def test_a_heading_that_goes_is_missed_by_what_leads_to_it(previewed: Previewed) -> None:
    assert not previewed.save({"blog/flour.md": HEAD + "Flour is ground.\n"})
    assert any("about.md" in text and "mills" in text for _, text in previewed.log), previewed.log


def test_pages_that_lead_to_a_post_show_its_new_words(blog: Callable[..., Blog]) -> None:
    series = "".join(
        f"blog/{n}.md\n| ---\n| title: Part {n}\n| date: 2016-11-0{n}\n| series: Bread\n"
        f"| tags: [bread]\n| ---\n| Flour and water.\n"
        for n in (1, 2, 3)
    )
    previewed = Previewed(blog(series))
    text = (previewed.blog.folder / "docs/blog/2.md").read_text(encoding="utf-8")
    assert not previewed.save({"blog/2.md": text + "\n" + "word " * 3000})
    found = previewed.shown()
    previewed.blog.preview()
    assert differing(found, previewed.shown()) == []


def test_a_hook_of_the_owners_sees_a_whole_build(blog: Callable[..., Blog]) -> None:
    drawing = blog(DRAWING)
    config = (drawing.folder / "mkdocs.yml").read_text(encoding="utf-8")
    drawing.write({"mkdocs.yml": config.replace("hooks:  ", "hooks:\n  - mine.py\n  #", 1)})
    drawing.write({"mine.py": "def on_post_build(config): pass\n"})
    assert Previewed(drawing).save({"blog/flour.md": HEAD + BODY + "\nMore.\n"})


JEKYLL = """
blog/old/_config.yml
| permalink: /:year/:month/:day/:title.html
blog/old/_posts/2016-11-06-flour.md
| ---
| title: Flour
| redirect_from: /flour.aspx
| ---
| Flour is ground.
blog/old/_posts/2016-11-07-water.md
| ---
| title: Water
| ---
| Water runs.
"""
OLD = "blog/old/_posts/2016-11-06-flour.md"
OLD_HEAD = "---\ntitle: Flour\nredirect_from: /flour.aspx\n---\n"


@pytest.mark.parametrize(
    ("text", "is_whole"),
    [
        ("Flour and [water]({% post_url 2016-11-07-water %}).\n\n## Mills\n", False),
        ("{% mill %}\n", True),
    ],
    ids=["link", "unknown"],
)
def test_a_post_of_an_archive_is_shown_as_one_of_the_blogs_own(
    blog: Callable[..., Blog], text: str, is_whole: bool
) -> None:
    archives = [{"folder": "blog/old", "generator": "jekyll"}]
    previewed = Previewed(blog(JEKYLL, extra={"blog": {"archives": archives, "related": 0}}))
    assert previewed.save({OLD: OLD_HEAD + text}) == is_whole
    found = previewed.shown()
    previewed.blog.preview()
    assert bool(differing(found, previewed.shown())) == is_whole


def test_the_search_finds_what_was_saved_soon_after(previewed: Previewed) -> None:
    assert not previewed.save({"blog/flour.md": HEAD + BODY + "\nA millstone.\n"})
    preview = invocation.preview
    assert preview
    assert isinstance(preview.build.index, Previewing)
    preview.build.index.wait()
    folder = previewed.blog.folder / "preview/pagefind/fragment"
    found = [gzip.decompress(path.read_bytes()) for path in folder.iterdir()]
    assert sum(b"millstone" in one for one in found) == 1
