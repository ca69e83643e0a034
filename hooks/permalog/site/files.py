"""Files: what is published, as MkDocs' own File objects, and where each goes back to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urljoin, urlunsplit

from mkdocs.config import load_config
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.pages import Page as DocPage

from .. import markup, search
from ..host import spellings
from ..permalink import Permalink
from ..post import Page, Post
from .build import Build, Origin, build_of, invocation
from .theme import has_index, has_search

_SOURCED = {"post", "page", "file", "redirect", "copy", "twin"}
"""The kinds of what goes back to a file of the author's."""
_MADE = {"asset", "variant", "card", "alternate"}
"""The kinds of what is made from other things: no addresses of the blog's own."""


def is_shown(file: File, *, preview: bool) -> bool:
    """Tell whether a file is part of the site, or of its preview."""
    hidden = (InclusionLevel.EXCLUDED, None if preview else InclusionLevel.DRAFT)
    return file.inclusion not in hidden


def documents(build: Build, files: Files) -> Iterator[File]:
    """Yield the files of the pages of the site, or of its preview, which shows more."""
    found = files.documentation_pages(inclusion=InclusionLevel.is_in_serve)
    return (file for file in found if is_shown(file, preview=build.preview))


def is_post(build: Build, file: File) -> bool:
    """Tell whether a Markdown file is a post of the blog's own.

    Any below the posts' folder is, but for index files and what belongs to an archive.
    """
    root = build.root
    return (
        file.src_uri not in build.moved
        and file.name != "index"
        and (not root or file.src_uri.startswith(f"{root}/"))
    )


def ignores_case(folder: str) -> bool:
    """Tell whether two names that differ only in case are one file there (macOS, Windows)."""
    path = Path(folder)
    return path.with_name(path.name.swapcase()).exists()


def place(file: File, permalink: Permalink) -> None:
    """Publish a file at a permalink.

    MkDocs caches `url` and `abs_dest_path` on the file; what it may have cached is dropped. To
    MkDocs a last part without a dot is a folder (`get_relative_url`), so that a page at `/a/b` is
    `/a/b.html` to it; `bare_links` puts that right in what it has rendered.
    """
    file.dest_uri = permalink.file
    file.url = (permalink.quoted + ".html" * permalink.is_bare).lstrip("/") or "./"
    file.__dict__.pop("abs_dest_path", None)


def url_of(file: File) -> str:
    """Return the address of a file from the site's root, percent-encoded: `/blog/2016/`."""
    return "/" + ("" if file.url in (".", "./") else file.url)


def address(build: Build, file: File) -> str:
    """Return the address of a file, decoded: as it was asked for, else as MkDocs has it."""
    found = build.origins.get(file.src_uri)
    return found.permalink.url if found and found.permalink else unquote(url_of(file))


def locate(build: Build, page: DocPage) -> None:
    """Note on a page what the site map says of it: its address, and the day of its last change."""
    uri = page.file.src_uri
    # not the day of the build
    page.update_date = build.changes.get(uri) or build.last_change or page.update_date
    if (found := build.origins.get(uri)) and found.permalink:
        page.canonical_url = build.absolute(found.permalink.quoted)


def title_of(build: Build, file: File) -> str | None:
    """Return the title of a page; None where only MkDocs will know it, from the rendered text."""
    if page := build.library.by_uri.get(file.src_uri):
        return page.title
    matter = build.front_matter.get(file.src_uri)
    title = matter.texts.get("title") if matter else None
    return title if isinstance(title, str) else None


def paths_of(file: File) -> Iterator[str]:
    """Yield every path, decoded, that a static host answers with a file of the site."""
    yield from spellings(Permalink(unquote(url_of(file)), file.dest_uri))


def paths(build: Build, files: Files) -> set[str]:
    """Return every path, decoded, that a static host answers with what is published."""
    shown = (file for file in files if is_shown(file, preview=build.preview))
    return {path for file in shown for path in paths_of(file)} | build.folded


def bare_links(build: Build, html: str, base: str) -> str:
    """Return the HTML of a page at path `base` with links to `/a/b.html` as links to `/a/b`."""

    def change(url: str) -> str:
        parts = markup.local(url)
        if parts and urljoin(base, parts.path) in build.bare_files:
            return urlunsplit(parts._replace(path=parts.path.removesuffix(".html")))
        return url

    return markup.map_links(html, change) if build.bare_files else html


def written_late(build: Build) -> dict[str, str]:
    """Return what is written without a source: its file, and who writes it."""
    names = [*build.config.theme.static_templates, "sitemap.xml.gz"]
    names += ["search/search_index.json"] if has_search(build.config) else []
    written = {name: f"MkDocs' own {name}" for name in names}
    if has_index(build):
        written |= {f"{search.FOLDER}/{name}": "the index of the search" for name in search.ALWAYS}
    return written


def add_generated(
    build: Build,
    files: Files,
    uri: str,
    permalink: Permalink,
    origin: Origin,
    content: str | bytes | Path = "",
) -> File:
    """Add a file that no one wrote to those of the site, and return it.

    Its content may lie in a file elsewhere, from which it is copied.
    """
    if isinstance(content, Path):
        file = File.generated(build.config, uri, abs_src_path=str(content))
    else:
        file = File.generated(build.config, uri, content=content)
    file.inclusion = InclusionLevel.NOT_IN_NAV
    place(file, permalink)
    build.origins[uri] = replace(origin, permalink=permalink)
    files.append(file)
    return file


class _Made(File):
    """A file whose content is made when it is written, so that never all are in memory."""

    make: Callable[[], bytes]
    stays: Callable[[], bool]

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file, unless that which is published stays."""
        if self.stays():
            return
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(self.make())


def add_made(
    build: Build,
    files: Files,
    uri: str,
    permalink: Permalink,
    origin: Origin,
    make: Callable[[], bytes],
    stays: Callable[[], bool] = lambda: False,
) -> None:
    """Add a file that `make` is to fill once all pages are rendered.

    `stays` tells then whether that which is published is the same.
    """
    file = _Made.generated(build.config, uri, content=b"", inclusion=InclusionLevel.NOT_IN_NAV)
    assert isinstance(file, _Made)
    file.make, file.stays = make, stays
    place(file, permalink)
    build.origins[uri] = replace(origin, permalink=permalink)
    files.append(file)


def origin(build: Build, file: File) -> Origin | None:
    """Return to what a file goes back; None for one of the theme's."""
    if file.src_uri in build.origins:
        return build.origins[file.src_uri]
    if file.src_dir is not None and file.src_dir != build.config.docs_dir:
        return None
    kind = "page" if file.is_documentation_page() else "file"
    return Origin(kind, build.path(file.src_uri))


@dataclass(frozen=True, slots=True)
class Published:
    """One address of the site, or a post that has none for now."""

    kind: str
    """As in Origin."""
    source: str | None
    """The author's file that it goes back to."""
    url: str | None
    """Decoded; None for a post without a page."""
    file: str | None
    """Below the site folder."""
    title: str | None
    page: Page | None


def published(config_file: str | None) -> Iterator[Published]:
    """Yield what a build of this mkdocs.yml would publish, and every post that it would not.

    Nothing is built. Raises what `mkdocs build` would stop with.
    """
    build, files = resolve(config_file)
    for file in files:
        found = origin(build, file)
        if found and found.kind not in _MADE and is_shown(file, preview=False):
            yield Published(
                found.kind,
                found.owner if found.kind in _SOURCED else None,
                address(build, file),
                file.dest_uri,
                title_of(build, file),
                build.library.by_uri.get(file.src_uri),
            )
    for page in build.library.hidden:
        at = page.permalink
        url, name = (at.url, at.file) if at else (None, None)
        kind = "post" if isinstance(page, Post) else "page"
        yield Published(kind, build.path(page.uri), url, name, page.title, page)


def resolve(config_file: str | None) -> tuple[Build, Files]:
    """Return what a build of this mkdocs.yml knows before it renders, and all of its files.

    Raises what `mkdocs build` would stop with, but for lost addresses, which are in `Build.lost`.
    """
    config = load_config(config_file)
    config.plugins.on_startup(command="build", dirty=False)
    invocation.command = "permalog"
    config = config.plugins.on_config(config)
    files = get_files(config)
    files.add_files_from_theme(config.theme.get_env(), config)
    files = config.plugins.on_files(files, config=config)
    set_exclusions(files, config)
    return build_of(config), files
