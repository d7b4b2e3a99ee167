# `make run` and `make test` need python3 (3.11 or newer), make and git; they install the rest into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
LINTED := bot adapters dialogs storage tests
PEERS := slack_emulate teams_playground adaptivecards teams_manifest

.DEFAULT_GOAL := help
.PHONY: help run test peers lint format bench coverage audit-packages locks flowchart alarm-weights alarm-check clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | awk -F '\t' '{printf "  make %-16s %s\n", $$1, $$2}'

run: $(VENV)/.run ## Serve the bot and its console at http://localhost:3978/ (SQLite, no account needed)
	@exec $(BIN)/cpi serve

test: $(VENV)/.dev ## Run every test; what this machine lacks (a browser, what npm has) is skipped, except in CI
	$(BIN)/python -m pytest -n 3 --dist worksteal $(ARGS)

peers: ## Fetch what others wrote that tests talk to, from npm: a Slack, a Teams, its cards, its schemas (Node 18 or newer)
	for peer in $(PEERS); do npm ci --prefix tests/$$peer --ignore-scripts --no-audit --no-fund || exit 1; done

lint: $(VENV)/.dev ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check $(LINTED)
	$(BIN)/ruff format --check $(LINTED)
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev ## Put the code into its format
	$(BIN)/ruff format $(LINTED)
	$(BIN)/ruff check --fix $(LINTED)

bench: $(VENV)/.dev ## Measure against plain peers, side by side; writes var/bench.json
	$(BIN)/python -m tests.bench $(ARGS)

coverage: $(VENV)/.dev ## Run the tests and show which lines they never reach
	$(BIN)/python -m pytest --cov --cov-report=term $(ARGS)

audit-packages: $(VENV)/.dev ## Look for known faults in the locked packages
	$(BIN)/pip-audit --require-hashes --disable-pip -r requirements.txt

locks: $(VENV)/.dev ## Lock the newest versions that pyproject.toml allows
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --python-version 3.11 --extra build pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile -q --upgrade --universal --generate-hashes --no-annotate --no-header --no-emit-index-url --python-version 3.11 --extra build --extra dev pyproject.toml -o requirements-dev.txt

flowchart: $(VENV)/.run ## Draw the conversation from its script
	@$(BIN)/cpi flowchart

alarm-weights: $(VENV)/.dev ## Fit the alarm's weights to the labelled texts
	$(BIN)/python -m tests.alarms fit

alarm-check: $(VENV)/.dev ## Score the alarm on texts that its weights were not fitted to
	$(BIN)/python -m tests.alarms check

clean: ## Remove what the tools made; never var/, where the data is
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info build

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed: make PYTHON=python3.12 …"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.txt
	@touch $@
