"""Preview: `mkdocs serve` answers an address without an ending as GitHub Pages does.

MkDocs calls `on_serve` once, when the first build is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Send `a/b.html` for `/a/b` where nothing else is there."""
    answer = server.get_app()
    assert answer
    mount = urlsplit(config.site_url or "/").path.rstrip("/")

    def answer_like_pages(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        file = Path(server.root, path.removeprefix(mount).strip("/"))
        if not path.endswith("/") and not file.exists() and Path(f"{file}.html").is_file():
            environ = {**environ, "PATH_INFO": environ["PATH_INFO"] + ".html"}
        return answer(environ, start_response)

    server.set_app(answer_like_pages)
    return server
