# The same words for people and for CI. Every target works alone: each first sees to it that the set-up is complete,
# which takes a moment when nothing is missing.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_ARGS ?=
ARGS ?=
AGAIN ?=

.DEFAULT_GOAL := help
.PHONY: help run setup setup-run test style types layers bench check clean screenshots translations

help:
	@echo 'make run     the rehearsal show: on screen where there is one, else headless  (RUN_ARGS="--headless --seconds 20")'
	@echo 'make test    every test                                                      (ARGS="-k ring")'
	@echo 'make check   style, types, layers and every test'
	@echo 'make screenshots   the console on the rehearsal, into docs/screens                 (ARGS="--only masks")'
	@echo 'make translations  texts found in the code into resources/translations, compiled'
	@echo 'make style | types | layers | bench | setup | clean'

setup:
	@$(PYTHON) installer/bootstrap.py --dev

setup-run:
	@$(PYTHON) installer/bootstrap.py

# Without a display the rehearsal runs headless by itself and says where to look.
run: setup-run
	@$(BIN)/producer rehearse $(RUN_ARGS)

# In lanes side by side, see tests/lanes.py. AGAIN=1: what failed has one more try, alone. ARGS may choose no test of a lane.
test: setup
	@$(BIN)/python -m tests.lanes $(if $(AGAIN),--again) $(ARGS)

style: setup
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: setup
	@$(BIN)/mypy

layers: setup
	@$(BIN)/lint-imports

# Prints the figures that the README quotes; the last line is one JSON object. One alone: ARGS="--only cut".
bench: setup
	@$(BIN)/python -m benchmarks --json $(ARGS)

# Simulated sources only; somebody has to look at them.
screenshots: setup
	@$(BIN)/python -m tests.ui.screens docs/screens $(ARGS)

# Translate what is new in the .ts files (Qt Linguist opens them), then run this again.
TEXTS := producer/ui/*.py producer/ui/*/*.py
translations: setup
	@$(BIN)/pyside6-lupdate -no-obsolete -locations none $(TEXTS) -ts resources/translations/producer_zh.ts \
		resources/translations/producer_fr.ts
	@for name in zh fr; do $(BIN)/pyside6-lrelease -silent resources/translations/producer_$$name.ts \
		-qm resources/translations/producer_$$name.qm; done

check: style types layers test

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	find producer tests benchmarks installer -name __pycache__ -type d -prune -exec rm -rf {} +
