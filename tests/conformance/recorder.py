"""What the recorders share: a site for each question, what older versions say, the record.

A recorder is called with nothing to record all, or with WORDS to build only the cases whose names
hold them and to print their answers instead of writing them.
"""

import argparse
import json
import os
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

# Every build takes place at this time, from files that were last written at this other one.
BUILT = datetime(2026, 1, 1, 12, tzinfo=UTC)
WRITTEN = datetime(2025, 5, 5, 5, 5, 5, tzinfo=UTC)

# The site lies this deep in its folder, so that an address that climbs out of it is seen.
DEPTH = "top/middle/site"

Case = dict[str, Any]
Answer = dict[str, Any]


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")
    os.utime(file, (WRITTEN.timestamp(), WRITTEN.timestamp()))


def assets(case: Case, output: Path) -> dict[str, str]:
    """Give the case's further files that were copied as they are, path → file in the output."""
    copies = {path.read_bytes(): path for path in sorted(output.rglob("*")) if path.is_file()}
    return {
        name: str(copies[text.encode()].relative_to(output))
        for name, text in case.get("files", {}).items()
        if text.encode() in copies
    }


def redirects(output: Path) -> list[dict[str, str]]:
    """Give each page that only sends its reader on: its file, and where to."""
    found = []
    for file in sorted(output.rglob("*")):
        page = file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""
        if 'http-equiv="refresh"' in page.replace("http-equiv=refresh", 'http-equiv="refresh"'):
            link = re.search(r'rel="?canonical"? href="?([^">]*)', page)
            found.append({"file": str(file.relative_to(output)), "to": link[1] if link else ""})
    return found


def kind(kinds: dict[str, str], said: str) -> str:
    """Give the name of the first pattern that fits what the generator said."""
    fitting = (name for name, pattern in kinds.items() if re.search(pattern, said, re.MULTILINE))
    return next(fitting, "other error")


def difference(old: Answer, new: Answer) -> Answer:
    if old["error"] == new["error"]:
        old = {key: value for key, value in old.items() if key != "message"}
    return {key: value for key, value in old.items() if value != new.get(key)}


def record(case: Case, ask: Callable[[Case, str], Answer], newest: str, *older: str) -> Case:
    answer = ask(case, newest)
    changed = {version: difference(ask(case, version), answer) for version in older}
    changed = {version: fields for version, fields in changed.items() if fields}
    return case | answer | ({"older": changed} if changed else {})
