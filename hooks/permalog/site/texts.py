"""Texts: each page's Markdown is rendered once, and again only when something in it would differ.

What a text becomes depends on itself, on how Markdown is set up, and on what it asks of the rest of
the site: whether something is at an address, and where a file is published. These questions are
kept with the answers that were given; while they are answered the same, so is the text.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any, NamedTuple

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.pages import log as pages_log
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..cache import key_of
from ..links import LinksExtension
from ..records import Records
from .build import Build
from .content import Content, has_images
from .files import is_shown, locate
from .purity import foreign, key_of_markdown
from .seam import Markdown

log = get_plugin_logger("permalog")

KINDS = _TEXT, _CONTENT = "text", "content"
_WORTH_A_PROCESS = 48
"""How many texts take as long as it takes to begin a process, many times over."""
_HOW_FAR = "of %d texts, about %d are rendered"


class Answers:
    """What the text of a page may ask of the rest of the site; what it was told is noted."""

    def __init__(self, build: Build, files: Files) -> None:
        self.build, self.files = build, files
        self.noted: dict[str, dict[str, Any]] = {}
        self.begin()

    def begin(self) -> None:
        """Forget what the page before has asked."""
        self.noted = {"source": {}, "rooted": {}, "file": {}}

    def source_at(self, path: str) -> str | None:
        """Return the file below docs/ that is published at an address."""
        found = self.build.sources.get(path)
        self.noted["source"][path] = found
        return found

    def rooted(self, uri: str, url: str) -> str:
        """Return a link in a file as it was meant."""
        found = self.build.rooted(uri, url)
        if uri in self.build.moved:  # elsewhere the settings decide, which are in the key
            self.noted["rooted"][url] = found
        return found

    def get_file_from_path(self, path: str) -> File | None:
        """Return a file of the site; named as MkDocs' own, which asks this."""
        found = self.files.get_file_from_path(path)
        self.noted["file"][path] = _seen(found)
        return found

    def hold(self, uri: str, noted: Mapping[str, Mapping[str, Any]]) -> bool:
        """Tell whether a page would be told the same."""
        return (
            all(self.build.sources.get(path) == was for path, was in noted["source"].items())
            and all(self.build.rooted(uri, url) == was for url, was in noted["rooted"].items())
            and all(
                _seen(self.files.get_file_from_path(path)) == was
                for path, was in noted["file"].items()
            )
        )


def _seen(file: File | None) -> list[Any] | None:
    """Return what the text of a page sees of a file to which it leads."""
    return [file.src_uri, file.url, not is_shown(file, preview=False)] if file else None


class _Text(NamedTuple):
    """A rendered text, as it is kept, beside its HTML."""

    content: str
    """The key of the HTML."""
    has_images: bool
    title: str | None
    toc: list[Any]
    anchors: list[str]
    """The ids on the page, in order."""
    links: dict[str, dict[str, str]] | None
    """The anchors to which it links, by the file: see `Page.links_to_anchors`."""
    own_anchors: list[str] | None
    """See `LinksExtension`."""
    written: dict[str, str]
    said: list[tuple[int, str]]
    """What MkDocs says of its links: the level and the text."""
    asked: dict[str, dict[str, Any]]


class Texts:
    """The texts of a build."""

    def __init__(self, answers: Answers, links: LinksExtension, records: Records) -> None:
        """Take what texts may ask, and what does."""
        self.answers, self.links, self.records = answers, links, records
        self.key = key_of_markdown(answers.build.config)
        self.markdown = Markdown(answers.build.config)
        build = answers.build
        events = build.config.plugins.events
        self._is_read = build.preview or any(foreign(build.config, (), *events))
        """Whether all HTML is read at once: a thread of a preview, and plugins, may ask for any."""
        self.keys: dict[str, str] = {}
        """The key of each text that was asked for, by its file below docs/."""
        self.alone: dict[str, str] = {}
        """The key of the HTML of each page that has no part in others but by that, by its file."""
        self._unread: tuple[Page, Content] | None = None

    def unread(self, page: Page) -> str:
        """Return the key of the HTML of a page that need not be read; empty for any other."""
        uri = page.file.src_uri
        known = self.answers.build.known.get(uri)
        if known is None or not known.content or self._is_read:
            return ""
        self.keys[uri] = known.text
        locate(self.answers.build, page)
        return known.content

    def render(self, page: Page) -> None:
        """Set what `Page.render` sets, but for content that is kept: until `lay` that is empty."""
        self._unread = None
        uri, known = page.file.src_uri, self.answers.build.known
        self.keys[uri] = key = self._key(page.file, page.markdown or "")
        kept = self._known(uri, key)
        if uri in known and (kept is None or known[uri].text != key):
            del known[uri]
        text = kept or self._made(page, key)
        self._set(page, text)
        if _is_alone(uri, text):
            self.alone[uri] = text.content
        if kept is None:
            return
        read = partial(self._html, page, key, text.content)
        if self._is_read:
            page.content = read()
        else:
            page.content = ""
            self._unread = page, Content(read, text.content, has_images=text.has_images)

    def lay(self, page: Page) -> None:
        """Put in place the content of a page, once MkDocs has looked at it."""
        if self._unread and self._unread[0] is page:
            vars(page)["content"] = self._unread[1]
        self._unread = None

    def ahead(
        self, expected: Iterable[tuple[Page, str | None]], read: Callable[[Page], str | None]
    ) -> None:
        """Render what is not known on all cores, before MkDocs asks for one after the other.

        Each page comes with the text that MkDocs is expected to ask for, if it is there already;
        else `read` gives it, or None for one that is left to MkDocs. If that asks for another,
        nothing is lost but the time.
        """
        keys = self.records.keys(_TEXT)
        new = [
            page
            for page, text in expected
            if text is None or keys.get(page.file.src_uri) != self._key(page.file, text)
        ]

        def make(page: Page) -> None:
            text = read(page)
            if text is not None:
                page.markdown = text
                self._made(page, self._key(page.file, text))
                page.content = None

        say = partial(log.info, _HOW_FAR, len(new))
        self.records.make_all(new, make, _WORTH_A_PROCESS, say)

    def _key(self, file: File, text: str) -> str:
        state = f"{file.src_uri}\n{file.url}\n{not is_shown(file, preview=False)}"
        return key_of(self.key, state, text)

    def _known(self, name: str, key: str) -> _Text | None:
        found = self.records.get(_TEXT, name, key)
        if found is None:
            return None
        text = _Text(*found)
        return text if self.answers.hold(name, text.asked) else None

    def _html(self, page: Page, key: str, content: str) -> str:
        """Return the HTML of a text, which is rendered again where it is no longer kept."""
        found = self.records.get(_CONTENT, page.file.src_uri, content)
        if found is None:
            self._made(page, key)
        return str(page.content if found is None else found)

    def _made(self, page: Page, key: str) -> _Text:
        """Render a page, and keep what it becomes."""
        name, text = page.file.src_uri, self._rendered(page)
        self.records.put(_TEXT, name, key, text)
        self.records.put(_CONTENT, name, text.content, page.content)
        return text

    def _rendered(self, page: Page) -> _Text:
        uri, links = page.file.src_uri, self.links
        self.answers.begin()
        links.written.pop(uri, None)
        links.own_anchors.pop(uri, None)
        with _Listening() as said:
            self.markdown.render(page, self.answers)
        own, html = links.own_anchors.get(uri), page.content or ""
        return _Text(
            content=key_of(html),
            has_images=has_images(html),
            title=page._title_from_render,
            toc=[_entry(one) for one in page.toc],
            anchors=sorted(page.present_anchor_ids or ()),
            links=_by_uri(page.links_to_anchors),
            own_anchors=None if own is None else sorted(own),
            written=links.written.get(uri, {}),
            said=said,
            asked=self.answers.noted,
        )

    def _set(self, page: Page, text: _Text) -> None:
        uri = page.file.src_uri
        page.toc, page._title_from_render = _toc(text.toc), text.title
        page.present_anchor_ids = set(text.anchors)
        page.links_to_anchors = _by_file(text.links, self.answers.files)
        if text.own_anchors is not None:
            self.links.own_anchors[uri] = set(text.own_anchors)
        if text.written:
            self.links.written[uri] = text.written
        for level, message in text.said:
            pages_log.log(level, message)


def _is_alone(uri: str, text: _Text) -> bool:
    """Tell whether nothing but the HTML of a text matters to others, nor to those who watch.

    The links of headings to themselves do not, which MkDocs notes as well.
    """
    links = dict(text.links or {})
    is_linking = bool(links.pop(uri, {}).keys() - set(text.anchors) or links or text.own_anchors)
    return not (is_linking or text.has_images or text.said or text.written)


class _Listening(logging.Filter):
    """Keeps what MkDocs says of links from being said, for the time being."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[tuple[int, str]] = []

    def __enter__(self) -> list[tuple[int, str]]:
        pages_log.filters.insert(0, self)  # before what makes of it what readers of the log see
        return self.said

    def __exit__(self, *error: object) -> None:
        pages_log.filters.remove(self)

    def filter(self, record: logging.LogRecord) -> bool:
        """Note what was said."""
        self.said.append((record.levelno, record.getMessage()))
        return False


def _entry(link: AnchorLink) -> list[Any]:
    return [link.title, link.id, link.level, [_entry(one) for one in link.children]]


def _toc(entries: Iterable[Any]) -> TableOfContents:
    """Return a table of contents, the first entry of which is always marked: see `get_toc`."""
    links = [_link(*entry) for entry in entries]
    for first in links[:1]:
        first.active = True  # type: ignore[attr-defined]
    return TableOfContents(links)


def _link(title: str, name: str, level: int, children: Iterable[Any]) -> AnchorLink:
    link = AnchorLink(title, name, level)
    link.children = [_link(*child) for child in children]
    return link


def _by_uri(links: Mapping[File, dict[str, str]] | None) -> dict[str, dict[str, str]] | None:
    return None if links is None else {file.src_uri: found for file, found in links.items()}


def _by_file(
    links: Mapping[str, dict[str, str]] | None, files: Files
) -> dict[File, dict[str, str]] | None:
    return None if links is None else {files.src_uris[uri]: found for uri, found in links.items()}
