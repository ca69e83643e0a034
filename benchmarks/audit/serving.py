"""A host like GitHub Pages, which compresses what it sends and counts it."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from benchmarks import project  # noqa: F401 - finds the folder of the tests

from pages_server import Handler, PagesServer  # isort: skip

TYPES = {
    ".avif": "image/avif",
    ".css": "text/css; charset=utf-8",
    ".gif": "image/gif",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/vnd.microsoft.icon",
    ".jpg": "image/jpeg",
    ".js": "application/javascript; charset=utf-8",
    ".json": "application/json; charset=utf-8",
    ".md": "text/markdown; charset=utf-8",
    ".mjs": "application/javascript; charset=utf-8",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".wasm": "application/wasm",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}
COMPRESSED = ("text/", "application/javascript", "application/json", "application/xml", "image/svg")


@dataclass(frozen=True)
class Sent:
    """One answer: its address and how many bytes its body had on the wire."""

    address: str
    status: int
    size: int


class Host(PagesServer):
    """Serves a folder that may not be there yet."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder, handler=_Compressing)
        self.sent: list[Sent] = []


class _Compressing(Handler):
    server: Host

    def _answer(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        ending = Path(unquote(headers.pop("X-File", ""))).suffix
        kind = TYPES.get(ending, headers.get("Content-Type", "application/octet-stream"))
        headers |= {"Content-Type": kind, "Cache-Control": "max-age=600"}
        if kind.startswith(COMPRESSED) and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = _compressed(content)
            headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        self.server.sent.append(Sent(self.requestline.split()[1], status, len(content)))
        super()._answer(status, content, headers)


@cache
def _compressed(content: bytes) -> bytes:
    return gzip.compress(content, 6, mtime=0)


@contextmanager
def hosting(folder: Path) -> Iterator[Host]:
    """Serve a folder while the block runs."""
    with Host(folder) as host:
        thread = threading.Thread(target=host.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield host
        finally:
            host.shutdown()
            thread.join()
