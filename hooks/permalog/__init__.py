"""The core of Permalog: what a post is, where it is served, and what else follows from that.

Plain Python that knows nothing of MkDocs, but for `site`, the adapter. Read it in the order in
which the data flows: `frontmatter` → `source` → `dialects.house` (with `reader`, `dates`,
`permalink`) → `post` → `library` → `listing`, `card`, `feed`, `markup` → `redirect` → `addresses`.

An archive of another generator joins at `post`: `archive` → `dialects`, a package for each
generator's rules about addresses → `moved`. Its texts go through `bodies`, which has a module for
each generator's own syntax. What ids their headings had, `heading_ids` knows, and `anchors` keeps.
"""
