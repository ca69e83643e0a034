"""What moves in from Zola, held to its source: no package of Zola can be installed to ask it.

Each case was written by reading Zola 0.22 (the file and function stand beside its group), and its
own tests and documentation where they have the same case.
"""

from collections.abc import Mapping
from typing import Any

import pytest

from archived import archive
from permalog.dialects import Found, Skipped
from permalog.dialects.zola import Zola
from permalog.dialects.zola.slug import doubt, slugify
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status
from permalog.redirect import Redirect

LANGUAGES = "[languages.fr]\n[languages.de]\n"


def page_text(front: str = "", body: str = "Text\n") -> str:
    return f"+++\n{front}\n+++\n{body}"


def zola(files: Mapping[str, str], config: str = "", **settings: Any) -> Zola:
    return Zola(archive({"config.toml": config, **files}, settings))


def found(path: str, front: str = "", config: str = "", **settings: Any) -> Found:
    place = f"content/{path}"
    return zola({place: page_text(front)}, config, **settings).file(place)


def page(path: str, front: str = "", config: str = "", **settings: Any) -> Page:
    answer = found(path, front, config, **settings)
    assert isinstance(answer, Page)
    return answer


def refusal(path: str, text: str, config: str = "") -> str:
    with pytest.raises(ContentError) as caught:
        zola({f"content/{path}": text}, config).file(f"content/{path}")
    return str(caught.value)


def said(dialect: Zola) -> str:
    return "\n".join(map(str, dialect.warnings))


# content/src/page.rs (`Page::parse`), file_info.rs (`new_page`, `find_language`)

SAFE, OFF = "[slugify]\npaths = 'safe'", "[slugify]\npaths = 'off'"
PATHS = {
    # the file, its front matter, the configuration, the path of the page
    "a file at the top": ("about.md", "", "", "/about/"),
    "a file in folders": ("kb/solutions/hello.md", "", "", "/kb/solutions/hello/"),
    "folders stay as they are": ("My Posts/v1.2/A B.md", "", "", "/My Posts/v1.2/a-b/"),
    "a slug": ("blog/a.md", 'slug = "hello-world"', "", "/blog/hello-world/"),
    "a slug is slugified": ("blog/a.md", 'slug = "Hello, World!"', "", "/blog/hello-world/"),
    "a path": ("blog/a.md", 'path = "other/hello"', "", "/other/hello/"),
    "a path with slashes": ("blog/a.md", 'path = "/other/hello/"', "", "/other/hello/"),
    "a path is not slugified": ("a.md", 'path = "Über uns/v1.2.html"', "", "/Über uns/v1.2.html/"),
    "a path goes before a slug": ("a.md", 'path = "b"\nslug = "c"', "", "/b/"),
    "a path of one slash": ("a.md", 'path = "/"', "", "/"),
    "blanks around a path": ("a.md", 'path = " /b/ "', "", "/b/"),
    "an index in a folder": ("blog/hello/index.md", "", "", "/blog/hello/"),
    "an index with a slug": ("blog/hello/index.md", 'slug = "b"', "", "/blog/b/"),
    "a page beside an index": ("blog/hello/more.md", "", "", "/blog/hello/more/"),
    "a date in the name": ("2018-10-08-hello.md", "", "", "/hello/"),
    "a date and an underscore": ("2018-10-08_hello.md", "", "", "/hello/"),
    "a date and a blank": ("2018-10-08 - hello.md", "", "", "/hello/"),
    "a date with a time": ("2018-10-02T15:00:00Z-hello.md", "", "", "/hello/"),
    "a date alone": ("2018-10-08.md", "", "", "/2018-10-08/"),
    "no date of the calendar": ("2018-13-08-hello.md", "", "", "/2018-13-08-hello/"),
    "no sign behind the date": ("2018-10-08hello.md", "", "", "/2018-10-08hello/"),
    "a date in a folder's name": ("blog/2018-10-08-hello/index.md", "", "", "/blog/hello/"),
    "a date in a folder above": ("2018-10-08-a/hello.md", "", "", "/2018-10-08-a/hello/"),
    "a slug with a date stays whole": ("a.md", 'slug = "2018-10-08-b"', "", "/2018-10-08-b/"),
    "paths_keep_dates": (
        "2018-10-08-hello.md", "", "[slugify]\npaths_keep_dates = true", "/2018-10-08-hello/",
    ),
    "slugify safe": ("a/Who? (me).md", "", SAFE, "/a/Who (me)/"),
    "slugify safe trims the end": ("a.md", 'slug = "dot. "', SAFE, "/dot/"),
    "slugify off": ("日本.md", "", OFF, "/日本/"),
    "slugify on": ("日本.md", "", "", "/ri-ben/"),
    "a language": ("blog/hello.fr.md", "", LANGUAGES, "/fr/blog/hello/"),
    "a language at the top": ("hello.fr.md", "", LANGUAGES, "/fr/hello/"),
    "the default language in the name": ("hello.en.md", "", LANGUAGES, "/hello-en/"),
    "an index in a language": ("blog/hello/index.fr.md", "", LANGUAGES, "/fr/blog/hello/"),
    "a path has no language": ("hello.fr.md", 'path = "bonjour"', LANGUAGES, "/bonjour/"),
    "a slug in a language": ("hello.fr.md", 'slug = "bonjour"', LANGUAGES, "/fr/bonjour/"),
    "default_language": (
        "hello.en.md", "", 'default_language = "fr"\n[languages.en]', "/en/hello/",
    ),
    "a dot without languages": ("blog/hello.fr.md", "", "", "/blog/hello-fr/"),
    "an index with a dot, without languages": ("blog/hello/index.fr.md", "", "", "/blog/index-fr/"),
    "a section": ("blog/_index.md", "", "", "/blog/"),
    "the section of the site": ("_index.md", "", "", "/"),
    "a section in a language": ("blog/_index.fr.md", "", LANGUAGES, "/fr/blog/"),
    "a section has no path of its own": ("My Blog/_index.md", "", "", "/My Blog/"),
    "a transparent section": ("blog/2016/_index.md", "transparent = true", "", "/blog/2016/"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "front", "config", "url"), PATHS.values(), ids=PATHS)
def test_a_file_has_the_path_that_zola_gives_it(
    path: str, front: str, config: str, url: str
) -> None:
    assert page(path, front, config).permalink == Permalink(url, f"{url}index.html".lstrip("/"))


def test_a_page_in_a_language_that_there_is_not_is_an_error() -> None:
    text = refusal("hello.it.md", page_text(), LANGUAGES)
    assert text.startswith("docs/old/content/hello.it.md: its name ends in the language `it`")
    assert "`languages: {it: {}}`" in text


def test_a_section_in_a_language_that_there_is_not_is_passed_over() -> None:
    answer = found("blog/_index.it.md", "", LANGUAGES)
    assert answer == Skipped("its language is none of the configuration's")


def test_an_index_at_the_top_is_an_error_as_it_is_to_zola() -> None:
    assert "move its text into `_index.md`" in refusal("index.md", page_text())


# site/src/lib.rs (`render_alias`)


@pytest.mark.parametrize(
    ("alias", "permalink"),
    {
        "/old/": Permalink("/old/", "old/index.html"),
        "old": Permalink("/old/", "old/index.html"),
        "2014/12/12/a.html": Permalink("/2014/12/12/a.html", "2014/12/12/a.html"),
        "/a.htm": Permalink("/a.htm/", "a.htm/index.html"),
        "a.aspx": Permalink("/a.aspx/", "a.aspx/index.html"),
        "/v1.2": Permalink("/v1.2/", "v1.2/index.html"),
        "/a%20b/": Permalink("/a b/", "a b/index.html"),
    }.items(),
)
def test_an_alias_is_a_path_of_the_site(alias: str, permalink: Permalink) -> None:
    answer = page("blog/a.md", f'aliases = ["{alias}", "blog/a"]')
    assert [(a.permalink, a.line) for a in answer.aliases] == [(permalink, 2)]


def test_an_alias_that_can_be_none_is_left_out_and_named() -> None:
    place = "content/a.md"
    dialect = zola({place: page_text('title = "A"\naliases = ["../b", "/?p=1", "c"]')})
    answer = dialect.file(place)
    assert isinstance(answer, Page)
    assert [alias.permalink.url for alias in answer.aliases] == ["/c/"]
    left_out = "docs/old/content/a.md:3: `aliases` holds '../b', which is left out: it climbs out"
    assert left_out in said(dialect)
    assert "`aliases` holds '/?p=1', which is left out: it holds `?`" in said(dialect)


def test_a_section_has_old_addresses_too() -> None:
    assert [a.permalink.url for a in page("b/_index.md", 'aliases = ["c"]').aliases] == ["/c/"]


# site/src/lib.rs (`render_section`), config/src/config/mod.rs (`make_permalink`)


@pytest.mark.parametrize(
    ("to", "target"),
    {
        "blog": "/blog/",
        "/blog/": "/blog/",
        "blog/#top": "/blog/#top",
        "https://example.org/a": "https://example.org/a",
        "größe": "/gr%C3%B6%C3%9Fe/",
    }.items(),
)
def test_a_section_may_only_lead_elsewhere(to: str, target: str) -> None:
    place = "content/notes/_index.md"
    dialect = zola({place: page_text(f'redirect_to = "{to}"\naliases = ["old"]')})
    path = "docs/old/content/notes/_index.md"
    notes = Permalink("/notes/", "notes/index.html")
    assert dialect.file(place) == Redirect(notes, target, path, 2)
    old = Permalink("/old/", "old/index.html")
    assert dialect.redirects == [Redirect(old, target, path, 3)]


def test_what_is_not_rendered_has_no_address() -> None:
    for path in ("a.md", "b/_index.md"):
        answer = page(path, 'render = false\naliases = ["old"]')
        assert answer.permalink is None
        assert answer.status is Status.UNPUBLISHED
        assert answer.aliases == ()
    assert page("b/_index.md", 'render = false\nredirect_to = "a"').permalink is None


# site/src/lib.rs (`load`)


def test_a_draft_has_the_address_that_it_would_have() -> None:
    answer = page("blog/a.md", "draft = true")
    assert (answer.status, answer.url) == (Status.DRAFT, "/blog/a/")


def test_all_in_a_section_that_is_a_draft_is_a_draft() -> None:
    files = {
        "content/blog/_index.md": page_text("draft = true"),
        "content/blog/2016/a.md": page_text(),
        "content/blogs/a.md": page_text(),
    }
    statuses = [zola(files).file(place) for place in files]
    assert [one.status for one in statuses if isinstance(one, Page)] == [
        Status.DRAFT,
        Status.DRAFT,
        Status.PUBLISHED,
    ]


def test_a_date_in_the_future_hides_nothing() -> None:
    assert page("a.md", "date = 2999-01-01").status is Status.PUBLISHED


def test_what_zola_passes_over_is_named() -> None:
    files = {"content/.a.md": page_text(), "content/b.markdown": page_text(), "content/c.txt": ""}
    dialect = zola(files)
    assert dialect.file("content/.a.md") == Skipped(
        "Zola passes over a name that begins with a dot"
    )
    assert dialect.file("content/b.markdown") == Skipped("Zola reads only what ends in `.md`")
    assert dialect.file("content/c.txt") == Skipped()


# content/src/front_matter/ (`split.rs`, `page.rs`, `section.rs`)

FRONT_MATTER = {
    "TOML": '+++\ntitle = "Hello"\n+++\nText\n',
    "YAML": "---\ntitle: Hello\n---\nText\n",
    "a blank line in front": '\n+++\ntitle = "Hello"\n+++\nText\n',
    "line ends of Windows": '+++\r\ntitle = "Hello"\r\n+++\r\n\r\nText\r\n',
    "a byte order mark": '\ufeff+++\ntitle = "Hello"\n+++\nText\n',
    "blank lines below": '+++\ntitle = "Hello"\n+++\n\n\nText\n',
    "blanks behind the end": '+++\ntitle = "Hello"\n+++  \nText\n',
    "an end within the last line": '+++\ntitle = "Hello"+++\nText\n',
    "plus signs in a value": '+++\ntitle = "Hello"\ndescription = "+++ b"\n+++\nText\n',
}


@pytest.mark.parametrize("text", FRONT_MATTER.values(), ids=FRONT_MATTER)
def test_front_matter_is_toml_or_yaml(text: str) -> None:
    answer = zola({"content/a.md": text}).file("content/a.md")
    assert isinstance(answer, Page)
    assert answer.title == "Hello"
    assert answer.front_matter.body == "Text\n"
    lines = text.replace("\r\n", "\n").split("\n")
    assert lines[answer.front_matter.body_line - 1] == "Text"


def test_a_page_is_read_whole() -> None:
    front = """
title = "Hello"
description = "Short"
date = 2018-10-08T10:00:00+02:00
updated = 2018-10-09
[taxonomies]
categories = ["Notes", "web"]
tags = ["web", "C++"]
authors = ["Ada"]
"""
    answer = page("a.md", front)
    assert isinstance(answer, Post)
    assert (answer.title, answer.description) == ("Hello", "Short")
    assert answer.date.isoformat() == "2018-10-08T08:00:00+00:00"
    assert answer.updated
    assert answer.updated.isoformat() == "2018-10-09T00:00:00+00:00"
    assert answer.tags == ("web", "C++", "Notes")
    assert answer.uri == "old/content/a.md"


@pytest.mark.parametrize(
    "date",
    [
        "date = 2018-10-08",
        'date = "2018-10-08"',
        "date = 2018-10-08T00:00:00Z",
        "date = 2018-10-08 00:00:00",
        'date = "2018-10-8"',
        'date = "2018-10-08 02:00:00 +02:00"',
    ],
)
def test_a_date_is_one_of_toml_or_a_text(date: str) -> None:
    answer = page("a.md", date)
    assert isinstance(answer, Post)
    assert answer.date.isoformat() == "2018-10-08T00:00:00+00:00"


def test_the_date_of_the_name_gives_way_to_that_of_front_matter() -> None:
    dated = page("2018-10-08-hello.md")
    assert isinstance(dated, Post)
    assert dated.date.isoformat() == "2018-10-08T00:00:00+00:00"
    stated = page("2018-10-08-hello.md", "date = 2019-01-01")
    assert isinstance(stated, Post)
    assert (stated.date.year, stated.url) == (2019, "/hello/")
    assert not isinstance(page("hello.md"), Post)


def test_a_time_zone_may_be_given_to_dates_without_one() -> None:
    answer = page("a.md", "date = 2018-10-08", timezone="Europe/Berlin")
    assert isinstance(answer, Post)
    assert answer.date.isoformat() == "2018-10-08T00:00:00+02:00"


def test_a_title_is_that_of_the_text_or_of_the_name_where_there_is_none() -> None:
    files = {
        "content/a.md": page_text(body="# A *heading*\n"),
        "content/2018-10-08-hello-world.md": page_text(),
        "content/blog/_index.md": page_text(),
        "content/_index.md": page_text(),
    }
    dialect = zola(files)
    titles = [one.title for place in files if isinstance(one := dialect.file(place), Page)]
    assert titles == ["A heading", "Hello world", "Blog", "Home"]


@pytest.mark.parametrize(
    ("text", "part"),
    {
        "Text\n": "a.md:1: Zola found no front matter",
        '+++\ntitle = "A"\n': "a.md:1: Zola found no front matter",
        "+++\ntitle = \n+++\n": "a.md:2: the front matter is not valid TOML",
        "---\na: [\n---\n": "a.md:3: the front matter is not valid YAML",
        "+++\ntitle = 5\n+++\n": "a.md:2: `title` is '5'; write text",
        "---\ntitle: 5\n---\n": "a.md:2: `title` is '5'; write text",
        '+++\nslug = ""\n+++\n': "a.md:2: `slug` is empty",
        '+++\npath = ""\n+++\n': "a.md:2: `path` is empty",
        "+++\ndraft = 'yes'\n+++\n": "a.md:2: `draft` is 'yes'; write `true` or `false`",
        "---\ndraft: yes\n---\n": "a.md:2: `draft` is 'yes'",
        "+++\naliases = 'a'\n+++\n": "a.md:2: `aliases` is 'a'; write a list of texts",
        "+++\naliases = [1]\n+++\n": "a.md:2: `aliases` is '[1]'",
        "+++\n[taxonomies]\ntags = 'a'\n+++\n": "a.md:2: `taxonomies` has 'a' as tags",
        "+++\ndate = 'soon'\n+++\n": "a.md:2: `date` is 'soon', which is no date",
        "+++\ndate = 2018\n+++\n": "a.md:2: `date` is '2018', which is no date",
        "+++\npath = '/a?b'\n+++\n": "a.md:2: its address would be '/a?b/': it holds `?`",
        "+++\npath = '../a'\n+++\n": "a.md:2: its address would be '/../a/': it climbs out",
        "+++\npath = 'a\\b'\n+++\n": "a.md:2: its address would be '/a\\b/': it holds a backslash",
    }.items(),
)
def test_what_cannot_be_read_is_an_error_with_its_line(text: str, part: str) -> None:
    assert refusal("a.md", text).startswith(f"docs/old/content/{part}")


def test_a_date_that_the_calendar_does_not_have_is_an_error() -> None:
    text = refusal("2018-02-30-a.md", page_text())
    assert text.startswith("docs/old/content/2018-02-30-a.md: the date in its name is '2018-02-30'")


def test_words_of_yaml_are_those_of_its_newer_version() -> None:
    answer = zola({"content/a.md": "---\ntitle: no\ndate: 2018-10-08\n---\n"}).file("content/a.md")
    assert isinstance(answer, Post)
    assert answer.title == "no"


def test_a_tag_without_a_letter_is_left_out_and_named() -> None:
    place = "content/a.md"
    dialect = zola({place: page_text("[taxonomies]\ntags = ['!!!', 'web']")})
    answer = dialect.file(place)
    assert isinstance(answer, Page)
    assert answer.tags == ("web",)
    assert "docs/old/content/a.md:2: the tag '!!!' is left out" in said(dialect)


# content/src/utils.rs (`find_related_assets`), site/src/lib.rs (`copy_assets`, `copy_directory`)

FILES = {
    # the files beside a file, the file, where it is copied to
    "beside an index": ({"a/index.md": ""}, "a/b.png", "a/b.png"),
    "in a folder below an index": ({"a/index.md": ""}, "a/img/c/b.png", "a/img/c/b.png"),
    "beside an index with a path": ({"a/index.md": 'path = "x/y"'}, "a/b.png", "x/y/b.png"),
    "beside a dated index": ({"2018-10-08-a/index.md": ""}, "2018-10-08-a/b.png", "a/b.png"),
    "beside two indices": ({"a/index.md": "", "a/b/index.md": 'path="x"'}, "a/b/c.png", "x/c.png"),
    "beside the page of a language": ({"a/index.fr.md": ""}, "a/b.png", "fr/a/b.png"),
    "beside pages of two languages": ({"a/index.fr.md": "", "a/index.md": ""}, "a/b.c", "a/b.c"),
    "beside a section": ({"My Blog/_index.md": ""}, "My Blog/b.png", "My Blog/b.png"),
    "beside the section of the site": ({"_index.md": ""}, "b.png", "b.png"),
    "beside a section without a page": ({"a/_index.md": "render=false"}, "a/b.png", "a/b.png"),
    "below a section": ({"a/_index.md": ""}, "a/img/b.png", None),
    "beside a page": ({"a/c.md": ""}, "a/b.png", None),
    "beside an index that is not rendered": ({"a/index.md": "render = false"}, "a/b.png", None),
    "HTML beside an index": ({"a/index.md": ""}, "a/b.html", "a/b.html"),
    "without an ending": ({"a/index.md": ""}, "a/LICENSE", None),
    "of an editor": ({"a/index.md": ""}, "a/b.png~", None),
}  # fmt: skip


@pytest.mark.parametrize(("fronts", "path", "file"), FILES.values(), ids=FILES)
def test_a_file_is_copied_where_an_index_asks_for_it(
    fronts: dict[str, str], path: str, file: str | None
) -> None:
    texts = {f"content/{place}": page_text(front) for place, front in fronts.items()}
    answer = zola({**texts, f"content/{path}": ""}, LANGUAGES).file(f"content/{path}")
    assert answer == (Permalink(f"/{file}", file) if file else Skipped())


def test_the_static_folder_is_copied_to_the_root() -> None:
    files = {
        "static/a/b.txt": "",
        "static/CNAME": "",
        "static/c.bak": "",
        "content/a.md": page_text(),
    }
    dialect = zola(files, 'ignored_static = ["*.bak"]')
    assert dialect.file("static/a/b.txt") == Permalink("/a/b.txt", "a/b.txt")
    assert dialect.file("static/CNAME") == Permalink("/CNAME", "CNAME")
    assert dialect.file("static/c.bak") == Skipped()


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.xlsx", "a/b.xlsx"),
        ("*.{graphml,xlsx}", "a/b.xlsx"),
        ("**/b.xlsx", "a/b.xlsx"),
        ("*/a/*", "a/b.xlsx"),
        ("**/a/**", "a/c/b.md"),
        ("*/[bc].md", "c.md"),
        ("*/[!a].md", "c.md"),
        ("**/drafts", "drafts/_index.md"),
        ("*/READM?.md", "README.md"),
    ],
)
def test_what_is_ignored_is_not_read(pattern: str, path: str) -> None:
    files = {f"content/{path}": "no front matter", "content/a/index.md": page_text()}
    assert zola(files, f'ignored_content = ["{pattern}"]').file(f"content/{path}") == Skipped()


# utils/src/site.rs (`resolve_internal_link`), markdown/src/markdown.rs (`fix_link`)


@pytest.mark.parametrize(
    ("url", "target"),
    {
        "@/blog/2018-10-08-b.md": "/blog/b/",
        "@/blog/2018-10-08-b.md#top": "/blog/b/#top",
        "@/blog/_index.md": "/blog/",
        "@/notes/_index.md": "/notes/",
        "@/gr%C3%B6%C3%9Fe.md": "/grosse/",
        "@/gone.md": "@/gone.md",
        "@/hidden.md": "@/hidden.md",
        "image.png": "/blog/a/image.png",
        "../b/": "/blog/b/",
        "/x?y": "/x?y",
        "#top": "/blog/a/#top",
        "https://example.org/": "https://example.org/",
        "mailto:a@example.org": "mailto:a@example.org",
        "//[": "//[",
    }.items(),
)
def test_a_link_leads_to_where_it_led(url: str, target: str) -> None:
    files = {
        "content/blog/a.md": page_text(),
        "content/blog/_index.md": page_text(),
        "content/blog/2018-10-08-b.md": page_text(),
        "content/notes/_index.md": page_text('redirect_to = "blog"'),
        "content/größe.md": page_text(),
        "content/hidden.md": page_text("render = false"),
    }
    dialect = zola(files)
    answer = dialect.file("content/blog/a.md")
    assert isinstance(answer, Page)
    assert dialect.link(answer, url) == target


# config/src/config/, src/main.rs


def test_zola_toml_goes_before_config_toml() -> None:
    files = {"zola.toml": OFF, "content/Ä.md": page_text()}
    answer = zola(files, SAFE).file("content/Ä.md")
    assert isinstance(answer, Page)
    assert answer.url == "/Ä/"


def test_mkdocs_yml_goes_before_the_configuration() -> None:
    keeps = "[slugify]\npaths = 'on'\npaths_keep_dates = true"
    settings: dict[str, Any] = {"slugify": {"paths": False}}  # YAML's `off`
    assert page("2018-10-08-Ä.md", "", keeps, **settings).url == "/2018-10-08-Ä/"
    assert page("a.fr.md", languages={"fr": {}}).url == "/fr/a/"
    assert page("a.fr.md", languages=[{"code": "fr"}]).url == "/fr/a/"


def test_the_archive_may_be_the_content_alone() -> None:
    dialect = Zola(archive({"blog/_index.md": page_text(), "blog/a.md": page_text()}))
    answer = dialect.file("blog/a.md")
    assert isinstance(answer, Page)
    assert answer.url == "/blog/a/"
    assert dialect.link(answer, "@/blog/_index.md") == "/blog/"


def test_what_lies_beside_content_is_not_published() -> None:
    files = {"content/a.md": page_text(), "README.md": "x", "templates/a.html": "x", "CNAME": "x"}
    dialect = zola(files)
    assert {dialect.file(place) for place in files if "content" not in place} == {Skipped()}


@pytest.mark.parametrize(
    ("config", "settings", "part"),
    [
        ("a = [", {}, "docs/old/config.toml:1: it is not valid TOML"),
        ("\n[slugify]\npaths = 'x'", {}, "docs/old/config.toml:2: `slugify` has 'x' as `paths`"),
        (
            "",
            {"default_language": 5},
            "mkdocs.yml: the archive docs/old: `default_language` is '5'",
        ),
        ("", {"ignored_content": ["[z-a]"]}, "`ignored_content` is '['[z-a]']', which cannot"),
        ("", {"timezone": "Mars"}, "`timezone` is 'Mars', which is no time zone"),
    ],
)
def test_a_wrong_configuration_is_an_error(
    config: str, settings: dict[str, Any], part: str
) -> None:
    with pytest.raises(ContentError) as caught:
        zola({}, config, **settings)
    assert part in str(caught.value)


def test_a_misspelt_setting_is_named() -> None:
    assert "did you mean `slugify`?" in said(zola({}, slugifi={}))


@pytest.mark.parametrize(
    ("places", "sign"),
    [
        (["zola.toml"], "zola.toml"),
        (["config.toml", "templates/index.html"], "config.toml"),
        (["config.toml", "sass/a.scss"], "config.toml"),
        (["config.toml", "content/a.md"], None),
        (["config.toml", "layouts/a.html", "sass/a.scss"], None),
        (["templates/a.html"], None),
    ],
)
def test_the_configuration_shows_zola_where_it_cannot_be_hugos(
    places: list[str], sign: str | None
) -> None:
    assert Zola.recognise(places) == sign


# utils/src/slugs.rs, and the tests of the crates slug and deunicode

SLUGS = {
    "My Test String!!!1!1": "my-test-string-1-1",
    "test\nit   now!": "test-it-now",
    "  --test_-_cool": "test-cool",
    "Æúű--cool?": "aeuu-cool",
    "You & Me": "you-me",
    "user@example.com": "user-example-com",
    "héhé": "hehe",
    "test (hey)": "test-hey",
    "日本": "ri-ben",
    "Größe": "grosse",
    "Привет": "privet",
    "Єва": "eva",
    "しつ": "situ",
    "½ cup": "1-2-cup",
}


@pytest.mark.parametrize(("text", "slug"), SLUGS.items())
def test_a_slug_is_that_of_zolas_crates(text: str, slug: str) -> None:
    assert slugify(text, "on") == slug
    assert doubt(text, "on") is None


def test_a_sign_that_zola_may_write_otherwise_is_named() -> None:
    dialect = zola({"content/party-🎉.md": page_text()})
    answer = dialect.file("content/party-🎉.md")
    assert isinstance(answer, Page)
    assert "docs/old/content/party-🎉.md: Zola may write '🎉' otherwise" in said(dialect)
    assert doubt("🎉", "off") is None


@pytest.mark.parametrize(
    ("path", "date"), [("2016/11/06/duth", "2016-11-06"), ("2016/13/06/duth", None), ("duth", None)]
)
def test_a_day_in_the_path_is_the_date_of_a_page_without_one(path: str, date: str | None) -> None:
    text = f'+++\ntitle = "A"\npath = "{path}"\n+++\nText.\n'
    page = Zola(archive({"content/a.md": text})).file("content/a.md")
    assert (page.date.date().isoformat() if isinstance(page, Post) else None) == date
