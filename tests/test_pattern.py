"""Patterns: the address of a post whose front matter names none."""

import pytest

from permalog import pattern
from permalog.permalink import AddressError

ADDRESSES = [
    # pattern                           file below the folder             URL
    ("/blog/{year}/{slug}/", "2016-11-06-recap.md", "/blog/2016/recap/"),
    ("/blog/{year}/{slug}/", "2016/deep/recap.md", "/blog/2016/recap/"),
    ("/{year}/{month}/{day}/{slug}/", "recap.md", "/2016/11/06/recap/"),
    ("/{year}-{month}/{slug}.html", "recap.md", "/2016-11/recap.html"),
    ("/{folder}/{slug}/", "trips/2016/recap.md", "/trips/2016/recap/"),
    ("/{folder}/{slug}/", "recap.md", "/recap/"),
    ("/{title}/", "recap.md", "/a-title-and-more/"),
    ("{slug}", "recap.md", "/recap"),
    ("/blog/{slug}/index.html", "recap.md", "/blog/recap/"),
]

WRONG = {
    "/blog/{yaer}/{slug}/": "`{yaer}` is no placeholder; did you mean `{year}`?",
    "/blog/{xyz}/{slug}/": "There are {year}, {month}, {day}, {slug}, {title}, {folder}",
    "/blog/{year}/": "add `{slug}` or `{title}`",
    "/blog/{slug/": "braces do not match",
    "/blog/{slug}}/": "braces do not match",
    "/blog/{year:04}/{slug}/": "a plain name in braces",
    "/blog/{slug!r}/": "a plain name in braces",
    "/blog/{}/{slug}/": "`{}` is no placeholder",
    "/blog/{slug.upper}/": "`{slug.upper}` is no placeholder",
    "/../{slug}/": "climbs out of the site",
    "https://example.org/{slug}/": "full URL",
    "/blog/?p={slug}": "`?`",
}


def address(written: str, place: str, **values: str | None) -> str:
    known = {"title": "A title & more", "slug": None, "day": "2016-11-06"} | values
    return pattern.permalink(written, place=place, **known).url  # type: ignore[arg-type]


@pytest.mark.parametrize(("written", "uri", "url"), ADDRESSES)
def test_a_pattern_gives_a_post_its_address(written: str, uri: str, url: str) -> None:
    pattern.check(written)
    assert address(written, uri) == url


@pytest.mark.parametrize(("written", "reason"), WRONG.items(), ids=WRONG)
def test_a_pattern_that_can_give_no_address_is_refused(written: str, reason: str) -> None:
    with pytest.raises(AddressError) as refused:
        pattern.check(written)
    assert reason in str(refused.value)


def test_a_slug_of_its_own_stands_as_it_is_written() -> None:
    assert address("/{slug}/", "a.md", slug="My-Slug") == "/My-Slug/"


def test_braces_in_a_value_are_text() -> None:
    assert address("/{slug}/", "a.md", slug="{year}") == "/{year}/"


def test_a_title_that_gives_no_slug_is_refused_with_the_cure() -> None:
    with pytest.raises(AddressError, match="add a `permalink` of its own"):
        address("/{title}/", "a.md", title="日本語")


@pytest.mark.parametrize("slug", ["..", "../../secret"])
def test_a_slug_does_not_climb_out_of_its_place_in_the_pattern(slug: str) -> None:
    with pytest.raises(AddressError):
        address("/blog/{year}/{slug}/", "a.md", slug=slug)
