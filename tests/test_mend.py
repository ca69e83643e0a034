"""Mend: one line more in a file of the author's, and every other byte as it was, as tables."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permalog import frontmatter
from permalog.errors import InvalidValueError
from permalog.frontmatter import FrontMatterError
from permalog.lock import written
from permalog.mend import MendError, Setting, with_alias, with_settings
from permalog.permalink import AddressError, Permalink

ALIASES = {
    # The front matter, the line that is new or changed, and what stands there then.
    "YAML without the key": ("---\ntitle: A\n---\nT\n", 3, "aliases: [/n/]"),
    "a list on lines of its own": (
        "---\naliases:\n  - /a/\n  - /b/\ntags: [x]\n---\nT\n",
        5,
        "  - /n/",
    ),
    "a list that is not indented": ("---\naliases:\n- /a/\ntags: [x]\n---\nT\n", 4, "- /n/"),
    "a list with comments": (
        "---\naliases:\n  - /a/ # why\n  # more\ntags: [x]\n---\nT\n",
        4,
        "  - /n/",
    ),
    "a list and an empty line": ("---\naliases:\n  - /a/\n\ntags: [x]\n---\nT\n", 4, "  - /n/"),
    "a list of quoted paths": ("---\naliases:\n  - \"/a/\"\n  - '/b/'\n---\nT\n", 5, "  - /n/"),
    "a list of texts on lines of their own": (
        "---\naliases:\n  - |\n    /a/\n---\nT\n",
        5,
        "  - /n/",
    ),
    "a list in brackets": ("---\naliases: [/a/, '/b/'] # why\n---\n", 2, None),
    "a list in brackets with a comma at its end": ("---\naliases: [/a/, ]\n---\n", 2, None),
    "brackets over lines": ("---\naliases: [\n  /a/, # one\n  /b/ # two\n]\n---\n", 4, None),
    "brackets over lines with a comma at their end": (
        "---\naliases: [\n  /a/,\n  /b/, # two\n]\n---\n",
        4,
        None,
    ),
    "empty brackets": ("---\naliases: []\n---\n", 2, "aliases: [/n/]"),
    "empty brackets with a comment": ("---\naliases: [ # none\n]\n---\n", 2, None),
    "a path alone": ("---\naliases: /a/ # why\n---\n", 2, "aliases: [/a/, /n/] # why"),
    "a quoted path alone": ('---\naliases: "/a/"\n---\n', 2, 'aliases: ["/a/", /n/]'),
    "nothing": ("---\naliases:\ntitle: A\n---\n", 2, "aliases: [/n/]"),
    "nothing but a comment": ("---\naliases: # none\n---\n", 2, "aliases: [/n/] # none"),
    "null": ("---\naliases: Null\n---\n", 2, "aliases: [/n/]"),
    "a tilde": ("---\naliases: ~\n---\n", 2, "aliases: [/n/]"),
    "redirect_from": ("---\nredirect_from: [/a/]\n---\n", 2, "redirect_from: [/a/, /n/]"),
    "both keys": ("---\nredirect_from: [/a/]\naliases: /b/\n---\n", 3, "aliases: [/b/, /n/]"),
    "a key in quotes": ('---\n"aliases": [/a/]\n---\n', 2, '"aliases": [/a/, /n/]'),
    "a mapping in brackets": (
        "---\n{title: A, date: 2016-11-06}\n---\n",
        2,
        '{title: A, date: 2016-11-06, "aliases": ["/n/"]}',
    ),
    "a mapping in brackets with the key": (
        "---\n{aliases: [/a/], title: A}\n---\n",
        2,
        "{aliases: [/a/, /n/], title: A}",
    ),
    "an empty mapping in brackets": ("---\n{}\n---\n", 2, '{"aliases": ["/n/"]}'),
    "an anchor": ("---\naliases: &x [/a/]\n---\n", 2, "aliases: &x [/a/, /n/]"),
    "keys that are indented": ("---\n  title: A\n---\n", 3, "  aliases: [/n/]"),
    "a text of several lines at the end": (
        "---\ntitle: A\nabout: |+\n  One\n\n---\nT\n",
        6,
        "aliases: [/n/]",
    ),
    "a list at the end": ("---\ntags:\n  - a\n  # b\n---\nT\n", 5, "aliases: [/n/]"),
    "empty front matter": ("---\n---\nT\n", 2, "aliases: [/n/]"),
    "only a comment": ("---\n# nothing yet\n---\nT\n", 3, "aliases: [/n/]"),
    "dots at its end": ("---\ntitle: A\n...\nT\n", 3, "aliases: [/n/]"),
    "nothing after it": ("---\ntitle: A\n---", 3, "aliases: [/n/]"),
    "CRLF": ("---\r\naliases:\r\n  - /a/\r\n---\r\nT\r\n", 4, "  - /n/\r"),
    "CR": ("---\rtitle: A\r---\rT\r", 3, "aliases: [/n/]"),
    "BOM": ("\ufeff---\ntitle: A\n---\nT\n", 3, "aliases: [/n/]"),
    "BOM and CRLF": ("\ufeff---\r\ntitle: A\r\n---\r\nT\r\n", 3, "aliases: [/n/]\r"),
    "TOML without the key": ('+++\ntitle = "A"\n+++\nT\n', 2, 'aliases = ["/n/"]'),
    "empty TOML": ("+++\n+++\nT\n", 2, 'aliases = ["/n/"]'),
    "a list in TOML": ('+++\naliases = ["/a/"]\n+++\n', 2, 'aliases = ["/a/", "/n/"]'),
    "an empty list in TOML": ("+++\naliases = [ ]\n+++\n", 2, None),
    "redirect_from in TOML": (
        '+++\nredirect_from = ["/a/"]\n+++\n',
        2,
        'redirect_from = ["/a/", "/n/"]',
    ),
    "TOML over lines": ('+++\naliases = [\n  "/a/",\n  "/b/"\n]\n+++\n', 4, '  "/b/", "/n/"'),
    "TOML with a comma at the end": ('+++\naliases = [\n  "/a/",\n]\n+++\n', 3, None),
    "TOML with comments": ('+++\naliases = [\n  "/a/", # ]\n  "/b/" # "\n]\n+++\n', 4, None),
    "brackets in texts of TOML": (
        '+++\naliases = ["/a]/", \'/[b]/\', "/\\"]/"]\n+++\n',
        2,
        'aliases = ["/a]/", \'/[b]/\', "/\\"]/", "/n/"]',
    ),
    "long texts of TOML": (
        '+++\naliases = ["""/a]/""", \'\'\'/b"]/\'\'\']\n+++\n',
        2,
        'aliases = ["""/a]/""", \'\'\'/b"]/\'\'\', "/n/"]',
    ),
    "a key in a table of TOML": (
        '+++\ntitle = "A"\n[params]\naliases = ["/x/"]\n+++\n',
        2,
        'aliases = ["/n/"]',
    ),
    "a table behind the key": (
        '+++\naliases = ["/a/"]\n[params]\nx = 1\n+++\n',
        2,
        'aliases = ["/a/", "/n/"]',
    ),
    "TOML between dashes": ('---toml\ntitle = "A"\n---\n', 2, 'aliases = ["/n/"]'),
    "JSON without the key": (
        '---json\n{\n\t"title": "A"\n}\n---\n',
        3,
        '\t"title": "A", "aliases": ["/n/"]',
    ),
    "a list in JSON": (
        '---json\n{"aliases": ["/a/"], "title": "A"}\n---\n',
        2,
        '{"aliases": ["/a/", "/n/"], "title": "A"}',
    ),
    "a path alone in JSON": (
        '---json\n{"aliases": "/a/"}\n---\n',
        2,
        '{"aliases": ["/a/", "/n/"]}',
    ),
    "null in JSON": ('---json\n{"aliases": null}\n---\n', 2, '{"aliases": ["/n/"]}'),
    "empty JSON": ("---json\n{}\n---\n", 2, '{"aliases": ["/n/"]}'),
}

_UNUSUAL = "its front matter is written in an unusual way; add the address by hand"
REFUSED = {
    "a head of the old kind": ("Title: A\n\nT\n", "its head is not between `---` lines"),
    "line ends of two kinds": ("---\r\ntitle: A\n---\nT\n", "its lines end in different ways"),
    "a text on lines of its own": ("---\naliases: >\n  /a/\n---\n", "are no list of paths"),
    "a mapping": (
        "---\naliases: {a: b}\n---\n",
        "are no list of paths; write them as `[/a/, /b/]`",
    ),
    "an empty text": ("---\naliases: ''\n---\n", _UNUSUAL),
    "a list that stands elsewhere": ("---\nold: &x [/a/]\naliases: *x\n---\n", _UNUSUAL),
    "a list that is merged in": ("---\nb: &b {aliases: [/a/]}\n<<: *b\n---\n", _UNUSUAL),
    "a text alone in TOML": ('+++\naliases = "/a/"\n+++\n', _UNUSUAL),
    "a quoted key in TOML": ('+++\n"aliases" = ["/a/"]\n+++\n', _UNUSUAL),
    "a text of TOML that looks like the key": (
        '+++\nx = """\naliases = [\n"""\n+++\n',
        _UNUSUAL,
    ),
}

UNREADABLE = {
    "broken YAML": ("---\ntitle: A: b\n---\n", "not valid YAML"),
    "a key twice": ("---\naliases: [/a/]\naliases: [/b/]\n---\n", "keep one of the two"),
    "never closed": ("---\ntitle: A\n", "is never closed"),
    "a list": ("---\n- a\n---\n", "is not a list of keys"),
    "another language": ("---cson\na: 1\n---\n", "front matter in cson is not read"),
    "broken TOML": ("+++\ntitle = A\n+++\n", "not valid TOML"),
}


def aliases(text: str) -> list[str]:
    data = frontmatter.parse(text).data
    found = [data.get("aliases") or [], data.get("redirect_from") or []]
    return [x.strip() for one in found for x in ([one] if isinstance(one, str) else one)]


@pytest.mark.parametrize(("text", "line", "said"), ALIASES.values(), ids=ALIASES)
def test_an_old_address_is_one_more_beside_those_that_are_there(
    text: str, line: int, said: str | None
) -> None:
    mended = with_alias(text, "/n/")
    before, after = frontmatter.parse(text), frontmatter.parse(mended.text)
    assert sorted(aliases(mended.text)) == sorted([*aliases(text), "/n/"])
    assert after.body == before.body
    assert mended.line == line
    lines = mended.text.split("\r" if "\n" not in text else "\n")
    assert "/n/" in lines[line - 1]
    assert said is None or lines[line - 1] == said


@pytest.mark.parametrize("text", [text for text, *_ in ALIASES.values()], ids=ALIASES)
def test_every_other_byte_is_as_it_was(text: str) -> None:
    kept = re.sub(r"(?<=: )(?:~|null)|(?<=\[) (?=\])", "", text, flags=re.I)
    assert _is_spread_in(kept, with_alias(text, "/n/").text)


@pytest.mark.parametrize(("text", "line"), [("", 2), ("Text\n", 2), ("\ufeffText\r\n", 2)])
def test_a_page_without_front_matter_gets_some(text: str, line: int) -> None:
    mended = with_alias(text, "/n/")
    end = "\r\n" if "\r" in text else "\n"
    mark = "\ufeff" * text.startswith("\ufeff")
    head = end.join(["---", "aliases: [/n/]", "---", ""])
    assert (mended.text, mended.line) == (mark + head + text.removeprefix(mark), line)


@pytest.mark.parametrize(("text", "reason"), REFUSED.values(), ids=REFUSED)
def test_front_matter_that_would_change_otherwise_is_left_to_the_author(
    text: str, reason: str
) -> None:
    with pytest.raises(MendError) as refused:
        with_alias(text, "/n/")
    assert reason in str(refused.value)


@pytest.mark.parametrize(("text", "reason"), UNREADABLE.values(), ids=UNREADABLE)
def test_front_matter_that_cannot_be_read_is_left_to_the_author(text: str, reason: str) -> None:
    with pytest.raises(FrontMatterError) as refused:
        with_alias(text, "/n/")
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    "address",
    [
        "/a b/", "/100%/", "/a%20b/", "/a,b/", "/größe/", "/日本/", "/😀/", "/e\u0301/", "/a:b/",
        "/a: b/", "/[a]/", "/{a}/", "/a|b/", "/>a/", "/&a", "/*a", "/!a/", "/@a", "/-/", "/~me/",
        "/it's/", '/"a"/', "/a b.html", "/a", "/",
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "text",
    [
        "---\naliases: [/a/]\n---\n",
        "---\naliases:\n- /a/\n---\n",
        "---\naliases: /a/\n---\n",
        "Text\n",
        '+++\ntitle = "A"\n+++\n',
        '---json\n{"title": "A"}\n---\n',
    ],
    ids=["brackets", "lines", "a path alone", "no front matter", "TOML", "JSON"],
)
def test_any_address_is_read_again_as_it_is(text: str, address: str) -> None:
    new = aliases(with_alias(text, address).text)[-1]
    assert Permalink.parse_link(new).url == address


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("/C#/", "an old address can't be '/C#/': it holds `#`"),
        ("/why?/", "an old address can't be '/why?/': it holds `?`"),
        ("/a//b/", "an old address can't be '/a//b/': it is read as '/a/b/'"),
    ],
)
def test_an_address_that_front_matter_cannot_name_is_refused(address: str, reason: str) -> None:
    with pytest.raises(MendError) as refused:
        with_alias("---\ntitle: A\n---\n", address)
    assert reason in str(refused.value)


TEXTS = st.text("ab/ :#'\"[]{},&*!|>-%@é", max_size=8)
ITEMS = st.lists(
    st.text("ab/:'\"[]{},é-", min_size=1, max_size=6).map("/{}/".format), min_size=1, max_size=3
)
COMMENTS = st.sampled_from(["", " # why", " # [a, b]", ' # "'])
ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def yaml_fields(draw: st.DrawFn) -> str:
    """Return front matter in YAML with old addresses in one of the ways to write them."""
    items = [json.dumps(item, ensure_ascii=False) for item in draw(ITEMS)]
    comment = draw(COMMENTS)
    indent = " " * draw(st.integers(0, 3))
    lists = [
        [],
        [f"aliases:{comment}"],
        [f"aliases: [{', '.join(items)}]{comment}"],
        [f"aliases: {items[0]}{comment}"],
        [f"aliases:{comment}", *(f"{indent}- {item}{comment}" for item in items)],
        ["aliases: [", *(f"{indent} {item},{comment}" for item in items), f" ]{comment}"],
    ]
    others = [f"{key}: {json.dumps(draw(TEXTS))}{draw(COMMENTS)}" for key in ("title", "x")]
    blocks = [others[:1], draw(st.sampled_from(lists)), others[1:]]
    lines = [line for block in draw(st.permutations(blocks)) for line in block]
    return "\n".join(["---", *lines, "---", ""])


@st.composite
def toml_fields(draw: st.DrawFn) -> str:
    """Return front matter in TOML with old addresses in one of the ways to write them."""
    items = [json.dumps(item, ensure_ascii=False) for item in draw(ITEMS)]
    comment = draw(COMMENTS)
    lists = [
        [],
        [f"aliases = []{comment}"],
        [f"aliases = [{', '.join(items)}]{comment}"],
        ["aliases = [", *(f" {item},{comment}" for item in items), f"]{comment}"],
    ]
    others = [f"{key} = {json.dumps(draw(TEXTS))}{draw(COMMENTS)}" for key in ("title", "x")]
    blocks = [others[:1], draw(st.sampled_from(lists)), others[1:]]
    lines = [line for block in draw(st.permutations(blocks)) for line in block]
    tables = draw(st.sampled_from([[], ["[params]", 'aliases = ["/x/"]']]))
    return "\n".join(["+++", *lines, *tables, "+++", ""])


@given(yaml_fields() | toml_fields(), TEXTS, ENDS, TEXTS.map("/{}/".format))
def test_whatever_the_front_matter_one_address_is_added_and_nothing_taken(
    head: str, body: str, end: str, address: str
) -> None:
    text = (head + body + "\n").replace("\n", end)
    try:
        new = Permalink.parse(address).url
        mended = with_alias(text, new)
    except AddressError:
        return
    except MendError as error:
        assert "can't be" in str(error)  # noqa: PT017 - only the address may be refused
        return
    before, after = frontmatter.parse(text), frontmatter.parse(mended.text)
    was = before.data.get("aliases") or []
    assert after.data == {
        **before.data,
        "aliases": [*([was] if isinstance(was, str) else was), written(new)],
    }
    assert after.body == before.body
    assert _is_spread_in(text, mended.text)
    changed = [n for n, line in enumerate(mended.text.split(end), 1) if line not in text.split(end)]
    assert changed in ([mended.line], [])


def _is_spread_in(text: str, longer: str) -> bool:
    """Tell whether a text is the longer one with some signs less."""
    signs = iter(longer)
    return all(sign in signs for sign in text)


@given(st.sampled_from(["---", "+++", "---json"]), st.text(max_size=40), st.text(max_size=10))
def test_any_text_is_mended_or_refused(fence: str, block: str, body: str) -> None:
    text = f"{fence}\n{block}\n{fence[:3]}\n{body}"
    try:
        mended = with_alias(text, "/n/")
    except InvalidValueError:
        return
    assert "/n/" in aliases(mended.text)


PATH = ("extra", "blog", "redirects")
SETTINGS = {
    # mkdocs.yml before and after.
    "the setting is there": (
        "extra:\n  blog:\n    redirects:\n      /a/: /b/\n",
        "extra:\n  blog:\n    redirects:\n      /n/: /m/\n      /a/: /b/\n",
    ),
    "with comments": (
        "extra:\n  blog:\n    # old\n    redirects:\n      # first\n      /a/: /b/ # c\n",
        "extra:\n  blog:\n    # old\n    redirects:\n      # first\n      /n/: /m/\n"
        "      /a/: /b/ # c\n",
    ),
    "keys in quotes": (
        "\"extra\":\n  'blog':\n    \"redirects\":\n      '/a/': /b/\n",
        "\"extra\":\n  'blog':\n    \"redirects\":\n      /n/: /m/\n      '/a/': /b/\n",
    ),
    "the setting is not there": (
        "extra:\n  blog:\n    lock: x\nplugins: []\n",
        "extra:\n  blog:\n    redirects:\n      /n/: /m/\n    lock: x\nplugins: []\n",
    ),
    "four spaces": (
        "extra:\n    blog:\n        lock: x\n",
        "extra:\n    blog:\n        redirects:\n          /n/: /m/\n        lock: x\n",
    ),
    "no extra.blog": (
        "extra:\n  other: 1\n",
        "extra:\n  blog:\n    redirects:\n      /n/: /m/\n  other: 1\n",
    ),
    "no extra": (
        "# Head\nsite_name: A",
        "# Head\nextra:\n  blog:\n    redirects:\n      /n/: /m/\nsite_name: A",
    ),
    "nothing": ("", "extra:\n  blog:\n    redirects:\n      /n/: /m/\n"),
    "only a comment": ("# A\n", "# A\nextra:\n  blog:\n    redirects:\n      /n/: /m/\n"),
    "extra is empty": (
        "extra:\nplugins: []\n",
        "extra:\n  blog:\n    redirects:\n      /n/: /m/\nplugins: []\n",
    ),
    "extra.blog is empty": (
        "extra:\n  blog:   # every setting\nplugins: []\n",
        "extra:\n  blog:   # every setting\n    redirects:\n      /n/: /m/\nplugins: []\n",
    ),
    "extra.blog is only comments": (
        "extra:\n  blog:\n    # lock: x\n",
        "extra:\n  blog:\n    redirects:\n      /n/: /m/\n    # lock: x\n",
    ),
    "the setting is empty": (
        "extra:\n  blog:\n    redirects:",
        "extra:\n  blog:\n    redirects:\n      /n/: /m/",
    ),
    "the setting is null": (
        "extra:\n  blog:\n    redirects: null\n    lock: x\n",
        "extra:\n  blog:\n    redirects:\n      /n/: /m/\n    lock: x\n",
    ),
    "the setting is an empty mapping": (
        "extra:\n  blog:\n    redirects: {} # none\n",
        "extra:\n  blog:\n    redirects: # none\n      /n/: /m/\n",
    ),
    "the setting is in brackets": (
        "extra:\n  blog:\n    redirects: {\n      /a/: /b/, # c\n    }\n",
        "extra:\n  blog:\n    redirects: {\n      /a/: /b/, /n/: /m/, # c\n    }\n",
    ),
    "all is in brackets": (
        "extra: {blog: {lock: x, redirects: {/a/: /b/}}}\n",
        "extra: {blog: {lock: x, redirects: {/a/: /b/, /n/: /m/}}}\n",
    ),
    "tags of MkDocs and of Python": (
        "site_url: !ENV [URL, b]\nx: !!python/name:a.b\nextra:\n  blog:\n    lock: !ENV LOCK\n",
        "site_url: !ENV [URL, b]\nx: !!python/name:a.b\nextra:\n  blog:\n    redirects:\n"
        "      /n/: /m/\n    lock: !ENV LOCK\n",
    ),
    "CRLF": (
        "extra:\r\n  blog:\r\n    lock: x\r\n",
        "extra:\r\n  blog:\r\n    redirects:\r\n      /n/: /m/\r\n    lock: x\r\n",
    ),
    "BOM": (
        "\ufeffsite_name: A\n",
        "\ufeffextra:\n  blog:\n    redirects:\n      /n/: /m/\nsite_name: A\n",
    ),
    "fences": (
        "---\nextra:\n  blog:\n    lock: x\n...\n",
        "---\nextra:\n  blog:\n    redirects:\n      /n/: /m/\n    lock: x\n...\n",
    ),
}

SETTINGS_REFUSED = {
    "extra.blog in brackets": ("extra:\n  blog: {lock: x}\n", "`extra.blog.redirects` is written"),
    "an empty mapping in brackets": ("extra: {blog: {redirects: {}}}\n", "in an unusual way"),
    "from the environment": ("extra:\n  blog: !ENV [BLOG]\n", "`extra.blog.redirects` is written"),
    "a key twice": ("extra:\n  blog:\n    redirects: {/a/: /b/}\nextra:\n  x: 1\n", "unusual way"),
    "the key is there": ("extra:\n  blog:\n    redirects:\n      /n/: /q/\n", "unusual way"),
    "a mapping that stands elsewhere": (
        "x: &x\n  /a/: /b/\nextra:\n  blog:\n    redirects: *x\n",
        "unusual way",
    ),
    "a mapping that is merged in": (
        "x: &x {redirects: {/a/: /b/}}\nextra:\n  blog:\n    <<: *x\n",
        "`extra.blog.redirects` is written in an unusual way",
    ),
    "question marks": ("extra:\n  blog:\n    redirects:\n      ? /a/\n      : /b/\n", "unusual"),
    "a list": ("extra:\n  blog:\n    redirects:\n      - /a/\n", "unusual way"),
    "a text": ("extra:\n  blog:\n    redirects: /a/\n", "unusual way"),
    "tabs": ("extra:\n\tblog:\n", "it is not valid YAML"),
    "two documents": ("a: 1\n---\nb: 2\n", "it is not valid YAML"),
    "line ends of two kinds": ("a: 1\r\nb: 2\n", "its lines end in different ways"),
}


@pytest.mark.parametrize(("before", "after"), SETTINGS.values(), ids=SETTINGS)
def test_a_setting_gets_one_more_line(before: str, after: str) -> None:
    mended, (line,) = with_settings(before, [Setting(PATH, "/n/", "/m/")])
    assert mended == after
    assert "/n/: /m/" in after.splitlines()[line - 1]


@pytest.mark.parametrize("before", [before for before, _ in SETTINGS.values()], ids=SETTINGS)
def test_several_settings_are_added_in_their_order(before: str) -> None:
    settings = [Setting(PATH, f"/{n}/", f"/to/{n}/") for n in (3, 1, 2)]
    mended, numbers = with_settings(before, settings)
    lines = mended.splitlines()
    for setting, number in zip(settings, numbers, strict=True):
        assert str(setting) in lines[number - 1]
    assert mended.index("/3/") < mended.index("/1/") < mended.index("/2/")


@pytest.mark.parametrize(("text", "reason"), SETTINGS_REFUSED.values(), ids=SETTINGS_REFUSED)
def test_settings_that_would_change_otherwise_are_left_to_the_author(
    text: str, reason: str
) -> None:
    with pytest.raises(MendError) as refused:
        with_settings(text, [Setting(PATH, "/n/", "/m/")])
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    ("key", "value", "line"),
    [
        ("/größe/", "/gr%C3%B6%C3%9Fe/", '/größe/: "/gr%C3%B6%C3%9Fe/"'),
        ("/a b/", "/c/#end", '"/a%20b/": "/c/#end"'),
        ("/a:b/", "https://a.example/?b=c%20d&e", '"/a:b/": "https://a.example/?b=c%20d&e"'),
        ("/100%/", "/100%25/", '"/100%25/": "/100%25/"'),
        ("/rss.xml", "rss", "/rss.xml: rss"),
    ],
)
def test_a_key_is_written_as_an_address_and_a_value_as_it_is(
    key: str, value: str, line: str
) -> None:
    assert str(Setting(PATH, key, value)) == line
    assert f"\n      {line}\n" in with_settings("", [Setting(PATH, key, value)])[0]
