"""Measure the reader of press reports: `python -m benchmarks.reports`.

Scores a field on the sample reports of benchmarks/data/reports (invented, each
with one trap, labelled by hand) beside a plain reader by capitals and key words,
and reports a second of one core. The samples were written to hold the traps and
say that each is met; how the reader does on reports that nobody wrote for it is
in docs/methods/reports.md.
"""

import time

from benchmarks.reports_measures import Labelled, Reading, Tally, labelled, rows, score
from benchmarks.reports_peers import plain_reading
from orkhon.engines.reports import Participant, read_report

ROUNDS = 5
JOINED = 9
TARGETS = {
    "kind": 0.85,
    "date": 0.9,
    "place": 0.85,
    "persons F1": 0.92,
    "post": 0.8,
    "took part": 0.85,
    "promises F1": 0.75,
    "owner": 0.6,
}


def own_reading(name: str, text: str) -> Reading:
    """Read a report with the engine, and check every span on the way."""
    read = read_report(text, source=name)
    people: dict[str, Participant] = {}
    for contact in read.contacts:
        for person in contact.participants:
            before = people.get(person.name)
            if before is None or before.role != "participant":
                people[person.name] = person
    errors = sum(
        not 0 <= one.span.start < one.span.end <= len(text) for one in read.proposals()
    ) + sum(
        " ".join(text[one.span.start : one.span.end].split()) not in one.name
        and one.name not in text
        for one in people.values()
    )
    first = read.contacts[0] if read.contacts else None
    return Reading(
        [kind.value for contact in read.contacts for kind in contact.kinds],
        len(read.contacts),
        first.date.value if first and first.date else None,
        first.place.value if first and first.place else None,
        [(one.name, one.post, one.body, one.role) for one in people.values()],
        [
            ("; ".join(one.who), f"{one.what} {text[one.span.start : one.span.end]}")
            for contact in read.contacts
            for one in contact.commitments
            if one.status == "open"
        ],
        errors,
    )


def rate(samples: list[Labelled]) -> float:
    """Give reports a second of processor time, after one round to warm up.

    The samples are short; several in one make a text as long as a real report.
    """
    texts = [
        "\n".join(sample.text for sample in samples[at : at + JOINED])
        for at in range(0, len(samples) - JOINED, 3)
    ]
    for text in texts:
        read_report(text, source="joined")
    start = time.process_time()
    for _ in range(ROUNDS):
        for text in texts:
            read_report(text, source="joined")
    return ROUNDS * len(texts) / (time.process_time() - start)


def main() -> None:
    """Print the table."""
    samples = labelled()
    own, plain = Tally(), Tally()
    for sample in samples:
        score(sample, own_reading(sample.name, sample.text), own)
        score(sample, plain_reading(sample.text), plain)
    print(
        f"{len(samples)} sample reports, {sum(len(s.text) for s in samples)} characters"
    )
    print(f"{'field':<14}{'ours':>8}{'plain':>8}{'target':>8}")
    for (name, value), (_, other) in zip(rows(own), rows(plain), strict=True):
        target = TARGETS.get(name)
        print(
            f"{name:<14}{_shown(value):>8}{_shown(other):>8}"
            f"{_shown(target) if target else '':>8}"
        )
    print(f"span errors   {own.right['span errors']:>8}{'':>8}{0:>8}")
    print(f"reports/s     {rate(samples):>8.0f}{'':>8}{30:>8}")


def _shown(value: float | None) -> str:
    return "none" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
