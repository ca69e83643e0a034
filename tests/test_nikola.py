"""The dialect of Nikola: what of a site comes along, and how it is asked for."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from archived import archive
from permalog.dialects import Found, Skipped
from permalog.dialects.nikola import Nikola
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Alias, Page, Post, Status
from permalog.redirect import Redirect

POST = ".. title: Under the Hood\n.. date: 2016-11-06\n\nBody\n"


def site(files: Mapping[str, str], conf: str = "") -> Nikola:
    """Return the dialect of a whole site."""
    return Nikola(archive({"conf.py": conf, **files}))


def folder(files: Mapping[str, str], **settings: Any) -> Nikola:
    """Return the dialect of a folder without conf.py."""
    return Nikola(archive(files, settings))


def post(text: str, conf: str = "", place: str = "posts/a.md") -> Post:
    found = site({place: text}, conf).file(place)
    assert isinstance(found, Post)
    return found


def url(found: Found) -> str | None:
    return getattr(found, "url", None)


def all_of(files: Mapping[str, str], conf: str) -> list[Found]:
    dialect = site(files, conf)
    return [dialect.file(place) for place in dialect.archive.files]


def problems(files: Mapping[str, str], conf: str = "") -> str:
    with pytest.raises(ContentError) as error:
        all_of(files, conf)
    return str(error.value)


@pytest.mark.parametrize("place", ["posts/web/a.md", "web/a.md"])
def test_a_folder_may_be_the_site_or_its_posts(place: str) -> None:
    assert url(folder({place: POST}).file(place)) == "/posts/web/a/"


def test_conf_py_may_lie_in_a_folder_of_its_own() -> None:
    files = {"old/conf.py": "PRETTY_URLS = False", "old/posts/a.md": POST, "posts/b.md": POST}
    dialect = Nikola(archive(files, config="old/conf.py"))
    assert url(dialect.file("old/posts/a.md")) == "/posts/a.html"
    assert dialect.file("posts/b.md") == Skipped()


def test_settings_go_over_those_of_conf_py() -> None:
    files = {"conf.py": "PRETTY_URLS = True\nTIMEZONE = 'Asia/Tokyo'", "notes/a.md": POST}
    settings = {"POSTS": [["notes/*.md", "n"]], "PRETTY_URLS": False}
    found = Nikola(archive(files, settings)).file("notes/a.md")
    assert isinstance(found, Post)
    assert found.url == "/n/a.html"
    assert found.date.isoformat() == "2016-11-06T00:00:00+09:00"


def test_a_time_zone_may_be_an_offset() -> None:
    assert post(POST, "TIMEZONE = 'GMT+1'").date.isoformat() == "2016-11-06T00:00:00+01:00"


def test_names_in_conf_py_stand_for_what_they_were_set_to() -> None:
    conf = """\
from nikola import filters
DEFAULT_LANG = "de"
TRANSLATIONS = {DEFAULT_LANG: "", "en": "./en"}
POSTS = (
    ("posts/*.md", {DEFAULT_LANG: "tagebuch", "en": "blog"}, "post.tmpl"),
)
FILTERS = {".js": [filters.jsminify]}
"""
    dialect = site({"posts/a.md": POST, "posts/a.en.md": ".. slug: b\n\nBody"}, conf)
    assert url(dialect.file("posts/a.md")) == "/tagebuch/a/"
    assert url(dialect.file("posts/a.en.md")) == "/en/blog/b/"
    assert dialect.warnings == []


def test_what_only_running_conf_py_would_tell_is_named() -> None:
    conf = "import os\nPRETTY_URLS = bool(os.environ.get('PRETTY'))\n"
    (warning,) = site({"posts/a.md": POST}, conf).warnings
    assert (warning.path, warning.line) == ("docs/old/conf.py", 2)
    assert "`PRETTY_URLS` is set by code" in warning.text


@pytest.mark.parametrize(
    ("conf", "text"),
    [
        ("x = (", "conf.py:1: it is not Python 3"),
        ("PRETTY_URLS = 'yes'", "conf.py:1: `PRETTY_URLS` is 'yes'; write true or false"),
        ("\nPOSTS = ('posts/*.md', 'posts', 'post.tmpl')", "conf.py:2: `POSTS` holds"),
        ("TIMEZONE = 'Mars'", "conf.py:1: `TIMEZONE` is 'Mars'"),
        ("FILE_METADATA_REGEXP = '('", "conf.py:1: `FILE_METADATA_REGEXP` is '('"),
        ("TRANSLATIONS_PATTERN = '{path}'", "conf.py:1: `TRANSLATIONS_PATTERN` is '{path}'"),
        ("FILES_FOLDERS = ['files']", "conf.py:1: `FILES_FOLDERS` is"),
    ],
)
def test_what_is_wrong_in_conf_py_is_said_with_its_line(conf: str, text: str) -> None:
    assert text in problems({"posts/a.md": POST}, conf)


def test_a_post_brings_what_it_says_of_itself() -> None:
    found = post(
        "<!--\n.. title: Under: the Hood\n.. slug: hood\n.. date: 2016-11-06 23:30:00 UTC-08:00\n"
        ".. updated: 2017/01/02\n.. tags: web, Python , web,\n.. category: Things\n"
        ".. description: What  we learned\n-->\n\nBody\n\nMore\n"
    )
    assert (found.title, found.url) == ("Under: the Hood", "/posts/hood/")
    assert found.date.isoformat() == "2016-11-06T23:30:00-08:00"
    assert found.updated == dt.datetime(2017, 1, 2, tzinfo=dt.UTC)
    assert found.tags == ("web", "Python", "Things")
    assert found.description == "What we learned"
    assert (found.front_matter.body, found.front_matter.body_line) == ("Body\n\nMore\n", 11)
    assert found.permalink_line == 3


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        (POST, "Body\n", 4),
        ("\n\n" + POST, "Body\n", 6),
        (POST.replace("\n", "\r\n"), "Body\n", 4),
        (".. date: 2016-11-06\nBody\n", "Body\n", 2),
        ("<!--\n.. date: 2016-11-06\n-->\nBody\n", "Body\n", 4),
        ("---\ndate: 2016-11-06\n---\nBody\n", "Body\n", 4),
        ("+++\ndate = 2016-11-06\n+++\nBody\n", "Body\n", 4),
    ],
)
def test_the_metadata_is_none_of_the_body(text: str, body: str, line: int) -> None:
    found = post(text)
    assert (found.front_matter.body, found.front_matter.body_line) == (body, line)


def test_metadata_may_stand_in_a_file_of_its_own() -> None:
    files = {"posts/a.md": "---\nBody", "posts/a.meta": ".. date: 2016-11-06\n.. slug: b\n"}
    dialect = site(files)
    found = dialect.file("posts/a.md")
    assert isinstance(found, Post)
    assert (found.url, found.front_matter.body) == ("/posts/b/", "---\nBody")
    assert dialect.file("posts/a.meta") == Skipped()


def test_a_problem_is_where_the_metadata_stands() -> None:
    files = {"posts/a.md": "Body", "posts/a.meta": ".. title: A\n.. date: soon\n"}
    assert problems(files).startswith("docs/old/posts/a.meta:2: `date` is 'soon'")


def test_yaml_is_that_of_version_1_2() -> None:
    found = post("---\ntitle: yes\ndate: 2016-11-06\nslug: off\npretty_url: no\n---\nBody\n")
    assert (found.title, found.url) == ("yes", "/posts/off.html")


def test_an_html_page_says_itself_what_it_is() -> None:
    text = (
        '<html><head><title>A &amp; B</title><meta name="Date" content="2016-11-06">'
        '<meta name="keywords" content="web, python"></head><body>Body</body></html>'
    )
    found = post(text, place="posts/a.html")
    assert (found.title, found.tags, found.front_matter.body) == ("A & B", ("web", "python"), text)


def test_a_header_of_markdowns_own_is_read_where_conf_py_says_so() -> None:
    conf = "MARKDOWN_EXTENSIONS = ['markdown.extensions.meta']"
    found = post("Title: A\nDate: 2016-11-06\nTags: a\n    b\n\nBody\n", conf)
    assert (found.title, found.tags, found.front_matter.body) == ("A", ("a", "b"), "Body\n")


def test_a_post_without_a_title_has_its_heading_or_its_name() -> None:
    assert post(".. date: 2016-11-06\n\n# A *heading*\n").title == "A heading"
    assert post(".. date: 2016-11-06\n\nBody\n", place="posts/a-b.md").title == "a-b"


@pytest.mark.parametrize(
    ("lines", "conf", "status"),
    [
        ("", "", Status.PUBLISHED),
        (".. status: featured\n", "", Status.PUBLISHED),
        (".. status: private\n", "", Status.UNLISTED),
        (".. tags: private\n", "", Status.UNLISTED),
        (".. status: draft\n", "", Status.UNLISTED),
        (".. status: draft\n", "DEPLOY_DRAFTS = False", Status.DRAFT),
        (".. tags: draft\n", "DEPLOY_DRAFTS = False", Status.DRAFT),
        (".. tags: draft\n", "USE_TAG_METADATA = False", Status.PUBLISHED),
        (".. date: 2999-01-01\n", "", Status.SCHEDULED),
        (".. date: 2999-01-01\n", "FUTURE_IS_NOW = True", Status.PUBLISHED),
        (".. date: 2999-01-01\n", "DEPLOY_FUTURE = True", Status.UNLISTED),
    ],
)
def test_who_sees_a_post(lines: str, conf: str, status: Status) -> None:
    found = post(f".. date: 2016-11-06\n.. slug: a\n{lines}\nBody\n", conf)
    assert found.status is status
    assert found.url == "/posts/a/"


def test_a_draft_that_is_published_is_warned_of() -> None:
    dialect = site({"posts/a.md": ".. date: 2016-11-06\n.. status: draft\n\n"})
    dialect.file("posts/a.md")
    assert "`DEPLOY_DRAFTS: false` in the archive's settings" in str(dialect.warnings[0])


def test_a_page_needs_no_date() -> None:
    found = site({"pages/about.md": ".. title: About\n\nBody\n"}).file("pages/about.md")
    assert type(found) is Page
    assert (found.url, found.title) == ("/pages/about/", "About")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Body", "1: a post needs a date; write it as `.. date: 2016-11-06`"),
        (".. date: soon\n\n", "1: `date` is 'soon', which is no date"),
        (".. date: 2016-11-06\n.. updated: soon\n\n", "2: `updated` is 'soon'"),
        (".. date: 2016-11-06\n.. slug: /a\n\n", "2: its address would be '/a/index.html'"),
        (".. date: 2016-11-06\n.. slug: ../../a\n\n", "2: its address would be '/posts/"),
        (".. date: 2016-11-06\n.. slug: a%0Ab\n\n", "control character"),
        (".. date: 2016-11-06\n.. slug: a%5Cb\n\n", "backslash"),
        ("---\ndate: 2016-11-06\nslug: 5\n---\n", "3: `slug` is '5'; write it in quotes"),
        ("---\ndate: 2016-11-06\nslug: [a]\n---\n", "3: `slug` is '[a]'; write it in quotes"),
        ("---\ndate: 2016-11-06\ntags: [5]\n---\n", "3: `tags` is '[5]'; write texts"),
        ("---\ndate: [5]\n---\n", "2: `date` is '[5]', which is no date"),
        ("---\na: b: c\n---\n", "2: the front matter is not valid YAML"),
        ("+++\na = \n+++\n", "2: the front matter is not valid TOML"),
        ("---\ndate: 2016-11-06\ndate: 2016-11-07\n---\n", "`date` stands here and on line 2"),
    ],
)
def test_what_is_wrong_in_a_post_is_said_with_its_line(text: str, problem: str) -> None:
    found = problems({"posts/a.md": text})
    assert found.startswith("docs/old/posts/a.md:")
    assert problem in found


TWO = "TRANSLATIONS = {'en': '', 'de': './de', 'fr': 'fr'}\n"
GERMAN = ".. title: Unter der Haube\n.. slug: haube\n\nText\n"


def test_a_translation_is_a_post_of_its_own() -> None:
    dialect = site({"posts/a.md": POST, "posts/a.de.md": GERMAN}, TWO)
    found = dialect.file("posts/a.de.md")
    assert isinstance(found, Post)
    assert (found.url, found.title) == ("/de/posts/haube/", "Unter der Haube")
    assert (found.date.year, found.aliases) == (2016, ())


def test_a_post_without_a_translation_keeps_its_address_in_that_language() -> None:
    dialect = site({"posts/a.md": POST, "posts/a.de.md": GERMAN}, TWO)
    found = dialect.file("posts/a.md")
    assert isinstance(found, Post)
    assert found.aliases == (Alias(Permalink("/fr/posts/a/", "fr/posts/a/index.html"), 1),)


def test_untranslated_posts_may_be_hidden() -> None:
    assert post(POST, TWO + "SHOW_UNTRANSLATED_POSTS = False").aliases == ()


def test_a_translation_that_is_a_draft_makes_the_post_one() -> None:
    german = GERMAN.replace(".. slug", ".. status: draft\n.. slug")
    dialect = site({"posts/a.md": POST, "posts/a.de.md": german}, TWO + "DEPLOY_DRAFTS = False")
    found = dialect.file("posts/a.md")
    assert isinstance(found, Post)
    assert found.status is Status.DRAFT


def test_the_pattern_of_translations_may_be_another() -> None:
    conf = TWO + "TRANSLATIONS_PATTERN = '{path}.{ext}.{lang}'"
    files = {"posts/a.md": POST, "posts/a.md.de": "Text", "posts/a.meta.de": ".. slug: haube\n"}
    assert url(site(files, conf).file("posts/a.md.de")) == "/de/posts/haube/"


@pytest.mark.parametrize(
    ("place", "file"),
    [
        ("files/robots.txt", "robots.txt"),
        ("files/a/.well-known/x", "a/.well-known/x"),
        ("images/a.PNG", "pix/a.PNG"),
        ("galleries/2016/a.jpg", "galleries/2016/a.jpg"),
        ("listings/a.py", "listings/a.py"),
    ],
)
def test_a_file_is_copied_to_where_nikola_had_it(place: str, file: str) -> None:
    dialect = site({place: "a"}, "IMAGE_FOLDERS = {'images': 'pix'}")
    assert dialect.file(place) == Permalink(f"/{file}", file)


@pytest.mark.parametrize(
    "place",
    ["conf.py", "posts/a.png", "images/a.pdf", "files/.DS_Store", "themes/a/a.tmpl", "notes.md"],
)
def test_what_is_no_part_of_the_site_is_skipped(place: str) -> None:
    assert site({place: ""}).file(place) == Skipped()


@pytest.mark.parametrize("place", ["posts/a.markdown", "posts/.a.md", "pages/.x/a.md"])
def test_what_looks_like_a_post_and_is_none_is_skipped_with_its_reason(place: str) -> None:
    assert site({place: POST}).file(place) == Skipped("POSTS and PAGES do not name it")


def test_posts_in_other_languages_are_left_out_and_named() -> None:
    conf = 'POSTS = (("posts/*.rst", "posts", ""), ("posts/*.ipynb", "posts", ""))'
    dialect = site(dict.fromkeys(("posts/b.rst", "posts/a.rst", "posts/c.ipynb"), ""), conf)
    assert [str(warning) for warning in dialect.warnings] == [
        "docs/old/posts/c.ipynb: this is left out: Nikola reads it as a Jupyter notebook, and only "
        "Markdown and HTML are rendered here; convert them, say with pandoc",
        "docs/old/posts/a.rst: this and 1 more are left out: Nikola reads it as "
        "reStructuredText, and only Markdown and HTML are rendered here; convert them, say with "
        "pandoc",
    ]
    found = dialect.file("posts/a.rst")
    assert isinstance(found, Skipped)
    assert found.reason


def test_the_pages_of_galleries_are_said_not_to_be_made() -> None:
    (warning,) = site({"galleries/a.jpg": ""}, "GALLERY_FOLDERS = {'galleries': 'g'}").warnings
    assert str(warning) == (
        "docs/old/conf.py:1: `GALLERY_FOLDERS` leads to galleries, whose files are served; its "
        "pages are not made"
    )


LINKS = {
    "link://slug/other": "link://slug/other",
    "link://slug/other-slug#x": "/posts/other-slug/#x",
    "link://filename/posts/other.md": "/posts/other-slug/",
    "link://filename/posts/web/a%20b.md#x": "/posts/web/a-b/#x",
    "link://filename/posts/gone.md": "link://filename/posts/gone.md",
    "link://slug/gone": "link://slug/gone",
    "link://tag/web": "link://tag/web",
    "link://root": "/",
    "link:/a/#x": "/a/#x",
    "../other/?a=1#x": "/posts/other/?a=1#x",
    "/images/a.png": "/images/a.png",
    "#x": "#x",
    "https://example.org/": "https://example.org/",
    "//example.org/": "//example.org/",
    "mailto:a@example.org": "mailto:a@example.org",
    "http://[": "http://[",
}


@pytest.mark.parametrize("written", LINKS)
def test_a_link_leads_to_where_nikola_led_it(written: str) -> None:
    other = POST.replace(".. date", ".. slug: other-slug\n.. date")
    dialect = site(
        {
            "posts/a.md": POST,
            "posts/other.md": other,
            "posts/web/a b.md": POST,
            "posts/broken.md": ".. date: soon\n\n",
            "posts/unreadable.md": "---\na: b: c\n---\n",
        }
    )
    found = dialect.file("posts/a.md")
    assert isinstance(found, Page)
    assert dialect.link(found, written) == LINKS[written]


def test_a_link_stays_in_the_language_of_its_page() -> None:
    files = {"posts/a.md": POST, "posts/a.de.md": GERMAN, "posts/b.de.md": POST}
    dialect = site(files, TWO)
    found = dialect.file("posts/b.de.md")
    assert isinstance(found, Page)
    assert dialect.link(found, "link://filename/posts/a.md") == "/de/posts/haube/"
    assert dialect.link(found, "link://slug/a") == "/de/posts/haube/"


def test_redirections_are_redirects_of_the_archive() -> None:
    conf = """\
REDIRECTIONS = [
    ("old/a.html", "/posts/a/"),
    ("/b/", "../posts/ä/#x"),
    ("c/index.html", "https://example.org/ö"),
    ("d.php", "posts/"),
]
"""
    owner = "docs/old/conf.py"
    assert site({"posts/a.md": POST}, conf).redirects == (
        Redirect(Permalink("/old/a.html", "old/a.html"), "/posts/a/", owner, 1),
        Redirect(Permalink("/b/", "b/index.html"), "/posts/%C3%A4/#x", owner, 1),
        Redirect(Permalink("/c/", "c/index.html"), "https://example.org/%C3%B6", owner, 1),
        Redirect(Permalink("/d.php", "d.php.html"), "/posts/", owner, 1),
    )


@pytest.mark.parametrize("pairs", ["['a']", "[('a', 5)]", "[('../a', '/')]", "[('a\\nb', '/')]"])
def test_a_redirection_that_is_none_is_an_error(pairs: str) -> None:
    dialect = site({"posts/a.md": POST}, f"REDIRECTIONS = {pairs}")
    with pytest.raises(ContentError, match=r"conf\.py:1: `REDIRECTIONS` holds"):
        assert dialect.redirects


def test_the_category_may_come_from_the_folder() -> None:
    conf = (
        "CATEGORY_DESTPATH_AS_DEFAULT = True\nCATEGORY_DESTPATH_TRIM_PREFIX = True\n"
        "CATEGORY_DESTPATH_NAMES = {'en': {'web': 'The Web'}}\n"
    )
    assert post(POST, conf, "posts/web/more/a.md").tags == ("The Web",)
    assert post(POST, conf).tags == ("posts",)


@pytest.mark.parametrize(
    ("places", "sign"),
    [
        (["conf.py", "posts/a.md"], "conf.py"),
        (["posts/a.md", "posts/a.meta"], "posts/a.meta"),
        (["posts/a.md", "posts/b.meta"], None),
        (["_posts/2016-11-06-a.md"], None),
    ],
)
def test_what_shows_that_an_archive_is_nikolas(places: list[str], sign: str | None) -> None:
    assert Nikola.recognise(places) == sign


def test_a_setting_that_is_nearly_one_of_ours_is_doubted() -> None:
    (warning,) = folder({"posts/a.md": POST}, PRETTY_URL=False).warnings
    assert "`PRETTY_URL` says nothing here; did you mean `PRETTY_URLS`?" in warning.text
