"""Theme: the files that lie in its folders, and what of Material's own a site needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import SimpleNamespace

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig

from .build import Build

_ON_EVERY_PAGE = (
    "announce.dismiss",
    "header.autohide",
    "navigation.instant",
    "navigation.tracking",
    "toc.follow",
)
"""What the features begin with that are nothing without Material's own script."""
_ON_PAGES_WITH = {
    "content.code.annotate": re.compile(r"\bannotate\b|<span class=\"c\w*\">[^<]*\(\d+\)"),
    "content.code.select": re.compile(r"<pre\b"),
    "content.footnote.tooltips": re.compile(r"\bfootnote-ref\b"),
    "content.tabs.link": re.compile(r"\btabbed-set\b"),
    "content.tooltips": re.compile(r"<abbr\b|\btitle="),
}
"""Features that are nothing without it either, and on which pages they do anything."""
_DIAGRAM = re.compile(r"<pre class=\"mermaid\"")
_SEARCH = "material/search"


def theme_files(config: MkDocsConfig, pattern: str) -> Mapping[str, Path]:
    """Return the files of the theme's folders that match, by name; the first folder wins."""
    found: dict[str, Path] = {}
    for folder in config.theme.dirs:
        for path in Path(folder).glob(pattern):
            found.setdefault(path.name, path)
    return dict(sorted(found.items()))


def language(config: MkDocsConfig, env: Environment) -> SimpleNamespace:
    """Return Material's words, as its templates ask for them with `lang.t`, each looked up once."""

    @cache
    def t(key: str) -> str:
        module = env.get_template("partials/language.html").make_module({"config": config})
        return str(vars(module)["t"](key))

    return SimpleNamespace(t=t)


def icon_in(env: Environment) -> Callable[[str], str]:
    """Return what gives the SVG of an icon by its name, `material/menu`, each read once."""
    return cache(lambda name: env.get_template(f".icons/{name}.svg").render())


def extra_files(config: MkDocsConfig) -> set[str]:
    """Return the sheets and scripts that mkdocs.yml names for all pages, without a `?v=2`."""
    named = map(str, [*config.extra_css, *config.extra_javascript])
    return {re.split("[?#]", one)[0].removeprefix("/") for one in named}


def has_search(config: MkDocsConfig) -> bool:
    """Tell whether the site has Material's own search."""
    return _SEARCH in config.plugins


def has_index(build: Build) -> bool:
    """Tell whether the site has Permalog's own search."""
    return bool(build.settings.search) and not has_search(build.config)


def material_scripts(config: MkDocsConfig) -> Mapping[str, str]:
    """Return where Material's own script is, and the worker of its search if the site has that."""
    found = {"script": _file(config, "assets/javascripts", "bundle.*.min.js")}
    if has_search(config):
        found["worker"] = _file(config, "assets/javascripts/workers", "search.*.min.js")
    return found


def _file(config: MkDocsConfig, folder: str, pattern: str) -> str:
    return f"{folder}/{next(iter(theme_files(config, f'{folder}/{pattern}')), '')}"


def needs_bundle(config: MkDocsConfig, content: str = "") -> bool:
    """Tell whether a page with this content has to load Material's own script."""
    features = set(map(str, config.theme.get("features") or ()))
    return (
        has_search(config)
        or any(one.startswith(_ON_EVERY_PAGE) for one in features)
        or any(config.extra.get(key) for key in ("version", "consent"))
        or "feedback" in (config.extra.get("analytics") or ())
        or any(key in features and how.search(content) for key, how in _ON_PAGES_WITH.items())
        or bool(_DIAGRAM.search(content))
    )


def may_need_bundle(config: MkDocsConfig) -> bool:
    """Tell whether a page of the site may need it, before any is rendered."""
    features = set(map(str, config.theme.get("features") or ()))
    has_diagrams = "mermaid" in str(config.mdx_configs)
    return needs_bundle(config) or has_diagrams or bool(features & _ON_PAGES_WITH.keys())
