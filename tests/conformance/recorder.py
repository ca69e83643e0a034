"""What the recorders share: the files of a site, what became of them, what older versions say."""

import argparse
import json
import os
import re
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

# Every build takes place at the one time, from files that were last written at the other. A date
# that lacks a part may get it from here: none is the first of its kind, so that this is seen.
BUILT = datetime(2026, 5, 17, 12, tzinfo=UTC)
WRITTEN = datetime(2025, 5, 5, 5, 5, 5, tzinfo=UTC)

# The site lies this deep in its folder, so that an address that climbs out of it is seen.
DEPTH = "top/middle/site"

Case = dict[str, Any]
Answer = dict[str, Any]
Commands = dict[str, list[str]]
"""Version → the command that builds a site, the newest first."""


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
        link = re.search(r'rel="?canonical"? href="?([^">]*)', page)
        if link and re.search(r'http-equiv="?refresh', page):
            found.append({"file": str(file.relative_to(output)), "to": link[1]})
    return found


def kind(kinds: dict[str, str], said: str) -> str:
    """Give the name of the first pattern that fits what the generator said."""
    fitting = (name for name, pattern in kinds.items() if re.search(pattern, said, re.MULTILINE))
    return next(fitting, "other error")


def difference(old: Answer, new: Answer) -> Answer:
    if old.get("error") == new.get("error"):
        old = {key: value for key, value in old.items() if key != "message"}
    return {key: value for key, value in old.items() if value != new.get(key)}


def compared(answers: dict[str, Answer]) -> Answer:
    """Give the newest version's answer, and the fields in which older ones differ."""
    newest, *older = answers
    changed = {version: difference(answers[version], answers[newest]) for version in older}
    changed = {version: fields for version, fields in changed.items() if fields}
    return answers[newest] | ({"older": changed} if changed else {})


def main(
    generator: str,
    install: Callable[[Path], Commands],
    ask: Callable[[Case, list[str]], Answer],
    slugs: Callable[[list[str]], list[Answer]],
    cases: list[Case],
) -> None:
    """Record the answers to all cases, or print those to the cases whose names hold some words."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--packages", type=Path, help="where they are, or will be, installed")
    parser.add_argument("words", nargs="?", help="build only the cases with these words")
    options = parser.parse_args()
    chosen = [case for case in cases if (options.words or "") in case["name"]]
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(2) as pool:
        commands = install((options.packages or Path(temporary)).resolve())

        def answered(case: Case) -> Case:
            return case | compared({version: ask(case, c) for version, c in commands.items()})

        answers = list(pool.map(answered, chosen))
        if options.words:
            print(json.dumps(answers, indent=1, ensure_ascii=False))
            return
        tables = {version: slugs(command) for version, command in commands.items()}
    newest, *older = commands
    rows = [
        {version: tables[version][i] for version in commands} for i in range(len(tables[newest]))
    ]
    whole = {
        "generator": generator,
        "version": newest,
        **({"older_versions": older} if older else {}),
        "recorded_with": f"python tests/conformance/record_{generator}.py",
        "cases": answers,
        "slugify": [compared(row) for row in rows],
    }
    record = HERE / f"{generator}.json"
    record.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(answers)} cases and {len(rows)} titles in {record}")
