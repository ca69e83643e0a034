"""Permalink: what a written address means on the site, as a table."""

import mimetypes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permalog.permalink import AddressError, Permalink, fold, within_site
from sample import ascii_id

ADDRESSES = {
    # written                                 URL                          file
    "/blog/2016/recap/": ("/blog/2016/recap/", "blog/2016/recap/index.html"),
    "blog/2016/recap/": ("/blog/2016/recap/", "blog/2016/recap/index.html"),
    "/blog/2016/recap/index.html": ("/blog/2016/recap/", "blog/2016/recap/index.html"),
    "blog/2016/recap/index.html": ("/blog/2016/recap/", "blog/2016/recap/index.html"),
    "/blog/recap.html": ("/blog/recap.html", "blog/recap.html"),
    "recap.html": ("/recap.html", "recap.html"),
    "/blog/recap": ("/blog/recap", "blog/recap.html"),
    "recap": ("/recap", "recap.html"),
    "/v1.2": ("/v1.2", "v1.2.html"),
    "/notes/2.0-rc.1": ("/notes/2.0-rc.1", "notes/2.0-rc.1.html"),
    "/feed.xml": ("/feed.xml", "feed.xml"),
    "/data.json": ("/data.json", "data.json"),
    "/": ("/", "index.html"),
    "index.html": ("/", "index.html"),
    "/index.html": ("/", "index.html"),
    ".": ("/", "index.html"),
    "/a//b///c/": ("/a/b/c/", "a/b/c/index.html"),
    "/a/./b/": ("/a/b/", "a/b/index.html"),
    "./a/": ("/a/", "a/index.html"),
    "/a/x/../b/": ("/a/b/", "a/b/index.html"),
    "/a/b/..": ("/a/", "a/index.html"),
    "/a/..": ("/", "index.html"),
    "/café/": ("/café/", "café/index.html"),
    "/日本語/": ("/日本語/", "日本語/index.html"),
    "/two words/": ("/two words/", "two words/index.html"),
    "/Case/Kept/": ("/Case/Kept/", "Case/Kept/index.html"),
    "/100%/": ("/100%/", "100%/index.html"),
    "/a:b/": ("/a:b/", "a:b/index.html"),
    "/~me/it's-(1)!/": ("/~me/it's-(1)!/", "~me/it's-(1)!/index.html"),
}

REFUSED = {
    "": "empty",
    "   ": "empty",
    "..": "climbs out of the site",
    "/a/.git/config": "it is git's own folder",
    "../a/": "climbs out of the site",
    "/../a/": "climbs out of the site",
    "/a/../../b/": "climbs out of the site",
    "https://example.org/a/": "full URL",
    "http://example.org": "full URL",
    "HTTPS://EXAMPLE.ORG/": "full URL",
    "//example.org/a/": "full URL",
    "/a\\b/": "backslash",
    "..\\a": "backslash",
    "/a\0b/": r"control character '\x00'",
    "/a\nb/": r"control character '\n'",
    "/a\tb/": r"control character '\t'",
    "/a\x7fb/": r"control character '\x7f'",
    "/a\x85b/": r"control character '\x85'",
    "/a\u2028b/": r"control character '\u2028'",
    "/a\ud800b/": r"control character '\ud800'",
    "/?p=123": "`?`",
    "/a/?": "`?`",
    "/a/#b": "`#`",
    "/" + "x" * 256 + "/": "256 bytes",
    "/" + "ä" * 128 + "/": "256 bytes",
    "/a/" + "x" * 251: "256 bytes",
    "/" + "x" * 251 + ".html": "256 bytes",
}


@pytest.mark.parametrize(
    ("written", "url", "file"), [(w, *a) for w, a in ADDRESSES.items()], ids=ADDRESSES
)
def test_a_written_address_has_one_url_and_one_file(written: str, url: str, file: str) -> None:
    assert Permalink.parse(written) == Permalink(url, file)


@pytest.mark.parametrize(("written", "reason"), REFUSED.items(), ids=map(ascii_id, REFUSED))
def test_what_can_be_no_address_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(AddressError) as refused:
        Permalink.parse(written)
    assert reason in str(refused.value)


@pytest.mark.parametrize(
    "written",
    ["/" + "x" * 255 + "/", "/" + "x" * 250, "/" + "é" * 127 + "/"],
    ids=["folder", "file", "two bytes a letter"],
)
def test_a_part_may_be_255_bytes_long(written: str) -> None:
    assert Permalink.parse(written).url == written


def test_a_url_is_percent_encoded_where_html_needs_it() -> None:
    assert Permalink.parse("/café & co/100%/").quoted == "/caf%C3%A9%20%26%20co/100%25/"


@pytest.mark.parametrize(
    ("written", "parents"),
    [
        ("/blog/2016/recap/", ("/blog/2016/", "/blog/", "/")),
        ("/blog/2016/recap.html", ("/blog/2016/", "/blog/", "/")),
        ("/blog/2016/recap", ("/blog/2016/", "/blog/", "/")),
        ("/recap/", ("/",)),
        ("/recap", ("/",)),
    ],
)
def test_the_parents_are_the_folders_above_nearest_first(
    written: str, parents: tuple[str, ...]
) -> None:
    assert Permalink.parse(written).parents == parents


@pytest.mark.parametrize("written", ["/v1.2", "/notes.one", "/release-1.1"])
def test_an_address_does_not_depend_on_the_file_types_that_a_machine_knows(
    written: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Permalink.parse(written)
    for name in ("_db", "types_map", "common_types"):
        monkeypatch.setattr(mimetypes, name, getattr(mimetypes, name))
    known = mimetypes.MimeTypes()
    for suffix in (".2", ".1", ".one"):  # Debian's /etc/mime.types has .1 to .8, for man pages
        known.add_type("application/x-troff-man", suffix)
    monkeypatch.setattr(mimetypes, "_db", known)
    assert Permalink.parse(written) == here


@pytest.mark.parametrize(
    ("one", "other"),
    [("/Blog/A/", "/blog/a/"), ("/STRASSE/", "/straße/"), ("/caf\u00e9/", "/cafe\u0301/")],
    ids=["case", "sharp s", "accents composed or not"],
)
def test_paths_that_a_file_system_confuses_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@given(st.text())
def test_whatever_is_written_the_file_stays_inside_the_site(written: str) -> None:
    try:
        permalink = Permalink.parse(written)
    except AddressError:
        return
    parts = permalink.file.split("/")
    assert not {"", ".", ".."} & set(parts)
    assert all(len(part.encode()) <= 255 for part in parts)


@given(
    st.lists(st.text("abc.é- ", min_size=1), min_size=1),
    st.sampled_from(["", "/", ".html", "/index.html"]),
)
def test_a_url_read_again_is_the_same_permalink(parts: list[str], ending: str) -> None:
    try:
        permalink = Permalink.parse("/" + "/".join(parts) + ending)
    except AddressError:
        return
    assert Permalink.parse(permalink.url) == permalink


@pytest.mark.parametrize("path", ["/a/../b/", "../b", "/a\\b/", "/a\nb/", "/a\x85/"])
def test_no_path_of_an_old_generator_leaves_the_site(path: str) -> None:
    with pytest.raises(AddressError):
        within_site(path)


def test_what_an_old_generator_published_stays_as_it_is() -> None:
    assert within_site("/C# & so on/Why?/…/100%25/..md/") == "/C# & so on/Why?/…/100%25/..md/"


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("/C#/Why?/", "C#/Why?/index.html"),
        ("/a/post.aspx", "a/post.aspx.html"),
        ("/a/b.html", "a/b.html"),
    ],
)
def test_the_end_of_an_old_path_decides_its_file(path: str, file: str) -> None:
    assert Permalink.served(path) == Permalink(path, file)
