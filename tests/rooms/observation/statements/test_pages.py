"""The pages of statements: written, read, agreed to; all of it without JavaScript."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from orkhon.observation.actions.statements.presence import stop_writing, write_here
from orkhon.observation.actions.statements.sentences import revise_sentence
from orkhon.observation.models import (
    SectionEditor,
    Sentence,
    Statement,
)
from tests.rooms.observation.findings.conftest import NO_SECRECY

Kind = Sentence.Kind


@pytest.fixture
def text(page):
    def of(name, *args, **more):
        return page(name, *args, **more).content.decode()

    return of


def test_the_list_says_that_there_is_none_and_how_one_begins(text):
    assert "No statement yet." in text("statements")


def test_a_statement_is_begun_on_its_page(page, text):
    said = {"kind": "statement", "authentic": "en", "languages": ["kk"]}
    answer = page(
        "begin-statement",
        data=said | {"joint_with": "Sample Union\n\n Other Union "},
        status=302,
    )
    made = Statement.objects.get()
    assert answer["Location"] == reverse("observation:statement", args=[1, 1])
    assert (made.languages, made.joint_with) == (
        ["en", "kk"],
        ["Sample Union", "Other Union"],
    )
    assert "together with Sample Union, Other Union" in text("statements")


def test_a_press_version_begins_with_the_sentences_chosen(page, published, text):
    assert "The mission visited {finding:visited}." in text(
        "begin-statement", query="?from=1"
    )
    one = Sentence.objects.filter(section__statement=published).first()
    page(
        "begin-statement",
        query="?from=1",
        data={"kind": "press", "authentic": "en", "taken": [str(one.pk)]},
        status=302,
    )
    press = Statement.objects.get(number=2)
    assert Sentence.objects.filter(section__statement=press).count() == 1


def test_a_form_to_begin_with_what_cannot_be_says_so(page):
    answer = page(
        "begin-statement",
        data={"kind": "sermon", "authentic": "xx"},
        query="?from=99",
        status=422,
    )
    assert set(answer.context["form"].errors) == {"kind", "authentic"}


def test_the_page_lists_first_what_blocks_and_shows_a_red_sentence_in_words(
    draft, says, text
):
    says(draft, "election_day", Kind.ASSESSMENT, "The vote was calm.")
    seen = text("statement", 1)
    assert seen.index("What still blocks publishing") < seen.index("The vote was calm.")
    assert '<span class="state is-blocked">an assessment without forms</span>' in seen


def test_a_number_on_the_page_leads_to_the_forms_of_its_finding(
    draft, says, secrecy, text
):
    says(draft, "election_day", Kind.FINDING, "Not kept in {finding:secrecy_no}.")
    seen = text("statement", 1)
    assert "<b>1 of 2</b>" in seen
    assert reverse("observation:finding", args=[1, secrecy.pk]) in seen
    assert "Counted: 1 of 2 forms" in seen


def test_a_sentence_is_added_and_changed_on_the_page(draft, page, shown, secrecy):
    page(
        "add-sentence",
        1,
        "election_day",
        data={
            "save": "1",
            "kind": "finding",
            "opens_paragraph": "on",
            "text_en": "Not kept in {finding:secrecy_no}.",
        },
        status=302,
    )
    assert shown(draft) == ["Not kept in 1 of 2."]
    row = Sentence.objects.get()
    page(
        "revise-sentence",
        1,
        row.pk,
        data={
            "save": "1",
            "kind": "assessment",
            "revision": "1",
            "text_en": "Too often.",
            "findings": ["secrecy_no"],
        },
        status=302,
    )
    row.refresh_from_db()
    assert (row.kind, row.revision, row.opens_paragraph) == ("assessment", 2, False)
    assert shown(draft) == ["Too often."]


def test_a_finding_is_looked_for_and_placed_and_nothing_typed_is_lost(
    draft, page, secrecy, visited
):
    looked = page(
        "add-sentence",
        1,
        "election_day",
        data={"look": "1", "q": "secrecy", "kind": "finding", "text_en": "Not kept in"},
    )
    writing = looked.context["writing"]
    assert [one.title for one in writing.choices] == ["Secrecy not kept"]
    assert writing.form["text_en"].value() == "Not kept in"
    placed = page(
        "add-sentence",
        1,
        "election_day",
        data={
            "place": "{finding:secrecy_no}",
            "kind": "finding",
            "text_en": "Not kept in",
        },
    )
    assert (
        placed.context["writing"].form["text_en"].value()
        == "Not kept in {finding:secrecy_no}"
    )
    assert not Sentence.objects.exists()


def test_a_finding_to_rest_on_is_chosen_and_given_up(draft, page, secrecy):
    chosen = page(
        "add-sentence",
        1,
        "election_day",
        data={"rest": "secrecy_no", "kind": "assessment", "text_en": "Weak."},
    )
    assert chosen.context["writing"].resting == [secrecy]
    given_up = page(
        "add-sentence",
        1,
        "election_day",
        data={
            "unrest": "secrecy_no",
            "findings": ["secrecy_no"],
            "kind": "assessment",
            "text_en": "Weak.",
        },
    )
    assert given_up.context["writing"].resting == []


def test_two_editors_at_once_see_both_texts_and_the_second_may_keep_theirs(
    draft, says, page, press, shown
):
    row = says(draft, "not_seen", Kind.LIMIT, "Nothing.")
    revise_sentence(row, {"en": "First to save."}, revision=1, by=press)
    said = {"save": "1", "kind": "limit", "text_en": "Second to save."}
    late = page("revise-sentence", 1, row.pk, data=said | {"revision": "1"}, status=409)
    body = late.content.decode()
    assert "First to save." in body
    assert "Second to save." in body
    assert "Press" in body
    revision = late.context["writing"].form["revision"].value()
    page(
        "revise-sentence",
        1,
        row.pk,
        data=said | {"revision": revision},
        status=302,
    )
    assert shown(draft) == ["Second to save."]


def test_a_sentence_without_words_is_refused_beside_its_field(draft, page):
    answer = page(
        "add-sentence",
        1,
        "not_seen",
        data={"save": "1", "kind": "limit", "text_en": " "},
        status=422,
    )
    assert "text_en" in answer.context["writing"].form.errors


def test_a_sentence_cites_words_of_a_source(draft, page, kept):
    said = {"save": "1", "kind": "cited", "text_en": "So they said.", "cites": kept.pk}
    page("add-sentence", 1, "figures", data=said, status=422)
    page("add-sentence", 1, "figures", data=said | {"words": "not in it"}, status=422)
    page(
        "add-sentence",
        1,
        "figures",
        data=said | {"words": "12,461,796 voters"},
        status=302,
    )
    row = Sentence.objects.get()
    assert row.citation.quote == "12,461,796 voters"
    page(
        "revise-sentence",
        1,
        row.pk,
        data={
            "save": "1",
            "kind": "cited",
            "revision": "1",
            "text_en": "They said so.",
            "cites": "as it is",
        },
        status=302,
    )
    row.refresh_from_db()
    assert row.citation.quote == "12,461,796 voters"


def test_sentences_are_moved_and_taken_out_on_the_page(draft, says, page, shown):
    first = says(draft, "not_seen", Kind.LIMIT, "One.")
    second = says(draft, "not_seen", Kind.LIMIT, "Two.")
    says(draft, "not_seen", Kind.LIMIT, "Three.")
    page("move-sentence", 1, first.pk, data={"to": "down"}, status=302)
    assert shown(draft) == ["Two.", "One.", "Three."]
    page("move-sentence", 1, first.pk, data={"to": "up"}, status=302)
    assert shown(draft) == ["One.", "Two.", "Three."]
    page("move-sentence", 1, first.pk, data={"to": "up"}, status=302)
    assert shown(draft) == ["One.", "Two.", "Three."]
    page("move-sentence", 1, second.pk, data={"into": "mandate"}, status=302)
    assert shown(draft) == ["Two.", "One.", "Three."]
    page("drop-sentence", 1, second.pk, data={"revision": "9"}, status=302)
    assert shown(draft) == ["Two.", "One.", "Three."]
    page("drop-sentence", 1, second.pk, data={"revision": "1"}, status=302)
    assert shown(draft) == ["One.", "Three."]


def test_phrases_wait_on_the_page_and_are_taken_by_a_click(draft, page, text, shown):
    assert "The vote observed: Sample referendum" in text("statement", 1)
    page("take-phrase", 1, "mandate", data={"phrase": ["vote"]}, status=302)
    page("take-phrase", 1, "mandate", data={"phrase": ["vote"]}, status=302)
    assert len(shown(draft)) == 1


def test_a_section_is_left_out_and_taken_in_on_the_page(draft, page, text):
    page("set-section", 1, "media", data={"act": "leave-out"}, status=302)
    assert "Left out" in text("statement", 1)
    page("set-section", 1, "media", data={"act": "take-in"}, status=302)
    assert "Left out" not in text("statement", 1)
    page("set-section", 1, "mandate", data={"act": "leave-out"}, status=302)
    assert not draft.sections.get(key="mandate").is_left_out


def test_who_writes_where_is_seen_by_the_others(draft, page, text, press, protocol):
    media = draft.sections.get(key="media")
    write_here(media, by=press)
    assert "Press writes here" in text("statement", 1)
    assert "Press writes here" in text("statement-presence", 1)
    page("statement-presence", 1, data={"section": "campaign"})
    assert SectionEditor.objects.get(user=protocol).section.key == "campaign"
    stop_writing(media, by=press)
    assert "Press writes here" not in text("statement", 1)


def test_somebody_seen_long_ago_writes_no_more(draft, text, press):
    editor = write_here(draft.sections.get(key="media"), by=press)
    editor.seen_at = timezone.now() - timedelta(minutes=6)
    editor.save()
    assert "writes here" not in text("statement", 1)


def test_an_open_form_says_who_writes(draft, says, page, press):
    row = says(draft, "not_seen", Kind.LIMIT, "Nothing.")
    answer = page("statement", 1, query=f"?edit={row.pk}", by=press)
    assert answer.context["writing"].sentence == row
    assert SectionEditor.objects.get().user == press
    page("statement", 1, query="?add=media", by=press)
    assert SectionEditor.objects.get().section.key == "media"
    assert page("statement", 1, query="?edit=nonsense").context["writing"] is None


def test_the_list_asks_as_often_for_three_statements_as_for_one(begun, page):
    begun()
    page("statements")
    with CaptureQueriesContext(connection) as one:
        page("statements")
    begun()
    begun()
    with CaptureQueriesContext(connection) as three:
        page("statements")
    assert len(three) == len(one)


def test_the_page_asks_as_often_for_six_sentences_as_for_two(
    begun, page, says, secrecy
):
    draft = begun("en", "kk")
    for _n in range(2):
        says(draft, "mandate", Kind.FINDING, "In {finding:secrecy_no}.")
    page("statement", 1)
    with CaptureQueriesContext(connection) as two:
        page("statement", 1)
    for _n in range(4):
        says(draft, "mandate", Kind.FINDING, "In {finding:secrecy_no}.")
    with CaptureQueriesContext(connection) as six:
        page("statement", 1)
    assert len(six) == len(two)


def test_figures_that_disagree_have_each_its_own_mark(draft, says, entered, text):
    entered("voters", 12416759)
    entered("voters", 12461796, given_by="Sample ministry")
    says(draft, "figures", Kind.CITED, "On the list: {figure:voters}; {figure:none}.")
    seen = text("read-statement", 1)
    assert "<b>12,416,759 (Sample commission)</b>" in seen
    assert "<b>12,461,796 (Sample ministry)</b>" in seen
    assert "<mark>[none]</mark>" in seen
    assert seen.count("Sample bulletin") == 2


def test_a_finding_without_a_number_stands_marked_in_the_text(
    draft, says, asked, text, designs
):
    asked(NO_SECRECY, key="secrecy_no", title="Secrecy not kept")
    says(draft, "election_day", Kind.FINDING, "In {finding:secrecy_no}.")
    assert "In <mark>[secrecy_no]</mark>." in text("read-statement", 1)
