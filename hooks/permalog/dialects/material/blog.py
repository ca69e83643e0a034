"""Material's blog plugin: the settings of one instance, and the paths and slugs that they give.

Sources: Material for MkDocs 9.8, `plugins/blog/config.py`, `plugins/blog/plugin.py`;
`pymdownx/slugs.py`.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from string import Formatter
from typing import Any
from urllib.parse import quote

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime
from markdown.extensions import toc

from ...errors import InvalidValueError, Problem, shown
from ...reader import Reader
from ..settings import Settings
from . import mkdocs

_STYLES = ("full", "long", "medium", "short")
_NUMERIC = re.compile(r"(?:yyyy|MM|dd)(?:[-/._](?:yyyy|MM|dd))*")
_NUMBERS = {"yyyy": "{0.year:04}", "MM": "{0.month:02}", "dd": "{0.day:02}"}
"""What is the same in every language, and needs no Babel."""
_SPEC = re.compile(r"(?:.?[<>^])?\d{0,3}(?:\.\d{1,3})?s?", re.S)
_TAG = re.compile(r"</?[^>]*>")
_NOT_IN_SLUG = re.compile(r"[^\w\- ]")
_UPPER = re.compile(r"[A-Z]+")
_UNREADABLE = (ValueError, ArithmeticError, LookupError, TypeError, AttributeError, RuntimeError)
"""What Babel raises for a format of a date that it does not know."""

Slugify = Callable[[str, str], str]


class Blog:
    """The rules of one instance of the plugin."""

    def __init__(self, settings: Settings, site: Settings, warnings: list[Problem]) -> None:
        """Read the options; raise ContentError for what is wrong in them."""
        self.settings, self.site, self.warnings = settings, site, warnings
        self.folder = posixpath.normpath(settings.get("blog_dir", str, "blog"))
        posts = self._pattern("post_dir", "{blog}/posts", "blog").fill({"blog": self.folder})
        self.posts = posixpath.normpath(posts)
        """The start of the path of every post."""
        self.url = self._pattern(
            "post_url_format", "{date}/{slug}", "categories", "date", "file", "slug"
        )
        self.shows_drafts = settings.get("draft", bool, False)
        self.hides_future = settings.get("draft_if_future_date", bool, False)
        self.allowed = settings.get("categories_allowed", list, [])
        self.date = self._date_format() if "date" in self.url.names else str
        self.slugify = self._slugify("post_slugify", "slug")
        self.slugify_category = self._slugify("categories_slugify", "categories")

    def slug(self, reader: Reader, uri: str) -> str:
        """Return the slug of a post that names none."""
        title = reader.matter.data.get("title")
        if "title" in reader.matter.data and not isinstance(title, str):
            reader.problem("title", f"is {reader.written('title')}; write text, in quotes")
            return ""
        if title is None:
            title = mkdocs.written_title(reader.matter.body)
        return self.slugify(mkdocs.file_title(uri) if title is None else title)

    def categories(self, reader: Reader) -> list[str]:
        """Return the categories of a post, each once."""
        categories = list(dict.fromkeys(reader.matter.data.get("categories", [])))
        for name in categories if self.allowed else ():
            if name not in self.allowed:
                text = f"holds {shown(name)}, and `categories_allowed` does not; add it there"
                reader.problem("categories", text)
        return categories

    def path(self, *, slug: str, uri: str, date: dt.datetime, reader: Reader) -> str:
        """Return the path of a post, without an ending."""
        values = {"slug": slug, "date": ""}
        try:
            values["date"] = self.date(date)
        except _UNREADABLE as error:
            reader.problem("date", f"cannot be written in `post_url_date_format`: {error}")
        if "file" in self.url.names:
            values["file"] = mkdocs.stem(uri)
        if "categories" in self.url.names:
            most = self.settings.get("post_url_max_categories", int, 1)
            names = self.categories(reader)[:most]
            values["categories"] = "/".join(map(self.slugify_category, names))
        path = posixpath.normpath(self.url.fill(values).strip("/"))
        return posixpath.join(self.folder, path)

    def _pattern(self, key: str, default: str, *names: str) -> Pattern:
        try:
            return Pattern(self.settings.get(key, str, default), names)
        except InvalidValueError as error:
            raise self.settings.error(key, str(error)) from None

    def _date_format(self) -> Callable[[dt.datetime], str]:
        form, locale = self.settings.get("post_url_date_format", str, "yyyy/MM/dd"), self._locale()
        if _NUMERIC.fullmatch(form):
            for letters, number in _NUMBERS.items():
                form = form.replace(letters, number)
            return form.format
        write = format_date if form in _STYLES else format_datetime
        formatted = partial(write, format=form, locale=locale)
        try:
            formatted(dt.datetime(2016, 11, 6, tzinfo=dt.UTC))
        except _UNREADABLE as error:
            text = f"is {shown(form)}, which is no form of a date: {error}"
            raise self.settings.error("post_url_date_format", text) from None
        return formatted

    def _locale(self) -> Locale:
        theme = self.site.value("theme")
        language = theme.get("language", "en") if isinstance(theme, Mapping) else "en"
        try:
            return Locale.parse(str(language).replace("-", "_"))
        except (ValueError, UnknownLocaleError):
            text = f"has the language {shown(language)}, which is not known; write one like `de`"
            raise self.site.error("theme", text) from None

    def _slugify(self, key: str, name: str) -> Callable[[str], str]:
        """Return the function of `post_slugify`; of one that is not known, the plugin's own."""
        separator = self.settings.get(f"{key}_separator", str, "-")
        value = self.settings.value(key)
        function = slug_function(value, separator)
        if function is None and name in self.url.names:
            written = value.tag if isinstance(value, mkdocs.Tagged) else value
            text = (
                f"is {shown(written)}, which is not known here; slugs are made as the plugin does "
                "without it. Where an address differs, write `slug` into the post"
            )
            self.warnings.append(self.settings.problem(key, text))
        return partial(_called, function or partial(_slug, case="lower"), separator)


class Pattern:
    """A text with names in braces, as `str.format` fills them; it reaches nothing but the names."""

    def __init__(self, text: str, names: Iterable[str]) -> None:
        """Take the pattern apart; raise InvalidValueError."""
        try:
            self.pieces = [
                (literal, name, spec or "", conversion)
                for literal, name, spec, conversion in Formatter().parse(text)
            ]
        except ValueError as error:
            raise InvalidValueError(f"is {shown(text)}: {error}") from None
        self.names = frozenset(name for _, name, _, _ in self.pieces if name is not None)
        known = ", ".join(f"`{{{name}}}`" for name in names)
        if unknown := self.names - set(names):
            raise InvalidValueError(f"holds `{{{min(unknown)}}}`; there is only {known}")
        for _, name, spec, conversion in self.pieces:
            if conversion or not _SPEC.fullmatch(spec):
                raise InvalidValueError(f"is {shown(text)}; write `{{{name}}}` and no more")

    def fill(self, values: Mapping[str, str]) -> str:
        """Return the text with a value for each name."""
        return "".join(
            literal + (format(values[name], spec) if name else "")
            for literal, name, spec, _ in self.pieces
        )


def slug_function(value: object, separator: str) -> Slugify | None:
    """Return the function that a tag of mkdocs.yml names; None where it is none that works.

    A function itself is one that MkDocs made of such a tag.
    """
    if value is None:
        return partial(_slug, case="lower")
    function = _named(value) if isinstance(value, mkdocs.Tagged) else value
    try:
        if callable(function) and isinstance(function("a b", separator), str):
            return function
    except Exception:  # a function of the owner's may raise anything
        return None
    return None


def _named(value: mkdocs.Tagged) -> Slugify | None:
    kind, _, name = value.tag.partition(":")
    if kind == "python/name":
        return _NAMED.get(name)
    if (kind, name) != ("python/object/apply", "pymdownx.slugs.slugify"):
        return None
    words = value.value.get("kwds") if isinstance(value.value, Mapping) else None
    words = words if isinstance(words, Mapping) else {}
    form = words.get("normalize", "NFC")
    if form not in ("NFC", "NFD", "NFKC", "NFKD"):
        return None
    is_quoted = bool(words.get("percent_encode"))
    return partial(_slug, case=str(words.get("case", "none")), form=form, is_quoted=is_quoted)


def _slug(
    text: str, separator: str, *, case: str, form: Any = "NFC", is_quoted: bool = False
) -> str:
    """Return a slug as `pymdownx.slugs.slugify` makes it."""
    plain = _TAG.sub("", unicodedata.normalize(form, text)).strip()
    if case == "lower":
        plain = plain.lower()
    elif case == "fold":
        plain = plain.casefold()
    elif case == "lower-ascii":
        plain = _UPPER.sub(lambda found: found[0].lower(), plain)
    plain = _NOT_IN_SLUG.sub("", plain).replace(" ", separator)
    return quote(plain, errors="replace") if is_quoted else plain


_NAMED: Mapping[str, Slugify] = {
    "markdown.extensions.toc.slugify": toc.slugify,
    "markdown.extensions.toc.slugify_unicode": toc.slugify_unicode,
    "pymdownx.slugs.uslugify": partial(_slug, case="lower"),
    "pymdownx.slugs.uslugify_encoded": partial(_slug, case="lower", is_quoted=True),
    "pymdownx.slugs.uslugify_cased": partial(_slug, case="none"),
    "pymdownx.slugs.uslugify_cased_encoded": partial(_slug, case="none", is_quoted=True),
    "pymdownx.slugs.gfm": partial(_slug, case="lower-ascii"),
    "pymdownx.slugs.gfm_encoded": partial(_slug, case="lower-ascii", is_quoted=True),
}


def _called(function: Slugify, separator: str, text: str) -> str:
    return function(text, separator)
