"""Old feed: the ids of its entries, and the posts to which they lead.

Python's own parsers of XML and JSON read it. A library for feeds would make more of what is broken
there, and change the ids, which are to be taken over to the letter.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from .errors import InvalidValueError

_NO_ENTRIES = "it holds no entry with an id and a link; take RSS, Atom or JSON Feed"


def entries(content: bytes) -> tuple[tuple[str, str], ...]:
    """Return id and link of each entry of RSS, Atom or JSON Feed; raise InvalidValueError."""
    is_json = content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")
    found = tuple(_json(content) if is_json else _xml(content))
    if not found:
        raise InvalidValueError(_NO_ENTRIES)
    return found


def _json(content: bytes) -> Iterator[tuple[str, str]]:
    try:
        feed = json.loads(content.decode("utf-8-sig"))
    except json.JSONDecodeError as error:
        text = f"it cannot be read as JSON, in line {error.lineno}: {error.msg}; mend it there"
        raise InvalidValueError(text) from None
    except (UnicodeDecodeError, RecursionError):
        raise InvalidValueError("it cannot be read as JSON; save it again, as UTF-8") from None
    items = feed.get("items")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict):
            link = str(item.get("url") or item.get("external_url") or item.get("id") or "")
            yield from _entry(str(item.get("id") or link), link)


def _xml(content: bytes) -> Iterator[tuple[str, str]]:
    try:
        root = ET.fromstring(content)
    except ET.ParseError as error:
        line, text = error.position[0], str(error).partition(":")[0]
        message = f"it cannot be read as XML, in line {line}: {text}; mend it there"
        raise InvalidValueError(message) from None
    except (LookupError, ValueError) as error:  # an encoding that Python does not know
        raise InvalidValueError(f"it cannot be read as XML: {error}; save it as UTF-8") from None
    for element in root.iter():
        match _name(element):
            case "item":  # RSS
                guid, link = _text(element, "guid"), _text(element, "link")
                yield from _entry(guid or link, link or guid)
            case "entry":  # Atom
                id = _text(element, "id")
                yield from _entry(id, _alternate(element) or id)


def _entry(id: str, link: str) -> Iterator[tuple[str, str]]:
    if id and link:
        yield id, link


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _text(element: ET.Element, name: str) -> str:
    """Return the text of a child; those of other vocabularies may have the same name."""
    texts = (child.text or "" for child in element if _name(child) == name)
    return next(filter(None, map(str.strip, texts)), "")


def _alternate(entry: ET.Element) -> str:
    """Return the link of an entry of Atom that leads to its page."""
    links = (link for link in entry if _name(link) == "link")
    pages = (link.get("href", "") for link in links if link.get("rel", "alternate") == "alternate")
    return next(filter(None, map(str.strip, pages)), "")
