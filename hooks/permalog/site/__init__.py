"""The adapter: the only part of the core that imports MkDocs."""

from .archives import read_archives, text_of, treat_as_page
from .build import (
    Build,
    Origin,
    begin,
    build_of,
    errors_as_exits,
    invocation,
    problems_as_plugin_errors,
)
from .files import (
    Published,
    add_generated,
    bare_links,
    ignores_case,
    is_post,
    is_shown,
    origin,
    place,
    published,
    url_of,
    written_late,
)
from .redirects import configured_redirects, paths_of
from .settings import AnchorSettings, ArchiveSettings, FeedSettings, Settings

__all__ = [
    "AnchorSettings",
    "ArchiveSettings",
    "Build",
    "FeedSettings",
    "Origin",
    "Published",
    "Settings",
    "add_generated",
    "bare_links",
    "begin",
    "build_of",
    "configured_redirects",
    "errors_as_exits",
    "ignores_case",
    "invocation",
    "is_post",
    "is_shown",
    "origin",
    "paths_of",
    "place",
    "problems_as_plugin_errors",
    "published",
    "read_archives",
    "text_of",
    "treat_as_page",
    "url_of",
    "written_late",
]
