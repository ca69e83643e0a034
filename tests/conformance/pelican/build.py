"""Build the site in the current folder and write down what Pelican answers.

usage: python build.py NOW ANSWER_FILE [REQUEST]

A request is JSON: titles to slugify in place of a site to build.
"""

import json
import logging
import sys
from datetime import datetime
from pathlib import Path

import pelican
from pelican.plugins import signals
from pelican.settings import DEFAULT_CONFIG, read_settings
from pelican.utils import SafeDatetime, slugify

errors = []
generators = []


class Errors(logging.Handler):
    def emit(self, record):
        if record.levelno >= logging.ERROR:
            error = record.exc_info and record.exc_info[1]
            name = type(error).__name__ if error else record.levelname
            message = str(error) if error else record.getMessage()
            errors.append({"name": name, "message": message})


def remember(generator):
    generators.append(generator)


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
    signals.article_generator_finalized.connect(remember)
    signals.page_generator_finalized.connect(remember)
    # DEBUG lets the log say why a file could not be processed.
    pelican.Pelican(read_settings("pelicanconf.py") | {"DEBUG": True}).run()
    return [described(post) for generator in generators for post in posts(generator)]


def slugs(title):
    substitutions = DEFAULT_CONFIG["SLUG_REGEX_SUBSTITUTIONS"]
    return {
        "title": title,
        "slug": slugify(title, substitutions),
        "unicode": slugify(title, substitutions, use_unicode=True),
        "case": slugify(title, substitutions, preserve_case=True),
    }


now, answer_file, *request = sys.argv[1:]
answer = {"posts": [], "failed": False, "errors": errors}
if request:
    answer["slugs"] = [slugs(title) for title in json.loads(request[0])["titles"]]
else:
    try:
        answer["posts"] = build(datetime.fromisoformat(now))
    except Exception as error:
        answer["failed"] = True
        errors.append({"name": type(error).__name__, "message": str(error)})
Path(answer_file).write_text(json.dumps(answer), encoding="utf-8")
