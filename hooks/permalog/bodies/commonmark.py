"""CommonMark: the texts of goldmark, marked and pulldown-cmark, written as Python-Markdown reads them.

The blocks are found by markdown-it-py, which follows the CommonMark specification, and written
anew in the one form that both understand: nested by four spaces, and each set off by blank lines.
What stands inside a block is left as its author wrote it, but for the few constructs of inline.py.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from . import html_blocks, inline
from .fences import Fence
