"""The core of Permalog: what a post is, where it is served, and what else follows from that.

Plain Python that knows nothing of MkDocs, but for `site`, the adapter. Read it in the order in
which the data flows: `frontmatter` → `source` → `dialects` (with `reader`, `dates`, `permalink`)
→ `post` → `library` → `listing`, `card`, `feed`, `markup` → `addresses`.
"""
