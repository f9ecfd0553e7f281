"""Proofs from the database, and bundles that hold without it."""

import hashlib

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from orkhon.engines.merkle import (
    BundleError,
    TreeError,
    canonical,
    leaf_hash,
    read_bundle,
    verify_bundle,
    verify_consistency,
    verify_inclusion,
)
from orkhon.record.actions import Act, append, append_all, sign_checkpoint
from orkhon.record.documents import build_bundle
from orkhon.record.keys import public_key
from orkhon.record.models import Entry
from orkhon.record.queries import consistency, inclusion

pytestmark = pytest.mark.django_db
PAPER = b"%PDF sample"
EVIDENCE = {"facts": ["sample"]}


@pytest.mark.parametrize("seq", [1, 2, 128, 256, 257, 261])
def test_every_entry_is_proved_against_the_signed_root(sample_record, seq):
    found = inclusion(seq)
    assert (found.size, found.checkpoint) == (261, sample_record.note)
    assert found.root == bytes(sample_record.root)
    assert verify_inclusion(
        leaf_hash(found.leaf), seq - 1, 261, found.proof, found.root
    )


def test_an_entry_after_the_checkpoint_is_proved_against_the_tree_as_it_stands(
    sample_record, researcher
):
    append("sample.thing.do", "orkhon:thing/1", by=researcher)
    found = inclusion(262)
    assert (found.size, found.checkpoint) == (262, "")
    assert verify_inclusion(leaf_hash(found.leaf), 261, 262, found.proof, found.root)


def test_a_proof_may_be_asked_for_a_size_that_nobody_signed(sample_record):
    found = inclusion(5, size=100)
    assert found.checkpoint == ""
    assert verify_inclusion(leaf_hash(found.leaf), 4, 100, found.proof, found.root)
    proof = consistency(100, 261)
    signed = bytes(sample_record.root)
    assert verify_consistency(100, 261, proof, found.root, signed)


def test_a_proof_may_be_asked_for_an_older_checkpoint(sample_record, researcher):
    append("sample.thing.do", "orkhon:thing/1", by=researcher)
    sign_checkpoint()
    found = inclusion(5, size=261)
    assert found.checkpoint == sample_record.note
    assert verify_inclusion(leaf_hash(found.leaf), 4, 261, found.proof, found.root)
    with pytest.raises(TreeError):
        inclusion(262, size=261)
    with pytest.raises(Entry.DoesNotExist):
        inclusion(9000)


def test_one_checkpoint_follows_from_another(sample_record, researcher):
    acts = [Act("sample.thing.do", "orkhon:thing/1", {"n": n}) for n in range(300)]
    append_all(acts, by=researcher)
    newer = sign_checkpoint()
    proof = consistency(261, newer.size)
    assert verify_consistency(
        261, newer.size, proof, bytes(sample_record.root), bytes(newer.root)
    )


def test_a_proof_reads_few_rows(sample_record):
    with CaptureQueriesContext(
        connection,
    ) as captured:
        inclusion(100)
    # the entry, the checkpoint, and one query a tile
    assert len(captured) <= 6


@pytest.fixture
def issued(sample_record, researcher):
    return append(
        "sample.paper.issue",
        "orkhon:paper/1",
        by=researcher,
        paper_sha256=hashlib.sha256(PAPER).hexdigest(),
        evidence_sha256=hashlib.sha256(canonical(EVIDENCE)).hexdigest(),
    )


def bundle(issued, **changes):
    given = {
        "papers": {"statement.pdf": PAPER},
        "evidence": EVIDENCE,
        "seqs": [3, 4],
        "open_seqs": [issued.seq],
    }
    return build_bundle(**{**given, **changes})


def test_a_bundle_holds_without_the_database(issued):
    sign_checkpoint()
    data = bundle(issued)
    result = verify_bundle(data, public_key().encode())
    assert [found.what for found in result.findings if not found.holds] == []
    told = [found.what for found in result.findings]
    assert told[1] == "Entry 3 is in the record; its words are held."
    assert told[2].startswith("Entry 4 is in the record; what it said was erased on ")
    assert told[3] == "Entry 262 (sample.paper.issue) is in the record."


def test_words_go_out_only_where_it_is_said(issued):
    sign_checkpoint()
    held, shown = bundle(issued), bundle(issued, open_seqs=[3, issued.seq])
    assert verify_bundle(held).findings[1].what.endswith("its words are held.")
    assert (
        verify_bundle(shown).findings[1].what.startswith("Entry 3 (sample.thing.say)")
    )


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"seqs": [9000]}, "there is no entry 9000"),
        ({"receipt_seqs": [9000]}, "there is no entry 9000"),
        ({"rows": b"{}"}, "The file of rows rows.jsonl was altered"),
        (
            {"papers": {"statement.pdf": b"another"}},
            "The paper statement.pdf was altered",
        ),
        ({"open_seqs": []}, "The paper statement.pdf was altered"),
    ],
)
def test_a_bundle_that_would_not_hold_is_not_made(issued, changes, words):
    sign_checkpoint()
    with pytest.raises(BundleError, match=words):
        bundle(issued, **changes)


def test_receipts_of_many_entries_go_out_with_one_proof_and_nothing_else(issued):
    sign_checkpoint()
    data = bundle(issued, receipt_seqs=range(10, 240))
    result = verify_bundle(data, public_key().encode())
    assert result.holds
    assert "230 receipts are in the record." in [one.what for one in result.findings]
    receipts = read_bundle(data).receipts
    assert receipts.leaves[10] == bytes(Entry.objects.get(pk=10).leaf_hash)


def test_an_entry_without_a_signature_over_it_goes_into_no_bundle(issued):
    with pytest.raises(BundleError, match="entry 262 is after the last checkpoint"):
        bundle(issued)


def test_without_a_checkpoint_there_is_no_bundle(researcher):
    entry = append("sample.thing.do", "orkhon:thing/1", by=researcher)
    with pytest.raises(BundleError, match="nothing is signed yet"):
        bundle(entry)
