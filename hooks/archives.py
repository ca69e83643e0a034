"""Archives: the posts of another generator, unchanged and at their old addresses.

MkDocs calls `on_files` when it has found the files of docs/, and `on_env` when all pages are
rendered; their texts are converted in hooks/permalinks.py, as MkDocs asks only one hook for a text.
"""

from __future__ import annotations

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from permalog import site
from permalog.moved import Moved
from permalog.raw_html import RawHtmlExtension

log = get_plugin_logger("permalog")

_UNKNOWN = (
    "`%s` is not understood and shown as it stands, %s at %s; give it a template under "
    "extra.blog.shortcodes, or take it out"
)


@event_priority(110)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Read every archive by the rules of its generator, and say what is not as it was."""
    build = site.build_of(config)
    with site.problems_as_plugin_errors():
        build.archives = tuple(site.read_archives(build, files))
    config.markdown_extensions.append(RawHtmlExtension())  # type: ignore[arg-type]
    for archive in build.archives:
        build.redirects += archive.redirects
        _report(archive)
    return files


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Say what in the texts is not understood and shown as it stands, one warning for each kind."""
    for construct, places in site.build_of(config).unknown.items():
        first, count = min(places), len(places)
        place = f"{first.path}:{first.line}"
        times = f"{count} times, first" if count > 1 else "once,"
        log.warning(_UNKNOWN, construct, times, place)
    return env


def _report(archive: Moved) -> None:
    for problem in archive.dialect.warnings:
        log.warning("%s", problem)
    for sentence in archive.won:
        log.info("%s", sentence)
    for reason, places in archive.passed_over.items():
        first = archive.dialect.archive.path_of(places[0])
        many = f"{first} is" if len(places) == 1 else f"{len(places)} files, first {first}, are"
        log.info("%s not published: %s", many, reason)
