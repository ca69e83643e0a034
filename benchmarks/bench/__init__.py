"""How long builds take, how much memory, how large what they write is: ours and others', in turns.

    make bench
    make bench ARGS="--sizes 100 --rounds 1 --peers hugo eleventy"
    make bench ARGS="--markdown table.md"

All generators get the same invented posts of text, code, lists, tables and links, without images,
and write comparable blogs. Of each the whole command is timed, after a warm-up with 100 posts. In a
round all take their turns, and what is printed are medians over the rounds. The parts:

    cold       nothing is there but the sources (and urls.lock, which an author keeps)
    edit       a paragraph was added to one post since the last build, whose cache is there
    unchanged  nothing was
    serve      from saving such a paragraph to seeing it in a Chromium that has the post open
    search     what indexing for the search adds to a cold build of ours
"""
