"""Lost addresses of drawn sites: each cure works as it is said, and none is lost in silence."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from drawn import Blog
from permalog import site
from test_site_lock import git, lines, permalog
from test_site_redirects import refresh

JEKYLL = {"archives": [{"folder": "old", "generator": "jekyll"}]}
BODY = "Four days in Amsterdam, and one of sprints. It began with channels. Then came the ORM."


def post(title: str, *more: str, date: str = "2016-11-06") -> str:
    return "\n".join(["---", f"title: {title}", f"date: {date}", *more, "---", BODY, ""])


def in_git(drawing: Blog) -> None:
    git(drawing.folder, "init", "--initial-branch=main")
    commit(drawing)


def commit(drawing: Blog) -> None:
    git(drawing.folder, "add", "docs", "urls.lock")
    git(drawing.folder, "commit", "--message", "Publish")


def test_the_redirect_of_a_moved_archive_leads_to_an_address_with_an_umlaut(
    blog: Callable[..., Blog],
) -> None:
    name = "docs/old/_posts/2016-11-06-größe x.md"
    drawing = blog(extra={"blog": JEKYLL})
    drawing.write({"docs/old/_config.yml": "permalink: /:title/\n"})
    drawing.write({name: "---\ntitle: Größe\nredirect_from: /alt ü/\n---\nText.\n"})
    drawing.build()
    drawing.write({"docs/old/_config.yml": "permalink: /x/:title/\n"})
    drawing.write({name: "---\ntitle: Größe\n---\nText.\n"})
    before = (drawing.folder / name).read_bytes()
    assert permalog(drawing, "fix").exit_code == 0
    assert (drawing.folder / name).read_bytes() == before
    built = drawing.build()
    assert refresh(built, "/größe-x/") == "../x/gr%C3%B6%C3%9Fe-x/"
    assert refresh(built, "/alt ü/") == "../x/gr%C3%B6%C3%9Fe-x/"


def test_redirects_of_mkdocs_yml_come_back_as_they_were(blog: Callable[..., Blog]) -> None:
    redirects = {
        "/there/": "https://other.example/a?b=c%20d#e",
        "/year/": "/blog/2016/",
        "/news.html": "/feed.xml",
        "/part/": "/blog/2016/a/#end",
    }
    drawing = blog(extra={"blog": {"redirects": redirects}})
    drawing.write({"docs/blog/a.md": post("A") + "\n## End\n"})
    drawing.build()
    before = lines(drawing)
    drawing.configure()
    assert permalog(drawing, "fix").exit_code == 0
    built = drawing.build()
    assert refresh(built, "/there/") == "https://other.example/a?b=c%20d#e"
    assert refresh(built, "/year/") == "../blog/2016/"
    assert refresh(built, "/part/") == "../blog/2016/a/#end"
    assert lines(drawing) == before


def test_fix_writes_what_it_can_and_says_what_it_cannot(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    for name in "abc":
        drawing.write({f"docs/blog/{name}.md": post(name, f"permalink: /{name}/")})
    drawing.build()
    for name in "abc":
        drawing.write({f"docs/blog/{name}.md": post(name, f"permalink: /n/{name}/")})
    drawing.write({"docs/blog/a.md": post("a", "permalink: /n/a/").replace("\n", "\r\n", 1)})
    done = permalog(drawing, "fix")
    assert done.exit_code == 1
    assert "docs/blog/a.md: its lines end in different ways" in done.stderr
    assert [line.partition(": ")[0] for line in done.stdout.splitlines()] == [
        "docs/blog/b.md:5",
        "docs/blog/c.md:5",
    ]
    assert "/a/ was published and is now lost" in drawing.fails()


def test_a_dry_run_says_what_it_would_not_write(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": post("A", "permalink: /a/")})
    drawing.build()
    drawing.remove("docs/blog/a.md")
    done = permalog(drawing, "fix", "--dry-run", "/a/")
    assert done.exit_code == 1
    assert "/a/ was published and is now lost" in done.stderr


def test_a_file_that_is_a_link_stays_one(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    drawing.write({"own.md": post("A", "permalink: /a/"), "docs/blog/b.md": post("B")})
    (drawing.folder / "docs/blog/a.md").symlink_to("../../own.md")
    drawing.build()
    drawing.write({"own.md": post("A", "permalink: /n/")})
    assert permalog(drawing, "fix").exit_code == 0
    assert (drawing.folder / "docs/blog/a.md").is_symlink()
    assert b"aliases: [/a/]" in (drawing.folder / "own.md").read_bytes()


def test_a_page_that_a_plugin_made_is_locked_as_well(blog: Callable[..., Blog]) -> None:
    made = (
        "from mkdocs.structure.files import File\n\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'made.md', content='# Made'))\n"
        "    return files\n"
    )
    drawing = blog()
    config = (drawing.folder / "mkdocs.yml").read_text(encoding="utf-8")
    config = config.replace("\nhooks:", "\nhooks:\n  - made.py\n  #", 1)
    drawing.write({"mkdocs.yml": config, "made.py": made})
    drawing.write({"docs/blog/a.md": post("A")})
    drawing.build()
    assert any(line.startswith("/made/ page made.md") for line in lines(drawing))
    drawing.configure()
    assert "/made/ was published and is now lost; docs/made.md is gone" in drawing.fails()


def test_an_old_address_that_differs_only_in_case_is_kept_where_case_is_ignored(
    blog: Callable[..., Blog], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": post("A", "permalink: /p/A/")})
    drawing.build()
    drawing.write({"docs/blog/a.md": post("A", "permalink: /p/a/")})
    assert "add `aliases: [/p/A/]` at docs/blog/a.md:5" in drawing.fails()
    drawing.write({"docs/blog/a.md": post("A", "permalink: /p/a/", "aliases: [/p/A/]")})
    monkeypatch.setattr(site, "ignores_case", lambda folder: True)
    drawing.build()
    assert any(line.startswith("/p/A/ ") for line in lines(drawing))
    monkeypatch.undo()
    assert refresh(drawing.build(), "/p/A/") == "../a/"


def test_an_image_that_was_let_go_and_is_back_has_no_notice_beside_it(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": post("A"), "docs/i.png": b"x"})
    drawing.build()
    drawing.remove("docs/i.png")
    assert permalog(drawing, "gone", "/i.png").exit_code == 0
    assert "i.png.html" in drawing.build().files
    drawing.write({"docs/i.png": b"x"})
    assert [file for file in drawing.build().files if file.startswith("i.png")] == ["i.png"]


def test_no_post_takes_the_address_of_one_with_a_date_to_come(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": post("A", "permalink: /x/", date="2030-01-01")})
    drawing.build()
    drawing.write({"docs/blog/b.md": post("B", "permalink: /x/")})
    assert "/x/ is also the address of docs/blog/b.md:4" in drawing.fails()
    drawing.remove("docs/blog/b.md")
    drawing.write({"docs/blog/c.md": post("C", "permalink: /x/c/")})
    drawing.build()


def test_what_was_let_go_can_be_let_go_again(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": post("A", "permalink: /a/")})
    drawing.build()
    drawing.remove("docs/blog/a.md")
    said = [permalog(drawing, "gone", "/a/").stdout for _ in range(2)]
    assert said == ["/a/ is let go; commit urls.lock\n"] * 2


@pytest.mark.parametrize("address", ["http://[/", "", "#", "nothing"])
def test_what_is_no_address_was_never_published(blog: Callable[..., Blog], address: str) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": post("A")})
    drawing.build()
    done = permalog(drawing, "gone", address)
    assert done.exit_code == 1
    assert done.stderr == f"Error: '{address}' was never published\n"


def test_what_is_still_published_is_named_by_what_it_is(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": post("A", "aliases: [/old/]")})
    drawing.build()
    said = permalog(drawing, "gone", "/old/", "/feed.xml", "/blog/2016/a/").stderr
    assert "/old/ is still published, as a redirect; take that away, and then let it go" in said
    assert "/feed.xml is still published, as a feed; take that away" in said
    assert "/blog/2016/a/ is still published: docs/blog/a.md; delete that, or make it a" in said


def test_what_no_commit_has_needs_not_be_let_go(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": post("A")})
    drawing.build()
    in_git(drawing)
    drawing.write({"docs/blog/b.md": post("B")})
    drawing.build()
    drawing.remove("docs/blog/b.md")
    said = permalog(drawing, "gone", "/blog/2016/b/").stderr
    assert "'/blog/2016/b/' was never published" in said
    built = drawing.build()
    said = "/blog/2016/b/ is taken out of urls.lock again: no commit has it"
    assert any(said in text for _, text in built.log)


def test_what_the_other_side_of_a_merge_has_published_is_not_lost(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": post("A"), ".gitattributes": "urls.lock merge=union\n"})
    drawing.build()
    in_git(drawing)
    git(drawing.folder, "checkout", "-b", "theirs")
    drawing.write({"docs/blog/x.md": post("X")})
    drawing.build()
    commit(drawing)
    git(drawing.folder, "checkout", "main")
    drawing.write({"docs/blog/y.md": post("Y")})
    drawing.build()
    commit(drawing)
    git(drawing.folder, "merge", "--no-commit", "theirs")
    drawing.remove("docs/blog/x.md")
    assert "/blog/2016/x/ was published and is now lost" in drawing.fails()


def test_what_was_pushed_is_not_lost_by_taking_the_commit_back(blog: Callable[..., Blog]) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": post("A")})
    drawing.build()
    in_git(drawing)
    drawing.write({"docs/blog/x.md": post("X")})
    drawing.build()
    commit(drawing)
    git(drawing.folder, "init", "--bare", "there.git")
    git(drawing.folder, "remote", "add", "origin", "there.git")
    git(drawing.folder, "push", "--set-upstream", "origin", "main")
    git(drawing.folder, "reset", "HEAD~1")
    drawing.remove("docs/blog/x.md")
    assert "/blog/2016/x/ was published and is now lost" in drawing.fails()


def test_without_git_every_address_that_was_written_down_is_meant(
    blog: Callable[..., Blog], monkeypatch: pytest.MonkeyPatch
) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": post("A")})
    drawing.build()
    in_git(drawing)
    drawing.write({"docs/blog/b.md": post("B")})
    drawing.build()
    drawing.remove("docs/blog/b.md")
    monkeypatch.setenv("PATH", os.devnull)
    assert "/blog/2016/b/ was published and is now lost" in drawing.fails()


@pytest.mark.parametrize("name", ["docs", ".."])
def test_a_lock_that_is_a_folder_stops_the_build(blog: Callable[..., Blog], name: str) -> None:
    drawing = blog(extra={"blog": {"lock": name}})
    drawing.write({"docs/blog/a.md": post("A")})
    assert "it can't be read: Is a directory; mend that, or name another" in drawing.fails()


def refuse(*_: object) -> bool:
    raise PermissionError(13, "Permission denied")


@pytest.mark.parametrize(
    ("where", "what", "instead"),
    [(Path, "replace", refuse), (os, "access", lambda path, mode: mode != os.W_OK)],
    ids=["the folder", "the file"],
)
def test_a_file_that_cannot_be_written_is_named(
    blog: Callable[..., Blog],
    monkeypatch: pytest.MonkeyPatch,
    where: object,
    what: str,
    instead: Callable[..., bool],
) -> None:
    drawing = blog()
    drawing.write({"docs/blog/a.md": post("A", "permalink: /a/")})
    drawing.build()
    drawing.write({"docs/blog/a.md": post("A", "permalink: /b/")})
    before = (drawing.folder / "docs/blog/a.md").read_bytes()
    monkeypatch.setattr(where, what, instead)
    done = permalog(drawing, "fix")
    assert done.exit_code == 1
    assert "blog/a.md can't be written: Permission denied" in done.stderr
    assert (drawing.folder / "docs/blog/a.md").read_bytes() == before
    assert [path.name for path in (drawing.folder / "docs/blog").iterdir()] == ["a.md"]


def test_only_a_lock_of_which_nothing_is_known_here_may_be_another_blogs(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog()
    names = ["one", "two", "three"]
    for name in names:
        drawing.write({f"docs/blog/{name}.md": post(name)})
    drawing.build()
    drawing.configure(extra={"blog": {"permalink": "/{year}/{slug}/"}})
    said = drawing.fails()
    assert "docs/blog/one.md moved to /2016/one/" in said
    assert "delete urls.lock" not in said
    for name in names:
        drawing.remove(f"docs/blog/{name}.md")
    drawing.write({"docs/blog/mine.md": post("Mine").replace(BODY, "Hello.")})
    assert (
        "3 of the pages that were published are lost. If none of them ever was" in drawing.fails()
    )


@pytest.mark.parametrize(
    "address",
    [
        "/a/",
        "/a",
        "/a/index.html",
        "https://ann.example/repo/a/",
        "/repo/a/",
        "/repo/a/#",
        "https://old.example/a/",
    ],
)
def test_an_address_is_let_go_in_any_spelling(blog: Callable[..., Blog], address: str) -> None:
    former = {"blog": {"former_sites": ["https://old.example"]}}
    drawing = blog(site_url="https://ann.example/repo/", extra=former)
    lock = '/a/ post blog/a.md "A"\n'
    drawing.write({"urls.lock": lock, "docs/blog/b.md": post("B")})
    assert permalog(drawing, "gone", address).stdout == "/a/ is let go; commit urls.lock\n"


def test_without_a_lock_nothing_can_be_let_go(blog: Callable[..., Blog]) -> None:
    drawing = blog(extra={"blog": {"lock": False}})
    drawing.write({"docs/blog/a.md": post("A")})
    said = permalog(drawing, "gone", "/a/").stderr
    assert said == "Error: the setting extra.blog.lock is false: no address is written down\n"
