"""Time what resolving addresses costs, beside MkDocs' own reading of the same front matter.

    python benchmarks/addresses.py [--posts 10000] [--rounds 5] [GENERATOR…]

For each generator an archive of posts is written into a scratch folder, and in each round three
take turns: MkDocs reads every file and its front matter (`mkdocs.utils.meta.get_data`), Permalog
reads the same, and the dialect reads every file and gives it its address. Printed are the medians
in seconds, and the ratios to MkDocs' reading: of `all`, and of the `rest` without our own reading.
Generators with a front matter that MkDocs cannot read are measured on YAML that both can.
"""

from __future__ import annotations

import argparse
import datetime as dt
import statistics
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from mkdocs.utils import meta

from permalog import frontmatter, moved
from permalog.archive import Archive
from permalog.dialects.house import House
from permalog.generators import NAMES, dialect_of
from permalog.source import Source

NOW = dt.datetime(2026, 6, 1, tzinfo=dt.UTC)
TEXT = """\
---
title: "What the {n}th day taught us: notes, and a list"
date: {date} 09:{minute:02}:00
tags: [python, django, "web {tag}"]
{more}
---

The first paragraph of post {n}, with a [link](https://example.org/{n}) and `code`.

"""
PLACES = {
    "jekyll": "_posts/{date}-day-{n}.md",
    "hugo": "post/{year}/day-{n}.md",
    "hexo": "_posts/day-{n}.md",
    "nikola": "posts/day-{n}.md",
    "material": "blog/posts/day-{n}.md",
}
MORE = {
    "eleventy": "permalink: /{year}/day-{n}/",
    "zola": "path: /{year}/day-{n}",
    "house": "permalink: /{year}/day-{n}/",
    "pelican": "category: notes",
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=Raw)
    parser.add_argument("generators", nargs="*", default=[*NAMES, "house"], metavar="GENERATOR")
    parser.add_argument("--posts", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    print(f"{options.posts} posts, median of {options.rounds} rounds in seconds")
    print(f"{'':10} {'MkDocs':>8} {'reading':>8} {'all':>8} {'all':>6} {'rest':>6}")
    for name in options.generators:
        with tempfile.TemporaryDirectory() as scratch:
            files = written(Path(scratch), name, options.posts)
            theirs, reading, ours = compared(files, name, options.rounds)
        ratios = f"{ours / theirs:6.2f} {(ours - reading) / theirs:6.2f}"
        print(f"{name:10} {theirs:8.2f} {reading:8.2f} {ours:8.2f} {ratios}")


class Raw(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of the description."""


def written(folder: Path, name: str, posts: int) -> dict[str, Path]:
    """Write an archive, and return its files by place."""
    files = {}
    for n in range(posts):
        day = dt.date(2006, 1, 1) + dt.timedelta(days=n % 7000)
        values = {"n": n, "date": day.isoformat(), "year": day.year, "minute": n % 60, "tag": n % 9}
        place = PLACES.get(name, "posts/day-{n}.md").format(**values)
        more = MORE.get(name, "description: What was done.").format(**values)
        files[place] = folder / place
        files[place].parent.mkdir(parents=True, exist_ok=True)
        text = TEXT.format(**values, more=more) + "Words of the text. " * 200
        files[place].write_text(text, encoding="utf-8")
    return files


def compared(files: Mapping[str, Path], name: str, rounds: int) -> tuple[float, float, float]:
    """Return the median seconds of MkDocs, of our reading, and of all, which take turns."""
    times: tuple[list[float], list[float], list[float]] = ([], [], [])
    for _ in range(rounds):
        for spent, work in zip(times, (mkdocs_reads, permalog_reads, resolves), strict=True):
            spent.append(seconds(lambda work=work: work(files, name)))
    theirs, reading, ours = map(statistics.median, times)
    return theirs, reading, ours


def seconds(work: Callable[[], None]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def mkdocs_reads(files: Mapping[str, Path], name: str) -> None:
    for path in files.values():
        _, data = meta.get_data(path.read_text(encoding="utf-8-sig"))
        assert data


def permalog_reads(files: Mapping[str, Path], name: str) -> None:
    archive = Archive("old", "docs/old", files, NOW)
    for place in files:
        assert frontmatter.parse(archive.text(place)).data


def resolves(files: Mapping[str, Path], name: str) -> None:
    if name == "house":
        return house_resolves(files)
    settings = {"SITEURL": ""} if name == "pelican" else {}
    archive = Archive("old", "docs/old", files, NOW, settings)
    found = moved.read(dialect_of(name)(archive)).found
    assert len(found) == len(files)


def house_resolves(files: Mapping[str, Path]) -> None:
    house = House("/blog/{year}/{slug}/", dt.UTC, NOW)
    for place, path in files.items():
        matter = frontmatter.parse(path.read_bytes().decode("utf-8-sig"))
        assert house.post(Source(f"docs/{place}", place, "", matter)).permalink


if __name__ == "__main__":
    main()
