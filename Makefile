# Everything runs inside .venv, which each target makes or brings up to date first.

PORT ?= 8501
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& { echo "$$python"; break; }; done)
# The oldest and the newest that start.
PYTHONS ?= $(shell for minor in 11 12 13 14; do \
	"python3.$$minor" -c '' 2>/dev/null && echo "python3.$$minor"; done | sed -n '1p;$$p' | uniq)
# Chromium, PostgreSQL, nginx and the server are the same whatever Python asks for them.
PLAIN := not (browser or screen or postgres or proxy or server or pdf or office_opened)
PYTEST_ARGS ?=
UPGRADE ?=

BIN := .venv/bin
RUN := .venv/.run-stamp
DEV := .venv/.dev-stamp
# Python compiles what is used when it is used: all of it takes three times as long to install.
PIP := $(BIN)/python -m pip install -qq --disable-pip-version-check --no-compile
CATALOGUE := locale/helhedstjek.pot
# Looked up when a recipe needs it, so that one installed a moment ago is found; empty: Playwright's own.
CHROMIUM = $(or $(HELHEDSTJEK_TEST_CHROMIUM),$(shell command -v chromium || \
	command -v chromium-browser || command -v google-chrome))
apt = apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y $(1)
COMPILE := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --no-header --no-annotate --quiet --group build

.DEFAULT_GOAL := help
.PHONY: help install run room test measured drawn browsed started lint format torture pythons bench schema pictures messages lock clean chromium postgresql strace nginx iproute2 libreoffice java

help:  ## Say what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

install: $(RUN)  ## Install what is needed, and start nothing

run: $(RUN)  ## Start Helhedstjek on this machine (PORT=8501)
	$(BIN)/python serve.py --port $(PORT)

room: $(RUN)  ## Start it for the phones in a meeting room (PORT=8501)
	@$(BIN)/helhedstjek room --port $(PORT)

test: lint chromium postgresql strace nginx iproute2 libreoffice java  ## Check everything: style, types, tests and what they reach (PYTEST_ARGS=...)
	$(if $(PYTEST_ARGS),$(TESTS) $(PYTEST_ARGS),@$(MAKE) --no-print-directory -j4 measured drawn browsed started)

# The four parts of the tests, side by side: the rules of what counts and keeps, which are measured,
# and that takes half as long again; what screens, pages and papers say; what is seen in a browser;
# and what is started besides. Each waits now and then: two cores will do.
DRAWN := $(patsubst %,tests/test_%.py,answering attacks attacks_again bots citizens_pages \
	citizens_told cli cli_editions cli_files control docs entrance entrance_door entrance_login \
	examples fetch following gain_screens handouts hostile house many_machines materials \
	moving_screens new office one_report opening pdf_ears pdf_editions pdf_packed phones_before \
	plan_screens plan_told prepare_screens reading report room round_screens saving scripts \
	sheet_papers sheets_called sketch standing unreachable views words)
BROWSED := $(patsubst %,tests/test_%.py,browser citizens_browser day entrance_proxy \
	fetch_browser following_browser home_browser phones_browser reading_browser room_browser \
	sheet_gain_browser sheet_journey_browser sheet_roles_browser workshop_browser)
STARTED := $(patsubst %,tests/test_%.py,addresses docs_commands durability entrance_server \
	home_screens office_opened pdf pdf_valid room_server screens workshop_screens)
TESTS = HELHEDSTJEK_TEST_CHROMIUM="$(CHROMIUM)" $(BIN)/python -m pytest

measured:
	$(BIN)/python -m coverage run -m pytest -q $(addprefix --ignore=,$(DRAWN) $(BROWSED) $(STARTED))
	@$(BIN)/python -m coverage report

drawn:
	$(TESTS) -q $(DRAWN)

browsed:
	$(TESTS) -q $(BROWSED)

started:
	$(TESTS) -q $(STARTED)

pythons:  ## Run the tests that need nothing but Python on the oldest and the newest one (PYTHONS=...)
	@for python in $(PYTHONS); do \
		at=.venv/pythons/$$("$$python" -c 'import platform; print(platform.python_version())'); \
		echo "$$at"; \
		[ -x "$$at/bin/python" ] || "$$python" -m venv "$$at" || exit 1; \
		"$$at/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes \
			-r requirements.txt -r requirements-dev.txt || exit 1; \
		"$$at/bin/python" -m pip install -qq --disable-pip-version-check --no-deps \
			--no-build-isolation -e . || exit 1; \
		"$$at/bin/python" -m pytest -k '$(PLAIN)' $(PYTEST_ARGS) || exit 1; \
	done

lint: $(DEV)  ## Check style and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: $(DEV)  ## Put the code in form
	$(BIN)/ruff check --fix-only --quiet
	$(BIN)/ruff format

torture: $(DEV) chromium postgresql strace nginx libreoffice java  ## Run the tests that take minutes
	HELHEDSTJEK_TEST_CHROMIUM="$(CHROMIUM)" $(BIN)/python -m pytest -m torture $(PYTEST_ARGS)

bench: $(DEV)  ## Measure
	$(BIN)/python -m benchmarks

schema: $(RUN)  ## Write the JSON Schemas of the shelves
	$(BIN)/helhedstjek schema

pictures: $(DEV) chromium  ## Draw the pictures of the documentation
	HELHEDSTJEK_TEST_CHROMIUM="$(CHROMIUM)" $(BIN)/python -m docs.pictures

messages: $(RUN)  ## Bring the catalogues up to date with the code
	$(BIN)/pybabel -q extract -F pyproject.toml -k say -k count:1,2 -k Refused -k Told -k Stopped:2 --add-location=file --sort-by-file \
		--project=helhedstjek --version=0 -o $(CATALOGUE) .
	$(BIN)/pybabel -q update -D helhedstjek -i $(CATALOGUE) -d locale -l da --init-missing -w 100 \
		--no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date

lock:  ## Pin the requirements again, with uv (UPGRADE=--upgrade for newer ones)
	$(COMPILE) $(UPGRADE) -o requirements.txt
	$(COMPILE) $(UPGRADE) --group dev -c requirements.txt -o requirements-dev.txt

clean:  ## Remove the environment and the caches, and no data
	rm -rf .venv .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache $(CATALOGUE)
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

chromium: $(DEV)
	@if [ -n "$(CHROMIUM)" ]; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then $(call apt,chromium); \
	else $(BIN)/playwright install chromium; fi

# Where they cannot be installed, the tests that need them fail and say what is missing.
postgresql:
	@if ! ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 && ! command -v initdb >/dev/null \
	&& [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then $(call apt,postgresql); fi

strace:
	@if ! command -v strace >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	then $(call apt,strace); fi

java:
	@if ! command -v java >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	then $(call apt,default-jre-headless); fi

nginx:
	@if ! command -v nginx >/dev/null && [ ! -x /usr/sbin/nginx ] && [ "$$(id -u)" = 0 ] \
	&& command -v apt-get >/dev/null; then $(call apt,nginx-light); fi

iproute2:
	@if ! command -v ip >/dev/null && [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; \
	then $(call apt,iproute2); fi

libreoffice:
	@if ! command -v soffice >/dev/null && ! command -v libreoffice >/dev/null \
	&& [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	$(call apt,--no-install-recommends libreoffice-writer-nogui libreoffice-calc-nogui \
		libreoffice-impress-nogui); fi

$(BIN)/python:
	@[ -n "$(PYTHON)" ] || { echo 'Python 3.11 or newer is needed: make PYTHON=/path/to/python3'; exit 1; }
	$(PYTHON) -m venv .venv

$(RUN): requirements.txt pyproject.toml | $(BIN)/python
	@echo 'Installing what is needed; the first time takes about half a minute.'
	@$(PIP) --require-hashes -r requirements.txt
	@$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements-dev.txt $(RUN)
	@$(PIP) --require-hashes -r requirements-dev.txt
	@touch $@
