"""The pages of adopted texts: what waits, giving a symbol, papers, opening."""

import pytest
from django.urls import reverse

from orkhon.jobs.models import Job
from orkhon.legislation.actions.texts import begin_work
from orkhon.proceedings.actions.adopted_bundles import issue_papers
from orkhon.proceedings.actions.adopting import adopt
from orkhon.proceedings.models import AdoptedText
from tests.rooms.proceedings.adopted import DAY, WORDS, a_draft, a_version, decided

ONE = ["decl", 2027, 1]


@pytest.fixture
def question(session, parliaments, secretary, delegates):
    givers = {code: two[0] for code, two in delegates.items()}
    version = a_version(a_draft(session, secretary), secretary)
    return decided(version, parliaments, secretary, givers=givers)


@pytest.fixture
def text(question, head):
    return adopt(question, on=DAY, by=head)


def page(client, account, name, *args, **more):
    client.force_login(account)
    answer = client.get(reverse(f"proceedings:{name}", args=args), **more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_was_adopted_and_has_no_symbol_waits_on_top(
    client, question, head, press, session
):
    for name, args in (("adopted-texts", []), ("adopted", [session.key])):
        shown = page(client, head, name, *args)
        assert "Adopted, still without a symbol" in shown
        assert reverse("proceedings:adopt", args=[session.key, 1]) in shown
        assert "still without a symbol" not in page(client, press, name, *args)


def test_the_symbol_is_given_after_a_look_at_what_is_adopted(
    client, question, head, session
):
    shown = page(client, head, "adopt", session.key, 1)
    assert "DECL/001/2027/FINAL" in shown
    assert "no bracket remains" in shown
    assert "complete in English, its authentic language" in shown
    there = reverse("proceedings:adopt", args=[session.key, 1])
    answer = client.post(there, {"on": "2027-06-11", "version": question.version.pk})
    assert answer["Location"] == reverse("proceedings:adopted-text", args=ONE)
    assert Job.objects.get().kind == "proceedings.adopted-text.issue"
    again = client.post(there, {"on": "2027-06-11", "version": question.version.pk})
    assert again.status_code == 422
    assert "adopted before, as DECL/001/2027/FINAL" in again.content.decode()
    assert AdoptedText.objects.count() == 1
    client.post(there, {"on": "", "version": "x"})
    assert "was adopted before" in page(client, head, "adopt", session.key, 1)


def test_what_stands_in_the_way_is_said_before_the_button(
    client, session, parliaments, secretary, head
):
    draft = a_draft(session, secretary, authentic="kk")
    words = WORDS | {"kk": (*WORDS["kk"][:3], None)}
    version = a_version(draft, secretary, words)
    a_version(draft, secretary, number=2)
    decided(version, parliaments, secretary)
    shown = page(client, head, "adopt", session.key, 1)
    assert "the authentic language, Kazakh, lacks: 2" in shown
    assert "a later version was issued" in shown


def test_a_question_on_words_alone_has_no_such_page(client, question, head, session):
    question.version = None
    question.save()
    client.force_login(head)
    there = reverse("proceedings:adopt", args=[session.key, 1])
    assert client.get(there).status_code == 404


def test_who_spoke_is_read_inside_with_the_papers(client, text, turkish, head):
    issue_papers(text, by=head)
    shown = page(client, turkish, "adopted-text", *ONE)
    assert "given by Sample leader of Türkiye" in shown
    assert text.sha256 in shown
    kazakh = page(
        client, turkish, "adopted-text", *ONE, query_params={"language": "kk"}
    )
    assert "Карталар сызылсын деп ұсынады." in kazakh
    assert "Unofficial translation" in kazakh
    paper = client.get(reverse("proceedings:adopted-paper", args=[*ONE, "en", "txt"]))
    assert paper.content.decode().startswith("DECL/001/2027/FINAL\n")
    bundle = client.get(reverse("proceedings:adopted-bundle", args=ONE))
    assert bundle.content.startswith(b"PK")


def test_it_is_opened_to_everybody_by_one_act(client, text, head):
    there = reverse("proceedings:publish-adopted-text", args=ONE)
    client.force_login(head)
    assert "has no papers yet" in client.post(there, follow=True).content.decode()
    assert (
        client.get(reverse("proceedings:adopted-bundle", args=ONE)).status_code == 404
    )
    client.post(reverse("proceedings:make-adopted-papers", args=ONE))
    assert Job.objects.count() == 1
    issue_papers(text, by=head)
    assert "is open to everybody" in client.post(there, follow=True).content.decode()
    shown = page(client, head, "adopted-text", *ONE)
    assert "/public/en/texts/decl/2027/1/" in shown


def test_a_model_law_leads_to_what_each_parliament_did(
    client, session, parliaments, secretary, head
):
    work = begin_work("model-maps", "model-law", "Model law on maps", by=head)
    draft = a_draft(session, secretary, kind="model-law", work=work)
    adopt(decided(a_version(draft, secretary), parliaments, secretary), on=DAY, by=head)
    shown = page(client, head, "adopted-text", "mlaw", 2027, 1)
    assert reverse("legislation:matrix", args=["model-maps"]) in shown


def test_the_list_is_narrowed(client, text, press):
    assert "DECL/001/2027/FINAL" in page(client, press, "adopted-texts")
    asked = {"code": "DECL", "year": "2027", "words": "Haritalar"}
    assert text.symbol in page(client, press, "adopted-texts", query_params=asked)
    none = page(client, press, "adopted-texts", query_params={"words": "toys"})
    assert "No text is like this." in none


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_whatever_its_length(
    client, session, parliaments, secretary, head, press, django_assert_max_num_queries, count
):  # fmt: skip
    for number in range(1, count + 1):
        version = a_version(a_draft(session, secretary, number=number), secretary)
        adopt(decided(version, parliaments, secretary, number=number), on=DAY, by=head)
    client.force_login(press)
    with django_assert_max_num_queries(20):
        client.get(reverse("proceedings:adopted-texts"))


def test_the_question_leads_to_its_symbol(client, question, head, press, session):
    given = reverse("proceedings:adopt", args=[session.key, 1])
    assert given in page(client, head, "question", session.key, 1)
    assert given not in page(client, press, "question", session.key, 1)
    adopt(question, on=DAY, by=head)
    shown = page(client, press, "question", session.key, 1)
    assert reverse("proceedings:adopted-text", args=ONE) in shown
    assert "Legal documents" in page(client, press, "index")
