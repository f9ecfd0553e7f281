"""A communiqué's bundle, whole and forged under a true seal: both verifiers agree."""

import copy

import pytest

from orkhon import verify
from orkhon.engines.merkle import write_bundle
from orkhon.engines.merkle.archive import pack, unpack
from tests.engines.verify.browser_verifier import agreed
from tests.engines.verify.communique_bundle import (
    REASON,
    SYMBOL,
    TRUSTED,
    communique_bundle,
    evidence,
    papers,
    sha256,
    texts,
)

KAZAKH = next(one for one in papers() if one.endswith("-kk.txt"))


def found(data):
    """What both find in a bundle."""
    return agreed(verify.verify(data, TRUSTED), data, TRUSTED)


def sealed(**given):
    return found(write_bundle(communique_bundle(**given)))


def faults(result):
    return [one.what for one in result.findings if not one.holds]


def changed(place=0, **more):
    """The evidence with members of itself or of a language changed."""
    said = copy.deepcopy(evidence())
    for name, value in more.items():
        (said if name in said else said["languages"][place])[name] = value
    return said


def test_a_communique_as_it_was_published_holds():
    result = sealed()
    assert result.holds
    assert [one.what for one in result.findings][-3:] == [
        f"Communiqué {SYMBOL} corrects: {REASON}",
        f"Communiqué {SYMBOL}, en, authentic text: 2 paragraphs as published, "
        f"sha-256 {sha256(texts()['en'])}.",
        f"Communiqué {SYMBOL}, kk, unofficial translation: 2 paragraphs as published, "
        f"sha-256 {sha256(texts()['kk'])}.",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"said": changed(paragraphs=["One.", "Three."])},
            f"Communiqué {SYMBOL}, en, authentic text: the words are not those that "
            "were published.",
        ),
        (
            {"said": changed(1, lead="Үлгі")},
            f"Communiqué {SYMBOL}, kk, unofficial translation: the words are not those "
            "that were published.",
        ),
        (
            {"text_sha256": {"en": sha256(texts()["en"]), "kk": "00"}},
            f"Communiqué {SYMBOL}, kk, unofficial translation: the words are not those "
            "that were published.",
        ),
        (
            {"text_sha256": {"en": sha256(texts()["en"])}},
            f"Communiqué {SYMBOL}, kk, unofficial translation: the words are not those "
            "that were published.",
        ),
        (
            {"made": papers() | {KAZAKH: b"something else"}},
            f"Communiqué {SYMBOL}, kk, unofficial translation: the paper says something "
            "else.",
        ),
        (
            {"made": {name: one for name, one in papers().items() if name != KAZAKH}},
            f"Communiqué {SYMBOL}, kk, unofficial translation: the paper says something "
            "else.",
        ),
        (
            {"said": changed(correction="A comma was wrong.")},
            f"Communiqué {SYMBOL}: its entry gives another reason of correction.",
        ),
        (
            {"correction": ""},
            f"Communiqué {SYMBOL}: its entry gives another reason of correction.",
        ),
        (
            {"said": changed(version=1)},
            f"The evidence cannot be read: version 1 says of a correction “{REASON}”.",
        ),
        (
            {"said": changed(authentic="ky")},
            "The evidence cannot be read: no language, or more than one, is authentic.",
        ),
        (
            {"said": changed(language=["en"])},
            "The evidence cannot be read: “language” is missing or no text.",
        ),
        (
            {"symbol": "2027/2"},
            f"No entry in the bundle publishes communiqué {SYMBOL}.",
        ),
    ],
)
def test_under_a_true_seal_what_does_not_agree_is_named(given, said):
    result = sealed(**given)
    assert not result.holds
    assert faults(result) == [said]


def test_words_that_no_seal_covers_are_refused():
    files = unpack(write_bundle(communique_bundle()))
    for name, one in files.items():
        for old, new in ((b"One.", b"Won."), (b"wrong", b"right")):
            if old in one:
                assert not found(pack({**files, name: one.replace(old, new)})).holds
