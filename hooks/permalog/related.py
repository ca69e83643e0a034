"""Related posts: those most like a post, by its tags and its words, in whatever language.

Each post is known by the few words that stand out in it, weighed by how often it has them and how
rare they are elsewhere (tf-idf), and two posts are compared by the angle between these. No post is
compared with all others: a word leads only to the posts in which it weighs most (champion lists:
Manning, Raghavan, Schütze, Introduction to Information Retrieval, 7.1.3), so that a post takes the
same time whether there are a hundred or ten thousand.
"""

from __future__ import annotations

import re
import string
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice, pairwise
from math import log, sqrt
from operator import itemgetter, mul

from .library import Library
from .post import Post

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

_SPACED = str.maketrans(dict.fromkeys(string.punctuation, " "))
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


class Related:
    """The words of the posts, from which it is told which are most like each."""

    def __init__(self) -> None:
        self._ids: dict[str, int] = {}
        self._posts: list[Post] = []
        self._counts: list[tuple[array[int], array[float]]] = []

    def add(self, post: Post, text: str) -> None:
        """Add a post with its plain text; of two that are as alike, that added first is chosen."""
        ids, counts = self._ids, words(post, text)
        numbers = array("I", [ids.setdefault(word, len(ids)) for word in counts])
        self._posts.append(post)
        self._counts.append((numbers, array("f", map(sqrt, counts.values()))))

    def nearest(self, library: Library, count: int) -> dict[str, tuple[str, ...]]:
        """Return for each post the files of up to `count` others, the likest first.

        The next older and newer one and the parts of its series, which its page shows anyway, are
        not among them.
        """
        rarity = self._rarity()
        sketches = [_sketch(*counts, rarity) for counts in self._counts]
        series = [_series(library, post) for post in self._posts]
        champions = _champions(sketches, series)
        numbers = {post.uri: number for number, post in enumerate(self._posts)}
        found: dict[str, tuple[str, ...]] = {}
        for number, post in enumerate(self._posts):
            beside = filter(None, library.neighbours.get(post.uri, ()))
            near = {numbers.get(other.uri) for other in beside}
            scores = _scores(sketches[number], champions)
            others = {
                other: score
                for other, score in scores.items()
                if series[other] != series[number] and other not in near
            }
            alike = _alike(sketches[number], sketches, others, max(_CANDIDATES, 2 * count))
            found[post.uri] = tuple(self._posts[other].uri for other in alike[:count])
        return found

    def _rarity(self) -> list[float]:
        """Return how much the use of each word says, which for one that all use is nothing."""
        used = [0] * len(self._ids)
        for numbers, _ in self._counts:
            for number in numbers:
                used[number] += 1
        posts = len(self._posts)
        # The power, as the root in `add`, keeps what few posts have by chance from deciding alone.
        return [
            log(posts / n) ** 0.75 if n > 1 and _says_something(word) else 0.0
            for word, n in zip(self._ids, used, strict=True)
        ]


def words(post: Post, text: str) -> Mapping[str, int]:
    """Return how often each word counts in a post; its tags are words of their own."""
    counts = _counted(text)
    for part, times in ((post.title, _TITLE), (post.description or "", _DESCRIPTION)):
        for word, count in _counted(part).items():
            counts[word] += count * times
    for tag in post.tags:
        counts[f"#{tag.casefold()}"] += _TAG
    return counts


def _counted(text: str) -> Counter[str]:
    """Return how often each word of a text stands in it."""
    text = text.casefold()
    if text.isascii():
        return Counter(text.translate(_SPACED).split())
    counts: Counter[str] = Counter()
    for word, count in Counter(_WORD.findall(text)).items():
        for part in (word,) if word.isascii() else _parts(word):
            counts[part] += count
    return counts


def _parts(word: str) -> Iterator[str]:
    """Yield a word, or each pair of characters where it is written without spaces."""
    yield from filter(None, _UNSPACED.split(word))
    for run in _UNSPACED.findall(word):
        yield from map("".join, pairwise(run))


def _says_something(word: str) -> bool:
    """Tell whether a word is more than a letter or a number."""
    return len(word) > 1 and not word.isdigit()


_Sketch = dict[int, float]
"""The weights of the words that stand out, the most first; the squares add up to 1."""


def _sketch(numbers: array[int], roots: array[float], rarity: list[float]) -> _Sketch:
    weights = list(map(mul, map(rarity.__getitem__, numbers), roots))
    kept = sorted(range(len(weights)), key=weights.__getitem__, reverse=True)[:_WORDS]
    length = sqrt(sum(weights[place] ** 2 for place in kept)) or 1.0
    return {numbers[place]: weights[place] / length for place in kept if weights[place]}


_Champions = Mapping[int, list[tuple[int, float]]]


def _champions(sketches: list[_Sketch], series: list[str]) -> _Champions:
    """Return for each word the posts in which it weighs most, with its weights."""
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    for post, sketch in enumerate(sketches):
        for word, weight in sketch.items():
            found[word].append((post, weight))
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


def _scores(own: _Sketch, champions: _Champions) -> Mapping[int, float]:
    """Return the posts to which the leading words of one lead, with how like it they may be."""
    scores: dict[int, float] = defaultdict(float)
    for word, weight in islice(own.items(), _LEADING):
        for other, weight_there in champions[word]:
            scores[other] += weight * weight_there
    return scores


def _alike(
    own: _Sketch, sketches: list[_Sketch], scores: Mapping[int, float], most: int
) -> list[int]:
    """Return the posts that are like one, the likest first, of those that may be most like it."""
    least = sorted(scores.values())[-most:][:1]
    candidates = (other for other, score in scores.items() if score >= least[0])
    compared = ((other, _products(own, sketches[other])) for other in candidates)
    # Rounded, so that sums that differ in their last bit on another machine are equal.
    alike = [(-round(sum(found), 6), other) for other, found in compared if len(found) >= _SHARED]
    return [other for likeness, other in sorted(alike) if -likeness >= _FLOOR]


def _products(one: _Sketch, other: _Sketch) -> list[float]:
    return [weight * other[word] for word, weight in one.items() if word in other]


def _series(library: Library, post: Post) -> str:
    """Return the file of the first part of a post's series; a post in none stands for itself."""
    part = library.parts.get(post.uri)
    return (part.posts[0] if part else post).uri
