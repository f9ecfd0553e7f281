"""Papers in languages: numbered, versions kept, one authentic, what lacks first."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from orkhon.proceedings.actions.circulation import circulate_document
from orkhon.proceedings.actions.papers import (
    LARGEST,
    add_version,
    begin_document,
    change_document,
    name_authentic,
    withdraw_document,
)
from orkhon.proceedings.models import AgendaItem, Session, Setting
from orkhon.proceedings.queries.papers import (
    authentic_language,
    papers_of,
    required_languages,
)
from orkhon.record.models import Entry
from orkhon.record.queries import bytes_of
from orkhon.record.refusals import Refusal
from tests.rooms.proceedings.conftest import MORNING

PDF = b"%PDF-1.7 sample "


@pytest.fixture
def languages(assembly, head):
    """English, Kazakh and Turkish are required; English binds."""
    for key, value in (
        (Setting.Key.DOCUMENT_LANGUAGES, ["en", "kk", "tr"]),
        (Setting.Key.AUTHENTIC_LANGUAGE, "en"),
    ):
        Setting.objects.create(
            organ=assembly, key=key, value=value, made_at=MORNING, made_by="x"
        )


@pytest.fixture
def report(session, item, secretary):
    return begin_document(session, "Annual report", item=item, by=secretary)


@pytest.fixture
def bring(secretary):
    def made(document, language, data=b"", **said):
        return add_version(
            document,
            language,
            data or PDF + language.encode(),
            filename=f"paper-{language}.pdf",
            by=secretary,
            **said,
        )

    return made


def verbs():
    return [
        one.verb
        for one in Entry.objects.order_by("seq")
        if one.verb.startswith("proceedings.")
    ]


def test_papers_have_numbers_that_are_not_given_again(session, report, secretary):
    other = begin_document(session, " Note on transport ", by=secretary)
    assert (report.number, other.number, other.title) == (1, 2, "Note on transport")
    withdraw_document(other, why="overtaken", by=secretary)
    third = begin_document(session, "Third", by=secretary)
    assert third.number == 3
    assert [one.number for one in papers_of(session).papers] == [1, 3]
    assert verbs() == [
        "proceedings.document.begin",
        "proceedings.document.begin",
        "proceedings.document.withdraw",
        "proceedings.document.begin",
    ]


def test_versions_are_kept_byte_for_byte(report, bring, session):
    first = bring(report, "en", is_authentic=True)
    second = bring(report, "en", PDF + b"corrected")
    turkish = bring(report, "tr")
    assert (first.number, second.number, turkish.number) == (1, 2, 1)
    assert bytes_of(first.source) == PDF + b"en"
    assert second.is_authentic
    assert not turkish.is_authentic
    (paper,) = papers_of(session).papers
    assert paper.authentic == "en"
    assert [(one.language, one.number) for one in paper.earlier] == [("en", 1)]


def test_what_lacks_stands_first(session, report, bring, languages, secretary):
    for code in ("en", "kk", "tr", "az"):
        bring(report, code)
    note = begin_document(session, "Note", by=secretary)
    bring(note, "tr", PDF + b"note")
    found = papers_of(session)
    assert found.required == ("en", "kk", "tr")
    assert found.columns == ("en", "kk", "tr", "az")
    assert [(one.title, one.lacks) for one in found.papers] == [
        ("Note", ("en", "kk")),
        ("Annual report", ()),
    ]
    assert found.lacking == found.papers[:1]


def test_languages_that_are_not_set_are_said_to_be_not_set(
    session, report, client, secretary, assembly
):
    assert required_languages(session) is None
    assert authentic_language(session) is None
    Setting.objects.create(
        organ=assembly,
        key=Setting.Key.DOCUMENT_LANGUAGES,
        value=["en"],
        from_on="2028",
        made_at=MORNING,
        made_by="x",
    )
    assert required_languages(session) is None
    client.force_login(secretary)
    page = client.get(reverse("proceedings:documents", args=["plenary-16"]))
    assert "Languages of documents: not set" in page.content.decode()


def test_one_language_binds(report, bring, secretary, session):
    bring(report, "en", is_authentic=True)
    with pytest.raises(Refusal, match="English is the authentic language"):
        bring(report, "tr", is_authentic=True)
    bring(report, "tr")
    name_authentic(report, "tr", by=secretary)
    assert papers_of(session).papers[0].authentic == "tr"
    with pytest.raises(Refusal, match="nothing is changed"):
        name_authentic(report, "tr", by=secretary)
    with pytest.raises(Refusal, match="there is no version in Kazakh"):
        name_authentic(report, "kk", by=secretary)


@pytest.mark.parametrize(
    ("language", "data", "name", "words"),
    [
        ("fr", PDF, "a.pdf", "“fr” is no language of ours"),
        ("en", b"MZ\x90", "a.pdf", "a.pdf is no PDF, Word"),
        ("en", b"PK\x03\x04", "a.zip", "a.zip is no PDF, Word"),
        ("en", PDF + b"x" * LARGEST, "a.pdf", "a.pdf is larger than 20 MB"),
    ],
)
def test_what_is_no_paper_is_refused(language, data, name, words, report, secretary):
    with pytest.raises(Refusal, match=words):
        add_version(report, language, data, filename=name, by=secretary)
    assert report.versions.count() == 0


@pytest.mark.parametrize(
    ("data", "name", "media_type"),
    [
        (b"PK\x03\x04", "a.DOCX", "application/vnd.openxmlformats"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc", "application/msword"),
        (b"{\\rtf1", "a.rtf", "application/rtf"),
    ],
)
def test_office_files_are_taken(data, name, media_type, report, secretary):
    made = add_version(report, "en", data, filename=name, by=secretary)
    assert made.source.media_type.startswith(media_type)


def test_the_same_file_twice_and_a_paper_withdrawn_are_refused(
    report, bring, secretary
):
    bring(report, "en")
    with pytest.raises(Refusal, match="the same file as version 1"):
        bring(report, "en")
    with pytest.raises(Refusal, match="say why"):
        withdraw_document(report, why=" ", by=secretary)
    withdraw_document(report, why="overtaken", by=secretary)
    with pytest.raises(Refusal, match="paper 1 was withdrawn"):
        bring(report, "kk")


def test_a_paper_without_title_or_of_another_session_is_refused(
    session, report, secretary, assembly
):
    other = Session.objects.create(
        key="plenary-17", organ=assembly, number=17, title="Seventeenth"
    )
    strange = AgendaItem.objects.create(
        session=other,
        number="1",
        precedence=1,
        kind="opening",
        title="Opening",
        made_at=MORNING,
        made_by="x",
    )
    for title, item, words in (
        (" ", None, "a title has 1 to 300"),
        ("Paper", strange, "item 1 is of another session"),
    ):
        with pytest.raises(Refusal, match=words):
            begin_document(session, title, item=item, by=secretary)
        with pytest.raises(Refusal, match=words):
            change_document(report, title, item=item, by=secretary)


def test_a_paper_is_named_otherwise(report, item, secretary):
    changed = change_document(report, "Report", item=None, by=secretary)
    assert (changed.title, changed.item) == ("Report", None)
    with pytest.raises(Refusal, match="nothing is changed"):
        change_document(report, "Report", item=None, by=secretary)


def test_only_those_who_prepare_bring_papers_in(session, report, kazakh, press):
    for by in (kazakh, press):
        with pytest.raises(PermissionDenied):
            begin_document(session, "Paper", by=by)
        with pytest.raises(PermissionDenied):
            add_version(report, "en", PDF, filename="a.pdf", by=by)


def test_a_delegation_reads_what_was_circulated(
    client, session, report, bring, kazakh, secretary, parliaments, languages
):
    bring(report, "en")
    address = reverse("proceedings:document-file", args=["plenary-16", 1, "en", 1])
    client.force_login(kazakh)
    table = reverse("proceedings:documents", args=["plenary-16"])
    assert client.get(address).status_code == 404
    assert "Annual report" not in client.get(table).content.decode()
    circulate_document(report, recipients=[parliaments["KZ"]], by=secretary)
    bring(report, "en", PDF + b"later")
    answer = client.get(address)
    assert answer.content == PDF + b"en"
    assert "attachment" in answer.headers["Content-Disposition"]
    assert "Annual report" in client.get(table).content.decode()
    (paper,) = papers_of(session, kazakh).papers
    assert ([one.number for one in paper.latest], paper.lacks) == ([1], ())
    later = reverse("proceedings:document-file", args=["plenary-16", 1, "en", 2])
    assert client.get(later).status_code == 404


def test_a_paper_is_begun_filled_and_withdrawn_on_its_pages(
    client, session, item, secretary, languages
):
    client.force_login(secretary)
    new = reverse("proceedings:new-document", args=["plenary-16"])
    assert client.post(new, {"title": ""}).status_code == 422
    page = client.post(new, {"title": "Report", "item": str(item.pk)}, follow=True)
    assert "There is no version yet." in page.content.decode()
    one = reverse("proceedings:document", args=["plenary-16", 1])

    def send(language, data=PDF):
        return client.post(
            one,
            {"language": language, "file": SimpleUploadedFile("r.pdf", data)},
            follow=True,
        )

    assert "Kept as version 1." in send("kk").content.decode()
    assert send("kk").status_code == 422
    authentic = reverse("proceedings:authentic-document", args=["plenary-16", 1])
    for language, words in (("kk", "is named"), ("tr", "there is no version in")):
        page = client.post(authentic, {"language": language}, follow=True)
        assert words in page.content.decode()
    change = reverse("proceedings:change-document", args=["plenary-16", 1])
    page = client.post(change, {"title": "Note"}, follow=True).content.decode()
    assert "Note" in page
    page = client.post(change, {"title": ""}, follow=True).content.decode()
    assert "is-refused" in page
    out = reverse("proceedings:withdraw-document", args=["plenary-16", 1])
    assert "say why" in client.post(out, {}, follow=True).content.decode()
    page = client.post(out, {"why": "overtaken"}, follow=True).content.decode()
    assert "Paper 1 is withdrawn." in page
    assert "<s>1 Note</s>" in page
