"""A text is adopted: its symbol, its hash, what it rests on, and what is refused."""

import hashlib
import json
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from orkhon.legislation.actions.texts import begin_work
from orkhon.proceedings.actions.adopting import adopt, next_symbol
from orkhon.proceedings.models import AdoptedText, Amendment, Draft, SymbolCounter
from orkhon.proceedings.queries.adopted_results import how_adopted
from orkhon.record.actions import subject_of
from orkhon.record.models import Source
from orkhon.record.queries import bytes_of, entries_about, said
from orkhon.record.refusals import Refusal
from tests.rooms.proceedings.adopted import DAY, WORDS, a_draft, a_version, decided


@pytest.fixture
def draft(session, secretary):
    return a_draft(session, secretary)


@pytest.fixture
def version(draft, secretary):
    return a_version(draft, secretary)


@pytest.fixture
def question(version, parliaments, secretary):
    return decided(version, parliaments, secretary)


def another(session, secretary, parliaments, number, kind="declaration"):
    """A second text that is ready to be adopted."""
    version = a_version(a_draft(session, secretary, kind, number), secretary)
    return decided(version, parliaments, secretary, number=number)


def test_an_adopted_text_has_a_symbol_of_its_type_and_year(question, draft, head):
    text = adopt(question, on=DAY, by=head)
    # The pattern in use: DECL/002/2019/FINAL, 9lib.net/document/y8gx2rkw
    assert text.symbol == "DECL/001/2027/FINAL"
    assert (text.title, text.authentic) == ("Sample declaration on maps", "en")
    draft.refresh_from_db()
    assert draft.progress == Draft.State.ADOPTED


def test_its_hash_is_that_of_the_authentic_words_as_they_are_printed(question, head):
    text = adopt(question, on=DAY, by=head)
    lines = (
        "DECL/001/2027/FINAL\n\nSample declaration on maps\n\n"
        "The assembly, meeting in Bishkek,\n\n"
        "1. Recommends that maps be drawn.\n\n2. Asks that they be shown.\n"
    )
    assert text.sha256 == hashlib.sha256(lines.encode()).hexdigest()


def test_numbers_are_counted_by_type_and_by_year(
    question, session, secretary, parliaments, head
):
    adopt(question, on=DAY, by=head)
    second = another(session, secretary, parliaments, 2)
    advice = another(session, secretary, parliaments, 3, "recommendation")
    later = another(session, secretary, parliaments, 4)
    assert adopt(second, on=DAY, by=head).symbol == "DECL/002/2027/FINAL"
    assert adopt(advice, on=DAY, by=head).symbol == "REC/001/2027/FINAL"
    session.to_on = "2028-01-02"
    session.save()
    in_january = adopt(later, on=date(2028, 1, 2), by=head)
    assert in_january.symbol == "DECL/001/2028/FINAL"


def test_an_adoption_that_fails_takes_no_number(
    question, session, secretary, parliaments, head
):
    second = another(session, secretary, parliaments, 2)
    Amendment.objects.create(
        version=question.version,
        draft=question.version.draft,
        number=1,
        kind="delete-paragraph",
        language="en",
        made_at=timezone.now(),
        made_by=secretary.actor_id,
        progress=Amendment.State.ACCEPTED,
    )
    with pytest.raises(
        Refusal, match="does not contain what was accepted: amendments 1"
    ):
        adopt(question, on=DAY, by=head)
    assert SymbolCounter.objects.count() == 0
    assert adopt(second, on=DAY, by=head).number == 1
    assert str(next_symbol(second.version.draft, 2027)) == "DECL/002/2027/FINAL"


def test_the_evidence_names_parliaments_and_no_person(
    version, parliaments, secretary, delegates, head
):
    givers = {code: two[0] for code, two in delegates.items()}
    question = decided(
        version, parliaments, secretary, {"KG": "reservation"}, givers=givers
    )
    text = adopt(question, on=DAY, by=head)
    evidence = json.loads(bytes_of(text.evidence))
    assert evidence["counter"] == {
        "organ": "sample-assembly",
        "code": "DECL",
        "year": 2027,
        "number": 1,
    }
    assert [(one["language"], one["authentic"]) for one in evidence["languages"]] == [
        ("en", True),
        ("kk", False),
        ("tr", False),
    ]
    asked = evidence["question"]
    assert (asked["rule"], asked["result"]) == ("unanimity", "adopted")
    assert [(one["country"], one["said"]) for one in asked["positions"]] == [
        ("Azerbaijan", "for"),
        ("Kazakhstan", "for"),
        ("Türkiye", "for"),
        ("Kyrgyz Republic", "reserved"),
    ]
    whole = bytes_of(text.evidence)
    for person in (secretary, head):
        assert person.actor_id.encode() not in whole
        assert person.display_name.encode() not in whole
    assert b"CANARYWORDS" not in whole
    assert b"Sample leader" not in whole


def test_who_spoke_for_whom_is_kept_beside_it(
    version, parliaments, secretary, delegates, head
):
    givers = {code: two[1] for code, two in delegates.items()}
    text = adopt(
        decided(version, parliaments, secretary, givers=givers), on=DAY, by=head
    )
    (entry,) = entries_about(subject_of(text))
    payload = said(entry)
    assert payload["symbol"] == text.symbol
    assert payload["evidence_sha256"] == text.evidence.sha256
    voices = json.loads(bytes_of(Source.objects.get(sha256=payload["voices_sha256"])))
    assert {one["voter"]: one["given_by"] for one in voices["voices"]} == {
        parliaments[code].key: one.name for code, one in givers.items()
    }


@pytest.mark.parametrize("stance", ["objects"])
def test_what_an_objection_blocks_gets_no_symbol(
    version, parliaments, secretary, head, stance
):
    question = decided(version, parliaments, secretary, {"KZ": stance})
    with pytest.raises(Refusal, match="question 1 is blocked"):
        adopt(question, on=DAY, by=head)


def test_an_open_question_adopts_nothing(question, head):
    question.progress = "open"
    question.save()
    with pytest.raises(Refusal, match="question 1 is open"):
        adopt(question, on=DAY, by=head)


def test_words_alone_are_no_text(question, head):
    question.version = None
    question.save()
    with pytest.raises(Refusal, match="not about a text: “Sample question 1”"):
        adopt(question, on=DAY, by=head)


def test_a_text_is_not_adopted_in_another_version_than_the_question_was_about(
    question, draft, secretary, head
):
    second = a_version(draft, secretary, number=2)
    with pytest.raises(Refusal, match=r"was about version 1 .* not about version 2"):
        adopt(question, on=DAY, by=head, version=second)
    with pytest.raises(Refusal, match="version 1 of Sample draft 1 is not the last"):
        adopt(question, on=DAY, by=head)


def test_brackets_that_remain_stand_in_the_way(question, draft, secretary, head):
    Amendment.objects.create(
        version=question.version, draft=draft, number=4, kind="insert", language="en",
        made_at=timezone.now(), made_by=secretary.actor_id,
    )  # fmt: skip
    with pytest.raises(Refusal, match=r"brackets remain in version 1 .* amendments 4"):
        adopt(question, on=DAY, by=head)


def test_a_version_that_was_never_issued_is_not_adopted(question, head):
    question.version.issued_at = None
    question.version.save()
    with pytest.raises(Refusal, match="version 1 of Sample draft 1 is not issued"):
        adopt(question, on=DAY, by=head)


def test_a_text_is_adopted_once(question, parliaments, secretary, head):
    adopt(question, on=DAY, by=head)
    again = decided(question.version, parliaments, secretary, number=2)
    for one in (question, again):
        with pytest.raises(Refusal, match="adopted before, as DECL/001/2027/FINAL"):
            adopt(one, on=DAY, by=head)
    assert AdoptedText.objects.count() == 1
    assert SymbolCounter.objects.get().last == 1


def test_a_withdrawn_draft_is_not_adopted(question, draft, head):
    Draft.objects.filter(pk=draft.pk).update(progress=Draft.State.WITHDRAWN)
    with pytest.raises(Refusal, match="Sample draft 1 is withdrawn"):
        adopt(question, on=DAY, by=head)


def test_without_the_authentic_language_nothing_is_adopted(
    session, parliaments, secretary, head
):
    draft = a_draft(session, secretary, authentic="kk")
    lacking = WORDS | {"kk": (*WORDS["kk"][:3], None)}
    question = decided(a_version(draft, secretary, lacking), parliaments, secretary)
    with pytest.raises(Refusal, match="authentic language, Kazakh; it lacks: 2"):
        adopt(question, on=DAY, by=head)
    assert SymbolCounter.objects.count() == 0


def test_a_translation_that_lacks_a_paragraph_is_left_out_and_said(
    draft, parliaments, secretary, head
):
    words = WORDS | {"kk": (*WORDS["kk"][:2], None, WORDS["kk"][3])}
    question = decided(a_version(draft, secretary, words), parliaments, secretary)
    evidence = json.loads(bytes_of(adopt(question, on=DAY, by=head).evidence))
    assert [one["language"] for one in evidence["languages"]] == ["en", "tr"]
    assert evidence["left_out"] == {"kk": ["1"]}


def test_the_day_is_one_of_the_session_or_has_come(question, session, head):
    far = timezone.localdate() + timedelta(days=30)
    with pytest.raises(Refusal, match="is still to come, and no day of"):
        adopt(question, on=far, by=head)
    with pytest.raises(Refusal, match="is before the question was put, on"):
        adopt(question, on=timezone.localdate() - timedelta(days=9), by=head)


def test_a_text_may_be_adopted_between_sessions(question, head):
    today = timezone.localdate()
    assert adopt(question, on=today, by=head).year == today.year


def test_persons_of_a_roll_call_go_out_as_numbers_alone(
    question, delegates, secretary, head
):
    persons = [two[0] for two in delegates.values()]
    question.procedure = "roll-call"
    question.rule = question.result["rule"] = "two-thirds-present"
    question.result["for"] = [str(one.pk) for one in persons]
    question.result["names"] = {str(one.pk): one.name for one in persons}
    question.save()
    for one in persons:
        question.roll_call.create(
            participant=one, stance="agrees", given_at=timezone.now(),
            entered_by=secretary.actor_id,
        )  # fmt: skip
    text = adopt(question, on=DAY, by=head)
    said_of = json.loads(bytes_of(text.evidence))["question"]
    assert said_of["counts"]["for"] == 4
    assert "positions" not in said_of
    assert b"Sample leader" not in bytes_of(text.evidence)
    assert how_adopted(question) == (
        "adopted by this rule: two thirds of those present"
    )


def test_silence_is_told_as_silence(question):
    question.procedure = "silence"
    question.result["abstained"] = ["sample-kz"]
    assert how_adopted(question) == (
        "adopted by unanimity in a silence procedure: nobody objected; 1 abstention"
    )


def test_who_gives_no_symbols_adopts_nothing(question, press, kazakh, stranger):
    for nobody in (press, kazakh, stranger):
        with pytest.raises(PermissionDenied):
            adopt(question, on=DAY, by=nobody)
    assert AdoptedText.objects.count() == 0


def test_an_adopted_model_law_is_the_next_version_of_its_work(
    session, parliaments, secretary, head
):
    work = begin_work("model-maps", "model-law", "Model law on maps", by=head)
    draft = a_draft(session, secretary, kind="model-law", work=work)
    words = {
        "en": ("Model law on maps", "Preamble", "Article 1. Maps are drawn.", "Article 2. Maps are shown."),
        "tr": ("Model kanun", "Başlangıç", "Madde 1. Harita çizilir.", "Madde 2. Harita gösterilir."),
    }  # fmt: skip
    version = a_version(draft, secretary, words)
    version.paragraphs.update(number="")
    text = adopt(decided(version, parliaments, secretary), on=DAY, by=head)
    assert text.symbol == "MLAW/001/2027/FINAL"
    (law,) = work.versions.all()
    assert (law.state, law.adopted_on, law.note) == (
        "adopted",
        "2027-06-11",
        "MLAW/001/2027/FINAL",
    )
    assert [(one.language, one.is_authentic) for one in law.expressions.all()] == [
        ("en", True),
        ("tr", False),
    ]
    english = law.expressions.get(language="en")
    assert list(
        english.provisions.filter(kind="article").values_list("eid", flat=True)
    ) == ["art_1", "art_2"]


def test_a_text_that_no_paper_can_print_takes_no_number(
    question, version, parliaments, secretary, head
):
    row = version.paragraphs.last().texts.get(language="tr")
    row.text = "Harita\x07"
    row.save()
    with pytest.raises(Refusal, match="control character"):
        adopt(question, on=DAY, by=head)
    assert AdoptedText.objects.count() == 0
    assert SymbolCounter.objects.count() == 0


def test_what_legislation_cannot_take_leaves_neither_text_nor_number(
    session, parliaments, secretary, head
):
    work = begin_work("model-maps", "model-law", "Model law on maps", by=head)
    draft = a_draft(session, secretary, kind="model-law", work=work)
    version = a_version(draft, secretary)
    # A number that no law has.
    row = version.paragraphs.last().texts.get(language="en")
    row.text = f"Article {'.'.join(['1'] * 150)}. Subject\nWords of it."
    row.save()
    version.paragraphs.update(number="")
    question = decided(version, parliaments, secretary)
    with pytest.raises(Refusal, match="too long for the number of a provision"):
        adopt(question, on=DAY, by=head)
    assert AdoptedText.objects.count() == 0
    assert SymbolCounter.objects.count() == 0
