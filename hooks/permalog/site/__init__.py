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
from .feeds import PublishedFeed, published_feeds
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
from .identity import entry_id, read_old_feed
from .redirects import configured_redirects, paths_of
from .settings import ArchiveSettings, FeedSettings, Settings

__all__ = [
    "ArchiveSettings",
    "Build",
    "FeedSettings",
    "Origin",
    "Published",
    "PublishedFeed",
    "Settings",
    "add_generated",
    "bare_links",
    "begin",
    "build_of",
    "configured_redirects",
    "entry_id",
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
    "published_feeds",
    "read_archives",
    "read_old_feed",
    "text_of",
    "treat_as_page",
    "url_of",
    "written_late",
]
