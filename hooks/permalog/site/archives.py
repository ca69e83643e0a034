"""Archives: which files of docs/ belong to a moved archive, and what each of them is."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from mkdocs.plugins import get_plugin_logger
from mkdocs.structure.files import File, Files

from .. import generators, host, moved
from ..archive import Archive
from ..errors import ContentError, InvalidValueError, Problem
from ..moved import Moved
from .build import Build
from .settings import ArchiveSettings, line_of

log = get_plugin_logger("permalog")

_README = "README.md"
_COPY = "copy the archive's files into it"


def read_archives(build: Build, files: Files) -> Iterator[Moved]:
    """Yield each archive of the settings, read and with its clashes settled.

    Raises ContentError with all that is wrong in any of them.
    """
    problems: list[Problem] = []
    _bring_back(build, files)
    folders = [settings.folder for settings in build.settings.archives]
    for number, settings in enumerate(build.settings.archives):
        try:
            inner = tuple(
                f"{other}/" for other in folders if other.startswith(settings.folder + "/")
            )
            archive = _archive(build, files, settings, inner)
            dialect = generators.dialect_of(_generator(build, archive, settings, number))
            yield moved.settle(moved.read(dialect(archive)), settings.on_clash)
        except ContentError as error:
            problems += error.problems
    if problems:
        raise ContentError(problems)


def _bring_back(build: Build, files: Files) -> None:
    """Add each README.md of an archive that MkDocs has left out, as it does beside an index.

    To MkDocs both are the page of their folder. An old generator gave each an address of its own.
    """
    config = build.config
    folders = tuple(f"{settings.folder}/" for settings in build.settings.archives)
    beside = [file for file in files if file.name == "index" and file.src_uri.startswith(folders)]
    for uri in {posixpath.join(posixpath.dirname(file.src_uri), _README) for file in beside}:
        if uri not in files.src_uris and Path(config.docs_dir, uri).is_file():
            log.info("%s is kept: it belongs to an archive", build.path(uri))
            files.append(File(uri, config.docs_dir, config.site_dir, config.use_directory_urls))


def is_only_dotted(build: Build, file: File) -> bool:
    """Tell whether MkDocs leaves a file out just because its name begins with a dot.

    To an old generator such a name may have been one like others: `.well-known/`.
    """
    excluded = build.config.exclude_docs
    return (
        any(part.startswith(".") for part in file.src_uri.split("/"))
        and host.is_sent(file.src_uri)
        and not (excluded and excluded.match_file(file.src_uri))
    )


def _archive(
    build: Build, files: Files, settings: ArchiveSettings, inner: tuple[str, ...]
) -> Archive:
    """Return the archive in a folder, without those in folders below it.

    Raises ContentError where a file is a link that leads nowhere.
    """
    prefix = f"{settings.folder}/"
    found = {
        file.src_uri.removeprefix(prefix): Path(file.abs_src_path)
        for file in files
        if file.src_uri.startswith(prefix)
        and not file.src_uri.startswith(inner)
        and file.abs_src_path
    }
    path, now = build.path(settings.folder), build.house.now
    if gone := [place for place, file in found.items() if not file.exists()]:
        text = "it is a link to a file that is not there; take it out, or copy the file"
        raise ContentError([Problem(f"{path}/{place}", None, text) for place in gone])
    return Archive(settings.folder, path, found, now, settings.settings, settings.config)


def _generator(build: Build, archive: Archive, settings: ArchiveSettings, number: int) -> str:
    """Return the generator of an archive; what shows it is said in the log."""
    try:
        if not archive.files:
            docs = Path(build.config.docs_dir).name
            is_twice = settings.folder.partition("/")[0] == docs
            cure = f"it is counted from {docs}/ on, so take that out" if is_twice else _COPY
            raise InvalidValueError(f"no file lies there; {cure}")
        if settings.generator:
            _doubt(archive, settings.generator)
            return settings.generator
        name, sign = generators.recognise(archive.files)
        log.info("%s is read as an archive of %s: it holds %s", archive.path, name, sign)
        return name
    except InvalidValueError as error:
        file = Path(build.config.config_file_path)
        line = line_of(file, ("extra", "blog", "archives", number))
        names = ", ".join(generators.NAMES)
        cure = f"; name it: `generator:` is one of {names}" if archive.files else ""
        text = f"`extra.blog.archives` has the folder {archive.path}: {error}{cure}"
        raise ContentError([Problem(file.name, line, text)]) from None


def _doubt(archive: Archive, named: str) -> None:
    """Say in the log where an archive looks like another generator's than the one named."""
    signs = generators.signs(archive.files)
    if signs and named not in signs:
        others = ", ".join(f"{sign} ({name})" for name, sign in signs.items())
        log.info(
            "%s is read as an archive of %s, as `generator` says, though it holds %s",
            archive.path,
            named,
            others,
        )


def treat_as_page(file: File, *, is_page: bool) -> None:
    """Make MkDocs render a file as a page, or copy it, whatever its name ends in."""
    file.is_documentation_page = lambda: is_page  # type: ignore[method-assign]
