"""Nikola's settings that decide what is published, and where; and the files that they name.

Sources: Nikola 8.3, `nikola.py` (defaults), `plugins/command/init.py` (what `nikola init` writes),
`plugins/misc/scan_posts.py`, `utils.py` (`get_translation_candidate`, `TranslatableSetting`).
"""

from __future__ import annotations

import datetime as dt
import fnmatch
import posixpath
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from ...archive import Archive
from ...errors import InvalidValueError, shown
from .. import python_settings
from ..python_settings import PythonSettings

CONFIG = "conf.py"
READ = frozenset(
    (
        "CATEGORY_DESTPATH_AS_DEFAULT",
        "CATEGORY_DESTPATH_FIRST_DIRECTORY_ONLY",
        "CATEGORY_DESTPATH_NAMES",
        "CATEGORY_DESTPATH_TRIM_PREFIX",
        "COMPILERS",
        "DEFAULT_LANG",
        "DEPLOY_DRAFTS",
        "DEPLOY_FUTURE",
        "FILES_FOLDERS",
        "FILE_METADATA_REGEXP",
        "FILE_METADATA_UNSLUGIFY_TITLES",
        "FUTURE_IS_NOW",
        "GALLERY_FOLDERS",
        "IMAGE_FOLDERS",
        "INDEX_FILE",
        "LISTINGS_FOLDERS",
        "MARKDOWN_EXTENSIONS",
        "METADATA_MAPPING",
        "METADATA_VALUE_MAPPING",
        "PAGES",
        "POSTS",
        "PRETTY_URLS",
        "REDIRECTIONS",
        "SHOW_UNTRANSLATED_POSTS",
        "STRIP_INDEXES",
        "TIMEZONE",
        "TRANSLATIONS",
        "TRANSLATIONS_PATTERN",
        "USE_SLUGIFY",
        "USE_TAG_METADATA",
    )
)
"""The settings that decide what is published, and where."""
_OFFSET = re.compile(r"(?:UTC|GMT)([+-])([01]?\d|2[0-3])(?::?([0-5]\d))?")
_POSTS, _PAGES = (
    [[f"{folder}/*.{ending}", folder, ""] for ending in ("rst", "md", "txt", "html")]
    for folder in ("posts", "pages")
)
_COMPILERS: Mapping[str, Any] = {
    "rest": [".rst", ".txt"],
    "markdown": [".md", ".mdown", ".markdown"],
    "textile": [".textile"],
    "txt2tags": [".t2t"],
    "bbcode": [".bb"],
    "wiki": [".wiki"],
    "ipynb": [".ipynb"],
    "html": [".html", ".htm"],
}


@dataclass(frozen=True, slots=True)
class Rule:
    """A line of POSTS or PAGES."""

    folder: str
    name: str
    """The pattern of the names of the files in the folder, and in those below it."""
    destinations: Mapping[str, str]
    """The folder of the site where they are published, by language."""
    is_post: bool


@dataclass(frozen=True, slots=True)
class Origin:
    """From what a page of Nikola is made."""

    rule: Rule
    base: str
    """The file in the first language, else in any: what the others are translations of."""
    language: str
    """Of the file itself."""
    languages: Mapping[str, str]
    """In which the page is written, and the files of it."""
    below: str
    """The folder of the file, below that of its rule."""
    compiler: str
    """What renders the page: `markdown`."""


class Copied(NamedTuple):
    """A folder whose files are copied as they are."""

    key: str
    """The setting that names it."""
    folder: str
    to: str
    """The folder of the site."""
    is_image: bool
    """Whether only images are."""


class Languages:
    """The languages of a site, and how the names of files show them."""

    def __init__(self, default: str, folders: Mapping[str, str], pattern: str) -> None:
        """Take TRANSLATIONS and TRANSLATIONS_PATTERN; raise InvalidValueError."""
        self.default, self.folders, self.pattern = default, folders, pattern
        form = re.escape(pattern).replace(r"\{path\}", "(?P<path>.+?)", 1)
        form = form.replace(r"\{ext\}", r"(?P<ext>[^\./]+)", 1)
        names = "|".join(map(re.escape, folders))
        form = form.replace(r"\{lang\}", f"(?P<lang>{names})", 1)
        self._form = re.compile(form)
        if self._form.groupindex.keys() != {"path", "ext", "lang"}:
            raise InvalidValueError(f"is {shown(pattern)}; write `{{path}}.{{lang}}.{{ext}}`")

    def candidate(self, path: str, language: str) -> str:
        """Return the path of a file in another language, whether or not it is there."""
        if found := self._form.match(path):
            if found["lang"] == language:
                return path
            stem, ending = found["path"], found["ext"]
        else:
            stem, ending = posixpath.splitext(path)
            ending = ending[1:]
        if language == self.default:
            return f"{stem}.{ending}" if found else path
        words = {"{path}": stem, "{ext}": ending, "{lang}": language}
        return re.sub(r"\{(?:path|ext|lang)\}", lambda word: words[word[0]], self.pattern)


class Site:
    """The settings of conf.py."""

    def __init__(self, archive: Archive) -> None:
        """Read them; raise ContentError for what is wrong in them."""
        place = archive.config or (CONFIG if CONFIG in archive.files else None)
        self.settings = (
            python_settings.read(archive, place) if place else PythonSettings(archive, {}, None)
        )
        self.languages = self._languages()
        self.rules = (*self._rules("POSTS", _POSTS), *self._rules("PAGES", _PAGES))
        self.regexp = self._regexp()
        self.zone = self._zone()
        self.index = self.settings.get("INDEX_FILE", str, "index.html")
        self._compilers = {
            ending: compiler
            for compiler, endings in self.settings.get("COMPILERS", dict, dict(_COMPILERS)).items()
            for ending in (endings if isinstance(endings, list) else [endings])
        }
        self.mappings = self.settings.get("METADATA_MAPPING", dict, {})
        extensions = self.settings.get("MARKDOWN_EXTENSIONS", list, [])
        self._flags: dict[str, bool] = {}
        self.reads_markdown_headers = "markdown.extensions.meta" in extensions

    def flag(self, key: str, *, default: bool) -> bool:
        """Return a switch."""
        if key not in self._flags:
            self._flags[key] = self.settings.get(key, bool, default)
        return self._flags[key]

    def copied(self) -> Iterator[Copied]:
        """Yield the folders whose files are copied."""
        # The images of a new site go to /images/; those of conf.py that does not say so, to /.
        images = "" if self.settings.place else "images"
        yield from self._copied("FILES_FOLDERS", "files", "", is_image=False)
        yield from self._copied("IMAGE_FOLDERS", "images", images, is_image=True)
        yield from self._copied("GALLERY_FOLDERS", "galleries", "galleries", is_image=True)
        yield from self._copied("LISTINGS_FOLDERS", "listings", "listings", is_image=False)

    def _copied(self, key: str, default: str, to: str, *, is_image: bool) -> Iterator[Copied]:
        for folder, target in self.settings.get(key, dict, {default: to}).items():
            path = posixpath.normpath(str(folder))
            yield Copied(key, path, str(target).lstrip("/"), is_image=is_image)

    def origins(self, paths: Iterable[str]) -> dict[str, Origin]:
        """Return from what each of these files is made that is a page, in one of its languages."""
        by_folder: dict[str, list[str]] = defaultdict(list)
        for path in sorted(paths):
            if not any(part.startswith(".") for part in path.split("/")):
                by_folder[posixpath.dirname(path)].append(path)
        found: dict[str, Origin] = {}
        for rule in self.rules:
            for folder, files in by_folder.items():
                if rule.folder and f"{folder}/".startswith(f"{rule.folder}/"):
                    self._take(rule, files, found)
        return found

    def _take(self, rule: Rule, files: list[str], found: dict[str, Origin]) -> None:
        """Add what a rule names of the files of a folder."""
        there, others = set(files), self.languages.folders.keys() - {self.languages.default}
        named = {
            language: self._named(files, self.languages.candidate(rule.name, language))
            for language in others
        }
        translated = set[str]().union(*named.values())
        own = self._named(files, rule.name) - translated
        for path in own:
            translated -= {self.languages.candidate(path, language) for language in others}
        below = posixpath.dirname(files[0])[len(rule.folder) + 1 :] or "."
        for base in sorted(own | translated):
            if base in found:
                continue
            compiler = self._compiler(base)
            by_language = {
                language: path
                for language in self.languages.folders
                if (path := self.languages.candidate(base, language)) in there
            }
            for language, path in by_language.items():
                found[path] = Origin(rule, base, language, by_language, below, compiler)

    def _compiler(self, path: str) -> str:
        """Return what renders a file."""
        ending = posixpath.splitext(path)[1]
        compiler = str(self._compilers.get(ending, "an unknown language"))
        is_markdown = compiler == "pandoc" and ending in (".md", ".markdown")
        return "markdown" if is_markdown else compiler

    @staticmethod
    def _named(files: list[str], pattern: str) -> set[str]:
        form = re.compile(fnmatch.translate(pattern))
        return {path for path in files if form.match(posixpath.basename(path))}

    def _languages(self) -> Languages:
        settings = self.settings
        default = settings.get("DEFAULT_LANG", str, "en")
        folders = settings.get("TRANSLATIONS", dict, {}) or {default: ""}
        pattern = settings.get("TRANSLATIONS_PATTERN", str, "{path}.{lang}.{ext}")
        paths = {str(language): str(folder).lstrip("/") for language, folder in folders.items()}
        try:
            return Languages(default, {default: "", **paths}, pattern)
        except InvalidValueError as error:
            raise settings.error("TRANSLATIONS_PATTERN", str(error)) from None

    def _rules(self, key: str, default: list[Any]) -> Iterator[Rule]:
        for line in self.settings.get(key, list, default):
            match line:
                case [str() as pattern, str() | dict() as destination, *_]:
                    folder, name = posixpath.split(pattern)
                    yield Rule(folder, name, self._by_language(destination), key == "POSTS")
                case _:
                    raise self.settings.error(
                        key,
                        f'holds {shown(line)}; write each as ["posts/*.md", "posts", "post.tmpl"]',
                    )

    def _by_language(self, value: str | Mapping[str, Any]) -> dict[str, str]:
        """Return a setting that may have a value for each language, for each."""
        names = self.languages.folders
        if isinstance(value, str) or not value:
            return dict.fromkeys(names, str(value or "").lstrip("/"))
        default = value.get(self.languages.default, next(iter(value.values())))
        return {name: str(value.get(name, default)).lstrip("/") for name in names}

    def _zone(self) -> dt.tzinfo:
        """Return the zone of TIMEZONE, which may also be an offset: `GMT+1`."""
        offset = _OFFSET.fullmatch(self.settings.get("TIMEZONE", str, ""))
        if not offset:
            return self.settings.zone("TIMEZONE")
        ahead = dt.timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return dt.timezone(-ahead if offset[1] == "-" else ahead)

    def _regexp(self) -> re.Pattern[str] | None:
        written = self.settings.get("FILE_METADATA_REGEXP", str, "")
        try:
            return re.compile(written) if written else None
        except (re.error, OverflowError, RecursionError) as error:
            text = f"is {shown(written)}, which is no pattern: {error}"
            raise self.settings.error("FILE_METADATA_REGEXP", text) from None
