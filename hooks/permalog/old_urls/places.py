"""Places: where a source is, a file or an address of the web, and what it holds unpacked."""

from __future__ import annotations

import gzip
import io
import urllib.error
import urllib.request
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import quote

from .found import is_url, refuse

_TIMEOUT = 30
_GZIP = b"\x1f\x8b"
_BOM = b"\xef\xbb\xbf"
_AGENT = "permalog verify"


@dataclass(frozen=True)
class Opened:
    """A source that is open to be read."""

    name: str
    """How messages name it: the path or address that the author gave."""
    file: io.BufferedReader[Any]
    """What it holds, unpacked, from the first sign on."""

    @property
    def start(self) -> bytes:
        """The first bytes, of which none is taken away."""
        return self.file.peek(4096)[:4096]


@contextmanager
def opened(source: str) -> Iterator[Opened]:
    """Open a file, or what is at an address of the web; raise ContentError where that fails."""
    try:
        with _raw(source) as raw:
            packed: io.BufferedReader[Any] = io.BufferedReader(raw)
            if packed.peek(2)[:2] == _GZIP:
                packed = io.BufferedReader(gzip.GzipFile(fileobj=packed))
            opened = Opened(source, packed)
            _skip_space(opened)
            yield opened
    except (EOFError, zlib.error, gzip.BadGzipFile):
        text = "it is packed with gzip, and broken; fetch it again"
        raise refuse(source, None, text) from None
    except urllib.error.HTTPError as error:
        error.close()
        text = f"the server answers {error.code} {error.reason}; open it in a browser, and name"
        raise refuse(source, None, f"{text} the address at which you see it") from None
    except (urllib.error.URLError, HTTPException, TimeoutError) as error:
        why = getattr(error, "reason", error)
        text = f"no server answers there: {why}; save what is there to a file, and name that"
        raise refuse(source, None, text) from None
    except OSError as error:
        text = f"it cannot be read: {error.strerror or error}"
        if isinstance(error, FileNotFoundError):
            text = "there is no such file; name a file, a folder, or an address with `https://`"
        raise refuse(source, None, text) from None


def _raw(source: str) -> io.FileIO | io.BytesIO:
    if not is_url(source):
        return Path(source).open("rb", buffering=0)
    url = quote(source, safe="/%#?=&:@!$'()*+,;~[]")
    request = urllib.request.Request(url, headers={"User-Agent": _AGENT})
    with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
        return io.BytesIO(answer.read())


def _skip_space(place: Opened) -> None:
    """Skip what may stand before XML and JSON; raise ContentError where nothing follows."""
    if place.start.startswith(_BOM):
        place.file.read(len(_BOM))
    while (start := place.start) and not start.strip():
        place.file.read(len(start))
    if not start:
        raise refuse(place.name, None, "it is empty; name another, or fetch it again")
