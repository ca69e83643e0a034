"""Related posts: what is like a post, and what its page shows anyway."""

import datetime as dt

import pytest

from permalog.library import Library
from permalog.markup import runs
from permalog.related import (
    Rarity,
    Related,
    Sketch,
    counted,
    number_of,
    unpacked,
    used_in,
    words,
)
from sample import written

SUBJECTS = {
    "bread": "dough yeast flour oven crust knead sourdough baking loaf proofing",
    "boats": "harbour mast sail rudder keel tide anchor rigging mooring hull",
    "birds": "feathers nest beak migration plumage songbird owl heron wing egg",
}
FILLER = "the and of to a in that it is was for on with as at by from they we say"


def related(*posts: tuple[str, str, str], count: int = 3) -> dict[str, list[str]]:
    """Return what is like each post: of name, front matter and text, a month apart."""
    found, counts = [], {}
    for number, (name, front, text) in enumerate(posts):
        day = dt.date(2016, 1, 1) + dt.timedelta(number * 30)
        post = written(f"date: {day}", *filter(None, front.split("\n")), uri=f"{name}.md")
        counts[post.uri] = words(post, counted(runs(text)))
        found.append(post)
    library = Library.of(found, preview=False)
    rarity = Rarity(used_in(counts.values()), len(counts))
    index = Related(library, {uri: Sketch.of(rarity.sketch(one)) for uri, one in counts.items()})
    return {uri[:-3]: [other[:-3] for other in index.nearest(uri, count)] for uri in counts}


def blog(per_subject: int = 4) -> list[tuple[str, str, str]]:
    """Return posts of three subjects in turn, each with some of its subject's words."""
    posts = []
    for number in range(per_subject):
        for subject, vocabulary in SUBJECTS.items():
            own = vocabulary.split()
            some = " ".join(own[number % 3 :] * 2)
            posts.append((f"{subject}{number}", "", f"{FILLER} {some} {FILLER}"))
    return posts


def test_posts_on_a_subject_lead_to_others_on_it() -> None:
    for name, others in related(*blog()).items():
        assert len(others) == 3, name
        assert {other[:5] for other in others} == {name[:5]}


def test_no_more_are_named_than_are_asked_for() -> None:
    assert {len(others) for others in related(*blog(), count=2).values()} == {2}


def test_a_post_that_is_like_no_other_leads_to_none() -> None:
    alone = ("alone", "", f"{FILLER} quarks gluons hadrons bosons {FILLER}")
    assert related(*blog(), alone)["alone"] == []


def test_what_all_posts_say_makes_none_like_another() -> None:
    assert not any(related(*((f"p{n}", "", FILLER) for n in range(9))).values())


def test_one_rare_word_in_common_is_a_coincidence() -> None:
    posts = blog()
    for index in (0, 4):
        name, front, text = posts[index]
        posts[index] = (name, front, f"{text} zugzwang")
    assert "boats1" not in related(*posts)["bread0"]


FRONTS = ["tags: [Winter, Holland]", "title: The Zugzwang Gambit", "description: A zugzwang gambit"]


@pytest.mark.parametrize("front", FRONTS)
def test_tags_title_and_description_count(front: str) -> None:
    posts = blog()
    assert "boats1" not in related(*posts, count=9)["bread0"]
    for index in (0, 4):
        name, _, text = posts[index]
        posts[index] = (name, front, text)
    assert "boats1" in related(*posts, count=9)["bread0"]


def test_the_next_older_and_newer_post_are_not_among_them() -> None:
    bread = f"{FILLER} {SUBJECTS['bread']}"
    others = [text for name, _, text in blog() if not name.startswith("bread")]
    posts = [(f"p{n}", "", bread if n in (3, 4, 5, 7) else text) for n, text in enumerate(others)]
    assert related(*posts)["p4"] == ["p7"]


def test_parts_of_the_same_series_are_not_among_them() -> None:
    posts = [(name, "series: One" * name.startswith("bread"), text) for name, _, text in blog()]
    near = related(*posts)
    assert not any(near[name] for name in near if name.startswith("bread"))
    assert all(near[name] for name in near if not name.startswith("bread"))


def test_a_long_series_leaves_room_for_what_is_like_its_parts() -> None:
    bread, boats = (f"{FILLER} {SUBJECTS[subject]}" for subject in ("bread", "boats"))
    parts = [(f"part{n}", "series: Baking", bread) for n in range(20)]
    alike = [(f"like{n}", "", bread.replace("dough yeast", "pans tins")) for n in range(4)]
    others = [(f"boat{n}", "", boats) for n in range(20)]
    near = related(*parts, *others, *alike)
    assert {len(near[name]) for name, _, _ in parts} == {3}
    assert {other[:4] for name, _, _ in parts for other in near[name]} == {"like"}


def test_as_many_are_named_as_are_asked_for() -> None:
    assert {len(others) for others in related(*blog(16), count=12).values()} == {12}


def test_of_two_that_are_as_alike_the_one_that_was_added_first_is_chosen() -> None:
    birds, boats = (f"{FILLER} {SUBJECTS[subject]}" for subject in ("birds", "boats"))
    twins = [(f"p{n}", "", birds if n % 2 else boats) for n in range(12)]
    assert related(*twins)["p11"] == ["p1", "p3", "p5"]


def test_a_blog_of_one_post_or_none_has_none() -> None:
    assert related() == {}
    assert related(blog()[0]) == {"bread0": []}


WORDS = {
    "Don't PANIC, 42 times: don't!": {"don": 2, "t": 2, "panic": 1, "42": 1, "times": 1},
    "Straße STRASSE": {"strasse": 2},
    "“Quoted” — and… ‘so’": {"quoted": 1, "and": 1, "so": 1},
    "東京タワーに行く": dict.fromkeys(["東京", "京タ", "タワ", "ワー", "ーに", "に行", "行く"], 1),
    "用Python写。R语言": {"用python写": 0, "python": 1, "r": 1, "语言": 1},
    "한국어 블로그": {"한국어": 1, "블로그": 1},
    "हिन्दी में लिखा।": {"हिन्दी": 1, "में": 1, "लिखा": 1},
    "כתיבה; שלום־עולם": {"כתיבה": 1, "שלום": 1, "עולם": 1},
    "می‌خواهم، کتاب؟": {"می‌خواهم": 1, "کتاب": 1},
    "🎉 ★ → ©": {},
}


@pytest.mark.parametrize(("text", "counts"), WORDS.items(), ids=ascii)
def test_words_are_found_in_any_script(text: str, counts: dict[str, int]) -> None:
    telling = {
        word: count for word, count in counts.items() if count and word[1:] and not word.isdigit()
    }
    assert counted(runs(text)) == {number_of(word): count for word, count in telling.items()}


def test_the_words_of_title_description_and_tags_count_more_often() -> None:
    post = written("title: Ports", "description: On ports", "tags: [Web Ports]")
    counts = {"ports": 6, "on": 2, "#web ports": 4}
    found = dict(zip(*unpacked(words(post, counted(runs("ports")))), strict=True))
    assert found == {number_of(word): count for word, count in counts.items()}
