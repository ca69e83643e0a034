"""What a page may load, as its policy says; style attributes as rules; frames as boxes."""

import base64
import hashlib
import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permalog import embed, policy, style_attributes
from permalog.errors import InvalidValueError
from permalog.policy import Rules, Secured
from permalog.words import Words, locale_of

WORDS = Words(locale_of("en"))
RULES = Rules(WORDS, site="https://blog.example")


def secured(body: str, rules: Rules = RULES, head: str = "", **more: list[str]) -> Secured:
    page = f'<!doctype html>\n<html><head><meta charset="utf-8">{head}</head><body>{body}</body>'
    named = {name.replace("_", "-"): sources for name, sources in more.items()}
    return policy.secured(page, rules, named)


def directives(page: Secured) -> dict[str, str]:
    """Return the policy of a page by its directives."""
    (written,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page.html)
    return dict(part.split(" ", 1) for part in unescape(written).split("; "))


def sha(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_a_plain_page_may_load_its_own_site_and_nothing_else() -> None:
    page = secured("<p>Text</p>")
    assert directives(page) == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "media-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
    }
    assert page.asked == frozenset()


def test_the_policy_stands_before_all_that_it_rules_over() -> None:
    assert re.match(
        r'<!doctype html>\n<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-',
        secured("", head="<script>a</script>").html,
    )


@pytest.mark.parametrize(
    ("body", "directive", "sources"),
    [
        ("<script>a()</script>", "script-src", f"'self' {sha('a()')}"),
        ("<SCRIPT TYPE=module>\n a\n</SCRIPT>", "script-src", "'self' " + sha("\n a\n")),
        ("<script>a\r\nb</script>", "script-src", "'self' " + sha("a\nb")),
        ('<script type="importmap">{}</script>', "script-src", f"'self' {sha('{}')}"),
        ('<script type="application/ld+json">{}</script>', "script-src", "'self'"),
        ('<script type="application/json">{}</script>', "script-src", "'self'"),
        ("<!-- <script>a</script> -->", "script-src", "'self'"),
        ("<textarea><script>a</script></textarea>", "script-src", "'self'"),
        ('<script src="https://x.example/a.js"></script>', "script-src", "'self' https://x.example"),
        ("<script src=/a.js></script>", "script-src", "'self'"),
        ("<style>a{}</style>", "style-src", f"'self' {sha('a{}')}"),
        ('<link rel="stylesheet" href="//x.example/a.css">', "style-src", "'self' x.example"),
        ('<link rel="stylesheet" href="//x.example/a.css">', "font-src", "'self' x.example"),
        (
            '<link rel="preconnect" href="https://fonts.example" crossorigin>',
            "font-src",
            "'self' https://fonts.example",
        ),
        ('<img src="https://X.example/a.png">', "img-src", "'self' data: https://x.example"),
        ('<img src="https://blog.example/a.png">', "img-src", "'self' data:"),
        ('<img src="//Blog.example/a.png">', "img-src", "'self' data:"),
        ('<img src="http://blog.example/a.png">', "img-src", "'self' data:"),
        ('<iframe src="//blog.example/demo"></iframe>', "frame-src", "'self'"),
        ('<img src="https://[::1:::]/a">', "img-src", "'self' data:"),
        ('<img src="https://[::1]:80/a">', "img-src", "'self' data: https://[::1]:80"),
        ('<img src="http://x.example:8080/a">', "img-src", "'self' data: http://x.example:8080"),
        ('<img src="https://bücher.example/a">', "img-src", "'self' data: https://xn--bcher-kva.example"),
        ("<img src='http://[' alt='x > y'>", "img-src", "'self' data:"),
        (
            '<img srcset="a.png 1x, https://x.example/b.png 2x, https://y.example/c.png 3x">',
            "img-src",
            "'self' data: https://x.example https://y.example",
        ),
        ('<video poster="https://x.example/a.png">', "img-src", "'self' data: https://x.example"),
        ('<video><source src="https://x.example/a.mp4">', "media-src", "'self' https://x.example"),
        ('<audio src="data:audio/mpeg;base64,">', "media-src", "'self' data:"),
        ('<iframe src="/demo.html"></iframe>', "frame-src", "'self'"),
        ('<object data="/a.pdf"></object>', "object-src", "'self'"),
        ('<form action="https://x.example/">', "form-action", "'self' https://x.example"),
        ("<style>@import '//x.example/a.css';</style>", "font-src", "'self' x.example"),
        ("<style>a{background:url(//x.example/a)}</style>", "img-src", "'self' data: x.example"),
        ('<p style="background:url(//x.example/a)">', "img-src", "'self' data: x.example"),
    ],
)  # fmt: skip
def test_what_stands_in_a_page_is_let_through(body: str, directive: str, sources: str) -> None:
    assert directives(secured(body))[directive] == sources


@pytest.mark.parametrize("name", ["script", "style"])
@pytest.mark.parametrize("attributes", ["", ' type="module"'])
def test_an_element_that_is_never_closed_is_no_reason_to_fail(name: str, attributes: str) -> None:
    page = secured(f'<p>A <{name}{attributes}> and <img src="https://img.example/a.png">')
    assert "https://img.example" in directives(page)["img-src"]


def test_a_quote_that_is_no_value_hides_nothing_behind_it() -> None:
    page = secured("<a href=/it's>text</a> <img alt='x' src=\"https://img.example/a.png\">")
    assert "https://img.example" in directives(page)["img-src"]


def test_a_host_is_asked_where_readers_load_something_from_it() -> None:
    page = secured(
        '<img src="https://x.example/a"><script src="//s.example/a.js"></script>'
        '<form action="https://f.example"></form><iframe src="https://v.example/"></iframe>'
    )
    assert page.asked == {("x.example", "img-src"), ("s.example", "script-src")}


def test_the_site_itself_is_no_other_host_however_it_is_written() -> None:
    body = '<img src="//blog.example/a.png"><iframe src="http://blog.example/demo"></iframe>'
    assert secured(body).asked == frozenset()
    assert body in secured(body).html
    assert secured('<img src="//blog.example:8080/a.png">').asked == {
        ("blog.example:8080", "img-src")
    }


def test_without_an_address_of_the_site_every_host_is_another() -> None:
    assert secured('<img src="//x.example/a.png">', Rules(WORDS)).asked == {
        ("x.example", "img-src")
    }


def test_what_the_owner_lets_through_is_added() -> None:
    rules = Rules(
        WORDS, own={"img-src": ("https://x.example",), "frame-src": ("https://y.example",)}
    )
    page = secured("<script>a</script>", rules, connect_src=["https://z.example"])
    assert directives(page)["img-src"] == "'self' data: https://x.example"
    assert directives(page)["frame-src"] == "https://y.example"
    assert directives(page)["connect-src"] == "'self' https://z.example"


def test_hashes_stand_in_no_way_of_what_the_owner_lets_through_inline() -> None:
    rules = Rules(WORDS, own={"style-src": ("'unsafe-inline'",), "default-src": ("https:",)})
    page = directives(secured("<style>a{}</style><script>a</script>", rules))
    assert page["style-src"] == "'self' 'unsafe-inline'"
    assert page["script-src"] == f"'self' {sha('a')}"
    assert page["default-src"] == "https:"


def test_without_a_policy_the_page_is_as_it_was() -> None:
    body = '<p style="color: red" onclick="a()">Text</p>'
    assert body in secured(body, Rules(WORDS, is_strict=False)).html
    assert "Content-Security-Policy" not in secured(body, Rules(WORDS, is_strict=False)).html


@pytest.mark.parametrize(
    ("body", "idle"),
    [
        ("<p onclick=\"a('b')\">", ("onclick", "a('b')")),
        ("<img src=x onError = 'a()'>", ("onerror", "a()")),
        ('<a href=" JavaScript:a()">', ("href", " JavaScript:a()")),
    ],
)
def test_a_script_in_an_attribute_is_told(body: str, idle: tuple[str, str]) -> None:
    assert secured(body).idle == (idle,)


@pytest.mark.parametrize(
    "body",
    ["<p>style=x onclick=a() javascript:a()</p>", '<p title="an onclick=a()">', "<p data-on=x>"],
)
def test_what_only_looks_like_a_script_is_none(body: str) -> None:
    assert secured(body).idle == ()
    assert body in secured(body).html


@pytest.mark.parametrize(
    ("style", "rule"),
    [
        ("text-align: right", "text-align:right"),
        (" text-align : right ; ", "text-align:right"),
        ("color:red! important;--a: b", "color:red!important;--a:b"),
        ("color:red; nonsense; top:1px", "color:red;top:1px"),
        ("background:url(a.png", ""),
        ("content:'</style>'", 'content:"<\\/style>"'),
        ("a{b:c}", ""),
        ("color:red} body{x:y", ""),
        ("", ""),
    ],
)
def test_a_style_attribute_is_a_rule_of_its_own(style: str, rule: str) -> None:
    key, written = style_attributes.rule(style)
    assert written == (f':not(#s#s#s)[data-style="{key}"]{{{rule}}}' if rule else "")


@pytest.mark.parametrize(
    ("written", "replaced"),
    [
        (' style="top:1px"', ' data-style="k"'),
        (" id=a STYLE = top:1px class=b", ' id=a data-style="k" class=b'),
        (' class="a"style="top:1px"', ' class="a" data-style="k"'),
        (' style="top:1px"class="a"/', ' data-style="k" class="a"/'),
        (" style='top:1px'/", ' data-style="k"/'),
        (
            ' alt="How style=&quot;x&quot; works" style="width:50%"',
            ' alt="How style=&quot;x&quot; works" data-style="k"',
        ),
        (" alt='a style=\"x\"' style=top:1px", ' alt=\'a style="x"\' data-style="k"'),
        (" data-style=a style=top:1px", ' data-style=a data-style="k"'),
        (' style="top:1px" a style="top:2px" b', ' data-style="k" a b'),
    ],
)
def test_a_style_attribute_gives_way_to_a_key(written: str, replaced: str) -> None:
    assert style_attributes.replaced(written, "k") == replaced
    assert style_attributes.replaced(written, None) == replaced.replace(' data-style="k"', "")


def test_what_looks_like_a_style_in_another_attribute_stays_as_it_is() -> None:
    page = secured('<img alt="How style=&quot;x&quot; works" style="width:50%">')
    assert '<img alt="How style=&quot;x&quot; works" data-style="' in page.html
    assert "{width:50%}</style>" in page.html


def test_quotes_in_a_value_are_part_of_it() -> None:
    page = secured("""<p style="font-family:'A B'">""")
    assert 'font-family:"A B"}' in page.html
    page = secured("""<p onclick='a("b")'><i onclick="'c'">""")
    assert page.idle == (("onclick", 'a("b")'), ("onclick", "'c'"))


def test_a_style_attribute_becomes_a_rule_in_the_head_that_a_hash_lets_through() -> None:
    page = secured('<td style="text-align: right;">1<td style="text-align: right;">2<td class=a>3')
    (css,) = re.findall(r"<style>(.*?)</style>", page.html)
    key = css.split('"')[1]
    assert f'<td data-style="{key}">1<td data-style="{key}">2<td class=a>3' in page.html
    assert directives(page)["style-src"] == f"'self' {sha(css)}"
    assert css.count("text-align") == 1


YOUTUBE = (
    '<iframe width="560" height="315" src="https://www.youtube.com/embed/a-b_1?start=30" {}>'
    "</iframe>"
)


def test_the_frame_of_another_site_is_a_box_until_it_is_asked_for() -> None:
    page = secured(YOUTUBE.format('title="A &quot;film&quot;" allowfullscreen onload="a()"'))
    (box,) = re.findall(r"<body>(.*?)</body>", page.html)
    assert box == (
        f'<span class="pl-embed" data-style="{page.html.split("data-style=")[1].split(chr(34))[1]}"'
        ' role="group" aria-label="A &quot;film&quot;">'
        '<a class="pl-embed__link" href="https://www.youtube.com/watch?v=a-b_1&amp;t=30">'
        "A &quot;film&quot;</a>"
        '<button class="pl-embed__load" type="button" data-load>Load it from youtube.com</button>'
        '<template><iframe src="https://www.youtube-nocookie.com/embed/a-b_1?start=30"'
        ' title="A &quot;film&quot;" allowfullscreen></iframe></template></span>'
    )
    assert directives(page)["frame-src"] == "https://www.youtube-nocookie.com"
    assert "{aspect-ratio:560/315;max-inline-size:560px}" in page.html
    assert page.asked == frozenset()


def test_a_frame_loads_at_once_where_the_owner_wants_it() -> None:
    page = secured(YOUTUBE.format(""), Rules(WORDS, loads_embeds=True))
    assert YOUTUBE.format("") in page.html
    assert directives(page)["frame-src"] == "https://www.youtube.com"
    assert page.asked == {("www.youtube.com", "frame-src")}


@pytest.mark.parametrize(
    ("src", "page"),
    [
        ("https://www.youtube.com/embed/abc", "https://www.youtube.com/watch?v=abc"),
        ("//youtube.com/embed/abc?rel=0&start=5&a=b", "https://www.youtube.com/watch?v=abc&t=5"),
        ("https://www.youtube-nocookie.com/embed/abc?si=x", "https://www.youtube.com/watch?v=abc"),
        (
            "https://www.youtube.com/embed/videoseries?si=x&list=PL-1",
            "https://www.youtube.com/playlist?list=PL-1",
        ),
        ("https://player.vimeo.com/video/123?h=x", "https://vimeo.com/123"),
        ("https://open.spotify.com/embed/track/1?utm=x", "https://open.spotify.com/track/1"),
        ("https://codepen.io/a/embed/preview/bc?x=y", "https://codepen.io/a/pen/bc"),
        (
            "https://w.soundcloud.com/player/?url=https%3A//soundcloud.com/a/b&color=red",
            "https://soundcloud.com/a/b",
        ),
        ("//maps.example/embed?x=y", "https://maps.example/embed?x=y"),
        (
            "https://w.soundcloud.com/player/?url=https://[x",
            "https://w.soundcloud.com/player/?url=https://[x",
        ),
    ],
)
def test_a_box_leads_to_the_page_that_shows_the_same(src: str, page: str) -> None:
    assert embed.frame({"src": src}).page == page


@pytest.mark.parametrize(
    ("src", "name"),
    [
        ("https://[::1:::]/x", "[::1:::]"),
        ("https://[x", "[x"),
        ("https://a\u2100b.example/x", "a\u2100b.example"),
        ("https://w.soundcloud.com/player/?url=https://[x", "w.soundcloud.com"),
    ],
)
def test_a_frame_at_no_address_has_a_plain_box(src: str, name: str) -> None:
    frame = embed.frame({"src": src})
    assert frame.name == name
    assert f'href="{src}"' in frame.box(WORDS, "")


@given(st.text("htps:/[]@.1wa\u2100?=&%\\ "), st.sampled_from(("", "//w.soundcloud.com/?url=//")))
def test_no_address_of_a_frame_stops_a_page(text: str, before: str) -> None:
    for src in (f"https:{before}{text}", f"//{text}", text):
        secured(f'<iframe src="{src}"></iframe><img src="{src}">')
        embed.frame({"src": src}).box(WORDS, "")


@pytest.mark.parametrize(
    ("attributes", "style"),
    [
        ({"width": "560", "height": "315px"}, "aspect-ratio:560/315;max-inline-size:560px"),
        ({"width": "100%", "height": "166"}, "block-size:166px"),
        ({}, "aspect-ratio:16/9"),
        ({"style": "border:0;height:80px"}, "aspect-ratio:16/9;border:0;height:80px"),
    ],
)
def test_a_box_has_the_size_of_its_frame(attributes: dict[str, str], style: str) -> None:
    assert embed.frame({"src": "https://x.example/", **attributes}).style == style


def test_a_box_without_a_title_is_named_by_its_address() -> None:
    box = embed.frame({"src": "https://www.x.example/a"}).box(WORDS, "")
    assert 'aria-label="x.example/a"' in box
    assert '<iframe src="https://www.x.example/a" title="x.example/a"></iframe>' in box


def test_the_script_that_a_preview_adds_is_let_through() -> None:
    page = secured("<p>a</p><script>old</script>").html.replace(
        "</body>", "<script>x</script></body>"
    )
    assert f"script-src 'self' {sha('old')} {sha('x')};" in policy.with_last_script(page)
    plain = "<script>x</script>"
    assert policy.with_last_script(plain) == plain


@pytest.mark.parametrize(
    ("directive", "source"),
    [
        ("img-src", "https://x.example"),
        ("img-src", "*.x.example:*"),
        ("img-src", "https:"),
        ("img-src", "*"),
        ("script-src", "https://x.example/a/b.js"),
        ("style-src", "'unsafe-inline'"),
        ("script-src", "'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"),
    ],
)
def test_a_source_is_a_host_a_scheme_a_keyword_or_a_hash(directive: str, source: str) -> None:
    policy.check(directive, source)


@pytest.mark.parametrize(
    ("directive", "source", "message"),
    [
        ("img", "https://x.example", "there is no directive 'img'; there are default-src"),
        ("img-src", "self", "write \"'self'\", quotes included"),
        ("img-src", "'slef'", "is no source; write a host"),
        ("img-src", "a; script-src *", "write a host"),
        ("img-src", "", "write a host"),
    ],
)
def test_what_is_no_source_is_an_error(directive: str, source: str, message: str) -> None:
    with pytest.raises(InvalidValueError, match=re.escape(message)):
        policy.check(directive, source)
