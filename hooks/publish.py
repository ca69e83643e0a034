"""Publish: the site folder changes only when the whole build is good.

MkDocs empties the site folder first and writes as it goes. Here it works in a folder of its own
beside it, from `on_pre_build` on, and `on_post_build` moves the result over. Strict mode's warnings
count as a failure.
"""

from __future__ import annotations

import atexit
import logging
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from mkdocs.commands.build import log as build_log
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.utils import CountHandler

from permalog import addresses, site
from permalog.scratch import drop_stale

_unpublished: set[Path] = set()
"""The folders in which this process builds; MkDocs tells `on_build_error` of no config."""


@event_priority(-100)
def on_pre_build(*, config: MkDocsConfig) -> None:
    """Let MkDocs build into a new folder beside the site's, unless it is to update that one."""
    if site.invocation.dirty:
        return
    published = Path(config.site_dir).resolve()
    published.parent.mkdir(parents=True, exist_ok=True)
    drop_stale(published.parent, f".{published.name}-????????")
    new = _folder_beside(published)
    new.chmod(0o755)
    site.build_of(config).published_dir, config.site_dir = published, str(new)
    build_log.addFilter(_name_the_site_folder)


@event_priority(-100)
def on_post_build(*, config: MkDocsConfig) -> None:
    """Put the new site in the old one's place, unless strict mode is about to call it a failure."""
    published = site.build_of(config).published_dir
    if published is None or _has_strict_warnings():
        return
    new, config.site_dir = Path(config.site_dir), str(published)
    published.mkdir(exist_ok=True)
    build = site.build_of(config)
    _replace(published, new, kept=build.kept, dotted=_dotted(new) | site.dotted(build))
    build.is_published = True
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


def _replace(published: Path, new: Path, *, kept: Collection[str], dotted: Collection[str]) -> None:
    """Move the new site over the old one; if that fails half-way, the old one comes back.

    Of the old one `kept` stays. Of what begins with a dot only `dotted` is the blog's; MkDocs too
    keeps .git and the like.
    """
    old, begun = _folder_beside(published), list[tuple[Path, Path]]()
    own = {path.name for path in published.iterdir() if not _is_foreign(path, dotted)}
    folders = {folder for file in kept for folder in addresses.folders(file)}
    try:
        for path in _outdated(published, own, kept, folders):
            _move(path, old / path.relative_to(published), begun)
        for path in _additions(new, published):
            _move(path, published / path.relative_to(new), begun)
    except BaseException:
        for source, target in reversed(begun):
            _move_back(source, target)
        raise


def _is_foreign(path: Path, dotted: Collection[str]) -> bool:
    return path.name.startswith(".") and path.name not in dotted


def _outdated(
    published: Path, own: Iterable[str], kept: Collection[str], folders: Collection[str]
) -> Iterator[Path]:
    """Yield what is to go of the old site: whole folders, where nothing in them stays."""
    for name in sorted(own):
        if name in folders:
            names = os.listdir(f"{published}/{name}")  # noqa: PTH208 - there may be ten thousand
            inner = [f"{name}/{one}" for one in names]
            yield from _outdated(published, inner, kept, folders)
        elif name not in kept:
            yield published / name


def _additions(new: Path, published: Path) -> Iterator[Path]:
    """Yield what is to come of the new site: whole folders, where there is none of the name."""
    for path in sorted(new.iterdir()):
        if (published / path.name).is_dir():
            yield from _additions(path, published / path.name)
        else:
            yield path


def _move(source: Path, target: Path, begun: list[tuple[Path, Path]]) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    begun.append((source, target))
    shutil.move(source, target)


def _move_back(source: Path, target: Path) -> None:
    """Undo a move that may not have begun, or may not have come to its end."""
    if not os.path.lexists(source):
        shutil.move(target, source)
    elif target.is_dir() and not target.is_symlink():
        shutil.rmtree(target)
    else:
        target.unlink(missing_ok=True)


def _dotted(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.name.startswith(".")}


def _folder_beside(published: Path) -> Path:
    prefix = f".{published.name}-"
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=published.parent))
    _unpublished.add(folder)
    return folder


def _name_the_site_folder(record: logging.LogRecord) -> bool:
    record.msg = re.sub(r"([/\\])\.([^/\\]+)-[a-z0-9_]{8}$", r"\1\2", str(record.msg))
    return True
