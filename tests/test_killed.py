"""A build that is killed leaves a site and a cache from which the next build is right.

`HYPOTHESIS=nightly pytest tests/test_killed.py` kills two hundred.
"""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from drawn import ENVIRONMENT, Blog, snapshot

KILLS = 200 if os.environ.get("HYPOTHESIS") == "nightly" else 3
POSTS = 120
"""Enough for two processes."""


def draw(blog: Blog, number: int, word: str) -> None:
    date = f"20{10 + number % 14}-{1 + number % 12:02}-11"
    text = (
        f"---\ntitle: Post {number}\ndate: {date}\ntags: [T{number % 5}]\n---\n{word} {number}.\n"
    )
    blog.draw(f"blog/{number}.md\n" + "".join(f"| {line}\n" for line in text.splitlines()))


def start(folder: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    environment = os.environ | ENVIRONMENT
    return subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        start_new_session=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="this system has no groups of processes")
def test_the_build_after_one_that_was_killed_is_right(
    blog: Callable[..., Blog], tmp_path: Path
) -> None:
    chance = random.Random(KILLS)
    drawn = blog("index.md\n| # Home", extra={"blog": {"cards": False}})
    for number in range(POSTS):
        draw(drawn, number, "Flour")
    started = time.monotonic()
    assert start(drawn.folder).wait() == 0
    whole = time.monotonic() - started
    for turn in range(KILLS):
        if turn % 3 == 0:  # from the beginning
            shutil.rmtree(drawn.folder / ".cache")
        for _ in range(chance.choice((1, 2, POSTS))):
            draw(drawn, chance.randrange(POSTS), f"Water {turn}")
        build = start(drawn.folder)
        time.sleep(chance.uniform(0.3, 1.1) * whole)
        with suppress(ProcessLookupError):
            os.killpg(build.pid, signal.SIGKILL)
        build.wait()
        assert start(drawn.folder).wait() == 0
        assert snapshot(drawn.folder / "site") == from_nothing(drawn, tmp_path / "elsewhere")


def from_nothing(blog: Blog, folder: Path) -> dict[str, bytes | None]:
    """Return what a build gives that knows of no other."""
    ignored = shutil.ignore_patterns("site", ".*", "elsewhere")
    shutil.copytree(blog.folder, folder, ignore=ignored)
    assert start(folder).wait() == 0
    found = snapshot(folder / "site")
    shutil.rmtree(folder)
    return found
