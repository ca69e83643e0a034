"""Redirects: an old address, and the page there that sends readers on to the new one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape
from urllib.parse import quote, unquote, urldefrag, urlsplit

from .errors import Problem
from .host import spellings
from .permalink import AddressError, Permalink

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="canonical" href="{canonical}">
<script>
var to = new URL({script}, location)
to.search = to.search || location.search
to.hash = to.hash || location.hash
location.replace(to)
</script>
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body>
<p>→ <a href="{target}">{title}</a></p>
</body>
</html>
"""

_NO_PAGE = re.compile(
    r"\.(?:atom|avif|bmp|css|csv|docx?|epub|gif|gz|ico|ics|jpe?g|json|m?js|m4[av]|md|mov|mp[34]"
    r"|od[pst]|og[gv]|pdf|png|pptx?|rdf|rss|svg|tar|tgz|txt|wav|web[mp]|webmanifest|xhtml|xlsx?"
    r"|xml|xsl|zip)$",
    re.I,
)
NOT_FOLLOWED = (
    "the redirect there is a page of HTML, which neither a browser nor a feed reader follows where "
    "it asks for a file"
)


def is_followed(url: str) -> bool:
    """Tell whether a page at an address can send its readers on.

    What asks for an image, a feed or a document reads no page in its place.
    """
    return not _NO_PAGE.search(url)


def target(value: str) -> str:
    """Return a written target as a URL: a path from the site's root, or a full URL elsewhere.

    Raises AddressError for anything else.
    """
    try:
        parts = urlsplit(value)
    except ValueError as error:
        raise AddressError(f"it is no URL: {error}") from None
    if parts.scheme in ("http", "https") and parts.netloc:
        return value
    if parts.scheme or parts.netloc or not value.startswith("/"):
        raise AddressError("write a path from the `/` on, a file below docs/, or a full URL")
    Permalink.parse_link(parts.path)
    return quote(value, safe="/%#?=&:@!$'()*+,;~")


@dataclass(frozen=True, slots=True)
class Redirect:
    """An old address, and to where its readers are sent."""

    permalink: Permalink
    target: str
    """An address of the site, from its root and percent-encoded (`/2016/duth/#end`), or a full URL
    elsewhere."""
    owner: str
    """Who asks for it, as messages name it: `docs/blog/a.md`, or a setting of mkdocs.yml."""
    line: int | None = None
    """The line that asks for it."""

    @property
    def place(self) -> str:
        """Owner and line, as messages name them."""
        return self.owner if self.line is None else f"{self.owner}:{self.line}"

    @property
    def path(self) -> str | None:
        """The decoded path of the target; None where it leads to another site."""
        try:
            parts = urlsplit(self.target)
        except ValueError:
            return self.target
        return None if parts.scheme or parts.netloc else unquote(parts.path)


def flattened(
    redirects: Iterable[Redirect], is_published: Callable[[str], bool]
) -> tuple[tuple[Redirect, ...], tuple[Problem, ...]]:
    """Return the redirects, each to where its chain ends, and a problem for each that ends nowhere.

    `is_published` tells whether anything but a redirect answers at a path.
    """
    once = tuple({(one.permalink, one.target): one for one in redirects}.values())
    by_path = {spelling: one for one in once for spelling in spellings(one.permalink)}
    by_path.update({one.permalink.url: one for one in once})
    before = {name.removesuffix(".html") for name in _files(once) if not is_published(name)}
    ends = [_end(one, by_path, lambda p: is_published(p) and p not in before) for one in once]
    return (
        tuple(end for end in ends if isinstance(end, Redirect)),
        tuple(end for end in ends if isinstance(end, Problem)),
    )


def _files(redirects: Iterable[Redirect]) -> Iterator[str]:
    """Yield the file of each redirect: a host sends `a.html` before the folder `a`."""
    for one in redirects:
        if not one.permalink.url.endswith("/"):
            yield f"/{one.permalink.file}"


def _end(
    one: Redirect, by_path: Mapping[str, Redirect], is_published: Callable[[str], bool]
) -> Redirect | Problem:
    """Return a redirect to the end of its chain."""
    chain = [one]
    while (path := chain[-1].path) is not None and not is_published(path):
        following = by_path.get(path)
        if following is None:
            return _problem(chain[-1], f"leads to {path}, where nothing is published")
        if following in chain:
            return _problem(one, f"leads in a circle, over {following.place}")
        chain.append(following)
    fragments = (urldefrag(link.target).fragment for link in reversed(chain))
    fragment = next(filter(None, fragments), "")
    end = urldefrag(chain[-1].target).url
    return replace(one, target=f"{end}#{fragment}" if fragment else end)


def _problem(one: Redirect, text: str) -> Problem:
    return Problem(one.owner, one.line, f"the redirect {one.permalink.url} {text}")


def page(*, target: str, canonical: str, title: str, language: str) -> str:
    """Return the HTML of a redirect to `target`, a URL relative to the old address.

    It works without JavaScript; with it, query and fragment are kept.
    """
    quoted = target.replace("\\", "%5C").replace('"', "%22").replace("<", "%3C")
    return _PAGE.format(
        target=escape(target),
        canonical=escape(canonical),
        title=escape(title),
        language=escape(language),
        script=f'"{quoted}"',
    )
