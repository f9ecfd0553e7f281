"""A verifier of bundles written from docs/methods/record.md alone.

It imports nothing of Orkhon: `python independent_verifier.py bundle.zip KEY` ends
quietly when the bundle holds and with an error when it does not.
"""

import base64
import hashlib
import json
import sys
import zipfile

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def canonical(value):
    # enough of RFC 8785 for objects with ASCII names, texts and whole numbers
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.encode()


def root_of(leaf, index, size, proof):
    """RFC 9162, 2.1.3.2, in its recursive reading: halves from the top."""
    if size == 1:
        assert not proof
        return sha256(b"\0", leaf)
    split = 1 << (size - 1).bit_length() - 1
    if index < split:
        return sha256(b"\1", root_of(leaf, index, split, proof[:-1]), proof[-1])
    inner = root_of(leaf, index - split, size - split, proof[:-1])
    return sha256(b"\1", proof[-1], inner)


def joined(leaves, low, high, proof):
    """The root over leaves low to high; what holds none of ours comes from the proof."""
    if not any(low <= index < high for index in leaves):
        return proof.pop(0)
    if high - low == 1:
        return leaves[low]
    middle = low + (1 << (high - low - 1).bit_length() - 1)
    left = joined(leaves, low, middle, proof)
    return sha256(b"\1", left, joined(leaves, middle, high, proof))


def verify(path, word):
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    # 2. the checkpoint
    origin, key_id, raw = word.split("+", 2)
    public = base64.b64decode(raw)
    assert sha256(origin.encode(), b"\n", public)[:4].hex() == key_id
    body, _, line = files["checkpoint.txt"].decode().partition("\n\n")
    signature = base64.b64decode(line.split(" ")[2])
    assert signature[:4].hex() == key_id
    Ed25519PublicKey.from_public_bytes(public[1:]).verify(
        signature[4:], f"{body}\n".encode()
    )
    named, size, root = body.split("\n")
    assert named == origin
    # 3. the entries
    names = ("actor", "at", "payload_digest", "seq", "subject", "verb")
    said = []
    for entry in json.loads(files["entries.json"]):
        leaf = canonical({name: entry[name] for name in names})
        proof = [bytes.fromhex(step) for step in entry["proof"]]
        found = root_of(leaf, entry["seq"] - 1, int(size), proof)
        assert found == base64.b64decode(root)
        if entry["payload"] is not None:
            payload = entry["payload"].encode()
            digest = sha256(bytes.fromhex(entry["salt"]), payload).hex()
            assert digest == entry["payload_digest"]
            said.append(json.loads(payload))
    # 4. the papers, their evidence, the rows
    manifest = json.loads(files["manifest.json"])
    listed = manifest.get("papers") or [manifest["paper"]]
    covered = [("paper_sha256", files[f"paper/{name}"]) for name in listed]
    covered.append(("evidence_sha256", files["evidence.json"]))
    if "rows.jsonl" in files:
        covered.append(("rows_sha256", files["rows.jsonl"]))
    for member, data in covered:
        named = [one[member] for one in said if member in one]
        assert any(sha256(data).hex() in value for value in named)
    # 5. the receipts
    if "receipts.json" in files:
        receipts = json.loads(files["receipts.json"])
        leaves = {seq - 1: bytes.fromhex(leaf) for seq, leaf in receipts["leaves"]}
        proof = [bytes.fromhex(step) for step in receipts["proof"]]
        assert joined(leaves, 0, int(size), proof) == base64.b64decode(root)
        assert not proof


if __name__ == "__main__":
    verify(sys.argv[1], sys.argv[2])
