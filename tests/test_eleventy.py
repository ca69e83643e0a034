"""Moved archives of Eleventy: the files of a project, its data, and what cannot be read of it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from archived import archive
from permalog.dialects import Found, Skipped
from permalog.dialects.eleventy import Eleventy
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status

POST = "posts/2016-11-06-duth.md"


def eleventy(files: Mapping[str, str], **settings: Any) -> Eleventy:
    return Eleventy(archive(files, settings))


def found(place: str, files: Mapping[str, str], **settings: Any) -> Found:
    return eleventy({place: "", **files}, **settings).file(place)


def page(front: str = "", place: str = POST, body: str = "Body\n", **settings: Any) -> Page:
    one = found(place, {place: f"---\n{front}---\n{body}"}, **settings)
    assert isinstance(one, Page)
    return one


def url(place: str, files: Mapping[str, str], **settings: Any) -> str:
    one = found(place, files, **settings)
    assert isinstance(one, Page)
    return one.url


def warnings(dialect: Eleventy) -> list[str]:
    for place in dialect.archive.files:
        dialect.file(place)
    return [str(warning) for warning in dialect.warnings]


def problems(place: str, text: str, **settings: Any) -> list[str]:
    with pytest.raises(ContentError) as raised:
        found(place, {place: text}, **settings)
    return [str(problem) for problem in raised.value.problems]


def test_a_dated_post_has_what_its_front_matter_says() -> None:
    post = page(
        "title: Under  the Hood\ndate: 2016-11-06T20:00:00Z\ntags: [posts, Web, Web, C++]\n"
        "summary: Short\nupdated: 2017-01-02\n",
        timezone="Asia/Tokyo",
    )
    assert isinstance(post, Post)
    assert post.title == "Under the Hood"
    assert post.date.isoformat() == "2016-11-07T05:00:00+09:00"
    assert post.updated
    assert post.updated.isoformat() == "2017-01-02T09:00:00+09:00"
    assert post.tags == ("Web", "C++")
    assert post.description == "Short"
    assert post.status == Status.PUBLISHED


@pytest.mark.parametrize(
    ("front", "body", "title"),
    [
        ("title: 2016\n", "# Heading\n", "2016"),
        ("title: 1.10\n", "", "1.10"),
        ("title:\n", "# Heading *here*\n", "Heading here"),
        ("title: [a]\n", "", "Duth"),
        ("", "Text\n", "Duth"),
    ],
)
def test_a_title_is_that_of_the_front_matter_the_heading_or_the_file(
    front: str, body: str, title: str
) -> None:
    assert page(front, body=body).title == title


@pytest.mark.parametrize("date", ["Last Modified", "git Created", "''"])
def test_a_file_that_has_only_its_own_time_is_a_page(date: str) -> None:
    assert not isinstance(page(f"date: {date}\n", "about.md"), Post)


def test_a_file_without_a_date_that_its_address_needs_is_left_out_and_named() -> None:
    text = "---\npermalink: \"/{{ page.date | date: '%Y' }}/\"\n---\n"
    dialect = eleventy({"about.md": text})
    assert dialect.file("about.md") == Skipped()
    assert warnings(dialect) == [
        "docs/old/about.md: it is left out: its address has `page.date`, and it has no date; add "
        "`date`"
    ]


@pytest.mark.parametrize(
    ("front", "status"),
    [
        ("draft: true\n", Status.DRAFT),
        ("draft: 'true'\n", Status.PUBLISHED),
        ("permalink: false\n", Status.UNPUBLISHED),
        ("eleventyExcludeFromCollections: true\n", Status.UNLISTED),
        ("eleventyExcludeFromCollections: [posts]\n", Status.PUBLISHED),
        ("eleventyExcludeFromCollections: [all]\n", Status.UNLISTED),
        ("date: 2099-01-01\n", Status.PUBLISHED),
    ],
)
def test_a_status_is_what_eleventy_knows_of_it(front: str, status: Status) -> None:
    assert page(front).status == status


def test_redirect_from_and_aliases_are_old_addresses_but_for_its_own() -> None:
    post = page("permalink: /a/\nredirect_from: [/b/, /a/]\naliases: c.html\n")
    assert [(alias.permalink.url, alias.line) for alias in post.aliases] == [
        ("/b/", 3),
        ("/c.html", 4),
    ]


def test_an_old_address_that_no_host_can_answer_is_left_out_and_named() -> None:
    dialect = eleventy({POST: "---\nredirect_from: /?p=1\n---\n"})
    assert warnings(dialect) == [
        f"docs/old/{POST}:2: `redirect_from` holds '/?p=1', which is left out: it holds `?`, which "
        "starts a query in a URL; take it out"
    ]


@pytest.mark.parametrize(
    ("place", "files", "settings", "address"),
    [
        ("src/posts/a.md", {}, {"dir": {"input": "src"}}, "/posts/a/"),
        ("src/posts/a.md", {"src/_includes/x.njk": ""}, {}, "/posts/a/"),
        ("content/a.md", {"_includes/x.njk": "", "src/_data/a.json": "1"}, {}, "/content/a/"),
        ("content/a.md", {}, {"dir": {"input": "./content/", "includes": "../_includes"}}, "/a/"),
        ("a.md", {}, {"permalink": "/{{ page.fileSlug }}.html"}, "/a.html"),
        ("a.md", {"a.json": '{"permalink": "/one/"}'}, {"permalink": "/all/"}, "/one/"),
    ],
)
def test_an_address_is_from_the_input_folder_by_the_settings(
    place: str, files: dict[str, str], settings: dict[str, Any], address: str
) -> None:
    assert url(place, files, **settings) == address


@pytest.mark.parametrize(
    ("files", "address"),
    [
        ({"posts.json": '{"permalink": "/p/{{ page.fileSlug }}/"}'}, "/p/duth/"),
        ({"posts.11tydata.json": '{"permalink": "/p/{{ page.fileSlug }}/"}'}, "/p/duth/"),
        ({"a.json": "{}", "posts.json": '{"permalink": "/p/"}'}, "/2016-11-06-duth/"),
        ({"posts.json": '{"permalink": "/p/"}', "posts.md": ""}, "/2016-11-06-duth/"),
        ({"posts.json": '{"permalink": "/p/"}', "package.json": "{}"}, "/2016-11-06-duth/"),
        ({"posts.json": '{"permalink": "/p/"}', ".eleventy.js": ""}, "/2016-11-06-duth/"),
    ],
)
def test_a_folder_of_posts_alone_keeps_the_data_that_had_its_name(
    files: dict[str, str], address: str
) -> None:
    assert url("2016-11-06-duth.md", files) == address


def test_layouts_give_data_over_the_layouts_around_them() -> None:
    files = {
        "_includes/post.njk": "---\nlayout: base\npermalink: /{{ kind }}/\n---\n",
        "_includes/base.njk": "---\nlayout: post\nkind: base\npermalink: /base/\n---\n",
    }
    assert url(POST, {POST: "---\nlayout: post.njk\n---\n", **files}) == "/base/"
    assert url(POST, {POST: "---\nlayout: post\nkind: own\n---\n", **files}) == "/own/"


def test_a_layout_in_a_folder_of_its_own_is_found() -> None:
    files = {"_layouts/post.liquid": "---\npermalink: /here/\n---\n"}
    text = "---\nlayout: post\n---\n"
    assert url(POST, {POST: text, **files}, dir={"layouts": "_layouts"}) == "/here/"


@pytest.mark.parametrize(
    ("computed", "address"),
    [
        (
            "permalink: '/{{ place }}/'\n  place: 'a-{{ title }}'\n  other: '{{ x | shout }}'",
            "/a-T/",
        ),
        ("permalink: false", ""),
        ("permalink: {build: '/{{ title }}/'}", "/T/"),
        ("place: x", "/posts/2016-11-06-duth/"),
    ],
)
def test_computed_data_gives_the_permalink(computed: str, address: str) -> None:
    assert page(f"title: T\neleventyComputed:\n  {computed}\n").url == address


@pytest.mark.parametrize(
    ("front", "settings", "address"),
    [
        ("permalink: '/{{ title | upper }}/'\n", {"markdownTemplateEngine": "njk"}, "/T/"),
        ("permalink: '/{{ title | upcase }}/'\n", {"markdownTemplateEngine": "liquid"}, "/T/"),
        ("permalink: '/{{ title }}/'\n", {"markdownTemplateEngine": False}, "/{{ title }}/"),
        ("permalink: '/{{ title | up }}/'\n", {"filters": {"up": "upcase"}}, "/T/"),
        (
            "permalink: '/{{ title | up }}/'\n",
            {"filters": {"up": "upcase"}, "markdownTemplateEngine": "njk"},
            "/T/",
        ),
        ("permalink: '/{{ title | upper }}/'\ntemplateEngineOverride: njk\n", {}, "/T/"),
    ],
)
def test_a_permalink_is_rendered_by_the_engine_of_the_site(
    front: str, settings: dict[str, Any], address: str
) -> None:
    assert page(f"title: t\n{front}", **settings).url == address


def test_where_nothing_says_which_engine_the_one_that_can_renders() -> None:
    files = {".eleventy.js": "", POST: "---\ntitle: t\npermalink: '/{{ title | upper }}/'\n---\n"}
    assert url(POST, files) == "/T/"


@pytest.mark.parametrize(
    ("place", "published"),
    [
        ("a.md", "/a/"),
        ("a.html", "/a/"),
        ("a.liquid", "/a/"),
        ("img/b.png", "img/b.png"),
        ("favicon.ico", "favicon.ico"),
        ("data/list.json", "data/list.json"),
        ("a/a.json", None),
        ("a.11tydata.js", None),
        ("package.json", None),
        (".eleventy.js", None),
        ("tailwind.config.js", None),
        (".env", None),
        (".git/config", None),
        ("_includes/x.css", None),
        ("_data/x.csv", None),
        ("_site/a/index.html", None),
        ("node_modules/a/README.md", None),
        ("drafts/x.md", None),
        ("notes/x.png", None),
        ("deep/drafts/x.md", "/deep/drafts/x/"),
    ],
)
def test_a_file_is_a_page_a_copy_or_nothing(place: str, published: str | None) -> None:
    files = {".eleventyignore": "# not these\ndrafts/\n/notes\n\n!keep\n", "a.md": ""}
    one = found(place, files)
    if isinstance(one, Skipped):
        assert (published, one.reason) == (None, None)
    elif isinstance(one, Page):
        assert one.url == published
    else:
        assert one == Permalink(f"/{published}", str(published))


@pytest.mark.parametrize(
    ("place", "copies", "file"),
    [
        ("src/img/a.png", None, "img/a.png"),
        ("public/a.png", None, None),
        ("public/a.png", "public", "public/a.png"),
        ("public/b/a.png", {"./public/": "/"}, "b/a.png"),
        ("src/img/a.png", {"src/img": "images"}, "images/a.png"),
        ("public/a.ico", {"public/a.ico": "/"}, "a.ico"),
        ("public/a.ico", {"public/a.ico": "b.ico"}, "b.ico"),
        ("src/img/a.png", ["src/img"], "img/a.png"),
    ],
)
def test_add_passthrough_copy_says_where_a_file_goes(
    place: str, copies: object, file: str | None
) -> None:
    settings = {"dir": {"input": "src"}, "addPassthroughCopy": copies}
    one = found(place, {"src/a.md": ""}, **settings)
    assert one == (Permalink(f"/{file}", file) if file else Skipped())


COPIES = {"dir": {"input": "src"}, "addPassthroughCopy": {"src/passthrough": "/"}}


def test_a_template_without_front_matter_that_is_copied_is_a_copy_to_which_the_page_leads() -> None:
    dialect = eleventy({"src/passthrough/google123.html": "verification"}, **COPIES)
    found = dialect.file("src/passthrough/google123.html")
    assert found == Permalink("/google123.html", "google123.html")
    (redirect,) = dialect.redirects
    assert (redirect.permalink.url, redirect.target) == (
        "/passthrough/google123/",
        "/google123.html",
    )


def test_a_page_that_is_copied_too_answers_at_both_addresses() -> None:
    dialect = eleventy({"src/passthrough/a.html": "---\ntitle: A\n---\nBody"}, **COPIES)
    page = dialect.file("src/passthrough/a.html")
    assert isinstance(page, Page)
    assert page.url == "/passthrough/a/"
    assert [alias.permalink.url for alias in page.aliases] == ["/a.html"]


@pytest.mark.parametrize("ending", ["md", "njk"])
def test_another_template_that_is_copied_is_what_it_can_be(ending: str) -> None:
    one = found(f"src/passthrough/a.{ending}", {"src/b.md": ""}, **COPIES)
    assert getattr(one, "url", None) == ("/passthrough/a/" if ending == "md" else "/a.njk")


CONFIG = """\
module.exports = (config) => {
  // config.addPassthroughCopy("no");
  /* config.setInputDirectory("no"); */
  config.addPassthroughCopy("src/img");
  config.addPassthroughCopy({ "./public/": "/", 'a.ico': "b.ico" });
  return {
    markdownTemplateEngine: "njk", // or liquid
    dir: { input: 'src', includes: `../_includes` },
  };
};
"""


@pytest.mark.parametrize(
    ("place", "published"),
    [
        ("src/a.md", "/T/"),
        ("src/img/a.png", "/img/a.png"),
        ("public/x/a.png", "/x/a.png"),
        ("a.ico", "/b.ico"),
        ("b.ico", None),
        ("_includes/a.md", None),
    ],
)
def test_texts_in_the_configuration_are_read(place: str, published: str | None) -> None:
    files = {
        ".eleventy.js": CONFIG,
        "src/a.md": "---\ntitle: t\npermalink: /{{ title | upper }}/\n---",
    }
    dialect = eleventy({place: "", **files})
    one = dialect.file(place)
    assert getattr(one, "url", None) == published
    assert not dialect.warnings


@pytest.mark.parametrize(
    "script",
    ['config.setInputDirectory("src");', "export const config = {dir: {input: 'src'}};"],
)
def test_the_input_folder_may_be_set_in_other_ways(script: str) -> None:
    assert url("src/a.md", {"eleventy.config.js": script}) == "/a/"


def test_settings_go_over_the_configuration() -> None:
    files = {".eleventy.js": CONFIG, "content/a.md": ""}
    assert url("content/a.md", files, dir={"input": "content"}) == "/a/"


def test_a_configuration_of_folders_that_did_not_move_says_nothing() -> None:
    assert url("posts/a.md", {".eleventy.js": CONFIG}) == "/posts/a/"


def test_a_configuration_that_has_to_do_with_permalinks_is_warned_of() -> None:
    script = 'config.setInputDirectory("."); config.addGlobalData("permalink", () => "/x/");'
    (warning,) = warnings(eleventy({".eleventy.js": script, "a.md": ""}))
    assert warning.startswith("docs/old/.eleventy.js: its JavaScript has to do with permalinks,")


def test_markdown_of_another_ending_is_passed_over_with_the_reason() -> None:
    assert found("a.markdown", {}) == Skipped("Eleventy reads Markdown in `.md` files only")


@pytest.mark.parametrize(
    ("place", "text", "reason"),
    [
        ("feed.njk", "", "templates of the kind `.njk` are not rendered here"),
        ("a.11ty.js", "", "templates of the kind `.11ty.js` are not rendered here"),
        ("list.html", "---\npagination: {data: x, size: 1}\n---\n", "many pages of one file"),
        (
            "list.html",
            "---js\n{pagination: {before: (a) => a}, permalink: `/${1}/`}\n---\n",
            "many pages of one file",
        ),
        ("feed.liquid", "---\npermalink: /feed.xml\n---\n", "templates of anything but pages"),
    ],
)
def test_a_template_that_cannot_be_a_page_is_left_out_and_named(
    place: str, text: str, reason: str
) -> None:
    dialect = eleventy({place: text})
    assert dialect.file(place) == Skipped()
    (warning,) = warnings(dialect)
    assert warning.startswith(f"docs/old/{place}: it is left out: {reason}")


def test_files_that_are_left_out_for_one_reason_are_one_warning() -> None:
    dialect = eleventy(dict.fromkeys(("a.njk", "b.ejs", "c.njk", "d.njk"), ""))
    assert warnings(dialect) == [
        "docs/old/a.njk: it and 2 more are left out: templates of the kind `.njk` are not rendered "
        "here",
        "docs/old/b.ejs: it is left out: templates of the kind `.ejs` are not rendered here",
    ]


def test_javascript_that_may_say_an_address_is_named_with_the_settings_that_replace_it() -> None:
    script = "module.exports = { permalink: (data) => `/${data.page.fileSlug}/` };"
    files = {".eleventy.js": "", "posts/posts.11tydata.js": script, POST: "", "posts/b.md": ""}
    config, data = warnings(eleventy(files))
    assert config.startswith("docs/old/.eleventy.js: it names no input folder that can be read,")
    assert "`dir: {input: …}`" in config
    assert data.startswith("docs/old/posts/posts.11tydata.js: it is not read;")
    assert "`posts/posts.11tydata.js: {permalink: …}`" in data


@pytest.mark.parametrize(
    "settings",
    [
        {"permalink": "/{{ page.fileSlug }}/"},
        {"posts/posts.11tydata.js": {"permalink": "/{{ page.fileSlug }}/"}},
    ],
)
def test_what_settings_say_in_place_of_javascript_is_not_warned_of(
    settings: dict[str, Any],
) -> None:
    dialect = eleventy({"posts/posts.11tydata.js": "", POST: ""}, **settings)
    assert warnings(dialect) == []
    assert url(POST, dialect.archive.texts, **settings) == "/duth/"


def test_javascript_beside_posts_that_name_their_address_is_not_warned_of() -> None:
    dialect = eleventy({"posts/posts.11tydata.js": "", POST: "---\npermalink: /a/\n---\n"})
    assert warnings(dialect) == []


def test_settings_in_place_of_a_data_file_go_over_what_it_says() -> None:
    files = {"posts/posts.json": '{"permalink": "/{{ page.date | toPath }}/", "kind": "k"}'}
    settings = {"posts/posts.json": {"permalink": "/{{ kind }}/"}}
    assert url(POST, files, **settings) == "/k/"


def test_global_data_in_javascript_that_an_address_needs_is_an_error_unless_a_setting_says_it() -> (
    None
):
    text = "---\npermalink: /site/{{ site.base }}/a/\n---\n"
    files = {"_data/site.js": "", POST: text, "site.md": "---\npermalink: /site/\n---\n"}
    assert url("site.md", files) == "/site/"
    with pytest.raises(ContentError, match=r"`site` is said in docs/old/_data/site\.js.*`site: …`"):
        found(POST, files)
    assert url(POST, files, site={"base": "b"}) == "/site/b/a/"


@pytest.mark.parametrize(
    ("script", "address"),
    [
        ("module.exports = { permalink: '/{{ page.fileSlug }}/' };", "/duth/"),
        ('export default { "permalink": "/a/", tags: ["posts"] };', "/a/"),
        ("// permalink: '/no/'\nmodule.exports = { layout: 'post' };", "/posts/2016-11-06-duth/"),
        ("export const permalink = `/b/`;", "/b/"),
        ("export default { permalink: false };", ""),
    ],
)
def test_a_permalink_that_stands_in_javascript_is_read(script: str, address: str) -> None:
    dialect = eleventy({"posts/posts.11tydata.js": script, POST: ""})
    one = dialect.file(POST)
    assert isinstance(one, Page)
    assert (one.url, dialect.warnings) == (address, [])


@pytest.mark.parametrize(
    "script",
    [
        "export default { permalink: `/${slug}/` };",
        "export default { permalink: draft ? false : '/a/' };",
        "export default { permalink: '/a/', eleventyComputed: { permalink: () => '/b/' } };",
        "import data from './other.js'; export default data;",
    ],
)
def test_javascript_that_may_say_more_than_stands_in_it_is_named(script: str) -> None:
    (warning,) = warnings(eleventy({"posts/posts.11tydata.js": script, POST: ""}))
    assert warning.startswith("docs/old/posts/posts.11tydata.js: it is not read;")


@pytest.mark.parametrize(
    ("front", "title"),
    [
        ("{permalink: '/a/', title: 'Hood'}", "Duth"),
        ("{\n  permalink: '/a/',\n  title: 'Hood',\n}", "Hood"),
        ("const permalink = '/a/';\nconst title = `Hood`;", "Hood"),
    ],
)
def test_the_texts_of_front_matter_in_javascript_are_read(front: str, title: str) -> None:
    one = found(POST, {POST: f"---js\n{front}\n---\nBody\n"})
    assert isinstance(one, Post)
    assert (one.url, one.title) == ("/a/", title)


def test_a_permalink_that_only_a_run_would_show_is_an_error_unless_a_setting_says_it() -> None:
    text = "---js\n{permalink: `/${1 + 1}/`}\n---\nBody\n"
    (problem,) = problems(POST, text)
    assert problem.startswith(
        f"docs/old/{POST}:1: its front matter is JavaScript, which is not run"
    )
    assert url(POST, {POST: text}, **{POST: {"permalink": "/b/"}}) == "/b/"


def test_a_filter_of_the_sites_own_in_place_of_eleventys_is_warned_of() -> None:
    script = 'config.setInputDirectory("."); config.addFilter("slug", (text) => text);'
    files = {
        ".eleventy.js": script,
        POST: "---\ntitle: A B\npermalink: /{{ title | slug }}/\n---\n",
    }
    dialect = eleventy(files)
    assert url(POST, files) == "/a-b/"
    (warning,) = warnings(dialect)
    assert warning.startswith("docs/old/.eleventy.js: its filter `slug` is JavaScript, and is not")
    assert warnings(eleventy(files, filters={"slug": "slugify"})) == []


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        ({"posts/posts.json": "{\n broken"}, "docs/old/posts/posts.json:2: it is not valid JSON:"),
        ({"posts/posts.json": '{"a": NaN}'}, "docs/old/posts/posts.json:1: it is not valid JSON:"),
        ({"posts/posts.json": '{"tags": {}, "a": 1}'}, ""),
        (
            {"posts/posts.json": '{"tags": {"a": 1}}'},
            "docs/old/posts/posts.json: `tags` is no list",
        ),
        ({"posts/posts.json": "[" * 9999}, "docs/old/posts/posts.json:1: it is not valid JSON:"),
        ({POST: "---\ntags: {a: 1}\n---\n"}, f"docs/old/{POST}:2: `tags` is no list; write"),
        ({POST: "---\n\ndate: soon\n---\n"}, f"docs/old/{POST}:3: `date` is 'soon', which"),
        ({POST: "---\ndate: 9999-12-31T23:59:59-23:00\n---\n"}, f"docs/old/{POST}:2: `date`"),
        ({POST: "---\npermalink: ../a/\n---\n"}, f"docs/old/{POST}:2: `permalink` is '../a/': it"),
        ({POST: "---\npermalink: true\n---\n"}, f"docs/old/{POST}:2: `permalink` is 'true': it is"),
        ({POST: "---\npermalink: /%2f/\n---\n"}, f"docs/old/{POST}:2: `permalink` is '/%2f/': it"),
        ({POST: "---\na: b: c\n---\n"}, f"docs/old/{POST}:2: the front matter is not valid YAML"),
        ({POST: "---json\n{\n\n,}\n---\n"}, f"docs/old/{POST}:4: the front matter is not valid"),
        ({"posts/2016-11-06-a\\b.md": ""}, "docs/old/posts/2016-11-06-a\\b.md: its path is"),
    ],
)
def test_what_is_wrong_is_an_error_with_file_and_line(files: dict[str, str], problem: str) -> None:
    dialect = eleventy({POST: "", **files})
    place = next((place for place in files if place.endswith(".md")), POST)
    if not problem:
        dialect.file(place)
        return
    with pytest.raises(ContentError) as raised:
        dialect.file(place)
    assert str(raised.value).startswith(problem)


@pytest.mark.parametrize(
    ("settings", "problem"),
    [
        ({"dir": "src"}, "`dir` is 'src'; write keys with values"),
        ({"dir": {"input": 1}}, "`dir` has `input: '1'`; write a folder"),
        ({"dir": {"input": "src"}}, "`dir` has the input folder 'src', and no file lies there"),
        ({"timezone": "Mars"}, "`timezone` is 'Mars', which is no time zone"),
        ({"markdownTemplateEngine": "ejs"}, "`markdownTemplateEngine` is `ejs`; template strings"),
        ({"filters": {"a": 1}}, "`filters` has no text for `a`"),
    ],
)
def test_a_setting_that_is_wrong_is_an_error(settings: dict[str, Any], problem: str) -> None:
    with pytest.raises(ContentError) as raised:
        eleventy({POST: ""}, **settings)
    assert str(raised.value).startswith(f"mkdocs.yml: the archive docs/old: {problem}")


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("img/a.png", "/posts/duth/img/a.png"),
        ("../b/?q#f", "/posts/b/?q#f"),
        ("/x y/", "/x y/"),
        ("#end", "/posts/duth/#end"),
        ("../about.md#me", "/me/#me"),
        ("/about.md", "/me/"),
        ("gone.md", "/posts/duth/gone.md"),
        ("https://example.org/a", "https://example.org/a"),
        ("//example.org/a", "//example.org/a"),
        ("mailto:me@example.org", "mailto:me@example.org"),
        ("http://[", "http://["),
    ],
)
def test_a_link_is_resolved_as_the_old_site_had_it(link: str, address: str) -> None:
    text = "---\npermalink: /posts/duth/\n---\n"
    dialect = eleventy({POST: text, "about.md": "---\npermalink: /me/\n---\n"})
    post = dialect.file(POST)
    assert isinstance(post, Post)
    assert dialect.link(post, link) == address


@pytest.mark.parametrize(
    ("places", "sign"),
    [
        (["a.md", ".eleventy.js"], ".eleventy.js"),
        (["eleventy.config.mjs", "a.11tydata.js"], "eleventy.config.mjs"),
        (["posts/posts.11tydata.json"], "posts/posts.11tydata.json"),
        (["_posts/a.md", "_config.yml", "_includes/a.html"], None),
    ],
)
def test_an_archive_is_recognised_by_what_only_eleventy_has(
    places: list[str], sign: str | None
) -> None:
    assert Eleventy.recognise(places) == sign


def test_archives_know_nothing_of_each_other() -> None:
    one = eleventy({POST: ""}, permalink="/one/")
    other = eleventy({POST: ""}, permalink="/other/", timezone="Asia/Tokyo")
    first, second = one.file(POST), other.file(POST)
    assert isinstance(first, Post)
    assert isinstance(second, Post)
    assert (first.url, second.url) == ("/one/", "/other/")
    assert first.date == dt.datetime(2016, 11, 6, tzinfo=dt.UTC)
