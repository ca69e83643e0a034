"""What CommonMark renders, the shipped blog renders alike."""

import re

import pytest

from bodies import moved, page, rendered
from permalog import heading_ids
from permalog.bodies import goldmark, hexo, zola
from permalog.bodies.commonmark import Flavour, converted
from permalog.bodies.inline import Inline

PLAIN = Flavour()
GOLDMARK = goldmark.flavour({})


def html(text: str, flavour: Flavour = PLAIN) -> str:
    """Return the HTML of a text, without the white space around tags."""
    shown = rendered(converted(text, flavour)).replace("<!-- -->", "")
    return re.sub(r"\s*\n\s*(?=<)|(?<=>)\s*\n\s*", "", shown)


def code(text: str) -> str:
    """Return the HTML of a code block."""
    return f'<div class="highlight"><pre><span></span><code>{text}</code></pre></div>'


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A list:\n- one\n- two", "<p>A list:</p><ul><li>one</li><li>two</li></ul>"),
        (
            "- one\n  - two\n    - three",
            "<ul><li>one<ul><li>two<ul><li>three</li></ul></li></ul></li></ul>",
        ),
        ("1. one\n   - two\n2. three", "<ol><li>one<ul><li>two</li></ul></li><li>three</li></ol>"),
        ("1) one\n2) two", "<ol><li>one</li><li>two</li></ol>"),
        ("- one\n\n1. two", "<ul><li>one</li></ul><ol><li>two</li></ol>"),
        ("- one\n\n* two", "<ul><li>one</li></ul><ul><li>two</li></ul>"),
        ("3. one\n4. two", '<ol><li value="3">one</li><li>two</li></ol>'),
        ("- - one", "<ul><li><ul><li>one</li></ul></li></ul>"),
        ("- one\n\ntwo", "<ul><li>one</li></ul><p>two</p>"),
        (
            "- one\n\n  two\n- three",
            "<ul><li><p>one</p><p>two</p></li><li><p>three</p></li></ul>",
        ),
        ("- one\n  > two", "<ul><li><p>one</p><blockquote><p>two</p></blockquote></li></ul>"),
        ("text\n2. is no list", "<p>text\n2. is no list</p>"),
        ("100. one", '<ol><li value="100">one</li></ol>'),
    ],
)
def test_a_list_is_the_list_that_it_is_in_commonmark(text: str, shown: str) -> None:
    assert html(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("text\n```\ncode\n```\ntext", f"<p>text</p>{code('code')}<p>text</p>"),
        ("```\nnever closed", code("never closed")),
        ("- one\n  ```\n  code\n  ```", f"<ul><li><p>one</p>{code('code')}</li></ul>"),
        ("- ```\n  code\n  ```", f"<ul><li>{code('code')}</li></ul>"),
        ("- one\n\n      code", f"<ul><li><p>one</p>{code('code')}</li></ul>"),
        ("- one\n\n<!-- end -->\n\n    code", f"<ul><li>one</li></ul><!-- end -->{code('code')}"),
        ("> ```\n> code\n> ```", f"<blockquote>{code('code')}</blockquote>"),
        ("````\n```\n````", code("```")),
        ("```text {1,3} a title\ncode\n```", code("code")),
        ("```\n# no heading\n- no list\n~~no~~ https://example.org\n```", None),
    ],
)
def test_code_is_shown_as_it_is_written(text: str, shown: str | None) -> None:
    body = "# no heading\n- no list\n~~no~~ https://example.org"
    assert html(text) == (shown or code(body))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("text\n> quote", "<p>text</p><blockquote><p>quote</p></blockquote>"),
        (
            "> one\n\n> two",
            "<blockquote><p>one</p></blockquote><blockquote><p>two</p></blockquote>",
        ),
        ("> one  \n> two", "<blockquote><p>one<br />two</p></blockquote>"),
        ("text\n***\ntext", "<p>text</p><hr /><p>text</p>"),
        ("two\nlines\n---", '<h2 id="two-lines">two lines</h2>'),
        ("## C#", '<h2 id="c">C#</h2>'),
        ("#hashtag", "<p>#hashtag</p>"),
        ("!!! no admonition", "<p>!!! no admonition</p>"),
        ("??? no details", "<p>&#63;?? no details</p>"),
        ("Term\n: Meaning", "<dl><dt>Term</dt><dd>Meaning</dd></dl>"),
        (
            "a | b\n--|--\n`x|y` | z",
            "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
            "<tbody><tr><td>`x</td><td>y`</td></tr></tbody></table>",
        ),
        (
            "| a |\n|---|\n| `x\\|y` \\| |",
            "<table><thead><tr><th>a</th></tr></thead>"
            "<tbody><tr><td><code>x|y</code> |</td></tr></tbody></table>",
        ),
    ],
)
def test_a_block_is_the_block_that_it_is_in_commonmark(text: str, shown: str) -> None:
    assert html(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("one\\\ntwo", "one<br />two"),
        ("one  \n   two", "one<br />two"),
        (r"\<b\> \$5 \~ \"x\" \*", '&lt;b&gt; $5 ~ "x" *'),
        ("~~gone *now*~~", "<del>gone <em>now</em></del>"),
        ("`~~kept~~ https://example.org \\<`", "<code>~~kept~~ https://example.org \\&lt;</code>"),
        ("**bold**{x}", "<strong>bold</strong>{x}"),
        ("one\n{two}", "one\n{two}"),
        ("Vec<T> and <Item: x>", "Vec<T> and &lt;Item: x&gt;"),
        ("[`Vec`]\n\n[`Vec`]: https://example.org/vec", None),
        ("[the vector][`Vec`]\n\n[`Vec`]: https://example.org/vec", None),
        ("[one] [two]\n\n[one]: /1\n[two]: /2", '<a href="/1">one</a> <a href="/2">two</a>'),
        ("[a](</b c> 'd')", '<a href="/b c" title="d">a</a>'),
    ],
)
def test_what_stands_in_a_paragraph_is_what_it_is_in_commonmark(
    text: str, shown: str | None
) -> None:
    if shown is None:
        name = "the vector" if "the" in text else "<code>Vec</code>"
        shown = f'<a href="https://example.org/vec">{name}</a>'
    assert html(text) == f"<p>{shown}</p>"


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("See https://example.org/a_(b).", ["https://example.org/a_(b)"]),
        ("(https://example.org/a)", ["https://example.org/a"]),
        ("www.example.org", ["http://www.example.org"]),
        ("https://example.org?a=1&b=2, and", ["https://example.org?a=1&amp;b=2"]),
        ("[text https://example.org](/a)", ["/a"]),
        ('<a href="/a">https://example.org</a>', ["/a"]),
        ("[a]\n\n[a]: https://example.org", ["https://example.org"]),
        ("at：https://example.org", []),
        ("http://localhost:8000/", []),
        ("https://example.org，中文", ["https://example.org"]),
    ],
)
def test_a_bare_address_is_a_link_where_goldmark_makes_it_one(text: str, links: list[str]) -> None:
    assert re.findall(r'href="([^"]*)"', html(text)) == links


def test_a_bare_address_is_a_link_anywhere_for_marked_and_nowhere_for_zola() -> None:
    anywhere = Flavour(inline=Inline(linkify_anywhere=True))
    assert 'href="https://example.org"' in html("at：https://example.org", anywhere)
    assert "href" not in rendered(zola.zola(moved(), {})(page("https://example.org")))


def test_a_line_end_is_a_break_for_marked_but_not_in_code_nor_in_a_heading() -> None:
    breaks = Flavour(inline=Inline(breaks=True))
    assert html("one\ntwo `a\nb`\n\n## three", breaks) == (
        '<p>one<br />two <code>a\nb</code></p><h2 id="three">three</h2>'
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<div>\n\n*one*\n\n</div>\n\n*two*", "<div><p><em>one</em></p></div><p><em>two</em></p>"),
        ("<div>\n*one*\n</div>\n\n*two*", "<div>*one*</div><p><em>two</em></p>"),
        ("<p>never closed\n\n*two*", "<p>never closed</p><p><em>two</em></p>"),
        (
            "<details><summary>S</summary>\n\n- one\n\n```\ncode\n```\n\n</details>",
            f"<details><summary>S</summary><ul><li>one</li></ul>{code('code')}</details>",
        ),
        (
            "<div>\n<div>\n\n*one*\n\n</div>\n</div>",
            "<div><div><p><em>one</em></p></div></div>",
        ),
        (
            "<table>\n\n<tr><td>*one*</td></tr>\n\n</table>",
            "<table><tr><td>*one*</td></tr></table>",
        ),
        ("<br>\n\n*one*", "<br><p><em>one</em></p>"),
    ],
)
def test_an_html_block_ends_where_commonmark_ends_it(text: str, shown: str) -> None:
    assert html(text).replace("<p><br></p>", "<br>") == shown


def test_a_task_has_its_checkbox() -> None:
    assert 'type="checkbox" disabled checked' in html("Done:\n- [x] one")


def test_footnotes_are_numbered_in_the_order_in_which_they_are_met() -> None:
    shown = html("One[^b], two[^a].\n\n[^a]: A\n\n    more\n[^b]: B\n[^c]: nowhere met")
    assert shown.index('id="fn:b"') < shown.index('id="fn:a"')
    assert "<p>A</p><p>more" in shown
    assert "nowhere" not in shown


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("## What's new in 1.2?", "whats-new-in-12"),
        ("## A & B", "a--b"),
        ("## Über 日本", "über-日本"),
        ("## [link](/a) `a_b`", "link-a_b"),
        ("## _em_ __st__ a_b_ &amp; <b>c</b>", "em-st-a_b_--c"),
        ("## own {#mine .big}", "mine"),
        ("## own {.big}", "own"),
    ],
)
def test_a_heading_keeps_the_id_that_goldmark_gave_it(heading: str, name: str) -> None:
    assert f'id="{name}"' in html(heading, GOLDMARK)


@pytest.mark.parametrize(
    ("kind", "name"),
    [("github", "ärger--1"), ("github-ascii", "arger--1"), ("blackfriday", "ärger-1½")],
)
def test_ids_are_of_the_kind_that_the_configuration_of_hugo_names(kind: str, name: str) -> None:
    markup = {"goldmark": {"parser": {"autoheadingidtype": kind}}}
    shown = html("## Ärger & 1½", goldmark.flavour(markup))
    assert f'id="{name}"' in shown


def test_the_configuration_of_hugo_turns_links_breaks_and_strikes_on_and_off() -> None:
    off = {"linkify": False, "strikethrough": False, "definitionlist": False}
    markup = {"goldmark": {"extensions": off, "renderer": {"hardwraps": True}}}
    shown = html("https://example.org\n~~a~~\n: b", goldmark.flavour(markup))
    assert shown == "<p>https://example.org<br />~~a~~<br />&#58; b</p>"


def test_ids_of_goldmark_that_are_the_same_are_counted() -> None:
    shown = html("## a\n\n## a\n\n## `_a_`", GOLDMARK)
    assert re.findall(r' id="([^"]*)"', shown)[:2] == ["a", "a-1"]
    assert 'id="_a_"' in shown


def test_ids_of_marked_keep_their_case_and_those_of_zola_are_plain_letters() -> None:
    assert heading_ids.hexo([heading_ids.Heading("Getting **Started**: é 日本")]) == [
        "Getting-Started-e-日本"
    ]
    assert 'id="uber-cafe"' in rendered(zola.zola(moved(), {})(page("## Über *Café*")))


@pytest.mark.parametrize(
    ("info", "head"),
    [
        ('go {hl_lines=[1,"3-4"],linenos=true,linenostart=5}', 'go hl_lines="1 3-4" linenums="5"'),
        ("go {linenos=table hl_lines=[2]}", 'go hl_lines="2" linenums="1"'),
        ('go {linenos=false,title="a b"}', 'go title="a b"'),
        ("{.python}", "python"),
        ("c++", "c++"),
        ("js:app.js", "js"),
        ("", ""),
    ],
)
def test_the_head_of_code_is_written_as_the_shipped_blog_reads_it(info: str, head: str) -> None:
    assert str(goldmark.head(info)) == head


def test_the_heads_of_zola_and_hexo_are_read_in_their_own_form() -> None:
    assert str(zola.head("rust,linenos,hl_lines=1 3-4,name=main.rs")) == (
        'rust title="main.rs" hl_lines="1 3-4" linenums="1"'
    )
    assert str(hexo.head("js A title mark:1,3 first_line:9")) == (
        'js title="A title" hl_lines="1 3" linenums="9"'
    )


def test_attributes_after_a_paragraph_are_its_own_for_goldmark() -> None:
    assert html("text\n{.big #a}", GOLDMARK) == '<p class="big" id="a">text</p>'


def test_windows_line_ends_and_an_empty_text_are_read() -> None:
    assert html("- one\r\n- two\r\n") == "<ul><li>one</li><li>two</li></ul>"
    assert html("") == ""
