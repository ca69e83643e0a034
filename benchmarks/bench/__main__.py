"""Time ours and the others, print the tables, and fail where a bar is missed."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from benchmarks import bench
from benchmarks.bench import figures, runs, watching
from benchmarks.bench.edits import edited
from benchmarks.bench.figures import Figure, Figures, Report
from benchmarks.bench.generators import ENVIRONMENT, GENERATORS, PEERS, invented
from benchmarks.packages import Missing
from benchmarks.posts import LONG, Post
from benchmarks.project import ROOT

from chromium import CHROMIUM, launched  # isort: skip - project.py finds the folder of the tests

SCRATCH = ROOT / ".cache/bench"
PARTS = ("cold", "edit", "unchanged", "serve", "search")
WARM_UP = 100
SMALLEST = 20


def main() -> None:
    options = _options()
    run = Timing(options)
    run.all()
    report = Report(Figures(run.found), _circumstances(options), run.versions, run.reasons)
    print(report.plain())
    if options.markdown:
        options.markdown.write_text(report.markdown(), encoding="utf-8")
    held = figures.held(report.figures)
    sys.exit("ours" in run.missing or any(bar.passed is False for bar in held))


@dataclass
class Timing:
    """What is asked for, and what has been found so far."""

    options: argparse.Namespace
    found: list[Figure] = field(default_factory=list)
    versions: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    """Why a generator could not be timed, or no longer."""
    unserved: dict[str, str] = field(default_factory=dict)
    """Why its server could not be."""

    @property
    def reasons(self) -> list[str]:
        builds = [f"{GENERATORS[key].name}: {why}" for key, why in self.missing.items()]
        servers = [f"{GENERATORS[key].name} serving: {why}" for key, why in self.unserved.items()]
        return [f"Not timed: {reason}" for reason in [*builds, *servers]]

    def all(self) -> None:
        """Install, warm up, and time each size: first the builds, then the servers."""
        parts, sizes = self.options.only, self.options.sizes
        made = invented(max(WARM_UP, *sizes), self.options.words)
        keys = ["ours", *(["search"] if "search" in parts else []), *self.options.peers]
        for key in keys:
            self._try(key, self._warm_up, made[:WARM_UP])
        for size in sizes:
            posts, timed = made[:size], [key for key in keys if size <= GENERATORS[key].most]
            for key in timed:
                self._try(key, self._lay_out, posts)
            for number in range(self.options.rounds if set(parts) != {"serve"} else 0):
                for key in timed:
                    self._try(key, self._round, posts, number)
            if "serve" in parts:
                for key in timed:
                    self._try(key, self._serve, posts)

    def _try(self, key: str, step: Callable[..., None], *given: Any) -> None:
        """Take a step with a generator, and do without it from where on that can't be done."""
        noted = self.unserved if step == self._serve else self.missing
        if key not in self.missing and key not in noted:
            try:
                step(key, *given)
            except Missing as reason:
                noted[key] = " ".join(str(reason).split())
                _tell(f"{GENERATORS[key].name}: {reason}")

    def _warm_up(self, key: str, posts: Sequence[Post]) -> None:
        """Install a generator, and have it in memory, and make sure that it builds all."""
        _tell(f"{GENERATORS[key].name}: installing, warming up")
        self.versions[key] = GENERATORS[key].install(SCRATCH)
        self._lay_out(key, posts)
        self._build(key, posts)
        if faults := GENERATORS[key].faults(_folder(key, posts), posts):
            raise Missing(f"{faults[:3]} are not in what it built")

    def _lay_out(self, key: str, posts: Sequence[Post]) -> None:
        shutil.rmtree(_folder(key, posts), ignore_errors=True)
        GENERATORS[key].lay_out(_folder(key, posts), posts)

    def _build(self, key: str, posts: Sequence[Post]) -> runs.Run:
        return runs.timed(GENERATORS[key].build(SCRATCH), _folder(key, posts), ENVIRONMENT)

    def _round(self, key: str, posts: Sequence[Post], number: int) -> None:
        """Time a cold build, one after an edit, and one after none, as far as they are asked."""
        parts, generator, folder = self.options.only, GENERATORS[key], _folder(key, posts)
        if "cold" in parts or ("search" in parts and key in ("ours", "search")):
            for name in (generator.output, *generator.caches):
                shutil.rmtree(folder / name, ignore_errors=True)
            self._note(key, posts, "cold", self._build(key, posts))
        if not generator.keeps or not {"edit", "unchanged"} & set(parts):
            return
        if "cold" not in parts and number == 0:
            self._build(key, posts)
        post = _normal(posts, number)
        path, word = folder / generator.source(post), f"edit-{number}"
        path.write_text(edited(path.read_text(encoding="utf-8"), word), encoding="utf-8")
        run = self._build(key, posts)
        page = folder / generator.output / generator.address(post) / "index.html"
        if word not in page.read_text(encoding="utf-8"):
            raise Missing("its second build left a post as it was before the edit")
        if "edit" in parts:
            self._note(key, posts, "edit", run)
        if "unchanged" in parts:
            self._note(key, posts, "unchanged", self._build(key, posts))

    def _serve(self, key: str, posts: Sequence[Post]) -> None:
        """Time what an author waits for who writes while the generator serves."""
        generator = GENERATORS[key]
        if not generator.serve or key == "search":
            return
        if not CHROMIUM:
            raise Missing("no Chromium on PATH, in which what was saved could be seen")
        port = watching.free_port()
        with contextmanager(launched)() as browser:
            ready, seconds = watching.latencies(
                generator,
                generator.serve(SCRATCH, port),
                port,
                _folder(key, posts),
                _normal(posts, 0),
                browser,
                self.options.edits,
            )
        self._add(Figure(key, len(posts), "ready", ready))
        for one in seconds:
            self._add(Figure(key, len(posts), "serve", one))

    def _note(self, key: str, posts: Sequence[Post], part: str, run: runs.Run) -> None:
        output = runs.output_of(_folder(key, posts) / GENERATORS[key].output)
        self._add(Figure(key, len(posts), part, **asdict(run), **asdict(output)))

    def _add(self, figure: Figure) -> None:
        self.found.append(figure)
        name, seconds = GENERATORS[figure.generator].name, figure.seconds
        _tell(f"{figure.posts:,} posts: {name}, {figure.part}: {seconds:.2f} s")
        text = json.dumps([asdict(one) for one in self.found], indent=1)
        (SCRATCH / "results.json").write_text(text + "\n", encoding="utf-8")


def _folder(key: str, posts: Sequence[Post]) -> Path:
    return SCRATCH / "projects" / f"{key}-{len(posts)}"


def _normal(posts: Sequence[Post], number: int) -> Post:
    """Return one of the posts of the usual length, another for each number."""
    return posts[max(len(posts) // 2 + number, LONG + 1) % len(posts)]


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _circumstances(options: argparse.Namespace) -> str:
    return (
        f"{dt.date.today()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}. Posts of {options.words} words; medians of "
        f"{options.rounds} rounds, and of {options.edits} edits while serving."
    )


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="make bench",
        description=bench.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--sizes", nargs="+", type=_size, default=[1_000, 10_000], metavar="POSTS")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART")
    parser.add_argument(
        "--peers", nargs="*", choices=PEERS, default=[*PEERS], metavar="PEER", help=", ".join(PEERS)
    )
    parser.add_argument("--edits", type=int, default=7, help="while serving")
    parser.add_argument("--words", type=int, default=600, help="of a post, about")
    parser.add_argument("--markdown", type=Path, help="a file for the tables, to paste")
    return parser.parse_args()


def _size(text: str) -> int:
    if (size := int(text)) < SMALLEST:
        raise argparse.ArgumentTypeError(f"{text} posts are too few; give at least {SMALLEST}")
    return size


if __name__ == "__main__":
    main()
