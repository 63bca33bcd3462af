# `make run` sets everything up and serves: Telegram with TRADEBOT_TOKEN (in the environment or in .env), else the terminal chat.
# `make test` sets everything up and runs all that CI checks. Both need Python >= 3.11 and nothing else.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TOOLS := $(VENV)/release
# On two cores three: some tests only wait.
WORKERS ?= 3
# Where it is set, as in many containers, each of the processes that tests start would compile the program anew.
unexport PYTHONDONTWRITEBYTECODE
# As `tradebot run` sets it for itself, and says why.
bench: export GLIBC_TUNABLES := glibc.malloc.tcache_count=24:glibc.malloc.arena_max=2

.PHONY: run web mcp test quick coverage lint types layers unit check bench soak dist sbom audit lock clean

run: $(VENV)/runtime
	@if [ -n "$$TRADEBOT_TOKEN" ] || grep -qs '^TRADEBOT_TOKEN=.' .env; then $(BIN)/python -m bot run; \
	else echo 'The same as a page to look through: make web (http://127.0.0.1:8080/)' >&2; $(BIN)/python -m bot chat; fi

# The page, http://127.0.0.1:8080/ if TRADEBOT_LISTEN does not say another address.
web: $(VENV)/runtime
	@$(BIN)/python -m bot web

# What `tradebot mcp` needs besides. It serves over stdin and stdout: a client starts it, with .venv/bin/python -m bot mcp.
mcp: $(VENV)/mcp

# Form first, which takes seconds and is looked at side by side.
test: $(VENV)/dev
	@$(MAKE) --no-print-directory -j2 types check lint layers
	@$(MAKE) --no-print-directory unit

lint: $(VENV)/dev
	$(BIN)/ruff format --check bot tests
	$(BIN)/ruff check bot tests
	$(BIN)/yamllint --strict .github .yamllint.yaml .pre-commit-config.yaml compose.yaml compose.replicas.yaml

types: $(VENV)/dev
	$(BIN)/mypy

layers: $(VENV)/dev
	$(BIN)/lint-imports

check: $(VENV)/dev
	$(BIN)/python -m bot check

# On as many cores as CI has; whoever is free takes from the other.
unit: $(VENV)/dev
	$(BIN)/python -m pytest -n $(WORKERS) --dist worksteal

# While one works: style, and the tests that need no other process, no import of data, no long search and not the whole bot.
# None of them waits: as many as cores.
quick: $(VENV)/dev
	$(BIN)/ruff check bot tests
	$(BIN)/python -m pytest -n 2 --dist worksteal -m "not slow"

# Which lines no test runs.
coverage: $(VENV)/dev
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report

bench: $(VENV)/dev
	$(BIN)/python -m tests.bench
	$(BIN)/python -m tests.bench_words
	$(BIN)/python -m tests.bench_verify
	$(BIN)/python -m tests.bench_mcp
	$(BIN)/python -m tests.bench_nine
	$(BIN)/python -m tests.bench_import
	$(BIN)/python -m tests.bench_swap
	$(BIN)/python -m tests.bench_watch
	$(BIN)/python -m tests.bench_chat
	$(BIN)/python -m tests.bench_sheets
	$(BIN)/python -m tests.bench_charts
	$(BIN)/python -m tests.bench_web

# Long runs with faults, tests/soak; ends with an error when an answer is lost or doubled, or the memory grows.
soak: $(VENV)/dev
	$(BIN)/python -m tests.soak

# What is published: the sdist and the wheel, in dist/. docs/releasing.md says when.
dist: $(VENV)/dev
	rm -rf dist
	$(BIN)/python -m hatchling build

# What a release is made of, as CycloneDX: every package of requirements.lock with its hashes.
sbom: $(VENV)/dev $(TOOLS)/ready
	mkdir -p dist
	$(TOOLS)/bin/cyclonedx-py requirements requirements.lock --pyproject pyproject.toml --output-reproducible -o dist/sbom.json
	$(BIN)/python -m tests.sbom dist/sbom.json

# Known weaknesses of what is pinned, for the program and its extra, as the package index tells them. An index that tells none is an error, not "none found".
audit: $(TOOLS)/ready
	$(TOOLS)/bin/pip-audit --strict --disable-pip --require-hashes --progress-spinner off -r requirements-mcp.lock

$(VENV)/runtime: requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

$(VENV)/mcp: requirements-mcp.lock
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-mcp.lock
	@touch $@

$(VENV)/dev: requirements-dev.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/runtime $(VENV)/mcp

$(TOOLS)/ready: requirements-release.lock
	$(PYTHON) -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-release.lock
	@touch $@

# Needs uv. The lock files name no index address.
lock:
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --extra mcp -o requirements-mcp.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --group dev -o requirements-dev.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --no-header --group release -o requirements-release.lock

clean:
	rm -rf $(VENV) build dist .coverage .mypy_cache .ruff_cache
