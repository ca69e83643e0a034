"""Record what Pelican answers to the questions in pelican_cases.py.

usage: python tests/conformance/record_pelican.py [--packages FOLDER] [WORDS]

Needs Python 3.11. Every case is a site of its own, built by a process of its own, so that one error
spoils nothing else. With WORDS, only the cases whose names hold them are built, and their answers
are printed instead of written.
"""

from pathlib import Path

import packaged
from pelican_cases import CASES, TITLES
from recorder import Case, write

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


PELICAN = packaged.Generator("pelican", "4.12.0", packaged.python, lay_out, "output", KINDS)

if __name__ == "__main__":
    packaged.main(PELICAN, CASES, TITLES)
