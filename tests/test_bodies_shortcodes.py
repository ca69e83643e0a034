"""What the shortcodes and tags of other generators become, and what becomes of unknown ones."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bodies import moved, page, rendered, unknown
from permalog.bodies import Body, hexo, hugo, material, nikola, pelican, zola
from permalog.permalink import Permalink

FOREIGN = re.compile(r"<(?:script|img|video|embed|object|link)\b[^>]*(?:https?:)?//", re.I)


def hugo_body(text: str, **settings: object) -> Body:
    links = {'{{< ref "a.md#b" >}}': "/2016/a/#b", "{{% relref a.md %}}": "/2016/a/"}
    return hugo.hugo(moved(links=links), {})(page(text, data=settings))


def hexo_body(text: str) -> Body:
    place = "_posts/2016/duth"
    found = {
        f"{place}.md": page(""),
        f"{place}/a b.png": Permalink("/2016/duth/a b.png", "2016/duth/a b.png"),
    }
    files = {"downloads/code/a.py": "print(1)\n"}
    return hexo.hexo(moved(files, found), {})(page(text))


def zola_body(text: str) -> Body:
    return zola.zola(moved(), {})(page(text))


def pelican_body(text: str) -> Body:
    return pelican.pelican(moved({"code/a.py": "print(1)\n"}), {})(page(text))


def nikola_body(text: str) -> Body:
    known = moved({"listings/a.py": "print(1)\n"}, links={"link://slug/duth": "/2016/duth/"})
    return nikola.nikola(known, {})(page(text))


BODIES = {
    "hugo": hugo_body,
    "hexo": hexo_body,
    "zola": zola_body,
    "pelican": pelican_body,
    "nikola": nikola_body,
}


@pytest.mark.parametrize(
    ("generator", "text", "shown"),
    [
        ("hugo", "{{< youtube abc >}}", '<iframe src="https://www.youtube-nocookie.com/embed/abc"'),
        ("hugo", '{{< youtube id="abc" title="T" >}}', ' title="T" width="560"'),
        ("hugo", "{{< vimeo 123 >}}", '<iframe src="https://player.vimeo.com/video/123"'),
        ("hugo", "{{< gist ann 12 a.go >}}", 'href="https://gist.github.com/ann/12#file-a-go"'),
        ("hugo", "{{< tweet 12 >}}", 'href="https://x.com/i/status/12"'),
        ("hugo", "{{< x user=ann id=12 >}}", 'href="https://x.com/ann/status/12"'),
        ("hugo", "{{< instagram ab >}}", 'href="https://www.instagram.com/p/ab/"'),
        ("hugo", '{{< qr text="https://example.org" />}}', 'href="https://example.org"'),
        ("hugo", '[a]({{< ref "a.md#b" >}})', '<a href="/2016/a/#b">a</a>'),
        ("hugo", "[a]({{% relref a.md %}})", '<a href="/2016/a/">a</a>'),
        ("hugo", "a{{< comment >}} *x* {{< /comment >}}b", "<p>ab</p>"),
        ("hugo", "`{{</* youtube abc */>}}`", "<code>{{&lt; youtube abc &gt;}}</code>"),
        ("hugo", "{{</* img src=a */>}}", "<p>{{&lt; img src=a &gt;}}</p>"),
        (
            "zola",
            '{{ youtube(id="abc") }}',
            '<iframe src="https://www.youtube-nocookie.com/embed/abc"',
        ),
        ("zola", "{{ vimeo(id='12') }}", '<iframe src="https://player.vimeo.com/video/12"'),
        ("zola", '`{{/* youtube(id="a") */}}`', '<code>{{ youtube(id="a") }}</code>'),
        ("hexo", "{% youtube abc %}", '<iframe src="https://www.youtube-nocookie.com/embed/abc"'),
        ("hexo", "{% gist 12 a.js %}", 'href="https://gist.github.com/12#file-a-js"'),
        ("hexo", "{% jsfiddle ab %}", 'href="https://jsfiddle.net/ab/"'),
        ("hexo", "{% iframe https://example.org 1 2 %}", 'href="https://example.org"'),
        ("hexo", "{% post_link 2016/duth %}", '<a href="/2016/duth/">Duth</a>'),
        ("hexo", "{% post_link Duth#b 'The b' %}", '<a href="/2016/duth/#b">The b</a>'),
        ("hexo", '{% asset_img "a b.png" A b %}', 'src="/2016/duth/a%20b.png" alt="A b"'),
        ("hexo", '{% asset_link "a b.png" %}', '<a href="/2016/duth/a%20b.png">a b.png</a>'),
        (
            "hexo",
            '{% img big /a.png 20 30 \'"T" "A"\' %}',
            '<img src="/a.png" alt="A" width="20" height="30" title="T" class="big">',
        ),
        ("hexo", "{% link The text /a %}", '<a href="/a">The text</a>'),
        ("hexo", "`{% raw %}`", "<code>{% raw %}</code>"),
        ("hexo", "{% raw %}{{ a }}{% endraw %}", "<p>{{ a }}</p>"),
        ("hexo", "one<!-- more -->", "<!-- more -->"),
        (
            "pelican",
            "{% youtube abc %}",
            '<iframe src="https://www.youtube-nocookie.com/embed/abc"',
        ),
        ("pelican", "{% img left /a.png A b %}", 'src="/a.png" alt="A b"'),
        ("pelican", "a\n\n<!-- PELICAN_END_SUMMARY -->\n\nb", "<!-- more -->"),
        ("pelican", "[a]({filename}/b c.md#d){.big}", 'href="{filename}/b c.md#d"'),
        ("pelican", "[a](|filename|b.md) ![c]({static}d.png)", 'src="{static}d.png"'),
        (
            "nikola",
            "{{% youtube abc %}}",
            '<iframe src="https://www.youtube-nocookie.com/embed/abc"',
        ),
        ("nikola", "{{% doc %}}duth{{% /doc %}}", '<a href="/2016/duth/">duth</a>'),
        ("nikola", '{{% doc title="T" %}}duth{{% /doc %}}', '<a href="/2016/duth/">T</a>'),
        ("nikola", "`{{% raw %}}{{% a %}}{{% /raw %}}`", "<code>{{% a %}}</code>"),
        ("nikola", "[:gist: 12]", 'href="https://gist.github.com/12"'),
        ("nikola", "~~gone~~ `~~kept~~`", "<del>gone</del> <code>~~kept~~</code>"),
        ("nikola", "a\n\n<!-- TEASER_END: More -->\n\nb", "<!-- more -->"),
    ],
)
def test_a_shortcode_is_rendered_and_loads_nothing_from_elsewhere_but_in_frames(
    generator: str, text: str, shown: str
) -> None:
    body = BODIES[generator](text)
    assert shown in rendered(body)
    assert not FOREIGN.search(rendered(body))
    assert body.unknown == ()


@pytest.mark.parametrize(
    ("generator", "text", "shown"),
    [
        ("hugo", "a\n{{< shout >}}", "{{< shout >}}"),
        ("hugo", '{{<img src="a.png" >}}', "{{< img >}}"),
        ("hugo", "{{% box %}}\n*a*\n{{% /box %}}", "{{% box %}}"),
        ("hugo", '{{< ref "gone.md" >}}', "{{< ref >}}"),
        ("hugo", "{{< param gone >}}", "{{< param >}}"),
        ("hugo", "{{< /box >}}", "{{< /box >}}"),
        ("zola", 'a\n{% quote(author="ann") %}\nb\n{% end %}', "{% quote() %}"),
        ("zola", '{{ image(src="a.png") }}', "{{ image() }}"),
        ("hexo", "{% note info %}a{% endnote %}", "{% note %}"),
        ("hexo", "{% post_link gone %}", "{% post_link %}"),
        ("hexo", "{% asset_img gone.png %}", "{% asset_img %}"),
        ("hexo", "{{ title }}", "{{ … }}"),
        ("pelican", "a\n\n{% notebook a.ipynb %}", "{% notebook %}"),
        ("nikola", "{{% chart Bar %}}", "{{% chart %}}"),
        ("nikola", "{{% doc %}}gone{{% /doc %}}", "{{% doc %}}"),
    ],
)
def test_an_unknown_shortcode_is_shown_as_it_stands_and_named_with_its_line(
    generator: str, text: str, shown: str
) -> None:
    body = BODIES[generator](text)
    line = 5 + text[: text.index("{")].count("\n")
    assert unknown(body) == [(shown, line)]
    assert "<img" not in rendered(body)
    tag = text[text.index("{") :].partition("\n")[0]
    assert tag.replace("<", "&lt;").replace(">", "&gt;") in rendered(body)


@pytest.mark.parametrize("generator", ["hugo", "zola", "hexo", "pelican", "nikola"])
def test_a_template_of_the_owner_goes_before_all_else(generator: str) -> None:
    tags = {
        "hugo": "{{% youtube abc %}}",
        "zola": '{% youtube(id="abc") %}*in*{% end %}',
        "hexo": "{% youtube abc %}",
        "pelican": "{% youtube abc %}",
        "nikola": "{{% youtube abc %}}",
    }
    makers = {
        "hugo": hugo.hugo,
        "zola": zola.zola,
        "hexo": hexo.hexo,
        "pelican": pelican.pelican,
        "nikola": nikola.nikola,
    }

    def template(data: object) -> str:
        assert isinstance(data, dict)
        return f"**{data['args']}, {data['named']}, {data['inner']}, {data['page'].title}**"

    body = makers[generator](moved(), {"youtube": template})(page(tags[generator]))
    said = "[], {'id': 'abc'}, *in*, Duth" if generator == "zola" else "['abc'], {}, None, Duth"
    assert body.text.strip() == f"**{said}**"


def test_arguments_of_hugo_are_quoted_raw_named_or_bare() -> None:
    seen: list[object] = []
    body = hugo.hugo(moved(), {"a": lambda data: str(seen.append(data) or "")})(
        page('{{< a "b \\"c\\" >}}" d=`e "f"` g=h\n  1 />}}{{< a >}}')
    )
    assert [(data["args"], data["named"]) for data in seen] == [  # type: ignore[index]
        (['b "c" >}}', "1"], {"d": 'e "f"', "g": "h"}),
        ([], {}),
    ]
    assert body.text.strip() == ""


def test_shortcodes_within_shortcodes_are_rendered_first() -> None:
    body = hugo_body(
        '{{< details summary="A *b*" open=true >}}\n- one\n- {{< youtube abc >}}\n{{< /details >}}'
    )
    shown = rendered(body)
    assert '<details open="open">' in shown
    assert "<summary>A <em>b</em></summary>" in shown
    assert '<iframe src="https://www.youtube-nocookie.com/embed/abc"' in shown


def test_what_is_within_an_unknown_shortcode_is_rendered_still() -> None:
    body = hugo_body("{{% box %}}\n\n{{< vimeo 1 >}}\n\n{{% /box %}}")
    assert unknown(body) == [("{{% box %}}", 5)]
    assert '<iframe src="https://player.vimeo.com/video/1"' in rendered(body)
    assert "{{% /box %}}" in rendered(body)


def test_code_of_a_shortcode_in_a_list_stays_in_its_item() -> None:
    body = hugo_body(
        '- one\n\n  {{< highlight go "linenos=table,hl_lines=1 3-4" >}}\n'
        "  a < b\n    c\n  {{< /highlight >}}\n- two"
    )
    assert '    ``` go hl_lines="1 3-4" linenums="1"\n    a < b\n      c\n    ```' in body.text
    assert rendered(body).count("<li>") == 2


def test_a_figure_has_its_caption_its_link_and_its_source() -> None:
    shown = rendered(
        hugo_body(
            '{{< figure src="a b.png" title="T & t" caption="A *b*" link="/c" attr="Ann"'
            ' attrlink="/ann" class="big" width=20 >}}\ntext'
        )
    )
    assert shown == (
        '<figure class="big"><a href="/c"><img src="a b.png" alt="A b" width="20"></a><figcaption>'
        '<h4>T &amp; t</h4><p>A <em>b</em> <a href="/ann">Ann</a></p></figcaption></figure>\n\n'
        "<p>text</p>"
    )


def test_param_is_taken_from_the_page_and_then_from_the_configuration() -> None:
    config = {"hugo.toml": 'params = {Who = {name = "Ann"}, colour = "red"}'}
    body = hugo.hugo(moved(config), {})(
        page("{{< param who.name >}} {{< param colour >}}", data={"colour": "blue"})
    )
    assert body.text == "Ann blue\n"


def test_html_of_hugo_is_no_markdown() -> None:
    text = "<p>*a*</p>\n\n    {{< vimeo 1 >}}"
    body = hugo.hugo(moved(), {})(page(text, uri="old/a.html"))
    assert body.text.startswith("<p>*a*</p>\n\n    <iframe src=")


def test_a_codeblock_of_hexo_keeps_its_title_its_marks_and_its_braces() -> None:
    body = hexo_body(
        "{% codeblock app.js lang:js mark:1,3 first_line:9 %}\n"
        "{{ a }}\n{% if b %}\n{% endcodeblock %}"
    )
    assert body.text == (
        '``` js title="app.js" hl_lines="1 3" linenums="9"\n{{ a }}\n{% if b %}\n```\n'
    )
    assert body.unknown == ()


def test_code_of_a_file_is_shown_with_its_name() -> None:
    expected = '``` py title="a.py"\nprint(1)\n```'
    assert hexo_body("{% include_code a.py %}").text.strip() == expected
    assert pelican_body("{% include_code a.py %}").text.strip() == expected
    assert nikola_body("{{% listing a.py python %}}").text.strip() == expected.replace(
        "py ", "python ", 1
    )


def test_tags_in_code_are_code() -> None:
    text = "```\n{% a %} {{ b }}\n```\n\n`{% a %}`"
    for convert in (hexo_body, pelican_body):
        assert convert(text).unknown == ()
        assert "{% a %} {{ b }}" in convert(text).text
    assert pelican_body("a\n\n    {% block %}").unknown == ()


def test_a_quote_of_hexo_names_who_said_it_where() -> None:
    shown = rendered(
        hexo_body("{% blockquote Ann B. https://example.org/a The a %}\n*one*\n{% endblockquote %}")
    )
    assert "<blockquote>\n<p><em>one</em></p>" in shown
    assert '<strong>Ann B.</strong> <a href="https://example.org/a">The a</a>' in shown


def test_a_line_end_of_hexo_is_a_break_unless_its_settings_say_no() -> None:
    assert "<br" in rendered(hexo_body("one\ntwo"))
    convert = hexo.hexo(moved({"_config.yml": "marked:\n  breaks: false\n"}), {})
    assert "<br" not in rendered(convert(page("one\ntwo")))


@pytest.mark.parametrize(
    ("text", "fence"),
    [
        ("a\n\n    :::python\n    b\n\n      c\n\nd", "``` python\nb\n\n  c\n```\n\nd"),
        ("a\n\n    #!python\n    b", '``` python linenums="1"\nb\n```'),
        ("a\n\n    #!/bin/sh\n    b", '``` sh linenums="1"\n#!/bin/sh\nb\n```'),
        ('\t::python hl_lines="1 3"\n\tb', '``` python hl_lines="1 3"\nb\n```'),
        ("- a\n\n        :::sql\n        b", "    ``` sql\n    b\n    ```"),
    ],
)
def test_the_head_of_indented_code_becomes_that_of_a_fence(text: str, fence: str) -> None:
    assert pelican_body(text).text.endswith(fence)


def test_code_without_a_head_stays_as_it_is() -> None:
    text = "a\n\n    b = [::2]\n\n    :::\n\n[TOC]\n"
    assert pelican_body(text).text == text


def test_what_ours_would_show_as_typed_is_named_once_for_material() -> None:
    text = '==a== and ==b==\n\n--8<-- "c.md"\n\nPress ++ctrl+d++ :smile: `++e++` 10:30:45'
    convert = material.material(moved(), {})
    body = convert(page(text))
    assert body.text == text
    assert unknown(body) == [
        ("==mark== (pymdownx.mark)", 5),
        ("--8<-- (pymdownx.snippets)", 7),
        ("++key++ (pymdownx.keys)", 9),
        (":emoji: (pymdownx.emoji)", 9),
    ]


def test_what_the_old_mkdocs_yml_had_on_becomes_html_and_what_it_had_not_is_text() -> None:
    config = "markdown_extensions:\n  - pymdownx.mark\n  - pymdownx.caret: {}\n"
    convert = material.material(moved({"mkdocs.yml": config}), {})
    body = convert(page("==a `==`== ^^b^^ ~~c~~ `==d==`"))
    assert body.text == "<mark>a `==`</mark> <ins>b</ins> ~~c~~ `==d==`"
    assert body.unknown == ()


def test_names_of_emoji_are_emoji_where_the_old_settings_say_so() -> None:
    text = ":smile: `:smile:` :nosuch: 10:30:45"
    assert hugo_body(text).text == f"{text}\n"
    toml = {"hugo.toml": "enableEmoji = true", "config.toml": ""}
    assert hugo.hugo(moved(toml), {})(page(text)).text.startswith("😄 `:smile:` :nosuch: 10:30:45")
    config = {"config.toml": "[markdown]\nrender_emoji = true"}
    assert zola.zola(moved(config), {})(page(text)).text.startswith("😄 `:smile:`")
    assert nikola_body("{{% emoji smile %}}").text == "😄"


PIECES = (
    *("{{<", ">}}", "{{%", "%}}", "{%", "%}", "{{", "}}", "/", "/*", "*/", "(", ")", "=", '"', "`"),
    *("end", "raw", "endraw", "codeblock", "endcodeblock", "highlight", "/highlight", "figure"),
    *("youtube", "img", "post_link", "doc", "thumbnail", "details", "/details", "include_code"),
    *("```", "~~", "**", "_", "#", "- ", "1. ", "> ", "    ", "\n", "\n\n", " ", "a", "é", "日本"),
    *("<div>", "</div>", "<p>", "<", ">", "<!--", "-->", "[", "](", "]: ", "[^1]", "[^1]: ", "|"),
    *(
        "|---|",
        "\\",
        "https://a.example/b",
        ":::python",
        "#!",
        "---",
        "\0",
        "\r\n",
        "&amp;",
        "{#a}",
    ),
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_no_text_ends_in_a_traceback(text: str) -> None:
    for convert in BODIES.values():
        rendered(convert(text))
    material.material(moved(), {})(page(text))
