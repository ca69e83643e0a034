"""Compared: which posts are alike, found again from what was found before other words of few.

What is found is the same as from nothing: how rare each word is follows from in how many posts it
is, the words that stand out of a post from how rare its words are, and the posts that are like it
from the words that stand out of those to which its own lead.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Set
from typing import NamedTuple

from .cache import key_of
from .library import Library
from .related import Rarity, Related, Sketch, packed, unpacked, used_in


class Compared(NamedTuple):
    """What was found of all posts, as JSON can hold it."""

    used: str
    """In how many posts each word is, packed."""
    words: dict[str, str]
    """The key of the packed words of each post, by its file."""
    sketches: dict[str, str]
    """The words that stand out of each, packed."""
    alike: dict[str, list[str]]
    """The files of the posts that are most like each."""

    @classmethod
    def of(
        cls,
        words: Mapping[str, str],
        used: Mapping[int, int],
        sketches: Mapping[str, str],
        alike: Mapping[str, list[str]],
    ) -> Compared:
        """Take the packed words of each post, how many posts use each, and what was found."""
        keys = {uri: key_of(one) for uri, one in words.items()}
        return cls(packed(used), keys, dict(sketches), dict(alike))

    def was_of(self, words: Mapping[str, str]) -> bool:
        """Tell whether posts had these words, packed, when this was found."""
        return all(self.words.get(uri) == key_of(one) for uri, one in words.items())

    def again(
        self,
        library: Library,
        old: Mapping[str, str],
        new: Mapping[str, str],
        words: Callable[[], Mapping[str, str]],
        count: int,
    ) -> Compared:
        """Return what is found where some posts have other words, and all else is the same.

        Takes the packed words that these had, and those that they have; what gives those of all
        posts, if they are needed; and how many posts like each are looked for.
        """
        numbers, counts = unpacked(self.used)
        used = Counter(dict(zip(numbers, counts, strict=True)))
        before = Rarity(used, len(self.words))
        used.subtract(used_in(old.values()))
        used.update(used_in(new.values()))
        after = Rarity(+used, len(self.words))
        others = self._with(before.differing(after), words) | dict(new)
        sketches = {uri: after.sketch(one) for uri, one in others.items()}
        other = {uri for uri, sketch in sketches.items() if sketch != self.sketches[uri]}
        return Compared(
            used=packed(+used),
            words=self.words | {uri: key_of(one) for uri, one in new.items()},
            sketches=self.sketches | sketches,
            alike=self.alike | self._alike(library, sketches, other, count),
        )

    def _with(self, some: Set[int], words: Callable[[], Mapping[str, str]]) -> dict[str, str]:
        """Return the packed words of the posts that have some word."""
        if not some:
            return {}
        return {uri: one for uri, one in words().items() if not some.isdisjoint(unpacked(one)[0])}

    def _alike(
        self, library: Library, sketches: Mapping[str, str], other: Set[str], count: int
    ) -> dict[str, list[str]]:
        """Return the posts that are like each of those for which it may be others than before.

        That are those out of which other words stand, and those that lead to one of these or did.
        """
        if not other:
            return {}
        old = {uri: Sketch.of(one) for uri, one in self.sketches.items()}
        new = old | {uri: Sketch.of(sketches[uri]) for uri in other}
        words = {word for uri in other for one in (old[uri], new[uri]) for word in one.weights}
        before, after = Related(library, old, words), Related(library, new, words)
        led = {word for word in words if before.led_to(word) != after.led_to(word)}
        leading = {uri for uri, one in new.items() if not led.isdisjoint(one.leading)} | other
        index = Related(library, new, {word for uri in leading for word in new[uri].leading})
        return {uri: list(index.nearest(uri, count)) for uri in leading}
