"""Build the site in the current folder and write down what Nikola answers.

usage: python build.py NOW ANSWER_FILE [REQUEST]

A request is JSON: titles to slugify in place of a site to build.
"""

import contextlib
import io
import json
import logging
import re
import sys
from pathlib import Path

import nikola.__main__
from nikola import utils

TASKS = ("render_pages", "redirect", "copy_files", "scale_images")

errors = []


class Errors(logging.Handler):
    def emit(self, record):
        if record.levelno >= logging.ERROR:
            errors.append({"name": record.levelname, "message": record.getMessage()})


def described(post, lang):
    name = post.translated_source_path(lang)
    first = (
        post.default_lang if post.default_lang in post.translated_to else min(post.translated_to)
    )
    return {
        "path": name if lang == first else f"{name} {lang}",
        "url": post.permalink(lang),
        "title": post.title(lang),
        "date": post.date.isoformat(),
        "updated": post.updated.isoformat(),
        "slug": post.meta[lang]["slug"],
        "status": post.post_status,
        "listed": post.use_in_feeds,
        "category": post.meta("category", lang),
        "tags": post.tags_for_language(lang),
        "authors": post.authors(lang),
    }


def posts():
    # In place of the exit code, this gives the object that holds the site.
    nikola.__main__._RETURN_DOITNIKOLA = True
    doit = nikola.__main__.main(["build"])
    logging.root.handlers = [Errors()]
    site = doit.nikola
    with contextlib.redirect_stderr(io.StringIO()) as log:
        failed = doit.run(["build", *TASKS])
    if failed:
        # The task runner prints what was raised, and only that tells.
        name, message = re.findall(r"^(\w+): (.*)", log.getvalue(), re.MULTILINE)[-1]
        errors.append({"name": name, "message": message})
        raise RuntimeError("the build failed")
    return [described(post, lang) for post in site.timeline for lang in sorted(post.translated_to)]


def slugs(title):
    utils.USE_SLUGIFY = False
    return {
        "title": title,
        "slug": utils.slugify(title, force=True),
        "unicode": utils.slugify(title),
        "file_title": utils.unslugify(title, discard_numbers=False),
    }


_, answer_file, *request = sys.argv[1:]
answer = {"posts": [], "failed": False, "errors": errors}
if request:
    answer["slugs"] = [slugs(title) for title in json.loads(request[0])["titles"]]
else:
    try:
        answer["posts"] = posts()
    except (Exception, SystemExit) as error:
        answer["failed"] = True
        if not errors:
            errors.append({"name": type(error).__name__, "message": str(error)})
Path(answer_file).write_text(json.dumps(answer), encoding="utf-8")
