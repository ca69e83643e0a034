"""Homes: which page what was at a lost address is likely to be, and how sure that is."""

import datetime as dt
import random
from collections.abc import Sequence

import pytest

from permalog import likeness
from permalog.homes import Clue, Home, Homes, slug_of

WORDS = [
    f"{a}{b}" for a in ("cha", "que", "mo", "tem", "de") for b in ("nnel", "ry", "del", "ploy")
]
OTHER = "One tale here. It has, in all, four clauses. This is the last."
TEXT = (
    "Four days in Amsterdam, and one of sprints. It began with channels. Then came the ORM. "
    "Nobody slept. Who would? The hall was full: three hundred people, and one projector. "
    "On Friday it rained."
)
CJK = "吾輩は猫である。名前はまだ無い。どこで生れたか、とんと見当がつかぬ。ニャーニャー泣いていた。"


def post(title: str = "A", url: str = "/a/", uri: str = "blog/a.md", text: str = OTHER) -> Home:
    return Home(url, "post", title, uri=uri, text=text)


def clue(
    url: str = "/lost/", source: str = "blog/lost.md", title: str = "", text: str = ""
) -> Clue:
    return Clue(url, source, title, likeness.sketch(text))


A = post("A", "/a/", "blog/a.md")
DUTH = post("Django Under The Hood", "/blog/2016/duth/", "blog/duth.md", TEXT)
TWO = [post("Recap", "/2016/x/", "blog/x.md"), post("Recap", "/2017/y/", "blog/y.md", TEXT)]
FOOTER = (
    " Thanks for reading! Write to me: ann@blog.example. See you next week. All rights reserved."
)
"""What stands below every post of a blog."""

GUESSES = {
    # What there is, what was lost, where it is now, why, and whether that is sure.
    "the same file": (
        [A, DUTH],
        clue(source="blog/duth.md", title="Another", text=TEXT),
        DUTH,
        "is the same file",
        True,
    ),
    "the same file, of which no more is known": (
        [A, DUTH],
        clue(source="blog/duth.md"),
        DUTH,
        "is the same file",
        True,
    ),
    "the same file, written anew": (
        [A, DUTH],
        clue(source="blog/duth.md", title="django under  the HOOD", text=OTHER),
        DUTH,
        "is the same file",
        True,
    ),
    "the same file with another post in it": (
        [A, DUTH],
        clue(source="blog/duth.md", title="Z", text="Z one. Z two. Z three."),
        DUTH,
        "is the same file",
        False,
    ),
    "two files that changed their names": (
        [A, DUTH],
        clue(source="blog/a.md", title="Django Under The Hood", text=TEXT),
        DUTH,
        "has the same title",
        True,
    ),
    "the same title, but for case and spaces": (
        [A, DUTH],
        clue(title="django  under the hood"),
        DUTH,
        "has the same title",
        True,
    ),
    "the same title over another text": (
        [A, DUTH],
        clue(title="Django Under The Hood", text="Z one. Z two. Z three."),
        DUTH,
        "has the same title",
        False,
    ),
    "a title that two have": (
        TWO,
        clue("/2017/z/", title="Recap"),
        TWO[1],
        "has the same title",
        False,
    ),
    "the same text": ([A, DUTH], clue(text=TEXT), DUTH, "has nearly the same text", True),
    "a text with another end": (
        [A, DUTH],
        clue(text=TEXT.replace("On Friday it rained", "It rained")),
        DUTH,
        "has nearly the same text",
        True,
    ),
    "a text in Japanese": (
        [A, post("Cat", text=CJK.replace("まだ", ""), uri="blog/cat.md")],
        clue(text=CJK),
        post("Cat", text=CJK.replace("まだ", ""), uri="blog/cat.md"),
        "has nearly the same text",
        True,
    ),
    "a text of one clause": (
        [A, post("B", text="Soon.", uri="blog/b.md")],
        clue(text="Soon."),
        post("B", text="Soon.", uri="blog/b.md"),
        "has nearly the same text",
        False,
    ),
    "the same last part": (
        [A, DUTH],
        clue("/2016/11/duth.html"),
        DUTH,
        "ends in the same words",
        True,
    ),
    "the same last part over another text": (
        [A, DUTH],
        clue("/2019/duth/", text="Z one. Z two. Z three."),
        DUTH,
        "ends in the same words",
        False,
    ),
    "nearly the same last part": (
        [A, post("B", "/django-hood/", "blog/b.md")],
        clue("/django-hoods/"),
        post("B", "/django-hood/", "blog/b.md"),
        "has a similar address or title",
        False,
    ),
}

DAY = dt.date(2016, 11, 6)
WELCOMES = [
    Home("/2018/01/02/welcome/", "post", "Welcome", dt.date(2018, 1, 2)),
    Home("/blog/welcome-all/", "post", "Welcome all", DAY),
    Home("/blog/other/", "post", "Other", DAY),
    Home("/tags/python/", "listing", "python"),
    Home("/2016/11/", "listing", "November 2016"),
]


@pytest.mark.parametrize(
    ("url", "home"),
    [
        ("/2016/11/06/welcome/", "/blog/welcome-all/"),
        ("/2018/01/02/welcome.html", "/2018/01/02/welcome/"),
        ("/2017/05/05/welcome/", "/2018/01/02/welcome/"),
        ("/2016/11/06/python/", None),
        ("/2016/11/06/all/", None),
        ("/category/python/", "/tags/python/"),
        ("/archive/2016/11/", "/2016/11/"),
    ],
)
def test_a_page_of_the_same_date_goes_first_and_a_list_is_no_post(
    url: str, home: str | None
) -> None:
    found = Homes(WELCOMES).guess(Clue(url))
    assert (found.home.url if found else None) == home


@pytest.mark.parametrize(
    ("url", "is_sure"),
    [
        ("/feeds/all.atom.xml", True),
        ("/feed/release.xml", True),
        ("/feeds/dev.rss.xml", False),
        ("/tags/dev/feed.xml", False),
    ],
)
def test_the_feed_of_one_list_is_not_surely_that_of_all_posts(url: str, is_sure: bool) -> None:
    found = Homes([Home("/feed.xml", "feed", feed="rss")]).guess(Clue(url))
    assert found
    assert found.is_sure is is_sure


NOTHING = {
    "nothing alike": ([A, DUTH], clue(title="Z", text="Z one. Z two. Z three.")),
    "no page at all": ([], clue("/a/", "blog/a.md", "A", TEXT)),
    "no title and no text": ([A, DUTH], clue()),
    "an empty text": ([post(text=""), post(text="", uri="blog/b.md")], clue(text="")),
    "a phrase of the blog's": (
        [
            post("B", "/b/", "blog/b.md", "One. Two. Three." + FOOTER),
            post("C", "/c/", "blog/c.md", "Four. Five. Six." + FOOTER),
        ],
        clue(text="Seven. Eight. Nine." + FOOTER),
    ),
    "a text of one clause that two have": (
        [post("B", text="Soon.", uri="blog/b.md"), post("C", text="Soon.", uri="blog/c.md")],
        clue(text="Soon."),
    ),
}


@pytest.mark.parametrize(
    ("pages", "lost", "page", "reason", "is_sure"), GUESSES.values(), ids=GUESSES
)
def test_what_shows_where_a_page_is_now(
    pages: Sequence[Home], lost: Clue, page: Home, reason: str, is_sure: bool
) -> None:
    home = Homes(pages).guess(lost)
    assert home is not None
    assert (home.home.uri, home.why, home.is_sure) == (page.uri, reason, is_sure)


@pytest.mark.parametrize(("pages", "lost"), NOTHING.values(), ids=NOTHING)
def test_where_nothing_shows_it_nothing_is_said(pages: Sequence[Home], lost: Clue) -> None:
    assert Homes(pages).guess(lost) is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("/blog/2016/duth/", "duth"),
        ("/2016/11/Duth.html", "duth"),
        ("/duth/index.html", "duth"),
        ("/duth.php", "duth"),
        ("/duth/index.php", "duth"),
        ("/v1.2/", "v1-2"),
        ("/2016/11/2016-11-06-duth/", "duth"),
        ("/blog/Größe/", "groesse"),
        ("/", ""),
    ],
)
def test_the_slug_of_names_a_page(url: str, name: str) -> None:
    assert slug_of(url) == name


def test_alternatives_share_words_with_the_title_or_the_address_rare_ones_first() -> None:
    pages = [post(f"On Python {n}", f"/p{n}/", f"blog/{n}.md") for n in range(9)]
    pages.append(post("Channels", "/sprints/", "blog/c.md"))
    found = Homes(pages).alternatives(clue("/2016/sprints-in-python/", title="Sprints"), count=3)
    assert [page.uri for page in found] == ["blog/c.md", "blog/0.md", "blog/1.md"]
    assert Homes(pages).alternatives(clue("/zzz/")) == []


def sentences(chance: random.Random, count: int) -> list[str]:
    return [" ".join(chance.choices(WORDS, k=chance.randint(5, 12))) + "." for _ in range(count)]


def edited(lines: Sequence[str], chance: random.Random) -> list[str]:
    """Return a text with one in ten of its sentences written anew, at least one of them."""
    new = list(lines)
    for number in chance.sample(range(len(new)), k=max(1, len(new) // 10)):
        new[number] = sentences(chance, 1)[0]
    return new


def test_a_text_edited_in_one_sentence_of_ten_is_found_again_among_thousands() -> None:
    chance = random.Random(4)
    texts = [sentences(chance, chance.randint(12, 60)) for _ in range(2000)]
    footer = sentences(chance, 4)
    pages = [
        post(f"P {n}", f"/p/{n}/", f"blog/{n}.md", " ".join([*text, *footer]))
        for n, text in enumerate(texts)
    ]
    homes = Homes(pages)
    found = [
        homes.guess(clue(text=" ".join([*edited(text, chance), *footer]))) for text in texts[:1000]
    ]
    assert [home.home.uri for home in found if home] == [
        f"blog/{n}.md" for n, home in enumerate(found) if home
    ]
    assert sum(home is not None for home in found) >= 995
    assert sum(home is not None and home.is_sure for home in found) >= 950


def test_a_text_that_is_there_no_more_is_found_nowhere_among_thousands() -> None:
    chance = random.Random(5)
    footer, series = sentences(chance, 4), sentences(chance, 3)
    pages = [
        post(f"P {n}", f"/p/{n}/", f"blog/{n}.md", " ".join([*sentences(chance, 30), *footer]))
        for n in range(2000)
    ]
    pages.append(post("S 1", "/s/1/", "blog/s.md", " ".join([*series, *sentences(chance, 30)])))
    homes = Homes(pages)
    lost = [[*sentences(chance, chance.randint(1, 40)), *footer] for _ in range(2000)]
    lost += [[*series, *sentences(chance, 30)] for _ in range(1000)]
    found = [homes.guess(clue(text=" ".join(text))) for text in lost]
    assert not any(home and home.is_sure for home in found)
    assert sum(home is not None for home in found[:2000]) == 0
    assert sum(home is not None for home in found) < 150


def dated(url: str, title: str = "", date: str = "") -> Home:
    day = dt.date.fromisoformat(date) if date else None
    return Home(url, "post", title, day, takes_aliases=True)


DATED = [
    dated("/blog/2016/duth-2016-recap/", "Django Under The Hood 2016", "2016-11-06"),
    dated("/blog/2017/hello/", "Hello", "2017-01-02"),
    dated("/blog/2018/hello/", "Hello again", "2018-03-04"),
    dated("/blog/2018/why-urls-break/", "Why URLs break, and how not to", "2018-03-09"),
    Home("/about/", "page", "About us", takes_aliases=True),
    Home("/tags/hello/", "listing", "Posts tagged “hello”"),
    Home("/feed.xml", "feed", feed="rss"),
    Home("/atom.xml", "feed", feed="atom"),
    Home("/feed.json", "feed", feed="json"),
]
NEAR = {
    "the same last part": ("/2016/11/06/duth-2016-recap.html", None, "/blog/2016/duth-2016-recap/"),
    "the same behind a date": ("/2016-11-06-duth-2016-recap", None, "/blog/2016/duth-2016-recap/"),
    "an index file": ("/old/about/index.php", None, "/about/"),
    "the same in capitals": ("/About.aspx", None, "/about/"),
    "of two the one of that year": ("/2018/03/hello/", None, "/blog/2018/hello/"),
    "of two the other": ("/2017/01/02/hello/", None, "/blog/2017/hello/"),
    "a tag's page": ("/tag/hello/", None, "/tags/hello/"),
    "the same title": ("/?p=1", "Django under the hood 2016", "/blog/2016/duth-2016-recap/"),
    "the words of the title": ("/django-under-the-hood-2016/", None, "/blog/2016/duth-2016-recap/"),
    "a similar last part": ("/why-url-break/", None, "/blog/2018/why-urls-break/"),
    "a similar title": ("/p/77/", "Why URLs break and how not", "/blog/2018/why-urls-break/"),
    "the only post of a day": ("/2018/03/09/x/", None, "/blog/2018/why-urls-break/"),
    "the only post of a month": ("/2016/11/x.html", None, "/blog/2016/duth-2016-recap/"),
    "a feed": ("/rss.xml", None, "/feed.xml"),
    "a feed by its folder": ("/feed/", None, "/feed.xml"),
    "a feed of a format": ("/feeds/all.atom.xml", None, "/atom.xml"),
    "an unlike address": ("/zzz/", None, None),
    "an unlike address with a common word": ("/hello-to-quite-another-thing/", None, None),
    "two posts of a month": ("/2018/03/zzz/", None, None),
    "the root": ("/", None, None),
}  # fmt: skip


@pytest.mark.parametrize(("path", "title", "url"), NEAR.values(), ids=NEAR)
def test_the_nearest_page_is_suggested(path: str, title: str | None, url: str | None) -> None:
    found = Homes(DATED).guess(Clue(path, title=title or ""))
    assert (found and found.home.url) == url
    assert found is None or found.why


def test_without_pages_nothing_is_suggested() -> None:
    assert Homes([]).guess(Clue("/feed/", title="Hello")) is None
