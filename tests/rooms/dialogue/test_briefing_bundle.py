"""A briefing that goes out takes its proofs with it."""

import hashlib
import io
import json
import zipfile
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command

from orkhon.accounts.actions import add_account
from orkhon.dialogue.actions.briefings import issue_briefing
from orkhon.dialogue.documents.evidence import briefing_bundle, evidence_of
from orkhon.dialogue.queries.briefing.book import person_briefing
from orkhon.engines.merkle import verify_bundle
from orkhon.record.actions import sign_checkpoint
from orkhon.record.queries import entries_about, said
from orkhon.record.roles import Role
from tests.rooms.dialogue.briefing_sample import world

pytestmark = pytest.mark.django_db
PAPER = b"%PDF sample"


@pytest.fixture
def sample():
    return world()


@pytest.fixture
def briefing(sample):
    return person_briefing(sample.speaker, date(2027, 3, 15))


def bundle(briefing, by, paper=PAPER):
    issued = issue_briefing(briefing, paper_name="b.pdf", paper=PAPER, by=by)
    sign_checkpoint()
    return briefing_bundle(briefing, issued, paper_name="b.pdf", paper=paper)


def test_a_stranger_can_check_an_issued_briefing(sample, briefing):
    made = bundle(briefing, sample.staff)
    result = verify_bundle(made)
    assert result.holds, [one.what for one in result.findings if not one.holds]


def test_the_evidence_names_every_source_and_its_words(sample, briefing):
    made = bundle(briefing, sample.staff)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        evidence = json.loads(archive.read("evidence.json"))
    quotes = [place.get("quote") for place in evidence["citations"]]
    assert evidence["about"] == "Omirgali Sundetbek"
    assert len(quotes) == len({place["citation"] for place in evidence["citations"]})
    source = sample.reports["november"].source
    assert source.sha256 in {place["source_sha256"] for place in evidence["citations"]}


def test_the_record_says_which_paper_went_out(sample, briefing):
    issue_briefing(briefing, paper_name="b.pdf", paper=PAPER, by=sample.staff)
    entry = entries_about(f"orkhon:person/{sample.speaker.pk}")[-1]
    assert entry.verb == "dialogue.briefing.issue"
    assert said(entry)["paper_sha256"] == hashlib.sha256(PAPER).hexdigest()


def test_another_paper_is_not_the_one_that_was_issued(sample, briefing):
    with pytest.raises(ValueError, match=r"b\.pdf"):
        bundle(briefing, sample.staff, paper=PAPER + b"!")


def test_only_the_secretariat_issues(sample, briefing):
    stranger = add_account(
        "watcher", by=None, display_name="Watcher", roles=[Role.OBSERVER]
    )
    with pytest.raises(PermissionDenied):
        issue_briefing(briefing, paper_name="b.pdf", paper=PAPER, by=stranger)
    assert entries_about(f"orkhon:person/{sample.speaker.pk}") == []


def test_what_is_restricted_goes_out_as_a_digest_alone(sample, briefing, monkeypatch):
    places = evidence_of(briefing)["citations"]
    secret = sample.reports["november"].source
    monkeypatch.setattr(type(secret), "is_restricted", True)
    assert all("quote" not in one for one in evidence_of(briefing)["citations"])
    assert any("quote" in one for one in places)


def test_the_command_writes_paper_and_bundle(sample, tmp_path, capsys):
    paper, archive = tmp_path / "b.docx", tmp_path / "b.zip"
    call_command(
        "brief", "Sundetbek", output=paper, bundle=archive, by=sample.staff.username
    )
    assert verify_bundle(archive.read_bytes()).holds
    with zipfile.ZipFile(archive) as opened:
        assert opened.read("paper/b.docx") == paper.read_bytes()


def test_nobody_issues_without_a_name(sample, tmp_path):
    with pytest.raises(CommandError, match="--by"):
        call_command(
            "brief", "Sundetbek", output=tmp_path / "b.md", bundle=tmp_path / "b.zip"
        )
