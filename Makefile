# Everything runs in .venv, which is made here from pyproject.toml and constraints.txt and nothing else.
# Another Python: make PYTHON=python3.12 test. One test: make test ARGS='tests/test_layers.py -k doors'.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PYTHON ?= python3
ARGS ?=
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/ready
VSIX := editors/vscode/build/speclsp.vsix
VSCODE_SOURCES := $(wildcard $(addprefix editors/vscode/,*.json *.mjs *.md src/* test/* media/* images/*) \
  tests/editors/vscode/*.ts)

# The build of speclsp itself happens in a place of its own, which only reads these.
export PIP_CONSTRAINT := constraints.txt
export PIP_BUILD_CONSTRAINT := constraints.txt
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Without compiled modules every start of speclsp would compile them all again.
unexport PYTHONDONTWRITEBYTECODE

# What does not wait for the other is done at the same time.
MAKEFLAGS += --jobs=2

.PHONY: help
help: ## List the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

.PHONY: demo
demo: $(READY) ## Show conflicts of two departments, and a planted defect for each rule
	@$(BIN)/python docs/demo/run.py

.PHONY: test
test: check editors ## Run make check, then every test (ARGS='-k name' to choose)
ifneq ($(ARGS),)
	@$(BIN)/python -m pytest $(ARGS)
else
	@$(BIN)/python -m pytest --numprocesses=$(AT_ONCE) --dist=loadfile
endif

# One more than there are processors: many tests wait for an editor, a server or a clock.
AT_ONCE ?= $(shell $(PYTHON) -c 'import os; print((os.cpu_count() or 1) + 1)')

.PHONY: editors
editors: $(READY) ## Install the editors that the tests run (SPECLSP_EDITORS=off: none)
	@$(BIN)/python -m tests.editors.install

.PHONY: vscode
vscode: $(VSIX) ## Make the extension for VS Code: editors/vscode/build/speclsp.vsix

.PHONY: check
check: lint types layers pages ## Lint, format, types, layers, generated pages

.PHONY: lint
lint: $(READY)
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

.PHONY: types
types: $(READY)
	@$(BIN)/mypy

.PHONY: layers
layers: $(READY)
	@$(BIN)/python -m pytest -q tests/test_layers.py tests/test_repository.py

.PHONY: pages
pages: $(READY)
	@$(BIN)/python -m speclsp.rules.pages --check

.PHONY: format
format: $(READY) ## Format the code, mend what the linter can, write the generated pages
	@$(BIN)/ruff check --fix-only
	@$(BIN)/ruff format
	@$(BIN)/python -m speclsp.rules.pages

$(VSIX): $(VSCODE_SOURCES)
	@command -v npm >/dev/null && node -e 'process.exit(Number(parseInt(process.versions.node) < 20))' || { \
	  echo 'the extension for VS Code needs Node 20 or newer, with npm.' >&2; \
	  echo 'On Debian or Ubuntu: apt-get install nodejs npm' >&2; exit 1; }
	@cd editors/vscode && npm ci --silent && npm run --silent types && npm test --silent && npm run --silent package

.PHONY: bench
bench: $(READY) ## Measure: keystrokes, --check, start-up, memory, long typing
	@$(BIN)/python -m bench $(ARGS)

.PHONY: score
score: $(READY) ## Measure how often findings on wording are right (ARGS=--write: docs/precision.md)
	@$(BIN)/python -m bench.score $(ARGS)

.PHONY: clean
clean: ## Remove .venv, caches and built files
	@rm -rf $(VENV) build editors/vscode/build editors/vscode/dist dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -not -path './.git/*' -prune -exec rm -rf {} +
	@echo 'clean: removed .venv, caches and built files'

# The stamp comes last, so that an install that was cut short is done again.
$(READY): pyproject.toml constraints.txt
	@command -v $(PYTHON) >/dev/null || { \
	  echo 'speclsp needs Python 3.11 or newer, and there is no $(PYTHON) here.' >&2; \
	  echo 'On Debian or Ubuntu: apt-get install python3 python3-venv' >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "speclsp needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) -V)." >&2; \
	  echo 'Name another: make PYTHON=python3.12 ...' >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo '$(PYTHON) cannot make virtual environments: its venv or ensurepip module is missing.' >&2; \
	  echo 'On Debian or Ubuntu: apt-get install python3-venv' >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) -V), from constraints.txt (once, about a minute)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@touch $(READY)
