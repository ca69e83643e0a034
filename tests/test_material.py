"""The dialect of Material's blog plugin: what of a site comes along, and how it is asked for."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from archived import archive
from permalog.dialects import Found, Skipped
from permalog.dialects.material import Material
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status
from permalog.redirect import Redirect

POST = "---\ndate: 2016-11-06\nslug: duth\n---\n\nBody\n"


def site(files: Mapping[str, str], config: str = "") -> Material:
    """Return the dialect of a whole project."""
    docs = {f"docs/{place}": text for place, text in files.items()}
    return Material(archive({"mkdocs.yml": config or "plugins: [blog]", **docs}))


def folder(files: Mapping[str, str], **settings: Any) -> Material:
    """Return the dialect of a folder without mkdocs.yml."""
    return Material(archive(files, settings))


def post(front: str, config: str = "", **more: str) -> Post:
    found = site({"blog/posts/a.md": f"---\n{front}---\nBody\n", **more}, config).file(
        "docs/blog/posts/a.md"
    )
    assert isinstance(found, Post)
    return found


def url(found: Found) -> str | None:
    return getattr(found, "url", None)


def problems(files: Mapping[str, str], config: str = "") -> str:
    with pytest.raises(ContentError) as error:
        all_of(files, config)
    return str(error.value)


def all_of(files: Mapping[str, str], config: str) -> list[Found]:
    dialect = site(files, config)
    return [dialect.file(place) for place in dialect.archive.files]


@pytest.mark.parametrize(
    ("place", "settings"),
    [
        ("blog/posts/web/a.md", {}),
        ("posts/web/a.md", {}),
        ("web/a.md", {}),
        ("docs/blog/posts/web/a.md", {}),
        ("site/blog/posts/web/a.md", {"docs_dir": "site"}),
    ],
)
def test_a_folder_may_be_the_project_or_docs_or_the_blog_or_its_posts(
    place: str, settings: dict[str, Any]
) -> None:
    found = folder({place: POST}, **settings).file(place)
    assert url(found) == "/blog/2016/11/06/duth/"


def test_a_folder_docs_inside_of_docs_is_a_folder_like_any_other() -> None:
    dialect = folder({"blog/posts/a.md": POST, "docs/b.md": "# B"})
    assert url(dialect.file("docs/b.md")) == "/docs/b/"


def test_where_no_post_is_found_it_is_said_which_setting_leads_to_them() -> None:
    dialect = folder({"index.md": "# Home", "news/posts/a.md": POST})
    assert [str(warning) for warning in dialect.warnings] == [
        "mkdocs.yml: the archive docs/old: `post_dir` leads to blog/posts, where no file lies"
    ]


def test_the_plugins_own_settings_are_plain_keys() -> None:
    dialect = folder(
        {"news/a.md": POST},
        blog_dir=".",
        post_dir="news",
        post_url_format="{date}-{slug}",
        post_url_date_format="d. MMMM yyyy",
        theme={"language": "de"},
        use_directory_urls=False,
    )
    found = dialect.file("news/a.md")
    assert url(found) == "/6. November 2016-duth.html"
    assert isinstance(found, Post)
    assert found.permalink == Permalink(found.url, "6. November 2016-duth.html")


def test_settings_may_be_nested_as_mkdocs_yml_has_them() -> None:
    plugins = ["search", {"group": {"plugins": [{"material/blog": {"blog_dir": "news"}}]}}]
    dialect = folder({"news/posts/a.md": POST}, plugins=plugins)
    assert url(dialect.file("news/posts/a.md")) == "/news/2016/11/06/duth/"


def test_plain_keys_go_over_those_of_mkdocs_yml() -> None:
    files = {
        "mkdocs.yml": "plugins: {blog: {blog_dir: a, post_url_format: '{slug}'}}",
        "docs/b/posts/a.md": POST,
    }
    dialect = Material(archive(files, {"blog_dir": "b"}))
    assert url(dialect.file("docs/b/posts/a.md")) == "/b/duth/"


def test_every_blog_of_a_site_has_its_own_rules() -> None:
    config = "plugins: [blog: {blog_dir: a}, blog: {blog_dir: b, post_url_format: '{slug}'}]"
    dialect = site({"a/posts/x.md": POST, "b/posts/x.md": POST}, config)
    assert url(dialect.file("docs/a/posts/x.md")) == "/a/2016/11/06/duth/"
    assert url(dialect.file("docs/b/posts/x.md")) == "/b/duth/"


def test_where_several_blogs_want_a_post_the_first_has_its_way() -> None:
    config = "plugins: [blog: {blog_dir: a}, blog: {blog_dir: b, post_dir: a/posts}]"
    assert url(site({"a/posts/x.md": POST}, config).file("docs/a/posts/x.md")) == (
        "/a/2016/11/06/duth/"
    )


@pytest.mark.parametrize("config", ["plugins: [search]", "plugins: [blog: {enabled: false}]"])
def test_without_the_plugin_there_are_pages_only(config: str) -> None:
    dialect = site({"blog/posts/a.md": POST}, config)
    found = dialect.file("docs/blog/posts/a.md")
    assert type(found) is Page
    assert found.url == "/blog/posts/a/"


def test_a_configuration_may_inherit() -> None:
    files = {
        "mkdocs.yml": "INHERIT: base/mkdocs.yml\nuse_directory_urls: false",
        "base/mkdocs.yml": "plugins: [blog: {post_url_format: '{slug}'}]",
        "docs/blog/posts/a.md": POST,
    }
    assert url(Material(archive(files)).file("docs/blog/posts/a.md")) == "/blog/duth.html"


@pytest.mark.parametrize(
    ("config", "text"),
    [
        ("INHERIT: gone.yml", "no such file"),
        ("INHERIT: mkdocs.yml", "in a circle"),
        ("a: b: c", "mkdocs.yml:1: it is not valid YAML"),
        ("- a", "mkdocs.yml:1: it is no list of keys"),
        ("a: b\nuse_directory_urls: maybe", "mkdocs.yml:2: `use_directory_urls` is 'maybe'"),
        ("plugins:\n- blog:\n    blog_dir: 5", "mkdocs.yml:3: `blog_dir` is '5'; write text"),
        ("plugins:\n- blog:\n    post_url_format: '{title}'", "mkdocs.yml:3: `post_url_format`"),
        ("plugins: [blog: {post_url_format: '{slug!r}'}]", "write `{slug}` and no more"),
        ("plugins: [blog: {post_url_format: '{slug:999999999}'}]", "`{slug}` and no more"),
        ("plugins: [blog: {post_dir: '{slug}'}]", "there is only `{blog}`"),
        ("plugins: [blog: {post_url_date_format: yyyyMMMMMMMM}]", "no form of a date"),
        ("theme: {language: klingon}\nplugins: [blog]", "mkdocs.yml:1: `theme` has the language"),
        ("timezone: Mars\nplugins: [blog]", "mkdocs.yml:1: `timezone` is 'Mars'"),
    ],
)
def test_what_is_wrong_in_the_configuration_is_said_with_its_line(config: str, text: str) -> None:
    assert text in problems({"blog/posts/a.md": POST}, config)


def test_nothing_that_the_configuration_names_is_run() -> None:
    config = """\
theme: {language: !ENV [LANGUAGE_OF_THE_SITE, de]}
plugins:
  - blog:
      post_url_format: '{slug}'
      post_slugify: !!python/object/apply:os.system [exit]
"""
    dialect = site({"blog/posts/a.md": "---\ndate: 2016-11-06\n---\n# A B\n"}, config)
    assert url(dialect.file("docs/blog/posts/a.md")) == "/blog/a-b/"
    (warning,) = dialect.warnings
    assert (warning.path, warning.line) == ("docs/old/mkdocs.yml", 5)
    assert "python/object/apply:os.system" in warning.text


def test_a_slug_function_that_mkdocs_made_is_used() -> None:
    found = folder(
        {"a.md": "---\ndate: 2016-11-06\n---\n# A B\n"},
        post_slugify=lambda text, separator: text.replace(" ", separator),
        post_slugify_separator="+",
    ).file("a.md")
    assert url(found) == "/blog/2016/11/06/A+B/"


@pytest.mark.parametrize(
    "value",
    ["lower", 5, str.title, dict.fromkeys],
    ids=["text", "number", "method", "class method"],
)
def test_a_slug_function_that_is_none_is_said_to_be_unknown(value: object) -> None:
    dialect = folder({"a.md": POST}, post_slugify=value)
    assert "`post_slugify` is" in str(dialect.warnings[0])
    assert url(dialect.file("a.md")) == "/blog/2016/11/06/duth/"


def test_a_setting_that_is_nearly_one_of_ours_is_doubted() -> None:
    dialect = folder({"a.md": POST}, post_url_fromat="{slug}", site_name="X")
    assert [warning.text for warning in dialect.warnings] == [
        "the archive docs/old: `post_url_fromat` says nothing here; did you mean `post_url_format`?"
    ]


def test_a_post_brings_what_it_says_of_itself() -> None:
    found = post(
        "title: 1.10 things\ndate: {created: 2016-11-06 09:05:03, updated: 2017-01-02}\n"
        "tags: [web]\ncategories: [Python, web]\ndescription: What we\n  learned\n"
    )
    assert found.title == "1.10 things"
    assert found.date == dt.datetime(2016, 11, 6, 9, 5, 3, tzinfo=dt.UTC)
    assert found.updated == dt.datetime(2017, 1, 2, tzinfo=dt.UTC)
    assert found.tags == ("web", "Python")
    assert found.description == "What we learned"
    assert found.uri == "old/docs/blog/posts/a.md"
    assert found.front_matter.body == "Body\n"


def test_a_date_without_a_zone_is_in_the_archives() -> None:
    found = post("date: 2016-11-06\nslug: a\n", "plugins: [blog]\ntimezone: Europe/Berlin")
    assert found.date.isoformat() == "2016-11-06T00:00:00+01:00"
    assert found.url == "/blog/2016/11/06/a/"


@pytest.mark.parametrize(
    ("front", "config", "status"),
    [
        ("", "", Status.PUBLISHED),
        ("draft: true\n", "", Status.DRAFT),
        ("draft: true\n", "plugins: [blog: {draft: true}]", Status.PUBLISHED),
        ("", "plugins: [blog: {draft_if_future_date: true}]", Status.SCHEDULED),
        ("draft: false\n", "plugins: [blog: {draft_if_future_date: true}]", Status.PUBLISHED),
        ("", "plugins: [blog]\ndraft_docs: a.md", Status.DRAFT),
    ],
)
def test_a_draft_and_a_post_of_the_future(front: str, config: str, status: Status) -> None:
    found = post(f"date: 2030-01-01\nslug: a\n{front}", config)
    assert found.status == status
    assert found.url == "/blog/2030/01/01/a/"


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Body", "1: a post begins with front matter"),
        ("---\nslug: a\n---\n", "1: `date` is missing; add `date: 2016-11-06`"),
        ("---\nslug: a\ndate: soon\n---\n", "3: `date` is 'soon'; write it as 2016-11-06"),
        ("---\ndate: 2016-11-06\nslug: 5\n---\n", "3: `slug` is '5'; write text"),
        ("---\ndate: 2016-11-06\ndraft: soon\n---\n", "3: `draft` is 'soon'; write `true`"),
        ("---\ndate: 2016-11-06\ncategories: a\n---\n", "3: `categories` is 'a'; write a list"),
        ("---\ndate: 2016-11-06\ntitle: 5\n---\n", "3: `title` is '5'; write text, in quotes"),
        ("---\ndate: 2016-11-06\nslug: '../../../../../a'\n---\n", "3: its address would be"),
        ("---\ndate: 2016-11-06\nslug: 'a\\b'\n---\n", "it holds a backslash"),
        ('---\ndate: 2016-11-06\nslug: "a\\nb"\n---\n', "control character"),
        ("---\ndate: 2016-11-06\na: b: c\n---\n", "3: the front matter is not valid YAML"),
    ],
)
def test_what_is_wrong_in_a_post_is_said_with_its_line(text: str, problem: str) -> None:
    found = problems({"blog/posts/a.md": text})
    assert found.startswith("docs/old/docs/blog/posts/a.md:")
    assert problem in found


def test_a_category_that_is_not_allowed_is_an_error() -> None:
    config = "plugins: [blog: {categories_allowed: [Web]}]"
    text = "---\ndate: 2016-11-06\ncategories: [Webb]\n---\n"
    assert "holds 'Webb', and `categories_allowed` does not" in problems(
        {"blog/posts/a.md": text}, config
    )


@pytest.mark.parametrize(
    ("place", "url", "file"),
    [
        ("index.md", "/", "index.html"),
        ("about.md", "/about/", "about/index.html"),
        ("team/README.md", "/team/", "team/index.html"),
        ("a/über uns.md", "/a/über uns/", "a/über uns/index.html"),
        ("v1.2.md", "/v1.2/", "v1.2/index.html"),
        ("blog/index.md", "/blog/", "blog/index.html"),
    ],
)
def test_a_page_has_the_address_that_mkdocs_gives_it(place: str, url: str, file: str) -> None:
    found = site({place: "# A page\n"}).file(f"docs/{place}")
    assert isinstance(found, Page)
    assert (found.title, found.permalink) == ("A page", Permalink(url, file))


def test_a_page_without_directory_urls_has_the_ending_html() -> None:
    dialect = site({"a/index.md": "# A", "b.md": "# B"}, "use_directory_urls: false")
    assert url(dialect.file("docs/a/index.md")) == "/a/index.html"
    assert url(dialect.file("docs/b.md")) == "/b.html"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("---\ntitle: Said\n---\n# Heading\n", "Said"),
        ("# A `code` and *more* { #top }\n", "A code and more"),
        ("Heading\n===\n", "Heading"),
        ("Text\n", "My page"),
        ("## Second\n", "My page"),
        ("title: Said\ntags: a\n\nBody\n", "Said"),
    ],
)
def test_the_title_of_a_page(text: str, title: str) -> None:
    found = site({"my-page.md": text}).file("docs/my-page.md")
    assert isinstance(found, Page)
    assert found.title == title


def test_a_header_without_fences_is_none_of_the_body() -> None:
    text = "\ufefftitle: Said\nsummary: one\n    two\n\n\nBody\nagain\n"
    found = site({"a.md": text}).file("docs/a.md")
    assert isinstance(found, Page)
    assert found.front_matter.data == {"title": "Said", "summary": "one two"}
    assert (found.front_matter.body, found.front_matter.body_line) == ("Body\nagain\n", 6)
    assert found.front_matter.lines == {"title": 1, "summary": 2}


def test_front_matter_that_mkdocs_shows_as_text_is_warned_of() -> None:
    dialect = site({"a.md": "---\na: b: c\n---\nBody\n"})
    found = dialect.file("docs/a.md")
    assert isinstance(found, Page)
    assert found.front_matter.body == "---\na: b: c\n---\nBody\n"
    assert str(dialect.warnings[0]).startswith("docs/old/docs/a.md:2: ")


def test_an_index_goes_before_a_readme_of_its_folder() -> None:
    dialect = site({"a/README.md": "# A", "a/index.md": "# B", "README.md": "# C"})
    assert dialect.file("docs/a/README.md") == Skipped("index.md beside it has its address")
    assert url(dialect.file("docs/README.md")) == "/"


@pytest.mark.parametrize(
    ("place", "file"),
    [
        ("img/a.png", "img/a.png"),
        ("blog/posts/img/a.png", "blog/img/a.png"),
        ("blog/posts/demo.html", "blog/posts/demo.html"),
        ("blog/posts/data.json", "blog/posts/data.json"),
        ("CNAME", "CNAME"),
    ],
)
def test_a_file_is_copied_to_where_mkdocs_had_it(place: str, file: str) -> None:
    assert site({place: "a"}).file(f"docs/{place}") == Permalink(f"/{file}", file)


@pytest.mark.parametrize(
    "place", ["mkdocs.yml", "README.md", "overrides/main.html", "docs/.authors.yml"]
)
def test_what_is_no_part_of_the_site_is_skipped(place: str) -> None:
    files = {"mkdocs.yml": "plugins: [blog]", "docs/index.md": "# A", place: "a: b"}
    assert Material(archive(files)).file(place) == Skipped()


def test_a_page_that_exclude_docs_names_is_skipped_with_its_reason() -> None:
    config = "exclude_docs: |\n  /internal/\n  *.tmp.md\n  !/internal/keep.md\n  !.well-known/"
    files = dict.fromkeys(("internal/a.md", "b.tmp.md", "c.md", ".well-known/d.txt"), "# A")
    dialect = site(files, config)
    found = {place: dialect.file(f"docs/{place}") for place in files}
    assert [place for place in files if isinstance(found[place], Skipped)] == [
        "internal/a.md",
        "b.tmp.md",
    ]
    assert found["b.tmp.md"].reason  # type: ignore[union-attr]


def test_the_plugin_meta_adds_to_the_pages_of_a_folder() -> None:
    more = {
        "blog/.meta.yml": "tags: [all]\nslug: above\nlinks: {a: 1}\n",
        "blog/posts/.meta.yml": "tags: [posts]\nslug: below\nlinks: {b: 2}\n",
    }
    found = post("date: 2016-11-06\ntags: [own]\n", "plugins: [meta, blog]", **more)
    assert found.url == "/blog/2016/11/06/below/"
    assert found.tags == ("all", "posts", "own")
    assert found.front_matter.data["links"] == {"a": 1, "b": 2}


def test_the_plugin_meta_refuses_two_kinds_of_value() -> None:
    files = {
        "blog/.meta.yml": "tags: all\n",
        "blog/posts/a.md": "---\ndate: 2016-11-06\ntags: [own]\n---\n",
    }
    assert "a.md:3: `tags` is of another kind than in .meta.yml above" in problems(
        files, "plugins: [meta, blog]"
    )


def test_without_the_plugin_meta_its_files_say_nothing() -> None:
    found = post("date: 2016-11-06\n", **{"blog/.meta.yml": "slug: other\n"})
    assert found.url == "/blog/2016/11/06/a/"


LINKS = {
    "other.md": "/blog/2017/01/01/other/",
    "other.md?x=1#y": "/blog/2017/01/01/other/?x=1#y",
    "web/third.md": "/blog/2017/01/01/third/",
    "../../about.md": "/about/",
    "../../uber%20uns.md": "/uber%20uns/",
    "img/a%20b.png": "/blog/img/a%20b.png",
    "../../index.md": "/",
    "gone.md": "/blog/2016/11/06/duth/gone.md",
    "../../../../../about/": "/about/",
    "/about/#x": "/about/#x",
    "/blog/posts/other.md": "/blog/posts/other.md",
    "#top": "#top",
    "": "",
    "?x=1": "/blog/2016/11/06/duth/?x=1",
    "https://example.org/a.md": "https://example.org/a.md",
    "//example.org/a.md": "//example.org/a.md",
    "mailto:a@example.org": "mailto:a@example.org",
    "http://[": "http://[",
    "broken.md": "/blog/2016/11/06/duth/broken.md",
}


@pytest.mark.parametrize("written", LINKS)
def test_a_link_leads_to_where_mkdocs_led_it(written: str) -> None:
    other = POST.replace("2016-11-06", "2017-01-01")
    dialect = site(
        {
            "index.md": "# Home",
            "about.md": "# About",
            "uber uns.md": "# Us",
            "blog/posts/a.md": POST,
            "blog/posts/other.md": other.replace("duth", "other"),
            "blog/posts/web/third.md": other.replace("duth", "third"),
            "blog/posts/broken.md": "no post",
            "blog/posts/img/a b.png": "a",
        }
    )
    found = dialect.file("docs/blog/posts/a.md")
    assert isinstance(found, Page)
    assert dialect.link(found, written) == LINKS[written]


def test_a_link_from_the_root_of_the_host_loses_the_folder_of_the_site() -> None:
    config = "site_url: https://example.org/sub/\nplugins: [blog]"
    dialect = site({"blog/posts/a.md": POST}, config)
    found = dialect.file("docs/blog/posts/a.md")
    assert isinstance(found, Page)
    assert dialect.link(found, "/sub/about/") == "/about/"
    assert dialect.link(found, "/subway/") == "/subway/"


def test_a_link_from_the_root_may_be_meant_from_docs() -> None:
    config = "validation: {links: {absolute_links: relative_to_docs}}\nplugins: [blog]"
    dialect = site({"blog/posts/a.md": POST, "about.md": "# About"}, config)
    found = dialect.file("docs/blog/posts/a.md")
    assert isinstance(found, Page)
    assert dialect.link(found, "/about.md#x") == "/about/#x"


REDIRECTS = """\
plugins:
  - blog
  - redirects:
      redirect_maps:
        old.md: blog/posts/a.md#end
        old/index.md: https://example.org/x
        gone.md: missing.md
"""


def test_redirect_maps_are_redirects_of_the_archive() -> None:
    dialect = site({"blog/posts/a.md": POST}, REDIRECTS)
    owner = "docs/old/mkdocs.yml"
    assert dialect.redirects == (
        Redirect(Permalink("/old/", "old/index.html"), "/blog/2016/11/06/duth/#end", owner, 5),
        Redirect(Permalink("/old/", "old/index.html"), "https://example.org/x", owner, 6),
    )
    assert [str(warning) for warning in dialect.warnings] == [
        f"{owner}:7: the redirect `gone.md` leads to 'missing.md', and there is no such page"
    ]


@pytest.mark.parametrize("old", ["../../a.md", "''", "../a.html", '"a\\nb.md"'])
def test_a_redirect_from_no_address_is_an_error(old: str) -> None:
    dialect = site(
        {"index.md": "# A"}, f"plugins: [redirects: {{redirect_maps: {{{old}: index.md}}}}]"
    )
    with pytest.raises(ContentError, match=r"mkdocs\.yml(:1)?: the redirect `"):
        assert dialect.redirects


@pytest.mark.parametrize(
    ("old", "url"),
    [("/a/b.md", "/a/b/"), ("a/README.md", "/a/"), ("a.html", "/a.html"), ("a.php", "/a.php")],
)
def test_a_redirect_may_be_from_any_path(old: str, url: str) -> None:
    dialect = site(
        {"index.md": "# A"}, f"plugins: [redirects: {{redirect_maps: {{{old}: index.md}}}}]"
    )
    assert [one.permalink.url for one in dialect.redirects] == [url]


@pytest.mark.parametrize(
    ("places", "sign"),
    [
        (["mkdocs.yml", "docs/index.md"], "mkdocs.yml"),
        (["posts/a.md", ".authors.yml"], ".authors.yml"),
        (["news/posts/a.md", "news/.authors.yml"], "news/.authors.yml"),
        (["blog/index.md", "blog/posts/a.md"], "blog/posts"),
        (["_posts/2016-11-06-a.md"], None),
        (["blog/posts/a.md"], None),
    ],
)
def test_what_shows_that_an_archive_is_materials(places: list[str], sign: str | None) -> None:
    assert Material.recognise(places) == sign
