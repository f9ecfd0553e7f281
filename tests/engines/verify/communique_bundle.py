"""A sample communiqué, corrected, in two languages, as a sealed bundle."""

import hashlib

from orkhon.engines.communiques import SHAPE, printed_text
from orkhon.engines.merkle import (
    Bundle,
    BundledEntry,
    Checkpoint,
    Leaf,
    canonical,
    inclusion_proof,
    level_reader,
    payload_digest,
    root,
)
from tests.engines.merkle.bundles import KEY

TRUSTED = KEY.public.encode()
SYMBOL, REASON = "2027/1-2", "The day was wrong."
WORDS = {
    "en": ("Sample visit", "Sample lead", ["One.", "Two."]),
    "kk": ("Үлгі сапар", "", ["Бір.", "Екі."]),
}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def texts():
    """The printed words by language."""
    return {code: printed_text(SYMBOL, *words) for code, words in WORDS.items()}


def evidence():
    return {
        "shape": SHAPE,
        "symbol": SYMBOL,
        "version": 2,
        "correction": REASON,
        "authentic": "en",
        "languages": [
            {
                "language": code,
                "title": title,
                "lead": lead,
                "paragraphs": paragraphs,
                "text_sha256": sha256(texts()[code]),
            }
            for code, (title, lead, paragraphs) in WORDS.items()
        ],
    }


def papers():
    return {
        f"communique-2027-1-2-{code}.txt": printed for code, printed in texts().items()
    }


def communique_bundle(*, said=None, made=None, **entry):
    """Entry 1 is the approval, a leaf alone; 2 publishes what is in the bundle.

    Whatever is given instead is sealed as if it were so: every digest fits.
    """
    said, made = evidence() if said is None else said, made or papers()
    words = {
        "symbol": SYMBOL,
        "correction": REASON,
        "text_sha256": {code: sha256(one) for code, one in texts().items()},
        "paper_sha256": [sha256(one) for one in made.values()],
        "evidence_sha256": sha256(canonical(said)),
    }
    payloads = [canonical({"why": "approved"}), canonical(words | entry)]
    salts = [bytes([n]) * 32 for n in range(2)]
    leaves = [
        Leaf(
            seq=n + 1,
            at=f"2027-03-03T08:00:0{n}.000000Z",
            verb=verb,
            subject="orkhon:communique/1",
            actor="account/1",
            payload_digest=payload_digest(salts[n], payloads[n]),
        )
        for n, verb in enumerate(
            ["press.communique.approve", "press.communique.publish"]
        )
    ]
    hashes = [leaf.hash() for leaf in leaves]
    read = level_reader(hashes)
    return Bundle(
        papers=made,
        evidence=said,
        entries=tuple(
            BundledEntry(
                leaf,
                payloads[n] if n else None,
                salts[n] if n else None,
                None,
                inclusion_proof(n, 2, read),
            )
            for n, leaf in enumerate(leaves)
        ),
        checkpoint=Checkpoint(KEY.name, 2, root(hashes)).sign(KEY),
        key=TRUSTED,
    )
