"""Whatever is put to both, `orkhon verify` and the public page say the same."""

import io
import random
import zipfile
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from orkhon import verify
from orkhon.engines.findings import Counted, QueryError, RowOut, counted, rows_file
from orkhon.engines.findings.query import SHOWS
from orkhon.engines.findings.writing import PART_OF, written
from orkhon.engines.merkle import canonical, write_bundle
from orkhon.engines.merkle.archive import MAX_MEMBERS, MAX_RATIO, pack, unpack
from tests.engines.findings.sample_rows import DAY, asked
from tests.engines.findings.test_counting_laws import QUERIES, forms
from tests.engines.merkle.bundles import KEY, bundle_with_rows, packed
from tests.engines.verify.browser_verifier import agreed, ask, packed64, verified
from tests.engines.verify.communique_bundle import communique_bundle
from tests.engines.verify.statement_bundle import statement_bundle

TRUSTED = KEY.public.encode()
UNCOVERED = {"README.txt"}
"""The one file that nothing covers, and that says so."""
NOT_NEEDED = {*UNCOVERED, "rows.jsonl", "receipts.json"}
"""What a bundle may be without, unless it is a statement: then its numbers need them."""


def both(data):
    return agreed(verify.verify(data, TRUSTED), data, TRUSTED)


@pytest.mark.parametrize(
    ("data", "not_needed"),
    [
        (packed(), NOT_NEEDED),
        (write_bundle(bundle_with_rows()), NOT_NEEDED),
        (write_bundle(statement_bundle()), UNCOVERED),
        (write_bundle(communique_bundle()), UNCOVERED),
    ],
    ids=["sample", "rows", "statement", "communique"],
)
def test_a_bit_turned_in_any_file_is_seen_by_both(data, not_needed):
    files, chance = unpack(data), random.Random(7)  # noqa: S311 -- the same each time
    assert both(data).holds
    for name, whole in files.items():
        for _ in range(8):
            turned = bytearray(whole)
            turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
            holds = both(pack({**files, name: bytes(turned)})).holds
            assert holds == (name in UNCOVERED), name
        without = {key: one for key, one in files.items() if key != name}
        assert both(pack(without)).holds == (name in not_needed)


def test_a_byte_changed_in_the_archive_is_no_different_bundle_to_either():
    # Dates and the like say nothing; what both read must be the same.
    data = packed()
    chance = random.Random(11)  # noqa: S311 -- the same each time
    for _ in range(120):
        turned = bytearray(data)
        turned[chance.randrange(len(turned))] ^= 1 << chance.randrange(8)
        holds, found = verified(bytes(turned), TRUSTED)
        if holds:
            assert verify.verify(bytes(turned), TRUSTED).holds
        else:
            assert not all(one["holds"] for one in found)


def zipped(method, *members):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"not a zip", "not a zip file"),
        (b"PK\x05\x06" + bytes(10), "not a zip file"),
        (b"PK\x05\x06" + b"\xff" * 18, "outside of it"),
        (
            zipped(zipfile.ZIP_DEFLATED, ("manifest.json", bytes(20_000_000))),
            "the archive unpacks from",
        ),
        (
            zipped(
                zipfile.ZIP_STORED, *((str(n), b"") for n in range(MAX_MEMBERS + 1))
            ),
            "65 members instead of at most 64",
        ),
        (zipped(zipfile.ZIP_BZIP2, ("a", b"x")), "encrypted or packed oddly"),
        (packed()[:-40], "not a zip file"),
        (packed()[200:], "outside of it|no header|another name|damaged"),
    ],
)
def test_an_archive_with_a_trick_is_refused_by_the_page(data, words):
    said = ask("unpack", data=packed64(data))["fault"]
    assert any(one in said for one in words.split("|")), said
    assert not verify.verify(data, TRUSTED).holds


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_given_twice_is_refused_by_the_page():
    double = zipped(zipfile.ZIP_STORED, ("a", b"x"), ("a", b"y"))
    assert "twice" in ask("unpack", data=packed64(double))["fault"]


def test_a_member_that_says_it_is_small_is_not_unpacked_whole():
    # A bomb that lies about its size: 10 MB said to be 10 bytes.
    data = bytearray(zipped(zipfile.ZIP_DEFLATED, ("a", bytes(10_000_000))))
    for place in (22, data.rindex(b"PK\x01\x02") + 24):
        data[place : place + 4] = (10).to_bytes(4, "little")
    said = ask("unpack", data=packed64(bytes(data)))["fault"]
    assert "longer than declared" in said
    assert MAX_RATIO * len(data) < 10_000_000


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-(2**53) + 1, 2**53 - 1)
        | st.floats(allow_nan=False, allow_infinity=False).filter(
            lambda one: not one.is_integer() or abs(one) >= 1e21
        )
        | st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
        lambda inner: st.lists(inner, max_size=4)
        | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), inner, max_size=4),
        max_leaves=12,
    )
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_canonical_json_is_canonical_to_both(value):
    data = canonical(value)
    assert ask("readCanonical", data=packed64(data)) == value
    assert ask("canonical", data=packed64(data)) == data.decode()


def ours(query, rows):
    try:
        return counted(query, rows).as_json()
    except QueryError:
        return None


def theirs(query, rows):
    lines = rows_file(RowOut(one, one.row) for one in rows)
    said = ask("count", query=query.as_json(), data=packed64(lines))
    if "fault" in said:
        return None
    value = said["value"]
    return {
        "value": int(value) if "/" not in value else value,
        "of": said["of"],
        "unit": said["unit"],
        "not_seen": said["notSeen"],
    }


@given(forms(), QUERIES)
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_every_query_gives_the_same_number_in_both(rows, query):
    assert theirs(query, rows) == ours(query, rows)


@pytest.mark.parametrize("show", ["sum", "median", "ratio"])
@pytest.mark.parametrize("count", ["forms", "stations"])
def test_sums_and_medians_are_the_same_in_both(show, count):
    # 100, 200, 301 and 5, 0, 7.5: half a vote is a slip of the pen, and counted.
    more = {"over": "protocol/valid"} if show == "ratio" else {}
    for path in ("protocol/valid", "protocol/invalid", "protocol/none"):
        query = asked(show, forms="all", count=count, path=path, **more)
        assert theirs(query, DAY) == ours(query, DAY)


@given(
    st.fractions(0, 10**7, max_denominator=4000),
    st.one_of(st.none(), st.integers(0, 10**6)),
    st.sampled_from(SHOWS),
    st.sampled_from([*PART_OF, "fr"]),
)
@settings(max_examples=400, deadline=None)
def test_every_number_is_written_the_same_by_both(value, of, show, language):
    if show in ("count", "count_of", "share"):
        value = Fraction(int(value))
    try:
        right = written(Counted(value, of, "forms", (), (), 0), show, language)
    except QueryError:
        right = None
    said = ask("written", value=str(value), of=of, show=show, language=language)
    assert (None if "fault" in said else said) == right
