"""Old feeds: the ids of entries and where they lead, of each format and as they were written."""

import pytest

from permalog import old_feed
from permalog.errors import InvalidValueError

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Old</title>
<link>https://old.example/</link><atom:link href="https://old.example/index.xml" rel="self"/>
{}</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><id>https://old.example/</id>
<link href="https://old.example/"/>{}</feed>"""

FEEDS = {
    "a guid that is no URL": (
        RSS.format(
            '<item><guid isPermaLink="false"> 12 at old </guid><link> https://o.example/a/\n</link>'
            "</item>"
        ),
        [("12 at old", "https://o.example/a/")],
    ),
    "a guid that is the link": (
        RSS.format("<item><title>A</title><guid>https://o.example/a/</guid></item>"),
        [("https://o.example/a/", "https://o.example/a/")],
    ),
    "a link without a guid": (
        RSS.format("<item><link>https://o.example/a/?x=1&amp;y=2</link></item>"),
        [("https://o.example/a/?x=1&y=2", "https://o.example/a/?x=1&y=2")],
    ),
    "an item with neither": (
        RSS.format("<item><title>A</title></item><item><link>https://o.example/b</link></item>"),
        [("https://o.example/b", "https://o.example/b")],
    ),
    "a link of Atom in an item": (
        RSS.format(
            '<item><guid>x</guid><atom:link href="https://o.example/no"/>'
            "<link>https://o.example/a</link></item>"
        ),
        [("x", "https://o.example/a")],
    ),
    "RSS 1.0": (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel/><item rdf:about="https://o.example/a">'
        "<link>https://o.example/a</link></item></rdf:RDF>",
        [("https://o.example/a", "https://o.example/a")],
    ),
    "Atom": (
        ATOM.format(
            "<entry><id>tag:o.example,2016-11-06:/a</id>"
            '<link rel="self" href="https://o.example/a.atom"/>'
            '<link rel="alternate" href="https://o.example/a/"/></entry>'
            '<entry><id>urn:b</id><link href="https://o.example/b/"/></entry>'
        ),
        [
            ("tag:o.example,2016-11-06:/a", "https://o.example/a/"),
            ("urn:b", "https://o.example/b/"),
        ],
    ),
    "an entry without a link": (
        ATOM.format("<entry><id>https://o.example/a/</id></entry>"),
        [("https://o.example/a/", "https://o.example/a/")],
    ),
    "JSON Feed": (
        '\ufeff {"items": [{"id": 12, "url": "https://o.example/a/"}, {"id": "https://o.example/b"},'
        ' "x", {"external_url": "https://else.example/", "id": "c"}, {"title": "no"}]}',
        [
            ("12", "https://o.example/a/"),
            ("https://o.example/b", "https://o.example/b"),
            ("c", "https://else.example/"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "entries"), FEEDS.values(), ids=FEEDS)
def test_each_entry_gives_its_id_and_its_link(text: str, entries: list[tuple[str, str]]) -> None:
    assert list(old_feed.entries(text.encode())) == entries


def test_a_feed_may_be_in_another_encoding() -> None:
    text = RSS.replace("utf-8", "iso-8859-1").format(
        "<item><link>https://o.example/ü</link></item>"
    )
    ((id, _),) = old_feed.entries(text.encode("iso-8859-1"))
    assert id == "https://o.example/ü"


BROKEN = {
    "": "cannot be read as XML, in line 1: no element found",
    "\n<rss><channel>\n<title>A & B</title>": "cannot be read as XML, in line 3: not well-formed",
    "<rss>&nbsp;</rss>": "cannot be read as XML, in line 1: undefined entity",
    "<?xml version='1.0' encoding='klingon'?><rss/>": "cannot be read as XML",
    "https://old.example/feed.xml": "cannot be read as XML, in line 1: not well-formed",
    '{\n "items": [': "cannot be read as JSON, in line 2",
    '{"items": "none"}': "holds no entry with an id and a link",
    '{"items": []}': "holds no entry with an id and a link",
    "<rss><channel/></rss>": "holds no entry with an id and a link",
    "<urlset><url><loc>https://o.example/</loc></url></urlset>": "holds no entry",
    "<html><body><p>Not found</p></body></html>": "holds no entry",
}


@pytest.mark.parametrize(("text", "message"), BROKEN.items(), ids=map(repr, BROKEN))
def test_what_is_no_feed_says_why_and_where(text: str, message: str) -> None:
    with pytest.raises(InvalidValueError, match=message):
        old_feed.entries(text.encode())


def test_json_in_an_encoding_of_its_own_is_no_feed() -> None:
    with pytest.raises(InvalidValueError, match="save it again, as UTF-8"):
        old_feed.entries('{"items": [{"id": "ü"}]}'.encode("latin-1"))
