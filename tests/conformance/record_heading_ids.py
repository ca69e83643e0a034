"""Record which ids the headings in heading_cases.py get from programs that render Markdown.

usage: python tests/conformance/record_heading_ids.py [--packages FOLDER]

Needs ruby with kramdown and its GFM parser, node and npm, pip, and Debian's Hugo for the older of
its two versions. Each program renders all pages in one process.
"""

import argparse
import html
import json
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

import record_hugo
from heading_cases import HEADINGS, PAGES
from recorder import HERE, write

FOLDER = HERE / "heading_ids"
REFERENCE = "[ref]: https://example.org/ref"
HEADING = re.compile(r"<h[1-6](?P<attributes>(?:\s[^<>]*)?)>")
ID = re.compile(r"\bid=\"([^\"]*)\"")
HUGO = {
    # rule → version and autoHeadingIDType
    "goldmark": ("0.168.0", "github"),
    "goldmark-ascii": ("0.168.0", "github-ascii"),
    "goldmark-blackfriday": ("0.168.0", "blackfriday"),
    "goldmark-source": ("0.111.3", "github"),
    "goldmark-ascii-source": ("0.111.3", "github-ascii"),
    "blackfriday": ("0.111.3", "blackfriday"),
}

Answers = dict[str, list[str]]
"""The HTML of each page, by the rule."""


def page(headings: list[str]) -> str:
    return "\n\n".join([*(f"## {heading}" for heading in headings), REFERENCE]) + "\n"


def asked(command: list[str], texts: list[str]) -> Answers:
    """Give what a script prints for the texts."""
    said = subprocess.run(
        command, input=json.dumps(texts), stdout=subprocess.PIPE, text=True, check=True
    )
    found: Answers = json.loads(said.stdout)
    return found


def kramdown(texts: list[str]) -> Answers:
    return asked(["ruby", str(FOLDER / "ask.rb")], texts)


def python_markdown(texts: list[str], packages: Path) -> Answers:
    python = packages / "python/bin/python"
    if not python.exists():
        venv.create(packages / "python", with_pip=True)
        pins = ["--quiet", "--require-hashes", "--requirement", str(FOLDER / "requirements.txt")]
        subprocess.run([python, "-m", "pip", "install", *pins], check=True, stdout=sys.stderr)
    return asked([str(python), str(FOLDER / "ask.py")], texts)


def node(texts: list[str], packages: Path) -> Answers:
    folder = packages / "node"
    for name in ("package.json", "package-lock.json", "ask.mjs"):
        write(folder / name, (FOLDER / name).read_text(encoding="utf-8"))
    if not (folder / "node_modules").exists():
        npm = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        subprocess.run(npm, cwd=folder, check=True, stdout=sys.stderr)
    with tempfile.TemporaryDirectory(dir=folder) as site:
        answer = Path(site) / "answer.json"
        command = ["node", str(folder / "ask.mjs"), str(answer)]
        subprocess.run(command, input=json.dumps(texts), cwd=site, text=True, check=True)
        found: Answers = json.loads(answer.read_text(encoding="utf-8"))
    return found


def hugo(texts: list[str], packages: Path) -> Answers:
    commands = record_hugo.install(packages)
    return {
        rule: hugo_site(commands[version], kind, texts) for rule, (version, kind) in HUGO.items()
    }


def hugo_site(command: list[str], kind: str, texts: list[str]) -> list[str]:
    config = f'[markup.goldmark]\nparser.autoHeadingIDType = "{kind}"\nrenderer.unsafe = true\n'
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        write(site / "hugo.toml", config)
        write(site / "layouts/_default/single.html", "{{ .Content }}")
        for number, text in enumerate(texts):
            write(site / f"content/{number}.md", f"---\ntitle: x\n---\n{text}")
        built = [
            *command,
            "--quiet",
            "--disableKinds",
            "taxonomy,term,home,section,sitemap,RSS,404",
        ]
        subprocess.run(built, cwd=site, check=True, stdout=sys.stderr)
        files = (site / f"public/{number}/index.html" for number in range(len(texts)))
        return [file.read_text(encoding="utf-8") for file in files]


def ids(text: str, headings: list[str], rule: str) -> list[str | None]:
    """Give the id of each heading of a page; None where a heading has none, or is none."""
    found = [ID.search(heading["attributes"]) for heading in HEADING.finditer(text)]
    if len(found) not in (len(headings), 0):
        raise SystemExit(f"{rule} makes of {headings}:\n{text}")
    return [html.unescape(one[1]) if one else None for one in found] or [None] * len(headings)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--packages", type=Path, help="where they are, or will be, installed")
    options = parser.parse_args()
    assert len(set(HEADINGS)) == len(HEADINGS)
    asked_for = [*([heading] for heading in HEADINGS), *PAGES.values()]
    texts = [page(headings) for headings in asked_for]
    with tempfile.TemporaryDirectory() as temporary:
        packages = (options.packages or Path(temporary)).resolve()
        packages.mkdir(parents=True, exist_ok=True)
        answers = kramdown(texts) | hugo(texts, packages) | node(texts, packages)
        answers |= python_markdown(texts, packages)
    rows = [
        {rule: ids(found[n], headings, rule) for rule, found in answers.items()}
        for n, headings in enumerate(asked_for)
    ]
    single = len(HEADINGS)
    whole = {
        "recorded_with": "python tests/conformance/record_heading_ids.py",
        "headings": [
            {"heading": heading, **{rule: found[0] for rule, found in row.items()}}
            for heading, row in zip(HEADINGS, rows[:single], strict=True)
        ],
        "pages": [
            {"name": name, "headings": headings, **row}
            for (name, headings), row in zip(PAGES.items(), rows[single:], strict=True)
        ],
    }
    record = HERE / "heading_ids.json"
    record.write_text(json.dumps(whole, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(HEADINGS)} headings and {len(PAGES)} pages in {record}")


if __name__ == "__main__":
    main()
