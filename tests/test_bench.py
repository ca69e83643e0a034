"""What the timing of builds computes and writes, without timing one: benchmarks/bench."""

import re
import sys
from pathlib import Path

import pytest
from mkdocs.config import load_config

from permalog.site.settings import read_settings

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks.bench import figures, runs  # noqa: E402
from benchmarks.bench.edits import edited  # noqa: E402
from benchmarks.bench.figures import Figure, Figures, Report  # noqa: E402
from benchmarks.bench.generators import GENERATORS, OURS, PEERS, invented  # noqa: E402
from benchmarks.packages import Missing  # noqa: E402

MADE = invented(20, 200)


def figure(generator: str, posts: int, part: str, seconds: float, **more: int) -> Figure:
    return Figure(generator, posts, part, seconds, **more)


def test_a_figure_is_the_median_of_its_rounds() -> None:
    found = Figures([figure("ours", 100, "cold", seconds) for seconds in (9.0, 2.0, 3.0)])
    assert found.median("ours", 100) == 3.0
    assert found.median("ours", 100, "edit") is None
    assert found.median("hugo", 100) is None


def test_a_bar_is_told_only_where_all_that_it_needs_was_measured() -> None:
    ours = figure("ours", 10_000, "edit", 5.0)
    assert not list(figures.held(Figures([ours])))
    (bar,) = figures.held(Figures([ours, figure("hugo", 10_000, "cold", 8.0)]))
    assert bar.measure == "one post edited, 10,000 ÷ Hugo's full build"
    assert (bar.bar, bar.value, bar.passed) == ("≤ 0.5", "0.625", False)


@pytest.mark.parametrize(
    ("found", "measure", "value", "passed"),
    [
        (
            [("ours", 1_000, "cold", 3.0, {}), ("pelican", 1_000, "cold", 4.0, {})],
            "cold build, 1,000 posts ÷ Pelican's",
            "0.75",
            True,
        ),
        (
            [("ours", 1_000, "cold", 4.0, {}), ("ours", 10_000, "cold", 48.0, {})],
            "time per post, among 10,000 ÷ among 1,000",
            "1.2",
            False,
        ),
        (
            [
                ("ours", 1_000, "cold", 1.0, {"html": 20_000_000}),
                ("ours", 10_000, "cold", 1.0, {"html": 210_000_000}),
            ],
            "HTML per post, among 10,000 ÷ among 1,000",
            "1.05",
            True,
        ),
        (
            [("ours", 10_000, "cold", 1.0, {"html": 310_000_000})],
            "HTML per post, 10,000 posts",
            "31 KB",
            False,
        ),
        (
            [
                ("ours", 10_000, "cold", 1.0, {"resident": 400}),
                ("eleventy", 10_000, "cold", 1.0, {"resident": 800}),
            ],
            "peak memory, 10,000 posts ÷ Eleventy's",
            "0.5",
            True,
        ),
        (
            [("ours", 1_000, "cold", 10.0, {}), ("search", 1_000, "cold", 12.0, {})],
            "indexing for the search ÷ cold build, 1,000 posts",
            "0.2",
            True,
        ),
        (
            [("ours", 1_000, "cold", 10.0, {}), ("search", 1_000, "cold", 9.9, {})],
            "indexing for the search ÷ cold build, 1,000 posts",
            "0",
            True,
        ),
        ([("ours", 1_000, "serve", 0.7, {})], "from saving to seeing, 1,000 posts", "0.7 s", False),
    ],
)
def test_a_bar_is_met_or_missed_by_its_ratio(
    found: list[tuple[str, int, str, float, dict[str, int]]],
    measure: str,
    value: str,
    passed: bool,
) -> None:
    measured = Figures([figure(*given, **more) for *given, more in found])
    bars = {bar.measure: bar for bar in figures.held(measured)}
    assert (bars[measure].value, bars[measure].passed) == (value, passed)


def test_a_table_has_the_columns_of_what_was_measured_and_says_who_keeps_nothing() -> None:
    found = Figures(
        [
            figure("ours", 100, "cold", 6.04, html=3_000_000),
            figure("ours", 100, "edit", 0.5),
            figure("hugo", 100, "cold", 12.0, html=1_000_000),
            figure("zensical", 100, "edit", 2.0),
        ]
    )
    assert figures.sized(found, 100) == [
        ["100 posts", "cold build", "ours ÷ it", "one edited", "HTML per post"],
        ["Permalog", "6.0 s", "–", "0.50 s", "30.0 KB"],
        ["Zensical", "–", "–", "2.0 s", "–"],
        ["Hugo", "12.0 s", "0.50", "as cold", "10.0 KB"],
    ]


def test_a_report_has_tables_bars_differences_and_what_is_missing() -> None:
    found = Figures(
        [figure("ours", 1_000, "cold", 3.0), figure("pelican", 1_000, "cold", 2.0)],
    )
    report = Report(found, "In a cellar.", {"pelican": "4.12"}, ["Not timed: Hugo: gone"])
    assert "In a cellar.\n\nNot timed: Hugo: gone\n\n1,000 posts " in report.plain()
    assert re.search(r"Pelican's +≤ 1 +1\.5 +MISSED", report.plain())
    assert f"\nPelican 4.12: {PEERS['pelican'].differs}" in report.plain()
    assert "| Pelican | 2.0 s | 1.50 |\n" in report.markdown()
    assert "| cold build, 1,000 posts ÷ Pelican's | ≤ 1 | **1.5** |\n" in report.markdown()
    assert f"\n- **Pelican 4.12**: {PEERS['pelican'].differs}\n" in report.markdown()


def test_all_get_posts_without_images_which_are_else_the_invented_ones() -> None:
    kinds = {block.kind for post in MADE for block in post.blocks}
    assert {"text", "code", "table", "list", "link"} <= kinds
    assert not {"image", "pair"} & kinds


@pytest.mark.parametrize("key", GENERATORS)
def test_each_generator_gets_a_file_for_each_post_with_only_what_it_reads(
    key: str, tmp_path: Path
) -> None:
    generator = GENERATORS[key]
    generator.lay_out(tmp_path, MADE)
    for post in MADE:
        text = (tmp_path / generator.source(post)).read_text(encoding="utf-8")
        assert post.title in text
        assert not re.search(r"^(!!!|===) |\[\^1\]|^```\w+ title=|!\[", text, re.M)
        once = edited(text, "xyzzy")
        assert once.count("xyzzy") == 1
        assert once.index("xyzzy") < once.index("\n## ")


@pytest.mark.parametrize("key", GENERATORS)
def test_a_link_to_a_post_leads_to_a_post(key: str, tmp_path: Path) -> None:
    generator = GENERATORS[key]
    generator.lay_out(tmp_path, MADE)
    targets = {place(post) for post in MADE for place in (generator.source, generator.address)}
    for post in MADE:
        text = (tmp_path / generator.source(post)).read_text(encoding="utf-8")
        for link in re.findall(r"I wrote of it in \[[^]]+\]\(([^)]+)\)", text):
            end = link.removeprefix("../").removeprefix("{filename}").removeprefix("/")
            assert any(target.endswith(end) for target in targets), link


def test_settings_of_ours_are_known_and_switch_off_what_no_other_does(tmp_path: Path) -> None:
    OURS.lay_out(tmp_path / "compared", MADE)
    PEERS["full"].lay_out(tmp_path / "full", MADE)
    compared, full = (
        read_settings(load_config(str(tmp_path / name / "mkdocs.yml")))
        for name in ("compared", "full")
    )
    assert (compared.cards, compared.alternates, compared.search) == (None, False, False)
    assert full.cards
    assert full.alternates
    assert full.search


def test_an_edit_of_a_post_without_headings_is_refused() -> None:
    with pytest.raises(ValueError, match="no heading"):
        edited("---\ntitle: A\n---\n\nText.\n", "xyzzy")


def test_what_is_not_in_the_output_is_named(tmp_path: Path) -> None:
    for post in MADE[1:]:
        page = tmp_path / "site" / OURS.address(post) / "index.html"
        page.parent.mkdir(parents=True)
        page.touch()
    (tmp_path / "site/index.html").touch()
    assert OURS.faults(tmp_path, MADE) == [f"{OURS.address(MADE[0])}index.html", "feed.xml"]


def test_the_output_is_counted_by_files_bytes_and_html(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a/index.html").write_text("12345")
    (tmp_path / "feed.xml").write_text("123")
    assert runs.output_of(tmp_path) == runs.Output(files=2, bytes=8, html=5)


HOLD = "import time; held = bytearray(60_000_000); held[::4096] = b'x' * len(held[::4096]); "


def test_memory_is_that_of_a_command_and_of_those_that_it_starts(tmp_path: Path) -> None:
    child = f"{HOLD}time.sleep(1)"
    parent = f"import subprocess, sys; {HOLD}subprocess.run([sys.executable, '-c', {child!r}])"
    alone = runs.timed([sys.executable, "-c", HOLD], tmp_path, {})
    assert alone.resident >= 60_000_000
    if runs.PROC.is_dir():
        both = runs.timed([sys.executable, "-c", parent], tmp_path, {})
        assert both.resident >= 120_000_000
        assert both.proportional <= both.resident


def test_a_command_that_fails_is_quoted(tmp_path: Path) -> None:
    with pytest.raises(Missing, match="no such template"):
        runs.timed([sys.executable, "-c", "raise SystemExit('no such template')"], tmp_path, {})
