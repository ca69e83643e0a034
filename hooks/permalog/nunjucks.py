"""Nunjucks: template strings of Eleventy sites that chose it, rendered by Jinja, its model.

Sources: Nunjucks 3, `filters.js`; Eleventy 3, `Engines/Nunjucks.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import jinja2
from jinja2.sandbox import ImmutableSandboxedEnvironment

from . import javascript
from .slug import slug, slugify
from .template import OWN_FILTERS, TemplateError

_UNREADABLE = (ValueError, TypeError, ArithmeticError, LookupError, AttributeError, RecursionError)
"""What Jinja raises, beside its own errors, for values that do not fit their filters."""


class Nunjucks:
    """Renders template strings; what is missing prints nothing."""

    def __init__(self, filters: Mapping[str, Callable[..., str]]) -> None:
        """Prepare; `filters` are the site's own."""
        self._environment = ImmutableSandboxedEnvironment(autoescape=True, finalize=_printed)
        self._environment.filters |= {"slug": _slug, "slugify": _slugify, "url": _same, **filters}
        self._parsed: dict[str, jinja2.Template] = {}

    def render(self, text: str, data: Mapping[str, Any]) -> str:
        """Return `text` rendered from `data`; raise TemplateError for what cannot be."""
        try:
            if text not in self._parsed:
                self._parsed[text] = self._environment.from_string(text)
            return self._parsed[text].render(data)
        except (jinja2.TemplateError, *_UNREADABLE) as error:
            raise TemplateError(f"{error}; {OWN_FILTERS}") from None


def _slug(value: object, *_: object) -> str:
    return slug(_string(value))


def _slugify(value: object, *_: object) -> str:
    return slugify(_string(value))


def _same(value: object, *_: object) -> object:
    return value


def _string(value: object) -> str:
    return "undefined" if isinstance(value, jinja2.Undefined) else javascript.text(value)


def _printed(value: object) -> object:
    """Return a value as `{{ value }}` prints it."""
    if value is None or isinstance(value, jinja2.Undefined):
        return ""
    return value if isinstance(value, str) else javascript.text(value)
