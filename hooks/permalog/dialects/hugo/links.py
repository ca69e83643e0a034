"""Hugo's links: to where a link in a page's text leads, and what `ref` and `relref` name.

Sources: Hugo 0.168, `hugolib/pagecollections.go`, `hugolib/site.go` (siteRefLinker).
"""

from __future__ import annotations

import posixpath
import re
from functools import cached_property
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from .content import HTML, MARKDOWN, Content, Entry, key_of

_REF = re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+(.*?)\s*[%>]\}\}", re.S)
_ARGUMENT = re.compile(r'(?:(\w+)\s*=\s*)?(?:"([^"]*)"|`([^`]*)`|([^\s"`=]+))')


class Links:
    """Finds the pages that references name."""

    def __init__(self, content: Content) -> None:
        self._content = content

    @cached_property
    def _names(self) -> dict[tuple[str, str], str]:
        """The key of the page that has a name in a language; empty where several have it."""
        found: dict[tuple[str, str], str] = {}
        for language, key in self._content.pages:
            name = (language, key.rpartition("/")[2])
            found[name] = "" if name in found else key
        return found

    def find(self, entry: Entry, reference: str, language: str = "") -> tuple[str, str] | None:
        """Return language and key of the page that a reference in a page's text names."""
        language, ref = language or entry.language, reference.rstrip("/") or "/"
        if ref.startswith("/"):
            return self._page(language, ref)
        folder = entry.folder
        if entry.is_bundle and not entry.is_section and not ref.startswith("../"):
            folder = posixpath.dirname(folder)
        nearby = self._page(language, posixpath.join(f"/{folder}", ref))
        if nearby is None and entry.is_bundle:
            nearby = self._page(language, posixpath.join(f"/{entry.folder}", ref))
        if nearby or ref.startswith("."):
            return nearby
        return self._page(language, f"/{ref}") or self._by_name(language, ref)

    def _page(self, language: str, path: str) -> tuple[str, str] | None:
        """Return language and key of the page at a path, with or without its ending."""
        path = posixpath.normpath(path)
        for written in (path, *_without_ending(path)):
            key = key_of(written.strip("/"))
            if (language, key) in self._content.pages or (language, key) in self._content.sections:
                return language, key
        return None

    def _by_name(self, language: str, ref: str) -> tuple[str, str] | None:
        if "/" in ref:
            return None
        names = (ref, *_without_ending(ref))
        keys = (self._names.get((language, key_of(name)[1:])) for name in names)
        key = next(filter(None, keys), None)
        return (language, key) if key else None


def _without_ending(path: str) -> tuple[str, ...]:
    """Return a path without its ending, and without the name of a bundle's file."""
    stem, ending = posixpath.splitext(path)
    if ending[1:].lower() not in (*MARKDOWN, *HTML):
        return ()
    folder, name = posixpath.split(stem)
    return (folder,) if name in ("index", "_index") else (stem,)


def reference(url: str) -> tuple[str, str] | None:
    """Return path and language of a shortcode `ref` or `relref`; None for any other link."""
    found = _REF.fullmatch(unquote(url).strip())
    if not found:
        return None
    named, plain = {}, []
    for name, *written in _ARGUMENT.findall(found[1]):
        value = next(filter(None, written), "")
        if name:
            named[name.lower()] = value
        else:
            plain.append(value)
    path = named.get("path") or (plain[0] if plain else "")
    return path, named.get("lang") or (plain[1] if len(plain) > 1 else "")


def is_elsewhere(url: str) -> bool:
    """Return whether a link leaves the site, or names nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return True
    return bool(parts.scheme or parts.netloc) or not url


def path_of(url: str) -> str:
    """Return the path of a link, decoded."""
    return unquote(urlsplit(url).path)


def joined(base: str, url: str) -> str:
    """Return a link in a page at `base`, from the site's root."""
    try:
        return urljoin(quote(base), url)
    except ValueError:
        return url


def moved(url: str, address: str) -> str:
    """Return a link to another address, with the query and the fragment of the first."""
    parts = urlsplit(url)
    return urlunsplit(("", "", quote(address), parts.query, parts.fragment))
