"""Embed: the frame of another site, which is loaded when the reader asks for it.

Until then a box stands in its place, of the same size, with a link that works without JavaScript.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape
from urllib.parse import parse_qs, urlsplit

from . import style_attributes
from .words import Words

_SCHEME = re.compile(r"^https?://(?:www\.)?")
_NUMBER = re.compile(r"\s*(\d+(?:\.\d+)?)(?:px)?\s*")
_ON_THE_BOX = ("height", "loading", "src", "style", "width")
"""The attributes of the frame that the box has, or that its frame has not."""
_YOUTUBE = re.compile(r"(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/")
_NO_COOKIES = "https://www.youtube-nocookie.com/embed/"
_PAGES = (
    (
        _YOUTUBE.pattern + r"videoseries\?(?:.*&)?(list=[\w-]+).*",
        r"https://www.youtube.com/playlist?\1",
    ),
    (
        _YOUTUBE.pattern + r"([\w-]+)(?:\?(?:.*&)?start=(\d+).*)",
        r"https://www.youtube.com/watch?v=\1&t=\2",
    ),
    (_YOUTUBE.pattern + r"([\w-]+).*", r"https://www.youtube.com/watch?v=\1"),
    (r"(?:https?:)?//player\.vimeo\.com/video/(\d+).*", r"https://vimeo.com/\1"),
    (
        r"(?:https?:)?//open\.spotify\.com/embed(?:-podcast)?/([^?]+).*",
        r"https://open.spotify.com/\1",
    ),
    (
        r"(?:https?:)?//codepen\.io/([^/]+)/embed/(?:preview/)?(\w+).*",
        r"https://codepen.io/\1/pen/\2",
    ),
)
"""How the address of a frame is that of the page which shows the same."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The frame of another site, as an `<iframe>` asks for it."""

    src: str
    """Of YouTube's two hosts, the one that sets no cookies."""
    page: str
    """Where a reader sees the same without a frame."""
    title: str
    """Its own, else the address of that page."""
    style: str
    """The size that is kept free, and what its own `style` says."""
    attributes: tuple[tuple[str, str], ...]
    """Those of the `<iframe>` that say nothing about its size."""

    @property
    def name(self) -> str:
        """The host as readers know it: `youtube.com`."""
        host = _host(self.page) or _SCHEME.sub("", self.page).partition("/")[0]
        return host.removeprefix("www.")

    @property
    def element(self) -> str:
        """The `<iframe>` that fills the box."""
        written = "".join(
            f' {key}="{escape(value)}"' if value else f" {key}" for key, value in self.attributes
        )
        return f'<iframe src="{escape(self.src)}"{written}></iframe>'

    def box(self, words: Words, style: str | None) -> str:
        """Return what stands in place of the frame, where only text may stand too."""
        title = escape(self.title)
        load = escape(words.fill("embed_load", host=self.name))
        styled = f' {style_attributes.ATTRIBUTE}="{style}"' if style else ""
        return (
            f'<span class="pl-embed"{styled} role="group" aria-label="{title}">'
            f'<a class="pl-embed__link" href="{escape(self.page)}">{title}</a>'
            f'<button class="pl-embed__load" type="button" data-load>{load}</button>'
            f"<template>{self.element}</template></span>"
        )


def frame(attributes: Mapping[str, str]) -> Frame:
    """Return what the attributes of an `<iframe>` ask for."""
    src = _YOUTUBE.sub(_NO_COOKIES, attributes["src"].strip())
    page = _page(src)
    title = attributes.get("title", "").strip() or _SCHEME.sub("", page)
    kept = {
        key: value
        for key, value in attributes.items()
        if key not in _ON_THE_BOX and key[:2] != "on"
    }
    kept["title"] = title
    style = f"{_size(attributes)};{attributes.get('style', '')}".strip(";")
    return Frame(src, page, title, style, tuple(kept.items()))


def _page(src: str) -> str:
    """Return the address of the page that shows what a frame shows; of those not known, its own."""
    is_player = src.partition("//")[2].startswith("w.soundcloud.com/")
    if is_player and (urls := parse_qs(urlsplit(src).query).get("url")):
        page = urls[0]
        if _SCHEME.match(page) and _host(page):
            return page
    for pattern, page in _PAGES:
        if found := re.fullmatch(pattern, src):
            return found.expand(page)
    return f"https:{src}" if src.startswith("//") else src


def _host(url: str) -> str:
    """Return the host of a URL; nothing for what is none, such as https://[x."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def _size(attributes: Mapping[str, str]) -> str:
    """Return the size of a frame as CSS; one without any is as wide as the text, as videos are."""
    width = _NUMBER.fullmatch(attributes.get("width", ""))
    height = _NUMBER.fullmatch(attributes.get("height", ""))
    if height and not width:
        return f"block-size:{height[1]}px"
    if height and width:
        return f"aspect-ratio:{width[1]}/{height[1]};max-inline-size:{width[1]}px"
    return "aspect-ratio:16/9"
