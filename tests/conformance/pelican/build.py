"""Build the site in the current folder and write down what Pelican answers.

usage: python build.py NOW ANSWER_FILE
"""

import json
import logging
import sys
from datetime import datetime
from pathlib import Path

import pelican
from pelican.plugins import signals
from pelican.settings import read_settings
from pelican.utils import SafeDatetime

errors = []
generators = []


class Errors(logging.Handler):
    def emit(self, record):
        if record.levelno >= logging.ERROR:
            error = record.exc_info and record.exc_info[1]
            name = type(error).__name__ if error else record.levelname
            message = str(error) if error else record.getMessage()
            errors.append({"name": name, "message": message})


def posts(generator):
    for status in ("articles", "drafts", "hidden_articles", "pages", "draft_pages", "hidden_pages"):
        yield from getattr(generator, status, [])
    for status in ("", "drafts_", "draft_", "hidden_"):
        yield from getattr(generator, f"{status}translations", [])


def described(post):
    return {
        "path": post.get_relative_source_path(),
        "url": post.url,
        "title": post.title,
        "date": post.date.isoformat() if hasattr(post, "date") else None,
        "modified": post.modified.isoformat() if hasattr(post, "modified") else None,
        "slug": getattr(post, "slug", None),
        "status": post.status,
        "lang": post.lang,
        "category": str(post.category) if hasattr(post, "category") else None,
        "tags": [str(tag) for tag in getattr(post, "tags", [])],
        "authors": [str(author) for author in getattr(post, "authors", [])],
    }


def build(now):
    logging.getLogger().addHandler(Errors())
    # A date that lacks its day or its year is filled up from the clock.
    SafeDatetime.now = classmethod(lambda cls, zone=None: cls.fromtimestamp(now.timestamp(), zone))
    signals.article_generator_finalized.connect(generators.append)
    signals.page_generator_finalized.connect(generators.append)
    # DEBUG lets the log say why a file could not be processed.
    pelican.Pelican(read_settings("pelicanconf.py") | {"DEBUG": True}).run()
    return [described(post) for generator in generators for post in posts(generator)]


answer = {"posts": [], "failed": False, "errors": errors}
try:
    answer["posts"] = build(datetime.fromisoformat(sys.argv[1]))
except Exception as error:
    answer["failed"] = True
    errors.append({"name": type(error).__name__, "message": str(error)})
Path(sys.argv[2]).write_text(json.dumps(answer), encoding="utf-8")
