"""Record what Hexo answers to the questions in hexo_cases.py.

usage: python tests/conformance/record_hexo.py [--packages FOLDER] [WORDS]

Needs node 20 or later and npm. Every case is a site of its own, built by a process of its own, so
that one error spoils nothing else. With WORDS, only the cases whose names hold them are built, and
their answers are printed instead of written.
"""

import json
from pathlib import Path

import packaged
from hexo_cases import CASES, TITLES
from recorder import Case, write

TEMPLATE = """\
post: {{ page.source }}
{{ page.content }}
"""

# The first pattern that fits what Hexo says names the error.
KINDS = {
    "front matter error": r"^YAMLException",
    "malformed address": r"^URIError",
    "malformed pattern": r"Invalid permalink setting|rule is required",
    "permalink not a string": r"startsWith is not a function",
    "unknown time zone": r"reading 'utcOffset'",
}


def lay_out(site: Path, case: Case) -> None:
    write(site / "package.json", '{"hexo": {}}\n')
    # JSON is YAML.
    write(site / "_config.yml", json.dumps({"theme": "plain", **case.get("settings", {})}))
    for layout in ("post", "page"):
        write(site / f"themes/plain/layout/{layout}.njk", TEMPLATE)
    for name, text in case.get("files", {}).items():
        write(site / "source" / name, text)
    write(site / "source" / case["path"], case["text"])


HEXO = packaged.Generator("hexo", "8.1.2", packaged.node, lay_out, "public", KINDS)

if __name__ == "__main__":
    packaged.main(HEXO, CASES, TITLES)
