"""Measure what readers get, print the table, and fail where a bar is missed."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from benchmarks import audit
from benchmarks.audit import (
    axe,
    feeds,
    keyboard,
    lighthouse,
    markup,
    repeat,
    results,
    screenshots,
    scriptless,
    sites,
    traffic,
)
from benchmarks.audit.results import Result
from benchmarks.audit.serving import ROOT, hosting
from benchmarks.audit.sites import Site
from benchmarks.audit.tools import Tools, browsing, installed
from playwright.sync_api import Browser

SCRATCH = ROOT / ".cache/audit"
Measure = Callable[[Site, Tools, Browser], Iterator[Result]]
PARTS: dict[str, Measure] = {
    "nu": markup.nu,
    "html-validate": markup.html_validate,
    "axe": axe.measure,
    "keyboard": keyboard.measure,
    "no-js": scriptless.measure,
    "requests": traffic.requests,
    "weight": traffic.weight,
    "feeds": feeds.measure,
    "reproducible": repeat.measure,
    "screenshots": screenshots.measure,
    "lighthouse": lighthouse.measure,
}
ONCE = {"reproducible"}


def main() -> None:
    options = _options()
    found: list[Result] = []
    with ExitStack() as stack:
        tools = installed(SCRATCH)
        shown = list(_sites(options, stack))
        browser = stack.enter_context(browsing(tools))
        for site in shown:
            for name in options.only or PARTS:
                if name in ONCE and site is not shown[0]:
                    continue
                start = time.monotonic()
                made = [replace(one, site=site.name) for one in PARTS[name](site, tools, browser)]
                found += made
                print(f"{site.name}: {name}, {time.monotonic() - start:.0f} s", file=sys.stderr)
                results.write(SCRATCH / "results.json", found)
    print(results.plain(found, options.details))
    if options.markdown:
        options.markdown.write_text(results.markdown(found), encoding="utf-8")
    sys.exit(any(result.passed is False for result in found))


def _sites(options: argparse.Namespace, stack: ExitStack) -> Iterator[Site]:
    if options.site in ("both", "generated"):
        host = stack.enter_context(hosting(SCRATCH / "site-generated"))
        yield sites.generated(SCRATCH, host, options.posts)
    if options.site in ("both", "shipped"):
        host = stack.enter_context(hosting(SCRATCH / "site-shipped"))
        yield sites.shipped(SCRATCH, host)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make audit",
        description=audit.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--site", choices=("both", "generated", "shipped"), default="both")
    parser.add_argument("--posts", type=int, default=100, help="how many are invented")
    parser.add_argument("--details", type=int, default=5, help="how many of each miss are printed")
    parser.add_argument("--markdown", type=Path, help="a file for the table, to paste")
    return parser.parse_args()


if __name__ == "__main__":
    main()
