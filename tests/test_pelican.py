"""What moves in from Pelican beyond the addresses of single posts, and what is said of the rest."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import pytest

from archived import archive
from permalog.dialects import Skipped
from permalog.dialects.pelican import Pelican
from permalog.errors import ContentError
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status

POST = "Title: Under the Hood\nDate: 2016-11-06 09:05\n"


def post(lines: str = "", body: str = "Body\n") -> str:
    return f"{POST}{lines}\n{body}"


def pelican(files: Mapping[str, str], config: str | None = None, **settings: Any) -> Pelican:
    return Pelican(archive(files, settings, config))


def page(dialect: Pelican, place: str = "a.md") -> Page:
    found = dialect.file(place)
    assert isinstance(found, Page)
    return found


def one(text: str, place: str = "a.md", **settings: Any) -> Page:
    return page(pelican({place: text}, **settings), place)


def refusal(text: str, place: str = "a.md", **settings: Any) -> str:
    with pytest.raises(ContentError) as caught:
        pelican({place: text}, **settings).file(place)
    return str(caught.value)


def said(dialect: Pelican) -> str:
    return "\n".join(map(str, dialect.warnings))


# Settings


ASSIGNED = {
    "a text": ("ARTICLE_SAVE_AS = ARTICLE_URL = 'x/{slug}.html'", "/x/under-the-hood.html"),
    "a sum": (
        "ARTICLE_URL = 'x/' + '{slug}/'\nARTICLE_SAVE_AS = ARTICLE_URL + 'index.html'",
        "/x/under-the-hood/",
    ),
    "an f-string": (
        "ARTICLE_URL = '{slug}/'\nARTICLE_SAVE_AS = f'{ARTICLE_URL}index.html'",
        "/under-the-hood/",
    ),
    "with a type": ("SLUGIFY_SOURCE: str = 'basename'", "/a.html"),
    "a call of dict": (
        "EXTRA_PATH_METADATA = {'a.md': dict(slug='b')}",
        "/b.html",
    ),
    "an import": ("from more.urls import *\n", "/more.html"),
}


@pytest.mark.parametrize(("config", "url"), ASSIGNED.values(), ids=ASSIGNED)
def test_a_plain_assignment_of_the_configuration_counts(config: str, url: str) -> None:
    more = "SLUGIFY_SOURCE = 'basename'\nEXTRA_PATH_METADATA = {'a.md': {'slug': 'more'}}\n"
    dialect = pelican({"a.md": post(), "pelicanconf.py": config, "more/urls.py": more})
    assert page(dialect).url == url


def test_the_configuration_of_the_published_site_goes_before_the_other() -> None:
    files = {
        "content/a.md": post(),
        "pelicanconf.py": "PATH = 'content'\nSLUGIFY_SOURCE = 'basename'\nTIMEZONE = 'Asia/Tokyo'",
        "publishconf.py": "from pelicanconf import *\nSLUGIFY_SOURCE = 'title'",
    }
    found = page(pelican(files), "content/a.md")
    assert found.url == "/under-the-hood.html"
    assert isinstance(found, Post)
    assert found.date.utcoffset() == dt.timedelta(hours=9)


def test_mkdocs_yml_goes_before_the_configuration() -> None:
    files = {"a.md": post(), "pelicanconf.py": "SLUGIFY_SOURCE = 'basename'"}
    assert page(pelican(files, SLUGIFY_SOURCE="title")).url == "/under-the-hood.html"


def test_the_configuration_may_have_another_name() -> None:
    files = {"a.md": post(), "conf/site.py": "SLUGIFY_SOURCE = 'basename'"}
    assert page(pelican(files, "conf/site.py")).url == "/a.html"


def test_no_code_of_an_archive_is_run() -> None:
    code = "import os\nos.abort()\nSLUGIFY_SOURCE = 'basename'\nraise SystemExit\n"
    assert page(pelican({"a.md": post(), "pelicanconf.py": code})).url == "/a.html"


@pytest.mark.parametrize(
    "code",
    [
        "ARTICLE_URL = url()",
        "if DEBUG:\n    ARTICLE_URL = 'x'",
        "ARTICLE_URL, B = urls()",
        "ARTICLE_URL = '%s/' % NAME",
        "from urls import ARTICLE_URL",
    ],
)
def test_what_only_code_would_tell_is_named_with_its_cure(code: str) -> None:
    dialect = pelican({"pelicanconf.py": f"# x\n{code}"})
    assert "docs/old/pelicanconf.py:" in said(dialect)
    assert "`ARTICLE_URL` is set by code" in said(dialect)
    assert "`settings`" in said(dialect)


def test_a_list_that_code_adds_to_is_named_too() -> None:
    code = "STATIC_PATHS = ['images']\nSTATIC_PATHS.append('x')\nREADERS['x'] = None"
    dialect = pelican({"pelicanconf.py": code})
    assert "pelicanconf.py:2: `STATIC_PATHS` is set by code" in said(dialect)
    assert "pelicanconf.py:3: `READERS` is set by code" in said(dialect)


def test_what_mkdocs_yml_says_need_not_be_read() -> None:
    files = {"pelicanconf.py": "ARTICLE_URL = url()\nMENU = menu()"}
    assert said(pelican(files, ARTICLE_URL="{slug}.html")) == ""


def test_a_configuration_that_is_not_python_3_is_an_error() -> None:
    with pytest.raises(ContentError, match=r"pelicanconf\.py:2: it is not Python 3"):
        pelican({"pelicanconf.py": "A = 1\nprint 'x'\n"})


def test_a_configuration_that_is_not_there_is_an_error() -> None:
    with pytest.raises(ContentError, match=r"docs/old/nope\.py: there is no such file"):
        pelican({"a.md": post()}, "nope.py")


def test_a_misspelt_setting_is_named() -> None:
    dialect = pelican({"a.md": post()}, ARTICLE_SAVEAS="x")
    assert "did you mean `ARTICLE_SAVE_AS`?" in said(dialect)


@pytest.mark.parametrize(
    ("settings", "part"),
    [
        ({"ARTICLE_URL": 5}, "`ARTICLE_URL` is '5'; write text"),
        ({"TIMEZONE": "Mars"}, "`TIMEZONE` is 'Mars', which is no time zone"),
        ({"SLUGIFY_SOURCE": "name"}, "`SLUGIFY_SOURCE` is 'name'; write `title` or `basename`"),
        ({"FILENAME_METADATA": "("}, "`FILENAME_METADATA` is '(', which is no pattern"),
        ({"SLUG_REGEX_SUBSTITUTIONS": [["(", ""]]}, "`SLUG_REGEX_SUBSTITUTIONS` holds '('"),
        ({"SLUG_REGEX_SUBSTITUTIONS": ["a"]}, "which is no pair of texts"),
        ({"DEFAULT_DATE": "soon"}, "`DEFAULT_DATE` is 'soon', which is no date"),
        ({"DEFAULT_METADATA": {"date": "soon"}}, "`DEFAULT_METADATA` cannot be used"),
        ({"ARTICLE_PERMALINK_STRUCTURE": "%Y"}, "write it out in ARTICLE_URL"),
        ({"EXTRA_PATH_METADATA": {"a": "b"}}, "`EXTRA_PATH_METADATA` holds 'a'"),
        (
            {"SLUG_SUBSTITUTIONS": [], "TAG_REGEX_SUBSTITUTIONS": []},
            "goes not with TAG_REGEX_SUBSTITUTIONS",
        ),
    ],
)
def test_a_wrong_setting_is_an_error_that_names_it(settings: dict[str, Any], part: str) -> None:
    with pytest.raises(ContentError) as caught:
        pelican({"a.md": post()}, **settings)
    assert part in str(caught.value)
    assert str(caught.value).startswith("mkdocs.yml: the archive docs/old: ")


def test_a_wrong_setting_of_the_configuration_is_named_with_its_line() -> None:
    with pytest.raises(ContentError, match=r"docs/old/pelicanconf\.py:2: `TIMEZONE` is 'Mars'"):
        pelican({"pelicanconf.py": "A = 1\nTIMEZONE = 'Mars'\n"})


def test_a_text_in_place_of_a_list_is_passed_over_as_pelican_does() -> None:
    dialect = pelican({"a.md": post()}, ARTICLE_PATHS="posts")
    assert page(dialect).url == "/under-the-hood.html"
    assert "`ARTICLE_PATHS` is 'posts'" in said(dialect)


def test_names_of_months_in_another_language_are_a_warning() -> None:
    settings = {"LOCALE": ["de_DE.utf8", "de"], "ARTICLE_URL": "{date:%b}/{slug}.html"}
    assert "`LOCALE` is 'de_DE.utf8'" in said(pelican({}, **settings))
    assert said(pelican({}, **{**settings, "LOCALE": "en_US.utf8"})) == ""
    assert said(pelican({}, LOCALE=["de"])) == ""


def test_a_plugin_that_gives_addresses_is_named() -> None:
    code = "PLUGINS = ['sitemap', 'pelican.plugins.i18n_subsites', 'yaml-metadata']"
    text = said(pelican({"pelicanconf.py": code}))
    assert "pelicanconf.py:1: `PLUGINS` has pelican.plugins.i18n_subsites, which gives" in text
    assert "`PLUGINS` has yaml-metadata, which reads headers as YAML" in text
    assert "sitemap" not in text


# Which file is what


@pytest.mark.parametrize(
    ("config", "place"),
    [
        ("PATH = 'src/notes/'", "src/notes/a.md"),
        ("PATH = './content'", "content/a.md"),
        ("PATH = home()", "content/a.md"),
        ("", "content/a.md"),
        ("PATH = 'content'", "a.md"),
        ("PATH = '.'\nARTICLE_PATHS = ['content']", "content/a.md"),
    ],
)
def test_the_archive_is_the_whole_project_or_its_content(config: str, place: str) -> None:
    dialect = pelican({"pelicanconf.py": config, place: post(), "README.rst": "x"})
    assert page(dialect, place).url == "/under-the-hood.html"
    assert dialect.file("pelicanconf.py") == Skipped()


def test_what_lies_beside_the_content_is_not_published() -> None:
    dialect = pelican({"content/a.md": post(), "theme/b.html": "x", "output/c.md": post()})
    assert dialect.file("theme/b.html") == dialect.file("output/c.md") == Skipped()


def test_a_configuration_shows_pelican() -> None:
    assert Pelican.recognise(["x/a.md", "publishconf.py"]) == "publishconf.py"
    assert Pelican.recognise(["pelicanconf.py", "publishconf.py"]) == "pelicanconf.py"
    assert Pelican.recognise(["conf.py", "content/a.md"]) is None


def test_a_post_in_another_language_than_markdown_is_named() -> None:
    dialect = pelican({"a.rst": "A\n#\n", "b.rst": "B\n#\n", "c.adoc": "= C\n"})
    found = dialect.file("a.rst")
    assert isinstance(found, Skipped)
    assert "convert it" in str(found.reason)
    assert "docs/old/a.rst: it is in reStructuredText" in said(dialect)
    assert "2 posts" in said(dialect)
    assert "docs/old/c.adoc: it is in AsciiDoc" in said(dialect)


def test_what_pelican_passed_over_is_named_with_its_reason() -> None:
    reasons = {
        "Body\n": "no title",
        "Title: A\n\nBody\n": "no date",
        "Title: A\nDate: soon\n\nBody\n": "its `date` is 'soon'",
        post("Status: skip\n"): "its status is `skip`",
        post("Status: later\n"): "its status is 'later'",
        post("Save_as: /a.html\n"): "outside of the site: '/a.html'",
        post("Timezone: Mars\n"): "its `timezone` is 'Mars'",
        post("Content: x\n"): "the key `content`",
    }
    for text, reason in reasons.items():
        found = pelican({"a.md": text}).file("a.md")
        assert isinstance(found, Skipped)
        assert reason in str(found.reason)


def test_a_reader_that_is_switched_off_leaves_its_files_to_be_copied() -> None:
    files = {"a.md": post(body="[x]({static}b.html)"), "b.html": "<p>b</p>"}
    code = {"pelicanconf.py": "READERS = dict(html=None)"}
    assert pelican({**files, **code}).file("b.html") == Permalink("/b.html", "b.html")
    assert isinstance(pelican(files).file("b.html"), Skipped)


# What is known of a post


def test_a_post_is_read_whole() -> None:
    lines = "Tags: Web, Python\nCategory: Notes\nSummary: In *short*\n    and more\nAuthor: Ada\n"
    found = one(post(f"{lines}Modified: 2017-01-02\nSlug: hood\n"), TIMEZONE="Europe/Berlin")
    assert isinstance(found, Post)
    assert found.title == "Under the Hood"
    assert found.date.isoformat() == "2016-11-06T09:05:00+01:00"
    assert found.updated
    assert found.updated.isoformat() == "2017-01-02T00:00:00+01:00"
    assert found.tags == ("Web", "Python", "Notes")
    assert found.description == "In short and more"
    assert found.uri == "old/a.md"
    assert found.front_matter.body == "Body\n"
    assert found.front_matter.body_line == 11
    assert found.front_matter.line("slug") == 9


def test_a_description_is_taken_where_there_is_no_summary() -> None:
    assert one(post("Description: Short\n")).description == "Short"
    assert one(post()).description is None


def test_the_category_that_nobody_gave_is_no_tag() -> None:
    assert one(post()).tags == ()
    assert one(post(), "web/a.md").tags == ("web",)
    assert one(post(), DEFAULT_CATEGORY="Notes").tags == ("Notes",)
    assert one(post(), "pages/a.md").tags == ()


def test_a_tag_without_a_letter_is_left_out_and_named() -> None:
    dialect = pelican({"a.md": post("Tags: !!!, web\n")})
    assert page(dialect).tags == ("web",)
    assert "docs/old/a.md:3: the tag '!!!' is left out" in said(dialect)


def test_an_empty_title_gives_way_to_the_first_heading() -> None:
    header = "Title:\nDate: 2016-11-06\nSlug: b\n\n"
    assert one(f"{header}# A *heading*\n").title == "A heading"
    assert one(f"{header}Body\n").title == "a"


def test_a_title_is_text() -> None:
    assert one(post("Slug: a\n").replace("Hood", "<em>Hood</em> &amp; more")).title == (
        "Under the Hood & more"
    )


def test_a_page_has_no_date() -> None:
    found = one(post(), "pages/a.md")
    assert not isinstance(found, Post)
    assert found.url == "/pages/under-the-hood.html"


def test_a_post_in_html_has_the_inside_of_its_body() -> None:
    text = '<html><head>\n<title>A</title><meta name="date" content="2016">\n</head>\n'
    found = one(f'{text}<body class="x">\n<p>Text</p>\n</body></html>', "a.html")
    assert found.front_matter.body == "\n<p>Text</p>\n"
    assert found.front_matter.body_line == 4
    assert found.front_matter.line("date") == 2


def test_a_date_that_the_day_of_the_build_completes_is_named() -> None:
    dialect = pelican({"a.md": "Title: A\nDate: November 2016\n\nBody\n"})
    found = page(dialect)
    assert isinstance(found, Post)
    assert found.date.day == 17
    assert "docs/old/a.md:2: `date` lacks a part" in said(dialect)


def test_a_zone_by_name_says_the_same_wherever_the_blog_is_built() -> None:
    found = one(POST.replace("09:05", "09:05 EST") + "\nBody\n", TIMEZONE="Europe/Berlin")
    assert isinstance(found, Post)
    assert found.date.isoformat() == "2016-11-06T09:05:00+01:00"


def test_the_time_of_a_file_is_no_date() -> None:
    text = refusal("Title: A\n\nBody\n", DEFAULT_DATE="fs")
    assert text.startswith("docs/old/a.md: it has no date, and DEFAULT_DATE is 'fs'")
    assert one(post(), DEFAULT_DATE="fs").url == "/under-the-hood.html"


def test_a_default_date_is_a_date_of_yaml_too() -> None:
    found = one("Title: A\n\nBody\n", DEFAULT_DATE=dt.date(2016, 11, 6))
    assert isinstance(found, Post)
    assert found.date.isoformat() == "2016-11-06T00:00:00+00:00"


# Addresses


def test_the_file_answers_too_where_it_is_not_where_the_url_leads() -> None:
    found = one(post(), ARTICLE_URL="blog/{slug}/", ARTICLE_SAVE_AS="blog/{slug}.html")
    assert found.permalink == Permalink("/blog/under-the-hood/", "blog/under-the-hood/index.html")
    assert [alias.permalink.url for alias in found.aliases] == ["/blog/under-the-hood.html"]


def test_a_url_without_a_slash_may_be_a_folder() -> None:
    found = one(post(), ARTICLE_URL="blog/{slug}", ARTICLE_SAVE_AS="blog/{slug}/index.html")
    assert found.permalink == Permalink("/blog/under-the-hood", "blog/under-the-hood/index.html")
    assert found.aliases == ()


def test_a_file_for_errors_stays_where_it_is() -> None:
    found = one(post("Status: hidden\nSave_as: 404.html\n"), "pages/404.md")
    assert found.permalink == Permalink("/404.html", "404.html")
    assert found.permalink_line == 4
    assert found.status is Status.UNLISTED


def test_the_address_of_the_site_is_no_part_of_a_url() -> None:
    settings = {"SITEURL": "https://example.org/", "ARTICLE_URL": "https://example.org/{slug}.html"}
    assert one(post(), **settings).url == "/under-the-hood.html"


def test_a_post_that_is_not_written_has_no_address() -> None:
    found = one(post(), ARTICLE_SAVE_AS="")
    assert found.permalink is None
    assert found.status is Status.UNPUBLISHED


@pytest.mark.parametrize(
    ("pattern", "part"),
    [
        ("{series}/", "`ARTICLE_SAVE_AS` is '{series}/', which asks for `series`"),
        ("{slug", "`ARTICLE_SAVE_AS` is '{slug', which"),
        ("{slug.__class__}", "which holds `slug.__class__`"),
        ("{slug:>99999}", "which holds `slug`"),
        ("{tags[0]}", "which asks for `tags`"),
        ("{}", "`ARTICLE_SAVE_AS` is '{}', which"),
    ],
)
def test_a_pattern_that_cannot_be_filled_is_an_error(pattern: str, part: str) -> None:
    assert part in refusal(post(), ARTICLE_SAVE_AS=pattern)


@pytest.mark.parametrize(
    ("lines", "part"),
    [
        ("Slug: why?\n", "a.md:3: its address cannot be: it holds `?`"),
        ("Slug: a\\b\n", "a.md:3: its address cannot be: it holds a backslash"),
        ("Save_as: .\n", "a.md:3: its address cannot be: it is the site itself"),
        (f"Slug: {'a' * 300}\n", "a.md:3: its address cannot be: its part 'aaaa"),
        ("Status: Skip\n", "`status` is 'Skip'; write `skip`"),
    ],
)
def test_what_can_be_no_address_is_an_error_with_its_line(lines: str, part: str) -> None:
    assert part in refusal(post(lines))


def test_old_addresses_of_the_plugins_lead_to_the_post() -> None:
    found = one(post("Alias: /old/, 2015/a.html\nOriginal_url: /before\n"))
    assert [alias.permalink for alias in found.aliases] == [
        Permalink("/old/", "old/index.html"),
        Permalink("/2015/a.html", "2015/a.html"),
        Permalink("/before", "before.html"),
    ]
    assert [alias.line for alias in found.aliases] == [3, 3, 4]
    assert (
        one(post("Alias: /under-the-hood.html\nOriginal_url: https://a.example/b\n")).aliases == ()
    )


def test_an_old_address_that_can_be_none_is_left_out_and_named() -> None:
    dialect = pelican({"a.md": post("Alias: /?p=1, /b/\n")})
    assert [alias.permalink.url for alias in page(dialect).aliases] == ["/b/"]
    assert "docs/old/a.md:3: `alias` holds '/?p=1', which is left out: it holds `?`" in said(
        dialect
    )


# Status


def test_a_post_of_the_future_is_scheduled_where_pelican_hides_it() -> None:
    text = post().replace("2016", "2999")
    assert one(text).status is Status.PUBLISHED
    assert one(text, WITH_FUTURE_DATES=False).status is Status.SCHEDULED
    assert one(post(), WITH_FUTURE_DATES=False).status is Status.PUBLISHED


def test_a_draft_has_its_address() -> None:
    found = one(post("Status: draft\n"))
    assert found.status is Status.DRAFT
    assert found.url == "/drafts/under-the-hood.html"


def test_a_draft_without_a_date_is_of_now() -> None:
    found = one("Title: A\nStatus: draft\n\nBody\n")
    assert isinstance(found, Post)
    assert found.date == dt.datetime(2026, 5, 17, 12, tzinfo=dt.UTC)


def test_no_list_has_a_translation() -> None:
    files = {"a.md": post("Lang: de\n"), "b.md": post(), "c.md": post("Lang: fr\nSlug: c\n")}
    dialect = pelican(files)
    assert page(dialect, "a.md").status is Status.UNLISTED
    assert page(dialect, "b.md").status is Status.PUBLISHED
    assert page(dialect, "c.md").status is Status.PUBLISHED
    assert page(pelican(files, ARTICLE_TRANSLATION_ID=False)).status is Status.PUBLISHED


def test_a_translation_in_the_same_language_says_so() -> None:
    files = {"a.md": post("Translation: true\nUrl: a/\nSave_as: a/index.html\n"), "b.md": post()}
    assert page(pelican(files), "a.md").status is Status.UNLISTED
    assert page(pelican(files), "b.md").status is Status.PUBLISHED


# Files and links

FOLDERS = {"ARTICLE_URL": "{slug}/", "ARTICLE_SAVE_AS": "{slug}/index.html"}


def test_the_newest_post_that_attaches_a_file_has_it() -> None:
    old = post("Slug: old\n", "![]({attach}x.png)").replace("2016", "2015")
    new = post("Slug: new\n", '<img src="{attach}x.png">')
    dialect = pelican({"a.md": old, "b.md": new, "x.png": ""}, **FOLDERS)
    assert dialect.file("x.png") == Permalink("/new/x.png", "new/x.png")
    assert dialect.link(page(dialect), "{attach}x.png") == "/new/x.png"


def test_a_file_that_a_newer_post_links_to_stays_where_it_is() -> None:
    old = post("Slug: old\n", "![]({attach}x.png)").replace("2016", "2015")
    new = post("Slug: new\n", "[x]: {static}x.png 'title'\n")
    dialect = pelican({"a.md": old, "b.md": new, "x.png": ""}, **FOLDERS)
    assert dialect.file("x.png") == Permalink("/x.png", "x.png")


@pytest.mark.parametrize(
    "link",
    [
        '![]({static}files/x (1).png "A title")',
        "![]( {static}files/x%20(1).png )",
        "<img src='{static}/files/x (1).png' alt=''>",
        "[x]: |static|../web/files/x%20(1).png",
        "![](<{attach}files/x (1).png>)",
    ],
)
def test_a_file_is_found_however_its_link_is_written(link: str) -> None:
    dialect = pelican(
        {"web/a.md": post(body=link), "web/files/x (1).png": "", "files/x (1).png": ""}
    )
    files = ("web/files/x (1).png", "files/x (1).png")
    assert sum(isinstance(dialect.file(place), Permalink) for place in files) == 1


def test_a_file_that_nothing_asks_for_is_not_copied() -> None:
    dialect = pelican({"a.md": post(), "x.png": "", "images/y.png": ""})
    assert dialect.file("x.png") == Skipped()
    assert dialect.file("images/y.png") == Permalink("/images/y.png", "images/y.png")


@pytest.mark.parametrize("path", ["../x", "/x", "", "a\\b"])
def test_a_file_that_would_leave_the_site_is_an_error(path: str) -> None:
    dialect = pelican({"images/x.png": ""}, EXTRA_PATH_METADATA={"images": {"path": path}})
    with pytest.raises(ContentError, match=r"docs/old/images/x\.png: it cannot be copied"):
        dialect.file("images/x.png")


@pytest.mark.parametrize(
    ("url", "target"),
    {
        "{filename}b.md": "/posts/b.html",
        "{filename}/web/b.md?x=1#y": "/posts/b.html?x=1#y",
        "|filename|../web/b.md": "/posts/b.html",
        "{filename}c%20d.md": "/posts/c%20d.html",
        "{filename}gone.md": "{filename}gone.md",
        "{filename}draft.md": "/drafts/draft.html",
        "{filename}skipped.md": "{filename}skipped.md",
        "{static}/images/%C3%A9.png": "/images/%C3%A9.png",
        "{static}/images/é.png": "/images/%C3%A9.png",
        "{static}/images/gone.png": "{static}/images/gone.png",
        "{tag}Web Things": "/tag/web-things.html",
        "{category}Größe": "/category/grosse.html",
        "{author}Ada King": "/author/ada-king.html",
        "{index}": "/index.html",
        "{other}x": "{other}x",
        "b.html": "/posts/b.html",
        "../x/?y#z": "/x/?y#z",
        "/x": "/x",
        "#top": "/posts/a.html#top",
        "https://example.org/x": "https://example.org/x",
        "//example.org/x": "//example.org/x",
        "mailto:a@example.org": "mailto:a@example.org",
        "//[": "//[",
    }.items(),
)
def test_a_link_leads_to_where_it_led(url: str, target: str) -> None:
    files = {
        "web/a.md": post("Slug: a\n"),
        "web/b.md": post("Slug: b\n"),
        "web/c d.md": post("Slug: c d\n"),
        "web/draft.md": post("Slug: draft\nStatus: draft\n"),
        "web/skipped.md": "Body\n",
        "images/é.png": "",
    }
    settings = {"ARTICLE_URL": "posts/{slug}.html", "ARTICLE_SAVE_AS": "posts/{slug}.html"}
    dialect = pelican(files, **settings)
    assert dialect.link(page(dialect, "web/a.md"), url) == target


def test_links_are_those_of_an_archive_at_the_top_of_docs_too() -> None:
    found = archive({"a.md": post(), "b.md": post("Slug: b\n")})
    top = type(found)("", "docs", found.files, found.now, texts=found.texts)
    dialect = Pelican(top)
    assert dialect.link(page(dialect), "{filename}b.md") == "/b.html"
