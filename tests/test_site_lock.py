"""The lock: what was published goes on answering, or is let go on purpose."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from drawn import ENVIRONMENT, Blog
from permalog.cli import main
from test_site_redirects import refresh

DRAWING = """
index.md
| # Home
about.md
| ---
| title: About
| ---
| Who writes here.
blog/duth.md
| ---
| title: Django Under The Hood
| date: 2016-11-06
| permalink: /blog/2016/duth/
| tags: [django]
| aliases: [/old/]
| ---
| Four days in Amsterdam, and one of sprints. It began with channels. Then came the ORM.
blog/hall.jpg
| not really
"""
MOVED = """
blog/duth.md
| ---
| title: Django Under The Hood 2016 recap
| date: 2016-11-06
| permalink: /blog/2016/duth-2016-recap/
| ---
| Four days in Amsterdam, and one of sprints. It began with channels. Then came the ORM.
"""
LOST = (
    "/blog/2016/duth/ was published and is now lost; docs/blog/duth.md moved to "
    "/blog/2016/duth-2016-recap/. Keep it: add `aliases: [/blog/2016/duth/]` at "
    "docs/blog/duth.md:5. Let it go: `permalog gone /blog/2016/duth/`."
)


@pytest.fixture
def published(blog: Callable[..., Blog]) -> Blog:
    drawing = blog(DRAWING)
    drawing.build()
    return drawing


def permalog(drawing: Blog, *arguments: str) -> Result:
    config = str(drawing.folder / "mkdocs.yml")
    return CliRunner(env=ENVIRONMENT).invoke(main, [*arguments, "-f", config])


def lines(drawing: Blog) -> list[str]:
    """Return the lock's lines, but for its head."""
    text = (drawing.folder / "urls.lock").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.startswith("/")]


def test_a_build_writes_every_address_down_in_order(published: Blog) -> None:
    assert lines(published) == sorted(lines(published))
    kinds = {line.split()[0]: line.split()[1] for line in lines(published)}
    assert kinds["/blog/2016/duth/"] == "post"
    assert kinds["/about/"] == "page"
    assert kinds["/old/"] == "redirect"
    assert kinds["/blog/hall.jpg"] == "file"
    assert kinds["/feed.xml"] == "feed"
    assert kinds["/tags/django/"] == "list"


def test_a_script_is_not_in_the_lock_but_what_is_published_like_one_is(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog(
        "blog/node.md\n| ---\n| title: Node\n| date: 2016-11-06\n| permalink: /node.js\n"
        "| aliases: [/old.js]\n| ---\n| Text.\nx.js\n| 1\n"
    )
    drawing.build(strict=False)
    kinds = {line.split()[0]: line.split()[1] for line in lines(drawing)}
    assert (kinds["/node.js"], kinds["/old.js"]) == ("post", "redirect")
    assert "/x.js" not in kinds


def test_one_post_more_is_one_line_more(published: Blog) -> None:
    before = lines(published)
    text = "---\ntitle: Two\ndate: 2016-11-07\ntags: [django]\n---\nText.\n"
    published.write({"docs/blog/two.md": text})
    published.build()
    assert [line for line in lines(published) if line not in before] == [
        '/blog/2016/two/ post blog/two.md text=e11f2 "Two"'
    ]
    assert set(before) < set(lines(published))


def test_a_build_that_loses_an_address_stops_and_says_the_cure(published: Blog) -> None:
    published.draw(MOVED)
    assert LOST in published.fails()
    assert LOST in published.fails(strict=False)


def test_a_preview_only_says_so(published: Blog) -> None:
    published.draw(MOVED)
    before = lines(published)
    site = published.preview()
    assert any(LOST in text for level, text in site.log if level == "INFO")
    assert lines(published) == before


def test_fix_adds_the_old_address_and_nothing_else(published: Blog) -> None:
    published.draw(MOVED)
    path = published.folder / "docs/blog/duth.md"
    before = path.read_bytes()
    done = permalog(published, "fix")
    assert done.exit_code == 0
    assert done.stderr.startswith("No address is lost.")
    assert path.read_bytes() == before.replace(
        b"recap/\n---", b"recap/\naliases: [/blog/2016/duth/, /old/]\n---"
    )
    site = published.build()
    assert refresh(site, "/blog/2016/duth/") == "../duth-2016-recap/"
    assert refresh(site, "/old/") == "../blog/2016/duth-2016-recap/"


def test_gone_publishes_a_page_that_says_so_and_lets_its_old_addresses_go(published: Blog) -> None:
    published.remove("docs/blog/duth.md")
    text = "---\ntitle: Django under water\ndate: 2017-11-06\n---\nText.\n"
    published.write({"docs/blog/water.md": text})
    done = permalog(published, "gone", "https://blog.example/blog/2016/duth/index.html")
    assert done.exit_code == 0, done.output
    assert "/old/ is let go" in done.stdout
    site = published.build()
    page = site["/blog/2016/duth/"]
    assert page.meta("robots") == ["noindex"]
    assert "Django Under The Hood" in page.text
    assert "/blog/2017/water/" in page.content_links
    assert "/blog/2016/duth/" not in site.text("sitemap.xml")
    assert "taken down" in site["/old/"].text


def test_a_page_that_was_taken_down_names_its_address_as_it_was(blog: Callable[..., Blog]) -> None:
    drawing = blog("blog/a.md\n| ---\n| date: 2016-11-06\n| permalink: /a/b\n| ---\n| # A")
    drawing.build()
    drawing.remove("docs/blog/a.md")
    assert permalog(drawing, "gone", "/a/b").exit_code == 0
    assert drawing.build()["/a/b"].rel("canonical") == ["https://blog.example/a/b"]


def test_what_is_published_cannot_be_let_go(published: Blog) -> None:
    done = permalog(published, "gone", "/about")
    assert done.exit_code == 1
    assert "/about/ is still published: docs/about.md" in done.stderr


def test_what_was_never_published_cannot_be_let_go(published: Blog) -> None:
    done = permalog(published, "gone", "/blog/2016/duht/")
    assert done.exit_code == 1
    assert "was never published; did you mean /blog/2016/duth/?" in done.stderr


def test_a_list_that_is_empty_leads_to_the_one_above(published: Blog) -> None:
    published.draw(DRAWING.replace("tags: [django]", "tags: [python]"))
    site = published.build()
    assert refresh(site, "/tags/django/") == "../"
    assert "/tags/django/ list tags/django/" in lines(published)
    assert refresh(published.build(), "/tags/django/") == "../"


def test_a_list_that_a_setting_moves_leads_to_its_new_address(published: Blog) -> None:
    published.configure(extra={"blog": {"tags": "/topics/"}})
    site = published.build()
    assert refresh(site, "/tags/django/") == "../../topics/django/"
    assert refresh(site, "/tags/") == "../topics/"


def test_an_image_that_moved_is_published_at_both_addresses(published: Blog) -> None:
    (published.folder / "docs/img").mkdir()
    (published.folder / "docs/blog/hall.jpg").rename(published.folder / "docs/img/hall.jpg")
    assert "add `/blog/hall.jpg: /img/hall.jpg` under extra.blog.redirects" in published.fails()
    assert permalog(published, "fix").exit_code == 0
    site = published.build()
    assert site.text("blog/hall.jpg") == site.text("img/hall.jpg") == "not really\n"


ANCHORS = """
blog/one.md
| ---
| title: One
| date: 2016-11-06
| permalink: /one/
| aliases: [/alt/]
| ---
| ## Set up
|
| See [below](#the-end).
|
| ## Use
|
| ## The end
blog/two.md
| ---
| title: Two
| date: 2016-11-07
| ---
| [how](one.md#set-up)[^1]
|
| [^1]: A note.
"""


def test_a_place_on_a_page_to_which_something_leads_is_locked(blog: Callable[..., Blog]) -> None:
    drawing = blog(ANCHORS)
    drawing.build()
    assert [line for line in lines(drawing) if " anchor" in line] == [
        '/one/#set-up anchor "Set up"',
        '/one/#the-end anchor "The end"',
    ]


def test_every_heading_is_locked_if_the_settings_say_all(blog: Callable[..., Blog]) -> None:
    drawing = blog(ANCHORS, extra={"blog": {"anchors": {"lock": "all"}}})
    drawing.build()
    assert '/one/#use anchor "Use"' in lines(drawing)


def test_a_place_on_a_page_that_is_lost_stops_the_build_with_its_cure(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog(ANCHORS)
    drawing.build()
    new = ANCHORS.replace("## Set up", "## Set it up").replace("#set-up", "#set-it-up")
    drawing.draw(new)
    said = drawing.fails()
    assert (
        "/one/#set-up was published and is now lost; the heading 'Set it up' is #set-it-up now. "
        "Keep it: write ` {#set-up}` after that heading at docs/blog/one.md:7. "
        "Let it go: `permalog gone /one/#set-up`."
    ) in said
    drawing.draw(new.replace("## Set it up", "## Set it up {#set-up}").replace("it-up)", "up)"))
    drawing.build()
    assert '/one/#set-up anchor "Set it up"' in lines(drawing)


def test_a_place_on_a_page_can_be_let_go(blog: Callable[..., Blog]) -> None:
    drawing = blog(ANCHORS)
    drawing.build()
    drawing.draw(ANCHORS.replace("## The end", "").replace("[below](#the-end)", ""))
    assert permalog(drawing, "gone", "/one/#the-end").exit_code == 0
    drawing.build()
    assert '/one/#the-end gone 2026-06-01 "The end"' in lines(drawing)


def test_the_places_on_a_page_go_with_it(blog: Callable[..., Blog]) -> None:
    drawing = blog(ANCHORS)
    drawing.build()
    drawing.remove("docs/blog/one.md")
    drawing.draw("blog/two.md\n| ---\n| title: Two\n| date: 2016-11-07\n| ---\n| Text.")
    assert permalog(drawing, "gone", "/one/").exit_code == 0
    drawing.build()
    drawing.draw(ANCHORS.replace("## The end", "").replace("[below](#the-end)", ""))
    assert "/one/#the-end was published and is now lost; docs/blog/one.md" in drawing.fails()


def test_a_place_moves_along_with_its_page(blog: Callable[..., Blog]) -> None:
    drawing = blog(ANCHORS)
    drawing.build()
    moved = ANCHORS.replace("permalink: /one/", "permalink: /uno/").replace("/alt/", "/alt/, /one/")
    drawing.draw(moved)
    drawing.build()
    assert '/one/#the-end anchor "The end"' in lines(drawing)
    assert '/uno/#the-end anchor "The end"' in lines(drawing)
    drawing.draw(moved.replace("## The end", "## No end").replace("#the-end", "#no-end"))
    said = drawing.fails()
    assert "/uno/#the-end was published and is now lost" in said


def test_a_post_of_the_future_gives_its_address_to_nobody(published: Blog) -> None:
    later = "---\ntitle: X\ndate: 2030-01-01\npermalink: /x/\n---\nText.\n"
    published.write({"docs/blog/later.md": later})
    published.build()
    published.write({"docs/blog/now.md": later.replace("2030", "2020")})
    assert "/x/ is also the address of docs/blog/now.md:4" in published.fails()


def git(folder: Path, *arguments: str) -> None:
    environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@blog.example"]
    command = ["git", *who, *arguments]
    subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)


def test_an_address_that_was_not_committed_may_go(published: Blog) -> None:
    git(published.folder, "init")
    git(published.folder, "add", "urls.lock")
    git(published.folder, "commit", "--message", "Publish")
    post = "---\ntitle: {}\ndate: 2016-11-07\n---\nText.\n"
    published.write({"docs/blog/psot.md": post.format("Psot")})
    published.build()
    assert any(line.startswith("/blog/2016/psot/ ") for line in lines(published))
    published.remove("docs/blog/psot.md")
    published.write({"docs/blog/post.md": post.format("Post")})
    published.build()
    assert [line for line in lines(published) if "psot" in line] == []
    published.remove("docs/about.md")
    assert "/about/ was published and is now lost" in published.fails()


def test_a_post_of_the_future_has_its_address_reserved(published: Blog) -> None:
    published.write({"docs/blog/x.md": "---\ntitle: X\ndate: 2030-01-01\n---\nText.\n"})
    published.build()
    assert '/blog/2030/x/ reserved blog/x.md "X"' in lines(published)
    published.write({"docs/blog/x.md": "---\ntitle: X\ndate: 2031-01-01\n---\nText.\n"})
    published.build()
    assert [line for line in lines(published) if "reserved" in line] == [
        '/blog/2031/x/ reserved blog/x.md "X"'
    ]


def test_a_post_of_the_future_reserves_no_address_that_another_had(published: Blog) -> None:
    future = "---\ntitle: X\ndate: 2030-01-01\npermalink: /blog/2016/duth/\n---\nText.\n"
    published.draw(MOVED)
    published.write({"docs/blog/x.md": future})
    assert "/blog/2016/duth/ was published and is now lost" in published.fails()
    permalog(published, "gone", "/blog/2016/duth/", "/old/")
    for _ in range(2):
        assert "taken down" in published.build()["/blog/2016/duth/"].text


def test_a_line_that_cannot_be_read_stops_the_build(published: Blog) -> None:
    path = published.folder / "urls.lock"
    path.write_text("/a/ pots a.md\n<<<<<<< HEAD\n/b/\n", encoding="utf-8")
    said = published.fails()
    assert "urls.lock:1: 'pots' is no kind of address" in said
    assert "urls.lock:3: '/b/' is no address and its kind" in said


def test_what_another_wrote_into_the_lock_during_a_build_stays(published: Blog) -> None:
    text = "---\ntitle: Two\ndate: 2016-11-07\n---\nText.\n"
    published.write({"docs/blog/two.md": text})

    def meanwhile(**_: object) -> None:
        path = published.folder / "urls.lock"
        path.write_text(path.read_text() + "/x/ gone 2026-01-01\n")

    published.build(hooks={"env": lambda env, **_: meanwhile() or env})
    assert "/x/ gone 2026-01-01" in lines(published)
    assert any(line.startswith("/blog/2016/two/ ") for line in lines(published))


def test_the_target_of_a_redirect_is_written_as_it_is(blog: Callable[..., Blog]) -> None:
    redirects = {"/a/": "/größe/#x", "/b/": "https://x.example/?a=b c"}
    drawing = blog("größe.md\n| # G", extra={"blog": {"redirects": redirects}})
    drawing.build()
    assert "/a/ redirect /gr%C3%B6%C3%9Fe/#x" in lines(drawing)
    assert "/b/ redirect https://x.example/?a=b%20c" in lines(drawing)
    before = lines(drawing)
    drawing.build()
    assert lines(drawing) == before


def test_a_post_takes_the_place_of_what_was_let_go_also_in_other_letters(
    published: Blog,
) -> None:
    published.remove("docs/blog/duth.md")
    assert permalog(published, "gone", "/blog/2016/duth/").exit_code == 0
    text = "---\ntitle: D\ndate: 2016-11-06\npermalink: /blog/2016/DUTH/\n---\nText.\n"
    published.write({"docs/blog/d.md": text})
    assert "/blog/2016/DUTH/" in published.build()


def test_lists_that_no_hook_makes_any_more_are_lost(blog: Callable[..., Blog]) -> None:
    drawing = blog("blog/a.md\n| ---\n| date: 2016-11-06\n| permalink: /a/\n| ---\n| # A\n")
    drawing.build()
    config = (drawing.folder / "mkdocs.yml").read_text(encoding="utf-8").splitlines(keepends=True)
    drawing.write({"mkdocs.yml": "".join(one for one in config if "hooks/listings.py" not in one)})
    assert "/blog/2016/ was published and is now lost; no hook makes this list" in drawing.fails()


def test_an_address_that_shows_another_post_now_says_where_its_own_is(published: Blog) -> None:
    post = "---\ntitle: {}\ndate: 2016-11-07\npermalink: {}\n---\nText.\n"
    published.write({"docs/blog/a.md": post.format("A", "/a/")})
    published.build()
    published.write({"docs/blog/a.md": post.format("A", "/b/")})
    published.write({"docs/blog/b.md": post.format("B", "/a/")})
    said = [text for level, text in published.build().log if level == "INFO"]
    assert any("/a/ showed “A”, which is at /b/ now" in text for text in said)
