"""Eleventy's template strings: which engine renders one, and with what page.

Sources: Eleventy 3, `TemplateRender.js`, `Engines/Markdown.js`, `TemplateFileSlug.js`.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from ...nunjucks import Nunjucks
from ...template import Liquid, TemplateError, is_template
from ..eleventy_permalink import file_slug, path_stem
from . import config as eleventy_config
from .data import Data
from .project import Project, template_ending

_CHOICES = {"md": "markdownTemplateEngine", "html": "htmlTemplateEngine"}
_FILTER = re.compile(r"\|\s*(\w+)")
_PART = re.compile(r"\{[{%].*?[%}]\}", re.S)
_WORD = re.compile(r"[\w-]+")
_AGE = re.compile(r"\bpage\s*(?:\.\s*date|\[\s*['\"]date)\b")


class NoDateError(TemplateError):
    """Raised for a template that has the date of a file, where Eleventy took the file's own."""


class Strings:
    """Renders the template strings of one archive."""

    def __init__(
        self, project: Project, unread: Mapping[str, str], doubt: Callable[[str, str], None]
    ) -> None:
        """Prepare; `unread` are keys of global data that cannot be read, each with its file.

        `doubt` takes a place and what may be wrong there. Raises ContentError for wrong settings.
        """
        self.project, self.settings, self.unread = project, project.settings, unread
        self._doubt = doubt
        zone = self.settings.zone("timezone")
        liquid = Liquid(zone, is_lenient=True, filters=self._filters())
        place = self.settings.place
        self._own = eleventy_config.filters(project.archive, place) - liquid.filters.keys()
        self._renderers: dict[str, Liquid | Nunjucks] = {
            "liquid": liquid,
            "njk": Nunjucks(liquid.filters),
        }
        for key in _CHOICES.values():
            self._check_engine(key)

    def render(self, text: str, place: str, data: Data, date: dt.datetime | None) -> str:
        """Return a template string rendered; raise TemplateError for what cannot be."""
        if not is_template(text):
            return text
        if date is None and _AGE.search(text):
            raise NoDateError("its address has `page.date`, and it has no date; add `date`")
        words = {word for part in _PART.findall(text) for word in _WORD.findall(part)}
        for key, script in self.unread.items():
            if key in words:
                raise TemplateError(
                    f"`{key}` is said in {self.project.archive.path_of(script)}, which is not "
                    f"read; write it under `settings`, as `{key}: …`"
                )
        for name in self._own.intersection(_FILTER.findall(text)):
            self._doubt(
                self.settings.place or "",
                f"its filter `{name}` is JavaScript, and is not run; where Eleventy's own differs, "
                f"say what it is under `settings`: `filters: {{{name}: slugify}}`",
            )
        whole = {**data, "page": self._page(place, date)}
        return self._rendered(text, self._engines(place, data), whole)

    def _rendered(self, text: str, engines: tuple[str, ...], data: Data) -> str:
        """Return the text by the first engine that can render it; as it is where there is none."""
        first: TemplateError | None = None
        for engine in engines:
            try:
                return self._renderers[engine].render(text, data)
            except TemplateError as error:
                first = first or error
        if first:
            raise first
        return text

    def _engines(self, place: str, data: Data) -> tuple[str, ...]:
        """Return the engines that may render a string of a file: both, where nothing says which."""
        ending = template_ending(place) or ""
        if "templateEngineOverride" in data:
            names = str(data["templateEngineOverride"] or "").lower().split(",")
            own = {name.strip() for name in names} - {"", "html", "false", "none"}
            if "md" not in own:
                return self._known(*own)
            ending = "md"
        if ending not in _CHOICES:
            return self._known(ending)
        chosen = self.settings.value(_CHOICES[ending])
        if chosen is None and self.settings.place:
            return "liquid", "njk"
        return self._known("liquid" if chosen is None else chosen) if chosen is not False else ()

    def _known(self, *names: str) -> tuple[str, ...]:
        for name in names:
            if name not in self._renderers:
                raise TemplateError(f"it is a template of `{name}`, which is not rendered here")
        return names

    def _page(self, place: str, date: dt.datetime | None) -> Mapping[str, Any]:
        path = self.project.folders.below_input(place)
        return {
            "date": date,
            "fileSlug": file_slug(path),
            "filePathStem": path_stem(path),
            "inputPath": f"./{place}",
            "outputFileExtension": "html",
        }

    def _filters(self) -> Mapping[str, str]:
        filters = self.settings.get("filters", dict, {})
        for name, text in filters.items():
            if not isinstance(text, str):
                raise self.settings.error("filters", f"has no text for `{name}`; write filters")
        return filters

    def _check_engine(self, key: str) -> None:
        chosen = self.project.archive.settings.get(key)
        if chosen not in (None, False, *self._renderers):
            names = " or ".join(f"`{name}`" for name in self._renderers)
            raise self.settings.error(key, f"is `{chosen}`; template strings are in {names} here")
