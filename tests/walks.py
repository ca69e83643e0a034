"""Compare what `permalog verify` says of a real archive with a walk over the built site.

    python tests/walks.py FOLDER TRUTH.json [--generator NAME] [--on-clash error|first|newest]

FOLDER and TRUTH.json are those of archives.py. Every address and old address of the truth is asked
for, and each once more as somebody may have written it: without or with a slash, with `.html`, with
`index.html`, with a query, in capitals. `permalog verify` judges the list; then the blog is built,
and a reader asks the server of pages_server.py, which has GitHub Pages' rules, for each.

Prints every address at which the two differ, every true address that is lost, and the counts; the
exit status is 1 if there is any.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from archives import FORMER, arguments, blog_with
from drawn import ENVIRONMENT
from pages_server import Visit, serving, walk


def main() -> int:
    options = arguments(__doc__ or "").parse_args()
    truth = json.loads(options.truth.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        blog_with(Path(scratch), options, truth)
        true = list(dict.fromkeys(addresses(options.folder, truth)))
        (Path(scratch) / "old.txt").write_text("\n".join([*true, *spelt(true)]) + "\n")
        command = [sys.executable, "-c", "from permalog.cli import main; main()"]
        report = json.loads(run(scratch, *command, "verify", "--json", "old.txt"))
        run(scratch, sys.executable, "-m", "mkdocs", "build", "--quiet")
        wrong = list(differences(Path(scratch, "site"), report))
    lost = [one["url"] for one in report["lost"] if one["url"] in set(true)]
    for line in [*wrong, *(f"lost: {url}" for url in lost)]:
        print(line)
    print(report["counts"], report["differences"])
    print(f"{len(true)} true addresses, {len(lost)} lost; the walk differs at {len(wrong)}")
    return bool(wrong or lost)


def addresses(folder: Path, truth: dict[str, Any]) -> Iterator[str]:
    """Yield each address and old address that a file of the archive had."""
    for place, post in truth["posts"].items():
        if post.get("published", True) and (folder / place).exists():
            for url in (post["url"], *post.get("aliases", ())):
                yield f"{FORMER}/{quote(url.lstrip('/'))}"


def spelt(urls: list[str]) -> Iterator[str]:
    """Yield each address in another spelling."""
    for number, url in enumerate(urls):
        name = url.rstrip("/")
        forms = (
            name,
            f"{name}/",
            f"{name}.html",
            f"{name}/index.html",
            f"{url}?utm_source=x",
            FORMER + url.removeprefix(FORMER).upper(),
        )
        yield forms[number % len(forms)]


def run(folder: str, *command: str) -> str:
    environment = os.environ | ENVIRONMENT
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8",
        check=False,
    )  # fmt: skip
    if done.returncode not in (0, 1) or not (done.stdout or "mkdocs" in command):
        raise SystemExit(done.stderr)
    return done.stdout


def differences(folder: Path, report: dict[str, Any]) -> Iterator[str]:
    """Yield a line for each address at which a reader meets something else than is said."""
    said = {
        one["url"].removeprefix(FORMER) or "/": (verdict, one)
        for verdict in ("kept", "redirected", "lost")
        for one in report[verdict]
    }
    with serving(folder) as server:
        for path, met in walk(server, said):
            verdict, one = said[path]
            if not is_as_said(verdict, one, met):
                yield f"{path}: said to be {verdict}, and a reader meets {met}"


def is_as_said(verdict: str, one: dict[str, Any], met: Visit) -> bool:
    if verdict == "lost":
        return met.status == 404 or "program" in (one["reason"] or "")
    if met.status != 200 or ("page" in met.steps) != (verdict == "redirected"):
        return False
    target = one["target"]
    if verdict == "kept" or "://" in target:
        return verdict == "kept" or met.path == target
    return urlsplit(met.path).path == urlsplit(target).path


if __name__ == "__main__":
    sys.exit(main())
