"""Liquid in the bodies of Eleventy, whose JavaScript is not read: what is known is rendered."""

import json
from collections.abc import Mapping

import pytest

from archived import archive
from bodies import rendered, unknown
from permalog import moved
from permalog.bodies import Body
from permalog.bodies.eleventy import eleventy
from permalog.dialects.eleventy import Eleventy

PLACE = "posts/2016-11-06-duth.md"
FILES = {
    "posts/posts.json": '{"layout": "post", "colour": "red"}',
    "posts/2016-11-01-earlier.md": "---\ntitle: Earlier\ntags: [far]\n---\nWords.",
    "_data/site.json": '{"name": "Old days"}',
    "_includes/hello.liquid": "Hello {{ name | default: 'you' }}!",
}


def body(
    text: str, files: Mapping[str, str] | None = None, matter: str = "", **said: object
) -> Body:
    """Return what becomes of the body of a post, of which the first line is the fifth."""
    post = f"---\ntitle: Duth\nmood: glad\n{matter or 'size: 1'}\n---\n{text}"
    read = moved.read(Eleventy(archive({**FILES, **(files or {}), PLACE: post}, said)))
    page = read.found[PLACE]
    assert isinstance(page, moved.Page)
    shout = {"shout": lambda call: f"<b>{'+'.join(map(str, call['args']))}={call['inner']}</b>"}
    return eleventy(read, shout)(page)


RENDERED = {
    "{{ title }}, {{ mood }}, {{ colour }}": "Duth, glad, red",
    "{{ site.name }}{{ site.nothing }}": "Old days",
    "{{ page.date | date: '%Y' }} {{ page.fileSlug }} {{ page.url }}": (
        "2016 duth /posts/2016-11-06-duth/"
    ),
    "{{ '/a/' | url }} {{ 'A b' | slugify }}": "/a/ a-b",
    "{{ '/posts/2016-11-01-earlier.md' | inputPathToUrl }}": "/posts/2016-11-01-earlier/",
    "{{ collections.far[0].data.title }} {{ collections.far[0].url }}": (
        "Earlier /posts/2016-11-01-earlier/"
    ),
    "{{ collections.all.size }}": "2",
    '{% include "hello" %} {% render "hello", name: mood %}': "Hello you! Hello glad!",
    "{% set a = 'b' %}{{ a }}": "b",
    "{% raw %}{{ kept }}{% endraw %}": "{{ kept }}",
    '{% highlight "js 2-3" %}\n{{ kept }}\n{% endhighlight %}': (
        '``` js hl_lines="2-3"\n{{ kept }}\n```'
    ),
    '{% shout mood, "two words" %}': "<b>glad+two words=None</b>",
    "{% shout %}{{ mood }}{% endshout %}": "<b>=glad</b>",
    "{{ mood | shout: 2 }}": "<b>glad+2=None</b>",
    "{% gist 'sam/12ab' %}": (
        '<a href="https://gist.github.com/sam/12ab">gist.github.com/sam/12ab</a>'
    ),
    '"Plain" -- quotes': '"Plain" -- quotes',
}


@pytest.mark.parametrize("text", RENDERED)
def test_liquid_is_rendered_as_eleventy_renders_it(text: str) -> None:
    found = body(text)
    assert (found.text.strip(), found.unknown) == (RENDERED[text], ())


UNKNOWN = {
    '{% image "a.png", "a cat" %}': "{% image %}",
    "{{ 'sam' | photo }}": "{{ … | photo }}",
    "{{ helper.now }}": "{{ helper }}",
    "{{ filters | join }}": "{{ filters }}",
    "{% for one in collections.secret %}{{ one }}{% endfor %}": "{{ collections.secret }}",
    '{% include "gone" %}': "{% include gone %}",
    "{{ '/gone.md' | inputPathToUrl }}": "{{ '/gone.md' | inputPathToUrl }}",
}


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_javascript_adds_is_shown_as_it_stands_and_named(text: str) -> None:
    found = body(f"one\n\n{text}")
    assert unknown(found) == [(UNKNOWN[text], 8)]
    assert found.text.strip() == f"one\n\n{text}"


def test_data_and_filters_of_the_settings_stand_for_those_of_javascript() -> None:
    said = {"helper": {"now": "then"}, "filters": {"year": "date: '%Y'"}}
    found = body("{{ helper.now }} {{ page.date | year }}", **said)
    assert (found.text.strip(), found.unknown) == ("then 2016", ())


@pytest.mark.parametrize("matter", ["templateEngineOverride: md", "templateEngineOverride: false"])
def test_a_post_can_choose_to_be_no_template(matter: str) -> None:
    assert body("{{ title }}", matter=matter).text.strip() == "{{ title }}"


def test_the_settings_can_choose_that_posts_are_no_templates() -> None:
    assert body("{{ title }}", markdownTemplateEngine=False).text.strip() == "{{ title }}"


@pytest.mark.parametrize(
    ("version", "shown"), [(None, "<p>text</p>"), ("^3.0.0", "<p>text</p>"), ("^1.0.1", "<pre>")]
)
def test_indented_lines_are_code_only_before_eleventy_2(version: str | None, shown: str) -> None:
    package = json.dumps({"devDependencies": {"@11ty/eleventy": version}})
    files = {"package.json": package} if version else {}
    assert shown in rendered(body("    text", files))


def test_html_posts_are_rendered_by_liquid_alone() -> None:
    place = "posts/2016-11-07-page.html"
    read = moved.read(Eleventy(archive({place: "---\ntitle: A\n---\n<p>*{{ title }}*</p>"})))
    page = read.found[place]
    assert isinstance(page, moved.Page)
    assert eleventy(read, {})(page).text == "<p>*A*</p>"
