"""Checking a statement by its rows: each number counted again, each sentence found.

This says whether statement, evidence and rows agree. That nobody altered all three
together is what the signature over the bundle says, see docs/methods/record.md.
"""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from orkhon.engines.findings.counting import Counted, counted
from orkhon.engines.findings.paper_text import one_line, text_of_html
from orkhon.engines.findings.query import QueryError
from orkhon.engines.findings.reading import (
    EvidenceError,
    ReadEvidence,
    ReadRow,
    SaidFinding,
    read_evidence,
    read_rows,
)
from orkhon.engines.findings.rows import Rows
from orkhon.engines.findings.sentences import Segment
from orkhon.engines.findings.writing import written

NEEDS_FINDING = ("finding", "assessment")
"""Kinds of sentences that may not stand without a number counted from forms."""


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that was checked, in plain words."""

    holds: bool
    what: str


def check_statement(
    evidence: object,
    rows: bytes,
    papers: Mapping[str, bytes],
    *,
    leaves: Collection[str],
    said: Mapping[int, object],
) -> list[Checked]:
    """Count every number of a statement again and look for every sentence in its papers.

    Args:
        evidence: The JSON of evidence.json.
        rows: The bytes of rows.jsonl.
        papers: By name; that of a language in HTML ends in `-LANGUAGE.html`.
        leaves: Leaf hashes that are proved to be in the record, hexadecimal.
        said: What entries say that are proved to be in the record, by their number.
    """
    try:
        read, given = read_evidence(evidence), read_rows(rows)
    except EvidenceError as error:
        return [Checked(False, f"The evidence cannot be read: {error}.")]
    return [*_check(read, given, papers, leaves, said)]


def _check(
    evidence: ReadEvidence,
    given: list[ReadRow],
    papers: Mapping[str, bytes],
    leaves: Collection[str],
    said: Mapping[int, object],
) -> Iterator[Checked]:
    wrong = [*_rows_hold(evidence, given, leaves)]
    yield from wrong
    if not wrong:
        count = f"{len(given):,}"
        yield Checked(True, f"{count} rows: {count}, each with its receipt.")
    yield from _draws(evidence, said)
    try:
        index = Rows(one.row for one in given)
    except ValueError as error:
        yield Checked(False, f"The rows cannot be counted: {error}.")
        return
    results: dict[str, Counted] = {}
    for finding in evidence.findings.values():
        try:
            results[finding.key] = counted(finding.query, index)
        except QueryError as error:
            yield Checked(
                False,
                f"{finding.title}: {_amount(finding, finding.result)} said, but "
                f"nothing can be counted: {error}.",
            )
            continue
        yield _same(finding, results[finding.key])
    for language in evidence.languages:
        yield from _language(evidence, language, results, papers)


def _rows_hold(
    evidence: ReadEvidence, given: list[ReadRow], leaves: Collection[str]
) -> Iterator[Checked]:
    proved, seen = frozenset(leaves), set()
    for one in given:
        name = one.row.row
        digest = evidence.digests.get(name)
        if digest is None:
            yield Checked(False, f"Row {name} was added: the evidence has no such row.")
        elif hashlib.sha256(one.line).hexdigest() != digest:
            yield Checked(False, f"Row {name} was altered.")
        if one.leaf not in proved:
            yield Checked(False, f"Row {name} has no receipt in the record.")
        if one.leaf in seen:
            yield Checked(False, f"Row {name} has the receipt of another row.")
        seen.add(one.leaf)
    for name in sorted(evidence.digests.keys() - {one.row.row for one in given}):
        yield Checked(False, f"Row {name} was taken out.")


def _draws(evidence: ReadEvidence, said: Mapping[int, object]) -> Iterator[Checked]:
    for draw in evidence.draws:
        entry = draw.get("entry")
        published = said.get(entry) if isinstance(entry, int) else None
        facts = {name: value for name, value in draw.items() if name != "entry"}
        if isinstance(published, Mapping) and all(
            name in published and published[name] == value
            for name, value in facts.items()
        ):
            yield Checked(True, f"The draw of stations is the one of entry {entry}.")
        else:
            yield Checked(
                False, f"The draw of stations is not what entry {entry} published."
            )


def _same(finding: SaidFinding, again: Counted) -> Checked:
    before, after = _amount(finding, finding.result), _amount(finding, again)
    if before == after and finding.result.not_seen == again.not_seen:
        return Checked(True, f"{finding.title}: {before}: {_plain(finding, again)}.")
    return Checked(
        False,
        f"{finding.title}: {before} ({finding.result.not_seen} not seen) said, "
        f"{_plain(finding, again)} ({again.not_seen} not seen) counted.",
    )


def _language(
    evidence: ReadEvidence,
    language: str,
    results: Mapping[str, Counted],
    papers: Mapping[str, bytes],
) -> Iterator[Checked]:
    names = [name for name in papers if name.endswith(f"-{language}.html")]
    if len(names) != 1:
        yield Checked(
            False, f"{language}: {len(names)} papers in HTML where there is one."
        )
        return
    (name,) = names
    text = text_of_html(papers[name].decode(errors="replace"))
    numbers, is_whole = 0, True
    sentences = evidence.sentences.get(language, ())
    for sentence in sentences:
        faults = [
            *_numbers_hold(evidence, language, sentence.segments, results),
            *_rests(evidence, sentence.kind, sentence.findings),
        ]
        if one_line(sentence.text) not in text:
            faults.append(f"does not stand in {name}")
        for fault in faults:
            yield Checked(False, f"{language}: “{one_line(sentence.text)}” {fault}.")
        is_whole = is_whole and not faults
        numbers += sum(one.kind == "finding" for one in sentence.segments)
    if not sentences:
        yield Checked(False, f"{language}: the evidence has no sentence.")
    elif is_whole:
        yield Checked(
            True,
            f"{language}: {len(sentences)} sentences stand in {name}; {numbers} numbers "
            "in them are what the rows give.",
        )


def _numbers_hold(
    evidence: ReadEvidence,
    language: str,
    segments: tuple[Segment, ...],
    results: Mapping[str, Counted],
) -> Iterator[str]:
    for one in segments:
        if one.kind == "finding":
            finding, again = evidence.findings.get(one.key), results.get(one.key)
            if finding is None or again is None:
                yield f"has a number that nothing gives: {one.text} ({one.key})"
                continue
            try:
                right = written(again, finding.query.show, language)
            except QueryError as error:
                yield f"has a number that cannot be written: {error}"
                continue
            if one.text != right:
                yield f"says {one.text} where the rows give {right} ({one.key})"
        elif one.kind == "figure":
            shown = evidence.figures.get(one.key, {}).get(language)
            if one.text != shown:
                yield f"says {one.text} where the figure {one.key} is {shown}"


def _rests(
    evidence: ReadEvidence, kind: str, findings: tuple[str, ...]
) -> Iterator[str]:
    if kind in NEEDS_FINDING and not set(findings) & evidence.findings.keys():
        yield "rests on no finding"


def _amount(finding: SaidFinding, result: Counted) -> str:
    return f"{_plain(finding, result)} {result.unit}"


def _plain(finding: SaidFinding, result: Counted) -> str:
    if finding.query.show in ("count_of", "share"):
        return f"{result.value} of {result.of}"
    return str(result.value)
