"""The policy of every page of a site, what the build says of it, and its settings."""

import base64
import hashlib
import re
from collections.abc import Callable, Iterator
from html import unescape
from typing import Any

import pytest

from drawn import Blog, Site
from permalog import policy

DRAWING = """
    index.md
    | # Home
    blog/tables.md
    | ---
    | title: Tables
    | date: 2026-01-01
    | aliases: [/old/]
    | ---
    | | a | b |
    | |--:|:-:|
    | | 1 | 2 |
    |
    | <script>document.title = "own"</script>
    |
    | <p style="color: red">red</p>
    blog/film.md
    | ---
    | title: Film
    | date: 2026-01-02
    | ---
    | Before the film.
    |
    | <iframe src="https://www.youtube.com/embed/abc" height="315" title="A film"></iframe>
    |
    | ![A](https://img.example/a.png)
    """


@pytest.fixture(scope="module")
def built(blog_of_module: Callable[..., Blog]) -> Site:
    return blog_of_module(DRAWING).build()


def policy_of(html: str) -> dict[str, list[str]]:
    """Return the policy of a page, each directive with its sources."""
    (written,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    parts = (part.split() for part in unescape(written).split("; "))
    return {name: sources for name, *sources in parts}


def inline(html: str, tag: str) -> Iterator[str]:
    """Yield what stands in the scripts, or styles, of a page."""
    for attributes, text in re.findall(rf"<{tag}\b([^>]*)>(.*?)</{tag}>", html, re.S):
        if " src=" not in attributes and "application/" not in attributes:
            yield text


def sha(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def blog_settings(**settings: Any) -> dict[str, Any]:
    return {"blog": {"timezone": "UTC", **settings}}


def test_every_page_has_a_policy_with_the_hashes_of_its_scripts_and_styles(built: Site) -> None:
    assert "/404.html" in built.pages
    assert "/old/" in built.pages
    for address in built.pages:
        html = built[address].html
        found = policy_of(html)
        assert found["default-src"] == ["'none'"], address
        assert "unsafe" not in str(found), address
        for text in inline(html, "script"):
            assert sha(text) in found["script-src"], address
        for text in inline(html, "style"):
            assert sha(text) in found["style-src"], address


def test_no_page_has_a_style_attribute_or_an_event_handler(built: Site) -> None:
    for address in built.pages:
        for element in built[address].tree.iter():
            names = [
                name for name in dict(element.items()) if name == "style" or name.startswith("on")
            ]
            assert names == [], f"{address}: {element.tag}"


def test_a_redirect_may_run_its_script_and_nothing_else(built: Site) -> None:
    found = policy_of(built["/old/"].html)
    (script,) = inline(built["/old/"].html, "script")
    assert found == {"default-src": ["'none'"], "base-uri": ["'none'"], "script-src": [sha(script)]}


def test_the_columns_of_a_table_are_aligned_by_rules(built: Site) -> None:
    html = built["/blog/2026/tables/"].html
    for style in ("text-align:right", "text-align:center"):
        (key,) = re.findall(rf'\[data-style="(\w+)"\]{{{style}}}', html)
        assert html.count(f' data-style="{key}"') == 2


def test_a_frame_waits_in_a_box_also_in_the_excerpt_on_the_home_page(built: Site) -> None:
    page = built["/blog/2026/film/"]
    assert policy_of(page.html)["frame-src"] == ["https://www.youtube-nocookie.com"]
    (box,) = page.all("span.pl-embed")
    assert box.get("aria-label") == "A film"
    assert "frame-src" not in policy_of(built["/blog/2026/tables/"].html)


def test_the_build_says_whom_readers_ask(built: Site) -> None:
    said = [text for level, text in built.log if "is asked for" in text]
    expected = (
        "permalog: img.example is asked for images by the readers of 1 page: docs/blog/film.md"
    )
    assert said == [expected]


def test_a_host_with_other_letters_is_the_site_itself_in_either_spelling(
    blog: Callable[..., Blog],
) -> None:
    site = blog(
        "index.md\n| ![A](https://bücher.example/a.png) ![B](https://xn--bcher-kva.example/b.png)",
        site_url="https://bücher.example/",
    ).build()
    assert not [text for _, text in site.log if "is asked for" in text]


def test_a_feed_keeps_the_frame(built: Site) -> None:
    assert "youtube.com/embed/abc" in built.text("feed.xml")
    assert "pl-embed" not in built.text("feed.xml")


def test_a_script_in_an_attribute_is_a_warning_with_its_line(blog: Callable[..., Blog]) -> None:
    drawn = blog(
        """
        index.md
        | # Home
        blog/a.md
        | ---
        | date: 2026-01-01
        | ---
        | # A
        |
        | <button onclick="go('x')">Go</button>
        """
    )
    site = drawn.build(strict=False)
    assert [text for level, text in site.log if level == "WARNING"] == [
        "permalog: docs/blog/a.md:6: `onclick=\"go('x')\"` does not run, as no policy lets a "
        "script in an attribute through; put it into a `<script>` that listens for the event, or "
        "set `extra.blog.policy: false`"
    ]


def test_the_owner_adds_to_the_policy_and_may_do_without(blog: Callable[..., Blog]) -> None:
    own = {"img-src": ["https://img.example"], "style-src": ["'unsafe-inline'"]}
    drawn = blog(DRAWING, extra=blog_settings(policy=own))
    found = policy_of(drawn.build()["/blog/2026/tables/"].html)
    assert found["img-src"] == ["'self'", "data:", "https://img.example"]
    assert found["style-src"] == ["'self'", "'unsafe-inline'"]
    drawn.configure(extra=blog_settings(policy=False, embeds="load"))
    site = drawn.build()
    assert site.holding("Content-Security-Policy") == []
    assert '<p style="color: red">' in site["/blog/2026/tables/"].html
    assert "<iframe src=" in site["/blog/2026/film/"].html


GISCUS = {"repo": "a/b", "repo_id": "R_1", "category": "News", "category_id": "DIC_1"}


def test_a_post_adds_to_its_own_policy(blog: Callable[..., Blog]) -> None:
    drawn = blog(
        """
        index.md
        | # Home
        blog/a.md
        | ---
        | date: 2026-01-01
        | policy:
        |   style-src: ["'unsafe-inline'"]
        | ---
        | # A
        """
    )
    site = drawn.build()
    assert policy_of(site["/blog/2026/a/"].html)["style-src"] == ["'self'", "'unsafe-inline'"]
    assert "unsafe" not in str(policy_of(site["/"].html))
    drawn.write({"docs/blog/a.md": "---\ndate: 2026-01-01\npolicy: none\n---\n# A\n"})
    assert (
        "docs/blog/a.md:3: `policy` is 'none': write directives, each with a list: "
        "`img-src: [https://img.example]`"
    ) in drawn.fails()


def test_comments_wait_below_posts_that_have_not_left_them_out(blog: Callable[..., Blog]) -> None:
    drawn = blog(DRAWING, extra=blog_settings(comments=GISCUS))
    drawn.draw(
        """
        blog/quiet.md
        | ---
        | title: Quiet
        | date: 2026-01-03
        | comments: false
        | ---
        | Text
        """
    )
    site = drawn.build()
    page = site["/blog/2026/tables/"]
    (section,) = page.all("section.pl-comments")
    assert [link.get("href") for link in page.all("a", section)] == [
        "https://github.com/a/b/discussions"
    ]
    (script,) = page.all("script", section)
    assert script.get("data-repo-id") == "R_1"
    assert script.get("data-lang") == "en"
    for directive in ("script-src", "style-src", "frame-src"):
        assert "https://giscus.app" in policy_of(page.html)[directive]
    for address in ("/", "/blog/2026/quiet/", "/404.html"):
        assert "giscus" not in site[address].html
    assert [text for _, text in site.log if "giscus" in text] == []


def test_comments_speak_the_language_of_the_theme_by_the_code_that_giscus_has(
    blog: Callable[..., Blog],
) -> None:
    drawn = blog(DRAWING, extra=blog_settings(comments=GISCUS))
    config = drawn.folder / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("language: en", "language: el"), "utf-8")
    page = drawn.build()["/blog/2026/tables/"]
    (script,) = page.all("script", page.one("section.pl-comments"))
    assert script.get("data-lang") == "gr"


def test_counting_visits_is_asked_at_the_foot_of_every_page(blog: Callable[..., Blog]) -> None:
    counting = {
        "script": "https://stats.example/js/x.js",
        "attributes": {"data-domain": 'a "b"'},
        "connect": ["https://api.example"],
    }
    site = blog(DRAWING, extra=blog_settings(analytics=counting)).build()
    for address in ("/", "/blog/2026/tables/", "/404.html"):
        page = site[address]
        line = page.one("div.pl-analytics")
        assert line.get("data-script") == "https://stats.example/js/x.js"
        assert line.get("data-attributes") == '{"data-domain": "a \\"b\\""}'
        found = policy_of(page.html)
        assert "https://stats.example" in found["script-src"]
        assert found["connect-src"] == ["'self'", "https://stats.example", "https://api.example"]
    assert [text for _, text in site.log if "stats.example" in text] == []


def test_a_script_of_ones_own_that_counts_keeps_its_query(blog: Callable[..., Blog]) -> None:
    counting = {"script": "/js/my count.js?id=1&u=https://blog.example"}
    site = blog(DRAWING, extra=blog_settings(analytics=counting)).build()
    for address, above in (("/", ""), ("/blog/2026/tables/", "../../../")):
        line = site[address].one("div.pl-analytics")
        script = f"{above}js/my%20count.js?id=1&u=https://blog.example"
        assert line.get("data-script") == script
        assert policy_of(site[address].html)["script-src"][0] == "'self'"


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"policy": {"img-scr": ["https://a.example"]}}, "there is no directive 'img-scr'"),
        ({"policy": {"img-src": ["a", "self"]}}, "write \"'self'\", quotes included"),
        ({"policy": {"img-src": "'self'"}}, "write directives, each with a list"),
        ({"policy": True}, "write directives, each with a list"),
        ({"embeds": "later"}, "click"),
        ({"comments": {"repo": "a/b"}}, "lacks repo_id, category, category_id; https://giscus.app"),
        ({"comments": {"repo": "https://github.com/a/b"}}, "write it as 'owner/name'"),
        ({"analytics": {"script": "x.js"}}, "write it as 'https://stats.example/script.js'"),
        (
            {"analytics": {"script": "//stats.example/s.js"}},
            "write it as 'https://stats.example/script.js'",
        ),
        ({"analytics": {"connect": ["self"]}}, "quotes included"),
        (
            {"analytics": {"attributes": {"data-id": "1", "data id": "2"}}},
            "`extra.blog.analytics.attributes` has 'data id': write the name of an attribute",
        ),
        ({"analytics": {"attributes": {"1": "2"}}}, "like data-domain"),
    ],
)
def test_a_wrong_setting_stops_the_build(
    blog: Callable[..., Blog], settings: dict[str, Any], message: str
) -> None:
    said = blog(DRAWING, extra=blog_settings(**settings)).fails()
    assert re.match(r"mkdocs\.yml:\d+: `extra\.blog\.", said)
    assert message in said


def test_the_base_policy_has_nothing_unsafe() -> None:
    assert "unsafe" not in policy.written(policy.BASE)
