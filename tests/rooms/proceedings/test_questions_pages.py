"""Pages of questions: what is due first, the verdict, positions entered by form."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from orkhon.proceedings.actions.questions import close_question, enter_position
from orkhon.proceedings.actions.silence import open_silence
from orkhon.proceedings.models import (
    Amendment,
    Draft,
    DraftVersion,
    Position,
    Question,
)
from tests.rooms.proceedings.asked import ALL, LATER, come, put, say

DEADLINE = datetime(2027, 6, 18, 18, 0)  # noqa: DTZ001 -- as the clock there shows it


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel(LATER, tick=False) as moved:
        yield moved


@pytest.fixture
def question(item, secretary, sitting, delegates):
    come(sitting, *(delegates[code][0] for code in ALL))
    return put(item, secretary)


@pytest.fixture
def quiet(session, secretary):
    return open_silence(
        session, "That the roadmap be adopted", DEADLINE, "Asia/Almaty", by=secretary
    )


def at(name, *args):
    return reverse(f"proceedings:{name}", args=["plenary-16", *args])


def words_of(answer):
    """What a reader sees: the page without its marks, blanks made one."""
    text = re.sub(
        r"<span class=\"prov\">.*?</span></span>", "", answer.content.decode()
    )
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_the_page_says_the_verdict_and_each_parliaments_state(
    client, press, question, parliaments, delegates, secretary
):
    say(question, parliaments, delegates, secretary, AZ="agrees", KZ="agrees")
    enter_position(
        question,
        parliaments["TR"],
        "objects",
        delegates["TR"][0],
        "Asks for “by 2029” in paragraph 14",
        by=secretary,
    )
    client.force_login(press)
    seen = words_of(client.get(at("question", 1)))
    assert (
        "Not adopted as it stands 1 objection; 1 parliament has not spoken; 2 agree. "
        "Unanimity: one objection blocks, silence is not consent."
    ) in seen
    # The hours of the session: half past ten in Bishkek.
    assert (
        "Azerbaijan agrees 10:30 by Sample leader of Azerbaijan "
        "Kazakhstan agrees 10:30 by Sample leader of Kazakhstan "
        "Kyrgyz Republic not given yet "
        "Türkiye objects Asks for “by 2029” in paragraph 14 10:30 by Sample leader of "
        "Türkiye"
    ) in seen
    assert "Quorum not set" in seen
    assert "Enter:" not in seen


def test_members_stand_in_english_order_in_every_language(client, press, question):
    client.force_login(press)
    client.cookies["orkhon_language"] = "kk"
    page = client.get(at("question", 1), headers={"accept-language": "kk"})
    rows = re.findall(r'<th scope="row">([^<]+)', page.content.decode())
    assert [name[:2] for name in rows] == ["Az", "Ka", "Ky", "Tü"]


def test_a_secretary_enters_the_position_of_who_has_not_spoken(
    client, secretary, question, parliaments, delegates
):
    client.force_login(secretary)
    assert "Enter: Azerbaijan" in words_of(client.get(at("question", 1)))
    answer = client.post(
        at("enter-position", 1),
        {
            "parliament": "sample-az",
            "stance": "reservation",
            "given_by": delegates["AZ"][0].pk,
            "text": "Not paragraph 3",
        },
    )
    assert answer.headers["Location"] == at("question", 1)
    made = question.positions.get()
    assert (made.stance, made.text) == ("reservation", "Not paragraph 3")
    page = client.get(at("question", 1))
    assert "Enter: Kazakhstan" in words_of(page)
    chosen = client.get(at("question", 1), {"parliament": "sample-tr"})
    assert "Enter: Türkiye" in words_of(chosen)


def test_a_vote_of_who_is_not_entitled_is_refused_in_words(
    client, secretary, question, delegates
):
    client.force_login(secretary)
    answer = client.post(
        at("enter-position", 1),
        {
            "parliament": "sample-az",
            "stance": "agrees",
            "given_by": delegates["AZ"][1].pk,
        },
    )
    assert answer.status_code == 422
    assert "Sample member of Azerbaijan is not registered as present" in words_of(
        answer
    )
    for wrong in ("nobody", ""):
        again = client.post(
            at("enter-position", 1),
            {"parliament": "sample-az", "stance": "agrees", "given_by": wrong},
        )
        assert "say who of the delegation of" in words_of(again)
    nothing = client.post(at("enter-position", 1), {"parliament": "sample-az"})
    assert "Say what the position is." in words_of(nothing)
    assert not Position.objects.exists()


def test_a_delegation_enters_its_own_position_alone(
    client, kazakh, question, delegates
):
    client.force_login(kazakh)
    seen = words_of(client.get(at("question", 1), {"parliament": "sample-tr"}))
    assert "Enter: Kazakhstan" in seen
    assert "Another:" not in seen
    post = {"stance": "agrees", "given_by": delegates["KZ"][0].pk}
    theirs = client.post(at("enter-position", 1), post | {"parliament": "sample-tr"})
    assert theirs.status_code == 404
    client.post(at("enter-position", 1), post | {"parliament": "sample-kz"})
    assert question.positions.get().entered_by == kazakh.actor_id
    assert "your parliament has not spoken" not in words_of(client.get(at("questions")))


def test_a_delegation_sees_where_its_parliament_has_not_spoken(
    client, kazakh, question
):
    client.force_login(kazakh)
    assert "your parliament has not spoken" in words_of(client.get(at("questions")))


def test_a_question_is_put_by_form(client, secretary, session, item, sitting):
    client.force_login(secretary)
    wrong = client.post(at("put-question"), {"words": "", "rule": "unanimity"})
    assert "say what is to be decided" in words_of(wrong)
    answer = client.post(
        at("put-question"),
        {
            "words": "That the session be closed",
            "rule": "two-thirds-present",
            "item": item.pk,
            "sitting": sitting.pk,
        },
    )
    assert answer.headers["Location"] == at("question", 1)
    made = session.questions.get()
    assert (made.rule, made.sitting, made.item) == (
        "two-thirds-present",
        sitting,
        item,
    )
    seen = words_of(client.get(at("put-question")))
    assert "choose the rule" in seen


def test_closing_shows_the_result_and_closing_again_says_so(
    client, head, question, parliaments, delegates, secretary
):
    say(question, parliaments, delegates, secretary, **dict.fromkeys(ALL, "agrees"))
    client.force_login(head)
    done = words_of(client.post(at("close-question", 1), follow=True))
    assert "Question 1 is closed: adopted." in done
    assert "of the record" in done
    again = words_of(client.post(at("close-question", 1), follow=True))
    assert "question 1 is closed: adopted" in again
    assert "Enter:" not in again


def test_a_question_is_withdrawn_with_a_reason(client, secretary, head, question):
    client.force_login(secretary)
    wrong = client.post(at("withdraw-question", 1), {"reason": ""})
    assert wrong.status_code == 422
    assert "Say why the question is withdrawn." in words_of(wrong)
    seen = words_of(
        client.post(at("withdraw-question", 1), {"reason": "New text"}, follow=True)
    )
    assert "Withdrawn" in seen
    assert "New text" in seen
    late = client.post(at("withdraw-question", 1), {"reason": "Again"}, follow=True)
    assert "question 1 is closed: withdrawn" in words_of(late)
    position = {"parliament": "sample-az", "stance": "agrees"}
    told = client.post(at("enter-position", 1), position, follow=True)
    assert "question 1 is closed: withdrawn" in words_of(told)


def test_a_silence_procedure_shows_its_deadline_on_both_clocks(
    client, press, quiet, settings
):
    settings.TIME_ZONE = "Europe/Istanbul"
    client.force_login(press)
    seen = words_of(client.get(at("question", 1)))
    assert "Silence runs until 18 June 2027, 18:00 (Asia/Almaty)" in seen
    assert "in your time: 18 June 2027, 16:00 (Europe/Istanbul)" in seen
    assert "Quorum none in a silence procedure" in seen


def test_a_silence_procedure_is_not_closed_by_hand_while_it_runs(
    client, head, quiet, parliaments
):
    client.force_login(head)
    assert "Close the question" not in words_of(client.get(at("question", 1)))
    enter_position(quiet, parliaments["TR"], "objects", None, by=head, signed_by="x")
    assert "Close the question" in words_of(client.get(at("question", 1)))


def test_the_same_clock_is_not_shown_twice(client, press, quiet, settings):
    settings.TIME_ZONE = "Asia/Tashkent"
    client.force_login(press)
    assert "in your time" not in words_of(client.get(at("question", 1)))


def test_a_silence_procedure_is_opened_by_form(client, secretary, session):
    client.force_login(secretary)
    said = {
        "words": "That the roadmap be adopted",
        "deadline": "2027-06-18T18:00",
        "time_zone": "Asia/Almaty",
    }
    wrong = client.post(at("open-silence"), said | {"time_zone": "Almaty"})
    assert "“Almaty” is no time zone" in words_of(wrong)
    assert 'value="Asia/Bishkek"' in client.get(at("open-silence")).content.decode()
    client.post(at("open-silence"), said)
    assert session.questions.get().deadline_at == datetime(2027, 6, 18, 13, tzinfo=UTC)


def test_what_is_due_is_closed_by_a_button(client, secretary, quiet, clock):
    client.force_login(secretary)
    assert "Close what is due" not in words_of(client.get(at("questions")))
    clock.move_to(datetime(2027, 6, 18, 13, 0, 1, tzinfo=UTC))
    client.force_login(secretary)
    assert "The deadline of 1 silence procedure has passed." in words_of(
        client.get(at("questions"))
    )
    seen = words_of(client.post(at("close-due"), follow=True))
    assert "1 silence procedure is closed." in seen
    assert "Adopted, nobody objected by 18 June 2027, 18:00 (Asia/Almaty)" in seen


def test_a_letter_is_entered_with_the_hour_it_came_and_a_late_one_is_told(
    client, secretary, quiet, clock
):
    clock.move_to(datetime(2027, 6, 18, 14, 0, tzinfo=UTC))
    client.force_login(secretary)
    letter = {
        "parliament": "sample-tr",
        "stance": "objects",
        "signed_by": "Sample head of delegation",
        "text": "Not the roadmap",
    }
    late = words_of(client.post(at("enter-position", 1), letter, follow=True))
    assert "It came after the deadline: it is kept and changes nothing." in late
    assert "After the deadline Türkiye: objects." in late
    came = letter | {
        "parliament": "sample-kz",
        "given_at": "2027-06-18T17:59",
        "words": "We object to the roadmap.",
    }
    nowhere = words_of(client.post(at("enter-position", 1), came))
    assert "Say where the words were read." in nowhere
    came["reference"] = "Sample letter 12 of 18 June 2027"
    seen = words_of(client.post(at("enter-position", 1), came, follow=True))
    assert "Not adopted: silence was broken" in seen
    made = Position.objects.get(is_late=False)
    assert made.citation.quote == "We object to the roadmap."
    assert made.given_at == datetime(2027, 6, 18, 12, 59, tzinfo=UTC)


def test_a_roll_call_is_entered_person_by_person(
    client, secretary, head, item, sitting, delegates
):
    people = [one for code in ALL for one in delegates[code]]
    come(sitting, *people)
    asked = put(item, secretary, roll_call=True, rule="simple-majority")
    client.force_login(secretary)
    page = client.get(at("roll-call", 1))
    assert page.content.decode().count('type="radio"') == 8 * 4
    answers = {str(one.pk): "agrees" for one in people[:5]}
    seen = words_of(client.post(at("roll-call", 1), answers, follow=True))
    assert "5 answers are entered." in seen
    assert "Adopted if it is closed now" in seen
    wrong = client.post(at("roll-call", 1), {str(people[0].pk): "maybe"})
    assert wrong.status_code == 422
    close_question(asked, by=head)
    late = client.post(at("roll-call", 1), {str(people[7].pk): "objects"})
    assert "question 1 is closed: adopted" in words_of(late)


def test_a_question_on_a_text_leads_to_it(client, secretary, item):
    draft = Draft.objects.create(
        session=item.session,
        number=2,
        kind="declaration",
        title="Draft declaration",
        authentic="en",
        made_at=LATER,
        made_by="x",
    )
    version = DraftVersion.objects.create(
        draft=draft, number=1, made_at=LATER, made_by="x", issued_at=LATER
    )
    amendment = Amendment.objects.create(
        version=version,
        draft=draft,
        number=5,
        kind="replace",
        language="en",
        made_at=LATER,
        made_by="x",
    )
    client.force_login(secretary)
    form = client.get(at("put-question"), {"version": version.pk}).content.decode()
    assert f'<option value="{version.pk}" selected>Draft declaration, 1' in form
    assert f'<option value="{amendment.pk}">5: Draft declaration' in form
    put(item, secretary, "", version=version)
    put(item, secretary, "", amendment=amendment)
    one, other = (client.get(at("question", n)).content.decode() for n in (1, 2))
    assert f'href="{at("draft-version", 2, 1)}">Draft declaration, version 1' in one
    assert f'href="{at("amendment", 2, 5)}">5 to Draft declaration' in other


def test_only_a_roll_call_has_a_page_for_it(client, secretary, question):
    client.force_login(secretary)
    assert client.get(at("roll-call", 1)).status_code == 404


def test_the_page_of_questions_asks_as_often_for_three_as_for_one(
    client, press, item, question, secretary, django_assert_max_num_queries
):
    client.force_login(press)
    client.get(at("questions"))
    with django_assert_max_num_queries(60) as one:
        client.get(at("questions"))
    put(item, secretary, "Two")
    put(item, secretary, "Three")
    with django_assert_max_num_queries(len(one.captured_queries)):
        client.get(at("questions"))
    assert Question.objects.count() == 3


def test_an_hour_that_no_clock_shows_is_refused(client, secretary, session):
    client.force_login(secretary)
    open_silence(
        session,
        "x",
        DEADLINE + timedelta(days=300),
        "Europe/Berlin",
        by=secretary,
    )
    # Clocks in Berlin go from 02:00 to 03:00 on 26 March 2028.
    answer = client.post(
        at("enter-position", 1),
        {
            "parliament": "sample-tr",
            "stance": "agrees",
            "signed_by": "x",
            "given_at": "2028-03-26T02:30",
        },
    )
    assert "clocks in Europe/Berlin do not show 02:30" in words_of(answer)
