"""The sitting's page: for a secretary, a delegate on a phone, with and without script."""

from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse

from orkhon.proceedings.actions import entering
from orkhon.proceedings.actions.floor import put_item
from orkhon.proceedings.actions.speakers import ask_for_floor
from orkhon.proceedings.models import Floor, Note, Position, Sitting, Speaker
from orkhon.proceedings.templatetags.sittings import clock as clock_of
from tests.rooms.proceedings.asked import ALL, LATER, come
from tests.rooms.proceedings.drafting import issued, put

JSON = {"accept": "application/json"}


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(LATER, tick=False) as moved:
        yield moved


@pytest.fixture
def running(sitting, item, delegates, secretary):
    come(sitting, *(delegates[code][0] for code in ALL))
    put_item(sitting, item, by=secretary)
    return sitting


@pytest.fixture
def question(running, secretary):
    return entering.put_on_floor(running, "So be it", rule="unanimity", by=secretary)


@pytest.fixture
def second(make):
    return make("second", "commission-secretary")


@pytest.fixture
def page(client):
    """Signed in, at an address of the sitting: what it answers."""

    class Page:
        def get(self, who, name="live", *args):
            client.force_login(who)
            return client.get(at(name, *args))

        def post(self, who, name, *args, headers=None, **said):
            client.force_login(who)
            return client.post(at(name, *args), said, headers=headers)

    return Page()


def at(name, *args):
    return reverse(f"proceedings:{name}", args=["plenary-16", 2, *args])


def revision():
    return Floor.objects.get().revision


def test_a_secretary_sees_the_floor_and_can_act(page, secretary, running, question):
    words = page.get(secretary).content.decode()
    for part in ("Draft declaration", "Put on the list", "Enter the position", "Write"):
        assert part in words
    assert "4 of 4 parliaments present" in words
    assert "Item 7 opened" in words


def test_a_delegate_sees_the_floor_and_speaks_for_their_own_alone(
    page, turkish, running, question, delegates
):
    words = page.get(turkish).content.decode()
    assert "Sample leader of Türkiye" in words
    assert "Sample leader of Kazakhstan" not in words
    for absent in (
        "Item 7 opened",
        "Close the question",
        "Give the floor",
        "Next item",
    ):
        assert absent not in words
    mine, theirs = delegates["TR"][0], delegates["KZ"][0]
    done = page.post(
        turkish, "position-on-floor", question.number,
        stance="objects", given_by=mine.number, text="", revision=revision(),
    )  # fmt: skip
    assert done.status_code == 302
    refused = page.post(
        turkish, "position-on-floor", question.number,
        stance="agrees", given_by=theirs.number, text="", revision=revision(),
    )  # fmt: skip
    assert refused.status_code == 422
    assert [one.parliament.key for one in Position.objects.all()] == ["sample-tr"]


def test_a_reader_of_the_secretariat_reads_and_has_no_forms(
    page, press, running, question
):
    words = page.get(press).content.decode()
    assert "Item 7 opened" in words
    for absent in ("Enter the position", "Put on the list", "Write down", "Put a"):
        assert absent not in words


def test_a_delegate_asks_for_the_floor_and_takes_it_back(
    page, turkish, secretary, running, delegates
):
    page.post(turkish, "ask-for-floor", ask=delegates["TR"][0].number)
    asked = Speaker.objects.get()
    assert "Withdraw" in page.get(turkish).content.decode()
    page.post(turkish, "speaker", withdraw=asked.pk)
    asked.refresh_from_db()
    assert asked.withdrawn_at is not None
    other = ask_for_floor(running, delegates["KZ"][0], by=secretary)
    assert page.post(turkish, "speaker", withdraw=other.pk).status_code == 403
    assert page.post(turkish, "speaker", give=other.pk).status_code == 403


def test_without_script_what_was_typed_stays_and_the_page_says_what_the_other_did(
    page, secretary, second, running, question, delegates
):
    seen = revision()
    kazakh = delegates["KZ"][0]
    said = {"given_by": kazakh.number, "revision": seen}
    page.post(
        second, "position-on-floor", question.number, stance="objects", text="", **said
    )
    answer = page.post(
        secretary, "position-on-floor", question.number,
        stance="reservation", text="as to paragraph 2", **said,
    )  # fmt: skip
    words = answer.content.decode()
    assert answer.status_code == 409
    assert "somebody else was faster" in words
    assert "Kazakhstan objects, by Sample leader of Kazakhstan (Second)" in words
    assert "as to paragraph 2" in words
    assert f'name="revision" value="{revision()}"' in words
    again = page.post(
        secretary, "position-on-floor", question.number,
        stance="reservation", text="as to paragraph 2",
        given_by=kazakh.number, revision=revision(),
    )  # fmt: skip
    assert again.status_code == 302
    assert Position.objects.get(replaced_at=None).stance == "reservation"


def test_with_script_an_act_is_answered_with_the_parts(
    page, secretary, second, running, delegates
):
    asked = ask_for_floor(running, delegates["KZ"][0], by=secretary)
    late = revision()
    done = page.post(secretary, "speaker", give=asked.pk, revision=late, headers=JSON)
    assert done.status_code == 200
    assert "is-speaking" in done.json()["parts"]["speakers"]
    assert done.json()["revision"] == late + 1
    refused = page.post(second, "speaker", end=asked.pk, revision=late, headers=JSON)
    assert refused.status_code == 409
    assert "has the floor (Secretary)" in refused.json()["why"]
    wrong = page.post(secretary, "write-note", text=" ", headers=JSON)
    assert wrong.status_code == 422
    assert wrong.json()["why"] == "This field is required."


def test_items_texts_questions_and_notes_by_form(
    page, secretary, session, running, item
):
    version = issued(session, secretary, item=item)
    page.post(secretary, "put-item", item="7", revision=revision())
    one = version.paragraphs.get(number="1", role="operative")
    page.post(secretary, "show-text", draft=1, version=1, paragraph=[str(one.key)])
    assert Floor.objects.get().paragraphs == [str(one.key)]
    page.post(secretary, "put-on-floor", with_text="on", rule="unanimity")
    asked = session.questions.get()
    assert asked.version == version
    page.post(secretary, "close-on-floor", asked.number, revision=revision())
    asked.refresh_from_db()
    assert asked.progress != "open"
    page.post(secretary, "write-note", text="The Chair thanks all")
    assert Note.objects.filter(text="The Chair thanks all", item=item).exists()
    page.post(secretary, "close-sitting", revision=revision())
    assert Sitting.objects.get().closed_at is not None
    assert "closed" in page.get(secretary).content.decode()


def test_a_compromise_by_form(page, secretary, session, running, item, parliaments):
    version = issued(session, secretary, item=item)
    put(version, [parliaments["KZ"]], secretary, words="model law", text=" soon")
    put_item(running, item, by=secretary)
    words = page.get(secretary).content.decode()
    assert "Compromise for paragraph 1" in words
    one = version.paragraphs.get(number="1", role="operative")
    edited = one.texts.get(language="en").text.replace("model law", "model law by 2029")
    said = {"draft": 1, "version": 1, "position": one.position, "edited": edited}
    bad = page.post(secretary, "compromise-on-floor", **said, revision=revision())
    assert bad.status_code == 422
    assert "model law by 2029" in bad.content.decode()
    done = page.post(
        secretary, "compromise-on-floor", **said, replaces=["1"], revision=revision()
    )
    assert done.status_code == 302
    assert version.amendments.get(is_compromise=True).text.strip() == "by 2029"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("put-item", {"item": "99"}),
        ("show-text", {"draft": "x", "version": "-1"}),
        ("speaker", {"give": "no id"}),
        ("speaker", {"end": "0" * 32}),
        ("compromise-on-floor", {"position": "4"}),
        ("ask-for-floor", {"ask": "77"}),
        ("put-on-floor", {"rule": "by lot"}),
        ("put-item", {"item": "7", "revision": "many"}),
    ],
)
def test_what_is_not_there_is_refused_and_nothing_is_lost(
    page, secretary, running, name, said
):
    before = revision()
    answer = page.post(secretary, name, **said)
    assert answer.status_code == 422
    assert "Not done" in answer.content.decode()
    assert revision() == before


def test_before_it_is_open_the_page_offers_to_open_it(
    page, secretary, session, sitting, turkish
):
    Sitting.objects.update(opened_at=None)
    assert "Open the sitting" in page.get(secretary).content.decode()
    assert "not open yet" in page.get(turkish).content.decode()
    page.post(secretary, "open-sitting")
    assert Sitting.objects.get().opened_at is not None


def test_the_sittings_of_a_session_are_listed(client, press, sitting):
    client.force_login(press)
    answer = client.get(reverse("proceedings:sittings", args=["plenary-16"]))
    assert at("live") in answer.content.decode()


def test_the_page_asks_no_more_for_more_speakers(
    page, press, secretary, running, question, delegates, django_assert_max_num_queries
):
    ask_for_floor(running, delegates["KZ"][0], by=secretary)
    page.get(press)
    with django_assert_max_num_queries(60) as first:
        page.get(press)
    ask_for_floor(running, delegates["TR"][0], by=secretary)
    ask_for_floor(running, delegates["AZ"][0], by=secretary)
    with django_assert_max_num_queries(len(first)):
        page.get(press)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, "0:00"), (372, "6:12"), (3972, "1:06:12")]
)
def test_a_clock_is_read_as_minutes_and_seconds(seconds, shown):
    now = LATER
    since = now - timedelta(seconds=seconds)
    assert f">{shown}</time>" in clock_of(since, now)
    assert clock_of(None, now) == ""


def test_a_clock_says_how_long_it_may_run_and_that_it_is_over():
    since = LATER - timedelta(seconds=181)
    assert 'class="runs is-over"' in clock_of(since, LATER, 180)
    assert ">3:01 / 3:00</time>" in clock_of(since, LATER, 180)
