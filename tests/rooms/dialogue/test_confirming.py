"""A report confirmed as a whole, with what a person corrected beside it."""

import pytest

from orkhon.dialogue.actions.confirming import confirm_all
from orkhon.dialogue.actions.review import decide
from orkhon.dialogue.intake.corrections import Correction
from orkhon.dialogue.models import Participation, Proposal

pytestmark = pytest.mark.django_db


def test_a_no_to_a_sentence_refuses_everybody_in_it(report, clerk):
    sentence = (
        "Rüfət Səyyadlı, Secretary General of the Sample Assembly, met with "
        "Omirgali Sundetbek"
    )
    done = confirm_all(
        report, by=clerk, corrections=[Correction("participant", sentence, answer="no")]
    )
    refused = report.proposals.filter(state=Proposal.State.REFUSED)
    assert done.refused == refused.count() == 2
    assert {one.person.display_name for one in Participation.objects.all()} == {
        "Erlan Tastaq"
    }


def test_what_was_decided_before_stays_as_it_was(report, clerk):
    first = report.proposals.order_by("number").first()
    decide(first, answer="no", by=clerk)
    done = confirm_all(report, by=clerk)
    assert report.proposals.get(pk=first.pk).state == Proposal.State.REFUSED
    assert done.refused == 0
    assert done.confirmed == report.proposals.count() - 1
