"""What is found in a source, and what in it is not asked about."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from ..errors import ContentError, Problem
from ..furniture import is_furniture

THEME = "style sheets, scripts, fonts and source maps of the old theme"
PROGRAM = "requests for the old blog's own program"
NOT_SENT = "what no host sends, such as .git and .nojekyll"
NO_ADDRESSES = "what is no address of the web, such as mailto:"
OTHER_SITEMAPS = "sitemaps of another host"
NOT_ANSWERED = "requests that were no GET, or not answered"
ILLEGIBLE = "lines that are none of a log"

_OF_PROGRAM = re.compile(
    r"/(?:wp-(?:admin|json|includes)(?:/|$)|wp-(?:login|cron|comments-post|signup)\.php$"
    r"|xmlrpc\.php$|ghost/|admin/|cgi-bin/|\.well-known/acme-challenge/|\.git/|\.env$)"
)


@dataclass(frozen=True, slots=True)
class OldUrl:
    """An address of the old blog."""

    url: str
    """As the source has it, without a fragment: a full URL, or a path from the root."""
    place: str
    """Where it stands: `old/sitemap.xml`, with its line where that helps."""
    hits: int = 0
    """How often readers asked for it; 0 where the source does not count."""
    title: str | None = None
    """What the page there was called, where the source says it."""
    feed: str = ""
    """Which format it has, where the source shows that it is a feed: `rss`, `atom`, `json`."""
    target: str = ""
    """Where it sent its readers, where it is a redirect page: a path or a full URL."""


def left_out(path: str) -> str | None:
    """Return why a file of a built site or a request in a log is not asked about."""
    if is_furniture(path):
        return THEME
    return PROGRAM if _OF_PROGRAM.search(path) else None


def is_url(value: str) -> bool:
    """Tell whether a text is a full URL of the web."""
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != -1
    except ValueError:  # no URL, such as http://[ or a port that is no number
        return False


def of_that_host(url: object, home: object) -> bool:
    """Tell whether two values are full URLs of one host; another may deliver a blog's feed."""
    return (
        isinstance(url, str)
        and isinstance(home, str)
        and is_url(url)
        and is_url(home)
        and urlsplit(url).hostname == urlsplit(home).hostname
    )


def joined(base: str, url: str) -> str:
    """Return a URL as a full one, or as a path; empty where it is none."""
    try:
        return urljoin(base, url.strip())
    except ValueError:  # such as http://[
        return ""


def refuse(name: str, line: int | None, text: str) -> ContentError:
    """Return the error for a source that cannot be read."""
    return ContentError([Problem(name, line, text)])
