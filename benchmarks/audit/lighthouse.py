"""Lighthouse on a phone and a desktop: the worst of several runs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from benchmarks.audit.sites import Site
from benchmarks.audit.tools import Tools
from benchmarks.results import Result, at_most
from playwright.sync_api import Browser

CATEGORIES = {
    "performance": 99,
    "accessibility": 100,
    "best-practices": 100,
    "seo": 100,
}
LCP = {"post": 1.2, "long post": 1.2, "image post": 1.7}


def measure(site: Site, tools: Tools, browser: Browser) -> Iterator[Result]:
    """Give the worst scores of all kinds of pages, LCP and CLS."""
    reports = {
        (kind, form): [tools.lighthouse(_url(site, kind), form) for _ in range(tools.runs)]
        for kind in site.pages
        for form in ("mobile", "desktop")
    }
    for form in ("mobile", "desktop"):
        for category, bar in CATEGORIES.items():
            worst = {
                kind: min(_score(report, category) for report in reports[kind, form])
                for kind in site.pages
            }
            low = min(worst.values())
            faults = [f"{kind}: {score}" for kind, score in worst.items() if score < bar]
            for kind in site.pages:
                if worst[kind] < bar:
                    faults += _reasons(reports[kind, form], category, kind)
            name = f"Lighthouse {form}: {category}"
            yield Result(name, f"≥ {bar}", str(low), low >= bar, tuple(faults))
    for kind in site.pages:
        worst_lcp = max(_audit(one, "largest-contentful-paint") for one in reports[kind, "mobile"])
        yield at_most(f"LCP mobile: {kind}", round(worst_lcp / 1000, 2), LCP.get(kind, 1.7), "s")
    shifts = {
        key: max(_audit(one, "cumulative-layout-shift") for one in reports[key]) for key in reports
    }
    details = tuple(
        f"{' '.join(key)}: {shift:.4f}" for key, shift in shifts.items() if shift > 0.003
    )
    row = at_most("CLS", max(shifts.values()), 0.003)
    yield Result(row.measure, row.bar, row.value, row.passed, details)


def _url(site: Site, kind: str) -> str:
    # Lighthouse refuses a page that comes with the status 404, so it gets the file itself.
    return site.url("404.html" if kind == "404" else site.pages[kind])


def _score(report: dict[str, Any], category: str) -> int:
    return round((report["categories"][category]["score"] or 0) * 100)


def _audit(report: dict[str, Any], name: str) -> float:
    return float(report["audits"][name].get("numericValue") or 0)


def _reasons(reports: list[dict[str, Any]], category: str, kind: str) -> list[str]:
    worst = min(reports, key=lambda report: _score(report, category))
    found = []
    for one in worst["categories"][category]["auditRefs"]:
        audit = worst["audits"][one["id"]]
        if one["weight"] and audit["score"] is not None and audit["score"] < 1:
            items = (audit.get("details") or {}).get("items", [])
            snippet = next((i["node"]["snippet"][:80] for i in items if "node" in i), "")
            found.append(f"{kind}: {one['id']} {audit.get('displayValue') or ''} {snippet}".strip())
    return found
