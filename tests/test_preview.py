"""Preview: what `mkdocs serve` answers, asked without a network."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from unittest import mock
from wsgiref.util import setup_testing_defaults

import pytest
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from drawn import ENVIRONMENT, Blog
from permalog.host import Host

FILES = ["index.html", "a/b.html", "a/b/c/index.html", "both.html", "both/index.html", "é.html"]
PATHS = {
    "/": "index.html",
    "/index.html": "index.html",
    "/a/b": "a/b.html",
    "/a/b.html": "a/b.html",
    "/a/b/": None,
    "/a/b/c/": "a/b/c/index.html",
    "/a/b/c": "/a/b/c/",
    "/both": "both.html",
    "/both/": "both/index.html",
    "/é": "é.html",
    "/é/": None,
    "/A/b": None,
    "/../index": None,
}
Ask = Callable[[str], tuple[str, str]]


@pytest.fixture(params=["/", "/repo/"])
def base(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def ask(blog: Callable[..., Blog], tmp_path: Path, base: str) -> Iterator[Ask]:
    """Return a function that asks the server of `mkdocs serve` for a path."""
    drawing = blog(site_url=f"http://127.0.0.1:8000{base}")
    site = tmp_path / "built"
    for name in FILES:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(f"<body>{name}</body>", encoding="utf-8")
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(site), mount_path=base)
    server.error_handler = lambda code: b"<body>404</body>"
    with mock.patch.dict("os.environ", ENVIRONMENT):
        config = load_config(str(drawing.folder / "mkdocs.yml"))
    config = config.plugins.on_config(config)
    config.plugins.on_serve(server, config=config, builder=lambda: None)
    wrapped = server.get_app()
    assert wrapped

    def asked(path: str) -> tuple[str, str]:
        environ: dict[str, Any] = {}
        setup_testing_defaults(environ)
        environ["PATH_INFO"] = path.encode().decode("latin-1")
        told: list[tuple[str, dict[str, str]]] = []
        body = wrapped(environ, lambda status, headers: told.append((status, dict(headers))))
        ((status, headers),) = told
        text = b"".join(body).decode()
        getattr(body, "close", list)()
        return status[:3], headers.get("Location") or text[6:-7]

    yield asked
    server.server_close()


@pytest.mark.parametrize("path", PATHS)
def test_mkdocs_serve_answers_as_github_pages_does(ask: Ask, base: str, path: str) -> None:
    expected = PATHS[path]
    status, found = ask(base.rstrip("/") + path)
    if expected is None:
        assert status == "404"
    elif expected.startswith("/"):
        assert (status, found) == ("302", base.rstrip("/") + expected)
    else:
        assert (status, found) == ("200", expected)
    answer = Host(set(FILES)).answer(path)
    assert (answer and (answer.location or answer.file)) == expected


@pytest.mark.parametrize("base", ["/repo/"])
def test_mkdocs_serve_sends_nothing_outside_the_path_of_its_site(ask: Ask, base: str) -> None:
    assert ask("/") == ("302", "/repo/")
    assert ask("/both")[0] == "404"
    assert ask("/repository/both")[0] == "404"
