"""Jekyll archives: what the record of the real generator does not hold."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from archived import NOW, archive
from permalog.archive import Archive
from permalog.dialects import Found, Skipped
from permalog.dialects.jekyll import Jekyll
from permalog.errors import ContentError, Problem
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status
from permalog.redirect import Redirect

POST = "_posts/2016-11-06-duth.md"
TEXT = "---\ntitle: Duth\n---\nBody\n"


def post(front: str, place: str = POST, config: str = "", **settings: Any) -> Found:
    return dialect({place: f"---\n{front}\n---\nBody\n"}, config, **settings).file(place)


def dialect(files: dict[str, str], config: str = "", **settings: Any) -> Jekyll:
    return Jekyll(archive({**files, "_config.yml": config} if config else files, settings))


def url(found: Found) -> str:
    assert isinstance(found, Page | Redirect)
    assert found.permalink
    return found.permalink.url


def problem(front: str, place: str = POST, config: str = "", **settings: Any) -> Problem:
    """Return the one thing that is wrong."""
    with pytest.raises(ContentError) as caught:
        post(front, place, config, **settings)
    (found,) = caught.value.problems
    return found


def test_settings_go_over_the_configuration() -> None:
    config = "permalink: /a/:title/\ntimezone: Asia/Tokyo\n"
    found = post("date: 2016-11-06 23:00:00 +0000", config=config, permalink="/:day/:title/")
    assert url(found) == "/07/duth/"
    found = post("date: 2016-11-06 23:00:00 +0000", config=config, timezone="UTC")
    assert isinstance(found, Post)
    assert found.date.utcoffset() == dt.timedelta()


def test_a_setting_in_collections_leaves_the_others_as_they_are() -> None:
    config = "collections:\n  trips: {output: true}\n  posts: {permalink: '/a/:title/'}\n"
    settings = {"collections": {"posts": {"permalink": "/b/:title/"}}}
    site = dialect({POST: TEXT, "_trips/rome.md": TEXT}, config, **settings)
    assert url(site.file(POST)) == "/b/duth/"
    assert url(site.file("_trips/rome.md")) == "/trips/rome.html"


def test_the_configuration_may_lie_elsewhere() -> None:
    files = {POST: TEXT, "_config.yml": "permalink: none\n", "conf/live.yml": "permalink: pretty\n"}
    assert url(Jekyll(archive(files, config="conf/live.yml")).file(POST)) == "/2016/11/06/duth/"


@pytest.mark.parametrize("config", ["", "permalink: /x/:title/\n"])
def test_the_posts_may_come_without_their_folders_name(config: str) -> None:
    site = dialect({"2016/2016-11-06-duth.md": TEXT, "2016/cat.png": "", "draft.md": TEXT}, config)
    assert url(site.file("2016/2016-11-06-duth.md")) == (
        "/x/duth/" if config else "/2016/11/06/duth.html"
    )
    assert site.file("2016/cat.png") == Skipped()
    assert isinstance(site.file("draft.md"), Skipped)


def test_a_dated_page_beside_posts_is_a_page() -> None:
    site = dialect({POST: TEXT, "notes/2016-11-06-about.md": TEXT})
    found = site.file("notes/2016-11-06-about.md")
    assert not isinstance(found, Post)
    assert url(found) == "/notes/2016-11-06-about.html"


def test_only_the_source_folder_is_read() -> None:
    site = dialect({"src/_posts/2016-11-06-duth.md": TEXT, "README.md": TEXT}, "source: ./src\n")
    assert url(site.file("src/_posts/2016-11-06-duth.md")) == "/2016/11/06/duth.html"
    assert site.file("README.md") == Skipped()


@pytest.mark.parametrize(
    ("places", "sign"),
    [
        (["_config.yml", "a/_posts/2016-11-06-duth.md"], "a/_posts/2016-11-06-duth.md"),
        (["about.md", "_layouts/default.html"], "_layouts/default.html"),
        (["_config.toml"], "_config.toml"),
        (["_includes/head.html"], None),
        (["_config.yml", "source/_posts/2016-11-06-duth.md"], None),
        (["_posts/duth.md"], None),
        (["content/2016-11-06-duth.md"], None),
    ],
)
def test_a_jekyll_site_is_recognised_by_what_only_it_has(
    places: list[str], sign: str | None
) -> None:
    assert Jekyll.recognise(places) == sign


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("_posts/duth.md", "its name does not begin with a date"),
        ("_posts/_old/2016-11-06-duth.md", "it lies where Jekyll reads no posts"),
        ("_old/_posts/2016-11-06-duth.md", "it lies where Jekyll reads no posts"),
        ("vendor/bundle/x/_posts/2016-11-06-duth.md", "it lies where Jekyll reads no posts"),
        ("css/main.scss", "a template that Jekyll fills"),
        ("feed.xml", "a template that Jekyll fills"),
    ],
)
def test_the_reason_for_passing_over_a_file_is_named(place: str, reason: str) -> None:
    found = dialect({POST: TEXT, place: TEXT}).file(place)
    assert isinstance(found, Skipped)
    assert reason in (found.reason or "")


@pytest.mark.parametrize(
    "place", ["_layouts/post.html", "_data/a.yml", "_config.yml", "Gemfile", "_posts/cat.png", "a~"]
)
def test_what_nobody_expects_on_the_site_needs_no_reason(place: str) -> None:
    assert dialect({POST: TEXT, place: ""}).file(place) == Skipped()


def test_a_post_that_is_not_utf_8_is_passed_over_as_by_jekyll(tmp_path: Path) -> None:
    (tmp_path / "post.md").write_bytes(b"---\ntitle: caf\xe9\n---\n")
    site = Jekyll(Archive("old", "docs/old", {POST: tmp_path / "post.md"}, NOW))
    assert site.file(POST) == Skipped("it is not UTF-8")


def test_a_file_without_front_matter_is_copied_whatever_it_holds(tmp_path: Path) -> None:
    (tmp_path / "cat.png").write_bytes(b"\x89PNG\xff")
    (tmp_path / "a.html").write_bytes(b"--- \r\ntitle: A\r\n---\r\n")
    files = {"cat.png": tmp_path / "cat.png", "a.html": tmp_path / "a.html"}
    site = Jekyll(Archive("old", "docs/old", files, NOW))
    assert site.file("cat.png") == Permalink("/cat.png", "cat.png")
    assert url(site.file("a.html")) == "/a.html"


def test_a_draft_has_the_address_that_it_would_have() -> None:
    found = post("date: 2016-11-06", "_drafts/duth.md")
    assert isinstance(found, Post)
    assert found.status is Status.DRAFT
    assert found.url == "/2016/11/06/duth.html"


def test_a_draft_that_is_not_shown_stops_nothing() -> None:
    found = post("date: soon", "_drafts/duth.md")
    assert isinstance(found, Skipped)
    assert "`date` is 'soon', which is no date" in (found.reason or "")


@pytest.mark.parametrize("place", [POST, "about.md"])
def test_what_is_not_published_has_no_address(place: str) -> None:
    found = post("published: false\npermalink: /:none/", place)
    assert isinstance(found, Page)
    assert (found.status, found.permalink) == (Status.UNPUBLISHED, None)


def test_a_hidden_post_is_in_no_list() -> None:
    found = post("hidden: true")
    assert isinstance(found, Post)
    assert found.status is Status.UNLISTED


def test_a_dated_page_of_a_collection_is_in_no_list_of_posts() -> None:
    config = "collections: {trips: {output: true}}\n"
    dated = post("date: 2016-11-06", "_trips/rome.md", config)
    assert isinstance(dated, Post)
    assert dated.status is Status.UNLISTED
    undated = post("title: Rome", "_trips/rome.md", config)
    assert isinstance(undated, Page)
    assert not isinstance(undated, Post)


@pytest.mark.parametrize(
    ("front", "description"),
    [
        ("description: One\nexcerpt: Two", "One"),
        ("excerpt: |\n  Two\n  lines", "Two lines"),
        ("description: 5", "5"),
        ("title: A", None),
    ],
)
def test_a_description_is_that_or_the_excerpt(front: str, description: str | None) -> None:
    found = post(front)
    assert isinstance(found, Page)
    assert found.description == description


def test_the_last_change_is_read() -> None:
    found = post("last_modified_at: 2016-12-01 10:00:00 +0200")
    assert isinstance(found, Post)
    assert found.updated == dt.datetime(2016, 12, 1, 8, tzinfo=dt.UTC)


def test_defaults_reach_the_front_matter_that_bodies_see() -> None:
    config = "defaults: [{scope: {type: posts}, values: {author: me, tags: [a]}}]\n"
    found = post("title: A", config=config)
    assert isinstance(found, Page)
    assert found.front_matter.data == {"title": "A", "author": "me", "tags": ["a"]}
    assert found.tags == ("a",)


def test_a_plugin_makes_html_of_its_files() -> None:
    config = "plugins: [jekyll-textile-converter]\n"
    assert url(post("title: A", "_posts/2016-11-06-a.textile", config)) == "/2016/11/06/a.html"


def test_old_addresses_of_a_redirect_lead_to_it() -> None:
    site = dialect({POST: "---\npermalink: /a/\nredirect_to: new\nredirect_from: /old/\n---\n"})
    path = f"docs/old/{POST}"
    assert site.file(POST) == Redirect(Permalink("/a/", "a/index.html"), "/new", path, 3)
    assert site.redirects == [
        Redirect(Permalink("/old/", "old/index.html"), "/a/", path, 4),
    ]


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("https://example.org/a b", "https://example.org/a b"),
        ("https://old.example/blog/new/", "/new/"),
        ("/größe/?a=b#c", "/gr%C3%B6%C3%9Fe/?a=b#c"),
        ("mailto:me@example.org", "mailto:me@example.org"),
    ],
)
def test_a_redirect_leads_to_this_site_or_elsewhere(written: str, target: str) -> None:
    found = post(f"redirect_to: {written}", url="https://old.example", baseurl="/blog")
    assert isinstance(found, Redirect)
    assert found.target == target


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("cat.png", "/2016/11/06/cat.png"),
        ("../a%20b/?c=d#e", "/2016/11/a%20b/?c=d#e"),
        ("#end", "/2016/11/06/duth.html#end"),
        ("/a/b", "/a/b"),
        ("/blog/a/", "/a/"),
        ("/blog", "/"),
        ("/blogs/", "/blogs/"),
        ("https://old.example/blog/a/#b", "/a/#b"),
        ("https://old.example/other/", "https://old.example/other/"),
        ("https://example.org/", "https://example.org/"),
        ("//example.org/", "//example.org/"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("2016-12-01-größe.md#x", "/2016/12/01/gr%C3%B6%C3%9Fe.html#x"),
        ("2016-12-01-gr%C3%B6%C3%9Fe.md", "/2016/12/01/gr%C3%B6%C3%9Fe.html"),
        ("../about.md", "/about/"),
        ("gone.md", "/2016/11/06/gone.md"),
        ("http://[", "http://["),
    ],
)
def test_a_link_leads_to_where_the_old_site_led_it(link: str, address: str) -> None:
    files = {
        POST: TEXT,
        "_posts/2016-12-01-größe.md": TEXT,
        "about.md": "---\npermalink: /about/\n---\n",
        "_posts/gone.md": TEXT,
    }
    site = dialect(files, "url: https://old.example\nbaseurl: /blog\n")
    page = site.file(POST)
    assert isinstance(page, Page)
    assert site.link(page, link) == address


@pytest.mark.parametrize(
    ("config", "address"),
    [
        ("permalink: pretty\n", "/2016/11/06/duth/img/cat.png"),
        ("permalink: pretty\nplugins: [jekyll-relative-links]\n", "/img/cat.png"),
        ("permalink: pretty\nrelative_links: {enabled: true}\n", "/img/cat.png"),
        ("permalink: pretty\nrelative_links: {enabled: false}\n", "/2016/11/06/duth/img/cat.png"),
    ],
)
def test_with_relative_links_a_link_names_a_file(config: str, address: str) -> None:
    site = dialect(
        {POST: TEXT, "_posts/x": "", "img/cat.png": "", "_posts/img/cat.png": ""}, config
    )
    page = site.file(POST)
    assert isinstance(page, Page)
    assert site.link(page, "../img/cat.png" if address.startswith("/img") else "img/cat.png") == (
        address
    )


@pytest.mark.parametrize(
    ("front", "line", "text"),
    [
        ("title: A\npermalink: 5", 3, "`permalink` is '5': it is no text; put it in quotes"),
        ("permalink: /:nope/", 2, "`permalink` is '/:nope/': it holds `:nope`, which is no"),
        ("permalink: /%2e%2e/a/", 2, "`permalink` is '/%2e%2e/a/': it climbs out of the site"),
        ("permalink: /%E4/", 2, "`permalink` is '/%E4/': what it has percent-encoded is not"),
        ("slug: [a]", 2, "`slug` is '[\"a\"]', which is no text; put it in quotes"),
        ("date: soon", 2, "`date` is 'soon', which is no date; write it as 2016-11-06"),
        ("date:", 2, "`date` is '', which is no date"),
        ("redirect_from: [/a/, 5]", 2, "`redirect_from` holds '5', which is no text"),
        ("redirect_from: /%2e%2e/", 2, "`redirect_from` holds '/%2e%2e/': it climbs out"),
        ("redirect_to: ''", 2, "`redirect_to` is '', which is no URL; write a path or a URL"),
        ("redirect_to: 'http://['", 2, "`redirect_to` is 'http://[', which is no URL"),
    ],
)
def test_an_odd_value_is_named_with_file_and_line(front: str, line: int, text: str) -> None:
    found = problem(front)
    assert (found.path, found.line) == (f"docs/old/{POST}", line)
    assert found.text.startswith(text)


def test_a_name_with_an_impossible_date_is_an_error() -> None:
    found = problem("title: A", "_posts/2016-13-06-duth.md")
    assert found.text == (
        "the date in its name is '2016-13-06', which is no date; write it as 2016-11-06"
    )


def test_a_page_with_an_empty_permalink_is_an_error() -> None:
    assert problem("permalink: ''", "about.md").text.startswith("`permalink` is empty")


def test_a_file_whose_name_can_be_no_address_is_an_error() -> None:
    site = dialect({POST: TEXT, "img/%E4.png": ""})
    with pytest.raises(ContentError, match=r"docs/old/img/%E4\.png: it would be served as"):
        site.file("img/%E4.png")


@pytest.mark.parametrize(
    ("config", "line", "text"),
    [
        ("a: b\npermalink: /:nope/\n", 2, "`permalink` gives the permalink '/:nope/': it holds"),
        ("collections: {posts: {permalink: '/:no/'}}\n", 1, "`collections` gives the permalink"),
        ("defaults: [{values: {permalink: '/:no/'}}]\n", 1, "`defaults` gives the permalink"),
        ("defaults: [{values: {permalink: 5}}]\n", 1, "`defaults` gives the permalink '5'"),
        ("defaults: [{values: {categories: 5}}]\n", 1, "`defaults` has `categories` that are no"),
        ("defaults: [{values: {date: soon}}]\n", 1, "`defaults` has a `date` that is"),
        ("defaults:\n- scope: {path: '[z-a]*'}\n  values: {a: b}\n", 1, "`defaults` has the path"),
        ("\npermalink: 5\n", 2, "`permalink` is '5'; write a style like `pretty`"),
        ("collections: 5\n", 1, "`collections` is '5'; write a list of names"),
        ("exclude: a\n", 1, "`exclude` is 'a'; write a list of paths"),
        ("exclude:\n", 1, "`exclude` is ''; write a list of paths"),
        ("a: [\n", 2, "the configuration is not valid YAML"),
        ("- a\n", 1, "the configuration is not a list of keys"),
    ],
)
def test_what_is_wrong_in_the_configuration_is_named(config: str, line: int, text: str) -> None:
    found = problem("title: A", config=config)
    assert (found.path, found.line) == ("docs/old/_config.yml", line)
    assert found.text.startswith(text)


def test_what_is_wrong_in_the_settings_is_named() -> None:
    found = problem("title: A", permalink="/:nope/")
    assert (found.path, found.line) == ("mkdocs.yml", None)
    assert found.text.startswith("the archive docs/old: `permalink` gives the permalink '/:nope/'")


@pytest.mark.parametrize(
    ("config", "text"),
    [
        ("timezone: Mars/Olympus\n", "`timezone` is 'Mars/Olympus', which is no time zone"),
        ("limit_posts: 5\n", "`limit_posts` is not followed: every post is published"),
        ("encoding: latin1\n", "`encoding` is not followed: every file is read as UTF-8"),
        ("defaults: [{scope: {path: ''}}]\n", "`defaults` has an entry without"),
    ],
)
def test_what_of_the_configuration_is_not_followed_is_named(config: str, text: str) -> None:
    (warning,) = dialect({POST: TEXT}, config).warnings
    assert (warning.path, warning.line) == ("docs/old/_config.yml", 1)
    assert warning.text.startswith(text)


@pytest.mark.parametrize(
    ("front", "text"),
    [
        ("title: a: b", "the front matter is not valid YAML"),
        ("categories: 5", "`categories` is '5'; write a list"),
        ("tags: ['…']", "`tags` holds '…', which is left out"),
        ("redirect_from: /?p=1", "`redirect_from` holds '/?p=1', which is passed over"),
        ("last_modified_at: soon", "`last_modified_at` is 'soon', which is no date"),
    ],
)
def test_what_of_a_post_is_not_followed_is_named(front: str, text: str) -> None:
    site = dialect({POST: f"---\n{front}\n---\n"})
    assert isinstance(site.file(POST), Post)
    (warning,) = site.warnings
    assert (warning.path, warning.line) == (f"docs/old/{POST}", 2)
    assert warning.text.startswith(text)


def test_a_strict_site_refuses_broken_front_matter() -> None:
    found = problem("title: a: b", config="strict_front_matter: true\n")
    assert (found.line, found.text[:33]) == (2, "the front matter is not valid YAM")


def test_a_file_is_asked_for_once() -> None:
    site = dialect({POST: "---\ntags: ['…']\n---\n"})
    assert site.file(POST) is site.file(POST)
    assert len(site.warnings) == 1
