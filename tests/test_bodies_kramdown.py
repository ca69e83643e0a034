"""kramdown's texts are rendered as kramdown 2.4 with its GFM parser renders them."""

import re
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bodies import rendered
from permalog.bodies.kramdown import kramdown


class _Canonical(HTMLParser):
    """Writes HTML in one way: attributes in order, code as plain text."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.in_code = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.in_code and tag == "span":
            return
        self.in_code = self.in_code or tag == "pre"
        kept = sorted((k, v or "") for k, v in attrs if tag not in ("code", "pre"))
        shown = "".join(f' {key}="{escape(value.rstrip(";"))}"' for key, value in kept)
        self.parts.append(f"<{tag}{shown}>")

    def handle_endtag(self, tag: str) -> None:
        if self.in_code and tag == "span":
            return
        self.in_code = self.in_code and tag != "pre"
        if tag not in ("br", "hr", "img", "input"):
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(escape(data, quote=False))


def canonical(html: str) -> str:
    """Return HTML in one way of writing, without the white space around blocks."""
    parser = _Canonical()
    parser.feed(html)
    text = "".join(parser.parts).replace("\n</code></pre>", "</code></pre>")
    text = re.sub(r"\s*\n\s*(?=<)|(?<=>)\s*\n\s*", "", text).strip()
    text = re.sub(r'<div class="highlight">(<pre>.*?</pre>)</div>', r"\1", text, flags=re.S)
    return text.replace("\u00a0", " ")


def shown(text: str, **options: object) -> str:
    """Return what the shipped blog makes of a text."""
    return canonical(rendered(kramdown(text, options)))


SAME = {
    # a text, and what kramdown was seen to make of it
    "## A head\n{: .no_toc}": '<h2 class="no_toc" id="a-head">A head</h2>',
    "## A head {#own}": '<h2 id="own">A head</h2>',
    "## What's *new*? `x_y` & more": (
        '<h2 id="whats-new-x_y--more">What’s <em>new</em>? <code>x_y</code> &amp; more</h2>'
    ),
    "## Twice\n\n## Twice": '<h2 id="twice">Twice</h2><h2 id="twice-1">Twice</h2>',
    "## [Link](/a/) and ![i](/i.png)": (
        '<h2 id="link-and-"><a href="/a/">Link</a> and <img alt="i" src="/i.png"></h2>'
    ),
    "## Emoji 🎉\n": '<h2 id="emoji-">Emoji 🎉</h2>',
    "## 2. Numbers": '<h2 id="2-numbers">2. Numbers</h2>',
    "## A -- B --- C...": '<h2 id="a--b--c">A – B — C…</h2>',
    "Text\nmore\n{: .note #n}": '<p class="note" id="n">Text\nmore</p>',
    "{: .note}\nText": '<p class="note">Text</p>',
    "{: .note}\n\nText": "<p>Text</p>",
    "{: .a}\n{: .b #c}\nText": '<p class="a b" id="c">Text</p>',
    '![a](/a.png){: .left width="9"}': '<p><img alt="a" class="left" src="/a.png" width="9"></p>',
    '[a](/a){:target="_blank"}': '<p><a href="/a" target="_blank">a</a></p>',
    "*em*{: .x}": '<p><em class="x">em</em></p>',
    "{:ref: .red #id}\n\nText\n{: ref}": '<p class="red" id="id">Text</p>',
    "```\ncode\n```\n{: .language-ruby}": "<pre><code>code</code></pre>",
    "    code\n{: .language-ruby}": "<pre><code>code</code></pre>",
    "~~~ ruby\ncode\n~~~": "<pre><code>code</code></pre>",
    "Text\n```ruby\ncode\n```\nmore": "<p>Text</p><pre><code>code</code></pre><p>more</p>",
    "1. a\n\n   para\n\n   ```\n   code\n   ```\n2. b": (
        "<ol><li><p>a</p><p>para</p><pre><code>code</code></pre></li><li><p>b</p></li></ol>"
    ),
    "Text\n- one\n- two": "<p>Text</p><ul><li>one</li><li>two</li></ul>",
    "Text\n1. one\n2. two": "<p>Text</p><ol><li>one</li><li>two</li></ol>",
    "* one\n  * two\n    * three": (
        "<ul><li>one<ul><li>two<ul><li>three</li></ul></li></ul></li></ul>"
    ),
    "1. one\n   * two\n2. three": "<ol><li>one<ul><li>two</li></ul></li><li>three</li></ol>",
    "* one\n\n  two\n\n* three": "<ul><li><p>one</p><p>two</p></li><li><p>three</p></li></ul>",
    "Text\n# Head\nmore": '<p>Text</p><h1 id="head">Head</h1><p>more</p>',
    "Text\n> quote\nmore": "<p>Text</p><blockquote><p>quote\nmore</p></blockquote>",
    "#Hash is no head": "<p>#Hash is no head</p>",
    "Text\n===": '<h1 id="text">Text</h1>',
    "## a | b": '<h2 id="a--b">a | b</h2>',
    "> a | b\n\ntext": (
        "<blockquote><table><thead><tr><th></th><th></th></tr></thead><tbody><tr><td>a</td>"
        "<td>b</td></tr></tbody></table></blockquote><p>text</p>"
    ),
    "a | b\n--|--\n1 | 2": (
        "<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1</td><td>2</td>"
        "</tr></tbody></table>"
    ),
    "a `x|y` b": "<p>a <code>x|y</code> b</p>",
    "Text\none | two": "<p>Text\none | two</p>",
    "Term\n: Means this": "<dl><dt>Term</dt><dd>Means this</dd></dl>",
    "*[HTML]: Hyper\n\nHTML is": '<p><abbr title="Hyper">HTML</abbr> is</p>',
    "`$$x$$`": "<p><code>$$x$$</code></p>",
    '<div markdown="1">\n*em*\n</div>': "<div><p><em>em</em></p></div>",
    "<div>\n*em*\n\n*em*\n</div>": "<div>*em*\n\n*em*</div>",
    '<p markdown="1">*em*</p>': "<p><em>em</em></p>",
    "<div>\n<p>\n\n    <b>x</b>\n\n</p>\n</div>\n\n*em*": (
        "<div><p><b>x</b></p></div><p><em>em</em></p>"
    ),
    "<b>x</b> *em*": "<p><b>x</b> <em>em</em></p>",
    "<span>a</span>\n*em*": "<p><span>a</span><em>em</em></p>",
    "<!-- c -->\n*em*": "<p><em>em</em></p>",
    "Text\n<div>x</div>\nmore": "<p>Text</p><div>x</div><p>more</p>",
    "<div>a</div> more *em*": "<div>a</div><p>more <em>em</em></p>",
    "<br>\n*em*": "<p><br><em>em</em></p>",
    "<hr>\n*em*": "<hr><p><em>em</em></p>",
    "text</p>\n\n</div>\n\nmore": "<p>text&lt;/p&gt;</p><p>&lt;/div&gt;</p><p>more</p>",
    "<script>\n\na *b*\n\n</script>": "<script>a *b*</script>",
    "<pre>\na\n\n*b*\n</pre>": "<pre>a\n\n*b*</pre>",
    '<details markdown="1">\n<summary>S</summary>\n\n- a\n  - b\n\n</details>': (
        "<details><summary>S</summary><ul><li>a<ul><li>b</li></ul></li></ul></details>"
    ),
    "<table><tr><td>*a*</td></tr></table>": "<table><tr><td>*a*</td></tr></table>",
    '<div markdown="block">\n<div markdown="1">\n*a*\n</div>\n</div>': (
        "<div><div><p><em>a</em></p></div></div>"
    ),
    "{::comment}\nhidden\n{:/comment}\nshown": "<p>shown</p>",
    "a {::comment}x{:/} b {::nomarkdown}<i>*y*</i>{:/nomarkdown} c": "<p>a  b <i>*y*</i> c</p>",
    '{::options parse_block_html="true" /}\n\n<div>\n*em*\n</div>': "<div><p><em>em</em></p></div>",
    "one\n^\ntwo": "<p>one</p><p>two</p>",
    "* a\n^\n* b": "<ul><li>a</li></ul><ul><li>b</li></ul>",
    "\"Quotes\" and 'quotes', it's the '90s -- a --- b... <<c>>": (
        "<p>“Quotes” and ‘quotes’, it’s the ’90s – a — b… «c»</p>"
    ),
    '("a") ["b"](/c) *"d"* `"e"` "*f*"': (
        '<p>(“a”) <a href="/c">“b”</a> <em>“d”</em> <code>"e"</code> “<em>f</em>”</p>'
    ),
    '\\"a\\" \\%b \\*c\\* \\\\d': '<p>"a" \\%b *c* \\d</p>',
    '<a href="/x">"y"</a>': '<p><a href="/x">“y”</a></p>',
    "a  \nb": "<p>a<br>b</p>",
    "a\\\nb": "<p>a<br>b</p>",
    "a\\\\\nb": "<p>a<br>b</p>",
    "~~gone~~": "<p><del>gone</del></p>",
    "http://example.org and <http://example.org>": (
        '<p>http://example.org and <a href="http://example.org">http://example.org</a></p>'
    ),
    "[`code`][]\n\n[`code`]: /c": '<p><a href="/c"><code>code</code></a></p>',
    "[a]\n\n[a]: /1\n[a]: /2": '<p><a href="/2">a</a></p>',
    '[x]["q"]\n\n["q"]: /q': '<p><a href="/q">x</a></p>',
    "text {: .c}": "<p>text {: .c}</p>",
    "a{:.b}c": "<p>a{:.b}c</p>",
    "Line with trailing {.x}": "<p>Line with trailing {.x}</p>",
    "a *b\u00a0*c": "<p>a <em>b </em>c</p>",
    "a *b*c* d_e_f __g__": "<p>a <em>b</em>c* d_e_f <strong>g</strong></p>",
    "1986\\. A year": "<p>1986. A year</p>",
    "+ a\n+ b": "<ul><li>a</li><li>b</li></ul>",
    "***\n\n---\n\n* * *": "<hr><hr><hr>",
    "> a\n\n> b": "<blockquote><p>a</p></blockquote><blockquote><p>b</p></blockquote>",
    "> a\nb": "<blockquote><p>a\nb</p></blockquote>",
    "    code\n\n    more": "<pre><code>code\n\nmore</code></pre>",
    "\ttab code": "<pre><code>tab code</code></pre>",
    "- a\n\n      code\n": "<ul><li><p>a</p><pre><code>code</code></pre></li></ul>",
    "[a b](<c d>)": '<p><a href="c d">a b</a></p>',
    "![i](/a b.png)": '<p><img alt="i" src="/a b.png"></p>',
    "&copy; &amp; <": "<p>© &amp; &lt;</p>",
    "- a\n\n- b\n\n\nText": "<ul><li><p>a</p></li><li><p>b</p></li></ul><p>Text</p>",
    "```\nunclosed": "<p>```\nunclosed</p>",
    "Text {::nomarkdown}b": "<p>Text {::nomarkdown}b</p>",
}

OTHERWISE = {
    # the table of contents is Python-Markdown's
    "* TOC\n{:toc}\n\n## Two": (
        '<div class="toc"><ul><li><a href="#two">Two</a></li></ul></div><h2 id="two">Two</h2>'
    ),
    # Python-Markdown gives no attributes to a quote, a list and a table: a frame has them
    "> A tip.\n{: .prompt-tip }": (
        '<div class="prompt-tip"><blockquote><p>A tip.</p></blockquote></div>'
    ),
    "* one\n* two\n{: .wide}": '<div class="wide"><ul><li>one</li><li>two</li></ul></div>',
    "| a | b |\n|---|---|\n| 1 | 2 |\n{: .table #t}": (
        '<div class="table" id="t"><table><thead><tr><th>a</th><th>b</th></tr></thead>'
        "<tbody><tr><td>1</td><td>2</td></tr></tbody></table></div>"
    ),
    "- a\n{:.x}\n- b": '<div class="x"><ul><li>a</li></ul></div><ul><li>b</li></ul>',
    # nor to an item before its text
    "* {: .c} item": "<ul><li>item</li></ul>",
    # its tables have a head, and one body
    "| a | b |\n| 1 | 2 |": (
        "<table><thead><tr><th></th><th></th></tr></thead><tbody><tr><td>a</td><td>b</td>"
        "</tr><tr><td>1</td><td>2</td></tr></tbody></table>"
    ),
    "|---|\n| `x|y` |": (
        "<table><thead><tr><th></th></tr></thead><tbody><tr><td><code>x|y</code></td></tr>"
        "</tbody></table>"
    ),
    "|a|b|\n|:--|--:|\n|1|2|\n|---|---|\n|3|4\\|5|": (
        '<table><thead><tr><th style="text-align: left">a</th>'
        '<th style="text-align: right">b</th></tr></thead><tbody><tr>'
        '<td style="text-align: left">1</td><td style="text-align: right">2</td></tr><tr>'
        '<td style="text-align: left">3</td><td style="text-align: right">4|5</td></tr>'
        "</tbody></table>"
    ),
    # its lists are loose as a whole
    "- one\n- two\n\n- three": (
        "<ul><li><p>one</p></li><li><p>two</p></li><li><p>three</p></li></ul>"
    ),
    # its code has no space at its edges
    "`x `y": "<p><code>x</code> y</p>",
    # formulas stay as they are written, for whatever shows them
    "$$a_b * c_d$$": "<p>$$a_b * c_d$$</p>",
    "a $$x_1 _b_$$ b": "<p>a $$x_1 _b_$$ b</p>",
    # kramdown shows the end tag
    '<div markdown="1">*em*</div>': "<div><p><em>em</em></p></div>",
    # a line of dashes is a rule also where kramdown makes a dash of it
    "Two\nlines\n---\nmore": "<p>Two\nlines</p><hr><p>more</p>",
}


@pytest.mark.parametrize("text", SAME)
def test_a_text_is_rendered_as_kramdown_renders_it(text: str) -> None:
    assert shown(text) == SAME[text]


@pytest.mark.parametrize("text", OTHERWISE)
def test_what_python_markdown_does_otherwise_is_as_near_as_can_be(text: str) -> None:
    assert shown(text) == OTHERWISE[text]


def test_the_options_of_kramdown_are_followed() -> None:
    assert shown("a\nb", hard_wrap=True) == "<p>a<br>b</p>"
    assert shown('"a" -- b', smart_quotes="apos,apos,quot,quot") == '<p>"a" – b</p>'
    assert shown("<div>*a*</div>", parse_block_html=True) == "<div><p><em>a</em></p></div>"
    assert shown("## A *b*!", auto_ids=False) == '<h2 id="a-b">A <em>b</em>!</h2>'


def test_the_language_that_an_attribute_list_names_is_that_of_the_code() -> None:
    assert kramdown("    a\n{: .language-ruby}", {}) == "``` ruby\na\n```\n"
    assert kramdown('``` c++ linenums="3"\na\n```', {}) == '``` c++ linenums="3"\na\n```\n'


PARTS = ["{: .a}", "{:b: #c}", "{::comment}", "{:/}", "{:toc}", "<div>", "</div>", "<p", ">", "|"]
PARTS += [
    "---",
    "```",
    "* ",
    "1. ",
    "> ",
    "\n",
    "\n\n",
    "    ",
    "$$",
    '"',
    "'",
    "[a]",
    "(b)",
    "[a]: c",
]
PARTS += [
    "text",
    "# ",
    ": ",
    "^",
    "`",
    "\\",
    '<div markdown="1">',
    "<!--",
    "-->",
    "[^1]",
    "[^1]: d",
]


@given(st.lists(st.sampled_from(PARTS), max_size=25).map("".join))
@settings(max_examples=100, deadline=None)
def test_no_text_stops_kramdown(text: str) -> None:
    assert isinstance(shown(text), str)
