"""Tags of Jekyll's plugins and themes, as far as many archives have them.

Sources: Octopress 2 (`plugins/`), jekyll-gist, jekyll-youtube, jekyll-figure, jekyll-details; the
includes of the themes minimal-mistakes and chirpy, which no archive holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from . import embeds, fences
from .liquid import Call, NotUnderstoodError

_VIDEO = re.compile(r"(?:v=|youtu\.be/|/embed/|vimeo\.com/(?:video/)?)?([\w-]+)(?:[?&#].*)?\Z")
_IMAGE = re.compile(
    r"(?P<class>\S.*\s+)?(?P<src>(?:https?://|/|\S+/)\S+)(?:\s+(?P<width>\d+\w*))?"
    r"(?:\s+(?P<height>\d+\w*))?(?P<title>\s+.+)?",
    re.I,
)
_TEXTS = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_CODE = re.compile(r"\s*\b(?P<key>lang|start|mark|linenos|url):(?P<value>\S+)")
_ADDRESS = re.compile(r"(?:https?://|/)\S+")
_SITES = {
    "bilibili": "https://www.bilibili.com/video/{}",
    "spotify": "https://open.spotify.com/track/{}",
    "twitch": "https://www.twitch.tv/videos/{}",
    "vimeo": "https://vimeo.com/{}",
    "youtube": "https://www.youtube.com/watch?v={}",
}


def _first(call: Call) -> str:
    args, named = call.arguments()
    found = args[0] if args else named.get("id", "")
    if not found:
        raise NotUnderstoodError(f"{{% {call.name} %}}")
    return found


def _video(call: Call) -> str:
    found = _VIDEO.search(_first(call))
    return _from(call.name, found[1] if found else _first(call))


def _from(site: str, video: str) -> str:
    frames = {"vimeo": embeds.vimeo, "youtube": embeds.youtube}
    return frames[site](video) if site in frames else embeds.link(_SITES[site].format(video))


def _gist(call: Call) -> str:
    args, _ = call.arguments()
    return embeds.gist(_first(call), args[1] if len(args) > 1 else "")


def _tweet(call: Call) -> str:
    post = _first(call)
    return embeds.post_on_x(post) if post.isdecimal() else embeds.link(post)


def _img(call: Call) -> str:
    found = _IMAGE.fullmatch(call.markup.strip())
    if not found:
        raise NotUnderstoodError("{% img %}")
    texts = [one or other for one, other in _TEXTS.findall(found["title"] or "")]
    title = texts[0] if texts else (found["title"] or "").strip()
    sizes = {key: found[key] or "" for key in ("width", "height")}
    more = {"class": (found["class"] or "").strip(), "title": title, **sizes}
    return embeds.image(found["src"], alt=texts[1] if len(texts) > 1 else title, **more)


def _blockquote(call: Call) -> str:
    """Return a quote of `{% blockquote author, source https://… title %}`."""
    address = _ADDRESS.search(call.markup)
    said = call.markup[: address.start()] if address else call.markup
    source = ", ".join(part.strip() for part in said.split(",") if part.strip())
    if address:
        title = call.markup[address.end() :].strip()
        source = f"{source} {embeds.link(address[0], title)}".strip()
    return embeds.quote(_inner(call), source) + "\n"


def _pullquote(call: Call) -> str:
    return _inner(call).replace('{"', "").replace('"}', "")


def _codeblock(call: Call) -> str:
    options = {found["key"]: found["value"] for found in _CODE.finditer(call.markup)}
    title = _ADDRESS.split(_CODE.sub("", call.markup), maxsplit=1)[0].strip()
    marked = fences.line_numbers(options.get("mark", ""))
    head = fences.Head(options.get("lang", ""), title, marked)
    head = fences.numbered(head, options.get("start", ""))
    return call.set_off(fences.fence(head, _inner(call).strip("\n")))


def _mermaid(call: Call) -> str:
    return call.set_off(fences.fence(fences.Head("mermaid"), _inner(call).strip("\n")))


def _figure(call: Call) -> str:
    """Return a figure of jekyll-figure, of which the inner text is Markdown."""
    _, named = call.arguments()
    start = (
        f'<figure class="{named["class"]}" markdown="1">'
        if named.get("class")
        else ('<figure markdown="1">')
    )
    caption = embeds.inline(named.get("caption", ""))
    below = f"\n<figcaption>{caption}</figcaption>" if caption else ""
    return f"{start}\n{_inner(call).strip()}\n{below}\n</figure>\n"


def _details(call: Call) -> str:
    summary = embeds.inline(call.markup.strip().strip("\"'"))
    return f'<details markdown="1">\n<summary>{summary}</summary>\n{_inner(call)}\n</details>\n'


def _inner(call: Call) -> str:
    if call.inner is None:
        raise NotUnderstoodError(f"{{% {call.name} %}}")
    return call.inner


TAGS: Mapping[str, Callable[[Call], str]] = {
    "blockquote": _blockquote,
    "codeblock": _codeblock,
    "details": _details,
    "figure": _figure,
    "gist": _gist,
    "img": _img,
    "mermaid": _mermaid,
    "pullquote": _pullquote,
    "toc": lambda call: "[TOC]",
    "tweet": _tweet,
    "twitter": _tweet,
    "vimeo": _video,
    "youtube": _video,
}
"""By the name of the tag."""

Parameters = Mapping[str, Any]


def _embedded(site: str) -> Callable[[Parameters, Mapping[str, Any]], str | None]:
    return lambda params, page: _from(site, str(params.get("id", "")))


def _theme_video(params: Parameters, page: Mapping[str, Any]) -> str | None:
    found = params if "id" in params else page.get("video")
    if not isinstance(found, Mapping):
        return None
    site = str(found.get("provider", "youtube"))
    return _from(site, str(found.get("id", ""))) if site in _SITES else None


def _theme_figure(params: Parameters, page: Mapping[str, Any]) -> str | None:
    caption = embeds.inline(str(params.get("caption") or ""))
    named = {key: str(value or "") for key, value in params.items()}
    return embeds.figure({**named, "src": named.get("image_path", "")}, caption)


def _theme_gallery(params: Parameters, page: Mapping[str, Any]) -> str | None:
    """Return the images that the front matter names under `gallery`, or another key."""
    images = page.get(str(params.get("id") or "gallery"))
    if not isinstance(images, list) or not all(isinstance(one, Mapping) for one in images):
        return None
    shown = "".join(
        embeds.figure(
            {
                "src": str(one.get("image_path") or one.get("url") or ""),
                "alt": str(one.get("alt") or ""),
                "link": str(one.get("url") or ""),
            },
            "",
        )
        for one in images
    )
    caption = embeds.inline(str(params.get("caption") or ""))
    return shown + (f"<p>{caption}</p>" if caption else "")


INCLUDES: Mapping[str, Callable[[Parameters, Mapping[str, Any]], str | None]] = {
    **{f"embed/{site}": _embedded(site) for site in _SITES},
    "figure": _theme_figure,
    "gallery": _theme_gallery,
    "toc": lambda params, page: "[TOC]",
    "video": _theme_video,
}
"""By the name of the file, without its ending: what makes HTML of its parameters and the page."""
