"""Verify: what becomes of an old address, judged as GitHub Pages would answer it."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from permalog.homes import Home, Homes
from permalog.old_urls import OldUrl
from permalog.old_urls.found import is_url
from permalog.verify import Difference, Judge, Judged, NewSite, Verdict

FILES = {
    "index.html": "/",
    "x/index.html": "/x/",
    "bare.html": "/bare",
    "old.html": "/old.html",
    "caf\u00e9/index.html": "/caf\u00e9/",
    "moved/index.html": "/moved/",
    "away.html": "/away.html",
    "a,b/index.html": "/a,b/",
    "index.php.html": "/index.php",
    "feed/release.xml": "/feed/release.xml",
    "old.png.html": "/old.png",
}
FORMER = "https://former.example/blog"
SITE = {
    "files": frozenset((*FILES, "sitemap.xml", "img/a.png")),
    "addresses": FILES,
    "redirects": {
        "moved/index.html": "/x/#end",
        "away.html": "https://away.example/",
        "feed/release.xml": "/feed.xml",
        "old.png.html": "/x/",
    },
    "hidden": {"draft/index.html": "docs/blog/d.md, which is a draft"},
    "homes": Homes([Home("/x/", "post", "The x"), Home("/feed.xml", "feed", feed="rss")]),
}


def at_home(url: str) -> str:
    is_former = url == FORMER or url.startswith(FORMER + "/")
    return (url.removeprefix(FORMER) or "/") if is_former else url


def judged(url: str, site_url: str | None = "https://new.example/", **more: object) -> Judged:
    site = NewSite(site_url=site_url, at_home=at_home, **(SITE | more))  # type: ignore[arg-type]
    return Judge(site).judge(OldUrl(url, "here"))


ANSWERED = {
    "/x/": "",
    "/": "",
    "/x": "slash",
    "/x/index.html": "index",
    "/index.html": "index",
    "/x/index": "ending",
    "/bare": "",
    "/bare.html": "ending",
    "/old.html": "",
    "/old": "ending",
    "/img/a.png": "",
    "/sitemap.xml": "",
    "/caf%C3%A9/": "",
    "/caf\u00e9/": "",
    "/caf%c3%a9": "encoding slash",
    "/%78/": "encoding",
    "/a,b/": "",
    "/a%2Cb/": "",
    "/x/?utm_source=feed": "query",
    "/?fbclid=1": "query",
    "/x/?replytocom=12": "query",
    "https://new.example/x/": "",
    "https://new.example:443/x/": "",
    "https://NEW.example": "",
    "http://new.example/x": "scheme slash",
    "https://old.example/x/index.html?a=b": "host index query",
    "https://www.new.example/x/": "host",
    "http://old.example/": "host",
    "https://former.example/blog/x/": "host",
    "http://former.example/blog": "host",
    "https://old.example:8080/x/": "host",
}


@pytest.mark.parametrize("url", ANSWERED)
def test_an_address_is_kept_whatever_its_spelling_and_the_difference_is_said(url: str) -> None:
    found = judged(url)
    assert found.verdict is Verdict.KEPT
    assert found.differences == {Difference(name) for name in ANSWERED[url].split()}


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("/moved/", "/x/#end"),
        ("/moved", "/x/#end"),
        ("https://old.example/moved/index.html", "/x/#end"),
        ("/away", "https://away.example/"),
        ("/away.html?utm_medium=x", "https://away.example/"),
    ],
)
def test_a_redirect_page_is_told_with_its_target(url: str, target: str) -> None:
    found = judged(url)
    assert (found.verdict, found.target) == (Verdict.REDIRECTED, target)


NOT_FOLLOWED = {
    "/feed/release.xml": "add `/feed/release.xml: rss` under extra.blog.feeds.former in mkdocs.yml",
    "/old.png": "put the file at old.png in place of the redirect, or let that lead to a file in",
}


@pytest.mark.parametrize("url", NOT_FOLLOWED)
def test_a_redirect_page_where_a_file_is_asked_for_loses_its_readers(url: str) -> None:
    found = judged(url)
    assert (found.verdict, found.target) == (Verdict.LOST, None)
    assert (found.reason or "").startswith("the redirect there is a page of HTML")
    assert found.cure
    assert found.cure.text.startswith(NOT_FOLLOWED[url])
    assert found.cure.mend is None


def test_the_page_behind_it_leads_on_where_it_is_asked_for_by_its_own_name() -> None:
    assert judged("/old.png.html").verdict is Verdict.REDIRECTED


@pytest.mark.parametrize("url", ["/social/x.png", "/X.pdf", "/the-x.svg"])
def test_no_page_is_proposed_for_a_file(url: str) -> None:
    found = judged(url)
    assert (found.verdict, found.suggestion) == (Verdict.LOST, None)
    assert found.cure
    assert found.cure.text == f"put the file at {url[1:]}"


def test_what_programs_ask_for_has_to_be_put_there() -> None:
    found = judged("/.well-known/x")
    assert found.suggestion is None
    assert found.cure
    assert found.cure.text.startswith("put the file at .well-known/x, with `exclude_docs: ")


BELOW = {
    "https://new.example/repo/x/": (Verdict.KEPT, ""),
    "https://new.example/repo/": (Verdict.KEPT, ""),
    "https://new.example/repo": (Verdict.KEPT, "slash"),
    "https://new.example/x/": (Verdict.OUTSIDE, ""),
    "https://new.example/repository/x/": (Verdict.OUTSIDE, ""),
    "https://new.example/": (Verdict.OUTSIDE, ""),
    "https://old.example/x/": (Verdict.KEPT, "host"),
    "https://old.example/repo/x/": (Verdict.KEPT, "host"),
    "https://former.example/blog/x/": (Verdict.KEPT, "host"),
    "/x/": (Verdict.KEPT, ""),
    "/repo/x/": (Verdict.KEPT, ""),
    "/repo/x": (Verdict.KEPT, "slash"),
    "/repo/gone/": (Verdict.LOST, ""),
}


@pytest.mark.parametrize("url", BELOW)
def test_the_path_of_site_url_is_no_part_of_an_address(url: str) -> None:
    verdict, differences = BELOW[url]
    found = judged(url, "https://new.example/repo/")
    assert found.verdict is verdict
    assert found.differences == {Difference(name) for name in differences.split()}


def test_what_is_lost_below_a_path_is_named_without_it() -> None:
    assert judged("/repo/gone/", "https://new.example/repo/").path == "/gone/"


def test_without_a_site_url_no_host_is_another() -> None:
    assert judged("http://old.example/x/", None).differences == frozenset()


LOST = {
    "/nothing/": None,
    "/old.html/": None,
    "/x.html": None,
    "/X/": "it differs from /x/ in capitals, and is another address to GitHub Pages",
    "/x.HTML": None,
    "/OLD": "it differs from /old.html in capitals, and is another address to GitHub Pages",
    "/cafe%CC%81/": "it differs from /caf\u00e9/ in the way in which its accents are made",
    "/draft/": "it is the address of docs/blog/d.md, which is a draft",
    "/draft": "it is the address of docs/blog/d.md, which is a draft",
    "/?p=123": "`?p=123` is for a program to read, and no static host can answer it",
    "/x/?page_id=4": "`?page_id=4` is for a program to read",
    "https://old.example?cat=4&paged=2": "`?cat=4&paged=2` is for a program to read",
    "/?attachment_id=9": "`?attachment_id=9` is for a program to read",
    "/?tag=django": "`?tag=django` is for a program to read",
    "/?feed=rss2": "`?feed=rss2` is for a program to read",
    "/index.php?p=1": "`?p=1` is for a program to read",
    "/index.php?topic=3": "`?topic=3` is for a program to read",
    "/show.aspx?id=3": "`?id=3` is for a program to read",
    "/caf%E9/": "what it has percent-encoded is not UTF-8, and no static host can answer it",
    "/a%2Fb/": "it holds a slash that is percent-encoded, and no static host can answer it",
    "/a//b/": "it is no path that a file can have, and no static host can answer it",
    "/../etc/": "it is no path that a file can have",
    "//[/": "it is no path that a file can have",
    "/%00/": "it is no path that a file can have",
}


@pytest.mark.parametrize("url", LOST)
def test_an_address_is_lost_and_the_reason_said_where_there_is_one(url: str) -> None:
    found = judged(url)
    assert found.verdict is Verdict.LOST
    reason = LOST[url]
    assert (found.reason or "").startswith(reason or "")
    assert bool(found.reason) == bool(reason)


@pytest.mark.parametrize("url", [u for u, why in LOST.items() if why and "program" in why])
def test_a_query_that_names_the_page_is_hopeless_even_where_the_path_answers(url: str) -> None:
    assert not judged(url).can_answer


@pytest.mark.parametrize(
    "url", ["/x/?tag=django", "/x/?s=q", "/index.php?utm_source=x", "/?p=draft"]
)
def test_a_query_that_names_no_page_changes_nothing(url: str) -> None:
    assert judged(url).verdict is Verdict.KEPT


def test_another_spelling_is_the_home_of_an_address_that_differs_in_case() -> None:
    found = judged("/X/")
    assert found.suggestion
    assert found.suggestion.home.url == "/x/"
    assert found.cure
    assert found.cure.text == "add `/X/: /x/` under extra.blog.redirects in mkdocs.yml"


@pytest.mark.parametrize(
    ("target", "home"),
    [
        ("/x/", "/x/"),
        ("https://old.example/x/#top", "/x/"),
        ("/moved/", "/x/"),
        ("https://elsewhere.example/", None),
        ("/nothing/", None),
    ],
)
def test_an_old_redirect_page_may_lead_where_it_led(target: str, home: str | None) -> None:
    site = NewSite(site_url="https://new.example/", **SITE)  # type: ignore[arg-type]
    found = Judge(site).judge(OldUrl("/p/12/", "here", target=target))
    near = found.suggestion
    assert (near.home.url if near else None) == home
    assert found.is_sure is bool(home)


def test_what_was_a_feed_is_a_feed_whatever_its_name() -> None:
    site = NewSite(**SITE)  # type: ignore[arg-type]
    found = Judge(site).judge(OldUrl("/posts.xml", "here", feed="atom"))
    assert found.cure
    assert found.cure.text == "add `/posts.xml: rss` under extra.blog.feeds.former in mkdocs.yml"
    assert judged("/rss.xsl").suggestion is None


@pytest.mark.parametrize(
    "url", ["/let/go/", "/let/go", "/let/go/index.html", "https://o.example/let/go"]
)
def test_what_was_let_go_is_gone_in_every_spelling(url: str) -> None:
    assert judged(url, gone=frozenset({"/let/go/"})).verdict is Verdict.GONE


PARTS = st.sampled_from(
    ["/", "x", "X", "%", "%e9", "%2F", "?p=1", "?", "#", "é", "..", ":", "//", "["]
)
PATHS = st.lists(PARTS | st.text(max_size=3), max_size=8).map("".join)


@given(st.sampled_from(["/", "https://new.example/", "http://old.example", FORMER]), PATHS)
def test_any_address_is_judged(start: str, path: str) -> None:
    assume(start == "/" or is_url(start + path))
    found = judged(start + path)
    assert found.verdict in Verdict
    assert bool(found.target) == (found.verdict in (Verdict.KEPT, Verdict.REDIRECTED))
