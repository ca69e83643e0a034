"""Seam: where Permalog reaches into MkDocs further than by its events, and nowhere else.

`mkdocs build` calls `build` of mkdocs/commands/build.py, which is not asked here where nothing is
new. A page is made in two steps that no event can answer for: `Page.render` turns Markdown into
HTML, and `_build_page` of the same module puts that into a template and writes it. A build that
knows the result of either (`Build.texts`, `Build.pages`) is asked first; a page of which it knows
all that others need is read when something asks what it says (`unread`). With
`extra.blog.cache: false`, and where a build does not know, MkDocs' own runs as ever. Of the server,
what watches and what builds is changed, and of files, where they are written.
tests/test_seam.py fails when MkDocs changes any of these.

What renders texts for a build that knows them (`Markdown`) does in less time what Python-Markdown
and Pygments do: it tries only what may be there, and makes once what they make for each text.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache, partial
from types import SimpleNamespace
from typing import Any
from xml.etree.ElementTree import Element

import markdown
from jinja2 import Environment, FileSystemLoader
from markdown import inlinepatterns
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockQuoteProcessor, HashHeaderProcessor, ReferenceProcessor
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.def_list import DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import AtomicString
from mkdocs.commands import build as build_module
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger
from mkdocs.structure import pages as pages_module
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound
from pymdownx import highlight
from pymdownx.details import DetailsProcessor
from pymdownx.tabbed import TabbedProcessor

from .build import Build, build_of, invocation
from .content import Content
from .files import is_shown
from .hearing import Hearing
from .unchanged import Inputs
from .unread import ATTRIBUTES, WhenRead, leave

log = get_plugin_logger("permalog")

_build, _render = build_module.build, Page.render
_populate_page, _build_page = build_module._populate_page, build_module._build_page
_get_env = Theme.get_env
"""MkDocs' own."""


def open_seam() -> None:
    """Let builds that have a cache answer from it, in this process, from now on."""
    build_module.build = _build_or_rest
    Page.render = _render_or_know  # type: ignore[assignment,method-assign]
    Page.content = _Content()  # type: ignore[assignment]
    for name in ATTRIBUTES:
        if not isinstance(vars(Page).get(name), WhenRead):
            setattr(Page, name, WhenRead(name))
    build_module._populate_page = _populate_or_leave
    build_module._build_page = _build_or_know
    Theme.get_env = _get_env_without_icons  # type: ignore[assignment,method-assign]


def _build_or_rest(
    config: MkDocsConfig, *, serve_url: str | None = None, dirty: bool = False
) -> None:
    if serve_url or dirty or (config.extra.get("blog") or {}).get("cache") is False:
        _build(config, serve_url=serve_url, dirty=dirty)
        return
    inputs = Inputs(config)
    if inputs.is_unchanged():
        log.info("Nothing has changed since the last build; %s stays as it is", config.site_dir)
        return
    invocation.inputs = inputs
    try:
        with Hearing() as said:
            _build(config)
    finally:
        invocation.inputs = None
    inputs.remember(build_of(config), is_calm=not said)


def _render_or_know(page: Page, config: MkDocsConfig, files: Files) -> None:
    build: Build | None = getattr(config, "_permalog", None)
    if build is None or build.texts is None:
        _render(page, config, files)
    else:
        build.texts.render(page)


class _Content:
    """`Page.content`, which is read when something asks for it, where it is kept."""

    def __get__(self, page: Page | None, kind: type[Page]) -> str | _Content | None:
        if page is None:  # of the class itself
            return self
        found: Content | str | None = vars(page).get("content")
        return found.read() if isinstance(found, Content) else found

    def __set__(self, page: Page, content: str | None) -> None:
        vars(page)["content"] = content


def _populate_or_leave(page: Page, config: MkDocsConfig, *rest: Any, **options: Any) -> None:
    build: Build | None = getattr(config, "_permalog", None)

    def read() -> None:
        in_work = config._current_page  # where this page is asked for the sake of another
        _populate_page(page, config, *rest, **options)
        config._current_page = in_work
        if build and build.texts:
            build.texts.lay(page)

    key = build.texts.unread(page) if build and build.texts else ""
    if key:
        leave(page, key, read)
    else:
        read()


def _build_or_know(page: Page, config: MkDocsConfig, *rest: Any, **options: Any) -> None:
    build: Build | None = getattr(config, "_permalog", None)
    make = partial(_build_page, page, config, *rest, **options)
    if build is None or build.pages is None:
        make()
    else:
        build.pages.build_page(page, make)


def _get_env_without_icons(theme: Theme) -> Environment:
    env = _get_env(theme)
    env.loader = _Templates(theme.dirs)
    return env


class _Templates(FileSystemLoader):
    """The files of a theme; lists none in hidden folders, where Material has 14,500 icons.

    MkDocs publishes no such file of a theme, and asks for the list to know what to publish.
    """

    def list_templates(self) -> list[str]:
        found = set()
        for top in self.searchpath:
            for folder, inner, names in os.walk(top):
                inner[:] = [name for name in inner if not name.startswith(".")]
                above = folder.removeprefix(top).replace(os.sep, "/")
                found |= {f"{above}/{name}".lstrip("/") for name in names}
        return sorted(found)


def build_page(
    page: Page, build: Build, shown: Sequence[File], nav: Navigation, env: Environment
) -> None:
    """Put a page into its template and write it, as MkDocs does when its turn comes."""
    is_excluded = not is_shown(page.file, preview=False)
    _build_page(page, build.config, shown, nav, env, excluded=is_excluded)


def populate(page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read a page and render its text, as MkDocs does when its turn comes."""
    _populate_or_leave(page, config, files)


def move(files: Files, folder: str) -> None:
    """Let files be written into another folder from now on."""
    for file in files:
        file.dest_dir = folder
        file.__dict__.pop("abs_dest_path", None)  # kept there once it was asked for


def watch_with(server: LiveReloadServer, observer: Any) -> None:
    """Let MkDocs' server watch with another observer what it watches, before it begins to."""
    paths = list(server._watched_paths)
    for path in paths:
        server.unwatch(path)
    server.observer = observer
    for path in paths:
        server.watch(path)


class Markdown:
    """`Page.render`, with one Markdown for all pages instead of one for each.

    Setting one up takes as long as a short page does. Extensions must begin anew when they are told
    to, with `reset`.
    """

    def __init__(self, config: MkDocsConfig) -> None:
        self._config = config
        self._own: markdown.Markdown | None = None

    def render(self, page: Page, files: Any) -> None:
        """Render a page; `files` stands for MkDocs' Files, of which one method is asked."""
        own_markdown = _instead(pages_module, markdown=SimpleNamespace(Markdown=self._get))
        try:
            with own_markdown, _instead(highlight, **_HIGHLIGHT):
                _render(page, self._config, files)
        except BaseException:
            self._own = None  # who knows in what state it is
            raise

    def _get(self, **options: Any) -> markdown.Markdown:
        if self._own is None:
            self._own = markdown.Markdown(**options)
            inline: Any = self._own.treeprocessors["inline"]
            if type(inline) is InlineProcessor:
                inline.__class__ = _Inline  # in its place, for those who know it
            if type(self._own.parser) is BlockParser:
                self._own.parser.__class__ = _Blocks
        return self._own.reset()


@contextmanager
def _instead(module: Any, **names: Any) -> Iterator[None]:
    """Let names of a module stand for something else for a while."""
    theirs = {name: getattr(module, name) for name in names}
    vars(module).update(names)
    try:
        yield
    finally:
        vars(module).update(theirs)


_SIGNS = {inlinepatterns.BACKTICK_RE: "`", inlinepatterns.LINK_RE: "["}
"""What is in all that two patterns match, which take longer than others to be looked for."""


class _Inline(InlineProcessor):
    """Python-Markdown's, which tries on a text only those patterns that are found in it."""

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        patterns: list[Any] = list(self.inlinePatterns)
        self._known = [(one, _search(one), _sign(one)) for one in patterns]
        return super().run(tree, ancestors)

    def _InlineProcessor__handleInline(self, data: str, patternIndex: int = 0) -> str:  # noqa: N802, N803
        if isinstance(data, AtomicString):
            return data
        apply: Any = getattr(self, "_InlineProcessor__applyPattern")  # noqa: B009 - a private name
        for number in range(patternIndex, len(self._known)):
            pattern, search, sign = self._known[number]
            found, start = sign in data, 0
            while found and (search is None or search(data, start)):
                data, found, start = apply(pattern, data, number, start)
        return data


def _search(pattern: Any) -> Any:
    """Return what finds a pattern in a text; None for one of the old kind, which takes no start."""
    is_new = isinstance(pattern, inlinepatterns.InlineProcessor)
    return pattern.getCompiledRegExp().search if is_new else None


def _sign(pattern: Any) -> str:
    return _SIGNS.get(pattern.getCompiledRegExp().pattern, "")


_BLOCK_SIGNS = {
    AbbrBlockprocessor: "*[",
    BlockQuoteProcessor: ">",
    DefListProcessor: ":",
    FootnoteBlockProcessor: "[^",
    HashHeaderProcessor: "#",
    ReferenceProcessor: "]:",
    TableProcessor: "|",
}
"""What is in all blocks of which these take any."""
_NESTING_SIGNS = {AdmonitionProcessor: "!!!", DetailsProcessor: "???", TabbedProcessor: "==="}
"""The same for those that take blocks with an indent, too."""
_ALL_SIGNS = _BLOCK_SIGNS | _NESTING_SIGNS


class _Blocks(BlockParser):
    """Python-Markdown's, which shows to some processors only the blocks that they may take."""

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        processors = [
            (one, _ALL_SIGNS.get(type(one), ""), type(one) in _NESTING_SIGNS)
            for one in self.blockprocessors
        ]
        while blocks:
            for processor, sign, nests in processors:
                if (
                    (sign in blocks[0] or (nests and blocks[0].startswith(" ")))
                    and processor.test(parent, blocks[0])
                    and processor.run(parent, blocks) is not False
                ):
                    break


@lru_cache(maxsize=256)
def _formatter(kind: Any, options: tuple[tuple[str, Any], ...]) -> Any:
    return kind(**dict(options))


def _kept(kind: Any) -> Any:
    """Return what stands in for a class of formatters, of which one is made for equal options.

    Making one takes as long as what it then does.
    """

    def formatter(hl_lines: Sequence[int] = (), **options: Any) -> Any:
        return _formatter(kind, (*options.items(), ("hl_lines", tuple(hl_lines))))

    return formatter


@lru_cache(maxsize=1024)
def _lexer_class(name: str) -> type[Lexer] | None:
    try:
        return type(get_lexer_by_name(name))
    except ClassNotFound:
        return None


def _lexer(name: str, **options: Any) -> Lexer:
    """Return what Pygments returns, which looks through all of its lexers for each name."""
    if kind := _lexer_class(name):
        return kind(**options)
    raise ClassNotFound(name)


_HIGHLIGHT = {
    "BlockHtmlFormatter": _kept(highlight.BlockHtmlFormatter),
    "InlineHtmlFormatter": _kept(highlight.InlineHtmlFormatter),
    "get_lexer_by_name": _lexer,
}
"""What pymdownx.highlight is given for a while."""
