"""Measure what readers get, print the table, and fail where a bar is missed."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from benchmarks import audit, results
from benchmarks.audit import (
    axe,
    feeds,
    keyboard,
    lighthouse,
    markup,
    repeat,
    screenshots,
    scriptless,
    sites,
    traffic,
)
from benchmarks.audit.peers.generators import PEERS, Missing, made
from benchmarks.audit.serving import hosting
from benchmarks.audit.sites import Site
from benchmarks.audit.tools import Tools, browsing, installed
from benchmarks.project import ROOT
from benchmarks.results import Result
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
OURS = {"reproducible", "feeds", "no-js"}
"""What is not asked of others: bars that only we have set ourselves."""


def main() -> None:
    options = _options()
    found: list[Result] = []
    with ExitStack() as stack:
        tools = installed(SCRATCH, options.runs)
        shown = list(_sites(options, stack, found))
        browser = stack.enter_context(browsing(tools))
        for site in shown:
            for name in options.only or PARTS:
                if (name in ONCE and site is not shown[0]) or (name in OURS and not site.bars):
                    continue
                start = time.monotonic()
                found += [_of(site, one) for one in PARTS[name](site, tools, browser)]
                print(f"{site.name}: {name}, {time.monotonic() - start:.0f} s", file=sys.stderr)
                results.write(SCRATCH / "results.json", found)
    print(results.plain(found, options.details))
    if options.markdown:
        options.markdown.write_text(results.markdown(found), encoding="utf-8")
    sys.exit(any(result.passed is False for result in found))


def _of(site: Site, result: Result) -> Result:
    passed = result.passed if site.bars else None
    return replace(result, site=site.name, passed=passed)


def _sites(options: argparse.Namespace, stack: ExitStack, found: list[Result]) -> Iterator[Site]:
    if options.site in ("both", "generated"):
        host = stack.enter_context(hosting(SCRATCH / "site-generated"))
        yield sites.generated(SCRATCH, host, options.posts)
    if options.site in ("both", "shipped"):
        host = stack.enter_context(hosting(SCRATCH / "site-shipped"))
        yield sites.shipped(SCRATCH, host)
    for name in options.peers or ():
        peer = PEERS[name]
        host = stack.enter_context(hosting(SCRATCH / f"site-{name}"))
        try:
            yield peer.site(SCRATCH, options.sources, host, made(options.posts))
        except Missing as reason:
            found.append(Result("not installed", "", str(reason), None, (), peer.name))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make audit",
        description=audit.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument("--site", choices=("both", "generated", "shipped", "none"), default="both")
    parser.add_argument("--peers", nargs="*", choices=PEERS, metavar="PEER", help=", ".join(PEERS))
    parser.add_argument("--sources", type=Path, help="where repositories of peers are, as clones")
    parser.add_argument("--posts", type=int, default=100, help="how many are invented")
    parser.add_argument("--runs", type=int, default=3, help="of Lighthouse on each page")
    parser.add_argument("--details", type=int, default=5, help="how many of each miss are printed")
    parser.add_argument("--markdown", type=Path, help="a file for the table, to paste")
    options = parser.parse_args()
    if options.peers == []:
        options.peers = list(PEERS)
    return options


if __name__ == "__main__":
    main()
