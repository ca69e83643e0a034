"""Redirects: an old address, and the page there that sends readers on to the new one."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from .permalink import Permalink

_PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta name="robots" content="noindex">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="canonical" href="{canonical}">
<script>location.replace({script} + location.search + location.hash)</script>
<meta http-equiv="refresh" content="0; url={target}">
</head>
<body>
<p>→ <a href="{target}">{title}</a></p>
</body>
</html>
"""


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
