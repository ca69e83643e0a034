"""Style sheets: read, written as small as they go, without what no page uses."""

import pytest

from permalog import schemes, stylesheet
from permalog.used import Used, without_unused

PAGE = """
<html class="no-js" dir="ltr"><body data-md-color-scheme="default" data-md-color-primary="teal">
<p class="a b" id="one">Text</p><div class='c' hidden><input type="checkbox"></div>
"""


@pytest.mark.parametrize(
    ("sheet", "written"),
    [
        ("a { color : red ; }", "a{color:red}"),
        ("/* why */ a,\nb > c + d ~ e { x: y }", "a,b>c+d~e{x:y}"),
        ("a .b :hover { x: calc( 1px + 2px ) , 3 }", "a .b :hover{x:calc(1px + 2px),3}"),
        ("a{x:1px  2px!important}", "a{x:1px 2px!important}"),
        ('a{--x: ;content:"a,  b"}', 'a{--x: ;content:"a,  b"}'),
        ("@media (min-width: 1em) and (x) { a { b: c } }", "@media(min-width:1em) and (x){a{b:c}}"),
        ("@media print { a { b: c; } }", "@media print{a{b:c}}"),
        ("@font-face { a: b; c: d; }", "@font-face{a:b;c:d}"),
        ("@keyframes x { 0% { a: b } to { c: d } }", "@keyframes x{0%{a:b}to{c:d}}"),
        ("a { b: c; &:hover { d: e } }", "a{b:c;&:hover{d:e}}"),
        ("a { @media print { b: c } }", "a{@media print{b:c}}"),
        ("li:nth-child(2n + 1) {a:b}", "li:nth-child(2n+1){a:b}"),
        ("@charset 'utf-8'; @layer a, b; a{b:c}", "@layer a,b;a{b:c}"),
        ("a{b:url( 'x.png' )}", 'a{b:url("x.png")}'),
    ],
)
def test_a_sheet_is_written_without_what_says_nothing(sheet: str, written: str) -> None:
    assert stylesheet.write(stylesheet.parse(sheet)) == written
    assert stylesheet.write(stylesheet.parse(written)) == written


def test_what_a_sheet_imports_comes_before_all_rules() -> None:
    nodes = stylesheet.bundle(["a{b:c}", '@import "x.css";d{e:f}'])
    assert stylesheet.write(nodes) == '@import "x.css";a{b:c}d{e:f}'


def kept(sheet: str, *, page: str = PAGE, script: str = "", other: str = "") -> str:
    used = Used(sheet)
    used.add(used.of_page(page))
    used.add_script(script)
    used.add_sheet(other)
    used.finish()
    return stylesheet.write(without_unused(stylesheet.parse(sheet), used))


@pytest.mark.parametrize(
    "sheet",
    [
        ".a{b:c}",
        ".a.b>p{b:c}",
        "p:not(.none){b:c}",
        "p:not(.none,.x .y){b:c}",
        ":is(.none,.a){b:c}",
        "p:where(.a .b){b:c}",
        "body:has(.c){b:c}",
        "#one{b:c}",
        "[hidden]{b:c}",
        "[dir=ltr] .a{b:c}",
        '[type="checkbox"]{b:c}',
        "[class^=x]{b:c}",
        "details[open]:hover{b:c}".replace("details", "div"),
        "table tbody{b:c}".replace("table", "p"),
        "::selection{b:c}",
        "*{b:c}",
        "[*|href]{b:c}",
        "[svg|href]{b:c}",
        "[|none]{b:c}",
        "[]{b:c}",
        "[calc(1px)]{b:c}",
    ],
)
def test_a_rule_stays_that_may_match_something(sheet: str) -> None:
    assert kept(sheet) == sheet


@pytest.mark.parametrize(
    "sheet",
    [
        ".none{b:c}",
        ".a.none{b:c}",
        ".a .none p{b:c}",
        "video{b:c}",
        "#two{b:c}",
        ":is(.none,.gone){b:c}",
        "p:where(.none .a){b:c}",
        "body:has(>.none){b:c}",
        "[dir=rtl] .a{b:c}",
        "[data-x]{b:c}",
        "[data-md-color-primary=red]{b:c}",
        "@media print{.none{b:c}}",
        "@supports (a:b){@media print{.none{b:c}}}",
        "@layer x{.none{b:c}}",
        ".a{}",
        "@keyframes none{to{b:c}}",
    ],
)
def test_a_rule_goes_that_can_match_nothing(sheet: str) -> None:
    assert kept(sheet) == ""


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".none,.a,video{b:c}", ".a{b:c}"),
        (".a{b:c;&.none{d:e}}", ".a{b:c}"),
        ("@media print{.none{b:c}.a{d:e}}", "@media print{.a{d:e}}"),
        (".a{x:1}.none{x:2}.b{x:3}", ".a{x:1}.b{x:3}"),
        (".a{--x:1;--y:var(--z);--z:2;b:var(--y)}", ".a{--y:var(--z);--z:2;b:var(--y)}"),
        (".a{--x:1}.none{b:var(--x)}", ""),
        (
            ".a{animation:one 1s}@keyframes one{to{b:c}}",
            ".a{animation:one 1s}@keyframes one{to{b:c}}",
        ),
        (".none{animation:one 1s}@keyframes one{to{b:c}}", ""),
        (".a{--x:1}@font-face{b:c}", "@font-face{b:c}"),
    ],
)
def test_what_is_left_keeps_its_order(sheet: str, left: str) -> None:
    assert kept(sheet) == left


@pytest.mark.parametrize(
    ("sheet", "script"),
    [
        (".late{b:c}", "e.classList.add('late')"),
        ("[data-md-state=open]{b:c}", "e.dataset.mdState = 'open'"),
        ("[aria-label]{b:c}", "e.ariaLabel = x"),
        ("video{b:c}", "document.createElement('video')"),
        (".a{--x:1}", "e.style.setProperty('--x', 2); getPropertyValue('--x')"),
    ],
)
def test_what_a_script_names_stays(sheet: str, script: str) -> None:
    assert kept(sheet) == ""
    assert kept(sheet, script=script) == sheet
    assert kept(sheet, page=f"{PAGE}<script>{script}</script>") == sheet


@pytest.mark.parametrize("script", ["field.select()", "document.querySelector('.select')"])
def test_what_a_script_only_asks_for_is_not_there(script: str) -> None:
    assert kept(".select{b:c}select{b:c}[data-x=select]{b:c}", script=script) == ""


def test_a_custom_property_stays_that_another_sheet_or_a_page_reads() -> None:
    sheet = ".a{--x:1}"
    assert kept(sheet, other="p{color:var(--x)}") == sheet
    assert kept(sheet, page=f'{PAGE}<p style="color: var(--x)">') == sheet


def test_what_is_used_has_one_text_whatever_the_order_of_pages() -> None:
    keys = set()
    for pages in (["<p class='a b'>", "<i class=c>"], ["<i class=c>", "<p class='b a'>"]):
        used = Used(".a .b .c p i {x:y}")
        for page in pages:
            used.add(used.of_page(page))
        used.finish()
        keys.add(used.key)
    assert len(keys) == 1


LIGHT = {"media": "(prefers-color-scheme: light)", "scheme": "default", "primary": "teal"}
DARK = {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "teal"}
WITHOUT = "@media screen{@media(prefers-color-scheme:dark){"
SLATE = "[data-md-color-scheme=slate]"
COPY = ":is(.no-js>[data-md-color-scheme=default])"


def schemed(sheet: str, *palette: dict[str, str]) -> str:
    choices = schemes.palettes(list(palette))
    return stylesheet.write(schemes.with_schemes(stylesheet.parse(sheet), choices))


@pytest.mark.parametrize(
    ("sheet", "written"),
    [
        (f"{SLATE}{{a:b}}", f"@media screen{{{SLATE}{{a:b}}}}{WITHOUT}{COPY}{{a:b}}}}}}"),
        (
            f"@media screen{{{SLATE} .x{{a:b}}.y{{c:d}}}}",
            f"@media screen{{{SLATE} .x{{a:b}}{WITHOUT}{COPY} .x{{a:b}}}}}}.y{{c:d}}}}",
        ),
        (
            f"{SLATE}[data-md-color-primary=teal]{{a:b}}",
            f"@media screen{{{SLATE}[data-md-color-primary=teal]{{a:b}}}}"
            f"{WITHOUT}{COPY}[data-md-color-primary=teal]{{a:b}}}}}}",
        ),
        (
            f"{SLATE}[data-md-color-primary=red]{{a:b}}",
            f"@media screen{{{SLATE}[data-md-color-primary=red]{{a:b}}}}",
        ),
        (
            f".x,{SLATE} .y{{a:b}}",
            f".x{{a:b}}@media screen{{{SLATE} .y{{a:b}}}}{WITHOUT}{COPY} .y{{a:b}}}}}}",
        ),
        ("[data-md-color-scheme=default]{a:b}", "[data-md-color-scheme=default]{a:b}"),
        (f".x:not({SLATE}){{a:b}}", f".x:not({SLATE}){{a:b}}"),
    ],
)
def test_the_dark_is_on_the_screen_only_and_without_a_script_too(sheet: str, written: str) -> None:
    assert schemed(sheet, LIGHT, DARK) == written


def test_what_only_the_light_has_goes_in_the_dark_without_a_script_and_comes_on_paper() -> None:
    light = "[data-md-color-scheme=default]"
    assert schemed(f"{light} img{{a:b}}", LIGHT, DARK) == (
        f":is(:not(.no-js)>{light}) img{{a:b}}"
        f"@media not all and (prefers-color-scheme:dark){{:is(.no-js>{light}) img{{a:b}}}}"
        "@media print{[data-md-color-scheme] img{a:b}}"
    )


def test_colours_of_the_dark_are_there_without_a_script_too() -> None:
    sheet = "[data-md-color-primary=red]{a:b}"
    copy = ":is(.no-js>[data-md-color-primary=teal])"
    written = schemed(sheet, LIGHT, DARK | {"primary": "red"})
    assert written == f"{sheet}{WITHOUT}{copy}{{a:b}}}}}}"


@pytest.mark.parametrize("palettes", [[LIGHT], [LIGHT, {"scheme": "slate"}], [DARK]])
def test_no_scheme_comes_twice_where_readers_prefer_nothing_else(
    palettes: list[dict[str, str]],
) -> None:
    assert "prefers" not in schemed(f"{SLATE}{{a:b}}", *palettes)
