"""Time what the lock costs of a build.

    python benchmarks/lock.py [--posts 10000] [--words 600]

A blog of posts is written into a scratch folder and built three times: first without a lock, then
with one of the same posts, then with one post more. Printed are, for each build, the seconds of the
whole, those spent in the handlers of hooks/lock.py, and their share; and the lines of the lock that
the third build added.
"""

from __future__ import annotations

import argparse
import datetime as dt
import functools
import logging
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from drawn import ENVIRONMENT, shipped_config  # noqa: E402

WORDS = "address archive blog build draft feed host link page post reader site tag text time year"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=Raw)
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=600)
    options = parser.parse_args()
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    os.environ.update(ENVIRONMENT)
    print(f"{options.posts} posts of {options.words} words")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "mkdocs.yml").write_text(shipped_config(), encoding="utf-8")
        (folder / "docs").mkdir()
        for number in range(options.posts):
            write(folder, number, options.words)
        timed("no lock yet", folder)
        timed("nothing new", folder)
        before = (folder / "urls.lock").read_text(encoding="utf-8").splitlines()
        write(folder, options.posts, options.words)
        timed("one post more", folder)
        after = (folder / "urls.lock").read_text(encoding="utf-8").splitlines()
    print(f"{len(after)} lines; the post added {len(set(after) - set(before))}")


class Raw(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of the description."""


def write(folder: Path, number: int, words: int) -> None:
    """Write a post; ten of them to a week, of all years before 2026."""
    rng = random.Random(number)
    date = dt.date(2025, 12, 24) - dt.timedelta(hours=17 * number)
    sentences = (" ".join(rng.choices(WORDS.split(), k=12)) + "." for _ in range(words // 12))
    text = f"---\ntitle: Post {number}\ndate: {date}\ntags: [{rng.choice(WORDS.split())}]\n---\n"
    path = folder / f"docs/blog/{date.year}/post-{number}.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n\n".join(sentences) + "\n", encoding="utf-8")


def timed(name: str, folder: Path) -> None:
    """Build the blog, and print how long it took and how much of that was the lock's."""
    config = load_config(str(folder / "mkdocs.yml"))
    spent = [0.0]
    for event, handlers in config.plugins.events.items():
        for place, handler in enumerate(handlers):
            if getattr(handler, "__module__", "").endswith("hooks/lock.py"):
                config.plugins.events[event][place] = clocked(handler, spent)
    config.plugins.on_startup(command="build", dirty=False)
    start = time.perf_counter()
    build(config)
    whole = time.perf_counter() - start
    print(f"{name:14} {whole:8.2f} s, lock {spent[0]:6.3f} s, {spent[0] / whole:6.2%}", flush=True)


def clocked(handler: Callable[..., Any], spent: list[float]) -> Callable[..., Any]:
    @functools.wraps(handler)
    def call(*args: Any, **kwargs: Any) -> Any:
        start = time.perf_counter()
        try:
            return handler(*args, **kwargs)
        finally:
            spent[0] += time.perf_counter() - start

    return call


if __name__ == "__main__":
    main()
