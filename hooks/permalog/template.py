"""Template strings in a permalink: `/blog/{{ page.date | date: "%Y" }}/{{ title | slugify }}/`.

Eleventy renders the permalink of a Markdown file with Liquid; python-liquid does so here, with the
filters that Eleventy adds. A name or filter that does not exist is an error: Liquid would print
nothing, and an address with a hole in it would be published.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping
from typing import Any

import liquid
from liquid.exceptions import LiquidError

from . import dates
from .errors import InvalidValueError
from .slug import slug, slugify


class TemplateError(InvalidValueError):
    """Raised when a template string cannot be rendered."""


def is_template(text: str) -> bool:
    """Tell whether `text` holds anything that Liquid would replace."""
    return "{{" in text or "{%" in text


def render(text: str, data: Mapping[str, Any], zone: dt.tzinfo) -> str:
    """Return `text` with its Liquid rendered from `data`; dates are shown in `zone`.

    Raises TemplateError for broken syntax and for unknown names and filters.
    """
    try:
        return _environment(zone).from_string(text).render(data)
    except (LiquidError, RecursionError) as error:
        reason = getattr(error, "message", None) or str(error) or type(error).__name__
        raise TemplateError(
            f"{reason}; there are page.date, page.fileSlug, page.filePathStem, page.inputPath, the "
            "keys of the front matter, and Liquid's filters with date, slugify and slug"
        ) from None


class _Environment(liquid.Environment):
    loop_iteration_limit = 10_000
    output_stream_limit = 65_536


@functools.lru_cache(maxsize=8)
def _environment(zone: dt.tzinfo) -> liquid.Environment:
    environment = _Environment(undefined=liquid.FalsyStrictUndefined)
    environment.filters["date"] = functools.partial(_date, zone)
    environment.filters["slugify"] = functools.partial(_made_slug, slugify)
    environment.filters["slug"] = functools.partial(_made_slug, slug)
    return environment


def _made_slug(
    make: Callable[[str], str], value: object, *_options: object, **_named: object
) -> str:
    """Return a slug; Eleventy's filters take no options in Liquid, and ignore them."""
    if isinstance(value, list):
        value = ",".join(map(str, value))
    if not isinstance(value, str | int | float):
        raise liquid.exceptions.FilterArgumentError("slugify got no text", token=None)
    return make(str(value))


def _date(zone: dt.tzinfo, value: object, form: object = "%Y-%m-%d") -> str:
    if value == "now":
        value = dt.datetime.now(zone)
    try:
        return dates.strftime(dates.parse(value, zone), str(form))
    except InvalidValueError as error:
        raise liquid.exceptions.FilterArgumentError(f"`date` got {error}", token=None) from None
