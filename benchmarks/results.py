"""What was measured, and the tables of it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path


@dataclass(frozen=True)
class Result:
    """One figure of one site."""

    measure: str
    bar: str
    value: str
    passed: bool | None
    """Whether the bar is met; None for what is only told."""
    details: tuple[str, ...] = ()
    """What is in the way, each with its page."""
    site: str = ""

    @property
    def verdict(self) -> str:
        return {True: "met", False: "MISSED", None: ""}[self.passed]


def at_most(measure: str, value: float, bar: float, unit: str = "", **more: object) -> Result:
    """Return the result of something of which there should be little."""
    shown = [f"{number:,.3f}".rstrip("0").rstrip(".") for number in (bar, value)]
    words = [f"{number} {unit}".strip() for number in shown]
    return Result(measure, f"≤ {words[0]}" if bar else "0", words[1], value <= bar, **more)  # type: ignore[arg-type]


def none_of(measure: str, found: Sequence[str], more: str = "") -> Result:
    """Return the result of something of which there should be nothing."""
    return Result(measure, "0", f"{len(found)}{more}", not found, tuple(found))


def plain(results: Iterable[Result], details: int) -> str:
    """Return a table to read in a terminal, with the first details of what was missed."""
    results = list(results)
    wide = [max([4, *(len(row[place]) for row in map(_cells, results))]) for place in range(4)]
    lines: list[str] = []
    for site, rows in groupby(results, key=lambda result: result.site):
        lines.append(f"\n{site}")
        for row in rows:
            cells = zip(_cells(row), wide, strict=True)
            lines.append("  " + "  ".join(f"{cell:{width}}" for cell, width in cells).rstrip())
            lines += [f"      {one}" for one in row.details[:details]]
            if len(row.details) > details > 0:
                lines.append(f"      … and {len(row.details) - details} more")
    return "\n".join(lines)


def _cells(result: Result) -> tuple[str, str, str, str]:
    return result.measure, result.bar, result.value, result.verdict


def markdown(results: Iterable[Result]) -> str:
    """Return a table with a row for each measure and a column for each site."""
    results = list(results)
    sites = list(dict.fromkeys(result.site for result in results))
    values = {(result.measure, result.site): result for result in results}
    bars: dict[str, str] = {}
    for result in results:
        bars[result.measure] = bars.get(result.measure) or result.bar
    rows = [["measure", "bar", *sites]]
    for measure, bar in bars.items():
        cells = (values.get((measure, site)) for site in sites)
        rows.append([measure, bar, *(_marked(cell) for cell in cells)])
    return table(rows)


def table(rows: Sequence[Sequence[str]]) -> str:
    """Return rows of cells as a table of Markdown; the first has the names of the columns."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|" + "---|" * len(rows[0]), *lines[1:]]) + "\n"


def _marked(result: Result | None) -> str:
    if result is None:
        return "–"
    return f"**{result.value}**" if result.passed is False else result.value


def write(path: Path, results: Iterable[Result]) -> None:
    """Write all results, with all details, as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps([asdict(result) for result in results], indent=1, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")
