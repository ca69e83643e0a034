"""The site as it will be, by which the addresses of an old blog are judged."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from mkdocs.structure.files import File

from ..lock import Kind
from ..post import Post, Status
from ..suggestions import Home
from ..verify import NewSite
from .build import Build, Origin
from .files import is_shown, origin, resolve, url_of, written_late

_IN_FRONT_MATTER = ("aliases", "redirect_from")
_REDIRECTS = ("redirect", "kept", "twin")
_NOT_HOMES = ("file", "redirect", "robots", "twin")
_WHY = {
    Status.DRAFT: "which is a draft",
    Status.SCHEDULED: "which is dated in the future",
    Status.UNPUBLISHED: "which is not published",
    Status.SUPERSEDED: "which gave its address to another",
}


def new_site(config_file: str | None) -> NewSite:
    """Return what a build of this mkdocs.yml would publish.

    Nothing is built. Raises what `mkdocs build` would stop with.
    """
    build, files = resolve(config_file)
    shown = [file for file in files if is_shown(file, preview=False)]
    known = [(file, found) for file in shown if (found := origin(build, file))]
    return NewSite(
        files=frozenset((*(file.dest_uri for file in shown), *written_late(build))),
        site_url=build.config.site_url or None,
        addresses={file.dest_uri: _url(file, found) for file, found in known},
        redirects={
            file.dest_uri: found.detail for file, found in known if found.kind in _REDIRECTS
        },
        hidden=dict(_hidden(build)),
        gone=frozenset(entry.url for entry in build.lock.of_kind(Kind.GONE)),
        homes=tuple(_homes(build, known)),
        docs=build.path("").rstrip("/"),
        at_home=build.at_home,
    )


def _url(file: File, found: Origin) -> str:
    return found.permalink.url if found.permalink else unquote(url_of(file))


def _hidden(build: Build) -> Iterator[tuple[str, str]]:
    """Yield each file that a post would be or fill if it were published, and why it is not."""
    for page in build.library.hidden:
        why = f"{build.path(page.uri)}, {_WHY[page.status]}" if page.status in _WHY else ""
        for permalink in (page.permalink, *(alias.permalink for alias in page.aliases)):
            if permalink and why:
                yield permalink.file, why


def _homes(build: Build, known: list[tuple[File, Origin]]) -> Iterator[Home]:
    settings = {url: f"extra.blog.feeds.{name}" for name, url in build.feeds.items()}
    for file, found in known:
        if found.kind in _NOT_HOMES:
            continue
        uri = file.src_uri
        page, matter = build.library.by_uri.get(uri), build.front_matter.get(uri)
        title = page.title if page else matter.texts.get("title") if matter else None
        lines = (
            [matter.line(key) for key in _IN_FRONT_MATTER if key in matter.data] if matter else []
        )
        is_written = found.kind in ("post", "page")
        yield Home(
            url=_url(file, found),
            kind=found.kind,
            title=title if isinstance(title, str) else None,
            date=page.date.date() if isinstance(page, Post) else None,
            source=found.owner if is_written else None,
            takes_aliases=is_written and uri not in build.moved,
            aliases_line=next(iter(lines), None),
            setting=settings.get(_url(file, found)),
        )
