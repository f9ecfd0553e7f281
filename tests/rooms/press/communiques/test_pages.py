"""The desk in the browser's words: marks, two writers, keys and what a page offers."""

import pytest
from django.urls import reverse

from orkhon.press.actions.approving import approve_version, set_embargo
from orkhon.press.actions.publishing import publish_version
from orkhon.press.queries.published import published_communique
from tests.rooms.press.communiques.conftest import RIGHT
from tests.rooms.press.communiques.test_publishing import NOON

WRONG = "Sample Speakre and Sample Secretary General met in Baku on 3 March 2027."


@pytest.fixture
def desk(client, press):
    """A page of the room as the press service sees it: `desk("words", 1, "en")`."""
    client.force_login(press)

    def one(name, *args, data=None, status=200, **more):
        address = reverse(f"press:{name}", args=[2027, 1, *args])
        answer = (
            client.get(address, **more)
            if data is None
            else client.post(address, data, **more)
        )
        assert answer.status_code == status, answer.content.decode()[:2000]
        return answer.content.decode()

    return one


def _said(body, revision, **more):
    return {
        "title": RIGHT.title,
        "lead": RIGHT.lead,
        "body": body,
        "revision": revision,
    } | more


def test_the_first_page_names_events_of_which_nothing_was_told(
    client, press, contact, begin
):
    client.force_login(press)
    address = reverse("press:begin-from", args=["contact", contact.pk])
    assert address in client.get(reverse("press:index")).content.decode()
    begin()
    page = client.get(reverse("press:index")).content.decode()
    assert address not in page
    assert reverse("press:communique", args=[2027, 1]) in page


def test_a_communique_begins_from_an_event(client, press, contact, assembly):
    client.force_login(press)
    address = reverse("press:begin-from", args=["contact", contact.pk])
    answer = client.post(
        address, {"body": assembly.pk, "authentic": "en", "languages": ["kk", "tr"]}
    )
    assert answer["Location"] == reverse("press:words", args=[2027, 1, 1, "en"])
    assert client.get(reverse("press:begin")).status_code == 200


def test_what_is_typed_is_saved_and_marked_at_once(begin, desk):
    begin()
    page = desk("words", 1, "en", data=_said(WRONG, 0), headers={"HX-Request": "true"})
    assert "<html" not in page
    assert '<b lang="en">Sample Speakre</b>' in page
    assert '<b lang="en">Sample Speaker</b>' in page
    assert 'value="1" id="id_revision"' in page


def test_without_script_the_button_saves_and_the_page_marks(begin, desk):
    begin()
    desk("words", 1, "en", data=_said(WRONG, 0), status=302)
    page = desk("words", 1, "en")
    assert '<mark class="claim is-differs">Sample Speakre</mark>' in page
    assert '<mark class="claim is-agrees">3 March 2027</mark>' in page


def test_one_button_saves_and_takes_what_the_record_says(begin, desk):
    version = begin()
    desk("words", 1, "en", data=_said(WRONG, 0, take="Sample Speakre"), status=302)
    assert version.texts.get().body == WRONG.replace("Speakre", "Speaker")


def test_one_button_saves_and_keeps_with_the_reason(begin, desk):
    version = begin()
    said = _said(WRONG, 0, keep="Sample Speakre")
    desk("words", 1, "en", data=said, status=302)
    assert "Say why" in desk("words", 1, "en")
    said = _said(WRONG, 1, keep="Sample Speakre") | {"why Sample Speakre": "so spelt"}
    desk("words", 1, "en", data=said, status=302)
    assert version.differences.get().why == "so spelt"


def test_a_fact_is_put_behind_the_text_without_script(begin, desk):
    version = begin()
    desk("words", 1, "en", data=_said("They met in", 0, insert="2"), status=302)
    assert version.texts.get().body == "They met in Baku"


def test_the_later_of_two_writers_sees_both_texts(begin, desk, write, head):
    version = begin()
    write(version, by=head)
    page = desk("words", 1, "en", data=_said("Mine alone.", 0), status=409)
    assert "Mine alone.</textarea>" in page
    assert "They spoke of trade." in page
    assert 'name="revision" value="1"' in page
    assert version.texts.get().body == RIGHT.body
    live = {"HX-Request": "true"}
    assert "See both texts" in desk(
        "words", 1, "en", data=_said("Mine alone.", 0), headers=live
    )


def test_the_authentic_text_stands_beside_a_translation(begin, write, desk):
    version = begin(["kk"])
    write(version)
    assert "They spoke of trade." in desk("words", 1, "kk")
    assert 'id="beside"' not in desk("words", 1, "en")


def test_a_language_that_was_not_begun_has_no_page(begin, desk):
    begin()
    desk("words", 1, "kk", status=404)
    desk("add-language", 1, data={"language": "kk"}, status=302)
    desk("words", 1, "kk")
    assert desk("add-language", 1, data={"language": "fr"}, status=422)


def test_fixed_words_have_no_desk(approved, desk):
    desk("words", 1, "en", status=302)
    desk("words", 1, "en", data=_said("x", 1), status=302)
    assert approved.texts.get().body == RIGHT.body


def test_the_page_of_a_draft_names_what_differs_and_who_may_not_approve(
    begin, desk, client, head
):
    begin()
    desk("words", 1, "en", data=_said(WRONG, 0), status=302)
    page = desk("communique")
    assert "the record: Sample Speaker" in page
    assert reverse("press:approve", args=[2027, 1, 1]) not in page
    client.force_login(head)
    address = reverse("press:communique", args=[2027, 1])
    assert (
        reverse("press:approve", args=[2027, 1, 1])
        in client.get(address).content.decode()
    )


def test_acts_of_a_page_do_what_they_say(written, desk, client, press, head):
    desk(
        "embargo",
        1,
        data={"until": "2027-03-04T12:00", "zone": "Asia/Baku"},
        status=302,
    )
    assert "4 March 2027, 12:00 (Asia/Baku)" in desk("communique").replace(
        "\u00a0", " "
    )
    desk(
        "embargo",
        1,
        data={"until": "2027-03-04T12:03", "zone": "Asia/Baku"},
        status=302,
    )
    assert "full five minutes" in desk("communique")
    desk("embargo", 1, data={"until": "noon", "zone": "Asia/Baku"}, status=422)
    desk("embargo", 1, data={"until": "", "zone": "Asia/Baku"}, status=302)
    desk("renew-facts", 1, data={}, status=302)
    assert "The record says what it said." in desk("communique")
    client.force_login(head)
    desk("approve", 1, data={}, status=302)
    desk("send-back", 1, data={"why": "a comma"}, status=302)
    desk("approve", 1, data={}, status=302)
    desk("publish", 1, data={}, status=302)
    assert "Papers are being made" in desk("communique")
    written.refresh_from_db()
    publish_version(written, by=press)
    assert desk("paper", 1, "en", "txt").startswith("2027/1\n\nSample meeting")
    desk("paper", 1, "en", "exe", status=404)
    desk("correct", data={"correction": ""}, status=422)
    desk("correct", data={"correction": "The day was wrong."}, status=302)
    desk("drop", 2, data={"why": "it was right"}, status=302)
    assert published_communique(2027, 1).version == 1


def test_what_is_held_back_stands_by_itself_on_the_first_page(
    written, head, press, client
):
    set_embargo(written, NOON, "Asia/Baku", by=press)
    written.refresh_from_db()
    publish_version(approve_version(written, by=head), by=press)
    client.force_login(press)
    page = client.get(reverse("press:index")).content.decode()
    assert "Under embargo" in page
    assert "under embargo" in page
