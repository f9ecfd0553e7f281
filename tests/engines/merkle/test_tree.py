"""The tree against published vectors and against a program that we did not write."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proofbundle import merkle as peer

from orkhon.engines.merkle import (
    Frontier,
    TreeError,
    consistency_proof,
    inclusion_proof,
    leaf_hash,
    level_reader,
    root,
    root_at,
    tile_reader,
    verify_consistency,
    verify_inclusion,
)

# The eight leaves, roots and proofs of the reference test of the
# certificate-transparency project (cpp/merkletree/merkle_tree_test.cc).
LEAVES = [
    bytes.fromhex(leaf)
    for leaf in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
B = {  # the hashes that occur in the published proofs
    "96": "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
    "5f": "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
    "6b": "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
    "bc": "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
    "ca": "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
    "d3": "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "0e": "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
    "fa": "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "6e": "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
}
HASHES = [leaf_hash(leaf) for leaf in LEAVES]
READ = level_reader(HASHES)


def published(*names):
    return tuple(bytes.fromhex(B[name]) for name in names)


@pytest.mark.parametrize("size", range(9))
def test_roots_are_the_published_ones(size):
    assert root(HASHES[:size]).hex() == ROOTS[size]


@pytest.mark.parametrize("size", range(9))
def test_a_tree_grown_leaf_by_leaf_has_the_published_roots(size):
    frontier = Frontier()
    for leaf in HASHES[:size]:
        frontier, _ = frontier.append(leaf)
    assert frontier.root().hex() == ROOTS[size]


@pytest.mark.parametrize(
    ("leaf", "size", "proof"),
    [
        # numbered from 1, as in the reference test
        (1, 1, ()),
        (1, 8, ("96", "5f", "6b")),
        (6, 8, ("bc", "ca", "d3")),
        (3, 3, ("fa",)),
        (2, 5, ("6e", "5f", "bc")),
    ],
)
def test_inclusion_proofs_are_the_published_ones(leaf, size, proof):
    made = inclusion_proof(leaf - 1, size, READ)
    assert made == published(*proof)
    expected_root = bytes.fromhex(ROOTS[size])
    assert verify_inclusion(HASHES[leaf - 1], leaf - 1, size, made, expected_root)


@pytest.mark.parametrize(
    ("older", "newer", "proof"),
    [
        (1, 1, ()),
        (1, 8, ("96", "5f", "6b")),
        (6, 8, ("0e", "ca", "d3")),
        (2, 5, ("5f", "bc")),
    ],
)
def test_consistency_proofs_are_the_published_ones(older, newer, proof):
    made = consistency_proof(older, newer, READ)
    assert made == published(*proof)
    roots = bytes.fromhex(ROOTS[older]), bytes.fromhex(ROOTS[newer])
    assert verify_consistency(older, newer, made, *roots)


def some_leaves(size):
    chance = random.Random(size)  # noqa: S311 -- the same leaves each time
    return [chance.randbytes(chance.randrange(40)) for _ in range(size)]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8, 9, 31, 32, 33, 100])
def test_another_program_builds_the_same_trees_and_proofs(size):
    # proofbundle (MIT), see docs/decisions/0003-merkle-peer.md
    leaves = some_leaves(size)
    hashes = [leaf_hash(leaf) for leaf in leaves]
    read = level_reader(hashes)
    whole = root(hashes)
    assert whole == peer.merkle_tree_hash(leaves)
    for index in range(size):
        proof = inclusion_proof(index, size, read)
        assert list(proof) == peer.inclusion_proof(leaves, index)
        assert peer.verify_inclusion(leaves[index], index, size, list(proof), whole)
    for older in range(1, size):
        proof = consistency_proof(older, size, read)
        assert list(proof) == peer.consistency_proof(leaves, older)
        old = root(hashes[:older])
        assert peer.verify_consistency(older, size, list(proof), old, whole)


@given(size=st.integers(1, 70), data=st.data())
def test_every_leaf_is_proved_and_no_other_passes_for_it(size, data):
    hashes = [leaf_hash(leaf) for leaf in some_leaves(size)]
    index = data.draw(st.integers(0, size - 1))
    proof = inclusion_proof(index, size, level_reader(hashes))
    whole = root(hashes)
    assert verify_inclusion(hashes[index], index, size, proof, whole)
    assert not verify_inclusion(leaf_hash(b"another"), index, size, proof, whole)
    assert not verify_inclusion(hashes[index], index, size, (*proof, whole), whole)
    assert not verify_inclusion(hashes[index], index, size, proof[:-1], hashes[0][::-1])
    other = data.draw(st.integers(-1, size + 1).filter(lambda at: at != index))
    assert not verify_inclusion(hashes[index], other, size, proof, whole)


@given(newer=st.integers(2, 70), data=st.data())
def test_a_rewritten_past_is_never_consistent(newer, data):
    hashes = [leaf_hash(leaf) for leaf in some_leaves(newer)]
    older = data.draw(st.integers(1, newer - 1))
    proof = consistency_proof(older, newer, level_reader(hashes))
    old, new = root(hashes[:older]), root(hashes)
    assert verify_consistency(older, newer, proof, old, new)
    changed = data.draw(st.integers(0, older - 1))
    forged = [*hashes[:changed], leaf_hash(b"forged"), *hashes[changed + 1 :]]
    assert not verify_consistency(older, newer, proof, old, root(forged))
    assert not verify_consistency(older, newer, proof, root(forged[:older]), new)
    assert not verify_consistency(older, newer, (*proof, old), old, new)
    assert not verify_consistency(older, newer, proof[:-1], old, new)


def test_equal_sizes_are_consistent_only_with_equal_roots():
    whole, other = root(HASHES), root(HASHES[:7])
    assert verify_consistency(8, 8, (), whole, whole)
    assert not verify_consistency(8, 8, (), whole, other)
    assert not verify_consistency(8, 8, (whole,), whole, whole)


@pytest.mark.parametrize(("older", "newer"), [(0, 8), (9, 8), (-1, 8)])
def test_sizes_out_of_order_are_refused(older, newer):
    assert not verify_consistency(older, newer, (), root(HASHES), root(HASHES))
    with pytest.raises(TreeError, match=f"{older} leaves does not come before {newer}"):
        consistency_proof(older, newer, READ)


@pytest.mark.parametrize(("index", "size"), [(8, 8), (-1, 8), (0, 0)])
def test_a_leaf_outside_the_tree_is_refused(index, size):
    assert not verify_inclusion(HASHES[0], index, size, (), root(HASHES))
    with pytest.raises(TreeError, match=f"leaf {index} is not in a tree of {size}"):
        inclusion_proof(index, size, READ)


def test_a_consistency_proof_without_steps_shows_nothing():
    assert not verify_consistency(3, 8, (), root(HASHES[:3]), root(HASHES))


def stored_tiles(hashes):
    """What a store keeps: the leaves, and the finished subtrees of levels 8 and 16."""
    frontier, tiles = Frontier(), {(0, n): leaf for n, leaf in enumerate(hashes)}
    for leaf in hashes:
        frontier, finished = frontier.append(leaf)
        tiles |= {(node.level, node.index): node.hash for node in finished}
    kept = {key: value for key, value in tiles.items() if key[0] % 8 == 0}

    def read_tile(level, index):
        keys = ((level, at) for at in range(index * 256, (index + 1) * 256))
        return [kept[key] for key in keys if key in kept]

    return read_tile


@pytest.mark.parametrize("size", [255, 256, 257, 700])
def test_a_store_of_tiles_proves_the_same_as_all_leaves(size):
    hashes = [leaf_hash(str(n).encode()) for n in range(size)]
    tiles, whole = tile_reader(stored_tiles(hashes)), level_reader(hashes)
    for index in (0, 1, 254, size // 2, size - 1):
        from_tiles = inclusion_proof(index, size, tiles)
        assert from_tiles == inclusion_proof(index, size, whole)
    for older in (1, 100, 254, size - 1):
        from_tiles = consistency_proof(older, size, tiles)
        assert from_tiles == consistency_proof(older, size, whole)


@pytest.mark.parametrize("size", [0, 1, 255, 256, 300])
def test_a_store_tells_the_root_at_every_size(size):
    hashes = [leaf_hash(str(n).encode()) for n in range(300)]
    assert root_at(size, tile_reader(stored_tiles(hashes))) == root(hashes[:size])


def test_a_store_that_lost_a_tile_proves_nothing():
    hashes = [leaf_hash(str(n).encode()) for n in range(300)]
    full = stored_tiles(hashes)
    holed = tile_reader(lambda level, at: [] if level == 8 else full(level, at))
    with pytest.raises(TreeError, match="0 of 1 nodes"):
        inclusion_proof(299, 300, holed)


def test_a_frontier_survives_its_store():
    frontier = Frontier()
    for leaf in HASHES[:7]:
        frontier, _ = frontier.append(leaf)
    assert Frontier.from_bytes(7, frontier.to_bytes()) == frontier
    assert len(frontier.to_bytes()) == 3 * 32  # 7 leaves are subtrees of 4, 2 and 1


@pytest.mark.parametrize(
    ("size", "data", "words"),
    [
        (7, bytes(64), "2 subtrees cannot be a tree of 7 leaves"),
        (-1, b"", "0 subtrees cannot be a tree of -1 leaves"),
        (1, bytes(33), "33 bytes are not a row of 32-byte hashes"),
    ],
)
def test_a_frontier_of_another_size_is_refused(size, data, words):
    with pytest.raises(TreeError, match=words):
        Frontier.from_bytes(size, data)
