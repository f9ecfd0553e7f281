"""The public record asks the rooms for published values and for nothing else."""

import ast
from pathlib import Path

import pytest

import orkhon

PORTAL = Path(orkhon.__file__).parent / "portal"
MODULES = sorted(PORTAL.rglob("*.py"))
ROOMS = (
    "accounts",
    "dialogue",
    "legislation",
    "observation",
    "press",
    "proceedings",
    "protocol",
    "record",
    "register",
)
# The catalogue is made of published values alone; the linter keeps its tables apart.
ALLOWED = {
    # The foot of a page, and the public key that the verify page shows.
    "orkhon.record.queries",
    "orkhon.record.keys",
    # What a kept file is called, and how large it is, wherever a room published one.
    "orkhon.record.published",
    # What an assembly, body or state is called in a language.
    "orkhon.register.queries.labels",
}
"""Besides `queries.published*` of every room."""


def asked(path):
    """Modules of rooms that a module of the portal reads, and the names it takes."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, [one.name for one in node.names]
        elif isinstance(node, ast.Import):
            for one in node.names:
                yield one.name, []


def is_published(module):
    parts = module.split(".")
    return "queries" in parts and parts[-1].startswith("published")


@pytest.mark.parametrize(
    "path", [pytest.param(one, id=str(one.relative_to(PORTAL))) for one in MODULES]
)
def test_a_module_of_the_portal_reads_published_values_alone(path):
    found = [
        module
        for module, _names in asked(path)
        if module.startswith(tuple(f"orkhon.{room}." for room in ROOMS))
        and not is_published(module)
        and module not in ALLOWED
    ]
    assert found == []


def test_of_the_record_the_portal_reads_its_foot_and_its_proofs_alone():
    names = {
        name
        for path in MODULES
        for module, taken in asked(path)
        if module == "orkhon.record.queries"
        for name in taken
    }
    assert names <= {"latest_checkpoint", "plinth"}
