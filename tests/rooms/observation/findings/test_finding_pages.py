"""The pages of findings: the list, the form that asks, the forms behind a number."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from orkhon.observation.models import Finding, Sentence
from tests.rooms.observation.findings.conftest import NO_SECRECY, STATIONS


def words(answer):
    return answer.content.decode()


def test_the_empty_list_says_how_to_begin(mission, visit_page, designs):
    answer = visit_page("findings")

    assert "No finding yet." in words(answer)
    visit_page("propose-findings", data={})
    assert "Was it secrecy?" in words(visit_page("findings"))


def test_findings_are_counted_by_paragraph_and_none_is_zero_without_forms(
    asked, come, visit_page
):
    come("voting", "KT-001", "AZ-01", secrecy="no")
    come("voting", "KT-002", "KG-01", secrecy="yes")
    asked(NO_SECRECY, title="Secrecy was not kept", paragraph="voting.secrecy")
    opening = {**NO_SECRECY, "forms": ["opening"]}
    opening["where"] = [{"path": "opening/on_time", "is": ["no"]}]
    asked(opening, key="late", title="Opened late", paragraph="opening.start")

    page = visit_page("findings").context["page"]

    assert [
        (group.title, [(one.title, one.shown) for one in group.lines])
        for group in page.groups
    ] == [
        ("Opening: readiness and time", [("Opened late", "")]),
        ("Voting: secrecy and help", [("Secrecy was not kept", "1 of 2")]),
    ]
    assert "No form answers this; there is no number." in words(visit_page("findings"))


def test_one_key_confirms_and_leads_to_the_next(mission, asked, press, visit_page):
    found = asked(NO_SECRECY, by=press)

    answer = visit_page(
        "confirm-finding",
        found.pk,
        data={"revision": "1", "at": "list", "show": "waiting", "next": found.pk},
        status=302,
    )

    found.refresh_from_db()
    assert found.confirmed_at is not None
    assert answer.url == (
        reverse("observation:findings", args=[mission.number])
        + f"?show=waiting#f{found.pk}"
    )


def test_a_yes_to_another_question_than_the_one_seen_is_refused(
    asked, press, visit_page
):
    found = asked(NO_SECRECY, by=press)

    answer = visit_page("confirm-finding", found.pk, data={"revision": "7"})

    assert "changed by somebody else meanwhile" in words(answer)
    found.refresh_from_db()
    assert found.confirmed_at is None


def test_the_press_sees_findings_and_cannot_say_yes(asked, press, visit_page):
    found = asked(NO_SECRECY, by=press)

    assert "data-yes" not in words(visit_page("findings", by=press))
    visit_page(
        "confirm-finding", found.pk, by=press, data={"revision": "1"}, status=404
    )


def test_dropped_findings_have_a_list_of_their_own(asked, visit_page):
    found = asked(NO_SECRECY, title="Secrecy was not kept")
    visit_page("drop-finding", found.pk, data={"why": "twice"})

    assert "Secrecy was not kept" not in words(visit_page("findings"))
    assert "Secrecy was not kept" in words(
        visit_page("findings", query="?show=dropped")
    )
    visit_page("restore-finding", found.pk, data={})
    found.refresh_from_db()
    assert found.dropped_at is None


def test_a_number_leads_to_its_forms(mission, asked, come, visit_page):
    said_no = come("voting", "KT-001", "AZ-01", secrecy="no")
    said_yes = come("voting", "KT-002", "KG-01", secrecy="yes")
    found = asked(NO_SECRECY, title="Secrecy was not kept", limits="Only in daylight")

    answer = visit_page("finding", found.pk)

    assert [one.form for one in answer.context["page"].object_list] == [said_no]
    assert [one.form for one in answer.context["beside"]] == [said_yes]
    link = reverse("observation:received-form", args=[mission.number, said_no.pk])
    assert f'href="{link}"' in words(answer)
    assert "Only in daylight" in words(answer)


def test_incident_reports_behind_a_number_are_not_opened_to_everybody(
    mission, asked, come, visit_page, press
):
    report = come("incident", "KT-001", "AZ-01", severity="serious", what="Threat")
    query = {"forms": ["incident"], "count": "forms", "where": [], "show": "count"}
    found = asked(query)
    link = reverse("observation:received-form", args=[mission.number, report.pk])

    assert link in words(visit_page("finding", found.pk))
    hidden = words(visit_page("finding", found.pk, by=press))
    assert link not in hidden
    assert "KT-001" not in hidden


def test_the_list_costs_the_same_whatever_it_holds(asked, come, visit_page):
    def asks():
        come("voting", "KT-001", "AZ-01", secrecy="no")
        asked(NO_SECRECY, key=f"ours_{Finding.objects.count()}")
        visit_page("findings")
        with CaptureQueriesContext(connection) as queries:
            visit_page("findings")
        return len(queries)

    assert asks() == asks() == asks()


def test_a_question_is_asked_by_ticking(mission, come, visit_page, designs):
    come("voting", "KT-001", "AZ-01", secrecy="no")
    come("voting", "KT-002", "KG-01", secrecy="yes")
    typed = {
        "title": "Secrecy was not kept",
        "paragraph": "voting.secrecy",
        "kinds": ["voting"],
        "count": "forms",
        "show": "share",
        "whole": "seen",
        "where:voting/secrecy": ["no"],
    }

    counted = visit_page("add-finding", data={**typed, "ask": "count"})
    assert counted.context["line"].shown == "50.0%"
    assert not Finding.objects.exists()
    visit_page("add-finding", data=typed)

    found = Finding.objects.get()
    assert (found.key, found.title) == ("secrecy_was_not_kept", "Secrecy was not kept")
    assert found.query == {**NO_SECRECY, "show": "share"}


def test_asking_for_other_forms_questions_keeps_what_was_said(designs, visit_page):
    typed = {"title": "Late", "kinds": ["opening"], "count": "stations", "ask": "forms"}

    form = visit_page("add-finding", data=typed).context["form"]

    assert form["title"].value() == "Late"
    assert "where:opening/on_time" in form.fields
    assert "where:voting/secrecy" not in form.fields
    assert not form.errors


def test_a_mistake_keeps_what_was_typed_and_says_what_is_wrong(designs, visit_page):
    typed = {
        "title": "",
        "kinds": ["voting"],
        "count": "forms",
        "show": "median",
        "whole": "seen",
        "limits": "At night",
    }

    answer = visit_page("add-finding", data=typed, status=422)

    assert answer.context["form"].errors["path"] == ["Say which figure."]
    assert "title" in answer.context["form"].errors
    assert "At night" in words(answer)


QUERIES = [
    NO_SECRECY,
    STATIONS,
    {**NO_SECRECY, "among": [], "show": "share"},
    {**NO_SECRECY, "among": [{"path": "voting/secrecy", "is": ["yes", "no"]}]},
    {**NO_SECRECY, "where": [{"path": "voting/secrecy", "answered": True}]},
    {**NO_SECRECY, "where": [{"drawn": False}, {"path": "gone/away", "is": ["x"]}]},
    {
        "forms": ["protocol"],
        "count": "forms",
        "where": [
            {"derived": "adds_up", "is": ["no"]},
            {"path": "protocol/valid", "at_least": 10},
            {"path": "protocol/valid", "at_most": "99.5"},
        ],
        "among": None,
        "show": "ratio",
        "path": "protocol/issued",
        "over": "protocol/received",
    },
]


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_comes_out_of_its_form_as_it_went_in(designs, asked, visit_page, query):
    found = asked(query)
    form = visit_page("change-finding", found.pk).context["form"]
    typed = {
        name: value
        for name in form.fields
        if (value := form[name].value()) not in (None, "", [])
    }

    visit_page("change-finding", found.pk, data={**typed, "revision": "1"})

    found.refresh_from_db()
    order = str
    assert sorted(found.query["where"], key=order) == sorted(query["where"], key=order)
    assert {**found.query, "where": []} == {**query, "where": []}
    assert found.revision == 2


def test_two_who_change_one_finding_do_not_overwrite_each_other(
    designs, asked, visit_page
):
    found = asked(NO_SECRECY)
    typed = {
        "title": "Mine",
        "kinds": ["voting"],
        "count": "forms",
        "show": "count",
        "whole": "seen",
    }
    visit_page("change-finding", found.pk, data={**typed, "revision": "1"})

    answer = visit_page(
        "change-finding",
        found.pk,
        data={**typed, "title": "Theirs", "revision": "1"},
        status=422,
    )

    assert "changed by somebody else meanwhile" in words(answer)
    assert 'value="Theirs"' in words(answer)
    found.refresh_from_db()
    assert found.title == "Mine"


def test_a_part_of_nothing_is_asked_about_before_it_is_counted(
    come, visit_page, designs
):
    come("voting", "KT-001", "AZ-01", secrecy="no")
    typed = {
        "title": "Secrecy",
        "kinds": ["voting"],
        "count": "forms",
        "show": "share",
        "whole": "some",
    }

    asked = visit_page("add-finding", data={**typed, "ask": "count"})
    assert asked.context["hints"] == ["Tick the answers that make the whole."]
    wrong = visit_page("add-finding", data={**typed, "whole": "seen"}, status=422)
    assert wrong.context["form"].errors["show"] == [
        "Of what is it a part? Tick an answer above."
    ]
    assert (
        "over"
        in visit_page(
            "add-finding",
            data={**typed, "show": "ratio", "path": ""},
            status=422,
        )
        .context["form"]
        .errors
    )


def test_a_finding_leads_to_the_statements_it_stands_in(
    mission, asked, come, issued, visit_page
):
    come("voting", "KT-001", "AZ-01", secrecy="no")
    found = asked(NO_SECRECY)
    assert "no statement yet" in words(visit_page("finding", found.pk))
    statement = issued(mission, [found], recommendations=["Mend the booths."])
    Sentence.objects.get(section__statement=statement).findings.add(found)

    answer = visit_page("finding", found.pk)

    assert answer.context["statements"] == [statement]
    assert [one.shown for one in answer.context["frozen"]] == ["1 of 1"]


def test_a_question_is_counted_while_it_is_ticked(come, visit_page, designs):
    come("voting", "KT-001", "AZ-01", secrecy="no")
    typed = {
        "kinds": ["voting"],
        "count": "forms",
        "show": "count",
        "whole": "seen",
        "where:voting/secrecy": ["no"],
    }

    answer = visit_page("add-finding", data=typed, HTTP_HX_REQUEST="true")

    assert answer.context["line"].shown == "1"
    assert 'role="alert"' not in words(answer)
    assert not Finding.objects.exists()


def test_the_last_refusals_reach_the_person(designs, asked, visit_page):
    found = asked(NO_SECRECY)
    again = visit_page("add-finding", data=_same_name(), status=422)
    assert "is the short name of" in words(again)
    visit_page("drop-finding", found.pk, data={})
    assert "is dropped" in words(visit_page("drop-finding", found.pk, data={}))
    visit_page("restore-finding", found.pk, data={})
    assert "is not dropped" in words(visit_page("restore-finding", found.pk, data={}))


def _same_name():
    return {
        "title": "Ours",
        "key": "ours",
        "kinds": ["voting"],
        "count": "forms",
        "show": "count",
        "whole": "seen",
    }
