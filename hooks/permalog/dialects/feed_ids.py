"""Ids in feeds: how generators write the full URL of a post, each with its own encoding.

Ids are compared letter by letter, so that `/it's/` and `/it%27s/` are two. What the real generators
write is recorded in tests/conformance/feed_ids.json.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit, urlunsplit

_FULL = re.compile(r"https?://(?!localhost\b|127\.)[^/\s]", re.I)
"""How a public URL begins; that of a machine of its author's is none."""
_PORTS = {"http": 80, "https": 443}
_BROWSER = "/!$&'()*+,;=:@[]^|~"
_PLAIN = re.compile(r"[\w.~-]*", re.A)
_PATH = "!$&'()*+,;=:@~"


def site(written: object, today: str) -> str:
    """Return the address of the old site; that of today where `written` is none for readers."""
    return written.strip() if isinstance(written, str) and _FULL.match(written.strip()) else today


def plain(base: str, path: str) -> str:
    """Return the URL of a path, with nothing encoded."""
    return base.rstrip("/") + path


def quoted(base: str, path: str, safe: str = "/") -> str:
    """Return the URL of a path, percent-encoded but for what is safe."""
    return base.rstrip("/") + quote(path, safe=safe)


def of_browser(base: str, path: str) -> str:
    """Return the URL of a path as browsers and Node write it; raise ValueError."""
    return quoted(normal(base), path, _BROWSER)


def origin(url: str) -> str:
    """Return scheme and host of a URL as browsers write them; raise ValueError."""
    parts = urlsplit(normal(url))
    return f"{parts.scheme}://{parts.netloc}"


def normal(url: str) -> str:
    """Return a URL in the form of RFC 3986, with a host in ASCII; raise ValueError.

    It is what the library Addressable makes of it, and with it Jekyll: ligatures are taken apart.
    """
    parts = urlsplit(url)
    path = "/".join(_part(part) for part in parts.path.split("/"))
    query, fragment = _part(parts.query, "/?&"), _part(parts.fragment, "/?")
    return urlunsplit((parts.scheme, _host(parts.scheme, parts.netloc), path, query, fragment))


def _part(part: str, more: str = "") -> str:
    if _PLAIN.fullmatch(part):
        return part
    return quote(unicodedata.normalize("NFKC", unquote(part)), safe=_PATH + more)


@lru_cache(maxsize=64)
def _host(scheme: str, netloc: str) -> str:
    parts = urlsplit(f"{scheme}://{netloc}")
    host = (parts.hostname or "").encode("idna").decode()
    is_usual = parts.port in (None, _PORTS.get(parts.scheme))
    return host if is_usual else f"{host}:{parts.port}"
