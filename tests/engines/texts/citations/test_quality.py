"""Precision and recall over the labelled sentences."""

import pytest

from orkhon.engines.texts.citations import Reference, find_references
from tests.engines.texts.citations.labelled import SENTENCES

_SIGNS = {"this": "", "other": "!", "unknown": "?"}


def label(reference: Reference) -> str:
    steps = "/".join(f"{kind} {number}" for kind, number in reference.steps)
    until = f"…{reference.until}" if reference.until else ""
    return _SIGNS[reference.of] + steps + until


def pairs(language: str) -> list[tuple[str, list[str]]]:
    lines = SENTENCES[language].strip().splitlines()
    split = [line.partition(" =>") for line in lines]
    return [(one, [x for x in said.strip().split("; ") if x]) for one, _, said in split]


ALL = [
    (language, sentence, said)
    for language in SENTENCES
    for sentence, said in pairs(language)
]


@pytest.mark.parametrize(("language", "sentence", "said"), ALL)
def test_a_sentence_cites_what_a_lawyer_reads_in_it(language, sentence, said):
    assert [label(one) for one in find_references(sentence, language)] == said


def test_nothing_labelled_is_missed_and_nothing_else_is_found():
    right = found = wanted = 0
    for language, sentence, said in ALL:
        ours = [label(one) for one in find_references(sentence, language)]
        right += len(set(ours) & set(said))
        found += len(ours)
        wanted += len(said)
    assert wanted >= 150
    assert right / found == 1.0
    assert right / wanted == 1.0
