"""What the recorders of generators from PyPI and npm share: packages, builds, answers.

Each lays out a site whose templates write the path of a post into a line of its page, so that the
page is found on the disk wherever it went, and whichever of two posts won.
"""

import argparse
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import venv
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from recorder import DEPTH, HERE, Answer, Case, assets, kind

# Every build takes place at this time. A date that lacks its month or day may get it from here: no
# part is the first of its kind, so that this is seen.
BUILT = datetime(2026, 5, 17, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Generator:
    """One that answers: how it is installed, asked and understood."""

    name: str
    version: str
    install: Callable[["Generator", Path], list[str]]
    """Takes the packages' folder, gives the command that builds a site and writes an answer."""
    lay_out: Callable[[Path, Case], None]
    """Writes the site of a case into a folder."""
    output: str
    """The folder of the site that gets the pages."""
    kinds: dict[str, str]
    """Kind of error → pattern; the first that fits what the generator says is taken."""

    @property
    def folder(self) -> Path:
        return HERE / self.name


def python(generator: Generator, folder: Path) -> list[str]:
    """Install what the generator's requirements.txt pins."""
    command = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not command.exists():
        venv.create(folder, with_pip=True)
        pins = generator.folder / "requirements.txt"
        pip = [command, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", pins]
        subprocess.run(pip, check=True, stdout=sys.stderr)
    return [str(command), str(generator.folder / "build.py")]


def node(generator: Generator, folder: Path) -> list[str]:
    """Install what the generator's package-lock.json pins."""
    for file in generator.folder.iterdir():
        shutil.copy(file, folder)
    if not (folder / "node_modules").exists():
        npm = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(npm, cwd=folder, check=True, stdout=sys.stderr)
    return ["node", str(folder / "build.mjs")]


def run(command: list[str], site: Path, zone: str, **request: object) -> Answer:
    """Run the generator's build script in the site and give what it answers."""
    answer = site.parent / "answer.json"
    environment = os.environ | {"TZ": zone, "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "0"}
    words = [*command, BUILT.isoformat(), str(answer), *([json.dumps(request)] if request else [])]
    log = subprocess.run(words, cwd=site, env=environment, capture_output=True, text=True)
    if not answer.exists():
        raise SystemExit(f"no answer:\n{log.stdout}{log.stderr}")
    found: Answer = json.loads(answer.read_text(encoding="utf-8"))
    answer.unlink()
    return found


def published(top: Path, output: Path) -> dict[str, tuple[str, str]]:
    """Give the page that each post became: its file, from the output folder, and its body."""
    pages = {}
    for file in sorted(path for path in top.rglob("*") if path.is_file()):
        page = re.search(r"^post: ([^{}\n]+)\n(.*)", file.read_text(errors="replace"), re.M | re.S)
        if page:
            pages[html.unescape(page[1])] = os.path.relpath(file, output), page[2]
    return pages


def redirects(output: Path) -> dict[str, str]:
    """Give where each page that only sends its reader on sends them."""
    found = {}
    for file in sorted(path for path in output.rglob("*.html") if path.is_file()):
        page = re.search(r'http-equiv="refresh" content="0; url=([^"]*)"', file.read_text())
        if page:
            found[str(file.relative_to(output))] = page[1]
    return found


def failure(found: Answer, kinds: dict[str, str], site: Path) -> Answer:
    """Say why the post is not there."""
    if not found["errors"]:
        return {"error": "no page"}
    error = found["errors"][-1]
    return {
        "error": kind(kinds, f"{error['name']}: {error['message']}"),
        "message": " ".join(error["message"].split("\n")[:2]).strip().replace(str(site), "."),
        **({"failed": True} if found["failed"] else {}),
    }


def ask(generator: Generator, command: list[str], case: Case) -> Answer:
    """Build one case and give what became of its post."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder).resolve()
        site = top / DEPTH
        output = site / generator.output
        generator.lay_out(site, case)
        found = run(command, site, case.get("tz", "UTC"))
        pages = published(top, output)
        copied, sent = assets(case, output), redirects(output)
    posts = {post.pop("path"): post for post in found["posts"]}
    file, body = pages.get(case["path"], (None, ""))
    if case["path"] not in posts:
        written = None if found["failed"] else file
        return {"url": None, "file": written} | failure(found, generator.kinds, site)
    more = {
        "links": re.findall(r'(?:href|src)="([^"]*)"', body),
        "assets": copied,
        "redirects": sent,
        "others": {name: pages[name][0] for name in pages if name != case["path"]},
    }
    return {
        "url": posts[case["path"]].pop("url"),
        "file": file,
        **posts[case["path"]],
        **{name: value for name, value in more.items() if value},
        "error": None,
    }


def stated(case: Case) -> Case:
    """Leave out what a case says nothing about."""
    return {name: value for name, value in case.items() if value != {}}


def slugs(generator: Generator, command: list[str], titles: list[str]) -> list[dict[str, str]]:
    """Give what the generator makes of each title."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve() / "site"
        site.mkdir()
        made: list[dict[str, str]] = run(command, site, "UTC", titles=titles)["slugs"]
        return made


def main(generator: Generator, cases: list[Case], titles: list[str]) -> None:
    """Record the answers to all cases, or print those to the cases whose names hold some words."""
    twice = [name for name, count in Counter(case["name"] for case in cases).items() if count > 1]
    assert not twice, twice
    parser = argparse.ArgumentParser()
    parser.add_argument("--packages", type=Path, help="where they are, or will be, installed")
    parser.add_argument("words", nargs="?", help="build only the cases with these words")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(2) as pool:
        packages = (options.packages or Path(temporary)).resolve()
        packages.mkdir(parents=True, exist_ok=True)
        command = generator.install(generator, packages)
        chosen = [stated(case) for case in cases if (options.words or "") in case["name"]]
        answered = list(pool.map(lambda case: case | ask(generator, command, case), chosen))
        if options.words:
            print(json.dumps(answered, indent=1, ensure_ascii=False))
            return
        whole = {
            "generator": generator.name,
            "version": generator.version,
            "recorded_with": f"python tests/conformance/record_{generator.name}.py",
            "cases": answered,
            "slugify": slugs(generator, command, titles),
        }
    record = HERE / f"{generator.name}.json"
    record.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(answered)} cases and {len(titles)} titles in {record}")
