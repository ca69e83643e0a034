"""The adapter: the only part of the core that imports MkDocs."""

from .alike import related
from .alternates import add_alternates
from .archives import is_only_dotted, read_archives, text_of, treat_as_page
from .build import (
    Build,
    Origin,
    begin,
    build_of,
    errors_as_exits,
    invocation,
    problems_as_plugin_errors,
)
from .caching import close_cache, finish_ahead, open_cache, render_ahead
from .extracts import extracts
from .feeds import published_feeds
from .files import (
    Published,
    add_generated,
    add_made,
    address,
    bare_links,
    ignores_case,
    is_post,
    is_shown,
    origin,
    paths,
    paths_of,
    place,
    published,
    resolve,
    url_of,
    written_late,
)
from .homes import cures_of, homes_of
from .hooks import idle_settings, unlisted_hooks
from .identity import entry_id, read_old_feed
from .images import images_without_alt, pages_with_images, show_images
from .lock import dotted, kept_lists, resolve_lock
from .lock_anchors import resolve_anchors
from .lock_file import read_lock, write_lock
from .mending import let_go, mend_all, named
from .new_site import new_site
from .pictures import add_cards, author_of, own_pictures
from .policy import comments_of, has_google, rules_of, sources_of
from .redirects import configured_redirects
from .seam import open_seam
from .settings import (
    AnalyticsSettings,
    AnchorSettings,
    ArchiveSettings,
    AuthorSettings,
    CardSettings,
    CommentsSettings,
    FeedSettings,
    ImageSettings,
    Settings,
)
from .sidebar import Sidebar, from_here, mark, marked
from .texts import Answers
from .theme import (
    extra_files,
    has_index,
    has_search,
    icon_in,
    language,
    material_scripts,
    may_need_bundle,
    needs_bundle,
    theme_files,
)

__all__ = [
    "AnalyticsSettings",
    "AnchorSettings",
    "Answers",
    "ArchiveSettings",
    "AuthorSettings",
    "Build",
    "CardSettings",
    "CommentsSettings",
    "FeedSettings",
    "ImageSettings",
    "Origin",
    "Published",
    "Settings",
    "Sidebar",
    "add_alternates",
    "add_cards",
    "add_generated",
    "add_made",
    "address",
    "author_of",
    "bare_links",
    "begin",
    "build_of",
    "close_cache",
    "comments_of",
    "configured_redirects",
    "cures_of",
    "dotted",
    "entry_id",
    "errors_as_exits",
    "extra_files",
    "extracts",
    "finish_ahead",
    "from_here",
    "has_google",
    "has_index",
    "has_search",
    "homes_of",
    "icon_in",
    "idle_settings",
    "ignores_case",
    "images_without_alt",
    "invocation",
    "is_only_dotted",
    "is_post",
    "is_shown",
    "kept_lists",
    "language",
    "let_go",
    "mark",
    "marked",
    "material_scripts",
    "may_need_bundle",
    "mend_all",
    "named",
    "needs_bundle",
    "new_site",
    "open_cache",
    "open_seam",
    "origin",
    "own_pictures",
    "pages_with_images",
    "paths",
    "paths_of",
    "place",
    "problems_as_plugin_errors",
    "published",
    "published_feeds",
    "read_archives",
    "read_lock",
    "read_old_feed",
    "related",
    "render_ahead",
    "resolve",
    "resolve_anchors",
    "resolve_lock",
    "rules_of",
    "show_images",
    "sources_of",
    "text_of",
    "theme_files",
    "treat_as_page",
    "unlisted_hooks",
    "url_of",
    "write_lock",
    "written_late",
]
