"""Phones: keys made, cards printed once, keys taken back."""

import shutil
import subprocess
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from orkhon.engines.xforms import read_settings
from orkhon.observation.actions.field_cards import (
    collect_settings,
    link_of,
    make_keys,
    print_field_cards,
)
from orkhon.observation.actions.keys import make_key, revoke_key
from orkhon.observation.documents.field_cards import field_cards_pdf
from orkhon.observation.models import FieldKey, Observer
from orkhon.observation.queries.phones import observers_without_key, phone_lines
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal

pytestmark = pytest.mark.django_db
PHONES = "/observation/1/phones/"


@pytest.fixture
def office(signed_in, protocol, mission, observers):
    return signed_in(protocol)


@pytest.fixture
def words_of(tmp_path):
    """The words on each page of a PDF."""

    def of(pdf):
        if shutil.which("pdftotext") is None:
            pytest.skip("pdftotext (poppler-utils) is not on this machine")
        path = tmp_path / "cards.pdf"
        path.write_bytes(pdf)
        read = subprocess.run(
            ["pdftotext", "-layout", str(path), "-"],
            capture_output=True,
            check=True,
            text=True,
        )
        return read.stdout.split("\f")[:-1]

    return of


def test_each_chosen_observer_gets_a_key_and_the_token_is_kept_nowhere(
    mission, observers, protocol
):
    made = make_keys(mission, list(observers.values()), by=protocol)
    assert [key.observer.code for key, _token in made] == list(observers)
    kept = str(list(FieldKey.objects.values_list()))
    assert not any(token in kept for _key, token in made)


def test_nobody_or_somebody_who_does_not_go_gets_none(mission, observers, protocol):
    with pytest.raises(Refusal, match="Choose for whom"):
        make_keys(mission, [], by=protocol)
    gone = observers["TR-01"]
    gone.state = Observer.State.WITHDRAWN
    gone.save()
    with pytest.raises(Refusal, match="Aylin Örnek"):
        make_keys(mission, list(observers.values()), by=protocol)
    assert not FieldKey.objects.exists()


def test_who_only_reads_makes_and_prints_nothing(mission, observers, press):
    with pytest.raises(PermissionDenied):
        make_keys(mission, list(observers.values()), by=press)
    with pytest.raises(PermissionDenied):
        print_field_cards(mission, ["x"], by=press)


def test_the_card_leads_the_phone_to_the_app_and_to_collect(mission, settings):
    settings.ORKHON_ADDRESS = "https://orkhon.example/"
    token = "a" * 64
    link = urlsplit(link_of(token))
    assert (link.netloc, link.path, link.fragment) == (
        "orkhon.example",
        "/field/",
        token,
    )
    read = read_settings(collect_settings(mission, token))
    assert read["general"]["server_url"] == (
        f"https://orkhon.example/v1/key/{token}/projects/1"
    )
    assert read["project"] == {"name": "Sample referendum"}
    assert "admin" in read


def test_cards_are_printed_four_on_a_sheet_with_whom_to_call(
    mission, observers, coordinator, protocol, words_of, last_words
):
    made = make_keys(mission, list(observers.values()), by=protocol)
    made.append(make_key(mission, by=protocol, label="Sample phone"))
    tokens = [token for _key, token in made]
    first, second = words_of(print_field_cards(mission, tokens, by=protocol))
    for code, observer in observers.items():
        assert code in first
        assert observer.name in first
    assert "+7 700 000 00 00" in first
    assert "Sample phone" in second
    assert all(
        half in first + second for token in tokens for half in (token[:32], token[32:])
    )
    assert last_words(mission)["keys"] == [key.pk for key, _token in made]


def test_only_keys_that_open_something_are_printed(mission, observers, protocol):
    ((key, token),) = make_keys(mission, [observers["TR-01"]], by=protocol)
    revoke_key(key, by=protocol, why="sample")
    for tokens in ([], [token], ["no token"], ["b" * 64]):
        with pytest.raises(Refusal):
            print_field_cards(mission, tokens, by=protocol)
    assert not Entry.objects.filter(verb="observation.key.print").exists()


def test_no_card_is_no_paper():
    with pytest.raises(ValueError, match="no card"):
        field_cards_pdf(())


def test_whoever_lacks_a_key_stands_first(mission, observers, protocol):
    now = timezone.now()
    make_key(mission, by=protocol, observer=observers["AZ-01"])
    make_key(mission, by=protocol, label="Sample phone")
    codes = [
        line.observer.code if line.observer else "shared"
        for line in phone_lines(mission, now=now)
    ]
    assert sorted(codes[:3]) == ["KG-01", "TR-01", "TR-02"]
    assert codes[3:] == ["AZ-01", "shared"]
    without = observers_without_key(mission, now=now)
    assert [one.code for one in without] == codes[:3]


def test_a_key_of_one_who_does_not_go_stands_there_until_it_is_taken_back(
    mission, observers, protocol
):
    key, _token = make_key(mission, by=protocol, observer=observers["AZ-01"])
    Observer.objects.filter(code="AZ-01").update(state=Observer.State.REPLACED)
    now = timezone.now()
    assert phone_lines(mission, now=now)[0].observer.code == "AZ-01"
    revoke_key(key, by=protocol, why="replaced")
    codes = [line.observer.code for line in phone_lines(mission, now=now)]
    assert "AZ-01" not in codes


def test_a_key_that_ended_opens_nothing(mission, observers, protocol):
    now = timezone.now()
    key, _token = make_key(
        mission, by=protocol, observer=observers["AZ-01"],
        expires_at=now + timedelta(hours=1),
    )  # fmt: skip
    later = phone_lines(mission, now=now + timedelta(hours=2))
    assert [one.is_good for line in later for one in line.keys] == [False]
    assert key.revoked_at is None


def test_keys_are_made_shown_once_and_printed(office, observers):
    shown = office.get(PHONES).text
    assert "0 of 4 have a key" in shown
    made = office.post(f"{PHONES}keys/", {"observer": ["TR-01", "AZ-01"]})
    assert made["Cache-Control"] == "no-store"
    assert "2 keys are made" in made.text
    tokens = [
        part.partition('"')[0] for part in made.text.split('name="token" value="')[1:]
    ]
    assert len(tokens) == 2
    paper = office.post(f"{PHONES}cards/", {"token": tokens})
    assert paper["Content-Type"] == "application/pdf"
    assert paper.content.startswith(b"%PDF")
    listed = office.get(PHONES).text
    assert "2 of 4 have a key" in listed
    assert not any(token in listed for token in tokens)


def test_a_shared_phone_gets_a_key_of_its_own(office):
    assert "1 key is made" in office.post(f"{PHONES}keys/", {"label": "Bus 2"}).text
    assert FieldKey.objects.get().label == "Bus 2"


def test_what_cannot_be_done_is_said(office, observers, protocol, mission):
    assert (
        "Choose for whom, at most 80 at once."
        in office.post(f"{PHONES}keys/", {}, follow=True).text
    )
    assert "no card" in office.post(f"{PHONES}cards/", {}, follow=True).text
    key, _token = make_key(mission, by=protocol, observer=observers["TR-01"])
    silent = office.post(f"{PHONES}{key.pk}/revoke/", {}, follow=True)
    assert "Say why" in silent.text
    done = office.post(f"{PHONES}{key.pk}/revoke/", {"why": "lost"}, follow=True)
    assert "opens nothing any more" in done.text
    assert "taken back" in done.text


def test_the_observers_own_page_leads_to_a_key(office, observers):
    page = office.get("/observation/1/observers/TR-01/").text
    assert "no key yet" in page
    assert f'action="{PHONES}keys/"' in page
