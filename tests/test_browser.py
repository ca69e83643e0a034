"""The blog in a real Chromium, against `mkdocs serve`, as its author and its readers use it."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from chromium import NEEDS_CHROMIUM, launched, until
from drawn import Blog
from permalog import redirect

ROOT = Path(__file__).parent.parent
RECAP = "Django Under The Hood 2016 recap"

pytestmark = [
    *NEEDS_CHROMIUM,
    pytest.mark.skipif(
        not (ROOT / "docs/blog/2016/duth-2016-recap.md").is_file(),
        reason="they read the posts that Permalog comes with, and this blog has its own",
    ),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped blog, for an author to edit."""
    copy = tmp_path_factory.mktemp("blog")
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", copy)
    return copy


@pytest.fixture(scope="module")
def home(folder: Path) -> Iterator[str]:
    """Serve the blog as the author does, and return the address of its home page."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environ = {k: v for k, v in os.environ.items() if k != "SOURCE_DATE_EPOCH"}
    environ["SITE_URL"] = "https://someone.example/repo/"
    command = [sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}"]
    log = (folder / "serve.log").open("w+")
    server = subprocess.Popen(command, cwd=folder, env=environ, stdout=log, stderr=log)
    try:
        url = f"http://127.0.0.1:{port}/repo/"
        for address in (url, f"{url}pagefind/pagefind-entry.json"):
            _wait_for(address, server, folder / "serve.log")
        yield url
    finally:
        server.terminate()
        server.wait()
        log.close()


def _wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        assert server.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(url):
                return
        except urllib.error.URLError:
            time.sleep(0.2)
    raise AssertionError(f"nothing answers at {url}: {log.read_text()}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    yield from launched()


@pytest.fixture
def desktop(browser: Browser, home: str) -> Iterator[Page]:
    yield from _page(browser, home, width=1280)


@pytest.fixture
def phone(browser: Browser, home: str) -> Iterator[Page]:
    yield from _page(browser, home, width=390)


def _page(browser: Browser, home: str, width: int) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 844})
    context.set_default_timeout(20_000)
    # The blog is read without the rest of the web, as on a train.
    context.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: route.abort())
    page = context.new_page()
    page.goto(home)
    yield page
    context.close()


def test_the_sidebar_leads_by_year_and_month_to_the_recap(desktop: Page, home: str) -> None:
    sidebar = desktop.get_by_role("navigation", name="Navigation")
    way = [re.compile("^2016"), re.compile("^November"), re.compile(RECAP)]
    for name in way:
        sidebar.get_by_role("link", name=name).last.click()
    expect(desktop).to_have_url(f"{home}blog/2016/duth-2016-recap/")
    expect(desktop.get_by_role("heading", level=1)).to_have_text(RECAP)
    for name in way:
        expect(sidebar.get_by_role("link", name=name).last).to_be_visible()


def test_newer_and_older_lead_through_the_posts_in_order_of_time(desktop: Page, home: str) -> None:
    desktop.goto(f"{home}blog/2016/duth-2016-recap/")
    dates = [_date(desktop)]
    while (newer := desktop.locator("article [rel=next]")).count():
        newer.click()
        until(desktop, f"document.querySelector('article time')?.dateTime != '{dates[-1]}'")
        dates.append(_date(desktop))
    assert len(dates) >= 4
    assert dates == sorted(dates)
    desktop.locator("article [rel=prev]").click()
    expect(desktop.locator("article time").first).to_have_attribute("datetime", dates[-2])


def _date(page: Page) -> str:
    return page.locator("article time").first.get_attribute("datetime") or ""


@pytest.fixture
def recap(desktop: Page, home: str, folder: Path) -> Iterator[Path]:
    """Open the recap, and return its file; what is changed in it is taken back."""
    desktop.goto(f"{home}blog/2016/duth-2016-recap/")
    post = next((folder / "docs/blog").rglob("duth-2016-recap.md"))
    text = post.read_text(encoding="utf-8")
    yield post
    post.write_text(text, encoding="utf-8")


def test_the_page_shows_a_title_that_is_changed_on_disk(desktop: Page, recap: Path) -> None:
    text = recap.read_text(encoding="utf-8")
    heading = desktop.get_by_role("heading", level=1)
    recap.write_text(text.replace(RECAP, "What I saw under the hood"), encoding="utf-8")
    expect(heading).to_have_text("What I saw under the hood", timeout=30_000)
    recap.write_text(text, encoding="utf-8")
    expect(heading).to_have_text(RECAP, timeout=30_000)


def test_the_page_shows_a_text_that_is_saved_without_a_whole_build(
    desktop: Page, recap: Path, folder: Path
) -> None:
    text = recap.read_text(encoding="utf-8")
    saved = desktop.get_by_text("Saved a moment ago.")
    recap.write_text(f"{text}\nSaved a moment ago.\n", encoding="utf-8")
    expect(saved).to_be_visible(timeout=30_000)
    assert "Rebuilt 1 page in" in (folder / "serve.log").read_text(encoding="utf-8")
    recap.write_text(text, encoding="utf-8")
    expect(saved).to_have_count(0, timeout=30_000)


def test_the_drawer_of_a_phone_shows_the_same_sidebar(
    phone: Page, desktop: Page, home: str
) -> None:
    sidebars = []
    for page in (phone, desktop):
        page.goto(f"{home}blog/2016/duth-2016-recap/")
        sidebars.append(page.locator(".pl-nav a").all_text_contents())
    assert sidebars[0] == sidebars[1]
    menu = phone.get_by_role("button", name="Navigation")
    entry = phone.get_by_role("navigation", name="Navigation").locator("[aria-current]")
    expect(entry).to_be_hidden()
    menu.focus()
    phone.keyboard.press("Enter")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text(RECAP)
    phone.keyboard.press("Escape")
    expect(entry).to_be_hidden()
    expect(menu).to_be_focused()


def test_a_reader_without_javascript_has_text_sidebar_archive_and_the_dark_scheme(
    browser: Browser, home: str
) -> None:
    context = browser.new_context(
        java_script_enabled=False, color_scheme="dark", viewport={"width": 390, "height": 844}
    )
    page = context.new_page()
    page.goto(f"{home}blog/2016/duth-2016-recap/")
    expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
    page.get_by_role("button", name="Navigation").click()
    page.get_by_role("link", name="2026").click()
    page.get_by_role("link", name="Hooks that stay small").last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Hooks that stay small")
    page.wait_for_load_state()  # the text may be there before the style sheet
    style = "getComputedStyle(document.querySelector('{}')).{}"
    colours = style.format("body", "backgroundColor"), style.format("article > p", "color")
    assert [page.evaluate(colour) for colour in colours] == [
        "rgb(22, 28, 27)",
        "rgb(223, 229, 227)",
    ]
    context.close()


def test_the_scheme_that_was_chosen_is_there_before_the_first_paint_of_the_next_page(
    desktop: Page, home: str
) -> None:
    background = "getComputedStyle(document.body).backgroundColor"
    assert desktop.evaluate(background) == "rgb(251, 250, 247)"
    desktop.get_by_role("button", name="Switch to dark").click()
    assert desktop.evaluate(background) == "rgb(22, 28, 27)"
    expect(desktop.get_by_role("button", name="Switch to light")).to_be_focused()
    desktop.route("**/permalog.js", lambda route: route.abort())
    desktop.goto(f"{home}blog/")
    assert desktop.evaluate(background) == "rgb(22, 28, 27)"
    expect(desktop.get_by_role("button", name="Switch to light")).to_be_visible()


def test_the_404_page_names_the_address_that_is_most_like_the_missing_one(
    desktop: Page, home: str
) -> None:
    desktop.goto(f"{home}blog/2016/duth-recap.html")
    similar = desktop.get_by_role("heading", name="Did you mean").locator("xpath=..")
    similar.get_by_role("link").first.click()
    expect(desktop).to_have_url(f"{home}blog/2016/duth-2016-recap/")


def searched(page: Page, text: str) -> Locator:
    """Type into the search, and return its first result."""
    page.keyboard.press("/")
    page.get_by_role("searchbox", name="Search").fill(text)
    return page.get_by_role("dialog", name="Search").locator("ol > li").first


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("hood recap", "Hood"),
        ("conferences", "Conferences"),
        ("databases and instagram", "Instagram"),
        ("jennifer akullian", "Jennifer"),
        ("a keynote of jennifer akullian on the mental side", "Jennifer"),
    ],
    ids=["title", "tag", "heading", "text", "longest words"],
)
def test_the_search_finds_the_recap_by_its(desktop: Page, text: str, marked: str) -> None:
    result = searched(desktop, text)
    expect(result.get_by_role("link").first).to_have_text(RECAP)
    expect(result).to_contain_text("November 6, 2016")
    expect(result.locator("mark").filter(has_text=marked).first).to_be_visible()
    assert len((result.locator(".pl-search__excerpt").text_content() or "").split()) > 10


def test_the_search_loads_nothing_before_it_is_used(desktop: Page, home: str) -> None:
    asked: list[str] = []
    desktop.on("request", lambda request: asked.append(request.url))
    desktop.goto(f"{home}blog/")
    desktop.evaluate("new Promise(requestIdleCallback)")
    assert [url for url in asked if "search" in url or "pagefind" in url] == []
    expect(searched(desktop, "instagram")).to_be_visible()
    assert [url for url in asked if "pagefind" in url]


def test_a_search_that_could_not_be_loaded_can_be_loaded_later(desktop: Page) -> None:
    missing = re.compile("pagefind-entry")
    desktop.context.route(missing, lambda route: route.fulfill(status=404))
    searched(desktop, "hood")
    status = desktop.get_by_role("dialog", name="Search").get_by_role("status")
    expect(status).to_have_text("The search could not be loaded.")
    desktop.context.unroute(missing)
    expect(searched(desktop, "hood recap").get_by_role("link").first).to_have_text(RECAP)


def test_the_search_is_used_with_the_keyboard_alone(desktop: Page, home: str) -> None:
    button = desktop.get_by_role("button", name="Search")
    button.focus()
    desktop.keyboard.press("Enter")
    box = desktop.get_by_role("searchbox", name="Search")
    expect(box).to_be_focused()
    desktop.keyboard.press("Escape")
    expect(button).to_be_focused()
    for key in ("f", "s", "Control+k"):
        desktop.keyboard.press(key)
        expect(box).to_be_focused()
        desktop.keyboard.press("Escape")
        expect(box).to_be_hidden()
    result = searched(desktop, "instagram").get_by_role("link")
    expect(desktop.get_by_role("status")).to_contain_text("1 matching document")
    desktop.keyboard.press("ArrowDown")
    expect(result.nth(0)).to_be_focused()
    desktop.keyboard.press("ArrowDown")
    expect(result.nth(1)).to_be_focused()
    desktop.keyboard.press("Enter")
    expect(desktop).to_have_url(re.compile("/blog/2016/duth-2016-recap/#day-two-people"))
    expect(desktop.get_by_role("heading", name="Instagram")).to_be_in_viewport()


def test_enter_follows_what_stands_in_the_field_and_not_what_was_found_before(
    desktop: Page,
) -> None:
    expect(searched(desktop, "instagram")).to_be_visible()
    box = desktop.get_by_role("searchbox", name="Search")
    box.fill("permalink becomes")
    box.press("Enter")
    expect(desktop).to_have_url(re.compile("/blog/2026/how-a-permalink-becomes-a-page/"))


def test_keys_that_choose_letters_do_not_leave_the_field(desktop: Page) -> None:
    expect(searched(desktop, "instagram")).to_be_visible()
    box = desktop.get_by_role("searchbox", name="Search")
    arrow = {"key": "ArrowDown", "bubbles": True, "isComposing": True}
    box.dispatch_event("keydown", arrow)
    expect(box).to_be_focused()
    box.dispatch_event("keydown", arrow | {"isComposing": False})
    expect(box).not_to_be_focused()


def test_a_link_opens_the_search_with_its_words(desktop: Page) -> None:
    desktop.evaluate("document.querySelector('main a').dataset.search = 'recap duth'")
    desktop.locator("main a").first.click()
    expect(desktop.get_by_role("searchbox")).to_have_value("recap duth")
    expect(desktop.get_by_role("status")).to_contain_text("matching document")


@pytest.mark.parametrize("text", ["xylophonics", "instagrma", "instagram xylophonics"])
def test_what_is_not_found_is_said(desktop: Page, text: str) -> None:
    result = searched(desktop, text)
    expect(desktop.get_by_role("status")).to_have_text("No matching documents")
    expect(result).to_have_count(0)


def test_more_results_come_when_they_are_asked_for(desktop: Page) -> None:
    expect(searched(desktop, "post")).to_be_visible()
    results = desktop.locator("dialog ol > li")
    expect(results).to_have_count(5)
    desktop.get_by_role("button", name="More results").click()
    expect(results.nth(5)).to_be_visible()
    expect(results.nth(5).get_by_role("link").first).to_be_focused()


def test_the_search_fills_a_phone(phone: Page) -> None:
    phone.set_viewport_size({"width": 320, "height": 640})
    expect(searched(phone, "instagram")).to_be_visible()
    box = phone.get_by_role("dialog").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 320, "height": 640}
    assert phone.evaluate("document.querySelector('dialog').scrollWidth") <= 320


def test_the_search_works_under_the_policy_of_a_page(
    browser: Browser, blog: Callable[..., Blog]
) -> None:
    text = "a.md\n| # A &lt;b&gt; page\n| The *quick* `<mark>fox</mark>`, 静的な検索エンジン.\n"
    site = blog(text).build()
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    def answer(route: Route) -> None:
        file = site.file(urlsplit(route.request.url).path)
        route.fulfill(path=site.folder / file) if file else route.abort()

    page.context.route("**/*", answer)
    page.goto("https://blog.example/a/")
    policy = page.locator("meta[http-equiv]").get_attribute("content") or ""
    assert "worker-src 'self'" in policy
    assert "unsafe" not in policy
    for words in ("fox", "検索"):
        excerpt = searched(page, words).locator(".pl-search__excerpt")
        expect(excerpt).to_have_text("The quick <mark>fox</mark>, 静的な検索エンジン.")
        expect(excerpt.locator("mark").first).to_contain_text(words[:1])
        page.keyboard.press("Escape")
    assert said == []
    page.close()


def test_every_stop_of_the_keyboard_is_seen_on_a_narrow_phone(browser: Browser, home: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(f"{home}blog/2016/duth-2016-recap/")
    stops = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const e = document.activeElement, box = e.getBoundingClientRect()
              if (e === document.body) return null
              const at = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
              return [e.outerHTML.slice(0, 80), !!at && (e.contains(at) || at.contains(e))]
            }"""
        )
        if stop is None:
            break
        stops.append(stop)
    assert len(stops) > 8
    assert [name for name, is_seen in stops if not is_seen] == []
    page.close()


def test_no_page_scrolls_sideways_on_a_phone(phone: Page, home: str) -> None:
    for path in ("", "blog/", "blog/2016/duth-2016-recap/", "tags/", "guide/", "no/such/page/"):
        phone.goto(home + path)
        width = phone.evaluate("document.documentElement.scrollWidth")
        assert width <= 390, f"{path or '/'} is {width} px wide"


@pytest.mark.parametrize(
    ("asked", "target", "arrived"),
    [
        ("/old/?q=1#day-two", "../new/", "/new/?q=1#day-two"),
        ("/old/?q=1#day-two", "../new/#end", "/new/?q=1#end"),
        ("/old/?q=1", "../new/?p=2#end", "/new/?p=2#end"),
        ("/old/", "https://elsewhere.example/a/", "https://elsewhere.example/a/"),
    ],
)
def test_a_redirect_takes_query_and_fragment_along(
    browser: Browser, asked: str, target: str, arrived: str
) -> None:
    old = redirect.page(target=target, canonical=target, title="New", language="en")

    def answer(route: Route) -> None:
        body = old if "/old/" in route.request.url else "<p>New"
        route.fulfill(content_type="text/html", body=body)

    page = browser.new_page()
    page.route("**/*", answer)
    page.goto(f"https://blog.example{asked}")
    page.wait_for_url(lambda url: "/old/" not in url)
    assert page.url == urljoin("https://blog.example/", arrived)
    page.close()


@pytest.mark.parametrize("fragment", ["uber-b", "ber-b", "über-b", "%C3%BCber-b"])
def test_a_former_id_leads_to_the_heading_as_the_new_one_does(
    browser: Browser, blog: Callable[..., Blog], fragment: str
) -> None:
    text = "blog/a.md\n| ---\n| title: A\n| date: 2016-11-06\n| ---\n" + "| Text.\n|\n" * 90
    text += "| ## Über *b*\n|\n" + "| Text.\n|\n" * 90
    former = ["kramdown", "markdown-it-anchor"]
    site = blog(text, extra={"blog": {"anchors": {"former": former}}}).build()
    page = browser.new_page(viewport={"width": 1280, "height": 844})

    def answer(route: Route) -> None:
        file = site.file(urlsplit(route.request.url).path)
        route.fulfill(path=site.folder / file) if file else route.abort()

    page.route("**/*", answer)
    page.goto(f"https://blog.example/blog/2016/a/#{fragment}")
    heading = page.get_by_role("heading", name="Über b", exact=False)
    expect(heading).to_be_in_viewport()
    top = (heading.bounding_box() or {"y": 0})["y"]
    below_header = page.locator("header.md-header").evaluate("e => e.offsetHeight")
    assert below_header <= top < below_header + 60
    assert page.get_by_role("heading", level=2).inner_text().rstrip("¶\n ") == "Über b"
    page.close()
