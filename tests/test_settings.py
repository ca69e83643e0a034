"""Settings under extra.blog: a wrong one stops the build with its line and the nearest key."""

from collections.abc import Callable

import pytest

from drawn import Blog, shipped_config

WRONG = {
    # below `blog:` in mkdocs.yml             what is said of it
    "per_pgae: 5": "`extra.blog.per_pgae` is no setting; did you mean `per_page`?",
    "Permalink: /a/": "`extra.blog.Permalink` is no setting; did you mean `permalink`?",
    "wrods: {}": "`extra.blog.wrods` is no setting; did you mean `words`?",
    "zzz: 1": "`extra.blog.zzz` is no setting; there are alternates, analytics, anchors, archive, ",
    "1: 2": "`extra.blog.1` is no setting",
    "posts: [blog]": "`extra.blog.posts` ",
    "posts: 5": "`extra.blog.posts` ",
    "per_page: 0": "`extra.blog.per_page` is `0`; write a number from 1",
    "related: -1": "`extra.blog.related` is `-1`; write a number from 0",
    "per_page: -3": "`extra.blog.per_page` is `-3`; write a number from 1",
    "per_page: ten": "`extra.blog.per_page` ",
    "per_page: true": "`extra.blog.per_page` ",
    "permalink: 5": "`extra.blog.permalink` ",
    "permalink: /blog/{yaer}/{slug}/": "`{yaer}` is no placeholder; did you mean `{year}`?",
    "permalink: /blog/{year}/": "it gives many posts one address; add `{slug}` or `{title}`",
    "permalink: https://x.example/{slug}/": "it is a full URL",
    "permalink: /../{slug}/": "it climbs out of the site",
    "timezone: Europe/Amsterdm": "`extra.blog.timezone` is 'Europe/Amsterdm', which is no time",
    "timezone: 2": "`extra.blog.timezone` is '2', which is no time zone",
    "timezone: /etc/passwd": "which is no time zone; write a name like 'Europe/Amsterdam'",
    "archive: https://x.example/": "`extra.blog.archive` is 'https://x.example/': it is a full URL",
    "archive: /blog": "is '/blog': it names no folder; end it with a slash: '/blog/'",
    "tags: ../": "`extra.blog.tags` is '../': it climbs out of the site",
    "feeds: none": "`extra.blog.feeds` ",
    "feeds: {rss: true}": "write a path like '/feed.xml', or false",
    "feeds: {rss: '/feed?x'}": "it holds `?`",
    "feeds: {rsss: /feed.xml}": "`extra.blog.feeds.rsss` is no setting; did you mean `rss`?",
    "feeds: {entries: many}": "entries",
    "feeds: {entries: 0}": "entries",
    "feeds: {entries: -1}": "entries",
    "feeds: {former: /index.xml}": "`extra.blog.feeds.former` is '/index.xml'; write addresses",
    "feeds: {former: [/index.xml]}": "`extra.blog.feeds.former` is '['/index.xml']'; write",
    "feeds: {former: {/index.xml: rs}}": "`extra.blog.feeds.former` has '/index.xml': 'rs': write "
    "one of rss, atom, json",
    "feeds: {former: {/index.xml: }}": "has '/index.xml': 'None': write one of rss, atom, json",
    "feeds: {former: {'/?feed=rss2': rss}}": "has '/?feed=rss2': 'rss': it holds `?`",
    "feeds: {former: {https://x.example/feed: rss}}": "'https://x.example/feed': 'rss': it is a",
    "feeds: {ids: /etc/passwd}": "is '/etc/passwd': name a file beside this one, or below it",
    "feeds: {ids: ../old.xml}": "is '../old.xml': name a file beside this one, or below it",
    "feeds: {ids: 5}": "`extra.blog.feeds.ids` ",
    "words: {oldr: x}": "`extra.blog.words.oldr` is no setting; did you mean `older`?",
    "words: {older: [x]}": "`extra.blog.words` ",
    "words: older": "`extra.blog.words` ",
}


@pytest.fixture
def with_setting(blog: Callable[..., Blog]) -> Callable[[str], Blog]:
    def draw(setting: str) -> Blog:
        drawing = blog("blog/a.md\n| ---\n| date: 2016-11-06\n| ---\n| Text.")
        config = shipped_config(extra=None) + f"extra:\n  blog:\n    # mine\n    {setting}\n"
        drawing.write({"mkdocs.yml": config, "site/index.html": "as it was"})
        return drawing

    return draw


@pytest.mark.parametrize(("setting", "message"), WRONG.items(), ids=WRONG)
def test_a_wrong_setting_stops_the_build_with_its_line(
    with_setting: Callable[[str], Blog], setting: str, message: str
) -> None:
    drawing = with_setting(setting)
    lines = (drawing.folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines()
    said = drawing.fails(strict=False)
    assert message in said
    assert f"mkdocs.yml:{lines.index(f'    {setting}') + 1}: " in said
    assert said.count("mkdocs.yml") == 1


@pytest.mark.parametrize("blog_setting", ["nothing", "[a]", "5"])
def test_settings_that_are_no_mapping_stop_the_build(
    blog: Callable[..., Blog], blog_setting: str
) -> None:
    drawing = blog()
    drawing.write({"mkdocs.yml": shipped_config(extra=None) + f"extra:\n  blog: {blog_setting}\n"})
    assert "`extra.blog` is" in drawing.fails(strict=False)


@pytest.mark.parametrize(
    "extra", ["", "extra: {}", "extra: {blog: }", "extra: {blog: {}}", "extra: {other: {a: 1}}"]
)
def test_without_settings_the_defaults_count(blog: Callable[..., Blog], extra: str) -> None:
    drawing = blog("blog/a.md\n| ---\n| date: 2016-11-06\n| ---\n| Text.")
    drawing.write({"mkdocs.yml": f"{shipped_config(extra=None)}\n{extra}\n"})
    site = drawing.build()
    assert {"/blog/2016/a/", "/blog/"} <= set(site.pages)
    assert {"feed.xml", "atom.xml", "feed.json"} <= set(site.files)


@pytest.mark.parametrize(
    "setting", ["feeds:", "words:", "posts:", "timezone:", "per_page:", "archive:"]
)
def test_an_empty_setting_is_the_default(with_setting: Callable[[str], Blog], setting: str) -> None:
    site = with_setting(setting).build()
    assert "/blog/2016/a/" in site
    assert "feed.xml" in site.files


def test_all_misspelt_settings_are_said_at_once(with_setting: Callable[[str], Blog]) -> None:
    said = with_setting("per_pgae: 1\n    tagz: /tags/\n    feeds: {rsss: /a}").fails()
    for name in ("per_pgae", "tagz", "feeds.rsss"):
        assert f"`extra.blog.{name}` is no setting" in said


def test_a_setting_of_an_inherited_file_is_checked_too(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    drawing.write({"base.yml": shipped_config(extra={"blog": {"per_pgae": 1}})})
    drawing.write({"mkdocs.yml": "INHERIT: base.yml\n"})
    assert "mkdocs.yml: `extra.blog.per_pgae` is no setting" in drawing.fails()
