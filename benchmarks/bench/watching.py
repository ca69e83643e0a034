"""The time from saving a post to seeing it, in a Chromium that has the post open.

The server is the generator's own, with what it sends into a page to load it again. What is saved is
seen once its words have a box within the window.
"""

from __future__ import annotations

import os
import signal
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks import project  # noqa: F401 - finds the folder of the tests
from benchmarks.bench.edits import edited
from benchmarks.bench.generators import ENVIRONMENT, Generator
from benchmarks.bench.runs import started
from benchmarks.packages import Missing
from benchmarks.posts import Post
from playwright.sync_api import Browser, Error

READY, SEEN = 900, 120
"""How many seconds a server has for its first build, and for one edit."""
PAUSE = 2
"""The seconds between edits, so that no build is still at work, and every page listens."""
IS_SEEN = """(word) => {
  if (!document.body) return false;
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    if (!texts.currentNode.data.includes(word)) continue;
    const range = document.createRange();
    range.selectNodeContents(texts.currentNode);
    const box = range.getBoundingClientRect();
    if (box.height > 0 && box.bottom > 0 && box.top < innerHeight) return true;
  }
  return false;
}"""


def latencies(
    generator: Generator,
    command: Sequence[object],
    port: int,
    folder: Path,
    post: Post,
    browser: Browser,
    edits: int,
) -> tuple[float, list[float]]:
    """Return the seconds until the server answers, and those of each edit."""
    path, url = (
        folder / generator.source(post),
        f"http://127.0.0.1:{port}/{generator.address(post)}",
    )
    before = path.read_text(encoding="utf-8")
    with _serving(command, folder, url) as ready, browser.new_page() as page:
        page.goto(url)
        found = []
        try:
            for number in range(edits):
                time.sleep(PAUSE)
                word = f"edit-{number}-of-{edits}"
                text = edited(before, word)
                path.write_text(text, encoding="utf-8")
                start = time.perf_counter()
                page.wait_for_function(IS_SEEN, arg=word, polling="raf", timeout=SEEN * 1_000)
                found.append(time.perf_counter() - start)
        except Error as error:
            raise Missing(f"what was saved was not seen: {error.message}") from error
        finally:
            path.write_text(before, encoding="utf-8")
    return ready, found


def free_port() -> int:
    """Return a port at which nothing answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def _serving(command: Sequence[object], folder: Path, url: str) -> Iterator[float]:
    """Run a server while the block runs; give the seconds until it answered."""
    log = folder.with_suffix(".serve.log")
    start = time.perf_counter()
    server = started(command, folder, ENVIRONMENT, log)
    try:
        while not _answers(url):
            if server.poll() is not None:
                raise Missing(f"its server stopped: {log.read_text(encoding='utf-8')[-400:]}")
            if time.perf_counter() - start > READY:
                raise Missing(f"its server did not answer in {READY} seconds")
            time.sleep(0.1)
        yield time.perf_counter() - start
    finally:
        if server.poll() is None:
            os.killpg(server.pid, signal.SIGTERM)
        server.wait()


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
