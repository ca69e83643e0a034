"""Images: each in its size, smaller ones for small screens, and with a text in its place.

MkDocs calls `on_files`, for this hook when all files are known, and `on_env` when all pages are
rendered, before anything else takes their content.
"""

from __future__ import annotations

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from permalog import site
from permalog.images import ImagesExtension


@event_priority(-100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Teach Markdown to tell an image without alternative text from one that needs none."""
    if site.build_of(config).settings.images:
        config.markdown_extensions.append(ImagesExtension())  # type: ignore[arg-type]
    return files


@event_priority(60)
def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Write images into the pages as readers get them, and say what is wrong with them."""
    build = site.build_of(config)
    if build.settings.images:
        pages = (file.page for file in site.documents(build, files))
        site.show_images(build, files, filter(None, pages))
    return env
