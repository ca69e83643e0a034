"""Ten years of a blog: whatever its author does, an address that was published goes on answering.

Hypothesis plays an author who writes, renames, retitles, redates, deletes and restores posts, turns
every setting that has to do with addresses, and publishes. Where a build stops, the author does
what its message says and nothing else. What a reader meets is then told from the files of the site
alone, by rules of GitHub Pages that are written here anew.
"""

import datetime as dt
import difflib
import functools
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import quote, unquote, urljoin, urlsplit

import feedparser
import hypothesis
import jinja2
import mkdocs.utils
import pytest
import yaml
from click.testing import CliRunner
from hypothesis import event
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)
from mkdocs.exceptions import Abort, ConfigurationError

from drawn import ENVIRONMENT, ROOT, Blog
from permalog.cli import main

NIGHTLY = os.environ.get("HYPOTHESIS") == "nightly"
RUNS, STEPS = (300, 30) if NIGHTLY else (8, 20)

PLAIN: dict[str, Any] = {
    "theme": {"name": "material", "custom_dir": f"{ROOT.as_posix()}/overrides", "font": False},
    "plugins": [],
    "markdown_extensions": ["attr_list"],
}
"""What is left out of the shipped mkdocs.yml: it takes time and gives nothing an address."""
IDLE = {"alternates": False, "cards": False, "images": False, "related": 0, "search": False}
"""What of the settings is left out for the same reason."""

TITLES = ["Django", "Django!", "Café & Bar", "What is new?", "On 50% more", "东京", "Notes", "One"]
NAMES = ["a", "b", "c", "2016-11-06-d", "é b", "2016", "page", "tags"]
FOLDERS = ["blog/", "blog/2016/", "blog/x y/"]
TAGS = ["django", "C#", "Ünï code", "2016", "page"]
ADDRESSES = ["/a/", "/b/", "/a", "/b.html", "/2016/", "/blog/2016/a/", "/blog/c d/", "/é/", "/a/b"]
PATTERNS = [
    "/blog/{year}/{slug}/",
    "/{slug}/",
    "/{year}/{month}/{slug}.html",
    "/{folder}/{slug}/",
    "/p/{slug}",
    "/{title}/",
]
LISTS = {"archive": ["/blog/", "/archive/", "/a/"], "tags": ["/tags/", "/topics/", "/blog/tags/"]}
FEEDS = {
    "rss": ["/feed.xml", "/rss.xml", "/blog/feed.xml", False],
    "atom": ["/atom.xml", "/blog/atom.xml", False],
    "json": ["/feed.json", False],
}
STYLES = ["yaml", "yaml", "crlf", "toml", "bare"]
PAGES = ["about.md", "now.md", "me/index.md", "blog/2016/index.md", "a/b.md"]
IMAGES = ["blog/a.jpg", "img/a.jpg", "img/b c.png", "hall.jpg"]
THEME = re.compile(r"assets/|pagefind/|sitemap\.xml|404\.html|objects\.inv")
REFRESH = re.compile(r'<meta http-equiv="refresh" content="0; url=([^"]*)">')
CANONICAL = re.compile(r'<link rel="canonical" href="([^"]*)">')
TAKEN_DOWN = "What was here was taken down."
HERE = "https://here"
SITES = ["https://blog.example/", "https://ann.example/blog/", "https://new.example/"]
NUMBER = re.compile(r"Post number (\d+)\.")

LOST = re.compile(
    r"^urls\.lock(?::\d+)?: (?P<url>/\S*) was published and is now lost; (?P<what>.*?)\. "
    r"Keep it: (?P<keep>.*)\. Let it go: `permalog gone (?P<gone>\S+)`\.$",
    re.M,
)
CLASH = re.compile(
    r"^(?P<one>.+?): (?P<url>/.*?) is also the address of (?P<other>.+?)(?: \(.*\))?; give one",
    re.M,
)
FOLDER = re.compile(
    r"^(?P<one>.+?): (?P<url>/.*?) needs a folder where (?P<other>.+?) is published as the file",
    re.M,
)
NOWHERE = re.compile(r"^(?P<one>.+?): the redirect (?P<url>/.*?) leads (?:to|in a circle)", re.M)
EMPTY = re.compile(r"^docs/(?P<uri>.+?\.md):\d+: .* add a `permalink` of its own$", re.M)
BROKEN = re.compile(r"docs/(?P<uri>[^:]+\.md)(?::\d+)?: contains .*?'(?P<link>[^']*)'")

POSTS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(NAMES),
        "folder": st.sampled_from(FOLDERS),
        "title": st.sampled_from(TITLES),
        "style": st.sampled_from(STYLES),
        "age": st.integers(-40, 400),
        "tags": st.lists(st.sampled_from(TAGS), max_size=2, unique=True),
        "permalink": st.none() | st.none() | st.sampled_from(ADDRESSES),
        "length": st.integers(0, 9),
    }
)
"""What a post is when it is written; its age counts in days, and below 0 it is yet to come."""


def posts_of(folder: Path) -> list[str]:
    docs = folder / "docs"
    files = (path.relative_to(docs).as_posix() for path in (docs / "blog").rglob("*.md"))
    return sorted(uri for uri in files if not uri.endswith("index.md"))


def with_key(text: str, key: str, value: object) -> str:
    """Return a post's text with another value for a key of its front matter; None takes it out."""
    end = "\r\n" if "\r\n" in text else "\n"
    if not text.startswith(("---", "+++")):
        if key == "title":
            return re.sub(r"\A# .*", lambda _: f"# {value}", text)
        return text if value is None else f"---{end}{key}: {as_written(value)}{end}---{end}{text}"
    sign = " = " if text.startswith("+++") else ": "
    lines = text.split(end)
    close = lines.index(lines[0], 1)
    head = [line for line in lines[1:close] if not re.match(rf"{key} ?[:=]", line)]
    new = [] if value is None else [f"{key}{sign}{as_written(value)}"]
    return end.join([lines[0], *new, *head, *lines[close:]])


def as_written(value: object) -> str:
    return str(value) if isinstance(value, dt.date) else json.dumps(value, ensure_ascii=False)


def value_of(text: str, key: str) -> Any:
    """Return what a post says for a key, of those that are written here or by `permalog fix`."""
    found = re.search(rf"^{key}(?:: | = )(.*?)\r?$", text, re.M)
    return yaml.safe_load(found[1]) if found else None


class Reader:
    """What somebody meets who asks GitHub Pages for an address of a site's folder."""

    def __init__(self, site: Path, url: str) -> None:
        self.site, self.base = site, urlsplit(url).path.rstrip("/")

    def ask(self, path: str) -> str | None:
        """Return the file that answers an address, after the host's own redirect to a folder."""
        name = path.removeprefix("/")
        if name == "" or name.endswith("/"):
            names = [f"{name}index.html"]
        else:
            names = [name, f"{name}.html", f"{name}/index.html"]
        return next((n for n in names if (self.site / n).is_file()), None)

    def follow(self, path: str) -> tuple[str | None, int]:
        """Return the file at which a reader ends, None for a 404, and over how many pages."""
        for hops in range(5):
            file = self.ask(path)
            if file is None or not (to := self.target(file)):
                return file, hops
            if not to.startswith(f"{HERE}/"):
                return "elsewhere", hops
            path = unquote(urlsplit(to).path)
        raise AssertionError(f"{path} leads in a circle")

    def target(self, file: str) -> str | None:
        """Return where the page of a redirect leads, as a full URL."""
        found = file.endswith(".html") and REFRESH.search(self.text(file))
        return urljoin(f"{HERE}/{quote(file)}", unescape(found[1])) if found else None

    def text(self, file: str) -> str:
        return (self.site / file).read_text(encoding="utf-8")

    def is_taken_down(self, file: str) -> bool:
        return file.endswith(".html") and TAKEN_DOWN in self.text(file)

    def addresses(self) -> Iterator[tuple[str, ...]]:
        """Yield what is published: for each file its address, or those of which one is its."""
        for path in self.site.rglob("*"):
            file = path.relative_to(self.site).as_posix()
            if not path.is_file() or THEME.match(file):
                continue
            if not file.endswith(".html"):
                yield (f"/{file}",)
            elif file.endswith("index.html"):
                yield ("/" + file.removesuffix("index.html"),)
            elif self.target(file):
                yield (f"/{file}", f"/{file.removesuffix('.html')}")
            elif not self.is_taken_down(file):
                found = CANONICAL.search(self.text(file))
                assert found, f"{file} says not what its address is"
                yield (self.path(unescape(found[1])),)

    def anchors(self) -> Iterator[tuple[str, str]]:
        """Yield the address of each post with the id of each of its headings below the first."""
        for file in self.site.rglob("*.html"):
            html = file.read_text(encoding="utf-8")
            found = CANONICAL.search(html)
            if found and 'property="og:type" content="article"' in html:
                for name in re.findall(r'<h[2-6] id="([^"]+)"', html):
                    yield self.path(unescape(found[1])), name

    def entries(self) -> Iterator[tuple[int, str, str]]:
        """Yield the number, the address and the id of each post, from every feed there is."""
        for file in ["feed.xml", "rss.xml", "blog/feed.xml", "atom.xml", "blog/atom.xml"]:
            if (self.site / file).is_file():
                for entry in feedparser.parse(self.text(file)).entries:
                    yield _number(entry.content[0].value), self.path(entry.link), entry.id
        if (self.site / "feed.json").is_file():
            for item in json.loads(self.text("feed.json"))["items"]:
                yield _number(item["content_html"]), self.path(item["url"]), item["id"]

    def path(self, url: str) -> str:
        """Return what a full URL of the site is on it, whatever is below the host."""
        return unquote(urlsplit(url).path).removeprefix(self.base)


def _number(html: str) -> int:
    found = NUMBER.search(html)
    assert found, html
    return int(found[1])


class TenYears(RuleBasedStateMachine):
    """An author and a blog."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="ten-years-", dir=_fast_folder()))
        self.today = dt.date(2016, 1, 2)
        self.site = SITES[0]
        self.number = 0
        self.published: set[tuple[str, ...]] = set()
        self.let_go: set[str] = set()
        self.anchors: set[tuple[str, str]] = set()
        self.trash: dict[str, bytes] = {}
        self.left: set[str] = set()
        """Names of files that a post has left under another title: nothing tells who had them."""
        self.locks: list[str] = []
        self.ids: dict[int, tuple[str, str]] = {}
        self.in_git = False

    def teardown(self) -> None:
        try:
            if self.number:
                self.publish(strict=True, keeps=True)
        finally:
            shutil.rmtree(self.folder)

    @initialize(in_git=st.booleans(), posts=st.lists(POSTS, min_size=1, max_size=4))
    def begin(self, in_git: bool, posts: list[dict[str, Any]]) -> None:
        extra = {"blog": {"feeds": {"entries": 50}, **IDLE}}
        self.blog = Blog(self.folder, "index.md\n| # Home", **PLAIN, extra=extra)
        self.in_git = in_git
        if in_git:
            self.git("init", "--quiet")
            self.write(".gitignore", "site/\n", docs="")
        for post in posts:
            self.write_post(post)
        self.publish(strict=True, keeps=True)

    # What an author does with posts.

    @rule(post=POSTS)
    def write_post(self, post: dict[str, Any]) -> None:
        self.number += 1
        date = self.today - dt.timedelta(days=post["age"])
        text = f"Post number {self.number}.\n"
        for n in range(post["length"]):
            text += f"Line {n} of {self.number}.\n" + f"\n## Part {n}\n\n" * (n % 4 == 2)
        name = post["name"]
        if post["style"] == "bare":
            name = f"{date}-{name}"
            text = f"# {post['title']}\n\n{text}"
        else:
            fence = "+++\n" if post["style"] == "toml" else "---\n"
            text = with_key(fence + fence + text, "date", date)
            text = with_key(text, "title", post["title"])
        for key in ("tags", "permalink"):
            text = with_key(text, key, post[key] or None)
        if post["style"] == "crlf":
            text = text.replace("\n", "\r\n")
        self.write(self.free(f"{post['folder']}{name}.md"), text)

    def any_post(self, data: st.DataObject) -> str | None:
        posts = posts_of(self.folder)
        return data.draw(st.sampled_from(posts), "post") if posts else None

    @rule(data=st.data(), name=st.sampled_from(NAMES), folder=st.sampled_from(FOLDERS))
    def rename_post(self, data: st.DataObject, name: str, folder: str) -> None:
        if uri := self.any_post(data):
            dated = re.match(r"\d{4}-\d\d-\d\d-", uri.rpartition("/")[2])
            old = self.docs / uri
            new = self.free(folder + (dated[0] if dated else "") + name + ".md")
            (self.docs / new).parent.mkdir(parents=True, exist_ok=True)
            old.rename(self.docs / new)

    @rule(data=st.data(), name=st.sampled_from(NAMES), title=st.sampled_from(TITLES))
    def begin_anew(self, data: st.DataObject, name: str, title: str) -> None:
        """Give a post another file, another title and another text, of which readers know none."""
        if uri := self.any_post(data):
            new = self.free(f"blog/{name}.md")
            text = self.read(uri).replace("Line", f"Sentence of {self.today}")
            (self.docs / uri).unlink()
            self.left.add(uri)
            self.write(new, with_key(with_key(text, "title", title), "date", self.today))

    @rule(data=st.data(), title=st.sampled_from(TITLES))
    def retitle(self, data: st.DataObject, title: str) -> None:
        self.edit(data, "title", title)

    @rule(data=st.data(), days=st.integers(-800, 100))
    def redate(self, data: st.DataObject, days: int) -> None:
        self.edit(data, "date", self.today + dt.timedelta(days=days))

    @rule(data=st.data(), tags=st.lists(st.sampled_from(TAGS), max_size=2, unique=True))
    def retag(self, data: st.DataObject, tags: list[str]) -> None:
        self.edit(data, "tags", tags or None)

    @rule(data=st.data(), permalink=st.none() | st.sampled_from([*ADDRESSES, False]))
    def give_address(self, data: st.DataObject, permalink: str | bool | None) -> None:
        self.edit(data, "permalink", permalink)

    @rule(data=st.data(), draft=st.booleans())
    def hide(self, data: st.DataObject, draft: bool) -> None:
        self.edit(data, "draft", draft or None)

    @rule(data=st.data(), aliases=st.lists(st.sampled_from(ADDRESSES), max_size=1))
    def give_aliases(self, data: st.DataObject, aliases: list[str]) -> None:
        """Set the old addresses anew, which drops what `permalog fix` wrote."""
        self.edit(data, "aliases", [quote(a) for a in aliases] or None)

    @rule(data=st.data(), to=st.sampled_from(ADDRESSES))
    def link(self, data: st.DataObject, to: str) -> None:
        if uri := self.any_post(data):
            text = self.read(uri)
            end = "\r\n" if "\r\n" in text else "\n"
            self.write(uri, f"{text}[there]({quote(to)}){end}")

    @rule(data=st.data())
    def reword(self, data: st.DataObject) -> None:
        if uri := self.any_post(data):
            text = self.read(uri)
            end = "\r\n" if "\r\n" in text else "\n"
            self.write(uri, text + f"One sentence more, in {self.today}.{end}")

    @rule(data=st.data(), title=st.sampled_from(TITLES))
    def change_heading(self, data: st.DataObject, title: str) -> None:
        if uri := self.any_post(data):
            self.write(uri, re.sub(r"(?m)^## .*?(?=\r?$)", f"## {title}", self.read(uri), count=1))

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        if uri := self.any_post(data):
            self.throw_away(uri)

    @precondition(lambda self: self.trash)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        """Bring back what was deleted, as it was then."""
        self.bring_back(data.draw(st.sampled_from(sorted(self.trash)), "file"))

    # Pages and images.

    @rule(uri=st.sampled_from(PAGES), title=st.sampled_from(TITLES))
    def write_page(self, uri: str, title: str) -> None:
        if not (self.docs / uri).exists():
            self.write(uri, f'---\ntitle: "{title}"\n---\nA page.\n')

    @rule(uri=st.sampled_from(IMAGES))
    def add_image(self, uri: str) -> None:
        if not (self.docs / uri).exists():
            self.write(uri, f"not really {uri}")

    @rule(data=st.data())
    def move_or_delete_file(self, data: st.DataObject) -> None:
        known = [uri for uri in [*PAGES, *IMAGES] if (self.docs / uri).exists()]
        if not known:
            return
        uri = data.draw(st.sampled_from(known), "file")
        of_kind = PAGES if uri.endswith(".md") else IMAGES
        places = [None, *(place for place in of_kind if not (self.docs / place).exists())]
        if (new := data.draw(st.sampled_from(places), "to")) is None:
            self.throw_away(uri)
        else:
            (self.docs / new).parent.mkdir(parents=True, exist_ok=True)
            (self.docs / uri).rename(self.docs / new)

    # The settings.

    @rule(pattern=st.sampled_from(PATTERNS))
    def change_pattern(self, pattern: str) -> None:
        self.set("permalink", pattern)

    @rule(data=st.data(), name=st.sampled_from(sorted(LISTS)))
    def move_lists(self, data: st.DataObject, name: str) -> None:
        self.set(name, data.draw(st.sampled_from(LISTS[name]), "address"))

    @rule(which=st.sampled_from(["all", "linked"]))
    def lock_anchors(self, which: str) -> None:
        self.set("anchors", {"lock": which})

    @rule(count=st.sampled_from([1, 2, 3, 10]))
    def change_per_page(self, count: int) -> None:
        self.set("per_page", count)

    @rule(spellings=st.sampled_from(["all", "one"]))
    def change_spellings(self, spellings: str) -> None:
        self.set("spellings", spellings)

    @rule(data=st.data(), name=st.sampled_from(sorted(FEEDS)))
    def move_feed(self, data: st.DataObject, name: str) -> None:
        self.set("feeds", {name: data.draw(st.sampled_from(FEEDS[name]), "address")})

    @rule(
        old=st.sampled_from(ADDRESSES), new=st.sampled_from([*ADDRESSES, "https://else.example/"])
    )
    def redirect(self, old: str, new: str) -> None:
        self.set("redirects", {quote(old): new if new.startswith("http") else quote(new)})

    @rule(site=st.sampled_from(SITES))
    def move_to_another_host(self, site: str) -> None:
        self.site = site

    # Time, other authors, and what is published.

    @rule(days=st.sampled_from([1, 40, 400]))
    def time_passes(self, days: int) -> None:
        self.today += dt.timedelta(days=days)

    @precondition(lambda self: self.locks)
    @rule(data=st.data())
    def merge_an_older_lock(self, data: st.DataObject) -> None:
        """Leave in the lock what a merge with a branch of some time ago leaves there."""
        lock = self.folder / "urls.lock"
        old = data.draw(st.integers(0, len(self.locks) - 1), "lock")
        ours = lock.read_text("utf-8").replace("<<<<<<< HEAD\n", "").partition("=======")[0]
        merged = f"<<<<<<< HEAD\n{ours}=======\n{self.locks[old]}>>>>>>> old\n"
        lock.write_text(merged, "utf-8")

    @precondition(lambda self: self.in_git)
    @rule()
    def build_at_home(self) -> None:
        """Build without publishing, which writes into a lock that is not committed."""
        self.build(strict=False)

    def publish(self, strict: bool, keeps: bool) -> None:
        """Build, doing what the messages say until it passes, and look at every address."""
        for _ in range(20):
            said = self.build(strict=strict)
            if said is None:
                break
            self.mend(said, keeps=keeps)
        else:
            raise AssertionError(f"what the messages say does not help:\n{said}")
        lock = self.folder / "urls.lock"
        self.locks = [*self.locks[-3:], lock.read_text("utf-8")]
        if self.in_git:
            self.git("add", "--all")
            self.git("commit", "--quiet", "--allow-empty", "--message", "Publish")
        self.look()

    @rule(strict=st.booleans())
    def publish_and_keep(self, strict: bool) -> None:
        self.publish(strict=strict, keeps=True)

    @rule(strict=st.booleans())
    def publish_and_let_go(self, strict: bool) -> None:
        self.publish(strict=strict, keeps=False)

    @rule(keeps=st.booleans())
    def publish_strictly(self, keeps: bool) -> None:
        self.publish(strict=True, keeps=keeps)

    # What readers meet.

    def look(self) -> None:
        reader = Reader(self.folder / "site", self.site)
        for spellings in self.published:
            found = [self.met(reader, path) for path in spellings]
            assert None in found, f"{spellings}: {found}"
        self.published |= set(reader.addresses())
        self.look_at_anchors(reader)
        self.look_at_ids(reader)

    def met(self, reader: Reader, path: str) -> str | None:
        """Return what is wrong with the answer to an address; None where nothing is."""
        file, hops = reader.follow(path)
        if file is None:
            is_page = path.endswith((".html", "/")) or "." not in path
            return "nothing answers" if is_page or path not in self.let_go else None
        if hops > 2:
            return f"{hops} redirects"
        if not reader.is_taken_down(file):
            self.let_go.discard(path)
            return None
        is_allowed = path in self.let_go or any(reader.ask(p) == file for p in self.let_go)
        return None if is_allowed else f"{file} says that it was taken down, and nobody did"

    def look_at_anchors(self, reader: Reader) -> None:
        for path, name in self.anchors:
            file, _ = reader.follow(path)
            is_page = file and file.endswith(".html") and not reader.is_taken_down(file)
            if file and is_page and f"{path}#{name}" not in self.let_go:
                assert f'id="{name}"' in reader.text(file), f"{path}#{name} is lost in {file}"
        if self.settings().get("anchors", {}).get("lock") == "all":
            self.anchors |= set(reader.anchors())

    def look_at_ids(self, reader: Reader) -> None:
        found: dict[int, tuple[str, str]] = {}
        for number, path, one in reader.entries():
            assert found.setdefault(number, (path, one)) == (path, one), "feeds differ"
        ends = {number: reader.follow(path)[0] for number, (path, _) in self.ids.items()}
        for number, (path, one) in found.items():
            _, old = self.ids.get(number, (path, one))
            if [n for n, end in ends.items() if end == reader.ask(path)] == [number]:
                assert one == old, f"post {number} is new to readers: {old} is {one}"
        self.ids |= found

    # What the messages say.

    def build(self, *, strict: bool) -> str | None:
        """Build as it is; return what the build says where it stops."""
        with self.now():
            try:
                self.blog._run("build", strict=strict, hooks={})
            except (Abort, ConfigurationError) as stop:
                said = [text for level, text in self.blog.log if level in ("ERROR", "WARNING")]
                return "\n".join([*said, str(stop)])
        return None

    def mend(self, said: str, *, keeps: bool) -> None:
        """Do what an author does who reads a message."""
        before = self.files()
        if found := [*CLASH.finditer(said), *FOLDER.finditer(said), *NOWHERE.finditer(said)]:
            event("mended a clash")
            self.give_way(found[0])
        elif found := list(EMPTY.finditer(said)):
            for one in found:
                self.settle(one["uri"])
        elif LOST.search(said):
            event("lost")
            self.permalog("fix")
            self.check_fix(before)
            if again := self.build(strict=False):
                self.decide(again, keeps=keeps)
        elif found := list(BROKEN.finditer(said)):
            for one in found:
                text = self.read(one["uri"])
                self.write(one["uri"], re.sub(r"\[there\]\([^)]*\)\r?\n?", "", text))
        assert self.files() != before, f"this says not what to do:\n{said}"

    def decide(self, said: str, *, keeps: bool) -> None:
        """Keep what `permalog fix` did not, as the message says, or let it go."""
        for one in LOST.finditer(said):
            if keeps and self.keep(one):
                event("kept by hand")
                return
        for one in LOST.finditer(said):
            assert one["url"] == one["gone"]
            output = self.permalog("gone", one["gone"])
            self.let_go |= {unquote(url) for url in re.findall(r"^(.+) is let go", output, re.M)}
            event("let go")
            return

    def keep(self, lost: re.Match[str]) -> bool:
        """Follow the advice how to keep an address; return whether there was any to follow."""
        before = self.files()
        for pattern, follow in self.advice.items():
            if found := re.fullmatch(pattern, lost["keep"]):
                follow(lost, *found.groups())
                break
        return self.files() != before

    @property
    def advice(self) -> dict[str, Callable[..., object]]:
        """What an author does for each "Keep it", with what stands in its brackets."""
        at = r"docs/(.+\.md):(\d+)"
        return {
            rf"take `draft: true` out of it at {at}": self.publish_draft,
            rf"correct its `(date|permalink)` at {at}": self.correct,
            rf"give that another `permalink` at {at}": lambda _, uri, line: self.settle(uri),
            rf"write ` (\{{#.+\}})` after that heading at {at}": self.name_heading,
            rf"put `(<a .*>)` on a line above that heading at {at}": self.add_line,
            r"put `(<a .*>)` in its place in docs/(.+\.md)": self.add_line,
            r"(?:put the file back|bring it back).*": self.put_back,
            r"add (?:`aliases|`/.* to the list|`/.* to the `aliases`).*": self.fix_likely,
            r"give the feed an address again": self.publish_feed,
        }

    def publish_draft(self, lost: re.Match[str], uri: str, line: str) -> None:
        self.write(uri, with_key(self.read(uri), "draft", None))

    def correct(self, lost: re.Match[str], key: str, uri: str, line: str) -> None:
        value = self.today if key == "date" else unquote(lost["url"])
        self.write(uri, with_key(self.read(uri), key, value))

    def name_heading(self, lost: re.Match[str], name: str, uri: str, line: str) -> None:
        lines = self.read(uri).split("\n")
        lines[int(line) - 1] = re.sub(r"(?=\r?$)", f" {name}", lines[int(line) - 1], count=1)
        self.write(uri, "\n".join(lines))

    def add_line(self, lost: re.Match[str], new: str, uri: str, line: str = "") -> None:
        if (self.docs / uri).is_file():
            lines = self.read(uri).splitlines(keepends=True)
            end = "\r\n" if lines[0].endswith("\r\n") else "\n"
            lines.insert(int(line) - 1 if line else len(lines), new + end)
            self.write(uri, "".join(lines))

    def put_back(self, lost: re.Match[str]) -> None:
        gone = re.match(r"docs/(.+?) is gone", lost["what"])
        if gone and gone[1] in self.trash:
            self.bring_back(gone[1])

    def fix_likely(self, lost: re.Match[str]) -> None:
        before = self.files()
        self.permalog("fix", lost["gone"])
        self.check_fix(before)

    def publish_feed(self, lost: re.Match[str]) -> None:
        name = lost["what"].rpartition(".")[2].removesuffix(" is false")
        self.set("feeds", {name: unquote(lost["url"])})

    def give_way(self, message: re.Match[str]) -> None:
        """Give one of two that want an address another one, or take out a redirect."""
        url = message["url"]
        for place in (message["one"], message.groupdict().get("other") or ""):
            name, _, line = place.partition(":")
            uri = name.removeprefix("docs/")
            if name == "mkdocs.yml":
                return self.forget(url)
            if not uri.endswith(".md") or not (self.docs / uri).is_file():
                continue
            text = self.read(uri)
            aliases = value_of(text, "aliases") or []
            rest = [alias for alias in aliases if unquote(alias) != url]
            if line and "aliases" in text.split("\n")[int(line) - 1] and rest != aliases:
                return self.write(uri, with_key(text, "aliases", rest or None))
            return self.settle(uri) if uri in posts_of(self.folder) else self.throw_away(uri)
        raise AssertionError(f"nobody can give way:\n{message[0]}")

    def forget(self, url: str) -> None:
        """Take an old address out of the settings."""
        settings = self.settings()
        for old in (settings.get("redirects", {}), settings["feeds"].get("former", {})):
            for written in [one for one in old if unquote(one) == url]:
                del old[written]
        self.configure(settings)

    def settle(self, uri: str) -> None:
        """Give a post an address that no other has."""
        self.number += 1
        self.write(uri, with_key(self.read(uri), "permalink", f"/own/{self.number}/"))

    def check_fix(self, before: dict[str, bytes]) -> None:
        """Check that `permalog fix` has written the lines of old addresses and touched no other."""
        for path, content in self.files().items():
            old = before[path].decode().splitlines(keepends=True)
            new = content.decode().splitlines(keepends=True)
            for line in difflib.ndiff(old, new):
                if line[:1] in "+-":
                    is_alias = re.match(r"aliases(:| =) \[.*\]\r?$", line[2:])
                    is_empty = line.startswith("-") and line.endswith(": {}\n")
                    is_setting = path == "mkdocs.yml" and (line[0] == "+" or is_empty)
                    is_head = not old[0].startswith(("---", "+++")) and line == "+ ---\n"
                    assert is_alias or is_setting or is_head, f"{path}: {line!r}"

    # The files.

    @property
    def docs(self) -> Path:
        return self.folder / "docs"

    def files(self) -> dict[str, bytes]:
        """Return what is the author's."""
        paths = [*self.docs.rglob("*"), self.folder / "mkdocs.yml", self.folder / "urls.lock"]
        return {
            path.relative_to(self.folder).as_posix(): path.read_bytes()
            for path in paths
            if path.is_file()
        }

    def read(self, uri: str) -> str:
        return (self.docs / uri).read_bytes().decode()

    def write(self, uri: str, text: str, docs: str = "docs/") -> None:
        self.blog.write({docs + uri: text})

    def edit(self, data: st.DataObject, key: str, value: object) -> None:
        if uri := self.any_post(data):
            self.write(uri, with_key(self.read(uri), key, value))

    def free(self, uri: str) -> str:
        """Return a name that no file has, nor one of a title that changed with its file."""
        stem = uri.removesuffix(".md")
        names = (f"{stem}{n or ''}.md" for n in range(100))
        return next(n for n in names if n not in self.left and not (self.docs / n).exists())

    def throw_away(self, uri: str) -> None:
        self.trash[uri] = (self.docs / uri).read_bytes()
        (self.docs / uri).unlink()

    def bring_back(self, uri: str) -> bool:
        if (self.docs / uri).exists():
            return False
        self.blog.write({f"docs/{uri}": self.trash.pop(uri)})
        return True

    def settings(self) -> dict[str, Any]:
        text = (self.folder / "mkdocs.yml").read_text("utf-8")
        extra: dict[str, Any] = yaml.safe_load(text[text.index("\nextra:") :])
        return extra["extra"]["blog"]

    def configure(self, settings: dict[str, Any]) -> None:
        path = self.folder / "mkdocs.yml"
        text = path.read_text("utf-8")
        extra = {"extra": {"blog": settings}}
        text = text[: text.index("\nextra:") + 1] + yaml.safe_dump(extra, allow_unicode=True)
        path.write_text(text, "utf-8")

    def set(self, name: str, value: Any) -> None:
        settings = self.settings()
        if isinstance(value, dict):
            value = {**settings.get(name, {}), **value}
        self.configure({**settings, name: value})

    # The programs.

    def now(self) -> Any:
        noon = dt.datetime.combine(self.today, dt.time(12), dt.UTC)
        changes = {"SOURCE_DATE_EPOCH": str(int(noon.timestamp())), "SITE_URL": self.site}
        return mock.patch.dict(ENVIRONMENT, changes)

    def permalog(self, *arguments: str) -> str:
        with self.now():
            runner = CliRunner(env=ENVIRONMENT)
            done = runner.invoke(main, [*arguments, "-f", str(self.folder / "mkdocs.yml")])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done.output

    def git(self, *arguments: str) -> None:
        environment = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        who = ["-c", "user.name=Ann", "-c", "user.email=ann@blog.example"]
        subprocess.run(
            ["git", *who, *arguments],
            cwd=self.folder,
            env={**os.environ, **environment},
            check=True,
            capture_output=True,
        )


def _fast_folder() -> str | None:
    """Return a folder in memory, where the system has one: every run writes some thousand files."""
    return "/dev/shm" if os.access("/dev/shm", os.W_OK) else None


@pytest.fixture
def _quick_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look for themes once, and leave 14,000 icons out of the list of files to be left out."""
    get_themes = functools.cache(mkdocs.utils.get_themes)
    list_templates = functools.cache(_files_of_theme)
    monkeypatch.setattr(mkdocs.utils, "get_themes", get_themes)
    monkeypatch.setattr(
        jinja2.FileSystemLoader, "list_templates", lambda loader: list_templates(*loader.searchpath)
    )


def _files_of_theme(*folders: str) -> list[str]:
    names = {
        path.relative_to(folder).as_posix()
        for folder in folders
        for path in Path(folder).rglob("[!.]*")
        if path.is_file()
    }
    return sorted(name for name in names if not name.startswith(".icons/"))


@pytest.mark.usefixtures("_quick_theme")
def test_in_ten_years_no_address_is_lost_by_accident() -> None:
    run_state_machine_as_test(
        TenYears,
        settings=hypothesis.settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            suppress_health_check=list(hypothesis.HealthCheck),
        ),
    )
