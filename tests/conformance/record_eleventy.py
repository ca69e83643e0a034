"""Record what Eleventy answers to the questions in eleventy_cases.py.

usage: python tests/conformance/record_eleventy.py [--packages FOLDER] [WORDS]

Needs node and npm. Every case is a site of its own, built by a process of its own, so that one
error spoils nothing else. With WORDS, only the cases whose names hold them are built, and their
answers are printed instead of written.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Any

from eleventy_cases import CASES, TITLES

HERE = Path(__file__).parent
RECORD = HERE / "eleventy.json"
VERSIONS = {"3.1.8": "eleventy-3", "2.0.1": "eleventy-2", "1.0.2": "eleventy-1"}
NEWEST, *OLDER = VERSIONS

# The site lies this deep in its folder, so that a permalink that climbs out of it is seen.
DEPTH = "top/middle/site"

# The first pattern that fits what Eleventy says names the error.
KINDS = {
    "front matter error": r"trouble reading front matter",
    "file extension missing": r"does not include a file extension",
    "permalink true": r"`permalink: (build: )?true` is not a supported",
    "permalink empty": r"Received type boolean \(false\)|has not yet processed",
    "permalink not a string": r"permalink value to be a string|'in' operator to search"
    r"|link\.\w+ is not a function|reading 'length'",
    "invalid date": r"Data cascade value for `date`|date front matter value"
    r"|date\.toLowerCase is not a function",
    "output conflict": r"Output conflict|attempted to overwrite",
    "reserved name": r"reserved (Eleventy|data) propert|read only property",
    "unknown filter": r"undefined filter|filter not found",
    "unknown tag": r'tag "\w+" not found|unknown block tag',
    "template error": r"^(Parse|Tokenization|TemplateContentRender)Error",
    "layout missing": r"layout that does not exist|TemplateLayoutPathResolver",
    "data error": r"trouble parsing data file|JSON",
    "file system error": r"^Error: E[A-Z]+:|without null bytes",
}


def install(folder: Path) -> None:
    for file in (HERE / "eleventy").iterdir():
        shutil.copy(file, folder)
    if not (folder / "node_modules").exists():
        command = ["npm", "ci", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(command, cwd=folder, check=True, stdout=sys.stderr)


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8", newline="")


def lay_out(site: Path, case: dict[str, Any]) -> None:
    config = json.dumps(case.get("config", {}))
    copies = "".join(f"  config.addPassthroughCopy({json.dumps(one)});\n" for one in copied(case))
    write(
        site / ".eleventy.js",
        f"module.exports = (config) => {{\n"
        f'  config.dataFilterSelectors.add("page");\n'
        f"{copies}"
        f"  return {config};\n"
        f"}};\n",
    )
    for name, data in case.get("directory_data", {}).items():
        write(site / name, json.dumps(data))
    for name, text in case.get("files", {}).items():
        write(site / name, text)
    write(site / case["path"], case["text"])


def copied(case: dict[str, Any]) -> list[Any]:
    """Give what the case copies, one argument of addPassthroughCopy each."""
    return [case["copies"]] if case.get("copies") else []


def run(site: Path, packages: Path, version: str, zone: str) -> dict[str, Any]:
    answer = site.parent / "answer.json"
    command = ["node", str(packages / "build.mjs"), VERSIONS[version], str(answer)]
    environment = os.environ | {"TZ": zone, "LC_ALL": "C.UTF-8"}
    log = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True)
    if not answer.exists():
        raise SystemExit(f"Eleventy {version} gave no answer:\n{log.stdout}{log.stderr}")
    found: dict[str, Any] = json.loads(answer.read_text(encoding="utf-8"))
    answer.unlink()
    return found


def kind(errors: list[dict[str, str]]) -> str:
    said = "\n".join(f"{error['name']}: {error['message']}" for error in errors)
    kinds = (name for name, pattern in KINDS.items() if re.search(pattern, said, re.MULTILINE))
    return next(kinds, "other error")


def files(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def answer(case: dict[str, Any], packages: Path, version: str) -> dict[str, Any]:
    """Build one case and give what became of its post."""
    nothing = {"url": None, "file": None, "date": None, "file_slug": None, "file_path_stem": None}
    with tempfile.TemporaryDirectory() as top:
        site = Path(top) / DEPTH
        lay_out(site, case)
        before, started = files(Path(top)), time.time()
        found = run(site, packages, version, case.get("tz", "UTC"))
        written = dict(files(Path(top)).items() - before.items())
        if found["errors"]:
            message = found["errors"][-1]["message"].splitlines()[0].replace(str(site), ".")
            return nothing | {"error": kind(found["errors"]), "message": message}
        pages = [page for page in found["pages"] if page["inputPath"] == f"./{case['path']}"]
        if not pages:
            return nothing | {"error": "no page"}
        (page,) = pages
        output = site / case.get("config", {}).get("dir", {}).get("output", "_site")
        file = page["outputPath"] and Path(os.path.normpath(site / page["outputPath"]))
        others = sorted(os.path.relpath(path, output) for path in written if path != file)
        return ({"copied_to": [o for o in others if o[0] != "."]} if copied(case) else {}) | {
            "url": page["url"],
            "file": os.path.relpath(file, output) if file in written else None,
            "date": recorded_date(page["date"], started),
            "file_slug": page["fileSlug"],
            "file_path_stem": page["filePathStem"],
            "error": None,
        }


def recorded_date(date: Any, started: float) -> str | None:
    """Give a date, or the words "file time" for one that every run would record differently."""
    if date is None:
        return None
    time_stamp = date / 1000 if isinstance(date, int) else datetime.fromisoformat(date).timestamp()
    return "file time" if started - 60 < time_stamp < time.time() + 60 else str(date)


def difference(old: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    if old["error"] == new["error"]:
        old = {key: value for key, value in old.items() if key != "message"}
    return {key: value for key, value in old.items() if value != new.get(key)}


def record(case: dict[str, Any], packages: Path) -> dict[str, Any]:
    newest = answer(case, packages, NEWEST)
    older = {v: difference(answer(case, packages, v), newest) for v in OLDER}
    changed = {version: fields for version, fields in older.items() if fields}
    return case | newest | ({"older": changed} if changed else {})


def slugs(packages: Path, version: str) -> list[dict[str, str]]:
    rows = "{% for t in titles %}{{ t | slugify | json }} {{ t | slug | json }}\n{% endfor %}"
    case = {
        "path": "slugs.liquid",
        "text": f"---\npermalink: /slugs.txt\n---\n{rows}",
        "files": {"_data/titles.json": json.dumps(TITLES)},
    }
    with tempfile.TemporaryDirectory() as top:
        site = Path(top) / DEPTH
        lay_out(site, case)
        run(site, packages, version, "UTC")
        lines = (site / "_site/slugs.txt").read_text(encoding="utf-8").strip().split("\n")
    decode = json.JSONDecoder().raw_decode
    found = []
    for title, line in zip(TITLES, lines, strict=True):
        slugify, end = decode(line)
        found.append({"title": title, "slugify": slugify, "slug": decode(line, end + 1)[0]})
    return found


def recorded_slugs(packages: Path) -> Iterator[dict[str, Any]]:
    older = {version: slugs(packages, version) for version in OLDER}
    for number, row in enumerate(slugs(packages, NEWEST)):
        changed = {
            version: {key: value for key, value in rows[number].items() if value != row[key]}
            for version, rows in older.items()
        }
        changed = {version: fields for version, fields in changed.items() if fields}
        yield row | ({"older": changed} if changed else {})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--packages", type=Path, help="where Eleventy is, or will be, installed")
    parser.add_argument("words", nargs="?", help="build only the cases with these words")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(2) as pool:
        packages = (options.packages or Path(temporary)).resolve()
        install(packages)
        chosen = [case for case in CASES if (options.words or "") in case["name"]]
        cases = list(pool.map(lambda case: record(case, packages), chosen))
        if options.words:
            print(json.dumps(cases, indent=1, ensure_ascii=False))
            return
        whole = {
            "generator": "eleventy",
            "version": NEWEST,
            "older_versions": OLDER,
            "recorded_with": "python tests/conformance/record_eleventy.py",
            "cases": cases,
            "slugify": list(recorded_slugs(packages)),
        }
    RECORD.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(cases)} cases and {len(TITLES)} titles in {RECORD}")


if __name__ == "__main__":
    main()
