"""Old URLs: what stands in a sitemap, a feed, a built site, a list or a log."""

import contextlib
import gzip
import json
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages_server import serving
from permalog import old_urls
from permalog.errors import ContentError
from permalog.old_urls import OldUrl

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
HOST = "https://old.example"
LOG = '203.0.113.9 - - [06/Nov/2016:10:00:00 +0100] "{request}" {status} 512{more}\n'

URLSET = f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="{SITEMAP}" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
 <url><loc> {HOST}/a/ </loc><lastmod>2016-11-06</lastmod>
  <image:image><image:loc>https://cdn.example/a.png</image:loc></image:image></url>
 <url><loc>{HOST}/b?x=1&amp;y=2</loc></url>
</urlset>"""
RSS = f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Old</title><link>{HOST}/</link>
<item><title>The &lt;b&gt;first&lt;/b&gt;</title><link>{HOST}/a/</link>
<guid>{HOST}/?p=1</guid></item><item><title>By its guid</title><guid>{HOST}/b/</guid></item>
<item><guid isPermaLink="false">tag:old.example,2016:3</guid></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{HOST}/">
<link href="{HOST}/"/><entry><title>First</title><link rel="self" href="/self"/>
<link rel="alternate" href="/a/"/></entry>
<entry><title>Second</title><link href="b/"/></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/"><channel rdf:about="{HOST}/"><link>{HOST}/</link></channel>
<item rdf:about="{HOST}/a/"><title>First</title><link>{HOST}/a/</link></item>
<item rdf:about="{HOST}/b/"/></rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": "1", "url": f"{HOST}/a/", "title": "First"},
            {"id": f"{HOST}/b/"},
            {"id": "tag:3"},
        ],
    },
    indent=1,
)
LIST = f"# from the old server\n\n/a/\n{HOST}/b/#part\r\n  /c?x=1  \n/d/\tdocs/blog/d.md\n"

FOUND = {
    "a sitemap": (URLSET, {f"{HOST}/a/": None, f"{HOST}/b?x=1&y=2": None}),
    "RSS": (RSS, {f"{HOST}/a/": "The <b>first</b>", f"{HOST}/b/": "By its guid"}),
    "Atom": (ATOM, {f"{HOST}/a/": "First", f"{HOST}/b/": "Second"}),
    "RDF": (RDF, {f"{HOST}/a/": "First", f"{HOST}/b/": None}),
    "a JSON Feed": (JSON, {f"{HOST}/a/": "First", f"{HOST}/b/": None}),
    "a list": (LIST, {"/a/": None, f"{HOST}/b/": None, "/c?x=1": None, "/d/": None}),
}


def read(*sources: Path | str) -> dict[str, OldUrl]:
    return {one.url: one for one in old_urls.read(map(str, sources)).urls}


@pytest.mark.parametrize("pack", [bytes, gzip.compress], ids=["plain", "gzip"])
@pytest.mark.parametrize("before", [b"", b"\xef\xbb\xbf"], ids=["", "with a mark"])
@pytest.mark.parametrize(("text", "found"), FOUND.values(), ids=FOUND)
def test_a_source_is_told_by_what_it_holds(
    tmp_path: Path,
    text: str,
    found: dict[str, str | None],
    before: bytes,
    pack: Callable[[bytes], bytes],
) -> None:
    source = tmp_path / "some.file"
    source.write_bytes(pack(before + text.encode()))
    assert {url: one.title for url, one in read(source).items()} == found


SELF = {
    "RSS": (
        RSS.replace(
            "<item>",
            f'<a:link xmlns:a="http://www.w3.org/2005/Atom" rel="self" href="{HOST}/rss2"/><item>',
            1,
        ),
        "/rss2",
        "rss",
    ),
    "Atom": (ATOM.replace("<entry>", '<link rel="self" href="/atom"/><entry>', 1), "/atom", "atom"),
    "a JSON Feed": (
        JSON.replace('"items"', f'"home_page_url": "{HOST}", "feed_url": "{HOST}/j", "items"'),
        "/j",
        "json",
    ),
}


@pytest.mark.parametrize(("text", "path", "name"), SELF.values(), ids=SELF)
def test_a_feed_has_an_address_itself(tmp_path: Path, text: str, path: str, name: str) -> None:
    source = tmp_path / "some.file"
    source.write_text(text)
    assert read(source)[f"{HOST}{path}"].feed == name
    assert len(read(source)) == 3


def test_a_feed_that_another_host_sends_has_no_address_here(tmp_path: Path) -> None:
    source = tmp_path / "some.file"
    text, path, _ = SELF["RSS"]
    source.write_text(text.replace(f"{HOST}{path}", f"https://feeds.example{path}"))
    assert len(read(source)) == 2


def test_what_a_file_of_a_folder_tells_of_itself_is_read(tmp_path: Path) -> None:
    refresh = '<title>Moved</title><meta http-equiv="refresh" content="0; url={}">'
    files = {
        "index.html": "<title>Home</title>",
        "feed_rss_created.xml": RSS,
        "posts.xml": ATOM,
        "feed_json_updated.json": JSON,
        "rss.xsl": '<?xml version="1.0"?><xsl:stylesheet/>',
        "data.json": '{"version": "1"}',
        "maps.xml": URLSET,
        "a/b.html": refresh.format("../new/"),
        "c/index.html": refresh.format(f"{HOST}/new/"),
        "d.html": refresh.format("mailto:x@old.example"),
        "e.html": "<meta content='5;URL=&#39;/new/&#39;' http-equiv=refresh>",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    found = read(tmp_path)
    assert {url: one.feed for url, one in found.items() if one.feed} == {
        "/feed_rss_created.xml": "rss",
        "/posts.xml": "atom",
        "/feed_json_updated.json": "json",
    }
    assert {url: one.target for url, one in found.items() if one.target} == {
        "/a/b.html": "/new/",
        "/c/": f"{HOST}/new/",
        "/e.html": "/new/",
    }


def test_an_address_in_two_encodings_is_one(tmp_path: Path) -> None:
    source = tmp_path / "list.txt"
    source.write_text("/%C3%BC/\n/ü/\n/%c3%bc/\n/a%2Fb/\n/a/b/\n/%E9/\n/a?b=%20\n")
    assert list(read(source)) == ["/%C3%BC/", "/a%2Fb/", "/a/b/", "/%E9/", "/a?b=%20"]


def test_an_index_names_sitemaps_that_lie_beside_it(tmp_path: Path) -> None:
    maps = ["sitemap-1.xml", "maps/2.xml.gz", "sitemap.xml"]
    entries = "".join(f"<sitemap><loc>{HOST}/{name}</loc></sitemap>" for name in maps)
    index = tmp_path / "sitemap.xml"
    index.write_text(f'<sitemapindex xmlns="{SITEMAP}">{entries}</sitemapindex>')
    (tmp_path / "sitemap-1.xml").write_text(URLSET)
    (tmp_path / "maps").mkdir()
    (tmp_path / "maps/2.xml.gz").write_bytes(gzip.compress(URLSET.replace("/a/", "/z/").encode()))
    assert {f"{HOST}/a/", f"{HOST}/z/"} < read(index).keys()


def test_a_sitemap_that_is_not_beside_its_index_is_fetched(tmp_path: Path) -> None:
    index = tmp_path / "here/sitemap.xml"
    index.parent.mkdir()
    (tmp_path / "there").mkdir()
    (tmp_path / "there/posts.xml").write_text(URLSET)
    with serving(tmp_path / "there") as server:
        entry = f"<sitemap><loc>{server.url}posts.xml</loc></sitemap>"
        index.write_text(f"<sitemapindex>{entry}</sitemapindex>")
        assert f"{HOST}/a/" in read(index)
    with pytest.raises(ContentError, match=r"posts\.xml: no server answers there"):
        read(index)


def test_an_index_that_names_no_address_says_what_is_missing(tmp_path: Path) -> None:
    index = tmp_path / "sitemap.xml"
    index.write_text("<sitemapindex><sitemap><loc>posts.xml</loc></sitemap></sitemapindex>")
    with pytest.raises(ContentError, match=r"it names 'posts\.xml', and there is no such file"):
        read(index)


def logged(request: str, status: int = 200, more: str = "") -> str:
    return LOG.format(request=request, status=status, more=more)


def test_a_log_counts_what_was_asked_for_and_answered(tmp_path: Path) -> None:
    log = tmp_path / "access.log"
    agent = ' "https://x.example/?q=\\"a\\"" "Mozilla/5.0 [en] (X11)"'
    log.write_text(
        logged("GET /a/ HTTP/1.1")
        + logged("HEAD /a/?utm_source=x HTTP/1.1", 301, agent)
        + logged("GET /a/ HTTP/1.1", 404)
        + logged("POST /a/ HTTP/1.1")
        + logged("GET /b/ HTTP/2.0", 304)
        + logged("GET /?p=12 HTTP/1.1", 301)
        + logged("GET /caf\\xC3\\xA9/ HTTP/1.1")
        + logged("\\x16\\x03\\x01", 400)
        + logged("-", 408)
        + logged("GET /style.css?v=2 HTTP/1.1")
        + logged("GET /wp-login.php HTTP/1.1")
        + "old.example:443 "
        + logged("GET /c HTTP/1.1", 200, agent)
        + "no line of a log\n"
    )
    found = old_urls.read([str(log)])
    hits = {one.url: one.hits for one in found.urls}
    assert hits == {"/a/": 2, "/b/": 1, "/?p=12": 1, "/caf%C3%A9/": 1, "/c": 1}
    assert found.left_out == {
        "lines that are none of a log": 1,
        "requests that were no GET, or not answered": 4,
        "style sheets, scripts, fonts and source maps of the old theme": 1,
        "requests for the old blog's own program": 1,
    }


def test_a_built_site_has_an_address_for_each_of_its_files(tmp_path: Path) -> None:
    title = b"<!doctype html><title>\n A &amp; b | The old blog</title>"
    files = {
        "index.html": title,
        "x/index.html": title,
        "y.html": b"<title></title>",
        "a b.png": b"",
        "caf\u00e9/talk.pdf": b"",
        "feed.xml": b"",
        "404.html": b"",
        "CNAME": b"",
        ".nojekyll": b"",
        ".git/x.html": b"",
        ".git/y.html": b"",
        "a/.DS_Store": b"",
        "a/._b.html": b"",
        ".NET_Developer.aspx/index.html": title,
        ".well-known/security.txt": b"",
        "css/main.css": b"",
        "app.js.map": b"",
        "f.woff2": b"",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    found = old_urls.read([str(tmp_path)])
    assert {one.url: one.title for one in found.urls} == {
        "/": "A & b",
        "/x/": "A & b",
        "/y.html": None,
        "/a%20b.png": None,
        "/caf%C3%A9/talk.pdf": None,
        "/feed.xml": None,
        "/.NET_Developer.aspx/": "A & b",
        "/.well-known/security.txt": None,
    }
    assert found.left_out == {
        "style sheets, scripts, fonts and source maps of the old theme": 3,
        "what no host sends, such as .git and .nojekyll": 4,
    }


def test_sources_are_one_list_with_all_hits_and_the_first_title(tmp_path: Path) -> None:
    (tmp_path / "feed.xml").write_text(RSS.replace(HOST, ""))
    (tmp_path / "1.log").write_text(logged("GET /a/ HTTP/1.1"))
    (tmp_path / "2.log").write_text(logged("GET /a/ HTTP/1.1") * 2)
    found = read(tmp_path / "1.log", tmp_path / "feed.xml", tmp_path / "2.log")
    assert (found["/a/"].hits, found["/a/"].title) == (3, "The <b>first</b>")


def test_what_is_no_address_of_the_web_is_counted(tmp_path: Path) -> None:
    source = tmp_path / "sitemap.xml"
    wrong = ("mailto:x@old.example", "http://[", "https://old.example:port/")
    urls = "".join(f"<url><loc>{url}</loc></url>" for url in (*wrong, "/a/"))
    source.write_text(f"<urlset>{urls}</urlset>")
    found = old_urls.read([str(source)])
    assert [one.url for one in found.urls] == ["/a/"]
    assert sum(found.left_out.values()) == 3


BROKEN = {
    "nothing": (b"", "some.file: it is empty; name another"),
    "spaces": (b" \n\n", "some.file: it is empty"),
    "nothing packed": (gzip.compress(b""), "some.file: it is empty"),
    "a page": (b"<!DOCTYPE html><html><body>", "it is a page of HTML; name the sitemap"),
    "a page without a doctype": (b"<html lang=en><br>", "it is a page of HTML"),
    "a page as XML": (b'<?xml version="1.0"?><html/>', "it is a page of HTML"),
    "a broken page as XML": (b'<?xml version="1.0"?>\n<html><br></html>', "it is a page of HTML"),
    "XML that is unclosed": (b"<urlset>\n<url>\n<loc>/a/</loc>", "some.file:3: the XML is broken"),
    "XML of another kind": (b"<opml/>", "it is XML, `<opml>`, and no sitemap and no feed"),
    "XML in no encoding": (b'<?xml version="1.0" encoding="x"?><urlset/>', "the XML"),
    "an empty sitemap": (b"<urlset/>", "there is no address in it"),
    "JSON that is cut": (b'{"version":\n "https://jsonfeed', "some.file:2: the JSON is broken"),
    "JSON of another kind": (b'{"name": "x"}', "it is JSON and no JSON Feed"),
    "JSON in Latin-1": (b'{"version": "\xe9"}', "it is no UTF-8"),
    "an image": (b"\x89PNG\r\n\x1a\n\0\0", "it is no text; name a sitemap"),
    "gzip that is cut": (gzip.compress(URLSET.encode())[:-20], "packed with gzip, and broken"),
    "no gzip": (b"\x1f\x8b" + b"x" * 40, "it is packed with gzip, and broken"),
    "a list of titles": (b"/a/\nhello world\n", "some.file:2: 'hello world' is no address"),
    "a list of names": (b"old.example/a/\n", "some.file:1: 'old.example/a/' is no address"),
    "a list with a space": (b"/a b/\n", "some.file:1: '/a b/' holds a space; write it as `%20`"),
    "a list in Latin-1": (b"/a/\n/caf\xe9/\n", "some.file:2: this line is not UTF-8"),
}  # fmt: skip


@pytest.mark.parametrize(("content", "message"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_an_error_with_file_line_and_cure(
    tmp_path: Path, content: bytes, message: str
) -> None:
    source = tmp_path / "some.file"
    source.write_bytes(content)
    with pytest.raises(ContentError) as error:
        read(source)
    assert message in str(error.value)


def test_a_file_that_is_not_there_is_an_error_that_names_it() -> None:
    with pytest.raises(ContentError, match=r"nothing/here\.xml: there is no such file"):
        read("nothing/here.xml")


def test_a_folder_without_pages_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="there is no HTML below it; name the folder of a built"):
        read(tmp_path)


def test_all_sources_that_cannot_be_read_are_named_at_once(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("")
    with pytest.raises(ContentError) as error:
        read(tmp_path / "empty", tmp_path / "nothing")
    assert len(error.value.problems) == 2


def test_a_source_may_be_an_address_of_the_web(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        entries = [f"{server.url}maps/1.xml.gz", "maps/1.xml.gz", "https://elsewhere.example/2.xml"]
        index = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in entries)
        (tmp_path / "sitemap.xml").write_text(f"<sitemapindex>{index}</sitemapindex>")
        (tmp_path / "maps").mkdir()
        (tmp_path / "maps/1.xml.gz").write_bytes(gzip.compress(URLSET.encode()))
        (tmp_path / "list é.txt").write_text("/c/\n")
        found = old_urls.read([f"{server.url}sitemap.xml", f"{server.url}list é.txt"])
        asked = list(server.asked)
    assert [one.url for one in found.urls] == [f"{HOST}/a/", f"{HOST}/b?x=1&y=2", "/c/"]
    assert found.left_out == {"sitemaps of another host": 1}
    assert asked == ["/sitemap.xml", "/maps/1.xml.gz", "/list%20%C3%A9.txt"]


def test_an_address_of_the_web_that_does_not_answer_is_an_error(tmp_path: Path) -> None:
    with serving(tmp_path) as server:
        (tmp_path / "404.html").write_text("<html>")
        with pytest.raises(ContentError, match=r"sitemap\.xml: the server answers 404 Not Found"):
            read(f"{server.url}sitemap.xml")
        url = server.url
    with pytest.raises(ContentError, match=r"no server answers there: .*refused"):
        read(url)


STARTS = st.sampled_from(
    [b"", b"<urlset>", b"<?xml ", b"{", b"\x1f\x8b", b"/a/\n", LOG.encode(), b"#"]
)


@given(STARTS, st.binary(max_size=200), st.booleans())
def test_whatever_stands_in_a_source_is_read_or_refused(
    start: bytes, rest: bytes, is_packed: bool
) -> None:
    content = gzip.compress(start + rest) if is_packed else start + rest
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "some.file"
        source.write_bytes(content)
        with contextlib.suppress(ContentError):
            old_urls.read([str(source)])
