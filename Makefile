# make suite and make test are enough by themselves on a fresh machine: they set up what is missing.
PYTHON ?= python3
ARGS ?=
TARGET ?= embedded
N ?= 20
BIN := .venv/bin
MAKEFLAGS += --no-print-directory
# Modules are compiled once, out of sight, even where the environment forbids it: every process would do it again.
export PYTHONDONTWRITEBYTECODE :=
export PYTHONPYCACHEPREFIX := $(CURDIR)/.venv/bytecode

.PHONY: help suite test check lint format types arrows gherkin browser defects soak rewordings bench-suite bench-robot chaos clean

help:
	@echo "make suite          les scénarios, sur le portail embarqué   (ARGS=\"…\" : options de pytest)"
	@echo "make test           make check, puis les scénarios et les tests de l'outillage"
	@echo "make check          style, types, dépendances entre modules, scénarios"
	@echo "make browser        trouver ou installer un navigateur Chromium"
	@echo "make defects        chercher chaque défaut du portail embarqué      (TARGET=… : un autre habillage)"
	@echo "make soak           passer la suite N fois (20), au hasard, et comparer les passages"
	@echo "make rewordings     changer les mots d'un portail N fois (20), coller les conseils de doctor, et juger"
	@echo "make bench-suite    mesurer la suite"
	@echo "make bench-robot    mesurer le robot"
	@echo "make chaos          éprouver le robot, pannes au hasard, mille lignes"
	@echo "make clean          supprimer l'environnement, les caches et les rapports"

# Made again when the dependencies change; a second run starts at once.
.venv/ready: pyproject.toml uv.lock bootstrap.py
	@command -v $(PYTHON) > /dev/null || { echo "Erreur : $(PYTHON) est introuvable. Installez Python 3.11 ou plus récent." >&2; exit 2; }
	@$(PYTHON) bootstrap.py
	@touch $@

.venv/browser: .venv/ready
	@$(BIN)/python -m pages.browser install
	@touch $@

browser: .venv/ready
	@$(BIN)/python -m pages.browser install
	@touch .venv/browser

# The report is built whatever pytest says; what pytest says is what counts.
suite: .venv/browser
	@$(BIN)/pytest features $(ARGS); code=$$?; $(BIN)/python -m reports.allure; exit $$code

test: check .venv/browser
	@$(BIN)/pytest $(ARGS); code=$$?; $(BIN)/python -m reports.allure; exit $$code

check: .venv/ready
	@$(MAKE) --jobs=2 --keep-going --output-sync=target lint format types arrows gherkin

lint: .venv/ready
	@$(BIN)/ruff check

format: .venv/ready
	@$(BIN)/ruff format --check

types: .venv/ready
	@$(BIN)/mypy

arrows: .venv/ready
	@$(BIN)/lint-imports

gherkin: .venv/ready
	@$(BIN)/myopenip gherkin check

# Eight lanes on two cores: half of the time of a defect is a Then step that waits for what does not come.
defects: .venv/browser
	@$(BIN)/pytest tests/defects -n 8 --dist worksteal -p no:randomly --defects tous --target $(TARGET) $(ARGS)

soak: .venv/browser
	@$(BIN)/python -m bench.soak --runs $(N) --target $(TARGET) --write $(ARGS)

rewordings: .venv/browser
	@$(BIN)/python -m tests.doctor.rewording --seeds $(N) --write $(ARGS)

bench-suite: .venv/browser
	@$(BIN)/python -m bench.suite $(ARGS)

bench-robot: .venv/browser
	@$(BIN)/python -m bench.robot $(ARGS)

chaos: .venv/browser
	@$(BIN)/python -m tests.robot.chaos $(ARGS)

clean:
	rm -rf .venv .cache .mypy_cache .ruff_cache .pytest_cache .import_linter_cache reports/out
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
