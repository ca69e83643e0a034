"""Work is done by several processes, and by this one where that can't be."""

import gc
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from permalog import cores

TWO_CORES = hasattr(os, "sched_getaffinity") and len(os.sched_getaffinity(0)) > 1


def test_every_item_is_worked_on_once(tmp_path: Path) -> None:
    def work(some: Iterator[int]) -> None:
        for item in some:
            (tmp_path / str(item)).write_text(str(os.getpid()), encoding="utf-8")

    cores.spread(work, range(20), least=1)
    assert sorted(int(path.name) for path in tmp_path.iterdir()) == list(range(20))


@pytest.mark.skipif(
    not TWO_CORES, reason="this machine has one core, or is not one on which processes are copied"
)
def test_there_are_as_many_processes_as_cores_and_enough_to_do(tmp_path: Path) -> None:
    def work(some: Iterator[int]) -> None:
        (tmp_path / str(os.getpid())).touch()

    cores.spread(work, range(20), least=10)
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.skipif(
    not TWO_CORES, reason="this machine has one core, or is not one on which processes are copied"
)
def test_who_is_sooner_done_does_more(tmp_path: Path) -> None:
    own = os.getpid()

    def work(some: Iterator[int]) -> None:
        done = 0
        for _ in some:
            done += 1
            time.sleep(0.02 if os.getpid() == own else 0)
        (tmp_path / ("own" if os.getpid() == own else "other")).write_text(str(done), "utf-8")

    cores.spread(work, range(200), least=10)
    own_share, other = (int((tmp_path / name).read_text("utf-8")) for name in ("own", "other"))
    assert own_share + other == 200
    assert own_share < other


def test_little_is_done_in_this_process() -> None:
    seen: list[int] = []
    cores.spread(seen.extend, range(5), least=10)
    assert seen == list(range(5))


def test_beside_another_thread_all_is_done_in_this_process() -> None:
    seen: list[int] = []
    done = threading.Event()
    thread = threading.Thread(target=done.wait)
    thread.start()
    cores.spread(seen.extend, range(20), least=1)
    done.set()
    thread.join()
    assert seen == list(range(20))


def test_a_process_that_dies_is_done_without(tmp_path: Path) -> None:
    own = os.getpid()

    def work(some: Iterator[int]) -> None:
        if os.getpid() != own:
            os.kill(os.getpid(), 9)

    cores.spread(work, range(20), least=1)


def test_a_mistake_in_this_process_is_raised() -> None:
    def work(some: Iterator[int]) -> None:
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        cores.spread(work, range(20), least=1)


def test_what_is_made_apart_leaves_this_process_as_it_was() -> None:
    seen: list[int] = []

    def make() -> list[int]:
        seen.extend(range(100_000))
        return seen

    assert cores.apart(make) == list(range(100_000))
    assert TWO_CORES is False or not seen


def test_what_a_process_apart_that_dies_has_not_told_is_made_by_this_one() -> None:
    own = os.getpid()

    def make() -> str:
        if os.getpid() != own:
            os.kill(os.getpid(), 9)
        return "made"

    assert cores.apart(make) == "made"


def test_work_leaves_python_looking_for_garbage_as_it_did() -> None:
    before = gc.get_threshold()
    for is_enabled in (True, False):
        (gc.enable if is_enabled else gc.disable)()
        cores.spread(list, range(20), least=1)
        assert gc.isenabled() == is_enabled
    gc.enable()
    assert gc.get_threshold() == before
