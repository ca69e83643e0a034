"""Pelican's settings that decide what is published, and where.

Sources: Pelican 4.12, `settings.py` (defaults, and what became of older settings).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ...archive import Archive
from ...errors import InvalidValueError, Problem, shown
from .. import python_settings
from . import values as pelican_values
from .values import Moment, Slugify, Substitutions

CONFIGS = ("pelicanconf.py", "publishconf.py")
"""The later one is that of the published site, and says what differs."""
_DEFAULT_SUBSTITUTIONS = (
    (r"[^\w\s-]", ""),
    (r"(?u)\A\s*", ""),
    (r"(?u)\s*\Z", ""),
    (r"[-\s]+", "-"),
)
_DEFAULTS: Mapping[str, Any] = {
    "PATH": "",
    "ARTICLE_PATHS": [""],
    "ARTICLE_EXCLUDES": [],
    "PAGE_PATHS": ["pages"],
    "PAGE_EXCLUDES": [],
    "STATIC_PATHS": ["images"],
    "STATIC_EXCLUDES": [],
    "STATIC_EXCLUDE_SOURCES": True,
    "IGNORE_FILES": ["**/.*"],
    "READERS": {},
    "ARTICLE_URL": "{slug}.html",
    "ARTICLE_SAVE_AS": "{slug}.html",
    "ARTICLE_LANG_URL": "{slug}-{lang}.html",
    "ARTICLE_LANG_SAVE_AS": "{slug}-{lang}.html",
    "ARTICLE_TRANSLATION_ID": "slug",
    "DRAFT_URL": "drafts/{slug}.html",
    "DRAFT_SAVE_AS": "drafts/{slug}.html",
    "DRAFT_LANG_URL": "drafts/{slug}-{lang}.html",
    "DRAFT_LANG_SAVE_AS": "drafts/{slug}-{lang}.html",
    "PAGE_URL": "pages/{slug}.html",
    "PAGE_SAVE_AS": "pages/{slug}.html",
    "PAGE_LANG_URL": "pages/{slug}-{lang}.html",
    "PAGE_LANG_SAVE_AS": "pages/{slug}-{lang}.html",
    "DRAFT_PAGE_URL": "drafts/pages/{slug}.html",
    "DRAFT_PAGE_SAVE_AS": "drafts/pages/{slug}.html",
    "DRAFT_PAGE_LANG_URL": "drafts/pages/{slug}-{lang}.html",
    "DRAFT_PAGE_LANG_SAVE_AS": "drafts/pages/{slug}-{lang}.html",
    "STATIC_SAVE_AS": "{path}",
    "CATEGORY_URL": "category/{slug}.html",
    "CATEGORY_SAVE_AS": "category/{slug}.html",
    "TAG_URL": "tag/{slug}.html",
    "AUTHOR_URL": "author/{slug}.html",
    "INDEX_SAVE_AS": "index.html",
    "SITEURL": "",
    "TIMEZONE": "UTC",
    "LOCALE": [],
    "AUTHOR": "",
    "DEFAULT_LANG": "en",
    "DEFAULT_CATEGORY": "misc",
    "DEFAULT_METADATA": {},
    "USE_FOLDER_AS_CATEGORY": True,
    "WITH_FUTURE_DATES": True,
    "FILENAME_METADATA": r"(?P<date>\d{4}-\d{2}-\d{2}).*",
    "PATH_METADATA": "",
    "EXTRA_PATH_METADATA": {},
    "SLUGIFY_SOURCE": "title",
    "SLUGIFY_USE_UNICODE": False,
    "SLUGIFY_PRESERVE_CASE": False,
    "ALIAS_DELIMITER": ",",
}
_OTHERS = (
    *(f"{kind}_REGEX_SUBSTITUTIONS" for kind in ("SLUG", "CATEGORY", "TAG", "AUTHOR")),
    *(f"{kind}_SUBSTITUTIONS" for kind in ("SLUG", "CATEGORY", "TAG", "AUTHOR")),
    *("ARTICLE_DIR", "PAGE_DIR", "CLEAN_URLS", "ARTICLE_PERMALINK_STRUCTURE", "DEFAULT_DATE"),
)
_KNOWN = dict.fromkeys((*_DEFAULTS, *_OTHERS))
_CLEAN_URLS = {
    "ARTICLE_URL": "{slug}/",
    "ARTICLE_LANG_URL": "{slug}-{lang}/",
    "PAGE_URL": "pages/{slug}/",
    "PAGE_LANG_URL": "pages/{slug}-{lang}/",
}
_KINDS = {str: "text", bool: "`True` or `False`", list: "a list of texts", dict: "keys and values"}
_LISTS = re.compile(r"_(?:PATHS|EXCLUDES)$|^IGNORE_FILES$")
"""The settings whose default Pelican takes where they are a text."""


class PelicanSettings:
    """The settings of one archive."""

    def __init__(self, archive: Archive) -> None:
        """Read them; raise ContentError for what is wrong in them."""
        places = (archive.config,) if archive.config else CONFIGS
        found = [place for place in places if archive.config or place in archive.files]
        self.said = python_settings.read(archive, *found)
        self.warnings: list[Problem] = [
            *self.said.doubts(_KNOWN),
            *self.said.misspelt({*_KNOWN, *self.said.places}),
        ]
        self._values = {key: self._value(key, default) for key, default in _DEFAULTS.items()}
        self._take_over_old_ones()
        self.zone = self.said.zone("TIMEZONE")
        self._check()

    def text(self, key: str) -> str:
        """Return a text."""
        return str(self._values[key])

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        return tuple(self._values[key])

    def flag(self, key: str) -> bool:
        """Return whether something holds."""
        return bool(self._values[key])

    def mapping(self, key: str) -> Mapping[str, Any]:
        """Return keys and values."""
        found: Mapping[str, Any] = self._values[key]
        return found

    def patterns(self) -> list[str]:
        """Return the patterns of all addresses."""
        return [self.text(key) for key in _DEFAULTS if key.endswith(("_URL", "_SAVE_AS"))]

    def says(self, key: str) -> bool:
        """Return whether the author said something of it."""
        return self.said.value(key) is not None

    def slugify(self, kind: str) -> Slugify:
        """Return how names of a kind become slugs: `SLUG` (posts), `CATEGORY`, `TAG`, `AUTHOR`."""
        substitutions = self._substitutions(kind)
        if substitutions is None:
            substitutions = self._substitutions("SLUG")
        if substitutions is None:
            pairs = _DEFAULT_SUBSTITUTIONS
            substitutions = [pelican_values.substitution(*pair) for pair in pairs]
        use_unicode = self.flag("SLUGIFY_USE_UNICODE")
        return Slugify(substitutions, use_unicode, self.flag("SLUGIFY_PRESERVE_CASE"))

    def pattern(self, key: str) -> re.Pattern[str] | None:
        """Return a regular expression; None where there is none."""
        try:
            return re.compile(self.text(key)) if self.text(key) else None
        except (re.error, OverflowError, RecursionError) as error:
            text = f"is {shown(self.text(key))}, which is no pattern: {error}"
            raise self.said.error(key, text) from None

    def date(self) -> Moment | None:
        """Return DEFAULT_DATE, the date of posts without one; None where it is a file's own."""
        value = self.said.value("DEFAULT_DATE")
        if not value or value == "fs":
            return None
        try:
            if isinstance(value, list):
                return Moment(*value)
            return pelican_values.date(str(value), self.said.archive.now)
        except (InvalidValueError, ValueError, TypeError, OverflowError):
            text = f"is {shown(value)}, which is no date; write one like 2016-11-06"
            raise self.said.error("DEFAULT_DATE", text) from None

    def _value(self, key: str, default: Any) -> Any:
        value, kind = self.said.value(key), type(default)
        if kind is str and value in (None, False):
            is_said = key in self.said.config or key in self.said.archive.settings
            return "" if is_said else default
        if value is None:
            return default
        if kind is bool and not isinstance(value, list | dict):
            return bool(value)
        if not isinstance(value, kind) or (kind is list and not _is_texts(value)):
            return self._unfit(key, value, default)
        return value

    def _unfit(self, key: str, value: Any, default: Any) -> Any:
        """Return what Pelican takes for a value of another kind; raise ContentError elsewhere."""
        kind = _KINDS[type(default)]
        if key == "LOCALE":
            return [str(value)]
        if key == "FILENAME_METADATA" or (_LISTS.search(key) and isinstance(value, str)):
            text = f"is {shown(value)}, which is not {kind}; Pelican passes over it"
            self.warnings.append(self.said.problem(key, text))
            return "" if key == "FILENAME_METADATA" else default
        raise self.said.error(key, f"is {shown(value)}; write {kind}")

    def _take_over_old_ones(self) -> None:
        """Follow the settings of older versions as Pelican does."""
        for kind in ("ARTICLE", "PAGE"):
            if self.says(f"{kind}_DIR"):
                self._values[f"{kind}_PATHS"] = [self.said.get(f"{kind}_DIR", str, "")]
        if self.said.value("CLEAN_URLS"):
            self._values.update(_CLEAN_URLS)
        if self.said.value("ARTICLE_PERMALINK_STRUCTURE"):
            text = "is of Pelican 2; write it out in ARTICLE_URL and ARTICLE_SAVE_AS"
            raise self.said.error("ARTICLE_PERMALINK_STRUCTURE", text)

    def _check(self) -> None:
        """Raise ContentError for what would otherwise be found with the first post."""
        if (source := self.text("SLUGIFY_SOURCE")) not in ("title", "basename"):
            text = f"is {shown(source)}; write `title` or `basename`"
            raise self.said.error("SLUGIFY_SOURCE", text)
        for key in ("FILENAME_METADATA", "PATH_METADATA"):
            self.pattern(key)
        for key, value in self.mapping("EXTRA_PATH_METADATA").items():
            if not isinstance(key, str) or not isinstance(value, dict):
                text = f"holds {shown(key)}; write a path with its keys and values"
                raise self.said.error("EXTRA_PATH_METADATA", text)

    def _substitutions(self, kind: str) -> Substitutions | None:
        """Return what the slugs of a kind have replaced; None where nothing is said of it."""
        new, old = f"{kind}_REGEX_SUBSTITUTIONS", f"{kind}_SUBSTITUTIONS"
        if self.says(new):
            return [self._pair(new, pair) for pair in self.said.get(new, list, [])]
        if self.says(old) or (kind == "AUTHOR" and self.says("SLUG_SUBSTITUTIONS")):
            return self._old_substitutions(kind, old)
        return None

    def _old_substitutions(self, kind: str, key: str) -> Substitutions:
        """Return what SLUG_SUBSTITUTIONS stands for: texts in place of patterns."""
        for other in ("SLUG", "CATEGORY", "TAG", "AUTHOR"):
            if self.says(f"{other}_REGEX_SUBSTITUTIONS"):
                raise self.said.error(key, f"goes not with {other}_REGEX_SUBSTITUTIONS; keep that")
        written = self.said.get(key, list, [])
        if kind in ("CATEGORY", "TAG"):
            written = self.said.get("SLUG_SUBSTITUTIONS", list, []) + written
        pairs = [item[:2] if isinstance(item, list) else item for item in written]
        skips = any(item[2:] and item[2] for item in written if isinstance(item, list))
        rest = _DEFAULT_SUBSTITUTIONS[1:3] if skips else _DEFAULT_SUBSTITUTIONS
        found = [self._pair(key, pair, is_text=True) for pair in pairs]
        return [*found, *(pelican_values.substitution(*pair) for pair in rest)]

    def _pair(self, key: str, pair: Any, *, is_text: bool = False) -> tuple[re.Pattern[str], str]:
        try:
            if not _is_texts(pair) or len(pair) != 2:
                raise InvalidValueError(f"{shown(pair)}, which is no pair of texts")
            if is_text:
                pair = re.escape(pair[0]), pair[1].replace("\\", r"\\")
            return pelican_values.substitution(*pair)
        except InvalidValueError as error:
            raise self.said.error(key, f"holds {error}") from None


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
