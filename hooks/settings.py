"""Settings: `extra.blog` in mkdocs.yml, checked before anything is built.

MkDocs calls `on_startup` once, and `on_config` at the start of every build.
"""

from __future__ import annotations

from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority

from permalog import site


def on_startup(*, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether this is a preview, and whether the site folder is updated in place."""
    site.invocation.command, site.invocation.dirty = command, dirty


@event_priority(100)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read the settings; a misspelt key or a wrong type stops the build."""
    with site.problems_as_plugin_errors():
        site.begin(config)
    return config
