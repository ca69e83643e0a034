"""Whatever stands in a file: a build is good, or says which file is wrong. Nothing else happens."""

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from mkdocs.exceptions import Abort

from drawn import Blog, Site
from permalog.errors import ContentError
from permalog.frontmatter import FrontMatterError
from sample import HOUSE, source

OWN = [
    "title", "date", "updated", "permalink", "aliases", "tags", "description", "draft", "slug",
    "listing",
]  # fmt: skip
MATERIALS = [
    "hide", "search", "template", "icon", "status", "author", "subtitle", "social", "comments",
    "revision_date",
]  # fmt: skip
CORE = settings(max_examples=max(500, settings().max_examples), deadline=None)
BUILDS = settings(
    max_examples=60 if settings().max_examples < 1000 else settings().max_examples,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=set(Phase) - {Phase.shrink},  # to shrink takes a hundred builds
)

TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        "", " ", "a", "../..", "/", "//x", "\\", "\0", "\ud7ff", "\u2028", "<b>", "</script>",
        "&amp;",
        "{{ title }}", "{{ self }}", "{{ page }}", "{% for", "{% include 'a' %}", "%s", "{}", "{0}",
        "a\nb", "2016-11-06", "2016-13-06", "9999-12-31T23:59:59-12:00", "0001-01-01", "x" * 300,
        "main.html", "../mkdocs.yml", "listing.html", "material/link", "Größe", "日本?", "🎉",
        "C++",
        "..", ".", "index", "?", "#", "true", "null", "/a/b", "/a/b/", "/a/b.html", "/feed.xml",
        "/blog/", "/index.html/", "/404.html", "a.md", "/sitemap.xml", "CON", "/.git/config",
    ]
)  # fmt: skip
SCALARS = (
    TEXTS
    | st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**30, -1, 0])
    | st.floats()
    | st.dates().map(str)
    | st.datetimes(timezones=st.none() | st.timezones()).map(str)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(OWN + MATERIALS) | TEXTS


def as_yaml(data: dict[str, object]) -> str:
    lines = [f"{json.dumps(key)}: {_yaml(value)}" for key, value in data.items()]
    return "\n".join(["---", *lines, "---", "Text.", ""])


def _yaml(value: object) -> str:
    if isinstance(value, float):
        return {"inf": ".inf", "-inf": "-.inf", "nan": ".nan"}.get(str(value), repr(value))
    if isinstance(value, list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{json.dumps(k)}: {_yaml(v)}" for k, v in value.items()) + "}"
    return json.dumps(value)


ODD = [
    "", "a", "[a]", "{a: b}", "~", "1", "1.5", "true", "2016-11-06", "2016-11-06T10:00:00Z", "<<",
    "!!binary aGk=", "!!set {a}", "&x [*x]", "!!timestamp 1", "0x" + "f" * 4000, "- a",
    "'{{ title | date }}'", "/{{ page.date | date: '%Y' }}/", "!!omap [a: 1]", "|\n  text",
]  # fmt: skip
WRITTEN = st.dictionaries(st.sampled_from(OWN + MATERIALS), st.sampled_from(ODD), max_size=4).map(
    lambda data: "\n".join(["---", *(f"{k}: {v}" for k, v in data.items()), "---", "Text."])
)
STRUCTURED = st.dictionaries(KEYS, VALUES, max_size=5).map(as_yaml)
DATED = STRUCTURED.map(lambda text: text.replace("---\n", '---\n"date": 2016-11-06\n', 1))
TOML = st.dictionaries(st.sampled_from(OWN), SCALARS.filter(bool), max_size=4).map(
    lambda data: "\n".join(["+++", *(f"{k} = {json.dumps(v)}" for k, v in data.items()), "+++"])
)
RAW = st.text(max_size=60) | st.builds("---\n{}\n---\n{}".format, st.text(), st.text(max_size=20))
FILES = DATED | WRITTEN | STRUCTURED | TOML | RAW


@CORE
@given(FILES)
@example("---\nx: !!timestamp soon\n---\n")
@example("---\n? [a]\n: b\n---\n")
@example("---\ndate: 2016-11-06\nself: 1\npermalink: '/{{ title }}/'\n---\n")
@example("---\ndate: 2016-11-06\npermalink: 0x" + "f" * 4000 + "\n---\n")
@example("---\ndate: 2016-11-06\ndraft: 0x" + "f" * 4000 + "\n---\n")
@example("---\ndate: 0x" + "f" * 4000 + "\n---\n")
def test_the_core_reads_any_file_or_says_which_line_is_wrong(text: str) -> None:
    with contextlib.suppress(FrontMatterError, ContentError):
        read = HOUSE.post(source(text))
        if read.permalink:
            assert not {"", ".", ".."} & set(read.permalink.file.split("/"))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Blog:
    drawing = Blog(tmp_path_factory.mktemp("any"), extra={"blog": {"lock": False}})
    drawing.write({"docs/blog/other.md": "---\ndate: 2015-01-01\ntags: [a]\n---\nText.\n"})
    return drawing


def outside(folder: Path) -> set[str]:
    """Return every path below a folder but those of the site, the blog in work, and its cache."""
    inside = {"site", "docs", "mkdocs.yml", ".cache"}
    names = {p.name for p in folder.iterdir() if not p.name.startswith(".site-")} - inside
    return names | {p.name for p in folder.parent.iterdir() if p != folder}


def build_or_message(drawing: Blog) -> Site | str:
    try:
        return drawing.build(strict=False)
    except Abort as stop:
        return "\n".join([text for level, text in drawing.log if level == "ERROR"] + [str(stop)])


@BUILDS
@given(FILES.map(str.encode) | st.binary(max_size=60), st.sampled_from(["blog/a.md", "a.md"]))
@example(b'---\ndate: 2016-11-06\ntemplate: "a\\0b"\n---\n', "blog/a.md")
@example(b"---\ndate: 2016-11-06\nhide: 1\n---\n", "blog/a.md")
@example(b"---\ndate: 2016-11-06\nsearch: {boost: .inf}\n---\n", "blog/a.md")
@example(b"---\ntitle: [a]\nicon: {a: b}\n---\n", "a.md")
@example(b"---\ntitle: {a: b}\ndescription: [a]\ntags: 5\n---\n", "a.md")
@example(
    b"---\ndate: 2016-11-06\nsocial: 5\ncomments: [a]\nrevision_date: {a: b}\n---\n", "blog/a.md"
)
@example(b"---\ndate: 2016-11-06\ntags: ['?', '..', '/', ' ']\n---\n", "blog/a.md")
@example(b"---\ndate: 2016-11-06\npermalink: /index.html/\n---\n", "blog/a.md")
@example(b"---\ndate: 2016-11-06\naliases: [/]\n---\n", "blog/a.md")
@example(b"---\ndate: 0001-01-01\n---\n", "blog/a.md")
@example(b"---\ndate: 9999-12-31\n---\n", "blog/a.md")
def test_a_build_of_any_file_is_good_or_says_which_file_is_wrong(
    place: Blog, content: bytes, uri: str
) -> None:
    before = outside(place.folder)
    for other in ("docs/a.md", "docs/blog/a.md"):
        (place.folder / other).unlink(missing_ok=True)
    place.write({f"docs/{uri}": content})
    built = build_or_message(place)
    assert outside(place.folder) == before
    if isinstance(built, str):
        assert f"docs/{uri}" in built
    else:
        addresses = [file.casefold() for file in built.files]
        assert len(addresses) == len(set(addresses))
        assert "/" in built
