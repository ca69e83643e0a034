"""Cards: what other sites show beside a link, a post's own `image` or a card drawn from its title.

MkDocs calls `on_files` when all pages have their addresses. A card is drawn when its file is
written, unless a build has drawn it before.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from permalog import site


@event_priority(10)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Find the images that pages name, and add a card for each post that names none."""
    build = site.build_of(config)
    with site.problems_as_plugin_errors():
        build.pictures.update(site.own_pictures(build, files))
        site.add_cards(build, files)
    return files
