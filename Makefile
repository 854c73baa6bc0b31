# Needs nothing but make and Python 3.11+: each target sets up what it uses.
.DEFAULT_GOAL := help
.PHONY: help run setup test check lint types layers fix kb bench package freeze deb lock clean
PY := .venv/bin/python
T ?= tests
K ?=

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: ## set up and open the program on the sample project
	@sh packaging/bootstrap.sh run
	@$(PY) packaging/run_sample.py

setup: ## set up the development environment
	@sh packaging/bootstrap.sh dev

test: setup check ## set up, then run every check and every test, headless
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n 2 $(T) $(if $(K),-k "$(K)")

check: setup lint types layers ## static checks only

lint:
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .

types:
	$(PY) -m mypy

layers:
	PYTHONPATH=desktop .venv/bin/lint-imports --no-cache

fix: setup ## let ruff mend what it can
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

kb: setup ## report on the license knowledge (R="llama-3.1 …": those records for review)
	$(PY) -m tests.knowledge $(R)

bench: setup ## measure the budgets (BENCH=--large, BENCH=--text or a folder for more)
	QT_QPA_PLATFORM=offscreen $(PY) -m tests.bench $(BENCH)

package: setup ## build the wheel into dist/ and try it away from the sources
	rm -rf dist build/wheel
	$(PY) -m pip wheel . -q --disable-pip-version-check --no-deps --no-build-isolation -w dist
	$(PY) -m pip install -q --disable-pip-version-check --no-deps --target build/wheel dist/*.whl
	PYTHONPATH=$(CURDIR)/build/wheel $(PY) packaging/smoke.py $(CURDIR)/$(PY) -m clearweights

freeze: setup ## build the frozen program into dist/clearweights/ and try it (on the system it is meant for)
	$(PY) -m pip install -q --disable-pip-version-check --require-hashes -r packaging/requirements-freeze.txt
	$(PY) -m PyInstaller --noconfirm --log-level WARN --workpath build/freeze --distpath dist packaging/frozen/clearweights.spec
	$(PY) packaging/smoke.py dist/clearweights/clearweights

deb: freeze ## make a Debian package of the frozen program, and try it unpacked
	sh packaging/frozen/deb.sh
	rm -rf build/unpacked && dpkg-deb -x dist/*.deb build/unpacked
	$(PY) packaging/smoke.py build/unpacked/opt/clearweights/clearweights

lock: ## compile the hashed requirements (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate packaging/requirements.in -o packaging/requirements.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate packaging/requirements-dev.in -o packaging/requirements-dev.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate -c packaging/requirements-dev.txt packaging/requirements-freeze.in -o packaging/requirements-freeze.txt

clean: ## remove the virtual environment and caches
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
