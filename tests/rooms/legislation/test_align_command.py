"""`orkhon law align`: two files or two laws, as text, JSON or CSV."""

import csv
import io
import json

import pytest
from django.core.management import CommandError, call_command

from orkhon.legislation.actions.texts import begin_work
from tests.rooms.legislation import laws


@pytest.fixture
def files(tmp_path, db):
    a, b = tmp_path / "model.txt", tmp_path / "law.txt"
    a.write_text(laws.MODEL_EN, encoding="utf-8")
    b.write_text(laws.TR_TR, encoding="utf-8")
    return str(a), str(b)


def align(*args):
    out = io.StringIO()
    call_command("law", "align", *args, stdout=out)
    return out.getvalue()


def pairs(said):
    return {tuple(one["a"]): tuple(one["b"]) for one in json.loads(said)["pairs"]}


def test_two_files_in_two_languages(files):
    # As laws.py says: model 1 is Türkiye 1, 2 is 2, 3 is 3; 4 has no partner there.
    said = align(*files, "--format", "json")
    assert pairs(said) == {
        ("Article 1",): ("Madde 1",),
        ("Article 2(1)",): ("Madde 2(1)",),
        ("Article 2(2)",): ("Madde 2(2)",),
        ("Article 3(1)",): ("Madde 3(1)",),
        ("Article 3(2)",): ("Madde 3(2)",),
    }
    assert json.loads(said)["alone_a"] == ["Article 4"]
    assert json.loads(said)["b_language"] == "tr"


def test_two_laws_kept_here_in_a_language_that_both_have(model, kazakh_law):
    said = json.loads(align("model-toys", "kz-toys", "--format", "json"))
    assert (said["a_language"], said["b_language"]) == ("en", "en")
    (recall,) = [one for one in said["pairs"] if one["a"] == ["Article 3(1)"]]
    assert recall["b"] == ["Article 4(1)"]
    assert "Deadlines differ: 5 day / 15 day" in recall["flags"]


def test_laws_in_languages_that_are_named(model, kazakh_law):
    said = align("model-toys", "kz-toys", "--lang-b", "kk")
    assert "Article 3(1)  =  4-бап, 1-тармақ" in said
    assert "      ! Deadlines differ: 5 day / 15 day" in said
    assert "Only in A: Article 3(2)" in said


def test_a_spreadsheet_has_a_row_a_pair_and_the_lonely_ones(files):
    rows = list(csv.DictReader(io.StringIO(align(*files, "--format", "csv"))))
    assert rows[0]["b"] == "Madde 1"
    assert (rows[-1]["a"], rows[-1]["b"]) == ("Article 4", "")


def test_an_ordered_text_and_its_translation(tmp_path, files):
    russian = tmp_path / "ru.txt"
    russian.write_text(laws.MODEL_RU, encoding="utf-8")
    said = align(files[0], str(russian), "--ordered", "--format", "json")
    assert len(pairs(said)) == 6
    assert pairs(said)["Article 4",] == ("Статья 4",)


def test_what_cannot_be_aligned_is_said(files, model, tmp_path, countries, legal):
    with pytest.raises(CommandError, match="neither a file nor the key"):
        align(files[0], "nowhere")
    with pytest.raises(CommandError, match="no text in tr"):
        align("model-toys", files[1], "--lang-a", "tr")
    empty = begin_work(
        "kz-empty", "national-law", "Law", by=legal, country=countries["KZ"]
    )
    with pytest.raises(CommandError, match="kz-empty has no text yet"):
        align("model-toys", empty.key)
    bad = tmp_path / "bad.docx"
    bad.write_bytes(b"PK\x03\x04 not a Word file")
    with pytest.raises(CommandError, match=r"bad\.docx"):
        align(files[0], str(bad))
    german = tmp_path / "de.txt"
    german.write_text("x y z\n", encoding="utf-8")
    with pytest.raises(CommandError, match="No alignment for language"):
        align(files[0], str(german))
