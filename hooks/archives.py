"""Archives: the posts of another generator, unchanged and at their old addresses.

MkDocs calls `on_config` at the start of every build, `on_files` when it has found the files of
docs/, and `on_env` when all pages are rendered; their texts are converted in hooks/permalinks.py,
as MkDocs asks only one hook for a text.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.files import log as files_log

from permalog import site
from permalog.moved import Moved
from permalog.raw_html import RawHtmlExtension

log = get_plugin_logger("permalog")

_UNKNOWN = (
    "`%s` is not understood and shown as it stands, %s at %s; give it a template under "
    "extra.blog.shortcodes, or take it out"
)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let an archive have a README.md beside its index, of which MkDocs warns."""
    folders = [archive.folder for archive in site.build_of(config).settings.archives]
    for old in [f for f in files_log.filters if isinstance(f, _Readme)]:
        files_log.removeFilter(old)
    files_log.addFilter(_Readme(folders))
    return config


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


class _Readme(logging.Filter):
    """Makes a notice of MkDocs' warning that an index leaves no room for a README.md."""

    def __init__(self, folders: Iterable[str]) -> None:
        super().__init__()
        self.starts = tuple(f"Excluding '{folder}/" for folder in folders)

    def filter(self, record: logging.LogRecord) -> bool:
        """Lower the warning where it is about a file of an archive."""
        text = str(record.msg)
        if text.startswith(self.starts) and "/README.md' from" in text:
            record.levelno, record.levelname = logging.INFO, "INFO"
        return True


def _report(archive: Moved) -> None:
    for problem in archive.dialect.warnings:
        log.warning("%s", problem)
    for sentence in archive.won:
        log.info("%s", sentence)
    for reason, places in archive.passed_over.items():
        first = archive.dialect.archive.path_of(places[0])
        many = f"{first} is" if len(places) == 1 else f"{len(places)} files, first {first}, are"
        log.info("%s not published: %s", many, reason)
