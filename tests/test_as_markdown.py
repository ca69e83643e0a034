"""A page as Markdown that stands alone: which links are found, and what stands around them."""

import pytest
import yaml

from permalog import as_markdown
from permalog.as_markdown import Entry


def marked(url: str) -> str:
    return f"<{url}>" if " " in url else f"~{url}"


LINKS = {
    "[a](b.md)": "[a](~b.md)",
    "![a](b.png)": "![a](~b.png)",
    '[a](b.md "title") and [c](d.md#e)': '[a](~b.md "title") and [c](~d.md#e)',
    "[a](b_(c).md)": "[a](~b_(c).md)",
    "[![a](b.png)](c.md)": "[![a](~b.png)](~c.md)",
    "[a](<b c.md>)": "[a](<<b c.md>>)",
    "[a][b]\n\n[b]: c.md": "[a][b]\n\n[b]: ~c.md",
    '[b]: c.md "title"': '[b]: ~c.md "title"',
    "   [b]: <c.md>": "   [b]: <~c.md>",
    "[^1]: a footnote": "[^1]: a footnote",
    "*[HTML]: a language": "*[HTML]: a language",
    '<a href="b.md">x</a>': '<a href="~b.md">x</a>',
    "<img src='b.png' alt='>'>": "<img src=\"~b.png\" alt='>'>",
    "<https://auto.example/>": "<https://auto.example/>",
    "`[a](b.md)` [a](b.md)": "`[a](b.md)` [a](~b.md)",
    "``[a](b.md)``": "``[a](b.md)``",
    "```\n[a](b.md)\n```\n[a](b.md)": "```\n[a](b.md)\n```\n[a](~b.md)",
    "~~~ md\n[a](b.md)\n~~~\n": "~~~ md\n[a](b.md)\n~~~\n",
    "- x\n\n    ```\n    [a](b.md)\n    ```\n": "- x\n\n    ```\n    [a](b.md)\n    ```\n",
    "> ```\n> [a](b.md)\n> ```\n": "> ```\n> [a](b.md)\n> ```\n",
    "```\n[a](b.md)": "```\n[a](b.md)",
    "<!-- [a](b.md) -->": "<!-- [a](b.md) -->",
    "see [note]: for more": "see [note]: for more",
    "~~gone~~ [a](b.md)": "~~gone~~ [a](~b.md)",
    "a `b [c](d.md)": "a `b [c](~d.md)",
    "````\n```\n[a](b.md)\n```\n````\n[a](b.md)": "````\n```\n[a](b.md)\n```\n````\n[a](~b.md)",
    "a < b and [c](d.md) > e": "a < b and [c](~d.md) > e",
    "[a]() and (b.md)": "[a]() and (b.md)",
    "x\n\n    y = a[0](b)\n\n[a](b)": "x\n\n    y = a[0](b)\n\n[a](~b)",
    "    a[0](b)\n\n    c[0](d)\n[a](b)": "    a[0](b)\n\n    c[0](d)\n[a](~b)",
    "\ta[0](b)": "\ta[0](b)",
    "x\n    [a](b)": "x\n    [a](~b)",
    "- x\n\n    [a](b)": "- x\n\n    [a](~b)",
    "- x\n\n        a[0](b)": "- x\n\n        a[0](b)",
    "1. x\n    - y\n\n        [a](b)": "1. x\n    - y\n\n        [a](~b)",
    "- x\n\ny\n\n    a[0](b)": "- x\n\ny\n\n    a[0](b)",
    "!!! note\n\n    [a](b)": "!!! note\n\n    [a](~b)",
    '??? note "x"\n    y\n\n    [a](b)': '??? note "x"\n    y\n\n    [a](~b)',
    '=== "x"\n\n    [a](b)': '=== "x"\n\n    [a](~b)',
    "[^1]: x\n\n    [a](b)": "[^1]: x\n\n    [a](~b)",
    "word\n:   x\n\n    [a](b)": "word\n:   x\n\n    [a](~b)",
    "    - [a](b)": "    - [a](b)",
    "\\[not\\](x)": "\\[not\\](x)",
    "[a\\](b) [c](d)": "[a\\](b) [c](~d)",
    "\\[a](b)": "\\[a](b)",
    "\\\\[a](b)": "\\\\[a](~b)",
    "[a\\]](b)": "[a\\]](~b)",
    "![\\[x](b.png)": "![\\[x](~b.png)",
    "\\`[a](b)`": "\\`[a](~b)`",
}


@pytest.mark.parametrize("text", LINKS)
def test_links_are_found_and_code_is_left_alone(text: str) -> None:
    assert as_markdown.with_links(text, marked) == LINKS[text]


def test_a_document_has_a_head_a_title_and_the_text() -> None:
    head = {"title": 'A "title": *bold*', "date": "2016-11-06", "description": None, "tags": ["a"]}
    text = as_markdown.document(head, "\nFirst.\n\n<!-- more -->\n\nLast.\n\n", str)
    _, front, body = text.split("---\n", 2)
    assert yaml.safe_load(front) == {key: value for key, value in head.items() if value}
    assert body == '\n# A "title": \\*bold\\*\n\nFirst.\n\nLast.\n'


def test_a_title_in_the_text_is_the_only_one() -> None:
    text = as_markdown.document({"title": "Two"}, "# *Two*\n\nText.", str)
    assert text == '---\ntitle: "Two"\n---\n\n# *Two*\n\nText.\n'


def test_llms_txt_has_the_parts_of_the_proposal() -> None:
    sections = [
        (
            "Posts",
            [Entry("A [b]", "https://blog.example/a.md", "2016. What."), Entry("C", "/c.md")],
        ),
        ("Pages", []),
    ]
    assert as_markdown.llms_txt("Blog", "What\nit is.", sections).splitlines() == [
        "# Blog",
        "",
        "> What it is.",
        "",
        "## Posts",
        "",
        "- [A \\[b\\]](https://blog.example/a.md): 2016. What.",
        "- [C](/c.md)",
    ]
