"""Papers of an adopted text, its bundle that verifies by itself, opening it to all."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied

from orkhon.engines.documents import render_markdown
from orkhon.jobs.models import Job
from orkhon.jobs.registry import kind
from orkhon.proceedings.actions.adopted_bundles import (
    ISSUE,
    ask_for_papers,
    issue_papers,
    publish_text,
)
from orkhon.proceedings.actions.adopting import adopt
from orkhon.proceedings.documents.adopted import adopted_paper
from orkhon.proceedings.queries.adopted_words import language_texts
from orkhon.record.actions import subject_of
from orkhon.record.queries import bytes_of, entries_about
from orkhon.record.refusals import Refusal
from orkhon.verify import main
from tests.rooms.proceedings.adopted import DAY, a_draft, a_version, decided


@pytest.fixture
def text(session, parliaments, secretary, delegates, head):
    givers = {code: two[0] for code, two in delegates.items()}
    version = a_version(a_draft(session, secretary), secretary)
    question = decided(
        version, parliaments, secretary, {"KG": "reservation"}, givers=givers
    )
    return adopt(question, on=DAY, by=head)


def files_of(text):
    """What the bundle holds, by name."""
    with zipfile.ZipFile(io.BytesIO(bytes_of(text.bundle))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_every_language_has_its_papers_and_the_hash_is_that_of_a_file(text, head):
    issue_papers(text, by=head)
    papers = list(text.papers.values_list("language", "format"))
    assert papers == [
        (language, form)
        for language in ("en", "kk", "tr")
        for form in ("docx", "pdf", "txt")
    ]
    authentic = text.papers.get(language="en", format="txt")
    assert authentic.source.filename == "decl-001-2027-final-en.txt"
    plain = bytes_of(authentic.source)
    assert hashlib.sha256(plain).hexdigest() == text.sha256
    assert text.papers.get(language="kk", format="pdf").source.language == "kk"


def test_the_bundle_verifies_without_a_database(text, head, tmp_path, capsys):
    issue_papers(text, by=head)
    path = Path(tmp_path / "bundle.zip")
    path.write_bytes(bytes_of(text.bundle))
    assert main([str(path)]) == 0
    printed = capsys.readouterr().out
    assert "proceedings.adopted-text.adopt" in printed
    assert (
        "DECL/001/2027/FINAL, kk, unofficial translation: 3 paragraphs as adopted"
        in printed
    )
    assert printed.endswith("The bundle holds.\n")


def test_a_word_changed_in_the_bundle_does_not_hold(text, head, tmp_path, capsys):
    issue_papers(text, by=head)
    files = files_of(text)
    name = "paper/decl-001-2027-final-en.txt"
    files[name] = files[name].replace(b"be drawn", b"be burnt")
    path = Path(tmp_path / "bundle.zip")
    with zipfile.ZipFile(path, "w") as archive:
        for one, data in files.items():
            archive.writestr(one, data)
    assert main([str(path)]) == 1
    assert "DOES NOT HOLD  The paper decl-001-2027-final-en.txt" in (
        capsys.readouterr().out
    )


def test_nobody_who_spoke_or_acted_is_named_in_the_bundle(text, head, secretary):
    issue_papers(text, by=head)
    files = files_of(text)
    words = {"paper": b"", "entries.json": files["entries.json"]}
    for name, data in files.items():
        if name.endswith(".docx"):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                words[name] = b"".join(map(archive.read, archive.namelist()))
        else:
            words[name] = data
    must_not = (
        b"CANARYWORDS", b"Sample leader", b"Sample member",
        head.display_name.encode() + b"<", secretary.display_name.encode() + b"<",
    )  # fmt: skip
    assert [
        (name, word)
        for name, data in words.items()
        for word in must_not
        if word in data
    ] == []
    said = json.loads(files["evidence.json"])
    assert {one["said"] for one in said["question"]["positions"]} == {
        "for",
        "reserved",
    }
    closed = [one for one in json.loads(files["entries.json"]) if one["payload"]]
    assert [one["verb"] for one in closed] == [
        "proceedings.adopted-text.adopt",
        "proceedings.adopted-text.issue",
    ]


def test_papers_are_made_once(text, head):
    issue_papers(text, by=head)
    bundle = text.bundle
    stale = type(text).objects.get(pk=text.pk)
    stale.bundle = None
    issue_papers(stale, by=head)
    assert stale.bundle == bundle
    assert issue_papers(text, by=head).bundle == bundle
    assert [one.verb for one in entries_about(subject_of(text))] == [
        "proceedings.adopted-text.adopt",
        "proceedings.adopted-text.issue",
        "proceedings.adopted-text.bundle",
    ]


def test_a_worker_makes_them(text, head):
    job = ask_for_papers(text, by=head)
    told = []

    class Working:
        subject, arguments, asked_by = job.subject, job.arguments, job.asked_by

        def report(self, done, total=None):
            told.append((done, total))

    assert Job.objects.get().kind == ISSUE
    assert kind(ISSUE).do(Working()) == {"symbol": "DECL/001/2027/FINAL"}
    assert told == [(n, 6) for n in range(1, 7)]
    text.refresh_from_db()
    assert text.bundle is not None


def test_a_paper_prints_symbol_hash_numbers_and_what_a_translation_is(text):
    english, kazakh, _turkish = language_texts(text.version)
    paper = render_markdown(adopted_paper(text, english))
    for words in (
        "DECL/001/2027/FINAL",
        "1. Recommends that maps be drawn.",
        text.sha256,
        "authentic text",
        "adopted by unanimity; 1 reservation",
    ):
        assert words.replace(".", "\\.", 1) in paper or words in paper
    translated = adopted_paper(text, kazakh)
    assert translated.language == "kk"
    assert translated.title == "Карталар туралы үлгі декларация"
    # "Not an official translation", as legislation says it in Kazakh.
    assert translated.status == "ресми емес аударма"


def test_it_is_opened_once_and_with_its_papers(text, head):
    with pytest.raises(Refusal, match="DECL/001/2027/FINAL has no papers yet"):
        publish_text(text, by=head)
    issue_papers(text, by=head)
    opened = publish_text(text, by=head)
    assert opened.published_by == head.actor_id
    with pytest.raises(Refusal, match="open to everybody already"):
        publish_text(text, by=head)
    assert entries_about(subject_of(text))[-1].verb == (
        "proceedings.adopted-text.publish"
    )


def test_who_gives_no_symbols_makes_and_opens_nothing(text, press, kazakh):
    for nobody in (press, kazakh):
        for act in (issue_papers, publish_text, ask_for_papers):
            with pytest.raises(PermissionDenied):
                act(text, by=nobody)
    text.refresh_from_db()
    assert (text.bundle, text.published_at) == (None, None)
