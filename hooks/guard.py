"""Guard: two things at one address stop the build before anything is written.

A post that is to appear later has its address from the day on which it is written.

MkDocs calls `on_files`, for this hook after all others, so that the map of addresses is whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from permalog import site
from permalog.addresses import Claim, clashes
from permalog.errors import ContentError
from permalog.post import Status
from permalog.site import Build, Origin


@event_priority(-100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Compare the addresses of pages, posts, redirects, listings, feeds, assets and the theme."""
    build = site.build_of(config)
    with site.problems_as_plugin_errors():
        if problems := list(clashes(_claims(build, files))):
            raise ContentError(problems)
    return files


def _claims(build: Build, files: Files) -> Iterator[Claim]:
    for file in files:
        if site.is_shown(file, preview=build.preview):
            origin = site.origin(build, file) or Origin("theme", f"the theme's {file.src_uri}")
            url = site.address(build, file)
            yield Claim(file.dest_uri, url, origin.owner, origin.line, origin.target)
    for name, owner in site.written_late(build).items():
        yield Claim(name, f"/{name}", owner)
    yield from _reserved(build, files)


def _reserved(build: Build, files: Files) -> Iterator[Claim]:
    """Yield the addresses of posts whose day is to come, but for what gives way to a post."""
    giving_way = {
        file.dest_uri for file in files if (o := site.origin(build, file)) and o.gives_way
    }
    for post in build.library.hidden:
        at = post.permalink if post.status is Status.SCHEDULED else None
        if at and at.file not in giving_way:
            yield Claim(at.file, at.url, build.path(post.uri), post.permalink_line)
