"""One map of everything that is published, in which two things at one place are found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .errors import Problem
from .permalink import fold


@dataclass(frozen=True, slots=True, order=True)
class Claim:
    """A file of the site, and who wants to be published there."""

    file: str
    """The file below the site folder."""
    url: str
    """The address that it answers."""
    owner: str
    """The source, as messages name it: `docs/blog/a.md`."""
    line: int | None = None
    """The line that asks for the address, where one does."""
    target: str | None = None
    """To what address a redirect leads."""

    @property
    def place(self) -> str:
        """Owner and line, as messages name them."""
        return self.owner if self.line is None else f"{self.owner}:{self.line}"


def folders(file: str) -> Iterator[str]:
    """Yield the folders that a file needs, nearest first: `a/b`, then `a` for `a/b/c.html`."""
    while file := file.rpartition("/")[0]:
        yield file


def clashes(claims: Iterable[Claim]) -> Iterator[Problem]:
    """Yield a problem for each place that two claims want.

    The same file, files that differ only in case (one file on macOS and Windows, and a trap for
    readers everywhere), and a file where another needs a folder.
    """
    by_file: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_file[fold(claim.file)].append(claim)
    for same in by_file.values():
        first, *others = sorted(same, key=lambda c: (c.line is None, c.owner))
        for other in others:
            if not _are_one_to_readers(first, other):
                yield _clash(first, other)
    for file, folder in _files_as_folders(by_file):
        yield Problem(
            folder.owner,
            folder.line,
            f"{folder.url} needs a folder where {file.place} is published as the file "
            f"'{file.file}'; give one of them another address",
        )


def _are_one_to_readers(one: Claim, other: Claim) -> bool:
    """Tell whether two addresses that differ only in case lead to one page.

    Archives hold such redirects, written when a server took both spellings.
    """
    if one.file == other.file:
        return False
    return (one.target or one.url) == (other.target or other.url)


def _clash(one: Claim, other: Claim) -> Problem:
    case = "" if one.file == other.file else f" ({other.url} differs from it only in case)"
    return Problem(
        one.owner,
        one.line,
        f"{one.url} is also the address of {other.place}{case}; give one of them another address",
    )


def _files_as_folders(by_file: dict[str, list[Claim]]) -> Iterator[tuple[Claim, Claim]]:
    needed: dict[str, Claim] = {}
    for file, (claim, *_) in by_file.items():
        for folder in folders(file):
            if folder in needed:
                break
            needed[folder] = claim
    for folder, claim in needed.items():
        if folder in by_file:
            yield by_file[folder][0], claim
