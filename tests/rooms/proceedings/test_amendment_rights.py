"""Who may amend, and who decides."""

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.proceedings.actions.amendment_owners import support, withdraw
from orkhon.proceedings.actions.amendment_wording import Asked
from orkhon.proceedings.actions.amendments import (
    accept,
    compromise,
    decline,
    reopen,
    table,
)
from orkhon.proceedings.models import Amendment
from tests.rooms.proceedings.drafting import issued, paragraph, put

OPEN = Amendment.State.OPEN
NOBODY = "nobody against"


@pytest.fixture
def version(session, secretary, parliaments):
    return issued(session, secretary)


@pytest.fixture
def kz4(version, parliaments, secretary):
    """Kazakhstan: strike paragraph 3."""
    return put(version, [parliaments["KZ"]], secretary, "delete-paragraph", "3")


def state(one):
    one.refresh_from_db()
    return one.progress


@pytest.mark.parametrize("who", ["kazakh", "press", "stranger"])
def test_only_editors_decide(kz4, version, secretary, who, request):
    by = request.getfixturevalue(who)
    asked = Asked("delete-paragraph", paragraph(version, "3"))
    for act in (
        lambda: accept(kz4, by=by, note=NOBODY),
        lambda: decline(kz4, "no", by=by),
        lambda: reopen(kz4, "no", by=by),
        lambda: compromise(version, asked, [kz4], by=by),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert state(kz4) == OPEN


@pytest.mark.parametrize("who", ["press", "stranger"])
def test_only_delegations_and_editors_amend(kz4, version, parliaments, who, request):
    by = request.getfixturevalue(who)
    asked = Asked("delete-paragraph", paragraph(version, "3"))
    for act in (
        lambda: table(version, asked, [parliaments["KZ"]], by=by),
        lambda: support(kz4, parliaments["AZ"], by=by),
        lambda: withdraw(kz4, by=by),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert state(kz4) == OPEN
