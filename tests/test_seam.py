"""MkDocs is where Permalog reaches into it as it was when that was written."""

import hashlib
import inspect
from typing import Any

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown.blockparser import BlockParser
from markdown.blockprocessors import BlockQuoteProcessor, HashHeaderProcessor, ReferenceProcessor
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.def_list import DefListProcessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.tables import TableProcessor
from markdown.treeprocessors import InlineProcessor
from mkdocs.commands import build as build_module
from mkdocs.commands import serve as serve_module
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure import pages as pages_module
from mkdocs.structure.files import File, Files
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pymdownx import highlight
from pymdownx.details import DetailsProcessor
from pymdownx.tabbed import TabbedProcessor

from drawn import ROOT
from permalog.site import seam


@pytest.mark.parametrize(
    ("function", "digest"),
    [
        (seam._render, "fb69de2332acc3e2"),
        (seam._build_page, "80bd787698f06378"),
        (build_module.build, "3fa04ca44a418cb4"),
        (seam._populate_page, "be86da21e59ee8a7"),
        (LiveReloadServer.__init__, "c896134f70d85bf0"),
        (LiveReloadServer.watch, "0efa196b7aa90e1b"),
        (LiveReloadServer.unwatch, "930623975cec4d03"),
        (LiveReloadServer.serve, "1238deaa59ff8c7e"),
        (LiveReloadServer._build_loop, "e553254486bfe86a"),
        (seam._get_env, "fee92f326f11fff4"),
        (Files.add_files_from_theme, "872fbcb69b4450e5"),
        (serve_module.serve, "5895ed345e23644d"),
        (File.abs_dest_path.func, "d6cfaae134b92875"),
        (InlineProcessor._InlineProcessor__handleInline, "edb694e4d745062c"),  # type: ignore[attr-defined]
        (InlineProcessor._InlineProcessor__applyPattern, "f68326d9c3bdc415"),  # type: ignore[attr-defined]
        (BlockParser.parseBlocks, "de2bcd5b26fd92a1"),
        (AbbrBlockprocessor, "c66f114d113664db"),
        (AdmonitionProcessor, "13d54e42af02c953"),
        (BlockQuoteProcessor, "302dca83f0cc5734"),
        (DefListProcessor, "0fb8c8bc425fdad4"),
        (DetailsProcessor, "2101461f091dc138 or f40860c611c72a48"),  # of pymdownx 13.1 and 12.3,
        (FootnoteBlockProcessor, "bc1ecad2ac57b108"),
        (HashHeaderProcessor, "273f8a6caa584d47"),
        (ReferenceProcessor, "ed19b844a2cd3acf"),
        (TabbedProcessor, "ef9567de17321cdd or 7face8b14d5dcd32"),  # which older Pythons are given
        (TableProcessor, "f5c757de44003a76"),
        (highlight.Highlight.highlight, "913935d3275215d0"),
        (highlight.Highlight.get_lexer, "a75c875e33980690"),
        (get_lexer_by_name, "03b613d8a7ea1ab1"),
        (HtmlFormatter, "f5e93534499949d6"),
    ],
)
def test_what_stands_in_for_mkdocs_was_written_for_this(function: Any, digest: str) -> None:
    source = inspect.getsource(function)
    found = hashlib.sha256("\n".join(line.rstrip() for line in source.splitlines()).encode())
    assert found.hexdigest()[:16] in digest.split(" or "), (
        f"{function.__module__} changed {function.__qualname__}: read what is new, see that "
        "hooks/permalog/site/seam.py and what it calls still do all of it, and write the new digest"
    )


def test_mkdocs_asks_the_module_for_its_markdown() -> None:
    assert "markdown.Markdown(" in inspect.getsource(seam._render)
    assert hasattr(pages_module, "markdown")


_EXTENSIONS = [
    "abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "pymdownx.details",
    "pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.superfences", "pymdownx.tabbed",
    "smarty", "tables", "toc",
]  # fmt: skip
_SIGNS = st.sampled_from(
    [*"*_`[]()!<>&\\:^#{}\"'=~ \n", "a", "b", "](x)", "[^1]", "<b>", "http://x.example", "&amp;",
     "__", "**", "``", "`#!py x`", "{: .c }", "<a@b.example>", "\n\n", "  \n", "\n> ", "\n# ",
     "\n: ", "\n    ", "\n- ", "\n\n!!! note\n", "\n\n??? note\n", '\n\n=== "Tab"\n',
     "\n\n    ", "\n\n        ", "\n\n        - ", "\n\na | b\n- | -\n", "\n[^1]: ", "\n*[ab]: ",
     "\n[a]: /b\n"],
)  # fmt: skip


def _converted(text: str, **options: Any) -> str:
    return markdown.Markdown(extensions=_EXTENSIONS, **options).convert(text)


@given(st.lists(_SIGNS, max_size=40).map("".join))
def test_what_is_not_tried_on_a_text_is_not_in_it(text: str) -> None:
    own = markdown.Markdown(extensions=_EXTENSIONS)
    own.treeprocessors["inline"].__class__ = seam._Inline
    own.parser.__class__ = seam._Blocks
    assert own.convert(text) == _converted(text)


@pytest.mark.parametrize(
    "code",
    [
        '```py hl_lines="1" title="One"\nx = 1\n```\n\n```py hl_lines="2"\nx = 1\ny = 2\n```',
        '```py linenums="1"\nx = 1\n```\n\n```py linenums="7"\nx = 1\n```\n\n```py\nx = 1\n```',
        "```unknown\nx\n```\n\n```\nx\n```\n\n```Python\nx = 1\n```\n\n`#!py x` `#!js x`",
    ],
)
def test_code_looks_as_pygments_makes_it_by_itself(code: str) -> None:
    expected = _converted(code)
    with seam._instead(seam.highlight, **seam._HIGHLIGHT):
        assert [_converted(code) for _ in range(2)] == [expected] * 2
    assert _converted(code) == expected


def test_the_files_of_a_theme_are_those_that_mkdocs_finds() -> None:
    theme = load_config(str(ROOT / "mkdocs.yml")).theme
    theirs = [name for name in seam._get_env(theme).list_templates() if "/." not in f"/{name}"]
    assert seam._get_env_without_icons(theme).list_templates() == theirs
