"""Images of a build: read and made smaller on all cores, published, and put into the pages."""

from __future__ import annotations

import logging
import os
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import TypeAlias
from urllib.parse import unquote, urljoin

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from PIL import Image as PillowImage

from .. import images, markup, raster
from ..cache import Cache, key_of
from ..errors import InvalidValueError, Problem
from ..images import Image, Sight
from ..lines import line_of, without_code
from ..permalink import Permalink
from ..progress import told
from ..raster import Raster, Size
from .build import Build, Origin
from .content import Content
from .files import add_generated, is_shown, url_of

log = get_plugin_logger("permalog")

_LEVELS = {"warn": logging.WARNING, "info": logging.INFO, "ignore": logging.DEBUG}

_Seen: TypeAlias = Sequence[tuple[Page, Sequence[Sight]]]
"""Pages with the images that are on them."""
_NO_ALT = (
    "the image '{}' has no alternative text; say what it shows, `![The hall](hall.jpg)`, or that "
    'it only adorns, `![](hall.jpg){{ alt="" }}`'
)
_HOW_FAR = "of %d images, %d are read and made smaller"


@dataclass(frozen=True, slots=True)
class _Read:
    """What is known of the file of an image."""

    size: Size = field(default=Size(0, 0, is_still=False))
    variants: tuple[tuple[int, str, Path | bytes], ...] = ()
    """Width, digest and content of each that is smaller than the original."""
    is_smallest: bool = False
    """Whether the original is smaller than a variant of the full width."""
    problem: str = ""
    """Why it cannot be read."""


def show_images(build: Build, files: Files, pages: Iterable[Page]) -> None:
    """Put into rendered pages their images as readers get them, and say what is wrong with them."""
    settings = build.settings.images
    assert settings
    seen = list(_with_images(pages))
    _report(build, _without_alt(build, seen), "without alternative text", settings.alt)
    gallery = _Gallery(build, files)
    gallery.read(seen)
    damaged = (problem for page, sights in seen for problem in gallery.problems(page, sights))
    _report(build, damaged, "that cannot be read", "warn")
    zoom = build.words["close"] if settings.zoom else None
    for page, sights in seen:
        known = partial(gallery.image, page)
        page.content = images.shown(page.content or "", sights, known, zoom)


def _with_images(pages: Iterable[Page]) -> Iterator[tuple[Page, Sequence[Sight]]]:
    for page in pages:
        if Content.of(page).has_images and (sights := images.sights(page.content or "")):
            yield page, sights


def _report(build: Build, problems: Iterable[Problem], what: str, level: str) -> None:
    """Say what is wrong: of an archive, which was as it is, in one line for all of it."""
    old = defaultdict[str, list[Problem]](list)
    folders = [f"{build.path(one.dialect.archive.folder)}/" for one in build.archives]
    for problem in problems:
        folder = next((f for f in folders if problem.path.startswith(f)), None)
        if folder is None:
            log.log(_LEVELS[level], "%s", problem)
        else:
            old[folder].append(problem)
            log.debug("%s", problem)
    for folder, ones in old.items():
        if level != "ignore":
            first = str(ones[0]).partition(": ")[0]
            log.info("%s has %d images %s, first %s", folder, len(ones), what, first)


def _without_alt(build: Build, pages: _Seen) -> Iterator[Problem]:
    """Yield each image, as its author wrote it, of which nothing says what it shows."""
    for page, seen in pages:
        uri = page.file.src_uri
        silent = (sight.url for sight in seen if not sight.has_alt)
        for name in dict.fromkeys(map(images.name_of, silent)):
            text = _NO_ALT.format(name)
            lines = _lines(build, uri, name)
            yield from (Problem(build.path(uri), line, text) for line in lines)


def _lines(build: Build, uri: str, name: str) -> Sequence[int | None]:
    """Return the lines at which a page has an image without alternative text."""
    matter = build.front_matter.get(uri)
    if not matter:
        return [None]
    body = without_code(matter.body)
    lines = [matter.body_line + n - 1 for n in images.lines_without_alt(body, name)]
    return lines or [_line(build, uri, name)]


def _line(build: Build, uri: str, name: str) -> int | None:
    matter = build.front_matter.get(uri)
    line = line_of(matter.body, name) if matter else None
    return matter.body_line + line if matter and line is not None else None


class _Gallery:
    """The images of a build, each read once."""

    def __init__(self, build: Build, files: Files) -> None:
        self.build, self.files = build, files
        self.found: dict[str, _Read] = {}
        """What is known of an image, by its file below docs/."""

    @cached_property
    def at(self) -> Mapping[str, File]:
        """The image that is published at each path."""
        shown = (f for f in self.files.media_files() if is_shown(f, preview=self.build.preview))
        return {unquote(url_of(f)): f for f in shown if raster.is_image(f.dest_uri)}

    def file(self, page: Page, url: str) -> File | None:
        """Return the image that a page means by a URL, if it is one of the site's."""
        parts = markup.local(url)
        if parts is None or not parts.path:
            return None
        return self.at.get(unquote(urljoin(url_of(page.file), parts.path)))

    def read(self, pages: _Seen) -> None:
        """Read the images of pages, and make of each what is not yet in the cache."""
        files = (self.file(page, sight.url) for page, seen in pages for sight in seen)
        wanted = {file.src_uri: file for file in files if file}
        read = partial(_read, self.build.cache, self.build.settings.images.widths)
        with warnings.catch_warnings(), ThreadPoolExecutor(os.cpu_count()) as pool:
            # For all threads, as they share the filters: an image that is too large is an error.
            warnings.simplefilter("error", PillowImage.DecompressionBombWarning)
            found = zip(wanted, pool.map(read, wanted.values()), strict=True)
            self.found |= told(enumerate(found), partial(log.info, _HOW_FAR, len(wanted)))

    def image(self, page: Page, url: str) -> Image | None:
        """Return an image as a page may show it; its variants are published then."""
        file = self.file(page, url)
        read = self.found[file.src_uri] if file else None
        if file is None or read is None or read.problem:
            return None
        base, own = url_of(page.file), markup.relative(url_of(file), url_of(page.file))
        variants = [
            (markup.relative(f"/{self._published(file, *variant)}", base), variant[0])
            for variant in read.variants
        ]
        if read.is_smallest:
            variants.append((own.replace(",", "%2C"), read.size.width))
        return Image(read.size, tuple(variants))

    def problems(self, page: Page, seen: Sequence[Sight]) -> Iterator[Problem]:
        """Yield what is wrong with the files of a page's images."""
        for url in dict.fromkeys(sight.url for sight in seen):
            file = self.file(page, url)
            if file and (problem := self.found[file.src_uri].problem):
                uri, name = page.file.src_uri, images.name_of(url)
                text = f"the image '{name}' {problem}"
                yield Problem(self.build.path(uri), _line(self.build, uri, name), text)

    def _published(self, file: File, width: int, digest: str, content: Path | bytes) -> str:
        """Publish a variant, and return where it is."""
        uri = images.address(file.src_uri, width, digest)
        if uri not in self.files.src_uris:
            origin = Origin("variant", self.build.path(file.src_uri))
            address = Permalink.of_file(f"/{uri}")
            add_generated(self.build, self.files, uri, address, origin, content)
        return uri


def _read(cache: Cache, wanted: Sequence[int], file: File) -> _Read:
    """Read an image and make its variants, or find them; runs in a thread of its own."""
    try:
        image = Raster(file.content_bytes, wanted)
        digest = key_of("image", raster.MADE_BY, str(max(wanted, default=0)), image.content)
        made = {width: _variant(cache, image, width, digest) for width in image.widths}
        sizes = {width: size for width, (_, _, size) in made.items()}
        kept, is_smallest = raster.smaller(sizes, len(image.content))
        variants = tuple((width, *made[width][:2]) for width in kept)
        return _Read(image.size, variants, is_smallest)
    except (InvalidValueError, OSError) as error:
        return _Read(problem=str(error))


def _variant(cache: Cache, image: Raster, width: int, digest: str) -> tuple[str, Path | bytes, int]:
    """Return the digest, the content and the number of bytes of an image at a width."""
    key = key_of(digest, str(width))
    path = cache.path(key)
    if not cache.has(key):
        content = cache.get(key, partial(image.variant, width))
        if not path.is_file():
            return key, content, len(content)
    return key, path, path.stat().st_size
