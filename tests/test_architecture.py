"""The house rules that import-linter cannot see."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "orkhon"
LINES_AT_MOST = 400
FORBIDDEN_NAMES = {"utils", "helpers", "common", "base", "misc"}
MODULES = sorted(
    path for path in PACKAGE.rglob("*.py") if "migrations" not in path.parts
)
TESTS = sorted((ROOT / "tests").rglob("test_*.py"))


def named(paths):
    return [pytest.param(path, id=str(path.relative_to(ROOT))) for path in paths]


@pytest.mark.parametrize("path", named(MODULES + TESTS))
def test_a_file_has_one_subject(path):
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LINES_AT_MOST, "which second subject has moved in?"


@pytest.mark.parametrize("path", named(MODULES))
def test_a_module_is_named_by_a_noun_of_the_field(path):
    assert path.stem not in FORBIDDEN_NAMES


@pytest.mark.parametrize("path", named(MODULES))
def test_only_an_engine_lists_names_in_its_init(path):
    if path.name != "__init__.py" or "engines" in path.parts:
        return
    if path.parent.name in {"models", "queries", "actions", "views", "forms", "intake"}:
        return  # a file that outgrew itself keeps its old address
    assert path.read_text(encoding="utf-8").strip() == ""


@pytest.mark.parametrize("path", named(MODULES))
def test_every_module_says_what_it_is(path):
    text = path.read_text(encoding="utf-8")
    if text.strip() and path.name != "apps.py":
        assert ast.get_docstring(ast.parse(text)), "the module has no docstring"


@pytest.mark.parametrize("path", named(TESTS))
def test_every_test_asserts_something(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test"):
            words = ast.unparse(node)
            assert re.search(r"\bassert|raises\(|expect\(|assert_|check_", words), (
                f"{node.name} asserts nothing"
            )


def test_templates_carry_no_script_style_or_raw_colour():
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in PACKAGE.rglob("*.html")
        for match in re.finditer(
            r"<style|\sstyle=|<script(?![^>]*(?:src=|json))|\son[a-z]+=\"|"
            r"(?<![&\w])#[0-9a-fA-F]{6}\b",
            path.read_text(encoding="utf-8"),
        )
    ]
    assert found == []


def test_the_record_tables_are_touched_by_the_record_alone():
    tables = re.compile(
        r"\b(Entry|EntryPayload|Checkpoint|TreeHead)\.objects\b|record_(entry|checkpoint)"
    )
    found = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if PACKAGE / "record" not in path.parents
        and tables.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
