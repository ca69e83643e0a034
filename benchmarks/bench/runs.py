"""A command that is timed: how long it takes, and how much memory its processes have at once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.packages import Missing

EVERY = 0.05
"""How often memory is looked at, in seconds."""
PROC = Path("/proc")
PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


@dataclass
class Memory:
    """The most memory that a session of processes has had at once, in bytes.

    It is looked at twenty times a second in /proc, as the sum of what is resident of each process
    (RSS), in which pages that processes share are counted for each of them. Every fifth time they
    are counted once too (PSS), which takes longer. What ends sooner is known from wait4, which
    knows the largest single process alone (`ru_maxrss`); elsewhere than on Linux that is all.
    """

    session: int
    resident: int = 0
    proportional: int = 0
    """The same with shared pages counted once; 0 where it can't be told."""
    _done: threading.Event = field(default_factory=threading.Event)

    def watch(self) -> None:
        """Look at it until it is closed."""
        looks = 0
        while PROC.is_dir() and not self._done.wait(EVERY):
            members = list(self._members())
            self.resident = max(self.resident, sum(rss for _, rss in members))
            if looks % 5 == 0:
                self.proportional = max(self.proportional, sum(_pss(one) for one, _ in members))
            looks += 1

    def close(self, largest: int) -> None:
        """End the looking; no more than wait4's figure is missed by it."""
        self._done.set()
        self.resident = max(self.resident, largest)

    def _members(self) -> Iterator[tuple[Path, int]]:
        for process in PROC.iterdir():
            fields = _stat(process) if process.name.isdigit() else []
            if fields and int(fields[3]) == self.session:
                yield process, int(fields[21]) * PAGE


def _stat(process: Path) -> list[str]:
    """Return what stands behind the name in /proc/…/stat; nothing of a process that has ended."""
    try:
        return (process / "stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return []


def _pss(process: Path) -> int:
    try:
        text = (process / "smaps_rollup").read_text(encoding="utf-8")
    except OSError:
        return 0
    found = (line.split() for line in text.splitlines())
    return next((int(words[1]) * 1024 for words in found if words[0] == "Pss:"), 0)


@dataclass(frozen=True)
class Run:
    """One run of a command."""

    seconds: float
    resident: int
    """Bytes."""
    proportional: int


def started(
    command: Sequence[object], folder: Path, environment: Mapping[str, str], log: Path
) -> subprocess.Popen[bytes]:
    """Start a command in a session of its own; what it says goes into a file."""
    with log.open("w", encoding="utf-8") as said:
        try:
            return subprocess.Popen(
                list(map(str, command)),
                cwd=folder,
                env=os.environ | environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=said,
                start_new_session=True,
            )
        except OSError as error:
            raise Missing(f"{command[0]} does not run: {error.strerror}") from error


def timed(command: Sequence[object], folder: Path, environment: Mapping[str, str]) -> Run:
    """Run a command to its end; raise Missing with what it says if it fails."""
    log = folder.with_suffix(".log")
    start = time.perf_counter()
    process = started(command, folder, environment, log)
    memory = Memory(process.pid)
    watcher = threading.Thread(target=memory.watch)
    watcher.start()
    try:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - start
    except BaseException:
        memory.close(0)
        os.killpg(process.pid, signal.SIGTERM)
        raise
    process.returncode = os.waitstatus_to_exitcode(status)
    memory.close(usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024))
    watcher.join()
    if process.returncode:
        raise Missing(f"its build stopped: {log.read_text(encoding='utf-8')[-400:]}")
    return Run(seconds, memory.resident, memory.proportional)


@dataclass(frozen=True)
class Output:
    """What a build has written."""

    files: int
    bytes: int
    html: int
    """The bytes of its HTML."""


def output_of(folder: Path) -> Output:
    """Count what is in a folder."""
    sizes = [(path.suffix, path.stat().st_size) for path in folder.rglob("*") if path.is_file()]
    html = sum(size for suffix, size in sizes if suffix == ".html")
    return Output(len(sizes), sum(size for _, size in sizes), html)
