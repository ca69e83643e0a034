"""Theme: the files that lie in its folders, and what of Material's own a site needs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

_BUNDLE = (
    "announce.dismiss",
    "content.code.annotate",
    "content.code.select",
    "content.footnote.tooltips",
    "content.tabs.link",
    "content.tooltips",
    "header.autohide",
    "navigation.instant",
    "navigation.tracking",
    "toc.follow",
)
"""What the features begin with that only Material's own script can do."""
_SEARCH = "material/search"


def theme_files(config: MkDocsConfig, pattern: str) -> Mapping[str, Path]:
    """Return the files of the theme's folders that match, by name; the first folder wins."""
    found: dict[str, Path] = {}
    for folder in config.theme.dirs:
        for path in Path(folder).glob(pattern):
            found.setdefault(path.name, path)
    return dict(sorted(found.items()))


def has_search(config: MkDocsConfig) -> bool:
    """Tell whether the site has Material's own search."""
    return _SEARCH in config.plugins


def needs_bundle(config: MkDocsConfig) -> bool:
    """Tell whether pages load Material's own script."""
    features = config.theme.get("features") or ()
    return has_search(config) or any(str(one).startswith(_BUNDLE) for one in features)
