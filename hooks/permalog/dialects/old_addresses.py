"""Old addresses that posts carry for a plugin, in plain paths from the site's root."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem, shown
from ..permalink import AddressError, Permalink
from ..post import Alias
from ..reader import Reader


def aliases(
    reader: Reader, keys: tuple[str, ...], own: Permalink | None, warnings: list[Problem]
) -> Iterator[Alias]:
    """Yield the old addresses under these keys, but for the page's own.

    What can be none is left out, with a warning: the site worked without it.
    """
    front, seen = reader.matter, {own}
    for key in keys:
        value = front.data.get(key) or ()
        for written in value if isinstance(value, list | tuple) else (value,):
            try:
                old = Permalink.parse_link(str(written))
            except AddressError as error:
                text = f"`{key}` holds {shown(written)}, which is left out: {error}"
                warnings.append(Problem(reader.source.path, front.line(key), text))
                continue
            if old not in seen:
                seen.add(old)
                yield Alias(old, front.line(key))
