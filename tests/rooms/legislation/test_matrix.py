"""The matrix: every provision of a model law against every member."""

from datetime import date

import pytest
from django.urls import reverse

from orkhon.legislation.actions.carrying import after_new_text
from orkhon.legislation.actions.deciding import decide, take_back
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.models import CorrespondenceStep, Expression, Status
from orkhon.legislation.queries.cells import articles_in_words
from orkhon.legislation.queries.matrix import matrix_of
from tests.rooms.legislation import laws
from tests.rooms.legislation.decided import at, kazakh, turkish

__all__ = ["kazakh", "turkish"]


@pytest.fixture
def matrix(model):
    def made(**asked):
        return matrix_of(model, **({"language": "en"} | asked))

    return made


def letters(found):
    """Rows of letters by the provision's number, members in order."""
    return {
        row.said.no: "".join(cell.letter for cell in row.cells)
        for part in found.chapters
        for row in part.rows
    }


def test_members_stand_in_english_order_and_letters_are_what_was_decided(
    kazakh, matrix
):
    found = matrix()
    assert [one.country.code for one in found.columns] == ["KZ", "TR"]
    assert letters(found) == {
        "1": "E?", "2(1)": "E?", "2(2)": "E?", "3(1)": "V?", "3(2)": "A?", "4": "??",
    }  # fmt: skip


def test_a_share_has_its_denominator_and_what_nobody_examined_is_no_zero(
    kazakh, matrix
):
    kz, tr = (one.tally for one in matrix().columns)
    # By hand: tests/rooms/legislation/decided.py.
    assert (kz.enacted, kz.examined, kz.total) == (3, 5, 6)
    assert kz.words == "3 enacted, 1 diverges, 1 absent, 1 not examined"
    assert (tr.enacted, tr.examined, tr.total) == (0, 0, 6)


def test_a_bar_shows_the_statuses_in_their_order_and_fills_its_length(kazakh, matrix):
    kz = matrix().columns[0].tally
    assert [(one.code, one.count) for one in kz.parts] == [
        ("E", 3), ("V", 1), ("A", 1), ("U", 1),
    ]  # fmt: skip
    # 3 of 6 is one half; the next part begins there.
    assert (kz.parts[0].x, kz.parts[1].x) == (0, 50)
    assert kz.parts[-1].x + kz.parts[-1].width == pytest.approx(99.4, abs=0.02)


def test_national_articles_are_named_as_readers_say_them(kazakh, matrix):
    recall = matrix().chapters[1].rows[0]
    assert recall.said.unit.heading == "Recall"
    assert recall.cells[0].articles == "art. 4(1)"
    assert articles_in_words(("Ek",)) == "Ek"
    assert articles_in_words(()) == ""


def test_provisions_are_read_in_the_readers_language_and_bind_in_their_own(
    kazakh, matrix
):
    row = matrix(language="ru").chapters[0].rows[0]
    assert (row.said.unit.heading, row.said.language) == ("Предмет", "ru")
    assert not row.said.is_authentic
    assert matrix(language="kk").chapters[0].rows[0].said.language == "en"


def test_a_chapter_or_what_nobody_examined_can_be_shown_alone(kazakh, turkish, matrix):
    assert list(letters(matrix(chapter=2))) == ["3(1)", "3(2)", "4"]
    assert matrix(show="open").shown == 6
    assert matrix(show="again").shown == 0
    turkish.delete()
    assert list(letters(matrix(show="open"))) == ["4"]


def test_what_a_new_version_changed_is_marked_again_and_comes_next(
    kazakh, kazakh_law, bring, matrix, legal
):
    # Nothing changed yet: the first provision nobody decided in a known law is next.
    assert matrix().next == ("KZ", "art_4")
    version = bring(kazakh_law, {"kk": laws.KZ_KK_LATER})
    after_new_text(Expression.objects.get(version=version), by=legal)
    found = matrix(show="again")
    # By hand: the later version has another deadline in article 4(1) alone.
    assert list(letters(found)) == ["3(1)"]
    assert (found.again, found.next) == (1, ("KZ", "art_3__para_1"))


def test_statuses_stand_as_they_stood_on_a_day(
    kazakh, kazakh_law, model, matrix, legal
):
    Expression.objects.update(made_at="2026-09-01T08:00:00Z")
    for eid in ("art_1", "art_2__para_1", "art_2__para_2", "art_3__para_2"):
        at(kazakh, eid, 2026, 10, 2, 9)
    at(kazakh, "art_3__para_1", 2026, 10, 20, 9)
    decide(kazakh, "art_1", "partly", [(kazakh_law, "art_1")], "Toys alone.", by=legal)
    early = matrix(on=date(2026, 10, 3))
    assert letters(early)["1"] == "E?"
    assert letters(early)["3(1)"] == "??"
    assert early.columns[0].tally.examined == 4
    assert letters(matrix(on=date(2026, 10, 20)))["3(1)"] == "V?"
    assert letters(matrix())["1"] == "P?"


def test_what_was_taken_back_or_asked_again_is_so_from_its_day(kazakh, matrix, legal):
    Expression.objects.update(made_at="2026-09-01T08:00:00Z")
    for eid in ("art_1", "art_3__para_1"):
        at(kazakh, eid, 2026, 10, 2, 9)
    take_back(kazakh, "art_1", by=legal)
    CorrespondenceStep.objects.filter(
        correspondence__eid="art_1", status=Status.NOT_EXAMINED
    ).update(at="2026-10-10T09:00:00Z")
    row = kazakh.correspondences.get(eid="art_3__para_1")
    before = row.steps.get()
    row.steps.create(
        what="again", status=row.status, model=before.model,
        partners=before.partners, at="2026-10-12T09:00:00Z", by="machine/alignment",
    )  # fmt: skip
    ended = kazakh.correspondences.get(eid="art_3__para_2")
    at(kazakh, "art_3__para_2", 2026, 10, 2, 9)
    ended.steps.create(
        what="ended", status=ended.status, model=ended.steps.get().model,
        at="2026-10-13T09:00:00Z", by="machine/alignment",
    )  # fmt: skip
    third = letters(matrix(on=date(2026, 10, 3)))
    assert (third["1"], third["3(1)"], third["3(2)"]) == ("E?", "V?", "A?")
    later = matrix(on=date(2026, 10, 14))
    assert letters(later)["1"] == "??"
    assert letters(later)["3(2)"] == "??"
    assert later.again == 1
    assert matrix(on=date(2026, 10, 11)).again == 0


def test_before_the_text_came_there_was_no_matrix(kazakh, matrix, legal):
    assert matrix(on=date(2020, 1, 1)) is None
    empty = begin_work("model-empty", "model-law", "Model law without a text", by=legal)
    assert matrix_of(empty, language="en") is None


def test_the_page_says_what_is_not_known_in_words(kazakh, model, client, legal):
    client.force_login(legal)
    page = client.get(reverse("legislation:matrix", args=[model.key])).content.decode()
    assert "<b>3</b> of 5 examined" in page
    assert "no law on the subject is known" in page
    assert "nothing examined yet" in page
    assert "0 of 0" not in page
    assert "0 %" not in page
    next_one = reverse("legislation:provision", args=[model.key, "KZ", "art_4"])
    assert f'href="{next_one}">Examine next' in page


def test_a_delegation_reads_the_matrix_without_a_way_into_the_workbench(
    kazakh, model, client, delegate
):
    client.force_login(delegate)
    page = client.get(reverse("legislation:matrix", args=[model.key])).content.decode()
    assert "Examine next" not in page
    assert "/correspondence/" not in page
    assert "art. 4(1)" in page


@pytest.mark.parametrize(
    ("asked", "words", "status"),
    [
        ("on=2020-01-01", "no text of this model law was here yet", 200),
        ("on=yesterday", "is no day", 422),
        ("show=again", "Nothing of this kind.", 200),
        ("show=nonsense&chapter=x&on=2999-01-01", "Chapter 1. General", 200),
        ("chapter=9", "Nothing of this kind.", 200),
    ],
)
def test_what_is_asked_for_wrongly_is_answered_in_words(
    kazakh, model, client, legal, asked, words, status
):
    client.force_login(legal)
    answer = client.get(f"{reverse('legislation:matrix', args=[model.key])}?{asked}")
    assert answer.status_code == status
    assert words in answer.content.decode()


def test_a_model_law_without_members_or_text_says_so(model, client, legal, kazakh_law):
    client.force_login(legal)
    page = client.get(reverse("legislation:matrix", args=[model.key]))
    assert b"Compared with no member yet." in page.content
    begin_work("model-empty", "model-law", "Model law without a text", by=legal)
    page = client.get(reverse("legislation:matrix", args=["model-empty"]))
    assert b"Bring in the text of the model law first." in page.content
    national = client.get(reverse("legislation:matrix", args=[kazakh_law.key]))
    assert national.status_code == 404
