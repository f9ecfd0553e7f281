"""Initiatives of members: recorded, matched across languages, decided by a person."""

import csv
import io

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.legislation.actions.citing import Cited
from orkhon.legislation.actions.initiatives import (
    NewInitiative,
    change_initiative,
    decide_match,
    propose_matches,
    record_initiative,
)
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.models import Initiative, InitiativeMatch
from orkhon.legislation.queries.initiatives import (
    HEAD,
    board,
    initiative_data,
    initiative_rows,
    matches_of,
    open_matches,
)
from orkhon.record.refusals import Refusal
from orkhon.ui.tables import csv_bytes
from tests.rooms.legislation.entries import entries

SCHOOL_KK = (
    "Балаларға мектепте білім беру туралы заң жобасы",
    "Мемлекет мектептегі балалардың тегін білім алуына кепілдік береді.",
)
SCHOOL_TR = (
    "Çocukların okulda eğitimi hakkında kanun teklifi",
    "Devlet çocukların okulda ücretsiz eğitim almasını güvence altına alır.",
)
PORTS_AZ = (
    "Dəniz limanlarında gömrük rüsumu haqqında qanun layihəsi",
    "Gəmilər limanda gömrük rüsumu ödəyir.",
)


@pytest.fixture
def record(research, countries):
    """Record an initiative: `record("KZ", "kk", SCHOOL_KK)`."""

    def recorded(code, language, told, **more):
        title, summary = told
        said = NewInitiative(
            countries[code], language, title, "drafting", summary=summary, **more
        )
        return record_initiative(said, by=research)

    return recorded


@pytest.fixture
def schools(record):
    """Two parliaments draft on schools, a third on ports."""
    return (
        record("KZ", "kk", SCHOOL_KK, english_title="Bill on schools", on="2026-09"),
        record("TR", "tr", SCHOOL_TR),
        record("AZ", "az", PORTS_AZ),
    )


def test_two_parliaments_that_draft_on_one_subject_are_proposed(schools):
    (match,) = open_matches()
    assert {match.first, match.second} == {schools[0], schools[1]}
    assert match.confidence > 0.5
    assert "education" in match.why
    assert [list(matches_of(one)) for one in schools] == [[match], [match], []]
    verb, said = entries(match.first)[-1]
    assert verb == "legislation.initiative.match"
    assert said["other"] == f"orkhon:initiative/{match.second.pk}"


def test_two_bills_of_one_parliament_are_its_own_affair(record):
    record("KZ", "kk", SCHOOL_KK)
    record("KZ", "tr", SCHOOL_TR)
    assert not InitiativeMatch.objects.exists()


def test_an_initiative_is_matched_with_a_model_law_by_its_text(record, legal, bring):
    work = begin_work("model-one", "model-law", "Sample model law", by=legal)
    words = (
        "Model law\n\nArticle 1. Schools\n\nChildren have free education at school.\n"
    )
    bring(work, {"en": words})
    made = record("KZ", "kk", SCHOOL_KK)
    (match,) = open_matches()
    assert (match.first, match.second, match.work) == (made, None, work)


def test_a_model_law_without_a_text_stands_by_its_title(record, legal):
    work = begin_work(
        "model-one", "model-law", "Law on education of children at school", by=legal
    )
    record("TR", "tr", SCHOOL_TR)
    (match,) = open_matches()
    assert match.work == work


def test_an_initiative_that_became_a_law_is_not_matched_with_it(record, legal):
    work = begin_work(
        "model-one", "model-law", "Law on education of children at school", by=legal
    )
    record("TR", "tr", SCHOOL_TR, work=work)
    assert open_matches() == []


def test_a_person_says_whether_it_is_one_subject_and_may_say_it_anew(schools, research):
    (match,) = open_matches()
    held = decide_match(match, is_same=True, by=research)
    assert (held.state, held.decided_by) == ("same", research.actor_id)
    found = board()
    assert (found.open, list(found.same), found.different) == ([], [held], [])
    held = decide_match(match, is_same=False, by=research)
    assert list(board().different) == [held]
    assert [one for one in entries(match.first) if "decide" in one[0]] == [
        (
            "legislation.initiative.decide",
            {"other": f"orkhon:initiative/{match.second.pk}", "is_same": is_same},
        )
        for is_same in (True, False)
    ]


def test_what_a_person_decided_is_not_proposed_again(schools, research):
    (match,) = open_matches()
    decide_match(match, is_same=False, by=research)
    assert propose_matches(by=research) == []
    assert InitiativeMatch.objects.get().state == "different"


def test_looking_again_keeps_an_open_proposal_as_it_is(schools, research):
    (match,) = open_matches()
    assert propose_matches(by=research) == []
    assert InitiativeMatch.objects.get() == match


def test_a_proposal_that_no_longer_holds_goes(schools, research, countries):
    said = NewInitiative(
        countries["TR"], "az", PORTS_AZ[0], "idea", summary=PORTS_AZ[1]
    )
    change_initiative(schools[1], said, by=research)
    (match,) = open_matches()
    assert {match.first, match.second} == {schools[1], schools[2]}


def test_a_summary_told_later_moves_the_confidence(schools, research, countries):
    (match,) = open_matches()
    said = NewInitiative(countries["TR"], "tr", SCHOOL_TR[0], "tabled", on="2026-10")
    held = change_initiative(schools[1], said, by=research)
    (again,) = open_matches()
    assert again.pk == match.pk
    assert again.confidence != match.confidence
    assert (held.stage, held.on, f"{held.on_day}") == (
        "tabled",
        "2026-10",
        "2026-10-01",
    )
    verb, payload = next(one for one in entries(held) if "change" in one[0])
    assert verb == "legislation.initiative.change"
    assert (payload["before"]["stage"], payload["stage"]) == ("drafting", "tabled")


def test_a_withdrawn_initiative_is_not_matched(schools, research, countries):
    said = NewInitiative(
        countries["TR"], "tr", SCHOOL_TR[0], "withdrawn", summary=SCHOOL_TR[1]
    )
    change_initiative(schools[1], said, by=research)
    assert open_matches() == []
    assert len(board().initiatives) == 3


def test_the_words_that_show_an_initiative_are_cited_and_stay(
    research, countries, bring
):
    shown = Cited("Заң жобасы әзірленуде.", "sample.example 4", "kk")
    said = NewInitiative(countries["KZ"], "kk", *SCHOOL_KK[:1], "drafting")
    made = record_initiative(said, by=research, shown=shown, sample=True)
    assert made.citation.quote == "Заң жобасы әзірленуде."
    assert made.sample
    assert change_initiative(made, said, by=research).citation == made.citation


def test_the_tables_tell_only_what_a_person_decided(
    schools, research, legal, kazakh_law, parliaments
):
    assert [one["same_subject_as"] for one in initiative_data()] == [[], [], []]
    (match,) = open_matches()
    decide_match(match, is_same=True, by=research)
    other = InitiativeMatch.objects.create(
        first=schools[2],
        work=kazakh_law,
        confidence=0.5,
        made_at=match.made_at,
    )
    decide_match(other, is_same=True, by=research)
    said = NewInitiative(
        schools[2].country,
        "az",
        PORTS_AZ[0],
        "drafting",
        body=parliaments["AZ"],
        work=kazakh_law,
    )
    change_initiative(schools[2], said, by=research)
    told = {one["country"]: one for one in initiative_data()}
    assert told["KZ"]["same_subject_as"] == [f"TR: {SCHOOL_TR[0]}"]
    assert told["TR"]["same_subject_as"] == ["KZ: Bill on schools"]
    assert told["AZ"]["same_subject_as"] == ["kz-toys"]
    table = csv_bytes(HEAD, initiative_rows()).decode("utf-8-sig")
    rows = {one["country"]: one for one in csv.DictReader(io.StringIO(table))}
    assert rows["TR"]["same_subject_as"] == "KZ: Bill on schools"
    assert (rows["KZ"]["on"], rows["AZ"]["work"]) == ("2026-09", "kz-toys")
    assert entries(schools[2])[-1][1]["body"] == "sample-az"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"title": "  "}, "the initiative has no title"),
        ({"title": "x" * 301}, "title: more than 300 letters"),
        ({"english_title": "x" * 301}, "title: more than 300 letters"),
        ({"summary": "x" * 6001}, "the summary has more than 6000 letters"),
        ({"stage": "dream"}, "“dream” is no stage of an initiative"),
        ({"language": "de"}, "“de” is none of the seven"),
        ({"on": "2026-13"}, "is no day of the calendar"),
    ],
)
def test_an_initiative_that_cannot_stand_is_refused(research, countries, change, why):
    said = {"language": "kk", "title": "Заң", "stage": "idea"} | change
    with pytest.raises(Refusal, match=why):
        record_initiative(NewInitiative(countries["KZ"], **said), by=research)
    assert not Initiative.objects.exists()


def test_the_press_office_records_and_decides_nothing(schools, press, countries):
    said = NewInitiative(countries["KZ"], "kk", "Заң", "idea")
    (match,) = open_matches()
    with pytest.raises(PermissionDenied):
        record_initiative(said, by=press)
    with pytest.raises(PermissionDenied):
        change_initiative(schools[0], said, by=press)
    with pytest.raises(PermissionDenied):
        propose_matches(by=press)
    with pytest.raises(PermissionDenied):
        decide_match(match, is_same=True, by=press)
