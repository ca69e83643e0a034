"""Publish: the site folder changes only when the whole build is good.

MkDocs empties the site folder first and writes as it goes. Here it works in a folder of its own
beside it, from `on_pre_build` on, and `on_post_build` moves the result over. Strict mode's warnings
count as a failure.
"""

from __future__ import annotations

import atexit
import logging
import re
import shutil
import tempfile
from pathlib import Path

from mkdocs.commands.build import log as build_log
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from permalog import site

_unpublished: set[Path] = set()
"""The folders in which this process builds; MkDocs tells `on_build_error` of no config."""


@event_priority(-100)
def on_pre_build(*, config: MkDocsConfig) -> None:
    """Let MkDocs build into a new folder beside the site's, unless it is to update that one."""
    if site.invocation.dirty:
        return
    published = Path(config.site_dir).absolute()
    published.parent.mkdir(parents=True, exist_ok=True)
    new = Path(tempfile.mkdtemp(prefix=f".{published.name}-", dir=published.parent))
    new.chmod(0o755)
    _unpublished.add(new)
    site.build_of(config).published_dir, config.site_dir = published, str(new)
    build_log.addFilter(_name_the_site_folder)


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Move the new site over the old one, unless strict mode is about to call it a failure."""
    published = site.build_of(config).published_dir
    if published is None or _has_strict_warnings():
        return
    new, config.site_dir = Path(config.site_dir), str(published)
    published.mkdir(exist_ok=True)
    for old in published.iterdir():
        if not old.name.startswith("."):  # MkDocs too keeps .git and the like
            _remove(old)
    for path in new.iterdir():
        _remove(published / path.name)
        path.replace(published / path.name)
    _drop()


def on_build_error(*, error: Exception) -> None:
    """Drop what was built; the published site stays as it was."""
    _drop()


@atexit.register
def _drop() -> None:
    while _unpublished:
        shutil.rmtree(_unpublished.pop(), ignore_errors=True)


def _has_strict_warnings() -> bool:
    root = logging.getLogger(build_log.name.partition(".")[0])
    counters = (h for h in root.handlers if isinstance(h, CountHandler))
    return any(counter.get_counts() for counter in counters)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _name_the_site_folder(record: logging.LogRecord) -> bool:
    record.msg = re.sub(r"([/\\])\.([^/\\]+)-[a-z0-9_]{8}$", r"\1\2", str(record.msg))
    return True
