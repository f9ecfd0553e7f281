"""Names as pages: nominate, correct, pledge, papers, replace, withdraw."""

from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from orkhon.observation.models import Mission, Observer, ObserverDocument
from orkhon.register.actions.nouns import add_person

PDF = b"%PDF-1.7 sample"


def at(name, *more):
    return reverse(f"observation:{name}", args=[1, *more])


def file(name="names.csv", data=PDF):
    return SimpleUploadedFile(name, data)


def said(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def runs(signed_in, protocol):
    """A client of protocol; posts are followed."""
    client = signed_in(protocol)

    def post(name, /, *more, **words):
        return client.post(at(name, *more), words, follow=True)

    post.get = lambda name, *more: client.get(at(name, *more))
    return post


@pytest.fixture
def secretary(signed_in, turkish_secretary, client):
    """A client of the Turkish delegation's secretary."""

    def post(name, /, *more, **words):
        client.force_login(turkish_secretary)
        return client.post(at(name, *more), words, follow=True)

    return post


def test_a_name_is_nominated_on_the_page(mission, parliaments, runs):
    page = runs.get("nominate")
    assert "Sample Kurultai" not in said(page)
    tr = parliaments["TR"].pk
    assert runs("nominate", parliament=tr, name="").status_code == 422
    page = runs("nominate", parliament=tr, name="Aylin Örnek", capacity="member")
    assert "Nominated: TR-01 Aylin Örnek." in said(page)
    again = runs("nominate", parliament=tr, name="Aylin Örnek", capacity="member")
    assert "is nominated already, as TR-01" in said(again)


def test_a_secretary_nominates_for_one_parliament(
    mission, parliaments, secretary, observers
):
    page = secretary(
        "nominate", parliament=parliaments["AZ"].pk, name="X", capacity="member"
    )
    assert page.status_code == 422
    page = secretary(
        "nominate", parliament=parliaments["TR"].pk, name="Ece Ö", capacity="member"
    )
    assert "Nominated: TR-03 Ece Ö." in said(page)
    words = {
        "parliament": parliaments["TR"].pk,
        "file": file(data="name\nFatma Ö".encode()),
    }
    assert "1 names are nominated" in said(secretary("nominate-file", **words))
    assert secretary("withdraw-observer", "AZ-01", why="x").status_code == 404


def test_who_names_nobody_has_no_page_for_it(mission, parliaments, press, signed_in):
    client = signed_in(press)
    for name in ("nominate", "nominate-file"):
        assert client.get(at(name)).status_code == 404


def test_a_bad_file_is_shown_line_by_line(mission, parliaments, runs):
    assert runs.get("nominate-file").status_code == 200
    assert runs("nominate-file").status_code == 422
    page = runs("nominate-file", file=file(data=b"name,parliament\nX,Narnia\n,TR\n"))
    assert "Nothing was taken in: 1 thing is wrong" in said(page)
    assert "line 3: name is empty" in said(page)
    Mission.objects.update(closed_at=datetime(2027, 4, 1, tzinfo=UTC))
    page = runs("nominate-file", file=file(data=b"name,parliament\nX,TR\n"))
    assert "the mission is closed" in said(page)


def test_everything_of_a_name_is_done_on_its_page(mission, observers, runs):
    page = said(runs.get("observer", "TR-01"))
    assert "The pledge is not signed." in page
    assert runs("pledge", "TR-01", signed_on="2026-11-20").status_code == 422
    future = runs("pledge", "TR-01", signed_on="2099-01-01", language="tr")
    assert "has not come yet" in said(future)
    words = {"signed_on": "2026-11-20", "language": "tr"}
    assert "The pledge is kept." in said(runs("pledge", "TR-01", **words))
    scan = runs("pledge", "TR-01", scan=file("pledge.pdf"), **words)
    assert "pledge.pdf" in said(scan)
    kept = runs("interests", "TR-01", declared_on="2026-11-20", text="")
    assert "nothing to declare" in said(kept)
    changed = runs("change-observer", "TR-01", name="Aylin Örneklü", capacity="member")
    assert "The observer is changed." in said(changed)
    same = runs("change-observer", "TR-01", name="Aylin Örneklü", capacity="member")
    assert "nothing is changed" in said(same)
    assert runs.get("change-observer", "TR-01").status_code == 200
    assert runs("withdraw-observer", "TR-01").status_code == 422
    assert "is withdrawn" in said(runs("withdraw-observer", "TR-01", why="ill"))


def test_documents_are_kept_opened_and_deleted_on_the_page(mission, observers, runs):
    assert runs("add-document", "TR-01").status_code == 422
    words = {"kind": "passport", "file": file("passport.pdf")}
    assert "Kept under seal until" in said(runs("add-document", "TR-01", **words))
    one = ObserverDocument.objects.get()
    opened = runs("open-document", "TR-01", one.pk)
    assert (opened.content, opened["Content-Type"]) == (PDF, "application/pdf")
    assert 'filename="passport.pdf"' in opened["Content-Disposition"]
    page = runs("delete-document", "TR-01", one.pk)
    assert "say why the document is deleted" in said(page)
    page = runs("delete-document", "TR-01", one.pk, why="wrong person")
    assert "The document is deleted." in said(page)
    assert "was deleted on" in said(runs("open-document", "TR-01", one.pk))


def test_a_telephone_is_shown_on_a_page_of_its_own(mission, observers, runs):
    Observer.objects.update(phone="+90 500 123 45 67")
    assert "123 45 67" not in said(runs.get("observer", "TR-01"))
    assert "123 45 67" in said(runs("open-contact", "TR-01"))


def test_the_register_is_proposed_and_a_person_confirms(
    mission, observers, runs, protocol
):
    one = add_person("Айлин Орнек", by=protocol, language="ru")
    page = said(runs.get("observer", "TR-01"))
    assert "Who is it in the register?" in page
    assert "Айлин Орнек" in page
    assert Observer.objects.get(code="TR-01").person is None
    runs("match-observer", "TR-01", proposed=one.pk)
    assert Observer.objects.get(code="TR-01").person == one
    runs("match-observer", "TR-01", act="undo")
    assert Observer.objects.get(code="TR-01").person is None
    assert "nothing is changed" in said(runs("match-observer", "TR-01", act="undo"))
    assert "Matched with" in said(runs("match-observer", "TR-01", person="Айлин Орнек"))
    for wrong in ("no-key", "00000000-0000-4000-8000-000000000000"):
        assert runs("match-observer", "TR-02", proposed=wrong).status_code == 404
    assert runs("match-observer", "TR-02", person="").status_code == 422


def test_the_trace_of_the_first_name_stands_in_the_list(mission, observers, runs):
    assert runs.get("replace-observer", "TR-01").status_code == 200
    words = {"name": "Ece Örnekoğlu", "capacity": "member"}
    assert runs("replace-observer", "TR-01", **words).status_code == 422
    page = runs("replace-observer", "TR-01", why="ill", **words)
    assert "Ece Örnekoğlu comes in place of Aylin Örnek." in said(page)
    refused = runs("replace-observer", "TR-01", why="again", **words)
    assert "out of the mission: replaced" in said(refused)
    page = said(runs.get("observers"))
    assert "in place of" in page
    assert "<s>Aylin Örnek</s>" in page


def test_the_list_is_made_marked_and_handed_out(
    mission, observers, runs, time_machine, client, protocol
):
    time_machine.move_to(datetime(2027, 3, 1, tzinfo=UTC), tick=False)
    client.force_login(protocol)
    assert "cannot be put on the list" in said(runs.get("lists"))
    one = observers["TR-01"]
    refused = runs("lists", observers=[one.pk])
    assert "without a signed pledge nobody is put on the list" in said(refused)
    assert "Nobody is chosen." in said(runs("lists"))
    runs("pledge", "TR-01", signed_on="2027-02-20", language="tr")
    assert "List 1 is made." in said(runs("lists", observers=[one.pk]))
    assert runs("list-file", 1, kind="csv").content.startswith(b"\xef\xbb\xbforder,")
    assert "there is no odt of the list" in said(runs("list-file", 1, kind="odt"))
    assert "List 1 is marked as sent." in said(runs("list-sent", 1))
    assert "list 1 was sent before" in said(runs("list-sent", 1))
    assert "say the number" not in said(runs("accredit", "TR-01", card="KZ-1"))
    late = runs("accredit", "TR-02", card="KZ-2")
    assert "was on no list that was sent" in said(late)
    assert "The refusal is entered." in said(
        runs("refuse-accreditation", "TR-01", why="no reason given")
    )
    bad = runs("cards-file", file=file(data=b"code,card\nXX-1,1\n"))
    assert "line 2: there is no observer “XX-1”" in said(bad)
    assert runs("cards-file").status_code == 422
    good = runs("cards-file", file=file(data=b"code,card\nTR-01,KZ-7\n"))
    assert "1 answers are entered." in said(good)
    Mission.objects.update(closed_at=datetime(2027, 4, 1, tzinfo=UTC))
    closed = runs("cards-file", file=file(data=b"code,card\nTR-01,KZ-7\n"))
    assert "the mission is closed" in said(closed)


def test_badges_are_issued_printed_checked_and_revoked(mission, observers, runs):
    runs.get("badge-key")
    assert "no key before its first badge" in said(runs.get("mission"))
    Observer.objects.filter(code="TR-01").update(state="accredited", card_number="K1")
    one = observers["TR-01"]
    refused = runs("badges", observers=[one.pk])
    assert "when the mission arrives and departs" in said(refused)
    assert runs("badges").status_code == 422
    Mission.objects.update(arrives_on="2027-03-11", departs_on="2027-03-16")
    assert "no badge is chosen that holds" in said(runs("print-badges"))
    assert "1 badges are issued." in said(runs("badges", observers=[one.pk]))
    badge = one.badges.get()
    for chosen in ([], [badge.pk], [badge.pk, "other"]):
        printed = runs("print-badges", badge=chosen)
        assert printed.content.startswith(b"%PDF")
    key = runs.get("badge-key")
    assert key["Content-Disposition"] == 'attachment; filename="mission-1.pub"'
    assert runs.get("check-badge").status_code == 200
    assert "it holds from 2027-03-11" in said(runs("check-badge", code=badge.code))
    assert "this is no badge" in said(runs("check-badge", code="hello"))
    assert runs("check-badge").status_code == 422
    assert "say why the badge" in said(runs("revoke-badge", badge.pk))
    assert "holds no longer" in said(runs("revoke-badge", badge.pk, why="lost"))
