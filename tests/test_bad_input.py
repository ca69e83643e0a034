"""Bad input: a build that stops says where and how to mend it, and leaves the site as it was."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from drawn import Blog, Site, snapshot

GOOD = "---\ntitle: Good\ndate: 2016-11-06\n---\nText.\n"


@pytest.fixture
def built(blog: Callable[..., Blog]) -> Blog:
    """Return a good blog with the site that an earlier build has left; `fails` looks at that."""
    drawing = blog()
    drawing.write({"docs/index.md": "# Home\n", "docs/blog/good.md": GOOD})
    drawing.write({"site/index.html": "as it was", "site/blog/2016/good/index.html": "as it was"})
    return drawing


def front(*lines: str) -> str:
    return "\n".join(["---", *lines, "---", "Text."])


FILES = {
    # what is wrong             a post, and what is said of it
    "front matter not closed": (
        "---\ntitle: A\n\nText.",
        "docs/blog/a.md:1: the front matter opened by `---` is never closed; add a line `---`",
    ),
    "front matter that is no YAML": (
        front("date: 2016-11-06", "title: Django: a recap"),
        "; if the value is text, put it in quotes: `title: '…'`",
    ),
    "front matter that is no YAML, with its line": (
        front("date: 2016-11-06", "title: Django: a recap"),
        "docs/blog/a.md:3: the front matter is not valid YAML: mapping values are not allowed",
    ),
    "front matter that is no TOML": (
        '+++\ntitle = "A"\ndate = 2016-13-06\n+++\n',
        "docs/blog/a.md:3: the front matter is not valid TOML",
    ),
    "front matter that is a list": (
        front("- a", "- b"),
        "docs/blog/a.md:2: the front matter is not a list of keys; write each line as `key: value`",
    ),
    "a key twice": (
        front("date: 2016-11-06", "title: A", "title: B"),
        "docs/blog/a.md:4: `title` stands here and on line 3; keep one of the two",
    ),
    "no date": (
        front("title: A"),
        "docs/blog/a.md:1: a post needs a date; add `date: 2016-11-06` to its front matter",
    ),
    "no front matter": ("Text.", "docs/blog/a.md:1: a post needs a date"),
    "an empty file": ("", "docs/blog/a.md:1: a post needs a date"),
    "an impossible date": (
        front("title: A", "date: 2016-13-06"),
        "docs/blog/a.md:3: `date` is '2016-13-06', which is no date; write it as 2016-11-06",
    ),
    "a date that is a list": (front("date: [2016]"), "docs/blog/a.md:2: `date` is"),
    "a title that is a list": (
        front("date: 2016-11-06", "title: [a]"),
        "docs/blog/a.md:3: `title` is",
    ),
    "a draft that is text": (
        front("date: 2016-11-06", "draft: soon"),
        "docs/blog/a.md:3: `draft` is 'soon'; write `true` or `false`",
    ),
    "tags that are a mapping": (
        front("date: 2016-11-06", "tags: {a: b}"),
        "docs/blog/a.md:3: `tags` is a mapping; write `[one, two]`",
    ),
    "an unknown filter": (
        front("date: 2016-11-06", "permalink: '/{{ title | slugfy }}/'"),
        "docs/blog/a.md:3: `permalink` is '/{{ title | slugfy }}/': ",
    ),
    "an unknown name": (
        front("date: 2016-11-06", "permalink: '/{{ page.sulg }}/'"),
        "there are page.date, page.fileSlug, page.filePathStem, page.inputPath",
    ),
    "an address that climbs out": (
        front("date: 2016-11-06", "permalink: /../../etc/"),
        "docs/blog/a.md:3: `permalink` is '/../../etc/': it climbs out of the site; take out the",
    ),
    "an address that climbs out by its title": (
        front("title: ../../..", "date: 2016-11-06", "permalink: '/{{ title }}/x/'"),
        "docs/blog/a.md:4: `permalink` is '/{{ title }}/x/': it climbs out of the site",
    ),
    "a full URL": (
        front("date: 2016-11-06", "permalink: https://blog.example/a/"),
        "docs/blog/a.md:3: `permalink` is 'https://blog.example/a/': it is a full URL",
    ),
    "a backslash": (
        front("date: 2016-11-06", "permalink: '\\a\\'"),
        "docs/blog/a.md:3: `permalink` is '\\a\\': it holds a backslash; separate folders with `/`",
    ),
    "a control character": (
        front("date: 2016-11-06", 'permalink: "/a\\tb/"'),
        "it holds the control character '\\t'; take it out",
    ),
    "a query": (
        front("date: 2016-11-06", "permalink: /?p=123"),
        "docs/blog/a.md:3: `permalink` is '/?p=123': it holds `?`, which starts a query",
    ),
    "a fragment": (
        front("date: 2016-11-06", "permalink: '/a/#b'"),
        "docs/blog/a.md:3: `permalink` is '/a/#b': it holds `#`, which starts a fragment",
    ),
    "a part too long": (
        front("date: 2016-11-06", f"permalink: /{'é' * 128}/"),
        "is 256 bytes long and a file name holds at most 255; shorten it",
    ),
    "permalink: true": (
        front("date: 2016-11-06", "permalink: true"),
        "docs/blog/a.md:3: `permalink` is 'true': it is no text",
    ),
    "an alias that climbs out": (
        front("date: 2016-11-06", "aliases: [/ok/, ../up/]"),
        "docs/blog/a.md:3: `aliases` holds '../up/': it climbs out of the site",
    ),
    "a template that Material lacks": (
        front("date: 2016-11-06", "template: nothing.html"),
        "docs/blog/a.md:3: `template` is 'nothing.html', which the theme does not have",
    ),
    "an icon that Material lacks": (
        front("date: 2016-11-06", "icon: material/nothing"),
        "docs/blog/a.md:3: `icon` is 'material/nothing', which the theme does not have",
    ),
    "hide that is no list": (
        front("date: 2016-11-06", "hide: {toc: true}"),
        "docs/blog/a.md:3: `hide` is no list; write `[navigation]`",
    ),
}


@pytest.mark.parametrize(("text", "message"), FILES.values(), ids=FILES)
def test_a_bad_post_stops_the_build_with_file_line_value_and_cure(
    built: Blog, text: str, message: str
) -> None:
    built.write({"docs/blog/a.md": text})
    assert message in built.fails(strict=False)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"---\ntitle: A\ndate: 2016-11-06\n---\nLo\xefc",
            "docs/blog/a.md:5: the byte 0xEF is not UTF-8",
        ),
        (GOOD.encode("utf-16"), "docs/blog/a.md:1: the byte 0xFF is not UTF-8"),
        (
            b"---\ntitle: Caf\xe9\n---\n",
            "docs/blog/a.md:2: the byte 0xE9 is not UTF-8; save the file",
        ),
    ],
    ids=["Latin-1", "UTF-16", "Latin-1 in the front matter"],
)
def test_a_file_that_is_not_utf_8_stops_the_build(
    built: Blog, content: bytes, message: str
) -> None:
    built.write({"docs/blog/a.md": content})
    assert message in built.fails(strict=False)


def test_a_page_that_is_no_post_is_read_as_strictly(built: Blog) -> None:
    built.write({"docs/page.md": "---\ntitle: [\n---\n", "docs/bytes.md": b"\xff"})
    said = built.fails(strict=False)
    assert "docs/page.md:" in said
    assert "docs/bytes.md:1: the byte 0xFF is not UTF-8" in said


def test_an_impossible_date_in_the_path_stops_the_build(built: Blog) -> None:
    built.write({"docs/blog/2016-13-06-a.md": "Text."})
    assert "docs/blog/2016-13-06-a.md: the date in its path is '2016-13-06'" in built.fails()


def test_all_that_is_wrong_in_all_files_is_said_at_once(built: Blog) -> None:
    built.write({"docs/blog/a.md": front("date: never", "draft: maybe")})
    built.write({"docs/blog/b.md": "---\n", "docs/blog/c.md": b"\xff"})
    said = built.fails()
    for place in ("a.md:2: ", "a.md:3: ", "b.md:1: ", "c.md:1: "):
        assert f"docs/blog/{place}" in said


def test_messages_follow_the_folder_of_the_docs(blog: Callable[..., Blog]) -> None:
    drawing = blog(docs_dir="content/pages")
    drawing.write({"content/pages/blog/a.md": "Text."})
    assert "content/pages/blog/a.md:1: a post needs a date" in drawing.fails()


CLASHES = {
    # what clashes                          files, and what is said
    "two posts": (
        {"blog/a.md": front("date: 2016-11-06", "permalink: /x/"),
         "blog/b.md": front("date: 2016-11-06", "permalink: /x/index.html")},
        ["docs/blog/a.md:3", "docs/blog/b.md:3", "/x/"],
    ),
    "two posts by the pattern": (
        {"blog/one/a.md": front("date: 2016-11-06"), "blog/two/a.md": front("date: 2016-11-07")},
        ["docs/blog/one/a.md", "docs/blog/two/a.md", "/blog/2016/a/"],
    ),
    "only case differs": (
        {"blog/a.md": front("date: 2016-11-06", "permalink: /Notes/X/"),
         "blog/b.md": front("date: 2016-11-06", "permalink: /notes/x/")},
        ["docs/blog/a.md:3", "docs/blog/b.md:3", "only in case"],
    ),
    "accents composed and not": (
        {"blog/a.md": front("date: 2016-11-06", "permalink: '/caf\u00e9/'"),
         "blog/b.md": front("date: 2016-11-06", "permalink: '/cafe\u0301/'")},
        ["docs/blog/a.md:3", "docs/blog/b.md:3"],
    ),
    "a post and a page": (
        {"blog/a.md": front("date: 2016-11-06", "permalink: /about/"), "about.md": "# About"},
        ["docs/blog/a.md:3", "docs/about.md", "/about/"],
    ),
    "a post and a file": (
        {"blog/a.md": front("date: 2016-11-06", "permalink: /data.json"), "data.json": "{}"},
        ["docs/blog/a.md:3", "docs/data.json"],
    ),
    "a file where a post needs a folder": (
        {"blog/a.md": front("date: 2016-11-06", "permalink: /data.json/a/"), "data.json": "{}"},
        ["docs/blog/a.md:3", "docs/data.json", "folder"],
    ),
    "an old address and a post": (
        {"blog/a.md": front("date: 2016-11-06", "aliases: [/blog/2016/good/]")},
        ["docs/blog/a.md:3", "docs/blog/good.md", "/blog/2016/good/"],
    ),
    "two posts with one old address": (
        {"blog/a.md": front("date: 2016-11-06", "aliases: [/old/]"),
         "blog/b.md": front("date: 2016-11-06", "aliases: [/old]"),
         "blog/c.md": front("date: 2016-11-06", "aliases: [/old/index.html]")},
        ["docs/blog/a.md:3", "docs/blog/c.md:3", "/old/"],
    ),
    "a post and a feed": (
        {"blog/a.md": front("date: 2016-11-06", "permalink: /feed.xml")},
        ["docs/blog/a.md:3", "extra.blog.feeds.rss"],
    ),
    "a post and the sitemap": (
        {"blog/a.md": front("date: 2016-11-06", "permalink: /sitemap.xml")},
        ["docs/blog/a.md:3", "sitemap.xml"],
    ),
    "a post and the 404 page": (
        {"blog/a.md": front("date: 2016-11-06", "permalink: /404.html")},
        ["docs/blog/a.md:3", "404.html"],
    ),
    "a post and the search index": (
        {"blog/a.md": front("date: 2016-11-06", "permalink: /pagefind/pagefind-entry.json")},
        ["docs/blog/a.md:3", "the index of the search"],
    ),
    "a post and a file of the theme": (
        {"blog/a.md": front("date: 2016-11-06", "permalink: /assets/permalog.js")},
        ["docs/blog/a.md:3", "the theme's scripts/"],
    ),
    "two pages": (
        {"a.md": "# One", "a/index.md": "# Two"},
        ["docs/a.md", "docs/a/index.md", "/a/"],
    ),
    "an old address and a page of a list": (
        {"blog/a.md": front("date: 2016-11-06", "aliases: [/blog/2016/]")},
        ["docs/blog/a.md:3", "/blog/2016/"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("files", "parts"), CLASHES.values(), ids=CLASHES)
def test_two_things_at_one_address_stop_the_build_and_both_are_named(
    built: Blog, files: dict[str, str], parts: list[str]
) -> None:
    built.write({f"docs/{path}": text for path, text in files.items()})
    said = built.fails(strict=False)
    assert [part for part in parts if part not in said] == []


def test_a_strict_warning_leaves_the_site_as_it_was(built: Blog) -> None:
    built.write({"docs/page.md": "[x](gone.md)"})
    assert "Aborted with 1 warnings in strict mode!" in built.fails()


def test_an_error_of_another_hook_leaves_the_site_as_it_was(built: Blog) -> None:
    def on_page_content(html: str, **_: object) -> str:
        raise RuntimeError("of another hook")

    built.write({"docs/blog/a.md": GOOD})
    before = snapshot(built.folder)
    with pytest.raises(RuntimeError, match="of another hook"):
        built.build(hooks={"page_content": on_page_content})
    assert snapshot(built.folder) == before


def test_an_error_at_the_end_of_the_build_leaves_the_site_as_it_was(built: Blog) -> None:
    def on_page_context(context: dict[str, object], **_: object) -> dict[str, object]:
        raise KeyboardInterrupt

    built.write({"docs/blog/a.md": GOOD})
    before = snapshot(built.folder)
    with pytest.raises(KeyboardInterrupt):
        built.build(hooks={"page_context": on_page_context})
    assert snapshot(built.folder) == before


def test_a_broken_template_leaves_the_site_as_it_was(built: Blog) -> None:
    built.write(
        {"theme/main.html": "{% extends 'base.html' %}{% block content %}{{ nothing.at.all }}"}
    )
    config = (built.folder / "mkdocs.yml").read_text()
    config = "\n".join(
        f"  custom_dir: {built.folder}/theme" if "custom_dir" in line else line
        for line in config.splitlines()
    )
    built.write({"mkdocs.yml": config})
    before = snapshot(built.folder)
    with pytest.raises(Exception, match=r"(?i)block|undefined|end of|expecting"):
        built.build()
    assert snapshot(built.folder) == before


def test_a_good_build_takes_away_what_is_no_longer_published(built: Blog) -> None:
    built.write({"site/old/index.html": "old", "site/.git/config": "kept", "site/.nojekyll": ""})
    built.remove("docs/blog/good.md")
    built.write({"docs/blog/other.md": GOOD})
    site = built.build()
    assert "/old/" not in site
    assert "/blog/2016/good/" not in site
    assert "/blog/2016/other/" in site
    assert {".git/config", ".nojekyll"} <= set(site.files)


def without_hooks(drawing: Blog, *names: str) -> None:
    """Take hooks out of the mkdocs.yml of a blog, as one has it that is older than they are."""
    lines = (drawing.folder / "mkdocs.yml").read_text().splitlines()
    kept = [line for line in lines if not any(f"/hooks/{name}.py" in line for name in names)]
    drawing.write({"mkdocs.yml": "\n".join(kept) + "\n"})


def test_an_older_mkdocs_yml_is_told_of_each_hook_that_it_does_not_list(built: Blog) -> None:
    without_hooks(built, "lock", "anchors")
    built.build()
    told = [text for level, text in built.log if level == "INFO" and "not among the" in text]
    assert [text.partition("hooks/")[2].partition(" ")[0] for text in told] == [
        "anchors.py",
        "lock.py",
    ]
    assert "an address that was once published goes on answering, or is let go" in told[1]
    built.configure()
    built.build()
    assert not [text for _, text in built.log if "not among the" in text]


@pytest.mark.parametrize(
    ("key", "value", "does_nothing"),
    [
        ("spellings", "all", True),
        ("spellings", "one", False),
        ("lock", False, False),
        ("anchors", {"former": ["kramdown"]}, True),
        ("redirects", {"/old/": "/"}, True),
        ("policy", {}, False),
        ("policy", {"img-src": ["https:"]}, True),
    ],
)
def test_a_setting_whose_hook_is_not_listed_is_a_warning(
    built: Blog, key: str, value: object, does_nothing: bool
) -> None:
    built.configure(extra={"blog": {key: value}})
    without_hooks(built, key)
    built.build(strict=False)
    said = [text for level, text in built.log if level == "WARNING"]
    assert bool(said) is does_nothing
    assert all(f"`extra.blog.{key}` does nothing without " in text for text in said)


DOTTED = GOOD.replace("---\n", "---\npermalink: /.well-known/did/\naliases: [/.old/x/]\n", 1)


def test_what_is_built_is_published_whatever_its_name_begins_with(built: Blog) -> None:
    built.write({"docs/blog/did.md": DOTTED})
    site = built.build()
    assert {"/.well-known/did/", "/.old/x/"} <= set(site.pages)
    built.write({"docs/blog/did.md": DOTTED.replace("date:", "description: New\ndate:")})
    assert "New" in built.build()["/.well-known/did/"].html


def test_what_is_published_no_more_is_taken_away_though_it_has_a_dot(built: Blog) -> None:
    config = (built.folder / "mkdocs.yml").read_text()
    built.write({"mkdocs.yml": config + "\nexclude_docs: '!.well-known'\n"})
    built.write({"docs/.well-known/a.txt": "a"})
    assert ".well-known/a.txt" in built.build().files
    lock = (built.folder / "urls.lock").read_text()
    gone = lock.replace("/a.txt file .well-known/a.txt", "/a.txt gone 2026-01-01")
    built.write({"urls.lock": gone, "site/.nojekyll": "", "site/.mine/a.txt": ""})
    built.remove("docs/.well-known/a.txt")
    assert {file for file in built.build().files if file[0] == "."} == {".nojekyll", ".mine/a.txt"}


@pytest.mark.parametrize("count", range(12))
def test_wherever_the_new_site_stops_on_its_way_the_old_one_is_back(
    built: Blog, monkeypatch: pytest.MonkeyPatch, count: int
) -> None:
    built.write({f"site/{name}/index.html": name for name in ("blog", "c", "d", "zz", ".well")})
    built.write({"site/.git/config": "kept", "docs/blog/did.md": DOTTED})
    before = {path: path.read_bytes() for path in built.folder.rglob("site/**/*.*ml")}
    move, moved = shutil.move, []

    def move_until_the_disk_is_full(source: Path, target: Path) -> Any:
        moved.append(source)
        if len(moved) == count + 1:
            raise OSError("No space left on device")
        return move(source, target)

    monkeypatch.setattr(shutil, "move", move_until_the_disk_is_full)
    with pytest.raises(OSError, match="No space left"):
        built.build()
    assert {path: path.read_bytes() for path in built.folder.rglob("site/**/*.*ml")} == before


def test_the_first_build_makes_the_site_folder_wherever_it_is(blog: Callable[..., Blog]) -> None:
    drawing = blog(site_dir="deep/below/public")
    drawing.write({"docs/blog/good.md": GOOD})
    drawing.build()
    site = Site(drawing.folder / "deep/below/public", "/", ())
    assert "/blog/2016/good/" in site


def test_a_site_folder_that_is_a_link_stays_one(built: Blog, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (built.folder / "site").rename(elsewhere)
    (built.folder / "site").symlink_to(elsewhere)
    built.write({"docs/blog/other.md": GOOD})
    assert "/blog/2016/other/" in built.build()
    assert (built.folder / "site").is_symlink()


def mkdocs(folder: Path, *arguments: str) -> tuple[int, str]:
    """Run `mkdocs` as the author does; return its exit status and what it says."""
    command = [sys.executable, "-m", "mkdocs", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.mark.parametrize(
    ("page", "status", "message"),
    [
        ("# Fine", 0, ""),
        ("---\ntitle: [\n---\n", 1, "docs/page.md:"),
        ("[x](gone.md)", 1, "docs/page.md:1: "),
    ],
    ids=["a good build", "an error", "a strict warning"],
)
def test_the_command_line_says_what_is_wrong_and_leaves_nothing_behind(
    built: Blog, page: str, status: int, message: str
) -> None:
    built.write({"docs/page.md": page})
    before = snapshot(built.folder)
    done, said = mkdocs(built.folder, "build", "--strict")
    assert (done, "Traceback" in said) == (status, False)
    assert message in said
    names = {path.name for path in built.folder.iterdir()} - {"urls.lock", ".cache"}
    assert names == {"docs", "mkdocs.yml", "site"}
    assert (snapshot(built.folder) == before) is (status == 1)


def test_a_site_that_cannot_be_put_in_place_leaves_the_old_one(
    built: Blog, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = snapshot(built.folder)
    move, moved = shutil.move, []

    def move_until_the_disk_is_full(source: Path, target: Path) -> Any:
        if len(moved) == 4:
            moved.append(source)
            raise OSError("No space left on device")
        moved.append(source)
        return move(source, target)

    monkeypatch.setattr(shutil, "move", move_until_the_disk_is_full)
    with pytest.raises(OSError, match="No space left"):
        built.build()
    assert snapshot(built.folder) == before


def test_a_site_folder_on_another_disk_is_replaced_too(built: Blog, tmp_path_factory: Any) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "site"
    (built.folder / "site").rename(elsewhere)
    (built.folder / "site").symlink_to(elsewhere)
    built.build()
    assert (elsewhere / "blog/2016/good/index.html").read_text() != "as it was"
    assert [path.name for path in elsewhere.parent.iterdir()] == ["site"]
