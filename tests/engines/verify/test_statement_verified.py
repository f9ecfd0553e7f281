"""`orkhon verify` on a statement's bundle, as a stranger runs it: without Django."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from orkhon import verify
from orkhon.engines.merkle import canonical, write_bundle
from orkhon.engines.merkle.archive import pack, unpack
from tests.engines.findings.sample_statement import evidence, papers, rows
from tests.engines.verify.browser_verifier import agreed
from tests.engines.verify.statement_bundle import TRUSTED, statement_bundle

HERE = Path(__file__).resolve()


def packed():
    return write_bundle(statement_bundle())


def verified(data):
    """What we say, once the verifier of the public page has said the same."""
    return agreed(verify.verify(data, TRUSTED), data, TRUSTED)


def faults(data):
    return [one.what for one in verified(data).findings if not one.holds]


def altered(name, data):
    return pack({**unpack(packed()), name: data})


def test_a_statement_holds_and_each_number_is_counted_aloud(tmp_path, capsys):
    path = tmp_path / "statement.zip"
    path.write_bytes(packed())
    assert verify.main([str(path), "--key", TRUSTED]) == 0
    told = capsys.readouterr().out.splitlines()
    assert "holds          14 receipts are in the record." in told
    assert "holds          Stations visited: 5 stations: 5." in told
    assert told[-1] == "The bundle holds."


def test_one_altered_row_is_red_by_its_name_and_by_its_finding(tmp_path, capsys):
    path = tmp_path / "statement.zip"
    lines = rows().replace(b'"voting/secrecy":"no"', b'"voting/secrecy":"yes"', 1)
    path.write_bytes(altered("rows.jsonl", lines))
    assert verify.main([str(path), "--key", TRUSTED]) == 1
    told = capsys.readouterr().out
    assert "DOES NOT HOLD  Row r03 was altered." in told
    assert "DOES NOT HOLD  Stations where secrecy was not kept: 2 of 3" in told
    assert "DOES NOT HOLD  The file of rows rows.jsonl was altered" in told
    assert told.endswith("The bundle does not hold.\n")


def test_an_altered_number_sentence_or_paper_is_red():
    said = evidence()
    said["sentences"]["en"][0]["segments"][1]["text"] = "40"
    found = faults(altered("evidence.json", canonical(said)))
    assert found[0].startswith("The evidence in evidence.json was altered")
    assert "says 40 where the rows give 5 (stations)" in found[1]
    page = papers()["statement-1-1-kk.html"].replace("болдық".encode(), "едік".encode())
    found = faults(altered("paper/statement-1-1-kk.html", page))
    assert found[0].startswith("The paper statement-1-1-kk.html was altered")
    assert "does not stand in statement-1-1-kk.html" in found[1]
    assert faults(altered("paper/statement-1-1-en.pdf", b"%PDF other")) == [
        "The paper statement-1-1-en.pdf was altered: no entry of the bundle names it."
    ]


def test_a_publisher_who_miscounts_is_red_though_every_seal_holds():
    # What the mission itself publishes with a wrong number: the seals are good.
    said = evidence()
    said["findings"][0]["result"]["value"] = 40
    data = write_bundle(statement_bundle(said=said))
    assert faults(data) == [
        "Stations visited: 40 stations (0 not seen) said, 5 (0 not seen) counted."
    ]


def test_a_row_whose_form_never_came_in_is_red_though_every_seal_holds():
    first = rows().splitlines()[0]
    leaf = json.loads(first)["leaf"]
    lines = rows().replace(leaf.encode(), b"ab" * 32)
    data = write_bundle(statement_bundle(said=evidence(lines), lines=lines))
    assert faults(data) == ["Row r01 has no receipt in the record."]


def test_without_rows_and_receipts_no_number_holds():
    files = unpack(packed())
    del files["rows.jsonl"], files["receipts.json"]
    found = faults(pack(files))
    assert "Row r01 was taken out." in found
    assert any("nothing can be counted" in one for one in found)


def test_the_evidence_of_another_paper_is_not_counted():
    files = unpack(packed())
    files["evidence.json"] = canonical({"about": "a briefing"})
    found = verified(pack(files)).findings
    assert [one.what for one in found if not one.holds] == [
        "The evidence in evidence.json was altered: no entry of the bundle names it."
    ]
    assert not any("stations" in one.what for one in found)


def test_what_is_no_bundle_is_one_plain_finding():
    (fault,) = faults(b"no zip")
    assert fault.startswith("The bundle cannot be read: ")


@pytest.mark.parametrize(
    "data", [packed(), altered("rows.jsonl", b"{}\n")], ids=["good", "bad"]
)
def test_a_stranger_needs_no_django_and_no_database(tmp_path, data):
    path = tmp_path / "statement.zip"
    path.write_bytes(data)
    program = (
        "import sys, tests.without_django; from orkhon.verify import main;"
        f"code = main([{str(path)!r}, '--key', {TRUSTED!r}]);"
        "loaded = {'django', 'sqlite3', 'psycopg', 'numpy'} & set(sys.modules);"
        "assert not loaded, loaded; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=HERE.parents[3],
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == (0 if data == packed() else 1)
