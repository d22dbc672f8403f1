# Two commands for everybody: `make run` and `make test`. Each does its own set-up.
# The others: `make demo`, `make bench`, `make battery SHARD=n`, `make lock`.

PYTHON := .venv/bin/python
TRIAL  ?= trial
SHARD  ?= 1

.PHONY: run demo test check bench battery lock pictures coverage-page translations

run: ## Start a trial HQ on this machine, enrol a trial laptop and officer, open the window.
	@build/prepare.sh run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ -n "$$QT_QPA_PLATFORM" ]; then \
		exec $(PYTHON) -m fieldreport run --trial --folder $(TRIAL); \
	else \
		echo "There is no screen here, so no window can be opened. The same way without a window (make demo):"; \
		exec $(PYTHON) -m fieldreport demo --folder $(TRIAL)-demo; \
	fi

demo: ## Fill, seal, deliver, verify and export the fictional sample incident, without a window.
	@build/prepare.sh run
	@exec $(PYTHON) -m fieldreport demo --folder $(TRIAL)-demo

test: ## Style, types, walls between rooms, and all tests, on all cores of the machine.
	@build/prepare.sh test
	@$(MAKE) --no-print-directory check
	@$(PYTHON) -m pytest -n auto --dist worksteal

check: ## Style and types alone.
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy

bench: ## Measurements; each prints a ratio against a floor of the same run.
	@build/prepare.sh test
	@$(PYTHON) -m bench

battery: ## One shard of the slow batteries (at most 30 minutes).
	@if [ ! -d tests/battery ]; then \
		echo "There are no slow batteries yet (tests/battery), so there is nothing to run. make test runs all tests."; \
	else \
		build/prepare.sh test && $(PYTHON) -m pytest -n auto --dist worksteal tests/battery --shard $(SHARD); \
	fi

pictures: ## Draw the screens that stand in the README and in docs/.
	@build/prepare.sh test
	@$(PYTHON) -m tests.pictures

coverage-page: ## Write docs/coverage.md anew, from the forms and resources/coverage.
	@build/prepare.sh test
	@$(PYTHON) -m fieldreport.forms.coverage

translations: ## Bring resources/translations up to date with the code, and say what has no Spanish yet.
	@build/prepare.sh test
	@$(PYTHON) -m tests.translations

lock: ## Renew requirements.lock after a change of pyproject.toml.
	@$(PYTHON) -m uv pip compile --universal --python-version 3.11 --all-extras --group dev \
		--generate-hashes --no-emit-index-url --no-header pyproject.toml -o requirements.lock
