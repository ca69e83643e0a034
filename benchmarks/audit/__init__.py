"""What readers get, measured: speed, accessibility, validity, privacy, and the same of others.

    make audit
    make audit ARGS="--only axe keyboard"
    make audit ARGS="--peers --markdown table.md"

Two blogs are built with the shipped mkdocs.yml, one of 100 invented posts and the one that is
shipped. They are served on this machine, compressed, by GitHub Pages' rules, and a Chromium reads
them.
"""
