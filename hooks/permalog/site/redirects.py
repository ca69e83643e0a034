"""Redirects of mkdocs.yml: `extra.blog.redirects`, and the `redirect_maps` of mkdocs-redirects."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag

from mkdocs.structure.files import File, Files

from .. import redirect
from ..cures import REDIRECTS
from ..errors import ContentError, InvalidValueError, Problem, shown
from ..permalink import AddressError, Permalink
from ..redirect import Redirect
from .build import Build
from .files import url_of
from .settings import SettingPath, line_of

_PLUGIN: SettingPath = ("plugins", "redirects", "redirect_maps")


def configured_redirects(build: Build, files: Files) -> Iterator[Redirect]:
    """Yield the redirects of mkdocs.yml; raise ContentError with all that is wrong in them.

    Those of the plugin mkdocs-redirects are taken over, so that it publishes none itself.
    """
    problems: list[Problem] = []
    owner = Path(build.config.config_file_path)
    for path, old, new in _written(build):
        line = line_of(owner, (*path, old))
        try:
            yield Redirect(_old(build, old), _target(build, files, new), owner.name, line)
        except InvalidValueError as error:
            text = f"`{'.'.join(map(str, path))}` has {shown(old)}: {shown(new)}: {error}"
            problems.append(Problem(owner.name, line, text))
    if problems:
        raise ContentError(problems)


def _written(build: Build) -> Iterator[tuple[SettingPath, str, str]]:
    plugin = build.config.plugins.get("redirects")
    if plugin and (maps := plugin.config.get("redirect_maps")):
        yield from [(_PLUGIN, str(old), str(new)) for old, new in maps.items()]
        plugin.config["redirect_maps"] = {}
    for old, new in build.settings.redirects.items():
        yield REDIRECTS, old, new


def _old(build: Build, value: str) -> Permalink:
    """Return an old address: a path, a URL of a former site, or a file of docs/ that is gone."""
    if value.endswith(".md") and not value.startswith("/"):
        file = File(value, "", "", build.config.use_directory_urls)
        return Permalink(unquote(url_of(file)), file.dest_uri)
    return Permalink.parse_link(build.at_home(value))


def _target(build: Build, files: Files, value: str) -> str:
    """Return where a redirect leads: a path, a file of docs/, or a URL of another site."""
    value = build.at_home(value)
    path, fragment = urldefrag(value)
    if file := files.src_uris.get(unquote(path)):
        return url_of(file) + (f"#{fragment}" if fragment else "")
    if path.endswith(".md") and not path.startswith(("/", "http:", "https:")):
        raise AddressError(f"there is no file {build.path(path)}")
    return redirect.target(value)
