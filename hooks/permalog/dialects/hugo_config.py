"""Hugo's configuration: `hugo.toml` and its like, the folder `config`, and what they say.

Sources: Hugo 0.168, `config/configLoader.go`, `config/allconfig`, `langs/config.go`,
`modules/config.go`, `resources/page/pagemeta/page_frontmatter.go`.
"""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from ..archive import Archive
from ..errors import ContentError, InvalidValueError, Problem, shown
from ..frontmatter import Block, FrontMatterError, read_toml, read_yaml
from . import hugo_front_matter as front_matter
from . import hugo_permalinks as permalinks
from . import hugo_targets as targets
from . import hugo_values as values
from .hugo_paths import Paths

NAMES = ("hugo", "config")
ENDINGS = ("toml", "yaml", "yml", "json")
_FOLDER = "config"
_LAYERS = ("_default", "production")
_DATES = {
    "date": ("date", "publishdate", "pubdate", "published", "lastmod", "modified"),
    "lastmod": (":git", "lastmod", "modified", "date", "publishdate", "pubdate", "published"),
    "publishdate": ("publishdate", "pubdate", "published", "date"),
    "expirydate": ("expirydate", "unpublishdate"),
}
_OTHER_NAMES = {
    "lastmod": ("modified",),
    "publishdate": ("pubdate", "published"),
    "expirydate": ("unpublishdate",),
}


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
    hidden_kinds: frozenset[str]
    """The kinds of pages that have no HTML."""
    has_aliases: bool
    builds: frozenset[str]
    """Which of `drafts`, `future` and `expired` are published."""
    ugly: bool | Mapping[str, Any]

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


class Config:
    """What Hugo's configuration and the archive's settings say."""

    def __init__(self, archive: Archive) -> None:
        self.archive = archive
        self.files: dict[str, str] = {}
        """The file that each key of the first level was read from."""
        self.places: list[str] = []
        """The files of the configuration."""
        self.data: Mapping[str, Any] = {}
        for place, found in _read(archive):
            self.places.append(place)
            self.files.update(dict.fromkeys(found, place))
            self.data = over(self.data, found)
        self.data = over(self.data, front_matter.lower(archive.settings))
        self.languages = self._languages()
        self.default = self._default()
        self.sites = {name: self._site(name) for name in self.languages}
        self.ignored = self._ignored()

    def problem(self, key: str, text: str) -> Problem:
        """Return what is wrong with the value of a key, at the place where it is said."""
        place = None if key in front_matter.lower(self.archive.settings) else self.files.get(key)
        if place is None:
            return Problem("mkdocs.yml", None, f"the archive {self.archive.path}: `{key}` {text}")
        whole = self.archive.text(place)
        found = re.search(rf"^[ \t\[\"'{{]*{re.escape(key)}\b", whole, re.M | re.I)
        line = whole.count("\n", 0, found.end()) + 1 if found else None
        return Problem(self.archive.path_of(place), line, f"`{key}` {text}")

    def refuse(self, key: str, text: str) -> NoReturn:
        """Raise ContentError for the value of a key."""
        raise ContentError([self.problem(key, text)])

    @property
    def is_multilingual(self) -> bool:
        """Whether there are pages of several languages."""
        return len(self.languages) > 1

    @property
    def base_path(self) -> str:
        """The path of `baseURL`: `/blog`; addresses begin behind it."""
        try:
            path = urlsplit(values.text(self.data.get("baseurl"))).path
        except ValueError:
            return ""
        return "/" + path.strip("/") if path.strip("/") else ""

    def of_language(self, name: str) -> Mapping[str, Any]:
        """Return the settings of a language, over those of the site."""
        own = self._written_languages().get(name)
        return over(self.data, own) if isinstance(own, Mapping) else self.data

    def _written_languages(self) -> Mapping[str, Any]:
        written = self.data.get("languages") or {}
        if not isinstance(written, Mapping):
            self.refuse("languages", f"is {shown(written)}; write a table for each language")
        return written

    def _languages(self) -> tuple[str, ...]:
        """Return the languages by weight, those that are disabled left out."""
        written = self._written_languages()
        if not written:
            return (values.text(self.data.get("defaultcontentlanguage")).lower() or "en",)
        disabled = set(map(str.lower, values.texts(self.data.get("disablelanguages"))))
        weights = {
            name: settings.get("weight") if isinstance(settings, Mapping) else None
            for name, settings in written.items()
            if not (isinstance(settings, Mapping) and values.truth(settings.get("disabled")))
            and name not in disabled
        }
        if not weights:
            self.refuse("languages", "disables every language; leave one")
        return tuple(sorted(weights, key=lambda name: (_weight(weights[name]), name)))

    @property
    def disabled_languages(self) -> frozenset[str]:
        """The languages of which no page is published."""
        return frozenset(self._written_languages()) - frozenset(self.languages)

    def _default(self) -> str:
        name = values.text(self.data.get("defaultcontentlanguage")).lower()
        if not name:
            return "en" if "en" in self.languages else self.languages[0]
        if name not in self.languages:
            names = ", ".join(self.languages)
            self.refuse("defaultcontentlanguage", f"is {shown(name)}, which is none of {names}")
        return name

    def _site(self, name: str) -> Site:
        data = self.of_language(name)
        builds = {kind for kind in ("drafts", "future", "expired") if data.get(f"build{kind}")}
        return Site(
            language=name,
            prefix=self._prefix(name),
            zone=self._zone(data),
            paths=Paths(
                bool(values.truth(data.get("disablepathtolower"))),
                bool(values.truth(data.get("removepathaccents"))),
            ),
            rules=self._parsed("permalinks", data, permalinks.rules),
            dates=self._dates(data),
            cascades=self._parsed("cascade", data, targets.cascades),
            taxonomies=self._taxonomies(data),
            hidden_kinds=frozenset(_hidden_kinds(data)),
            has_aliases=not values.truth(data.get("disablealiases")),
            builds=frozenset(b for b in builds if values.truth(data.get(f"build{b}"))),
            ugly=_ugly(self.data.get("uglyurls")),
        )

    def _parsed(self, key: str, data: Mapping[str, Any], parse: Any) -> Any:
        try:
            return parse(data.get(key))
        except InvalidValueError as error:
            self.refuse(key, str(error))

    def _prefix(self, name: str) -> str:
        languages = self._written_languages().values()
        if any(isinstance(one, Mapping) and one.get("baseurl") for one in languages):
            return ""
        is_first = name == self.default
        in_folder = values.truth(self.data.get("defaultcontentlanguageinsubdir"))
        return "" if is_first and not in_folder else name

    def _zone(self, data: Mapping[str, Any]) -> dt.tzinfo:
        name = values.text(data.get("timezone")) or "UTC"
        try:
            return ZoneInfo(name)
        except (ValueError, LookupError, OSError):
            self.refuse(
                "timezone", f"is {shown(name)}, which is no time zone; write one like Europe/Berlin"
            )

    def _dates(self, data: Mapping[str, Any]) -> Mapping[str, tuple[str, ...]]:
        """Return where each date is looked for: `[frontmatter]`."""
        written = data.get("frontmatter") or {}
        if not isinstance(written, Mapping):
            self.refuse("frontmatter", f"is {shown(written)}; write lists of keys")
        orders = dict(_DATES)
        for key in _DATES.keys() & written.keys():
            names = [name.lower() for name in values.texts(written[key])]
            orders[key] = tuple(dict.fromkeys(_sources(names, _DATES[key])))
        return orders

    def _taxonomies(self, data: Mapping[str, Any]) -> tuple[str, ...]:
        written = data.get("taxonomies", {"tag": "tags", "category": "categories"})
        return tuple(map(values.text, written.values())) if isinstance(written, Mapping) else ()

    def _ignored(self) -> tuple[re.Pattern[str], ...]:
        found = []
        for written in values.texts(self.data.get("ignorefiles")):
            try:
                found.append(re.compile(written))
            except re.error as error:
                self.refuse("ignorefiles", f"holds {shown(written)}, which cannot be read: {error}")
        return tuple(found)

    def mounts(self) -> Iterator[Mount]:
        """Yield the folders whose files are content, or are copied as they are."""
        module = self.data.get("module")
        written = module.get("mounts") if isinstance(module, Mapping) else None
        own = [m for m in map(_mount, written if isinstance(written, list) else ()) if m]
        yield from own
        if not any(not mount.is_static for mount in own):
            yield from self._content_mounts()
        if not any(mount.is_static for mount in own):
            for folder in self._static_folders():
                yield Mount(folder, True, "")

    def _content_mounts(self) -> Iterator[Mount]:
        shared = _folder(self.data.get("contentdir")) or "content"
        for name in self.languages:
            folder = _folder(self.of_language(name).get("contentdir")) or "content"
            yield Mount(folder, False, "", None if folder == shared else name)

    def _static_folders(self) -> list[str]:
        found: list[str] = []
        for name in self.languages:
            data = self.of_language(name)
            for key in sorted(key for key in data if re.fullmatch(r"staticdir\d*", key)):
                found += map(_folder, values.texts(data[key]))
        return list(dict.fromkeys(filter(None, found))) or ["static"]


def over(lower: Mapping[str, Any], upper: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return settings with others laid over them, table by table."""
    merged = {**lower, **upper}
    for key in lower.keys() & upper.keys():
        if isinstance(lower[key], Mapping) and isinstance(upper[key], Mapping):
            merged[key] = over(lower[key], upper[key])
    return merged


def _weight(weight: object) -> float:
    return weight if isinstance(weight, int | float) and weight else float("inf")


def _ugly(value: object) -> bool | Mapping[str, Any]:
    return value if isinstance(value, Mapping) else bool(values.truth(value))


def _hidden_kinds(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the kinds that are disabled, or put out in other formats than HTML."""
    for kind in values.texts(data.get("disablekinds")):
        yield {"taxonomyterm": "taxonomy"}.get(kind.lower(), kind.lower())
    outputs = data.get("outputs")
    for kind, formats in outputs.items() if isinstance(outputs, Mapping) else ():
        names = [name.lower() for name in values.texts(formats)]
        if names and "html" not in names:
            yield kind


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
    language = values.text(value.get("lang")).lower() or None
    return Mount(source, component == "static", below, language)


def _folder(value: object) -> str:
    folder = posixpath.normpath(values.text(value) or ".")
    return "" if folder == "." else folder


def _read(archive: Archive) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the files of the configuration, each to be laid over those before it."""
    named = archive.config
    folder = _FOLDER
    if named and (found := re.match(r"(.*?)/(?:_default|production)(?:/|\Z)", f"{named}/")):
        folder, named = found[1], None
    elif named and any(
        place.startswith(f"{named.rstrip('/')}/_default/") for place in archive.files
    ):
        folder, named = named.rstrip("/"), None
    usual = (f"{name}.{ending}" for name in NAMES for ending in ENDINGS)
    place = named or next((name for name in usual if name in archive.files), None)
    if place:
        yield place, _file(archive, place)
    for layer in _LAYERS:
        below = f"{folder}/{layer}/"
        for place in sorted(place for place in archive.files if place.startswith(below)):
            if place.rpartition(".")[2] in ENDINGS:
                yield place, _nested(posixpath.basename(place), _file(archive, place))


def _file(archive: Archive, place: str) -> Mapping[str, Any]:
    block = Block(archive.text(place).replace("\r\n", "\n"), 1, "", 1)
    try:
        if place.endswith((".yaml", ".yml")):
            matter = read_yaml(block, plain=front_matter.scalar, repeated=True)
        elif place.endswith(".json"):
            matter = front_matter.read_json(block)
        else:
            matter = read_toml(block)
    except FrontMatterError as error:
        text = str(error).replace("the front matter", "the configuration")
        raise ContentError([Problem(archive.path_of(place), error.line, text)]) from None
    return front_matter.lowered(matter).data


def _nested(name: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a file of the configuration's folder says, by its name: `menus.en.toml`."""
    stem = name.rpartition(".")[0].lower()
    if stem in NAMES:
        return data
    key, _, language = stem.partition(".")
    inner = data[key] if len(data) == 1 and key in data else data
    if not language:
        return {key: inner}
    is_own = key in ("menu", "menus", "params")
    return {"languages": {language: {key: inner} if is_own else inner}}
