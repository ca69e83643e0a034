"""Anchors: headings answer to the ids that they had elsewhere too, so that links to them hold.

MkDocs calls `on_files` when it has found the files of docs/, for this hook after all others, and
renders the pages with what is added here.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from permalog import heading_ids, site
from permalog.anchors import AnchorsExtension
from permalog.heading_ids import Rule
from permalog.site import Build


@event_priority(-100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Teach Markdown what headings' links are called, and the ids that headings had elsewhere."""
    build = site.build_of(config)
    toc = config.mdx_configs.setdefault("toc", {})
    toc.setdefault("permalink_title", build.words["heading_link"])
    if build.settings.anchors.former or build.archives:
        extension = AnchorsExtension(partial(_rules, build))
        config.markdown_extensions.append(extension)  # type: ignore[arg-type] # takes instances too
    return files


def _rules(build: Build, uri: str) -> Sequence[Rule]:
    """Return the rules by which the headings of a file may have had their ids."""
    if uri not in build.moved:
        return [heading_ids.RULES[name] for name in build.settings.anchors.former]
    dialect, _ = build.moved[uri]
    return heading_ids.OF_ARCHIVES.get(dialect.name, ())
