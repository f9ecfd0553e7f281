"""What of legislation stands on the first screen: rounds that close, steps ahead, laws
that changed under a decision. Every law is invented."""

from datetime import UTC, datetime

import pytest
import time_machine

from orkhon.accounts import actions as accounts
from orkhon.legislation.actions.carrying import after_new_text
from orkhon.legislation.actions.comparing import begin_comparison
from orkhon.legislation.actions.deciding import decide
from orkhon.legislation.actions.rounds import open_round
from orkhon.legislation.actions.texts import Dates, begin_version, begin_work, bring_in
from orkhon.legislation.actions.way import Step, enter_step
from orkhon.record.roles import Role
from orkhon.register.models import Country

NOW = datetime(2026, 11, 22, 6, tzinfo=UTC)
MODEL = "Model law on samples\n\nArticle 1. Deadline\n\nThe answer is due in 5 days.\n"
LAW = "Law on samples\n\nArticle 7. Answer\n\nThe answer is due in {} days.\n"


@pytest.fixture
def legal(db, tmp_path, settings):
    settings.MEDIA_ROOT = tmp_path
    return accounts.add_account(
        "legal",
        by=None,
        display_name="L",
        roles=[Role.LEGAL],
        must_change_password=False,
    )


def brought(work, words, by):
    version = begin_version(work, "draft", by=by, dates=Dates())
    return bring_in(
        version, "law.txt", words.encode(), by=by, language="en", is_authentic=True
    )


@pytest.fixture
def model(legal):
    work = begin_work("sample-model", "model-law", "Sample model law", by=legal)
    with time_machine.travel(NOW, tick=False):
        brought(work, MODEL, legal)
    return work


def read(client, account):
    client.force_login(account)
    return client.get("/").content.decode()


@time_machine.travel(NOW, tick=False)
def test_a_round_that_closes_this_month_is_a_deadline(client, legal, model):
    version = model.versions.get()
    open_round(version, datetime(2026, 12, 4, 18), "Asia/Baku", by=legal)  # noqa: DTZ001 -- on the clock of the zone
    assert f"/legislation/comments/{model.key}/1/" in read(client, legal)


@time_machine.travel(NOW, tick=False)
def test_a_step_that_was_planned_for_yesterday_is_late(client, legal, model):
    enter_step(model, Step("commission", planned_on="2026-11-21"), by=legal)
    page = read(client, legal)
    assert 'class="is-late"' in page
    assert f"/legislation/works/{model.key}/way/" in page


@time_machine.travel(NOW, tick=False)
def test_a_step_of_next_year_is_no_deadline_yet(client, legal, model):
    enter_step(model, Step("plenary", planned_on="2027-06"), by=legal)
    assert f"/legislation/works/{model.key}/way/" not in read(client, legal)


@time_machine.travel(NOW, tick=False)
def test_a_law_that_changed_under_a_decision_stands_here(client, legal, model):
    country = Country.objects.create(
        code="KZ", english_name="Kazakhstan", english_sort_key="kazakhstan"
    )
    law = begin_work("kz-law", "national-law", "Law", by=legal, country=country)
    text = brought(law, LAW.format(5), legal)
    comparison = begin_comparison(model, country, [law], by=legal)
    eid = text.provisions.get(kind="article").eid
    decide(comparison, "art_1", "enacted", [(law, eid)], "", by=legal)
    there = f"/legislation/correspondence/{model.key}/KZ/"
    assert there not in read(client, legal)
    after_new_text(brought(law, LAW.format(9), legal), by=legal)
    assert there in read(client, legal)
