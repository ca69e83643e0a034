"""Social card: the image that other sites show beside a link to a post, drawn from its words.

Which letters join or turn follows from Unicode's properties of each; where lines may break, from
spaces, hyphens, and between letters that are written without spaces.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property
from itertools import groupby
from pathlib import Path

import PIL
from PIL import Image, ImageChops, ImageDraw, features

from .cache import key_of
from .typeface import Typeface

SIZE = (1200, 630)
"""What Open Graph and Twitter show whole."""
PAPER, INK, ACCENT = "#fbfaf7", "#1d2725", "#0b6a58"
"""The colours of our blog, as overrides/styles/colours.css has them."""
_DESIGN = "1"
"""Counts on as the drawing changes, so that no card of an older one comes out of a cache."""
_FONTS = Path(__file__).parent / "fonts"
_MARGIN = 84
_SITE, _LEAD, _FOOT = 34, 34, 30
_TITLES = ((92, 2), (80, 3), (70, 3), (62, 4), (54, 4), (48, 5))
"""Sizes in pixels, and how many lines a title may have in each, until it has room."""
_LEVELS = 16
"""How many shades there are of a colour on the paper, which is what makes edges smooth."""
_MARKS = re.compile("[\ufe00-\ufe0f\u200b-\u200f\u20e3\U000e0100-\U000e01ef]")
"""What only changes how the letter before it looks."""
_NOT_FIRST = "、。，．・：；？！ー）」』】〉》〕｝”’…％ぁぃぅぇぉっゃゅょァィゥェォッャュョ々"
_NOT_LAST = "（「『【〈《〔｛“‘"
_PART = re.compile(r"[^-–—/]+[-–—/]*|[-–—/]+")


class Unreadable(Enum):
    """Why a title can't be drawn."""

    LETTERS = "no font has its letters"
    SHAPING = "its letters join or turn, which needs the library FriBiDi"


@dataclass(frozen=True, slots=True)
class SocialCard:
    """What a card says; all is plain text, and all but the title may be empty."""

    title: str
    site: str = ""
    description: str = ""
    date: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Colours:
    """The colours of a card: `#fbfaf7`."""

    paper: str = PAPER
    ink: str = INK
    accent: str = ACCENT


@dataclass(frozen=True, slots=True)
class _Word:
    """A part of a text within which no line breaks."""

    runs: tuple[tuple[str, Typeface], ...]
    is_spaced: bool
    """Whether a space stands before it."""
    is_rtl: bool
    is_shaped: bool

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.runs)

    def width(self, size: int) -> float:
        return sum(face.at(size, shaped=self.is_shaped).getlength(t) for t, face in self.runs)

    def gap(self, size: int) -> float:
        """Return the width of the space before it."""
        if not self.is_spaced:
            return 0
        return self.runs[0][1].at(size).getlength(" ") or size / 4


@dataclass(frozen=True, slots=True)
class _Line:
    words: tuple[_Word, ...]
    width: float


class Studio:
    """Draws cards, all with the same fonts and colours."""

    def __init__(self, own: Sequence[Typeface] = (), colours: Colours | None = None) -> None:
        """Take the owner's fonts, which go before ours, the bold one first where there are two."""
        ours = [
            Typeface.of(_FONTS / name) for name in ("InterDisplay-Bold.ttf", "Inter-Medium.ttf")
        ]
        self.bold = (*own, ours[0])
        self.plain = (*own[1:], *own[:1], ours[1])
        self.colours = colours or Colours()

    def readable(self, card: SocialCard) -> SocialCard | Unreadable:
        """Return a card with what can be drawn of it: less is left out than would be missed.

        A sign that is no letter, such as an emoji, may go; a text of which a letter is missing goes
        whole, and where that is the title there is no card.
        """
        title = self._readable(card.title, self.bold)
        if isinstance(title, Unreadable):
            return title
        others = {
            name: text if isinstance(text, str) else ""
            for name in ("site", "description", "date", "author")
            if isinstance(text := self._readable(getattr(card, name), self.plain), str | Unreadable)
        }
        return replace(card, title=title, **others) if title else Unreadable.LETTERS

    def key(self, card: SocialCard) -> str:
        """Return the key of a card: what is drawn alike has one key."""
        texts = (card.title, card.site, card.description, card.date, card.author)
        return key_of(self._key, *texts, _engine() if any(map(_needs_shaping, texts)) else "")

    @cached_property
    def _key(self) -> str:
        colours = (self.colours.paper, self.colours.ink, self.colours.accent)
        fonts = (face.key for face in (*self.bold, *self.plain))
        return key_of("social card", _DESIGN, PIL.__version__, *colours, *fonts)

    def draw(self, card: SocialCard) -> bytes:
        """Return a readable card as a PNG."""
        sheet = _Sheet(self.colours, is_rtl=_is_rtl(card.title))
        width = SIZE[0] - 2 * _MARGIN
        sheet.write(_only(card.site, self.plain, _SITE, width), _SITE, 104, sheet.accent)
        title, size = _fitted(list(_words(card.title, self.bold)), width)
        foot, rule = SIZE[1] - 62, SIZE[1] - 118
        sheet.rule(rule)
        sheet.write(_only(card.date, self.plain, _FOOT, width * 0.6), _FOOT, foot, sheet.muted)
        author = _only(card.author, self.plain, _FOOT, width * 0.35)
        sheet.write(author, _FOOT, foot, sheet.muted, at_end=True)
        top, leading = 150, round(size * 1.14)
        for number, line in enumerate(title):
            sheet.write([line], size, top + round(size * 0.8) + number * leading, sheet.ink)
        below = top + len(title) * leading + 24
        room = (rule - 22 - below) // 46
        if card.description and room > 0:
            words = list(_words(card.description, self.plain))
            for number, line in enumerate(_cut(words, _LEAD, width, min(room, 3))):
                sheet.write([line], _LEAD, below + _LEAD + number * 46, sheet.muted)
        return sheet.png()

    def _readable(self, text: str, faces: Sequence[Typeface]) -> str | Unreadable:
        """Return a text without the signs that no font has; why not, where one is a letter."""
        if text.isascii() and text.isprintable():  # ours have all of these
            return " ".join(text.split())
        kept = []
        for letter in unicodedata.normalize("NFC", text):
            if letter.isspace() or any(face.has(letter) for face in faces):
                kept.append(letter)
            elif unicodedata.category(letter)[0] in "LNM" and not _MARKS.match(letter):
                return Unreadable.LETTERS
        left = " ".join("".join(kept).split())
        if _needs_shaping(left) and not features.check("raqm"):
            return Unreadable.SHAPING
        return left


def _engine() -> str:
    """Return what lays letters out that join or turn."""
    return " ".join(str(features.version(name)) for name in ("raqm", "fribidi", "harfbuzz"))


def _needs_shaping(text: str) -> bool:
    """Tell whether letters join, turn or stand over others."""
    return not text.isascii() and any(
        unicodedata.bidirectional(letter) in ("R", "AL")
        or (unicodedata.category(letter)[0] == "M" and not _MARKS.match(letter))
        for letter in text
        if ord(letter) > 0x2FF
    )


def _is_rtl(text: str) -> bool:
    """Tell whether a text is written from the right: its first letter with a direction says so."""
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((d for d in directions if d in ("L", "R", "AL")), "L") != "L"


def _words(text: str, faces: Sequence[Typeface]) -> Iterator[_Word]:
    for chunk in text.split():
        for number, part in enumerate(_parts(chunk)):
            is_rtl = _is_rtl(part)
            yield _Word(tuple(_runs(part, faces)), not number, is_rtl, _needs_shaping(part))


def _parts(chunk: str) -> Iterator[str]:
    """Yield what of a text without spaces stays on one line."""
    held = ""
    for is_wide, group in groupby(chunk, _is_wide):
        letters = list(group)
        for part in letters if is_wide else _PART.findall("".join(letters)):
            if held and part[0] not in _NOT_FIRST and held[-1] not in _NOT_LAST:
                yield held
                held = ""
            held += part
    yield held


def _is_wide(letter: str) -> bool:
    return ord(letter) > 0x2E7F and unicodedata.east_asian_width(letter) in ("W", "F")


def _runs(text: str, faces: Sequence[Typeface]) -> Iterator[tuple[str, Typeface]]:
    """Yield the parts of a text, each with the first font that has its letters."""
    whole = next((face for face in faces if face.has(text)), None)
    if whole:
        yield text, whole
        return
    choice: Callable[[str], int] = lambda letter: next(  # noqa: E731 - for groupby
        (n for n, face in enumerate(faces) if face.has(letter)), len(faces) - 1
    )
    for number, letters in groupby(text, choice):
        yield "".join(letters), faces[number]


def _measured(words: Iterable[_Word], size: int) -> list[tuple[_Word, float, float]]:
    """Return each word with the width of the space before it and its own."""
    return [(word, word.gap(size), word.width(size)) for word in words]


def _lines(measured: Iterable[tuple[_Word, float, float]], width: float) -> list[_Line]:
    """Return words in lines, each as full as can be."""
    lines: list[_Line] = []
    line: list[_Word] = []
    used = 0.0
    for word, gap, own in measured:
        if line and used + gap + own > width:
            lines.append(_Line(tuple(line), used))
            line, used = [], 0.0
        used += (gap if line else 0) + own
        line.append(word)
    return [*lines, _Line(tuple(line), used)] if line else lines


def _balanced(words: Iterable[_Word], size: int, width: float) -> list[_Line]:
    """Return words in as few lines, all about as long."""
    measured = _measured(words, size)
    full = _lines(measured, width)
    low, high = width / 2, width
    while len(full) > 1 and high - low > 8:
        middle = (low + high) / 2
        lines = _lines(measured, middle)
        fits = len(lines) == len(full) and all(line.width <= middle for line in lines)
        low, high = (low, middle) if fits else (middle, high)
    return _lines(measured, high)


def _fitted(words: Sequence[_Word], width: float) -> tuple[list[_Line], int]:
    """Return the lines of a title and its size: the largest at which all of it has room."""
    for size, most in _TITLES:
        lines = _balanced(words, size, width)
        if len(lines) <= most and all(line.width <= width for line in lines):
            return lines, size
    return _cut(words, size, width, most), size


def _cut(words: Sequence[_Word], size: int, width: float, most: int) -> list[_Line]:
    """Return the words in at most so many lines; what has no room is an ellipsis."""
    words = [part for word in words for part in _broken(word, size, width)]
    lines = _lines(_measured(words, size), width)
    if len(lines) <= most:
        return _balanced(words, size, width)
    last = list(lines[most - 1].words)
    while True:
        cut = _lines(_measured([*last[:-1], _ended(last[-1])], size), SIZE[0] * 2)
        if cut[0].width <= width or len(last) == 1:
            return [*lines[: most - 1], *cut]
        last.pop()


def _ended(word: _Word) -> _Word:
    """Return a word with an ellipsis after it."""
    *others, (text, face) = word.runs
    mark = "…" if face.has("…") else "..."
    return replace(word, runs=(*others, (text.rstrip(",;:.–—-") + mark, face)))


def _broken(word: _Word, size: int, width: float) -> Iterator[_Word]:
    """Yield a word that is longer than a line in parts that are not."""
    if word.is_shaped or len(word.runs) > 1 or word.width(size) <= width:
        yield word
        return
    text, face = word.runs[0]
    while text:
        end = len(text)
        while end > 1 and face.at(size).getlength(f"{text[:end]}-") > width:
            end -= 1
        mark = "-" if end < len(text) and text[end - 1 : end + 1].isalpha() else ""
        yield replace(word, runs=((text[:end] + mark, face),))
        text, word = text[end:], replace(word, is_spaced=False)


def _only(text: str, faces: Sequence[Typeface], size: int, width: float) -> list[_Line]:
    """Return a text on one line, cut where it has to be."""
    words = list(_words(text, faces))
    return _cut(words, size, width, 1) if words else []


class _Sheet:
    """The paper on which one card is drawn: a layer of coverage for each colour."""

    def __init__(self, colours: Colours, *, is_rtl: bool) -> None:
        self.colours, self.is_rtl = colours, is_rtl
        self.ink, self.accent, self.muted = (Image.new("L", SIZE) for _ in range(3))

        ImageDraw.Draw(self.accent).rectangle((0, 0, SIZE[0], 11), fill=255)

    def rule(self, y: int) -> None:
        """Draw a thin line across."""
        box = (_MARGIN, y, SIZE[0] - _MARGIN - 1, y + 1)
        ImageDraw.Draw(self.muted).rectangle(box, fill=56)

    def write(
        self, lines: list[_Line], size: int, y: int, layer: Image.Image, *, at_end: bool = False
    ) -> None:
        """Write a line on its baseline, from where its card begins, or up to where it ends."""
        for line in lines[:1]:
            is_right = self.is_rtl != at_end
            x = SIZE[0] - _MARGIN - line.width if is_right else float(_MARGIN)
            pen = ImageDraw.Draw(layer)
            for number, word in enumerate(_in_order(line.words, is_rtl=self.is_rtl)):
                x += _gap_between(line.words, number, size, is_rtl=self.is_rtl)
                for text, face in word.runs:
                    font = face.at(size, shaped=word.is_shaped)
                    pen.text((round(x), y), text, fill=255, font=font, anchor="ls")
                    x += font.getlength(text)

    def png(self) -> bytes:
        """Return the sheet in a palette of the shades of each colour on the paper."""
        canvas = Image.new("L", SIZE)
        palette = [*_rgb(self.colours.paper)]
        muted = _mixed(self.colours.ink, self.colours.paper, 0.72)
        layers = ((self.ink, self.colours.ink), (self.accent, self.colours.accent))
        for number, (layer, colour) in enumerate((*layers, (self.muted, muted))):
            first = 1 + number * (_LEVELS - 1)
            shades = [round(c * (_LEVELS - 1) / 255) for c in range(256)]
            canvas = ImageChops.lighter(canvas, layer.point([s and first + s - 1 for s in shades]))
            for shade in range(1, _LEVELS):
                palette += _rgb(_mixed(colour, self.colours.paper, shade / (_LEVELS - 1)))
        canvas.putpalette(palette)
        file = io.BytesIO()
        canvas.save(file, "PNG", compress_level=6)
        return file.getvalue()


def _in_order(words: Sequence[_Word], *, is_rtl: bool) -> list[_Word]:
    """Return the words of a line as they stand from left to right."""
    runs = [list(run) for _, run in groupby(words, lambda word: _direction(word, is_rtl=is_rtl))]
    if is_rtl:
        runs.reverse()
    ordered = []
    for run in runs:
        ordered += run[::-1] if _direction(run[0], is_rtl=is_rtl) else run
    return ordered


def _direction(word: _Word, *, is_rtl: bool) -> bool:
    """Tell whether a word goes from the right; one without letters goes with its line."""
    return word.is_rtl or (is_rtl and not any(letter.isalpha() for letter in word.text))


def _gap_between(words: Sequence[_Word], number: int, size: int, *, is_rtl: bool) -> float:
    """Return the space before the word that stands at a place from the left."""
    if not number:
        return 0
    left, right = _in_order(words, is_rtl=is_rtl)[number - 1 : number + 1]
    later = max(left, right, key=lambda word: words.index(word))
    return later.gap(size)


def _rgb(colour: str) -> tuple[int, int, int]:
    return (int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16))


def _mixed(colour: str, paper: str, share: float) -> str:
    """Return a colour laid over the paper."""
    pairs = zip(_rgb(colour), _rgb(paper), strict=True)
    return "#" + "".join(f"{round(c * share + p * (1 - share)):02x}" for c, p in pairs)
