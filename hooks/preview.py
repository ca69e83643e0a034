"""Preview: `mkdocs serve` answers each address as GitHub Pages does.

MkDocs calls `on_serve` once, when the first build is done.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from permalog.host import Host


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Send `a/b.html` for `/a/b`, also beside a folder `a/b/`."""
    answer = server.get_app()
    assert answer
    mount = urlsplit(config.site_url or "/").path.rstrip("/")
    host = Host(_Built(Path(server.root)))

    def answer_like_pages(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        is_ours = path.startswith(f"{mount}/")
        sent = host.answer(path.removeprefix(mount)) if is_ours else None
        if sent and not sent.location:
            found = f"{mount}/{sent.file}".encode().decode("latin-1")
            environ = {**environ, "PATH_INFO": found}
        return answer(environ, start_response)

    server.set_app(answer_like_pages)
    return server


class _Built(Container[str]):
    """The files of a site folder, at the moment in which one is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __contains__(self, name: object) -> bool:
        return Path(self.folder, str(name)).is_file()
