"""A drawn site: drafts and posts of the future are in a preview, and in nothing that is built."""

from collections.abc import Callable

import pytest

from drawn import Blog, Site, text_of

DRAWING = """
index.md
| # Home
blog/public.md
| ---
| title: Public
| date: 2026-05-31
| tags: [shared]
| ---
| Everyone reads this.
blog/draft.md
| ---
| title: Secretdraft
| date: 2026-05-30
| draft: true
| permalink: /draftplace/secretdraft/
| tags: [shared, drafttag]
| aliases: [/olddraftplace/]
| ---
| The secretword of the draft.
blog/later.md
| ---
| title: Secretfuture
| date: 2026-06-02
| tags: [shared, futuretag]
| ---
| The secretword of the future.
blog/tonight.md
| ---
| title: Secrettonight
| date: 2026-06-01T23:00:00
| ---
| The secretword of tonight.
blog/nowhere.md
| ---
| title: Secretnowhere
| date: 2026-05-29
| permalink: false
| ---
| The secretword of nowhere.
"""

TRACES = ["ecretdraft", "secretword", "ecretfuture", "ecrettonight", "ecretnowhere"]
TRACES += ["draftplace", "drafttag", "futuretag", "later", "tonight", "2026/06"]


@pytest.fixture(scope="module")
def drawing(blog_of_module: Callable[..., Blog]) -> Blog:
    return blog_of_module(DRAWING)


@pytest.fixture(scope="module")
def built(drawing: Blog) -> Site:
    return drawing.build()


@pytest.fixture(scope="module")
def preview(drawing: Blog, built: Site) -> Site:
    return drawing.preview()


@pytest.mark.parametrize("trace", TRACES)
def test_nothing_that_is_built_knows_of_a_hidden_post(built: Site, trace: str) -> None:
    own = [file for file in built.files if "search/" in file or not file.endswith(".css")]
    assert [file for file in built.holding(trace) if file in own] == []


def test_the_public_post_stands_alone(built: Site) -> None:
    assert "1 post" in built["/blog/"].text
    assert "1 post" in built["/tags/shared/"].text
    assert not built["/blog/2026/public/"].all("nav.pl-neighbours")
    assert built.broken == []


def test_a_preview_shows_drafts_and_posts_of_the_future_where_they_will_be(preview: Site) -> None:
    assert "secretword of the draft" in preview["/draftplace/secretdraft/"].text
    assert "secretword of the future" in preview["/blog/2026/later/"].text
    assert "secretword of tonight" in preview["/blog/2026/tonight/"].text
    assert "4 posts" in preview["/blog/"].text
    assert {"/tags/drafttag/", "/olddraftplace/", "/draftplace/"} <= set(preview.pages)


def test_a_preview_marks_them_on_their_page_and_in_every_list(preview: Site) -> None:
    marks = {
        "/draftplace/secretdraft/": "Draft",
        "/blog/2026/later/": "Scheduled",
        "/blog/2026/tonight/": "Scheduled",
    }
    for address, mark in marks.items():
        page = preview[address]
        marked = page.all("strong.pl-status", page.one("header.pl-header"))
        assert [text_of(e) for e in marked] == [mark]
    for address in ("/", "/blog/", "/blog/2026/"):
        marked = [text_of(e) for e in preview[address].all("strong.pl-status")]
        assert sorted(marked) == ["Draft", "Scheduled", "Scheduled"]
    public = preview["/blog/2026/public/"]
    assert not public.all("strong.pl-status", public.one("header.pl-header"))


def test_a_preview_has_them_in_the_sidebar_and_between_older_and_newer(preview: Site) -> None:
    assert "Secretdraft" in preview["/"].sidebar
    assert "Secretfuture" in preview["/"].sidebar
    older, newer = preview["/blog/2026/public/"].one("nav.pl-neighbours").iter("a")
    assert "Secretdraft" in text_of(older)
    assert "Secrettonight" in text_of(newer)


def test_a_preview_does_not_show_what_has_no_address(preview: Site) -> None:
    assert preview.holding("ecretnowhere") == []


def test_the_feeds_of_a_preview_hold_only_what_is_published(preview: Site) -> None:
    for file in ("feed.xml", "atom.xml", "feed.json"):
        assert "secretword" not in preview.text(file)
        assert "Everyone reads this." in preview.text(file)


def test_every_link_of_a_preview_leads_somewhere(preview: Site) -> None:
    assert preview.broken == []


def test_a_preview_leaves_the_built_site_alone(drawing: Blog, built: Site) -> None:
    before = {file: (built.folder / file).read_bytes() for file in built.files}
    drawing.preview()
    assert {file: (built.folder / file).read_bytes() for file in built.files} == before


def test_mkdocs_own_draft_docs_hide_a_post_too(blog: Callable[..., Blog]) -> None:
    drawing = blog(DRAWING, draft_docs="public.md")
    assert drawing.build().holding("Everyone reads this.") == []
    assert "Draft" in drawing.preview()["/blog/2026/public/"].text


def test_mkdocs_own_exclude_docs_are_no_posts(blog: Callable[..., Blog]) -> None:
    drawing = blog(DRAWING, exclude_docs="public.md\nbroken.md")
    drawing.write({"docs/blog/broken.md": "---\ntitle: [\n"})
    assert drawing.build().holding("Everyone reads this.") == []


def test_a_draft_is_checked_like_any_post(blog: Callable[..., Blog]) -> None:
    said = blog("blog/a.md\n| ---\n| draft: true\n| date: 2016-13-06\n| ---").fails()
    assert "docs/blog/a.md:3: `date` is '2016-13-06'" in said


def test_a_draft_and_a_post_may_wish_for_one_address_until_both_are_shown(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog(
        """
        blog/a.md
        | ---
        | date: 2016-11-06
        | permalink: /one/
        | ---
        | Published.
        blog/b.md
        | ---
        | date: 2016-11-07
        | permalink: /one/
        | draft: true
        | ---
        """
    )
    assert "Published." in drawing.build()["/one/"].text


@pytest.mark.parametrize(
    ("zone", "shown"),
    [("Pacific/Kiritimati", True), ("Europe/Amsterdam", False), ("Pacific/Pago_Pago", False)],
)
def test_the_zone_decides_whether_a_day_has_come(
    blog: Callable[..., Blog], zone: str, shown: bool
) -> None:
    site = blog(
        "blog/a.md\n| ---\n| date: 2026-06-02\n| permalink: /a/\n| ---",
        extra={"blog": {"timezone": zone}},
    ).build()
    assert ("/a/" in site) is shown
