"""Former ids of headings, as a Markdown extension adds them to a page."""

import re
from collections.abc import Sequence
from html import unescape
from types import SimpleNamespace

import pytest
from markdown import Markdown

from permalog.anchors import FORMER, AnchorsExtension, written
from permalog.heading_ids import RULES

EXTENSIONS = ["attr_list", "admonition", "fenced_code", "md_in_html", "toc"]


class Known:
    """A treeprocessor of MkDocs, which knows the file in work."""

    def __init__(self) -> None:
        self.file = SimpleNamespace(src_uri="blog/a.md")
        self.present_anchor_ids: set[str] = set()

    def run(self, root: object) -> None:
        """Do nothing."""


def rendered(text: str, *rules: str) -> tuple[Markdown, str]:
    """Return the HTML of a text whose headings had their ids by these rules, and who made it."""
    found = [RULES[rule] for rule in rules]
    md = Markdown(extensions=[*EXTENSIONS, AnchorsExtension(lambda uri: found)])
    md.treeprocessors.register(Known(), "relpath", 0)  # type: ignore[arg-type]
    md.treeprocessors.register(Known(), "mkdocs_extract_anchors", 5)  # type: ignore[arg-type]
    return md, md.convert(text)


def targets(html: str) -> list[str]:
    return re.findall(r'<span class="former" id="([^"]*)"></span>', html)


@pytest.mark.parametrize(
    ("text", "rules", "expected"),
    [
        ("## Über uns", ["kramdown"], ["ber-uns"]),
        ("## Über uns", ["kramdown", "goldmark"], ["ber-uns", "über-uns"]),
        ("## Plain", ["kramdown", "goldmark", "markdown-it-anchor"], []),
        ("## Same\n\n## Same", ["kramdown"], ["same-1"]),
        ("Ünder\n=====\n", ["kramdown-gfm"], ["ünder"]),
        ("## Über {#own}", ["kramdown-gfm"], []),
        ("## Über {: .big }", ["kramdown-gfm"], ["über"]),
        ("## C & D {: #own .big }", ["goldmark"], []),
        ("## Using `co_de` *now*", ["kramdown"], ["using-code-now"]),
        ("## [Link](/a)", ["kramdown"], ["linka"]),
        ("## [Link][ref]\n\n[ref]: /a", ["markdown-it-anchor"], []),
        ("## !!!", ["markdown-it-anchor"], ["!!!"]),
        ("## \\*a\\*", ["markdown-it-anchor"], ["*a*"]),
        ("!!! note\n    ## Ä\n", ["goldmark"], ["ä"]),
        ('<div markdown="1">\n\n## Ä\n\n</div>', ["goldmark"], ["ä"]),
        ("> ## Ä\n", ["goldmark"], ["ä"]),
        ("```\n## Ä\n```\n\n    ## Ä\n", ["goldmark"], []),
        ("<h2>Ä</h2>\n\n<h2 id='a'>Ö</h2>", ["goldmark"], []),
        ("", ["goldmark"], []),
    ],
)
def test_a_heading_answers_to_the_ids_that_it_had(
    text: str, rules: Sequence[str], expected: Sequence[str]
) -> None:
    md, html = rendered(text, *rules)
    assert targets(html) == expected
    assert set(expected) <= md.treeprocessors["mkdocs_extract_anchors"].present_anchor_ids


@pytest.mark.parametrize(
    "text",
    [
        "## Ä\n\n## Other {#ä}",
        "## Other {#ä}\n\n## Ä",
        "## Ä\n\nText\n{: #ä }",
    ],
)
def test_an_id_that_something_on_the_page_has_is_left_to_it(text: str) -> None:
    _, html = rendered(text, "goldmark")
    assert "ä" not in targets(html)


def test_of_two_headings_that_had_one_id_the_first_keeps_it_as_it_did_in_a_browser() -> None:
    _, html = rendered("## A, b\n\n## A b\n\n## A, b", "kramdown-gfm", "eleventy-id-attribute")
    assert re.findall(r"<h2.*?</h2>", html) == [
        '<h2 id="a-b">A, b</h2>',
        '<h2 id="a-b_1"><span class="former" id="a-b-1"></span>A b</h2>',
        '<h2 id="a-b_2"><span class="former" id="a-b-2"></span>'
        '<span class="former" id="a-b-3"></span>A, b</h2>',
    ]


def test_the_table_of_contents_knows_nothing_of_former_ids() -> None:
    text = "[TOC]\n\n# Ä *b* `c`\n\n## Ö [d](/e)\n"
    with_former, html = rendered(text, "goldmark", "kramdown")
    without, plain = rendered(text)
    assert with_former.toc_tokens == without.toc_tokens
    assert re.sub(r'<span class="former"[^>]*></span>', "", html) == plain
    assert targets(html) == ["ä-b-c", "b-c", "ö-d", "de"]


@pytest.mark.parametrize(
    "ids",
    [
        ["über-uns", "ber-uns"],
        ["!!!", "", "%C3%A4", "a_b", "_x_", "__y__"],
        [
            "*a*",
            "`b`",
            '"c"',
            "d'e",
            "<f>",
            "&",
            "{g}",
            "h,i",
            "[j](k)",
            "🎉",
            "a\\b",
            "#",
            "=",
        ],
    ],
)
def test_ids_written_into_markdown_are_read_back_as_they_were(ids: list[str]) -> None:
    _, html = rendered(f'## X {{: #x {FORMER}="{written(ids)}" }}')
    assert [unescape(name) for name in targets(html)] == [name for name in ids if name]
    assert FORMER not in html


@pytest.mark.parametrize("rule", ["goldmark", "markdown-it-anchor"])
def test_mkdocs_knows_a_former_id_as_it_is_and_percent_encoded(rule: str) -> None:
    md, _ = rendered("## Über", rule)
    known = md.treeprocessors["mkdocs_extract_anchors"].present_anchor_ids
    assert known == {"über", "%C3%BCber"} | ({"%25C3%25BCber"} if "anchor" in rule else set())


def test_a_page_that_says_no_ids_is_left_as_it_is() -> None:
    _, html = rendered("# One\n\n## Über\n\ntext")
    assert html == '<h1 id="one">One</h1>\n<h2 id="uber">Über</h2>\n<p>text</p>'
