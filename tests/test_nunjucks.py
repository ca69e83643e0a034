"""Template strings rendered as Nunjucks does."""

import datetime as dt

import pytest

from permalog.nunjucks import Nunjucks
from permalog.template import TemplateError

DATA = {
    "title": "A & B",
    "none": None,
    "half": 1.0,
    "date": dt.datetime(2016, 11, 6, tzinfo=dt.UTC),
}


def rendered(text: str) -> str:
    return Nunjucks({"loud": lambda value, *_: f"{value}!"}).render(text, DATA)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("{{ unknown }}{{ nothing }}x", "x"),
        ("{{ title | upper }}", "A &amp; B"),
        ("{{ title | slugify }}/{{ title | slug }}/", "a-and-b/a-and-b/"),
        ("{{ unknown | slugify }}", "undefined"),
        ("{{ half }}", "1"),
        ("{% if title %}{{ title | length }}{% endif %}", "5"),
        ("{{ 'x' | loud }}", "x!"),
        ("{{ '/x/' | url }}", "/x/"),
        ("{{ date }}", "Sun Nov 06 2016 00:00:00 GMT+0000 (Coordinated Universal Time)"),
    ],
)
def test_a_template_is_rendered_as_nunjucks_renders_it(text: str, result: str) -> None:
    assert rendered(text) == result


@pytest.mark.parametrize(
    "text",
    [
        *("{{ title | shout }}", "{% shout %}", "{{ title", "{{ 1 / 0 }}", "{{ title.x.y }}"),
        *("{{ ''.__class__.__mro__[1].x }}", "{{ range(10 ** 9) }}", "{{ 'a' + 1 }}"),
    ],
)
def test_what_cannot_be_rendered_is_an_error_that_shows_the_way(text: str) -> None:
    with pytest.raises(TemplateError, match="`filters: "):
        rendered(text)
