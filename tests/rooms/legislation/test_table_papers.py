"""The correspondence table: words beside words, with status, reason, who and when."""

import csv
import io
import json

import docx
import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from django.utils import translation
from docx.enum.section import WD_ORIENT

from orkhon.legislation.actions.carrying import after_new_text
from orkhon.legislation.actions.comparing import begin_comparison
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.documents.table import table_bytes, table_paper
from orkhon.legislation.models import Expression
from orkhon.legislation.queries.table import actor_names, table_of
from orkhon.register.models import Country
from tests.rooms.legislation import laws
from tests.rooms.legislation.decided import kazakh, turkish

__all__ = ["kazakh", "turkish"]
KAZAKH = "Өндіруші елеулі қауіп төндіретін ойыншықты 15 жұмыс күні ішінде"
ENGLISH = "The producer recalls a toy that presents a serious risk within 15 working"


def words_of(data):
    """All words of a Word file's tables and paragraphs."""
    document = docx.Document(io.BytesIO(data))
    cells = [
        cell.text
        for table in document.tables
        for row in table.rows
        for cell in row.cells
    ]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


@pytest.fixture
def table(model):
    def made(codes=(), words=""):
        return table_of(model, codes, words=words)

    return made


def rows_of(data):
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


def test_each_provision_stands_with_its_words_status_reason_and_who(
    kazakh, table, legal
):
    found = table()
    recall = next(row for row in found.rows if row.said.no == "3(1)")
    kz, tr = recall.entries
    assert kz.standing.letter == "V"
    assert kz.decided_by == legal.display_name
    assert kz.provisions[0].said.name == "4-бап, 1-тармақ"
    assert kz.provisions[0].said.words.startswith(KAZAKH)
    assert kz.provisions[0].said.is_authentic
    assert (tr.standing.letter, tr.provisions) == ("?", ())


def test_words_in_a_chosen_language_are_called_unofficial(kazakh, table):
    recall = next(row for row in table(words="en").rows if row.said.no == "3(1)")
    said = recall.entries[0].provisions[0].said
    assert said.words.startswith(ENGLISH)
    assert not said.is_authentic
    with translation.override("en"):
        paper = words_of(table_bytes(table(["KZ"], words="en"), "docx"))
    assert "Article 4(1) [2], unofficial translation" in paper
    # The model law binds in English.
    assert "The producer shall recall a toy" in paper


def test_a_language_that_a_law_lacks_leaves_the_words_that_bind(kazakh, table):
    recall = next(row for row in table(words="ru").rows if row.said.no == "3(1)")
    assert recall.said.language == "ru"
    assert recall.entries[0].provisions[0].said.words.startswith(KAZAKH)


def test_the_word_file_lies_on_its_side_and_names_its_sources(kazakh, table):
    data = table_bytes(table(), "docx")
    section = docx.Document(io.BytesIO(data)).sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    said = words_of(data)
    assert "3 of 5 examined" in said
    assert "nothing examined yet" in said
    assert "no law on the subject is known" in said
    assert "? not examined" in said
    assert "4-бап, 1-тармақ [2]" in said
    assert "version 1, in force, adopted May 2024; Kazakh, authentic text" in said
    assert "read from kz-toys-1-kk.txt" in said


def test_the_heading_has_versions_and_dates(kazakh, table):
    paper = table_paper(table())
    assert paper.running_note == "version 1, draft, as of 1 September 2026"
    assert paper.status.startswith("as decided by ")
    assert paper.is_across


def test_the_page_file_needs_nothing_beside_it_and_speaks_the_readers_language(
    kazakh, table
):
    with translation.override("kk"):
        page = table_bytes(table(), "html").decode()
    assert '<html lang="kk">' in page
    assert "A4 landscape" in page
    assert "Кері қайтарып алу" not in page
    assert KAZAKH in page


def test_the_pdf_is_a_pdf(kazakh, table):
    assert table_bytes(table(["KZ"]), "pdf").startswith(b"%PDF")


def test_a_spreadsheet_has_a_line_for_each_pair_and_runs_none_of_them(kazakh, table):
    rows = rows_of(table_bytes(table(), "csv"))
    # Six provisions of two members, none with two partners.
    assert len(rows) == 12
    absent = next(one for one in rows if one["status"] == "absent")
    assert absent["reason"] == "'=Nobody has to be told."
    assert absent["law"] == ""
    recall = next(one for one in rows if one["status"] == "diverges")
    assert (recall["law"], recall["law_no"]) == ("kz-toys", "4(1)")
    assert recall["law_standing"] == "authentic"
    assert sum(one["status"] == "not-examined" for one in rows) == 7


def test_programs_get_the_same_as_json(kazakh, table):
    found = json.loads(table_bytes(table(["KZ"]), "json"))
    assert [one["country"] for one in found["members"]] == ["KZ"]
    recall = next(one for one in found["provisions"] if one["no"] == "3(1)")
    said = recall["members"][0]["provisions"][0]
    assert (said["eid"], said["language"]) == ("art_4__para_1", "kk")
    assert said["source"] == "kz-toys-1-kk.txt"


def test_a_provision_that_is_gone_keeps_its_words_and_says_so(
    kazakh, kazakh_law, bring, legal, table
):
    gone = laws.KZ_KK.replace(
        laws.KZ_KK[laws.KZ_KK.index("3-бап.") : laws.KZ_KK.index("2-тарау.")], ""
    )
    version = bring(kazakh_law, {"kk": gone})
    after_new_text(Expression.objects.get(version=version), by=legal)
    said = words_of(table_bytes(table(["KZ"]), "docx"))
    assert "The law's last version no longer has it." in said
    assert "text changed, examine again" in said
    assert "техникалық құжаттарды 10 жыл сақтайды" in said


def test_more_members_than_fit_stand_in_tables_one_after_the_other(
    kazakh, model, legal, table
):
    for code, name in (("HU", "Hungary"), ("TM", "Turkmenistan"), ("UZ", "Uzbekistan")):
        country = Country.objects.create(
            code=code, english_name=name, english_sort_key=name
        )
        begin_comparison(model, country, by=legal)
    paper = table_paper(table())
    heads = [one.head for one in paper.blocks if hasattr(one, "head")]
    assert max(len(one) for one in heads) == 5
    assert ("Provision of the model law", "Uzbekistan") in heads


def test_a_model_law_without_members_is_a_paper_as_well(model, table):
    assert "compared with no member yet" in words_of(table_bytes(table(), "docx"))
    assert "nothing is decided yet" in words_of(table_bytes(table(), "docx"))


def test_a_machine_keeps_its_own_name(legal):
    named = actor_names([legal.actor_id, "machine/alignment", ""])
    assert named == {
        legal.actor_id: legal.display_name,
        "machine/alignment": "machine/alignment",
    }


def test_files_are_made_for_the_members_and_language_asked_for(
    kazakh, model, client, delegate
):
    client.force_login(delegate)
    chosen = client.get(reverse("legislation:table", args=[model.key]))
    assert b'value="KZ" checked' in chosen.content
    address = reverse("legislation:table-file", args=[model.key, "file"])
    answer = client.get(
        address, {"format": "csv", "member": "KZ", "words": "en", "more": "x"}
    )
    assert "model-toys-correspondence.csv" in answer["Content-Disposition"]
    assert {one["country"] for one in rows_of(answer.content)} == {"KZ"}
    unknown = client.get(address, {"format": "xlsx"})
    assert unknown.status_code == 404
    odd = client.get(address, {"format": "csv", "words": "tlh"})
    assert KAZAKH in odd.content.decode()


def test_a_model_law_without_a_text_has_no_table(client, legal):
    client.force_login(legal)
    begin_work("model-empty", "model-law", "Model law without a text", by=legal)
    address = reverse("legislation:table-file", args=["model-empty", "csv"])
    assert client.get(address).status_code == 404


def test_the_command_writes_the_table_where_it_is_told(kazakh, tmp_path, capsys):
    path = tmp_path / "table.csv"
    call_command(
        "law", "table", "model-toys", "--members", "kz", "--format", "csv",
        "--language", "ru", "--out", str(path),
    )  # fmt: skip
    rows = rows_of(path.read_bytes())
    assert len(rows) == 6
    assert rows[0]["model_language"] == "ru"
    assert str(path) in capsys.readouterr().out


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (["model-toys", "--members", "UZ"], "is not compared with UZ"),
        (["model-nothing"], "there is no law model-nothing"),
        ([], "name a model law, or several laws"),
        (["model-toys", "--comparative", "kz-toys"], "not both"),
        (["--comparative", "kz-toys"], "at least two laws"),
        (["--comparative", "kz-toys", "--headings", "/nowhere"], "No such file"),
        (["model-toys", "--out", "/nowhere/x", "--format", "csv"], "No such file"),
        (["model-empty"], "has no text yet"),
    ],
)
def test_the_command_says_what_is_wrong(kazakh, legal, asked, words):
    begin_work("model-empty", "model-law", "Model law without a text", by=legal)
    with pytest.raises(CommandError, match=words):
        call_command("law", "table", *asked)
