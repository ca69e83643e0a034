"""Addresses: two things at one place are found, whoever wants them."""

import pytest

from permalog.addresses import Claim, clashes

CLASHES = {
    "one file": (["a/index.html", "a/index.html"], 1),
    "three at one file": (["a.html"] * 3, 2),
    "only case differs": (["Blog/A/index.html", "blog/a/index.html"], 1),
    "composed and not": (["caf\u00e9.html", "cafe\u0301.html"], 1),
    "a file where a folder is": (["a.html", "a.html/index.html"], 1),
    "a file far above": (["feed.xml", "feed.xml/2016/11/index.html"], 1),
    "a file where a folder is, in another case": (["A.html", "a.html/b.html"], 1),
    "different files": (["a.html", "a/index.html", "b.html", "ab.html"], 0),
    "nothing": ([], 0),
}


@pytest.mark.parametrize(("files", "count"), CLASHES.values(), ids=CLASHES)
def test_clashes_are_found(files: list[str], count: int) -> None:
    claims = [Claim(file, f"/{file}", f"docs/{n}.md", n + 1) for n, file in enumerate(files)]
    assert len(list(clashes(claims))) == count
    assert len(list(clashes(reversed(claims)))) == count


def test_a_clash_names_both_owners_with_their_lines_and_the_cure() -> None:
    one = Claim("a/index.html", "/a/", "docs/blog/a.md", 3)
    other = Claim("A/index.html", "/A/", "docs/a.md")
    for claims in ([one, other], [other, one]):
        (problem,) = clashes(claims)
        assert str(problem).startswith("docs/blog/a.md:3: /a/ is also the address of docs/a.md")
        assert "only in case" in problem.text
        assert "give one of them another address" in problem.text


def test_a_folder_needed_where_a_file_is_names_both() -> None:
    (problem,) = clashes(
        [Claim("a.html", "/a.html", "x.md"), Claim("a.html/b.html", "/a.html/b.html", "y.md", 2)]
    )
    assert str(problem).startswith("y.md:2: /a.html/b.html needs a folder where x.md")
