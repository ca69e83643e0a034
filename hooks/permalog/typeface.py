"""Typeface: a font file, which letters it has, and the widths of text set in it."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from PIL import ImageFont

from .cache import key_of
from .errors import InvalidValueError

_BEST = ((3, 10), (0, 6), (0, 4), (3, 1), (0, 3), (0, 2), (0, 1), (0, 0))
"""The tables of letters by platform and encoding, those with the most letters first (OpenType)."""


class Typeface:
    """A font in a TrueType or OpenType file; of a collection, the first."""

    def __init__(self, data: bytes) -> None:
        """Raise InvalidValueError for what is no such file."""
        self.data = data
        try:
            self.letters = frozenset(_letters(data))
            self.at(16)
        except (struct.error, OSError, IndexError):
            cure = "name one that ends in .ttf, .otf or .ttc"
            raise InvalidValueError(f"it is no font that can be drawn with; {cure}") from None

    @classmethod
    def of(cls, path: Path) -> Typeface:
        """Return the font in a file; raise InvalidValueError where there is none."""
        try:
            return cls(path.read_bytes())
        except OSError as error:
            raise InvalidValueError(f"it can't be read: {error.strerror}") from None

    @cached_property
    def key(self) -> str:
        """What tells it from every other."""
        return key_of(self.data)

    @cached_property
    def _sizes(self) -> dict[tuple[int, bool], ImageFont.FreeTypeFont]:
        return {}

    def has(self, text: str) -> bool:
        """Tell whether it has every letter of a text."""
        return all(ord(letter) in self.letters for letter in text)

    def at(self, size: int, *, shaped: bool = False) -> ImageFont.FreeTypeFont:
        """Return it at a size in pixels; `shaped` joins and turns letters, as Arabic needs it.

        What needs none is laid out without, as how that is done differs from machine to machine.
        """
        if (size, shaped) not in self._sizes:
            layout = ImageFont.Layout.RAQM if shaped else ImageFont.Layout.BASIC
            file = io.BytesIO(self.data)
            self._sizes[size, shaped] = ImageFont.truetype(file, size, layout_engine=layout)
        return self._sizes[size, shaped]


def _letters(data: bytes) -> Iterator[int]:
    """Yield the code of every letter of a font, as its table `cmap` has them."""
    start = struct.unpack_from(">L", data, 12)[0] if data[:4] == b"ttcf" else 0
    (count,) = struct.unpack_from(">H", data, start + 4)
    tables = (struct.unpack_from(">4sLLL", data, start + 12 + 16 * n) for n in range(count))
    at = next(
        offset for tag, _, offset, _ in [*tables, (b"cmap", 0, len(data), 0)] if tag == b"cmap"
    )
    (count,) = struct.unpack_from(">H", data, at + 2)
    found = (struct.unpack_from(">HHL", data, at + 4 + 8 * n) for n in range(count))
    offsets = {(platform, encoding): at + offset for platform, encoding, offset in found}
    best = next((offsets[one] for one in _BEST if one in offsets), len(data))
    (form,) = struct.unpack_from(">H", data, best)
    if form == 12:
        yield from _groups(data, best)
    elif form == 4:
        yield from _segments(data, best)


def _groups(data: bytes, at: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">L", data, at + 12)
    for n in range(count):
        first, last, _ = struct.unpack_from(">LLL", data, at + 16 + 12 * n)
        yield from range(first, min(last, 0x10FFFF) + 1)


def _segments(data: bytes, at: int) -> Iterator[int]:
    count = struct.unpack_from(">H", data, at + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, at + 14)
    starts = struct.unpack_from(f">{count}H", data, at + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}H", data, at + 16 + 4 * count)
    places = at + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", data, places)
    for n, (first, last, delta, offset) in enumerate(
        zip(starts, ends, deltas, offsets, strict=True)
    ):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                (glyph,) = struct.unpack_from(
                    ">H", data, places + 2 * n + offset + 2 * (code - first)
                )
            if glyph and (offset or (glyph + delta) & 0xFFFF):
                yield code
