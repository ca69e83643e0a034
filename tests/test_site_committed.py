"""What is committed counts: a build of the author's own writes down what may still change."""

from collections.abc import Callable

import feedparser
import pytest

from drawn import Blog
from test_site_lock import git, lines

POST = """
index.md
| # Home
blog/one.md
| ---
| title: One
| date: 2016-11-06
| tags: [one]
| ---
| ## Part
|
| See [above](#part).
"""
OTHER = POST.replace("2016-11-06", "2020-01-01").replace("[one]", "[two]").replace("Part", "Piece")


def commit(drawing: Blog) -> list[str]:
    git(drawing.folder, "add", ".")
    git(drawing.folder, "commit", "--message", "Write")
    return lines(drawing)


@pytest.fixture
def begun(blog: Callable[..., Blog]) -> Blog:
    """Return a blog without posts that was published, with git."""
    drawing = blog("index.md\n| # Home")
    drawing.build()
    git(drawing.folder, "init")
    commit(drawing)
    return drawing


def test_what_was_never_committed_leaves_nothing_behind(begun: Blog) -> None:
    begun.draw(POST)
    begun.build()
    begun.draw(OTHER.replace("#part", "#piece"))
    site = begun.build()
    assert [line for line in lines(begun) if "2016" in line or "/one" in line.split()[0][:9]] == []
    assert "/blog/2016/" not in site
    assert "/tags/one/" not in site
    assert not any("id=" in line for line in lines(begun))


def test_what_was_let_go_is_so_still_when_a_post_there_is_taken_back(begun: Blog) -> None:
    begun.draw(POST)
    begun.build()
    before = commit(begun)
    begun.remove("docs/blog/one.md")
    path = begun.folder / "urls.lock"
    text = path.read_text().replace("/blog/2016/one/ post blog/one.md", "/blog/2016/one/ gone")
    path.write_text(text.replace("/blog/2016/one/#part anchor", "/blog/2016/one/#part gone"))
    begun.build()
    gone = commit(begun)
    assert gone != before
    begun.draw(POST)
    begun.build()
    begun.remove("docs/blog/one.md")
    begun.build()
    assert lines(begun) == gone


def test_a_post_of_the_future_may_become_one_again(begun: Blog) -> None:
    begun.draw(POST.replace("2016", "2030"))
    begun.build()
    before = commit(begun)
    begun.draw(POST.replace("| tags", "| permalink: /blog/2030/one/\n| tags"))
    begun.build()
    begun.draw(POST.replace("2016", "2030"))
    begun.build()
    assert lines(begun) == before


def test_the_address_of_the_site_follows_its_setting_until_it_is_committed(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog("index.md\n| # Home")
    drawing.build()
    git(drawing.folder, "init")
    (drawing.folder / "urls.lock").rename(drawing.folder / "left.lock")
    commit_all = ("commit", "--allow-empty", "--message", "Begin")
    git(drawing.folder, *commit_all)
    (drawing.folder / "left.lock").rename(drawing.folder / "urls.lock")
    drawing.draw(POST)
    drawing.build()
    commit(drawing)
    drawing.configure(site_url="https://new.example/")
    drawing.build()
    assert "site https://blog.example/" in (drawing.folder / "urls.lock").read_text()


def test_a_change_that_is_taken_back_does_no_harm(begun: Blog) -> None:
    begun.draw(POST)
    begun.build()
    commit(begun)
    path = begun.folder / "docs/blog/one.md"
    text = path.read_text()
    alias = text.replace("tags:", "permalink: /two/\naliases: [/blog/2016/one/]\ntags:")
    path.write_text(alias)
    begun.build()
    commit(begun)
    path.write_text(alias.replace("permalink: /two/\n", "").replace("one/]", "one/, /two/]"))
    site = begun.build()
    assert "Part" in site["/blog/2016/one/"].text
    assert any("/blog/2016/one/ is no old address" in text for _, text in site.log)


def ids(drawing: Blog) -> dict[str, str]:
    entries = feedparser.parse(drawing.build().text("atom.xml")).entries
    return {one.link: one.id for one in entries}


def test_a_new_post_at_an_address_whose_id_has_moved_on_has_one_of_its_own(begun: Blog) -> None:
    begun.draw(POST)
    begun.build()
    commit(begun)
    begun.draw(POST.replace("| tags", "| permalink: /two/\n| aliases: [/blog/2016/one/]\n| tags"))
    begun.build()
    commit(begun)
    begun.draw(POST.replace("| tags", "| permalink: /two/\n| tags"))
    new = POST.replace("blog/one.md", "blog/more/one.md").replace("title: One", "title: More")
    begun.draw(new.replace("| ## Part", "| ## Part {#part}"))
    found = ids(begun)
    assert found["https://blog.example/two/"] == "https://blog.example/blog/2016/one/"
    assert len(set(found.values())) == len(found) == 2
    assert ids(begun) == found


def test_a_lost_place_is_asked_for_once_however_often_its_page_has_moved(begun: Blog) -> None:
    begun.draw(POST)
    begun.build()
    begun.draw(POST.replace("| tags", "| permalink: /two/\n| aliases: [/blog/2016/one/]\n| tags"))
    commit(begun)
    begun.build()
    commit(begun)
    moved = POST.replace("| tags", "| permalink: /two/\n| aliases: [/blog/2016/one/]\n| tags")
    begun.draw(moved.replace("## Part\n", "Words.\n").replace("[above](#part)", "above"))
    said = begun.fails()
    assert said.count("was published and is now lost") == 1
    assert "which was the heading 'Part'" in said


def test_a_lock_that_is_deleted_by_mistake_stops_a_strict_build(begun: Blog) -> None:
    begun.remove("urls.lock")
    assert "urls.lock is not here, though the last commit has it" in begun.fails()


def test_a_lock_that_is_deleted_for_a_blog_of_ones_own_begins_anew(begun: Blog) -> None:
    begun.remove("urls.lock")
    begun.configure(site_url="https://mine.example/")
    site = begun.build()
    assert any("urls.lock begins anew" in text for level, text in site.log if level == "INFO")
    assert "site https://mine.example/" in (begun.folder / "urls.lock").read_text()
