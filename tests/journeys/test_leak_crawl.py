"""Nothing leaks: all that a stranger can reach, and none of what nobody may see."""

import re

import pytest

from tests.journeys.public_crawl import Answer
from tests.journeys.secrets_of_the_sample import COLLECTED, FIELDS

pytestmark = pytest.mark.browser

BROKEN = re.compile(r"^(404|405|410|5..)$")
TELEPHONE = r"\+999[ \d]{7,}"
"""Any telephone of the sample, known or not: no country has this code."""


def leaks(answers, secrets):
    """Which words of which kind stand at which address."""
    patterns = {
        kind: re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
        for kind, words in secrets.items()
    }
    patterns["any telephone"] = re.compile(TELEPHONE)
    return [
        (kind, hit[0], one.address)
        for one in answers
        for words in [one.words]
        for kind, pattern in patterns.items()
        for hit in [pattern.search(words)]
        if hit
    ]


def test_the_crawl_knows_a_secret_of_each_kind(public_record):
    assert public_record.secrets.keys() == FIELDS.keys() | COLLECTED.keys()
    assert [kind for kind, words in public_record.secrets.items() if not words] == []
    assert public_record.unsaid == [], (
        "a field that sounds of secrets: is it one? say so"
    )


def test_a_stranger_finds_no_secret_anywhere_in_the_public_record(public_record):
    kinds = {one.kind for one in public_record.answers.values()}
    assert {
        "text/html", "application/pdf", "application/zip", "application/json",
        "application/atom+xml", "text/csv",
    } <= kinds  # fmt: skip
    assert leaks(public_record.answers.values(), public_record.secrets) == []


def test_what_is_told_would_be_found(public_record):
    # Each kind of secret put where a stranger comes: in a page, in a file of data.
    for kind, words in public_record.secrets.items():
        page = Answer("/x", 200, "text/html", f"<p>a {words[0]} b".encode(), {})
        assert (kind, words[0], "/x") in leaks([page], {kind: words})


def test_every_link_of_the_public_record_leads_somewhere(public_record):
    broken = [
        (one.address, one.status, one.linked_from)
        for one in public_record.answers.values()
        if BROKEN.match(str(one.status)) or "/accounts/" in one.address
    ]
    assert broken == []


def test_a_stranger_gets_no_cookie(public_record):
    assert [
        one.address
        for one in public_record.answers.values()
        if "set-cookie" in one.headers
    ] == []
