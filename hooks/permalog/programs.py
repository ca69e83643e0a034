"""Programs: addresses whose query a program had to read, which a static host cannot answer."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl

_PROGRAM = re.compile(r"\.(?:php|aspx?|cgi|jsp|cfm|pl)(?:/|$)", re.I)
_NUMBERED = frozenset(("p", "page_id", "attachment_id", "cat", "m", "author", "paged"))
_NAMED = frozenset(
    ("author_name", "category_name", "feed", "name", "pagename", "post_type", "s", "tag")
)
_FOLLOWED = re.compile(r"utm_\w+|fbclid|gclid|mc_[ce]id|ref|replytocom|share|amp|source", re.I)
"""What is added to an address to count readers, and changes nothing at it."""


def asks_a_program(url: str) -> str | None:
    """Return the query of an address that names the page: `p=123` for `/?p=123`, else None.

    WordPress has `?p=`, `?page_id=`, `?attachment_id=`, `?cat=` and their like at its root, and a
    query for `index.php` means what that makes of it.
    """
    before, _, query = url.partition("#")[0].partition("?")
    path = before if before.startswith("/") else before.partition("://")[2].partition("/")[2]
    asked = parse_qsl(query, keep_blank_values=True)
    if _PROGRAM.search(path):
        is_asked = any(not _FOLLOWED.fullmatch(key) for key, _ in asked)
    else:
        is_root = path in ("", "/")
        is_asked = (is_root or path.endswith("/")) and any(
            (key in _NUMBERED and value.isdecimal()) or (is_root and key in _NAMED)
            for key, value in asked
        )
    return query if is_asked else None
