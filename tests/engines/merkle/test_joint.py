"""One proof for many leaves gives the root, and nothing else gives it."""

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from orkhon.engines.merkle import (
    TreeError,
    inclusion_proof,
    joint_proof,
    leaf_hash,
    level_reader,
    node_hash,
    root,
    verify_joint,
)


def tree(size):
    return [leaf_hash(str(n).encode()) for n in range(size)]


@st.composite
def trees(draw):
    size = draw(st.integers(1, 70))
    wanted = draw(st.sets(st.integers(0, size - 1), min_size=1))
    return tree(size), sorted(wanted)


def test_the_proof_of_leaves_1_and_4_of_five_by_hand():
    # The tree of five: ((0 1)(2 3)) 4. What leaves 1 and 4 do not give: leaf 0, and
    # the node over 2 and 3.
    leaves = tree(5)
    proof = joint_proof([4, 1], 5, level_reader(leaves))
    assert proof == (leaves[0], node_hash(leaves[2], leaves[3]))
    by_hand = node_hash(
        node_hash(node_hash(leaves[0], leaves[1]), node_hash(leaves[2], leaves[3])),
        leaves[4],
    )
    assert verify_joint({1: leaves[1], 4: leaves[4]}, 5, proof, by_hand)


def test_all_leaves_need_no_proof():
    leaves = tree(7)
    assert joint_proof(range(7), 7, level_reader(leaves)) == ()
    assert verify_joint(dict(enumerate(leaves)), 7, (), root(leaves))


@given(trees())
@settings(max_examples=60, deadline=None)
def test_every_set_of_leaves_is_proved_with_no_more_hashes_than_one_by_one(found):
    leaves, wanted = found
    read = level_reader(leaves)
    proof = joint_proof(wanted, len(leaves), read)
    given_ = {index: leaves[index] for index in wanted}
    assert verify_joint(given_, len(leaves), proof, root(leaves))
    alone = [inclusion_proof(index, len(leaves), read) for index in wanted]
    assert len(proof) <= sum(map(len, alone))


@given(trees(), st.data())
@settings(max_examples=60, deadline=None)
def test_another_leaf_place_or_step_does_not_hold(found, data):
    leaves, wanted = found
    size, whole = len(leaves), root(leaves)
    proof = list(joint_proof(wanted, size, level_reader(leaves)))
    given_ = {index: leaves[index] for index in wanted}
    wrong = hashlib.sha256(b"another").digest()
    one = data.draw(st.sampled_from(wanted))
    assert not verify_joint({**given_, one: wrong}, size, proof, whole)
    assert not verify_joint(given_, size, [*proof, wrong], whole)
    assert not verify_joint({**given_, size: wrong}, size, proof, whole)
    assert not verify_joint({**given_, -1: wrong}, size, proof, whole)
    if proof:
        at = data.draw(st.integers(0, len(proof) - 1))
        assert not verify_joint(
            given_, size, [*proof[:at], wrong, *proof[at + 1 :]], whole
        )
        assert not verify_joint(given_, size, proof[:-1], whole)


def test_nothing_is_proved_of_no_leaf():
    leaves = tree(3)
    assert not verify_joint({}, 3, (root(leaves),), root(leaves))


@pytest.mark.parametrize("wanted", [[], [3], [-1], [0, 7]])
def test_a_leaf_that_is_not_in_the_tree_is_refused(wanted):
    with pytest.raises(TreeError, match="are not in a tree of 3"):
        joint_proof(wanted, 3, level_reader(tree(3)))
