"""What an owner adds keeps working, whatever is kept between builds."""

from collections.abc import Callable

import pytest

from drawn import Blog, shipped_config

DRAWING = """
index.md
| # Home
blog/a.md
| ---
| date: 2016-11-06
| ---
| Flour, water, salt.
"""
HOOK = """
from pathlib import Path
HERE = Path(__file__).with_name("word.txt")
def {event}(output{more}): return output.replace("Flour", HERE.read_text())
"""
EXTENSION = """
from pathlib import Path
from markdown import Extension
from markdown.preprocessors import Preprocessor
class Words(Preprocessor):
    def run(self, lines):
        word = Path(__file__).with_name("word.txt").read_text()
        return [line.replace("Flour", word) for line in lines]
class Own(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Words(md), "own", 100)
def on_config(config):
    config.markdown_extensions.append(Own())
    return config
"""


def with_hook(blog: Callable[..., Blog], hook: str, pure: str = "") -> Blog:
    """Return a blog whose owner has a hook of their own, beside mkdocs.yml."""
    found = blog(DRAWING)
    found.has_own_cache = True
    text = shipped_config(extra={"blog": {"cache": {"pure": [pure] if pure else []}}})
    found.write({"mkdocs.yml": text.replace("hooks:  ", "hooks:\n  - mine.py\n  #", 1)})
    found.write({"mine.py": hook, "word.txt": "Rye"})
    return found


def words(blog: Blog) -> list[str]:
    """Return what the post says after each of two builds, between which a file changes."""
    said = []
    for word in ("Rye", "Spelt"):
        blog.write({"word.txt": word})
        said.append(blog.build()["/blog/2016/a/"].text)
    return [next(w for w in ("Flour", "Rye", "Spelt") if w in text) for text in said]


def test_a_hook_of_ones_own_sees_each_page_in_each_build(blog: Callable[..., Blog]) -> None:
    hook = HOOK.format(event="on_post_page", more=", page, config")
    drawn = with_hook(blog, hook)
    assert words(drawn) == ["Rye", "Spelt"]
    notices = [text for level, text in drawn.log if "mine.py" in text]
    assert len(notices) == 1, notices
    assert "`extra.blog.cache.pure`" in notices[0]


def test_one_that_does_the_same_each_time_is_asked_once(blog: Callable[..., Blog]) -> None:
    hook = HOOK.format(event="on_post_page", more=", page, config")
    assert words(with_hook(blog, hook, pure="mine.py")) == ["Rye", "Rye"]


def test_a_markdown_extension_of_ones_own_reads_each_text_in_each_build(
    blog: Callable[..., Blog],
) -> None:
    assert words(with_hook(blog, EXTENSION)) == ["Rye", "Spelt"]


def test_one_that_makes_the_same_of_the_same_is_asked_once(blog: Callable[..., Blog]) -> None:
    assert words(with_hook(blog, EXTENSION, pure="mine.py.Own")) == ["Rye", "Rye"]


@pytest.mark.parametrize("name", ["pymdownx.snippets", "pymdownx.b64"])
def test_what_is_known_to_read_files_is_not_kept(blog: Callable[..., Blog], name: str) -> None:
    drawn = blog(DRAWING, markdown_extensions=["toc", name])
    drawn.has_own_cache = True
    drawn.build()
    assert any(name in text for _, text in drawn.log)
