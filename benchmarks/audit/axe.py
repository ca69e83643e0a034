"""Violations that axe-core finds, in both schemes, on a phone and a desktop, closed and open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product

from benchmarks.audit import reading
from benchmarks.audit.sites import Site
from benchmarks.audit.tools import Tools
from benchmarks.results import Result, none_of
from playwright.sync_api import Browser, Page

RUN = """async () => {
  const found = await axe.run(document, { resultTypes: ["violations"] });
  return found.violations.flatMap((rule) => rule.nodes.map((node) => [
    node.target.join(" "),
    `${rule.id}: ${[...node.any, ...node.all, ...node.none][0]?.message || rule.help}`,
  ]));
}"""


def measure(site: Site, tools: Tools, browser: Browser) -> Iterator[Result]:
    """Count the violations on all kinds of pages."""
    found: dict[str, list[str]] = {}
    states = 0
    for scheme, size in product(("light", "dark"), (reading.PHONE, reading.DESKTOP)):
        for kind, address in site.pages.items():
            with reading.reader(browser, size, color_scheme=scheme) as page:
                for state, opened in STATES.items():
                    # After the drawer the page is loaded again: not every one closes it at Escape.
                    if state != "drawer open":
                        reading.visit(page, site.url(address))
                        page.evaluate(tools.axe)
                    if not opened(page, site):
                        continue
                    states += 1
                    where = f"{kind}, {scheme}, {size[0]} px, {state}"
                    for selector, violation in page.evaluate(RUN):
                        found.setdefault(violation, []).append(f"{where}: {selector}")
    by_count = sorted(found.items(), key=lambda one: -len(one[1]))
    details = [f"{violation}  [{len(at)}×: {at[0]}]" for violation, at in by_count]
    row = none_of("axe: violations", details)
    nodes = sum(map(len, found.values()))
    yield replace(row, value=f"{nodes} in {states} states")


def _closed(page: Page, site: Site) -> bool:
    return True


def _searching(page: Page, site: Site) -> bool:
    return reading.search(page, site.controls, site.query)


def _menu(page: Page, site: Site) -> bool:
    return reading.open_menu(page, site.controls)


STATES: dict[str, Callable[[Page, Site], bool]] = {
    "closed": _closed,
    "drawer open": _menu,
    "search open": _searching,
}
