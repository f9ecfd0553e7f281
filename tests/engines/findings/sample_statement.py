"""A statement of three sentences in two languages, its rows and its papers; invented."""

import hashlib
import json

from orkhon.engines.findings import (
    Evidence,
    RowOut,
    SaidSentence,
    Segment,
    counted,
    evidence_json,
    rows_file,
    trimmed,
    written,
)
from tests.engines.findings.sample_rows import DAY, asked, no

QUERIES = {
    "stations": asked(forms="all", count="stations"),
    "secrecy": asked("count_of", count="stations", where=[no("voting/secrecy")]),
    "ratings": asked("share", where=[{"path": "voting/rating", "is": ["bad"]}]),
}
TITLES = {
    "stations": "Stations visited",
    "secrecy": "Stations where secrecy was not kept",
    "ratings": "Visits rated badly",
}
DRAW = {"entry": 7, "seed": "sample seed", "design": "simple", "stations": ["KT-1"]}
PUBLISHED = {7: {"seed": "sample seed", "design": "simple", "stations": ["KT-1"],
                 "mission": "sample"}}  # fmt: skip
SENTENCES = {
    "en": (
        ("We visited ", "stations", " stations & listened."),
        ("Secrecy was not kept in ", "secrecy", " stations."),
        ("The voting was rated badly in ", "ratings", " of visits."),
    ),
    "kk": (
        ("Біз ", "stations", " учаскеде болдық."),
        ("Құпиялық сақталмады: ", "secrecy", "."),
        ("Нашар баға: ", "ratings", "."),
    ),
}
FIGURE = {"en": "12,482,613", "kk": "12 482 613"}


def rows():
    """The lines of the file of rows."""
    left = trimmed(DAY, QUERIES.values())
    return rows_file(
        RowOut(one, hashlib.sha256(one.row.encode()).hexdigest()) for one in left
    )


def leaves(lines):
    return {json.loads(line)["leaf"] for line in lines.splitlines()}


def sentences(language):
    left = trimmed(DAY, QUERIES.values())
    said = [
        SaidSentence(
            section="election_day",
            kind="finding",
            segments=(
                Segment(before),
                Segment(
                    written(counted(QUERIES[key], left), QUERIES[key].show, language),
                    "finding",
                    key,
                ),
                Segment(after),
            ),
            findings=(key,),
        )
        for before, key, after in SENTENCES[language]
    ]
    figure = Segment(FIGURE[language], "figure", "voters")
    return [*said, SaidSentence("figures", "cited", (figure,), ())]


def papers():
    """In HTML as the papers are: blanks of all kinds, notes inside the sentences."""
    made = {}
    for language in SENTENCES:
        body = "".join(f"<p>{paragraph(one)}</p>" for one in sentences(language))
        made[f"statement-1-1-{language}.html"] = (
            f"<html lang='{language}'><head><title>Sample</title>"
            f"<style>p {{}}</style></head><body><img src='x'>{body}</body></html>"
        ).encode()
    return {**made, "statement-1-1-en.pdf": b"%PDF sample"}


def paragraph(sentence):
    note = '<a class="fn" href="#n1"><span class="unseen">Source </span>1</a>'
    long_note = '<span class="footnote" id="n2">Forms of <b>voting</b><br></span>'
    words = [one.text.replace("&", "&amp;") for one in sentence.segments]
    return f"{words[0]}{note}<br>\n {''.join(words[1:])}{long_note}"


def evidence(lines=None):
    """The evidence as JSON reads it."""
    left = trimmed(DAY, QUERIES.values())
    made = evidence_json(
        Evidence(
            mission={"title": "Sample referendum"},
            statement={"kind": "statement", "number": 1, "languages": ["en", "kk"]},
            counted_until="2027-03-15T06:00:00+00:00",
            sentences={language: sentences(language) for language in SENTENCES},
            findings=[
                {
                    "key": key,
                    "title": TITLES[key],
                    "query": query.as_json(),
                    "result": counted(query, left).as_json(),
                    "limits": "",
                }
                for key, query in QUERIES.items()
            ],
            figures=[{"key": "voters", "shown": FIGURE, "given": []}],
            draws=[DRAW],
        ),
        rows() if lines is None else lines,
    )
    return json.loads(json.dumps(made))
