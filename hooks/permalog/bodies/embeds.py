"""Embeds: what stands in place of a video, a post or a picture of another site.

A page of Permalog loads nothing from elsewhere by itself, so that readers are known to nobody else.
A video is a frame again, which waits for a click (`embed`); what was embedded by a script of its
site becomes a link, and a picture keeps its figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from html import escape

from markdown_it import MarkdownIt

_SCHEME = re.compile(r"^https?://(?:www\.)?")
URL = re.compile(r"(?:[A-Za-z]{3,9}:(?://)?|www\.|/)\S*")
"""An argument of a tag that is an address."""
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_TAG = re.compile(r"<[^>]*>")
_ID = re.compile(r"[\w-]+")


def link(url: str, text: str = "") -> str:
    """Return a link, shown by its address where there is no text."""
    return f'<a href="{escape(url)}">{escape(text or _SCHEME.sub("", url))}</a>'


def frame(src: str, title: str = "") -> str:
    """Return the frame of another site, in the shape of a film."""
    named = _written({"title": title})
    return f'<iframe src="{escape(src)}"{named} width="560" height="315" allowfullscreen></iframe>'


def youtube(video: str, title: str = "", start: str = "") -> str:
    """Return the frame of a video, by its id."""
    if not _ID.fullmatch(video):
        return link(f"https://www.youtube.com/watch?v={video}", title)
    seconds = f"?start={start}" if start.isdecimal() else ""
    return frame(f"https://www.youtube-nocookie.com/embed/{video}{seconds}", title)


def vimeo(video: str, title: str = "") -> str:
    """Return the frame of a video, by its number."""
    if not video.isdecimal():
        return link(f"https://vimeo.com/{video}", title)
    return frame(f"https://player.vimeo.com/video/{video}", title)


def gist(gist: str, file: str = "") -> str:
    """Return a link to a gist: `user/id` or `id`, and one of its files."""
    name = re.sub(r"[^a-z0-9_]+", "-", file.lower())
    return link(f"https://gist.github.com/{gist}" + (f"#file-{name}" if file else ""))


def post_on_x(post: str, user: str = "") -> str:
    """Return a link to a post on X."""
    return link(f"https://x.com/{user or 'i'}/status/{post}")


def instagram(post: str) -> str:
    """Return a link to a post on Instagram."""
    return link(f"https://www.instagram.com/p/{post}/")


def image(src: str, **attributes: str) -> str:
    """Return an image; attributes without a value are left out, but for `alt`."""
    alt = attributes.pop("alt", "")
    return f'<img src="{escape(src)}" alt="{escape(alt)}"{_written(attributes)}>'


def tagged_image(args: Sequence[str]) -> str | None:
    """Return the image of the tag `img`, which Hexo and liquid_tags have from Octopress.

    Its arguments are classes, address, width, height, title and alternative text.
    """
    at = next((number for number, arg in enumerate(args) if URL.match(arg)), None)
    if at is None:
        return None
    rest = list(args[at + 1 :])
    size = [rest.pop(0) for _ in range(2) if rest and rest[0].isdecimal()]
    width, height = (*size, "", "")[:2]
    title, alt = _titles(" ".join(rest))
    sized = {"width": width, "height": height, "title": title, "class": " ".join(args[:at])}
    return image(args[at], alt=alt or title, **sized)


def _titles(text: str) -> tuple[str, str]:
    """Return title and alternative text: `"title" "alt"`, or all of the text for a title."""
    found = [double or single for double, single in _QUOTED.findall(text)]
    return (found[0], found[1] if len(found) > 1 else "") if found else (text, "")


def video(url: str) -> str:
    """Return a video of the site's own, which loads when it is played; a link to any other."""
    if re.match(r"(?:https?:)?//", url):
        return link(url)
    return f'<video controls preload="none" src="{escape(url)}"></video>'


def figure(named: Mapping[str, str], caption: str) -> str:
    """Return a figure as Hugo and Nikola write it, its caption being HTML."""
    alt = named.get("alt") or _TAG.sub("", inline(named.get("caption", "")))
    size = {key: named.get(key, "") for key in ("width", "height")}
    shown = image(named.get("src", ""), alt=alt, **size)
    if target := named.get("link"):
        more = {key: named.get(key, "") for key in ("target", "rel")}
        shown = f'<a href="{escape(target)}"{_written(more)}>{shown}</a>'
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"<figure{_written({'class': named.get('class', '')})}>{shown}{below}</figure>"


def quote(text: str, source: str) -> str:
    """Return a quote in Markdown, and who said it where."""
    lines = text.strip("\n").split("\n") + (["", f"— {source}"] if source else [])
    return "\n".join(f"> {line}".rstrip() for line in lines)


def inline(text: str) -> str:
    """Return the HTML of a line of Markdown, such as a caption."""
    html: str = _markdown().renderInline(text)
    return html


@cache
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("strikethrough")


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {key}="{escape(value)}"' for key, value in attributes.items() if value)
