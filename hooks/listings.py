"""Listings: home, archive, years, months, tags, and a page at every folder above a post.

MkDocs calls `on_files` when all posts have their addresses, and `on_page_context` before it renders
a page. A Markdown file of your own at a listing's address becomes its introduction; with
`listing: false` in its front matter it stays without the list.
"""

from __future__ import annotations

from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from permalog import site
from permalog.frontmatter import FrontMatter
from permalog.listing import Kind, Listing, listings
from permalog.site import Build, Origin

_TEMPLATE = "listing.html"


@event_priority(40)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Add the listings for which there is no page yet, and note which page shows which."""
    build = site.build_of(config)
    taken = {file.dest_uri: file for file in files if site.is_shown(file, preview=build.preview)}
    for listing in listings(build.library, build.places, build.words):
        file = taken.get(listing.permalink.file)
        if file is None or not _may_stand(build, file, listing):
            file = _added(build, files, listing)
        if _is_introduction(build, file):
            build.listings[file.src_uri] = listing
            if changes := [build.changes[post.uri] for post in listing.posts]:
                build.changes[file.src_uri] = max(changes)
    return files


@event_priority(50)
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a listing its template, and its newest post's date as that of its last change."""
    build = site.build_of(config)
    if page.file.src_uri in build.listings:
        page.meta.setdefault("template", _TEMPLATE)
    return markdown


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Show the template which listing it renders."""
    context["listing"] = site.build_of(config).listings.get(page.file.src_uri)
    return context


def _may_stand(build: Build, file: File, listing: Listing) -> bool:
    """Tell whether a file may stand at a list's address: else it is a clash, for the guard.

    Pages and files of the author's own may, also those of an archive, and a post where the list is
    only there because an address needs a page above it.
    """
    origin = build.origins.get(file.src_uri)
    if origin is None or origin.kind == "page":
        return True
    return listing.kind is Kind.FOLDER and origin.kind == "post"


def _added(build: Build, files: Files, listing: Listing) -> File:
    address = listing.permalink
    title = listing.title or build.config.site_name
    uri = address.file.removesuffix(".html") + ".md"
    while uri in files.src_uris:
        uri = f"lists/{uri}"
    origin = Origin("listing", f"the list '{title}'", detail=build.places.key(listing))
    build.front_matter[uri] = FrontMatter(
        {"title": escape(title), "search": {"exclude": True}}, body="", texts={"title": title}
    )
    return site.add_generated(build, files, uri, address, origin)


def _is_introduction(build: Build, file: File) -> bool:
    if not file.is_documentation_page() or site.is_post(build, file):
        return False
    matter = build.front_matter.get(file.src_uri)
    return not matter or matter.data.get("listing") is not False
