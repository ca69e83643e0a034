"""Policy: what the settings let pages load, beyond what stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mkdocs.structure.pages import Page

from .. import policy
from ..policy import Rules
from ..post import Post
from .build import Build
from .settings import CommentsSettings

GISCUS = "https://giscus.app"
_GOOGLE = ("https://*.google-analytics.com", "https://*.analytics.google.com")
_GOOGLE_TAGS = "https://*.googletagmanager.com"


def rules_of(build: Build) -> Rules:
    """Return the rules that are the same for all pages of the site."""
    settings = build.settings
    return Rules(
        words=build.words,
        site=policy.host_of(build.config.site_url or "") or "",
        own=settings.policy or {},
        loads_embeds=settings.embeds == "load",
        is_strict=settings.policy is not None,
    )


def policy_of(build: Build, page: Page) -> Mapping[str, Iterable[str]]:
    """Return what the front matter of a page lets through; that of an archive knows no policy."""
    written = page.meta.get("policy")
    return policy.sources(written) if written and page.file.src_uri not in build.moved else {}


def has_google(build: Build) -> bool:
    """Tell whether Material loads Google Analytics with every page."""
    return (build.config.extra.get("analytics") or {}).get("provider") == "google"


def comments_of(build: Build, page: Page) -> CommentsSettings | None:
    """Return where the comments of a page are; None for one without, and for what is no post."""
    settings = build.settings.comments
    is_post = isinstance(build.library.by_uri.get(page.file.src_uri), Post)
    return settings if settings.repo and is_post and page.meta.get("comments", True) else None


def sources_of(build: Build, page: Page | None) -> Mapping[str, Iterable[str]]:
    """Return what a page may load that does not stand in it: comments, and what counts visits."""
    sources = {
        name: list(given) for name, given in (policy_of(build, page) if page else {}).items()
    }
    if page and comments_of(build, page):
        for directive in ("script-src", "style-src", "frame-src"):
            sources.setdefault(directive, []).append(GISCUS)
    analytics = build.settings.analytics
    if host := policy.host_of(analytics.script):
        sources.setdefault("script-src", []).append(host)
        sources.setdefault("connect-src", []).append(host)
    if analytics.script:
        sources.setdefault("connect-src", []).extend(analytics.connect)
    if has_google(build):
        sources.setdefault("script-src", []).append(_GOOGLE_TAGS)
        for directive in ("connect-src", "img-src"):
            sources.setdefault(directive, []).extend((*_GOOGLE, _GOOGLE_TAGS))
    return sources
