"""Furniture: the files with which the pages of a site are made, and to which nobody links."""

from __future__ import annotations

import re

_ENDING = re.compile(
    r"\.(?:css|scss|less|js|mjs|cjs|map|woff2?|ttf|otf|eot|pagefind|pf_(?:fragment|index|meta|filter))$"
    r"|(?:^|/)pagefind-entry\.json$",
    re.I,
)


def is_furniture(path: str) -> bool:
    """Tell whether a file, by its name, is a style sheet, a script, a font or the like.

    The like are source maps, and the index that Pagefind makes of a site.
    """
    return bool(_ENDING.search(path))
