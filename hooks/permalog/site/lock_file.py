"""The lock as a file: `urls.lock` beside mkdocs.yml, and what git has of it."""

from __future__ import annotations

import errno
import os
import subprocess
import tempfile
from collections.abc import Collection
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from ..archive import decoded
from ..errors import ContentError, Problem
from ..lock import Entry, Lock
from .build import Build, invocation

log = get_plugin_logger("permalog")

_REVISIONS = ("HEAD", "@{upstream}", "MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD")
"""Where git may have an address: in a merge or rebase, and after a reset, also beside the last
commit."""
_NOT_HERE = (
    "%s is not here, though the last commit has it: the addresses that it lists are not protected; "
    "bring it back with `git checkout HEAD -- %s`, or commit that it goes"
)


def lock_path(build: Build) -> Path | None:
    """Return where the lock is; None where the settings want none."""
    name = build.settings.lock
    return Path(build.config.config_file_path).parent / name if name else None


def read_lock(build: Build) -> Lock:
    """Return the lock as it was left; raise ContentError for what in it is none."""
    path = lock_path(build)
    if path is None:
        return Lock()
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        if invocation.is_publishing and _shown(path, "HEAD"):
            log.info(_NOT_HERE, path.name, path.name)
        return Lock()
    except OSError as error:
        text = f"it can't be read: {error.strerror}; mend that, or name another in extra.blog.lock"
        raise ContentError([Problem(path.name, None, text)]) from None
    build.lock_as_left = content
    return Lock.parse(decoded(content, path.name), path.name)


def write_lock(build: Build, lock: Lock) -> None:
    """Write the lock where it differs from what is there, whole or not at all.

    What another build, or `permalog gone`, has written there meanwhile is kept.
    """
    path = lock_path(build)
    if path is None:
        return
    there = path.read_bytes() if path.exists() else b""
    if there != build.lock_as_left:
        before = Lock.parse(decoded(build.lock_as_left, path.name), path.name).entries
        after = Lock.parse(decoded(there, path.name), path.name).entries
        lock = lock.with_entries(e for url, e in after.items() if e != before.get(url))
    content = lock.text.encode()
    if there != content:
        write_whole(path, content)


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is the old one or the new one at any moment.

    A link stays one. Raises PluginError where the file, or its folder, can't be written to.
    """
    path = path.resolve()
    try:
        if path.exists() and not os.access(path, os.W_OK):  # its folder would let it be replaced
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        _replace(path, content)
    except OSError as error:
        text = f"{path} can't be written: {error.strerror}; mend that, and try again"
        raise PluginError(text) from None


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def never_published(build: Build, entries: Collection[Entry]) -> frozenset[Entry]:
    """Return those of some locked addresses that git does not have, though it has the lock.

    They were never published: a build of the author's own wrote them down, before the post got
    another address. Who publishes with `mkdocs gh-deploy` need not commit them.
    """
    asks_git = entries and invocation.command != "gh-deploy"
    committed = _committed(build) if asks_git else None
    if committed is None:
        return frozenset()
    return frozenset(entry for entry in entries if entry.url not in committed.entries)


def _committed(build: Build) -> Lock | None:
    """Return the lock as git has it in commits; None where the last one has none."""
    path = lock_path(build)
    assert path
    committed = Lock()
    for revision in _REVISIONS:
        content = _shown(path, revision)
        try:
            lock = Lock.parse(decoded(content, path.name), path.name) if content else None
        except ContentError:
            return None
        if lock:
            committed = committed.with_entries(lock.entries.values())
        elif revision == "HEAD":
            return None
    return committed


def _shown(path: Path, revision: str) -> bytes | None:
    """Return a file as git has it at a revision; None where it has none."""
    command = ["git", "show", f"{revision}:./{path.name}"]
    try:
        done = subprocess.run(command, cwd=path.parent, capture_output=True, check=True, timeout=10)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
