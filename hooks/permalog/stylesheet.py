"""Style sheets: several as one, without what no page uses."""

from __future__ import annotations

import re
from collections.abc import Iterable

_COMMENT = re.compile(r"/\*.*?\*/|(\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')", re.S)
_CHARSET = re.compile(r"^\ufeff?\s*@charset\s[^;]*;")


def bundle(sheets: Iterable[str]) -> str:
    """Return several style sheets as one, in their order, without comments."""
    bare = (_COMMENT.sub(lambda found: found[1] or "", sheet) for sheet in sheets)
    return "".join(f"{_CHARSET.sub('', sheet).strip()}\n" for sheet in bare)
