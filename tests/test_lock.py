"""Lock: what `urls.lock` says, read and written, as a table."""

from collections.abc import Container
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from permalog.errors import ContentError
from permalog.lock import HEAD, Entry, Kind, Lock, leading, written
from permalog.renewal import renewed

LINES = {
    '/blog/2016/duth/ post blog/duth.md text=5d1f0 "Django\'s recap"': Entry(
        "/blog/2016/duth/", Kind.POST, "blog/duth.md", "Django's recap", "5d1f0"
    ),
    '/b/ post blog/b.md text=5d1f0 id=/a/ "B"': Entry(
        "/b/", Kind.POST, "blog/b.md", "B", "5d1f0", "/a/"
    ),
    "/2016/11/duth.html redirect /blog/2016/duth/": Entry(
        "/2016/11/duth.html", Kind.REDIRECT, "/blog/2016/duth/"
    ),
    '/old/ gone 2026-11-28 "What was there"': Entry(
        "/old/", Kind.GONE, "2026-11-28", "What was there"
    ),
    "/a/#end anchor": Entry("/a/#end", Kind.ANCHOR),
    "/two%20words/ page two%20words.md": Entry("/two words/", Kind.PAGE, "two words.md"),
    "/größe/ page größe.md": Entry("/größe/", Kind.PAGE, "größe.md"),
    "/100%25/ page 100%25.md": Entry("/100%/", Kind.PAGE, "100%.md"),
    "/why%3F/ page why%3F.md": Entry("/why?/", Kind.PAGE, "why?.md"),
    "/a%E2%80%A8b/ page a.md": Entry("/a\u2028b/", Kind.PAGE, "a.md"),
    '/q/ page q.md "She said \\"yes\\", and\\n\'no\' # twice"': Entry(
        "/q/", Kind.PAGE, "q.md", "She said \"yes\", and\n'no' # twice"
    ),
    "/a%09b.png file a%09b.png": Entry("/a\tb.png", Kind.FILE, "a\tb.png"),
    "/feed.xml feed rss": Entry("/feed.xml", Kind.FEED, "rss"),
    "/id=1.png file id%3D1.png": Entry("/id=1.png", Kind.FILE, "id=1.png"),
}
"""Lines, and what they say; an address that could be written in two ways is written as here."""

REFUSED = {
    "no address": ("post a.md", "'post a.md' is no address and its kind; write it as"),
    "an address alone": ("/a/", "'/a/' is no address and its kind"),
    "a full URL": ("https://blog.example/a/ post a.md", "is no address and its kind"),
    "a kind that there is not": ("/a/ pots a.md", "'pots' is no kind of address; there are post,"),
    "two spaces": ("/a/  post a.md", "'' is no kind of address"),
    "an open title": ('/a/ post a.md "A', "the title '\"A' is not closed by a quote"),
    "more after the title": ('/a/ post a.md "A" b', "is not closed by a quote"),
    "a way out of the site": ("/../a/ gone 2026-11-28", "climbs out of the site"),
    "an encoded way out of the site": ("/%2E%2E/a/ gone 2026-11-28", "climbs out of the site"),
    "a way out where backslashes are slashes": (
        "/a\\..\\b/ gone 2026-11-28",
        "climbs out of the site",
    ),
}


def parse(*lines: str) -> Lock:
    return Lock.parse("".join(f"{line}\n" for line in lines), "urls.lock")


def lock_of(*entries: Entry, site: str = "") -> Lock:
    return Lock({entry.url: entry for entry in entries}, site=site)


@pytest.mark.parametrize(("line", "entry"), LINES.items(), ids=LINES)
def test_a_line_says_what_an_address_is(line: str, entry: Entry) -> None:
    assert parse(line).entries == {entry.url: entry}


@pytest.mark.parametrize(("line", "entry"), LINES.items(), ids=LINES)
def test_an_entry_is_written_as_its_line(line: str, entry: Entry) -> None:
    assert str(entry) == line


@pytest.mark.parametrize(("line", "reason"), REFUSED.values(), ids=REFUSED)
def test_a_line_that_cannot_be_read_is_an_error_with_its_line(line: str, reason: str) -> None:
    with pytest.raises(ContentError) as refused:
        parse("# Head", "/x/ page x.md", line)
    (problem,) = refused.value.problems
    assert (problem.path, problem.line) == ("urls.lock", 3)
    assert reason in problem.text


def test_every_line_that_cannot_be_read_is_named() -> None:
    with pytest.raises(ContentError) as refused:
        parse("/a/ pots a.md", "/b/ page b.md", "/c/")
    assert [problem.line for problem in refused.value.problems] == [1, 3]


ANY = st.text(st.characters(codec="utf-8"), max_size=12)
WRITABLE = ANY | st.sampled_from(
    [
        "a b", "100%", "%41", "a#b", "#", "a?b", 'a"b', "text=a", "id=/a/", "a\r\nb", "\u2028",
        "=======", "C:\\",
    ]
)  # fmt: skip
PATHS = WRITABLE.filter(lambda text: "\\" not in text and ".." not in text).map("/x{}/".format)
PRINTABLE = PATHS.filter(lambda text: all(c.isprintable() for c in text))
ANY = st.builds(
    Entry,
    PRINTABLE,
    st.sampled_from(Kind),
    WRITABLE,
    WRITABLE,
    st.text("0123456789abcdef", max_size=30),
    WRITABLE,
)


def as_published(entry: Entry) -> Entry:
    """Return an entry as there may be one: a redirect leads to a URL."""
    leads = entry.kind in (Kind.REDIRECT, Kind.TWIN)
    return replace(entry, detail=leading(f"/{entry.detail}")) if leads else entry


ENTRIES = ANY.map(as_published)


@given(st.lists(ENTRIES, unique_by=lambda entry: entry.url), st.sampled_from(["", "https://a.b/"]))
@example([Entry("/a/", Kind.FILE, "id=5")], "")
@example([Entry("/a/", Kind.PAGE, "", "One\u2028two\x85three\x0cfour")], "")
def test_whatever_a_lock_holds_it_is_read_as_it_was_written(
    entries: list[Entry], site: str
) -> None:
    lock = lock_of(*entries, site=site)
    again = Lock.parse(lock.text, "urls.lock")
    assert again.entries == lock.entries
    assert again.site == site
    assert again.text == lock.text


@given(st.lists(ENTRIES, unique_by=lambda entry: entry.url), st.randoms())
def test_the_order_of_the_lines_says_nothing(entries: list[Entry], random: object) -> None:
    text = lock_of(*entries).text
    lines = text.split("\n")
    random.shuffle(lines)  # type: ignore[attr-defined]
    assert Lock.parse("\n".join(lines), "urls.lock").text == text


def test_a_lock_is_written_in_order_below_its_head() -> None:
    lock = lock_of(
        Entry("/b/", Kind.PAGE, "b.md"), Entry("/a/", Kind.PAGE, "a.md"), site="https://a.example/"
    )
    assert lock.text == HEAD + "site https://a.example/\n/a/ page a.md\n/b/ page b.md\n"


def test_a_lock_says_on_which_line_an_address_stands() -> None:
    assert parse("# Head", "", "/a/ page a.md", "/b/ page b.md").lines == {"/a/": 3, "/b/": 4}


def test_line_ends_of_windows_are_line_ends() -> None:
    assert Lock.parse('/a/ page a.md "A"\r\n/b/ page\r\n', "urls.lock") == parse(
        '/a/ page a.md "A"', "/b/ page"
    )


def test_the_lines_of_both_sides_of_a_merge_are_meant() -> None:
    merged = parse(
        "<<<<<<< HEAD",
        "/a/ page a.md",
        "||||||| 1a2b3c4",
        "=======",
        "/b/ page b.md",
        ">>>>>>> theirs",
    )
    assert set(merged.entries) == {"/a/", "/b/"}


TWICE = {
    "the later line counts": ("/a/ post a.md", "/a/ post b.md", "post b.md", 2),
    "what is there again counts": ("/a/ gone 2026-11-28", "/a/ post a.md", "post a.md", 2),
    "also where it stands first": ("/a/ post a.md", "/a/ gone 2026-11-28", "post a.md", 1),
    "what is published goes before what was reserved": (
        "/a/ post a.md",
        "/a/ reserved b.md",
        "post a.md",
        1,
    ),
}


@pytest.mark.parametrize(("one", "other", "said", "line"), TWICE.values(), ids=TWICE)
def test_of_two_lines_with_one_address(one: str, other: str, said: str, line: int) -> None:
    lock = parse(one, other)
    assert str(lock.entries["/a/"]) == f"/a/ {said}"
    assert lock.lines["/a/"] == line


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ("/a b/", "/a%20b/"),
        ("/a%20b/", "/a%2520b/"),
        ("/größe/", "/größe/"),
        ("/a/#x y", "/a/#x%20y"),
        ("/a?b/", "/a%3Fb/"),
        ("/a\u00a0b/", "/a%C2%A0b/"),
    ],
)
def test_an_address_is_written_as_people_read_it(address: str, text: str) -> None:
    assert written(address) == text


def test_an_anchor_knows_its_page() -> None:
    anchor = Entry("/a/#end", Kind.ANCHOR)
    assert (anchor.path, anchor.fragment) == ("/a/", "end")


def now(*entries: Entry) -> dict[str, Entry]:
    return {entry.url: entry for entry in entries}


def nothing() -> Container[str]:
    return ()


A = Entry("/a/", Kind.POST, "a.md", "A", "11111")
B = Entry("/b/", Kind.POST, "b.md", "B", "22222")


@pytest.mark.parametrize("kind", Kind)
def test_what_must_answer_and_does_not_is_missing(kind: Kind) -> None:
    entry = Entry("/x/", kind)
    asked = kind not in (Kind.GONE, Kind.RESERVED, Kind.ANCHOR)
    assert lock_of(A, entry).missing(now(A), nothing) == [entry] * asked


def test_an_address_that_is_answered_by_another_file_is_not_missing() -> None:
    assert lock_of(A, B).missing(now(A), lambda: {"/b/"}) == []


def test_what_answers_is_only_asked_for_where_something_is_missing() -> None:
    def never() -> Container[str]:
        raise AssertionError

    assert lock_of(A).missing(now(A, B), never) == []


def sketch(entry: Entry) -> str:
    return f"sketch of {entry.detail}".replace(" ", "-")


def test_a_renewed_lock_has_what_is_new_and_keeps_what_is_not_there() -> None:
    new = renewed(lock_of(A), now(replace(B, sketch="")), sketch=sketch)
    assert new.entries == now(A, replace(B, sketch="sketch-of-b.md"))


def test_a_text_is_not_asked_for_where_a_line_stays_as_it_is() -> None:
    def never(entry: Entry) -> str:
        raise AssertionError(entry)

    assert renewed(lock_of(A), now(replace(A, sketch="")), sketch=never).entries == now(A)


def test_a_line_whose_title_changed_is_written_with_the_text_of_today() -> None:
    changed = replace(A, title="Z", sketch="")
    assert (
        renewed(lock_of(A), now(changed), sketch=sketch).entries["/a/"].sketch == "sketch-of-a.md"
    )


def test_what_was_taken_down_stays_taken_down_until_it_is_there_again() -> None:
    gone = Entry("/a/", Kind.GONE, "2026-11-28", "A")
    assert renewed(lock_of(gone), now(B), sketch=sketch).entries["/a/"] == gone
    assert renewed(lock_of(gone), now(A), sketch=sketch).entries["/a/"].kind is Kind.POST


def test_an_address_that_was_never_published_can_be_left_out() -> None:
    assert renewed(lock_of(A, B), now(A), sketch=sketch, without=[B]).entries == now(A)


MOVED_IDS = {
    "a post that stays": ([A], [A], {"/a/": ""}),
    "a file that moved": ([A], [replace(B, detail="a.md")], {"/b/": "/a/"}),
    "a post with a new file at its old address": (
        [A],
        [replace(A, detail="z.md")],
        {"/a/": ""},
    ),
    "a new file that the old address leads to": (
        [A],
        [B, Entry("/a/", Kind.REDIRECT, "/b/")],
        {"/b/": "/a/"},
    ),
    "a move again": (
        [replace(B, detail="a.md", id="/a/"), Entry("/a/", Kind.REDIRECT, "/b/")],
        [Entry("/c/", Kind.POST, "a.md"), Entry("/a/", Kind.REDIRECT, "/c/")],
        {"/c/": "/a/"},
    ),
    "a new file at the old address in another spelling": (
        [Entry("/a", Kind.POST, "a.md", "A")],
        [Entry("/a/", Kind.POST, "b.md", "A")],
        {"/a/": "/a"},
    ),
    "an address with an umlaut": (
        [Entry("/ä b/", Kind.POST, "a.md")],
        [Entry("/b/", Kind.POST, "a.md")],
        {"/b/": "/%C3%A4%20b/"},
    ),
    "a post that is new": ([A], [A, B], {"/a/": "", "/b/": ""}),
    "a post that moved, whose old address leads to a new one": (
        [A],
        [
            Entry("/b/", Kind.POST, "a.md"),
            Entry("/a/", Kind.REDIRECT, "/c/"),
            Entry("/c/", Kind.POST, "c.md"),
        ],
        {"/b/": "/a/", "/c/": ""},
    ),
    "a post whose file had been another's, which a merge brought back": (
        [A, Entry("/b/", Kind.POST, "b.md"), Entry("/c/", Kind.POST, "c.md", id="/b/")],
        [
            Entry("/a/", Kind.POST, "b.md"),
            Entry("/b/", Kind.REDIRECT, "/c/"),
            Entry("/c/", Kind.POST, "c.md"),
        ],
        {"/a/": "", "/c/": "/b/"},
    ),
}


@pytest.mark.parametrize(("before", "after", "ids"), MOVED_IDS.values(), ids=MOVED_IDS)
def test_the_id_of_a_post_follows_it(
    before: list[Entry], after: list[Entry], ids: dict[str, str]
) -> None:
    entries = renewed(lock_of(*before), now(*after), sketch=sketch).entries
    assert {url: entries[url].id for url in ids} == ids
