"""Plain front matter, read line by line, means what PyYAML takes it for."""

import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from permalog import frontmatter, plain_yaml
from permalog.frontmatter import Block, FrontMatter, FrontMatterError

KEYS = st.sampled_from(["title", "date", "tags", "on", "a-b", "_x", "Key"])
WORDS = """
yes No ON off true FALSE null Null ~ y n 1 010 0x1F 1_000 1.5 1. 1e3 .5 -1 12:30 1:2:3 0b1 0o7 1,000
١٢ 2016-11-06 2016-13-06 2016-1-6 2016-11-06T10:00:00Z 2016-11-06T25:00:00 a:b a#b /x/ 'it' "a" ''
"" 'it''s' "a\\n" - -a ?a &a *a !a |a >a %a @a `a {a} [a] a] a} = << #a http://x.example/?a=b#c
"""
PHRASES = ["2016-11-06 10:00:00 +0100", "a: b", "a #b", "a:", "a b", "'a' b", "a, b", " "]
SCALARS = st.one_of(
    st.sampled_from([*WORDS.split(), *PHRASES]),
    st.text(st.sampled_from("ab1 :#,-'\"[]é€\u00a0\t/._\\"), max_size=8),
    st.text(max_size=4),
)
LISTS = st.lists(SCALARS, max_size=3).map(lambda items: f"[{', '.join(items)}]")
BLOCK_LISTS = st.tuples(st.lists(SCALARS, max_size=3), st.sampled_from(["", "  "])).map(
    lambda drawn: "".join(f"\n{drawn[1]}- {item}" for item in drawn[0])
)
LINES = st.one_of(
    st.tuples(KEYS, SCALARS | LISTS | BLOCK_LISTS, st.sampled_from(["", " ", " # note"])).map(
        lambda drawn: f"{drawn[0]}: {drawn[1]}{drawn[2]}"
    ),
    st.tuples(KEYS, BLOCK_LISTS).map(lambda drawn: f"{drawn[0]}:{drawn[1]}"),
    st.sampled_from(["", "  ", "# note", "  more", "- item", "key", "...", "--- x"]),
)
BLOCKS = st.lists(LINES, max_size=5).map("\n".join)


def by_pyyaml(block: Block) -> FrontMatter | None:
    try:
        return frontmatter._read_yaml(block, None, repeated=False)
    except (yaml.YAMLError, FrontMatterError):
        return None


@given(BLOCKS)
@settings(max_examples=2_000)
@example("title: a\ntags:\n- b\n- 'c'\ndate: 2016-11-06")
@example("tags: [a, 'b c', \"d\", 010]\n\n# note\npermalink: /a/")
@example("date: 2016-02-30")
def test_what_is_read_line_by_line_is_what_pyyaml_reads(text: str) -> None:
    block = Block(text, 2, "", 9)
    if frontmatter._read_plain(block, plain_yaml.yaml_1_1):
        assert frontmatter.read_yaml(block) == by_pyyaml(block)


def test_ordinary_front_matter_is_read_line_by_line() -> None:
    text = (
        'title: "Django: Under The Hood 2016 recap"\ndate: 2016-11-06 10:00:00 +0100\n'
        "tags: [django, 'web dev']\ncategories:\n  - talks\n  - notes\n"
        "permalink: /blog/2016/duth-2016-recap/index.html\ndescription: What I saw & heard (1/2)\n"
        "image: https://example.org/a.png#x\ndraft: false\n"
    )
    assert plain_yaml.read(text, 1, plain_yaml.yaml_1_1)
