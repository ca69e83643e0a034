"""Images in a real Chromium: which of them it loads, and how the whole of one is opened."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from chromium import NEEDS_CHROMIUM, launched, until
from drawn import Blog
from pages_server import PagesServer, serving

pytestmark = NEEDS_CHROMIUM

DRAWING = """
    index.md
    | # Home
    blog/pair.md
    | ---
    | title: A pair
    | date: 2026-01-01
    | ---
    | ![The plan](day.png#only-light) ![The plan](night.png#only-dark)
    blog/hall.md
    | ---
    | title: The hall
    | date: 2026-01-02
    | ---
    | ![The hall](hall.jpg)
    |
    | <figure markdown="span">
    |   ![The stairs](stairs.jpg)
    |   <figcaption>Seen from below</figcaption>
    | </figure>
    |
    | After the figure.
    blog/day.png
    | 1600 × 900
    blog/night.png
    | 1600 × 900
    blog/hall.jpg
    | 3000 × 2000
    blog/stairs.jpg
    | 2000 × 3000
    """


@pytest.fixture(scope="module")
def server(blog_of_module: Callable[..., Blog]) -> Iterator[PagesServer]:
    drawn = blog_of_module(DRAWING)
    drawn.build()
    with serving(drawn.folder / "site") as server:
        yield server


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from launched()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    contexts = []

    def open_page(**options: Any) -> Page:
        size = {"width": 1280, "height": 800}
        context = browser.new_context(**({"viewport": size} | options))
        context.set_default_timeout(20_000)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()


def loaded(page: Page) -> list[str]:
    """Return the list in which a page's images are noted as they are asked for."""
    urls: list[str] = []
    page.on(
        "request",
        lambda request: urls.append(request.url) if request.resource_type == "image" else None,
    )
    return urls


def names(urls: list[str]) -> set[str]:
    """Return the names of images, of whatever width: `day`."""
    found = (re.search(r"/(day|night|hall|stairs)[-.]", url) for url in urls)
    return {match[1] for match in found if match}


SCHEMES = pytest.mark.parametrize(("scheme", "name"), [("light", "day"), ("dark", "night")])


@SCHEMES
def test_of_a_pair_only_the_one_that_is_shown_is_loaded(
    new_page: Callable[..., Page], server: PagesServer, scheme: str, name: str
) -> None:
    page = new_page(color_scheme=scheme)
    urls = loaded(page)
    page.goto(f"{server.url}blog/2026/pair/", wait_until="networkidle")
    assert names(urls) == {name}
    assert len([url for url in urls if name in url]) == 1
    expect(page.locator("article .pl-zoom:visible")).to_have_count(1)


@SCHEMES
def test_of_a_pair_only_one_is_shown_without_a_script(
    new_page: Callable[..., Page], server: PagesServer, scheme: str, name: str
) -> None:
    page = new_page(color_scheme=scheme, java_script_enabled=False)
    page.goto(f"{server.url}blog/2026/pair/", wait_until="networkidle")
    link = page.locator("article .pl-zoom:visible")
    expect(link).to_have_count(1)
    expect(link).to_have_attribute("href", re.compile(rf"/{name}\.png#"))


def test_the_other_of_a_pair_is_loaded_when_its_scheme_is_chosen(
    new_page: Callable[..., Page], server: PagesServer
) -> None:
    page = new_page(color_scheme="light")
    urls = loaded(page)
    page.goto(f"{server.url}blog/2026/pair/", wait_until="networkidle")
    page.locator(".pl-palette:visible").click()
    night = page.locator("img[src$='#only-dark']")
    expect(night).to_be_visible()
    until(page, "document.querySelector('img[src$=\"#only-dark\"]').complete")
    assert names(urls) == {"day", "night"}
    assert page.evaluate("document.querySelector('img[src$=\"#only-dark\"]').naturalWidth")
    expect(page.locator("img[src$='#only-light']")).to_be_hidden()


@pytest.mark.parametrize(
    ("width", "ratio", "chosen"), [(390, 1, "480"), (390, 2, "1200"), (1280, 1, "768")]
)
def test_a_screen_gets_the_image_that_fits_it(
    new_page: Callable[..., Page], server: PagesServer, width: int, ratio: int, chosen: str
) -> None:
    page = new_page(viewport={"width": width, "height": 800}, device_scale_factor=ratio)
    page.goto(f"{server.url}blog/2026/hall/", wait_until="networkidle")
    current = page.evaluate("document.querySelector('img[alt=\"The hall\"]').currentSrc")
    assert f"/hall-{chosen}-" in current
    box = page.get_by_alt_text("The hall").bounding_box()
    assert box
    assert box["width"] <= width
    assert round(box["width"] / box["height"], 2) == 1.5


def test_the_whole_image_opens_and_closes_by_keyboard(
    new_page: Callable[..., Page], server: PagesServer
) -> None:
    page = new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(f"{server.url}blog/2026/hall/", wait_until="networkidle")
    link = page.get_by_role("link", name="The hall").filter(has=page.locator("img"))
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="The hall")
    expect(dialog).to_be_visible()
    expect(dialog.locator("img")).to_have_attribute("src", re.compile(r"/blog/hall\.jpg$"))
    expect(dialog.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(link).to_be_focused()
    assert page.url.endswith("blog/2026/hall/")
    assert refused == []


@pytest.mark.parametrize("way", ["button", "image", "back"])
def test_the_whole_image_closes_in_every_way_and_the_history_is_as_before(
    new_page: Callable[..., Page], server: PagesServer, way: str
) -> None:
    page = new_page(viewport={"width": 390, "height": 800}, has_touch=True)
    page.goto(server.url)
    page.goto(f"{server.url}blog/2026/hall/", wait_until="networkidle")
    page.get_by_alt_text("The stairs").tap()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    if way == "back":
        page.evaluate("history.back()")
    else:
        dialog.locator("button" if way == "button" else "img").tap()
    expect(dialog).to_have_count(0)
    until(page, "!history.state?.whole")
    assert page.url.endswith("blog/2026/hall/")
    page.go_back()
    expect(page).to_have_url(server.url)


def test_without_a_script_the_link_leads_to_the_whole_image(
    new_page: Callable[..., Page], server: PagesServer
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{server.url}blog/2026/hall/")
    page.get_by_alt_text("The hall").click()
    expect(page).to_have_url(f"{server.url}blog/hall.jpg")


def test_nothing_moves_while_images_load(
    new_page: Callable[..., Page], server: PagesServer
) -> None:
    page = new_page(viewport={"width": 390, "height": 800})
    page.add_init_script(
        "window.moved = 0; new PerformanceObserver(list => {"
        "for (const one of list.getEntries()) window.moved += one.value"
        "}).observe({ type: 'layout-shift', buffered: true })"
    )
    page.goto(f"{server.url}blog/2026/hall/", wait_until="networkidle")
    page.get_by_alt_text("The stairs").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.moved") <= 0.003
