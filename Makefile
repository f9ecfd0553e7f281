# make demo and make test do their whole set-up; each line calls run.py, which
# needs nothing but Python 3.11.
PYTHON ?= python3
export SERVE ?= 1

.DEFAULT_GOAL := help
.PHONY: help demo test run check bench docs

help:  ## this list
	@$(PYTHON) run.py help

demo:  ## set up, load the sample assembly, do the main job, serve (SERVE=0: stop before)
	@$(PYTHON) run.py demo

test:  ## set up PostgreSQL and a browser, run every test
	@$(PYTHON) run.py test $(ARGS)

run:  ## serve what is there
	@$(PYTHON) run.py run

check:  ## style, types, imports, migrations, templates
	@$(PYTHON) run.py check

bench:  ## measure, each figure beside a peer's from the same run
	@$(PYTHON) run.py bench $(ARGS)

docs:  ## check the docs: links, settings, commands, record verbs
	@$(PYTHON) run.py docs
