"""Build: what one build knows, kept on its config."""

from __future__ import annotations

import logging
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import click
import jinja2
from mkdocs.commands.build import log as build_log
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException, PluginError
from mkdocs.structure.files import File
from mkdocs.utils import get_build_datetime

from .. import feed, words
from ..cache import Cache
from ..card import Cards
from ..dialects import Dialect, Found
from ..dialects.house import House
from ..errors import ContentError, Problem
from ..facts import Facts
from ..frontmatter import FrontMatter
from ..homes import Home
from ..library import Library
from ..links import LinksExtension
from ..listing import Listing, Places
from ..lock import Lock
from ..lost import Lost
from ..moved import Moved
from ..permalink import Permalink
from ..picture import Picture
from ..post import Page
from ..records import Records
from ..redirect import Redirect
from ..used import Used
from .settings import Settings, read_settings

if TYPE_CHECKING:
    from .converting import Conversion
    from .indexing import Indexing, Previewing
    from .known import Known
    from .pages import Pages
    from .saved import Preview
    from .sidebar import Sidebar
    from .texts import Answers, Texts
    from .unchanged import Inputs


@dataclass
class Invocation:
    """How `mkdocs` was called, and what it shows; the same for every build of the process."""

    command: str = "build"
    """`build`, `serve`, `gh-deploy`, or `permalog` for a question about the site."""
    dirty: bool = False
    """Whether it is to update a site folder in place."""
    preview: Preview | None = None
    """The build that the server shows; none while one is at work, and after one that failed."""
    inputs: Inputs | None = None
    """What `mkdocs build` may read; None where nothing is known of that."""

    @property
    def is_publishing(self) -> bool:
        """Whether what is wrong must stop it: a preview and a question go on."""
        return self.command in ("build", "gh-deploy")


invocation = Invocation()


@dataclass(frozen=True, slots=True)
class Origin:
    """To what a published file goes back."""

    kind: str
    """`post`, `redirect`, `copy`, `twin`, `listing`, `feed`, `robots`; `kept` and `gone` for what
    the lock asks for; `asset` for what pages are made with, `variant` for an image made smaller,
    `card` and `alternate` for what machines read; `page` or `file` for what lies in docs/."""
    owner: str
    """The source, as messages name it: `docs/blog/a.md`, or the setting that asks for it."""
    line: int | None = None
    """The line that asks for the address, where one does."""
    target: str | None = None
    """The path to which a redirect leads, decoded."""
    permalink: Permalink | None = None
    """The address, where it was asked for: a bare one is none to MkDocs."""
    detail: str = ""
    """What else tells what it is: the whole target of a redirect, what a list lists, which feed."""

    @property
    def gives_way(self) -> bool:
        """Whether it is there only as long as nothing else is."""
        return self.kind in ("gone", "kept") or (self.kind == "listing" and not self.detail)


@dataclass
class Build:
    """What one build knows; kept on its config, so that a rebuild starts afresh."""

    config: MkDocsConfig
    settings: Settings
    house: House
    """How posts of the blog's own are read."""
    archives: tuple[Moved, ...] = ()
    """The moved archives."""
    conversions: dict[str, Conversion] = field(default_factory=dict)
    """What turns the texts of an archive into our Markdown, by its folder."""
    converted: dict[str, str] = field(default_factory=dict)
    """The texts of archives as our Markdown, by the file below docs/."""
    unknown: dict[str, list[Problem]] = field(default_factory=dict)
    """What in the texts of archives is not understood, by the construct, and where it stands."""
    shortcode_problems: list[Problem] = field(default_factory=list)
    """What is wrong in the owner's templates of `extra.blog.shortcodes`."""
    redirects: list[Redirect] = field(default_factory=list)
    """Old addresses that no page carries itself."""
    lock: Lock = field(default_factory=Lock)
    """Every address that was ever published; with those of this build once all are known."""
    lock_as_left: bytes = b""
    """The file of the lock as it was read."""
    folded: set[str] = field(default_factory=set)
    """Old addresses that a file system takes for those to which they lead: see `ignores_case`."""
    links: LinksExtension | None = None
    """What lets the links of pages follow the files to which they lead."""
    answers: Answers | None = None
    """What it may ask."""
    records: Records = field(default_factory=lambda: Records(None))
    """What earlier builds have made of each page."""
    known: dict[str, Known] = field(default_factory=dict)
    """What of that holds without a look at all that a page shows, by the file below docs/."""
    texts: Texts | None = None
    """The rendered texts among them."""
    pages: Pages | None = None
    """The finished pages among them, once all else is known."""
    lost: list[Lost] = field(default_factory=list)
    """The locked addresses that nothing answers any more."""
    alternatives: dict[str, list[Home]] = field(default_factory=dict)
    """What may stand in for what was taken down, by the file of its page below docs/."""
    library: Library = field(default_factory=lambda: Library(()))
    front_matter: dict[str, FrontMatter] = field(default_factory=dict)
    """The front matter and body of every Markdown file, by the file below docs/."""
    listings: dict[str, Listing] = field(default_factory=dict)
    """The listing that a page shows, by the page's file below docs/."""
    labels: dict[str, str] = field(default_factory=dict)
    """What the sidebar calls each post, as HTML, by its file below docs/."""
    changes: dict[str, str] = field(default_factory=dict)
    """The day of the last change of a page, where it is known: `2016-11-06`."""
    sidebar: Sidebar | None = None
    """What the sidebar of each page shows."""
    sources: Mapping[str, str] = field(default_factory=dict)
    """The file below docs/ behind each address, with and below the path of `site_url`."""
    as_markdown: dict[str, str] = field(default_factory=dict)
    """The address of a page as Markdown, decoded, by its file below docs/."""
    cards: Cards = field(default_factory=Cards)
    """What templates show of each post, by its file below docs/, once all are rendered."""
    related: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """The files of the posts that are most like each, by its file, once all are rendered."""
    pictures: dict[str, Picture] = field(default_factory=dict)
    """What other sites show beside a link to a page, by its file below docs/."""
    site_card: Picture | None = None
    """What they show beside a link to any other page."""
    origins: dict[str, Origin] = field(default_factory=dict)
    """Where a file goes back to, by the file below docs/; files that just lie there are not in."""
    sheet: File | None = None
    """The style sheet, as it is published."""
    used: Used | None = None
    """What the pages use of the style sheet, filled page by page."""
    facts: defaultdict[str, Facts] = field(default_factory=lambda: defaultdict(Facts))
    """What is known of each finished page, by its file below docs/, or by the theme's template."""
    old_entries: tuple[tuple[str, str], ...] = ()
    """Id and link of each entry of the feed that `extra.blog.feeds.ids` names."""
    recorded_ids: Mapping[str, str] | None = None
    """The ids that posts have in that feed, by their files below docs/; None until one is asked."""
    index: Indexing | Previewing | None = None
    """What readers search; None where there is nothing to search."""
    kept: set[str] = field(default_factory=set)
    """The files of the published site that stay as they are, in a build that makes the rest."""
    published_dir: Path | None = None
    """The site folder that a good build replaces, while MkDocs works in another."""
    is_published: bool = False
    """Whether the new one has replaced it."""

    @cached_property
    def last_change(self) -> str | None:
        """The day of the last change of any post; None where there is none."""
        return max(self.changes.values(), default=None)

    @property
    def root(self) -> str:
        """The folder of the blog's own posts below docs/."""
        return self.settings.posts.strip("/")

    @cached_property
    def moved(self) -> dict[str, tuple[Dialect, Found]]:
        """What each file of an archive is, and in which dialect, by the file below docs/."""
        return {
            one.dialect.archive.uri(place): (one.dialect, found)
            for one in self.archives
            for place, found in one.found.items()
        }

    @cached_property
    def places(self) -> Places:
        """The addresses of the listings."""
        s = self.settings
        return Places("/", s.archive, s.tags, s.per_page)

    @cached_property
    def words(self) -> words.Words:
        """The words of this site."""
        language = str(self.config.theme.get("language") or "en")
        own = {**_words_of_material(self.config, language), **self.settings.words}
        return words.Words(words.locale_of(language), own)

    @cached_property
    def bare_files(self) -> frozenset[str]:
        """The paths of the files that answer at an address without an ending."""
        permalinks = (origin.permalink for origin in self.origins.values())
        return frozenset(f"{p.quoted}.html" for p in permalinks if p and p.is_bare)

    @property
    def feeds(self) -> dict[str, str]:
        """The address of each feed format that is not switched off."""
        formats = {name: getattr(self.settings.feeds, name) for name in feed.FORMATS}
        return {name: url for name, url in formats.items() if url}

    @property
    def variant(self) -> str:
        """What tells finished pages of a preview from those that are published."""
        return "preview" if self.preview else "site"

    @property
    def preview(self) -> bool:
        """Whether drafts and scheduled posts are shown."""
        return invocation.command == "serve"

    def path(self, uri: str) -> str:
        """Return how messages name a file below docs/."""
        return f"{self._docs}/{uri}" if uri else self._docs

    @cached_property
    def _docs(self) -> str:
        """How messages name docs/; found once, as every post asks and the file system is slow."""
        docs = Path(self.config.docs_dir).resolve()
        home = Path(self.config.config_file_path).resolve().parent
        return (docs.relative_to(home) if docs.is_relative_to(home) else docs).as_posix()

    @cached_property
    def cache(self) -> Cache:
        """What builds have made before."""
        return cache_of(self.config)

    @cached_property
    def base(self) -> str:
        """The path of `site_url` without the slash at its end: `/repo`; empty for a whole host."""
        return urlsplit(self.config.site_url or "").path.rstrip("/")

    def at_home(self, url: str) -> str:
        """Return a link to a former site of the blog as one to this site: its path alone."""
        for former in self.settings.former_sites:
            if url == former or url.startswith((f"{former}/", f"{former}?", f"{former}#")):
                rest = url.removeprefix(former)
                return rest if rest.startswith("/") else f"/{rest}"
        return url

    def rooted(self, uri: str, url: str) -> str:
        """Return a link in a file as it was meant: a former site's is this one's.

        A link of an archive means what it meant to its generator.
        """
        url = self.at_home(url)
        dialect, page = self.moved.get(uri, (None, None))
        return dialect.link(page, url) if dialect and isinstance(page, Page) else url

    def paths_meant(self, url: str) -> tuple[str, ...]:
        """Return the paths on this site that a link may mean, decoded, the likeliest first.

        One that begins with the path of `site_url` may have it from the host, and more likely so
        where the host stands before it. None are meant by what is no URL.
        """
        at_home = self.at_home(url)
        try:
            parts = urlsplit(at_home)
        except ValueError:  # such as http://[
            return ()
        path = unquote(parts.path)
        if at_home != url or not self.base or not path.startswith(f"{self.base}/"):
            return (path,)
        below = path.removeprefix(self.base)
        return (below, path) if parts.netloc else (path, below)

    def absolute(self, url: str) -> str | None:
        """Return the full URL of a path on the site; None where `site_url` is not set."""
        base_url = self.config.site_url
        return base_url.rstrip("/") + url if base_url else None


def _words_of_material(config: MkDocsConfig, language: str) -> Mapping[str, str]:
    """Return the words that the theme has in its language."""
    try:
        template = config.theme.get_env().get_template(f"partials/languages/{language}.html")
        translate = vars(template.make_module())["t"]
    except (jinja2.TemplateError, KeyError):
        return {}
    found = {ours: str(translate(key)).strip() for ours, key in words.MATERIAL.items()}
    return words.of_material(found)


def cache_of(config: MkDocsConfig) -> Cache:
    """Return what builds have made before, beside mkdocs.yml."""
    return Cache(Path(config.config_file_path).resolve().parent / ".cache" / "permalog")


def records_of(cache: Cache) -> Records:
    """Return what builds have made of each page."""
    return Records(cache.folder / "records.sqlite")


@contextmanager
def problems_as_plugin_errors() -> Iterator[None]:
    """Turn what the author must mend into the error that MkDocs prints without a traceback."""
    try:
        yield
    except ContentError as error:
        raise PluginError(str(error)) from None


@contextmanager
def errors_as_exits() -> Iterator[None]:
    """Turn what would stop a build into a message on stderr and exit status 1."""
    log = logging.getLogger(build_log.name.partition(".")[0])
    handler = logging.StreamHandler(sys.stderr)
    log.addHandler(handler)
    try:
        yield
    except MkDocsException as error:
        raise click.ClickException(str(error)) from None
    finally:
        log.removeHandler(handler)


def begin(config: MkDocsConfig) -> Build:
    """Return the Build of this config, made from `extra.blog`.

    Raises ContentError for a setting that does not exist or has a wrong value.
    """
    settings = read_settings(config)
    now = get_build_datetime().astimezone(settings.timezone)
    house = House(settings.permalink, settings.timezone, now)
    build = Build(config, settings, house)
    config._permalog = build  # type: ignore[attr-defined]
    return build


def build_of(config: MkDocsConfig) -> Build:
    """Return what the build of this config knows.

    Raises ConfigurationError where mkdocs.yml does not load the hook that begins it.
    """
    build: Build | None = getattr(config, "_permalog", None)
    if build is None:
        raise ConfigurationError(
            f"{config.config_file_path} does not load Permalog; add `- hooks/settings.py` to its "
            "`hooks:`, first of all"
        )
    return build
