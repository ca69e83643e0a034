"""Record what Material's blog plugin answers to the questions in material_cases.py.

usage: python tests/conformance/record_material.py [--packages FOLDER] [WORDS]

Needs Python 3.11. Every case is a site of its own, built by a process of its own, so that one error
spoils nothing else. With WORDS, only the cases whose names hold them are built, and their answers
are printed instead of written.
"""

import json
import re
from pathlib import Path

import packaged
from material_cases import CASES, TITLES
from recorder import Case, write

TEMPLATE = """\
post: {{ page.file.src_uri if page }}
{{ page.content if page }}
"""

# The first pattern that fits what MkDocs says names the error.
KINDS = {
    "no front matter": r"Expected metadata to be defined",
    "front matter error": r"Error reading metadata of post|has no attribute 'keys'",
    "invalid date": r"Error reading metadata 'date'|^KeyError: 'created'",
    "invalid metadata": r"Error reading metadata '",
    "category not allowed": r"not in allow list",
    "unknown author": r"Couldn't find author",
    "title not text": r"normalize\(\) argument 2",
    "unknown field": r"^KeyError",
    "malformed pattern": r"^ValueError",
}


def lay_out(site: Path, case: Case) -> None:
    for template in ("main", "blog-post"):
        write(site / f"overrides/{template}.html", TEMPLATE)
    write(site / "overrides/blog.html", "a list of posts\n")
    mkdocs = {"site_name": "Blog", **case.get("mkdocs", {})}
    mkdocs["theme"] = {"name": "material", "custom_dir": "overrides", **mkdocs.get("theme", {})}
    mkdocs["plugins"] = [*case.get("plugins", []), {"blog": case.get("settings", {})}]
    # JSON is YAML, but for its tags, which stand outside of quotes.
    config = re.sub(r'"(!!python/[^"]*)"', r"\1 ", json.dumps(mkdocs))
    write(site / "mkdocs.yml", config)
    for name, text in case.get("files", {}).items():
        write(site / "docs" / name, text)
    write(site / "docs" / case["path"], case["text"])


MATERIAL = packaged.Generator("material", "9.8.1", packaged.python, lay_out, "site", KINDS)

if __name__ == "__main__":
    packaged.main(MATERIAL, CASES, TITLES)
