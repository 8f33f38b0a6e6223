# make serve   the site at http://localhost:8000/
# make test    all tests, browser included
# Python 3.11+ and make are all that is needed (on Debian and Ubuntu also python3-venv); uv is used
# where it is installed.

PYTHON ?= python3
VENV ?= .venv
PORT ?= 8000
BIN := $(VENV)/bin
READY := $(VENV)/.ready
# The theme's banner about the end of MkDocs 1.x; see DEVELOPING.md.
export NO_MKDOCS_2_WARNING := 1
# A copy of the checkout uses its own code, wherever its environment was made.
OURS := PYTHONPATH=hooks

.DEFAULT_GOAL := help
.PHONY: help serve build export check links review editorial ledger format schema lint test test-interop bench bench-peers bench-hostile lock upgrade clean

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml
	@PYTHON="$(PYTHON)" VENV="$(VENV)" scripts/environment.sh
	@touch $@

serve: $(READY) ## the site at http://localhost:8000/, rebuilt when a file changes (PORT=… for another)
	exec env $(OURS) $(BIN)/python scripts/serve.py --port $(PORT)

build: $(READY) ## the site into site/, failing on any problem
	$(OURS) $(BIN)/python scripts/build.py

export: $(READY) ## the site as plain pages into export/, for builders that know nothing of entries, such as Zensical
	$(OURS) $(BIN)/python scripts/export.py

links: $(READY) ## how well entries and articles are linked to each other
	$(OURS) $(BIN)/python scripts/link_report.py

review: $(READY) ## which entries are due for a review
	$(OURS) $(BIN)/python scripts/review.py

editorial: $(READY) ## how the entries are written, as a whole: spread, sameness, what is missing
	$(OURS) $(BIN)/python scripts/editorial.py

check: $(READY) ## what is wrong in glossary/ and docs/, with file, line and the way to mend it
	$(OURS) $(BIN)/python scripts/check.py

ledger: $(READY) ## what was published, and when: run it when a site is published, and commit what it writes
	$(OURS) $(BIN)/python scripts/publish.py

format: $(READY) ## entries in canonical form: order of fields, width of lines, nothing that pasting left
	$(OURS) $(BIN)/python scripts/format.py

schema: $(READY) ## what editors need to check entries while you type, from your topics and regions
	$(OURS) $(BIN)/python scripts/schema.py

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/oxlint --deny-warnings docs/assets overrides hooks/dictionary/exports/templates hooks/dictionary/exports/terms --ignore-pattern "hooks/dictionary/exports/terms/releases/**"

# As many processes as the machine has processors; each has a browser of its own.
test: $(READY) lint ## all tests, in a browser too
	@scripts/git.sh >/dev/null && CHROMIUM="$$(VENV="$(VENV)" scripts/browser.sh)" && export CHROMIUM && \
		$(BIN)/python -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal

test-interop: $(READY) ## tests with programs and data of other projects (YARDSTICK=… for another glossary, YAML_SERVER=… for another server, PEERS=… for another Python, PROGRAMS=… for other programs for Node, JAVA=… for another Java, WORDPRESS=… for another WordPress)
	@YARDSTICK="$$(scripts/yardstick.sh)" && export YARDSTICK && \
		YAML_SERVER="$$(scripts/yaml_server.sh)" && export YAML_SERVER && \
		PEERS="$$(VENV="$(VENV)" scripts/peers.sh)" && export PEERS && \
		PROGRAMS="$$(scripts/programs.sh)" && export PROGRAMS && \
		JAVA="$$(scripts/java.sh)" && export JAVA && \
		WORDPRESS="$$(scripts/wordpress.sh)" && export WORDPRESS && \
		CHROMIUM="$$(VENV="$(VENV)" scripts/browser.sh)" && export CHROMIUM && \
		$(BIN)/python -m pytest tests/interop -rP

bench: $(READY) ## speed and memory, compared with plain MkDocs (takes long)
	$(OURS) $(BIN)/python benchmarks/run.py

bench-peers: $(READY) ## the same for Zensical, Sphinx and mkdocs-ezglossary-plugin, which it installs for itself (about ten minutes)
	$(OURS) $(BIN)/python benchmarks/peers.py

bench-hostile: $(READY) ## what hostile files cost, and how it grows with their size (about fifteen minutes)
	$(BIN)/python benchmarks/hostile.py

lock: $(READY) ## renew requirements.lock after a change of pyproject.toml
	$(BIN)/python scripts/lock.py

upgrade: $(READY) ## renew requirements.lock with the newest of everything
	$(BIN)/python scripts/lock.py --upgrade

clean: ## remove everything that was made
	rm -rf $(VENV) site .cache
