"""Record what Jekyll answers to the questions in jekyll_cases.py.

usage: python tests/conformance/record_jekyll.py [WORDS]

Needs ruby, Jekyll and jekyll-redirect-from. Every case is a site of its own, built by a process
of its own, so that one error spoils nothing else. With WORDS, only the cases whose names hold them
are built, and their answers are printed instead of written.
"""

import json
import os
import re
import subprocess
import tempfile
from pathlib import Path

from eleventy_cases import TITLES
from jekyll_cases import CASES
from recorder import (
    BUILT,
    DEPTH,
    HERE,
    Answer,
    Case,
    Commands,
    assets,
    kind,
    main,
    redirects,
    write,
)

VERSION = "4.3.1"

# The first pattern that fits what Jekyll says names the error.
KINDS = {
    "unknown placeholder": r"The URL template doesn't have",
    "invalid date": r"InvalidDateError|Date into String",
    "permalink not a string": r"template\.gsub|document_permalink",
    "permalink empty": r"InvalidPermalinkError",
    "slug not a string": r"string\.gsub",
    "redirect not a string": r"input\.empty\?",
    "invalid character": r"invalid byte sequence|null byte",
    "invalid address": r"InvalidURIError",
    "file system error": r"^Errno::",
    "unknown post": r"PostURLError",
    "unknown file": r"Could not find document",
    "template error": r"^Liquid::",
    "front matter error": r"YAML Exception reading",
    "configuration error": r"^Psych::|to_sym",
    "future date": r"has a future date",
}

# Of these Jekyll only warns.
WARNINGS = {
    "front matter error": r"YAML Exception reading|could not read file",
    "output conflict": r"Conflict:",
    "layout missing": r"Layout '.*' requested",
}


def install(_: Path) -> Commands:
    return {VERSION: ["ruby", str(HERE / "jekyll/build.rb")]}


def run(command: list[str], site: Path, zone: str, *request: str) -> Answer:
    answer = site.parent / "answer.json"
    environment = os.environ | {"TZ": zone, "LC_ALL": "C.UTF-8"}
    words = [*command, BUILT.isoformat(), str(answer), *request]
    log = subprocess.run(words, cwd=site, env=environment, capture_output=True, text=True)
    if not answer.exists():
        raise SystemExit(f"Jekyll gave no answer:\n{log.stdout}{log.stderr}")
    found: Answer = json.loads(answer.read_text(encoding="utf-8"))
    if found["version"] != VERSION:
        raise SystemExit(f"this is Jekyll {found['version']}, the record is of {VERSION}")
    return found


def lay_out(site: Path, case: Case) -> None:
    if "config" in case:
        write(site / "_config.yml", case["config"])
    for name, text in case.get("files", {}).items():
        write(site / name, text)
    write(site / case["path"], case["text"])


def ask(case: Case, command: list[str]) -> Answer:
    """Build one case and give what became of its post."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve() / DEPTH
        lay_out(site, case)
        found = run(command, site, case.get("tz", "UTC"))
        log = "\n".join(found["log"])
        if "error" in found:
            message = found["error"].partition(": ")[2].splitlines()[0].replace(str(site), ".")
            failed = kind(KINDS, f"{found['error']}\n{log}")
            return {"url": None, "file": None, "error": failed, "message": message}
        output = site / found["output"]
        sent, copied = redirects(output), assets(case, output)
    posts = {post.pop("path"): post for post in found["documents"] + found["pages"]}
    if case["path"] in found["static"]:
        return {"url": None, "file": case["path"], "error": "static file"}
    if case["path"] not in posts:
        future = kind(KINDS, log) == "future date"
        return {"url": None, "file": None, "error": "future date" if future else "no page"}
    post = posts[case["path"]]
    warnings = (name for name, pattern in WARNINGS.items() if re.search(pattern, log))
    more = {
        "excerpt": post.pop("excerpt", None),
        "links": post.pop("links"),
        "redirects": sent,
        "assets": copied,
        "warning": next(warnings, None),
    }
    return post | {name: value for name, value in more.items() if value} | {"error": None}


def slugs(command: list[str]) -> list[Answer]:
    """Give what each title becomes in an address, as title, slug and category."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        site.mkdir()
        found = run(command, site, "UTC", json.dumps(TITLES))["slugs"]
    return [{"text": text} | row for text, row in zip(TITLES, found, strict=True)]


if __name__ == "__main__":
    main("jekyll", install, ask, slugs, CASES)
