"""A bundle with several papers, the rows of its numbers, and their receipts."""

import hashlib
import json
from dataclasses import replace

import pytest

from orkhon.engines.merkle import (
    BundleError,
    canonical,
    read_bundle,
    verify_bundle,
    write_bundle,
)
from orkhon.engines.merkle.archive import pack, unpack
from tests.engines.merkle.bundles import (
    KEY,
    PAPER,
    ROWS,
    bundle_with_rows,
    packed,
    sample_bundle,
)
from tests.engines.verify.browser_verifier import agreed

TRUSTED = KEY.public.encode()


def verified(data):
    """What we say, once the verifier of the public page has said the same."""
    return agreed(verify_bundle(data, TRUSTED), data, TRUSTED)


def faults(data):
    return [one.what for one in verified(data).findings if not one.holds]


def changed(name, data):
    members = {**unpack(write_bundle(bundle_with_rows())), name: data}
    return pack({key: value for key, value in members.items() if value is not None})


def test_papers_rows_and_receipts_hold():
    result = verified(write_bundle(bundle_with_rows()))
    assert result.holds
    assert [found.what for found in result.findings][1:] == [
        "Entry 4 (sample.paper.issue) is in the record.",
        "2 receipts are in the record.",
        "The paper statement.pdf is the one that entry 4 names.",
        "The paper statement.html is the one that entry 4 names.",
        "The evidence in evidence.json is the one that entry 4 names.",
        "The file of rows rows.jsonl is the one that entry 4 names.",
    ]


def test_what_is_written_is_read_back():
    bundle = bundle_with_rows()
    assert read_bundle(write_bundle(bundle)) == bundle
    assert read_bundle(packed()) == sample_bundle()


def test_a_bundle_of_the_first_format_holds_as_ever():
    members = unpack(packed())
    manifest = canonical({"format": "orkhon-bundle/1", "paper": "statement.pdf"})
    assert verified(pack({**members, "manifest.json": manifest})).holds


def test_the_first_format_has_no_rows():
    manifest = canonical({"format": "orkhon-bundle/1", "paper": "statement.pdf"})
    assert faults(changed("manifest.json", manifest)) == [
        "The bundle cannot be read: a bundle of the format orkhon-bundle/1 has no rows."
    ]


def test_an_altered_row_is_noticed():
    assert faults(changed("rows.jsonl", ROWS.replace(b"r0002", b"r0003"))) == [
        "The file of rows rows.jsonl was altered: no entry of the bundle names it."
    ]


def test_the_second_paper_is_covered_like_the_first():
    assert faults(changed("paper/statement.html", b"<p>another</p>")) == [
        "The paper statement.html was altered: no entry of the bundle names it."
    ]


def test_a_receipt_of_another_form_is_noticed():
    said = json.loads(unpack(write_bundle(bundle_with_rows()))["receipts.json"])
    said["leaves"][0][1] = hashlib.sha256(b"another").hexdigest()
    assert faults(changed("receipts.json", canonical(said))) == [
        "Of 2 receipts not all are those that the checkpoint covers."
    ]


def test_a_receipt_twice_is_refused():
    said = json.loads(unpack(write_bundle(bundle_with_rows()))["receipts.json"])
    said["leaves"].append(said["leaves"][0])
    (fault,) = faults(changed("receipts.json", canonical(said)))
    assert "receipts.json holds something that is no receipt" in fault


def test_rows_that_no_entry_names_are_not_written():
    with pytest.raises(BundleError, match=r"rows\.jsonl was altered"):
        write_bundle(replace(sample_bundle(), rows=ROWS))


def test_a_bundle_is_not_written_with_one_paper_that_nobody_names():
    papers = {"statement.pdf": PAPER, "other.pdf": b"x"}
    with pytest.raises(BundleError, match=r"other\.pdf was altered"):
        write_bundle(replace(bundle_with_rows(), papers=papers))
