"""Related posts: those most like a post, by its tags and its words, in whatever language.

Each post is known by the few words that stand out in it, weighed by how often it has them and how
rare they are elsewhere (tf-idf), and two posts are compared by the angle between these. No post is
compared with all others: a word leads only to the posts in which it weighs most (champion lists:
Manning, Raghavan, Schütze, Introduction to Information Retrieval, 7.1.3), so that a post takes the
same time whether there are a hundred or ten thousand.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import islice, pairwise
from math import log2, sqrt
from operator import itemgetter, mul
from typing import NamedTuple
from zlib import crc32

from .cache import key_of
from .library import Library
from .post import Page, Post

_WORDS = 32
"""How many words a post is known by."""
_LEADING = 16
"""How many of these lead to other posts."""
_CHAMPIONS = 16
"""To how many posts each of those leads."""
_PARTS = 8
"""To how many of one series: the words of a long one lead to others as well."""
_CANDIDATES = 8
"""How many of the posts to which they lead, the likest by these words, are compared by all, at the
least."""
_SHARED = 2
"""How many of these words two posts have in common at least, of which one may be a tag."""
_FLOOR = 0.12
"""How like one another they are at least; 1 is the same words."""
_TITLE, _TAG, _DESCRIPTION = 3, 4, 2
"""How often a word counts that stands there, rather than once in the text."""

_KEPT = 1 << 15
"""Of how much that stands between blanks the words are kept: most of it is in many posts."""
_STEP = 4
"""In how many steps it is told that twice as many posts use a word."""

# All but spaces, punctuation and signs. `\w` would do for Latin letters alone: to it the marks of
# which whole scripts are made, as in Hindi, are no letters, nor are the signs that join letters.
_WORD = re.compile(
    r"[^\s\x00-/:-@\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u037e\u0387\u055a-\u055f\u0589"
    r"\u05be\u05c0\u05c3\u05f3\u05f4\u060c\u061b\u061f\u066a-\u066d\u06d4\u0964\u0965"
    r"\u2000-\u200b\u200e-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u30fb\ufe30-\ufe6f"
    r"\uff00-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\U0001f000-\U0001ffff]+"
)
# Thai, Lao, Burmese, Khmer, kana, Han: scripts without spaces between words.
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3021-\u30ff\u3400-\u9fff\uf900-\ufaff"
    r"\uff66-\uff9f\U00020000-\U0003ffff]+"
)


class Rarity:
    """How much the use of each word says: nothing where all posts use it, or one alone.

    It changes in steps, so that not all posts are other ones when one uses a word more.
    """

    def __init__(self, used: Mapping[int, int], posts: int) -> None:
        """Take in how many of so many posts each word is."""
        most = _steps(posts)
        steps = {n: max(0, most - _steps(n)) for n in set(used.values())} | {1: 0}
        self._steps = {word: steps[n] for word, n in used.items()}
        # The power, as the root below, keeps what few posts have by chance from deciding alone.
        self._weights = [(step / _STEP) ** 0.75 for step in range(most + 1)]

    def differing(self, other: Rarity) -> set[int]:
        """Return the words that are rarer or less rare elsewhere; what nobody uses is not rare."""
        words = {word for word, _ in self._steps.items() ^ other._steps.items()}
        return {word for word in words if self._steps.get(word, 0) != other._steps.get(word, 0)}

    def of(self, words: str) -> bytes:
        """Return how rare each of some packed words is."""
        return bytes(map(self._steps.__getitem__, unpacked(words)[0]))

    def sketch(self, words: str) -> str:
        """Return the words that stand out of some packed ones, packed with their weights."""
        numbers, counts = unpacked(words)
        rarity = map(self._weights.__getitem__, self.of(words))
        weights = list(map(mul, rarity, map(sqrt, counts)))
        most = sorted(zip(weights, numbers, strict=True), key=itemgetter(0), reverse=True)[:_WORDS]
        kept = {word: weight for weight, word in most if weight}
        length = sqrt(sum(weight**2 for weight in kept.values()))
        shares = array("d", (weight / length for weight in kept.values()))
        return (array("I", kept).tobytes() + shares.tobytes()).hex()


class Sketch(NamedTuple):
    """The words that stand out of a post."""

    packed: str
    """As `Rarity.sketch` returns them."""
    weights: dict[int, float]
    """How much each weighs, the most first; the squares add up to 1."""

    @classmethod
    def of(cls, packed: str) -> Sketch:
        """Return what is packed."""
        both = bytes.fromhex(packed)
        words, weights = array("I"), array("d")
        end = len(both) // (words.itemsize + weights.itemsize) * words.itemsize
        words.frombytes(both[:end])
        weights.frombytes(both[end:])
        return cls(packed, dict(zip(words, weights, strict=True)))

    @property
    def leading(self) -> Iterator[int]:
        """The words that lead to other posts."""
        return islice(self.weights, _LEADING)


class Related:
    """The words of the posts, from which it is told which are most like each."""

    def __init__(
        self, library: Library, sketches: Mapping[str, Sketch], words: set[int] | None = None
    ) -> None:
        """Take the words that stand out of each post, by the posts' files.

        Of two posts that are as alike, that which comes first is chosen. Where only some words are
        asked for, as posts have them, these are enough.
        """
        self._uris = list(sketches)
        self._numbers = {uri: number for number, uri in enumerate(sketches)}
        self._library = library
        self._series = [_series(library, uri) for uri in sketches]
        self._packed = [sketch.packed for sketch in sketches.values()]
        self._sketches = [sketch.weights for sketch in sketches.values()]
        self._champions = _champions(self._sketches, self._series, words)
        self._states: dict[int, str] = {}
        self._words: dict[int, str] = {}
        """The keys of posts, and of what words lead to, as far as these were asked for."""

    def nearest(self, uri: str, count: int) -> tuple[str, ...]:
        """Return the files of up to `count` posts that are like one, the likest first.

        The next older and newer one and the parts of its series, which its page shows anyway, are
        not among them.
        """
        number, near = self._numbers[uri], self._near(uri)
        sketch = self._sketches[number]
        others = {
            other: score
            for other, score in _scores(sketch, self._champions).items()
            if self._series[other] != self._series[number] and other not in near
        }
        alike = _alike(sketch, self._sketches, others, max(_CANDIDATES, 2 * count))
        return tuple(self._uris[other] for other in alike[:count])

    def key(self, uri: str) -> str:
        """Return the key of all from which the posts that are like one follow."""
        number = self._numbers[uri]
        near = sorted(self._uris[other] for other in self._near(uri) if other is not None)
        words = islice(self._sketches[number], _LEADING)
        return key_of(self._state(number), *near, *map(self.led_to, words))

    def _near(self, uri: str) -> set[int | None]:
        beside = filter(None, self._library.neighbours.get(uri, ()))
        return {self._numbers.get(other.uri) for other in beside}

    def _state(self, number: int) -> str:
        """Return the key of what others may see of a post."""
        if number not in self._states:
            uri, series = self._uris[number], self._series[number]
            date = _date(self._library.by_uri[uri])
            self._states[number] = key_of(uri, date, series, self._packed[number])
        return self._states[number]

    def led_to(self, word: int) -> str:
        """Return the key of what a word leads to."""
        if word not in self._words:
            posts = self._champions.get(word, ())
            self._words[word] = key_of(*(self._state(post) for post, _ in posts))
        return self._words[word]


def _date(page: Page) -> str:
    return page.date.isoformat() if isinstance(page, Post) else ""


def words(post: Post, text: Mapping[int, int]) -> str:
    """Return how often each word counts in a post with a counted text; its tags are words too.

    That is packed, as a text: those of ten thousand posts are held at once.
    """
    counts = Counter(text)
    for part, times in ((post.title, _TITLE), (post.description or "", _DESCRIPTION)):
        for word, count in counted(Counter(part.split())).items():
            counts[word] += count * times
    for tag in post.tags:
        counts[number_of(f"#{tag.casefold()}")] += _TAG
    return packed(counts)


def used_in(words: Iterable[str]) -> Counter[int]:
    """Return in how many posts each word is, from their packed words."""
    used: Counter[int] = Counter()
    for of_post in words:
        used.update(unpacked(of_post)[0])
    return used


def packed(counts: Mapping[int, int]) -> str:
    """Return words, by their numbers, with how often each counts, as a text."""
    return (array("I", counts).tobytes() + array("I", counts.values()).tobytes()).hex()


def unpacked(words: str) -> tuple[array[int], array[int]]:
    """Return what is packed: the numbers of words, and how often each counts."""
    both = array("I", bytes.fromhex(words))
    half = len(both) // 2
    return both[:half], both[half:]


def counted(runs: Mapping[str, int]) -> Mapping[int, int]:
    """Return how often each word counts, by its number, from what stands between blanks.

    Words that say nothing of what a text is about are left out: letters and numbers.
    """
    counts: dict[int, int] = {}
    for run, count in runs.items():
        for number in _numbers(run):
            counts[number] = counts.get(number, 0) + count
    return counts


@lru_cache(maxsize=_KEPT)
def _numbers(run: str) -> tuple[int, ...]:
    """Return the number of each word that stands in what stands between blanks."""
    words = (part for word in _WORD.findall(run.casefold()) for part in _parts(word))
    return tuple(number_of(word) for word in words if len(word) > 1 and not word.isdigit())


def number_of(word: str) -> int:
    """Return the number by which a word is known; few of a language have the same."""
    return crc32(word.encode())


def _steps(posts: int) -> int:
    """Return how often a number of posts doubles, in parts of which `_STEP` are a doubling."""
    return round(_STEP * log2(posts)) if posts else 0


def _parts(word: str) -> Iterator[str]:
    """Yield a word, or each pair of characters where it is written without spaces."""
    if word.isascii():
        yield word
        return
    yield from filter(None, _UNSPACED.split(word))
    for run in _UNSPACED.findall(word):
        yield from map("".join, pairwise(run))


_Weights = dict[int, float]
_Champions = Mapping[int, list[tuple[int, float]]]


def _champions(sketches: list[_Weights], series: list[str], words: set[int] | None) -> _Champions:
    """Return for all words, or some, the posts in which each weighs most, with its weights."""
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for post, sketch in enumerate(sketches):
        for word in sketch if words is None else words.intersection(sketch):
            found[word].append((post, sketch[word]))
    for word, posts in found.items():
        if len(posts) > _CHAMPIONS:
            posts.sort(key=itemgetter(1), reverse=True)
            found[word] = list(islice(_mixed(posts, series), _CHAMPIONS))
    return found


def _mixed(posts: list[tuple[int, float]], series: list[str]) -> Iterator[tuple[int, float]]:
    """Yield posts with their weights, but no more than the first few of one series."""
    parts: Counter[str] = Counter()
    for post, weight in posts:
        parts[series[post]] += 1
        if parts[series[post]] <= _PARTS:
            yield post, weight


def _scores(own: _Weights, champions: _Champions) -> Mapping[int, float]:
    """Return the posts to which the leading words of one lead, with how like it they may be."""
    scores: dict[int, float] = defaultdict(float)
    for word, weight in islice(own.items(), _LEADING):
        for other, weight_there in champions[word]:
            scores[other] += weight * weight_there
    return scores


def _alike(
    own: _Weights, sketches: list[_Weights], scores: Mapping[int, float], most: int
) -> list[int]:
    """Return the posts that are like one, the likest first, of those that may be most like it."""
    least = sorted(scores.values())[-most:][:1]
    candidates = (other for other, score in scores.items() if score >= least[0])
    compared = ((other, _products(own, sketches[other])) for other in candidates)
    # Rounded, so that sums that differ in their last bit on another machine are equal.
    alike = [(-round(sum(found), 6), other) for other, found in compared if len(found) >= _SHARED]
    return [other for likeness, other in sorted(alike) if -likeness >= _FLOOR]


def _products(one: _Weights, other: _Weights) -> list[float]:
    return [weight * other[word] for word, weight in one.items() if word in other]


def _series(library: Library, uri: str) -> str:
    """Return the file of the first part of a post's series; a post in none stands for itself."""
    part = library.parts.get(uri)
    return part.posts[0].uri if part else uri
