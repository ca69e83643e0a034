"""A static server that answers as GitHub Pages does, and readers who follow it.

It is written from the rules alone and knows nothing of `permalog.host`, so that each can be held
against the other. Where a rule comes from stands beside it.
"""

import http.client
import os
import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

TYPES = {
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".xml": "application/xml",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".gz": "application/gzip",
}
_REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
_MANY = 20


class PagesServer(ThreadingHTTPServer):
    """Serves a folder below a path, `/` or that of a project's site (`/repo/`)."""

    daemon_threads = True

    def __init__(
        self, folder: Path, base: str = "/", handler: "type[Handler] | None" = None
    ) -> None:
        super().__init__(("127.0.0.1", 0), handler or Handler)
        self.folder, self.base = folder, base
        self.asked: list[str] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}{self.base}"

    def is_file(self, parts: list[str]) -> bool:
        """Tell whether there is a file of just this name.

        "Make sure that the filename case matches the URL", says GitHub's own page for a 404; so the
        names are compared here, as a file system may ignore case.
        """
        try:
            if not self.folder.joinpath(*parts).is_file():
                return False
        except (OSError, ValueError):  # a name that is too long, or has a zero in it
            return False
        folder = self.folder
        for part in parts:
            if part not in os.listdir(folder):  # noqa: PTH208 - quicker by far, in large folders
                return False
            folder = folder / part
        return True


class Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: PagesServer
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True  # else the end of an answer waits until its start has arrived

    def do_GET(self) -> None:
        target = self.requestline.split()[1]  # `self.path` has lost a slash of `//x`
        self.server.asked.append(target)
        # There is nothing that could read a query, so it changes nothing.
        path, _, query = target.partition("?")
        # GitHub Pages is nginx, which looks for the file by the decoded path (assumed).
        path = unquote(path)
        base = self.server.base
        if not path.startswith(base):
            return self._not_found()
        rest = path.removeprefix(base)
        parts = rest.split("/")
        # `//` and dots name no file (assumed; browsers take the dots out before they ask).
        if {"", ".", ".."} & set(parts[:-1]) or parts[-1] in (".", ".."):
            return self._not_found()
        if parts[-1] == "":
            # trailing-slash-guide: /folder/ and /both/ answer, /file/ is a 404.
            return self._send_first([[*parts[:-1], "index.html"]])
        # trailing-slash-guide: /file.html, /folder/index.html; an exact name goes first (assumed).
        # /file answers and so does /both, without a redirect: it is `both.html`.
        exact, html = parts, [*parts[:-1], parts[-1] + ".html"]
        if self.server.is_file(exact) or self.server.is_file(html):
            return self._send_first([exact, html])
        # trailing-slash-guide: /folder is redirected to /folder/.
        if self.server.is_file([*parts, "index.html"]):
            location = quote(f"{path}/") + (f"?{query}" if query else "")
            return self._answer(301, b"", {"Location": location})
        return self._not_found()

    def do_HEAD(self) -> None:
        self.do_GET()

    def _send_first(self, candidates: list[list[str]]) -> None:
        for parts in candidates:
            if self.server.is_file(parts):
                file = self.server.folder.joinpath(*parts)
                name = quote("/".join(parts))
                headers = {"Content-Type": _type(file), "X-File": name}
                return self._answer(200, file.read_bytes(), headers)
        return self._not_found()

    def _not_found(self) -> None:
        # GitHub Docs, "Creating a custom 404 page for your GitHub Pages site": 404.html at the
        # root.
        own = self.server.folder / "404.html"
        content = own.read_bytes() if own.is_file() else b"404"
        self._answer(404, content, {"Content-Type": "text/html; charset=utf-8"})

    def _answer(self, status: int, content: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        pass


def _type(file: Path) -> str:
    return TYPES.get(file.suffix, "application/octet-stream")


@contextmanager
def serving(folder: Path, base: str = "/") -> Iterator[PagesServer]:
    """Serve a folder while the block runs."""
    with PagesServer(folder, base) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


@dataclass(frozen=True)
class Visit:
    """What a reader met who asked for an address."""

    status: int
    """Of the last answer."""
    path: str
    """The address at which the reader ends, as it was asked for."""
    steps: tuple[str, ...]
    """How it went there: `301` for the host's own redirect, `page` for one of our pages."""
    file: str
    """The file that was sent in the end, decoded; empty with a 404."""


def walk(server: PagesServer, addresses: Iterable[str]) -> Iterator[tuple[str, Visit]]:
    """Yield what a reader meets at each address, over one connection."""
    host = http.client.HTTPConnection(*server.server_address[:2], timeout=10)
    try:
        for address in addresses:
            yield address, _followed(host, address)
    finally:
        host.close()


def visit(server: PagesServer, address: str) -> Visit:
    """Return what a reader meets at an address."""
    ((_, found),) = walk(server, [address])
    return found


def _followed(host: http.client.HTTPConnection, address: str) -> Visit:
    steps: list[str] = []
    for _ in range(_MANY):
        host.request("GET", address)
        answer = host.getresponse()
        content = answer.read()
        if answer.status == 301:
            steps.append("301")
            address = _without_host(urljoin(address, answer.headers["Location"]))
            continue
        found = _REFRESH.search(content.decode("utf-8", "replace"))
        if answer.status == 200 and found:
            steps.append("page")
            target = urljoin(f"http://here{address}", unescape(found[1]))
            if urlsplit(target).netloc != "here":
                return Visit(200, target, tuple(steps), "")
            address = _without_host(target)
            continue
        file = unquote(answer.headers.get("X-File", ""))
        return Visit(answer.status, address, tuple(steps), file)
    raise AssertionError(f"{address} leads in a circle: {steps}")


def _without_host(url: str) -> str:
    parts = urlsplit(url)
    return parts.path + (f"?{parts.query}" if parts.query else "")
