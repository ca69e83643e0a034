"""Under its policy a page does in a real Chromium what it did before, and asks nobody unasked."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Route,
    expect,
)

from chromium import NEEDS_CHROMIUM, launched, until
from drawn import Blog, shipped_config
from pages_server import PagesServer, serving

pytestmark = NEEDS_CHROMIUM

DRAWING = """
    index.md
    | # Home
    blog/all.md
    | ---
    | title: All of it
    | date: 2026-01-01
    | tags: [one]
    | ---
    | | left | right |
    | |------|------:|
    | | 1    | 2     |
    |
    | === "Tab A"
    |
    |     In tab A
    |
    | === "Tab B"
    |
    |     In tab B
    |
    | ``` { .python .annotate linenums="1" }
    | def f():  # (1)!
    |     return 1
    | ```
    |
    | 1.  The note
    |
    | - [x] done
    | - [ ] to do
    |
    | ??? note "Folded"
    |
    |     Unfolded
    |
    | <p id="red" style="color: rgb(255, 0, 0)">red</p>
    |
    | <iframe src="https://www.youtube.com/embed/abc" width="560" height="315" title="A film"></iframe>
    |
    | <iframe src="/demo.html" title="Own"></iframe>
    |
    | <script>document.body.dataset.own = "ran"</script>
    blog/other.md
    | ---
    | title: Another post
    | date: 2026-01-02
    | ---
    | Some text.
    demo.html
    | <!doctype html><title>demo</title><p>Demo
    """  # noqa: E501
GISCUS = {"repo": "a/b", "repo_id": "R_1", "category": "News", "category_id": "DIC_1"}
COUNTING = {"script": "https://stats.example/x.js", "attributes": {"data-domain": "blog"}}
CLIENT = """
    const frame = document.createElement("iframe")
    frame.className = "giscus-frame"
    frame.src = "https://giscus.app/en/widget?theme=" + document.currentScript.dataset.theme
    document.currentScript.after(frame)
"""
POST = "blog/2026/all/"


@dataclass
class Watched:
    """A page, and what it has asked of others and was refused."""

    page: Page
    asked: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from launched()


def served(blog: Callable[..., Blog], features: tuple[str, ...] = (), **settings: Any) -> Blog:
    """Draw the blog with features of Material and with settings, and build it."""
    drawn = blog(DRAWING, extra={"blog": {"timezone": "UTC", **settings}})
    config = shipped_config(extra={"blog": {"timezone": "UTC", **settings}})
    if features:
        listed = "".join(f"    - {name}\n" for name in features)
        config = config.replace("  features:\n", f"  features:\n{listed}", 1)
    drawn.write({"mkdocs.yml": config})
    drawn.build(strict=False)
    return drawn


@pytest.fixture(scope="module")
def plain(blog_of_module: Callable[..., Blog]) -> Iterator[PagesServer]:
    drawn = served(blog_of_module, comments=GISCUS, analytics=COUNTING)
    with serving(drawn.folder / "site") as server:
        yield server


@pytest.fixture(scope="module")
def bundled(blog_of_module: Callable[..., Blog]) -> Iterator[PagesServer]:
    names = ("content.code.annotate", "content.tabs.link", "content.tooltips", "navigation.instant")
    with serving(served(blog_of_module, names).folder / "site") as server:
        yield server


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    yield context
    context.close()


def watched(context: BrowserContext) -> Watched:
    """Return a new page that notes what is refused, and whom it asks beside the blog's host."""
    seen = Watched(context.new_page())

    def answer(route: Route) -> None:
        seen.asked.append(route.request.url)
        body = CLIENT if route.request.url.endswith("/client.js") else "window.counted = true"
        if route.request.resource_type != "script":
            body = "<!doctype html><title>x</title>"
        kind = "text/javascript" if route.request.resource_type == "script" else "text/html"
        headers = {"access-control-allow-origin": "*"}
        route.fulfill(body=body, content_type=kind, headers=headers)

    context.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), answer)
    seen.page.on("console", lambda message: _note(seen, message.text))
    seen.page.on("pageerror", lambda error: seen.refused.append(str(error)))
    return seen


def _note(seen: Watched, text: str) -> None:
    if "Content Security Policy" in text or "Refused" in text:
        seen.refused.append(text)


@pytest.mark.parametrize("path", ["", POST, "blog/2026/other/", "blog/", "tags/one/", "nothing"])
def test_nothing_is_refused_and_nobody_is_asked(
    context: BrowserContext, plain: PagesServer, path: str
) -> None:
    seen = watched(context)
    seen.page.goto(plain.url + path)
    seen.page.wait_for_load_state("networkidle")
    assert seen.refused == []
    assert seen.asked == []


def test_what_a_page_has_works(context: BrowserContext, plain: PagesServer) -> None:
    seen = watched(context)
    page = seen.page
    page.goto(plain.url + POST)
    expect(page.locator("th").nth(1)).to_have_css("text-align", "right")
    expect(page.locator("#red")).to_have_css("color", "rgb(255, 0, 0)")
    expect(page.locator("body")).to_have_attribute("data-own", "ran")
    expect(page.frame_locator("iframe[title=Own]").get_by_text("Demo")).to_be_visible()
    page.get_by_text("Tab B", exact=True).click()
    expect(page.get_by_text("In tab B")).to_be_visible()
    page.get_by_text("Folded", exact=True).click()
    expect(page.get_by_text("Unfolded")).to_be_visible()
    assert seen.refused == []
    assert seen.asked == []


def test_a_frame_loads_on_a_click_and_moves_nothing(
    context: BrowserContext, plain: PagesServer
) -> None:
    seen = watched(context)
    page = seen.page
    page.goto(plain.url + POST)
    box = page.get_by_role("group", name="A film")
    assert _size(box) == (560, 315)
    box.get_by_role("button").click()
    expect(box.locator("iframe")).to_be_visible()
    expect(box).to_be_focused()
    assert _size(box) == (560, 315)
    assert seen.asked == ["https://www.youtube-nocookie.com/embed/abc"]
    assert seen.refused == []


def _size(box: Locator) -> tuple[int, int]:
    found = box.bounding_box()
    assert found
    return round(found["width"]), round(found["height"])


def test_comments_load_on_a_click_in_the_colours_of_the_page(
    context: BrowserContext, plain: PagesServer
) -> None:
    seen = watched(context)
    page = seen.page
    page.emulate_media(color_scheme="dark")
    page.goto(plain.url + POST)
    page.get_by_role("button", name="Load the comments").click()
    expect(page.locator("iframe.giscus-frame")).to_be_visible()
    assert seen.asked == [
        "https://giscus.app/client.js",
        "https://giscus.app/en/widget?theme=dark",
    ]
    assert seen.refused == []


def test_a_visit_is_counted_after_a_yes_until_there_is_a_no(
    context: BrowserContext, plain: PagesServer
) -> None:
    seen = watched(context)
    page = seen.page
    page.goto(plain.url)
    yes = page.get_by_role("button", name="Accept")
    expect(yes).to_have_attribute("aria-pressed", "false")
    yes.click()
    until(page, "window.counted")
    expect(yes).to_have_attribute("aria-pressed", "true")
    page.goto(plain.url + POST)
    until(page, "window.counted")
    page.get_by_role("button", name="Reject").click()
    page.reload()
    page.wait_for_load_state("networkidle")
    assert seen.asked == ["https://stats.example/x.js"] * 2
    assert seen.refused == []


def test_nobody_is_asked_who_does_not_want_to_be_followed(
    context: BrowserContext, plain: PagesServer
) -> None:
    context.add_init_script("Object.defineProperty(navigator, 'globalPrivacyControl', {value: 1})")
    seen = watched(context)
    seen.page.goto(plain.url)
    seen.page.wait_for_load_state("networkidle")
    expect(seen.page.get_by_role("button", name="Accept")).to_be_hidden()
    assert seen.asked == []


def test_without_javascript_a_link_leads_to_what_a_frame_would_show(
    browser: Browser, plain: PagesServer
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(plain.url + POST)
    box = page.get_by_role("group", name="A film")
    link = box.get_by_role("link", name="A film")
    expect(link).to_have_attribute("href", "https://www.youtube.com/watch?v=abc")
    expect(box.get_by_role("button")).to_be_hidden()
    expect(page.locator("#red")).to_have_css("color", "rgb(255, 0, 0)")
    context.close()


def test_materials_own_script_does_what_it_does(
    context: BrowserContext, bundled: PagesServer
) -> None:
    seen = watched(context)
    page = seen.page
    page.goto(bundled.url + POST)
    page.locator(".md-annotation__index").first.click(force=True)  # it never stands still
    expect(page.get_by_text("The note")).to_be_visible()
    page.get_by_text("Tab B", exact=True).click()
    expect(page.get_by_text("In tab B")).to_be_visible()
    page.get_by_role("link", name="Another post").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Another post")
    assert seen.refused == []
    assert seen.asked == []
