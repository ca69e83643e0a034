"""Publish: the site folder changes only when the whole build is good.

MkDocs empties the site folder first and writes as it goes. Here it works in a folder of its own
beside it, from `on_pre_build` on, and `on_post_build` moves the result over. Strict mode's warnings
count as a failure.
"""

from __future__ import annotations

import logging
import os
import re
import shutil
import tempfile
import weakref

from mkdocs.commands.build import log as build_log
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler
from permalog import site


@event_priority(-100)
def on_pre_build(*, config: MkDocsConfig) -> None:
    """Let MkDocs build into a new folder beside the site's, unless it is to update that one."""
    if site.dirty:
        return
    build = site.build_of(config)
    parent, name = os.path.split(os.path.abspath(config.site_dir))
    os.makedirs(parent, exist_ok=True)
    build.published_dir = config.site_dir
    config.site_dir = tempfile.mkdtemp(prefix=f".{name}-", dir=parent)
    os.chmod(config.site_dir, 0o755)
    weakref.finalize(build, shutil.rmtree, config.site_dir, ignore_errors=True)
    build_log.addFilter(_name_the_site_folder)


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Move the new site over the old one, unless strict mode is about to call it a failure."""
    build = site.build_of(config)
    if build.published_dir is None or _has_strict_warnings():
        return
    new, config.site_dir = config.site_dir, build.published_dir
    os.makedirs(config.site_dir, exist_ok=True)
    for name in os.listdir(config.site_dir):
        if not name.startswith("."):  # as MkDocs, which keeps .git and the like
            _remove(os.path.join(config.site_dir, name))
    for name in os.listdir(new):
        _remove(os.path.join(config.site_dir, name))
        os.replace(os.path.join(new, name), os.path.join(config.site_dir, name))


def _has_strict_warnings() -> bool:
    root = logging.getLogger(build_log.name.partition(".")[0])
    counters = (h for h in root.handlers if isinstance(h, CountHandler))
    return any(counter.get_counts() for counter in counters)


def _remove(path: str) -> None:
    if os.path.isdir(path) and not os.path.islink(path):
        shutil.rmtree(path)
    elif os.path.lexists(path):
        os.remove(path)


def _name_the_site_folder(record: logging.LogRecord) -> bool:
    record.msg = re.sub(r"([/\\])\.([^/\\]+)-[a-z0-9_]{8}$", r"\1\2", str(record.msg))
    return True
