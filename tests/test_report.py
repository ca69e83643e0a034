"""Report: what `permalog verify` prints of many addresses, few lines of it."""

from collections.abc import Iterable

from permalog.cures import Cures
from permalog.homes import Home, Homes
from permalog.old_urls import OldUrl
from permalog.report import Report
from permalog.verify import Judge, NewSite

HOMES = Homes(
    [
        Home("/blog/", "listing", "All posts"),
        Home("/page/1/", "listing", "2016"),
        Home("/talks/", "page", "Talks"),
        Home("/feed.xml", "feed", feed="rss"),
    ]
)
SITE = NewSite(
    files=frozenset(("index.html", "blog/index.html", "page/1/index.html", "talks/index.html")),
    homes=HOMES,
    cures=Cures(lambda uri: f"docs/{uri}", str),
)


def report(urls: Iterable[str], hits: int = 0) -> Report:
    judge = Judge(SITE)
    return Report(["a"], [judge.judge(OldUrl(url, "a", hits)) for url in urls], {})


def lost(urls: Iterable[str], hits: int = 0, *, whole: bool = False) -> list[str]:
    lines = list(report(urls, hits).lines(whole=whole))
    return [line.strip() for line in lines[lines.index("") :] if line.startswith(("  /", "Lost"))]


def test_pages_come_before_files() -> None:
    found = lost(["/a.png", "/b/", "/c.pdf", "/d.html", "/e.aspx"])
    assert found == ["Lost:", "/b/", "/d.html", "/e.aspx", "Lost files:", "/a.png", "/c.pdf"]


def test_numbered_pages_are_one_line_with_one_advice() -> None:
    urls = [f"/blog/page/{number}/" for number in range(2, 103)]
    lines = [line.strip() for line in report(urls).lines()]
    start = lines.index("Lost:")
    assert lines[start + 1 :] == [
        "/blog/page/2/ … /blog/page/102/  (101 numbered pages)",
        "perhaps now /blog/, which is the list that it was part of",
        "add `/blog/page/2/: /blog/` under extra.blog.redirects in mkdocs.yml, "
        "and so for the others",
    ]


def test_the_pages_of_each_list_are_a_line_for_themselves() -> None:
    urls = ["/page2/", "/page3/", "/tag/x/page/2/", "/index2.html", "/index3.html", "/index10.html"]
    assert lost(urls) == [
        "Lost:",
        "/index2.html … /index10.html  (3 numbered pages)",
        "/page2/ … /page3/  (2 numbered pages)",
        "/tag/x/page/2/",
    ]


def test_no_advice_names_a_numbered_page() -> None:
    assert "/page/1/" not in "".join(report(["/page/7/", "/x/page/9/", "/2016/"]).lines())


def test_the_many_files_of_a_folder_are_one_line() -> None:
    urls = [f"/img/{name}.{end}" for name in "abc" for end in ("png", "jpg")]
    assert lost([*urls, "/img/more/x.png"], 2) == [
        "Lost files:",
        "/img/a.jpg … /img/c.png  (6 files, 12 hits)",
        "/img/more/x.png  (2 hits)",
    ]
    assert len(lost(urls, whole=True)) == 7
    assert len(report(urls).json()["lost"]) == 6


def test_the_feeds_and_pages_of_many_lists_are_a_line_each() -> None:
    names = ["go", "js", "python", "ruby"]
    urls = [f"/tags/{name}/{end}" for name in names for end in ("page/1/", "index.xml")]
    assert lost(urls) == [
        "Lost:",
        "/tags/go/page/1/ … /tags/ruby/page/1/  (4 numbered pages)",
        "Lost files:",
        "/tags/go/index.xml … /tags/ruby/index.xml  (4 feeds)",
    ]
    assert not any(one.is_sure for one in report(urls).lost), "readers of one tag want no more"
