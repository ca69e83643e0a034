"""MkDocs is where Permalog reaches into it as it was when that was written."""

import hashlib
import inspect
from typing import Any

import pytest
from mkdocs.commands import build as build_module
from mkdocs.commands import serve as serve_module
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure import pages as pages_module
from mkdocs.structure.files import File

from permalog.site import seam


@pytest.mark.parametrize(
    ("function", "digest"),
    [
        (seam._render, "fb69de2332acc3e2"),
        (seam._build_page, "80bd787698f06378"),
        (build_module.build, "3fa04ca44a418cb4"),
        (build_module._populate_page, "be86da21e59ee8a7"),
        (LiveReloadServer.__init__, "c896134f70d85bf0"),
        (LiveReloadServer.watch, "0efa196b7aa90e1b"),
        (LiveReloadServer.unwatch, "930623975cec4d03"),
        (LiveReloadServer.serve, "1238deaa59ff8c7e"),
        (LiveReloadServer._build_loop, "e553254486bfe86a"),
        (serve_module.serve, "5895ed345e23644d"),
        (File.abs_dest_path.func, "d6cfaae134b92875"),
    ],
)
def test_what_stands_in_for_mkdocs_was_written_for_this(function: Any, digest: str) -> None:
    source = inspect.getsource(function)
    found = hashlib.sha256("\n".join(line.rstrip() for line in source.splitlines()).encode())
    assert found.hexdigest()[:16] == digest, (
        f"mkdocs changed {function.__qualname__}: read what is new, see that "
        "hooks/permalog/site/seam.py and what it calls still do all of it, and write the new digest"
    )


def test_mkdocs_asks_the_module_for_its_markdown() -> None:
    assert "markdown.Markdown(" in inspect.getsource(seam._render)
    assert hasattr(pages_module, "markdown")
