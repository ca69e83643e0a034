"""The Chromium that the tests of pages drive."""

import shutil
import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page, sync_playwright

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
_PATIENCE = 30
"""How many seconds something may take."""
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
NEEDS_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on PATH; install it to run these"),
]


def launched() -> Iterator[Browser]:
    """Yield a Chromium, and close it."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


def until(page: Page, expression: str) -> None:
    """Wait until an expression of JavaScript is true on a page, whatever its policy.

    Playwright's own way to wait evaluates it by `eval` when it is not true at once.
    """
    end = time.monotonic() + _PATIENCE
    while not _evaluated(page, expression):
        assert time.monotonic() < end, f"never true: {expression}"
        page.wait_for_timeout(20)


def _evaluated(page: Page, expression: str) -> object:
    try:
        return page.evaluate(expression)
    except Error:  # the page is about to be another one
        return None
