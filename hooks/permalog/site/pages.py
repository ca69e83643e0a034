"""Pages: each finished page is kept, and made again only when something that it shows has changed.

What a page shows are its text, what is known of its post, what stands in its list, its part of the
sidebar, its neighbours; and, the same on all pages, the templates and the settings. All of that is
in its key. A template of the owner's that reads more, such as `nav` or `pages`, makes each page
depend on all others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path

import jinja2
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import write_file

from ..cache import key_of
from ..facts import Facts
from ..listing import Listing
from ..post import Post
from ..published import Published
from .build import Build
from .content import Content
from .files import documents, is_shown
from .hearing import Hearing, Silence
from .purity import described, foreign, key_of_templates, reads_all
from .seam import build_page

log = get_plugin_logger("permalog")

_WORTH_A_PROCESS = 64
"""How many pages take as long as it takes to begin a process, many times over."""
_HOW_FAR = "of %d pages, about %d are made"
_NO_MATTER = ("nav", "site_dir", "strict")
"""The settings that say nothing of what a page is."""


class Pages:
    """The finished pages of a build; all else must be known."""

    def __init__(
        self, build: Build, files: Files, env: jinja2.Environment, pure: Collection[str]
    ) -> None:
        self.build, self.files, self.env = build, files, env
        assert build.sidebar
        self.records = build.records
        self._html, self._facts_of = f"page of {build.variant}", f"facts of {build.variant}"
        self.sidebar = build.sidebar
        folder = build.published_dir or Path(build.config.site_dir)
        self._there = Published(self.records, build.variant, folder)
        self._as_markdown = Published(self.records, f"Markdown of {build.variant}", folder)
        self._keeps = not any(foreign(build.config, pure, "post_build"))
        self.output = ""
        """The page in work, when it is finished."""
        self._facts: dict[str, tuple[str, Facts]] = {}
        """What is known of each page, with the key of that page."""
        self._ahead: set[str] = set()
        """The pages that are in the site folder already."""
        self._has_index = repr(env.globals.get("has_index"))
        self._keys: dict[str, str] = {}
        self.bases: dict[str, str] = {}
        """The key of each page, but for what it shows of posts: see `Known`."""
        self.cards: dict[str, str] = {}
        """The keys of what is shown of posts, as far as these were asked for."""
        self._sidebars: dict[int, str] = {}

    def ahead(self, nav: Navigation) -> None:
        """Make the pages that are new on all cores, before MkDocs makes one after the other."""
        known = self.records.keys(self._html)
        pages = [file.page for file in self._shown if file.page]
        new = [page for page in pages if known.get(page.file.src_uri) != self.key(page)]

        def make(page: Page) -> None:
            with Silence() as said, _as_it_is(page):
                build_page(page, self.build, self._shown, nav, self.env)
            if not said:  # what says something is made again, and says it
                self._keep(page)

        say = partial(log.info, _HOW_FAR, len(new))
        if self.records.make_all(new, make, _WORTH_A_PROCESS, say):
            self._ahead = {page.file.src_uri for page in new}
        kept = self.records.all(self._facts_of, Facts.from_json)
        self._facts = {name: (key, facts) for name, key, facts in kept}

    @cached_property
    def _shown(self) -> list[File]:
        return list(documents(self.build, self.files))

    def build_page(self, page: Page, make: Callable[[], None]) -> None:
        """Write a page that is known; else let MkDocs make it, and keep that."""
        name = page.file.src_uri
        key = self.key(page)
        known, facts = self._facts.get(name, ("", None))
        if known == key and facts is not None and self._is_written(page, key):
            self.build.facts[name] = facts
            return
        with Hearing() as said, _as_it_is(page):
            make()
        if not said:
            self._keep(page)

    def make_again(self, names: Collection[str]) -> int:
        """Make those of some pages that show something new; return how many these are."""
        was = {name: self._keys.pop(name, "") for name in names}
        for name in names:
            self.cards.pop(name, None)
        pages = [file.page for name in names if (file := self.files.src_uris[name]).page]
        new = [page for page in pages if self.key(page) != was[page.file.src_uri]]
        for page in new:
            self._facts.pop(page.file.src_uri, None)
            make = partial(build_page, page, self.build, self._shown, self.sidebar.nav, self.env)
            self.build_page(page, make)
        return len(new)

    def _is_written(self, page: Page, key: str) -> bool:
        """Tell whether a page is in the new site, or stays in the old one."""
        path = Path(page.file.abs_dest_path)
        if page.file.src_uri in self._ahead and path.exists():
            return True
        if self._keeps and self._there.has(page.file.dest_uri, key):
            self.build.kept.add(page.file.dest_uri)
            return True
        html = self.records.get(self._html, page.file.src_uri, key)
        if html:
            write_file(html.encode(), str(path))
        return bool(html)

    def stays_as_markdown(self, uri: str) -> bool:
        """Tell whether a page as Markdown, of whose text nothing is new, stays in the old site."""
        known, name = self.build.known.get(uri), _name(self.build.as_markdown[uri])
        if not (known and self._keeps and self._as_markdown.has(name, known.page)):
            return False
        self.build.kept.add(name)
        return True

    def _keep(self, page: Page) -> None:
        name, key, output = page.file.src_uri, self.key(page), self.output
        self.output = ""
        if output:
            self.records.put(self._html, name, key, output)
            self.records.put(self._facts_of, name, key, self.build.facts[name].as_json())

    def close(self) -> None:
        """Drop the pages that are gone, and note those that are published."""
        for kind in (self._html, self._facts_of):
            self.records.keep_only(kind, self.build.facts.keys())
        if self.build.is_published:
            files = ((self.files.src_uris[uri].dest_uri, key) for uri, key in self._keys.items())
            self._there.keep(files)
            addresses = self.build.as_markdown.items()
            self._as_markdown.keep(
                (_name(url), self.bases[uri]) for uri, url in addresses if uri in self.bases
            )

    def key(self, page: Page) -> str:
        """Return the key of all on which a finished page depends; that of before it is made."""
        uri = page.file.src_uri
        if uri not in self._keys:
            # Whether there is anything to search depends on the texts of all.
            shown = (self._has_index, *map(self._card, self._shown_on(uri)))
            self._keys[uri] = self._base(page) + key_of(*shown)
        return self._keys[uri]

    def _base(self, page: Page) -> str:
        """Return the key of all but what a page shows of posts."""
        known = self.build.known.get(page.file.src_uri)
        self.bases[page.file.src_uri] = found = known.page if known else key_of(*self._parts(page))
        return found

    @cached_property
    def reads_all(self) -> bool:
        """Whether each page depends on all others."""
        return reads_all(self.build.config)

    @cached_property
    def _site(self) -> str:
        """The key of what is the same on all pages."""
        build = self.build
        settings = {key: value for key, value in build.config.items() if key not in _NO_MATTER}
        known = [
            described(settings),
            repr((bool(build.library.tags), build.site_card)),
            *sorted(build.bare_files),
        ]
        if self.reads_all:
            known += [repr(page.permalink) + page.title for page in build.library.shown]
            known += [self._card(uri) for uri in build.cards]
            known += [f"{one.title} {one.url}" for one in self.sidebar.nav.pages]
        return key_of(key_of_templates(build.config), *known)

    def _parts(self, page: Page) -> Iterator[str]:
        build, uri = self.build, page.file.src_uri
        post, part = build.library.by_uri.get(uri), build.library.parts.get(uri)
        others = build.alternatives.get(uri, [])
        facts = (
            uri,
            page.file.dest_uri,
            page.title,
            page.canonical_url,
            page.edit_url,
            page.update_date,
            is_shown(page.file, preview=False),
            page.is_homepage,
            [(one.url, one.title, one.meta.get("title")) for one in _beside(page)],
            [str(one.title) for one in page.ancestors],
            (post.date, post.updated, post.series, post.status) if isinstance(post, Post) else None,
            build.pictures.get(uri),
            build.as_markdown.get(uri),
            others,
            part and (part.series, part.number, len(part.posts)),
        )
        yield from (self._site, page.markdown or "", Content.of(page).key)
        yield from (described(page.meta), repr(facts), self._sidebar_key(page))
        if shown := build.listings.get(uri):
            yield _listing(shown)

    def _shown_on(self, uri: str) -> Iterator[str]:
        """Yield the files of the posts of which a page shows something."""
        build, part = self.build, self.build.library.parts.get(uri)
        yield from (uri, *build.related.get(uri, ()))
        yield from (one.uri for one in build.alternatives.get(uri, ()))
        yield from (one.uri for _, one in part.near) if part else ()
        if shown := build.listings.get(uri):
            yield from (post.uri for post in shown.posts)

    def _card(self, uri: str) -> str:
        """Return the key of what templates show of a post, or of a page that is none."""
        if uri not in self.cards:
            known = self.build.known.get(uri)
            self.cards[uri] = known.card if known else key_of(repr(self.build.cards.get(uri)))
        return self.cards[uri]

    def _sidebar_key(self, page: Page) -> str:
        """Return the key of what the sidebar shows on a page, which says itself where it is."""
        items = self.sidebar.of(page)
        if id(items) not in self._sidebars:
            self._sidebars[id(items)] = key_of(repr(items))
        return self._sidebars[id(items)]


@contextmanager
def _as_it_is(page: Page) -> Iterator[None]:
    """Leave a page as it is, of which templates and hooks change what they are to show."""
    meta = dict(page.meta)  # which reads one that is unread
    content = vars(page)["content"]
    page.content = page.content  # read once
    yield
    vars(page)["content"], page.meta = content, meta


def _beside(page: Page) -> Iterator[Page]:
    """Yield the older and the newer page."""
    yield from filter(None, (page.previous_page, page.next_page))


def _name(address: str) -> str:
    """Return the file of a page as Markdown."""
    return address.lstrip("/")


def _listing(listing: Listing) -> str:
    """Return what a list says beside its posts."""
    tags = [(tag.name, tag.slug, len(tag.posts)) for tag in listing.tags]
    return repr(
        (listing.kind, listing.permalink, listing.title, listing.newer, listing.older, tags)
    )
