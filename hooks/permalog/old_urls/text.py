"""Text: a list of addresses, and the access log of a web server (common and combined)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from ..errors import shown
from ..programs import asks_a_program
from .found import ILLEGIBLE, NOT_ANSWERED, OldUrl, is_url, left_out, refuse
from .places import Opened

_LOGGED = re.compile(
    r"\S.*?\[\d{1,2}/\w{3}/\d{4}:[^\]]*\] "  # the client, perhaps the host, and the time
    r'"(?P<request>(?:[^"\\]|\\.)*)" (?P<status>\d{3})(?: |$)'
)
_REQUEST = re.compile(r"(?:GET|HEAD) (?P<target>\S+)(?: HTTP/[\d.]+)?")
_ESCAPED = re.compile(r"\\x([0-9A-Fa-f]{2})")


def read(place: Opened, not_asked: Counter[str]) -> Iterator[OldUrl]:
    """Yield the addresses of a list, or those that readers asked for by a log."""
    first = next((line for line in _lines(place.start) if _is_content(line)), "")
    return _log(place, not_asked) if _LOGGED.match(first) else _list(place)


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8", "replace").splitlines()


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _list(place: Opened) -> Iterator[OldUrl]:
    for number, content in enumerate(place.file, 1):
        try:
            line = content.decode().strip()
        except UnicodeDecodeError:
            text = "this line is not UTF-8; save the file in the encoding UTF-8"
            raise refuse(place.name, number, text) from None
        if not _is_content(line):
            continue
        address = line.partition("\t")[0].rstrip()  # `permalog urls` has the source behind a tab
        is_address = address.startswith("/") or is_url(address)
        if is_address and " " in address:
            text = f"{shown(address)} holds a space; write it as `%20`, and one address a line"
            raise refuse(place.name, number, text)
        if not is_address:
            text = f"{shown(line)} is no address; write one a line, from the `/` or `https://` on"
            raise refuse(place.name, number, text)
        yield OldUrl(address, f"{place.name}:{number}")


def _log(place: Opened, not_asked: Counter[str]) -> Iterator[OldUrl]:
    hits: Counter[str] = Counter()
    for content in place.file:
        line = content.decode("utf-8", "replace").strip()
        logged = _LOGGED.match(line)
        if not logged:
            not_asked[ILLEGIBLE] += bool(line)
            continue
        request = _REQUEST.fullmatch(logged["request"])
        if not request or logged["status"][0] not in "23":
            not_asked[NOT_ANSWERED] += 1
            continue
        target = _ESCAPED.sub(r"%\1", request["target"])
        hits[target if asks_a_program(target) else target.partition("?")[0]] += 1
    for target, count in hits.items():
        if not (target.startswith("/") or is_url(target)):
            not_asked[NOT_ANSWERED] += count
        elif reason := left_out(target.partition("?")[0]):
            not_asked[reason] += count
        else:
            yield OldUrl(target, place.name, count)
