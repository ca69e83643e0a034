"""Furniture: the files with which the pages of a site are made, and to which nobody links."""

from __future__ import annotations

import re

_ENDING = re.compile(r"\.(?:css|scss|less|js|mjs|cjs|map|woff2?|ttf|otf|eot)$", re.I)


def is_furniture(path: str) -> bool:
    """Tell whether a file, by its name, is a style sheet, a script, a font or a source map."""
    return bool(_ENDING.search(path))
