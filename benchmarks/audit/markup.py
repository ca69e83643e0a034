"""Errors that the Nu checker and html-validate find in every page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from benchmarks.audit.sites import Site
from benchmarks.audit.tools import HERE, Tools
from benchmarks.results import Result, none_of
from playwright.sync_api import Browser


def nu(site: Site, tools: Tools, browser: Browser) -> Iterator[Result]:
    """Count the errors of the Nu checker in HTML, style sheets and drawings."""
    files = [*site.files, *sorted(site.folder.rglob("*.css")), *sorted(site.folder.rglob("*.svg"))]
    found: Counter[str] = Counter()
    places: dict[str, str] = {}
    for message in tools.nu(files):
        if message["type"] in ("error", "non-document-error"):
            text = f"{message['message']} {message.get('extract', '')[:90]!r}"
            # Ids and numbers differ where the error is one and the same.
            text = " ".join(text.split())
            found[text] += 1
            places.setdefault(text, _short(site, message.get("url", "")))
    yield _counted("Nu checker: errors", found, places, len(files))


def html_validate(site: Site, tools: Tools, browser: Browser) -> Iterator[Result]:
    """Count the errors of html-validate's recommended rules."""
    files = site.files
    found: Counter[str] = Counter()
    places: dict[str, str] = {}
    for file in tools.html_validate(HERE / "htmlvalidate.config.mjs", files):
        for message in file["messages"]:
            text = f"{message['ruleId']}: {message['message']}"
            found[text] += 1
            where = f"{_short(site, file['filePath'])}:{message['line']}"
            places.setdefault(text, f"{where} {message.get('selector') or ''}")
    yield _counted("html-validate: errors", found, places, len(files))


def _short(site: Site, path: str) -> str:
    return path.rpartition(f"{site.folder.as_posix()}/")[2]


def _counted(name: str, found: Counter[str], places: dict[str, str], files: int) -> Result:
    details = [f"{text}  [{count}×: {places[text]}]" for text, count in found.most_common()]
    row = none_of(name, details)
    return Result(name, row.bar, f"{found.total()} in {files} files", not found, row.details)
