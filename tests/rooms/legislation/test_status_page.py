"""The status page of a model law: shares, laws, history, what changed since."""

from datetime import date

import pytest
from django.urls import reverse

from orkhon.legislation.actions.carrying import after_new_text
from orkhon.legislation.actions.deciding import decide
from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.models import Expression, Status, Version
from orkhon.legislation.queries.status import changed_since, history
from tests.rooms.legislation import laws
from tests.rooms.legislation.decided import at, kazakh, turkish

__all__ = ["kazakh", "turkish"]


@pytest.fixture
def page(model, client):
    def got(who, asked="", key=model.key):
        client.force_login(who)
        return client.get(f"{reverse('legislation:status', args=[key])}{asked}")

    return got


def test_the_history_tells_month_by_month_what_was_decided(kazakh, model):
    at(kazakh, "art_1", 2026, 8, 3, 9)
    at(kazakh, "art_2__para_1", 2026, 8, 30, 9)
    for eid in ("art_2__para_2", "art_3__para_1", "art_3__para_2"):
        at(kazakh, eid, 2026, 10, 2, 9)
    months = history(model)
    assert [(one.first, one.decided, one.again) for one in months] == [
        (date(2026, 10, 1), 3, 0), (date(2026, 8, 1), 2, 0),
    ]  # fmt: skip
    last = months[1].events[-1]
    assert (last.no, last.status, last.code) == ("1", Status.ENACTED, "E")


def test_what_changed_since_a_day_is_said_by_member_and_provision(
    kazakh, kazakh_law, model, bring, legal
):
    for eid in ("art_1", "art_2__para_1", "art_2__para_2", "art_3__para_1"):
        at(kazakh, eid, 2026, 8, 3, 9)
    Version.objects.update(made_at="2026-08-01T09:00:00Z")
    decide(kazakh, "art_1", "partly", [(kazakh_law, "art_1")], "Toys only.", by=legal)
    version = bring(kazakh_law, {"kk": laws.KZ_KK_LATER})
    after_new_text(Expression.objects.get(version=version), by=legal)
    since = changed_since(model, date(2026, 8, 4))
    found = [(one.no, one.before, one.after, one.asks_again) for one in since.changes]
    # By hand: 1 was decided anew, 3(2) for the first time; 3(1) has another deadline.
    assert found == [
        ("1", Status.ENACTED, Status.PARTLY, False),
        ("3(1)", Status.DIVERGES, Status.DIVERGES, True),
        ("3(2)", Status.NOT_EXAMINED, Status.ABSENT, False),
    ]
    assert [str(one) for one in since.versions] == [f"{kazakh_law}, 2"]


def test_the_page_names_laws_versions_and_who_decided(kazakh, page, legal, press):
    said = page(press, "?since=2026-01-01").content.decode()
    assert "<b>3</b> of 5 examined" in said
    assert "no law on the subject is known" in said
    assert "5 decisions" in said
    assert legal.display_name in said
    assert "not examined → diverges" in said


def test_a_day_that_is_none_is_named_and_a_future_one_is_now(kazakh, page, press):
    wrong = page(press, "?since=soon")
    assert wrong.status_code == 422
    assert "“soon” is no day" in wrong.content.decode()
    assert page(press, "?since=2999-01-01").status_code == 200


def test_a_model_law_without_text_or_members_says_so(model, page, legal):
    assert b"Compared with no member yet." in page(legal).content
    begin_work("model-empty", "model-law", "Model law without a text", by=legal)
    said = page(legal, key="model-empty").content
    assert b"The model law has no text yet." in said


def test_only_who_may_publish_sees_the_button(kazakh, page, legal, press):
    assert b"Open it to everybody" in page(legal).content
    assert b"Open it to everybody" not in page(press).content
