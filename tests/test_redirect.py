"""Redirects: the page at an old address."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from drawn import Document
from permalog import redirect
from permalog.permalink import Permalink
from permalog.redirect import Redirect


def page(target: str = "../new/", title: str = "New") -> Document:
    html = redirect.page(
        target=target, canonical="https://example.org/new/", title=title, language="en"
    )
    return Document("/old/", html)


def test_a_redirect_works_without_javascript() -> None:
    old = page()
    (refresh,) = (m for m in old.tree.iter("meta") if m.get("http-equiv") == "refresh")
    assert refresh.get("content") == "0; url=../new/"
    assert old.one("a").get("href") == "../new/"


def test_a_redirect_keeps_query_and_fragment_where_javascript_runs() -> None:
    script = page().one("script").text or ""
    assert 'new URL("../new/", location)' in script
    assert "to.search || location.search" in script
    assert "to.hash || location.hash" in script


def test_a_redirect_is_not_indexed_and_names_the_new_address_as_canonical() -> None:
    old = page()
    assert old.meta("robots") == ["noindex"]
    assert old.rel("canonical") == ["https://example.org/new/"]


@given(st.text(), st.text())
def test_no_title_and_no_target_breaks_out_of_its_place(title: str, target: str) -> None:
    assume(not set(target) & set("\n\r\t\0") and not set(title) & set("\r\0"))
    old = page(target, title)
    assert [e.tag for e in old.tree.iter()] == [e.tag for e in page().tree.iter()]
    script = old.one("script").text or ""
    assert script.count('"') == 2
    assert "<" not in script


@pytest.mark.parametrize("url", ["/a", "/a.html"])
@pytest.mark.parametrize(
    ("target", "ends", "problems"),
    [
        ("/b/", ["/b/", "/b/"], []),
        ("/a/", ["/a/", "/a/"], []),
        ("/old/", [], ["mkdocs.yml: the redirect /old/ leads in a circle, over mkdocs.yml"]),
    ],
)
def test_a_redirect_is_sent_before_the_folder_of_its_name(
    url: str, target: str, ends: list[str], problems: list[str]
) -> None:
    published = ["/a", "/a/", "/a/index.html", "/b/"]
    asked = [
        Redirect(Permalink.parse("/old/"), "/a", "mkdocs.yml"),
        Redirect(Permalink.parse(url), target, "mkdocs.yml"),
    ]
    redirects, found = redirect.flattened(asked, published.__contains__)
    assert [one.target for one in redirects] == ends
    assert list(map(str, found))[:1] == problems
