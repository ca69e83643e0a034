"""Images: how a page shows them, from the `<img>` that its author wrote.

Width and height are written, so that nothing moves while a page loads; what lies below the first
screen is loaded when a reader comes near; of an image there are smaller ones to choose from, and
one that is shown smaller than it is leads to the whole of it.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from . import markup
from .raster import COLUMN, Size
from .slug import slugify

FOLDER = "assets/resized"
"""The folder of the site in which the smaller ones are."""
_MARGIN = 40
"""How much wider the screen is than the column where that has its full width."""
_FIRST_SCREEN = 1000
"""So many characters fill it: an image after them is not seen at first."""
_SMALL = 200
"""An image narrower than this is an icon, or a badge; the first of a page is another."""
_LARGER = 1.25
"""How much wider an image is than shown, so that there is more to see in the whole of it."""

_ONE_SCHEME = re.compile(r"#(?:only-(?:light|dark)|gh-(?:light|dark)-mode-only)$")
"""The fragments by which Material shows an image in one colour scheme alone."""
_DECORATIVE = {"presentation", "none"}
_NAMES = {"aria-label", "aria-labelledby"}
_ACTIVE = {"a", "button", "label", "picture", "summary"}
"""In what an image can be no link of its own."""
_CLOSED = re.compile(r"(?<=[\s\"'])\s*/\s*$")
_FIRST, _LAZY = ' fetchpriority="high"', ' loading="lazy" decoding="async"'
_ADDED = re.compile(
    rf' loading="lazy" decoding="async"| fetchpriority="high"'
    rf'| srcset="[^"]*\b{FOLDER}/[^"]*" sizes="[^"]*"'
)
_DARK = re.compile(
    r'<img\b(?=(?:[^>"]|"[^"]*")*? src="[^"]*#(?:only-dark|gh-dark-mode-only)")(?:[^>"]|"[^"]*")*>'
)
_ZOOM = re.compile(r'<a class="pl-zoom"[^>]*>(<img\b(?:[^>"]|"[^"]*")*>)</a>')


@dataclass(frozen=True, slots=True)
class Image:
    """An image of the site, as one page may show it."""

    size: Size
    variants: tuple[tuple[str, int], ...] = ()
    """The addresses of the smaller ones, as the page has them, and their widths; narrowest first.

    Where the image is itself the smallest file of all so wide, it is the last of them.
    """


@dataclass(frozen=True, slots=True)
class Sight:
    """An `<img>` of a page."""

    start: int
    """Where it begins in the page's content."""
    end: int
    name: str
    """As it was written: `img` or `IMG`."""
    attribute_text: str
    attributes: Mapping[str, str | None]
    around: frozenset[str]
    """The elements in which it stands."""

    @property
    def url(self) -> str:
        """Its address, as the page has it."""
        return self.attributes.get("src") or ""

    @property
    def has_alt(self) -> bool:
        """Whether its author says what it shows, or that it only adorns."""
        return _has_alt(self.attributes)


def sights(content: str) -> list[Sight]:
    """Return every image of a page."""
    found, open_tags = list[Sight](), list[str]()
    for tag in markup.tags(content):
        if tag.name == "img":
            written = (tag.written, tag.attribute_text, tag.attributes)
            found.append(Sight(tag.start, tag.end, *written, frozenset(open_tags)))
        else:
            _keep_open(open_tags, tag)
    return found


def shown(
    content: str,
    seen: Iterable[Sight],
    known: Callable[[str], Image | None],
    zoom: str | None = None,
) -> str:
    """Return a page's content with each of its images as readers are to get it.

    `seen` are its images; `known` has the image of an address, if it is one of the site's; `zoom`
    is the word for closing the whole of an image, and None where images lead to none.
    """
    out, done = list[str](), 0
    may_be_first = True
    for sight in seen:
        image = known(sight.url)
        is_first = False
        if may_be_first and _is_large(sight, image):
            may_be_first = False
            is_first = len(markup.text(content[: sight.start])) < _FIRST_SCREEN
        drawn = _Drawn(sight, image, is_first=is_first)
        out += content[done : sight.start], drawn.html(zoom)
        done = sight.end
    return "".join([*out, content[done:]])


def plain(content: str) -> str:
    """Return a page's content with its images as those have them who keep it, as feeds' readers do.

    Only the original is at an address that stays, and there is no dark scheme.
    """
    return _DARK.sub("", _ADDED.sub("", _ZOOM.sub(r"\1", content)))


def address(uri: str, width: int, digest: str) -> str:
    """Return where a variant is published, below the site's root.

    The digest stands for the image's bytes and all else on which the variant depends: an address
    never has other content, and caches may keep it for ever.
    """
    name = slugify(posixpath.splitext(posixpath.basename(uri))[0])[:40].strip("-") or "image"
    return f"{FOLDER}/{name}-{width}-{digest[:12]}.webp"


def lines_without_alt(body: str, name: str) -> list[int]:
    """Return the lines of a text, from 1, at which an image of this name has nothing to say."""
    names = "|".join(re.escape(one) for one in dict.fromkeys((name, quote(name))))
    url = rf"(?<![\w.-])(?:{names})(?![\w.-])"
    image = re.compile(rf"!\[\s*\]\s*[(\[]<?[^)\]\s]*?{url}|<img\b(?![^>]*\salt\b)[^>]*?{url}")
    found = (body.count("\n", 0, match.start()) + 1 for match in image.finditer(body))
    return list(dict.fromkeys(found))


def name_of(url: str) -> str:
    """Return the name of an image's file, as it may stand in a text."""
    try:
        return unquote(posixpath.basename(urlsplit(url).path))
    except ValueError:  # no URL, such as http://[
        return url


@dataclass(frozen=True, slots=True)
class _Drawn:
    """One `<img>` on its way to its readers."""

    sight: Sight
    image: Image | None
    is_first: bool

    def html(self, zoom: str | None) -> str:
        tag = f"<{self.sight.name}{self._attributes()}"
        if zoom is None or not self._leads_to_whole():
            return tag
        data = f' data-close="{html.escape(zoom)}"'
        return f'<a class="pl-zoom" href="{html.escape(self.sight.url)}"{data}>{tag}</a>'

    def _attributes(self) -> str:
        """Return the attributes as they were written, and what is added to them."""
        written = self.sight.attribute_text
        closed = _CLOSED.search(written)
        added = "".join(self._added())
        return f"{written[: closed.start()] if closed else written.rstrip()}{added}" + (
            " />" if closed else ">"
        )

    def _added(self) -> Iterator[str]:
        if not {"alt", *_NAMES} & self.sight.attributes.keys():
            yield ' alt=""'
        if self.image and self.image.size.width:
            yield from self._dimensions(self.image.size)
        if not {"loading", "decoding", "fetchpriority"} & self.sight.attributes.keys():
            yield _FIRST if self.is_first else _LAZY
        if self.image and self.image.variants and self._may_have_variants():
            srcset = ", ".join(f"{url} {width}w" for url, width in self.image.variants)
            width = self._shown_width(self.image.size)
            sizes = f"(min-width: {width + _MARGIN}px) {width}px, 100vw"
            yield f' srcset="{html.escape(srcset)}" sizes="{sizes}"'

    def _dimensions(self, size: Size) -> Iterator[str]:
        """Yield what the author did not write of width and height."""
        width, height = self._has("width"), self._has("height")
        if width is None and height is None:
            yield f' width="{size.width}" height="{size.height}"'
        elif height is None and (wide := _number(width)):
            yield f' height="{max(1, round(wide * size.height / size.width))}"'
        elif width is None and (high := _number(height)):
            yield f' width="{max(1, round(high * size.width / size.height))}"'

    def _may_have_variants(self) -> bool:
        return (
            not {"srcset", "sizes"} & self.sight.attributes.keys()
            and "picture" not in self.sight.around
        )

    def _leads_to_whole(self) -> bool:
        """Tell whether there is more to see in the whole image, and nothing stands in its way."""
        if self.image is None or not self.image.size.is_still or not self._has("alt"):
            return False
        if self.sight.around & _ACTIVE or {"usemap", "ismap"} & self.sight.attributes.keys():
            return False
        return self.image.size.width > self._shown_width(self.image.size) * _LARGER

    def _shown_width(self, size: Size) -> int:
        """Return how wide the image is on a wide screen."""
        width, height = _number(self._has("width")), _number(self._has("height"))
        if not width and height:
            width = round(height * size.width / size.height)
        return min(width or size.width, COLUMN)

    def _has(self, name: str) -> str | None:
        return self.sight.attributes.get(name)


def _is_large(sight: Sight, image: Image | None) -> bool:
    """Tell whether an image may be the one that readers see first, to be loaded at once.

    One that only one colour scheme shows is not: a browser loads what is not lazy, shown or not.
    """
    width = _number(sight.attributes.get("width")) or (image.size.width if image else 0)
    return width >= _SMALL and not _ONE_SCHEME.search(sight.url)


def _keep_open(open_tags: list[str], tag: markup.Tag) -> None:
    """Note an element in which an image may stand that is to know of it."""
    if tag.name in _ACTIVE and not tag.closes:
        open_tags.append(tag.name)
    elif tag.name in _ACTIVE and tag.name in open_tags:
        while open_tags.pop() != tag.name:
            pass


def _number(text: str | None) -> int | None:
    """Return a number of pixels; None for any other measure."""
    found = re.fullmatch(r"\s*(\d{1,5})(?:px)?\s*", text or "")
    return int(found[1]) if found else None


def _has_alt(attributes: Mapping[str, str | None]) -> bool:
    return (
        "alt" in attributes
        or (attributes.get("role") or "").lower() in _DECORATIVE
        or attributes.get("aria-hidden") == "true"
        or bool(_NAMES & attributes.keys())
    )


class ImagesExtension(Extension):
    """Leaves the `alt` out of an image of whose content a text says nothing: `![](hall.jpg)`.

    To Markdown that is the same as an empty one, which says on purpose that it only adorns. Such a
    one is written `![](line.png){ alt="" }`, or in HTML.
    """

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        """Run before the extension attr_list, at 8, which adds what the author wrote."""
        md.treeprocessors.register(_WithoutAlt(md), "permalog_images", 9)


class _WithoutAlt(Treeprocessor):
    def run(self, root: Element) -> None:
        for image in root.iter("img"):
            if not image.get("alt", "x").strip():
                del image.attrib["alt"]
