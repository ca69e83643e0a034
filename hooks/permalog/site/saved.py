"""Saved: a preview makes again what shows a text that was saved, and leaves the rest as it is.

A build looks at every post, which takes seconds where there are thousands. Where nothing is new but
the text of some pages, below a front matter that says the same, all addresses are the same, and so
are the lists, the navigation and the neighbours of each page. Then the build before is gone on
with: these pages are rendered, with what shows their first words, and the feeds.

It leaves to the next whole build which posts are alike, and what may rest on all texts at once.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator, Set
from dataclasses import replace

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page as DocPage

from .. import frontmatter, moved
from ..archive import decoded
from ..frontmatter import FrontMatter
from ..post import Page, Post
from ..source import Source
from .alternates import alternates_of
from .build import Build, invocation
from .extracts import describe, extracts_of
from .feeds import fed, write_feeds
from .files import documents, is_post
from .images import show_images
from .pages import Pages
from .purity import foreign
from .seam import move, populate
from .sheet import write_sheet
from .watch import Watch

log = get_plugin_logger("permalog")


class _MoreError(Exception):
    """More has changed than texts."""


def forget_preview() -> None:
    """Let the next build be a whole one."""
    invocation.preview = None


def remember_preview(build: Build) -> None:
    """Let texts that are saved from now on go on with a build, if all that it did is known."""
    settings, config = build.settings.cache, build.config
    if not (build.preview and build.is_published and build.pages and build.texts and settings):
        return
    if build.pages.reads_all or any(foreign(config, settings.pure, *config.plugins.events)):
        return
    invocation.preview = Preview(build, build.pages)


class Rebuild:
    """What MkDocs' server calls when something was saved."""

    def __init__(self, watch: Watch, build: Callable[[], None]) -> None:
        """Take what knows the files, and what makes a whole build."""
        self._watch, self._build = watch, build

    def __call__(self) -> None:
        """Bring the preview up to date."""
        saved, preview = self._watch.take(), invocation.preview
        if preview is None or not preview.shows(saved):
            self._build()


class Preview:
    """A whole build, with which texts that are saved go on."""

    def __init__(self, build: Build, pages: Pages) -> None:
        """Take a build that is done."""
        self.build, self.pages, self.files = build, pages, pages.files
        self._sources = {file.abs_src_path: file for file in documents(build, self.files)}
        move(self.files, build.config.site_dir)

    def shows(self, saved: Collection[str]) -> bool:
        """Bring the site up to files that were saved; return False where that takes a whole build.

        What is wrong in them is left to that, which says it.
        """
        start, index = time.monotonic(), self.build.index
        if index:
            index.stop()
        try:
            texts = dict(self._texts(saved))
            made = self._make(texts)
        except Exception as error:
            log.debug("a whole build is needed: %r", error)
            return False
        finally:
            self.build.records.close()
        if index:
            index.follow()
        count = "1 page" if made == 1 else f"{made} pages"
        log.info("Rebuilt %s in %.2f seconds", count, time.monotonic() - start)
        return True

    def _texts(self, saved: Collection[str]) -> Iterator[tuple[File, FrontMatter]]:
        """Yield the pages whose text has changed, each with what its file says now."""
        for path in saved:
            file = self._sources.get(path)
            if file is None:
                raise _MoreError(path)
            was, matter = self.build.front_matter[file.src_uri], self._read(file)
            if matter._replace(body=was.body) != was:
                raise _MoreError(path)
            if matter.body != was.body:
                yield file, matter

    def _read(self, file: File) -> FrontMatter:
        """Return what a file says now; raise _MoreError where its page is another one by that."""
        build, uri = self.build, file.src_uri
        was = build.library.by_uri.get(uri)
        found = self._found(file)
        if isinstance(found, FrontMatter):
            return found
        if was is None or replace(found, front_matter=was.front_matter, status=was.status) != was:
            raise _MoreError(uri)
        return found.front_matter

    def _found(self, file: File) -> Page | FrontMatter:
        """Return what a file is now; of one that is only a page to MkDocs, what it says."""
        build, uri = self.build, file.src_uri
        if uri not in build.moved:
            matter = frontmatter.parse(decoded(file.content_bytes, build.path(uri)))
            source = Source(build.path(uri), uri, build.root, matter)
            return build.house.post(source) if is_post(build, file) else matter
        dialect, was = build.moved[uri]
        fresh = type(dialect)(dialect.archive)  # this one knows the file as it was
        found = moved.in_series(fresh.file(dialect.archive.place(uri)))
        if not isinstance(found, Page) or not isinstance(was, Page):
            raise _MoreError(uri)
        return found

    def _make(self, texts: dict[File, FrontMatter]) -> int:
        """Make what shows pages with new texts; return how many pages that are."""
        build, files = self.build, self.files
        here, there = {file.src_uri for file in texts}, set(files.src_uris)
        pages = [file.page for file in texts if file.page]
        for file, matter in texts.items():
            self._take(file.src_uri, matter)
        for page in pages:
            self._render(page)
        if build.settings.images:
            show_images(build, files, pages)
        shown = here | self._describe(here)
        uses = {uri: build.facts[uri].use for uri in shown}
        made = self.pages.make_again(shown)
        if any(build.facts[uri].use != use for uri, use in uses.items()):
            write_sheet(build)
        for file in self._beside(here, there):
            file.copy_file()
        self._check_anchors(here)
        return made

    def _take(self, uri: str, matter: FrontMatter) -> None:
        """Let the text of a page be that of its file."""
        build = self.build
        build.front_matter[uri] = matter
        if uri in build.moved:
            dialect, was = build.moved[uri]
            assert isinstance(was, Page)
            build.moved[uri] = dialect, replace(was, front_matter=matter)
            build.converted.pop(uri, None)

    def _render(self, page: DocPage) -> None:
        """Render a page; raise _MoreError where there is more to say of it than of a text."""
        title, unknown = str(page.title), self._unknown(page)
        populate(page, self.build.config, self.files)
        if str(page.title) != title or self._unknown(page) - unknown:
            raise _MoreError(page.file.src_uri)

    def _unknown(self, page: DocPage) -> set[str]:
        """Return what is not understood in the text of a page of an archive."""
        path, unknown = self.build.path(page.file.src_uri), self.build.unknown
        return {name for name, places in unknown.items() if any(p.path == path for p in places)}

    def _describe(self, here: Collection[str]) -> set[str]:
        """Note what templates show of posts; return the pages that show what is new of one."""
        build = self.build
        posts = [post for uri in here if isinstance(post := build.library.by_uri.get(uri), Post)]
        was = {post.uri: build.cards[post.uri] for post in posts}
        extracts = extracts_of(build, self.files, posts)
        describe(build, self.files, posts, extracts.__getitem__)
        new = {uri for uri, card in was.items() if build.cards[uri] != card}
        return set(self._showing(new)) if new else set()

    def _showing(self, posts: Set[str]) -> Iterator[str]:
        """Yield the lists in which posts are, and the pages that lead to them with a word on each.

        One that shows nothing of what is new of them does no harm.
        """
        build = self.build
        for uri, listing in build.listings.items():
            if any(post.uri in posts for post in listing.posts):
                yield uri
        for uri, others in build.related.items():
            if not posts.isdisjoint(others):
                yield uri
        for uri, homes in build.alternatives.items():
            if any(home.uri in posts for home in homes):
                yield uri
        for part in filter(None, map(build.library.parts.get, posts)):
            yield from (post.uri for post in part.posts)

    def _beside(self, here: Set[str], there: Set[str]) -> Iterator[File]:
        """Yield the files, but pages, that show something of texts; `there` are those from before.

        What was not there before are images that were made smaller.
        """
        if not here.isdisjoint(post.uri for post in fed(self.build)):
            yield from write_feeds(self.build, self.files)
        yield from alternates_of(self.build, self.files, here)
        yield from (file for uri, file in self.files.src_uris.items() if uri not in there)

    def _check_anchors(self, here: Set[str]) -> None:
        """Say which anchors are not there, of those to which pages lead and others lead on them."""
        level = self.build.config.validation.links.anchors
        for file in documents(self.build, self.files):
            links = (file.page.links_to_anchors if file.page else None) or {}
            if file.page and (file.src_uri in here or any(f.src_uri in here for f in links)):
                file.page.validate_anchor_links(files=self.files, log_level=level)
