"""Eleventy's bodies: Liquid with Eleventy's data, filters and includes, then markdown-it.

What a site adds in JavaScript, as shortcodes, filters and data, is not read; the owner's templates
stand for it. Sources: Eleventy 3, `Engines/Liquid.js`, `Engines/Markdown.js`, `defaultConfig.js`.
"""

from __future__ import annotations

import functools
import json
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import liquid
from markdown_it import MarkdownIt

from .. import heading_ids, liquidjs
from ..dialects.eleventy import Eleventy
from ..dialects.eleventy.data import tags
from ..dialects.eleventy_permalink import file_slug, path_stem
from ..errors import ContentError
from ..post import Page, Post
from ..template import Liquid
from . import Body, Converter, Moved, Shortcodes, Unknown, fences, jekyll_plugins
from .commonmark import Flavour, converted
from .inline import Inline
from .liquid import Call, Environment, NotUnderstoodError

_ENGINES = {".md": "markdownTemplateEngine", ".html": "htmlTemplateEngine"}
_NAME = re.compile(r"(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)'|(?P<bare>[^\s,]+))\s*,?")
_OLD = re.compile(r"[^\d]*[01]\.")
"""A version of Eleventy in which lines that are indented by four spaces are code."""

_FORMER = (
    heading_ids.markdown_it_anchor,
    heading_ids.markdown_it_anchor_slugify,
    heading_ids.markdown_it_anchor_slug,
    heading_ids.eleventy_id_attribute,
)
"""The rules for ids of what a configuration in JavaScript may have loaded."""


def eleventy(moved: Moved, shortcodes: Shortcodes) -> Converter:
    """Return what converts the bodies of an Eleventy archive."""
    assert isinstance(moved.dialect, Eleventy)
    site = _Site(moved, moved.dialect)
    environment = Environment(_tags(site), shortcodes, site.extend)
    environment.is_complete = False
    flavour = Flavour(
        Inline(linkify=False),
        head=fences.written,
        former=_FORMER,
        rules=None if site.is_old else _no_indented_code,
    )

    def convert(page: Page) -> Body:
        matter = page.front_matter
        data = site.data(page)
        text, unknown = matter.body, tuple[Unknown, ...]()
        if "{" in text and site.is_template(page, data):
            text, unknown = environment.text(text, data)
        if page.uri.lower().endswith(".md"):
            text = converted(text, flavour)
        above = matter.body_line - 1
        return Body(text, tuple(Unknown(one.construct, one.line + above) for one in unknown))

    return convert


def _no_indented_code(parser: MarkdownIt) -> None:
    parser.disable("code")


class _Site:
    """What the pages of an archive know."""

    def __init__(self, moved: Moved, dialect: Eleventy) -> None:
        self.moved, self.dialect = moved, dialect
        self.archive = dialect.archive
        self.collections = _Collections(self)

    @property
    def is_old(self) -> bool:
        """Whether `package.json` asks for an Eleventy before 2."""
        try:
            package = json.loads(self.archive.text("package.json"))
            wanted = {**package.get("dependencies", {}), **package.get("devDependencies", {})}
        except (ContentError, ValueError, TypeError, AttributeError):
            return False
        return bool(_OLD.match(str(wanted.get("@11ty/eleventy"))))

    def extend(self, environment: liquid.Environment) -> None:
        """Make Liquid LiquidJS, with the filters of Eleventy and of the settings."""
        filters = self.dialect.settings.get("filters", dict, {})
        liquidjs.extend(environment, self.dialect.zone)
        named = Liquid(self.dialect.zone, is_lenient=True, filters=filters).filters
        environment.filters |= {**named, "inputPathToUrl": self.url_of}
        environment.tags["set"] = environment.tags["assign"]  # as Nunjucks calls it

    def place(self, page: Page) -> str:
        """Return where a page lies in the archive."""
        return page.uri.removeprefix(f"{self.archive.folder}/" if self.archive.folder else "")

    def is_template(self, page: Page, data: Mapping[str, Any]) -> bool:
        """Tell whether a page goes through a template engine before Markdown."""
        if "templateEngineOverride" in data:
            names = str(data["templateEngineOverride"]).lower().split(",")
            return bool({"liquid", "njk"} & {name.strip() for name in names})
        key = _ENGINES.get(posixpath.splitext(page.uri)[1].lower())
        return key is None or self.dialect.settings.value(key) is not False

    def data(self, page: Page) -> dict[str, Any]:
        """Return the data of a page, as its template sees them."""
        place = self.place(page)
        try:
            data, _ = self.dialect.cascade.data(place, page.front_matter)
        except ContentError:
            data = dict(page.front_matter.data)
        path = self.dialect.project.folders.below_input(place)
        own = {
            "date": page.date if isinstance(page, Post) else None,
            "url": page.url,
            "fileSlug": file_slug(path),
            "filePathStem": path_stem(path),
            "inputPath": f"./{place}",
            "outputPath": page.permalink.file if page.permalink else False,
            "outputFileExtension": "html",
        }
        return {"title": page.title, **data, "page": own, "collections": self.collections}

    def url_of(self, value: object, *_: object) -> str:
        """Return the address of the page that a file makes."""
        place = posixpath.normpath(str(value).lstrip("./"))
        found = self.moved.found.get(place)
        if not isinstance(found, Page) or not found.permalink:
            raise NotUnderstoodError(f"{{{{ '{value}' | inputPathToUrl }}}}")
        return found.permalink.quoted

    @functools.cached_property
    def pages(self) -> Sequence[Page]:
        """All pages that readers see, the oldest first."""
        pages = [p for p in self.moved.found.values() if isinstance(p, Page) and p.is_public]
        dated = sorted((p for p in pages if isinstance(p, Post)), key=lambda p: (p.date, p.uri))
        return [*dated, *(page for page in pages if not isinstance(page, Post))]


class _Collections(Mapping[str, Any]):
    """The pages by tag; what JavaScript collects is not known."""

    def __init__(self, site: _Site) -> None:
        self.site = site

    def __getitem__(self, tag: str) -> Any:
        found = [item for item in self._items if tag == "all" or tag in item["tags"]]
        if not found:
            raise NotUnderstoodError(f"{{{{ collections.{tag} }}}}")
        return found

    @functools.cached_property
    def _items(self) -> list[dict[str, Any]]:
        whole = ((page, self.site.data(page)) for page in self.site.pages)
        return [
            {**data["page"], "data": data, "page": data["page"], "tags": tags(data.get("tags"))}
            for page, data in whole
        ]

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 1


def _tags(site: _Site) -> Mapping[str, Callable[[Call], str]]:
    include = functools.partial(_include, site)
    embedded = ("gist", "mermaid", "tweet", "vimeo", "youtube")
    return {
        "highlight": _highlight,
        "include": include,
        "render": include,
        **{name: jekyll_plugins.TAGS[name] for name in embedded},
    }


def _highlight(call: Call) -> str:
    """Return the code of eleventy-plugin-syntaxhighlight, in which nothing is rendered."""
    language, _, lines = call.markup.strip("\"' ").replace("/", " ").partition(" ")
    if call.raw is None or not language:
        raise NotUnderstoodError("{% highlight %}")
    head = fences.Head(language, marked=fences.line_numbers(lines))
    return call.set_off(fences.fence(head, call.raw.strip("\n")))


def _include(site: _Site, call: Call) -> str:
    """Return a file of the includes, rendered with what the tag says beside its name."""
    found = _NAME.match(call.markup)
    if not found:
        raise NotUnderstoodError(f"{{% {call.name} %}}")
    name = found["double"] or found["single"] or found["bare"]
    place = posixpath.normpath(posixpath.join(site.dialect.project.folders.includes, name))
    places = (place, f"{place}.liquid", f"{place}.html")
    place = next((one for one in places if one in site.archive.files), place)
    _, named = replace(call, markup=call.markup[found.end() :]).arguments()
    environment = call.context.env
    assert isinstance(environment, Environment)
    try:
        return environment.partial(site.archive.text(place), call, named)
    except ContentError:
        raise NotUnderstoodError(f"{{% {call.name} {name} %}}") from None
