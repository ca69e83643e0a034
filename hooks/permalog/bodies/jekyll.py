"""Jekyll's bodies: Liquid with Jekyll's tags, filters and variables, then kramdown.

Source: Jekyll 4.3, `lib/jekyll/tags`. Addresses are those of the old site, with its `baseurl`; the
dialect knows what they are on this one.
"""

from __future__ import annotations

import functools
import html
import posixpath
import re
from collections.abc import Callable, Mapping

from .. import heading_ids
from ..dialects.jekyll import Jekyll
from ..errors import ContentError
from ..permalink import Permalink
from ..post import Page
from ..redirect import Redirect
from . import Body, Converter, Moved, Shortcodes, Unknown, fences, jekyll_filters, jekyll_plugins
from .jekyll_site import Site
from .kramdown import kramdown
from .liquid import Call, Environment, NotUnderstoodError

_MARKDOWN = re.compile(r"\.(?:markdown|mkdown|mkdn|mkd|md)\Z")
_AFTER_BASE = re.compile(r"site\.baseurl\s*-?\}\}\s*\Z")
_PARAMETER = re.compile(
    r"""(?P<name>[\w-]+)\s*=\s*
        (?:"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<bare>[\w.-]+))""",
    re.X | re.S,
)
_INCLUDED = re.compile(r"(?P<file>(?:[^\s{]*\{\{[^}]*\}\}[^\s{]*)+|\S+)(?P<rest>.*)", re.S)
_HIGHLIGHT = re.compile(r"(?P<language>[\w.+#-]+)(?P<options>.*)", re.S)
_FORMER = (heading_ids.kramdown_gfm, heading_ids.kramdown, heading_ids.kramdown_stripped)
"""The rules for ids of the parsers that Jekyll has had, and of what its options ask for."""
_LITERALS = {"true": True, "false": False, "nil": None, "null": None}


def jekyll(moved: Moved, shortcodes: Shortcodes) -> Converter:
    """Return what converts the bodies of a Jekyll archive."""
    assert isinstance(moved.dialect, Jekyll)
    site = Site(moved, moved.dialect)
    environment = Environment(_tags(site, shortcodes), shortcodes)
    environment.filters.update(jekyll_filters.FILTERS)
    environment.filters |= {
        "absolute_url": site.absolute_url,
        "date": functools.partial(jekyll_filters.date, site.archive.now),
        "relative_url": site.relative_url,
    }

    def converted(page: Page) -> Body:
        matter = page.front_matter
        text, unknown = matter.body, tuple[Unknown, ...]()
        if "{" in text and matter.data.get("render_with_liquid") is not False:
            text, unknown = environment.text(text, {"site": site, "page": site.page(page)})
        if _MARKDOWN.search(page.uri):
            text = kramdown(text, site.kramdown, _FORMER)
        above = matter.body_line - 1
        return Body(text, tuple(Unknown(one.construct, one.line + above) for one in unknown))

    return converted


def _tags(site: Site, shortcodes: Shortcodes) -> Mapping[str, Callable[[Call], str]]:
    """Return the tags of Jekyll and of its plugins."""
    include = functools.partial(_include, site, shortcodes)
    return {
        "highlight": _highlight,
        "include": include,
        "include_cached": include,
        "include_relative": functools.partial(_include_relative, site),
        "link": functools.partial(_link, site),
        "post_url": functools.partial(_post_url, site),
        **jekyll_plugins.TAGS,
    }


def _highlight(call: Call) -> str:
    found = _HIGHLIGHT.fullmatch(call.markup)
    code = (call.inner or "").strip("\r\n")
    if not found or call.inner is None:
        raise NotUnderstoodError("{% highlight %}")
    language, options = found["language"].lower(), found["options"]
    if not _MARKDOWN.search(str(call.context.resolve("page")["ext"])):
        return f'<pre><code class="language-{language}">{html.escape(code)}</code></pre>'
    marked = re.search(r'mark_lines\s*=\s*"([\d ]+)"', options)
    head = fences.Head(
        language,
        marked=fences.line_numbers(marked[1]) if marked else (),
        first=1 if "linenos" in options else None,
    )
    return call.set_off(fences.fence(head, code))


def _include(site: Site, shortcodes: Shortcodes, call: Call) -> str:
    file, params = _included(call)
    if make := shortcodes.get(file):
        page = call.context.resolve("page")
        return make({"args": [], "named": params or {}, "inner": None, "page": page})
    place = posixpath.join(site.folder("includes_dir", "_includes"), file)
    of_theme = jekyll_plugins.INCLUDES.get(file.removesuffix(".html"))
    if of_theme and place not in site.archive.files:
        shown = of_theme(params or {}, call.context.resolve("page"))
        if shown is not None:
            return shown
    return _partial(site, call, place, params)


def _include_relative(site: Site, call: Call) -> str:
    file, params = _included(call)
    folder = site.root + posixpath.dirname(str(call.context.resolve("page")["path"]))
    return _partial(site, call, posixpath.join(folder, file), params)


def _partial(site: Site, call: Call, place: str, params: Mapping[str, object] | None) -> str:
    environment = call.context.env
    assert isinstance(environment, Environment)
    try:
        text = site.archive.text(posixpath.normpath(place))
    except ContentError:
        raise NotUnderstoodError(f"{{% {call.name} {posixpath.basename(place)} %}}") from None
    return environment.partial(text, call, {} if params is None else {"include": params})


def _included(call: Call) -> tuple[str, dict[str, object] | None]:
    """Return the file that an include names, and its parameters; None where it has none."""
    found = _INCLUDED.fullmatch(call.markup.strip())
    if not found:
        raise NotUnderstoodError(f"{{% {call.name} %}}")
    params = {p["name"]: _value(call, p) for p in _PARAMETER.finditer(found["rest"])}
    return _text(call, found["file"]).strip("\"',"), params if found["rest"].strip() else None


def _value(call: Call, found: re.Match[str]) -> object:
    for quote in ("double", "single"):
        if found[quote] is not None:
            return re.sub(r"\\([\"'])", r"\1", found[quote])
    bare = found["bare"]
    if bare in _LITERALS or bare.lstrip("-").isdecimal():
        return _LITERALS[bare] if bare in _LITERALS else int(bare)
    return call.context.get([*bare.split(".")], token=None, default=None)


def _text(call: Call, markup: str) -> str:
    """Return the markup of a tag, the Liquid in it rendered."""
    environment = call.context.env
    assert isinstance(environment, Environment)
    return environment.partial(markup, call, {}) if "{" in markup else markup


def _link(site: Site, call: Call) -> str:
    path = _text(call, call.markup).strip()
    found = site.moved.found.get(site.root + path.lstrip("/"))
    at = found.permalink if isinstance(found, Page | Redirect) else found
    if not isinstance(at, Permalink):
        raise NotUnderstoodError(f"{{% link {path} %}}")
    return _linked(site, at, call)


def _post_url(site: Site, call: Call) -> str:
    name = _text(call, call.markup).strip().lstrip("/")
    found = site.posts_by_name.get(name) or site.posts_by_name.get(posixpath.basename(name))
    if not found or not found.permalink:
        raise NotUnderstoodError(f"{{% post_url {name} %}}")
    return _linked(site, found.permalink, call)


def _linked(site: Site, permalink: Permalink, call: Call) -> str:
    """Return the address of a page; in Jekyll 3, its author wrote `baseurl` before it."""
    return ("" if _AFTER_BASE.search(call.before) else site.base) + permalink.quoted
