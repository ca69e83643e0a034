"""Host: which file GitHub Pages sends for a path, and which paths a file answers.

Seen on the site of slorber/trailing-slash-guide, which lies on GitHub Pages and whose
`docs/Hosting-Providers.md` records the answers:

- `file.html` alone answers `/file` and `/file.html`, and `/file/` is a 404.
- `folder/index.html` alone answers `/folder/` and `/folder/index.html`, and `/folder` is redirected
  to `/folder/`, with a 301.
- With `both.html` and `both/index.html` all four answer, without a redirect; so `/both` is
  `both.html`.

Said by GitHub, or seen by many:

- Capitals and small letters differ: "make sure that the filename case matches the URL", says
  GitHub's own page for a 404.
- What is not found is answered with `404.html` from the root, and the status 404 (GitHub's
  documentation, "Creating a custom 404 page").
- A query changes nothing: the files are all that there is to ask.

Assumed, as what follows from these and from how the server (nginx) takes a path:

- What is percent-encoded is decoded before the file is looked for, and names are compared to the
  letter.
- A file of just that name goes before one with `.html`, and `/x.html` may be `x.html.html`.
- The rule of `.html` holds for `index.html` too: `/x/index` answers.
- An empty part (`//x`), `.` and `..` find nothing. Browsers take the dots out before they ask.
- A folder without an `index.html` does not answer.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from .permalink import Permalink

_INDEX, _ENDING = "index.html", ".html"
_NOT_SENT = re.compile(
    r"\.(?:_.*|git\w*|hg\w*|svn|nojekyll|DS_Store|ht(?:access|passwd)|(?:jekyll|sass)-cache"
    r"|jekyll-metadata|hugo_build\.lock|buildinfo|doctrees|keep|editorconfig)"
)
_NO_NAMES = frozenset(("", ".", ".."))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a host does with a path."""

    file: str
    """The file below the site folder that readers get: `x/index.html`."""
    location: str | None = None
    """Where a 301 sends them first, decoded: `/x/`; None where the file is sent at once."""


class Host:
    """A static host, and the files that it has."""

    def __init__(self, files: Container[str]) -> None:
        self.files = files
        """The files below the site folder, by their decoded names: `blog/café/index.html`."""

    def answer(self, path: str) -> Answer | None:
        """Return what is sent for a path from the site's root; None where that is a 404.

        The path is decoded, and has no query.
        """
        if path == "/":
            return self._sent(_INDEX)
        name = path.removeprefix("/")
        if name == path or not _NO_NAMES.isdisjoint(name.removesuffix("/").split("/")):
            return None
        if name.endswith("/"):
            return self._sent(name + _INDEX)
        return (
            self._sent(name)
            or self._sent(name + _ENDING)
            or self._sent(f"{name}/{_INDEX}", f"/{name}/")
        )

    def _sent(self, file: str, location: str | None = None) -> Answer | None:
        return Answer(file, location) if file in self.files else None


def paths(file: str) -> Iterator[str]:
    """Yield every path at which a file answers, by itself or by a 301.

    Another file that is there may go before it: see `Host`.
    """
    path = f"/{file}"
    yield path
    for ending in (f"/{_INDEX}", _ENDING):
        if path.endswith(ending):
            yield path.removesuffix(ending) or "/"
    if path.endswith(f"/{_INDEX}"):
        yield path.removesuffix(_INDEX)


def is_sent(file: str) -> bool:
    """Tell whether readers may get a file, or it is for git, a server or a generator alone."""
    return not any(_NOT_SENT.fullmatch(part) for part in file.split("/") if part[:1] == ".")


def twin(file: str) -> str | None:
    """Return the file with which all spellings answer: `x.html` for `x/index.html`, and back.

    None where there is none: for the page at the root, and for what is no page.
    """
    if file.endswith(f"/{_INDEX}"):
        return file.removesuffix(f"/{_INDEX}") + _ENDING
    if file.endswith(_ENDING) and file != _INDEX:
        return f"{file.removesuffix(_ENDING)}/{_INDEX}"
    return None


def spellings(permalink: Permalink) -> Iterator[str]:
    """Yield every path that is answered with the file of a permalink, its URL first."""
    yield permalink.url
    yield from paths(permalink.file)
