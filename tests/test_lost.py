"""Lost: what is said of an address that nothing answers any more, and its cure, as a table."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from permalog import frontmatter, likeness
from permalog.cures import FORMER_FEEDS, REDIRECTS, Cures
from permalog.homes import Home, Homes
from permalog.lock import Entry, Kind, Lock
from permalog.lost import Lost, Scene, lost_anchor
from permalog.mend import Alias, Setting
from permalog.permalink import Permalink
from permalog.post import Page, Status
from sample import HOUSE, source

BODY = "Four days in Amsterdam, and one of sprints. It began with channels. Then came the ORM.\n"
SKETCH = likeness.sketch(BODY)
DUTH = f"---\ntitle: Django\n---\n{BODY}"
TEXTS = {
    "a list": f"---\ntitle: Django\naliases:\n  - /a/\n---\n{BODY}",
    "TOML": f'+++\ntitle = "Django"\n+++\n{BODY}',
    "none": f"# Django\n\n{BODY}",
    "odd": f"---\ntitle: Django\naliases: {{a: b}}\n---\n{BODY}",
}


def page(uri: str = "blog/duth.md", url: str = "/new/", text: str = DUTH, **changes: Any) -> Page:
    return replace(HOUSE.page(source(text, uri), Permalink.parse(url)), **changes)


def home(one: Page) -> Home:
    is_archived = one.uri.startswith("old/")
    return Home(
        one.url,
        "post",
        one.title,
        uri=one.uri,
        source=f"docs/{one.uri}",
        takes_aliases=not is_archived,
        text=one.front_matter.body,
    )


POST = Entry("/old/", Kind.POST, "blog/duth.md", "Django", SKETCH)
DRAFT = "---\ntitle: Django\ndraft: true\n---\n"
FUTURE = "---\ndate: 2030-01-01\npermalink: /old/\n---\n"
HIDDEN = "---\npermalink: false\n---\n"


def scene(
    *pages: Page, text: str = DUTH, lock: Mapping[str, Entry] | None = None, **changes: Any
) -> Scene:
    known = {"/old/": POST} | dict(lock or {})
    usual = Scene(
        lock=Lock(known, dict.fromkeys(known, 7)),
        homes=Homes(map(home, pages)),
        cures=Cures("docs/{}".format, lambda uri: text),
        hidden={},
        files=(),
        redirects={},
        published={one.url for one in pages},
        feeds={},
        is_there={one.uri for one in pages}.__contains__,
    )
    return replace(usual, **changes)


def told(entry: Entry, place: Scene) -> Lost:
    (lost,) = place.of([entry])
    return lost


def redirect(target: str, url: str = "/old/") -> Entry:
    return Entry(url, Kind.REDIRECT, target)


ALIAS = Alias("blog/duth.md", "/old/")
BACK = "Keep it: bring it back, or name its new home under extra.blog.redirects in mkdocs.yml."
ADD = "under extra.blog.redirects in mkdocs.yml."

CASES = {
    # What is lost, the site now, what is said between "is now lost; " and "Let it go", the cure,
    # and whether that is sure.
    "a post that moved": (
        POST,
        scene(page()),
        "docs/blog/duth.md moved to /new/. Keep it: add `aliases: [/old/]` at docs/blog/duth.md:3.",
        ALIAS,
        True,
    ),
    "a post that has old addresses already": (
        POST,
        scene(page(), text=TEXTS["a list"]),
        "docs/blog/duth.md moved to /new/. Keep it: add `/old/` to the list at "
        "docs/blog/duth.md:5.",
        ALIAS,
        True,
    ),
    "a post in TOML": (
        POST,
        scene(page(), text=TEXTS["TOML"]),
        'docs/blog/duth.md moved to /new/. Keep it: add `aliases = ["/old/"]` at '
        "docs/blog/duth.md:2.",
        ALIAS,
        True,
    ),
    "a page without front matter": (
        POST,
        scene(page(), text=TEXTS["none"]),
        "docs/blog/duth.md moved to /new/. Keep it: add `aliases: [/old/]` between two lines `---` "
        "at the top of docs/blog/duth.md.",
        ALIAS,
        True,
    ),
    "front matter that is written in an unusual way": (
        POST,
        scene(page(), text=TEXTS["odd"]),
        "docs/blog/duth.md moved to /new/. Keep it: add `/old/` to the `aliases` of "
        "docs/blog/duth.md (its old addresses are no list of paths; write them as `[/a/, /b/]`).",
        ALIAS,
        True,
    ),
    "a post of an archive that moved": (
        replace(POST, detail="old/duth.md"),
        scene(page("old/duth.md", "/größe/")),
        'docs/old/duth.md moved to /größe/. Keep it: add `/old/: "/gr%C3%B6%C3%9Fe/"` ' + ADD,
        Setting(REDIRECTS, "/old/", "/gr%C3%B6%C3%9Fe/"),
        True,
    ),
    "a file with another name": (
        POST,
        scene(page("blog/recap.md")),
        "docs/blog/duth.md is gone, and docs/blog/recap.md at /new/ has the same title. Keep it: "
        "add `aliases: [/old/]` at docs/blog/recap.md:3.",
        Alias("blog/recap.md", "/old/"),
        True,
    ),
    "a guess": (
        replace(POST, title="Z", sketch=""),
        scene(page("blog/a.md", "/olds/old/"), page("blog/b.md", "/old.html")),
        "docs/blog/duth.md is gone, and perhaps it is now docs/blog/a.md at /olds/old/, which ends "
        "in the same words. Keep it: add `aliases: [/old/]` at docs/blog/a.md:3.",
        Alias("blog/a.md", "/old/"),
        False,
    ),
    "a post that was deleted": (
        POST,
        scene(),
        "docs/blog/duth.md is gone, and nothing like it is published. " + BACK,
        None,
        False,
    ),
    "a page whose file is there": (
        replace(POST, kind=Kind.PAGE),
        scene(is_there=lambda uri: True),
        "docs/blog/duth.md is not published any more, and nothing like it is published. " + BACK,
        None,
        False,
    ),
    "a list": (
        Entry("/blog/2016/", Kind.LIST, "archive/2016/"),
        scene(),
        "no hook makes this list any more. Keep it: put hooks/listings.py under `hooks:` in "
        "mkdocs.yml again, or write a page there.",
        None,
        False,
    ),
    "an address of which no more is known": (
        Entry("/old/", Kind.PAGE),
        scene(),
        "its source is gone, and nothing like it is published. " + BACK,
        None,
        False,
    ),
    "a draft": (
        POST,
        scene(hidden={POST.detail: page(text=DRAFT, status=Status.DRAFT)}),
        "docs/blog/duth.md is a draft now. Keep it: take `draft: true` out of it at "
        "docs/blog/duth.md:3.",
        None,
        False,
    ),
    "a draft that says nothing of it itself": (
        POST,
        scene(hidden={POST.detail: page(status=Status.DRAFT)}),
        "docs/blog/duth.md is a draft now. Keep it: publish it again.",
        None,
        False,
    ),
    "a date to come": (
        POST,
        scene(
            hidden={POST.detail: page(text="---\ndate: 2031-01-01\n---\n", status=Status.SCHEDULED)}
        ),
        "docs/blog/duth.md has a date to come now. Keep it: correct its `date` at "
        "docs/blog/duth.md:2.",
        None,
        False,
    ),
    "a post without a page": (
        POST,
        scene(hidden={POST.detail: page(text=HIDDEN, status=Status.UNPUBLISHED)}),
        "docs/blog/duth.md is not published any more. Keep it: correct its `permalink` at "
        "docs/blog/duth.md:2.",
        None,
        False,
    ),
    "a post that lost a clash": (
        POST,
        scene(hidden={POST.detail: page(status=Status.SUPERSEDED)}),
        "docs/blog/duth.md lost it to another file. Keep it: publish it again.",
        None,
        False,
    ),
    "a redirect to a page": (
        redirect("/new/"),
        scene(page()),
        "the redirect to /new/ is asked for no more. Keep it: add `aliases: [/old/]` at "
        "docs/blog/duth.md:3.",
        ALIAS,
        True,
    ),
    "a redirect to a place on a page": (
        redirect("/new/#end"),
        scene(page()),
        'the redirect to /new/ is asked for no more. Keep it: add `/old/: "/new/#end"` ' + ADD,
        Setting(REDIRECTS, "/old/", "/new/#end"),
        True,
    ),
    "a redirect to a list": (
        redirect("/tags/gr%C3%B6%C3%9Fe/"),
        scene(lock={"/tags/größe/": Entry("/tags/größe/", Kind.LIST)}, published={"/tags/größe/"}),
        "the redirect to /tags/größe/ is asked for no more. Keep it: add "
        '`/old/: "/tags/gr%C3%B6%C3%9Fe/"` ' + ADD,
        Setting(REDIRECTS, "/old/", "/tags/gr%C3%B6%C3%9Fe/"),
        True,
    ),
    "a redirect to another site": (
        redirect("https://a.example/?b=c%20d"),
        scene(),
        "the redirect to https://a.example/?b=c%20d is asked for no more. Keep it: add "
        '`/old/: "https://a.example/?b=c%20d"` ' + ADD,
        Setting(REDIRECTS, "/old/", "https://a.example/?b=c%20d"),
        True,
    ),
    "a redirect to a page that moved, and left a redirect": (
        redirect("/then/"),
        scene(page(), redirects={"/then/": "/new/"}),
        "the redirect to /new/ is asked for no more. Keep it: add `aliases: [/old/]` at "
        "docs/blog/duth.md:3.",
        ALIAS,
        True,
    ),
    "a redirect to a page that moved, and another has its address": (
        redirect("/then/"),
        scene(
            page(),
            page("blog/other.md", "/then/", "---\ntitle: Other\n---\n"),
            lock={"/then/": replace(POST, url="/then/")},
        ),
        "docs/blog/duth.md, to which it led, moved to /new/. Keep it: add `aliases: [/old/]` at "
        "docs/blog/duth.md:3.",
        ALIAS,
        True,
    ),
    "a redirect to a page that is lost too": (
        redirect("/then/"),
        scene(page(), lock={"/then/": replace(POST, url="/then/")}),
        "it led to /then/, which is lost too. Keep it: add `aliases: [/old/]` at "
        "docs/blog/duth.md:3.",
        ALIAS,
        True,
    ),
    "a redirect to a page that is lost for good": (
        redirect("/then/"),
        scene(lock={"/then/": replace(POST, url="/then/")}),
        "it led to /then/, which is lost too. Keep it: keep /then/, and name this address in its "
        "`aliases` again.",
        None,
        False,
    ),
    "a post that moved, and one with a date to come has its address": (
        POST,
        scene(
            page(),
            hidden={
                "blog/x.md": page("blog/x.md", "/old/index.html", FUTURE, status=Status.SCHEDULED)
            },
        ),
        "docs/blog/x.md, whose date is to come, has its address now. Keep it: give that another "
        "`permalink` at docs/blog/x.md:3.",
        None,
        False,
    ),
    "a redirect to a draft, of whose title there is another post": (
        redirect("/then/"),
        scene(
            page("blog/other.md"),
            lock={"/then/": replace(POST, url="/then/")},
            hidden={"blog/duth.md": page(text=DRAFT, status=Status.DRAFT)},
        ),
        "it led to /then/, which is lost too. Keep it: keep /then/, and name this address in its "
        "`aliases` again.",
        None,
        False,
    ),
    "a redirect to what was taken down": (
        redirect("/then/"),
        scene(lock={"/then/": Entry("/then/", Kind.GONE)}),
        "it led to /then/, which was taken down. Keep it: name its new home under "
        "extra.blog.redirects.",
        None,
        False,
    ),
    "a redirect to nothing that is known": (
        redirect("/then/"),
        scene(),
        "it led to /then/, which is not there. " + BACK,
        None,
        False,
    ),
    "a feed that moved": (
        Entry("/old.xml", Kind.FEED, "rss"),
        scene(feeds={"rss": "/feed.xml"}),
        "the feed is at /feed.xml now. Keep it: add `/old.xml: rss` under extra.blog.feeds.former "
        "in mkdocs.yml.",
        Setting(FORMER_FEEDS, "/old.xml", "rss"),
        True,
    ),
    "a feed that is switched off": (
        Entry("/feed.xml", Kind.FEED, "rss"),
        scene(),
        "the setting extra.blog.feeds.rss is false. Keep it: give the feed an address again.",
        None,
        False,
    ),
    "a file that moved": (
        Entry("/a/hall 1.jpg", Kind.FILE, "a/hall 1.jpg"),
        scene(files=("/img/hall 1.jpg", "/x.jpg")),
        "a file of its name is at /img/hall 1.jpg. Keep it: put the file back, or add "
        '`"/a/hall%201.jpg": "/img/hall%201.jpg"` under extra.blog.redirects in mkdocs.yml, which '
        "publishes it at both.",
        Setting(REDIRECTS, "/a/hall 1.jpg", "/img/hall%201.jpg"),
        True,
    ),
    "a file of which there are two": (
        Entry("/a/hall.jpg", Kind.FILE, "a/hall.jpg"),
        scene(files=("/b/hall.jpg", "/c/hall.jpg")),
        "docs/a/hall.jpg is gone. Keep it: put the file back.",
        None,
        False,
    ),
    "a file whose like was there before": (
        Entry("/a/hall.jpg", Kind.FILE, "a/hall.jpg"),
        scene(
            files=("/b/hall.jpg",),
            lock={"/b/hall.jpg": Entry("/b/hall.jpg", Kind.FILE, "b/hall.jpg")},
        ),
        "docs/a/hall.jpg is gone. Keep it: put the file back.",
        None,
        False,
    ),
    "a spelling": (
        Entry("/new.html", Kind.TWIN, "/new/"),
        scene(page()),
        "it is a spelling of /new/, and extra.blog.spellings is no more `all`. Keep it: add "
        "`aliases: [/new.html]` at docs/blog/duth.md:3.",
        Alias("blog/duth.md", "/new.html"),
        True,
    ),
    "a spelling of what is lost": (
        Entry("/old.html", Kind.TWIN, "/old/"),
        scene(page()),
        "it is a spelling of /old/, which is lost too. Keep it: keep that.",
        None,
        False,
    ),
}


@pytest.mark.parametrize(("entry", "place", "said", "cure", "is_sure"), CASES.values(), ids=CASES)
def test_what_is_said_of_a_lost_address(
    entry: Entry, place: Scene, said: str, cure: Alias | Setting | None, is_sure: bool
) -> None:
    lost = told(entry, place)
    url = entry.url.replace(" ", "%20")
    assert lost.problem("urls.lock").text == (
        f"{url} was published and is now lost; {said} Let it go: `permalog gone {url}`."
    )
    assert (lost.cure.mend, lost.is_sure) == (cure, is_sure)


def test_what_is_lost_is_told_in_order_with_its_line_in_the_lock() -> None:
    b, a = Entry("/b/", Kind.PAGE, "b.md"), Entry("/a/", Kind.PAGE, "a.md")
    found = list(scene(lock={"/b/": b}).of([b, a]))
    assert [(lost.entry, lost.line) for lost in found] == [(a, None), (b, 7)]
    assert str(found[1].problem("urls.lock")).startswith("urls.lock:7: /b/ was published")


def test_an_address_is_said_as_it_can_be_written() -> None:
    lost = told(Entry("/a b%/größe/", Kind.PAGE, "a.md"), scene())
    assert "Let it go: `permalog gone /a%20b%25/größe/`." in lost.problem("urls.lock").text


@pytest.mark.parametrize(
    ("heading", "keep"),
    [
        ("## A part", "write ` {#part}` after that heading at docs/a.md:5"),
        ("## *A* part ##", "write ` {#part}` after that heading at docs/a.md:5"),
        ("## A part {#b}", 'put `<a id="part"></a>` on a line above that heading at docs/a.md:5'),
        ("A part\n---", "write ` {#part}` after that heading at docs/a.md"),
    ],
)
def test_a_place_on_a_page_is_kept_beside_the_one_that_the_heading_has(
    heading: str, keep: str
) -> None:
    matter = frontmatter.parse(f"---\ntitle: A\n---\n\n{heading}\n")
    entry = Entry("/a/#part", Kind.ANCHOR, title="Part")
    lost = lost_anchor(entry, 7, "docs/a.md", matter, [("b", "A part")])
    assert lost.what == "the heading 'A part' is #b now"
    assert lost.cure.text == keep
