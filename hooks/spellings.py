"""Spellings: posts answer at `/x`, `/x/`, `/x.html` and `/x/index.html`, if the author asks for it.

MkDocs calls `on_files` when all else has its address. With `extra.blog.spellings: all` a post that
is `x/index.html` gets the twin `x.html`, one that is `x.html` the twin `x/index.html`: a page that
leads to the post.
"""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from permalog import host, markup, redirect, site
from permalog.addresses import folders
from permalog.permalink import AddressError, Permalink, fold
from permalog.post import Post
from permalog.site import Build, Origin


@event_priority(20)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the twin of each post, but where something else is published already."""
    build = site.build_of(config)
    if build.settings.spellings == "all":
        taken = {fold(file.dest_uri) for file in files if site.is_shown(file, preview=True)}
        taken |= {fold(name) for name in site.written_late(build)}
        for post, address in _twins(build, taken):
            _add(build, files, post, address)
    return files


def _twins(build: Build, taken: set[str]) -> Iterator[tuple[Post, Permalink]]:
    """Yield each post with the address of its twin, where that takes no other's place."""
    needed = {folder for file in taken for folder in folders(file)}
    for post in build.library.shown:
        if not isinstance(post, Post) or (address := _twin(post)) is None:
            continue
        name = fold(address.file)
        above = set(folders(name))
        if name not in needed and taken.isdisjoint({name, *above}):
            taken.add(name)
            needed |= above
            yield post, address


def _twin(post: Post) -> Permalink | None:
    """Return the address of a post's twin; None where it can have none."""
    file = host.twin(post.permalink.file) if post.permalink else None
    try:
        return Permalink(f"/{file.removesuffix('index.html')}", file) if file else None
    except AddressError:  # with its ending the name is too long
        return None


def _add(build: Build, files: Files, post: Post, address: Permalink) -> None:
    assert post.permalink
    to = post.permalink.quoted
    content = redirect.page(
        target=markup.relative(to, address.quoted),
        canonical=build.absolute(to) or to,
        title=post.title,
        language=build.words.locale.language,
    )
    origin = Origin("twin", build.path(post.uri), target=post.url, detail=to)
    site.add_generated(build, files, f"{post.uri} ⇄ {address.url}.html", address, origin, content)
