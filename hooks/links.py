"""Links: every link follows its target, and a broken one is reported with file and line.

MkDocs calls `on_files`, for this hook when all addresses are known; while it renders pages it warns
of broken links, anchors and images, and those warnings get their line here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from urllib.parse import unquote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import log as pages_log

from permalog import site
from permalog.lines import line_of
from permalog.links import LinksExtension
from permalog.site import Build

_WARNING = re.compile(r"Doc file '(?P<uri>.+?)' (?P<what>contains .+?'(?P<url>.*?)'.*)", re.S)


@event_priority(-100)
def on_files(files: Files, *, config: MkDocsConfig) -> Files:
    """Teach Markdown this build's addresses, and MkDocs' warnings their lines."""
    build = site.build_of(config)
    build.sources = _sources(build, files)
    build.answers = answers = site.Answers(build, files)
    build.links = extension = LinksExtension(answers.source_at, answers.rooted)
    config.markdown_extensions.append(extension)  # type: ignore[arg-type] # takes instances too
    for old in [f for f in pages_log.filters if isinstance(f, _Lines)]:
        pages_log.removeFilter(old)
    pages_log.addFilter(_Lines(build, extension.written))
    return files


def _sources(build: Build, files: Files) -> dict[str, str]:
    """Return the source file behind each address, with and below the path of `site_url`."""
    sources: dict[str, str] = {}
    for page in build.library.shown:
        for permalink in (page.permalink, *(alias.permalink for alias in page.aliases)):
            if permalink:
                sources.setdefault(permalink.url, page.uri)
    shown = [file for file in files if site.is_shown(file, preview=True)]
    for file in shown:
        sources.setdefault(unquote(site.url_of(file)), file.src_uri)
    for file in shown:
        for path in site.paths_of(file):
            sources.setdefault(path, file.src_uri)
    return sources | {build.base + path: uri for path, uri in sources.items()}


class _Lines(logging.Filter):
    """Puts file and line before MkDocs' warnings of broken links."""

    def __init__(self, build: Build, written: Mapping[str, Mapping[str, str]]) -> None:
        super().__init__()
        self.build, self.written = build, written

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite a warning about a link; a link to a hidden post is one in every build."""
        found = _WARNING.fullmatch(str(record.msg))
        if found:
            if "excluded from the built site" in record.msg and not self.build.preview:
                record.levelno, record.levelname = logging.WARNING, "WARNING"
            url = self.written.get(found["uri"], {}).get(found["url"], found["url"])
            what = found["what"].replace(f"'{found['url']}'", f"'{url}'", 1)
            record.msg = f"{self._place(found['uri'], url)}: {what}"
        return True

    def _place(self, uri: str, url: str) -> str:
        path = self.build.path(uri)
        matter = self.build.front_matter.get(uri)
        if not matter:
            return path
        line = line_of(matter.body, url)
        return path if line is None else f"{path}:{matter.body_line + line}"
