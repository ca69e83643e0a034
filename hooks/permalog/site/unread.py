"""Unread: a page of which all is known that others need is read when something asks what it says.

Of ten thousand pages, where one text is new, few are asked: those beside it, in feeds, in lists.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mkdocs.structure.pages import Page
from mkdocs.utils import weak_property

from .content import Content

ATTRIBUTES = ("markdown", "meta", "present_anchor_ids", "title", "toc")
"""What is set on a page when it is read, beside its content."""
_READ = "_read_when_asked"


class WhenRead:
    """An attribute of `Page`; a page that is unread is read for it."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._theirs: Any = vars(Page).get(name)

    def __get__(self, page: Page | None, kind: type[Page]) -> Any:
        """Return it, where the page itself does not have it yet, or has none of its own."""
        if page is None:  # of the class itself
            return self._theirs
        _read(page)
        if self._name in vars(page):
            return vars(page)[self._name]
        theirs = self._theirs
        return theirs.func(page) if isinstance(theirs, weak_property) else theirs


def leave(page: Page, key: str, read: Callable[[], None]) -> None:
    """Let a page be unread, with the key of its content; `read` sets all of its attributes."""
    attributes = {name: vars(page).pop(name) for name in ATTRIBUTES if name in vars(page)}

    def read_anew() -> None:
        vars(page).update(attributes)
        read()

    def content() -> str:
        _read(page)
        return page.content or ""

    vars(page).update({_READ: read_anew, "content": Content(content, key, has_images=False)})


def is_unread(page: Page) -> bool:
    """Tell whether nothing has asked yet what a page says that was left."""
    return _READ in vars(page)


def said(page: Page, key: str) -> object:
    """Return what a page says under `robots` or `search`; one that is unread says neither."""
    return None if is_unread(page) else page.meta.get(key)


def _read(page: Page) -> None:
    if read := vars(page).pop(_READ, None):
        read()
