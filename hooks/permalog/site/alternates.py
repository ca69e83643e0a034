"""Alternates: each page as Markdown beside it, at its address with `.md` after it."""

from __future__ import annotations

import html
import posixpath
from collections.abc import Collection, Iterator
from functools import partial
from itertools import islice
from urllib.parse import quote, unquote, urljoin, urlunsplit

from mkdocs.structure.files import File, Files

from .. import as_markdown, feed, markup
from ..as_markdown import Entry
from ..permalink import AddressError, Permalink, fold
from ..post import Page, Post
from .build import Build, Origin
from .files import add_made, is_shown, origin, url_of, written_late

_LLMS = Permalink.of_file("/llms.txt")
_LLMS_URI = "markdown/llms.txt"
_MOST = 100
"""How many posts, and pages, llms.txt lists: so it stays a file that is read whole."""
_NOTE = 200
"""How much of a description stands there, in letters."""


def add_alternates(build: Build, files: Files) -> None:
    """Add each page as Markdown, and llms.txt; what the author has at such an address stays."""
    shown = [file for file in files if is_shown(file, preview=build.preview)]
    taken = {fold(file.dest_uri) for file in shown} | {fold(n) for n in written_late(build)}
    for file in filter(partial(_is_own_page, build), shown):
        address = _address(build, file)
        if address and fold(address.file) not in taken:
            taken.add(fold(address.file))
            origin = Origin("alternate", f"{build.path(file.src_uri)} as Markdown")
            make = partial(_document, build, files, file)
            stays = partial(_stays, build, file.src_uri)
            add_made(build, files, _uri(address.url), address, origin, make, stays)
            build.as_markdown[file.src_uri] = address.url
    if fold(_LLMS.file) not in taken:
        origin = Origin("alternate", "Permalog's llms.txt")
        make = partial(_llms_txt, build, files)
        add_made(build, files, _LLMS_URI, _LLMS, origin, make)


def alternates_of(build: Build, files: Files, uris: Collection[str]) -> Iterator[File]:
    """Yield the files in which something stands of the texts of some pages."""
    names = [_uri(build.as_markdown[uri]) for uri in uris if uri in build.as_markdown]
    yield from (files.src_uris[name] for name in (*names, _LLMS_URI) if name in files.src_uris)


def _stays(build: Build, uri: str) -> bool:
    return build.pages is not None and build.pages.stays_as_markdown(uri)


def _uri(address: str) -> str:
    """Return what the Markdown at an address is called among the files of the site."""
    return f"markdown{address}.txt"


def _is_own_page(build: Build, file: File) -> bool:
    """Tell whether a page is one that somebody wrote, and wants to be found."""
    matter, source = build.front_matter.get(file.src_uri), origin(build, file)
    if not file.is_documentation_page() or matter is None or file.src_uri in build.listings:
        return False
    is_found = "noindex" not in str(matter.data.get("robots"))
    return is_found and source is not None and source.kind in ("post", "page")


def _address(build: Build, file: File) -> Permalink | None:
    """Return where a page's Markdown is: `/a/index.html.md`, `/a.html.md`; `/a.md` for `/a`."""
    found = build.origins.get(file.src_uri)
    permalink = found.permalink if found else None
    name = permalink.url.lstrip("/") if permalink and permalink.is_bare else file.dest_uri
    try:
        return Permalink(f"/{name}.md", f"{name}.md")
    except AddressError:  # with its ending the name is too long
        return None


def _document(build: Build, files: Files, file: File) -> bytes:
    page, found = file.page, build.library.by_uri.get(file.src_uri)
    assert page
    post = found if isinstance(found, Post) else None
    head = {
        "title": _title(found, file),
        "date": post.date.isoformat() if post else None,
        "updated": post.updated.isoformat() if post and post.updated else None,
        "description": found.description if found else None,
        "url": full_address(build, file),
        "tags": list(found.tags) if found else None,
    }
    change = partial(full_link, build, files, file)
    return as_markdown.document(head, page.markdown or "", change).encode()


def _title(found: Page | None, file: File) -> str:
    if found:
        return found.title
    return html.unescape(str(file.page.title if file.page else "")) or file.name


def full_address(build: Build, file: File) -> str:
    """Return the full URL of a file, as it was asked for; its path where the site has no URL."""
    found = build.origins.get(file.src_uri)
    path = found.permalink.quoted if found and found.permalink else url_of(file)
    return build.absolute(path) or path


def full_link(build: Build, files: Files, file: File, url: str) -> str:
    """Return a link as a page's Markdown has it as a full URL, which follows what it leads to."""
    rooted = build.rooted(file.src_uri, url)
    parts = markup.local(rooted)
    if parts is None:
        return rooted
    uri = file.src_uri if not parts.path else None
    if parts.path.startswith("/"):
        uri = build.sources.get(unquote(parts.path))
    elif parts.path:
        beside = posixpath.join(posixpath.dirname(file.src_uri), unquote(parts.path))
        uri = posixpath.normpath(beside)
    target = files.src_uris.get(uri) if uri else None
    if target is None:
        return urljoin(full_address(build, file), rooted)
    return full_address(build, target) + urlunsplit(("", "", "", parts.query, parts.fragment))


def _llms_txt(build: Build, files: Files) -> bytes:
    config, words = build.config, build.words
    sections = (
        (words["newest"], _posts(build, files)),
        (words["pages"], _pages(build, files)),
        ("Optional", _lists(build)),  # so named by llmstxt.org: what may be left out
    )
    return as_markdown.llms_txt(config.site_name, config.site_description or "", sections).encode()


def _posts(build: Build, files: Files) -> Iterator[Entry]:
    public = (post for post in build.library.posts if post.uri in build.as_markdown)
    for post, _ in zip(public, range(_MOST), strict=False):
        summary = markup.shortened(build.cards[post.uri].summary, _NOTE)
        date = post.date.date().isoformat()
        yield _entry(build, post.title, build.as_markdown[post.uri], f"{date}. {summary}".strip())


def _pages(build: Build, files: Files) -> Iterator[Entry]:
    by_uri = build.library.by_uri
    pages = (uri for uri in build.as_markdown if _is_listed_page(by_uri.get(uri)))
    for uri in islice(pages, _MOST):
        title = _title(by_uri.get(uri), files.src_uris[uri])
        note = str(build.front_matter[uri].data.get("description") or "")
        yield _entry(build, title, build.as_markdown[uri], note)


def _is_listed_page(page: Page | None) -> bool:
    """Tell whether a page, which may be one that says nothing of itself, is to be found."""
    return not isinstance(page, Post) and (page is None or page.is_listed)


def _lists(build: Build) -> Iterator[Entry]:
    """Yield where all posts are found: the archive, its years, the feeds."""
    words, places = build.words, build.places
    if build.library.posts:
        count = words.count(len(build.library.posts))
        yield _entry(build, words["archive"], places.archive, count)
    for year in build.library.years:
        count = words.count(len(year.posts))
        yield _entry(build, str(year.year), places.year(year.year), count)
    for name, url in build.feeds.items():
        yield _entry(build, feed.FORMATS[name].name, url)


def _entry(build: Build, title: str, path: str, note: str = "") -> Entry:
    quoted = quote(path)
    return Entry(title, build.absolute(quoted) or quoted, " ".join(note.split()))
