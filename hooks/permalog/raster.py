"""Raster: the size of an image, and what it is when it is made narrower.

Only WebP is made. Of ten photographs AVIF was some 15 % smaller and took eight times as long, in
twice the number of files.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil

import PIL
from PIL import Image, ImageCms, ImageOps, features

from .errors import InvalidValueError

MADE_BY = f"1 {PIL.__version__} {features.version('webp')}"
"""On what the bytes of a variant depend beside its image; the number is that of the rules here."""
_FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "AVIF")
_ENDINGS = re.compile(r"\.(?:png|jpe?g|jfif|webp|gif|avif|svg)$", re.I)
_LOSSLESS = ("PNG", "GIF")
_SIDEWAYS = range(5, 9)
"""The values of EXIF's orientation that swap width and height."""
_ORIENTATION = 0x0112
_WORTHWHILE = 10_000
"""Below so many bytes an image is as small as any; a request costs more."""
_NEAR = 0.9
"""A variant of nearly the image's own width is not made."""
COLUMN = 740
"""How wide images are shown at most, in pixels: `--pl-wide`. An SVG of no size fills that."""

_SVG = re.compile(rb"<svg\b([^>]*)>", re.S)
_SVG_SIZE = re.compile(r"(?<![\w-])(width|height|viewBox)\s*=\s*[\"']([^\"']*)[\"']")
_LENGTH = re.compile(r"\s*([0-9.]+)\s*(px|pt|pc|mm|cm|in|)\s*")
_PIXELS = {"": 1, "px": 1, "pt": 4 / 3, "pc": 16, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96}


def is_image(name: str) -> bool:
    """Tell whether a file is an image that browsers show, by its name."""
    return bool(_ENDINGS.search(name))


@dataclass(frozen=True, slots=True)
class Size:
    """How large an image is as browsers show it, turned upright."""

    width: int
    height: int
    is_still: bool = True
    """Whether variants can be made of it: not of what moves, and not of an SVG."""


class Raster:
    """An image, and what it is at the widths that are wanted; not for several threads at once."""

    def __init__(self, content: bytes, wanted: Sequence[int] = ()) -> None:
        self.content, self.wanted = content, wanted

    @cached_property
    def size(self) -> Size:
        """How large it is.

        Raises InvalidValueError for what no browser shows, and for what is too large to be read.
        """
        if _is_svg(self.content):
            return _svg_size(self.content)
        with _said(), self._opened() as image:
            width, height = image.size
            if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
                width, height = height, width
            is_still = image.format == "MPO" or getattr(image, "n_frames", 1) == 1
            return Size(width, height, is_still)

    @property
    def widths(self) -> list[int]:
        """The widths in which there should be variants: none wider than the image."""
        own, wanted = self.size.width, self.wanted
        if not wanted or not self.size.is_still or len(self.content) < _WORTHWHILE:
            return []
        return [*(w for w in wanted if w <= own * _NEAR), *[own] * (own <= max(wanted))]

    def variant(self, width: int) -> bytes:
        """Return the image at a width, as WebP without any metadata.

        Raises InvalidValueError where the image cannot be read to its end.
        """
        height = max(1, round(self.size.height * width / self.size.width))
        with _said():
            image, is_lossless = self._upright
            if image.width != width:
                image = image.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
            return min(_encoded(image, is_lossless=is_lossless), key=len)

    @cached_property
    def _upright(self) -> tuple[Image.Image, bool]:
        """The whole image upright and in sRGB, and whether its format loses nothing."""
        enough = 2 * max(self.wanted) / self.size.width
        with self._opened() as image:
            is_lossless = image.format in _LOSSLESS
            if enough < 1:  # a JPEG can be read at a half or a quarter, in far less time
                image.draft("RGB", (ceil(image.width * enough), ceil(image.height * enough)))
            image = ImageOps.exif_transpose(image)
            return _in_srgb(image), is_lossless

    def _opened(self) -> Image.Image:
        return Image.open(io.BytesIO(self.content), formats=_FORMATS)


def smaller(variants: Mapping[int, int], original: int) -> tuple[list[int], bool]:
    """Return the widths of the variants that are smaller than the original, in bytes.

    With it whether the original belongs beside them as the widest, being the smaller file there.
    """
    kept = [width for width, size in sorted(variants.items()) if size < original]
    return kept, bool(kept) and kept[-1] < max(variants)


class _said:  # noqa: N801 - a context manager, like contextlib's
    """Turns what Pillow raises into an InvalidValueError that says what is wrong."""

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, Image.DecompressionBombError | Image.DecompressionBombWarning):
            most = (Image.MAX_IMAGE_PIXELS or 0) // 1_000_000
            raise InvalidValueError(
                f"has more than {most} million pixels, too many to be made smaller; save it smaller"
            ) from None
        if isinstance(error, InvalidValueError):
            return
        if isinstance(error, PIL.UnidentifiedImageError):
            raise InvalidValueError(
                "is no PNG, JPEG, WebP, GIF, AVIF or SVG, whatever its name says; save it as one"
            ) from None
        if isinstance(error, Exception):  # Pillow raises all sorts for files that are damaged
            raise InvalidValueError(f"is damaged ({error}); save it again") from None


def _encoded(image: Image.Image, *, is_lossless: bool) -> Iterator[bytes]:
    """Yield an image as WebP; a drawing of few colours without loss too, which may be smaller."""
    yield _webp(image, quality=80, use_sharp_yuv=is_lossless)
    if is_lossless and image.getcolors(1024):
        yield _webp(image, lossless=True, quality=50)


def _webp(image: Image.Image, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "WEBP", method=4, exif=b"", icc_profile=b"", xmp=b"", **options)
    return stream.getvalue()


def _in_srgb(image: Image.Image) -> Image.Image:
    """Return an image in RGB or RGBA, its colours as sRGB has them."""
    profile = image.info.get("icc_profile")
    plain = image if image.mode == "CMYK" else _plain(image)
    if profile and b"sRGB" not in profile:
        plain = _converted(plain, profile)
    return plain.convert("RGB") if plain.mode == "CMYK" else plain


def _plain(image: Image.Image) -> Image.Image:
    """Return an image in RGB or RGBA, whatever it is kept in."""
    if image.mode.startswith("I"):  # 16 bits of grey
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    has_alpha = image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info
    return image.convert("RGBA" if has_alpha else "RGB")


def _converted(image: Image.Image, profile: bytes) -> Image.Image:
    """Return an image with the colours of its profile as those of sRGB; as it is if that fails."""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        colours = image.convert("RGB") if alpha else image
        converted = ImageCms.profileToProfile(colours, source, target, outputMode="RGB")
    except (ImageCms.PyCMSError, OSError):
        return image
    if converted is None:
        return image
    if alpha:
        converted.putalpha(alpha)
    return converted


def _is_svg(content: bytes) -> bool:
    start = content[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return start.startswith(b"<") and bool(_SVG.search(content[:10_000]))


def _svg_size(content: bytes) -> Size:
    """Return the size of an SVG; raise InvalidValueError where it says nothing of it."""
    root = _SVG.search(content[:10_000])
    found = dict(_SVG_SIZE.findall(root[1].decode("utf-8", "replace"))) if root else {}
    width, height = _length(found.get("width", "")), _length(found.get("height", ""))
    box = [float(n) for n in re.findall(r"-?[0-9.]+", found.get("viewBox", "")) if n.strip("-.")]
    ratio = box[3] / box[2] if len(box) == 4 and box[2] > 0 and box[3] > 0 else None
    if width and height:
        return Size(round(width), round(height), is_still=False)
    if ratio is None:
        return Size(0, 0, is_still=False)
    if width is None and height is not None:
        width = height / ratio
    width = width or COLUMN
    return Size(round(width), max(1, round(width * ratio)), is_still=False)


def _length(text: str) -> float | None:
    found = _LENGTH.fullmatch(text)
    try:
        return float(found[1]) * _PIXELS[found[2]] if found else None
    except ValueError:  # such as 1.2.3
        return None
