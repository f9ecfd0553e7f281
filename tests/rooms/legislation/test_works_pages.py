"""The room's first page and the pages of works."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from orkhon.legislation.actions.texts import begin_work
from orkhon.legislation.models import (
    CommentRound,
    Comparison,
    Correspondence,
    Version,
    Work,
)
from orkhon.legislation.queries.texts import authentic, expression_in, latest, units_of
from orkhon.legislation.queries.works import free_key, shares_of
from tests.rooms.legislation.laws import KZ_KK_LATER, MODEL_RU
from tests.rooms.legislation.pages import words_of


@pytest.fixture
def as_legal(client, legal):
    client.force_login(legal)
    return client


@pytest.fixture
def compared(model, countries, legal):
    """The model law against Kazakhstan: one enacted, one with differences and again."""

    def made(work=model, country="KZ"):
        comparison = Comparison.objects.create(
            model=work,
            country=countries[country],
            began_at=timezone.now(),
            began_by=legal.actor_id,
        )
        for eid, status, again in (
            ("art_1", "enacted", ""),
            ("art_2__para_1", "differences", "law-changed"),
            ("art_4", "absent", ""),
        ):
            Correspondence.objects.create(
                comparison=comparison,
                version=latest(work),
                eid=eid,
                status=status,
                again=again,
                decided_at=timezone.now(),
                decided_by=legal.actor_id,
            )
        return comparison

    return made


def test_the_first_page_of_an_empty_room_says_what_it_would_hold(as_legal):
    shown = words_of(as_legal.get(reverse("legislation:index")))
    assert "No model law yet." in shown
    assert "No national law yet." in shown
    assert "Nothing is due" in shown
    assert "Compare two texts" in shown
    assert "Instruments of the assembly" not in shown


def test_members_stand_in_english_order_whatever_the_language(
    as_legal, kazakh_law, turkish_law, legal, countries
):
    begin_work("az-toys", "national-law", "Toys", by=legal, country=countries["AZ"])
    begin_work("rules", "instrument", "Rules of procedure", by=legal)
    as_legal.cookies["django_language"] = "kk"
    page = as_legal.get(reverse("legislation:index")).content.decode()
    places = [page.index(f"/works/{key}/") for key in ("az-toys", "kz-toys", "tr-toys")]
    assert places == sorted(places)
    assert places[-1] < page.index("/works/rules/")


def test_what_is_due_stands_first_and_is_counted(as_legal, model, compared):
    compared()
    now = timezone.now()
    CommentRound.objects.create(
        version=latest(model),
        opened_at=now,
        opened_by="account/1",
        closes_at=now + timedelta(days=3),
        time_zone="UTC",
    )
    shown = words_of(as_legal.get(reverse("legislation:index")))
    assert "comments until" in shown
    assert "1 provision to examine again; 3 of 6 not examined" in shown
    assert "Kazakhstan: 2 of 3 examined" in shown


def test_a_share_counts_the_units_of_the_latest_version(
    model, compared, bring, countries, legal
):
    compared()
    empty = begin_work("empty", "model-law", "Empty", by=legal)
    Comparison.objects.create(
        model=empty,
        country=countries["TR"],
        began_at=timezone.now(),
        began_by=legal.actor_id,
    )
    words = (
        "Model law\n\nChapter 1. General\n\nArticle 1. Subject\nWords of it.\n\n"
        "Article 2. Duties\n1. First duty.\n2. Second duty.\n\n"
        "Annex 1\nForm\n\nArticle 1. Name\n1. One.\n2. Two.\n"
    )
    bring(model, {"ru": "Модельный закон\n\nСтатья 1. Предмет\nСлова.\n"})
    bring(model, {"en": words})
    shares = shares_of([model, empty])
    assert shares[model.pk][0].units == len(units_of(authentic(latest(model)))) == 4
    (none,) = shares[empty.pk]
    assert (none.units, none.examined, none.left) == (0, 0, 0)


def test_the_number_of_queries_does_not_grow_with_the_laws(
    as_legal, model, compared, bring, legal, countries
):
    compared()
    address = reverse("legislation:index")
    as_legal.get(address)

    def asked():
        with CaptureQueriesContext(connection) as found:
            as_legal.get(address)
        return len(found)

    one = asked()
    for n in range(2):
        work = begin_work(f"more-{n}", "model-law", f"More {n}", by=legal)
        bring(work, {"en": "Model law\n\nArticle 1. A\nWords.\n"})
        compared(work)
        law = begin_work(
            f"law-{n}", "national-law", f"Law {n}", by=legal, country=countries["TR"]
        )
        bring(law, {"tr": "Kanun\n\nMADDE 1 – Sözler.\n"})
    assert asked() == one


def test_a_delegate_reads_and_is_offered_no_verb(client, delegate, model):
    client.force_login(delegate)
    page = client.get(reverse("legislation:work", args=["model-toys"]))
    assert "New version" not in words_of(page)
    assert "/record/sources/" not in page.content.decode()
    assert "Enter a law" not in words_of(client.get(reverse("legislation:index")))


def test_the_page_of_a_work_says_what_is_not_known(as_legal, kazakh_law):
    shown = words_of(as_legal.get(reverse("legislation:work", args=["kz-toys"])))
    assert (
        "adopted May 2024 · in force from: not known · text as of: not known" in shown
    )
    assert "Official number not known" in shown
    assert "unofficial translation" in shown


def test_the_page_of_a_model_law_shows_what_members_made_of_it(
    as_legal, model, compared
):
    address = reverse("legislation:work", args=["model-toys"])
    assert "compared with no member yet" in words_of(as_legal.get(address))
    compared()
    assert "3 of 6 not examined" in words_of(as_legal.get(address))


def test_versions_are_compared_with_the_one_before_in_the_same_language(
    as_legal, kazakh_law, bring
):
    bring(kazakh_law, {"kk": KZ_KK_LATER, "ru": MODEL_RU})
    shown = as_legal.get(reverse("legislation:work", args=["kz-toys"])).content.decode()
    old, new = (
        expression_in(version, "kk")
        for version in kazakh_law.versions.order_by("number")
    )
    redline = reverse("legislation:redline", args=[old.pk, new.pk])
    assert f'href="{redline}"' in shown
    assert shown.count("Version 1 against version 2") == 1
    text = as_legal.get(reverse("legislation:text", args=["kz-toys", 2, "kk"]))
    assert f'href="{redline}"' in text.content.decode()


def test_a_work_is_entered_and_leads_to_its_first_version(as_legal, countries):
    answer = as_legal.post(
        reverse("legislation:new-work"),
        {
            "title": "Law on the recall of toys",
            "kind": "national-law",
            "country": countries["KZ"].pk,
        },
    )
    work = Work.objects.get()
    assert work.key == "kz-law-on-the-recall-of-toys"
    assert answer.headers["Location"] == reverse(
        "legislation:new-version", args=[work.key]
    )
    answer = as_legal.post(
        answer.headers["Location"], {"state": "in-force", "adopted_on": "2024-05"}
    )
    assert answer.headers["Location"] == reverse(
        "legislation:bring-in", args=[work.key, 1]
    )
    assert latest(work).adopted_on == "2024-05"


def test_a_work_that_is_refused_keeps_what_was_typed(as_legal, model):
    answer = as_legal.post(
        reverse("legislation:new-work"),
        {"title": "Another", "kind": "model-law", "key": "model-toys"},
    )
    assert answer.status_code == 422
    assert "another law is called model-toys" in words_of(answer)
    nothing = as_legal.post(reverse("legislation:new-work"), {})
    assert nothing.status_code == 422
    assert 'value="Another"' in answer.content.decode()


def test_a_date_that_does_not_exist_stands_beside_its_field(as_legal, model):
    address = reverse("legislation:new-version", args=["model-toys"])
    answer = as_legal.post(address, {"state": "draft", "as_of": "2026-13"})
    assert answer.status_code == 422
    assert Version.objects.count() == 1


def test_a_version_is_corrected_on_its_page(as_legal, model):
    address = reverse("legislation:correct-version", args=["model-toys", 1])
    assert 'value="2026-09-01"' in as_legal.get(address).content.decode()
    said = {"state": "adopted", "adopted_on": "2026-11-20", "as_of": "2026-09-01"}
    answer = as_legal.post(address, said)
    assert answer.status_code == 302
    assert latest(model).state == "adopted"
    again = as_legal.post(address, said)
    assert again.status_code == 422
    assert "nothing is changed" in words_of(again)


def test_keys_are_made_of_the_title_and_never_twice(legal, countries):
    assert free_key("Заң туралы", "KZ") == "kz-zan-turaly"
    begin_work("toys", "model-law", "Toys", by=legal)
    begin_work("toys-2", "model-law", "Toys", by=legal)
    assert free_key("Toys") == "toys-3"
    assert free_key("«»") == ""
    assert free_key("One two three four five six seven eight") == (
        "one-two-three-four-five-six"
    )
