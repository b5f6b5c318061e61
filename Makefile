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
.PHONY: help run setup setup-run test test-ui test-rest style types layers bench check clean screenshots translations

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

# Qt and OpenCV never meet in one process: two calls. The windows' tests run beside those that only reckon, which come
# first (tests/conftest.py); what they say comes last. ARGS may choose no test of one of them (pytest's 5).
test: setup
	@said=$$(mktemp); $(MAKE) --no-print-directory test-ui >$$said 2>&1 & beside=$$!; \
	trap 'trap - TERM; rm -f $$said; kill 0' INT TERM; \
	ui=0; rest=0; \
	$(MAKE) --no-print-directory test-rest || rest=$$?; \
	wait $$beside || ui=$$?; cat $$said; rm -f $$said; \
	test $$ui -eq 0 -a $$rest -eq 0

# AGAIN=1: what failed (pytest's 1, never a broken collection) is run once more.
test-ui: setup
	@run() { $(BIN)/pytest -o cache_dir=.pytest_cache/ui tests/ui $(ARGS) "$$@"; }; export QT_QPA_PLATFORM=offscreen; code=0; run || code=$$?; \
	if [ $$code -eq 1 ] && $(if $(AGAIN),true,false); then code=0; run --last-failed || code=$$?; fi; \
	[ $$code -eq 0 ] || { [ $$code -eq 5 ] && $(if $(ARGS),true,false); }

test-rest: setup
	@run() { $(BIN)/pytest tests -p no:pytest-qt --ignore=tests/ui $(ARGS) "$$@"; }; code=0; run || code=$$?; \
	if [ $$code -eq 1 ] && $(if $(AGAIN),true,false); then code=0; run --last-failed || code=$$?; fi; \
	[ $$code -eq 0 ] || { [ $$code -eq 5 ] && $(if $(ARGS),true,false); }

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
