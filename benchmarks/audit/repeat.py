"""The same blog built twice, in another folder, time zone and day, with other hashes."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.audit import sites
from benchmarks.audit.sites import Site
from benchmarks.audit.tools import Tools
from benchmarks.results import Result, none_of
from playwright.sync_api import Browser

HERE = {"SITE_URL": "https://blog.example/", "TZ": "UTC", "PYTHONHASHSEED": "1"}
ELSEWHERE = HERE | {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "2", "LC_ALL": "C"}
COUNT = 30


def measure(site: Site, tools: Tools, browser: Browser) -> Iterator[Result]:
    """Compare two builds, file by file."""
    faketime = shutil.which("faketime")
    later = (faketime, "-f", "+40d") if faketime else ()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        first = _built(Path(one) / "blog", HERE, ())
        second = _built(Path(other) / "a/deeper/folder", ELSEWHERE, later)
    names = sorted(first.keys() | second.keys())
    different = [name for name in names if first.get(name) != second.get(name)]
    more = f" of {len(names)} files" + ("" if faketime else " (the same day: no faketime)")
    yield none_of("built twice: files that differ", different, more)


def _built(folder: Path, environment: dict[str, str], before: tuple[str, ...]) -> dict[str, bytes]:
    sites.lay_out(folder, COUNT)
    sites.build(folder, folder / "site", environment, before)
    files = (path for path in (folder / "site").rglob("*") if path.is_file())
    return {path.relative_to(folder / "site").as_posix(): path.read_bytes() for path in files}
