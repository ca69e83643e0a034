"""A drawn site in another language: what readers see and hear is in it, whatever the page."""

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

import pytest

from drawn import Blog, Document, Site
from permalog.words import DEFAULTS

DRAWING = """
index.md
| # בית
about.md
| # אודות
|
| !!! note "הערה"
|     טקסט.
blog/one.md
| ---
| title: אחת
| date: 2016-11-06
| updated: 2016-12-01
| description: תיאור
| tags: [לחם]
| series: נמלים
| permalink: /one/
| ---
| לחם קמח שמרים תנור בצק.
|
| ## חלק
|
| ### עוד
|
| ## סוף
|
| ```
| 1
| ```
|
| | א | ב |
| |---|---|
| | 1 | 2 |
|
| ![אולם](hall.svg)
blog/two.md
| ---
| title: שתיים
| date: 2016-11-07
| tags: [לחם]
| series: נמלים
| permalink: /two/
| ---
| טקסט.
blog/three.md
| ---
| title: שלוש
| date: 2016-11-08
| tags: [לחם]
| permalink: /three/
| ---
| לחם קמח שמרים תנור בצק.
blog/hall.svg
| <svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>
"""
READ_OUT = ("alt", "aria-label", "placeholder", "title")
NAMES = re.compile(r"\b(?:RSS|Atom|JSON Feed|GitHub)\b")
"""What is called the same in all languages."""


def words(language: str) -> dict[str, str]:
    """Return a word for each key, with its number or name in it."""
    letters = {"he": "מילה", "marked": "⟦{key}⟧"}[language]
    return {
        key: " ".join([letters.replace("{key}", key), *re.findall(r"\{\w+\}", text)])
        for key, text in DEFAULTS.items()
    }


@pytest.fixture(scope="module")
def site(blog_of_module: Callable[..., Blog]) -> Site:
    drawing = blog_of_module(
        DRAWING,
        site_name="יומן",
        site_description="יומן של נמלים",
        site_author="חנה",
        nav=[{"בית": "index.md"}, {"יומן": []}, {"אודות": "about.md"}],
        extra={"generator": False, "blog": {"words": words("he"), "per_page": 1}},
        plugins=["search", {"/blog": {"folder": "יומן", "more-articles": "עוד %"}}],
    )
    config = (drawing.folder / "mkdocs.yml").read_text("utf-8")
    config = config.replace("language: en", "language: he")
    config = config.replace("Switch to dark", "כהה").replace("Switch to light", "בהיר")
    drawing.write({"mkdocs.yml": config})
    return drawing.build(strict=False)


def shown(element: Element) -> Iterator[str]:
    """Yield what a reader sees or hears of an element and those in it."""
    if element.tag in ("script", "style", "time", "code"):
        yield element.tail or ""
        return
    yield element.text or ""
    yield from (element.get(name, "") for name in READ_OUT)
    for child in element:
        yield from shown(child)
    yield element.tail or ""


def foreign(page: Document) -> list[str]:
    """Return what a page shows in Latin letters."""
    texts = (NAMES.sub("", text) for text in shown(page.one("html")))
    return [text.strip() for text in texts if re.search("[A-Za-z]", text)]


def test_a_page_says_nothing_in_another_language(site: Site) -> None:
    found = {address: foreign(site[address]) for address in site.pages}
    assert {address: texts for address, texts in found.items() if texts} == {}
    assert {"/", "/one/", "/blog/", "/blog/2016/11/", "/tags/", "/page/1/"} <= found.keys()


def test_a_page_reads_from_right_to_left(site: Site) -> None:
    for address in site.pages:
        (page,) = site[address].all("html")
        assert (page.get("lang"), page.get("dir")) == ("he", "rtl"), address


def test_dates_are_in_the_language_of_the_page(site: Site) -> None:
    times = {time.text for time in site["/one/"].all("time", site["/one/"].content)}
    assert "6 בנובמבר 2016" in times


def test_no_word_of_permalogs_is_left_where_all_are_the_owners(blog: Callable[..., Blog]) -> None:
    drawing = blog(DRAWING, extra={"blog": {"words": words("marked"), "per_page": 1}})
    drawing.write({"docs/blog/d.md": "---\ntitle: א\ndate: 2016-01-01\ndraft: true\n---\nא"})
    for site in (drawing.build(strict=False), drawing.preview()):
        for address in site.pages:
            page = site[address]
            texts = [*shown(page.one("html"))]
            texts += [v for e in page.tree.iter() for k, v in e.items() if k.startswith("data-")]
            for key, default in DEFAULTS.items():
                for part in re.split(r"\{\w+\}", default):
                    held = [text for text in texts if part.strip() in text.split("/")]
                    assert not part.strip(" “”") or not held, (address, key, held)
