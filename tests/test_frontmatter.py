"""Front matter: YAML and TOML with the line of every key, or an error with its line."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permalog.frontmatter import FrontMatterError, parse

BODIES = {
    "no front matter": ("Text\n", {}, "Text\n", 1),
    "empty file": ("", {}, "", 1),
    "YAML": ("---\ntitle: A\n---\nText\n", {"title": "A"}, "Text\n", 4),
    "YAML ended by dots": ("---\ntitle: A\n...\nText\n", {"title": "A"}, "Text\n", 4),
    "empty YAML": ("---\n---\nText\n", {}, "Text\n", 3),
    "only comments": ("---\n# nothing yet\n---\nText\n", {}, "Text\n", 4),
    "nothing after it": ("---\ntitle: A\n---", {"title": "A"}, "", 3),
    "spaces after the fences": ("---  \ntitle: A\n--- \nText\n", {"title": "A"}, "Text\n", 4),
    "BOM": ("\ufeff---\ntitle: A\n---\nText\n", {"title": "A"}, "Text\n", 4),
    "CRLF": ("---\r\ntitle: A\r\n---\r\nText\r\n", {"title": "A"}, "Text\n", 4),
    "BOM and CRLF": ("\ufeff---\r\ntitle: A\r\n---\r\nText\r\n", {"title": "A"}, "Text\n", 4),
    "CR": ("---\rtitle: A\r---\rText\r", {"title": "A"}, "Text\n", 4),
    "a fence in the text": (
        "---\ntitle: A\n---\nOne\n\n---\n\nTwo\n",
        {"title": "A"},
        "One\n\n---\n\nTwo\n",
        4,
    ),
    "a rule, not at the top": ("Text\n\n---\n\nmore\n", {}, "Text\n\n---\n\nmore\n", 1),
    "four dashes": ("----\ntitle: A\n", {}, "----\ntitle: A\n", 1),
    "TOML": ('+++\ntitle = "A"\n+++\nText\n', {"title": "A"}, "Text\n", 4),
    "TOML with CRLF": ('+++\r\ntitle = "A"\r\n+++\r\nText\r\n', {"title": "A"}, "Text\n", 4),
    "empty TOML": ("+++\n+++\nText\n", {}, "Text\n", 3),
}

ERRORS = {
    "never closed": (
        "---\ntitle: A\n\nText\n",
        1,
        "opened by `---` is never closed; add a line `---`",
    ),
    "TOML never closed": ('+++\ntitle = "A"\n', 1, "opened by `+++` is never closed"),
    "closed by the other fence": ("---\ntitle: A\n+++\nText\n", 1, "never closed"),
    "a lone rule at the top": ("---\nText\n", 1, "write it as `***`"),
    "a colon in a title": (
        "---\ndate: 2016-11-06\ntitle: Django: a recap\n---\n",
        3,
        "put it in quotes: `title: '…'`",
    ),
    "a tab": ("---\ntags:\n\t- a\n---\n", 3, "not valid YAML"),
    "an open bracket": ("---\ntags: [a, b\n---\n", 3, "not valid YAML"),
    "an open quote": ('---\ntitle: "A\n---\n', 3, "not valid YAML"),
    "an at sign": ("---\nauthor: @me\n---\n", 2, "put it in quotes: `author: '…'`"),
    "a list": ("---\n- a\n- b\n---\n", 2, "write each line as `key: value`"),
    "a sentence": ("---\njust text\n---\n", 2, "write each line as `key: value`"),
    "a key twice": (
        "---\ntitle: A\ndate: 2016-11-06\ntitle: B\n---\n",
        4,
        "`title` stands here and on line 2",
    ),
    "a control character": ("---\ntitle: A\nx: \x01\n---\n", 3, "which YAML forbids"),
    "an unknown tag": ("---\ntitle: A\nx: !python/none 1\n---\n", 3, "not valid YAML"),
    "an unknown anchor": ("---\nx: *nothing\n---\n", 2, "not valid YAML"),
    "two documents": ("---\na: 1\n... x\n---\n", 3, "not valid YAML"),
    "a list as key": ("---\n? [a]\n: b\n---\n", 2, "a key of the front matter is a list"),
    "bad TOML": ('+++\ntitle = "A"\ndate = 2016-13-06\n+++\n', 3, "not valid TOML"),
    "a TOML key twice": ('+++\ntitle = "A"\ntitle = "B"\n+++\n', 3, "not valid TOML"),
    "a bare TOML text": ("+++\n\ntitle = A\n+++\n", 3, "not valid TOML"),
}


@pytest.mark.parametrize(("text", "data", "body", "line"), BODIES.values(), ids=BODIES)
def test_a_file_is_split_into_data_and_body(text: str, data: object, body: str, line: int) -> None:
    matter = parse(text)
    assert (matter.data, matter.body, matter.body_line) == (data, body, line)


@pytest.mark.parametrize(("text", "line", "reason"), ERRORS.values(), ids=ERRORS)
def test_front_matter_that_cannot_be_read_is_an_error_with_its_line(
    text: str, line: int, reason: str
) -> None:
    with pytest.raises(FrontMatterError) as refused:
        parse(text)
    assert reason in str(refused.value)
    assert refused.value.line == line


@pytest.mark.parametrize(
    "text",
    [
        '---\n# why\ntitle: "A:\n  B"\ntags:\n  - a\n  - b\ndraft: true\n---\n',
        '+++\n# why\ntitle = """A\nB"""\ntags = [\n"a",\n"b"]\ndraft = true\n+++\n',
    ],
    ids=["YAML", "TOML"],
)
def test_every_key_knows_its_line(text: str) -> None:
    matter = parse(text)
    lines = text.split("\n")
    for key in ("title", "tags", "draft"):
        assert lines[matter.line(key) - 1].startswith(key)
    assert matter.line("missing") == 1


def test_a_line_inside_a_toml_text_is_no_key() -> None:
    matter = parse('+++\nabout = """\ndraft = of a letter\n"""\ndraft = true\n+++\n')
    assert matter.line("draft") == 5


def test_scalars_are_kept_as_they_were_written() -> None:
    matter = parse("---\ntitle: 1.10\nslug: 007\nname: no\ntags: [2016, yes, 1e3]\nempty:\n---\n")
    assert matter.texts == {
        "title": "1.10",
        "slug": "007",
        "name": "no",
        "tags": ("2016", "yes", "1e3"),
    }


def test_dates_are_dates_and_impossible_ones_stay_text() -> None:
    matter = parse("---\na: 2016-11-06\nb: 2016-13-06\nc: 2016-11-06T25:00:00Z\n---\n")
    assert matter.data == {
        "a": dt.date(2016, 11, 6),
        "b": "2016-13-06",
        "c": "2016-11-06T25:00:00Z",
    }


def test_a_merged_key_yields_to_one_of_its_own() -> None:
    matter = parse("---\nbase: &base {title: A, draft: true}\n<<: *base\ntitle: B\n---\n")
    assert (matter.data["title"], matter.data["draft"]) == ("B", True)


def test_deep_nesting_is_an_error_and_no_crash() -> None:
    with pytest.raises(FrontMatterError):
        parse("---\nx: " + "[" * 5000 + "]" * 5000 + "\n---\n")
    with pytest.raises(FrontMatterError):
        parse("+++\nx = " + "[" * 5000 + "]" * 5000 + "\n+++\n")


@pytest.mark.parametrize(("fence", "sign"), [("---", ":"), ("+++", " =")], ids=["YAML", "TOML"])
def test_a_number_without_end_is_an_error_with_its_line(fence: str, sign: str) -> None:
    with pytest.raises(FrontMatterError) as refused:
        parse(f"{fence}\nx{sign} {'9' * 5000}\n{fence}\n")
    assert refused.value.line in (1, 2)


@given(st.sampled_from(["---", "+++", ""]), st.text(), st.text())
def test_any_text_is_read_or_refused_with_a_line_of_the_file(
    fence: str, block: str, body: str
) -> None:
    text = f"{fence}\n{block}\n{fence}\n{body}"
    plain = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    try:
        matter = parse(text)
    except FrontMatterError as error:
        line, rest = error.line, None
    else:
        line, rest = matter.body_line, matter.body
    assert 1 <= line <= plain.count("\n") + 1
    assert rest is None or plain.split("\n")[line - 1 :] == rest.split("\n")
