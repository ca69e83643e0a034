"""Search: what the index says of each page, and Pagefind's program, which makes it.

Pagefind reads HTML and writes an index in many small files, of which a reader fetches the few that
hold the words asked for. It is given pages without a frame, so that the index knows nothing of
sidebars and footers; what it is to know of a page stands in `data-pagefind` attributes.

The index of many pages is made in parts, so that a new text changes one of them alone. To Pagefind
each part is a language of its own, which it knows to be kept apart: `en-x-0`, `en-x-1`. A reader's
browser merges what it finds in each (assets/search-dialog.js).
"""

from __future__ import annotations

import html
import json
import os
import posixpath
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from pagefind.service import get_executable

from . import markup
from .cache import key_of
from .cores import spread
from .scratch import drop_stale

FOLDER = "pagefind"
"""Where the index is, below the site folder."""
ALWAYS = _, _ENTRY = "pagefind-worker.js", "pagefind-entry.json"
"""The files that a search asks for first, whatever is in the index."""
_SCRATCH = "permalog-search-"
_MOST = 2000
"""Of how many pages a part is, on average, at most."""
_NAME = 20
"""How long the name of a page is."""
_DONE = ".done"
"""How the name of a file ends, which is no page, that a process leaves when it is done."""
_IGNORED = "img, .headerlink, .linenos, .footnote-backref, [data-search-exclude]"
_WORTH_A_PROCESS = 300
"""How many pages are written in the time that it takes to begin a process, many times over."""
_NOTHING = "Pagefind was not able to build an index"
_WORD = re.compile(r"[^\W_]")
_SOON = re.compile(r"(?:<(?!!|script|style)[^>]*>|[^\w<&])*+[^\W_]", re.I)
"""What most texts begin with: tags and signs, and then a letter."""
_SPACELESS = r"[\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
"""A character of a script that puts no space between words."""
_UNSPACED = re.compile(rf"<[^>]*>|({_SPACELESS})")
_HEADERLINK = re.compile(r"<a class=\"headerlink\"[^>]*>.*?</a>", re.S)
_SPAN = re.compile(
    r"<span(?: class=\"(?![^\"]*(?:headerlink|linenos|footnote-backref))[^\"]*\")?>|</span>"
)
"""A span of which Pagefind is to know nothing, such as those that colour code."""


class SearchError(Exception):
    """The index can't be made."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be found of one page."""

    url: str
    """Its address from the site's root, percent-encoded: `/blog/2016/a/`."""
    title: str
    content: str
    """Its rendered text, without the title."""
    date: str = ""
    """As readers see it; empty for a page that is no post."""
    tags: tuple[str, ...] = ()
    boost: float = 1
    """How much more its text counts than that of others."""

    def document(self, tag: str) -> str:
        """Return the page, with the tag of its part, as Pagefind reads it.

        What it is to ignore in the text is found by its name.
        """
        tags = ", ".join(self.tags)
        meta = {"title": self.title, "date": self.date, "tags": tags, "url": self.url}
        known = "".join(
            f'<p data-pagefind-meta="{name}" data-pagefind-ignore>{html.escape(text)}</p>'
            for name, text in meta.items()
            if text
        )
        weight = f' data-pagefind-weight="{self.boost:g}"' if self.boost != 1 else ""
        text = _apart(f"{known}<div{weight}>{_without_spans(self.content)}</div>")
        return f'<!doctype html><html lang="{tag}"><body data-pagefind-body>{text}</body></html>'


class Findable(NamedTuple):
    """A page that may be found, which is read when there is an index to make."""

    url: str
    """Its address: see `Entry`."""
    key: str
    """The key of all that is to be found of it."""
    read: Callable[[], Entry | None]
    """What gives that; None where it has no word."""


class Part(NamedTuple):
    """Some of the pages, of which an index is made by itself."""

    tag: str
    """The language of the site, and where there are several parts a number behind an `x`, which
    language tags have for private use (RFC 5646, 2.2.7)."""
    pages: Sequence[Findable]

    @property
    def key(self) -> str:
        """The key of all that is to be found of them."""
        return key_of(self.tag, *(page.key for page in self.pages))


class Made(NamedTuple):
    """What is made of a part; JSON can hold it."""

    about: Mapping[str, Any]
    """What the index says of it to who searches."""
    files: Sequence[str]
    """Its files below the site folder."""


SHARED = ""
"""What stands for the tag of a part where files of all parts are meant."""


def parts_of(pages: Iterable[Findable], language: str) -> list[Part]:
    """Return the parts of an index of pages in a language.

    In which of them a page is follows from its address and from how many there are.
    """
    found, tag = list(pages), language.lower()
    count = ceil(len(found) / _MOST)
    some: list[list[Findable]] = [[] for _ in range(count)]
    for page in found:
        some[crc32(page.url.encode()) % count].append(page)
    tags = [f"{tag}-x-{number}" for number in range(count)] if count > 1 else [tag]
    return [Part(*part) for part in zip(tags, some, strict=False) if part[1]]


def parts_to_make(parts: Sequence[Part], there: Mapping[str, Made]) -> Sequence[Part]:
    """Return the parts that are to be made beside those which are there.

    What all have in common is made with any of them.
    """
    new = [part for part in parts if part.tag not in there]
    return new if new or SHARED in there else parts


def files_of(parts: Mapping[str, Made]) -> frozenset[str]:
    """Return all files of parts."""
    return frozenset(file for made in parts.values() for file in made.files)


def has_words(content: str) -> bool:
    """Tell whether a text has any: of pages without Pagefind makes no index, and fails."""
    return bool(_SOON.match(content) or _WORD.search(markup.text(content)))


def _without_spans(content: str) -> str:
    """Return a text without most of its tags, as reading them is a good part of Pagefind's work.

    Where a span is there for more than its looks, which ends are whose is not asked: all stay.
    """
    linked = _HEADERLINK.sub("", content)
    bare, count = _SPAN.subn("", linked)
    return bare if count == linked.count("<span") + linked.count("</span") else linked


def _apart(text: str) -> str:
    """Return HTML with a space behind each character of a script that has none between words.

    Each is a word to Pagefind then, and the dialog asks for them in their order.
    """
    if text.isascii() or not re.search(_SPACELESS, text):
        return text
    return _UNSPACED.sub(lambda found: f"{found[1]} " if found[1] else found[0], text)


class Index:
    """An index in the making, in a folder of its own, while the build goes on."""

    def __init__(
        self, write: Callable[[Path], object], language: str, *, yields: bool = False
    ) -> None:
        """Let Pagefind begin; raise SearchError where its program is missing.

        `write` puts the pages into a folder: see `write_pages`. It may be a program that yields to
        whatever else there is to do, and that only `stop` ends: not the Ctrl+C by which an author
        ends `mkdocs serve`.
        """
        program = get_executable()
        if program is None:
            raise SearchError("its program is not there; install the Python package pagefind-bin")
        drop_stale(Path(tempfile.gettempdir()), f"{_SCRATCH}*")
        self._language = language
        self._scratch = tempfile.TemporaryDirectory(prefix=_SCRATCH, ignore_cleanup_errors=True)
        folder = Path(self._scratch.name)
        write(folder / "site")
        self._made, self._log = folder / "made", folder / "log"
        first = ["nice"] if yields and shutil.which("nice") else []
        command = [*first, str(program), "--silent", "--site", str(folder / "site")]
        command += ["--output-path", str(self._made), "--exclude-selectors", _IGNORED]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(
                command, stdout=log, stderr=log, start_new_session=yields
            )

    def finish(self, site: Path, kept: Mapping[str, Made]) -> dict[str, Made]:
        """Wait for Pagefind, and put what a search asks for into a site folder.

        Takes the parts that stay as they are, by their tags, and returns those that were made, and
        under `SHARED` what they have in common; nothing where no page has a word to find. Raises
        SearchError where there is no index for another reason. One that was there before is read
        as it was until all of the new one is there.
        """
        with self._scratch:
            if self._process.wait() or not (self._made / _ENTRY).is_file():
                log = self._log.read_text(encoding="utf-8", errors="replace").strip()
                if _NOTHING in log:
                    return {}
                raise SearchError(f"Pagefind says: {log}")
            found = self._found({tag: part.about for tag, part in kept.items() if tag != SHARED})
            names = [name for part in found.values() for name in part.files]
            _move(self._made, site / FOLDER, names)
            return {
                tag: part._replace(files=[f"{FOLDER}/{name}" for name in part.files])
                for tag, part in found.items()
            }

    def is_done(self, within: float) -> bool:
        """Tell whether Pagefind has ended, or does so within some seconds."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(within)
        return self._process.returncode is not None

    def stop(self) -> None:
        """End Pagefind, where it is still at work, and leave nothing of it."""
        self._process.kill()
        self._process.wait()
        self._scratch.cleanup()

    def _found(self, kept: Mapping[str, Mapping[str, Any]]) -> dict[str, Made]:
        """Return what Pagefind has made, with the files that our dialog uses of those it wrote.

        It has the same program for each part, of which one is enough.
        """
        entry = json.loads((self._made / _ENTRY).read_text(encoding="utf-8"))
        found, wasm = dict[str, Made](), "unknown"
        for tag, about in entry["languages"].items():
            if about["wasm"]:
                wasm = self._language
                (self._made / _wasm(about["wasm"])).replace(self._made / _wasm(wasm))
            patterns = (f"index/{tag}_*", f"fragment/{tag}_*", f"pagefind.{tag}_*.pf_meta")
            paths = [path for pattern in patterns for path in self._made.glob(pattern)]
            files = [path.relative_to(self._made).as_posix() for path in paths]
            found[tag] = Made({**about, "wasm": wasm}, files)
        abouts = {**kept, **{tag: part.about for tag, part in found.items()}}
        entry["languages"] = {_asked(tag, self._language): abouts[tag] for tag in sorted(abouts)}
        (self._made / _ENTRY).write_text(json.dumps(entry, ensure_ascii=False), encoding="utf-8")
        return found | {SHARED: Made({}, [*ALWAYS, _wasm(wasm)])}


def _asked(tag: str, language: str) -> str:
    """Return the language by which a part is asked for: one that has no rules for what is asked.

    By those of some, Pagefind would look for other words than stand in the index.
    """
    return f"und{tag.removeprefix(language.lower())}"


def _wasm(name: str) -> str:
    """Return the file of the program that searches by the rules of a language."""
    return f"wasm.{name}.pagefind"


def _move(made: Path, folder: Path, names: Iterable[str]) -> None:
    """Move files from one folder into another, the first that a search asks for as the last.

    Of a folder that is not there yet all is moved at once: there may be ten thousand files in it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in sorted(names, key=lambda name: name == _ENTRY):
        above = posixpath.dirname(name)
        if above and not (folder / above).exists():
            shutil.move(made / above, folder / above)
        elif not above or (made / above).exists():
            shutil.move(made / name, folder / name)


def write_at_once(parts: Iterable[Part], folder: Path) -> None:
    """Write the pages of parts as Pagefind reads them, on all cores."""

    def write(some: Iterator[tuple[str, Findable]]) -> None:
        count = write_pages(some, folder)
        (folder / f"{os.getpid()}{_DONE}").write_text(str(count), encoding="utf-8")

    pages = [*tagged(parts)]
    spread(write, pages, _WORTH_A_PROCESS)
    done = list(folder.glob(f"*{_DONE}"))
    if sum(int(path.read_text(encoding="utf-8")) for path in done) < len(pages):
        write_pages(pages, folder)  # a process has died


def tagged(parts: Iterable[Part]) -> Iterator[tuple[str, Findable]]:
    """Yield the pages of parts, each with the tag of its part."""
    return ((part.tag, page) for part in parts for page in part.pages)


def write_pages(pages: Iterable[tuple[str, Findable]], folder: Path) -> int:
    """Write pages, each with the tag of its part, as Pagefind reads them; return how many came.

    All lie in one folder, as those of the site would take as long to write and to delete as all
    else. What the index says of a page does not depend on others, and nor do their names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for count, (tag, page) in enumerate(pages, 1):  # noqa: B007 - the last one is how many came
        if entry := page.read():
            name = key_of(entry.url)[:_NAME]
            (folder / f"{name}.html").write_text(entry.document(tag), encoding="utf-8")
    return count
