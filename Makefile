# `make site` builds the whole site into site/; `make test` tests everything. Both work on a fresh machine with Python 3.11.
.DELETE_ON_ERROR:
.PHONY: site release serve check editor test bless bench bench-check bench-search bench-compliance bench-detection pdf lock clean

PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
export NO_MKDOCS_2_WARNING := 1
# Where a shell sets this, each command and each worker of the tests would compile all of its modules anew.
unexport PYTHONDONTWRITEBYTECODE

site: $(VENV)/ready check
	$(BIN)/panji build
	$(BIN)/panji export --into site/data/release

# The same, with the tables as Parquet files too.
release: $(VENV)/ready-export site

check: $(VENV)/ready
	$(BIN)/panji check

# Completions and schemas for an editor; VS Code does it by itself when it opens the folder.
editor: $(VENV)/ready
	$(BIN)/panji editor

serve: $(VENV)/ready
	$(BIN)/mkdocs serve

test: $(VENV)/ready-test
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

# Writes what the tests expect of the world and the rules anew; read the difference before you commit it.
bless: $(VENV)/ready-test
	$(BIN)/python -m pytest --bless tests/test_rules.py tests/test_world.py

bench: $(VENV)/ready-bench
	$(BIN)/python tests/benchmarks/publish.py $(BENCH)

# The check at several sizes beside other validators; CHECK="1000,10000 --repeat 5" takes other sizes.
bench-check: $(VENV)/ready-bench
	$(BIN)/python tests/benchmarks/check.py $(CHECK)

# Search engines side by side; SEARCH="--data DIR" takes other pairs, SEARCH="--engines '' --scale 1000,5000" times ours alone.
bench-search: $(VENV)/ready-test $(VENV)/ready-bench
	$(BIN)/python tests/benchmarks/search.py $(SEARCH)

# The site of a register in which much is owed: 200 directives, 41 districts, 24 monthly reports; COMPLIANCE="--directives 50".
bench-compliance: $(VENV)/ready-bench
	$(BIN)/python tests/benchmarks/compliance.py $(COMPLIANCE)

# Counts false alarms and misses of the rules on language and privacy; DETECTION="--english DIR" takes more good texts.
bench-detection: $(VENV)/ready-test
	$(BIN)/python tests/benchmarks/detection.py $(DETECTION)

# Records on paper: make pdf ID="cmo/directive/2026/3 cmo/letter/2026/1"
pdf: $(VENV)/ready-pdf
	$(BIN)/panji pdf $(ID)

lock:
	$(PYTHON) -m venv $(VENV)-lock
	$(VENV)-lock/bin/pip install --quiet pip-tools
	for set in requirements requirements-export requirements-pdf requirements-test requirements-bench; do \
	  $(VENV)-lock/bin/pip-compile --quiet --upgrade --generate-hashes --allow-unsafe --strip-extras --no-header \
	    --no-emit-index-url --no-emit-find-links --no-emit-trusted-host $$set.in -o $$set.txt || exit 1; done
	rm -r $(VENV)-lock

clean:
	rm -rf site .panji

$(VENV)/ready: requirements.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	touch $@

$(VENV)/ready-export: $(VENV)/ready requirements-export.txt
	$(INSTALL) -r requirements-export.txt
	touch $@

$(VENV)/ready-test: $(VENV)/ready requirements-test.txt
	$(INSTALL) -r requirements-test.txt
	$(BIN)/python tests/browser/chromium.py
	touch $@

$(VENV)/ready-pdf: $(VENV)/ready requirements-pdf.txt
	$(INSTALL) -r requirements-pdf.txt
	touch $@

$(VENV)/ready-bench: $(VENV)/ready requirements-bench.txt
	$(INSTALL) -r requirements-bench.txt
	touch $@
