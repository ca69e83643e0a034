"""Drawn sites: what the search finds, and what of Pagefind is published."""

import json
import os
import re
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from unittest import mock

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority

from drawn import Blog, Site, snapshot
from permalog import search
from permalog.search import Findable

DRAWING = """
index.md
about.md
| # About <em>us</em> & them
| Who writes.
| <p data-search-exclude>Kept apart.</p>
quiet.md
| ---
| robots: noindex
| ---
| # Quiet
| Hush.
tags/index.md
| # Topics
| What is written of here.
blog/one.md
| ---
| title: Fish & chips
| date: 2016-11-06
| tags: [Food, Sea side]
| ---
| A plate of both.
|
| ## Über vinegar
|
| Not <b>for</b> all[^1].
|
| [^1]: A note.
blog/two.md
| ---
| title: Straße
| date: 2016-11-07
| permalink: /a/straße
| aliases: [/old/]
| search: {boost: 20}
| ---
| Elsewhere.
blog/draft.md
| ---
| date: 2016-11-08
| draft: true
| ---
| Not yet.
blog/later.md
| ---
| date: 2036-11-08
| ---
| Not yet.
"""
ONE, TWO = "/blog/2016/one/", "/a/stra%C3%9Fe"


@pytest.fixture(scope="module")
def drawing(blog_of_module: Callable[..., Blog]) -> Blog:
    return blog_of_module(DRAWING)


@pytest.fixture(scope="module")
def site(drawing: Blog) -> Site:
    return drawing.build()


def index_of(folder: Path) -> dict[str, bytes | None]:
    return snapshot(folder / "pagefind")


def test_posts_and_pages_with_a_text_are_found(site: Site) -> None:
    assert set(site.found) == {ONE, TWO, "/about/", "/tags/"}


def test_a_preview_finds_drafts_and_posts_to_come(drawing: Blog) -> None:
    assert {"/blog/2016/draft/", "/blog/2036/later/"} <= set(drawing.preview().found)


def test_a_post_is_known_by_title_date_and_tags(site: Site) -> None:
    date = "November 6, 2016"
    known = {"title": "Fish & chips", "date": date, "tags": "Food, Sea side"}
    assert site.found[ONE]["meta"] == known | {"url": ONE}


def test_a_page_is_known_by_the_text_of_its_title(site: Site) -> None:
    assert site.found["/about/"]["meta"] == {"title": "About us & them", "url": "/about/"}


def test_the_title_is_no_part_of_the_text(site: Site) -> None:
    assert site.found[ONE]["content"].startswith("A plate of both.")


def test_marks_of_the_page_are_no_part_of_the_text(site: Site) -> None:
    assert "¶" not in site.found[ONE]["content"]
    assert "Kept apart" not in site.found["/about/"]["content"]


def test_headings_are_found_with_their_anchors(site: Site) -> None:
    anchors = [(a["id"], a["text"]) for a in site.found[ONE]["anchors"] if a["element"] == "h2"]
    assert anchors == [("uber-vinegar", "Über vinegar")]


def test_each_address_that_is_found_is_answered(site: Site) -> None:
    assert [url for url in site.found if url not in site] == []


def test_only_what_a_search_asks_for_is_published(site: Site) -> None:
    names = {path.name.partition(".")[0] for path in (site.folder / "pagefind").iterdir()}
    assert names == {
        "fragment",
        "index",
        "pagefind",
        "pagefind-entry",
        "pagefind-worker",
        "wasm",
    }
    assert [path.name for path in (site.folder / "pagefind").glob("wasm.*")] == ["wasm.en.pagefind"]


def test_the_index_is_in_no_lock(site: Site, drawing: Blog) -> None:
    assert "pagefind" not in (drawing.folder / "urls.lock").read_text(encoding="utf-8")


def test_the_index_depends_on_nothing_but_the_pages(
    blog: Callable[..., Blog], site: Site, tmp_path: Path
) -> None:
    built = blog("\n".join(DRAWING.splitlines())).build()
    assert index_of(built.folder) == index_of(site.folder)


def writes(entries: Sequence[search.Entry]) -> Callable[[Path], object]:
    """Return what writes pages of which these things are to be found."""
    pages = [Findable(one.url, one.title, partial(_id, one)) for one in entries]
    return partial(search.write_at_once, search.parts_of(pages, "en"))


def _id(entry: search.Entry) -> search.Entry:
    return entry


def test_the_order_in_which_files_come_to_lie_does_not_matter(tmp_path: Path) -> None:
    entries = [search.Entry(f"/{n}/", f"Page {n}", f"<p>Some words and {n}") for n in range(40)]
    for name, order in (("a", entries), ("b", entries[::-1])):
        search.Index(writes(order), "en").finish(tmp_path / name, {})
    assert index_of(tmp_path / "a") == index_of(tmp_path / "b")


@pytest.mark.parametrize(
    ("language", "program"),
    [("de", "de"), ("pt-BR", "pt-BR"), ("fa", "unknown"), ("ja", "unknown")],
)
def test_the_program_is_that_of_the_language(
    blog: Callable[..., Blog], language: str, program: str
) -> None:
    drawing = blog("a.md\n| Text.\n")
    config = (drawing.folder / "mkdocs.yml").read_text(encoding="utf-8")
    drawing.write({"mkdocs.yml": config.replace("language: en", f"language: {language}")})
    found = (drawing.build().folder / "pagefind").glob("wasm.*")
    assert [path.name for path in found] == [f"wasm.{program}.pagefind"]


def test_letters_without_spaces_between_words_are_words(blog: Callable[..., Blog]) -> None:
    page = (
        blog("a.md\n| # 検索\n| 静的な検索 and &amp; 検\n|\n| ## 見出し {#見出し}\n")
        .build()
        .found["/a/"]
    )
    assert page["content"].startswith("静 的 な 検 索 and & 検")
    assert [anchor["id"] for anchor in page["anchors"]] == ["見出し"]


@pytest.mark.parametrize(
    "changes", [{"extra": {"blog": {"search": False}}}, {"plugins": ["search"]}]
)
def test_the_search_can_be_left_out(blog: Callable[..., Blog], changes: dict[str, object]) -> None:
    site = blog(DRAWING, **changes).build()
    assert not (site.folder / "pagefind").exists()
    assert not site[ONE].all("a.pl-search-open")


def test_a_site_without_a_text_has_no_search(blog: Callable[..., Blog]) -> None:
    site = blog().build()
    assert not (site.folder / "pagefind").exists()
    assert not site["/"].all("a.pl-search-open")


def test_without_a_script_the_button_leads_to_the_archive(site: Site) -> None:
    (button,) = site[ONE].all("a.pl-search-open")
    assert button.get("href") == "../../"


def test_a_search_without_its_program_is_a_warning(blog: Callable[..., Blog]) -> None:
    drawing = blog(DRAWING)
    with mock.patch.object(search, "get_executable", return_value=None):
        assert "install the Python package pagefind-bin" in drawing.fails()


def test_what_pagefind_says_when_it_fails_is_a_warning(
    blog: Callable[..., Blog], tmp_path: Path
) -> None:
    broken = tmp_path / "broken"
    broken.write_text("#!/bin/sh\necho No room left >&2; exit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    drawing = blog(DRAWING)
    with mock.patch.object(search, "get_executable", return_value=broken):
        assert "Pagefind says: No room left" in drawing.fails()


def test_a_post_without_a_text_is_found_by_its_title(blog: Callable[..., Blog]) -> None:
    photo = "blog/a.md\n| ---\n| title: Sunset\n| date: 2016-11-06\n| ---\n| ![](a.png){ alt='' }\n"
    assert (
        "Sunset"
        in blog(photo + "blog/a.png\n| 640 × 480").build().found["/blog/2016/a/"]["content"]
    )


def test_a_build_that_fails_ends_the_making_of_the_index(
    blog: Callable[..., Blog],
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    scratch, folder = tmp_path_factory.mktemp("scratch"), tmp_path_factory.mktemp("program")
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    endless, told = folder / "endless", folder / "id"
    program = f"#!/bin/sh\necho $$ >{told}.new; mv {told}.new {told}; exec sleep 99\n"
    endless.write_text(program, encoding="utf-8")
    endless.chmod(0o755)

    def stop(context: dict[str, object], **_: object) -> None:
        while not told.exists():
            time.sleep(0.01)
        raise PluginError("no more")

    drawing = blog(DRAWING)
    with mock.patch.object(search, "get_executable", return_value=endless):
        assert "no more" in drawing.fails(hooks={"page_context": stop})
    with pytest.raises(ProcessLookupError):
        os.kill(int(told.read_text("utf-8")), 0)
    assert list(scratch.iterdir()) == []


@pytest.mark.parametrize("dies", [False, True])
def test_pages_are_written_by_all_cores_even_where_one_process_dies(
    dies: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_WORTH_A_PROCESS", 2)
    parent = os.getpid()

    def read(number: int) -> search.Entry | None:
        if dies and os.getpid() != parent and number > 20:
            os._exit(1)
        return search.Entry(f"/{number}/", "Page", f"<p>{number}</p>") if number != 7 else None

    pages = [Findable(f"/{n}/", str(n), partial(read, n)) for n in range(40)]
    search.write_at_once(search.parts_of(pages, "en"), tmp_path)
    texts = "".join(path.read_text("utf-8") for path in tmp_path.glob("*.html"))
    assert {n for n in range(40) if f"<p>{n}<" in texts} == set(range(40)) - {7}


def test_what_killed_builds_have_left_goes_after_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, new = tmp_path / "permalog-search-old", tmp_path / "permalog-search-new"
    for folder in (old, new):
        (folder / "site").mkdir(parents=True)
    os.utime(old, (0, 0))
    search.Index(writes([search.Entry("/", "Title", "<p>Text")]), "en").stop()
    assert list(tmp_path.iterdir()) == [new]


def test_no_index_is_begun_for_a_build_that_has_lost_a_place(blog: Callable[..., Blog]) -> None:
    drawing = blog(DRAWING)
    drawing.draw("about.md\n| [below](#end)\n|\n| ## End")
    drawing.build()
    drawing.draw("about.md\n| Nothing.")
    with mock.patch.object(search, "get_executable") as asked:
        assert "/about/#end was published and is now lost" in drawing.fails()
    assert not asked.called


SPANS = {
    '<pre><code><span class="n">a</span><span class="p">()</span></code></pre>': "a().",
    '<p>a<span class="w"> </span><span class="x linenos">1</span>b <span>c</span></p>': "a b c.",
    '<p>a <span data-search-exclude>1</span>b <span class="n">c</span></p>': "a b c.",
    '<p>a <span id="b">b</span> <span class="n">c</span></p>': "a b c.",
    '<p>a<a class="headerlink" href="#a" title="A link">¶</a> <span class="n">b</span></p>': "a b.",
    '<p title="<span>">a <span class="n">b</span></p>': "a b.",
}


@pytest.mark.parametrize("content", SPANS)
def test_spans_are_nothing_to_the_search_but_for_what_they_say(
    content: str, tmp_path: Path
) -> None:
    search.Index(writes([search.Entry("/", "Title", content)]), "en").finish(tmp_path, {})
    assert Site(tmp_path, "/", ()).found["/"]["content"] == SPANS[content]


WORDS = {
    "<p>Text": True,
    "<h2 id=a>1</h2>": True,
    "<!-- a --> <img alt=a>": False,
    "<p title='>'>é": True,
    "<style>p { top: 0 }</style>": False,
    "&hellip; &#8230; … _": False,
    "&eacute;": True,
    "a < b": True,
    "検": True,
    "": False,
}


@pytest.mark.parametrize("content", WORDS)
def test_a_word_of_a_text_is_a_letter_or_a_number_outside_tags(content: str) -> None:
    assert search.has_words(content) is WORDS[content]


def test_a_post_of_signs_is_found_by_its_title(blog: Callable[..., Blog]) -> None:
    signs = "blog/a.md\n| ---\n| title: Sunset\n| date: 2016-11-06\n| ---\n| 🎉\n"
    assert "Sunset" in blog(signs).build().found["/blog/2016/a/"]["content"]


@pytest.mark.parametrize("title", ["🎉", "…"])
def test_a_blog_without_a_word_is_built(blog: Callable[..., Blog], title: str) -> None:
    site = blog(
        f"blog/a.md\n| ---\n| title: {title}\n| date: 2016-11-06\n| ---\n| {title}\n"
    ).build()
    assert not site["/"].all("a.pl-search-open")


def made(folder: Path) -> dict[str, int]:
    """Return each file of an index, and which one it is of all that had its name."""
    return {path.name: path.stat().st_ino for path in (folder / "pagefind").rglob("*.*")}


@pytest.fixture
def built(blog: Callable[..., Blog]) -> Blog:
    """Return a blog that has been built, and keeps what its builds have made."""
    drawing = blog(DRAWING)
    drawing.has_own_cache = True
    drawing.build()
    return drawing


def test_the_index_stays_while_readers_find_the_same(built: Blog) -> None:
    before = made(built.folder / "site")
    built.configure(site_author="Somebody else")
    assert made(built.build().folder) == before


def test_the_index_follows_what_readers_find(built: Blog) -> None:
    built.draw("about.md\n| # About\n| Somebody else writes.")
    assert "Somebody else" in built.build().found["/about/"]["content"]
    config = (built.folder / "mkdocs.yml").read_text(encoding="utf-8")
    built.write({"mkdocs.yml": config.replace("language: en", "language: de")})
    assert (built.build().folder / "pagefind/wasm.de.pagefind").exists()


def test_an_index_that_somebody_has_touched_is_made_again(built: Blog) -> None:
    before = index_of(built.folder / "site")
    next((built.folder / "site/pagefind/fragment").iterdir()).unlink()
    built.configure(site_author="Somebody else")
    assert index_of(built.build().folder) == before


def test_an_index_that_another_build_has_taken_away_is_made_again(built: Blog) -> None:
    before = index_of(built.folder / "site")

    def take_away(context: dict[str, object], **_: object) -> None:
        shutil.rmtree(built.folder / "site/pagefind", ignore_errors=True)

    built.configure(site_author="Somebody else")
    assert index_of(built.build(hooks={"page_context": take_away}).folder) == before


@pytest.fixture
def parted(built: Blog, monkeypatch: pytest.MonkeyPatch) -> Blog:
    """Return a blog whose index has parts, of which it keeps what its builds have made."""
    monkeypatch.setattr(search, "_MOST", 2)
    built.draw("more.md\n| # More\n| Some more words.\n")
    built.build()
    return built


def parts(folder: Path) -> dict[str, set[str]]:
    """Return the names of the files of each part."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in (folder / "pagefind").rglob("*en-x-*"):
        found["".join(re.findall(r"en-x-\d+", path.name))].add(path.name)
    return found


def test_the_index_of_many_pages_has_parts(parted: Blog) -> None:
    folder = parted.folder / "site/pagefind"
    entry = json.loads((folder / "pagefind-entry.json").read_text("utf-8"))
    counts = {name: about["page_count"] for name, about in entry["languages"].items()}
    assert set(counts) == {"und-x-0", "und-x-1", "und-x-2"}
    assert sum(counts.values()) == len(Site(parted.folder / "site", "/", ()).found) == 5
    assert set(parts(parted.folder / "site")) == {"en-x-0", "en-x-1", "en-x-2"}
    assert [path.name for path in folder.glob("wasm.*")] == ["wasm.en.pagefind"]


def test_a_new_text_changes_one_part(parted: Blog) -> None:
    before = parts(parted.folder / "site")
    parted.draw("about.md\n| # About\n| Somebody else writes.")
    after = parts(parted.build().folder)
    assert sum(before[part] != after[part] for part in before) == 1
    assert "Somebody else" in parted.build().found["/about/"]["content"]


def test_parts_are_those_of_a_build_from_nothing(parted: Blog) -> None:
    parted.draw("about.md\n| # About\n| Somebody else writes.")
    found = index_of(parted.build().folder)
    shutil.rmtree(parted.folder / "site")
    shutil.rmtree(parted.folder / ".cache")
    assert index_of(parted.build().folder) == found


def test_other_parts_leave_nothing_behind(parted: Blog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "_MOST", 3)
    parted.configure(site_author="Somebody else")
    folder = parted.build().folder
    assert set(parts(folder)) == {"en-x-0", "en-x-1"}
    assert len(Site(folder, "/", ()).found) == 5


def test_a_part_that_somebody_has_touched_is_made_again(parted: Blog) -> None:
    before = index_of(parted.folder / "site")
    next((parted.folder / "site/pagefind/fragment").iterdir()).unlink()
    parted.configure(site_author="Somebody else")
    assert index_of(parted.build().folder) == before


def test_where_a_part_has_no_word_left_the_others_are_found(
    blog: Callable[..., Blog], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_MOST", 1)
    drawing = blog("a.md\n| # One\n| Words.\nb.md\n| # Two\n| Words.\n")
    drawing.has_own_cache = True
    drawing.build()
    drawing.draw("a.md\n| ---\n| title: One\n| ---\n| …\n")
    site = drawing.build()
    assert set(site.found) == {"/b/"}
    assert len(parts(site.folder)) == 1


def test_a_plugin_that_reads_the_site_sees_the_index(built: Blog) -> None:
    seen: list[bool] = []

    def look(config: MkDocsConfig, **_: object) -> None:
        seen.append(Path(config.site_dir, "pagefind").exists())

    built.configure(site_author="Somebody else")
    built.build(hooks={"post_build": event_priority(-90)(look)})
    assert seen == [True]


def test_a_preview_has_an_index_when_it_is_served_already(blog: Callable[..., Blog]) -> None:
    drawing = blog(DRAWING)
    first = drawing.preview()
    before = made(first.folder)
    drawing.draw("about.md\n| # About\n| Somebody else writes.")
    assert made(drawing.preview(waits=False).folder) == before
    after = drawing.preview()
    assert "Somebody else" in after.found["/about/"]["content"]
    assert set(after.found) == set(first.found)


def test_the_index_of_a_preview_stays_while_readers_find_the_same(
    blog: Callable[..., Blog],
) -> None:
    drawing = blog(DRAWING)
    before = made(drawing.preview().folder)
    drawing.configure(site_author="Somebody else")
    assert made(drawing.preview().folder) == before
