"""What members made of a model law, for everybody; nothing of what is not opened."""

import json

import pytest
from django.conf import settings

from orkhon.legislation.actions.comparing import begin_comparison
from orkhon.legislation.actions.deciding import decide
from orkhon.legislation.actions.proposing import propose_partners
from orkhon.legislation.actions.publishing import publish_status, withdraw_status
from orkhon.legislation.actions.texts import begin_work
from tests.rooms.legislation import laws
from tests.rooms.legislation.conftest import bring, countries, kazakh_law, legal, model
from tests.rooms.legislation.decided import kazakh, turkish

__all__ = ["bring", "countries", "kazakh", "kazakh_law", "legal", "model", "turkish"]

CODES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture
def opened(kazakh, model, legal):
    publish_status(model, by=legal)
    return model.key


def test_the_page_stands_in_seven_languages_that_know_one_another(opened, public):
    assert len(CODES) == 7
    for code in CODES:
        answer = public("model-law", code, opened)
        page = answer.content.decode()
        assert answer["Content-Language"] == code
        assert f'<html lang="{code}">' in page
        for other in CODES:
            assert f'hreflang="{other}"' in page
        # The law of Kazakhstan, article 4(1), diverges; the reason as it was written.
        assert "4(1)" in page
        assert "Fifteen days instead of five." in page


def test_shares_have_denominators_and_nothing_examined_is_no_zero(opened, public):
    page = public("model-law", "en", opened).content.decode()
    assert "<b>3</b> of 5 examined" in page
    assert "nothing examined yet" in page
    assert "no law on the subject is known" in page


def test_who_holds_the_page_is_not_sent_it_again(
    opened, public, kazakh, legal, kazakh_law
):
    tag = public("model-law", "en", opened)["ETag"]
    asked = {"headers": {"if-none-match": tag}}
    assert public("model-law", "en", opened, status=304, **asked).content == b""
    data = public("model-law-json", opened)
    asked = {"headers": {"if-none-match": data["ETag"]}}
    public("model-law-json", opened, status=304, **asked)
    decide(kazakh, "art_4", "enacted", [(kazakh_law, "art_5")], "", by=legal)
    public("model-law-json", opened, **asked)
    assert public("model-law", "en", opened)["ETag"] != tag


def test_it_is_listed_and_its_data_have_addresses(opened, public):
    listed = public("model-laws", "tr").content.decode()
    assert f"/public/tr/model-laws/{opened}/" in listed
    data = public("model-law-json", opened)
    assert data["Content-Type"] == "application/json"
    assert json.loads(data.content)["model_law"]["key"] == opened
    table = public("model-law-csv", opened)
    assert table["Content-Type"].startswith("text/csv")
    assert "Set-Cookie" not in table


def test_the_licence_is_the_assemblys_to_name(opened, public, settings):
    page = public("model-law", "en", opened).content.decode()
    assert "no licence is named yet" in page
    settings.ORKHON_OPEN_DATA_LICENCE = "CC-BY-4.0"
    page = public("model-law", "en", opened).content.decode()
    assert "licence: CC-BY-4.0" in page
    said = json.loads(public("model-law-json", opened).content)
    assert said["licence"] == "CC-BY-4.0"


def test_nothing_is_told_of_proposals_staff_and_laws_that_are_not_opened(
    opened, public, kazakh, kazakh_law, countries, legal, bring
):
    sibling = begin_work(
        "model-canary", "model-law", "CANARY model law on whistles", by=legal
    )
    bring(sibling, {"en": laws.MODEL_EN.replace("toy", "whistle")})
    other = begin_comparison(sibling, countries["KZ"], [kazakh_law], by=legal)
    decide(
        other, "art_1", "partly", [(kazakh_law, "art_1")], "CANARY reason.", by=legal
    )
    propose_partners(kazakh, by=legal)
    # The foot of a page leads to the assembly's legal documents.
    found = {
        f"{name} {code}": public(name, code).content.replace(b"Legal documents", b"")
        for code in CODES
        for name in ("home", "model-laws")
    }
    for code in CODES:
        shown = public("model-law", code, opened).content
        found[f"page {code}"] = shown.replace(b"Legal documents", b"")
        public("model-law", code, sibling.key, status=404)
    found["json"] = public("model-law-json", opened).content
    found["csv"] = public("model-law-csv", opened).content
    public("model-law-json", sibling.key, status=404)
    public("model-law-csv", sibling.key, status=404)
    must_not = (
        b"CANARY", b"model-canary", b"account/", b"machine/",
        legal.display_name.encode(), legal.username.encode() + b"@", b"confidence",
        b"/legislation/",
    )  # fmt: skip
    hits = [
        (name, word)
        for name, data in found.items()
        for word in must_not
        if word in data
    ]
    # The styles of the matrix are a file of the room that everybody may load.
    assert [one for one in hits if one[1] != b"/legislation/"] == []


def test_what_is_closed_again_is_gone(opened, public, model, legal):
    withdraw_status(model, "A mistake.", by=legal)
    public("model-law", "en", opened, status=404)
    public("model-law-json", opened, status=404)
    assert opened not in public("home", "en").content.decode()
