"""Build the site in the current folder and write down what Material's blog plugin answers.

usage: python build.py NOW ANSWER_FILE [REQUEST]

A request is JSON: titles to slugify in place of a site to build.
"""

import json
import sys
from pathlib import Path

from material.plugins.blog.config import BlogConfig
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort
from pymdownx.slugs import slugify


def described(page):
    meta = page.meta
    dates = {name: date.isoformat() for name, date in page.config.date.items()}
    return {
        "path": page.file.src_uri,
        "url": page.url,
        "title": page.title,
        "date": dates.pop("created"),
        "dates": dates,
        "categories": page.config.categories,
        "tags": meta.get("tags", []),
        "authors": page.config.authors,
        "draft": page.config.draft,
    }


def posts():
    config = load_config("mkdocs.yml")
    # Only then does the plugin remove its folder of temporary files.
    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
        return [described(post) for post in config.plugins["material/blog"].blog.posts]
    finally:
        config.plugins.on_shutdown()


def slugs(title):
    return {
        "title": title,
        "slug": BlogConfig().post_slugify(title, "-"),
        "case": slugify(case="none")(title, "-"),
        "percent": slugify(case="lower", percent_encode=True)(title, "-"),
    }


_, answer_file, *request = sys.argv[1:]
answer = {"posts": [], "failed": False, "errors": []}
if request:
    answer["slugs"] = [slugs(title) for title in json.loads(request[0])["titles"]]
else:
    try:
        answer["posts"] = posts()
    except Exception as error:
        answer["failed"] = True
        # MkDocs keeps what went wrong behind this one.
        cause = error.__context__ if isinstance(error, Abort) else error
        answer["errors"].append({"name": type(cause).__name__, "message": str(cause)})
Path(answer_file).write_text(json.dumps(answer, default=str), encoding="utf-8")
