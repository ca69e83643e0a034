"""Permalink: the address of a page on the site, and the file that answers there."""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import quote, unquote

from .errors import InvalidValueError

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
_HOST = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://|//[^/]+\.[^/]+(?:/|$)")
_ENCODED_SLASH = re.compile("%2f|%5c", re.I)
_ORDINARY = re.compile(r"/?(?:[\w~+-][\w.~+-]*/)*(?:[\w~+-][\w.~+-]*)?")
"""A path of which nothing needs a second look."""
_GIT = re.compile(r"(?:^|/)\.git(?:/|$)", re.I)
_PART_BYTES = 255
_TYPES = frozenset(
    (
        "atom",
        "css",
        "csv",
        "htm",
        "html",
        "ics",
        "js",
        "json",
        "md",
        "mjs",
        "rss",
        "svg",
        "txt",
        "webmanifest",
        "xhtml",
        "xml",
        "xsl",
    )
)
"""The endings that a permalink may give a page for it to be written to just that file."""


class AddressError(InvalidValueError):
    """Raised when a value can be no address on this site; the message says why, and the cure."""


@dataclass(frozen=True, slots=True, order=True)
class Permalink:
    """Where something is published: the URL people use and the file that a static host sends.

    Both are decoded text (`/blog/café/`); `quoted` is the URL as HTML and feeds need it.
    """

    url: str
    """The path on the site, from its root: `/blog/2016/duth-2016-recap/`."""
    file: str
    """The file below the site folder: `blog/2016/duth-2016-recap/index.html`."""

    def __post_init__(self) -> None:
        if len(self.file.encode()) <= _PART_BYTES:
            return
        for part in self.file.split("/"):
            if len(part.encode()) > _PART_BYTES:
                raise AddressError(
                    f"its part '{part[:40]}…' is {len(part.encode())} bytes long and a file name "
                    f"holds at most {_PART_BYTES}; shorten it"
                )

    @property
    def quoted(self) -> str:
        """The URL, percent-encoded: `/blog/caf%C3%A9/`."""
        return quote(self.url)

    @property
    def is_bare(self) -> bool:
        """Whether the URL has no ending, and the file `.html` (`/a/b`, `a/b.html`)."""
        return self.file == self.url.lstrip("/") + ".html"

    @property
    def parents(self) -> tuple[str, ...]:
        """The folders above the page, nearest first: `/blog/2016/`, `/blog/`, `/`."""
        parts = self.url.strip("/").split("/")[:-1]
        return tuple(
            "/" + "".join(f"{part}/" for part in parts[:n]) for n in range(len(parts), -1, -1)
        )

    @classmethod
    def parse(cls, value: str) -> Permalink:
        """Return the permalink that a written address names, as Eleventy reads it.

        `/a/b/` and `/a/b/index.html` are both the page `/a/b/`; `/a/b.html` stays as it is; with
        and without a leading slash is the same (Eleventy, `TemplatePermalink.js`). An address
        without slash and without a known file type (`/a/b`, `/v1.2`) keeps its URL and is served
        from `a/b.html`, which is how GitHub Pages answers it.

        Raises AddressError for what can be no path on this site.
        """
        return cls.served(_normalised(value))

    @classmethod
    def served(cls, path: str) -> Permalink:
        """Return the permalink of a path from the site's root, which is kept to the letter.

        Its end decides the file: see `parse`.
        """
        folder, _, name = path.rpartition("/")
        url = folder.rstrip("/") + "/" if name == "index.html" else path
        return cls(url, file_of(path))

    @classmethod
    def of_file(cls, value: str) -> Permalink:
        """Return the permalink of a file that is no page, such as a feed: just the path.

        Raises AddressError for a folder, and for a name without an ending.
        """
        path = _normalised(value)
        if path.endswith("/") or not posixpath.splitext(path)[1]:
            raise AddressError("it names no file; write a path with an ending, like `/feed.xml`")
        return cls(path, path.lstrip("/"))

    @classmethod
    def parse_link(cls, value: str) -> Permalink:
        """Return the permalink of an address as links and sitemaps write it: percent-encoded."""
        try:
            return cls.parse(unquote(value, errors="strict"))
        except UnicodeDecodeError:
            raise AddressError("what it has percent-encoded is not UTF-8") from None


def file_of(path: str) -> str:
    """Return the file below the site folder with which a static host answers a path."""
    if path.endswith("/"):
        return f"{path}index.html".lstrip("/")
    stem, _, ending = path.rpartition("/")[2].rpartition(".")
    has_type = stem.strip(".") and ending.lower() in _TYPES
    return (path if has_type else f"{path}.html").lstrip("/")


def fold(path: str) -> str:
    """Return the form of a path in which two that some file system or reader confuses are equal."""
    return unicodedata.normalize("NFC", path).casefold()


def within_site(path: str) -> str:
    """Return a path as it is; raise AddressError where it leaves the site or cannot be asked for.

    It is the least that is asked of what an old generator published.
    """
    _refuse_signs(path)
    if ".." in path and ".." in path.split("/"):
        raise AddressError("it climbs out of the site; take out the `..`")
    return path


def unquoted(path: str) -> str:
    """Return a path with what is percent-encoded in it decoded.

    Raises AddressError for a slash or a backslash that would be part of a name.
    """
    if found := _ENCODED_SLASH.search(path):
        raise AddressError(
            f"it holds `{found[0]}`, a slash that is part of a name; no static host can answer it"
        )
    return unquote(path)


def _normalised(value: str) -> str:
    if value and _ORDINARY.fullmatch(value):
        return value if value.startswith("/") else f"/{value}"
    _refuse(value)
    parts: list[str] = []
    for part in value.split("/"):
        if part == "..":
            if not parts:
                raise AddressError("it climbs out of the site; take out the `..`")
            parts.pop()
        elif part not in ("", "."):
            parts.append(part)
    is_folder = not parts or value.endswith(("/", "/.", "/.."))
    return "/" + "/".join(parts) + ("/" if parts and is_folder else "")


def _refuse(value: str) -> None:
    """Raise AddressError for what no static host can answer or no link can reach."""
    if not value.strip():
        raise AddressError("it is empty; write a path like `/blog/2016/my-post/`, or leave it out")
    if value != value.strip(" "):
        raise AddressError("it begins or ends with a space; take it out")
    if _HOST.match(value):
        raise AddressError("it is a full URL; write only its path, from the `/` after the host")
    _refuse_signs(value)
    for sign, meaning in (("?", "starts a query"), ("#", "starts a fragment")):
        if sign in value:
            raise AddressError(f"it holds `{sign}`, which {meaning} in a URL; take it out")


def _refuse_signs(path: str) -> None:
    """Raise AddressError for a sign that stands in no URL."""
    if "\\" in path:
        raise AddressError("it holds a backslash; separate folders with `/`")
    if found := _CONTROL.search(path):
        raise AddressError(f"it holds the control character {found[0]!r}; take it out")
    if _GIT.search(path):
        raise AddressError("it is git's own folder, which no host sends; name it otherwise")
