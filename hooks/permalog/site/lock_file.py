"""The lock as a file: `urls.lock` beside mkdocs.yml, and what git has of it."""

from __future__ import annotations

import errno
import os
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger

from ..archive import decoded
from ..errors import ContentError, Problem
from ..lock import Kind, Lock
from .build import Build, invocation

log = get_plugin_logger("permalog")

_REVISIONS = ("@{upstream}", "MERGE_HEAD", "REBASE_HEAD", "CHERRY_PICK_HEAD")
"""Where git may have an address beside the last commit: in a merge or rebase, after a reset."""
_NEVER = "%s is taken out of %s again: no commit has it, so it was not published"
_NOT_HERE = (
    "%s is not here, though the last commit has it: what it lists is not protected; bring it back "
    "with `git checkout HEAD -- %s`, or commit that it goes"
)
_ANEW = "%s begins anew: the one in the last commit is that of %s"


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
        _miss(build, path)
        return Lock()
    except OSError as error:
        text = f"it can't be read: {error.strerror}; mend that, or name another in extra.blog.lock"
        raise ContentError([Problem(path.name, None, text)]) from None
    build.lock_as_left = content
    there = Lock.parse(decoded(content, path.name), path.name)
    head = _shown(path, "HEAD") if invocation.command != "gh-deploy" else None
    if head is None or head == content:
        return there
    return _as_published(path, there, head)


def _miss(build: Build, path: Path) -> None:
    """Say that there is no lock where the last commit has one."""
    head = _shown(path, "HEAD") if invocation.is_publishing else None
    committed = _committed(path, head) if head else None
    if committed and committed.site in ("", build.config.site_url):
        log.warning(_NOT_HERE, path.name, path.name)
    elif committed:
        log.info(_ANEW, path.name, committed.site)


def write_lock(build: Build, lock: Lock) -> None:
    """Write the lock where it differs from what is there, whole or not at all.

    What another build, or `permalog gone`, has written there meanwhile is kept.
    """
    path = lock_path(build)
    if path is None:
        return
    there = path.read_bytes() if path.exists() else b""
    if there == lock.text.encode():
        return
    before = Lock.parse(decoded(build.lock_as_left, path.name), path.name).entries
    if there != build.lock_as_left:
        after = Lock.parse(decoded(there, path.name), path.name).entries
        lock = lock.with_entries(e for url, e in after.items() if e != before.get(url))
    for url in before:
        if url not in lock.entries and before[url].must_answer:
            log.info(_NEVER, url, path.name)
    write_whole(path, lock.text.encode())


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


def _as_published(path: Path, there: Lock, head: bytes) -> Lock:
    """Return of a lock what was published, which is what a commit has.

    A line that none has was written by a build of the author's own, of what may have changed since.
    What was let go or taken out counts at once.
    """
    committed = _committed(path, head)
    if committed is None:
        return there
    known = {**committed.entries, **{entry.url: entry for entry in there.of_kind(Kind.GONE)}}
    entries = {url: known[url] for url in there.entries if url in known}
    return replace(there, entries=entries, site=committed.site)


def _committed(path: Path, head: bytes) -> Lock | None:
    """Return the lock as git has it in commits; None where the last one, `head`, can't be read."""
    try:
        committed = Lock.parse(decoded(head, path.name), path.name)
        for revision in _REVISIONS:
            if content := _shown(path, revision):
                other = Lock.parse(decoded(content, path.name), path.name).entries
                committed = replace(committed, entries={**other, **committed.entries})
    except ContentError:
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
