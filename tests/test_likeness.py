"""Likeness: texts that are one and the same, a little changed, and texts that are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from permalog.likeness import parts, sketch

TEXT = "It began. Then, after a while, it went on. Nobody knew why! Did you? I did not."
ALIKE = {
    "the same": (TEXT, TEXT, 1.0),
    "other line ends and spaces": (TEXT, TEXT.replace(" ", "\r\n  "), 1.0),
    "clauses in another order": ("A b. C d. E f", "E f. A b. C d", 1.0),
    "one of three changed": ("A b. C d. E f", "A b. C d. X y", 2 / 3),
    "nothing shared": ("A b. C d. E f", "G h. I j. K l", 0.0),
    "a part of the other": ("A b. C d", "A b. C d. E f", 1.0),
    "nothing": ("", TEXT, 0.0),
    "nothing at all": ("", "", 0.0),
    "only spaces": (" \n\t ", "", 0.0),
    "one word": ("Soon", "Soon", 1.0),
    "Japanese": ("吾輩は猫である。名前はまだ無い。", "吾輩は猫である。名前は無い。", 0.5),
}


@pytest.mark.parametrize(("one", "other", "share"), ALIKE.values(), ids=ALIKE)
def test_texts_that_are_alike_share_the_numbers_of_their_sketches(
    one: str, other: str, share: float
) -> None:
    numbers = parts(sketch(one)), parts(sketch(other))
    least = min(map(len, numbers))
    shared = len(numbers[0] & numbers[1]) / least if least else 0.0
    assert shared == pytest.approx(share, abs=0.17)


@given(st.text())
def test_a_sketch_is_at_most_thirty_digits_and_the_same_each_time(text: str) -> None:
    digits = sketch(text)
    assert len(digits) <= 30
    assert set(digits) <= set("0123456789abcdef")
    assert sketch(text) == digits
    assert bool(digits) == bool(text.split())


@given(st.lists(st.text("abc", min_size=1), min_size=1), st.randoms())
def test_the_order_of_clauses_says_nothing(clauses: list[str], random: object) -> None:
    one = sketch(". ".join(clauses + clauses))
    random.shuffle(clauses)  # type: ignore[attr-defined]
    assert parts(one) == parts(sketch(". ".join(clauses)))


def test_a_text_that_cannot_be_encoded_has_a_sketch() -> None:
    assert sketch("a\ud800b")
