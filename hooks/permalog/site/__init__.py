"""The adapter: the only part of the core that imports MkDocs."""

from .alike import compare
from .alternates import add_alternates
from .archives import is_only_dotted, read_archives, treat_as_page
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
from .converting import text_of
from .feeds import published_feeds, write_feeds
from .files import (
    Published,
    add_generated,
    add_made,
    address,
    bare_links,
    documents,
    ignores_case,
    is_post,
    is_shown,
    locate,
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
from .identity import read_old_feed
from .images import show_images
from .indexing import Indexing, Previewing, key_of_content, may_change
from .lock import dotted, kept_lists, resolve_lock
from .lock_anchors import resolve_anchors
from .lock_file import read_lock, write_lock
from .mending import let_go, mend_all, named
from .new_site import new_site
from .pictures import add_cards, author_of, own_pictures
from .policy import comments_of, has_google, rules_of, sources_of
from .redirects import configured_redirects
from .saved import Rebuild, forget_preview, remember_preview
from .seam import open_seam, watch_with
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
from .sheet import whole_sheet, write_sheet
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
from .unread import said
from .watch import Watch

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
    "Indexing",
    "Origin",
    "Previewing",
    "Published",
    "Rebuild",
    "Settings",
    "Sidebar",
    "Watch",
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
    "compare",
    "configured_redirects",
    "cures_of",
    "documents",
    "dotted",
    "errors_as_exits",
    "extra_files",
    "finish_ahead",
    "forget_preview",
    "from_here",
    "has_google",
    "has_index",
    "has_search",
    "homes_of",
    "icon_in",
    "idle_settings",
    "ignores_case",
    "invocation",
    "is_only_dotted",
    "is_post",
    "is_shown",
    "kept_lists",
    "key_of_content",
    "language",
    "let_go",
    "locate",
    "mark",
    "marked",
    "material_scripts",
    "may_change",
    "may_need_bundle",
    "mend_all",
    "named",
    "needs_bundle",
    "new_site",
    "open_cache",
    "open_seam",
    "origin",
    "own_pictures",
    "paths",
    "paths_of",
    "place",
    "problems_as_plugin_errors",
    "published",
    "published_feeds",
    "read_archives",
    "read_lock",
    "read_old_feed",
    "remember_preview",
    "render_ahead",
    "resolve",
    "resolve_anchors",
    "resolve_lock",
    "rules_of",
    "said",
    "show_images",
    "sources_of",
    "text_of",
    "theme_files",
    "treat_as_page",
    "unlisted_hooks",
    "url_of",
    "watch_with",
    "whole_sheet",
    "write_feeds",
    "write_lock",
    "write_sheet",
    "written_late",
]
