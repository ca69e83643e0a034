"""Navigation: the sidebar by date, and Older/Newer in order of time.

MkDocs calls `on_nav` when it has built the navigation and mkdocs-blog-plugin has filled its Blog
section. The plugin sorts by URL text; this hook runs after it and fills the same section, under the
plugin's own settings, from the posts' true dates: its `folder` names the section, `articles` of the
newest posts stand at its top, then one section a year and one a month.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import jinja2
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure import StructureItem
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from permalog import dates, site
from permalog.library import Month, Year
from permalog.post import Post
from permalog.site import Build

log = get_plugin_logger("permalog")

_NO_SECTION = (
    "`nav` in mkdocs.yml has no section '%s' (the setting `folder` of the plugin `/blog`), so the "
    "sidebar shows no posts; add `- %s: []` to it"
)


@event_priority(-50)
def on_nav(nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
    """Fill the Blog section by date and put previous and next in order of time."""
    build, settings = site.build_of(config), _settings(config)
    pages = {post.uri: _page(build, files, post.uri) for post in build.library.posts}
    for post in build.library.posts:
        older, newer = build.library.neighbours[post.uri]
        page = pages[post.uri]
        page.previous_page = pages[older.uri] if older else None
        page.next_page = pages[newer.uri] if newer else None
        build.labels[post.uri] = vars(page).get("title") or label(post, settings)
    if settings:
        _BlogSection(build, files, settings).fill(nav)
    build.sidebar = site.Sidebar(build, nav)
    return nav


@event_priority(-50)
def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Give a post its label in the sidebar; the plugin dates only some, by their URLs."""
    if text := site.build_of(config).labels.get(page.file.src_uri):
        page.title = text
    return markdown


def on_env(env: jinja2.Environment, *, config: MkDocsConfig, files: Files) -> jinja2.Environment:
    """Let the template write a sidebar once for all pages that show the same."""
    env.globals["once"] = _sidebar(config).once
    env.filters.update(from_here=site.from_here, mark=site.mark, marked=site.marked)
    return env


def on_page_context(
    context: dict[str, Any], *, page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Show the template what the sidebar of a page shows."""
    sidebar = _sidebar(config)
    context["sidebar"], context["here"] = sidebar.of(page), sidebar.here(page)
    return context


def on_template_context(
    context: dict[str, Any], *, template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Show it to what is no page to MkDocs, such as 404.html."""
    context["sidebar"], context["here"] = _sidebar(config).of(None), None
    return context


def _sidebar(config: MkDocsConfig) -> site.Sidebar:
    found = site.build_of(config).sidebar
    assert found
    return found


def label(post: Post, settings: Mapping[str, Any] | None) -> str:
    """Return what the sidebar calls a post, as HTML, under the plugin's settings for dates."""
    title = escape(post.title)
    if not settings or not settings["display-article-date"]:
        return title
    date = escape(dates.strftime(post.date, settings["format"]))
    before, after = (title, date) if settings["text-align"].lower() == "right" else (date, title)
    return before + " " + after


def _settings(config: MkDocsConfig) -> Mapping[str, Any] | None:
    """Return the settings of mkdocs-blog-plugin; None where it is not loaded."""
    plugin = config.plugins.get("blog")
    return plugin.config if plugin else None


def _page(build: Build, files: Files, uri: str) -> Page:
    """Return the page of a file; MkDocs makes none yet for what only a preview shows."""
    file = files.src_uris[uri]
    return file.page or Page(None, file, build.config)


class _BlogSection:
    """Builds the Blog section out of MkDocs' own navigation objects."""

    def __init__(self, build: Build, files: Files, settings: Mapping[str, Any]) -> None:
        self.build, self.files, self.settings = build, files, settings
        self.listings = {shown.permalink.url: uri for uri, shown in build.listings.items()}

    def fill(self, nav: Navigation) -> None:
        """Replace what the plugin put into its section, at the place that `nav` gives it."""
        found = next((item for item in nav.items if self._is_blog(item.title)), None)
        if found:
            nav.items.remove(found)
        elif self.build.config.nav is not None:
            log.warning(_NO_SECTION, self.settings["folder"], self.settings["folder"].capitalize())
            return
        title = found.title if found else self.settings["folder"].capitalize()
        section = Section(title, list(self._children()))
        nav.items.insert(self._position(nav), section)
        _adopt(section)

    def _is_blog(self, title: object) -> bool:
        return str(title).lower() == str(self.settings["folder"]).lower()

    def _position(self, nav: Navigation) -> int:
        """Return where the author's `nav` has the section; the plugin moves it to the end."""
        written = self.build.config.nav or []
        names = [next(iter(item)) if isinstance(item, dict) else item for item in written]
        places = (i for i, name in enumerate(names) if self._is_blog(name))
        return next(places, len(nav.items))

    def _children(self) -> Iterator[StructureItem]:
        yield from self._index(self.build.places.archive)
        posts, articles = self.build.library.posts, max(0, self.settings["articles"])
        for post in posts[:articles]:
            yield Link(self.build.labels[post.uri], _page(self.build, self.files, post.uri).url)
        if self.settings["display-more-articles"]:
            yield from self._more(len(posts) - articles)
            for year in self.build.library.years:
                yield self._year(year)

    def _more(self, rest: int) -> Iterator[Link]:
        archive = next(self._index(self.build.places.archive), None)
        if rest > 0 and archive:
            yield Link(self.settings["more-articles"].replace("%", str(rest)), archive.url)

    def _year(self, year: Year) -> Section:
        months = [self._month(month) for month in year.months]
        return Section(str(year.year), [*self._index(self.build.places.year(year.year)), *months])

    def _month(self, month: Month) -> Section:
        index = self._index(self.build.places.month(month.year, month.month))
        posts = (_page(self.build, self.files, post.uri) for post in month.posts)
        return Section(self.build.words.month(month.month), [*index, *posts])

    def _index(self, url: str) -> Iterator[Page]:
        """Yield the page of the listing at `url`, where there is one."""
        if uri := self.listings.get(url):
            yield _page(self.build, self.files, uri)


def _adopt(section: Section) -> None:
    """Tell every child which section it is in, as MkDocs does for a navigation of its own."""
    for child in section.children:
        child.parent = section
        if isinstance(child, Section):
            _adopt(child)
