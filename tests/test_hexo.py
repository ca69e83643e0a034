"""Moved archives of Hexo: the folders of a site, its settings, and what is said of mistakes."""

from collections.abc import Mapping
from typing import Any

import pytest

from archived import archive
from permalog.dialects import Found, Skipped
from permalog.dialects.hexo import Hexo
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status

POST = "source/_posts/duth.md"
DATED = "---\ntitle: Under the Hood\ndate: 2016-11-06 09:05:03\n---\n"


def hexo(files: Mapping[str, str], **settings: Any) -> Hexo:
    return Hexo(archive(files, settings))


def found(place: str, files: Mapping[str, str], **settings: Any) -> Found:
    return hexo({place: "", **files}, **settings).file(place)


def page(front: str, place: str = POST, body: str = "Body\n", **settings: Any) -> Page:
    one = found(place, {place: f"---\ndate: 2016-11-06\n{front}---\n{body}"}, **settings)
    assert isinstance(one, Page)
    return one


def test_a_post_has_what_its_front_matter_says() -> None:
    text = (
        "title: Under  the Hood\ndate: 2016-11-06 23:30\nupdated: 2017-01-02\n"
        "tags: [Web, Web, C++]\ncategories: [[Code, Python], Web]\ndescription: Short\n---\n"
    )
    post = found(POST, {POST: text}, timezone="Asia/Tokyo", TZ="Asia/Tokyo")
    assert isinstance(post, Post)
    assert post.title == "Under the Hood"
    assert post.date.isoformat() == "2016-11-06T23:30:00+09:00"
    assert post.updated
    assert post.updated.isoformat() == "2017-01-02T00:00:00+09:00"
    assert post.tags == ("Web", "C++", "Code", "Python")
    assert post.description == "Short"
    assert post.url == "/2016/11/06/duth/"


@pytest.mark.parametrize(
    ("front", "body", "title"),
    [
        ("title: 1.10\n", "", "1.1"),
        ("title:\n", "# Heading *here*\n", "Heading here"),
        ("", "Text\n", "Duth"),
    ],
)
def test_a_title_is_that_of_the_front_matter_the_heading_or_the_file(
    front: str, body: str, title: str
) -> None:
    assert page(front, body=body).title == title


@pytest.mark.parametrize(
    ("place", "settings"),
    [
        ("source/_posts/web/duth.md", {}),
        ("_posts/web/duth.md", {}),
        ("web/duth.md", {}),
        ("src/_posts/web/duth.md", {"source_dir": "src"}),
    ],
)
def test_a_project_its_source_or_only_its_posts_may_have_moved(
    place: str, settings: dict[str, Any]
) -> None:
    post = found(place, {place: DATED}, **settings)
    assert isinstance(post, Post)
    assert post.url == "/2016/11/06/web/duth/"


def test_settings_go_over_the_configuration() -> None:
    files = {"_config.yml": "permalink: :year/:title/\ndefault_category: c\n", POST: DATED}
    assert found(POST, files) == found(POST, files, permalink=":year/:title/")
    post = found(POST, files, permalink=":category/:title/")
    assert isinstance(post, Post)
    assert post.url == "/c/duth/"


@pytest.mark.parametrize(
    ("place", "front", "settings", "status"),
    [
        (POST, "", {}, Status.PUBLISHED),
        (POST, "published: false\n", {}, Status.DRAFT),
        (POST, "published: false\n", {"render_drafts": True}, Status.PUBLISHED),
        (POST, "date: 2099-01-01\n", {}, Status.PUBLISHED),
        (POST, "date: 2099-01-01\n", {"future": False}, Status.SCHEDULED),
        ("source/_drafts/duth.md", "published: true\n", {}, Status.DRAFT),
        ("source/about/index.md", "published: false\n", {}, Status.PUBLISHED),
        ("source/about/index.md", "date: 2099-01-01\n", {"future": False}, Status.SCHEDULED),
    ],
)
def test_a_status_is_what_hexo_knows_of_it(
    place: str, front: str, settings: dict[str, Any], status: Status
) -> None:
    one = found(
        place,
        {place: f"---\n{front or 'date: 2016-11-06'}\n---\n"},
        permalink=":title/",
        **settings,
    )
    assert isinstance(one, Page)
    assert one.status == status
    assert one.permalink


def test_a_page_has_no_date_that_readers_see() -> None:
    about = page("title: About\n", "source/about/index.md")
    assert not isinstance(about, Post)
    assert about.url == "/about/index.html"


def test_a_post_without_a_date_is_a_page_where_its_address_needs_none() -> None:
    text = "---\ntitle: Hood\n---\n"
    post = found(POST, {POST: text}, permalink=":title/")
    assert isinstance(post, Page)
    assert not isinstance(post, Post)
    dialect = hexo({POST: text})
    assert dialect.file(POST) == Skipped()
    (warning,) = dialect.warnings
    assert str(warning) == (
        f"docs/old/{POST}: the post is left out: its address has `:year`, and it has no date; add "
        "`date: 2016-11-06`"
    )


def test_an_address_that_hangs_on_the_zone_of_the_machine_is_warned_of() -> None:
    files = {POST: "date: 2016-11-06 03:30\n---\n", "_config.yml": "timezone: Asia/Tokyo\n"}
    dialect = hexo(files)
    post = dialect.file(POST)
    assert isinstance(post, Post)
    assert post.url == "/2016/11/05/duth/"
    assert [str(warning) for warning in dialect.warnings] == [
        "docs/old/_config.yml: Hexo gave the address '2016/11/05/duth/' on a machine in UTC, as "
        "here, and '2016/11/06/duth/' in Asia/Tokyo; if it ran there, write `TZ: Asia/Tokyo` "
        "under `settings`"
    ]
    there = hexo(files, TZ="Asia/Tokyo")
    post = there.file(POST)
    assert isinstance(post, Post)
    assert (post.url, there.warnings) == ("/2016/11/06/duth/", [])


@pytest.mark.parametrize(
    ("place", "settings", "file"),
    [
        ("source/images/a.png", {}, "images/a.png"),
        ("source/CNAME", {}, "CNAME"),
        ("source/css/a.css", {}, "css/a.css"),
        ("source/a.html", {"skip_render": "*.html"}, "a.html"),
        ("source/b/README.md", {"skip_render": ["b/**"]}, "b/README.md"),
        ("source/.nojekyll", {"include": [".nojekyll"]}, ".nojekyll"),
        ("source/.nojekyll", {}, None),
        ("source/a.txt~", {}, None),
        ("source/a.txt", {"exclude": ["*.txt"]}, None),
        ("source/a.txt", {"ignore": ["**/a.txt"]}, None),
        ("source/x/y/a.txt", {"ignore": ["**/x"]}, None),
        ("source/_data/a.yml", {}, None),
        ("source/_posts/a.png", {}, None),
        ("themes/plain/source/a.css", {}, None),
        ("package.json", {}, None),
        ("_config.yml", {}, None),
    ],
)
def test_a_file_is_copied_or_nothing(
    place: str, settings: dict[str, Any], file: str | None
) -> None:
    one = found(place, {POST: DATED}, **settings)
    assert one == (Permalink(f"/{file}", file) if file else Skipped())


@pytest.mark.parametrize(
    ("place", "file"),
    [
        ("source/_posts/duth/a.png", "2016/11/06/duth/a.png"),
        ("source/_posts/duth/x/a.png", "2016/11/06/duth/x/a.png"),
        ("source/_posts/duth/_x/a.png", None),
        ("source/_posts/other/a.png", None),
        ("source/_posts/a.png", None),
        ("source/_drafts/draft/a.png", None),
    ],
)
def test_post_asset_folder_publishes_the_files_of_a_post_beside_it(
    place: str, file: str | None
) -> None:
    files = {POST: DATED, "source/_drafts/draft.md": DATED}
    one = found(place, files, post_asset_folder=True)
    assert one == (Permalink(f"/{file}", file) if file else Skipped())


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("source/_posts/_duth.md", "Hexo passes over names with `_` or `.` in front"),
        ("source/_posts/duth.txt", "Hexo makes no post of it"),
        ("source/_posts/duth.MD", "Hexo makes no post of it"),
    ],
)
def test_a_file_that_looks_like_a_post_is_passed_over_with_the_reason(
    place: str, reason: str
) -> None:
    assert found(place, {}) == Skipped(reason)


@pytest.mark.parametrize("place", ["source/a.njk", "source/b.yml", "source/_posts/c.json"])
def test_what_only_hexo_could_render_is_left_out_and_named(place: str) -> None:
    dialect = hexo({place: "", POST: DATED})
    assert dialect.file(place) == Skipped()
    (warning,) = dialect.warnings
    assert str(warning) == (
        f"docs/old/{place}: Hexo made a page of such a file, which is not done here"
    )


def test_old_addresses_are_those_of_the_plugin_for_aliases() -> None:
    post = page("alias: /b/\naliases: [c.html, /2016/11/06/duth/]\n")
    assert [(alias.permalink.url, alias.line) for alias in post.aliases] == [
        ("/b/", 3),
        ("/c.html", 4),
    ]


def test_the_configuration_may_name_redirects() -> None:
    config = "alias:\n  old/a.html: /2016/b/\n  ?p=1: b/\n  c: https://example.org/\n"
    dialect = hexo({"_config.yml": config, POST: DATED})
    assert [(one.permalink.url, one.target, one.place) for one in dialect.redirects] == [
        ("/old/a.html", "/2016/b/", "docs/old/_config.yml:2"),
        ("/c", "https://example.org/", "docs/old/_config.yml:4"),
    ]
    (warning,) = dialect.warnings
    assert str(warning).startswith("docs/old/_config.yml:3: `alias` has '?p=1', which is left out")


@pytest.mark.parametrize(
    ("text", "settings", "problem"),
    [
        ("---\npermalink: 2016\n---\n", {}, ":2: `permalink` is '2016'; put it in quotes"),
        ("---\npermalink: ../a/\n---\n", {}, ":2: its address is '../a/': it climbs out"),
        ("---\npermalink: '100%/'\n---\n", {}, ":2: its address is '100%/': it holds a `%`"),
        ('---\npermalink: "a\\tb/"\n---\n', {}, ":2: its address is 'a\tb/': it holds the"),
        (DATED, {"permalink": ":id/"}, ": the post has no address by the pattern `:id/`: `:id`"),
        (DATED, {"permalink": ":tags/"}, ": the post has no address by the pattern `:tags/`"),
    ],
)
def test_what_is_wrong_in_a_post_is_an_error_with_its_line(
    text: str, settings: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ContentError) as raised:
        found(POST, {POST: text}, **settings)
    assert str(raised.value).startswith(f"docs/old/{POST}{problem}")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("---\na: b: c\n---\n", ":2: Hexo leaves the file out: the front matter is not valid YAML"),
        ("---\n\na: a\na: b\n---\n", ":4: Hexo leaves the file out: `a` stands here and on"),
    ],
)
def test_front_matter_that_hexo_refuses_leaves_the_file_out_and_named(
    text: str, problem: str
) -> None:
    dialect = hexo({POST: text})
    assert dialect.file(POST) == Skipped()
    (warning,) = dialect.warnings
    assert str(warning).startswith(f"docs/old/{POST}{problem}")


def test_a_page_with_a_number_as_permalink_is_an_error() -> None:
    with pytest.raises(ContentError, match=r"about\.md:3: `permalink` is '7'; put it in quotes"):
        page("permalink: 7\n", "source/about.md")


@pytest.mark.parametrize(
    ("config", "settings", "problem"),
    [
        ("a: b: c\n", {}, "docs/old/_config.yml:1: the configuration is not valid YAML"),
        ("\ntimezone: Mars\n", {}, "docs/old/_config.yml:2: `timezone` is 'Mars', which is no"),
        ("permalink: ''\n", {}, "docs/old/_config.yml:1: `permalink` is empty; write `:year/"),
        ("", {"permalink": 7}, "mkdocs.yml: the archive docs/old: `permalink` is '7'; write text"),
        ("", {"TZ": "Mars"}, "mkdocs.yml: the archive docs/old: `TZ` is 'Mars', which is no time"),
        ("", {"skip_render": [1]}, "mkdocs.yml: the archive docs/old: `skip_render` is no list"),
        ("", {"category_map": "a"}, "mkdocs.yml: the archive docs/old: `category_map` is 'a'; wr"),
    ],
)
def test_what_is_wrong_in_the_settings_is_an_error_with_its_line(
    config: str, settings: dict[str, Any], problem: str
) -> None:
    with pytest.raises(ContentError) as raised:
        hexo({"_config.yml": config, POST: DATED}, **settings)
    assert str(raised.value).startswith(problem)


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("a.png", "/2016/11/06/duth/a.png"),
        ("b.png", "/b.png"),
        ("b.png?x#y", "/b.png?x#y"),
        ("../x/", "/2016/11/06/x/"),
        ("/b.png", "/b.png"),
        ("/sub/b.png#x", "/b.png#x"),
        ("#end", "/2016/11/06/duth/#end"),
        ("https://example.org/a", "https://example.org/a"),
        ("//example.org/a", "//example.org/a"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("http://[", "http://["),
    ],
)
def test_a_link_is_resolved_as_the_old_site_had_it(link: str, address: str) -> None:
    files = {POST: DATED, "source/_posts/duth/a.png": "", "source/b.png": ""}
    dialect = hexo(files, post_asset_folder=True, root="/sub/")
    post = dialect.file(POST)
    assert isinstance(post, Post)
    assert dialect.link(post, link) == address


@pytest.mark.parametrize(
    ("places", "sign"),
    [
        (["_config.yml", "source/_posts/a.md"], "source/_posts/"),
        (["scaffolds/post.md"], "scaffolds/"),
        (["_config.yml", "_posts/2016-11-06-a.md"], None),
    ],
)
def test_an_archive_is_recognised_by_the_folders_that_only_hexo_has(
    places: list[str], sign: str | None
) -> None:
    assert Hexo.recognise(places) == sign


def test_a_draft_without_a_date_is_passed_over_without_a_warning() -> None:
    hexo = Hexo(archive({"source/_drafts/idea.md": "---\ntitle: An idea\n---\nText.\n"}))
    found = hexo.file("source/_drafts/idea.md")
    assert isinstance(found, Skipped)
    assert found.reason == "it is a draft without a date"
    assert hexo.warnings == []
