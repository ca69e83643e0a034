"""The project holds to its own conventions."""

import ast
import importlib.metadata
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from permalog import feed, site, words

ROOT = Path(__file__).parent.parent
CORE = sorted((ROOT / "hooks" / "permalog").rglob("*.py"))
HOOKS = sorted((ROOT / "hooks").glob("*.py"))
HANDLER_LINES = 14


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def imports(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").partition(".")[0])
    return found


@pytest.mark.parametrize("path", CORE, ids=name_of)
def test_the_core_imports_mkdocs_in_its_adapter_only(path: Path) -> None:
    place = path.relative_to(ROOT / "hooks" / "permalog").parts[0].removesuffix(".py")
    assert place in ("site", "cli") or not imports(path) & {"mkdocs", "properdocs", "material"}


def test_the_command_line_of_the_core_knows_only_mkdocs_errors() -> None:
    cli = (ROOT / "hooks" / "permalog" / "cli.py").read_text(encoding="utf-8")
    assert not re.findall(r"^(?:from|import) mkdocs(?!\.exceptions)\S*", cli, re.M)


@pytest.mark.parametrize("path", HOOKS, ids=name_of)
def test_a_hooks_handlers_are_short(path: Path) -> None:
    for handler in functions(path):
        if handler.name.startswith("on_"):
            start = handler.body[1 if ast.get_docstring(handler) else 0].lineno
            assert handler.end_lineno
            assert handler.end_lineno - start + 1 <= HANDLER_LINES, handler.name


@pytest.mark.parametrize("path", HOOKS, ids=name_of)
def test_a_hook_says_when_mkdocs_calls_it(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    handlers = {f.name for f in functions(path) if f.name.startswith("on_")}
    assert handlers
    assert "MkDocs" in docstring
    title = path.stem.capitalize()
    assert docstring.startswith(f"{title}: ")


def listed_hooks() -> list[str]:
    return re.findall(r"^  - (hooks/\S+)", (ROOT / "mkdocs.yml").read_text("utf-8"), re.M)


def test_mkdocs_yml_lists_every_hook_once() -> None:
    assert sorted(listed_hooks()) == [name_of(path) for path in HOOKS]


def test_hooks_see_the_files_in_the_order_of_the_list() -> None:
    last: dict[str, int] = {}
    for name in listed_hooks():
        text = (ROOT / name).read_text("utf-8")
        found = re.findall(r"@event_priority\((-?\d+)\)\ndef \w+\(files: Files", text)
        last |= {name: min(map(int, found))} if found else {}
    assert list(last) == sorted(last, key=lambda name: -last[name])


def test_mkdocs_yml_says_of_every_hook_what_it_does() -> None:
    lines = (ROOT / "mkdocs.yml").read_text("utf-8").splitlines()
    table = [line for line in lines if line.strip().startswith("- hooks/")]
    assert [line for line in table if not re.search(r"\.py +# \S", line)] == []


def test_a_hook_has_the_name_of_no_other_module() -> None:
    taken = sys.stdlib_module_names | importlib.metadata.packages_distributions().keys()
    assert {path.stem for path in HOOKS} & taken == set()


@pytest.mark.parametrize("path", [*CORE, *HOOKS], ids=name_of)
def test_every_public_function_says_what_it_does(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree)
    owners: list[ast.Module | ast.ClassDef] = [tree]
    owners += [n for n in tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_")]
    for owner in owners:
        for node in owner.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
                docstring = ast.get_docstring(node)
                assert docstring, node.name
                assert docstring.splitlines()[0].endswith((".", ":")), node.name


@pytest.mark.parametrize("path", [*CORE, *HOOKS], ids=name_of)
def test_no_module_keeps_what_belongs_to_one_build(path: Path) -> None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign | ast.AnnAssign):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(node.value, ast.Dict | ast.List | ast.Set):
                filled = ast.unparse(node.value) not in ("{}", "[]")
                assert filled, f"{ast.unparse(target)} starts empty, to be filled by a build"


SCHEMAS = (
    site.Settings,
    site.FeedSettings,
    site.AnalyticsSettings,
    site.AnchorSettings,
    site.ArchiveSettings,
    site.AuthorSettings,
    site.CardSettings,
    site.CommentsSettings,
    site.ImageSettings,
)
SETTINGS = {key for schema in SCHEMAS for key, _ in schema._schema}


@pytest.mark.parametrize("setting", sorted(SETTINGS))
def test_every_setting_is_documented(setting: str) -> None:
    guide = (ROOT / "docs" / "guide" / "settings.md").read_text(encoding="utf-8")
    assert re.search(rf"`(?:[\w.]*\.)?{setting}`", guide)


@pytest.mark.parametrize("word", sorted(words.DEFAULTS))
def test_every_word_is_used_and_documented(word: str) -> None:
    sources = [*CORE, *HOOKS, *(ROOT / "overrides").rglob("*.html")]
    code = "\n".join(p.read_text(encoding="utf-8") for p in sources if p.name != "words.py")
    code += (ROOT / "hooks/permalog/words.py").read_text(encoding="utf-8").partition("class ")[2]
    assert re.search(rf"""["']{word}["']""", code)
    guide = (ROOT / "docs" / "guide" / "settings.md").read_text(encoding="utf-8")
    assert f"`{word}`" in guide


@pytest.mark.parametrize("name", sorted(feed.FORMATS))
def test_every_feed_format_has_a_setting(name: str) -> None:
    assert name in dict(site.FeedSettings._schema)


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listing.returncode:
        pytest.skip("this is no git checkout")
    return [ROOT / name for name in listing.stdout.split("\0") if name]


TRACES = {
    "a path of somebody's machine": r"(?<![\w.])/(?:home|Users|root|tmp|work|mnt|opt)/\w",
    "a package index": r"(?i)\bindex-url[ =]+\S*//|\bregistry\s*=\s*\S*//|--find-links[ =]+\S",
    "where a package came from": r'"resolved":\s*"|^source\s*=\s*\{\s*(?:url|registry)',
    "a key or a password": r"(?i)\b(?:api[_-]?key|secret|passwo?rd|token)\s*[=:]\s*['\"][\w-]{12,}",
}


@pytest.mark.parametrize("pattern", TRACES.values(), ids=TRACES)
def test_no_tracked_file_holds_a_trace_of_one_machine(pattern: str) -> None:
    found = []
    for path in tracked():
        if path.is_file() and path != Path(__file__):
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{name_of(path)}: {m[0]}" for m in re.finditer(pattern, text, re.M)]
    assert found == []


def test_every_text_file_is_utf_8_with_plain_line_ends() -> None:
    for path in tracked():
        if path.suffix in {".py", ".md", ".yml", ".html", ".css", ".toml", ".txt"}:
            content = path.read_bytes()
            assert content.decode("utf-8")[:1] != "\ufeff", name_of(path)
            assert b"\r" not in content, name_of(path)
            assert not content or content.endswith(b"\n"), name_of(path)


def test_templates_sort_nothing_and_count_no_days() -> None:
    for path in sorted((ROOT / "overrides").rglob("*.html")):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"\|\s*(?:sort|dictsort|groupby)\b|strftime|timedelta", text), (
            path.name
        )


def test_the_guide_is_in_the_nav() -> None:
    text = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    nav = yaml.safe_load(text[text.index("nav:") : text.index("\nextra:")])
    for page in (ROOT / "docs" / "guide").rglob("*.md"):
        assert page.relative_to(ROOT / "docs").as_posix() in str(nav)
