"""An archive once it was read: who has an address that two of its files ask for."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar

import pytest

from archived import NOW, archive
from permalog import moved
from permalog.archive import Archive
from permalog.dialects import Found, Skipped
from permalog.errors import ContentError, Problem
from permalog.frontmatter import FrontMatter
from permalog.moved import Moved
from permalog.permalink import Permalink
from permalog.post import Alias, Page, Post, Status
from permalog.redirect import Redirect


class Told:
    """A dialect that is told what each file is."""

    name: ClassVar[str] = "told"

    def __init__(self, archive: Archive, found: Mapping[str, Found] | None = None) -> None:
        self.archive, self.found = archive, found or {}
        self.redirects: tuple[Redirect, ...] = ()
        self.warnings: list[Problem] = []

    @staticmethod
    def recognise(places: Iterable[str]) -> str | None:
        return None

    def file(self, place: str) -> Found:
        return self.found[place]

    def link(self, page: Page, url: str) -> str:
        return url


def post(url: str, day: int = 1, *aliases: str, status: Status = Status.PUBLISHED) -> Post:
    return Post(
        uri=f"old/{url}",
        title="A post",
        permalink=Permalink.parse(url),
        aliases=tuple(Alias(Permalink.parse(alias), 5) for alias in aliases),
        status=status,
        front_matter=FrontMatter({}, ""),
        date=dt.datetime(2016, 1, day, tzinfo=dt.UTC),
    )


def read(found: Mapping[str, Found]) -> Moved:
    return moved.read(Told(archive(dict.fromkeys(found, "")), found))


def status(one: Moved, place: str) -> Status:
    page = one.found[place]
    assert isinstance(page, Page)
    return page.status


def test_error_leaves_a_clash_to_the_guard() -> None:
    both = read({"a.md": post("/x/"), "b.md": post("/x/")})
    assert moved.settle(both, "error") == both


@pytest.mark.parametrize(
    ("on_clash", "winner", "loser"), [("first", "a", "b"), ("newest", "b", "a")]
)
def test_one_post_has_the_address_and_the_report_says_which(
    on_clash: str, winner: str, loser: str
) -> None:
    settled = moved.settle(read({"a.md": post("/x/", 1), "b.md": post("/x/", 2)}), on_clash)
    assert status(settled, f"{winner}.md") is Status.PUBLISHED
    assert status(settled, f"{loser}.md") is Status.SUPERSEDED
    (said,) = settled.won
    assert said.startswith(f"/x/ is the address of docs/old/{winner}.md")
    assert f"docs/old/{loser}.md" in said
    assert f"on_clash: {on_clash}" in said


def test_of_equal_dates_the_first_path_wins() -> None:
    settled = moved.settle(read({"b.md": post("/x/"), "a.md": post("/x/")}), "newest")
    assert status(settled, "a.md") is Status.PUBLISHED


def test_the_old_addresses_of_a_superseded_post_lead_to_the_winner() -> None:
    both = read({"a.md": post("/x/", 1, "/old/"), "b.md": post("/x/", 2)})
    (redirect,) = moved.settle(both, "newest").redirects
    assert (redirect.permalink.url, redirect.target) == ("/old/", "/x/")
    assert redirect.place == "docs/old/a.md:5"


def test_a_post_goes_before_an_older_address_of_another() -> None:
    settled = moved.settle(read({"a.md": post("/x/", 2, "/y/"), "b.md": post("/y/", 1)}), "first")
    assert status(settled, "b.md") is Status.PUBLISHED
    a = settled.found["a.md"]
    assert isinstance(a, Page)
    assert a.aliases == ()


def test_a_draft_never_takes_an_address_from_a_published_post() -> None:
    draft = post("/x/", 9, status=Status.DRAFT)
    settled = moved.settle(read({"a.md": draft, "b.md": post("/x/", 1)}), "newest")
    assert status(settled, "b.md") is Status.PUBLISHED
    assert status(settled, "a.md") is Status.SUPERSEDED


def test_a_file_and_a_folder_of_one_name_are_a_clash_too() -> None:
    settled = moved.settle(read({"a.md": post("/x.html"), "b.md": post("/x.html/")}), "first")
    assert status(settled, "a.md") is Status.PUBLISHED
    assert status(settled, "b.md") is Status.SUPERSEDED


def test_a_copied_file_gives_way_to_a_page() -> None:
    found = {"a.html": Permalink.of_file("/x.html"), "b.md": post("/x.html")}
    settled = moved.settle(read(found), "first")
    assert settled.found["a.html"] == Skipped()
    assert status(settled, "b.md") is Status.PUBLISHED
    assert len(settled.won) == 1


SERIES = [
    ({"series": "Ports"}, "Ports"),
    ({"series": " two \n words "}, "two words"),
    ({"series": ["Ports", "Harbours"]}, "Ports"),
    ({"series": 1984}, "1984"),
    ({"taxonomies": {"series": ["Ports"]}}, "Ports"),
    ({"params": {"series": "Ports"}}, "Ports"),
    ({"extra": {"series": "Ports"}}, "Ports"),
    ({"series": {"id": "ports", "index": 2}}, None),
    ({"series": []}, None),
    ({"series": True}, None),
    ({"series": ""}, None),
    ({"params": ["series"]}, None),
    ({}, None),
]


@pytest.mark.parametrize(("data", "series"), SERIES)
def test_a_post_is_part_of_the_series_that_its_generator_left_to_themes(
    data: Mapping[str, Any], series: str | None
) -> None:
    found = read({"a.md": replace(post("/x/"), front_matter=FrontMatter(data, ""))}).found["a.md"]
    assert isinstance(found, Post)
    assert found.series == series


def test_everything_that_is_wrong_in_an_archive_is_said_at_once() -> None:
    class Refusing(Told):
        def file(self, place: str) -> Found:
            raise ContentError([Problem(self.archive.path_of(place), 2, "is wrong")])

    with pytest.raises(ContentError) as refused:
        moved.read(Refusing(Archive("old", "docs/old", archive({"a": "", "b": ""}).files, NOW)))
    assert [problem.path for problem in refused.value.problems] == ["docs/old/a", "docs/old/b"]


def test_a_message_of_thousands_of_problems_lists_some_and_counts_the_rest() -> None:
    error = ContentError(Problem("docs/old/a.md", line, "is wrong") for line in range(1, 1001))
    assert len(error.problems) == 1000
    assert str(error).splitlines()[-1] == "… and 950 more of 1000 problems"
