"""What Pelican knows of a post: settings, then its path, then its header, the later over the first.

Sources: Pelican 4.12, `readers.py` (`read_file` and the functions below it), `contents.py`.
"""

from __future__ import annotations

import datetime as dt
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from ...archive import Archive
from ...errors import InvalidValueError, shown
from ...frontmatter import FrontMatter
from . import values as pelican_values
from .settings import PelicanSettings
from .values import Moment, Name

_ONCE = frozenset(
    "tags date modified status category author save_as url authors slug".split()  # noqa: SIM905
)
"""The keys of which, above Markdown, the first counts."""
_NAMES = {"category": "Category", "author": "Author", "tags": "Tag", "authors": "Author"}
_MADE = frozenset((*_NAMES, "date", "modified", "status", "slug"))
"""The keys of whose texts Pelican makes something else."""
_RESERVED = frozenset(("content", "relative_dir", "url_format"))
_STATUSES = frozenset(("published", "hidden", "draft"))


class RefusedError(InvalidValueError):
    """Raised for a post that Pelican leaves out; the message says why."""


@dataclass(frozen=True, slots=True)
class Content:
    """An article or a page of Pelican."""

    path: str
    """Below the folder of the content."""
    is_article: bool
    matter: FrontMatter
    metadata: Mapping[str, Any]
    fields: Mapping[str, Any]
    """What a pattern may ask for."""
    status: str
    is_scheduled: bool
    """Whether it is a draft for the sole reason that its date has not come."""
    is_default_lang: bool
    date: Moment | None
    modified: Moment | None

    @property
    def slug(self) -> str:
        """The name in its address."""
        return str(self.fields["slug"])

    def pattern(self, key: str) -> str:
        """Return the setting that decides its `URL` or `SAVE_AS`."""
        kind = "DRAFT" if self.status == "draft" else ""
        if not self.is_article:
            kind = f"{kind}_PAGE".strip("_")
        lang = "" if self.is_default_lang else "LANG_"
        return f"{kind or 'ARTICLE'}_{lang}{key}"


class Metadata:
    """Reads what Pelican knows of the files of one archive."""

    def __init__(self, archive: Archive, settings: PelicanSettings) -> None:
        self.archive, self.settings = archive, settings
        self._slugify = {key: settings.slugify(kind.upper()) for key, kind in _NAMES.items()}
        self._slug = settings.slugify("SLUG")
        self._patterns = [settings.pattern(f"{key}_METADATA") for key in ("FILENAME", "PATH")]
        self._extra = sorted(settings.mapping("EXTRA_PATH_METADATA").items())
        self._is_folder_category = settings.flag("USE_FOLDER_AS_CATEGORY") and bool(
            settings.text("CATEGORY_SAVE_AS")
        )
        self._known: dict[tuple[str, str], Name] = {}
        self._defaults = self._default()

    def of_path(self, path: str) -> dict[str, Any]:
        """Return what is known of a file without a look into it, as it is written."""
        return {**self._given(path), **dict(self._named(path))}

    def content(self, path: str, matter: FrontMatter, *, is_article: bool) -> Content:
        """Return an article or a page; raise RefusedError."""
        metadata = {**self._defaults, **self._given(path)}
        metadata.update(self._processed(dict(self._named(path))))
        is_html = path.endswith((".html", ".htm"))
        metadata["reader"] = "html" if is_html else "markdown"
        header = dict(matter.data) if is_html else _firsts(matter.data)
        metadata.update(self._processed(header))
        _refuse(metadata)
        if is_article and "date" not in metadata:
            self._refuse_undated(metadata)
        return self._content(path, matter, metadata, is_article=is_article)

    def _content(
        self, path: str, matter: FrontMatter, metadata: dict[str, Any], *, is_article: bool
    ) -> Content:
        zone = self._zone(metadata)
        date, modified = _moment(metadata, "date", zone), _moment(metadata, "modified", zone)
        status = str(metadata.get("status", "published")).lower()
        if date is None and is_article:  # a draft may lack it, and is the newest then
            date = Moment.of(dt.datetime.max.replace(tzinfo=zone))
        is_late = is_article and not self.settings.flag("WITH_FUTURE_DATES")
        is_scheduled = is_late and date is not None and date > self.archive.now
        default_lang = self.settings.text("DEFAULT_LANG").lower()
        fields = {"lang": default_lang, **metadata, **self._fields(path, metadata)}
        if date:
            fields["date"] = date
        return Content(
            path=path,
            is_article=is_article,
            matter=matter,
            metadata=metadata,
            fields=fields,
            status="draft" if is_scheduled else status,
            is_scheduled=is_scheduled and status != "draft",
            is_default_lang=fields["lang"] == default_lang,
            date=date,
            modified=modified,
        )

    def _refuse_undated(self, metadata: Mapping[str, Any]) -> None:
        """Raise the error of an article without a date; a draft may lack it."""
        if self.settings.said.value("DEFAULT_DATE") == "fs":
            raise InvalidValueError(
                "it has no date, and DEFAULT_DATE is 'fs', the time of a file, which a copy loses; "
                "write its `date`, or a DEFAULT_DATE like 2016-11-06 under `settings`"
            )
        if str(metadata.get("status")).lower() != "draft":
            raise RefusedError("Pelican found no date in its header or its file name")

    def _fields(self, path: str, metadata: Mapping[str, Any]) -> dict[str, Any]:
        source = metadata["title"]
        if self.settings.text("SLUGIFY_SOURCE") == "basename":
            source = posixpath.splitext(posixpath.basename(path))[0]
        authors = metadata.get("authors") or [None]
        author = metadata.get("author", authors[0])
        if author is None and self.settings.says("AUTHOR"):
            author = self._name("author", self.settings.text("AUTHOR"))
        return {
            "path": metadata.get("path", path),
            "slug": metadata["slug"] if "slug" in metadata else self._slug(str(source)),
            "author": _slug_of("author", author),
            "category": _slug_of("category", metadata.get("category")),
        }

    def _zone(self, metadata: Mapping[str, Any]) -> dt.tzinfo:
        name = metadata.get("timezone")
        try:
            return self.settings.zone if name is None else ZoneInfo(name)
        except (ValueError, LookupError, OSError, TypeError, AttributeError):
            raise RefusedError(f"its `timezone` is {shown(name)}, which is none") from None

    def _default(self) -> dict[str, Any]:
        """Return what settings say of every post."""
        try:
            found = self._processed(self.settings.mapping("DEFAULT_METADATA"))
            if self.settings.text("CATEGORY_SAVE_AS"):
                category = {"category": self.settings.text("DEFAULT_CATEGORY")}
                found.update(self._processed(category))
        except InvalidValueError as error:
            raise self.settings.said.error("DEFAULT_METADATA", f"cannot be used: {error}") from None
        date = self.settings.date()
        return {**found, "date": date} if date else found

    def _given(self, path: str) -> dict[str, Any]:
        """Return what EXTRA_PATH_METADATA says, a folder's first; Pelican takes it as it is."""
        found: dict[str, Any] = {}
        for place, values in self._extra:
            if path == place or path.startswith(posixpath.join(place, "")):
                found.update({str(key): value for key, value in values.items()})
        return found

    def _named(self, path: str) -> Iterator[tuple[str, str]]:
        """Yield what file name, path and folder say; of a key, the first of them counts."""
        folder, _, name = path.rpartition("/")
        parts = [posixpath.splitext(name)[0], path]
        seen = set()
        for pattern, text in zip(self._patterns, parts, strict=True):
            found = pattern.match(text) if pattern and text else None
            for key, value in found.groupdict().items() if found else ():
                if value is not None and key.lower() not in seen:
                    seen.add(key.lower())
                    yield key.lower(), value
        if folder and self._is_folder_category and "category" not in seen:
            yield "category", folder.rpartition("/")[2]

    def _processed(self, written: Mapping[str, Any]) -> dict[str, Any]:
        found = {}
        for key, value in written.items():
            made = self._value(key, value) if key in _MADE else value
            if made is not None:
                found[key] = made
        return found

    def _value(self, key: str, value: Any) -> Any:
        """Return what Pelican makes of a value; None where it leaves the key out."""
        if key in ("date", "modified"):
            return self._date(key, _text(key, value))
        if key in ("tags", "authors"):
            return [self._name(key, name) for name in _names(key, value)] or None
        if key in ("category", "author"):
            name = _text(key, value).strip()
            return self._name(key, name) if name else None
        return _text(key, value).strip() or None

    def _date(self, key: str, text: str) -> Moment:
        try:
            text = text.replace("_", " ") if key == "date" else text
            return pelican_values.date(text, self.archive.now)
        except InvalidValueError as error:
            raise RefusedError(f"its `{key}` is {error}") from None

    def _name(self, key: str, name: str) -> Name:
        known = self._known.get((key, name))
        if known is None:
            known = self._known[key, name] = Name(name, _NAMES[key], self._slugify[key])
        return known


def _firsts(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the keys above Markdown with what counts of each."""
    return {key: v[0] if key in _ONCE and isinstance(v, list) else v for key, v in data.items()}


def _refuse(metadata: Mapping[str, Any]) -> None:
    """Raise RefusedError for a post that Pelican leaves out."""
    status = str(metadata.get("status", "published"))
    if status == "skip":
        raise RefusedError("its status is `skip`")
    if "title" not in metadata:
        raise RefusedError("Pelican found no title in its header")
    if status.lower() == "skip":
        raise InvalidValueError(f"`status` is {shown(status)}; write `skip` in small letters")
    if status.lower() not in _STATUSES:
        raise RefusedError(f"its status is {shown(status)}, which Pelican does not know")
    for key in sorted(metadata.keys() & _RESERVED):
        raise RefusedError(f"its header has the key `{key}`, which Pelican keeps for itself")
    if not isinstance(metadata.get("lang", ""), str):
        raise RefusedError("its header has the key `lang` twice")


def _text(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise RefusedError(f"its `{key}` is {shown(value)}, and no single text")
    return value


def _names(key: str, value: object) -> list[str]:
    """Return the names of a list, or of a text with commas or semicolons, each once."""
    if not isinstance(value, list):
        text = _text(key, value)
        value = text.split(";" if ";" in text else ",")
    return list(dict.fromkeys(filter(None, [_text(key, name).strip() for name in value])))


def _moment(metadata: Mapping[str, Any], key: str, zone: dt.tzinfo) -> Moment | None:
    date = metadata.get(key)
    if date is None:
        return None
    if not isinstance(date, Moment):
        raise RefusedError(f"its `{key}` is in EXTRA_PATH_METADATA, where Pelican takes none")
    return date if date.tzinfo else date.replace(tzinfo=zone)


def _slug_of(key: str, name: object) -> str:
    if name is None:
        return ""
    if not isinstance(name, Name):
        raise InvalidValueError(f"`{key}` is in EXTRA_PATH_METADATA, where Pelican takes none")
    return name.slug
