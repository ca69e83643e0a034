"""One module per generator: how it reads a post's address out of front matter and path."""
