"""Redirects: a page at each old address of a post sends readers on to the new one.

MkDocs calls `on_files` when every post has its address.
"""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

from permalog import markup, redirect, site
from permalog.post import Alias, Post
from permalog.site import Build, Origin


@event_priority(50)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add a page for every alias of every post that is shown."""
    build = site.build_of(config)
    for post in build.library.posts:
        for alias in post.aliases:
            _add(build, files, post, alias)
    return files


def _add(build: Build, files: Files, post: Post, alias: Alias) -> None:
    assert post.permalink
    old, new = alias.permalink, post.permalink
    content = redirect.page(
        target=markup.relative(new.quoted, old.quoted),
        canonical=build.absolute(new.quoted) or new.quoted,
        title=post.title,
        language=build.words.locale.language,
    )
    origin = Origin("redirect", build.path(post.uri), alias.line)
    site.add_generated(build, files, f"{post.uri} → {old.url}.html", old, origin, content)
