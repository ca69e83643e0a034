"""What was measured of each generator, the bars it is held to, and the tables of it."""

from __future__ import annotations

import statistics
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from benchmarks import results
from benchmarks.bench.generators import GENERATORS
from benchmarks.results import Result

KB, MB = 1_000, 1_000_000


@dataclass(frozen=True)
class Figure:
    """One measurement; the same in another round is another one."""

    generator: str
    posts: int
    part: str
    seconds: float
    resident: int = 0
    proportional: int = 0
    files: int = 0
    bytes: int = 0
    html: int = 0


@dataclass(frozen=True)
class Figures:
    """All measurements, asked for by generator, number of posts and part."""

    all: Sequence[Figure]

    def median(
        self, generator: str, posts: int, part: str = "cold", name: str = "seconds"
    ) -> float | None:
        """Return the median over the rounds; None of what was not measured."""
        asked = (generator, posts, part)
        found = [getattr(f, name) for f in self.all if (f.generator, f.posts, f.part) == asked]
        return statistics.median(found) if found else None

    @property
    def sizes(self) -> list[int]:
        return sorted({figure.posts for figure in self.all})

    @property
    def generators(self) -> list[str]:
        measured = {figure.generator for figure in self.all}
        return [key for key in GENERATORS if key in measured]


def ratio(one: float | None, other: float | None) -> float | None:
    """Return one by the other, if both are known."""
    return one / other if one is not None and other else None


@dataclass(frozen=True)
class Bar:
    """What a figure, or a ratio of two in one run, may be at most."""

    measure: str
    most: float
    value: Callable[[Figures], float | None]
    unit: str = ""


def _beside(posts: int, part: str, peer: str, name: str = "seconds") -> Callable[..., float | None]:
    """Return the ratio of what ours takes for a part to a peer's cold build."""
    return lambda f: ratio(f.median("ours", posts, part, name), f.median(peer, posts, "cold", name))


def _growth(name: str) -> Callable[[Figures], float | None]:
    """Return the ratio of what a post costs among 10,000 to what it costs among 1,000."""

    def value(f: Figures) -> float | None:
        many, few = f.median("ours", 10_000, name=name), f.median("ours", 1_000, name=name)
        return ratio(ratio(many, 10), few)

    return value


def _search(posts: int) -> Callable[[Figures], float | None]:
    """Return the ratio of what indexing adds to a build without it."""

    def value(f: Figures) -> float | None:
        both = ratio(f.median("search", posts), f.median("ours", posts))
        return None if both is None else max(0.0, both - 1)

    return value


def _serve(posts: int) -> Callable[[Figures], float | None]:
    return lambda f: f.median("ours", posts, "serve")


BARS = (
    Bar("cold build, 1,000 posts ÷ Pelican's", 1.0, _beside(1_000, "cold", "pelican")),
    Bar("cold build, 1,000 posts ÷ Material's blog", 0.35, _beside(1_000, "cold", "blog")),
    Bar("cold build, 1,000 posts ÷ Zensical's", 0.5, _beside(1_000, "cold", "zensical")),
    Bar("cold build, 10,000 posts ÷ Pelican's", 0.65, _beside(10_000, "cold", "pelican")),
    Bar("time per post, among 10,000 ÷ among 1,000", 1.15, _growth("seconds")),
    Bar("HTML per post, among 10,000 ÷ among 1,000", 1.05, _growth("html")),
    Bar("one post edited, 10,000 ÷ Hugo's full build", 0.5, _beside(10_000, "edit", "hugo")),
    Bar("one post edited, 10,000 ÷ Eleventy's", 0.5, _beside(10_000, "edit", "eleventy")),
    Bar("nothing changed, 10,000 ÷ Hugo's full build", 0.3, _beside(10_000, "unchanged", "hugo")),
    Bar("from saving to seeing, 1,000 posts", 0.5, _serve(1_000), "s"),
    Bar("from saving to seeing, 10,000 posts", 1.5, _serve(10_000), "s"),
    Bar(
        "HTML per post, 10,000 posts",
        30,
        lambda f: ratio(f.median("ours", 10_000, name="html"), 10_000 * KB),
        "KB",
    ),
    Bar(
        "peak memory, 10,000 posts ÷ Eleventy's",
        1.0,
        _beside(10_000, "cold", "eleventy", "resident"),
    ),
    Bar(
        "the same, what processes share counted once",
        1.0,
        _beside(10_000, "cold", "eleventy", "proportional"),
    ),
    Bar("indexing for the search ÷ cold build, 1,000 posts", 0.3, _search(1_000)),
    Bar("indexing for the search ÷ cold build, 10,000 posts", 0.3, _search(10_000)),
)


def held(figures: Figures) -> Iterator[Result]:
    """Yield each bar for which all that it needs was measured, with its value."""
    for bar in BARS:
        if (value := bar.value(figures)) is not None:
            yield results.at_most(bar.measure, value, bar.most, bar.unit, site="Permalog")


Rows = list[list[str]]
COLUMNS: Mapping[str, Callable[[Figures, str, int], str]] = {
    "cold build": lambda f, key, size: _seconds(f.median(key, size)),
    "ours ÷ it": lambda f, key, size: _ratio(f, key, size),
    "one edited": lambda f, key, size: _again(f, key, size, "edit"),
    "unchanged": lambda f, key, size: _again(f, key, size, "unchanged"),
    "saved → seen": lambda f, key, size: _seconds(f.median(key, size, "serve"), 2),
    "serve is ready": lambda f, key, size: _seconds(f.median(key, size, "ready")),
    "memory": lambda f, key, size: _in(f.median(key, size, name="resident"), MB, "MB"),
    "shared once": lambda f, key, size: _in(f.median(key, size, name="proportional"), MB, "MB"),
    "HTML per post": lambda f, key, size: _in(f.median(key, size, name="html"), KB * size, "KB", 1),
    "files": lambda f, key, size: _in(f.median(key, size, name="files"), 1),
    "output": lambda f, key, size: _in(f.median(key, size, name="bytes"), MB, "MB"),
}


def sized(figures: Figures, size: int) -> Rows:
    """Return a row for each generator that was timed with a number of posts."""
    rows = [
        [GENERATORS[key].name, *(cell(figures, key, size) for cell in COLUMNS.values())]
        for key in figures.generators
        if any(f.generator == key and f.posts == size for f in figures.all)
    ]
    used = [place for place in range(len(COLUMNS) + 1) if any(_says(row[place]) for row in rows)]
    head = [f"{size:,} posts", *COLUMNS]
    return [[row[place] for place in used] for row in [head, *rows]]


NOTHING, AS_COLD = "–", "as cold"


def _says(cell: str) -> bool:
    return cell not in (NOTHING, AS_COLD)


def _seconds(value: float | None, digits: int = 1) -> str:
    return _in(value, 1, "s", digits if value is None or value >= 1 else 2)


def _in(value: float | None, unit: int, name: str = "", digits: int = 0) -> str:
    return f"{value / unit:,.{digits}f} {name}".strip() if value else NOTHING


def _ratio(figures: Figures, key: str, size: int) -> str:
    value = ratio(figures.median("ours", size), figures.median(key, size))
    return NOTHING if value is None or key == "ours" else f"{value:.2f}"


def _again(figures: Figures, key: str, size: int, part: str) -> str:
    value = figures.median(key, size, part)
    is_cold = value is None and not GENERATORS[key].keeps and figures.median(key, size)
    return AS_COLD if is_cold else _seconds(value)


@dataclass(frozen=True)
class Report:
    """All that is told of a run."""

    figures: Figures
    circumstances: str
    """When and where it was."""
    versions: Mapping[str, str]
    """The version of each generator."""
    missing: Collection[str]
    """What could not be timed, and why."""

    def plain(self) -> str:
        """Return it to read in a terminal."""
        parts = [self.circumstances, *self.missing]
        parts += [_aligned(sized(self.figures, size)) for size in self.figures.sizes]
        parts.append(results.plain(held(self.figures), 0))
        parts.append("\n".join(f"{name}: {text}" for name, text in self._differences()))
        return "\n\n".join(filter(None, parts))

    def markdown(self) -> str:
        """Return it as Markdown, to paste."""
        parts = [self.circumstances, *self.missing]
        parts += [results.table(sized(self.figures, size)) for size in self.figures.sizes]
        if bars := list(held(self.figures)):
            parts.append(results.markdown(bars))
        parts.append("\n".join(f"- **{name}**: {text}" for name, text in self._differences()))
        return "\n\n".join(part.rstrip() for part in parts) + "\n"

    def _differences(self) -> Iterator[tuple[str, str]]:
        for key in self.figures.generators:
            generator = GENERATORS[key]
            yield f"{generator.name} {self.versions.get(key, '')}".rstrip(), generator.differs


def _aligned(rows: Rows) -> str:
    wide = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = (
        [f"{row[0]:{wide[0]}}", *(f"{c:>{w}}" for c, w in zip(row[1:], wide[1:], strict=True))]
        for row in rows
    )
    return "\n".join("  ".join(line).rstrip() for line in lines)
