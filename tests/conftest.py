"""What every test may ask for: a blog to draw."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import jinja2
import mkdocs.theme
import pytest

from drawn import Blog, CompiledTemplates

hypothesis.settings.register_profile("default", deadline=None, derandomize=True)
hypothesis.settings.register_profile("nightly", deadline=None, max_examples=5000)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS", "default"))


def pytest_configure(config: pytest.Config) -> None:
    """Say nothing of the thread that waits for what to run next, where tests run on all cores."""
    if "PYTEST_XDIST_WORKER" in os.environ:
        fork = "ignore:This process .* is multi-threaded, use of fork:DeprecationWarning"
        config.addinivalue_line("filterwarnings", fork)


@pytest.fixture(scope="session", autouse=True)
def _compiled_templates() -> Iterator[None]:
    """Compile each template of the theme once for all builds, which halves their time."""
    compiled = CompiledTemplates()
    get_env = mkdocs.theme.Theme.get_env

    def get_env_with_compiled_templates(theme: mkdocs.theme.Theme) -> Any:
        env = get_env(theme)
        env.bytecode_cache = compiled
        return env

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mkdocs.theme.Theme, "get_env", get_env_with_compiled_templates)
        yield


@pytest.fixture(scope="session", autouse=True)
def _listed_theme() -> Iterator[None]:
    """Look once through Material's folder, which has 14,000 icons, for all builds."""
    list_templates, known = jinja2.FileSystemLoader.list_templates, dict[str, list[str]]()

    def of(folder: str) -> list[str]:
        loader = jinja2.FileSystemLoader(folder)
        if "site-packages" not in folder:
            return list_templates(loader)
        if folder not in known:
            known[folder] = list_templates(loader)
        return known[folder]

    def list_of_all(loader: jinja2.FileSystemLoader) -> list[str]:
        return sorted({name for folder in loader.searchpath for name in of(str(folder))})

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.FileSystemLoader, "list_templates", list_of_all)
        yield


@pytest.fixture
def blog(tmp_path: Path) -> Callable[..., Blog]:
    """Return a function that draws a blog."""

    def draw(text: str = "", **changes: Any) -> Blog:
        return Blog(tmp_path, text, **changes)

    return draw


@pytest.fixture(scope="module")
def blog_of_module(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Blog]:
    """Return a function that draws a blog which the tests of one file read together."""

    def draw(text: str = "", **changes: Any) -> Blog:
        return Blog(tmp_path_factory.mktemp("blog"), text, **changes)

    return draw
