"""Archives: the posts of another generator, unchanged and at their old addresses.

MkDocs calls `on_files` when it has found the files of docs/.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from permalog import site
from permalog.moved import Moved

log = get_plugin_logger("permalog")


@event_priority(110)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Read every archive by the rules of its generator, and say what is not as it was."""
    build = site.build_of(config)
    with site.problems_as_plugin_errors():
        build.archives = tuple(site.read_archives(build, files))
    for archive in build.archives:
        build.redirects += archive.redirects
        _report(archive)
    return files


def _report(archive: Moved) -> None:
    for problem in archive.dialect.warnings:
        log.warning("%s", problem)
    for sentence in archive.won:
        log.info("%s", sentence)
    for reason, places in archive.passed_over.items():
        first = archive.dialect.archive.path_of(places[0])
        many = f"{first} is" if len(places) == 1 else f"{len(places)} files, first {first}, are"
        log.info("%s not published: %s", many, reason)
