"""Compare the addresses of a real archive with the truth about them.

    python tests/archives.py FOLDER TRUTH.json [--generator NAME] [--on-clash error|first|newest]

FOLDER holds the archive as its repository has it below `root`; it is copied into docs/old of an
empty blog, unchanged, and `permalog urls --json` is compared with TRUTH.json: an object whose
`posts` maps the path of each post below FOLDER to its `url`, its `aliases` and, where there was no
page, `published: false`. `generator` and `settings` are those of the archive. Posts that are not in
FOLDER (a truth may hold more than was copied) are counted as missing.

Prints every difference and the counts; the exit status is 1 if there is any.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from drawn import ENVIRONMENT, shipped_config

FOLDER = "old"
"""The archive's folder below docs/."""
FORMER = "https://old.example"
"""Where the archive was published."""


def main() -> int:
    options = arguments(__doc__).parse_args()
    truth = json.loads(options.truth.read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory() as scratch:
        found = addresses(Path(scratch), options, truth)
    urls = answered(found)
    counts: Counter[str] = Counter()
    for place, expected in truth["posts"].items():
        difference = compare(place, expected, found, urls)
        counts[difference.partition(":")[0] or "equal"] += 1
        if difference:
            print(f"{place}: {difference}")
    print(", ".join(f"{count} {name}" for name, count in counts.most_common()))
    return counts["equal"] != len(truth["posts"])


def arguments(description: str) -> argparse.ArgumentParser:
    """Return what reads the arguments that name an archive and the truth about it."""
    parser = argparse.ArgumentParser(description=description, formatter_class=Raw)
    parser.add_argument("folder", type=Path)
    parser.add_argument("truth", type=Path)
    parser.add_argument("--generator", help="in place of the truth's; `-` lets it be recognised")
    parser.add_argument("--on-clash", default="newest", choices=("error", "first", "newest"))
    return parser


class Raw(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of the description."""


def blog_with(scratch: Path, options: argparse.Namespace, truth: dict[str, Any]) -> None:
    """Write an empty blog into which the archive has moved."""
    shutil.copytree(options.folder, scratch / "docs" / FOLDER, symlinks=True)
    archive = {"folder": FOLDER, "settings": truth["settings"], "on_clash": options.on_clash}
    generator = options.generator or re.split(r"[\s-]", truth["generator"])[-1]
    if generator != "-":
        archive["generator"] = {"blog": "material"}.get(generator, generator)
    blog = {"archives": [archive], "former_sites": [FORMER]}
    config = shipped_config(extra={"blog": blog}, site_url="https://a.example/")
    (scratch / "mkdocs.yml").write_text(config, encoding="utf-8")


def addresses(scratch: Path, options: argparse.Namespace, truth: dict[str, Any]) -> Found:
    """Return what `permalog urls --json` says of each file of the archive."""
    blog_with(scratch, options, truth)
    command = [sys.executable, "-c", "from permalog.cli import main; main()", "urls", "--json"]
    run = subprocess.run(
        command, cwd=scratch, env=os.environ | ENVIRONMENT, capture_output=True, text=True,
        encoding="utf-8", check=False,
    )  # fmt: skip
    sys.stderr.write(run.stderr)
    if run.returncode:
        raise SystemExit(run.returncode)
    prefix = f"docs/{FOLDER}/"
    listed = (one for one in json.loads(run.stdout) if (one["source"] or "").startswith(prefix))
    found: Found = {}
    for one in listed:
        found.setdefault(one["source"].removeprefix(prefix), []).append(one)
    return found


Found = dict[str, list[dict[str, Any]]]
"""What is listed for each file below the archive's folder: itself, and its old addresses."""


def compare(place: str, expected: dict[str, Any], found: Found, urls: set[str]) -> str:
    """Return how the addresses of a file differ from the truth; empty where they do not."""
    entries = found.get(place, [])
    own = [one for one in entries if one["kind"] != "redirect"] or entries
    was_published = expected.get("published", True)
    if not own:
        return "missing" if was_published else ""
    ours = own[0]
    if not was_published:
        return f"published: at {ours['url']}" if ours["status"] == "published" else ""
    if ours["status"] in ("draft", "scheduled", "unpublished"):
        return f"hidden: {ours['status']}, was at {expected['url']}"
    if ours["url"] != expected["url"]:
        return f"moved: {ours['url']}, was at {expected['url']}"
    if "file" in expected and ours["file"] != expected["file"]:
        return f"other file: {ours['file']}, was {expected['file']}"
    lost = {unslashed(url) for url in expected.get("aliases", ())} - urls
    return f"lost aliases: {sorted(lost)}" if lost else ""


def answered(found: Found) -> set[str]:
    """Return every address that is listed; two files may share an old one."""
    return {unslashed(one["url"]) for entries in found.values() for one in entries if one["url"]}


def unslashed(url: str) -> str:
    """Return an address in the one form that its spellings share on a static host."""
    return url.removesuffix("index.html").rstrip("/")


if __name__ == "__main__":
    sys.exit(main())
