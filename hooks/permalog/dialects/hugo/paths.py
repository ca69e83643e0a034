"""Hugo's paths: what may stand in one, and where a page is written.

Sources: Hugo 0.168, `common/paths/path.go`, `helpers/path.go`, `resources/page/page_paths.go`,
`hugolib/alias.go`; Go's `net/url`.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import quote, unquote

from ...permalink import AddressError, Permalink, within_site

INDEX = "index.html"
_PLAIN = re.compile(r"[\w./\\#+~@-]*", re.A)
_CODE = re.compile(r"[0-9a-fA-F]{2}")
_IN_URL = re.compile(r"(?:[\w.~!$&'()*+,;=:@/\[\]-]|%[0-9a-fA-F]{2})*", re.A)
_LONE_PERCENT = re.compile(r"%(?![0-9a-fA-F]{2})")
_HTML = (".html", ".htm")
_SLASHES = re.compile("//+")
_FOLDER = re.compile(r"(?:/[\w+~@-][\w.+~@-]*)+/")
"""A link of which nothing needs a second look."""


@dataclass(frozen=True, slots=True)
class Paths:
    """How the site writes paths."""

    keeps_case: bool = False
    """`disablePathToLower`."""
    drops_accents: bool = False
    """`removePathAccents`."""

    def clean(self, text: str) -> str:
        """Return a text as it may stand in a path."""
        path = sanitized(text)
        if self.drops_accents:
            plain = unicodedata.normalize("NFD", path)
            plain = "".join(c for c in plain if unicodedata.category(c) != "Mn")
            path = unicodedata.normalize("NFC", plain)
        return path if self.keeps_case else lower(path)

    def part(self, text: str) -> str:
        """Return a text as tokens write it: a lone `#` at the end is an empty fragment."""
        path, sign, rest = self.clean(text).partition("#")
        return path + sign + rest if rest else path


def lower(text: str) -> str:
    """Return a text in small letters, each for itself as Go has them."""
    return text.lower() if text.isascii() else "".join(map(_small, text))


def _small(letter: str) -> str:
    return "i" if letter == "İ" else letter.lower()


def sanitized(text: str) -> str:
    """Return a text without the signs that Hugo lets into no path; spaces are one hyphen."""
    if _PLAIN.fullmatch(text):
        return text
    kept: list[str] = []
    is_due = False
    for at, sign in enumerate(text):
        if _may_stand(text, at, sign):
            if is_due and sign != "-":
                kept.append("-")
            is_due = False
            kept.append(sign)
        elif kept and kept[-1] != "-" and sign.isspace():
            is_due = True
    return "".join(kept)


def _may_stand(text: str, at: int, sign: str) -> bool:
    if sign.isascii():
        is_code = sign == "%" and _CODE.fullmatch(text, at + 1, at + 3)
        return sign.isalnum() or sign in "./\\_#+~-@" or bool(is_code)
    category = unicodedata.category(sign)
    return category[0] in "LM" or category == "Nd"


class Route(NamedTuple):
    """What decides where a page is written."""

    kind: str
    folder: str
    """`/posts`: the folder that a page is in, or a section's own; `/` for the home page."""
    name: str = ""
    """The last part of a page's path: its slug, or its file's name."""
    url: str = ""
    """As its front matter has it."""
    pattern: str = ""
    """What `permalinks` has made of it."""
    prefix: str = ""
    """The part for its language: `de`."""
    is_ugly: bool = False
    is_bundle: bool = False


class Written(NamedTuple):
    """Where a page is written."""

    link: str
    """`/posts/my-trip/`, in which codes like `%20` still stand."""
    base: str
    """Where the files of its bundle go: `/posts/my-trip`; empty for the root."""


def written(route: Route, paths: Paths) -> Written:
    """Return where a page is written."""
    if route.url and route.kind != "home":
        return _by_url(route)
    if route.kind == "page":
        parts = [route.pattern] if route.pattern else [route.folder, route.name]
        is_index = not route.pattern and route.name == "index" and not route.is_bundle
        is_file = route.is_ugly or is_index
    else:
        parts = [route.pattern or route.folder]
        is_file = route.is_ugly and route.kind == "term"
    parts = [paths.clean(part) for part in parts if part not in ("", "/")]
    if is_file and parts:
        parts[-1] = parts[-1].removesuffix("/") + ".html"
    else:
        parts.append(INDEX)
    shows_index = route.is_ugly and route.kind in ("home", "section", "taxonomy")
    return _joined([route.prefix, *parts], ".html", shows_index=shows_index)


def _by_url(route: Route) -> Written:
    url, prefix = route.url, route.prefix
    if ".." in url:
        url = posixpath.normpath(f"/{url}")
    if route.url.startswith("/") or url.startswith(f"/{prefix}"):
        prefix = ""
    parts = url.split("/")
    is_file = "." in url and not url.endswith("/")
    suffix = f".{parts[-1].rpartition('.')[2]}" if is_file and "." in parts[-1] else ""
    return _joined([prefix, *parts, *([] if is_file else [INDEX])], suffix)


def _joined(parts: list[str], suffix: str, *, shows_index: bool = False) -> Written:
    path = _SLASHES.sub("/", "/" + "/".join(parts))
    folder, _, name = path.rpartition("/")
    base = folder if name.startswith("index.") else path.removesuffix(suffix)
    is_folder = name == INDEX and not shows_index
    return Written(folder.rstrip("/") + "/" if is_folder else path, base.rstrip("/"))


def encoded(link: str) -> str:
    """Return a written page's link as Go encodes a path; one that needs it nowhere stays."""
    if _IN_URL.fullmatch(link):
        return link
    return quote(unquote(link), safe="/$&+,:;=@~")


def permalink(link: str) -> Permalink:
    """Return where a written page is served; raise AddressError where it can be served nowhere."""
    if "%" in link and _LONE_PERCENT.search(link):
        raise AddressError("it holds a `%` that begins no code; write `%25`")
    return served(link)


def served(link: str) -> Permalink:
    """Return where a link is answered: codes stand for their signs, and `/./` for nothing."""
    if _FOLDER.fullmatch(link):
        return Permalink(link, link[1:] + INDEX)
    try:
        path = within_site(unquote(link, errors="strict"))
    except UnicodeDecodeError:
        raise AddressError("what it has percent-encoded is not UTF-8") from None
    parts = [part for part in path.split("/") if part not in ("", ".")]
    is_folder = path.endswith(("/", "/.")) or not parts
    url = "/" + "/".join(parts) + ("/" if is_folder and parts else "")
    return Permalink(url, Permalink.served(url).file)


def copied(path: str) -> Permalink:
    """Return where a file is copied to; raise AddressError where that is no place on the site."""
    url = within_site(f"/{path.lstrip('/')}")
    folder, name = posixpath.split(url)
    is_page = name == INDEX
    return Permalink(folder.rstrip("/") + "/" if is_page else url, url.lstrip("/"))


def alias(written_alias: str, base: str, prefix: str, *, is_ugly: bool) -> Permalink:
    """Return the permalink of an alias of a page whose files go to `base`.

    Without a leading slash it starts in the folder above. Raises AddressError.
    """
    is_relative = not written_alias.startswith("/")
    start = posixpath.join(base, "..") if is_relative else f"/{prefix}"
    path = posixpath.normpath(posixpath.join(start, written_alias.lstrip("/")))
    path = re.sub(r"\A//+", "/", path)
    is_html = posixpath.splitext(path)[1] in _HTML
    if is_ugly and not is_html:
        path, is_html = f"{path}.html", True
    if path == "/":
        raise AddressError("it is the home page; take it out")
    if path.split("/")[0] == "..":
        raise AddressError("it climbs out of the site; begin it with `/`")
    link = served(path if is_html else f"{path}/")
    return Permalink.served(link.url)
