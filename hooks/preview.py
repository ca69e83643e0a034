"""Preview: `mkdocs serve` answers each address as GitHub Pages does, and soon.

MkDocs calls `on_serve` once, when the first build is done.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

from permalog import policy, site
from permalog.host import Host

_App = Callable[[dict[str, Any], Any], Iterable[bytes]]


def on_serve(
    server: LiveReloadServer, *, config: MkDocsConfig, builder: Callable[..., None]
) -> LiveReloadServer:
    """Send `a/b.html` for `/a/b`, also beside a folder `a/b/`, and build only what is new."""
    if site.build_of(config).settings.cache:
        watch = site.Watch(server.observer)
        site.watch_with(server, watch)
        server.builder = site.Rebuild(watch, server.builder)
    app = server.get_app()
    assert app
    host, mount = Host(_Built(Path(server.root))), server.mount_path.rstrip("/")
    server.set_app(_like_pages(app, host, mount))
    return server


def _like_pages(app: _App, host: Host, mount: str) -> _App:
    """Return an app that asks another for the file which the host would send."""

    def answer(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        is_ours = path.startswith(f"{mount}/")
        sent = host.answer(path.removeprefix(mount)) if is_ours else None
        if sent and not sent.location:
            found = f"{mount}/{sent.file}".encode().decode("latin-1")
            environ = {**environ, "PATH_INFO": found}
        if sent and sent.file.endswith(".html"):
            return _with_reload(app, environ, start_response)
        return app(environ, start_response)

    return answer


def _with_reload(app: _App, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """Return a page whose policy lets through the script by which MkDocs reloads it."""
    started: list[Any] = []
    answer = app(environ, lambda *arguments: started.append(arguments))
    try:
        body = b"".join(answer)
    finally:
        getattr(answer, "close", lambda: None)()  # as WSGI asks; MkDocs sends an open file
    for status, headers, *_ in started:
        if status.startswith("200"):
            body = policy.with_last_script(body.decode("utf-8", "surrogateescape")).encode(
                "utf-8", "surrogateescape"
            )
            headers = [
                (key, str(len(body)) if key == "Content-Length" else v) for key, v in headers
            ]
        start_response(status, headers)
    return [body]


class _Built(Container[str]):
    """The files of a site folder, at the moment in which one is asked for."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __contains__(self, name: object) -> bool:
        return Path(self.folder, str(name)).is_file()
