"""Several people write: who comes too late loses nothing, and translations age."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.observation.actions.citing import Cited, cite_words
from orkhon.observation.actions.statements.beginning import begin_statement
from orkhon.observation.actions.statements.circulating import circulate
from orkhon.observation.actions.statements.sections import (
    leave_out_section,
    take_in_section,
)
from orkhon.observation.actions.statements.sentences import (
    StaleRevision,
    add_sentence,
    drop_sentence,
    move_sentence,
    revise_sentence,
)
from orkhon.observation.actions.statements.taking_phrases import take_phrase
from orkhon.observation.models import Finding, Mission, Sentence, Statement
from orkhon.record.refusals import Refusal

Kind = Sentence.Kind


@pytest.fixture
def limit(draft, says):
    return says(draft, "not_seen", Kind.LIMIT, "The count was not seen.")


def test_a_sentence_is_kept_with_what_it_places_and_rests_on(
    draft, says, secrecy, visited, last_words, said
):
    made = says(
        draft,
        "election_day",
        Kind.FINDING,
        "  In {finding:secrecy_no}\n forms. ",
        findings=[visited],
    )
    assert made.texts.get().text == "In {finding:secrecy_no} forms."
    assert {one.key for one in made.findings.all()} == {"secrecy_no", "visited"}
    assert said(made) == ["observation.sentence.add"]
    assert last_words(made)["texts"] == {"en": "In {finding:secrecy_no} forms."}


def test_a_stranger_writes_nothing(draft, stranger):
    with pytest.raises(PermissionDenied):
        add_sentence(draft.sections.first(), Kind.LIMIT, {"en": "No."}, by=stranger)
    assert not Sentence.objects.exists()


@pytest.mark.parametrize(
    ("kind", "texts", "words"),
    [
        (Kind.LIMIT, {"en": "  "}, "authentic"),
        (Kind.LIMIT, {"en": "A.", "tr": "B."}, "not issued in “tr”"),
        (Kind.LIMIT, {"en": "Broken {finding}."}, "no place"),
        (Kind.LIMIT, {"en": "x" * 4001}, "more than one sentence"),
        ("opinion", {"en": "A."}, "no kind"),
        (Kind.STANDARD, {"en": "A."}, "one of the list"),
    ],
)
def test_what_cannot_be_a_sentence_is_refused_in_words(
    draft, press, kind, texts, words
):
    with pytest.raises(Refusal, match=words):
        add_sentence(draft.sections.first(), kind, texts, by=press)
    assert not Sentence.objects.exists()


def test_numbers_of_another_mission_are_refused(draft, press, kazakhstan):
    other = Mission.objects.create(
        number=9,
        title="Other",
        vote_kind="local",
        country=kazakhstan,
        vote_on="2027-01-01",
        time_zone="UTC",
    )
    finding = Finding.objects.create(
        mission=other,
        key="theirs",
        title="Theirs",
        query={},
        made_at="2027-01-01T00:00Z",
        made_by="x",
    )
    with pytest.raises(Refusal, match="another mission"):
        add_sentence(
            draft.sections.first(),
            Kind.LIMIT,
            {"en": "A."},
            by=press,
            findings=[finding],
        )


def test_of_two_who_revise_the_second_sees_both_texts_and_loses_nothing(
    limit, press, legal
):
    revise_sentence(limit, {"en": "First to save."}, revision=1, by=press)
    with pytest.raises(StaleRevision) as late:
        revise_sentence(limit, {"en": "Second to save."}, revision=1, by=legal)
    assert late.value.theirs == {"en": "First to save."}
    assert late.value.mine == {"en": "Second to save."}
    assert limit.texts.get().text == "First to save."
    # Having seen both, the second one may keep theirs.
    revise_sentence(limit, {"en": "Second to save."}, revision=2, by=legal)
    assert limit.texts.get().text == "Second to save."


def test_the_record_keeps_what_a_sentence_said_before(limit, press, last_words):
    revise_sentence(limit, {"en": "Another."}, revision=1, by=press)
    assert last_words(limit)["was"] == {"texts": {"en": "The count was not seen."}}
    assert last_words(limit)["now"] == {"texts": {"en": "Another."}}


def test_nothing_changed_is_no_revision(limit, press, said):
    with pytest.raises(Refusal, match="Nothing is changed"):
        revise_sentence(limit, {"en": "The count was not seen."}, revision=1, by=press)
    assert said(limit) == ["observation.sentence.add"]
    limit.refresh_from_db()
    assert limit.revision == 1


def test_a_sentence_cannot_lose_its_authentic_text(limit, press):
    with pytest.raises(Refusal, match="authentic"):
        revise_sentence(limit, {"en": ""}, revision=1, by=press)


@pytest.fixture
def in_two(begun, says):
    statement = begun("en", "kk")
    return says(statement, "not_seen", Kind.LIMIT, "Not seen.", kk="Көрінбеді.")


def test_a_translation_is_out_of_date_when_the_authentic_text_moves_on(
    in_two, press, problems
):
    statement = in_two.section.statement
    assert problems(statement, "kk") == []
    revise_sentence(in_two, {"en": "Not seen at all."}, revision=1, by=press)
    assert problems(statement, "kk") == ["out_of_date"]
    assert problems(statement) == []


def test_a_translation_of_the_new_text_is_up_to_date(in_two, press, problems):
    statement = in_two.section.statement
    revise_sentence(in_two, {"en": "Not seen at all."}, revision=1, by=press)
    revise_sentence(in_two, {"kk": "Мүлдем көрінбеді."}, revision=2, by=press)
    assert problems(statement, "kk") == []


def test_a_translation_can_be_said_to_be_still_right(in_two, press, problems):
    statement = in_two.section.statement
    revise_sentence(
        in_two, {"en": "Not seen!"}, revision=1, by=press, still_right=["kk"]
    )
    assert problems(statement, "kk") == []


def test_changing_a_translation_alone_ages_no_other_one(begun, says, press, problems):
    statement = begun("en", "kk", "tr")
    made = says(statement, "not_seen", Kind.LIMIT, "A.", kk="Ә.", tr="Ç.")
    revise_sentence(made, {"kk": "Б."}, revision=1, by=press)
    assert problems(statement, "tr") == []
    assert problems(statement, "kk") == []


def test_a_language_without_text_and_one_that_places_other_numbers_are_red(
    begun, says, visited, problems
):
    statement = begun("en", "kk")
    says(statement, "mandate", Kind.FINDING, "{finding:visited} stations.")
    says(statement, "mandate", Kind.FINDING, "{finding:visited} seen.", kk="Көрілді.")
    assert problems(statement, "kk") == ["no_text", "other_numbers"]


def test_a_sentence_taken_out_is_gone_from_the_text_and_kept_by_the_record(
    limit, press, shown, last_words
):
    drop_sentence(limit, revision=1, by=press)
    assert shown(limit.section.statement) == []
    assert last_words(limit)["texts"] == {"en": "The count was not seen."}
    with pytest.raises(Refusal, match="taken out"):
        drop_sentence(limit, revision=1, by=press)
    with pytest.raises(Refusal, match="taken out"):
        revise_sentence(limit, {"en": "A."}, revision=1, by=press)


def test_what_somebody_else_has_just_revised_is_not_taken_out(limit, press, legal):
    revise_sentence(limit, {"en": "Better."}, revision=1, by=press)
    with pytest.raises(StaleRevision):
        drop_sentence(limit, revision=1, by=legal)


def test_sentences_move_within_a_section_and_into_another(draft, says, press, shown):
    first = says(draft, "not_seen", Kind.LIMIT, "One.")
    second = says(draft, "not_seen", Kind.LIMIT, "Two.")
    move_sentence(first, by=press, after=second)
    assert shown(draft) == ["Two.", "One."]
    move_sentence(first, by=press)
    assert shown(draft) == ["One.", "Two."]
    move_sentence(second, by=press, section=draft.sections.get(key="mandate"))
    assert shown(draft) == ["Two.", "One."]
    says(draft, "not_seen", Kind.LIMIT, "Three.", after=None)
    says(draft, "not_seen", Kind.LIMIT, "Between.", after=first)
    assert shown(draft) == ["Two.", "One.", "Between.", "Three."]


def test_a_sentence_does_not_move_into_another_statement(draft, begun, says, press):
    made = says(draft, "not_seen", Kind.LIMIT, "One.")
    other = begun()
    with pytest.raises(Refusal, match="its own statement"):
        move_sentence(made, by=press, section=other.sections.first())
    theirs = says(other, "not_seen", Kind.LIMIT, "Theirs.")
    with pytest.raises(Refusal, match="its own statement"):
        move_sentence(made, by=press, after=theirs)


def test_a_section_is_left_out_and_comes_back_with_its_sentences(
    draft, says, press, shown, said
):
    says(draft, "media", Kind.LIMIT, "The media were not followed.")
    media = draft.sections.get(key="media")
    leave_out_section(media, by=press)
    assert shown(draft) == []
    with pytest.raises(Refusal, match="Nothing is changed"):
        leave_out_section(media, by=press)
    take_in_section(media, by=press)
    assert shown(draft) == ["The media were not followed."]
    assert said(media) == [
        "observation.section.leave-out",
        "observation.section.take-in",
    ]


@pytest.mark.parametrize("key", ["mandate", "not_seen"])
def test_who_speaks_and_what_was_not_seen_are_never_left_out(draft, press, key):
    with pytest.raises(Refusal, match="every statement"):
        leave_out_section(draft.sections.get(key=key), by=press)


def test_a_standard_phrase_is_written_when_a_person_takes_it(
    begun, press, shown, problems
):
    statement = begun("en", "kk")
    take_phrase(statement.sections.get(key="mandate"), "vote", by=press)
    assert shown(statement) == [
        "The vote observed: Sample referendum, Kazakhstan, 14 March 2027."
    ]
    assert problems(statement) == problems(statement, "kk") == []
    with pytest.raises(Refusal, match="already"):
        take_phrase(statement.sections.get(key="mandate"), "vote", by=press)


def test_a_phrase_brings_the_finding_that_it_places(
    draft, protocol, visits, shown, problems
):
    take_phrase(draft.sections.get(key="campaign"), "campaign_material", by=protocol)
    finding = Finding.objects.get(key="voting_disturbance_campaign")
    assert finding.confirmed_by == protocol.actor_id
    assert finding.query["forms"] == ["voting"]


def test_a_phrase_of_another_section_or_of_none_is_refused(draft, press):
    with pytest.raises(Refusal, match="no phrase of this section"):
        take_phrase(draft.sections.get(key="media"), "vote", by=press)
    with pytest.raises(Refusal, match="no standard phrase"):
        take_phrase(draft.sections.get(key="media"), "all_was_well", by=press)


def test_a_standard_phrase_in_other_words_is_said_to_be_changed(draft, press, problems):
    made = take_phrase(draft.sections.get(key="mandate"), "vote", by=press)
    revise_sentence(made, {"en": "A vote was held."}, revision=1, by=press)
    assert problems(draft) == ["changed_phrase"]


def test_a_sentence_from_a_source_leads_to_its_words(
    draft, says, kept, press, problems
):
    citation = cite_words(Cited("12,461,796 voters", source=kept), by=press)
    made = says(
        draft,
        "figures",
        Kind.CITED,
        "The commission said that 12,461,796 voters are on the list.",
        citation=citation,
    )
    assert problems(draft) == []
    revise_sentence(made, {}, revision=1, by=press, citation=None)
    assert problems(draft) == ["typed_number", "no_source"]


def test_writing_takes_the_text_back_from_the_members(ready, says, press, protocol):
    circulate(ready, by=protocol)
    says(ready, "mandate", Kind.LIMIT, "One thing more.")
    ready.refresh_from_db()
    assert ready.state == Statement.State.DRAFTING
    assert ready.text_sha256 == ""


def test_nobody_writes_in_a_published_statement(published, press, says):
    with pytest.raises(Refusal, match="correction"):
        says(published, "mandate", Kind.LIMIT, "Too late.")
    sentence = Sentence.objects.filter(section__statement=published).first()
    for act in (
        lambda: revise_sentence(sentence, {"en": "A."}, revision=1, by=press),
        lambda: drop_sentence(sentence, revision=1, by=press),
        lambda: move_sentence(sentence, by=press),
        lambda: leave_out_section(
            sentence.section.statement.sections.get(key="media"), by=press
        ),
    ):
        with pytest.raises(Refusal, match="correction"):
            act()


@pytest.mark.parametrize(
    ("kind", "languages", "words"),
    [("sermon", ["en"], "no kind of statement"), ("press", ["xx"], "no language")],
)
def test_what_cannot_be_begun_is_refused_in_words(
    mission, press, kind, languages, words
):
    with pytest.raises(Refusal, match=words):
        begin_statement(mission, kind, languages[0], languages, by=press)
    assert not Statement.objects.exists()


def test_a_translation_can_be_taken_out_again(in_two, press, problems):
    revise_sentence(in_two, {"kk": ""}, revision=1, by=press)
    assert problems(in_two.section.statement, "kk") == ["no_text"]


def test_a_phrase_takes_the_finding_that_the_mission_has_already(
    draft, asked, protocol, visits
):
    mine = asked(
        {"forms": ["voting"], "count": "forms", "where": [], "show": "count"},
        key="voting_disturbance_campaign",
    )
    take_phrase(draft.sections.get(key="campaign"), "campaign_material", by=protocol)
    assert Finding.objects.get(key="voting_disturbance_campaign") == mine


def test_a_phrase_that_does_not_exist_is_no_kind_of_sentence(draft, press):
    with pytest.raises(Refusal, match="no standard phrase"):
        add_sentence(
            draft.sections.first(), "standard", {"en": "A."}, by=press, phrase="none"
        )


def test_a_closed_mission_gets_no_statement(mission, press, draft, says):
    mission.closed_at = "2027-04-01T00:00Z"
    mission.save()
    with pytest.raises(Refusal, match="closed"):
        begin_statement(mission, "statement", "en", ["en"], by=press)
    with pytest.raises(Refusal, match="closed"):
        says(draft, "mandate", Kind.LIMIT, "Too late.")
