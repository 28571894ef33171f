# Two commands on a fresh machine: `make demo` and `make test`. Both make .venv and install what they need.
# PYTHON=python3.12 make demo   chooses the interpreter.

PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3,$(if $(shell command -v $(name)),$(name))))
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
TOOLED := $(VENV)/.tooled
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
DEMO_DB := $(or $(SOURCIER_DB),demo.db)
CLAIM := 61 attaques contre les forces américaines

.DEFAULT_GOAL := help
.PHONY: help demo test check bench serve requirements clean

help:  ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 22

demo: $(INSTALLED)  ## read the demo corpus and trace one claim of it
	@echo "» sourcier ingest ingest/demo --db $(DEMO_DB)"
	@$(BIN)/sourcier ingest ingest/demo --db "$(DEMO_DB)"
	@echo
	@echo "» sourcier trace \"$(CLAIM)\" --db $(DEMO_DB)"
	@$(BIN)/sourcier trace "$(CLAIM)" --db "$(DEMO_DB)"
	@echo
	@echo "Try next:"
	@echo "  $(BIN)/sourcier search \"55 attaques\" --db $(DEMO_DB)      find other claims"
	@echo "  $(BIN)/sourcier source Pentagone --db $(DEMO_DB)           what a source is reported to have said"
	@echo "  $(BIN)/sourcier serve --db $(DEMO_DB)                      the same on a page, in your browser"
	@echo "  $(BIN)/sourcier read YOUR_TEXT.txt                        the attributions of one text"

test: $(TOOLED)  ## run the tests
	$(BIN)/python -m pytest

check: $(TOOLED)  ## format, lint, types, imports, quality gates
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m ingest.evaluate.gates

bench: $(TOOLED)  ## speed and memory, on ../shared/data/wikinews-fr
	$(BIN)/python -m bench

serve: demo  ## the demo's API and page, on loopback
	$(BIN)/sourcier serve --db "$(DEMO_DB)"

requirements:  ## compile the pins again (needs uv)
	$(UV) --extra all pyproject.toml requirements/build.in -o requirements/all.txt
	$(UV) --extra all --group dev pyproject.toml requirements/build.in -c requirements/all.txt -o requirements/dev.txt

UV := uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links

clean:  ## remove what make made
	rm -rf $(VENV) demo.db demo.db-wal demo.db-shm .mypy_cache .ruff_cache .pytest_cache .hypothesis

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "no python3 was found: install Python 3.11 or newer"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$(PYTHON) is $$($(PYTHON) -V 2>&1); Sourcier needs 3.11 or newer: install it, or say PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo "$(PYTHON) cannot make virtual environments: install its venv package (Debian, Ubuntu: apt install python3-venv)"; exit 1; }
	@echo "» making $(VENV) with $$($(PYTHON) -V)"
	@$(PYTHON) -m venv $(VENV)

$(INSTALLED): $(VENV)/bin/python requirements/all.txt pyproject.toml
	@echo "» installing what requirements/all.txt pins, checked by hash"
	@$(PIP) install --require-hashes -r requirements/all.txt
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(TOOLED): $(INSTALLED) requirements/dev.txt
	@echo "» installing what requirements/dev.txt pins, checked by hash"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@touch $@
