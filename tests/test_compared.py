"""What is found again of posts whose words changed is what is found of all of them from nothing."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from random import Random

import pytest

from permalog.compared import Compared
from permalog.library import Library
from permalog.related import Rarity, Related, Sketch, counted, used_in, words
from test_related import written

COUNT = 3
SUBJECTS = ("mast", "sail", "keel", "dough", "yeast", "crust", "wing", "beak", "nest")


def from_nothing(library: Library, counts: Mapping[str, str]) -> Compared:
    used = used_in(counts.values())
    rarity = Rarity(used, len(counts))
    sketches = {uri: rarity.sketch(one) for uri, one in counts.items()}
    index = Related(library, {uri: Sketch.of(one) for uri, one in sketches.items()})
    return Compared.of(
        counts, used, sketches, {uri: list(index.nearest(uri, COUNT)) for uri in counts}
    )


def blog(texts: Sequence[Sequence[str]], series: int) -> tuple[Library, dict[str, str]]:
    """Return posts with these texts, the first of which are a series, and their packed words."""
    posts = []
    for number, _ in enumerate(texts):
        day = dt.date(2016, 1, 1) + dt.timedelta(number)
        head = [f"date: {day}", "series: One"] if number < series else [f"date: {day}"]
        posts.append(written(*head, uri=f"p{number}.md"))
    by_uri = zip(posts, texts, strict=True)
    counts = {post.uri: words(post, counted(Counter(text))) for post, text in by_uri}
    return Library.of(posts, preview=False), counts


def edited(text: Sequence[str], random: Random) -> list[str]:
    """Return a text with some words once more, which are as rare as before, or another text."""
    more = random.choices(text, k=random.randint(1, 9))
    return [*text, *more] if random.random() < 0.7 else random.choices(SUBJECTS, k=6)


@pytest.mark.parametrize("seed", range(60))
def test_other_words_of_some_are_found_as_those_of_all(seed: int) -> None:
    random = Random(seed)
    before = [random.choices(SUBJECTS, k=random.randint(1, 8)) for _ in range(24)]
    edits = {number: edited(before[number], random) for number in random.sample(range(24), 3)}
    library, old = blog(before, series=seed % 6)
    _, new = blog([edits.get(number, text) for number, text in enumerate(before)], seed % 6)
    some = [f"p{number}.md" for number in edits]
    was = from_nothing(library, old)
    assert was.was_of(old)
    found = was.again(
        library, {u: old[u] for u in some}, {u: new[u] for u in some}, lambda: new, COUNT
    )
    expected = from_nothing(library, new)
    assert found.was_of(new)
    assert (found.sketches, found.alike) == (expected.sketches, expected.alike)
    assert found.again(library, {}, {}, lambda: new, COUNT).alike == expected.alike


def test_the_words_of_others_are_not_asked_for_where_all_are_as_rare_as_before() -> None:
    library, old = blog([["mast", "sail"]] * 8, 0)

    def words_of_all() -> Mapping[str, str]:
        raise AssertionError

    was = from_nothing(library, old)
    new = {"p1.md": blog([["mast", "sail", "sail"]] * 2, 0)[1]["p1.md"]}
    found = was.again(library, {"p1.md": old["p1.md"]}, new, words_of_all, COUNT)
    assert found.was_of(old | new)
