# Sets itself up: needs only Python 3.11 or newer, git and make.
PYTHON ?= python3

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.PHONY: help serve build test format audit bench urls fix gone verify lock clean

BIN := .venv/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

help: ## show this list
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(MAKEFILE_LIST) | expand -t 15

serve: .venv/.blog ## read the blog at http://127.0.0.1:8000/, rebuilt as you write
	$(BIN)/mkdocs serve $(ARGS)

build: .venv/.blog ## write the blog to site/, and fail at the least warning
	$(BIN)/mkdocs build --strict $(ARGS)

test: .venv/.dev .venv/.command ## check style and types, run the tests (ARGS="-k feeds")
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest --numprocesses auto --dist worksteal $(ARGS)

format: .venv/.dev ## put the code into the style that `make test` wants
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

# It needs node, java and a Chromium as well; CONTRIBUTING.md says more.
audit: .venv/.dev .venv/.command ## measure what readers get (ARGS="--only axe")
	$(BIN)/python -m benchmarks.audit $(ARGS)

# With node, npm and a Chromium; what is not there is left out.
bench: .venv/.dev .venv/.command ## time builds beside other generators (ARGS="--sizes 100")
	$(BIN)/python -m benchmarks.bench $(ARGS)

urls: .venv/.command ## print every address that the blog publishes (ARGS=--json)
	$(BIN)/permalog urls $(ARGS)

fix: .venv/.command ## keep addresses that are lost (ARGS=/a/lost/one/)
	$(BIN)/permalog fix $(ARGS)

gone: .venv/.command ## let addresses go (ARGS=/one/)
	$(BIN)/permalog gone $(ARGS)

verify: .venv/.command ## tell what becomes of an old blog's addresses (ARGS=old/sitemap.xml)
	$(BIN)/permalog verify $(ARGS)

lock: .venv-lock ## pin the dependencies in pyproject.toml again (ARGS=--upgrade)
	PATH="$(CURDIR)/.venv-lock/$(notdir $(BIN)):$$PATH" bash .ci/lock $(ARGS)

clean: ## remove all that make made
	rm -rf .venv .venv-lock permalog.egg-info site .site-* .cache
	rm -rf .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

# One stamp for each step, so that it is taken again only when its input changes.

# A new environment each time, so that a package goes when the lock drops it. setuptools comes first:
# mkdocs-blog-plugin is published as source only, and pip would build it with a setuptools unpinned.
.venv/.blog: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Permalog needs Python \
	3.11 or newer, and $(PYTHON) is %s: try `make PYTHON=python3.13`" % sys.version.split()[0])'
	$(PYTHON) -m venv --clear .venv
	sed -n '/^setuptools==/,/[^\\]$$/p' $< >.venv/setuptools.txt
	$(PIP) --require-hashes --requirement .venv/setuptools.txt
	$(PIP) --require-hashes --requirement $< --no-build-isolation --use-pep517
	@touch $@

.venv/.dev: requirements-dev.txt .venv/.blog
	$(PIP) --require-hashes --requirement $< --no-build-isolation --use-pep517
	@touch $@

# This fetches nothing.
.venv/.command: pyproject.toml .venv/.blog
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv-lock:
	$(PYTHON) -m venv $@
	$@/$(notdir $(BIN))/python -m pip install --quiet --disable-pip-version-check uv
