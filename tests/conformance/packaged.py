"""What the recorders of generators from PyPI and npm share: packages, builds, the command.

Each lays out a site whose templates write the path of a post into the first line of its page, so
that the page is found on the disk wherever it went, and whichever of two posts won.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

from recorder import HERE, Answer, Case, kind

# Every build takes place at this time. A date that lacks its month or day may get it from here: no
# part is the first of its kind, so that this is seen.
BUILT = datetime(2026, 5, 17, 12, tzinfo=UTC)

# From the packages' folder to the command that builds a site and writes down an answer.
Install = Callable[[Path], list[str]]


def python(generator: str) -> Install:
    """Give an installer of what the generator's requirements.txt pins."""

    def install(folder: Path) -> list[str]:
        command = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
        if not command.exists():
            venv.create(folder, with_pip=True)
            pins = HERE / generator / "requirements.txt"
            pip = [command, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", pins]
            subprocess.run(pip, check=True, stdout=sys.stderr)
        return [str(command), str(HERE / generator / "build.py")]

    return install


def node(generator: str) -> Install:
    """Give an installer of what the generator's package-lock.json pins."""

    def install(folder: Path) -> list[str]:
        for file in (HERE / generator).iterdir():
            shutil.copy(file, folder)
        if not (folder / "node_modules").exists():
            npm = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
            subprocess.run(npm, cwd=folder, check=True, stdout=sys.stderr)
        return ["node", str(folder / "build.mjs")]

    return install


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
        text = file.read_bytes().decode(errors="replace")
        post, _, body = text.partition("\n")
        if post.startswith("post: "):
            pages[post.removeprefix("post: ")] = os.path.relpath(file, output), body
    return pages


def failure(found: Answer, kinds: dict[str, str], site: Path) -> Answer:
    """Say why the post is not there."""
    if not found["errors"]:
        return {"error": "no page"}
    error = found["errors"][-1]
    return {
        "error": kind(kinds, f"{error['name']}: {error['message']}"),
        "message": error["message"].splitlines()[0].replace(str(site), "."),
        **({"failed": True} if found["failed"] else {}),
    }


def main(
    generator: str,
    version: str,
    install: Install,
    ask: Callable[[Case, list[str]], Answer],
    cases: list[Case],
    tables: Callable[[list[str]], Answer],
) -> None:
    """Record the answers to all cases, or print those to the cases whose names hold some words."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--packages", type=Path, help="where they are, or will be, installed")
    parser.add_argument("words", nargs="?", help="build only the cases with these words")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(2) as pool:
        packages = (options.packages or Path(temporary)).resolve()
        packages.mkdir(parents=True, exist_ok=True)
        command = install(packages)
        chosen = [case for case in cases if (options.words or "") in case["name"]]
        answered = list(pool.map(lambda case: case | ask(case, command), chosen))
        if options.words:
            print(json.dumps(answered, indent=1, ensure_ascii=False))
            return
        whole = {
            "generator": generator,
            "version": version,
            "recorded_with": f"python tests/conformance/record_{generator}.py",
            "cases": answered,
            **tables(command),
        }
    record = HERE / f"{generator}.json"
    record.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(answered)} cases in {record}")
