"""The public page's verifier against published vectors, as the engine is held to them."""

import pytest

from orkhon.engines.merkle import (
    inclusion_proof,
    joint_proof,
    leaf_hash,
    level_reader,
    root,
)
from tests.engines.merkle.test_note import (
    KEY,
    NOTE,
    ORIGIN,
    OURS,
    PUBLIC,
    SIGNATURE,
    TEXT,
)
from tests.engines.merkle.test_published_format import HASHES as WORKED
from tests.engines.merkle.test_published_format import PAGE
from tests.engines.merkle.test_published_format import ROOT as WORKED_ROOT
from tests.engines.merkle.test_tree import HASHES, LEAVES, READ, ROOTS, published
from tests.engines.verify.browser_verifier import OLDEST, ask, asker, packed64


def test_node_is_there_to_ask_the_page():
    # Without node the engine's tests ask our own verifier alone; this says so.
    if asker() is None:
        pytest.skip(f"no node of version {OLDEST} or later: the page is not asked")
    assert asker() is not None


def is_in(leaf, index, size, proof, whole):
    return ask(
        "inclusion",
        leaf=leaf.hex(),
        index=index,
        size=size,
        proof=[step.hex() for step in proof],
        root=whole,
    )


@pytest.mark.parametrize(
    ("leaf", "size", "proof"),
    [
        # certificate-transparency, merkle_tree_test.cc; numbered from 1 as there
        (1, 1, ()),
        (1, 8, ("96", "5f", "6b")),
        (6, 8, ("bc", "ca", "d3")),
        (3, 3, ("fa",)),
        (2, 5, ("6e", "5f", "bc")),
    ],
)
def test_the_page_follows_the_published_inclusion_proofs(leaf, size, proof):
    steps = published(*proof)
    at = leaf - 1
    assert ask("leafHash", leaf=LEAVES[at].hex()) == HASHES[at].hex()
    assert is_in(HASHES[at], at, size, steps, ROOTS[size])
    assert not is_in(HASHES[at], at + 1, size, steps, ROOTS[size])
    assert not is_in(HASHES[at], at - 1, size, steps, ROOTS[size])
    assert not is_in(HASHES[at], at, size, (*steps, HASHES[0]), ROOTS[size])
    assert not is_in(HASHES[at], at, size, steps, ROOTS[size - 1])
    for place in range(len(steps)):
        left_out = steps[:place] + steps[place + 1 :]
        assert not is_in(HASHES[at], at, size, left_out, ROOTS[size])


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 33])
def test_the_page_follows_every_proof_and_one_proof_for_many(size):
    hashes = [leaf_hash(str(n).encode()) for n in range(size)]
    read, whole = level_reader(hashes), root(hashes).hex()
    for at in range(size):
        assert is_in(hashes[at], at, size, inclusion_proof(at, size, read), whole)
    wanted = sorted({0, size // 2, size - 1})
    proof = [step.hex() for step in joint_proof(wanted, size, read)]
    given = {"size": size, "root": whole, "proof": proof}
    leaves = [(at, hashes[at].hex()) for at in wanted]
    assert ask("joint", leaves=leaves, **given)
    assert not ask("joint", leaves=leaves[1:], **given)
    assert not ask("joint", leaves=[(size, leaves[0][1])], **given)
    assert not ask("joint", leaves=leaves, **{**given, "proof": [*proof, whole]})
    assert not ask("joint", leaves=[(leaves[0][0], "00" * 32), *leaves[1:]], **given)
    if proof:
        assert not ask("joint", leaves=leaves, **{**given, "proof": proof[:-1]})


def test_the_page_follows_the_tree_of_certificate_transparency_for_many():
    # leaves 0 and 5 of the published eight; the rest of the tree by the engine
    proof = [step.hex() for step in joint_proof([0, 5], 8, READ)]
    leaves = [(0, HASHES[0].hex()), (5, HASHES[5].hex())]
    assert ask("joint", leaves=leaves, size=8, proof=proof, root=ROOTS[8])


def opened(note, key=PUBLIC):
    return ask("openNote", text=note, key=key)


def test_the_page_opens_the_published_note():
    assert ask("readKey", word=PUBLIC) == KEY.raw.hex()
    assert opened(NOTE) == {"text": TEXT, "checked": True}
    other = OURS.sign(TEXT).rpartition("\n\n")[2]
    assert opened(NOTE + other + SIGNATURE) == {"text": TEXT, "checked": True}


@pytest.mark.parametrize("place", range(0, len(TEXT), 6))
def test_the_page_sees_a_changed_letter(place):
    changed = NOTE[:place] + "#" + NOTE[place + 1 :]
    assert opened(changed) == {"fault": "the signature of PeterNeumann does not hold"}


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("", "no signed note"),
        (TEXT, "no signed note"),
        (NOTE.removesuffix("\n"), "no signed note"),
        (f"{TEXT}\nPeterNeumann x08go\n", "no signature line"),
        (f"{TEXT}\n— PeterNeumann x08g\n", "cut short"),
        (f"{TEXT}\n— PeterNeumann x08=g\n", "not base64"),
        (f"{TEXT}\n— PeterNeumann x08goz==\n", "not base64 as it is written once"),
        (f"a\rb\n\n{SIGNATURE}", "control character"),
        (f"\n\n{SIGNATURE}", "not empty"),
        (f"{TEXT}\n{SIGNATURE * 101}", "101 signatures"),
        (OURS.sign(TEXT), "no key that is known"),
    ],
)
def test_the_page_refuses_a_malformed_note(note, words):
    assert words in opened(note)["fault"]


def test_to_the_page_no_part_of_a_key_is_a_key():
    # note_test.go: every substring but the whole is refused
    for start in range(0, len(PUBLIC), 3):
        for end in range(start, len(PUBLIC) + 1):
            if (start, end) != (0, len(PUBLIC)):
                assert "fault" in ask("readKey", word=PUBLIC[start:end])


@pytest.mark.parametrize(
    ("word", "words"),
    [
        (
            "PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
            "not an Ed25519 key",
        ),
        (PUBLIC.replace("c74f20a3", "c74f20a4"), "another key"),
        ("two words+c74f20a3+ARpc", "no key of the form"),
    ],
)
def test_the_page_refuses_an_altered_key(word, words):
    assert words in ask("readKey", word=word)["fault"]


def test_the_page_reads_the_example_of_the_specification():
    # C2SP tlog-checkpoint, the example in its introduction; extension lines allowed
    line = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    body = f"example.com/behind-the-sofa\n20852163\n{line}\n\nmore\n"
    read = ask("readBody", text=body)
    assert (read["origin"], read["size"]) == ("example.com/behind-the-sofa", "20852163")


@pytest.mark.parametrize(
    "text",
    ["a\n1\n", "\n1\nAAAA\n", f"a\n01\n{'A' * 43}=\n", "a\n1\n!\n", "a\n1\nAAAA\n"],
)
def test_the_page_refuses_a_text_that_is_no_checkpoint(text):
    assert "fault" in ask("readBody", text=text)


def test_to_the_page_a_checkpoint_counts_only_when_its_origin_signed_it():
    line = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="
    note = OURS.sign(f"example.org/another\n1\n{line}\n")
    said = ask("openCheckpoint", text=note, key=OURS.public.encode())
    assert "has not signed its own checkpoint" in said["fault"]
    note = OURS.sign(f"{ORIGIN}\n1\n{line}\n")
    assert ask("openCheckpoint", text=note, key=OURS.public.encode())["checked"]


def test_the_page_finds_the_worked_example_of_the_format():
    leaf = next(one for one in PAGE.splitlines() if one.startswith('    {"actor"'))
    said = ask("leafHash", leaf=leaf.strip().encode().hex())
    assert said == WORKED[0]
    steps = [bytes.fromhex(WORKED[1]), bytes.fromhex(WORKED[2])]
    assert is_in(bytes.fromhex(said), 0, 3, steps, WORKED_ROOT)


# RFC 8785, appendix B, as numbers are read and as they are written.
NUMBERS = {
    "5e-324": "5e-324",
    "1.7976931348623157e308": "1.7976931348623157e+308",
    "9.999999999999997e22": "9.999999999999997e+22",
    "1e23": "1e+23",
    "1.0000000000000001e23": "1.0000000000000001e+23",
    "999999999999999700000.5": None,
    "333333333.3333332": "333333333.3333332",
    "333333333.33333325": "333333333.33333325",
    "-0.0000033333333333333333": "-0.0000033333333333333333",
    "0.000001": "0.000001",
    "-0.0": "0",
}


@pytest.mark.parametrize(("read", "written"), NUMBERS.items())
def test_the_page_writes_numbers_as_the_standard_does(read, written):
    said = ask("canonical", data=packed64(read.encode()))
    if written is None:  # a whole number beyond what RFC 8785 can write
        assert "out of range" in said["fault"]
    else:
        assert said == written


def test_the_page_orders_members_as_the_standard_does():
    # RFC 8785, section 3.2.3: by UTF-16 code units
    given = '{"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}'
    said = ask("canonical", data=packed64(given.encode()))
    assert said == '{"\\r":2,"1":4,"\x80":6,"ö":7,"€":1,"😀":5,"\ufb33":3}'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"a": 1}', "not canonical"),
        (b'{"b":1,"a":1}', "not canonical"),
        (b'{"a":1,"a":1}', "not canonical"),
        (b'"\\u0041"', "not canonical"),
        (b"1.0", "not canonical"),
        (b"-0", "not canonical"),
        (b"\xef\xbb\xbf1", "not JSON"),
        (b'"\\ud800"', "half a character"),
        (b"9007199254740992", "out of range"),
        (b"NaN", "not JSON"),
        (b"\xff", "not UTF-8"),
        (b"[" * 100_000, "not JSON"),
        (b"[" * 9000 + b"]" * 9000, "nested too deeply"),
    ],
)
def test_the_page_refuses_another_spelling(data, words):
    assert words in ask("readCanonical", data=packed64(data))["fault"]
