"""Liquid in the bodies of Jekyll: what is rendered, and what stays as it stands and is said."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archived import archive
from permalog import moved
from permalog.bodies import Body
from permalog.bodies.jekyll import jekyll
from permalog.bodies.liquid import Environment
from permalog.dialects.jekyll import Jekyll

PLACE = "_posts/2016-11-06-duth.md"
CONFIG = """
title: Old days
url: https://old.example
author: {name: Alex}
"""
FILES = {
    "_posts/2016-11-01-earlier.md": "---\ntitle: Earlier\n---\nWords.",
    "_posts/2016-11-02-trip to rome.md": "---\ntitle: A trip\ntags: [far]\n---\nWords.",
    "_drafts/one-day.md": "---\ntitle: One day\n---\nWords.",
    "about.md": "---\ntitle: About\n---\nWords.",
    "files/plan.pdf": "%PDF",
    "_includes/hello.html": "Hello {{ include.name | default: 'you' }}!",
    "_includes/nested.html": "({% include hello.html name=include.who %})",
    "_includes/loop.html": "{% include loop.html %}",
    "_includes/broken.html": "one\ntwo {{ 1 | nonsense }}",
    "_data/people.yml": "- {name: Sam}\n- {name: Kim}\n",
    "_data/plans/rome.json": '{"day": 3}',
    "_posts/notes.txt": "beside",
}


def body(
    text: str, files: Mapping[str, str] | None = None, matter: str = "", **site: object
) -> Body:
    """Return what becomes of the body of a post, of which the first line is the fifth."""
    post = f"---\ntitle: Duth\ndate: 2016-11-06\n{matter or 'mood: glad'}\n---\n{text}"
    config = {"_config.yml": CONFIG, **FILES, **(files or {}), PLACE: post}
    read = moved.read(Jekyll(archive(config, site)))
    page = read.found[PLACE]
    assert isinstance(page, moved.Page)
    return jekyll(read, {"shout": lambda call: f"<b>{'+'.join(call['args'])}={call['inner']}</b>"})(
        page
    )


RENDERED = {
    # variables
    "{{ page.title }}, {{ page.mood }}": "Duth, glad",
    "{{ page.date | date: '%-d %B %Y' }}": "6 November 2016",
    "{{ page.date | date_to_string }}": "06 Nov 2016",
    "{{ page.date | date_to_long_string: 'ordinal' }}": "6th November 2016",
    "{{ page.date | date_to_string: 'ordinal', 'US' }}": "Nov 6th, 2016",
    "{{ page.date | date_to_xmlschema }}": "2016-11-06T00:00:00+00:00",
    "{{ page.path }} {{ page.url }}": "_posts/2016-11-06-duth.md /2016/11/06/duth.html",
    "{{ site.title }} by {{ site.author.name }}": "Old days by Alex",
    "a{{ nothing }}b{{ page.nothing }}c{{ site.nothing }}d": "abcd",
    "{{ site.posts.size }}: {{ site.posts.first.title }}": "3: Duth",
    "{{ site.tags.far.first.title }}": "A trip",
    "{{ site.data.people[1].name }}": "Kim",
    "{{ site.data.plans.rome.day }}": "3",
    "{% for one in site.data.people %}{{ one.name }} {% endfor %}": "Sam Kim",
    "{% assign a = 'b' %}{% if a == 'b' %}yes{% else %}no{% endif %}": "yes",
    "{% for n in (1..3) %}{% if n == 3 %}{% break %}{% endif %}{{ n }}{% endfor %}": "12",
    "{% comment %}hidden {{ {% endcomment %}shown": "shown",
    "{% raw %}`{{ kept }}`{% endraw %}": "`{{ kept }}`",
    "{{ '{{' }} and {{ '%}' }}": "{{ and %}",
    # filters
    "{{ '/a b/' | relative_url }}": "/a%20b/",
    "{{ 'a/' | absolute_url }}": "https://old.example/a/",
    "{{ 'https://new.example/' | relative_url }}": "https://new.example/",
    "{{ 'a<b' | xml_escape }}": "a&lt;b",
    "{{ 'a b&c' | cgi_escape }}": "a+b%26c",
    "{{ 'a b' | uri_escape }}": "a%20b",
    "{{ 'Über uns!' | slugify }}": "über-uns",
    "{{ 'one, two, three' | split: ', ' | array_to_sentence_string }}": "one, two, and three",
    "{{ 'a *b*' | markdownify }}": "<p>a <em>b</em></p>",
    "{{ 'one two' | number_of_words }}": "2",
    "{{ site.data.people | where: 'name', 'Kim' | size }}": "1",
    "`{{ site.data.people | jsonify }}`": '`[{"name":"Sam"},{"name":"Kim"}]`',
    "{{ '/a/index.html' | strip_index }}": "/a/",
    "{{ 'now' | date: '%Y' }}": "2026",
    # tags of Jekyll
    "[a]({% post_url 2016-11-01-earlier %})": "[a](/2016/11/01/earlier.html)",
    "[a]({% post_url 2016-11-02-trip to rome %})": "[a](/2016/11/02/trip-to-rome.html)",
    "[a]({% link about.md %})": "[a](/about.html)",
    "[a]({% link /files/plan.pdf %})": "[a](/files/plan.pdf)",
    "[a]({{ site.baseurl }}{% link about.md %})": "[a](/about.html)",
    "{% include hello.html %}": "Hello you!",
    '{% include hello.html name="the \\"world\\"" %}': "Hello the “world”!",
    "{% include hello.html name=page.mood %}": "Hello glad!",
    "{% assign file = 'hello.html' %}{% include {{ file }} name='it' %}": "Hello it!",
    "{% include nested.html who='Sam' %}": "(Hello Sam!)",
    "{% include_relative notes.txt %}": "beside",
    "{% highlight ruby %}\nputs 1\n{% endhighlight %}": "``` ruby\nputs 1\n```",
    "{% highlight C++ linenos %}a{% endhighlight %}": '``` c++ linenums="1"\na\n```',
    '{% highlight js mark_lines="1 3" %}a{% endhighlight %}': '``` js hl_lines="1 3"\na\n```',
    "{% highlight md %}\n```\n{% endhighlight %}": "```` md\n```\n````",
    "{% highlight sh %}{% raw %}echo {{ a }}{% endraw %}{% endhighlight %}": (
        "``` sh\necho {{ a }}\n```"
    ),
    "Text: {% highlight sh %}ls{% endhighlight %}": "Text:\n\n``` sh\nls\n```",
    "- a\n\n  {% highlight sh %}\nls\n{% endhighlight %}": "-   a\n\n    ``` sh\n    ls\n    ```",
    # tags of plugins and themes
    "{% youtube abc-1_2 %}": (
        '<iframe src="https://www.youtube-nocookie.com/embed/abc-1_2" width="560" height="315"'
        " allowfullscreen></iframe>"
    ),
    '{% youtube "https://youtu.be/abc" %}': (
        '<iframe src="https://www.youtube-nocookie.com/embed/abc" width="560" height="315"'
        " allowfullscreen></iframe>"
    ),
    "{% gist sam/12ab file.rb %}": (
        '<a href="https://gist.github.com/sam/12ab#file-file-rb">'
        "gist.github.com/sam/12ab#file-file-rb</a>"
    ),
    "{% img left /a.png 20 10 'A cat' 'the cat' %}": (
        '<img src="/a.png" alt="the cat" class="left" title="A cat" width="20" height="10">'
    ),
    "{% blockquote Sam, Letters https://new.example/a Page %}\nOne.\n{% endblockquote %}": (
        '> One.\n>\n> — Sam, Letters <a href="https://new.example/a">Page</a>'
    ),
    "{% codeblock lang:sh A title start:3 %}\nls\n{% endcodeblock %}": (
        '``` sh title="A title" linenums="3"\nls\n```'
    ),
    '{% figure caption:"A *cat*" class:"wide" %}\n![c](/c.png)\n{% endfigure %}': (
        '<figure class="wide" markdown="1">\n\n![c](/c.png)\n\n'
        "<figcaption>A <em>cat</em></figcaption>\n\n</figure>"
    ),
    "{% include video id='12' provider='vimeo' %}": (
        '<iframe src="https://player.vimeo.com/video/12" width="560" height="315"'
        " allowfullscreen></iframe>"
    ),
    "{% include embed/youtube.html id='abc' %}": (
        '<iframe src="https://www.youtube-nocookie.com/embed/abc" width="560" height="315"'
        " allowfullscreen></iframe>"
    ),
    # tags of the owner
    "{% shout a, 'b c' %}": "<b>a+b c=None</b>",
    "{% shout %}in {{ page.mood }}{% endshout %}": "<b>=in glad</b>",
    "{% shout page.mood %}": "<b>glad=None</b>",
    "{{ 'a' | shout: 'b' }}": "<b>a+b=None</b>",
}


@pytest.mark.parametrize("text", RENDERED)
def test_liquid_is_rendered_as_jekyll_renders_it(text: str) -> None:
    found = body(text)
    assert (found.text.strip(), found.unknown) == (RENDERED[text], ())


UNKNOWN = {
    # what is written, and how messages name it; it is shown as it stands
    "{% bingo 1 2 %}": "{% bingo %}",
    "{% my-tag %}": "{% my-tag %}",
    "{{ page.title | shiny }}": "{{ … | shiny }}",
    "{{ 1,2},{3 }}": "{{ 1,2},{3 }}",
    "{% include gone.html %}": "{% include gone.html %}",
    "{% include_relative ../../x.md %}": "{% include_relative x.md %}",
    "{% post_url 2016-01-01-gone %}": "{% post_url 2016-01-01-gone %}",
    "{% link gone.md %}": "{% link gone.md %}",
    "{% link _layouts/post.html %}": "{% link _layouts/post.html %}",
    "{{ site.github.owner }}": "{{ site.github }}",
    "{% if page.title %}open": "{% if %}",
    "{% for a in %}b{% endfor %}": "{% for %}",
    "{% for a in site.pages %}{{ a }}{% endfor %}": "{{ site.pages }}",
    "${{": "{{",
    "{% %}": "{%",
    "{% highlight %}a{% endhighlight %}": "{% highlight %}",
    "{% youtube %}": "{% youtube %}",
}


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_not_understood_is_shown_as_it_stands_and_named(text: str) -> None:
    found = body(f"`{text}`")
    assert [unknown.construct for unknown in found.unknown] == [UNKNOWN[text]]
    assert found.text.strip() == f"`{text}`".replace("{% if page.title %}open", text)


def test_what_is_not_understood_is_named_with_its_line_in_the_file() -> None:
    found = body("one\n\n{% bingo %}\n\n{{ a | b }} {% include broken.html %}\n")
    assert [(unknown.construct, unknown.line) for unknown in found.unknown] == [
        ("{% bingo %}", 8),
        ("{{ … | b }}", 10),
        ("{{ … | nonsense }}", 10),
    ]


def test_an_unknown_tag_with_an_end_is_named_once_and_what_it_encloses_is_rendered() -> None:
    found = body("{% bingo %}\n\n{{ page.mood }}\n\n{% endbingo %}")
    assert found.text.strip() == "{% bingo %}\n\nglad\n\n{% endbingo %}"
    assert [unknown.construct for unknown in found.unknown] == ["{% bingo %}"]


def test_an_include_that_includes_itself_ends() -> None:
    assert body("{% include loop.html %}").unknown


def test_without_a_configuration_no_value_of_the_site_is_taken_for_empty() -> None:
    found = body("{{ site.motto }}", {"_config.yml": ""})
    assert [unknown.construct for unknown in found.unknown] == ["{{ site.motto }}"]


def test_data_that_cannot_be_read_is_named_with_its_file() -> None:
    found = body("{{ site.data.people }}", {"_data/people.yml": "a: [b"})
    assert [u.construct for u in found.unknown] == ["{{ site.data }}, _data/people.yml"]


def test_a_file_wins_over_the_include_of_a_theme() -> None:
    found = body("{% include video id='abc' %}", {"_includes/video": "Mine: {{ include.id }}"})
    assert found.text.strip() == "Mine: abc"


def test_a_post_can_switch_liquid_off() -> None:
    found = body("{{ page.title }}", matter="render_with_liquid: false")
    assert (found.text.strip(), found.unknown) == ("{{ page.title }}", ())


BELOW_BASE = {
    "{{ site.baseurl }}/a/": "/blog/a/",
    "{{ '/a/' | relative_url }}": "/blog/a/",
    "{{ '/a/' | absolute_url }}": "https://old.example/blog/a/",
    "{% link about.md %}": "/blog/about.html",
    "{{ site.baseurl }}{% link about.md %}": "/blog/about.html",
    "{{ site.url }}{% post_url 2016-11-01-earlier %}": (
        "https://old.example/blog/2016/11/01/earlier.html"
    ),
}


@pytest.mark.parametrize("text", BELOW_BASE)
def test_addresses_are_those_of_the_old_site_below_its_baseurl(text: str) -> None:
    assert body(text, baseurl="/blog").text.strip() == BELOW_BASE[text]


def test_defaults_of_the_configuration_are_variables_of_the_page() -> None:
    values = [{"scope": {"path": ""}, "values": {"colour": "red"}}]
    assert body("{{ page.colour }}", defaults=values).text.strip() == "red"


def test_html_posts_are_rendered_by_liquid_alone() -> None:
    place = "_posts/2016-11-07-page.html"
    text = (
        "---\ntitle: A\n---\n<p>*{{ page.title }}*</p>\n{% highlight sh %}a > b{% endhighlight %}"
    )
    read = moved.read(Jekyll(archive({place: text})))
    page = read.found[place]
    assert isinstance(page, moved.Page)
    assert jekyll(read, {})(page).text == (
        '<p>*A*</p>\n<pre><code class="language-sh">a &gt; b</code></pre>'
    )


PARTS = ["{{", "}}", "{%", "%}", "if a", "endif", "for a in b", "endfor", "raw", "endraw", "else"]
PARTS += ["a", "|", "date", ":", "'", '"', "\n", "-", "comment", "endcomment", "include", "case a"]
PARTS += [
    "when",
    "endcase",
    "assign",
    "=",
    "(1..9)",
    "capture x",
    "endcapture",
    "liquid",
    "doc",
    "#",
]


@given(st.lists(st.sampled_from(PARTS), max_size=30).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_no_text_stops_liquid(text: str) -> None:
    rendered, unknown = Environment({}, {}).text(text, {"a": "x", "b": [1, 2]})
    assert isinstance(rendered, str)
    assert all(1 <= one.line <= text.count("\n") + 1 for one in unknown)
