"""Feeds: each format as a feed reader reads it."""

import datetime as dt
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from feed_rules import faults
from permalog import feed
from permalog.feed import Entry, Feed

DATE = dt.datetime(2016, 11, 6, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=1)))
ENTRY = Entry(
    id="https://x.example/a/",
    url="https://x.example/a/",
    title='<b> & "x" ]]> é 🎉',
    html='<p>One &amp; <a href="https://x.example/b/">two</a> ]]&gt;</p>',
    summary="One & two",
    published=DATE,
    updated=DATE + dt.timedelta(days=1),
    tags=("Django", "C & D"),
)
FEED = Feed(
    title="Log & <book>",
    home="https://x.example/",
    url="https://x.example/feed",
    description="About <things>",
    author="Ann & Bob",
    language="en",
    entries=(ENTRY, replace(ENTRY, id="https://x.example/b/", url="https://x.example/b/")),
)
XML = [feed.rss, feed.atom]


def read(text: str) -> Any:
    parsed = feedparser.parse(text.encode(), sanitize_html=False)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


@pytest.mark.parametrize(("write", "version"), [(feed.rss, "rss20"), (feed.atom, "atom10")])
def test_a_reader_finds_title_home_and_itself(write: Callable[[Feed], str], version: str) -> None:
    parsed = read(write(FEED))
    assert parsed.version == version
    assert parsed.feed.title in ("Log & <book>", "Log &amp; &lt;book&gt;")
    assert parsed.feed.link == "https://x.example/"
    assert {(link.rel, link.href) for link in parsed.feed.links} >= {
        ("self", "https://x.example/feed")
    }
    assert parsed.feed.language == "en"


@pytest.mark.parametrize("write", XML)
def test_a_reader_finds_each_entry_with_its_content(write: Callable[[Feed], str]) -> None:
    parsed = read(write(FEED))
    assert [e.id for e in parsed.entries] == ["https://x.example/a/", "https://x.example/b/"]
    entry = parsed.entries[0]
    assert entry.link == ENTRY.url
    assert entry.content[0].value == ENTRY.html
    assert entry.published_parsed[:5] == (2016, 11, 6, 22, 30)
    assert [tag.term for tag in entry.tags] == ["Django", "C & D"]


def test_an_atom_title_and_a_json_title_are_plain_text() -> None:
    entry = read(feed.atom(FEED)).entries[0]
    assert entry.title_detail.type == "text/plain"
    assert json.loads(feed.json_feed(FEED))["items"][0]["title"] == ENTRY.title


def test_an_atom_entry_knows_its_last_change() -> None:
    assert read(feed.atom(FEED)).entries[0].updated_parsed[:3] == (2016, 11, 7)
    assert read(feed.atom(FEED)).feed.updated_parsed[:3] == (2016, 11, 7)


def test_an_rss_guid_is_a_permalink_only_where_it_is_the_address() -> None:
    other = replace(FEED, entries=(replace(ENTRY, id="tag:x.example,2016:1"),))
    assert 'isPermaLink="true"' in feed.rss(FEED)
    assert 'isPermaLink="false">tag:x.example,2016:1<' in feed.rss(other)


def test_a_json_feed_holds_what_its_version_asks_for() -> None:
    document = json.loads(feed.json_feed(FEED))
    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert (document["title"], document["feed_url"]) == (FEED.title, FEED.url)
    assert document["home_page_url"] == FEED.home
    item = document["items"][0]
    assert (item["id"], item["content_html"]) == (ENTRY.id, ENTRY.html)
    assert dt.datetime.fromisoformat(item["date_published"]) == DATE
    assert item["tags"] == ["Django", "C & D"]


def test_a_summary_is_html_to_rss_and_plain_text_to_the_others() -> None:
    one = replace(FEED, entries=(replace(ENTRY, summary="<b> & c"),))
    assert read(feed.rss(one)).entries[0].summary == "&lt;b&gt; &amp; c"
    assert read(feed.atom(one)).entries[0].summary_detail.type == "text/plain"
    assert read(feed.atom(one)).entries[0].summary == "<b> & c"
    assert json.loads(feed.json_feed(one))["items"][0]["summary"] == "<b> & c"


@pytest.mark.parametrize("write", XML)
def test_a_feed_without_entries_is_a_feed(write: Callable[[Feed], str]) -> None:
    parsed = read(write(replace(FEED, entries=())))
    assert parsed.entries == []
    assert parsed.feed.updated_parsed


def test_a_json_feed_without_entries_is_a_feed() -> None:
    assert json.loads(feed.json_feed(replace(FEED, entries=())))["items"] == []


@pytest.mark.parametrize("write", XML)
@pytest.mark.parametrize("sign", ["\0", "\x0b", "\x1b", "\ufffe", "\ud800"], ids=ascii)
def test_a_character_that_xml_forbids_is_left_out(write: Callable[[Feed], str], sign: str) -> None:
    entry = replace(ENTRY, title=f"a{sign}b", html=f"<p>a{sign}b</p>", tags=(f"a{sign}b",))
    (parsed,) = read(write(replace(FEED, entries=(entry,)))).entries
    assert (parsed.title, parsed.content[0].value) == ("ab", "<p>ab</p>")


@given(st.text(), st.text(), st.lists(st.text()))
def test_whatever_an_entry_says_every_format_can_be_read(
    title: str, text: str, tags: list[str]
) -> None:
    entry = replace(ENTRY, title=title, summary=text, html=f"<p>{text}</p>", tags=tuple(tags))
    full = replace(FEED, title=title, description=text, author=title, entries=(entry,))
    for write in XML:
        (parsed,) = read(write(full)).entries
        assert parsed.id == ENTRY.id
    (item,) = json.loads(feed.json_feed(full))["items"]
    assert (item["title"], item["summary"], item["tags"]) == (title, text, tags)


OTHER_IDS = {
    # id                                  is a permalink, and an id to Atom
    "https://x.example/a/": (True, True),
    "https://old.example/a/": (False, True),
    "tag:old.example,2016-11-06:/a b.html": (False, True),
    "urn:uuid:60a76c80-d399-11d9-b91C-0003939e0af6": (False, True),
    "12 at https://old.example": (False, False),
    "/a/": (False, False),
}


@pytest.mark.parametrize(("id", "answer"), OTHER_IDS.items(), ids=OTHER_IDS)
def test_an_id_is_kept_to_the_letter_where_the_format_takes_it(
    id: str, answer: tuple[bool, bool]
) -> None:
    is_permalink, is_iri = answer
    one = replace(FEED, entries=(replace(ENTRY, id=id),))
    (item,) = read(feed.rss(one)).entries
    assert item.id == id
    assert ('isPermaLink="true"' in feed.rss(one)) is is_permalink
    (item,) = read(feed.atom(one)).entries
    assert item.id == (id if is_iri else ENTRY.url)
    assert json.loads(feed.json_feed(one))["items"][0]["id"] == id


WRONG = {
    # what is put in place of what -> what the rules say
    "atom": {
        ("<id>https://x.example/a/</id>", ""): "4.1.2 entry 1: there are 0 id",
        ("<id>https://x.example/a/</id>", "<id>a</id>"): "4.2.6 id: 'a' is no full URL",
        ("https://x.example/b/</id>", "https://x.example/a/</id>"): "/a/ stands 2 times",
        ("T23:30:00+01:00</published>", " 23:30</published>"): "3.3 published: '2016-11-06 23:30'",
        ("<title>Log", "<titel/><title>Log"): "titel stands in feed",
        ("<name>Ann &amp; Bob</name>", ""): "3.2 author: there are 0 name",
        ('rel="self"', 'rel="me"'): "4.1.1 feed: no link says where it is itself",
        ('term="Django"', 'name="Django"'): "4.2.2 category: it has no term",
        ('&lt;a href="https://x.example/b/', '&lt;a href="/b/'): "the link /b/ is relative",
        ('<content type="html">', '<content type="xhtml">'): "3.1.1 content: its type is xhtml",
    },
    "rss": {
        ('version="2.0"', 'version="0.92"'): "the root is not",
        ("<link>https://x.example/</link>", "<link>/</link>"): "channel: link: '/' is no full URL",
        ("<pubDate>Sun, ", "<pubDate>Mon, "): "was another day of the week",
        ("<pubDate>Sun, 06 Nov", "<pubDate>Sun, 06 November"): "item 1: pubDate: 'Sun, 06 November",
        ("<guid", "<guide/><guid"): "item 1: guide is no element of RSS",
        (">https://x.example/a/</guid>", ">12</guid>"): "item 1: guid: '12' is no full URL",
        ("<category>Django</category>", "<category/>"): "item 1: a category is empty",
        ("application/rss+xml", "text/xml"): "channel: atom:link does not say",
        ('&lt;a href="https://x.example/b/', '&lt;a href="/b/'): "the link /b/ is relative",
    },
    "json": {
        ('"version"', '"versoin"'): "the feed: there is no version",
        ("version/1.1", "version/1"): "its version is",
        ('"id": "https://x.example/a/"', '"id": 7'): "item 1: id is 7",
        ('"content_html"', '"content"'): "item 1: it has no content",
        ("T23:30:00+01:00", ""): "item 1: date_published: '2016-11-06'",
        ('"name": "Ann & Bob"', ""): "an author has neither name, url nor avatar",
        ('"Django"', "3"): "item 1: a tag is no text",
    },
}
CASES = [(name, *change, said) for name, cases in WRONG.items() for change, said in cases.items()]


@pytest.mark.parametrize(("name", "old", "new", "said"), CASES)
def test_the_rules_find_what_is_wrong(name: str, old: str, new: str, said: str) -> None:
    text = feed.FORMATS[name].write(FEED)
    assert faults(name, text) == []
    assert old in text
    assert said in "; ".join(faults(name, text.replace(old, new, 1)))


def test_a_path_is_no_permalink_where_the_site_has_no_url() -> None:
    entry = replace(ENTRY, id="/a/", url="/a/")
    assert 'isPermaLink="false">/a/<' in feed.rss(replace(FEED, entries=(entry,)))
