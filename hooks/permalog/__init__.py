"""The core of Permalog: what a post is, where it is served, and what else follows from that.

Plain Python that knows nothing of MkDocs, but for `site`, the adapter. Read it in the order in
which the data flows: `frontmatter` → `source` → `dialects.house` (with `reader`, `dates`,
`permalink`) → `post` → `library` → `listing`, `card`, `related`, `feed`, `old_feed`, `markup` →
`host` → `redirect` → `addresses`.

An archive of another generator joins at `post`: `archive` → `dialects`, a package for each
generator's rules about addresses → `moved`. Its texts go through `bodies`, which has a module for
each generator's own syntax. What ids their headings had, `heading_ids` knows, and `anchors` keeps.

How a page shows its images, `images` decides, from what `raster` reads and makes of them.

What was published, all but its `furniture`, is in the `lock`, which `renewal` brings up to date;
what became of a `lost` address, and its cure, follow from `homes` (with `likeness`), `cures` and
`mend`. The addresses of a blog as it was go the same way: `old_urls` → `verify` (with `host`,
`programs`) → `report`.

What pages look like is in one `stylesheet` (with `selector`, `schemes`, `used`), and what they do
in one `script`. What a finished page may load is its `policy`, for which `style_attributes` become
rules, and each `embed` a box; comments are in a language of `giscus`.

What readers find of all that, `search` tells Pagefind, for a preview in the `background`.
What other sites show of a page is its `picture`, or a `social_card` set in a `typeface`, of which
`metadata` tells them. Programs read it `as_markdown`.

What is dear to make and the same as last time comes from the `cache`; what was made of each page is
in its `records`, with its `facts`, and which pages are `published` as they are. What is new is made
on all `cores`, and its `progress` is told. What builds that were killed leave is `scratch`.
"""
