# Every target sets up what it needs first; what is already there is not made again.

SHELL := /bin/bash
PYTHON := .venv/bin/python
RASA_PYTHON := .venv-rasa/bin/python

# Telemetry off, nothing fetched at run time, and the libraries' chatter about themselves off.
export RASA_TELEMETRY_ENABLED := false
export HF_HUB_OFFLINE := 1
export SQLALCHEMY_SILENCE_UBER_WARNING := 1
export TF_CPP_MIN_LOG_LEVEL := 3
export PYTHONUNBUFFERED := 1
# Idle threads sleep: spinning ones made encoding four times slower when both cores were in use.
export OMP_WAIT_POLICY := PASSIVE

PACKAGES = $(wildcard settings.py setup encoder language knowledge people front actions followups bot \
	supervisor benchmarks)

.DEFAULT_GOAL := help
.PHONY: help environments setup run chat demo demo-followup test test-main test-rasa lint format bench clean distclean

help: ## this list
	@grep -hE '^[a-z-]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/make \1\t\2/' | expand -t 18

environments:
	@python="$$(bash setup/find_python.sh main)" && "$$python" -m setup.environments

setup: environments ## make both environments, export, build and train whatever is missing
	@$(PYTHON) -m setup.builds

run: setup ## set up what is missing, start the system, say where to chat
	@exec $(PYTHON) -m supervisor run

chat: environments ## talk with the running system in this terminal, or from a pipe
	@exec $(PYTHON) -m supervisor chat

demo: setup ## play one whole conversation against a freshly started system
	@$(PYTHON) -m supervisor demo

demo-followup: setup ## play how a worker hears of a change: two releases, a check-in, a hand-off
	@$(PYTHON) -m supervisor demo-followup

# Both test runs are finished, so that one look shows everything that fails.
test: setup lint ## set up what is missing, then every check and test
	@status=0; \
	$(MAKE) --no-print-directory test-main || status=1; \
	$(MAKE) --no-print-directory test-rasa || status=1; \
	exit $$status

test-main:
	@echo "Tests in .venv (all but the Rasa server's own)"
	@$(PYTHON) -m pytest -q

test-rasa:
	@echo "Tests in .venv-rasa (the Rasa server's own)"
	@PYTHONWARNINGS=ignore $(RASA_PYTHON) -m pytest -q tests/bot

lint: environments ## style and types
	@status=0; \
	$(PYTHON) -m ruff check . || status=1; \
	$(PYTHON) -m ruff format --check . || status=1; \
	$(PYTHON) -m mypy $(PACKAGES) || status=1; \
	$(RASA_PYTHON) -m compileall -q bot encoder language || status=1; \
	exit $$status

format: environments ## put the code into its usual form
	@$(PYTHON) -m ruff check --fix .
	@$(PYTHON) -m ruff format .

bench: setup ## print every figure that the README quotes
	@$(PYTHON) -m benchmarks

clean: ## remove what was built; people's data in var/ and the environments stay
	rm -rf models/encoder models/knowledge models/onward.tar.gz .setup .rasa
	rm -rf .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -not -path './.venv*' -prune -exec rm -rf {} +

distclean: clean ## also remove the environments
	rm -rf .venv .venv-rasa
