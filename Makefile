# Two commands on a fresh machine that has Python 3.11 or newer and make: `make demo` and `make test`.
# Both make .venv and install into it what they need; nothing is installed twice, and nothing outside the checkout.
# make demo PYTHON=/usr/bin/python3.12   chooses the interpreter.

PYTHONS := $(or $(PYTHON),python3 python3.13 python3.12 python3.11)
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TOOLED := $(VENV)/.tooled
TRAINING := .venv-train
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO := ingest/demo/texts
CLAIM := 61 attaques en Irak et en Syrie depuis le 17 octobre
PINS := uv pip compile pyproject.toml --quiet --universal --generate-hashes --python-version 3.11 --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links --extra all --group build

.DEFAULT_GOAL := help
.PHONY: help install demo test check bench serve requirements train clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-14s %s\n", $$1, $$2 }' Makefile

demo: $(INSTALLED)  ## read the demo corpus into demo.db and trace one claim of it
	@echo "» sourcier ingest $(DEMO) --db demo.db"
	@$(BIN)/sourcier ingest $(DEMO) --db demo.db
	@echo
	@echo "» sourcier trace \"$(CLAIM)\" --db demo.db"
	@$(BIN)/sourcier trace "$(CLAIM)" --db demo.db
	@echo
	@echo "What to try next:"
	@printf '  %-63s %s\n' \
	    '$(BIN)/sourcier trace "route de Sannour" --db demo.db' 'two outlets that cite each other' \
	    '$(BIN)/sourcier search "55 attaques" --db demo.db' 'passages, each with an id that trace takes' \
	    '$(BIN)/sourcier source Pentagone --db demo.db' 'what a source is reported to have said' \
	    '$(BIN)/sourcier read YOUR_TEXT.txt' 'who says what in a text of yours' \
	    'make serve' 'the same on a page in your browser'

test: $(TOOLED)  ## run the tests
	@echo "» pytest"
	@$(BIN)/python -m pytest

check: $(TOOLED)  ## format, lint, types, direction of imports, quality gates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m ingest.evaluate.gates

bench: $(TOOLED)  ## speed and memory, over ../shared/data/wikinews-fr
	$(BIN)/python -m bench

serve: demo.db  ## the demo's page and API, on this machine only
	$(BIN)/sourcier serve --db demo.db

install: $(TOOLED)  ## make .venv with everything in it, so that the rest works offline
	@echo "» everything is in $(VENV)"

requirements:  ## pin the dependencies again (needs uv)
	$(PINS) -o requirements/all.txt
	$(PINS) --group dev --constraint requirements/all.txt -o requirements/dev.txt
	$(PINS) --group train --constraint requirements/all.txt -o requirements/train.txt

train: $(INSTALLED) $(TRAINING)/.installed  ## learn the reader's weights anew from ../shared (needs the treebanks and the gold there)
	@echo "» python -m train.fit: the networks, from ../shared/data/ud, ../shared/gold/fr-train, en-train and train/annotations"
	@$(TRAINING)/bin/python -m train.fit
	@echo "» python -m train.decide: when a reading is kept and how sure it is, from ../shared/gold/fr-dev and en-dev"
	@$(BIN)/python -m train.decide

clean:  ## remove .venv, .venv-train, demo.db and what the tools keep
	rm -rf $(VENV) $(TRAINING) demo.db demo.db-wal demo.db-shm .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

demo.db: $(INSTALLED)
	@$(BIN)/sourcier ingest $(DEMO) --db demo.db

# The stamps are newer than the requirement files that they stand for; an installation that broke off leaves none.
# The files hold every package that is needed, so that pip has nothing to resolve (--no-deps).
$(INSTALLED): requirements/all.txt pyproject.toml | $(BIN)/python
	@echo "» installing requirements/all.txt into $(VENV), each file checked by its hash"
	@$(PIP) install --no-deps --require-hashes --requirement requirements/all.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(TOOLED): $(INSTALLED) requirements/dev.txt
	@echo "» installing requirements/dev.txt into $(VENV): what the tests and checks need"
	@$(PIP) install --no-deps --require-hashes --requirement requirements/dev.txt
	@touch $@

$(TRAINING)/.installed: requirements/train.txt pyproject.toml | $(BIN)/python
	@echo "» installing requirements/train.txt into $(TRAINING): torch, some gigabytes on Linux"
	@$(BIN)/python -m venv --clear $(TRAINING)
	@$(TRAINING)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes \
	    --requirement requirements/train.txt
	@$(TRAINING)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation --editable .
	@touch $@

# The first interpreter that is new enough and can make an environment; else what is missing and what brings it.
$(BIN)/python:
	@for name in $(PYTHONS); do \
	    "$$name" -c 'import sys' 2>/dev/null || continue; \
	    if ! "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then \
	        old="$$name is $$("$$name" -V 2>&1)"; continue; \
	    fi; \
	    if ! "$$name" -c 'import ensurepip, venv' 2>/dev/null; then bare="$$name"; continue; fi; \
	    echo "» making $(VENV) with $$name ($$("$$name" -V))"; \
	    exec "$$name" -m venv --clear $(VENV); \
	done; \
	if [ -n "$$bare" ]; then \
	    echo "$$bare cannot make virtual environments: on Debian and Ubuntu, apt install python3-venv" >&2; \
	elif [ -n "$$old" ]; then \
	    echo "$$old, and Sourcier needs 3.11 or newer: install one, or say make PYTHON=/path/to/python3.12" >&2; \
	else \
	    echo "no Python was found under $(PYTHONS): install Python 3.11 or newer (apt install python3 python3-venv)" >&2; \
	fi; \
	exit 1
