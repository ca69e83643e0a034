"""Template strings in a permalink: Liquid, with what Eleventy adds."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from permalog import template
from permalog.template import TemplateError

ZONE = ZoneInfo("Europe/Amsterdam")
DATA: dict[str, Any] = {
    "title": "Django: Under The Hood",
    "page": {"date": dt.datetime(2016, 11, 6, 23, 5, tzinfo=ZONE), "fileSlug": "recap"},
    "when": dt.date(2016, 7, 1),
    "late": "2016-12-31T23:30:00Z",
    "tags": ["Django", "Amsterdam"],
    "n": 3,
}

RENDERED = {
    "/plain/": "/plain/",
    "/{{ page.fileSlug }}/": "/recap/",
    "/{{page.fileSlug}}/": "/recap/",
    "/{{ title | slugify }}/": "/django-under-the-hood/",
    "/{{ title | slug }}/": "/django:-under-the-hood/",
    "/{{ title | downcase | url_encode }}/": "/django%3A+under+the+hood/",
    '/{{ page.date | date: "%Y/%m/%d" }}/': "/2016/11/06/",
    "/{{ page.date | date: '%-d-%e-%b' }}/": "/6- 6-Nov/",
    "/{{ page.date | date }}/": "/2016-11-06/",
    '/{{ when | date: "%Y-%j" }}/': "/2016-183/",
    '/{{ late | date: "%Y-%m-%d" }}/': "/2017-01-01/",
    "/{{ tags[0] | slugify }}/": "/django/",
    "/{{ tags | join: '-' | downcase }}/": "/django-amsterdam/",
    "/{% if n > 2 %}many{% else %}few{% endif %}/": "/many/",
    "/{% for tag in tags %}{{ tag }}/{% endfor %}": "/Django/Amsterdam/",
    "{% assign y = page.date | date: '%Y' %}/{{ y }}/": "/2016/",
}

WRONG = {
    "/{{ page.slug }}/": "slug",
    "/{{ nothing }}/": "nothing",
    "/{{ title | slugfy }}/": "slugfy",
    "/{{ title }/": "page.date, page.fileSlug",
    "/{% if title %}/": "page.date, page.fileSlug",
    "/{% include 'a' %}/": "page.date, page.fileSlug",
    "/{{ title | date: '%Y' }}/": "which is no date",
    "{% for i in (1..100000000) %}x{% endfor %}": "page.date, page.fileSlug",
}


@pytest.mark.parametrize(("text", "rendered"), RENDERED.items(), ids=RENDERED)
def test_a_template_is_rendered_as_eleventy_renders_it(text: str, rendered: str) -> None:
    assert template.render(text, DATA, ZONE) == rendered


@pytest.mark.parametrize(("text", "reason"), WRONG.items(), ids=WRONG)
def test_an_unknown_name_or_filter_is_an_error_that_lists_what_there_is(
    text: str, reason: str
) -> None:
    with pytest.raises(TemplateError) as refused:
        template.render(text, DATA, ZONE)
    assert reason in str(refused.value)
    assert "there are page.date, page.fileSlug" in str(refused.value)


@pytest.mark.parametrize("key", ["self", "args", "kwargs", "template", "a-b", "1", ""])
def test_every_key_of_the_front_matter_may_stand_beside_a_template(key: str) -> None:
    assert template.render("/{{ n }}/", {**DATA, key: "x"}, ZONE) == "/3/"


@pytest.mark.parametrize("text", ["/{ a }/", "/{a}/", "/%7B%7B/", "/}}/"])
def test_single_braces_are_no_template(text: str) -> None:
    assert not template.is_template(text)
