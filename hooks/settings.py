"""Settings: `extra.blog` in mkdocs.yml, checked before anything is built.

What is missing among its `hooks:`, of those that lie beside this one, is said. MkDocs calls
`on_startup` once, and `on_config` at the start of every build.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger

from permalog import site

log = get_plugin_logger("permalog")

_UNLISTED = "%s is there and not among the `hooks:` of %s; what it does is not done: %s"


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a preview, and whether the site folder is updated in place."""
    site.invocation.command, site.invocation.dirty = command, dirty


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the settings; a misspelt key or a wrong type stops the build."""
    with site.problems_as_plugin_errors():
        site.begin(config)
    _name_unlisted(config)
    return config


def _name_unlisted(config: MkDocsConfig) -> None:
    """Say which hooks are not listed: those that are newer than an mkdocs.yml are not."""
    unlisted = site.unlisted_hooks(config, Path(__file__).resolve().parent)
    for name, feature in unlisted.items():
        log.info(_UNLISTED, name, Path(config.config_file_path).name, feature)
    for problem in site.idle_settings(config, unlisted):
        log.warning("%s", problem)
