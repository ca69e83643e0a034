"""Raster images: their size, and what they are when they are made narrower."""

import io
import random
from typing import Any

import pytest
from PIL import Image, ImageCms

from drawn import picture
from permalog import raster
from permalog.errors import InvalidValueError
from permalog.raster import Raster, Size

WANTED = (480, 768, 1200)


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def exif(orientation: int) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    found.get_ifd(0x8825)[1] = "N"  # a place on earth
    return found


RED, BLUE = Image.new("RGB", (6, 4), "red"), Image.new("RGB", (6, 4), "blue")
SIZES = {
    "PNG": (saved(RED, "PNG"), Size(6, 4)),
    "JPEG": (saved(RED, "JPEG"), Size(6, 4)),
    "WebP": (saved(RED, "WEBP"), Size(6, 4)),
    "GIF": (saved(RED, "GIF"), Size(6, 4)),
    "AVIF": (saved(RED, "AVIF"), Size(6, 4)),
    "JPEG on its side": (saved(RED, "JPEG", exif=exif(6)), Size(4, 6)),
    "JPEG on its head": (saved(RED, "JPEG", exif=exif(3)), Size(6, 4)),
    "JPEG with a second image, as telephones write it": (
        saved(RED, "MPO", save_all=True, append_images=[BLUE]),
        Size(6, 4),
    ),
    "moving GIF": (
        saved(RED, "GIF", save_all=True, append_images=[BLUE]),
        Size(6, 4, is_still=False),
    ),
    "moving PNG": (
        saved(RED, "PNG", save_all=True, append_images=[BLUE]),
        Size(6, 4, is_still=False),
    ),
    "moving WebP": (
        saved(RED, "WEBP", save_all=True, append_images=[BLUE]),
        Size(6, 4, is_still=False),
    ),
    "SVG": (b'<svg width="30" height="20"/>', Size(30, 20, is_still=False)),
    "SVG after other things": (
        b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- a -->\n<svg\n width="30px" height="20.4">',
        Size(30, 20, is_still=False),
    ),
    "SVG in inches": (b"<svg width='1in' height='12pt'>", Size(96, 16, is_still=False)),
    "SVG of one side": (
        b'<svg width="30" viewBox="0 0 300 100">',
        Size(30, 10, is_still=False),
    ),
    "SVG of the other side": (
        b'<svg height="10" viewBox="0 0 300 100">',
        Size(30, 10, is_still=False),
    ),
    "SVG that fills the column": (b'<svg viewBox="0 0 36,9">', Size(740, 185, is_still=False)),
    "SVG in per cent": (
        b'<svg width="100%" height="100%" viewBox="-1 -1 36 9">',
        Size(740, 185, is_still=False),
    ),
    "SVG that says nothing": (b'<svg stroke-width="3">', Size(0, 0, is_still=False)),
    "SVG that says nonsense": (
        b'<svg width="1.2.3" viewBox="0 0 0 0">',
        Size(0, 0, is_still=False),
    ),
}


@pytest.mark.parametrize(("content", "size"), SIZES.values(), ids=SIZES)
def test_an_image_has_the_size_in_which_browsers_show_it(content: bytes, size: Size) -> None:
    assert Raster(content).size == size


WRONG = {
    "text": (b"dot", "is no PNG, JPEG, WebP, GIF, AVIF or SVG"),
    "nothing": (b"", "is no PNG, JPEG, WebP, GIF, AVIF or SVG"),
    "an HTML page": (b"<!doctype html><title>404</title>", "is no PNG, JPEG, WebP, GIF, AVIF"),
    "a TIFF": (saved(RED, "TIFF"), "is no PNG, JPEG, WebP, GIF, AVIF or SVG"),
    "the start of a PNG": (saved(RED, "PNG")[:20], "is "),
}


@pytest.mark.parametrize(("content", "said"), WRONG.values(), ids=WRONG)
def test_what_no_browser_shows_is_said_to_be_none(content: bytes, said: str) -> None:
    with pytest.raises(InvalidValueError, match=said):
        _ = Raster(content).size


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.gif"])
def test_an_image_that_ends_too_soon_is_damaged(name: str) -> None:
    content = picture(name, 800, 600)
    image = Raster(content[: len(content) // 2], WANTED)
    with pytest.raises(InvalidValueError, match=r"is damaged|is no PNG"):
        image.variant(image.widths[0])


@pytest.mark.parametrize("factor", [1, 3])
def test_an_image_of_too_many_pixels_is_not_read(
    monkeypatch: pytest.MonkeyPatch, factor: int
) -> None:
    content = saved(Image.new("1", (2000, 1000 * factor)), "PNG")
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 1_000_000)
    with pytest.raises(InvalidValueError, match="has more than 1 million pixels, too many"):
        _ = Raster(content, WANTED).size


@pytest.mark.parametrize(
    ("own", "widths"),
    [
        (3000, [480, 768, 1200]),
        (1200, [480, 768, 1200]),
        (1000, [480, 768, 1000]),
        (800, [480, 800]),
        (500, [500]),
        (300, [300]),
    ],
)
def test_no_variant_is_wider_than_its_image_nor_nearly_as_wide(own: int, widths: list[int]) -> None:
    assert Raster(picture("a.png", own, 400), WANTED).widths == widths


def test_an_image_that_moves_and_a_very_small_one_have_no_variants() -> None:
    assert Raster(saved(RED, "PNG"), WANTED).widths == []
    moving = [Image.effect_noise((800, 600), sigma) for sigma in (50, 60)]
    content = saved(moving[0], "GIF", save_all=True, append_images=moving[1:])
    assert Raster(content, WANTED).widths == []
    assert Raster(picture("a.png", 800, 600), ()).widths == []


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_variant_is_upright_and_does_not_say_where_it_was_taken(orientation: int) -> None:
    lying = Image.new("RGB", (1600, 800), "blue")
    lying.paste("red", (0, 0, 800, 400))  # the top left quarter
    content = saved(lying, "JPEG", quality=95, exif=exif(orientation)) + b"\0" * 10_000
    variant = opened(Raster(content, WANTED).variant(480))
    assert variant.size == ((480, 960) if orientation >= 5 else (480, 240))
    assert not variant.getexif()
    assert set(variant.info) <= {"loop", "background", "timestamp", "duration"}
    right = orientation in (2, 3, 6, 7)
    below = orientation in (3, 4, 7, 8)
    at = (variant.width * (3 if right else 1) // 4, variant.height * (3 if below else 1) // 4)
    red, _, blue = variant.getpixel(at)
    assert red > 200 > 60 > blue


MODES = {
    "RGB": Image.new("RGB", (800, 10), "red"),
    "RGBA": Image.new("RGBA", (800, 10), (255, 0, 0, 128)),
    "palette": Image.new("RGB", (800, 10), "red").quantize(4),
    "grey": Image.new("L", (800, 10), 128),
    "grey and alpha": Image.new("LA", (800, 10), (128, 128)),
    "16 bits of grey": Image.new("I;16", (800, 10), 128 << 8),
    "black and white": Image.new("1", (800, 10), 1),
}
COLOURS = {
    "RGB": (255, 0, 0),
    "RGBA": (255, 0, 0, 128),
    "palette": (255, 0, 0),
    "grey": (128, 128, 128),
    "grey and alpha": (128, 128, 128, 128),
    "16 bits of grey": (128, 128, 128),
    "black and white": (255, 255, 255),
}


@pytest.mark.parametrize("mode", MODES)
def test_a_variant_has_the_colours_of_its_image(mode: str) -> None:
    variant = opened(Raster(saved(MODES[mode], "PNG"), WANTED).variant(480))
    colour = variant.getpixel((240, 3))
    assert len(colour) == len(COLOURS[mode])
    assert all(abs(a - b) <= 3 for a, b in zip(colour, COLOURS[mode], strict=True)), colour


def test_a_transparent_colour_of_a_palette_stays_transparent() -> None:
    image = Image.new("P", (800, 10), 1)
    image.putpalette([0, 0, 0, 255, 0, 0])
    variant = opened(Raster(saved(image, "GIF", transparency=1), WANTED).variant(480))
    assert variant.getpixel((240, 3))[3] == 0


def test_a_variant_is_in_srgb_whatever_the_profile_of_its_image() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = lab.replace(b"rXYZ", b"tmpX").replace(b"gXYZ", b"rXYZ").replace(b"tmpX", b"gXYZ")
    content = saved(Image.new("RGB", (800, 10), "red"), "PNG", icc_profile=swapped)
    red, green, _ = opened(Raster(content, WANTED).variant(480)).getpixel((240, 3))
    assert green > 200 > 60 > red, "the profile calls green what the file calls red"


def test_a_profile_that_is_none_is_passed_over() -> None:
    content = saved(Image.new("RGB", (800, 10), "red"), "PNG", icc_profile=b"no profile")
    assert opened(Raster(content, WANTED).variant(480)).getpixel((240, 3))[0] > 250


def test_a_drawing_of_few_colours_loses_nothing_where_that_is_smaller() -> None:
    drawing = Image.new("RGB", (900, 600), "white")
    rng = random.Random(1)
    for _ in range(60):
        x, y = rng.randrange(800), rng.randrange(500)
        drawing.paste(rng.choice(["red", "blue", "black"]), (x, y, x + 90, y + 3))
    variant = opened(Raster(saved(drawing, "PNG"), (900,)).variant(900)).convert("RGB")
    assert variant.tobytes() == drawing.tobytes()


def test_variants_are_the_same_bytes_whichever_is_made_first() -> None:
    content = picture("a.jpg", 3000, 1000)
    one, two = Raster(content, WANTED), Raster(content, WANTED)
    assert [one.variant(480), one.variant(1200)] == [two.variant(1200), two.variant(480)][::-1]


@pytest.mark.parametrize(
    ("variants", "original", "kept"),
    [
        ({480: 20, 768: 40, 1200: 80}, 900, ([480, 768, 1200], False)),
        ({480: 20, 768: 40, 1200: 80}, 60, ([480, 768], True)),
        ({480: 20}, 10, ([], False)),
        ({}, 10, ([], False)),
    ],
)
def test_of_the_variants_those_are_kept_that_are_smaller_than_the_original(
    variants: dict[int, int], original: int, kept: tuple[list[int], bool]
) -> None:
    assert raster.smaller(variants, original) == kept


@pytest.mark.parametrize(
    ("name", "is_image"),
    [("a.png", True), ("a.JPEG", True), ("a.svg", True), ("a.pdf", False), ("png", False)],
)
def test_an_image_is_known_by_its_ending(name: str, is_image: bool) -> None:
    assert raster.is_image(name) is is_image
