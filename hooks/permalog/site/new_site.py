"""The site as it will be, by which the addresses of an old blog are judged."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.structure.files import Files

from ..lock import Kind
from ..post import Status
from ..verify import NewSite
from .build import Build
from .files import address, is_shown, origin, written_late
from .homes import cures_of, homes_of

_REDIRECTS = ("redirect", "kept", "twin")
_WHY = {
    Status.DRAFT: "which is a draft",
    Status.SCHEDULED: "which is dated in the future",
    Status.UNPUBLISHED: "which is not published",
    Status.SUPERSEDED: "which gave its address to another",
}


def new_site(build: Build, files: Files) -> NewSite:
    """Return what a build publishes whose addresses are all known."""
    shown = [file for file in files if is_shown(file, preview=False)]
    known = [(file, found) for file in shown if (found := origin(build, file))]
    return NewSite(
        files=frozenset((*(file.dest_uri for file in shown), *written_late(build))),
        site_url=build.config.site_url or None,
        addresses={file.dest_uri: address(build, file) for file, _ in known},
        redirects={
            file.dest_uri: found.detail for file, found in known if found.kind in _REDIRECTS
        },
        hidden=dict(_hidden(build)),
        gone=frozenset(entry.url for entry in build.lock.of_kind(Kind.GONE)),
        homes=homes_of(build, files),
        cures=cures_of(build),
        at_home=build.at_home,
    )


def _hidden(build: Build) -> Iterator[tuple[str, str]]:
    """Yield each file that a post would be or fill if it were published, and why it is not."""
    for page in build.library.hidden:
        why = f"{build.path(page.uri)}, {_WHY[page.status]}" if page.status in _WHY else ""
        for permalink in (page.permalink, *(alias.permalink for alias in page.aliases)):
            if permalink and why:
                yield permalink.file, why
