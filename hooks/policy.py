"""Policy: a page loads what its author put there, and asks no other site before a click.

Every page has a Content-Security-Policy. Frames of other sites and comments wait for a click, and
visits are counted only if the reader agrees.

MkDocs calls `on_files` when all redirects are there, `on_env` and `on_page_context` before it puts
pages into their templates, `on_post_page` and `on_post_template` with the finished HTML, and
`on_post_build` at the end.
"""

from __future__ import annotations

import logging
import re
from collections import defaultdict
from dataclasses import replace
from html import escape
from typing import Any

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from permalog import giscus, policy, site
from permalog.errors import Problem
from permalog.site import Build

log = get_plugin_logger("permalog")

_GOOGLE = ("www.googletagmanager.com", "script-src")
"""What Material asks of Google with every page, where mkdocs.yml says so."""
_THINGS = {
    "font-src": "fonts",
    "frame-src": "frames",
    "img-src": "images",
    "manifest-src": "its manifest",
    "media-src": "video and sound",
    "object-src": "objects",
    "script-src": "scripts",
    "style-src": "style sheets",
}
"""What is asked for, by the directive that rules over it."""


@event_priority(-100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Give the pages that only send their readers on a policy."""
    build = site.build_of(config)
    rules = replace(site.rules_of(build), base=policy.BARE, own={})
    for file in files if rules.is_strict else ():
        if (
            file.generated_by
            and file.dest_uri.endswith(".html")
            and not file.is_documentation_page()
        ):
            content = file.content_string
            if content.startswith("<!DOCTYPE html>"):
                file.content_string = policy.secured(content, rules).html
    return files


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Give templates the script that counts visits, and the language of comments."""
    env.filters["language_of_giscus"] = giscus.language_of
    env.globals["analytics"] = site.build_of(config).settings.analytics
    return env


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Show the template where the comments of a page are."""
    context["comments"] = site.comments_of(site.build_of(config), page)
    return context


@event_priority(-90)  # what counts the classes that pages use must see those of boxes
def on_post_page(output: str, *, page: Page, config: MkDocsConfig) -> str:
    """Put the policy of a page into its head, and boxes in the place of frames."""
    build = site.build_of(config)
    return _secured(build, output, page.file.src_uri, page)


@event_priority(-90)
def on_post_template(output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
    """Do the same for a page that belongs to the theme: 404.html."""
    if not template_name.endswith(".html"):
        return output_content
    return _secured(site.build_of(config), output_content, template_name, None)


def on_post_build(*, config: MkDocsConfig) -> None:
    """Say which other sites learn who reads the pages, and what on these does not run."""
    build = site.build_of(config)
    if build.settings.policy is not None:
        _name_idle(build)
    asked = defaultdict[str, dict[str, set[str]]](lambda: defaultdict(set))
    google = [_GOOGLE] if site.has_google(build) else []
    for uri, facts in build.facts.items():
        for host, directive in (*facts.asked, *google):
            asked[host][directive].add(build.path(uri))
    for host, directives in sorted(asked.items()):
        things = " and ".join(sorted(_THINGS[directive] for directive in directives))
        pages = sorted(set().union(*directives.values()))
        count = "1 page" if len(pages) == 1 else f"{len(pages)} pages"
        log.info("%s is asked for %s by the readers of %s: %s", host, things, count, _some(pages))


def _secured(build: Build, output: str, name: str, page: Page | None) -> str:
    """Return a page with its policy, and note under its name what that says of it."""
    found = policy.secured(output, site.rules_of(build), site.sources_of(build, page))
    build.facts[name] = replace(
        build.facts[name], asked=sorted(found.asked), idle=found.idle if page else ()
    )
    return found.html


def _some(names: list[str]) -> str:
    return ", ".join(names[:3]) + (", …" if len(names) > 3 else "")


def _name_idle(build: Build) -> None:
    """Say once what does not run; of an archive's posts, which stay as they are, quietly."""
    known = set[tuple[str, str]]()
    for uri, facts in build.facts.items():
        level = logging.INFO if uri in build.moved else logging.WARNING
        for name, value in facts.idle:
            line = _line(build, uri, name, value)
            if (line or uri not in build.listings) and (name, value) not in known:
                known.add((name, value))
                log.log(level, "%s", Problem(build.path(uri), line, _idle_text(name, value)))


def _idle_text(name: str, value: str) -> str:
    return (
        f'`{name}="{value}"` does not run, as no policy lets a script in an attribute through; '
        "put it into a `<script>` that listens for the event, or set `extra.blog.policy: false`"
    )


def _line(build: Build, uri: str, name: str, value: str) -> int | None:
    """Return the line of a page's source where an attribute stands; None where it is not there."""
    matter = build.front_matter.get(uri)
    written = "|".join({re.escape(value), re.escape(escape(value))})
    at = matter and re.search(rf"(?i:\b{name})\s*=\s*[\"']?\s*(?:{written})", matter.body)
    return matter.body_line + matter.body.count("\n", 0, at.start()) if matter and at else None
