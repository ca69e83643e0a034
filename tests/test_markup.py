"""HTML fragments: links moved, excerpts, words; all else copied to the letter."""

from urllib.parse import urljoin, urlunsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permalog import markup

MOVED = {
    # a fragment of /blog/2016/a/ and what it is on /
    '<a href="../b/">b</a>': '<a href="blog/2016/b/">b</a>',
    '<a href="#part">p</a>': '<a href="blog/2016/a/#part">p</a>',
    '<a href="../b/?q=1#part">b</a>': '<a href="blog/2016/b/?q=1#part">b</a>',
    '<a href="../../../guide/">g</a>': '<a href="guide/">g</a>',
    '<a href="../../../">home</a>': '<a href="./">home</a>',
    '<a href="?q=1">q</a>': '<a href="blog/2016/a/?q=1">q</a>',
    "<a href='../b/'>b</a>": '<a href="blog/2016/b/">b</a>',
    "<a href=../b/>b</a>": '<a href="blog/2016/b/">b</a>',
    '<A HREF="../b/">b</A>': '<A HREF="blog/2016/b/">b</A>',
    '<a\n class="x"\n href = "../b/" >b</a>': '<a\n class="x"\n href = "blog/2016/b/" >b</a>',
    '<a title="a > b" href="../b/">b</a>': '<a title="a > b" href="blog/2016/b/">b</a>',
    '<a title=\'href="../x/"\' href="../b/">b</a>': (
        '<a title=\'href="../x/"\' href="blog/2016/b/">b</a>'
    ),
    '<a href="../b/?x=1&amp;y=2">b</a>': '<a href="blog/2016/b/?x=1&amp;y=2">b</a>',
    '<a href="../caf%C3%A9/">c</a>': '<a href="blog/2016/caf%C3%A9/">c</a>',
    '<img src="cat.png" alt="a cat">': '<img src="blog/2016/a/cat.png" alt="a cat">',
    '<img src="cat.png"/>': '<img src="blog/2016/a/cat.png"/>',
    '<img src="cat.png" />': '<img src="blog/2016/a/cat.png" />',
    "<img src=cat.png/>": '<img src="blog/2016/a/cat.png/">',
    '<img srcset="s.png 1x, ../l.png 2x">': (
        '<img srcset="blog/2016/a/s.png 1x, blog/2016/l.png 2x">'
    ),
    '<img srcset="s.png">': '<img srcset="blog/2016/a/s.png">',
    '<img srcset="s.png 100w,l.png 2.5x">': (
        '<img srcset="blog/2016/a/s.png 100w,blog/2016/a/l.png 2.5x">'
    ),
    '<img srcset="data:image/png;base64,AA== 1x, l.png 2x">': (
        '<img srcset="data:image/png;base64,AA== 1x, blog/2016/a/l.png 2x">'
    ),
    '<video src="v.mp4" poster="v.png"></video>': (
        '<video src="blog/2016/a/v.mp4" poster="blog/2016/a/v.png"></video>'
    ),
    '<object data="x.svg"></object>': '<object data="blog/2016/a/x.svg"></object>',
}

UNTOUCHED = [
    '<a href="https://example.org/b/">b</a>',
    '<a href="//example.org/b/">b</a>',
    '<a href="/blog/b/">b</a>',
    '<a href="mailto:me@example.org">me</a>',
    '<a href="javascript:void(0)">x</a>',
    '<img src="data:image/png;base64,AA==">',
    "<!-- <a href='../b/'> -->",
    "<script>var a = '<a href=\"../b/\">';</script>",
    '<style>a { background: url("x.png") }</style>',
    '<textarea><a href="../b/"></textarea>',
    "<code>&lt;a href=&quot;../b/&quot;&gt;</code>",
    '<p title="../b/" data-href="../b/">text ../b/ <</p>',
    '<span href="../b/">no link</span>',
    "<a>no href</a> <a name='x'> <a href>",
    "1 < 2 and <b>3 > 2</b> & 4",
    '<a href="../b/',
    "<",
    "",
]


def moved(fragment: str) -> str:
    return markup.map_links(fragment, seen_from_home)


def seen_from_home(url: str) -> str:
    """Return a relative link of /blog/2016/a/ as the home page writes it."""
    parts = markup.local(url)
    if parts is None or parts.path.startswith("/"):
        return url
    path = markup.relative(urljoin("/blog/2016/a/", parts.path), "/")
    return urlunsplit(("", "", path, parts.query, parts.fragment))


@pytest.mark.parametrize(("fragment", "result"), MOVED.items())
def test_relative_links_are_seen_from_the_other_page(fragment: str, result: str) -> None:
    assert moved(fragment) == result


@pytest.mark.parametrize("fragment", UNTOUCHED)
def test_what_is_no_relative_link_is_copied_to_the_letter(fragment: str) -> None:
    assert moved(fragment) == fragment


TEXTS = st.text(st.characters(exclude_characters="<>"), max_size=20)
TAGS = st.sampled_from(
    ["p", "/p", "br/", "B", "!-- a --", "td x = 'a>b'", "i\n", "?php", "!doctype html"]
)
PIECES = st.lists(TEXTS | TAGS.map("<{}>".format) | st.sampled_from("<>\"'&"))


@given(PIECES.map("".join))
def test_a_fragment_without_links_comes_back_to_the_letter(fragment: str) -> None:
    def unasked(url: str) -> str:
        raise AssertionError(url)

    assert markup.map_links(fragment, unasked) == fragment


@given(st.text(st.characters(codec="utf-8")))
def test_any_text_is_copied_to_the_letter_where_no_link_changes(fragment: str) -> None:
    assert markup.map_links(f"{fragment}<a href='x'>{fragment}", lambda url: url) == (
        f"{fragment}<a href='x'>{fragment}"
    )


PATHS = st.lists(st.sampled_from(["a", "b", "c.html", "2016"]), max_size=4).map(
    lambda parts: "/" + "".join(f"{part}/" for part in parts)
) | st.sampled_from(["/recap", "/old/recap", "/old/recap.html"])


BARE = PATHS | PATHS.map(lambda path: path.rstrip("/") or "/")


@given(BARE, BARE)
def test_a_relative_link_leads_to_a_folder_or_to_the_page_of_that_name(
    path: str, base: str
) -> None:
    assert urljoin(base, markup.relative(path, base)) == path


@pytest.mark.parametrize(
    ("fragment", "result"),
    [
        ('<a href="../b/">b</a>', '<a href="https://x.example/r/blog/b/">b</a>'),
        ('<a href="#n">n</a>', '<a href="https://x.example/r/blog/a/#n">n</a>'),
        ('<a href="/b/">b</a>', '<a href="https://x.example/b/">b</a>'),
        ('<a href="mailto:a@b">m</a>', '<a href="mailto:a@b">m</a>'),
        (
            '<img src="i.png" srcset="i.png 1x, ../j.png 2x">',
            '<img src="https://x.example/r/blog/a/i.png" '
            'srcset="https://x.example/r/blog/a/i.png 1x, https://x.example/r/blog/j.png 2x">',
        ),
    ],
)
def test_links_of_a_feed_are_full_urls(fragment: str, result: str) -> None:
    assert markup.absolute(fragment, "https://x.example/r/blog/a/") == result


@pytest.mark.parametrize("url", ["http://[", "http://[::1", "//[x", "https://a]b/"])
def test_a_url_that_is_none_is_copied_and_stops_nothing(url: str) -> None:
    fragment = f'<a href="{url}">x</a>'
    assert moved(fragment) == fragment
    assert markup.absolute(fragment, "https://x.example/") == fragment


EXCERPTS = {
    "first paragraph": ("<p>One.</p>\n<p>Two.</p>", "One."),
    "after the title": ("<h1>T</h1>\n<p>One.</p>", "One."),
    "before other things": ("<p>One.</p><pre>x = 1</pre>", "One."),
    "after an image": ('<p><img src="a.png"></p><p>One.</p>', "One."),
    "after a list": ("<ul><li>a</li></ul><p>One.</p>", "One."),
    "nothing": ("", ""),
    "no paragraph": ("<ul><li>a</li></ul>", ""),
    "marker": ("<p>One.</p><p>Two.</p><!-- more --><p>3.</p>", "One. Two."),
    "marker without spaces": ("<p>One.</p><!--more--><p>3.</p>", "One."),
    "marker in capitals": ("<p>One.</p><!-- MORE --><p>3.</p>", "One."),
    "marker at the end": ("<p>One.</p><p>Two.</p><!-- more -->", "One. Two."),
    "marker in a paragraph": ("<p>One <b>two<!-- more --> 3</b> 4</p>", "One two"),
    "marker in a list": ("<ul><li>a</li><li>b<!-- more --></li><li>c</li></ul>", "a b"),
    "markup": ("<p>One <b>and</b> <code>two</code>.</p>", "One and two."),
    "footnotes": (
        '<p>One.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>',
        "One.",
    ),
}


@pytest.mark.parametrize(("content", "shown"), EXCERPTS.values(), ids=EXCERPTS)
def test_an_excerpt_is_all_before_the_marker_else_the_first_paragraph(
    content: str, shown: str
) -> None:
    assert markup.excerpt(content) == shown


def test_a_marker_shown_as_code_is_none() -> None:
    content = "<pre><code>&lt;!-- more --&gt;</code></pre><p>One.</p>"
    assert markup.excerpt(content) == "One."


@pytest.mark.parametrize(
    ("content", "heading"),
    [
        ("<h1>A <em>b</em></h1><p>x</p>", "<h1>A <em>b</em></h1>"),
        ('\n<h1 id="a">A<a class="headerlink" href="#a">¶</a></h1><p>x</p>', '<h1 id="a">A</h1>'),
        ("<p>x</p><h1>A</h1>", None),
        ("<h2>A</h2>", None),
    ],
)
def test_only_a_leading_title_is_taken_off(content: str, heading: str | None) -> None:
    found, rest = markup.without_heading(content)
    assert found == heading
    assert ("<h1" in rest) == (content.startswith("<p>"))


@pytest.mark.parametrize(
    ("content", "minutes"),
    [
        ("", 1),
        ("<p>" + "word " * 265 + "</p>", 1),
        ("<p>" + "word " * 266 + "</p>", 2),
        ("<p>word</p><pre>" + "code " * 5000 + "</pre>", 1),
        ("<p>" + "日" * 600 + "</p>", 3),
        ("<p>" + "it's well-known " * 132 + "</p>", 1),
    ],
    ids=["empty", "one minute", "a word more", "code", "Japanese", "joined words"],
)
def test_reading_time_counts_prose_and_not_code(content: str, minutes: int) -> None:
    assert markup.minutes_to_read(content) == minutes


def test_plain_text_has_no_tags_no_comments_and_no_entities() -> None:
    text = markup.text("<p>A &amp; <b>B</b><!-- no --> &lt;c&gt;\n d</p>")
    assert text == "A & B <c> d"


def test_an_excerpt_is_no_paragraph_out_of_a_box_or_a_quote() -> None:
    content = (
        '<div class="admonition"><p>Outdated</p></div><blockquote>\n<p>Said</p></blockquote>'
        "<ul><li><p>Item</p></li></ul><p>The <b>text</b>.</p><p>More.</p>"
    )
    assert markup.excerpt(content) == "The text."


def test_what_a_script_or_a_style_says_is_no_text() -> None:
    assert markup.text("<style>.x { color: red }</style>A<script>b()</script>") == "A"


def test_a_long_row_of_broken_tags_takes_no_time() -> None:
    row = "<a " * 200_000
    assert markup.map_links(row, str.upper) == row


@pytest.mark.parametrize(
    ("content", "shown"),
    [
        (
            "<table><tr></tr></table>",
            '<div class="pl-scroll" tabindex="0"><table><tr></tr></table></div>',
        ),
        (
            "<table><tr><td><table></table></td></tr></table>",
            '<div class="pl-scroll" tabindex="0">'
            "<table><tr><td><table></table></td></tr></table></div>",
        ),
        (
            "<pre><span></span><code>x</code></pre>",
            '<pre><span></span><code tabindex="0">x</code></pre>',
        ),
        ('<pre class="y"><code class="z">x', '<pre class="y"><code tabindex="0" class="z">x'),
        ("<p><code>x</code></p>", "<p><code>x</code></p>"),
        ('<p><img src="a.png"></p>', '<p class="pl-wide"><img src="a.png"></p>'),
        ('<p>A <img src="a.png"></p>', '<p>A <img src="a.png"></p>'),
        ("<pre>&lt;table&gt;</pre>", "<pre>&lt;table&gt;</pre>"),
        (
            "</table><table></table>",
            '</table><div class="pl-scroll" tabindex="0"><table></table></div>',
        ),
        (
            "<!-- <table> --><table></table><!--\n</table> -->",
            '<!-- <table> --><div class="pl-scroll" tabindex="0"><table></table></div>'
            "<!--\n</table> -->",
        ),
    ],
)
def test_what_is_wide_has_room_and_the_keyboard_reaches_what_scrolls(
    content: str, shown: str
) -> None:
    assert markup.fitted(content) == shown


@pytest.mark.parametrize(
    ("page", "tidied"),
    [
        ("\n\n<!DOCTYPE html>\n  \n    <p>\n", "<!DOCTYPE html>\n<p>\n"),
        ("<p>One  \n\n  two</p>", "<p>One\ntwo</p>"),
        ("<p>a b</p>", "<p>a b</p>"),
        ("<pre>\n  a \n\n  b</pre>\n\n<p>", "<pre>\n  a \n\n  b</pre>\n<p>"),
        ("<textarea>\n\n </textarea>", "<textarea>\n\n </textarea>"),
        ("<script>\n\n  x()\n</script>", "<script>\n\n  x()\n</script>"),
        ("<p>a</p> \n <PRE> \n </PRE> <p>", "<p>a</p>\n<PRE> \n </PRE> <p>"),
        ("<pre>a\n\n</pre>\n \n<pre>\n\n</pre>", "<pre>a\n\n</pre>\n<pre>\n\n</pre>"),
        ("<p>\u3000a\u00a0\n\u3000b</p>", "<p>\u3000a\u00a0\n\u3000b</p>"),
    ],
)
def test_a_page_has_no_blank_lines_but_where_they_were_written(page: str, tidied: str) -> None:
    assert markup.tidy(page) == tidied


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("a=b", "b"),
        ("a = 'b'", "b"),
        ('a="&quot;b&quot;"', '"b"'),
        ("a=\"'b'\"", "'b'"),
        ("a='\"'", '"'),
        ('a=""', ""),
        ("a", None),
        ("A=b a=c", "b"),
    ],
)
def test_an_attribute_has_its_value_without_the_quotes_around_it(
    written: str, value: str | None
) -> None:
    (tag,) = markup.tags(f"<p {written}>")
    assert tag.attributes == {"a": value}
    assert markup.attributes(written) == {"a": value}


SHORT = {
    ("One two", 7): "One two",
    ("One two three", 9): "One two…",
    ("One two three", 8): "One…",
    ("検索は静的", 4): "検索は…",
    ("", 4): "",
}


@pytest.mark.parametrize(("text", "most"), SHORT)
def test_a_text_is_cut_between_words(text: str, most: int) -> None:
    assert markup.shortened(text, most) == SHORT[text, most]
