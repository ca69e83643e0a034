"""A reader's browser finds in all parts of an index what there would be in one."""

from collections.abc import Callable, Iterator
from unittest import mock

import pytest
from playwright.sync_api import Browser, Page, expect

from chromium import NEEDS_CHROMIUM, launched
from drawn import Blog
from pages_server import PagesServer, serving
from permalog import search

pytestmark = NEEDS_CHROMIUM

TEXTS = {
    "Bread": "Dough and a kernel of wheat. We go on.",
    "Corn": "One kernel beside another, and go.",
    "Kernel": "What all systems have.",
    "Gorlumbel": "Far away, where nobody goes.",
    "Salt": "It runs through the hand.",
    "Running": "To run is to go fast.",
    "検索": "静的な検索",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from launched()


@pytest.fixture(scope="module", params=[1, 2, 2000])
def server(
    request: pytest.FixtureRequest, blog_of_module: Callable[..., Blog]
) -> Iterator[PagesServer]:
    """Serve a blog whose index has as many parts as posts, half as many, and one."""
    posts = (
        f"blog/{number}.md\n| ---\n| title: {title}\n| date: 2026-01-0{number}\n| ---\n| {text}\n"
        for number, (title, text) in enumerate(TEXTS.items(), 1)
    )
    with mock.patch.object(search, "_MOST", request.param):
        site = blog_of_module("".join(posts)).build()
    with serving(site.folder) as server:
        yield server


@pytest.fixture
def page(browser: Browser, server: PagesServer) -> Iterator[Page]:
    context = browser.new_context()
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(server.url)
    yield page
    context.close()


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kernel", ["Kernel", "Bread", "Corn"]),
        ("gorlumbel", ["Gorlumbel"]),
        ("run", ["Running", "Salt"]),
        ("kernel wheat", ["Bread"]),
        ("検索", ["検索"]),
        ("xylophone", []),
    ],
    ids=["all parts", "one part", "other forms", "words of one page", "no spaces", "none"],
)
def test_what_is_found_is_what_is_there(page: Page, asked: str, found: list[str]) -> None:
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Search").fill(asked)
    dialog = page.get_by_role("dialog", name="Search")
    count = {0: "No matching documents", 1: "1 matching document"}
    said = count.get(len(found), f"{len(found)} matching documents")
    expect(dialog.get_by_role("status")).to_have_text(said)
    titles = dialog.locator(".pl-search__title").all_text_contents()
    assert titles[:1] == found[:1]
    assert set(titles) == set(found)
