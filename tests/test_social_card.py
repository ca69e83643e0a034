"""Social cards: what is drawn of a post's words, how it is fitted, and what can't be drawn."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, features

from permalog import social_card
from permalog.errors import InvalidValueError
from permalog.social_card import SIZE, Colours, SocialCard, Studio, Unreadable
from permalog.typeface import Typeface

ONE = SocialCard("Django Under The Hood", "A blog", "What it was like.", "6 Nov 2016", "Ann")
FONTS = Path(social_card.__file__).parent / "fonts"


@pytest.fixture(scope="module")
def studio() -> Studio:
    return Studio()


def image(studio: Studio, card: SocialCard) -> Image.Image:
    readable = studio.readable(card)
    assert isinstance(readable, SocialCard), readable
    return Image.open(io.BytesIO(studio.draw(readable)))


def test_a_card_is_a_small_png_of_the_size_that_sites_show(studio: Studio) -> None:
    content = studio.draw(ONE)
    picture = Image.open(io.BytesIO(content))
    assert (picture.format, picture.size, picture.mode) == ("PNG", SIZE, "P")
    assert len(content) < 40_000


def test_a_card_has_the_same_bytes_each_time() -> None:
    assert Studio().draw(ONE) == Studio().draw(ONE)
    assert Studio().key(ONE) == Studio().key(ONE)


@pytest.mark.parametrize("name", ["title", "site", "description", "date", "author"])
def test_another_word_is_another_card(studio: Studio, name: str) -> None:
    other = replace(ONE, **{name: "Other words"})
    assert studio.key(other) != studio.key(ONE)
    assert studio.draw(other) != studio.draw(ONE)


def test_colours_and_fonts_are_part_of_the_key(studio: Studio) -> None:
    red = Studio(colours=Colours(accent="#aa0000"))
    other = Studio([Typeface.of(FONTS / "Inter-Medium.ttf")])
    assert len({studio.key(ONE), red.key(ONE), other.key(ONE)}) == 3
    picture = Image.open(io.BytesIO(red.draw(ONE))).convert("RGB")
    assert picture.getpixel((600, 2)) == (0xAA, 0, 0)
    assert picture.getpixel((2, 300)) == (0xFB, 0xFA, 0xF7)


@pytest.mark.parametrize(
    "title",
    [
        "Hello",
        "How we moved ten years of posts from four generators into one site without a single "
        "broken link, and what it took",
        "Very long titles " * 40,
        "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz",
        "x" * 400,
        "https://blog.example/a/very/long/address/that/no/line/of/a/card/can/hold/in/one.html",
    ],
)
def test_a_title_of_any_length_stays_within_the_margins(studio: Studio, title: str) -> None:
    picture = image(studio, SocialCard(title, "A blog", date="6 Nov 2016"))
    assert picture.getpixel((600, SIZE[1] - 118)) != 0, "the line above the date"
    for box in ((0, 12, 80, 630), (1120, 12, 1200, 630), (0, 465, 1200, 508)):
        assert not any(picture.crop(box).tobytes()), box


def test_lines_of_a_title_are_about_as_long(studio: Studio) -> None:
    picture = image(studio, SocialCard("A title that is a little longer than one line"))
    first, second = (picture.crop((0, y, *b)) for y, b in ((150, (1200, 232)), (255, (1200, 340))))
    widths = [part.convert("RGB").point(lambda c: 255 - c).getbbox() for part in (first, second)]
    assert all(widths)
    assert abs(widths[0][2] - widths[1][2]) < 300  # type: ignore[index]


@pytest.mark.parametrize(
    "title",
    [
        "Γιατί σπάνε οι διευθύνσεις",
        "Почему ломаются ссылки",
        "Tại sao các địa chỉ lại hỏng",
        "Æøå ßẞ",
    ],
)
def test_the_fonts_have_the_letters_of_europe_and_vietnam(studio: Studio, title: str) -> None:
    assert studio.readable(SocialCard(title)) == SocialCard(title)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("🎉 We shipped 1.0! 👩‍💻❤️", "We shipped 1.0!"),
        ("Cafe\u0301", "Café"),
        ("a\tb  c\n", "a b c"),
    ],
)
def test_a_sign_that_no_font_has_is_left_out(studio: Studio, written: str, shown: str) -> None:
    assert studio.readable(SocialCard(written)) == SocialCard(shown)


@pytest.mark.parametrize(
    "title", ["リンクはなぜ切れるのか", "كيف", "שלום", "नमस्ते", "Docker と", "🎉"]
)
def test_a_title_with_letters_that_no_font_has_gives_no_card(studio: Studio, title: str) -> None:
    assert studio.readable(SocialCard(title)) is Unreadable.LETTERS


def test_another_text_with_such_letters_is_left_out_whole(studio: Studio) -> None:
    card = SocialCard("Hello", "ブログ", "説明", "2016年11月6日", "Ann")
    assert studio.readable(card) == SocialCard("Hello", author="Ann")


class Everything(Typeface):
    """A font that says it has every letter."""

    def has(self, text: str) -> bool:
        return True


def test_a_title_from_the_right_begins_there() -> None:
    studio = Studio([Everything((FONTS / "Inter-Medium.ttf").read_bytes())])
    picture = Image.open(io.BytesIO(studio.draw(SocialCard("שלום", "A blog"))))
    assert not any(picture.crop((0, 60, 600, 250)).tobytes())
    assert any(picture.crop((600, 60, 1200, 250)).tobytes())


def test_letters_that_turn_need_what_turns_them(monkeypatch: pytest.MonkeyPatch) -> None:
    studio = Studio([Everything((FONTS / "Inter-Medium.ttf").read_bytes())])
    monkeypatch.setattr(features, "check", lambda name: False)
    assert studio.readable(SocialCard("שלום")) is Unreadable.SHAPING
    assert studio.readable(SocialCard("Hello")) == SocialCard("Hello")


def test_a_text_without_spaces_breaks_between_its_letters() -> None:
    studio = Studio([Everything((FONTS / "Inter-Medium.ttf").read_bytes())])
    picture = Image.open(io.BytesIO(studio.draw(SocialCard("リンクはなぜ切れるのか、" * 4))))
    assert not any(picture.crop((1120, 12, 1200, 630)).tobytes())


@pytest.mark.parametrize("content", [b"", b"no font", b"\0\1\0\0" + b"\0" * 300])
def test_a_file_that_is_no_font_is_named_as_such(content: bytes) -> None:
    with pytest.raises(InvalidValueError, match=r"\.ttf"):
        Typeface(content)


def test_a_font_knows_its_letters() -> None:
    face = Typeface.of(FONTS / "Inter-Medium.ttf")
    assert face.has("Ωж₫ạ…“")
    assert not face.has("語")
    assert not face.has("\U0001f389")
