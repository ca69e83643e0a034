"""The blogs that are measured: where they are, and which of their pages stand for the others."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import posts, project
from benchmarks.audit.serving import Host
from benchmarks.project import ROOT

WORDS = 800


@dataclass(frozen=True)
class Controls:
    """What a reader clicks; of each, the first that is to be seen."""

    search: tuple[str, ...] = (
        ".pl-search-open",
        "label[for=__search]",
        ".md-search__input",
    )
    query: tuple[str, ...] = ("dialog[open] input", ".md-search__input")
    results: str = "dialog[open] li a, .md-search-result__item a"
    menu: tuple[str, ...] = (".pl-menu",)
    sidebar: str = ".pl-nav a[href]"
    text: str = "article"


@dataclass(frozen=True)
class Site:
    """A built site that is being served."""

    name: str
    host: Host
    pages: Mapping[str, str]
    """Kind of page → its address, without the slash at the start."""
    posts: int
    query: str
    """What a reader searches for."""
    controls: Controls = field(default_factory=Controls)
    bars: bool = True
    """Whether it is held to the bars; others are only measured."""

    @property
    def folder(self) -> Path:
        return self.host.folder

    def url(self, address: str) -> str:
        return self.host.url + address

    @property
    def files(self) -> list[Path]:
        """Every HTML file, without redirect pages that only send their readers on."""
        found = sorted(self.folder.rglob("*.html"))
        return [path for path in found if b'http-equiv="refresh"' not in path.read_bytes()[:2000]]

    @property
    def addresses(self) -> list[str]:
        """The address of every page."""
        names = (path.relative_to(self.folder).as_posix() for path in self.files)
        return [name.removesuffix("index.html") for name in names]


def generated(scratch: Path, host: Host, count: int) -> Site:
    """Build the blog of invented posts."""
    made = lay_out(scratch / "generated", count)
    build(scratch / "generated", host.folder, {"SITE_URL": host.url})
    newest = sorted(made, key=lambda post: post.date, reverse=True)
    text = next(post for post in newest if not post.image and post.number not in SPECIAL)
    image = next(post for post in newest if post.image)
    pages = {
        "home": "",
        "post": address(text),
        "image post": address(image),
        "long post": address(made[posts.LONG]),
        "archive": "blog/",
        "tag page": f"tags/{text.tags[0].lower()}/",
        "404": "nothing/is/here/",
    }
    return Site(f"{count} invented posts", host, pages, count, text.title.split()[-1])


SPECIAL = (posts.LONG, posts.PAIR)


def address(post: posts.Post) -> str:
    return f"blog/{post.date.year}/{post.slug}/"


def shipped(scratch: Path, host: Host) -> Site:
    """Build the blog that Permalog comes with."""
    folder = scratch / "shipped"
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "urls.lock"):
        shutil.copy(ROOT / name, folder)
    build(folder, host.folder, {"SITE_URL": host.url})
    pages = {
        "home": "",
        "post": "blog/2026/small-hooks/",
        "archive": "blog/",
        "guide": "guide/settings/",
        "404": "nothing/is/here/",
    }
    posts = len(list((folder / "docs/blog").rglob("*.md")))
    return Site("the shipped blog", host, pages, posts, "hooks")


def lay_out(folder: Path, count: int) -> list[posts.Post]:
    """Write a project of invented posts, complete in itself."""
    project.lay_out(folder)
    return posts.write(folder / "docs/blog", count, WORDS)


def build(
    folder: Path, output: Path, environment: Mapping[str, str], before: tuple[str, ...] = ()
) -> None:
    """Run `mkdocs build --strict`, and stop with what it says if it fails."""
    command = [*before, sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir"]
    run = subprocess.run(
        [*command, output],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | dict(environment),
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise SystemExit(f"the build of {folder} failed:\n{run.stdout}{run.stderr}")
