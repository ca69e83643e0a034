"""A build that takes what it can from earlier ones gives what a build from nothing gives.

Random edits are made to a blog, and after each it is built twice: with all that earlier builds have
left, and in another folder from nothing. Both must be the same, byte for byte, and no file more or
less. `HYPOTHESIS=nightly pytest tests/test_incremental.py` makes thousands of edits.
"""

import os
import shutil
import tempfile
from pathlib import Path
from typing import Any
from unittest import mock

import hypothesis
import hypothesis.strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from drawn import ROOT, Blog, picture, shipped_config, snapshot
from permalog import search

IS_NIGHTLY = os.environ.get("HYPOTHESIS") == "nightly"
NAMES = ("a", "b", "c", "d", "e", "f")
TITLES = ("Bread", "Salt & <em>water</em>", "Über Mehl", "The long way from the field to the oven")
TAGS = ("Django", "C++", "Bread")
DATES = ("2016-11-06", "2016-11-07 10:00", "2016-12-01", "2015-01-01", "2026-05-31", "2027-01-01")
TEXTS = (
    "Flour, water, salt, yeast.",
    "# A heading\n\nDough rises in the night.\n\n## Part\n\nFlour and water, twice.",
    "```python\nprint(1)\n```\n\nA note[^1].\n\n[^1]: The note.",
    '=== "One"\n\n    Flour.\n\n=== "Two"\n\n    Water.\n\n!!! note\n\n    Salt.',
    "![A hall](hall.png)\n\n![A door](door.png){ width=20 }",
    '<iframe src="https://www.youtube.com/embed/abc"></iframe>\n\n<p style="color: red">Oven.</p>',
)
OLD_TEXTS = (
    "Rye rests.",
    "{% include mill.html %}",
    "[Rye]({% post_url 2014-05-01-rye %}) and {% unknown %}.",
    "It is {{ 'now' | date: '%Y' }}.",
)
LINKS = ("", "[{0}]({0}.md)", "[{0}]({0}.md#part)", "[it](/blog/{0}/)", "[index](../index.md)")

indexes = st.integers(min_value=0, max_value=20)


def notices(blog: Blog) -> list[tuple[str, str]]:
    """Return what a build has said, but for where and how long."""
    idle = ("Building documentation to", "Cleaning site", "Documentation built")
    return sorted(one for one in blog.log if not one[1].startswith(idle))


class Edits(RuleBasedStateMachine):
    """A blog whose author can't let go of it."""

    def __init__(self) -> None:
        super().__init__()
        self._parts = mock.patch.object(search, "_MOST", 3)
        self._parts.start()
        self._scratch = tempfile.TemporaryDirectory(prefix="permalog-incremental-")
        self.folder = Path(self._scratch.name, "blog")
        self.folder.mkdir()
        self.blog = Blog(self.folder)
        self.blog.has_own_cache = self.blog.may_rest = True
        archives = [{"folder": "old", "generator": "jekyll"}]
        self.settings: dict[str, Any] = {"archives": archives, "lock": False}
        self.top: dict[str, Any] = {}
        self.posts: dict[str, dict[str, Any]] = {}

    def teardown(self) -> None:
        self._scratch.cleanup()
        self._parts.stop()

    @initialize()
    def begin(self) -> None:
        shutil.copytree(ROOT / "overrides", self.folder / "overrides")
        self.draw("index.md", "# Home\n")
        self.draw("about.md", "# About\n\nSee [a](blog/a.md).\n")
        self.paint("hall", 700)
        self.paint("door", 90)
        for number, name in enumerate(NAMES[:4]):
            self.posts[name] = {
                "title": f"{TITLES[number]} {number}",
                "date": DATES[number],
                "tags": [TAGS[number % 3]],
                "text": TEXTS[number],
                "link": f"[{NAMES[number - 1]}]({NAMES[number - 1]}.md)" if number else "",
            }
            self.save(name)
        self.draw("old/_config.yml", "permalink: /:year/:title/\n")
        self.draw("old/_includes/mill.html", "A mill")
        self.draw("old/_posts/2014-05-01-rye.md", f"---\ntitle: Rye\n---\n{OLD_TEXTS[0]}\n")
        self.draw("old/_posts/2014-06-01-oat.md", f"---\ntitle: Oat\n---\n{OLD_TEXTS[1]}\n")
        self.configure()

    def draw(self, name: str, text: str) -> None:
        self.blog.write({f"docs/{name}": text})

    def paint(self, name: str, width: int) -> None:
        self.blog.write({f"docs/blog/{name}.png": picture(f"{name}{width}.png", width, 50)})

    def configure(self) -> None:
        text = shipped_config(extra={"blog": self.settings}, **self.top)
        self.blog.write({"mkdocs.yml": text.replace(f"{ROOT.as_posix()}/overrides", "overrides")})

    def save(self, name: str) -> None:
        post = self.posts[name]
        head = "".join(
            f"{key}: {value}\n" for key, value in post.items() if key not in ("text", "link")
        ).replace("'", '"')
        self.draw(f"blog/{name}.md", f"---\n{head}---\n\n{post['text']}\n\n{post['link']}\n")

    def one(self, index: int) -> str:
        return sorted(self.posts)[index % len(self.posts)]

    @rule(index=indexes, text=st.sampled_from(TEXTS), more=st.sampled_from(("", "Once more.")))
    def write(self, index: int, text: str, more: str) -> None:
        name = self.one(index)
        self.posts[name]["text"] = f"{text}\n\n{more}"
        self.save(name)

    @rule(
        index=indexes,
        key=st.sampled_from(
            ("title", "date", "tags", "draft", "permalink", "description", "robots")
        ),
        choice=indexes,
    )
    def describe(self, index: int, key: str, choice: int) -> None:
        name = self.one(index)
        values: dict[str, tuple[Any, ...]] = {
            "title": TITLES,
            "date": DATES,
            "tags": ([], [TAGS[0]], [TAGS[1], TAGS[2]]),
            "draft": ("true", "false"),
            "permalink": (f"/{name}.html", f"/x/{name}/", f"/blog/2016/{name}", f"/blog/{name}/"),
            "description": ("In short.", '"Short: & sweet"'),
            "robots": ("noindex", "all"),
        }
        self.posts[name][key] = values[key][choice % len(values[key])]
        self.save(name)

    @rule(index=indexes, to=indexes, link=st.sampled_from(LINKS))
    def link(self, index: int, to: int, link: str) -> None:
        name = self.one(index)
        self.posts[name]["link"] = link.format(self.one(to))
        self.save(name)

    @rule(
        name=st.sampled_from(("2014-05-01-rye", "2014-06-01-oat")),
        title=st.sampled_from(TITLES[2:]),
        text=st.sampled_from(OLD_TEXTS),
    )
    def write_in_the_archive(self, name: str, title: str, text: str) -> None:
        self.draw(f"old/_posts/{name}.md", f"---\ntitle: {title}\n---\n{text}\n")

    @rule(
        name=st.sampled_from(("_includes/mill.html", "_config.yml")),
        title=st.sampled_from(("/:title/", "/:year/:title/")),
    )
    def change_the_archive(self, name: str, title: str) -> None:
        is_config = name == "_config.yml"
        self.draw(f"old/{name}", f"permalink: {title}\n" if is_config else f"<i>{title}</i>")

    @precondition(lambda self: len(self.posts) < len(NAMES))
    @rule(text=st.sampled_from(TEXTS), date=st.sampled_from(DATES))
    def begin_a_post(self, text: str, date: str) -> None:
        name = next(name for name in NAMES if name not in self.posts)
        self.posts[name] = {"title": f"New {name}", "date": date, "text": text, "link": ""}
        self.save(name)

    @precondition(lambda self: len(self.posts) > 1)
    @rule(index=indexes)
    def delete(self, index: int) -> None:
        name = self.one(index)
        del self.posts[name]
        self.blog.remove(f"docs/blog/{name}.md")

    @precondition(lambda self: len(self.posts) < len(NAMES))
    @rule(index=indexes)
    def rename(self, index: int) -> None:
        old, new = self.one(index), next(name for name in NAMES if name not in self.posts)
        self.posts[new] = self.posts.pop(old)
        self.blog.remove(f"docs/blog/{old}.md")
        self.save(new)

    @rule(
        name=st.sampled_from(("partials/post-meta.html", "main.html", "styles/post.css")),
        text=st.sampled_from(("", "{# nothing #}", "<p>{{ nav.pages | length }}</p>", "<b>x</b>")),
    )
    def change_a_template(self, name: str, text: str) -> None:
        before = (ROOT / "overrides" / name).read_text(encoding="utf-8")
        if name == "main.html":
            before = before.replace("{% block content %}", "{% block content %}" + text, 1)
        elif name.endswith(".css"):
            before += ".x{color:red}" if text else ""
        else:
            before += text
        self.blog.write({f"overrides/{name}": before})

    @rule(
        setting=st.sampled_from(
            (
                ("per_page", 2),
                ("per_page", 10),
                ("related", 0),
                ("embeds", "load"),
                ("cards", False),
                ("alternates", False),
                ("search", False),
            )
        )
    )
    def set(self, setting: tuple[str, Any]) -> None:
        self.settings[setting[0]] = setting[1]
        self.configure()

    @rule(
        key=st.sampled_from(("site_name", "copyright", "nav")),
        value=st.sampled_from(("One", "Two & three")),
    )
    def set_at_the_top(self, key: str, value: str) -> None:
        self.top[key] = value
        if key == "nav":
            self.top[key] = [{"Home": "index.md"}, {"Blog": []}, {value: ["about.md"]}]
        self.configure()

    @rule(name=st.sampled_from(("hall", "door")), width=st.sampled_from((90, 700, 900)))
    def change_an_image(self, name: str, width: int) -> None:
        self.paint(name, width)

    @rule(text=st.sampled_from(("# Home\n", "# Welcome\n\nCome in.\n")))
    def write_home(self, text: str) -> None:
        self.draw("index.md", text)

    @precondition(lambda self: (self.folder / "site").exists())
    @rule(how=st.sampled_from(("touch", "remove", "part", "site", "cache", "foreign")))
    def meddle(self, how: str) -> None:
        """Somebody, or something, has a hand in what builds leave."""
        found = sorted((self.folder / "site").rglob("*.html"))
        if how == "touch":
            found[0].write_text("x", encoding="utf-8")
        elif how == "remove":
            found[-1].unlink()
        elif how == "part":
            for file in [*(self.folder / "site").glob("pagefind/fragment/*")][:1]:
                file.unlink()
        elif how == "site":
            shutil.rmtree(self.folder / "site")
        elif how == "cache":
            shutil.rmtree(self.folder / ".cache")
        else:
            (self.folder / "site/left.html").write_text("x", encoding="utf-8")

    @invariant()
    def is_as_from_nothing(self) -> None:
        if not self.posts:
            return
        site = self.blog.build(strict=False)
        said = notices(self.blog)
        rests = any("Nothing has changed" in text for _, text in said)
        hypothesis.event(f"rests: {rests}")
        with tempfile.TemporaryDirectory(prefix="permalog-clean-") as scratch:
            other = Path(scratch, "elsewhere")
            shutil.copytree(
                self.folder, other, ignore=shutil.ignore_patterns("site", ".cache", ".site-*")
            )
            clean = Blog.__new__(Blog)
            clean.folder, clean.log, clean.has_own_cache, clean.may_rest = other, [], True, False
            from_nothing = snapshot(clean.build(strict=False).folder)
            assert rests or notices(clean) == said
        assert snapshot(site.folder) == from_nothing


Edits.TestCase.settings = hypothesis.settings(
    max_examples=150 if IS_NIGHTLY else 3,
    stateful_step_count=30 if IS_NIGHTLY else 10,
    deadline=None,
    suppress_health_check=list(hypothesis.HealthCheck),
)
TestEdits = Edits.TestCase
