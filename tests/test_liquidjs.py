"""Template strings rendered as LiquidJS does; addresses that Eleventy gave are in its record."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from permalog.template import Liquid, TemplateError

MOMENT = dt.datetime(2016, 11, 6, 9, 5, 3, 7000, tzinfo=dt.UTC)
DATA = {"moment": MOMENT, "title": "A & B", "none": None, "list": ["a", None, ["b"]], "half": 1.0}


def rendered(text: str, **filters: str) -> str:
    return Liquid(ZoneInfo("UTC"), is_lenient=True, filters=filters).render(text, DATA)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{{ unknown }}{{ unknown.key }}{{ none }}x", "x"),
        ("{{ list }}", "ab"),
        ("{{ half }}", "1"),
        ("{{ list | append: '!' }}", "ab!"),
        ("{{ unknown | slugify }}", "undefined"),
        ("{{ none | slug }}", "null"),
        ("{{ moment | date: '%-d %^b %Y' }}", "6 NOV 2016"),
        ("{{ moment | date: '%_m|%05H|%3N|%N|%q|%:z' }}", "11|00009|007|007000000|th|+00:00"),
        ("{{ moment | date: '%c / %X / %C%y / %U %W %w %u' }}",
         "11/6/2016, 9:05:03 AM / 9:05:03 AM / 2016 / 45 44 0 7"),
        ("{{ moment | date: '%#p %P %Z %s %j' }}", "am am UTC 1478423103 311"),
        ("{{ moment | date: '%V%Q%999Y' }}", "%V%Q%999Y"),
        ("{{ moment | date: '%H', 'Asia/Tokyo' }}", "18"),
        ("{{ moment | date: '%H', 300 }}", "04"),
        ("{{ 'Nov 6, 2016' | date: '%F %Y-%m-%d' }}", "%F 2016-11-06"),
        ("{{ 'soon' | date: '%Y' }}", "soon"),
        ("{{ 1478423103 | date: '%Y' }}{{ '1478423103' | date: '%Y' }}", "20162016"),
        ("{{ moment | date_to_string }}", "06 Nov 2016"),
        ("{{ moment | date_to_string: 'ordinal' }}", "6th Nov 2016"),
        ("{{ moment | date_to_long_string: 'ordinal', 'US' }}", "November 6th, 2016"),
        ("{{ moment | date_to_xmlschema }}", "2016-11-06T09:05:03+00:00"),
        ("{{ moment | date_to_rfc822 }}", "Sun, 06 Nov 2016 09:05:03 +0000"),
        ("{{ 'a b/ü' | url_encode }} {{ 'a+b%20c' | url_decode }}", "a+b%2F%C3%BC a b c"),
        ("{{ 'a (b)' | cgi_escape }} {{ 'a [b]' | uri_escape }}", "a+%28b%29 a%20[b]"),
        ("{{ title | json }}{{ list | json }}", '"A & B"["a",null,["b"]]'),
        ("{{ 7 | divided_by: 2 }} {{ 8 | divided_by: 2 }}", "3.5 4"),
        ("{{ '/x/' | url }}", "/x/"),
    ],
)  # fmt: skip
def test_a_template_is_rendered_as_liquidjs_renders_it(text: str, result: str) -> None:
    assert rendered(text) == result


def test_a_filter_of_the_sites_own_is_made_of_those_of_liquid() -> None:
    assert rendered("{{ moment | toPath }}/", toPath="date: '%Y/%m'") == "2016/11/"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("{{ title | shout }}", "shout"),
        ("{% shout %}", "shout"),
        ("{{ title", ""),
        ("{{ title | append }}", "append"),
        ("{{ moment | date: '%H', 'Mars' }}", "Mars"),
        ("{{ moment | date: '%H', 99999 }}", "99999"),
        ("{{ 1 | divided_by: 0 }}", "no number"),
        ("{{ 'x' | divided_by: 2 }}", "no number"),
    ],
)
def test_what_cannot_be_rendered_is_an_error_that_shows_the_way(text: str, reason: str) -> None:
    with pytest.raises(TemplateError, match=f"{reason}.*`filters: "):
        rendered(text)


def test_a_broken_filter_of_the_sites_own_is_an_error() -> None:
    with pytest.raises(TemplateError, match="shout"):
        rendered("{{ title | loud }}", loud="shout")
