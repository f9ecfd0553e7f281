"""What a statement says: numbers in their places, and every sentence that is red."""

import pytest

from orkhon.observation.actions.findings import confirm_finding, drop_finding
from orkhon.observation.actions.withdrawing import withdraw_form
from orkhon.observation.models import Sentence, Submission
from orkhon.observation.queries.statements.composing import composed
from tests.rooms.observation.findings.conftest import NO_SECRECY

Kind = Sentence.Kind


def test_a_new_statement_has_sections_and_no_sentence_at_all(begun):
    statement = begun("en", "kk")
    assert statement.sections.count() > 5
    assert not Sentence.objects.filter(section__statement=statement).exists()


def test_the_number_of_stations_is_that_of_the_forms_and_follows_them(
    draft, says, visited, shown, protocol
):
    # Two forms of two stations; one of them is withdrawn.
    says(draft, "mandate", Kind.FINDING, "The mission visited {finding:visited}.")
    assert shown(draft) == ["The mission visited 2."]
    withdraw_form(Submission.objects.first(), by=protocol, why="sent by mistake")
    assert shown(draft) == ["The mission visited 1."]


def test_a_part_of_a_whole_is_written_in_the_words_of_each_language(
    begun, says, secrecy, shown
):
    statement = begun("en", "kk")
    says(
        statement,
        "election_day",
        Kind.FINDING,
        "Secrecy was not kept in {finding:secrecy_no}.",
        kk="Құпиялық сақталмаған: {finding:secrecy_no}.",
    )
    assert shown(statement) == ["Secrecy was not kept in 1 of 2."]
    assert shown(statement, "kk") == ["Құпиялық сақталмаған: 1 (барлығы 2)."]


def test_an_assessment_without_forms_is_red(draft, says, problems):
    says(draft, "election_day", Kind.ASSESSMENT, "The vote was calm.")
    assert problems(draft) == ["no_forms"]
    assert composed(draft, "en").is_red


def test_an_assessment_that_rests_on_a_confirmed_finding_is_not_red(
    draft, says, secrecy, problems
):
    says(
        draft, "election_day", Kind.ASSESSMENT, "Secrecy was weak.", findings=[secrecy]
    )
    assert problems(draft) == []


@pytest.mark.parametrize("kind", [Kind.FINDING, Kind.ASSESSMENT, Kind.LIMIT])
def test_a_typed_number_is_red_where_numbers_are_counted(
    draft, says, secrecy, problems, kind
):
    says(draft, "election_day", kind, "About 40 stations.", findings=[secrecy])
    assert problems(draft) == ["typed_number"]


def test_a_typed_number_elsewhere_needs_a_source(draft, says, problems):
    says(draft, "recommendations", Kind.RECOMMENDATION, "Open 30 minutes earlier.")
    assert problems(draft) == ["typed_number", "no_finding"]


def test_a_cited_sentence_names_its_source(draft, says, problems):
    says(draft, "campaign", Kind.CITED, "The commission registered all lists.")
    assert problems(draft) == ["no_source"]


def test_a_recommendation_that_no_finding_leads_to_is_said_and_allowed(draft, says):
    says(draft, "recommendations", Kind.RECOMMENDATION, "Publish the protocols.")
    (one,) = composed(draft, "en").sentences
    assert one.state == "warned"
    assert [problem.words for problem in one.problems] == ["no finding leads to it"]


def test_a_finding_that_no_form_answers_makes_the_sentence_red(
    draft, says, asked, problems, designs
):
    asked(NO_SECRECY, key="secrecy_no", title="Secrecy not kept")
    says(draft, "election_day", Kind.FINDING, "In {finding:secrecy_no} forms.")
    assert problems(draft) == ["not_counted"]


def test_a_finding_that_nobody_confirmed_makes_the_sentence_red(
    draft, says, asked, press, protocol, problems, visits
):
    proposed = asked(NO_SECRECY, key="secrecy_no", by=press)
    says(draft, "election_day", Kind.FINDING, "In {finding:secrecy_no} forms.")
    assert problems(draft) == ["unconfirmed_finding"]
    confirm_finding(proposed, revision=proposed.revision, by=protocol)
    assert problems(draft) == []


def test_a_finding_dropped_while_a_sentence_uses_it_makes_it_red(
    draft, says, secrecy, protocol, problems
):
    says(draft, "election_day", Kind.FINDING, "In {finding:secrecy_no} forms.")
    drop_finding(secrecy, by=protocol)
    assert problems(draft) == ["dropped_finding"]


def test_a_place_that_names_nothing_is_red_and_shows_its_name(
    draft, says, secrecy, problems, shown
):
    says(
        draft,
        "election_day",
        Kind.FINDING,
        "In {finding:nothing}, {figure:voters}, {mission:moon}.",
        findings=[secrecy],
    )
    assert problems(draft) == ["unknown_finding", "unknown_figure", "unknown_word"]
    assert shown(draft) == ["In [nothing], [voters], [moon]."]


def test_figures_that_contradict_are_both_printed_with_whose_they_are(
    draft, says, entered, problems, shown
):
    # The two numbers of voters on the list of domain.md, 20 and 24 February.
    entered("voters", 12416759)
    entered("voters", 12461796, given_by="Sample ministry")
    says(draft, "figures", Kind.FINDING, "On the list: {figure:voters}.")
    assert shown(draft) == [
        "On the list: 12,416,759 (Sample commission) / 12,461,796 (Sample ministry)."
    ]
    assert "contradicted" in problems(draft)


def test_a_station_visited_five_times_is_one_station(draft, says, asked, come, shown):
    for _visit in range(5):
        come("voting", "KT-001", "AZ-01", secrecy="yes")
    asked({"forms": "all", "count": "stations", "where": [], "show": "count"}, key="st")
    asked({"forms": "all", "count": "forms", "where": [], "show": "count"}, key="fo")
    says(draft, "mandate", Kind.FINDING, "{finding:st} stations, {finding:fo} forms.")
    assert shown(draft) == ["1 stations, 5 forms."]


def test_a_station_that_is_not_in_the_list_counts_by_the_code_it_was_given(
    draft, says, asked, come, shown
):
    come("voting", "KT-001", "AZ-01", secrecy="yes")
    come("voting", "XX-999", "AZ-01", secrecy="yes")
    asked({"forms": "all", "count": "stations", "where": [], "show": "count"}, key="st")
    says(draft, "mandate", Kind.FINDING, "{finding:st} stations.")
    assert shown(draft) == ["2 stations."]


def test_the_paragraphs_of_the_day_go_by_stage(draft, says, asked, visits):
    asked(NO_SECRECY, key="secrecy_no", paragraph="voting.secrecy")
    says(draft, "election_day", Kind.LIMIT, "Not all stations were seen.")
    says(draft, "election_day", Kind.FINDING, "In {finding:secrecy_no}.")
    section = next(
        one for one in composed(draft, "en").sections if one.key == "election_day"
    )
    assert [one.title for one in section.paragraphs] == ["", "Voting"]
