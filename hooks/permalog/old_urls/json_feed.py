"""JSON Feed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from .found import OldUrl, is_url, of_that_host, refuse
from .places import Opened

_CURE = "name a sitemap, a feed, a list of addresses, a log or a folder"


def read(place: Opened, left_out: Counter[str]) -> Iterator[OldUrl]:
    """Yield the addresses in a JSON Feed."""
    try:
        document = json.loads(place.file.read())
    except json.JSONDecodeError as error:
        text = f"the JSON is broken here: {error.msg}; fetch it again"
        raise refuse(place.name, error.lineno, text) from None
    except UnicodeDecodeError:
        raise refuse(place.name, None, "it is no UTF-8; save it as UTF-8") from None
    items = document.get("items") if isinstance(document, dict) else None
    if not isinstance(items, list) or "jsonfeed" not in str(document.get("version")):
        raise refuse(place.name, None, f"it is JSON and no JSON Feed; {_CURE}")
    own = document.get("feed_url")
    if of_that_host(own, document.get("home_page_url")):
        yield OldUrl(str(own), place.name, feed="json")
    for item in items:
        if isinstance(item, dict) and (address := _address(item)):
            title = item.get("title")
            yield OldUrl(address, place.name, title=title if isinstance(title, str) else None)


def _address(item: dict[str, object]) -> str:
    """Return the address of an item, or its id where that is one."""
    for value in (item.get("url"), item.get("id")):
        if isinstance(value, str) and (is_url(value) or value.startswith("/")):
            return value
    return ""
