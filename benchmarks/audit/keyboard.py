"""A reader with a keyboard and a narrow screen: Tab reaches every control and shows where it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.audit import reading
from benchmarks.audit.sites import Site
from benchmarks.audit.tools import Tools
from benchmarks.results import Result, none_of
from playwright.sync_api import Browser, Page

MOST = 1500
PREPARE = """() => {
  window.audit = {
    name(element) {
      const text = (element.getAttribute("aria-label") || element.textContent || "").trim();
      const more = element.className && typeof element.className == "string"
        ? "." + element.className.trim().split(/\\s+/).join(".") : "";
      return `${element.tagName.toLowerCase()}${more} “${text.replace(/\\s+/g, " ").slice(0, 40)}”`;
    },
    seen: new Set(),
  };
}"""
# A group of radio buttons is one stop.
CONTROLS = """() => [...document.querySelectorAll(
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]")]
  .filter((element) => element.tabIndex >= 0 && !element.disabled && !element.closest("[inert]")
    && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    && element.getBoundingClientRect().width > 0)
  .filter((element) => !audit.seen.has(element)
    && !(element.type == "radio"
      && [...audit.seen].some((other) => other.type == "radio" && other.name == element.name)))
  .map(audit.name)"""
STOP = """() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (!element || element == document.body || element == document.documentElement) return null;
  if (audit.seen.has(element)) return { again: true };
  audit.seen.add(element);
  const boxes = [...element.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
  // A control without a box of its own is shown by its label.
  if (!boxes.length || element.getBoundingClientRect().width < 2) {
    boxes.push(...[...(element.labels || [])].flatMap((label) => [...label.getClientRects()]));
  }
  const inside = boxes.filter((box) => box.right > 0 && box.left < innerWidth
    && box.bottom > 0 && box.top < innerHeight);
  const shown = inside.length
    && element.checkVisibility({ visibilityProperty: true });
  const free = inside.some((box) => [0.1, 0.5, 0.9].some((part) => [0.1, 0.5, 0.9].some((down) => {
    const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
    const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
    const [x, y] = [left + part * (right - left), top + down * (bottom - top)];
    let at = document.elementFromPoint(x, y);
    while (at?.shadowRoot?.elementFromPoint(x, y) && at.shadowRoot.elementFromPoint(x, y) != at)
      at = at.shadowRoot.elementFromPoint(x, y);
    return at && (element.contains(at) || at.contains(element)
      || [...(element.labels || [])].some((label) => label.contains(at)));
  })));
  // A ring may be drawn around what a control holds.
  const ring = [element, ...element.children].map(getComputedStyle).some((style) =>
    style.boxShadow != "none"
    || style.outlineStyle != "none" && parseFloat(style.outlineWidth) > 0);
  return { name: audit.name(element), shown: !!shown, free: shown ? free : true, ring };
}"""


def measure(site: Site, tools: Tools, browser: Browser) -> Iterator[Result]:
    """Count the controls that are missed and the stops that nobody sees."""
    missed: list[str] = []
    hidden: list[str] = []
    ringless: list[str] = []
    stops = 0
    for kind, address in site.pages.items():
        with reading.reader(browser, reading.NARROW) as page:
            reading.visit(page, site.url(address))
            page.evaluate(PREPARE)
            for stop in _stops(page):
                stops += 1
                if not stop["shown"]:
                    hidden.append(f"{kind}: {stop['name']} is off-screen")
                elif not stop["free"]:
                    hidden.append(f"{kind}: {stop['name']} is covered")
                elif not stop["ring"]:
                    ringless.append(f"{kind}: {stop['name']}")
            missed += [f"{kind}: {name}" for name in page.evaluate(CONTROLS)]
    yield none_of("keyboard at 320 px: controls missed", missed)
    yield none_of("keyboard at 320 px: stops off-screen or covered", hidden, f" of {stops}")
    yield none_of("keyboard at 320 px: stops without a ring", ringless, f" of {stops}")


def _stops(page: Page) -> Iterator[dict[str, Any]]:
    again = 0
    for _ in range(MOST):
        page.keyboard.press("Tab")
        # The page scrolls smoothly to its stop where it does so.
        page.evaluate("() => new Promise((go) => requestAnimationFrame(() => setTimeout(go, 5)))")
        stop = page.evaluate(STOP)
        if stop is None:
            return
        if "again" in stop:
            again += 1
            if again > 2:
                return
            continue
        yield stop
