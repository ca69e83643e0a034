"""Where Pelican serves an article or a page: its URL, and the file that it writes.

Source: Pelican 4.12, `contents.py` (`get_url_setting`, `_has_valid_save_as`). URL and file are two
settings there, and nothing keeps them together.
"""

from __future__ import annotations

import posixpath
import re
from typing import NamedTuple

from ...errors import InvalidValueError, shown
from ...permalink import AddressError, Permalink
from .metadata import Content, RefusedError
from .settings import PelicanSettings
from .values import filled

_LEADS_ELSEWHERE = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*://|.*[?#]", re.S)


class Place(NamedTuple):
    """Where a page is served, and a second address from which its readers are sent on to it."""

    permalink: Permalink | None
    """None for a page that is not written."""
    alias: Permalink | None = None


class Addresses:
    """The addresses that the settings of an archive give to its articles and pages."""

    def __init__(self, settings: PelicanSettings) -> None:
        self._settings = settings
        self._site = settings.text("SITEURL").rstrip("/")

    def file(self, content: Content) -> str:
        """Return the file that is written, below the site; empty where there is none.

        Raises RefusedError for one outside of the site, InvalidValueError for none that can be.
        """
        written = self._written(content, "save_as")
        path = posixpath.normpath(written)
        if not written:
            return ""
        if written.startswith("/") or path.split("/")[0] == "..":
            raise RefusedError(f"its file would lie outside of the site: {shown(written)}")
        if path == ".":
            raise AddressError("it is the site itself; write the name of a file")
        return path

    def place(self, content: Content) -> Place:
        """Return where a page is served; raise what `file` raises.

        Where no static host would answer the URL with the file, the page is at its URL, which is
        what readers know, and the address of the file leads there.
        """
        file = self.file(content)
        if not file:
            return Place(None)
        path = self._path(content)
        if path is None:
            return Place(Permalink.parse(file))
        named = Permalink.parse_link(path)
        if named.file == file and not path.endswith("index.html"):
            return Place(named)
        written = Permalink.parse(file)
        if written.file in (named.file, posixpath.join(named.url.strip("/"), "index.html")):
            url = named.url + "index.html" * (posixpath.basename(path) == "index.html")
            return Place(Permalink(url, written.file))
        is_moved = "save_as" in content.metadata and "url" not in content.metadata
        if is_moved or named.url == "/":  # `save_as: 404.html` says where it is, not its URL
            return Place(written)
        return Place(named, written if written.url != named.url.rstrip("/") else None)

    def url(self, content: Content) -> str:
        """Return the URL of a page as Pelican has it, most often without a slash at its start."""
        return self._written(content, "url")

    def _path(self, content: Content) -> str | None:
        """Return the URL as a path of the site; None where it leads to none."""
        url = self._written(content, "url")
        if self._site and url.startswith(f"{self._site}/"):
            url = url[len(self._site) :]
        return None if _LEADS_ELSEWHERE.match(url) else url or "/"

    def _written(self, content: Content, key: str) -> str:
        """Return what a post, or else the settings, say of its `url` or `save_as`."""
        for own in (key, f"override_{key}"):
            if own in content.metadata:
                return str(content.metadata[own] or "")
        setting = content.pattern(key.upper())
        pattern = self._settings.text(setting)
        try:
            return filled(pattern, content.fields)
        except InvalidValueError as error:
            raise InvalidValueError(f"`{setting}` is {shown(pattern)}, which {error}") from None
