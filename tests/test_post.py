"""Post: what front matter says of a post, and every mistake with its line and its cure."""

import datetime as dt
from dataclasses import replace

import pytest

from permalog.errors import ContentError
from permalog.post import Post, Status
from sample import HOUSE, NOW, source, written

PERMALINKS = {
    # permalink in front matter -> URL, for blog/2016/2016-11-06-recap.md titled “The Recap”
    "/blog/2016/recap/": "/blog/2016/recap/",
    "blog/2016/recap/": "/blog/2016/recap/",
    '"/blog/2016/recap/index.html"': "/blog/2016/recap/",
    "/recap.html": "/recap.html",
    "/recap": "/recap",
    "/feed/old.xml": "/feed/old.xml",
    "\"/{{ page.date | date: '%Y/%m' }}/{{ page.fileSlug }}/\"": "/2016/11/recap/",
    '"/{{ title | slugify }}/"': "/the-recap/",
    '"{{ page.filePathStem }}.html"': "/blog/2016/recap.html",
    '"{{ page.filePathStem }}/"': "/blog/2016/recap/",
    '"/x/{{ page.inputPath | size }}/"': "/x/31/",
    '"/{{ series }}/{{ page.fileSlug }}/"': "/trips/recap/",
    "{build: /built/}": "/built/",
    "{}": "/blog/2016/recap/",
    "false": "",
}

WRONG = {
    "series: {id: 1}": "`series` is a mapping; write the name of the series",
    # line in front matter -> what the error says
    "date: 2016-13-06": "`date` is '2016-13-06', which is no date; write it as 2016-11-06",
    "date: 2016-02-30": "`date` is '2016-02-30', which is no date",
    "date: Sunday": "`date` is 'Sunday', which is no date",
    "date: [2016-11-06]": "`date` is ",
    "date: true": "`date` is 'true', which is no date",
    "updated: soon": "`updated` is 'soon', which is no date",
    "title: [a, b]": "`title` is a list",
    "title: {a: b}": "`title` is a mapping; write one line of text",
    "description: [a]": "`description` is a list",
    "draft: maybe": "`draft` is 'maybe'; write `true` or `false`",
    "draft: 1": "`draft` is '1'; write `true` or `false`",
    "draft: [true]": "`draft` is ",
    "tags: {a: b}": "`tags` is a mapping; write `[one, two]`",
    "tags: [[a], b]": "`tags` is a list of more than text; write `[one, two]`",
    "aliases: {a: b}": "`aliases` is a mapping; write a list of paths",
    "aliases: [/ok/, ../../up/]": "`aliases` holds '../../up/': it climbs out of the site",
    "aliases: [https://a.example/b/]": "`aliases` holds 'https://a.example/b/': it is a full URL",
    "slug: [a]": "`slug` is a list",
    "permalink: true": "`permalink` is 'true': it is no text",
    "permalink: 2016": "`permalink` is '2016': it is no text",
    "permalink: [/a/]": "`permalink` is ",
    "permalink: ../../up/": "`permalink` is '../../up/': it climbs out of the site",
    "permalink: https://example.org/a/": "it is a full URL; write only",
    "permalink: '/a\\b/'": "it holds a backslash; separate folders with `/`",
    'permalink: "/a\\nb/"': "it holds the control character",
    "permalink: /a/?b=c": "it holds `?`",
    "permalink: '/a/#b'": "it holds `#`",
    "permalink: '/{{ title | slugfy }}/'": "slugfy",
    "permalink: '/{{ pgae.date }}/'": "pgae",
    f"permalink: /{'x' * 300}/": "300 bytes long and a file name holds at most 255",
}


def recap(*lines: str) -> Post:
    return written("title: The Recap", "series: trips", *lines, uri="blog/2016/2016-11-06-recap.md")


@pytest.mark.parametrize(("permalink", "url"), PERMALINKS.items(), ids=PERMALINKS)
def test_a_permalink_means_what_it_means_in_eleventy(permalink: str, url: str) -> None:
    assert recap(f"permalink: {permalink}").url == url


def test_without_a_permalink_the_pattern_decides() -> None:
    assert recap().url == "/blog/2016/recap/"
    assert recap("slug: My-Recap").url == "/blog/2016/My-Recap/"


def test_a_template_is_left_alone_where_dynamic_permalinks_are_off() -> None:
    recapped = recap("dynamicPermalink: false", "permalink: '/{{ title }}/'")
    assert recapped.url == "/{{ title }}/"


@pytest.mark.parametrize(("line", "message"), WRONG.items(), ids=[w[:50] for w in WRONG])
def test_a_wrong_value_is_an_error_with_file_line_value_and_cure(line: str, message: str) -> None:
    lines = ["title: A", line] if not line.startswith("title") else ["x: 1", line]
    if not line.startswith("date"):
        lines.insert(0, "date: 2016-11-06")
    with pytest.raises(ContentError) as refused:
        written(*lines)
    (problem,) = refused.value.problems
    assert (problem.path, problem.line) == ("docs/blog/a.md", lines.index(line) + 2)
    assert message in problem.text


def test_a_post_without_a_date_is_an_error_that_names_the_file() -> None:
    with pytest.raises(ContentError) as refused:
        written("date:", uri="blog/trips/recap.md")
    assert str(refused.value).startswith(
        "docs/blog/trips/recap.md:2: a post needs a date; add `date:"
    )
    assert "`2016-11-06-recap.md`" in str(refused.value)


def test_an_impossible_date_in_the_path_is_an_error() -> None:
    with pytest.raises(ContentError, match="the date in its path is '2016-13-06'"):
        written("date:", uri="blog/2016-13-06-recap.md")


def test_all_that_is_wrong_is_shown_at_once() -> None:
    with pytest.raises(ContentError) as refused:
        written("date: never", "draft: maybe", "permalink: /a?", "tags: {}", "aliases: [x?]")
    assert [p.line for p in refused.value.problems] == [2, 3, 5, 6]


def test_the_date_in_front_matter_comes_before_that_in_the_path() -> None:
    assert written("date: 2015-01-02", uri="blog/2016-11-06-a.md").date.year == 2015
    assert written("date:", uri="blog/2016-11-06-a.md").date.date() == dt.date(2016, 11, 6)


def test_the_zone_decides_the_day_and_with_it_the_address() -> None:
    assert written("date: 2016-12-31T23:30:00Z").url == "/blog/2017/a/"
    assert written("date: 2016-12-31T23:30:00").url == "/blog/2016/a/"


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        ([], Status.PUBLISHED),
        (["draft: false"], Status.PUBLISHED),
        (["draft:"], Status.PUBLISHED),
        (["draft: true"], Status.DRAFT),
        (["permalink: false"], Status.UNPUBLISHED),
        (["permalink: {serve: /a/}"], Status.UNPUBLISHED),
        (["date: 2026-06-01 13:59"], Status.PUBLISHED),
        (["date: 2026-06-01 14:00"], Status.PUBLISHED),
        (["date: 2026-06-01 14:01"], Status.SCHEDULED),
        (["date: 2026-06-02"], Status.SCHEDULED),
        (["date: 2027-01-01", "draft: true"], Status.DRAFT),
        (["date: 2027-01-01", "permalink: false"], Status.UNPUBLISHED),
    ],
    ids=str,
)
def test_only_a_post_that_is_due_and_no_draft_is_published(
    lines: list[str], status: Status
) -> None:
    assert written(*lines).status is status
    assert NOW.isoformat() == "2026-06-01T12:00:00+00:00"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: 1.10", "1.10"),
        ("title: yes", "yes"),
        ("title: 2016-11-06", "2016-11-06"),
        ("title: '  two  words '", "two words"),
        ("title: |\n  one\n  two", "one two"),
        ("title: '<b> & \"x\"'", '<b> & "x"'),
        ("title:", "My first post"),
        ("title: ''", "My first post"),
    ],
)
def test_a_title_is_what_the_author_wrote(line: str, title: str) -> None:
    assert written(line, uri="blog/2016-11-06-my-first_post.md").title == title


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# From the text\n", "From the text"),
        ("\n\n#   From the text  ##\n", "From the text"),
        ("# From the text {#id .big}\n", "From the text"),
        ("Text\n\n# Later\n", "A"),
        ("## Second level\n", "A"),
        ("#hashtag\n", "A"),
    ],
)
def test_without_a_title_the_first_heading_is_it_else_the_file_name(body: str, title: str) -> None:
    assert HOUSE.post(source(f"---\ndate: 2016-11-06\n---\n{body}")).title == title


@pytest.mark.parametrize(
    ("line", "tags"),
    [
        ("tags: [Django, Amsterdam]", ("Django", "Amsterdam")),
        ("tags: Django", ("Django",)),
        ("tags: [Django, Django, '']", ("Django",)),
        ("tags: [2016, 1.10, yes]", ("2016", "1.10", "yes")),
        ("tags: [' two  words ']", ("two words",)),
        ("tags: [a, ~, b]", ("a", "b")),
        ("tags:", ()),
        ("tags: []", ()),
    ],
)
def test_tags_are_texts_each_once(line: str, tags: tuple[str, ...]) -> None:
    assert written(line).tags == tags


@pytest.mark.parametrize(
    ("line", "series"),
    [
        ("series: Ports", "Ports"),
        ("series: ' two  words '", "two words"),
        ("series: [Ports, Harbours]", "Ports"),
        ("series: ['', Ports]", "Ports"),
        ("series: 1.10", "1.10"),
        ("series:", None),
        ("series: []", None),
    ],
)
def test_a_post_is_part_of_one_series(line: str, series: str | None) -> None:
    assert written(line).series == series


def test_aliases_are_addresses_each_once_with_their_line() -> None:
    aliases = written("aliases: [/old/, old/index.html, /old.html]").aliases
    assert [a.permalink.url for a in aliases] == ["/old/", "/old.html"]
    assert {a.line for a in aliases} == {3}


def test_the_last_change_is_never_before_the_date() -> None:
    assert written("updated: 2017-01-01").last_change.year == 2017
    assert written("updated: 2015-01-01").last_change.year == 2016
    assert written().last_change.year == 2016


def test_the_root_of_the_posts_is_no_part_of_the_folder() -> None:
    house = replace(HOUSE, pattern="/{folder}/{slug}/")
    assert written(uri="blog/trips/a.md", house=house).url == "/trips/a/"


@pytest.mark.parametrize(
    ("line", "message"),
    {
        "published: false": "`published` hides nothing here; write `draft: true`",
        "Draft: true": "`Draft` is read in small letters only; write `draft`",
        "url: /a/": "`url` gives no address here; write `permalink`",
        "permalink: /:year/:title/": "`:year`, as Jekyll and Hugo write it",
        "permalink: ' /a/ '": "it begins or ends with a space",
        "slug: ../a": "`slug` is '../a', and in the pattern `/blog/{year}/{slug}/`",
    }.items(),
)
def test_what_another_generator_means_is_an_error_with_its_cure(line: str, message: str) -> None:
    with pytest.raises(ContentError) as refused:
        written(line)
    (problem,) = refused.value.problems
    assert message in problem.text
    assert problem.line == 3


def test_a_percent_encoded_address_is_the_one_that_it_stands_for() -> None:
    assert written("permalink: /caf%C3%A9/").url == "/café/"
    assert written("aliases: [/caf%C3%A9/]").aliases[0].permalink.url == "/café/"
