"""Pictures to look at: pages and the search, on a phone and a desktop, in both schemes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

from benchmarks.audit import reading
from benchmarks.audit.sites import Site
from benchmarks.audit.tools import Tools
from benchmarks.results import Result
from playwright.sync_api import Browser

SIZES = {"phone": reading.PHONE, "desktop": reading.DESKTOP}
KINDS = ("post", "home", "archive", "image post", "404")


def measure(site: Site, tools: Tools, browser: Browser) -> Iterator[Result]:
    """Take a picture of each page as it opens, of the search, and of the phone's drawer."""
    folder = tools.folder.parent / "screenshots" / site.name.replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    for (form, size), scheme in product(SIZES.items(), ("light", "dark")):
        name = f"{form}-{scheme}.png"
        for kind in KINDS:
            if kind in site.pages:
                with reading.reader(browser, size, color_scheme=scheme) as page:
                    reading.visit(page, site.url(site.pages[kind]))
                    page.screenshot(path=folder / f"{kind.replace(' ', '-')}-{name}")
        with reading.reader(browser, size, color_scheme=scheme) as page:
            reading.visit(page, site.url(site.pages["post"]))
            if reading.search(page, site.controls, site.query):
                page.screenshot(path=folder / f"search-{name}")
        with reading.reader(browser, size, color_scheme=scheme) as page:
            reading.visit(page, site.url(site.pages["post"]))
            if reading.open_menu(page, site.controls):
                page.screenshot(path=folder / f"drawer-{name}")
    yield Result("screenshots", "", f"in {_shown(folder)}", None)


def _shown(folder: Path) -> str:
    return folder.relative_to(folder.parents[3]).as_posix()
