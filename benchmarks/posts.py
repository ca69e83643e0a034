"""Write a blog of invented posts, the same at each call.

    python benchmarks/posts.py FOLDER [--posts 100] [--words 800]

The posts have what real ones have: headings, code in several languages, tables with aligned
columns, lists, footnotes, admonitions, tabs, quotes, links to one another, tags, descriptions,
series, some photographs, one pair of pictures for a light and a dark scheme, and one post of forty
headings. A post depends on its number alone: a blog of 1,000 posts holds those of one of 100.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import itertools
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageOps

FIRST, LAST = dt.date(2012, 1, 9), dt.date(2026, 5, 4)
IMAGE_EVERY, PAIR, LONG = 7, 4, 2
"""Every seventh post has a photograph; two posts are the one with the pair, and the long one."""
PHOTOGRAPHS = 24


def _words(text: str, by: str | None = None) -> list[str]:
    return [" ".join(word.split()) for word in text.split(by)]


NOUNS = _words(
    """
    address archive author backup branch browser budget build cache change client clock code
    column command commit config container copy cost crash cursor database date deadline
    default delay deploy design diff document draft editor engine error event example failure
    feature feed field file filter flag folder font form format function gateway graph handler
    header heading hook host idea image index input interface job key kernel language latency
    layer layout letter library limit line link list lock log loop machine map margin memory
    menu merge message method migration mistake module name network note number object option
    order owner package page paragraph parser patch path pattern permission pipeline plan
    pointer pool port post problem process profile program project promise prompt protocol
    proxy query queue question reader record redirect reference release report repository
    request response result review rewrite router rule sample scheduler schema scope screen
    script section sentence server service session setting shell signal site sketch snapshot
    socket source stack standard state step storage stream string style suite symbol syntax
    system table tag target task template terminal test theme thread timeout title token tool
    trace transaction tree trigger type update user value variable vector vendor version view
    warning weekend widget window word worker workflow workshop zone
    """
)
VERBS = _words(
    """
    accepts adds answers avoids blocks breaks brings builds buries calls catches changes checks
    chooses clears closes compares copies counts covers creates decides defines deletes delays
    describes drops ends explains fails feeds fills finds fixes follows forgets guards hides
    holds ignores imports keeps knows leaves limits lists loads locks logs loses makes marks
    matches measures merges misses moves needs names offers opens orders parses passes prints
    protects proves pulls pushes raises reads rebuilds records reduces removes renames repeats
    replaces reports resolves returns rewrites saves sends serves shows signs skips sorts
    splits starts stops stores takes tells tests throws touches traces tries trusts turns
    updates uses wants warns watches writes
    """
)
ADJECTIVES = _words(
    """
    ancient awkward bare binary boring brief broken calm careful cheap clean clever common
    complete correct curious dark dead deep deliberate dense different direct double dry dull
    early easy empty exact expensive faint false familiar fast final fine flat fragile free
    fresh friendly full gentle good hard hidden honest idle incremental invisible large late
    lazy light literal local lonely long loose lost lucky mild missing modest narrow naive
    nightly noisy obvious odd old open ordinary painful parallel patient plain polite portable
    precise private public quick quiet random rare raw reliable remote rough safe secret
    shallow sharp short silent simple slow small smooth soft stable stale static stubborn
    subtle sudden temporary tidy tiny total trivial unlikely unusual useful verbose vague warm
    weekly wide wrong young
    """
)
ADVERBS = _words(
    """
    again, almost always, at once, by accident, by default, by hand, carefully, early, eventually,
    everywhere, gladly, in order, in public, in silence, in vain, later, most days, never, often,
    once only, on purpose, overnight, quickly, quietly, rarely, slowly, sometimes, soon, today,
    twice, under load, usually, without asking
    """,
    ",",
)
PLACES = _words(
    """
    Amsterdam Bergen Brno Ghent Kraków Leeds Lisbon Ljubljana Lyon Malmö Nantes Porto Tartu
    Turin Utrecht Vilnius Zürich
    """
)
TAGS = _words(
    """
    Django Python Databases Testing Deployment Writing Conferences Design Accessibility
    Performance Security Git Linux Typography Careers Tooling
    """
)
SYLLABLES = _words(
    """
    ar bel cor dan el fen gor hal im jen kor lum mar nev or pel quin ros sil tam ul ver wen xan
    yor zel
    """
)

OPENINGS = (
    "The {adj} {noun} {verb} the {noun2} {adv}.",
    "When the {noun} {verb} a {adj} {noun2}, nobody {verb2} the {noun3}.",
    "It took a {adj} {noun} to see that the {noun2} {verb} its {noun3} {adv}.",
    "A {noun} that {verb} the {noun2} is worth more than a {adj} {noun3}.",
    "We had a {adj} {noun}, and the {noun2} {verb} it {adv}.",
    "Most of the {noun} {verb} what the {adj} {noun2} {verb2}.",
    "In {place} I met somebody whose {noun} {verb} every {adj} {noun2}.",
    "There is a {adj} {noun} in {name} which {verb} the {noun2} {adv}.",
    "Neither the {noun} nor its {adj} {noun2} {verb} a {noun3} in {name}.",
    "That is why `{noun}_{noun2}()` {verb} the {adj} {noun3} first.",
    "Before {name} there was a {noun} of {count} lines, and it {verb} the {noun2}.",
    "Of {count} {noun}s, each one {verb} a **{adj} {noun2}** {adv}.",
    "Whoever {verb} the {noun} also {verb2} the *{adj}* part of the {noun2}.",
    "So the {noun} {verb} the {noun2}, the {noun3} {verb2} nothing, and the {adj} one waits.",
)
HEADINGS = (
    "What the {noun} {verb}",
    "A {adj} {noun}",
    "Why the {noun} {verb} {adv}",
    "The {noun} in {name}",
    "{Noun}s and {noun2}s",
    "Leaving the {adj} {noun} behind",
)
TITLES = (
    "The {adj} {noun}",
    "What {name} {verb}",
    "A {adj} {noun} for every {noun2}",
    "Why your {noun} {verb} the {noun2}",
    "{Noun}s, {noun2}s and the {adj} {noun3}",
    "Notes from {place}: the {adj} {noun}",
    "How {name} {verb} a {noun}",
    "Moving {count} {noun}s without a {adj} {noun2}",
)
CODE = {
    "python": """\
@dataclass(frozen=True)
class {Noun}:
    {noun2}: str
    {noun3}: int = {count}

    def {verb}(self, limit: float = 0.5) -> list[str]:
        # The {adj} {noun2} comes first.
        return sorted(self.{noun2}.split())[: self.{noun3}]
""",
    "javascript": """\
export async function {verb}{Noun}(url, {{ retries = {digit} }} = {{}}) {{
  const response = await fetch(`${{url}}/{noun2}`);
  if (!response.ok && retries > 0) return {verb}{Noun}(url, {{ retries: retries - 1 }});
  return response.json(); // a {adj} {noun3}
}}
""",
    "sh": """\
set -euo pipefail
for {noun} in $(git ls-files '*.{noun2}'); do
  grep -q "{adj}" "${noun}" || echo "no {noun3} in ${noun}" >&2
done | sort --unique > {noun2}s.txt
""",
    "yaml": """\
{noun}:
  name: {adj}-{noun2}
  retries: {digit}
  steps:
    - run: make {noun3}   # {adv}
    - if: "${{{{ always() }}}}"
""",
    "html": """\
<article class="{noun}" lang="en">
  <h2><a href="/{noun2}/">The {adj} {noun2}</a></h2>
  <!-- the {noun3} -->
  <p>It {verb} &amp; {verb2}.</p>
</article>
""",
    "css": """\
.{noun} > .{noun2}:not(:last-child) {{
  margin-block-end: {digit}rem;
  color: color-mix(in srgb, var(--{noun3}) 80%, black); /* {adj} */
}}
""",
    "sql": """\
SELECT {noun}.id, count(*) AS {noun2}s
FROM {noun} LEFT JOIN {noun2} ON {noun2}.{noun}_id = {noun}.id
WHERE {noun}.{adj} IS NOT NULL -- {adv}
GROUP BY {noun}.id HAVING count(*) > {count};
""",
    "rust": """\
pub fn {verb}(input: &str) -> Result<Vec<{Noun}>, {Noun2}Error> {{
    input.lines().filter(|line| !line.is_empty()).map({Noun}::parse).collect()
}}
""",
    "go": """\
func ({noun}s *{Noun}s) {Noun2}(ctx context.Context, n int) error {{
	if n > {count} {{
		return fmt.Errorf("the {adj} {noun3} is %d", n)
	}}
	return nil
}}
""",
    "toml": """\
[tool.{noun}]
{noun2} = "{adj}"
{noun3}s = [{digit}, {count}]
""",
}
ADMONITIONS = ("note", "tip", "warning", "info", "danger", "example")


@dataclass(frozen=True)
class Block:
    """A part of a post's text."""

    kind: str
    text: str = ""
    name: str = ""
    """The level of a heading, a language, the kind of an admonition, a list's marker, a file."""
    title: str = ""
    """The title of code, the text of a footnote, the number of the post that a link leads to."""
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def words(self) -> int:
        return len(self.text.split()) + sum(len(cell.split()) for row in self.rows for cell in row)


@dataclass(frozen=True)
class Post:
    number: int
    title: str
    date: dt.date
    tags: tuple[str, ...]
    description: str
    series: str
    blocks: tuple[Block, ...]

    @property
    def slug(self) -> str:
        return re.sub(r"[^a-z0-9]+", "-", self.title.lower().translate(_PLAIN)).strip("-")

    @property
    def image(self) -> bool:
        return any(block.kind == "image" for block in self.blocks)


_PLAIN = str.maketrans("óöü", "oou")
WITHOUT_MARKUP = str.maketrans("", "", "`*")


@dataclass(frozen=True)
class Flavour:
    """What a generator reads of Markdown, and where its posts and images are."""

    link: Callable[[Post, Post], str] = lambda post, to: f"../{to.date.year}/{to.slug}.md"
    """What stands in a link from one post to another."""
    images: str = "../images/"
    """What stands before the name of an image."""
    excerpt: str = "<!-- more -->"
    admonitions: bool = True
    tabs: bool = True
    footnotes: bool = True
    pair: bool = True
    """Whether `#only-dark` names an image of the dark scheme."""
    titles: bool = True
    """Whether a block of code may have a title."""


PLAIN = Flavour(
    excerpt="", admonitions=False, tabs=False, footnotes=False, pair=False, titles=False
)
"""What every generator reads as it comes."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=Raw)
    parser.add_argument("folder", type=Path, help="where docs/ is, or will be")
    parser.add_argument("--posts", type=int, default=100)
    parser.add_argument("--words", type=int, default=800)
    options = parser.parse_args()
    write(options.folder / "docs/blog", options.posts, options.words)


class Raw(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of the description."""


def write(folder: Path, count: int, words: int) -> list[Post]:
    """Write the files of a blog's folder as Permalog reads them, and return the posts."""
    made = posts(count, words)
    for post in made:
        path = folder / str(post.date.year) / f"{post.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(front_matter(post) + markdown(post, made, Flavour()), encoding="utf-8")
    write_images(folder / "images", made)
    return made


def front_matter(post: Post, **more: str) -> str:
    """Return a post's front matter as YAML."""
    fields = {
        "title": f'"{post.title}"',
        "date": post.date.isoformat(),
        "tags": f"[{', '.join(post.tags)}]",
        "description": f'"{post.description}"',
        "series": post.series,
        **more,
    }
    lines = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    return f"---\n{lines}---\n\n"


def markdown(post: Post, others: Sequence[Post], flavour: Flavour) -> str:
    """Return a post's text in a flavour of Markdown."""
    notes = itertools.count(1)
    parts = [_markdown(block, post, others, flavour, notes) for block in post.blocks]
    return "\n\n".join(filter(None, parts)) + "\n"


def _markdown(
    block: Block, post: Post, others: Sequence[Post], flavour: Flavour, notes: Iterator[int]
) -> str:
    match block.kind:
        case "excerpt":
            return flavour.excerpt
        case "heading":
            return "#" * int(block.name) + " " + block.text
        case "code":
            title = f' title="{block.title}"' if block.title and flavour.titles else ""
            return f"```{block.name}{title}\n{block.text}```"
        case "table":
            head, *rows = [f"| {' | '.join(row)} |" for row in block.rows]
            return "\n".join([head, "|:---|:---:|---:|---|", *rows])
        case "list":
            return "\n".join(f"{block.name} {item}" for (item,) in block.rows)
        case "quote":
            return f"> {block.text}"
        case "footnote" if flavour.footnotes:
            number = next(notes)
            return f"{block.text}[^{number}]\n\n[^{number}]: {block.title}"
        case "footnote":
            return f"{block.text} ({block.title})"
        case "admonition" if flavour.admonitions:
            return f"!!! {block.name}\n\n    {block.text}"
        case "admonition":
            return f"> **{block.name.capitalize()}.** {block.text}"
        case "tabs":
            return "\n\n".join(_tab(name, code, flavour) for name, code in block.rows)
        case "link":
            to = others[int(block.title)]
            return f"{block.text} I wrote of it in [{to.title}]({flavour.link(post, to)})."
        case "image":
            return f"![{block.text}]({flavour.images}{block.name})"
        case "pair" if flavour.pair:
            light, dark = f"{block.name}-light.png#only-light", f"{block.name}-dark.png#only-dark"
            return "\n".join(f"![{block.text}]({flavour.images}{one})" for one in (light, dark))
        case "pair":
            return f"![{block.text}]({flavour.images}{block.name}-light.png)"
    return block.text


def _tab(name: str, code: str, flavour: Flavour) -> str:
    fenced = f"```{name}\n{code}```"
    if not flavour.tabs:
        return fenced
    return f'=== "{name}"\n\n' + "".join(f"    {line}\n" for line in fenced.splitlines())


def posts(count: int, words: int) -> list[Post]:
    """Return the posts of a blog, by number."""
    made: list[Post] = []
    taken: set[str] = set()
    for number in range(count):
        made.append(_post(number, words, taken))
        taken.add(made[-1].title)
    return made


def _post(number: int, words: int, taken: set[str]) -> Post:
    rng = random.Random(f"post {number}")
    name = _name(rng)
    title = next(t for t in iter(lambda: _say(rng, TITLES, name), "") if t not in taken)
    # Steps of the golden ratio spread any number of posts over the years, without a pattern.
    days = int((number * 0.6180339887) % 1 * (LAST - FIRST).days)
    return Post(
        number=number,
        title=title,
        date=FIRST + dt.timedelta(days=days),
        tags=tuple(sorted(rng.sample(TAGS, rng.choice((1, 2, 2, 3))))),
        description=_say(rng, OPENINGS, name).translate(WITHOUT_MARKUP),
        series=f"Building {_name(random.Random(number // 40))}"
        if number % 40 in (8, 9, 10)
        else "",
        blocks=tuple(_long(rng, name) if number == LONG else _text(rng, number, name, words)),
    )


def _series(number: int) -> str:
    return f"Building {_name(random.Random(number // 40))}"


def _text(rng: random.Random, number: int, name: str, words: int) -> Iterator[Block]:
    yield Block("text", _paragraph(rng, name))
    yield Block("excerpt")
    if number % IMAGE_EVERY == 0:
        alt = _say(rng, ("A {adj} landscape in fog, seen from {place}",), name)
        yield Block("image", alt, f"photograph-{number // IMAGE_EVERY % PHOTOGRAPHS}.jpg")
    if number == PAIR:
        yield Block("pair", "Three boxes joined by arrows: a file, a post, an address", "flow")
    extras = itertools.cycle(rng.sample(EXTRAS, len(EXTRAS)))
    written, level = 0, 2
    while written < words:
        yield Block("heading", _say(rng, HEADINGS, name), str(level))
        level = rng.choice((2, 2, 3))
        made = [Block("text", _paragraph(rng, name)) for _ in range(rng.randint(1, 2))]
        made.append(next(extras)(rng, name, number))
        written += sum(block.words for block in made)
        yield from made


def _long(rng: random.Random, name: str) -> Iterator[Block]:
    yield Block("text", _paragraph(rng, name))
    yield Block("excerpt")
    extras = itertools.cycle(EXTRAS)
    for heading in range(40):
        yield Block("heading", _say(rng, HEADINGS, name), "3" if heading % 4 else "2")
        yield Block("text", _paragraph(rng, name))
        yield Block("text", _paragraph(rng, name))
        yield next(extras)(rng, name, LONG)


def _code(rng: random.Random, name: str, number: int) -> Block:
    language = rng.choice(list(CODE))
    title = f"{rng.choice(NOUNS)}.{language}" if rng.random() < 0.3 else ""
    return Block("code", _filled(rng, CODE[language], name), language, title)


def _tabs(rng: random.Random, name: str, number: int) -> Block:
    languages = rng.sample(list(CODE), 2)
    return Block("tabs", rows=tuple((one, _filled(rng, CODE[one], name)) for one in languages))


def _table(rng: random.Random, name: str, number: int) -> Block:
    rows = tuple(
        (f"`{noun}`", rng.choice(ADJECTIVES), str(rng.randint(1, 9999)), f"{rng.random():.2f} s")
        for noun in rng.sample(NOUNS, rng.randint(3, 7))
    )
    return Block("table", rows=(("What", "How", "Count", "Time"), *rows))


def _list(rng: random.Random, name: str, number: int) -> Block:
    marker = rng.choice(("-", "1."))
    return Block("list", "", marker, rows=tuple((_say(rng, OPENINGS, name),) for _ in range(4)))


def _quote(rng: random.Random, name: str, number: int) -> Block:
    return Block("quote", _say(rng, OPENINGS, name))


def _footnote(rng: random.Random, name: str, number: int) -> Block:
    return Block("footnote", _say(rng, OPENINGS, name), "", _say(rng, OPENINGS, name))


def _admonition(rng: random.Random, name: str, number: int) -> Block:
    return Block("admonition", _paragraph(rng, name), rng.choice(ADMONITIONS))


def _link(rng: random.Random, name: str, number: int) -> Block:
    if not number:
        return _quote(rng, name, number)
    return Block("link", _say(rng, OPENINGS, name), "", str(rng.randrange(number)))


EXTRAS = (_code, _table, _list, _quote, _footnote, _admonition, _tabs, _link, _code)


def _paragraph(rng: random.Random, name: str) -> str:
    return " ".join(_say(rng, OPENINGS, name) for _ in range(rng.randint(3, 6)))


def _say(rng: random.Random, patterns: Sequence[str], name: str) -> str:
    text = re.sub(
        r"\b([Aa]) (?=\W*(?:[aeio]|honest|u(?!s)))",
        r"\1n ",
        _filled(rng, rng.choice(patterns), name),
    )
    return text[:1].upper() + text[1:]


def _filled(rng: random.Random, pattern: str, name: str) -> str:
    noun, noun2, noun3 = rng.sample(NOUNS, 3)
    return pattern.format(
        noun=noun,
        noun2=noun2,
        noun3=noun3,
        Noun=noun.capitalize(),
        Noun2=noun2.capitalize(),
        verb=rng.choice(VERBS),
        verb2=rng.choice(VERBS),
        adj=rng.choice(ADJECTIVES),
        adv=rng.choice(ADVERBS),
        place=rng.choice(PLACES),
        # Real posts have words that hardly any other has, so not all names are the post's own.
        name=name if rng.random() < 0.7 else _name(rng),
        count=rng.randint(12, 9000),
        digit=rng.randint(1, 9),
    )


def _name(rng: random.Random) -> str:
    """Return the name of a project that there is not; some are met often, most hardly ever."""
    last = len(SYLLABLES)
    parts = (SYLLABLES[min(rng.randrange(last), rng.randrange(last))] for _ in range(3))
    return "".join(parts).capitalize()


def write_images(folder: Path, made: Sequence[Post]) -> None:
    """Write the images that posts show, each of which depends on its name alone."""
    blocks = [block for post in made for block in post.blocks]
    for name in sorted({block.name for block in blocks if block.kind == "image"}):
        _write(folder / name, photograph(name))
    for name in sorted({block.name for block in blocks if block.kind == "pair"}):
        _write(folder / f"{name}-light.png", diagram("#ffffff", "#1c1e26"))
        _write(folder / f"{name}-dark.png", diagram("#1c1e26", "#e6e7eb"))


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def photograph(name: str) -> bytes:
    """Return a JPEG of some 300 KB that compresses as a photograph does: fog, with grain."""
    rng = random.Random(name)
    image = ImageOps.colorize(
        _clouds(rng, (3, 2)),
        f"hsl({rng.randrange(360)}, 40%, 20%)",
        f"hsl({rng.randrange(360)}, 50%, 88%)",
    )
    for size, weight in (((12, 8), 0.4), ((48, 32), 0.3), ((200, 133), 0.2), ((1600, 1067), 0.07)):
        layer = ImageOps.colorize(_clouds(rng, size), "#102018", "#f0f4e8")
        image = Image.blend(image, layer, weight)
    return _encoded(image, "JPEG", quality=86)


def _clouds(rng: random.Random, size: tuple[int, int]) -> Image.Image:
    noise = Image.frombytes("L", size, rng.randbytes(size[0] * size[1]))
    return noise.resize((1600, 1067), Image.Resampling.BICUBIC)


def diagram(ground: str, ink: str) -> bytes:
    """Return a PNG of three boxes joined by arrows."""
    image = Image.new("RGB", (1400, 420), ground)
    draw = ImageDraw.Draw(image)
    for left in (60, 520, 980):
        draw.rounded_rectangle((left, 110, left + 360, 310), radius=24, outline=ink, width=6)
        draw.line((left + 60, 180, left + 300, 180), fill=ink, width=10)
        draw.line((left + 60, 240, left + 220, 240), fill=ink, width=10)
    for left in (430, 890):
        draw.line((left, 210, left + 70, 210), fill=ink, width=6)
        draw.polygon([(left + 60, 192), (left + 86, 210), (left + 60, 228)], fill=ink)
    return _encoded(image, "PNG", optimize=True)


def _encoded(image: Image.Image, kind: str, **options: Any) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
