"""`orkhon brief`: found by any spelling, several refused, files by their name."""

import json

import pytest
from django.core.management import CommandError, call_command

from tests.rooms.dialogue.briefing_sample import person_called, world

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample():
    return world()


def brief(capsys, *words, **options):
    call_command("brief", *words, **options)
    return capsys.readouterr().out


@pytest.mark.parametrize("name", ["Sundetbek", "Сундетбек", "Өмірғали Сүндетбек"])
def test_any_spelling_finds_the_person(sample, capsys, name):
    written = brief(capsys, name, "--on", "2027-03-15")
    assert "# Omirgali Sundetbek" in written
    assert "15 days late" in written


def test_a_body_is_found_by_its_name_or_its_key(sample, capsys):
    for name in ("Sample Mazhilis", "chamber"):
        written = brief(capsys, *name.split(), "--on", "2027-03-15")
        assert "# Sample Mazhilis" in written


def test_the_day_asked_for_counts(sample, capsys):
    written = brief(capsys, "Sundetbek", "--on", "2026-10-01")
    assert "12 November 2026" not in written


def test_the_file_takes_its_form_from_its_name(sample, capsys, tmp_path):
    path = tmp_path / "book.docx"
    said = brief(capsys, "Sundetbek", "--on", "2027-03-15", "--output", str(path))
    assert path.read_bytes().startswith(b"PK")
    assert said == (
        f"{path}: Omirgali Sundetbek, as of 2027-03-15; contacts 2, "
        "open promises: theirs 1, ours 1; proposals that wait 0\n"
    )


def test_a_file_without_a_name_is_named_after_the_person(
    sample, capsys, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    said = json.loads(
        brief(capsys, "Sundetbek", "--on", "2027-03-15", "--format", "html", "--json")
    )
    assert said == {
        "file": "briefing-omirgali-sundetbek-2027-03-15.html",
        "about": "Omirgali Sundetbek",
        "kind": "person",
        "on": "2027-03-15",
        "contacts": 2,
        "promises": 3,
        "open_on_their_side": 1,
        "open_on_our_side": 1,
        "waiting": 0,
    }
    assert (tmp_path / said["file"]).read_text("utf-8").startswith("<!doctype html>")


def test_a_name_that_fits_several_is_refused_with_all_of_them(sample):
    person_called("Berik Sundetbek")
    with pytest.raises(CommandError) as refused:
        call_command("brief", "Sundetbek")
    assert "“Sundetbek” fits several, say more of the name:" in str(refused.value)
    assert "Berik Sundetbek" in str(refused.value)
    assert "Omirgali Sundetbek: Deputy Speaker, Sample Mazhilis" in str(refused.value)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["Zzyzx"], "the register knows nobody and no body called “Zzyzx”"),
        (["Sundetbek", "--on", "2027-02-30"], "“2027-02-30” is no day"),
        (["Sundetbek", "--output", "book.odt"], "book.odt names no format"),
        (["Sundetbek", "--output", "/nowhere/book.md"], "/nowhere/book.md cannot be"),
    ],
)
def test_what_cannot_be_done_is_said(sample, words, message):
    with pytest.raises(CommandError, match=message):
        call_command("brief", *words)
