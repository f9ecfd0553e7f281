"""The append-only record's mathematics: tree, proofs, signed checkpoints, bundles."""
