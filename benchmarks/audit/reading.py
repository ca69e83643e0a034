"""A reader's browser: opens pages, the search and the drawer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from benchmarks.audit.sites import Controls
from playwright.sync_api import Browser, Error, Locator, Page

PHONE, DESKTOP, NARROW = (390, 844), (1280, 900), (320, 640)


@contextmanager
def reader(browser: Browser, size: tuple[int, int] = DESKTOP, **options: Any) -> Iterator[Page]:
    """Open a window of a reader who was never here before."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce", **options
    )
    # A request to another host would wait for its answer until the time is over: there may be no
    # network, and none is needed.
    context.set_default_timeout(10_000)
    try:
        yield context.new_page()
    finally:
        context.close()


def visit(page: Page, url: str) -> None:
    """Open a page, and wait until it has all that it asked for."""
    page.goto(url, wait_until="load")
    settle(page)


def settle(page: Page) -> None:
    """Wait until nothing is on its way."""
    try:
        page.wait_for_load_state("networkidle", timeout=4_000)
    except Error:  # a page of others that never ends
        page.wait_for_timeout(200)


def first_visible(page: Page, selectors: Sequence[str]) -> Locator | None:
    """Return the first element that is to be seen."""
    for selector in selectors:
        for element in page.locator(selector).all():
            if element.is_visible():
                return element
    return None


def search(page: Page, controls: Controls, query: str) -> bool:
    """Open the search and ask it for a word; tell whether there is a search."""
    opener = first_visible(page, controls.search)
    if opener is None:
        return False
    try:
        opener.click(timeout=3_000)
    except Error:  # it is there, and something lies over it
        return False
    page.wait_for_timeout(400)
    field = first_visible(page, controls.query)
    if field is None:
        return False
    field.type(query, delay=20)
    try:
        page.locator(controls.results).first.wait_for(state="visible", timeout=8_000)
    except Error:
        return False
    settle(page)
    page.wait_for_timeout(300)
    return True


def open_menu(page: Page, controls: Controls) -> bool:
    """Open the drawer of a phone; tell whether there is one."""
    opener = first_visible(page, controls.menu)
    if opener is None:
        return False
    try:
        opener.click(timeout=3_000)
    except Error:
        return False
    page.wait_for_timeout(400)
    return True


def scroll_through(page: Page) -> None:
    """Go down to the end of a page, so that what is loaded late is loaded."""
    page.evaluate(
        """async () => {
          for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
            scrollTo(0, y);
            await new Promise((go) => setTimeout(go, 20));
          }
        }"""
    )


def hover_over(page: Page, selector: str, most: int = 12) -> None:
    """Point at elements, so that what is loaded for that is loaded."""
    for element in page.locator(selector).all()[:most]:
        if element.is_visible():
            try:
                element.hover(timeout=500, force=True)
            except Error:
                continue
