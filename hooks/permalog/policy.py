"""Policy: what a page may load and run, as its Content-Security-Policy says.

The policy follows from the finished HTML: what stands in it is what its author wanted, and nothing
else is let through. Scripts and styles in the page are known by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import IPv6Address

from . import embed, markup, style_attributes
from .errors import InvalidValueError, shown
from .words import Words

NONE, SELF = "'none'", "'self'"
BASE: Mapping[str, tuple[str, ...]] = {
    "default-src": (NONE,),
    "script-src": (SELF,),
    "style-src": (SELF,),
    "img-src": (SELF, "data:"),
    "font-src": (SELF,),
    "media-src": (SELF,),
    "connect-src": (SELF,),
    "worker-src": (SELF,),
    "manifest-src": (SELF,),
    "base-uri": (NONE,),
    "form-action": (SELF,),
}
"""What a page may do that asks for nothing more."""
BARE: Mapping[str, tuple[str, ...]] = {"default-src": (NONE,), "base-uri": (NONE,)}
"""What a page may do that only sends its readers on."""
DIRECTIVES = (
    *BASE,
    "child-src",
    "frame-src",
    "object-src",
    "script-src-attr",
    "script-src-elem",
    "style-src-attr",
    "style-src-elem",
)
"""The directives that a `<meta>` can hold and that say from where something is loaded."""
_UNSAFE_INLINE = "'unsafe-inline'"
_KEYWORDS = {
    "none",
    "report-sample",
    "self",
    "strict-dynamic",
    "unsafe-eval",
    "unsafe-hashes",
    "unsafe-inline",
    "wasm-unsafe-eval",
}
_SOURCE = re.compile(
    r"\*|[a-z][a-z0-9+.-]*:|(?:[a-z][a-z0-9+.-]*://)?(?:\*\.)?[\w-]+(?:\.[\w-]+)*(?::(?:\d+|\*))?"
    r"(?:/[^\s;,'\"]*)?|'(?P<keyword>[a-z-]+)'|'sha(?:256|384|512)-[\w+/=-]+'",
    re.I,
)

_IN_TAG = (
    r"(?:[^<>=]*+=\"[^\"]*+\")*+"
    r"(?:[^<>\"'=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+')?|[\"'])*+"
)
"""What stands in a tag: first what most attributes look like, which is found sooner. A quote that
is not behind `=` begins nothing."""
_LOADING: Mapping[str, Mapping[str, str]] = {
    "audio": {"src": "media-src"},
    "button": {"formaction": "form-action"},
    "embed": {"src": "object-src"},
    "form": {"action": "form-action"},
    "iframe": {"src": "frame-src"},
    "image": {"href": "img-src", "xlink:href": "img-src"},
    "img": {"src": "img-src", "srcset": "img-src"},
    "input": {"src": "img-src", "formaction": "form-action"},
    "link": {},
    "object": {"data": "object-src"},
    "script": {},
    "source": {"src": "media-src", "srcset": "img-src"},
    "style": {},
    "track": {"src": "media-src"},
    "video": {"src": "media-src", "poster": "img-src"},
}
"""The elements that load something, and which directive rules over what an attribute names."""
_RAW = ("iframe", "script", "style", "textarea", "title")
"""Those in which no tags are."""


def _named(names: Iterable[str]) -> str:
    """Return what matches names in letters of either case, and fails at the first letter."""
    return "|".join(f"[{name[0]}{name[0].upper()}](?i:{name[1:]})" for name in names)


_TAG = re.compile(
    r"<(?=[!a-zA-Z])(?:!--.*?--"
    rf"|(?P<raw>{_named(_RAW)})\b(?P<inside>{_IN_TAG})>(?P<text>.*?)</(?i:(?P=raw))\s*"
    rf"|(?P<tag>[a-zA-Z][a-zA-Z0-9-]*+)(?P<attributes>[\s/]{_IN_TAG}))>",
    re.S,
)
"""A tag with attributes, or an element in which no tags are; it passes over what only looks so."""
_NAME = re.compile(rf"(?:{'|'.join(_LOADING)})(?![a-z0-9-])")
_NOTED = tuple(map(re.compile, (r"style\s*=", r"on(?<=[\s\"'/]on)[a-z]{3,}\s*=", "javascript:")))
"""What makes the attributes of any tag worth reading; beginning with letters, it is found fast."""
_LINKED: Mapping[str, tuple[str, ...]] = {
    "apple-touch-icon": ("img-src",),
    "icon": ("img-src",),
    "manifest": ("manifest-src",),
    "mask-icon": ("img-src",),
    "modulepreload": ("script-src",),
    "stylesheet": ("style-src", "font-src"),
}
"""The same for the relations of a `<link>`; a style sheet may bring its fonts along."""
_PRELOADED = {"font": "font-src", "image": "img-src", "script": "script-src", "style": "style-src"}
_LINKS = ("action", "formaction", "href", "src", "xlink:href")
_RUN = re.compile(
    r"|module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script.*"
    r"|text/(?:jscript|livescript)",
    re.I,
)
"""The types of scripts that are run, and not only read."""
_HOST = re.compile(
    r"\s*(?:(?P<scheme>[a-z][a-z0-9+.-]*):)?//(?:[^/?#\s@]*@)?(?P<host>[^/?#\s]+)", re.I
)
_HOST_NAME = re.compile(r"[a-z0-9_.-]+(?::\d+)?|\[[0-9a-f:.]+\](?::\d+)?")
_DATA = re.compile(r"\s*(data|blob):", re.I)
_CSS_URL = re.compile(
    r"(?:(?P<import>@import)\s+(?:url\(\s*)?|url\(\s*)[\"']?(?P<url>(?:https?:)?//[^\s\"')]+)", re.I
)
_META = re.compile(
    r"<meta http-equiv=\"Content-Security-Policy\" content=\"[^\"]*?script-src (?P<scripts>[^;\"]*)"
)
_KEPT = 1 << 13
"""How many tags are read once: most stand on many pages."""
_CHARSET = re.compile(r"<meta\s+charset\s*=[^>]*>", re.I)
_HEAD = re.compile(r"<head\b[^>]*>", re.I)


@dataclass(frozen=True, slots=True)
class Rules:
    """What is the same for all pages of a site."""

    words: Words
    site: str = ""
    """Scheme and host of the site: `https://blog.example`."""
    base: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: BASE)
    own: Mapping[str, Iterable[str]] = field(default_factory=dict)
    """The owner's sources, by their directives."""
    loads_embeds: bool = False
    """Whether frames of other sites are loaded with the page."""
    is_strict: bool = True
    """Whether there is a policy at all."""


@dataclass(frozen=True, slots=True)
class Secured:
    """A page with its policy."""

    html: str
    asked: frozenset[tuple[str, str]]
    """The hosts of which readers ask something as soon as they see the page, and by which
    directive."""
    idle: tuple[tuple[str, str], ...]
    """The attributes that the policy keeps from running, each with its value."""


def secured(page: str, rules: Rules, more: Mapping[str, Iterable[str]] | None = None) -> Secured:
    """Return the finished HTML of a page with the policy that follows from it.

    `more` are sources that it asks for beyond those which stand in it. `style` attributes, which no
    hash lets through, become rules of a `<style>` in its head.
    """
    reading = _Reading(rules)
    body, head = reading.page(page), ""
    if css := "".join(reading.styles.values()):
        reading.add("style-src", [digest(css)])
        head = f"<style>{css}</style>"
    if rules.is_strict:
        for directive, sources in (*(more or {}).items(), *rules.own.items()):
            reading.add(directive, sources)
        policy = written(reading.sources)
        head = f'<meta http-equiv="Content-Security-Policy" content="{policy}">{head}'
    return Secured(_in_head(body, head), frozenset(reading.asked), tuple(reading.idle))


def written(policy: Mapping[str, Iterable[str]]) -> str:
    """Return a policy as it stands in an attribute in double quotes."""
    return "; ".join(f"{name} {' '.join(_effective(tuple(policy[name])))}" for name in policy)


def _effective(sources: tuple[str, ...]) -> tuple[str, ...]:
    """Return sources without those that others make void, or that make others void."""
    if _UNSAFE_INLINE in sources:
        sources = tuple(source for source in sources if not source.startswith("'sha"))
    return tuple(source for source in sources if source != NONE) or (NONE,)


@lru_cache(maxsize=_KEPT)
def digest(text: str) -> str:
    """Return the source that lets a script or a style through, as browsers count its letters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def with_last_script(page: str) -> str:
    """Return a page whose policy lets its last inline script through: `mkdocs serve` adds one."""
    at, start = _META.search(page), page.rfind("<script>")
    if at is None or start < at.end() or _UNSAFE_INLINE in at["scripts"]:
        return page
    source = digest(page[start + len("<script>") : page.index("</script>", start)])
    return f"{page[: at.end()]} {source}{page[at.end() :]}"


@lru_cache(maxsize=1024)
def host_of(url: str) -> str | None:
    """Return the host of a URL as a source of a policy; None for one that stays on the site."""
    found = _HOST.match(url)
    if found is None or (scheme := (found["scheme"] or "").lower()) not in ("", "http", "https"):
        return None
    try:
        host = found["host"].encode("idna").decode().lower()
        if host.startswith("["):
            IPv6Address(host[1:].partition("]")[0])
    except ValueError:
        return None
    if not _HOST_NAME.fullmatch(host):
        return None
    return f"{scheme}://{host}" if scheme else host


def sources(written: object) -> Mapping[str, tuple[str, ...]]:
    """Return the sources that an author wrote by their directives; raise InvalidValueError."""
    if not isinstance(written, Mapping) or not all(isinstance(v, list) for v in written.values()):
        raise InvalidValueError(
            "write directives, each with a list: `img-src: [https://img.example]`"
        )
    found = {str(name): tuple(map(str, sources)) for name, sources in written.items()}
    for directive, names in found.items():
        for source in names:
            check(directive, source)
    return found


def check(directive: str, source: str) -> None:
    """Raise InvalidValueError for what is no directive, and for what is no source of one."""
    if directive not in DIRECTIVES:
        known = ", ".join(DIRECTIVES)
        raise InvalidValueError(f"there is no directive {shown(directive)}; there are {known}")
    if source in _KEYWORDS:
        raise InvalidValueError(f"{source} is a host's name; write \"'{source}'\", quotes included")
    found = _SOURCE.fullmatch(source)
    if not found or (found["keyword"] and found["keyword"] not in _KEYWORDS):
        cure = "write a host, like https://img.example, or a keyword in quotes"
        raise InvalidValueError(f"{shown(source)} is no source; {cure}")


def _in_head(page: str, head: str) -> str:
    """Return a page with something put before all in its head, but for its encoding."""
    at = _CHARSET.search(page) or _HEAD.search(page)
    return f"{page[: at.end()]}{head}{page[at.end() :]}" if at and head else page


class _Reading:
    """Reads a page tag by tag, notes what it asks for, and rewrites what a policy would spoil."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self.host = rules.site.rpartition("/")[2]
        self.sources = {name: dict.fromkeys(sources) for name, sources in rules.base.items()}
        self.asked: set[tuple[str, str]] = set()
        self.idle: list[tuple[str, str]] = []
        self.styles: dict[str, str] = {}

    def page(self, text: str) -> str:
        """Return the page with what is rewritten."""
        parts: list[str] = []
        done = 0
        for token in _TAG.finditer(text):
            if _matters(token[0]) and (new := self._token(token)) is not None:
                parts += (text[done : token.start()], new)
                done = token.end()
        return "".join((*parts, text[done:]))

    def add(self, directive: str, sources: Iterable[str]) -> None:
        """Let sources through."""
        self.sources.setdefault(directive, {}).update(dict.fromkeys(sources))

    def _token(self, token: re.Match[str]) -> str | None:
        """Return what stands in place of a tag; None where it stays as it is."""
        name: str = (token["tag"] or token["raw"] or "").lower()
        written = token["attributes"] or token["inside"] or ""
        if name in ("script", "style") and not token["raw"]:  # open to the end of the page
            return None
        attributes, idle = _read(written)
        self.idle += idle
        if name == "iframe" and (box := self._frame(attributes)):
            return box
        if name == "script":
            self._script(attributes, token["text"])
        elif name == "style":
            self._css(token["text"])
            self.add("style-src", [digest(token["text"])])
        elif name == "link":
            self._link(attributes)
        else:
            self._element(name, attributes)
        return self._without_style(token[0], written, attributes)

    def _script(self, attributes: Mapping[str, str], text: str) -> None:
        if not _RUN.fullmatch(attributes.get("type", "").strip()):
            return
        if "src" in attributes:
            self._load("script-src", attributes["src"])
        else:
            self.add("script-src", [digest(text)])

    def _link(self, attributes: Mapping[str, str]) -> None:
        relations, url = attributes.get("rel", "").lower().split(), attributes.get("href", "")
        for relation in relations:
            for directive in _LINKED.get(relation, ()):
                self._load(directive, url)
        if "preload" in relations and (preloaded := _PRELOADED.get(attributes.get("as", ""))):
            self._load(preloaded, url)
        if "preconnect" in relations and "crossorigin" in attributes:
            self._load("font-src", url)

    def _element(self, name: str, attributes: Mapping[str, str]) -> None:
        for attribute, directive in _LOADING.get(name, {}).items():
            if value := attributes.get(attribute):
                urls = markup.candidates(value) if attribute == "srcset" else [value]
                for url in urls:
                    self._load(directive, url)

    def _frame(self, attributes: Mapping[str, str]) -> str | None:
        """Return the box of another site's frame; None for a frame that loads at once."""
        host = host_of(attributes.get("src", ""))
        if self.rules.loads_embeds or self._is_own(host):
            return None
        frame = embed.frame(attributes)
        self.add("frame-src", filter(None, [host_of(frame.src)]))
        return frame.box(self.rules.words, self._styled(frame.style))

    def _without_style(self, tag: str, written: str, attributes: Mapping[str, str]) -> str | None:
        """Return a tag whose `style` is a rule; None where it has none."""
        if not self.rules.is_strict or "style" not in attributes:
            return None
        self._css(attributes["style"])
        key = self._styled(attributes["style"])
        return tag.replace(written, style_attributes.replaced(written, key), 1)

    def _styled(self, style: str) -> str | None:
        """Return the key of the rule for a style; None where there is nothing in it."""
        key, rule = style_attributes.rule(style)
        if key:
            self.styles[key] = rule
        return key

    def _css(self, css: str) -> None:
        """Let through what a style loads from elsewhere."""
        if "//" in css:
            for found in _CSS_URL.finditer(css):
                self._load("style-src" if found["import"] else "img-src", found["url"])
                if found["import"] or "@font-face" in css:
                    self._load("font-src", found["url"])

    def _load(self, directive: str, url: str) -> None:
        """Let through what is loaded from a URL."""
        if found := _DATA.match(url):
            self.add(directive, [f"{found[1].lower()}:"])
        elif (host := host_of(url)) is None or self._is_own(host):
            self.add(directive, [SELF])
        else:
            self.add(directive, [host])
            if directive != "form-action":
                self.asked.add((host.rpartition("/")[2], directive))

    def _is_own(self, host: str | None) -> bool:
        """Tell whether a host is the site's, by whatever scheme."""
        return host is None or host.rpartition("/")[2] == self.host


@lru_cache(maxsize=_KEPT)
def _matters(tag: str) -> bool:
    """Tell whether a tag loads something, or may have an attribute that no policy lets through."""
    tag = tag.lower()
    return bool(_NAME.match(tag, 1)) or any(one.search(tag) for one in _NOTED)


@lru_cache(maxsize=_KEPT)
def _read(written: str) -> tuple[Mapping[str, str], Sequence[tuple[str, str]]]:
    """Return the attributes of a tag, and those that would run a script."""
    attributes = {name: value or "" for name, value in markup.attributes(written).items()}
    return attributes, tuple(_idle(attributes))


def _idle(attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield the attributes that would run a script."""
    for name, value in attributes.items():
        is_link = name in _LINKS and value.strip().lower().startswith("javascript:")
        if is_link or re.fullmatch("on[a-z]+", name):
            yield name, value
