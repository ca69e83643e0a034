"""The adapter: the only part of the core that imports MkDocs."""

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
    is_post,
    is_shown,
    origin,
    place,
    published,
    url_of,
)
from .settings import FeedSettings, Settings

__all__ = [
    "Build",
    "FeedSettings",
    "Origin",
    "Published",
    "Settings",
    "add_generated",
    "bare_links",
    "begin",
    "build_of",
    "errors_as_exits",
    "invocation",
    "is_post",
    "is_shown",
    "origin",
    "place",
    "problems_as_plugin_errors",
    "published",
    "url_of",
]
