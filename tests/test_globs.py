"""Globs, beside what micromatch answers."""

import pytest

from permalog.globs import matcher


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("a.md", "a.md"),
        ("./a.md", "a.md"),
        ("*.md", "a.md"),
        ("a/*", "a/b.md"),
        ("**/*.md", "a.md"),
        ("**/*.md", "a/b/c.md"),
        ("a/**", "a/b/c.md"),
        ("a/**/c.md", "a/c.md"),
        ("a/?.md", "a/b.md"),
        ("[ab].md", "b.md"),
        ("[^ab].md", "c.md"),
        ("[a-c].md", "b.md"),
        ("*.{md,html}", "a.html"),
        ("{a,b/{c,d}}.md", "b/d.md"),
        ("_x/*", "_x/a"),
        (".a/*", ".a/b"),
        (r"\*.md", "*.md"),
        ("a(b).md", "a(b).md"),
        ("a[.md", "a[.md"),
    ],
)
def test_a_glob_names_a_path(glob: str, path: str) -> None:
    assert matcher(glob).fullmatch(path)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*.md", "a/b.md"),
        ("a/*", "a/b/c.md"),
        ("a/**", "ab/c"),
        ("*", ".a"),
        ("**/*", ".a/b"),
        ("**/*.md", "a/.b.md"),
        ("[^ab].md", "a.md"),
        ("a.md", "a-md"),
        ("?.md", "/.md"),
    ],
)
def test_a_glob_does_not_name_a_path(glob: str, path: str) -> None:
    assert not matcher(glob).fullmatch(path)


@pytest.mark.parametrize("path", [".a", "b/.a", ".b/a"])
def test_a_wildcard_names_hidden_files_where_it_shall(path: str) -> None:
    assert matcher("**/*", dots=True).fullmatch(path)
    assert not matcher("**/*").fullmatch(path)


@pytest.mark.parametrize(
    "glob", ["", "[", "[]", "[z-a]", "{a,b", "a}", "*" * 999, "{a,b}" * 20, "\\"]
)
def test_any_text_is_a_glob(glob: str) -> None:
    matcher(glob).fullmatch("a" * 99)
