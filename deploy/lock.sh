#!/usr/bin/env bash
# Write the four lock files anew: versions and hashes, no addresses.
set -euo pipefail
cd "$(dirname "$0")/.."
uv=${UV:-.venv/bin/uv}
compile() {
  "$uv" pip compile -q --universal --python-version 3.11 --generate-hashes \
    --no-annotate --no-header --no-emit-index-url --no-emit-find-links "$@"
}
compile --extra postgresql pyproject.toml -o requirements.lock
compile --extra postgresql --group dev pyproject.toml -o requirements-dev.lock -c requirements.lock
compile --extra postgresql --group dev --group bench pyproject.toml -o requirements-bench.lock -c requirements-dev.lock
printf 'uv\nhatchling\neditables\n' | compile - -o requirements-tools.lock
