"""A drawn site: headings answer to the ids that they had under another generator."""

import re
from collections.abc import Callable, Mapping

import pytest

from drawn import Blog, Site, text_of

POSTS = """
index.md
| # Home
| [old](blog/duth.md#wie-wars-ber-2016), [new](blog/duth.md#wie-wars-uber-2016)
blog/duth.md
| ---
| title: DUTH
| date: 2016-11-06
| ---
| # Über **DUTH**
|
| First.
|
| ## Wie war's über `2016`?
|
| [below](#wie-wars-ber-2016), [above](#ber-duth)
|
| <!-- more -->
|
| ## Explicit {#own}
|
| ## Twice
|
| ## Twice
|
| [twice](#twice-1)
"""
FORMER = ["kramdown", "kramdown-gfm"]
EXTRA = {"blog": {"timezone": "Europe/Amsterdam"}}


@pytest.fixture(scope="module")
def sites(blog_of_module: Callable[..., Blog]) -> Mapping[str, Site]:
    """Return the site with former ids, and the one without."""
    own = {"extra": {"blog": {**EXTRA["blog"], "anchors": {"former": FORMER}}}}
    return {
        "with": blog_of_module(POSTS, **own).build(),
        "without": blog_of_module(POSTS, extra=EXTRA).build(strict=False),
    }


def ids(site: Site, address: str) -> set[str | None]:
    return {element.get("id") for element in site[address].tree.iter()}


def test_a_post_answers_to_old_ids_and_new_ones(sites: Mapping[str, Site]) -> None:
    found = ids(sites["with"], "/blog/2016/duth/")
    assert {"wie-wars-ber-2016", "wie-wars-über-2016", "wie-wars-uber-2016"} <= found
    assert {"own", "twice", "twice-1", "twice_1"} <= found


def test_links_to_old_ids_are_no_broken_ones(sites: Mapping[str, Site]) -> None:
    warnings = [text for level, text in sites["with"].log if level == "WARNING"]
    assert warnings == []
    assert sites["with"].broken == []
    assert len([text for level, text in sites["without"].log if level == "WARNING"]) == 4


def test_a_reader_sees_no_difference(sites: Mapping[str, Site]) -> None:
    for address in sites["without"].pages:
        shown = {name: text_of(site[address].tree) for name, site in sites.items()}
        assert shown["with"] == shown["without"]


def test_the_contents_and_the_title_of_a_page_know_nothing_of_old_ids(
    sites: Mapping[str, Site],
) -> None:
    for selector in ("nav.md-nav--secondary", "title"):
        one, other = (site["/blog/2016/duth/"].all(selector) for site in sites.values())
        assert [text_of(e) for e in one] == [text_of(e) for e in other]
        links = [[a.get("href") for e in found for a in e.iter("a")] for found in (one, other)]
        assert links[0] == links[1]


def test_feeds_lists_and_the_search_are_the_same(sites: Mapping[str, Site]) -> None:
    for file in ("feed.xml", "atom.xml", "feed.json", "index.html", "blog/2016/index.html"):
        texts = [site.text(file).replace("#wie-wars-ber-2016", "") for site in sites.values()]
        assert "former" not in texts[0]
    found = [
        {url: (page["meta"], page["content"]) for url, page in site.found.items()}
        for site in sites.values()
    ]
    assert found[0] == found[1]


def test_nothing_that_a_screen_reader_reads_is_added(sites: Mapping[str, Site]) -> None:
    for target in sites["with"]["/blog/2016/duth/"].all("span.former"):
        assert set(target.keys()) == {"class", "id"}
        assert len(target) == 0
        assert not target.text


ARCHIVES = {
    "jekyll": (
        {"_config.yml": "", "_posts/2016-11-06-a.md": "---\ntitle: A\n---\n{}"},
        "/2016/11/06/a.html",
        {"über-ä-b", "ber--b", "ber--bx"},
    ),
    "hugo": (
        {"hugo.toml": "", "content/a.md": "---\ntitle: A\ndate: 2016-11-06\n---\n{}"},
        "/a/",
        {"über-ä-b", "über-ä-bx"},
    ),
    "eleventy": (
        {"eleventy.config.js": "", "a.md": "---\ntitle: A\ndate: 2016-11-06\n---\n{}"},
        "/a/",
        {"uber-a-b", "ueber-ae-b", "%C3%BCber-%C3%A4-b"},
    ),
    "pelican": (
        {"pelicanconf.py": "", "content/a.md": "Title: A\nDate: 2016-11-06\n\n{}"},
        "/a.html",
        {"uber-a-b", "über-ä-b"},
    ),
    "hexo": (
        {"_config.yml": "", "source/_posts/a.md": "---\ntitle: A\ndate: 2016-11-06\n---\n{}"},
        "/2016/11/06/a/",
        {"Uber-A-b"},
    ),
}


@pytest.mark.parametrize("generator", ARCHIVES)
def test_headings_of_an_archive_have_the_ids_that_its_generator_may_have_given_them(
    generator: str, blog: Callable[..., Blog]
) -> None:
    files, address, expected = ARCHIVES[generator]
    archives = [{"folder": "old", "generator": generator}]
    drawn = blog("index.md\n| # Home\n", extra={"blog": {"archives": archives}})
    text = "## Über Ä [b](x)\n\n```\n## Ö\n```\n"
    drawn.write({f"docs/old/{name}": one.replace("{}", text) for name, one in files.items()})
    site = drawn.build(strict=False)
    assert expected <= ids(site, address)
    assert "data-former" not in site[address].html


def test_a_rule_that_does_not_exist_is_an_error_that_names_those_that_do(
    blog: Callable[..., Blog],
) -> None:
    own = {"extra": {"blog": {"anchors": {"former": ["kramdwn"]}}}}
    message = blog("index.md\n| # Home\n", **own).fails()
    assert "kramdwn" in message
    assert "kramdown-gfm" in message
    assert re.search(r"mkdocs\.yml:\d+: `extra\.blog\.anchors\.former`", message)


def test_a_blog_without_former_ids_and_archives_renders_without_looking_for_any(
    blog: Callable[..., Blog],
) -> None:
    seen: list[str] = []

    def on_env(env: object, *, config: Mapping[str, object], files: object) -> object:
        extensions = config["markdown_extensions"]
        assert isinstance(extensions, list)
        seen.extend(type(one).__name__ for one in extensions)
        return env

    blog("index.md\n| # Home\n").build(hooks={"env": on_env})
    assert "LinksExtension" in seen
    assert "AnchorsExtension" not in seen
