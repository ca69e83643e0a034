"""Hugo's sites: what the configuration says of each language, and which folders it is made of.

Sources: Hugo 0.168, `config/allconfig/allconfig.go`, `langs/config.go`, `modules/config.go`,
`resources/page/pagemeta/page_frontmatter.go`.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ...errors import InvalidValueError, Problem, shown
from . import permalinks, targets, values
from .config import Config
from .paths import Paths

_T = TypeVar("_T")
_DATES = {
    "date": ("date", "publishdate", "pubdate", "published", "lastmod", "modified"),
    "lastmod": ("lastmod", "modified", "date", "publishdate", "pubdate", "published"),
    "publishdate": ("publishdate", "pubdate", "published", "date"),
    "expirydate": ("expirydate", "unpublishdate"),
}
_OTHER_NAMES = {
    "lastmod": ("modified",),
    "publishdate": ("pubdate", "published"),
    "expirydate": ("unpublishdate",),
}
_LOST = (":git", ":filemodtime")
"""Where no date is left once files were copied."""
_TAXONOMIES = {"tag": "tags", "category": "categories"}
_UNKNOWN_TO_MOUNTS = ("files", "includefiles", "excludefiles")
_EXAMPLE = re.compile(r"https?://example\.(?:org|com)/?")
"""What `hugo new site` writes, to be overruled by `--baseURL`."""
_PREFIXING = ("versions", "roles")


@dataclass(frozen=True, slots=True)
class Site:
    """What the configuration says of the pages of one language."""

    language: str
    prefix: str
    """What its addresses begin with: `de`; empty for the default language."""
    zone: dt.tzinfo
    paths: Paths
    rules: tuple[permalinks.Rule, ...]
    dates: Mapping[str, tuple[str, ...]]
    """For `date`, `lastmod`, `publishdate` and `expirydate`, where to look for it, in order."""
    cascades: tuple[targets.Cascade, ...]
    taxonomies: tuple[str, ...]
    """Their folders: `tags`."""
    disabled_kinds: frozenset[str]
    """The kinds of pages that are not built."""
    other_kinds: frozenset[str]
    """The kinds of pages that are put out in other formats than HTML."""
    has_aliases: bool
    builds: frozenset[str]
    """Which of `drafts`, `future` and `expired` are published."""
    ugly: bool | Mapping[str, Any]
    """`uglyURLs`, of all sections or of each."""
    pluralises: bool
    capitalises: bool
    """How the title of a section without a file is made of its name."""

    def is_ugly(self, section: str) -> bool:
        """Return whether the pages of a section end in `.html`."""
        if isinstance(self.ugly, bool):
            return self.ugly
        return bool(values.truth(self.ugly.get(section)))


@dataclass(frozen=True, slots=True)
class Mount:
    """A folder of the archive, and where its files lie in the site."""

    source: str
    """`content`; empty for the whole archive."""
    is_static: bool
    target: str
    """Below Hugo's own folder `content` or `static`; empty for that itself."""
    language: str | None = None


class Sites:
    """The sites of an archive, one for each language."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.languages = self._languages()
        self.default = self._default()
        self.by_language = {name: self._site(name) for name in self.languages}
        self.ignored = self._ignored()
        self.known = frozenset(config.table("languages")) | frozenset(self.languages)
        """The languages that a file's name may name, those that are disabled too."""

    @property
    def base_path(self) -> str:
        """The path of `baseURL`: `/blog`; addresses begin behind it."""
        try:
            path = urlsplit(values.text(self.config.data.get("baseurl"))).path.strip("/")
        except ValueError:
            return ""
        return f"/{path}" if path else ""

    def base_url(self, language: str) -> str:
        """Return the `baseURL` of a language; empty where a workflow gave another, most likely."""
        url = values.text(self._settings(language).get("baseurl"))
        return "" if _EXAMPLE.fullmatch(url) else url

    def _settings(self, name: str) -> Mapping[str, Any]:
        """Return the settings of a language; each of its own replaces that of the whole."""
        own = self.config.table("languages").get(name)
        return {**self.config.data, **own} if isinstance(own, Mapping) else self.config.data

    def _languages(self) -> tuple[str, ...]:
        """Return the languages by weight and name, those that are disabled left out."""
        written = self.config.data.get("languages")
        if not written:
            return (values.text(self.config.data.get("defaultcontentlanguage")).lower() or "en",)
        if not isinstance(written, Mapping):
            self.config.refuse("languages", f"is {shown(written)}; write a table for each language")
        disabled = set(map(str.lower, values.texts(self.config.data.get("disablelanguages"))))
        weights: dict[str, float] = {}
        for name, own in written.items():
            settings = own if isinstance(own, Mapping) else {}
            weight = settings.get("weight")
            if not values.truth(settings.get("disabled")) and name not in disabled:
                weights[name] = weight if isinstance(weight, int) and weight else float("inf")
        if not weights:
            self.config.refuse("languages", "disables every language; leave one")
        return tuple(sorted(weights, key=lambda name: (weights[name], name)))

    def _default(self) -> str:
        name = values.text(self.config.data.get("defaultcontentlanguage")).lower()
        if not name:
            return "en" if "en" in self.languages else self.languages[0]
        if name not in self.languages:
            text = f"is {shown(name)}, which is none of {', '.join(self.languages)}"
            self.config.refuse("defaultcontentlanguage", text)
        return name

    def _site(self, name: str) -> Site:
        data = self._settings(name)

        def flag(key: str, *, default: bool = False) -> bool:
            return bool(values.truth(data.get(key, default)))

        return Site(
            language=name,
            prefix=self._prefix(name),
            zone=self._zone(data),
            paths=Paths(flag("disablepathtolower"), flag("removepathaccents")),
            rules=self._parsed("permalinks", data, permalinks.rules),
            dates=self._dates(data),
            cascades=self._parsed("cascade", data, targets.cascades),
            taxonomies=_taxonomies(data.get("taxonomies", _TAXONOMIES)),
            disabled_kinds=_disabled_kinds(data.get("disablekinds")),
            other_kinds=_other_kinds(data.get("outputs")),
            has_aliases=not flag("disablealiases"),
            builds=frozenset(k for k in ("drafts", "future", "expired") if flag(f"build{k}")),
            ugly=self.config.table("uglyurls") or flag("uglyurls"),
            pluralises=flag("pluralizelisttitles", default=True),
            capitalises=flag("capitalizelisttitles", default=True),
        )

    def _parsed(self, key: str, data: Mapping[str, Any], parse: Callable[[object], _T]) -> _T:
        try:
            return parse(data.get(key))
        except InvalidValueError as error:
            self.config.refuse(key, str(error))

    def _prefix(self, name: str) -> str:
        languages = self.config.table("languages").values()
        if any(isinstance(one, Mapping) and one.get("baseurl") for one in languages):
            return ""
        in_folder = values.truth(self.config.data.get("defaultcontentlanguageinsubdir"))
        return "" if name == self.default and not in_folder else name

    def _zone(self, data: Mapping[str, Any]) -> dt.tzinfo:
        name = values.text(data.get("timezone")) or "UTC"
        try:
            return dt.UTC if name == "UTC" else ZoneInfo(name)
        except (ValueError, LookupError, OSError):
            text = f"is {shown(name)}, which is no time zone; write one like Europe/Berlin"
            self.config.refuse("timezone", text)

    def _dates(self, data: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
        """Return where each date is looked for: `[frontmatter]`."""
        written = data.get("frontmatter") or {}
        if not isinstance(written, Mapping):
            self.config.refuse("frontmatter", f"is {shown(written)}; write lists of keys")
        orders = dict(_DATES)
        for key in _DATES.keys() & written.keys():
            names = [name.lower() for name in values.texts(written[key])]
            orders[key] = tuple(dict.fromkeys(_sources(names, _DATES[key])))
        return orders

    def _ignored(self) -> tuple[re.Pattern[str], ...]:
        found = []
        for written in values.texts(self.config.data.get("ignorefiles")):
            try:
                found.append(re.compile(written))
            except re.error as error:
                text = f"holds {shown(written)}, which cannot be read: {error}"
                self.config.refuse("ignorefiles", text)
        return tuple(found)

    def mounts(self) -> Iterator[Mount]:
        """Yield the folders whose files are content, or are copied as they are."""
        own = [mount for mount in map(_mount, self._written_mounts()) if mount]
        yield from own
        if all(mount.is_static for mount in own):
            shared = _folder(self.config.data.get("contentdir")) or "content"
            for name in self.languages:
                folder = _folder(self._settings(name).get("contentdir")) or "content"
                yield Mount(folder, False, "", None if folder == shared else name)
        if not any(mount.is_static for mount in own):
            for folder in self._static_folders():
                yield Mount(folder, True, "")

    def _written_mounts(self) -> list[Any]:
        written = self.config.table("module").get("mounts")
        return written if isinstance(written, list) else []

    def _static_folders(self) -> list[str]:
        found: list[str] = []
        for name in self.languages:
            data = self._settings(name)
            for key in sorted(key for key in data if re.fullmatch(r"staticdir\d*", key)):
                found += map(_folder, values.texts(data[key]))
        return list(dict.fromkeys(filter(None, found))) or ["static"]

    def warnings(self) -> Iterator[Problem]:
        """Yield what of the configuration is not followed, where that can change an address."""
        for site in self.by_language.values():
            if lost := [source for source in site.dates["date"] if source in _LOST]:
                text = f"asks for {lost[0]}, which copying has changed; write `date` into the posts"
                yield self.config.problem("frontmatter", text)
                break
        for mount in self._written_mounts():
            if isinstance(mount, Mapping) and any(key in mount for key in _UNKNOWN_TO_MOUNTS):
                text = "has a mount for some of the files; here it is for all; use `ignoreFiles`"
                yield self.config.problem("module", text)
        for key in _PREFIXING:
            if self.config.data.get(key):
                yield self.config.problem(key, "is not followed; use `permalinks`")


def _taxonomies(written: object) -> tuple[str, ...]:
    return tuple(map(values.text, written.values())) if isinstance(written, Mapping) else ()


def _disabled_kinds(written: object) -> frozenset[str]:
    kinds = map(str.lower, values.texts(written))
    return frozenset("taxonomy" if kind == "taxonomyterm" else kind for kind in kinds)


def _other_kinds(written: object) -> frozenset[str]:
    outputs = written.items() if isinstance(written, Mapping) else ()
    formats = {kind: set(map(str.lower, values.texts(names))) for kind, names in outputs}
    return frozenset(kind for kind, names in formats.items() if names and "html" not in names)


def _sources(names: list[str], default: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield from default if name == ":default" else (name, *_OTHER_NAMES.get(name, ()))


def _mount(value: object) -> Mount | None:
    if not isinstance(value, Mapping):
        return None
    source, target = _folder(value.get("source")), _folder(value.get("target"))
    component, _, below = target.partition("/")
    if component not in ("content", "static"):
        return None
    names = values.texts(value.get("lang")) or targets.languages(value)
    language = names[0].lower() if len(names) == 1 and names[0].isalpha() else None
    return Mount(source, component == "static", below, language)


def _folder(value: object) -> str:
    folder = posixpath.normpath(values.text(value) or ".")
    return "" if folder == "." else folder
