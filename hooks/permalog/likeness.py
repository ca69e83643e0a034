"""Likeness: whether two texts are the same one, a little changed, told by a few numbers of each."""

from __future__ import annotations

from zlib import crc32

_ENDS = (", ", "? ", "! ", ": ", "。", "、")
"""What ends a clause, beside `. `."""
_COUNT = 6
_DIGITS = 5
_MASK = 16**_DIGITS - 1


def sketch(text: str) -> str:
    """Return the numbers by which a text is known again, as 30 hexadecimal digits.

    They are those of the clauses whose checksums are the lowest. Two texts that share most of
    their clauses share most of these (the bottom-k sketch of Broder's MinHash). A text of fewer
    than six clauses has fewer digits.
    """
    line = " ".join(text.split())
    if not line:
        return ""
    for end in _ENDS:
        line = line.replace(end, ". ")
    sums = sorted({crc32(clause) for clause in line.encode("utf-8", "replace").split(b". ")})
    return "".join(f"{number & _MASK:0{_DIGITS}x}" for number in sums[:_COUNT])


def parts(sketch: str) -> frozenset[str]:
    """Return the numbers of a sketch."""
    return frozenset(sketch[i : i + _DIGITS] for i in range(0, len(sketch), _DIGITS))
