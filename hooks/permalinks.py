"""Permalinks: every file in the posts' folder becomes a post, at the address it asks for.

MkDocs calls `on_files` when it has found the files of docs/, and the page events for each page.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files, InclusionLevel

from permalog import frontmatter, page_keys, site
from permalog.archive import decoded
from permalog.dialects import Found, house
from permalog.errors import ContentError, Problem
from permalog.library import Library
from permalog.permalink import Permalink
from permalog.post import Page, Post, Status
from permalog.reader import Reader
from permalog.redirect import Redirect
from permalog.site import Build, Origin
from permalog.source import Source

log = get_plugin_logger("permalog")

P = TypeVar("P", bound=Page)

_NOT_TAKEN = "%s is not taken over: %s has its address"
_NO_POSTS = "there is no post in %s (the setting extra.blog.posts); write one, or name its folder"


@event_priority(100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Read every page and place every post; all that is wrong is shown at once."""
    build = site.build_of(config)
    with site.problems_as_plugin_errors():
        found = [*_moved(build, files), *_read(build, files)]
    build.library = Library.of(found, preview=build.preview)
    if "posts" in (config.extra.get("blog") or {}) and not found:
        log.warning(_NO_POSTS, build.path(build.root))
    dated = (page for page in build.library.shown if isinstance(page, Post))
    build.changes.update((post.uri, post.last_change.date().isoformat()) for post in dated)
    return files


def on_page_read_source(page: pages.Page, *, config: MkDocsConfig) -> str | None:
    """Give MkDocs the text alone: the front matter is read already.

    A page without any is left to MkDocs, which knows a head of `Key: value` lines too.
    """
    build, uri = site.build_of(config), page.file.src_uri
    matter = build.front_matter.get(uri)
    if matter is None or (matter.body_line == 1 and uri not in build.library.by_uri):
        return None
    with site.problems_as_plugin_errors():
        text = site.text_of(build, uri)
    return "\n" + (matter.body if text is None else text)  # a blank line ends what it looks for


@event_priority(100)
def on_page_markdown(markdown: str, *, page: pages.Page, config: MkDocsConfig, files: Files) -> str:
    """Give the page its front matter, and a post its title."""
    build = site.build_of(config)
    site.locate(build, page)
    if matter := build.front_matter.get(page.file.src_uri):
        page.meta.update(_meta(build, page.file.src_uri, matter))
    if found := build.library.by_uri.get(page.file.src_uri):
        _describe(build, page, found)
    return markdown


def on_post_page(output: str, *, page: pages.Page, config: MkDocsConfig) -> str:
    """Link to posts whose addresses have no ending without one."""
    return site.bare_links(site.build_of(config), output, site.url_of(page.file))


def _moved(build: Build, files: Files) -> Iterator[Page]:
    """Place the files of archives, and yield their pages.

    What the blog has itself goes before a page of an archive that is no post, and before a file:
    each had a home page, a feed and a 404.html.
    """
    own = {
        f.dest_uri: f.src_uri for f in files.documentation_pages() if f.src_uri not in build.moved
    }
    own = {name: build.path(uri) for name, uri in own.items()} | site.written_late(build)
    own |= {one.permalink.file: one.origin.owner for one in site.published_feeds(build)}
    for file in files:
        if file.src_uri not in build.moved:
            continue
        if file.inclusion is InclusionLevel.EXCLUDED:
            if not site.is_only_dotted(build, file):
                continue
            file.inclusion = InclusionLevel.NOT_IN_NAV
        _, found = build.moved[file.src_uri]
        site.treat_as_page(file, is_page=isinstance(found, Page))
        if owner := own.get(_file_of(found)):
            log.info(_NOT_TAKEN, build.path(file.src_uri), owner)
            file.inclusion = InclusionLevel.EXCLUDED
        elif isinstance(found, Page):
            build.front_matter[file.src_uri] = found.front_matter
            yield _placed(build, file, found)
        elif isinstance(found, Permalink):
            site.place(file, found)
        else:
            file.inclusion = InclusionLevel.EXCLUDED


def _file_of(found: Found) -> str:
    """Return where a file of an archive is published that is no post; empty where it is not."""
    if isinstance(found, Permalink):
        return found.file
    if isinstance(found, Page) and not isinstance(found, Post) and found.permalink:
        return found.permalink.file
    return ""


def _read(build: Build, files: Files) -> Iterator[Post]:
    problems: list[Problem] = []
    for file in files.documentation_pages(inclusion=InclusionLevel.is_in_serve):
        if file.src_uri in build.moved:
            continue
        path = build.path(file.src_uri)
        try:
            matter = frontmatter.parse(decoded(file.content_bytes, path))
            build.front_matter[file.src_uri] = matter
            problems += _key_problems(build, path, matter)
            source = Source(path, file.src_uri, build.root, matter)
            if not site.is_post(build, file):
                own = Permalink(unquote(site.url_of(file)), file.dest_uri)
                if not _is_redirect(build, file, source, own):
                    build.redirects += _old_addresses(build, source, own)
                continue
            found = build.house.post(source)
            if not found.is_public or not _is_redirect(build, file, source, found.permalink):
                yield _placed(build, file, found)
            for doubt in house.doubts(source):
                log.warning("%s", doubt)
        except frontmatter.FrontMatterError as error:
            problems.append(Problem(path, error.line, str(error)))
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)


def _old_addresses(build: Build, source: Source, own: Permalink) -> Iterator[Redirect]:
    """Yield the redirects from the old addresses of a file to `own`."""
    reader = Reader(source, build.house.zone)
    for alias in reader.aliases():
        yield Redirect(alias.permalink, own.quoted, source.path, alias.line)
    reader.finish()


def _is_redirect(build: Build, file: File, source: Source, own: Permalink | None) -> bool:
    """Tell whether a file only sends its readers on, with `redirect_to`; if so, note that."""
    reader = Reader(source, build.house.zone)
    target, line = reader.redirect_to(), reader.matter.line("redirect_to")
    reader.finish()
    if target is None or own is None:
        return False
    file.inclusion = InclusionLevel.EXCLUDED
    build.redirects.append(Redirect(own, target, source.path, line))
    build.redirects += _old_addresses(build, source, own)
    return True


def _meta(build: Build, uri: str, matter: frontmatter.FrontMatter) -> Mapping[str, Any]:
    """Return the front matter that templates see.

    Of an archive they see none: `template`, `hide` or `search` meant something else there. Where it
    was Material's they see what they can bear.
    """
    meta = {key: value for key, value in matter.data.items() if value is not None}
    if "title" in matter.texts:
        meta["title"] = escape(matter.texts["title"])
    if uri not in build.moved:
        return meta
    dialect, _ = build.moved[uri]
    if dialect.name != "material":
        return {}
    wrong = {key for key, _ in page_keys.check(matter, partial(_has_template, build))}
    return {key: value for key, value in meta.items() if key not in wrong}


def _key_problems(build: Build, path: str, matter: frontmatter.FrontMatter) -> Iterator[Problem]:
    for key, text in page_keys.check(matter, partial(_has_template, build)):
        yield Problem(path, matter.line(key), f"`{key}` {text}")


def _has_template(build: Build, name: str) -> bool:
    folders = build.config.theme.dirs
    return ".." not in name and any(Path(folder, name).is_file() for folder in folders)


def _placed(build: Build, file: File, found: P) -> P:
    if file.inclusion is InclusionLevel.DRAFT and found.is_public:
        found = replace(found, status=Status.DRAFT)
    if found.permalink:
        site.place(file, found.permalink)
        path = build.path(file.src_uri)
        kind = "post" if isinstance(found, Post) else "page"
        build.origins[file.src_uri] = Origin(
            kind, path, found.permalink_line, permalink=found.permalink
        )
    file.inclusion = _inclusion(found)
    return found


def _inclusion(found: Page) -> InclusionLevel:
    if found.permalink is None or found.status is Status.SUPERSEDED:
        return InclusionLevel.EXCLUDED
    return InclusionLevel.NOT_IN_NAV if found.is_public else InclusionLevel.DRAFT


def _describe(build: Build, page: pages.Page, found: Page) -> None:
    """Set what MkDocs and Material show of a post; they print titles as HTML."""
    page.meta.update(title=escape(found.title), tags=list(found.tags))
    if found.description:
        page.meta["description"] = found.description
    if not found.is_public:
        page.meta["status"] = found.status.value
