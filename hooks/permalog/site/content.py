"""Content: the HTML of a page, which is read when something asks for it.

Of ten thousand pages few are made again, and little else asks for it: feeds, and the search.
"""

from __future__ import annotations

from collections.abc import Callable

from mkdocs.structure.pages import Page

from ..cache import key_of


class Content:
    """The HTML of a page, which may not have been read yet."""

    def __init__(self, read: Callable[[], str], key: str, *, has_images: bool) -> None:
        """Take how to read it, and what is to be known of it before."""
        self.read, self.key, self.has_images = read, key, has_images

    @classmethod
    def of(cls, page: Page) -> Content:
        """Return that of a page as it is now."""
        found = vars(page)["content"]
        if isinstance(found, Content):
            return found
        html = found or ""
        return cls(lambda: html, key_of(html), has_images=has_images(html))


def has_images(html: str) -> bool:
    """Tell whether there may be images in HTML."""
    return "<img" in html
