"""Record what Pelican answers to the questions in pelican_cases.py.

usage: python tests/conformance/record_pelican.py [--packages FOLDER] [WORDS]

Needs Python 3.11. Every case is a site of its own, built by a process of its own, so that one error
spoils nothing else. With WORDS, only the cases whose names hold them are built, and their answers
are printed instead of written.
"""

import re
import tempfile
from pathlib import Path

import packaged
from pelican_cases import CASES, TITLES
from recorder import DEPTH, Answer, Case, assets, write

VERSION = "4.12.0"

TEMPLATE = """\
post: {{ (article or page).get_relative_source_path() }}
{{ (article or page).content }}
"""

# The first pattern that fits what Pelican says names the error.
KINDS = {
    "missing title": r"could not find information about 'title'",
    "missing date": r"could not find information about 'date'",
    "invalid date": r"is not a valid date",
    "unknown status": r"Unknown status",
    "status Skip": r"Documents with 'skip' status",
    "no slug": r"Cannot use \{'slug'\}",
    "outside the output": r"would be written outside output path",
    "output conflict": r"^FileOverwriteFailedError",
    "file system error": r"^(OSError|IsADirectoryError)",
    "unknown field": r"^KeyError",
    "malformed pattern": r"^ValueError: expected '\}'",
    "unknown time zone": r"^ZoneInfoNotFoundError",
    "reserved key": r"has no setter",
    "wrong type": r"^(AttributeError|TypeError)",
    "markup error": r"^SystemMessage",
}


def lay_out(site: Path, case: Case) -> None:
    for template in ("article", "page"):
        write(site / f"templates/{template}.html", TEMPLATE)
    settings = {"THEME": "simple", "PATH": "content", **case.get("settings", {})}
    settings["THEME_TEMPLATES_OVERRIDES"] = ["templates"]
    lines = [f"{name} = {value!r}\n" for name, value in settings.items()]
    write(site / "pelicanconf.py", "".join(lines))
    for name, text in case.get("files", {}).items():
        write(site / "content" / name, text)
    write(site / "content" / case["path"], case["text"])


def ask(case: Case, command: list[str]) -> Answer:
    """Build one case and give what became of its post."""
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder).resolve()
        site, output = top / DEPTH, top / DEPTH / "output"
        lay_out(site, case)
        found = packaged.run(command, site, case.get("tz", "UTC"))
        pages = packaged.published(top, output)
        copied = assets(case, output)
    posts = {post.pop("path"): post for post in found["posts"]}
    if case["path"] not in posts:
        return {"url": None, "file": None} | packaged.failure(found, KINDS, site)
    file, body = pages.get(case["path"], (None, ""))
    others = {name: pages[name][0] for name in case.get("files", {}) if name in pages}
    links = re.findall(r'(?:href|src)="([^"]*)"', body)
    more = {"links": links, "assets": copied, "others": others}
    return {
        "url": posts[case["path"]].pop("url"),
        "file": file,
        **posts[case["path"]],
        **{name: value for name, value in more.items() if value},
        "error": None,
    }


def slugs(command: list[str]) -> Answer:
    """Give what Pelican makes of each title, by its default settings and by two others."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        lay_out(site, {"path": "a.md", "text": ""})
        return {"slugify": packaged.run(command, site, "UTC", titles=TITLES)["slugs"]}


if __name__ == "__main__":
    packaged.main("pelican", VERSION, packaged.python("pelican"), ask, CASES, slugs)
