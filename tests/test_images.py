"""Images: how an `<img>` is shown, from what its author wrote and what is known of its file."""

import pytest

from permalog import images
from permalog.images import Image
from permalog.raster import Size

SMALL = tuple((f"../{images.FOLDER}/hall-{width}-0.webp", width) for width in (480, 768, 1200))
SRCSET = ", ".join(f"{url} {width}w" for url, width in SMALL)
KNOWN = {
    "hall.jpg": Image(Size(3000, 2000), SMALL),
    "hall.jpg#only-dark": Image(Size(3000, 2000), SMALL),
    "hall.jpg#only-light": Image(Size(3000, 2000), SMALL),
    "narrow.jpg": Image(Size(600, 900), (("assets/resized/narrow-480-0.webp", 480),)),
    "plain.jpg": Image(Size(640, 480)),
    "dot.png": Image(Size(16, 16)),
    "film.gif": Image(Size(3000, 2000, is_still=False)),
    "odd.svg": Image(Size(0, 0, is_still=False)),
}
LAZY = ' loading="lazy" decoding="async"'
FIRST = ' fetchpriority="high"'
LONG = "<p>" + "A long story. " * 100 + "</p>"


def shown(content: str, zoom: str | None = None) -> str:
    return images.shown(content, images.sights(content), KNOWN.get, zoom)


SHOWN = {
    "the first of a page": (
        '<img alt="x" src="plain.jpg" />',
        f'<img alt="x" src="plain.jpg" width="640" height="480"{FIRST} />',
    ),
    "written as HTML": (
        "<IMG SRC=plain.jpg alt=x>",
        f'<IMG SRC=plain.jpg alt=x width="640" height="480"{FIRST}>',
    ),
    "far below": (
        f'{LONG}<img alt="x" src="plain.jpg">',
        f'{LONG}<img alt="x" src="plain.jpg" width="640" height="480"{LAZY}>',
    ),
    "an icon": (
        '<img alt="x" src="dot.png">',
        f'<img alt="x" src="dot.png" width="16" height="16"{LAZY}>',
    ),
    "after an icon": (
        '<img alt="x" src="dot.png"><img alt="x" src="plain.jpg">',
        f'<img alt="x" src="dot.png" width="16" height="16"{LAZY}>'
        f'<img alt="x" src="plain.jpg" width="640" height="480"{FIRST}>',
    ),
    "the second": (
        '<img alt="x" src="plain.jpg"><img alt="x" src="plain.jpg">',
        f'<img alt="x" src="plain.jpg" width="640" height="480"{FIRST}>'
        f'<img alt="x" src="plain.jpg" width="640" height="480"{LAZY}>',
    ),
    "with variants": (
        '<img alt="x" src="hall.jpg">',
        f'<img alt="x" src="hall.jpg" width="3000" height="2000"{FIRST}'
        f' srcset="{SRCSET}" sizes="(min-width: 780px) 740px, 100vw">',
    ),
    "narrower than the column": (
        '<img alt="x" src="narrow.jpg">',
        f'<img alt="x" src="narrow.jpg" width="600" height="900"{FIRST}'
        ' srcset="assets/resized/narrow-480-0.webp 480w" sizes="(min-width: 640px) 600px, 100vw">',
    ),
    "a width of the author's": (
        '<img alt="x" src="hall.jpg" width="300">',
        f'<img alt="x" src="hall.jpg" width="300" height="200"{FIRST}'
        f' srcset="{SRCSET}" sizes="(min-width: 340px) 300px, 100vw">',
    ),
    "a height of the author's": (
        '<img alt="x" src="hall.jpg" height="200">',
        f'<img alt="x" src="hall.jpg" height="200" width="300"{FIRST}'
        f' srcset="{SRCSET}" sizes="(min-width: 340px) 300px, 100vw">',
    ),
    "both of the author's": (
        '<img alt="x" src="plain.jpg" width="64" height="64">',
        f'<img alt="x" src="plain.jpg" width="64" height="64"{LAZY}>',
    ),
    "a width in per cent": (
        '<img alt="x" src="plain.jpg" width="50%">',
        f'<img alt="x" src="plain.jpg" width="50%"{FIRST}>',
    ),
    "with a srcset of the author's": (
        '<img alt="x" src="hall.jpg" srcset="hall.jpg 2x">',
        f'<img alt="x" src="hall.jpg" srcset="hall.jpg 2x" width="3000" height="2000"{FIRST}>',
    ),
    "in a picture of the author's": (
        '<picture><source srcset="a.webp"><img alt="x" src="hall.jpg"></picture>',
        '<picture><source srcset="a.webp">'
        f'<img alt="x" src="hall.jpg" width="3000" height="2000"{FIRST}></picture>',
    ),
    "loaded as the author says": (
        '<img alt="x" src="plain.jpg" loading="eager">',
        '<img alt="x" src="plain.jpg" loading="eager" width="640" height="480">',
    ),
    "in one colour scheme": (
        '<img alt="x" src="hall.jpg#only-dark">',
        f'<img alt="x" src="hall.jpg#only-dark" width="3000" height="2000"{LAZY}'
        f' srcset="{SRCSET}" sizes="(min-width: 780px) 740px, 100vw">',
    ),
    "without a text": (
        '<img src="dot.png">',
        f'<img src="dot.png" alt="" width="16" height="16"{LAZY}>',
    ),
    "with a name elsewhere": (
        '<img src="dot.png" aria-label="x">',
        f'<img src="dot.png" aria-label="x" width="16" height="16"{LAZY}>',
    ),
    "of no size": (
        '<img alt="x" src="odd.svg">',
        f'<img alt="x" src="odd.svg"{LAZY}>',
    ),
    "of another site": (
        '<img alt="x" src="https://other.example/x.jpg">',
        f'<img alt="x" src="https://other.example/x.jpg"{LAZY}>',
    ),
    "in code": ("<pre>&lt;img src=x&gt;</pre>", "<pre>&lt;img src=x&gt;</pre>"),
    "in a comment": ('<!-- <img src="plain.jpg"> -->', '<!-- <img src="plain.jpg"> -->'),
}


@pytest.mark.parametrize(("written", "expected"), SHOWN.values(), ids=SHOWN)
def test_an_image_is_shown_with_all_that_its_author_left_out(written: str, expected: str) -> None:
    assert shown(written) == expected


ZOOMED = {
    "larger than shown": ('<img alt="x" src="hall.jpg">', True),
    "made small by the author": ('<img alt="x" src="plain.jpg" width="200">', True),
    "not larger": ('<img alt="x" src="plain.jpg">', False),
    "hardly larger": ('<img alt="x" src="plain.jpg" width="600">', False),
    "linked": ('<a href="b/"><img alt="x" src="hall.jpg"></a>', False),
    "after a link": ('<a href="b/">b</a><img alt="x" src="hall.jpg">', True),
    "in a summary": ('<summary><img alt="x" src="hall.jpg"></summary>', False),
    "in a picture": ('<picture><img alt="x" src="hall.jpg"></picture>', False),
    "with a map": ('<img alt="x" src="hall.jpg" usemap="#m">', False),
    "with nothing to say": ('<img alt="" src="hall.jpg">', False),
    "moving": ('<img alt="x" src="film.gif">', False),
    "of another site": ('<img alt="x" src="https://other.example/x.jpg">', False),
}


@pytest.mark.parametrize(("written", "zoomed"), ZOOMED.values(), ids=ZOOMED)
def test_an_image_leads_to_the_whole_of_it_where_there_is_more_to_see(
    written: str, zoomed: bool
) -> None:
    assert ('<a class="pl-zoom"' in shown(written, "Close")) is zoomed


def test_the_link_to_the_whole_is_in_the_same_colour_scheme() -> None:
    html = shown('<img alt="x" src="hall.jpg#only-dark">', 'Zu "machen"')
    start = '<a class="pl-zoom" href="hall.jpg#only-dark" data-close="Zu &quot;machen&quot;"><img '
    assert html.startswith(start)
    assert html.endswith("></a>")


@pytest.mark.parametrize(
    "written",
    [
        '<p>A <img alt="x" src="hall.jpg" /> B</p>',
        '<img alt="a > b" src="hall.jpg#only-light">',
        '<img alt="x" src="a.jpg" srcset="a.jpg 1x, b.jpg 2x" sizes="100vw">',
        '<a href="b/"><img alt="x" src="film.gif"></a>',
    ],
)
def test_of_an_image_in_a_feed_only_the_size_is_new(written: str) -> None:
    kept = images.plain(shown(written, "Close"))
    assert kept.replace(' width="3000" height="2000"', "") == written


def test_a_feed_has_the_image_of_the_light_scheme_alone() -> None:
    pair = '<p><img alt="x" src="hall.jpg#only-light"> <img alt="x" src="hall.jpg#only-dark"></p>'
    kept = images.plain(shown(pair, "Close"))
    assert "only-light" in kept
    assert "only-dark" not in kept
    assert kept.count("<img") == 1


@pytest.mark.parametrize(
    ("attributes", "has_alt"),
    [
        ('alt="x"', True),
        ('alt=""', True),
        ("alt", True),
        ('role="presentation"', True),
        ('role="none"', True),
        ('aria-hidden="true"', True),
        ('aria-label="x"', True),
        ("", False),
        ('title="x"', False),
        ('role="img"', False),
    ],
)
def test_an_image_has_a_text_in_its_place_or_says_that_it_needs_none(
    attributes: str, has_alt: bool
) -> None:
    (sight,) = images.sights(f'<p><img src="a.jpg" {attributes}></p>')
    assert sight.has_alt is has_alt


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("blog/hall.jpg", "assets/resized/hall-480-0123456789ab.webp"),
        ("blog/Die Halle (2).JPG", "assets/resized/die-halle-2-480-0123456789ab.webp"),
        ("a/日本.png", "assets/resized/image-480-0123456789ab.webp"),
        ("a/" + "long-" * 30 + ".png", f"assets/resized/{'long-' * 8}480-0123456789ab.webp"),
    ],
)
def test_the_address_of_a_variant_names_its_image_and_its_bytes(uri: str, address: str) -> None:
    assert images.address(uri, 480, "0123456789abcdef") == address


LINES = {
    "Markdown": ("a\n\n![](img/a.jpg)\n", [3]),
    "Markdown with a title": ('![](a.jpg "A")\n', [1]),
    "Markdown with a reference": ("![][a.jpg]\n", [1]),
    "HTML": ('a\n<img src="/a.jpg">', [2]),
    "HTML on two lines": ('a\n<img class="x"\n src="/a.jpg">', [2]),
    "those that have none": ("![b](a.jpg)\n![](a.jpg)\n![b](a.jpg)\n![ ](a.jpg)", [2, 4]),
    "another image": ("![](aa.jpg)\n![](a.jpg.png)", []),
    "an empty text on purpose": ('<img alt="" src="a.jpg">', []),
}


@pytest.mark.parametrize(("text", "lines"), LINES.values(), ids=LINES)
def test_an_image_without_a_text_is_found_where_it_was_written(text: str, lines: list[int]) -> None:
    assert images.lines_without_alt(text, "a.jpg") == lines


def test_a_long_page_of_images_takes_no_time() -> None:
    page = '<p>Text <img alt="x" src="dot.png"> and <img alt="x" src="hall.jpg"></p>' * 5000
    assert shown(page).count("<img") == 10_000
