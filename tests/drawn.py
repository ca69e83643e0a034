"""Small sites drawn as text, built with the shipped mkdocs.yml, read as a host sends them."""

import gzip
import html.parser
import io
import json
import logging
import os
import random
import re
import tempfile
import textwrap
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from unittest import mock
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element, TreeBuilder

import jinja2
import yaml
from mkdocs.commands import build as build_module
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, ConfigurationError
from PIL import Image

from permalog import background
from permalog.cache import Cache
from permalog.site import Build, Previewing, build_of

ROOT = Path(__file__).parent.parent
PREVIEW_HOST = "http://127.0.0.1:8000"
ENVIRONMENT = {"SOURCE_DATE_EPOCH": "1780315200", "SITE_URL": "https://blog.example/"}
"""What every build sees: that it is 1 June 2026, 12:00 UTC, and where the blog is published."""


def drawing(text: str) -> dict[str, str]:
    """Return the files that a drawing holds: a path on a line, its text behind `|` below it."""
    files: dict[str, str] = {}
    path = ""
    for line in textwrap.dedent(text).splitlines():
        if line.startswith("|"):
            files[path] += line.removeprefix("|").removeprefix(" ") + "\n"
        elif line.strip():
            path = line.strip()
            files[path] = ""
    return files


def picture(name: str, width: int, height: int, **options: Any) -> bytes:
    """Return an image in the format that its name ends in: spots of colour, always the same."""
    spots = Image.frombytes("RGB", (16, 16), random.Random(name).randbytes(16 * 16 * 3))
    stream = io.BytesIO()
    image = spots.resize((width, height), Image.Resampling.BICUBIC)
    image.save(stream, Image.registered_extensions()[Path(name).suffix], **options)
    return stream.getvalue()


def shipped_config(**changes: Any) -> str:
    """Return the shipped mkdocs.yml for a site elsewhere; a change replaces a top-level key."""
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    text = text.replace("- hooks/", f"- {ROOT.as_posix()}/hooks/")
    text = text.replace("custom_dir: overrides", f"custom_dir: {ROOT.as_posix()}/overrides")
    plain = {"nav": [{"Home": "index.md"}, {"Blog": []}], "edit_uri": "", "watch": None}
    changes = plain | changes
    for key, value in changes.items():
        text = re.sub(rf"^{key}:.*\n(?:[ #].*\n|\n)*", "", text, flags=re.M)
        if value is not None:
            text += yaml.safe_dump({key: value}, sort_keys=False, allow_unicode=True)
    return text


_shared = tempfile.TemporaryDirectory(prefix="permalog-tests-")
SHARED = Cache(Path(_shared.name))
"""What is dear to make and the same in most drawn sites, such as the style sheet."""


class Blog:
    """A site in work: the author's files, and `mkdocs build` and `mkdocs serve` on them."""

    def __init__(self, folder: Path, text: str = "", **changes: Any) -> None:
        self.folder = folder
        self.log: list[tuple[str, str]] = []
        self.has_own_cache = False
        self.may_rest = False
        self.configure(**changes)
        (folder / "docs").mkdir(exist_ok=True)
        self.draw(text)

    def configure(self, **changes: Any) -> None:
        """Write the shipped mkdocs.yml with other values for some of its top-level keys."""
        self.write({"mkdocs.yml": shipped_config(**changes)})

    def draw(self, text: str) -> None:
        """Write the files of a drawing below docs/; `640 × 480` is an image of that size."""
        for path, content in drawing(text).items():
            size = re.fullmatch(r"(\d+) × (\d+)\n", content)
            image = picture(path, int(size[1]), int(size[2])) if size else None
            self.write({f"docs/{path}": image or content})

    def write(self, files: Mapping[str, str | bytes]) -> None:
        """Write files as they stand, with their own line ends."""
        for path, content in files.items():
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)

    def remove(self, path: str) -> None:
        (self.folder / path).unlink()

    def build(
        self, *, strict: bool = True, hooks: Mapping[str, Callable[..., Any]] | None = None
    ) -> "Site":
        """Run `mkdocs build`, by default with `--strict`; raise what it raises."""
        self._run("build", strict=strict, hooks=hooks or {})
        return Site(self.folder / "site", self.site_url, tuple(self.log))

    def preview(self, *, waits: bool = True) -> "Site":
        """Run the build that `mkdocs serve` runs, and what it does behind it if that is awaited."""
        folder = self.folder / "preview"
        self._run("serve", strict=False, hooks={}, waits=waits, site_dir=str(folder))
        return Site(folder, PREVIEW_HOST + urlsplit(self.site_url).path, tuple(self.log))

    def fails(self, **options: Any) -> str:
        """Return what a build says that stops, and make sure that it has changed nothing."""
        before = snapshot(self.folder)
        try:
            self._run("build", **({"strict": True, "hooks": {}} | options))
        except (Abort, ConfigurationError) as stop:
            assert snapshot(self.folder) == before, "a failed build left its traces"
            errors = [text for level, text in self.log if level in ("ERROR", "WARNING")]
            return "\n".join([*errors, str(stop)])
        raise AssertionError(f"the build passed; it said {self.log}")

    @property
    def site_url(self) -> str:
        with mock.patch.dict(os.environ, ENVIRONMENT):
            return load_config(str(self.folder / "mkdocs.yml")).site_url or "/"

    def _run(
        self,
        command: Any,
        *,
        strict: bool,
        hooks: Mapping[str, Callable[..., Any]],
        waits: bool = True,
        **options: Any,
    ) -> None:
        self.log.clear()
        cache = nullcontext() if self.has_own_cache else mock.patch.object(Build, "cache", SHARED)
        calm = mock.patch.object(background, "_CALM", 0 if waits else 60)
        with captured(self.log), mock.patch.dict(os.environ, ENVIRONMENT), cache, calm:
            config = load_config(str(self.folder / "mkdocs.yml"), strict=strict, **options)
            for event, handler in hooks.items():
                config.plugins.events[event].append(handler)
            config.plugins.on_startup(command=command, dirty=False)
            serve_url = None
            if command == "serve":
                config.site_url = serve_url = PREVIEW_HOST + urlsplit(config.site_url or "/").path
            try:
                (build_module.build if self.may_rest else build)(config, serve_url=serve_url)
                index = build_of(config).index if command == "serve" and waits else None
                if isinstance(index, Previewing):
                    index.wait()
            finally:
                config.plugins.on_shutdown()


@dataclass(frozen=True)
class Site:
    """A built site, as a static host like GitHub Pages answers for it."""

    folder: Path
    site_url: str
    log: tuple[tuple[str, str], ...]

    @property
    def base(self) -> str:
        """The path of `site_url`: `/`, or `/repo/`."""
        return urlsplit(self.site_url).path

    @cached_property
    def files(self) -> list[str]:
        """Every file, without those of the theme and of the index."""
        files = (
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        )
        others = re.compile("assets/(javascripts|stylesheets|images)/|pagefind/")
        return sorted(file for file in files if not others.match(file))

    @property
    def pages(self) -> list[str]:
        """The address of every HTML file."""
        return [
            "/" + file.removesuffix("index.html") for file in self.files if file.endswith(".html")
        ]

    def file(self, address: str) -> str | None:
        """Return the file that answers an address with status 200, if one does."""
        path = unquote(address).removeprefix("/")
        if not path or path.endswith("/"):
            path += "index.html"
        found = (name for name in (path, f"{path}.html") if (self.folder / name).is_file())
        return next(found, None)

    def __getitem__(self, address: str) -> "Document":
        """Return the page at an address; fail where a host would send a 404."""
        file = self.file(address)
        assert file, f"nothing answers {address}; there are {self.pages}"
        return Document(address, (self.folder / file).read_text(encoding="utf-8"))

    def __contains__(self, address: str) -> bool:
        return self.file(address) is not None

    def text(self, file: str) -> str:
        """Return a file of the site."""
        return (self.folder / file).read_text(encoding="utf-8")

    def holding(self, text: str) -> list[str]:
        """Return every file that holds a text, or is named by it, also inside compressed files."""
        files = [*self.files, *self._indexed]
        return [file for file in files if text in file or text.encode() in self._bytes(file)]

    @property
    def _indexed(self) -> list[str]:
        found = self.folder.glob("pagefind/fragment/*")
        return [path.relative_to(self.folder).as_posix() for path in found]

    @property
    def found(self) -> dict[str, dict[str, Any]]:
        """What the search knows of each page, by its address."""
        pages = (json.loads(self._bytes(file)[len("pagefind_dcd") :]) for file in self._indexed)
        return {page["meta"]["url"]: page for page in pages}

    def _bytes(self, file: str) -> bytes:
        content = (self.folder / file).read_bytes()
        is_packed = file.endswith((".gz", ".pf_fragment"))
        return gzip.decompress(content) if is_packed else content

    @property
    def broken(self) -> list[str]:
        """Every link of every page that leads nowhere, followed as a browser follows it."""
        ids = {address: {e.get("id") for e in self[address].tree.iter()} for address in self.pages}
        return [
            f"{address}: {link}"
            for address in self.pages
            for link in self[address].links
            if not self._leads_somewhere(address, link, ids)
        ]

    def _leads_somewhere(self, address: str, link: str, ids: Mapping[str, set[str | None]]) -> bool:
        host = f"{urlsplit(self.site_url).scheme}://{urlsplit(self.site_url).netloc}"
        target, fragment = urldefrag(urljoin(host + self.base.rstrip("/") + address, link))
        if not target.startswith(host + "/"):
            return True
        path = urlsplit(target).path
        if not path.startswith(self.base):
            return False
        path = "/" + path.removeprefix(self.base)
        if path not in self:
            return False
        known = ids.get("/" + (self.file(path) or "").removesuffix("index.html"))
        return not fragment or known is None or unquote(fragment) in known


@dataclass(frozen=True)
class Document:
    """One HTML page."""

    address: str
    html: str

    @cached_property
    def tree(self) -> Element:
        return parse(self.html)

    def all(self, selector: str, within: Element | None = None) -> list[Element]:
        """Return the elements that `tag.class` names, in order."""
        tag, _, name = selector.partition(".")
        found = (within if within is not None else self.tree).iter(tag or None)
        return [e for e in found if not name or name in (e.get("class") or "").split()]

    def one(self, selector: str) -> Element:
        """Return the only element that `tag.class` names."""
        (element,) = self.all(selector)
        return element

    def meta(self, name: str) -> list[str]:
        """Return the contents of the `<meta>` of a name or property."""
        metas = (e for e in self.tree.iter("meta") if name in (e.get("name"), e.get("property")))
        return [e.get("content") or "" for e in metas]

    def rel(self, relation: str, tag: str = "link") -> list[str]:
        """Return where the links of a relation lead."""
        found = (e for e in self.tree.iter(tag) if relation in (e.get("rel") or "").split())
        return [e.get("href") or "" for e in found]

    @property
    def content(self) -> Element:
        return self.one("article.md-content__inner")

    @property
    def text(self) -> str:
        """The text of the page's main part."""
        return text_of(self.content)

    @property
    def links(self) -> list[str]:
        return list(links_of(self.tree))

    @property
    def content_links(self) -> list[str]:
        """The links of the page's main part, as absolute paths and without those to itself."""
        found = (urljoin(self.address, link) for link in links_of(self.content))
        return [link for link in found if urldefrag(link)[0] != self.address]

    @property
    def sidebar(self) -> str:
        """The navigation as an outline: ▾ open section, ▸ closed section, ← this page."""
        nav = self.one("nav.pl-nav")
        return "\n".join(_outline(nav, 0))


def parse(text: str) -> Element:
    """Return the tree of an HTML document or fragment."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.finish()


def links_of(tree: Element) -> Iterator[str]:
    """Yield every link of a tree, with those inside `srcset`."""
    for element in tree.iter():
        for name in ("href", "src", "poster", "data"):
            if element.get(name) and not (
                element.tag == "link" and "preconnect" in element.get("rel", "")
            ):
                yield element.get(name, "")
        for candidate in filter(None, element.get("srcset", "").split(", ")):
            yield candidate.split()[0]


def text_of(element: Element) -> str:
    """Return the text of an element, on one line."""
    return " ".join("".join(element.itertext()).replace("¶", "").split())


def snapshot(folder: Path) -> dict[str, bytes | None]:
    """Return every path below a folder with its bytes, but for what a build keeps for itself."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
        if not path.relative_to(folder).parts[0].startswith(".")
    }


class captured(logging.Handler):  # noqa: N801 - a context manager, like contextlib's
    """Collects what MkDocs logs, as pairs of level and text."""

    def __init__(self, log: list[tuple[str, str]]) -> None:
        super().__init__(logging.INFO)
        self.log, self.logger = log, logging.getLogger("mkdocs")

    def emit(self, record: logging.LogRecord) -> None:
        self.log.append((record.levelname, record.getMessage()))

    def __enter__(self) -> None:
        self.before, self.propagated = self.logger.level, self.logger.propagate
        self.logger.setLevel(logging.INFO)
        self.logger.propagate = False
        self.logger.addHandler(self)

    def __exit__(self, *_: object) -> None:
        self.logger.removeHandler(self)
        self.logger.setLevel(self.before)
        self.logger.propagate = self.propagated


@dataclass
class CompiledTemplates(jinja2.BytecodeCache):
    """Keeps the templates of the theme compiled between builds."""

    codes: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def load_bytecode(self, bucket: Any) -> None:
        if code := self.codes.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Any) -> None:
        self.codes[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


class _Parser(html.parser.HTMLParser):
    void = frozenset(
        [
            "area",
            "base",
            "br",
            "col",
            "embed",
            "hr",
            "img",
            "input",
            "link",
            "meta",
            "source",
            "track",
            "wbr",
        ]
    )

    def __init__(self) -> None:
        super().__init__()
        self.builder = TreeBuilder()
        self.builder.start("document", {})
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in self.void:
            self.builder.end(tag)
        else:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open and (last := self.open.pop()):
                self.builder.end(last)
                if last == tag:
                    break

    def handle_data(self, data: str) -> None:
        self.builder.data(data)

    def finish(self) -> Element:
        while self.open:
            self.builder.end(self.open.pop())
        self.builder.end("document")
        return self.builder.close()


def _outline(nav: Element, depth: int) -> Iterator[str]:
    for item in nav.findall("ul/li"):
        section = item if item.find("ul") is not None else item.find("details")
        link = next((e for e in item.iter("a")), None)
        label = next(e for e in item.iter() if e.tag in ("a", "p", "summary"))
        mark = ""
        if section is not None:
            is_open = section is item or section.get("open") is not None
            mark = " ▾" if is_open else " ▸"
        elif item.find(".//small") is not None:
            mark = " ▸"
        elif link is not None and link.get("aria-current"):
            mark = " ←"
        yield "  " * depth + _label(label) + mark
        if section is not None:
            yield from _outline(section, depth + 1)


def _label(entry: Element) -> str:
    """Return an entry of the sidebar without its day and the count of its posts."""

    def texts(element: Element) -> Iterator[str]:
        yield element.text or ""
        for child in element:
            if child.tag not in ("time", "small"):
                yield from texts(child)
            yield child.tail or ""

    return " ".join("".join(texts(entry)).split())
