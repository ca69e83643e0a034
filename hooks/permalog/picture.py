"""Picture: the image that an author names for a page, and what other sites are told of it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from .errors import InvalidValueError
from .frontmatter import FrontMatter

KEY = "image"
"""The key of a page of one's own."""
_FORMER = (KEY, "images", "cover", "previewimage")
"""Where other generators and their themes have it (jekyll-seo-tag, Hugo, PaperMod, Nikola)."""
_PATHS = ("path", "src", "url", "image")
_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
}


@dataclass(frozen=True, slots=True)
class Named:
    """An image as front matter names it."""

    link: str
    alt: str


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that other sites show beside a link to a page."""

    url: str
    """From the site's root and percent-encoded, or a full URL."""
    alt: str = ""
    width: int | None = None
    """In pixels; None for one elsewhere."""
    height: int | None = None

    @property
    def type(self) -> str | None:
        """The media type, by its ending."""
        return _TYPES.get(posixpath.splitext(self.url.partition("?")[0])[1].lower())

    @property
    def is_large(self) -> bool:
        """Whether it may stand above the title, as wide as the text."""
        return self.width is None or self.height is None or self.width >= max(600, self.height)


def named(matter: FrontMatter) -> Named | None:
    """Return the image that a page of one's own names; raise InvalidValueError for no name."""
    value = matter.data.get(KEY)
    if value is None or value is False:
        return None
    if found := _named(value):
        return found
    raise InvalidValueError("names no image; write its path, like `hall.jpg`")


def named_elsewhere(matter: FrontMatter) -> Iterator[Named]:
    """Yield the images that a page of another generator may name, the likeliest first."""
    for key in _FORMER:
        if found := _named(matter.data.get(key)):
            yield found


def size(path: Path) -> tuple[int, int]:
    """Return width and height of an image; raise InvalidValueError for none that sites show."""
    if path.suffix.lower() not in _TYPES:
        raise InvalidValueError(f"is none that other sites show; {', '.join(_TYPES)} are")
    try:
        with Image.open(path) as image:
            return image.size
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise InvalidValueError(f"can't be read: {error}") from None


def _named(value: object) -> Named | None:
    alt = ""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        alt = str(value.get("alt") or "")
        value = next((value[key] for key in _PATHS if value.get(key)), None)
    return Named(value.strip(), alt) if isinstance(value, str) and value.strip() else None
