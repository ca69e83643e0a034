"""Hexo's bodies: its tag plugins, then marked.

Sources: Hexo 8.1, `lib/plugins/tag`, `lib/plugins/filter/before_post_render`; `lib/renderer.js` of
hexo-renderer-marked 7; `lib/slugize` of hexo-util 4. Tags that Hexo had once, and that
hexo-tag-embed has now, are known too; those of themes are for `extra.blog.shortcodes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from .. import heading_ids
from ..dialects.hexo.source import settings
from ..permalink import Permalink
from ..post import Page
from ..slug import undated
from . import Converter, Moved, Shortcodes, embeds, fences
from .commonmark import Flavour, converted
from .inline import Inline
from .shortcodes import Call, Kind, Render, Tag, converter

_TAG = re.compile(
    r"(?P<skipped>^[ \t>]*(?:[-*+][ \t]|\d+\.[ \t])?[ \t]*(?P<fence>`{3,}|~{3,}).*?"
    r"(?:^[ \t>]*(?P=fence)|\Z)|(?P<ticks>`+)(?!`)[^\n]*?(?<!`)(?P=ticks)(?!`))"
    r"|\{%-?\s*raw\s*-?%\}(?P<raw>.*?)\{%-?\s*endraw\s*-?%\}"
    r"|\{%-?\s*(?P<block>codeblock|code)\b(?P<head>(?:(?!\{%).)*?)-?%\}(?P<code>.*?)"
    r"\{%-?\s*end(?P=block)\s*-?%\}"
    r"|\{%-?\s*(?P<name>\w+)(?P<markup>(?:(?!\{%).)*?)-?%\}"
    r"|(?P<variable>\{\{(?:(?!\{\{).)*?\}\})",
    re.S | re.M,
)
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_ARGUMENT = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|([^\s\"']\S*)", re.S)
_OPTION = re.compile(
    r"(?:^|\s)(?P<key>lang|mark|first_line|line_number|highlight|wrap):(?P<value>\S+)"
)
_CITED = re.compile(r"(?P<text>\S.*?)\s+(?P<url>https?://\S+|/\S+)(?:\s+(?P<name>.+))?", re.S)


def hexo(moved: Moved, shortcodes: Shortcodes) -> Converter:
    """Return what converts the bodies of a Hexo archive."""
    said = settings(moved.dialect.archive)
    breaks = said.get("marked", dict, {}).get("breaks") is not False
    inline = Inline(linkify_anywhere=True, breaks=breaks)
    flavour = Flavour(inline=inline, head=head, ids=heading_ids.hexo, definitions=False)
    known = {**_KNOWN, **_Site(moved, said.get("code_dir", str, "downloads/code")).tags}
    return converter(_tags, known, shortcodes, lambda text: converted(text, flavour))


def _tags(text: str) -> Iterator[Tag]:
    """Yield the tags of a text that stand in no code."""
    if "{%" not in text and "{{" not in text:
        return
    for found in _TAG.finditer(text):
        start, end = found.span()
        if found["raw"] is not None:
            yield Tag(start, end, Kind.LITERAL, found["raw"])
        elif name := found["block"]:
            first, last = found.span("code")
            yield Tag(start, first, Kind.CALL, f"{{% {name} %}}", name, arguments(found["head"]))
            yield Tag(last, end, Kind.END, f"{{% end{name} %}}", name)
        elif found["variable"]:
            yield Tag(start, end, Kind.ALONE, "{{ … }}", "{{")
        elif name := found["name"]:
            kind = Kind.END if name.startswith("end") else Kind.CALL
            args = arguments(found["markup"])
            yield Tag(start, end, kind, f"{{% {name} %}}", name.removeprefix("end"), args)


def arguments(markup: str) -> list[str]:
    """Return the arguments of a tag, each without its quotes."""
    return [
        next(v for v in found.groups() if v is not None) for found in _ARGUMENT.finditer(markup)
    ]


def head(info: str) -> fences.Head:
    """Read the head of a fence: `js title https://example.org text mark:1,3-4`."""
    language, _, rest = info.strip().partition(" ")
    return replace(_head(rest), language=fences.plain(language).language)


def _head(text: str) -> fences.Head:
    """Read what `codeblock` says, in whatever order: title, address, `lang:js`, `mark:1,3`."""
    options = {found["key"]: found["value"] for found in _OPTION.finditer(text)}
    language = fences.plain(options.get("lang", "")).language
    marked = fences.line_numbers(options.get("mark", ""))
    found = fences.Head(language, " ".join(_OPTION.sub("", text).split()), marked)
    return fences.numbered(found, options.get("first_line", ""))


class _Site:
    """The tags that name other files of the archive."""

    def __init__(self, moved: Moved, code: str) -> None:
        self.found, self.archive = moved.found, moved.dialect.archive
        self.code = code.strip("/")
        self.posts: dict[str, Page] = {}
        for place, found in moved.found.items():
            if isinstance(found, Page) and found.permalink:
                path = PurePosixPath(place.rpartition("_posts/")[2])
                for name in (str(path.with_suffix("")), undated(path.stem), found.title):
                    self.posts.setdefault(name, found)
        self.tags: Mapping[str, Render] = {
            "asset_img": self._asset_img,
            "asset_link": self._asset_link,
            "asset_path": lambda call: self._asset(call, call.get("", 0)),
            "include_code": self._include_code,
            "post_link": self._post_link,
            "post_path": lambda call: self._post(call.get("", 0)),
        }

    def _post(self, name: str) -> str | None:
        name, sign, fragment = name.partition("#")
        post = self.posts.get(name)
        return post.permalink.quoted + sign + fragment if post and post.permalink else None

    def _post_link(self, call: Call) -> str | None:
        name, *words = call.args or [""]
        url = self._post(name)
        if words and words[-1] in ("true", "false"):
            words = words[:-1]
        post = self.posts.get(name.partition("#")[0])
        return embeds.link(url, " ".join(words) or post.title) if url and post else None

    def _asset(self, call: Call, name: str) -> str | None:
        folder = self.archive.folder
        place = call.page.uri.removeprefix(f"{folder}/") if folder else call.page.uri
        found = self.found.get(f"{place.rpartition('.')[0]}/{name}")
        return found.quoted if isinstance(found, Permalink) else None

    def _asset_img(self, call: Call) -> str | None:
        for number, name in enumerate(call.args):
            if url := self._asset(call, name):
                return embeds.tagged_image([*call.args[:number], url, *call.args[number + 1 :]])
        return None

    def _asset_link(self, call: Call) -> str | None:
        name, *words = call.args or [""]
        url = self._asset(call, name)
        if words and words[-1] in ("true", "false"):
            words = words[:-1]
        return embeds.link(url, " ".join(words) or name) if url else None

    def _include_code(self, call: Call) -> str | None:
        found = _head(" ".join(call.args))
        title, _, path = found.title.rpartition(" ")
        end = f"{self.code}/{path.lstrip('/')}"
        place = next((p for p in self.archive.files if f"/{p}".endswith(f"/{end}")), None)
        if place is None:
            return None
        named = replace(
            found,
            language=found.language or PurePosixPath(path).suffix[1:],
            title=title or PurePosixPath(path).name,
        )
        return "\n".join(fences.fence(_written(named), self.archive.text(place)))


def _codeblock(call: Call) -> str:
    code = _RAW.sub("", call.inner or "").strip("\n")
    return "\n".join(fences.fence(_written(_head(" ".join(call.args))), code))


def _written(found: fences.Head) -> str:
    """Return the head of a code block as Hexo writes it at a fence."""
    options = [f"mark:{','.join(found.marked)}"] if found.marked else []
    options += [f"first_line:{found.first}"] if found.first is not None else []
    return " ".join((found.language or "text", found.title, *options)).strip()


def _blockquote(call: Call) -> str:
    text = " ".join(call.args)
    if cited := _CITED.fullmatch(text):
        text = f"**{cited['text']}** {embeds.link(cited['url'], cited['name'] or '')}"
    elif text:
        author, comma, title = text.partition(",")
        text = f"**{author.strip()}**" + (f" *{title.strip()}*" if comma else "")
    return embeds.quote(call.inner or "", text)


def _link(call: Call) -> str | None:
    at = next((n for n, arg in enumerate(call.args) if embeds.URL.match(arg)), None)
    return None if at is None else embeds.link(call.args[at], " ".join(call.args[:at]))


def _url_for(call: Call) -> str | None:
    return embeds.link("/" + call.args[1].lstrip("/"), call.args[0]) if len(call.args) > 1 else None


def _youtube(call: Call) -> str:
    if call.get("", 1) == "playlist":
        return embeds.link(f"https://www.youtube.com/playlist?list={call.get('', 0)}")
    return embeds.youtube(call.get("", 0))


_KNOWN: Mapping[str, Render] = {
    "blockquote": _blockquote,
    "code": _codeblock,
    "codeblock": _codeblock,
    "gist": lambda call: embeds.gist(call.get("", 0), call.get("", 1)),
    "iframe": lambda call: embeds.link(call.get("", 0)),
    "img": lambda call: embeds.tagged_image(call.args),
    "jsfiddle": lambda call: embeds.link(f"https://jsfiddle.net/{call.get('', 0)}/"),
    "link": _link,
    "pullquote": lambda call: embeds.quote(call.inner or "", ""),
    "quote": _blockquote,
    "url_for": _url_for,
    "vimeo": lambda call: embeds.vimeo(call.get("", 0)),
    "youtube": _youtube,
}
