"""A small blog whose texts are saved, for the tests of what is made again of it."""

FLOUR_AND_SALT = """
index.md
| # Home
about.md
| # About
|
| See [flour](blog/flour.md#mills).
blog/flour.md
| ---
| title: Flour
| date: 2016-11-06
| tags: [bread]
| ---
| Flour is ground.
|
| ## Mills
|
| They turn.
blog/named.md
| ---
| date: 2016-12-01
| ---
| # Salt
|
| Salt is mined.
blog/hall.png
| 700 × 200
"""
HEAD = "---\ntitle: Flour\ndate: 2016-11-06\ntags: [bread]\n---\n"
"""What stands above the text of the post on flour."""
BODY = "Flour is ground.\n\n## Mills\n\nThey turn.\n"
"""That text."""
