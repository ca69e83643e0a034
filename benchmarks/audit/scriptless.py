"""A reader without JavaScript, and one who wants it dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from benchmarks.audit import reading
from benchmarks.audit.sites import Site
from benchmarks.audit.tools import Tools
from benchmarks.results import Result, none_of
from playwright.sync_api import Browser

GROUND = """() => {
  for (const element of [document.body, document.documentElement]) {
    const parts = getComputedStyle(element).backgroundColor.match(/[\\d.]+/g);
    const [r, g, b, alpha = 1] = parts.map(Number);
    if (alpha > 0) return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
  }
  return 1;
}"""
# Notes how light the page is each time it is painted, from the first.
FRAMES = f"""
window.frames_seen = [];
const ground = {GROUND};
const look = () => {{
  if (document.body) frames_seen.push(ground());
  requestAnimationFrame(look);
}};
requestAnimationFrame(look);
"""


def measure(site: Site, tools: Tools, browser: Browser) -> Iterator[Result]:
    """Look for text, sidebar, archive and the dark scheme where no script runs."""
    faults = [*_text(site, browser), *_sidebar(site, browser), *_scheme(site, browser)]
    yield none_of("without JavaScript: faults", faults)
    yield none_of("dark scheme: light before it is dark", list(_flashes(site, browser)))


def _text(site: Site, browser: Browser) -> Iterator[str]:
    for kind in ("post", "long post", "archive"):
        if kind not in site.pages:
            continue
        with reading.reader(browser, reading.PHONE, java_script_enabled=False) as page:
            page.goto(site.url(site.pages[kind]))
            text = page.locator(site.controls.text).first
            if not text.is_visible() or len(text.inner_text()) < 200:
                yield f"{kind}: the text is not to be seen"
            if kind == "archive" and site.bars:
                links = page.locator(f"{site.controls.text} a[href]").all()
                shown = {link.get_attribute("href") for link in links if link.is_visible()}
                if len(shown) < site.posts:
                    yield f"archive: {len(shown)} links to be seen, of {site.posts} posts"


def _sidebar(site: Site, browser: Browser) -> Iterator[str]:
    for size in (reading.PHONE, reading.DESKTOP):
        with reading.reader(browser, size, java_script_enabled=False) as page:
            page.goto(site.url(site.pages["post"]))
            if size == reading.PHONE and not reading.open_menu(page, site.controls):
                yield "the phone's drawer cannot be opened"
            links = page.locator(site.controls.sidebar).all()
            on_screen = [link for link in links if _on_screen(link.bounding_box(), size)]
            if len(on_screen) < 5:
                yield f"the sidebar shows {len(on_screen)} links at {size[0]} px"


def _on_screen(box: Mapping[str, Any] | None, size: tuple[int, int]) -> bool:
    return box is not None and 0 <= box["x"] < size[0] and box["width"] > 0


def _scheme(site: Site, browser: Browser) -> Iterator[str]:
    for scheme in ("light", "dark"):
        options = {"color_scheme": scheme, "java_script_enabled": False}
        with reading.reader(browser, reading.PHONE, **options) as page:
            page.goto(site.url(site.pages["post"]))
            light = page.evaluate(GROUND)
            if (light > 0.5) != (scheme == "light"):
                yield f"the {scheme} scheme has a ground of lightness {light:.2f}"


def _flashes(site: Site, browser: Browser) -> Iterator[str]:
    for kind in ("home", "post"):
        with reading.reader(browser, reading.PHONE, color_scheme="dark") as page:
            page.add_init_script(FRAMES)
            reading.visit(page, site.url(site.pages[kind]))
            frames = page.evaluate("frames_seen")
            light = [frame for frame in frames if frame > 0.5]
            if light:
                yield f"{kind}: {len(light)} of the first {len(frames)} frames are light"
