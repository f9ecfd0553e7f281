"""The pages of drafts and amendments, as people use them."""

import pytest
from django.urls import reverse

from orkhon.proceedings.actions.amendments import accept
from orkhon.proceedings.actions.issuing import issue, next_version
from orkhon.proceedings.models import Amendment, Draft, Question
from tests.rooms.proceedings.drafting import (
    ENGLISH,
    KAZAKH,
    a_draft,
    issued,
    paragraph,
    put,
)


@pytest.fixture
def version(session, secretary, parliaments):
    return issued(session, secretary)


@pytest.fixture
def kz(version, parliaments, secretary):
    return put(
        version,
        [parliaments["KZ"]],
        secretary,
        words="model law",
        text="within a reasonable time",
    )


@pytest.fixture
def tr(version, parliaments, secretary):
    return put(
        version, [parliaments["TR"]], secretary, words="model law", text="by 2029"
    )


def at(name, *args):
    return reverse(f"proceedings:{name}", args=["plenary-16", *args])


def words(answer):
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def test_a_secretary_begins_a_draft_brings_it_in_and_issues_it(
    client, session, secretary
):
    client.force_login(secretary)
    asked = {"title": "Sample declaration", "kind": "declaration", "authentic": "en"}
    answer = client.post(at("begin-draft"), asked)
    assert answer.url == at("bring-in-draft", 1, 1)
    for language, text in (("en", ENGLISH), ("kk", KAZAKH)):
        brought = client.post(answer.url, {"language": language, "words": text})
        assert brought.url.startswith(at("draft-version", 1, 1))
    row = paragraph(Draft.objects.get().versions.get(), "3")
    asked = {"text": "It thanks the hosts.", "number": "3", "role": "operative"}
    client.post(at("draft-paragraph", 1, 1, row.key, "en"), asked)
    answer = client.post(
        at("issue-draft", 1, 1),
        {"closes": "2099-05-28T18:00", "time_zone": "Asia/Bishkek"},
    )
    assert answer.url == at("draft-version", 1, 1)
    page = words(client.get(answer.url))
    assert '<span class="line-no is-begin">9</span>' in page
    assert "3. It thanks the hosts." in page
    assert "28 May 2099, 18:00 (Asia/Bishkek)" in page
    assert "Қабылдаушы тарапқа алғыс айтады." in words(
        client.get(answer.url + "?language=kk")
    )


def test_every_paragraph_shows_who_asks_for_what_and_which_brackets_remain(
    client, version, kz, tr, press, secretary, parliaments
):
    change = put(
        version,
        [parliaments["AZ"], parliaments["KG"]],
        secretary,
        "replace",
        "2",
        words="without delay",
        text="within two working days",
    )
    accept(change, by=secretary, note="nobody against")
    client.force_login(press)
    page = words(client.get(at("draft", 1)))
    assert (
        'model law <span class="bracket">within a reasonable time</span>'
        '<a class="owner" href="#a1" title="Kazakhstan">KZ</a>'
        ' <span class="bracket">by 2029</span>'
        '<a class="owner" href="#a2" title="Türkiye">TR</a>'
    ) in page
    assert (
        "<del>without delay</del><ins>within two working days</ins>"
        '<a class="owner" href="#a3" title="Azerbaijan, Kyrgyz Republic">AZ, KG</a>'
    ) in page
    assert 'Paragraph 1 <span class="quiet">· 2 brackets open</span>' in page
    assert 'Paragraph 2 <span class="quiet">· no bracket</span>' in page
    assert "conflicts with 2" in page
    assert "accepted" in page
    assert "nobody against" in page


def test_a_translation_names_the_amendments_to_each_paragraph(
    client, version, kz, tr, press
):
    client.force_login(press)
    page = words(client.get(at("draft", 1) + "?language=kk"))
    assert (
        'Amendments to the authentic words: <a href="#a1">1</a>, <a href="#a2">2</a>'
    ) in page
    assert "Brackets stand in the authentic text, in English." in page
    assert '<span class="bracket">' not in page


def test_a_delegate_amends_by_changing_the_words_and_supports_another(
    client, version, kz, turkish
):
    client.force_login(turkish)
    row = paragraph(version, "2")
    place = at("amend", 1, 1) + f"?paragraph={row.key}"
    page = words(client.get(place))
    assert "It invites the parliaments to exchange alerts" in page
    assert "The letter" not in page
    edited = row.texts.get(language="en").text.replace("without delay", "at once")
    answer = client.post(place, {"kind": "words", "edited": edited, "reason": "So."})
    assert answer.url == at("amendment", 1, 2)
    assert "“at once” in place of “without delay”" in words(client.get(answer.url))
    client.post(at("decide-amendment", 1, 1, "support"))
    assert "Kazakhstan, Türkiye" in words(client.get(at("amendment", 1, 1)))
    client.post(at("decide-amendment", 1, 2, "withdraw"))
    assert Amendment.objects.get(number=2).progress == "withdrawn"
    assert client.post(at("decide-amendment", 1, 1, "accept")).status_code == 404
    assert client.post(at("decide-amendment", 1, 1, "burn")).status_code == 404


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"kind": "words", "edited": ""}, "Say how the paragraph should read."),
        ({"kind": "insert-paragraph"}, "Say what the new paragraph says."),
        ({"kind": "move"}, "Say after which paragraph it is to stand."),
        ({"kind": "words", "edited": "same"}, "the words are the same as in the text"),
    ],
)
def test_an_amendment_that_asks_for_nothing_is_sent_back(
    client, version, turkish, asked, said
):
    client.force_login(turkish)
    row = paragraph(version, "3")
    if asked.get("edited") == "same":
        asked = asked | {"edited": "It  thanks the host."}
    answer = client.post(at("amend", 1, 1) + f"?paragraph={row.key}", asked)
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_a_secretary_enters_a_letter_and_what_was_asked_in_a_sitting(
    client, version, secretary, parliaments, sitting
):
    client.force_login(secretary)
    rows = {number: paragraph(version, number) for number in "123"}
    letter = {"words": "Strike it", "reference": "Letter", "words_language": "en"}
    parts = [parliaments[code].pk for code in ("KZ", "AZ")]
    place = at("amend", 1, 1)
    for asked in (
        {"kind": "delete-paragraph", "owners": parts, **letter},
        {"kind": "move", "after": "top", "owners": parts, **letter},
        {"kind": "insert-paragraph", "text": "New.", "owners": parts}
        | {"in_sitting": sitting.pk},
    ):
        answer = client.post(f"{place}?paragraph={rows['3'].key}", asked)
        assert answer.status_code == 302, answer.content.decode()
    asked = {"text": "At first.", "owners": parts, "received_at": "2026-01-02T10:00"}
    assert client.post(place, asked).status_code == 422
    assert client.post(place, asked | letter).status_code == 302
    kinds = Amendment.objects.order_by("number").values_list("kind", "after")
    assert list(kinds) == [
        ("delete-paragraph", None),
        ("move", None),
        ("insert-paragraph", None),
        ("insert-paragraph", None),
    ]
    page = words(client.get(at("draft-version", 1, 1)))
    for said in ("delete this paragraph", "move this paragraph", "At first.", "New."):
        assert said in page
    assert client.get(f"{place}?paragraph=x").status_code == 404


def test_a_compromise_is_put_and_accepted(client, version, kz, tr, secretary):
    client.force_login(secretary)
    row = paragraph(version, "1")
    place = at("compromise", 1, 1, row.key)
    assert "1, Kazakhstan: within a reasonable time" in words(client.get(place))
    text = row.texts.get(language="en").text
    edited = text.replace("model law,", "model law, where possible by 2029,")
    assert (
        client.post(place, {"replaces": ["1", "2"], "edited": text}).status_code == 422
    )
    answer = client.post(place, {"replaces": ["1", "2"], "edited": edited})
    assert answer.url == at("amendment", 1, 3)
    assert "Compromise" in words(client.get(answer.url))
    client.post(at("decide-amendment", 1, 3, "accept"), {"note": "nobody against"})
    page = words(client.get(at("consolidated-draft", 1)))
    assert "model law, where possible by 2029, and inform" in page
    client.post(at("decide-amendment", 1, 3, "reopen"), {"note": "a slip"})
    client.post(at("decide-amendment", 1, 3, "decline"), {"note": ""})
    assert Amendment.objects.get(number=3).progress == "open"
    nowhere = at("compromise", 1, 1, version.draft.pk)
    assert client.get(nowhere).status_code == 404


def test_what_the_parliaments_adopted_is_accepted_by_that_question(
    client, version, kz, session, secretary
):
    Question.objects.create(
        session=session,
        number=4,
        amendment=kz,
        words="Amendment 1",
        procedure="sitting",
        rule="unanimity",
        opened_at=version.issued_at,
        opened_by="x",
        progress="adopted",
        closed_at=version.issued_at,
        result={"state": "adopted"},
    )
    client.force_login(secretary)
    page = words(client.get(at("amendment", 1, 1)))
    assert "The parliaments adopted it by question 4." in page
    client.post(at("decide-amendment", 1, 1, "accept"), {"note": ""})
    assert Amendment.objects.get().progress == "accepted"


def test_the_next_version_is_compared_with_the_one_before(
    client, version, kz, tr, secretary
):
    client.force_login(secretary)
    accept(kz, by=secretary, note="nobody against")
    answer = client.post(at("next-draft", 1))
    assert answer.url == at("draft-version", 1, 2)
    assert client.post(at("next-draft", 1)).url == at("draft", 1)
    page = words(client.get(at("compare-drafts", 1, 1, 2)))
    assert "1 with other words" in page
    assert "within a reasonable time" in page
    redline = client.get(at("compare-drafts-file", 1, 1, 2, "en", "docx"))
    assert redline.content.startswith(b"PK")
    assert (
        client.get(at("compare-drafts-file", 1, 1, 2, "tr", "docx")).status_code == 404
    )
    assert "2 in hand" in words(client.get(at("drafts")))
    assert client.post(at("issue-draft", 1, 2), {}).status_code == 302
    old = words(client.get(at("draft-version", 1, 1)))
    assert "Amendment 2, open when this version was followed" in old
    kazakh = at("draft-version", 1, 2) + "?language=kk"
    assert "not translated yet" in words(client.get(kazakh))


def test_a_translation_follows(client, version, kz, secretary):
    client.force_login(secretary)
    accept(kz, by=secretary, note="nobody against")
    following = issue(next_version(version.draft, by=secretary), by=secretary)
    row = paragraph(following, "1")
    assert client.post(at("issue-draft-language", 1, 2, "kk")).status_code == 302
    client.post(at("draft-paragraph", 1, 2, row.key, "kk"), {"text": "Бірінші."})
    page = words(client.get(at("draft-version", 1, 2) + "?language=kk"))
    assert "Issue the text in Kazakh" in page
    client.post(at("issue-draft-language", 1, 2, "kk"))
    page = words(client.get(at("draft-version", 1, 2) + "?language=kk"))
    assert "Line numbers stay as printed in version 2." in page


def test_a_delegation_does_not_see_what_is_in_hand(client, session, secretary, kazakh):
    a_draft(session, secretary)
    client.force_login(kazakh)
    assert "No draft is before the session." in words(client.get(at("drafts")))
    assert client.get(at("draft", 1)).status_code == 404
    assert client.get(at("draft-version", 1, 1)).status_code == 404


def test_a_draft_is_withdrawn_with_its_reason_and_a_deadline_is_set(
    client, version, secretary
):
    client.force_login(secretary)
    asked = {
        "closes": "2099-05-28T18:00",
        "time_zone": "Asia/Baku",
        "reason": "asked for",
    }
    client.post(at("draft-deadline", 1, 1), asked)
    assert "28 May 2099, 18:00 (Asia/Baku)" in words(client.get(at("draft", 1)))
    asked["time_zone"] = "Mars/Base"
    assert client.post(at("draft-deadline", 1, 1), asked).status_code == 422
    client.post(at("begin-draft-version", 1), {"note": "of the Chair"})
    assert "of the Chair" in words(client.get(at("draft-version", 1, 2)))
    client.post(at("withdraw-draft", 1), {"reason": "The Council took it off"})
    assert "withdrawn" in words(client.get(at("drafts")))


@pytest.mark.parametrize(
    "asked",
    [{"words": ""}, {"words": "a", "file": "b"}, {"words": "\n \n"}],
)
def test_a_text_is_one_file_or_words(client, session, secretary, asked):
    a_draft(session, secretary, languages=())
    client.force_login(secretary)
    place = at("bring-in-draft", 1, 1)
    assert "Bring in the text" in words(client.get(place))
    assert client.post(place, {"language": "en"} | asked).status_code in (302, 422)


def test_the_list_asks_as_often_for_three_drafts_as_for_one(
    client, session, secretary, django_assert_max_num_queries, version
):
    client.force_login(secretary)
    client.get(at("drafts"))
    with django_assert_max_num_queries(40) as one:
        client.get(at("drafts"))
    for _each in range(2):
        a_draft(session, secretary, languages=("en",))
    with django_assert_max_num_queries(len(one)):
        client.get(at("drafts"))


def test_a_version_asks_as_often_for_three_amendments_as_for_one(
    client, version, kz, secretary, parliaments, django_assert_max_num_queries
):
    client.force_login(secretary)
    client.get(at("draft", 1))
    with django_assert_max_num_queries(60) as one:
        client.get(at("draft", 1))
    for number in "23":
        put(version, [parliaments["AZ"]], secretary, "delete-paragraph", number)
    with django_assert_max_num_queries(len(one)):
        client.get(at("draft", 1))
