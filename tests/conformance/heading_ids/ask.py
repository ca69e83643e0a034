"""Render the texts on stdin, a JSON list, and print the HTML of each, by the slugify of toc."""

import json
import sys

from markdown import markdown
from markdown.extensions.toc import slugify, slugify_unicode
from pymdownx.slugs import slugify as of_pymdownx

texts = json.load(sys.stdin)
slugs = {
    "python-markdown": slugify,
    "python-markdown-unicode": slugify_unicode,
    # as the documentation of Material recommends
    "pymdownx": of_pymdownx(case="lower"),
}
extensions = ["extra", "toc"]
answers = {
    name: [
        markdown(text, extensions=extensions, extension_configs={"toc": {"slugify": slug}})
        for text in texts
    ]
    for name, slug in slugs.items()
}
print(json.dumps(answers))
