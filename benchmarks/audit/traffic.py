"""What goes over the wire: to whom, how much, and what the page's own policy forbids."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from benchmarks.audit import reading
from benchmarks.audit.sites import Site
from benchmarks.audit.tools import Tools
from benchmarks.results import Result, at_most, none_of
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

POLICY = re.compile(r"<meta [^>]*content-security-policy[^>]*>", re.I)
SEARCH_LIMIT = 300.0
ICONS = "[...document.querySelectorAll('link[rel~=icon]')].map((link) => link.href)"


def requests(site: Site, tools: Tools, browser: Browser) -> Iterator[Result]:
    """Count requests to other hosts, violations of the policy and errors, on every page."""
    watch = _Watch(site)
    with reading.reader(browser) as page:
        watch.over(page)
        for address in site.addresses:
            watch.kind = address or "home"
            page.goto(site.url(address), wait_until="load")
            reading.scroll_through(page)
    for size in (reading.PHONE, reading.DESKTOP):
        for kind, address in site.pages.items():
            with reading.reader(browser, size) as page:
                watch.over(page)
                watch.kind = kind
                reading.visit(page, site.url(address))
                reading.scroll_through(page)
                reading.hover_over(page, "a[href], button, img, abbr")
                page.evaluate("scrollTo(0, 0)")
                reading.open_menu(page, site.controls)
                page.keyboard.press("Escape")
                reading.search(page, site.controls, site.query)
    yield none_of("third-party requests", watch.foreign)
    yield none_of("CSP violations", watch.violations)
    yield none_of("script errors and missing files", watch.errors)
    yield none_of("pages without a policy", _without_policy(site), f" of {len(site.files)}")


def _without_policy(site: Site) -> list[str]:
    found = []
    for path in site.files:
        policy = POLICY.search(path.read_text(encoding="utf-8"))
        if not policy or "'unsafe-" in policy[0] or "script-src" not in policy[0]:
            found.append(path.relative_to(site.folder).as_posix())
    return found


class _Watch:
    """Collects what pages ask for and complain of."""

    def __init__(self, site: Site) -> None:
        self.host = urlsplit(site.host.url).netloc
        self.kind = ""
        self.asked: set[str] = set()
        self.foreign: list[str] = []
        self.violations: list[str] = []
        self.errors: list[str] = []

    def over(self, page: Page) -> None:
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(f"{self.kind}: {error}"))

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        self.asked.add(request.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != self.host:
            self.foreign.append(f"{self.kind}: {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            self.violations.append(f"{self.kind}: {message.text[:300]}")
        elif message.type == "error" and not self._is_the_404_itself(message):
            self.errors.append(f"{self.kind}: {message.text[:200]} {message.location['url']}")

    def _is_the_404_itself(self, message: ConsoleMessage) -> bool:
        return self.kind == "404" and message.location["url"].endswith("nothing/is/here/")


def weight(site: Site, tools: Tools, browser: Browser) -> Iterator[Result]:
    """Weigh the first load of each kind of page, and the first search."""
    for kind, address in site.pages.items():
        with reading.reader(browser, reading.PHONE) as page:
            site.host.sent.clear()
            watch = _Watch(site)
            watch.over(page)
            reading.visit(page, site.url(address))
            icons = page.evaluate(ICONS)
        # The icon of the tab is left out, as Lighthouse does: nothing waits for it.
        asked = watch.asked - set(icons)
        sent = [one for one in site.host.sent if site.url(one.address[1:]) in asked]
        size, count = sum(one.size for one in sent) / 1000, len(sent) + len(watch.foreign)
        details = tuple(f"{one.size:>9,} B  {one.address}" for one in sent)
        details += tuple(f"        ? B  {url}" for url in watch.foreign)
        value = f"{size:,.1f} KB, {count} requests"
        if kind == "post":
            passed = size <= 40 and count <= 6
            yield Result(f"{kind}: first load, gzipped", "≤ 40 KB, ≤ 6", value, passed, details)
        else:
            yield Result(f"{kind}: first load, gzipped", "", value, None, details)
    yield from _search(site, browser)


def _search(site: Site, browser: Browser) -> Iterator[Result]:
    with reading.reader(browser) as page:
        site.host.sent.clear()
        reading.visit(page, site.url(""))
        page.wait_for_timeout(1500)
        before = list(site.host.sent)
        site.host.sent.clear()
        there = reading.search(page, site.controls, site.query)
        first = list(site.host.sent)
    if not there:
        yield Result("search", "", "none", False if site.bars else None)
        return
    early = [one for one in before if any(word in one.address for word in SEARCHING)]
    row = at_most("search: bytes before its first use", sum(one.size for one in early), 0, "B")
    yield Result(row.measure, row.bar, row.value, row.passed, tuple(map(str, early)))
    size = sum(one.size for one in first) / 1000
    details = tuple(f"{one.size:>9,} B  {one.address}" for one in first)
    row = at_most("search: first search, gzipped", size, SEARCH_LIMIT, "KB")
    yield Result(row.measure, row.bar, row.value, row.passed, details)


SEARCHING = ("search", "pagefind", "lunr")
