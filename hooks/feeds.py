"""Feeds: RSS, Atom and JSON Feed with the newest posts' full content, at old addresses as well.

MkDocs calls `on_files` early, so that a feed's address takes part in the map of addresses, and
`on_env` when all pages are rendered, so that the feeds can be written.
"""

from __future__ import annotations

import jinja2
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import Files

from permalog import site
from permalog.permalink import Permalink
from permalog.site import Build, Origin

log = get_plugin_logger("permalog")


@event_priority(40)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Reserve the address of each feed, and add a robots.txt where the author wrote none."""
    build = site.build_of(config)
    with site.problems_as_plugin_errors():
        site.read_old_feed(build)
    for one in site.published_feeds(build):
        site.add_generated(build, files, one.uri, one.permalink, one.origin)
    address = Permalink.of_file("/robots.txt")
    if not any(
        file.dest_uri == address.file for file in files if site.is_shown(file, preview=True)
    ):
        origin = Origin("robots", "Permalog's robots.txt")
        site.add_generated(build, files, "robots.txt", address, origin, _robots(build))
    return files


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Write the feeds from the rendered posts, and let the site map ask what pages say."""
    build = site.build_of(config)
    env.filters["said"] = site.said
    if any(site.published_feeds(build)) and not config.site_url:
        log.warning("feeds need full URLs; set `site_url` in mkdocs.yml, or `feeds: …: false`")
    site.write_feeds(build, files)
    return env


def _robots(build: Build) -> str:
    sitemap = build.absolute("/sitemap.xml")
    return "User-agent: *\nAllow: /\n" + (f"\nSitemap: {sitemap}\n" if sitemap else "")
