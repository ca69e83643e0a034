"""Template strings in a permalink: `/blog/{{ page.date | date: "%Y" }}/{{ title | slugify }}/`.

Eleventy renders the permalink of a Markdown file with Liquid; python-liquid does so here, with the
filters that Eleventy adds. A name or filter that does not exist is an error: Liquid would print
nothing, and an address with a hole in it would be published. Only what was published so, a moved
archive, is rendered as leniently as Eleventy's LiquidJS does.
"""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Mapping
from typing import Any

import liquid
from liquid.exceptions import LiquidError

from . import dates, liquidjs
from .errors import InvalidValueError
from .slug import slug, slugify

_STRICT_HINT = (
    "there are page.date, page.fileSlug, page.filePathStem, page.inputPath, the keys of the front "
    "matter, and Liquid's filters with date, slugify and slug"
)
OWN_FILTERS = (
    "a filter of the site's own is named under `settings`, by those of Liquid: "
    "`filters: {toPath: \"date: '%Y/%m/%d'\"}`"
)
"""How to mend what a moved archive's templates lack."""


class TemplateError(InvalidValueError):
    """Raised when a template string cannot be rendered."""


def is_template(text: str) -> bool:
    """Tell whether `text` holds anything that Liquid would replace."""
    return "{{" in text or "{%" in text


def render(text: str, data: Mapping[str, Any], zone: dt.tzinfo) -> str:
    """Return `text` with its Liquid rendered from `data`; dates are shown in `zone`.

    Raises TemplateError for broken syntax and for unknown names and filters.
    """
    return _strict(zone).render(text, data)


class Liquid:
    """Renders template strings; dates are shown in one zone."""

    def __init__(
        self, zone: dt.tzinfo, *, is_lenient: bool = False, filters: Mapping[str, str] | None = None
    ) -> None:
        """Prepare; `is_lenient` is to render as LiquidJS does.

        `filters` are further ones, each by those that stand for it: `date: '%Y'`.
        """
        self._hint = OWN_FILTERS if is_lenient else _STRICT_HINT
        self._environment = _Environment(undefined=liquid.FalsyStrictUndefined)
        self._parsed: dict[str, liquid.BoundTemplate] = {}
        if is_lenient:
            liquidjs.extend(self._environment, zone)
        else:
            self._environment.filters["date"] = functools.partial(_date, zone)
            self._environment.filters["slugify"] = functools.partial(_made_slug, slugify)
            self._environment.filters["slug"] = functools.partial(_made_slug, slug)
        self.filters = {name: self._filter(text) for name, text in (filters or {}).items()}
        """The further filters, as functions."""
        self._environment.filters |= self.filters

    def render(self, text: str, data: Mapping[str, Any]) -> str:
        """Return `text` rendered from `data`; raise TemplateError for what cannot be."""
        try:
            if text not in self._parsed:
                self._parsed[text] = self._environment.from_string(text)
            return self._parsed[text].render(data)
        except (LiquidError, RecursionError) as error:
            reason = getattr(error, "message", None) or str(error) or type(error).__name__
            raise TemplateError(f"{reason}; {self._hint}") from None

    def _filter(self, text: str) -> Callable[..., str]:
        whole = f"{{{{ value | {text} }}}}"
        return lambda value, *_: self.render(whole, {"value": value})


class _Environment(liquid.Environment):
    loop_iteration_limit = 10_000
    output_stream_limit = 65_536


@functools.lru_cache(maxsize=8)
def _strict(zone: dt.tzinfo) -> Liquid:
    return Liquid(zone)


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
