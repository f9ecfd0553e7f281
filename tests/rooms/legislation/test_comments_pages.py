"""The pages of comments: beside the draft, filtered, answered, refused in words."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html

from orkhon.legislation.actions.answering import answer_comment
from orkhon.legislation.actions.comments import Office, Said, comment, enter_comment
from orkhon.legislation.actions.rounds import open_round
from orkhon.legislation.models import Comment, CommentRound
from tests.rooms.legislation import laws
from tests.rooms.legislation.rounds import AFTER, BEFORE, CLOCK, RECALL, ZONE

WORDING = (
    "1. The producer shall recall a toy that presents a serious risk within 9 days."
)


@pytest.fixture(autouse=True)
def _before(time_machine):
    time_machine.move_to(BEFORE, tick=False)


@pytest.fixture
def round_(model, legal):
    return open_round(model.versions.get(), CLOCK, ZONE, by=legal)


@pytest.fixture
def two(round_, legal, delegate, countries):
    """A delegation on article 3(1), a ministry on the whole draft."""
    said = Said("Örnek: kısa.", "tr", RECALL, WORDING, "Sample: short.")
    first = comment(round_.version, said, by=delegate)
    office = Office("Sample ministry", countries["KZ"])
    return first, enter_comment(
        round_.version, Said("Sample: good.", "en"), office, by=legal
    )


def url(name, *more):
    return reverse(f"legislation:{name}", args=["model-toys", 1, *more])


@pytest.fixture
def page(client):
    def got(user, name, *more, **asked):
        client.force_login(user)
        answer = client.get(url(name, *more), asked)
        assert answer.status_code == 200
        return html.document_fromstring(answer.content.decode())

    return got


def cards(shown):
    return [int(one.get("data-comment")) for one in shown.find_class("say")]


def test_a_comment_stands_beside_the_article_that_it_speaks_of(page, two, press):
    shown = page(press, "comments")
    (part,) = shown.xpath("//div[contains(@class, 'has-says')]")
    assert part.xpath(".//h4/@id | .//h3[@id='art_3']/@id") == ["art_3"]
    assert cards(part) == [1]
    # On the whole first, then in the order of the draft.
    assert cards(shown) == [2, 1]


def test_the_wording_is_a_redline_against_the_provision(page, two, press):
    card = page(press, "comments").get_element_by_id("c1")
    assert [one.text for one in card.iter("del")] == ["5 working"]
    assert [one.text for one in card.iter("ins")] == ["9"]


def test_all_delegations_see_all_and_change_their_own(page, two, delegate, secretary):
    change = url("change-comment", 1)
    assert page(delegate, "comments").xpath(f"//a[@href='{change}']")
    seen = page(secretary, "comments")
    assert cards(seen) == [2, 1]
    assert not seen.xpath(f"//a[@href='{change}']")
    assert not seen.find_class("say-form")


@pytest.mark.parametrize(
    ("asked", "numbers"),
    [
        ({"country": "TR"}, [1]),
        ({"author": "Sample ministry"}, [2]),
        ({"answer": "accepted"}, [2]),
        ({"answer": "waiting"}, [1]),
        ({"answer": "late"}, []),
        ({"answer": "withdrawn"}, []),
        ({"country": "none"}, [2, 1]),
    ],
)
def test_comments_are_filtered(page, two, press, legal, asked, numbers):
    answer_comment(two[1], "accepted", "", by=legal)
    assert cards(page(press, "comments", **asked)) == numbers


def test_the_page_asks_as_often_for_three_comments_as_for_one(
    client, two, press, legal, delegate, round_, django_assert_max_num_queries
):
    client.force_login(press)
    with django_assert_max_num_queries(60) as few:
        client.get(url("comments"))
    for words in ("Örnek: bir.", "Örnek: iki."):
        comment(round_.version, Said(words, "tr", RECALL), by=delegate)
    with django_assert_max_num_queries(len(few)):
        client.get(url("comments"))


def test_an_answer_leads_to_the_next_that_waits(client, two, legal):
    client.force_login(legal)
    said = {"outcome": "accepted", "words": "", "seen": "", "country": "TR"}
    answered = client.post(url("answer-comment", 2), said)
    assert answered.url == f"{url('comments')}?country=TR#c1"
    said = {"outcome": "declined", "words": "No.", "seen": ""}
    answered = client.post(url("answer-comment", 1), said)
    assert answered.url == f"{url('comments')}#c1"
    assert [one.outcome for one in Comment.objects.all()] == ["declined", "accepted"]


def test_a_refused_answer_keeps_its_place_and_says_why(client, two, legal):
    client.force_login(legal)
    said = {"outcome": "partly", "words": "", "seen": "", "country": "KZ"}
    answered = client.post(url("answer-comment", 1), said)
    assert answered.status_code == 422
    card = html.document_fromstring(answered.content.decode()).get_element_by_id("c1")
    (why,) = card.xpath(".//p[@role='alert']/text()")
    assert why == "“accepted in part” needs words: say why"


def test_a_delegation_comments_on_a_phone(client, round_, delegate):
    client.force_login(delegate)
    form = html.document_fromstring(
        client.get(url("add-comment"), {"provision": RECALL}).content.decode()
    )
    assert form.xpath("//select[@name='eid']/option[@selected]/text()") == [
        "Article 3(1)"
    ]
    sent = {"eid": RECALL, "text": "Örnek: kısa.", "language": "tr"}
    assert client.post(url("add-comment"), sent).url == f"{url('comments')}#c1"
    made = Comment.objects.get()
    assert (made.eid, made.country.code, made.text) == (RECALL, "TR", "Örnek: kısa.")


def test_a_bad_provision_is_refused_and_the_words_stay(client, round_, delegate):
    client.force_login(delegate)
    sent = {"eid": "art_99", "text": "Örnek: kısa.", "language": "tr"}
    answer = client.post(url("add-comment"), sent)
    assert answer.status_code == 422
    shown = html.document_fromstring(answer.content.decode())
    assert "no provision “art_99”" in shown.find_class("errors")[0].text_content()
    assert shown.xpath("//textarea[@name='text']")[0].text.strip() == "Örnek: kısa."


def test_an_editor_enters_a_letter_by_the_clock_of_the_round(
    client, round_, legal, countries, time_machine
):
    time_machine.move_to(AFTER, tick=False)
    client.force_login(legal)
    letter = SimpleUploadedFile("letter.txt", b"Sample: good.\nSample ministry")
    sent = {
        "author": "Sample ministry",
        "country": countries["KZ"].pk,
        "text": "Sample: good.",
        "language": "en",
        "received_at": "2026-11-20T18:00",
        "file": letter,
    }
    client.post(url("add-comment"), sent)
    made = Comment.objects.get()
    assert (made.is_late, made.made_at) == (False, round_.closes_at)
    assert made.citation.quote == "Sample: good."


def test_a_delegation_takes_back_its_own_alone(client, two, delegate, secretary):
    client.force_login(secretary)
    assert client.post(url("withdraw-comment", 1)).status_code == 404
    client.force_login(delegate)
    client.post(url("withdraw-comment", 1))
    assert Comment.objects.get(number=1).withdrawn_at == BEFORE
    shown = html.document_fromstring(client.get(url("comments")).content.decode())
    struck = shown.get_element_by_id("c1").find_class("say-words")[0]
    assert struck.find("del").text == "Örnek: kısa."


def test_a_comment_is_changed_on_its_form(client, two, delegate):
    client.force_login(delegate)
    sent = {"eid": "", "text": "Örnek: yedi gün.", "language": "tr"}
    assert client.post(url("change-comment", 1), sent).url.endswith("#c1")
    made = Comment.objects.get(number=1)
    assert (made.eid, made.text, made.wording) == ("", "Örnek: yedi gün.", "")


def test_the_history_of_a_comment_is_on_its_page(page, two, press, legal):
    answer_comment(two[0], "accepted", "Yes.", by=legal)
    answer_comment(two[0], "declined", "No.", by=legal)
    shown = page(press, "comment", 1)
    told = shown.xpath("//section[@aria-labelledby='history']//li/b/text()")
    assert told == ["made", "answered", "answered"]
    assert shown.find_class("superseded")[0].text_content() == "acceptedYes."


def test_the_next_version_shows_what_became_of_a_provision(
    page, two, model, bring, press
):
    bring(model, {"en": laws.MODEL_EN.replace("within 5 working", "within 9 working")})
    card = page(press, "comments").get_element_by_id("c1")
    (fate,) = card.find_class("say-fate")
    assert fate.find("summary").text == "Version 2: Article 3(1), changed"
    assert [one.text for one in fate.iter("ins")] == ["9"]


def test_a_provision_that_is_gone_or_the_same_is_said_to_be_so(
    page, round_, model, bring, press, delegate
):
    for eid in ("art_4", "art_1"):
        comment(round_.version, Said(f"Sample {eid}", "en", eid), by=delegate)
    shorter = laws.MODEL_EN.partition("Article 4.")[0]
    bring(model, {"en": shorter})
    shown = page(press, "comments")
    fates = [one.text_content() for one in shown.find_class("say-fate")]
    assert fates == [
        "Version 2: Article 1, unchanged",
        "Version 2: not there any more",
    ]


def test_a_round_is_opened_and_extended_on_its_forms(client, model, legal):
    client.force_login(legal)
    assert "No round of comments" in client.get(url("comments")).content.decode()
    sent = {"closes": "2026-11-20T18:00", "time_zone": "Mars/North"}
    assert client.post(url("open-round"), sent).status_code == 422
    client.post(url("open-round"), sent | {"time_zone": ZONE})
    later = {"closes": "2026-11-10T18:00", "reason": "Two ask."}
    assert client.post(url("extend-round"), later).status_code == 422
    client.post(url("extend-round"), later | {"closes": "2026-11-27T18:00"})
    assert CommentRound.objects.get().closes_at.isoformat() == (
        "2026-11-27T14:00:00+00:00"
    )


def test_comments_of_a_file_are_taken_over_with_one_act(client, round_, legal):
    text = round_.version.expressions.get(language="en")
    remark = {"author": "A", "at": "", "words": "", "text": "Too wide.", "eid": "art_1"}
    text.remarks = [remark]
    text.save()
    client.force_login(legal)
    sent = {"author-0": "Sample ministry", "country-0": ""}
    client.post(url("take-over"), sent)
    assert Comment.objects.get().author == "Sample ministry"
    assert client.get(url("take-over")).status_code == 404


def test_rounds_are_listed_with_what_waits(client, two, delegate):
    client.force_login(delegate)
    answer = client.get(reverse("legislation:rounds"))
    (row,) = html.document_fromstring(answer.content.decode()).xpath("//tbody/tr")
    words = " ".join(row.text_content().split())
    assert "20 November 2026, 18:00 (Asia/Baku)10 days left" in words
    assert "1 of your parliament" in words
