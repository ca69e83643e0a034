"""What the files of a Hugo site are, beyond what a build of Hugo itself can show."""

from collections.abc import Mapping
from typing import Any

import pytest

from archived import archive
from permalog.dialects import Skipped
from permalog.dialects.hugo import Hugo
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status

POST = "---\ntitle: A trip\ndate: 2016-02-06\n---\nText\n"
ENGLISH_AND_GERMAN = "[languages.en]\nweight = 1\n[languages.de]\nweight = 2\n"


def page(
    text: str,
    place: str = "content/posts/trip.md",
    files: Mapping[str, str] | None = None,
    settings: Mapping[str, Any] | None = None,
) -> Page:
    found = Hugo(archive({**(files or {}), place: text}, settings)).file(place)
    assert isinstance(found, Page)
    return found


def front(*lines: str) -> str:
    return "\n".join(("---", "title: A trip", *lines, "---", "Text", ""))


def warnings(files: Mapping[str, str], settings: Mapping[str, Any] | None = None) -> list[str]:
    dialect = Hugo(archive(files, settings))
    for place in files:
        dialect.file(place)
    return list(map(str, dialect.warnings))


def refusal(files: Mapping[str, str], place: str = "content/posts/trip.md") -> str:
    with pytest.raises(ContentError) as error:
        Hugo(archive(files)).file(place)
    return str(error.value)


def test_a_folder_without_content_is_the_content_folder() -> None:
    assert page(POST, "posts/trip.md").url == "/posts/trip/"
    assert page(POST, "layouts/trip.md").url == "/layouts/trip/"


def test_beside_a_configuration_layouts_are_no_content() -> None:
    files = {"hugo.toml": "", "layouts/trip.md": POST, "static/a.txt": "", "posts/trip.md": POST}
    dialect = Hugo(archive(files))
    assert dialect.file("layouts/trip.md") == Skipped()
    assert dialect.file("hugo.toml") == Skipped()
    assert dialect.file("static/a.txt") == Permalink("/a.txt", "a.txt")
    assert isinstance(dialect.file("posts/trip.md"), Post)


def test_posts_alone_can_be_mounted_below_their_section() -> None:
    mounts = {"module": {"mounts": [{"source": ".", "target": "content/posts"}]}}
    assert page(POST, "trip.md", settings=mounts).url == "/posts/trip/"


def test_settings_go_over_the_configuration_key_by_key() -> None:
    config = "[permalinks]\nposts = '/a/:slug/'\nnotes = '/b/:slug/'\n"
    settings = {"Permalinks": {"posts": "/c/:slug/"}}
    files = {"hugo.toml": config}
    assert page(POST, files=files, settings=settings).url == "/c/a-trip/"
    assert page(POST, "content/notes/a.md", files, settings).url == "/b/a-trip/"


def test_a_configuration_may_be_named() -> None:
    files = {"hugo.toml": "permalinks = 5", "other.toml": "permalinks = {posts = '/o/:slug/'}"}
    found = archive({**files, "content/posts/a.md": POST}, config="other.toml")
    assert Hugo(found).file("content/posts/a.md").url == "/o/a-trip/"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("config", "text"),
    [
        ("a = 1\npermalinks = {posts = '/:nope/'}\n", "hugo.toml:2: `permalinks` has the token"),
        ("timeZone = 'Mars/Olympus'\n", "hugo.toml:1: `timeZone` is 'Mars/Olympus'"),
        ("\nignoreFiles = ['[']\n", "hugo.toml:2: `ignoreFiles` holds '['"),
        (
            "defaultContentLanguage = 'xx'\n[languages.en]\n",
            "hugo.toml:1: `defaultContentLanguage`",
        ),
        ("a = [\n", "hugo.toml:2: the configuration is not valid TOML"),
        ("cascade = 5\n", "hugo.toml:1: `cascade` is '5'"),
    ],
)
def test_what_is_wrong_in_the_configuration_is_said_with_its_line(config: str, text: str) -> None:
    assert refusal({"hugo.toml": config, "content/posts/trip.md": POST}).startswith(
        f"docs/old/{text}"
    )


def test_what_is_wrong_in_the_settings_is_said_of_mkdocs_yml() -> None:
    with pytest.raises(ContentError, match=r"mkdocs.yml: the archive docs/old: `timeZone` is 'No'"):
        Hugo(archive({}, {"timeZone": "No"}))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (front("url: https://a.example/"), "trip.md:3: `url` is a full URL"),
        (front("url: /a/:nope/"), "trip.md:3: `url` has the token `:nope`"),
        (front("aliases: [/]"), "trip.md:3: `aliases` holds '/': it is the home page"),
        (front("slug: ../../a"), "trip.md:3: `slug` is '../../a': it climbs out of the site"),
        (front("cascade: 5"), "trip.md:3: `cascade` is '5'"),
        ("---\ntitle: a: b\n---\n", "trip.md:2: the front matter is not valid YAML"),
        ("- a list\n", "trip.md:1: the text begins with `-`"),
        ("{\n 'a': 1}\n", "trip.md:2: the front matter is not valid JSON"),
    ],
)
def test_what_is_wrong_in_a_page_is_said_with_its_line(text: str, message: str) -> None:
    assert refusal({"content/posts/trip.md": text}).startswith(f"docs/old/content/posts/{message}")


@pytest.mark.parametrize(
    ("line", "status", "url"),
    [
        ("draft: true", Status.DRAFT, "/posts/trip/"),
        ("publishDate: 2030-01-01", Status.SCHEDULED, "/posts/trip/"),
        ("expiryDate: 2020-01-01", Status.UNPUBLISHED, ""),
        ("build: {render: never}", Status.UNPUBLISHED, ""),
        ("build: {list: never}", Status.UNLISTED, "/posts/trip/"),
        ("outputs: [json]", Status.UNPUBLISHED, ""),
    ],
)
def test_a_page_has_the_status_that_its_front_matter_gives(
    line: str, status: Status, url: str
) -> None:
    found = page(front("date: 2016-02-06", line))
    assert (found.status, found.url) == (status, url)


def test_a_page_without_title_has_that_of_its_heading_else_of_its_file() -> None:
    assert page("# A *long* trip\n").title == "A long trip"
    assert page("Text\n", "content/posts/2016-11-06-my_long-trip.md").title == "My long trip"
    assert page("Text\n", "content/posts/my-trip/index.md").title == "My trip"


def test_a_page_without_date_is_no_post() -> None:
    assert not isinstance(page(front()), Post)
    assert isinstance(page(front("lastmod: 2016-02-06")), Post)
    assert not isinstance(page(POST, "content/posts/_index.md"), Post)


def test_tags_go_before_categories_and_the_description_before_the_summary() -> None:
    found = page(front("categories: [b, a]", "tags: a", "summary: S", "description: D"))
    assert (found.tags, found.description) == (("a", "b"), "D")


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("draft: yes", "`draft` is 'yes', a draft as before Hugo 0.152"),
        ("date: 6 May 2016", "`date` is '6 May 2016', which is no date"),
        ("tags: [a, 🎉]", "`tags` holds '🎉', of which no address can be made"),
    ],
)
def test_what_hugo_took_otherwise_is_said(line: str, text: str) -> None:
    (found,) = warnings({"content/posts/trip.md": front(line)})
    assert found.startswith(f"docs/old/content/posts/trip.md:3: {text}")


@pytest.mark.parametrize(
    ("files", "text"),
    [
        ({"content/a.rst": POST}, "content/a.rst: its body is `.rst`"),
        ({"content/a/_content.gotmpl": "", "content/b.md": POST}, "makes pages by a template"),
        ({"hugo.yaml": "frontmatter: {date: [':git', date]}", "content/a.md": POST}, ":git"),
        ({"hugo.yaml": "roles: {a: {}}", "content/a.md": POST}, "`roles` is not followed"),
    ],
)
def test_what_is_not_followed_is_said(files: dict[str, str], text: str) -> None:
    (found,) = warnings(files)
    assert text in found


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("content/posts/.trip.md", "Hugo passes over names that begin with `.`"),
        ("content/posts/trip.draft.md", "`ignoreFiles` names it"),
        ("content/posts/bundle/notes.md", "it is part of a bundle"),
        ("content/posts/trip.de.md", "its language, `de`, is disabled"),
    ],
)
def test_a_file_that_looks_like_a_post_is_passed_over_with_a_reason(
    place: str, reason: str
) -> None:
    config = (
        'ignoreFiles = ["\\\\.draft\\\\.md$"]\n[languages.en]\n[languages.de]\ndisabled = true\n'
    )
    files = {"hugo.toml": config, "content/posts/bundle/index.md": POST, place: POST}
    found = Hugo(archive(files)).file(place)
    assert isinstance(found, Skipped)
    assert (found.reason or "").startswith(reason)


def test_the_files_of_a_page_that_is_left_out_are_left_out() -> None:
    files = {"content/posts/a/index.md": front("draft: true"), "content/posts/a/b.png": ""}
    assert Hugo(archive(files)).file("content/posts/a/b.png") == Skipped()


SITE = {
    "hugo.toml": f"baseURL = 'https://old.example/blog/'\n{ENGLISH_AND_GERMAN}",
    "content/posts/trip.md": POST,
    "content/posts/rome.md": front("slug: roma"),
    "content/posts/rome.de.md": front("slug: rom"),
    "content/posts/bundle/index.md": front("url: /b.html"),
    "content/posts/bundle/my cat.png": "",
    "content/posts/my trips/_index.md": front(),
}


@pytest.mark.parametrize(
    ("place", "url", "expected"),
    [
        ("posts/trip.md", "../x/?a=1#b", "/posts/x/?a=1#b"),
        ("posts/trip.md", "/blog/posts/x/#b", "/posts/x/#b"),
        ("posts/trip.md", "/blog", "/"),
        ("posts/trip.md", "/blogroll/", "/blogroll/"),
        ("posts/trip.md", "#b", "/posts/trip/#b"),
        ("posts/trip.md", "https://other.example/", "https://other.example/"),
        ("posts/trip.md", "mailto:me@a.example", "mailto:me@a.example"),
        ("posts/trip.md", "http://[", "http://["),
        ("posts/trip.md", "rome.md#part", "/posts/roma/#part"),
        ("posts/trip.md", "../posts/rome.md", "/posts/roma/"),
        ("posts/trip.md", '{{< relref "rome.md#part" >}}', "/posts/roma/#part"),
        ("posts/trip.md", '{{% ref path="/posts/rome" lang="de" %}}', "/de/posts/rom/"),
        ("posts/rome.de.md", "{{< ref rome >}}", "/de/posts/rom/"),
        ("posts/trip.md", '{{< ref "posts/my trips" >}}', "/posts/my-trips/"),
        ("posts/trip.md", '{{< ref "gone.md" >}}', '{{< ref "gone.md" >}}'),
        ("posts/bundle/index.md", "my%20cat.png", "/b/my%20cat.png"),
        ("posts/bundle/index.md", "gone.png", "/gone.png"),
    ],
)
def test_a_link_leads_where_it_led_on_the_old_site(place: str, url: str, expected: str) -> None:
    dialect = Hugo(archive(SITE))
    found = dialect.file(f"content/{place}")
    assert isinstance(found, Page)
    assert dialect.link(found, url) == expected


@pytest.mark.parametrize(
    ("places", "sign"),
    [
        (["a.md", "hugo.toml"], "hugo.toml"),
        (["config/_default/menus.en.toml", "content/a.md"], "config/_default/menus.en.toml"),
        (["archetypes/default.md", "config.toml", "content/a.md"], "archetypes/default.md"),
        (["config.yaml", "content/a.md"], "config.yaml"),
        (["config.toml", "content/a.md", "templates/index.html"], None),
        (["config.yaml", "a.md"], None),
        (["_config.yml", "_posts/2016-11-06-a.md"], None),
    ],
)
def test_a_site_of_hugo_is_recognised(places: list[str], sign: str | None) -> None:
    assert Hugo.recognise(places) == sign
