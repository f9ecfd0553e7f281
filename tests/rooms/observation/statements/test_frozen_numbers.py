"""A form withdrawn after publication changes the live number and not the statement."""

from django.urls import reverse

from orkhon.observation.actions.withdrawing import withdraw_form
from orkhon.observation.queries.finding_pages import finding_line, frozen_numbers


def test_what_was_published_stands_when_a_form_is_withdrawn_later(
    mission, visited, published, protocol, client
):
    line = finding_line(visited)
    (before,) = frozen_numbers(line)
    assert (before.shown, before.differs) == (line.shown, False)

    behind = mission.submissions.get(pk=line.number.forms[0])
    withdraw_form(behind, by=protocol, why="filled at the wrong station")

    after_line = finding_line(visited)
    (after,) = frozen_numbers(after_line)
    assert after.shown == before.shown
    assert after_line.shown != before.shown
    client.force_login(protocol)
    page = client.get(reverse("observation:finding", args=[mission.number, visited.pk]))
    assert page.context["statements"] == [published]
    assert [one.differs for one in page.context["frozen"]] == [True]
