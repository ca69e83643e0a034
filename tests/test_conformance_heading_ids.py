"""Ids of headings beside what real programs were recorded to give them."""

import json
import re
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown import markdown
from markdown.extensions.attr_list import AttrListTreeprocessor

from permalog.anchors import AnchorsExtension
from permalog.bodies.commonmark import Flavour, converted
from permalog.bodies.kramdown import kramdown
from permalog.heading_ids import RULES, Heading

RECORD: Mapping[str, Any] = json.loads(
    (Path(__file__).parent / "conformance/heading_ids.json").read_text(encoding="utf-8")
)
RULES_OF_RECORD = [key for key in RECORD["headings"][0] if key != "heading"]
NOT_RECORDED = {"hexo", "zola"}
CURRENCY = "`slugify` of Permalog knows letters, and of the signs of currencies the euro alone"
OTHERWISE = {
    # the rule and the heading, and why our id is another than the recorded one
    ("markdown-it-anchor-slugify", "€ 10 and ¥ 20"): CURRENCY,
    ("eleventy-id-attribute", "€ 10 and ¥ 20"): CURRENCY,
}

MARKS = "aAäÖ1 -_*`~[]()<>!&;#{}:/\\.'\"|$^\t🎉日İΣ\u0301\u00a0"
"""Signs that mean something to one of the programs."""


def heading(line: str, rule: str) -> Heading:
    """Return a heading as the parser of blocks hands it on that the rule belongs to."""
    text = re.sub(r"(?:^|\s)#+$", "", line.strip()).rstrip()
    if rule.startswith(("kramdown", "python", "pymdownx")):
        text = text.rstrip("#")
    if rule.startswith(("python", "pymdownx")):
        found = AttrListTreeprocessor.HEADER_RE.search(text)
    else:
        found = re.search(r"\s\{(#\S+)\}$", text)
    if not found:
        return Heading(text, labels=frozenset(["REF"]))
    name = found[1].removeprefix("#") if found[1].startswith("#") else ""
    return Heading(text[: found.start()], name, found[0].strip(), frozenset(["REF"]))


KRAMDOWN = ("kramdown-gfm", "kramdown", "kramdown-stripped")
GOLDMARK = ("goldmark", "goldmark-source", "goldmark-blackfriday", "blackfriday")
ELEVENTY = (
    "markdown-it-anchor",
    "markdown-it-anchor-slugify",
    "markdown-it-anchor-slug",
    "eleventy-id-attribute",
)
CONVERTED: Mapping[tuple[str, ...], Callable[[str], str]] = {
    # the rules that the headings of an archive have ids by, and what converts its texts
    KRAMDOWN: lambda text: kramdown(text, {}, [RULES[rule] for rule in KRAMDOWN]),
    GOLDMARK: lambda text: converted(
        text, Flavour(ids=RULES[GOLDMARK[0]], former=[RULES[r] for r in GOLDMARK], attributes=True)
    ),
    ELEVENTY: lambda text: converted(text, Flavour(former=[RULES[rule] for rule in ELEVENTY])),
}


def ids(text: str) -> list[str]:
    """Return every id of a text for our Markdown, as it is rendered."""
    extensions = ["attr_list", "toc", "md_in_html", AnchorsExtension(lambda uri: ())]
    return re.findall(r'\bid="([^"]*)"', markdown(text, extensions=extensions))


def test_every_rule_is_recorded_but_for_those_that_have_no_program_to_ask_here() -> None:
    assert set(RULES) - set(RULES_OF_RECORD) == NOT_RECORDED


def test_the_record_asks_for_many_headings() -> None:
    assert len({row["heading"] for row in RECORD["headings"]}) > 90


@pytest.mark.parametrize("rule", RULES_OF_RECORD)
def test_a_heading_has_the_id_that_was_recorded(rule: str) -> None:
    recorded = {row["heading"]: row[rule] or "" for row in RECORD["headings"]}
    ours = {text: RULES[rule]([heading(text, rule)])[0] for text in recorded}
    different = {text for text in recorded if ours[text] != recorded[text]}
    assert different == {text for one, text in OTHERWISE if one == rule}


@pytest.mark.parametrize("page", RECORD["pages"], ids=lambda page: page["name"])
@pytest.mark.parametrize("rule", RULES_OF_RECORD)
def test_the_headings_of_a_page_have_the_ids_that_were_recorded(rule: str, page: Any) -> None:
    ours = RULES[rule]([heading(text, rule) for text in page["headings"]])
    assert ours == [name or "" for name in page[rule]]


@pytest.mark.parametrize("rule", sorted(RULES))
def test_a_page_without_headings_has_no_ids(rule: str) -> None:
    assert RULES[rule]([]) == []


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("kramdown", "same-19999"),
        ("kramdown-gfm", "same-19999"),
        ("goldmark", "same-19999"),
        ("markdown-it-anchor", "same-19999"),
        ("eleventy-id-attribute", "same-20000"),
        ("python-markdown", "same_19999"),
    ],
)
def test_a_page_with_very_many_headings_of_one_text_is_counted_in_one_go(
    rule: str, last: str
) -> None:
    assert RULES[rule]([Heading("Same")] * 20_000)[-1] == last


@given(st.lists(st.text(MARKS), max_size=5))
def test_any_headings_have_ids_by_every_rule(lines: list[str]) -> None:
    for rule in RULES.values():
        found = rule([Heading(line.strip(), labels=frozenset(["A"])) for line in lines])
        assert [type(name) for name in found] == [str] * len(lines)


def test_headings_in_which_hugo_sees_no_text_have_no_ids() -> None:
    assert RULES["goldmark"]([Heading("<https://example.org/>")] * 2) == ["", ""]


@pytest.mark.parametrize("rules", CONVERTED, ids=lambda rules: rules[0])
def test_the_headings_of_an_archive_answer_to_all_ids_that_were_recorded(
    rules: tuple[str, ...],
) -> None:
    pages = [(row, [row["heading"]]) for row in RECORD["headings"]]
    pages += [(row, row["headings"]) for row in RECORD["pages"]]
    missing = set()
    for row, headings in pages:
        lines = [f"## {line}" for line in headings] + ["[ref]: https://example.org/ref"]
        found = ids(CONVERTED[rules]("\n\n".join(lines)))
        assert len(set(found)) == len(found), headings
        for rule in rules:
            names = row[rule] if "name" in row else [row[rule]]
            wanted = {escape(name, quote=False).replace('"', "&quot;") for name in names if name}
            missing |= {(rule, headings[0]) for _ in wanted - set(found)}
    assert missing == {(rule, text) for rule, text in OTHERWISE if rule in rules}
