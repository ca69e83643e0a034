"""Record what Nikola answers to the questions in nikola_cases.py.

usage: python tests/conformance/record_nikola.py [--packages FOLDER] [WORDS]

Needs Python 3.11. Every case is a site of its own, built by a process of its own, so that one error
spoils nothing else. With WORDS, only the cases whose names hold them are built, and their answers
are printed instead of written.
"""

from pathlib import Path

import packaged
from nikola_cases import CASES, TITLES
from recorder import Case, write

# A page in another language than the post's own has that language behind its name.
TEMPLATE = """\
<%
  translated = post.translated_to
  first = post.default_lang if post.default_lang in translated else min(translated)
%>
<html><head></head><body>
post: ${post.translated_source_path(lang)}${"" if lang == first else " " + lang}
${post.text()}
</body></html>
"""

# What `nikola init` writes, and every kind of file.
SETTINGS = {
    "BLOG_AUTHOR": "Ada",
    "POSTS": [
        [f"posts/*.{ending}", "posts", "post.tmpl"] for ending in ("rst", "md", "txt", "html")
    ],
    "PAGES": [
        [f"pages/*.{ending}", "pages", "page.tmpl"] for ending in ("rst", "md", "txt", "html")
    ],
    "DEFAULT_LANG": "en",
}

# The first pattern that fits what Nikola says names the error.
KINDS = {
    "missing date": r"Missing date in file",
    "invalid date": r"Invalid date",
    "front matter error": r"ScannerError|ParserError",
    "output conflict": r"Two posts are trying to generate|have a common target",
    "outside the output": r"must start with OUTPUT_FOLDER",
    "tag Draft": r"list\.remove",
    "wrong type": r"TypeError|AttributeError",
}


def lay_out(site: Path, case: Case) -> None:
    for template in ("post", "page"):
        write(site / f"templates/{template}.tmpl", TEMPLATE)
    settings = SETTINGS | case.get("settings", {})
    lines = [f"{name} = {value!r}\n" for name, value in settings.items()]
    write(site / "conf.py", "".join(lines))
    for name, text in case.get("files", {}).items():
        write(site / name, text)
    write(site / case["path"], case["text"])


NIKOLA = packaged.Generator("nikola", "8.3.3", packaged.python, lay_out, "output", KINDS)

if __name__ == "__main__":
    packaged.main(NIKOLA, CASES, TITLES)
