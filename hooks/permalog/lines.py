"""Lines: where in a text its author wrote something, in code or not."""

from __future__ import annotations

import functools
import posixpath
import re

_CODE = re.compile(r"^(?P<fence>```+|~~~+).*?^(?P=fence)|(?P<tick>`+)[^`\n]+(?P=tick)", re.S | re.M)


def line_of(body: str, url: str) -> int | None:
    """Return the line of a text, from 0, at which a link stands; None where it does not."""
    name = "|".join(map(re.escape, filter(None, (url, posixpath.basename(url)))))
    at = re.search(rf"(?<![\w.-])(?:{name})(?![\w-])", without_code(body))
    return body.count("\n", 0, at.start()) if at else None


@functools.lru_cache(maxsize=1)  # MkDocs warns page by page
def without_code(body: str) -> str:
    """Return a text with spaces in the place of its code, each line where it was."""
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)
