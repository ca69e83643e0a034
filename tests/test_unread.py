"""A page that is unread is one as any other to those who ask."""

from collections.abc import Callable
from typing import Any

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents

from permalog.site import seam
from permalog.site.pages import _as_it_is
from permalog.site.unread import is_unread, leave

seam.open_seam()


def unread(title: str | None = None) -> Page:
    """Return a page that is read when something asks for it, and counts how often."""
    config: Any = MkDocsConfig()
    config.load_dict({"site_name": "Site", "docs_dir": ".", "site_url": "https://blog.example/"})
    page = Page(title, File("flour.md", ".", ".", use_directory_urls=True), config)

    def read() -> None:
        vars(page)["times"] = vars(page).get("times", 0) + 1
        page.markdown, page.meta = "Flour is ground.", {"title": "Flour", "robots": "all"}
        page.content, page.toc = "<p>Flour is ground.", TableOfContents([])
        page.present_anchor_ids = {"mills"}

    leave(page, "key", read)
    return page


ASKED: dict[str, Callable[[Page], object]] = {
    "markdown": lambda page: page.markdown == "Flour is ground.",
    "content": lambda page: page.content == "<p>Flour is ground.",
    "meta": lambda page: page.meta["robots"] == "all",
    "title": lambda page: page.title == "Flour",
    "toc": lambda page: not list(page.toc),
    "anchors": lambda page: page.present_anchor_ids == {"mills"},
}


@pytest.mark.parametrize("what", ASKED)
def test_it_is_read_once_whatever_is_asked(what: str) -> None:
    page = unread()
    assert is_unread(page)
    assert ASKED[what](page)
    assert not is_unread(page)
    assert all(ask(page) for ask in ASKED.values())
    assert vars(page)["times"] == 1


def test_what_says_nothing_of_its_text_does_not_read_it() -> None:
    page = unread()
    assert (page.url, page.canonical_url) == ("flour/", "https://blog.example/flour/")
    assert page.previous_page is page.links_to_anchors is None
    assert is_unread(page)


def test_the_title_that_the_navigation_gives_it_stays() -> None:
    assert unread("From nav").title == "From nav"


def test_it_is_itself_again_when_it_was_put_into_its_template() -> None:
    page = unread()
    with _as_it_is(page):
        page.content = "<p>Changed."
    assert page.content == "<p>Flour is ground."


def test_a_page_that_nobody_left_has_what_mkdocs_gives_it() -> None:
    config: Any = MkDocsConfig()
    config.load_dict({"site_name": "Site", "docs_dir": "."})
    page = Page(None, File("a.md", ".", ".", use_directory_urls=True), config)
    assert (page.markdown, page.meta, page.title, page.present_anchor_ids) == (None, {}, None, None)
