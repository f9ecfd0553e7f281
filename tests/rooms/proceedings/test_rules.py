"""The rules that the Secretariat fills in; nothing is assumed in their place."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from orkhon.legislation.actions.citing import Cited
from orkhon.proceedings.actions.rules import Since, drop_rule, set_rule, value_of
from orkhon.proceedings.models import Setting
from orkhon.proceedings.queries.rules import in_words, rules_of, setting_of
from orkhon.record.models import Entry
from orkhon.record.refusals import Refusal

SHOWN = Cited("Two thirds of the parliaments are a quorum.", "Sample rules, article 9")
KEY = Setting.Key


def fill_in(organ, by, key=KEY.QUORUM, text="2/3", since="2027"):
    return set_rule(organ, key, text, by=by, since=Since(since), shown=SHOWN)


def test_what_no_text_is_known_for_is_not_set(assembly):
    assert all(line.now is None for line in rules_of(assembly, date(2027, 6, 11)))
    assert setting_of(assembly, KEY.QUORUM, date(2027, 6, 11)) is None


def test_a_rule_holds_from_its_day_and_leads_to_the_words(assembly, head):
    row = fill_in(assembly, head, since="2027-06-11")
    assert setting_of(assembly, KEY.QUORUM, date(2027, 6, 10)) is None
    assert setting_of(assembly, KEY.QUORUM, date(2027, 6, 11)) == {"share": "2/3"}
    assert row.citation.quote == SHOWN.words
    assert Entry.objects.filter(verb="proceedings.rule.set").count() == 1


def test_a_rule_taken_back_stays_and_says_nothing(assembly, head):
    row = fill_in(assembly, head)
    drop_rule(row, "Read in the wrong edition.", by=head)
    assert setting_of(assembly, KEY.QUORUM, date(2027, 6, 11)) is None
    line = next(
        one for one in rules_of(assembly, date(2027, 6, 11)) if one.key == KEY.QUORUM
    )
    assert line.now is None
    assert line.earlier == (row,)
    with pytest.raises(Refusal, match="before"):
        drop_rule(row, "Again.", by=head)
    with pytest.raises(Refusal, match="why"):
        drop_rule(row, " ", by=head)


@pytest.mark.parametrize(
    ("key", "text", "kept", "said"),
    [
        (KEY.DOCUMENT_LANGUAGES, "en, az, kk", ["en", "az", "kk"], "English, Azerbaijani, Kazakh"),
        (KEY.AUTHENTIC_LANGUAGE, "en", "en", "English"),
        (KEY.QUORUM, "3", {"count": 3}, "3 members"),
        (KEY.DECISION_RULE, "unanimity", "unanimity", "unanimity"),
        (KEY.SILENCE_DAYS, "10", 10, "10"),
    ],
)  # fmt: skip
def test_a_value_is_read_as_a_person_writes_it(key, text, kept, said, db):
    assert value_of(key, text) == kept
    assert in_words(key, kept) == said


def test_shares_of_a_scale_are_the_whole(countries):
    scale = "AZ 1/4, KZ 1/4, KG 1/4, TR 1/4"
    kept = value_of(KEY.CONTRIBUTION_SCALE, scale)
    assert kept == {"AZ": "1/4", "KZ": "1/4", "KG": "1/4", "TR": "1/4"}
    assert in_words(KEY.CONTRIBUTION_SCALE, kept) == scale
    with pytest.raises(Refusal, match="3/4"):
        value_of(KEY.CONTRIBUTION_SCALE, "AZ 1/4, KZ 1/4, KG 1/4")


@pytest.mark.parametrize(
    ("key", "text", "named"),
    [
        (KEY.DOCUMENT_LANGUAGES, "en, xx", "xx"),
        (KEY.AUTHENTIC_LANGUAGE, "und", "und"),
        (KEY.QUORUM, "most", "most"),
        (KEY.QUORUM, "3/2", "3/2"),
        (KEY.QUORUM, "1/0", "1/0"),
        (KEY.DECISION_RULE, "acclamation", "acclamation"),
        (KEY.SILENCE_DAYS, "0", "0"),
        (KEY.SILENCE_DAYS, "ten", "ten"),
        (KEY.CONTRIBUTION_SCALE, "XX 1/1", "XX 1/1"),
        (KEY.CONTRIBUTION_SCALE, "AZ 1/0", "AZ 1/0"),
        (KEY.QUORUM, " ", "Write"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(key, text, named, countries):
    with pytest.raises(Refusal, match=named):
        value_of(key, text)


def test_only_organs_and_known_rules_are_filled_in(assembly, parliaments, head):
    with pytest.raises(Refusal, match="no organ"):
        fill_in(parliaments["KZ"], head)
    with pytest.raises(Refusal, match="colour"):
        fill_in(assembly, head, key="colour")
    with pytest.raises(Refusal, match="2027-13"):
        fill_in(assembly, head, since="2027-13")


def test_a_delegation_reads_the_rules_and_sets_none(assembly, kazakh, client):
    with pytest.raises(PermissionDenied):
        fill_in(assembly, kazakh)
    client.force_login(kazakh)
    page = client.get(reverse("proceedings:rules")).content.decode()
    assert "not set" in page
    assert "Fill in" not in page


def test_a_rule_is_filled_in_on_the_page_and_taken_back(assembly, head, client):
    client.force_login(head)
    address = reverse("proceedings:set-rule", args=[assembly.key, "quorum"])
    wrong = {"value": "most", "words": SHOWN.words, "reference": SHOWN.reference}
    answer = client.post(address, wrong)
    assert answer.status_code == 422
    assert "“most”" in answer.content.decode()
    client.post(address, wrong | {"value": "2/3"})
    assert (
        "2/3 of the members"
        in client.get(reverse("proceedings:rules")).content.decode()
    )
    row = Setting.objects.get()
    away = reverse("proceedings:drop-rule", args=[row.pk])
    assert client.get(away).status_code == 200
    client.post(away, {"why": "Read in the wrong edition."})
    page = client.get(reverse("proceedings:rules")).content.decode()
    assert "taken back" in page
    assert client.get(away).status_code == 404
    nowhere = reverse("proceedings:set-rule", args=[assembly.key, "colour"])
    assert client.get(nowhere).status_code == 404
