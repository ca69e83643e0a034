"""Material's own features in a real Chromium: what they look like, and what its script does."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from chromium import NEEDS_CHROMIUM, launched, until
from drawn import ROOT, Blog
from pages_server import serving

pytestmark = NEEDS_CHROMIUM

DRAWING = """
index.md
| # Home
blog/rich.md
| ---
| date: 2016-11-06
| title: Rich
| tags: [one]
| ---
| ## Admonitions
|
| !!! note "A note"
|     Text with `code` and ==mark==, ++ctrl+c++, H~2~O, x^2^, {++in++} {--out--}.
|
| !!! warning inline end
|     Beside.
|
| ??? tip "Folded"
|     More.
|
| ???+ danger
|     Open.
|
| ## Tabs
|
| === "One"
|     First of one.
|
| === "Two"
|     Second of one.
|
| Between.
|
| === "One"
|     First of two.
|
| === "Two"
|     Second of two.
|
| ## Code
|
| ```python title="a.py" linenums="1" hl_lines="2"
| def f(x):  # (1)!
|     return x
| ```
|
| 1. What it takes.
|
| ## Lists
|
| - [x] done
| - [ ] open
|
| Term
| :   Meaning[^1].
|
| [^1]: A footnote.
|
| | a | b |
| |---|---|
| | 1 | 2 |
|
| *[HTML]: Hyper Text
|
| HTML and a [button](#tabs){ .md-button .md-button--primary }, an :material-link: icon.
|
| <div class="grid cards" markdown>
|
| - One card
| - Another
|
| </div>
|
| ![light](../a.svg#only-light) ![dark](../a.svg#only-dark)
|
| > A quote.
|
| ---
blog/plain.md
| ---
| date: 2016-11-07
| title: Plain
| ---
| Some text about wombats.
a.svg
| <svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h9v9z"/></svg>
"""
EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables",
    "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details",
    "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.mark",
    "pymdownx.superfences", "pymdownx.tilde",
    {"toc": {"permalink": True}},
    {"pymdownx.tabbed": {"alternate_style": True}},
    {"pymdownx.tasklist": {"custom_checkbox": True}},
]  # fmt: skip
FEATURES = [
    "content.code.annotate", "content.code.copy", "content.tabs.link", "content.tooltips",
    "content.footnote.tooltips", "header.autohide", "navigation.indexes", "navigation.instant",
    "navigation.instant.progress", "navigation.sections", "navigation.tracking", "search.highlight",
    "search.suggest", "toc.follow",
]  # fmt: skip
LOOKS = """() => Array.from(document.querySelectorAll("body, body *:not(script)"), e =>
  [null, "::before", "::after"].map(p => getComputedStyle(e, p).cssText))"""


def drawn(blog: Callable[..., Blog], *, features: list[str], **changes: Any) -> Blog:
    """Return a blog with a post that shows much of what Material can."""
    shipped = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    theme = yaml.safe_load(re.search(r"^theme:\n(?: .*\n)*", shipped, re.M)[0])["theme"]  # type: ignore[index]
    theme |= {"custom_dir": f"{ROOT.as_posix()}/overrides", "features": features}
    return blog(DRAWING, theme=theme, markdown_extensions=EXTENSIONS, **changes)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from launched()


@pytest.fixture(scope="module")
def still(blog_of_module: Callable[..., Blog]) -> Iterator[tuple[str, str]]:
    """Serve a blog without Material's script; return its address and the sheet with all rules."""
    whole: list[str] = []

    def keep(env: Any, *, files: Any, **_: Any) -> None:
        whole.append(files.src_uris["bundled/permalog.css"].content_string)

    blog = drawn(blog_of_module, features=["navigation.sections"], plugins=[])
    site = blog.build(hooks={"env": keep})
    with serving(site.folder) as server:
        yield server.url, whole[0]


def looks(context: BrowserContext, url: str, sheet: str | None, media: str) -> Any:
    """Return how every element of a page looks, with another style sheet if one is given."""

    def instead(route: Route) -> None:
        route.fulfill(body=sheet, content_type="text/css; charset=utf-8")

    page = context.new_page()
    if sheet is not None:
        page.route("**/assets/permalog.css", instead)
    page.emulate_media(media=media)  # type: ignore[arg-type]
    page.goto(url)
    found = page.evaluate(LOOKS)
    page.close()
    return found


@pytest.mark.parametrize("media", ["screen", "print"])
@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no script"])
def test_a_page_looks_the_same_without_the_rules_that_it_does_not_use(
    browser: Browser, still: tuple[str, str], scripts: bool, scheme: Any, width: int, media: str
) -> None:
    url, whole = still
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, java_script_enabled=scripts
    )
    address = f"{url}blog/2016/rich/"
    assert looks(context, address, None, media) == looks(context, address, whole, media)
    context.close()


COLOURS = """() => Array.from(document.querySelectorAll(
  "body, header, h1, article p, article a, article code, .admonition, .highlight span, img"
), e => { const s = getComputedStyle(e); return [s.color, s.backgroundColor, s.display] })"""


def colours(browser: Browser, url: str, **options: Any) -> Any:
    media = options.pop("media", "screen")
    context = browser.new_context(**options)
    page = context.new_page()
    page.emulate_media(media=media)
    page.goto(f"{url}blog/2016/rich/")
    found = page.evaluate(COLOURS)
    context.close()
    return found


def test_the_dark_is_the_same_without_a_script(browser: Browser, still: tuple[str, str]) -> None:
    url, _ = still
    dark = colours(browser, url, color_scheme="dark")
    assert dark == colours(browser, url, color_scheme="dark", java_script_enabled=False)
    assert dark != colours(browser, url, color_scheme="light", java_script_enabled=False)


def test_paper_is_light(browser: Browser, still: tuple[str, str]) -> None:
    url, _ = still
    printed = colours(browser, url, color_scheme="light", media="print")
    for scripts in (True, False):
        dark = colours(
            browser, url, color_scheme="dark", media="print", java_script_enabled=scripts
        )
        assert [c for c, *_ in dark] == [c for c, *_ in printed]


@pytest.fixture(scope="module")
def lively(blog_of_module: Callable[..., Blog]) -> Iterator[str]:
    """Serve a blog with the features for which Material's script is needed."""
    plugins = ["search", {"/blog": {"folder": "blog"}}]
    with serving(
        drawn(blog_of_module, features=FEATURES, plugins=plugins).build().folder
    ) as server:
        yield server.url


@pytest.fixture
def page(browser: Browser, lively: str) -> Iterator[Page]:
    """A page whose console has to stay silent."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 844}, permissions=["clipboard-read", "clipboard-write"]
    )
    context.set_default_timeout(20_000)
    page, said = context.new_page(), list[str]()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    # Material's script takes another host of the sitemap for its own, but no other port.
    page.route("**/sitemap.xml", lambda route: route.fulfill(body=_sitemap(route, lively)))
    page.goto(f"{lively}blog/2016/rich/")
    page.wait_for_load_state("networkidle")
    yield page
    context.close()
    assert said == []


def _sitemap(route: Route, url: str) -> str:
    return route.fetch().text().replace("https://blog.example/", url)


def test_materials_search_finds_a_post(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("wombats")
    page.locator(".md-search-result__link").first.click()
    expect(page).to_have_url(re.compile("/blog/2016/plain/"))


def test_instant_navigation_changes_the_text_and_keeps_the_page(page: Page) -> None:
    page.evaluate("window.same = true")
    page.locator("article [rel=next]").click()
    expect(page.locator("article h1")).to_have_text("Plain")
    assert page.evaluate("window.same")
    page.go_back()
    expect(page.locator("article h1")).to_have_text("Rich")


def test_an_annotation_opens(page: Page) -> None:
    page.locator(".md-annotation__index").click()
    expect(page.locator(".md-tooltip__inner, .md-tooltip2__inner").first).to_contain_text("takes")


def test_tabs_of_one_name_follow_each_other(page: Page) -> None:
    page.locator(".tabbed-labels label").nth(1).click()
    expect(page.get_by_text("Second of two.")).to_be_visible()


def test_code_is_copied(page: Page) -> None:
    page.locator(".md-code__button").first.click()
    until(page, "document.querySelector('.md-dialog--active') !== null")
    assert page.evaluate("navigator.clipboard.readText()").startswith("def f(x):")
    assert page.locator(".md-code__button").count() == 1


def test_the_address_follows_the_headings(page: Page) -> None:
    page.locator("#lists").scroll_into_view_if_needed()
    page.mouse.wheel(0, 2000)
    expect(page).to_have_url(re.compile("#"))
